"""Every id that a plan may emit, with the names of the values that go with it.

The rules emit ids and values; the words are in the views, in French and in English. A test of the
views holds their tables against this module, and a test of the plan holds every plan against it,
so that a user never meets an id without words. The order of the names is without meaning.
"""

from __future__ import annotations

from collections.abc import Mapping

from planner.calc.procedure import steps
from planner.calc.schemes import over_indebtedness_effects
from planner.calc.schemes.paper_ids import PAPERS

__all__ = [
    "ALERTS",
    "ALLOWANCE_MISSING",
    "ALLOWANCE_REFUSALS",
    "BECAUSE",
    "CERTAINTIES",
    "CERTIFICATES",
    "CRITERIA",
    "DEADLINES",
    "DETAILS",
    "FIGURES",
    "PAPERS",
    "REASONS",
    "SCHEDULES",
    "WHY_NOT",
]

Names = tuple[str, ...]

SCHEDULES = frozenset(
    {"proposed", "chosen", "landlord", "household", "cohesion_protocol", "statutory"}
)

CERTIFICATES = frozenset({"floor", "deadline", "horizon"})

CERTAINTIES = frozenset(
    {"settled", "disputed", "printed", "prudent", "local", "indicative", "unverified"}
)
"""How sure a reason or a date is; ``indicative`` where a commission or a payer decides."""

WHY_NOT = frozenset(
    {
        "allowance_apart",
        "already_withheld",
        "counted_with_dwelling",
        "earmarked",
        "frozen_debt",
        "living_cost",
        "not_in_the_average",
        "rent_reduction",
    }
)
"""Why a line of the budget is shown and not added (``BudgetItem.why_not``)."""

ALLOWANCE_REFUSALS = frozenset({"not_covered", "owner", "too_many_dependants"})

ALLOWANCE_MISSING = frozenset({"missing", "room_and_flat_share", "no_parameter"})
"""``Missing.reason`` of the allowance; ``no_parameter`` is followed by ``:`` and an id."""

BECAUSE = frozenset({"floor_of_this_household", "no_grant", "rsa", "unemployed_unpaid"})
"""Why a figure was chosen among several (``Figure.because``)."""

DEADLINES = steps.NAMES
"""Dates of the other procedures, beside those of ``procedure.EVENTS``."""

REASONS: Mapping[str, Names] = {
    # Any proposal
    "request_under_way": ("state", "on"),  # state: prepared, sent; on may be None
    "request_granted": ("on", "amount"),  # either may be None
    "request_refused": ("on",),
    # The payment plan
    "debt_not_known": (),
    "no_debt": (),
    "only_disputed_debt": ("prescribed",),
    "earlier_debts_may_not_be_paid": ("since", "amount"),
    "later_debt_may_be_paid": ("amount",),
    "settled_by_the_measures": ("since",),
    "file_under_way": ("since",),
    "would_be_forbidden": (),
    "schedule_holds": ("schedule", "instalment", "months", "ends"),
    "family_figure_kept": ("amount",),
    "plan_longer_than_usual": ("months", "limit"),
    "nothing_holds": ("month", "missing"),
    "average_would_break": ("average", "month", "left"),
    "small_instalment_with_review": ("amount", "months", "horizon"),
    "allowance_first": ("amount",),
    "back_payment_first": ("amount", "left"),
    "signed_plan_protects_allowance": ("threshold",),
    "full_rent_before_hearing": ("rent", "hearing"),
    "protocol_after_judgment": ("months", "more_months", "amount"),
    "lease_ended_landlord_decides": ("since",),
    "plan_on_the_rest": ("amount", "instalment", "months"),
    "dispute_fees": ("amount",),
    # The FSL
    "fsl_no_debt": (),
    "fsl_no_territory": (),
    "fsl_no_profile": ("department",),
    "fsl_profile": ("profile", "version"),
    "fsl_can_pay_alone": ("months",),
    "fsl_alone_is_long": ("months",),
    "fsl_criterion_met": ("criterion", "value", "limit"),
    "fsl_criterion_not_met": ("criterion", "value", "limit"),
    "fsl_criterion_to_prove": ("criterion", "value", "limit"),
    "fsl_criterion_unknown": ("criterion",),
    "fsl_not_read": ("criteria",),
    "fsl_possible_from": ("month", "months"),
    "fsl_possible_by_band": ("band", "month", "months"),
    "fsl_waits_until": ("criterion", "month"),
    "fsl_urgent_path": ("path",),
    "fsl_derogation": ("path",),
    "fsl_above_effort": ("path",),
    "fsl_decided_within": ("days",),
    "fsl_agreement_within": ("days",),
    "fsl_amount": ("amount", "total"),
    "fsl_grant": ("amount",),
    "fsl_loan": ("amount",),
    "fsl_loan_terms": ("instalment", "months"),
    "fsl_least": ("amount", "instalment", "months"),
    "fsl_least_is_all": ("amount",),
    "fsl_least_out_of_reach": (),
    "fsl_until_pay_rent": ("months",),
    "fsl_until_loan_repaid": (),
    "fsl_until_step": ("criterion",),
    "fsl_filed_by": ("filer",),
    "fsl_complete_within": ("days",),
    "fsl_utilities": ("service", "total", "amount"),  # amount may be None
    "fsl_utilities_later": ("service", "criteria", "month"),
    "fsl_utilities_form": ("service", "grant", "loan"),
    "fsl_utilities_loan": ("service", "instalment", "months"),
    "fsl_utilities_least": ("service", "amount", "instalment", "months"),
    "fsl_utilities_all": ("service", "amount"),
    "fsl_utilities_alone": ("service",),
    "fsl_utilities_out_of_reach": ("service",),
    "fsl_utilities_rest": ("service", "instalment", "months"),
    "fsl_supply_kept": (),
    "fsl_preferred_met": ("criterion", "value", "limit"),
    "fsl_preferred_not_met": ("criterion", "value", "limit"),
    "fsl_preferred_to_prove": ("criterion", "value", "limit"),
    "fsl_loan_charged": ("amount",),
    "fsl_loan_interest": ("amount",),
    "fsl_utilities_closed": ("service", "criteria"),
    "fsl_utilities_only": (),
    "fsl_remainder": ("amount",),
    "fsl_after_over_indebtedness": (),
    "fsl_loan_forbidden": (),
    "fsl_students_often_left_out": (),
    # What goes together
    "pairing_plan_alone": ("months",),
    "pairing_rest_by_plan": ("amount",),
    "pairing_fund_pays_all": (),
    "pairing_by_the_commission": (),
    "pairing_debt_not_settled": (),
    "pairing_rights_first": (),
    "pairing_debt_frozen": ("amount",),
    "pairing_fund_excludes_a_file": (),
    "pairing_nothing_left_to_plan": (),
    "pairing_part_not_open": ("aid", "verdict"),
    # The ASLL
    "asll_running": ("until",),
    "asll_review_late": ("on",),
    "asll_needs_agreement": (),
    "asll_household_wants_it": (),
    "asll_household_refuses": (),
    "asll_household_thinks": (),
    "asll_no_need": (),
    "asll_need_procedure": ("event", "on"),
    "asll_need_over_indebtedness": (),
    "asll_need_long_arrears": ("months",),
    "asll_need_several_debts": ("count",),
    "asll_need_chosen": ("count",),
    # Over-indebtedness
    "oi_nothing_to_settle": (),
    "oi_rent_debt_only": (),
    "oi_screen_clear": ("months",),
    "oi_no_capacity": (),
    "oi_no_capacity_but_temporary": (),
    "oi_arrears_too_long": ("months", "limit"),
    "oi_debts_too_long": ("months", "limit"),
    "oi_creditors_without_agreement": ("count", "limit"),
    "oi_seizure": ("count",),
    "oi_judgment": ("count",),
    "oi_without_instalments": ("before", "after"),
    "oi_resume_rent_first": ("rent",),
    "oi_household_refuses": (),
    "oi_professional_debts": (),
    "oi_filed": ("since",),
    "oi_admissible": ("since",),
    "oi_measures": ("since",),
    "oi_lapsed": ("since", "limit"),
    "oi_closed": ("since",),
    **over_indebtedness_effects.IDS,
    # Rights, beside the ids of ``rights.vocabulary``
    "al_claim_now": ("amount", "benefit"),
    "al_cannot_be_computed": (),
    "al_have_it_restored": ("since", "amount"),
    "al_ask_the_payer": ("computed", "notified", "gap"),
    "direct_payment": ("amount",),
    "rsa_when_income_stops": ("kind", "line", "month", "resources", "limit"),
    "disability_pension_maybe": (),
    "credit_insurance": (),
    "student_aid": (),
    "legal_aid": ("event", "on"),
    "dalo": (),
    "bank_fee_cap": ("amount",),
    "energy_fund": ("debt",),
}

CRITERIA = frozenset(
    {
        "ceiling",
        "effort_ratio",
        "occupancy",
        "dwelling",
        "debt_minimum",
        "debt_minimum_months",
        "debt_maximum",
        "debt_residual_rents",
        "debt_age",
        "resumption",
        "over_indebtedness",
        "frequency",
        "loan_repaid",
        "rolling_cap",
        "loan_terms",
        "loan_duration",
        "asll_required",
        "landlord_share",
        "aid_must_matter",
        "utility_cap",
        "debt_certified",
        "direct_request",
        "debt",
        "prior_steps",
        "exclusions",
        "prior_step.ccapex_or_benefit_stop",
        "prior_step.ccapex_informed",
        "prior_step.caf_informed",
        "prior_step.payment_plan",
        "prior_step.payment_plan_kept",
        "prior_step.negotiation_or_plan",
        "prior_step.benefit_paid_to_landlord",
        "prior_step.guarantor_unusable",
        "prior_step.action_logement_asked",
        "prior_step.new_lease_if_terminated",
        "prior_step.rights_claimed",
        "prior_step.back_payment_deducted",
        "exclusion.student",
        "exclusion.student_without_job",
        "exclusion.minor_not_emancipated",
        "exclusion.housed_free",
        "exclusion.homeless",
        "exclusion.insalubrity_order",
        "exclusion.misfit_size_unless_leaving",
        "exclusion.move_for_convenience",
        "exclusion.irregular_stay",
    }
)
"""What ``criterion`` of a FSL reason may be; ``value`` and ``limit`` may be None."""

DETAILS = frozenset(
    {
        "housing_allowance",
        "direct_payment",
        "rsa",
        "ppa",
        "c2s",
        "energy_voucher",
        "asf",
        "af",
        "cf",
        "paje_base",
        "ars",
        "rls",
        "aah",
        "aspa",
        "disability_pension",
        "credit_insurance",
        "student_aid",
        "legal_aid",
        "dalo",
        "bank_fee_cap",
        "energy_fund",
    }
)
"""Which right, in ``Proposal.detail`` of the kind ``rights``; of the kind ``fsl`` it is the id of
the profile that was applied."""

ALERTS: Mapping[str, Names] = {
    # What is not known
    "nobody_in_household": (),
    "birth_unknown": (),
    "rent_unknown": (),
    "allowance_amount_unknown": (),
    "account_unknown": (),
    "account_rough": ("amount",),
    "opening_balance_unknown": ("amount",),
    "statement_old": ("on",),
    "declared_zero": ("kind",),
    "rough_line": ("kind", "amount"),
    "due_month_unknown": ("kind",),
    "formula_unknown": ("formula",),
    "formula_without_floor": ("formula", "used"),
    "deadline_facts_missing": ("event", "field"),
    "no_parameter": ("parameter",),
    "law_to_review": ("count",),
    "debt_birth_unknown": (),
    # Facts at odds, or counted once only
    "allowance_told_as_income": (),
    "rls_told_as_income": (),
    "earmarked_income": ("kind",),
    "counted_with_dwelling": ("kind",),
    "living_costs_above_floor": ("declared", "floor"),
    "instalment_told_twice": ("amount",),
    "withheld_before_or_after": ("amount",),
    "seizure_above_portion": ("taken", "seizable", "wage"),
    "seizure_below_minimum": ("taken", "left", "floor"),
    "allowance_above_rent": ("allowance", "rent"),
    "resumption_at_odds": ("told", "account"),
    "seizable_partner": (),
    # The acts of the eviction
    "events_out_of_order": ("event", "on", "earlier_event", "earlier_on"),
    "summons_before_delay": ("on", "expires"),
    "summons_after_prefect_delay": ("on", "hearing", "latest"),
    "truce_set_by_prefect": (),
    "rsa_of_mayotte": (),
    # What is coming
    "income_ends": ("kind", "month", "amount"),
    "charge_ends": ("kind", "month", "amount"),
    "lump_makes_lowest": ("kind", "month", "amount", "monthly", "capacity", "if_spread"),
    "overdraft_exceeded": ("month", "balance", "limit"),
    # The budget
    "formula_not_applied": ("formula",),
    "deficit": ("month", "left"),
    "below_floor": ("month", "left", "floor"),
    "effort_high": ("ratio", "limit"),
    # The account
    "fees_struck": ("amount",),
    "prescribed_apart": ("amount",),
    "account_in_credit": ("amount",),
    "unpaid_rent_constituted": ("threshold", "since"),
    "unpaid_rent_by_the_other_rule": ("threshold", "since"),
    # The allowance
    "allowance_suspended": ("since",),
    "allowance_not_claimed": ("amount",),
    "allowance_gap": ("computed", "notified", "gap"),
    "zone_several": ("zones",),
    "zone_unknown": (),
    "zone_at_odds": ("declared", "zones"),
    "rls_missing": ("due",),
    "rls_at_odds": ("printed", "due"),
    # The schedules
    "landlord_demand_breaks": ("instalment", "month", "missing"),
    "household_offer_breaks": ("instalment", "month", "missing"),
    "chosen_breaks": ("instalment", "month", "missing"),
    # Over-indebtedness
    "debts_not_to_be_paid": ("amount", "since"),
    "instalment_not_to_be_paid": ("amount",),
    "admissibility_lapsed": ("since",),
}
"""Alert ids; ``path`` names the place of the dossier where there is one."""

FIGURES = frozenset(
    {
        "budget.resources",
        "budget.allowance_used",
        "budget.gross_rent",
        "budget.net_rent",
        "budget.other_charges",
        "budget.reste_a_vivre",
        "budget.per_person_day",
        "budget.floor",
        "budget.effort_ratio",
        "budget.capacity",
        "budget.capacity_average",
        "budget.fsl_base",
        "arrears.balance",
        "arrears.undisputed",
        "arrears.struck_total",
        "arrears.prescribed",
        "arrears.frozen",
        "arrears.payable",
        "repayment_capacity.capacity",
        "repayment_capacity.seizable",
        "repayment_capacity.total_debts",
        "repayment_capacity.frozen_debts",
        "repayment_capacity.without_debts",
    }
)
"""The figures that every plan publishes (the capacity ones on a covered day only)."""
