"""Every id that a review of rights may emit, with the names of the values that go with it.

The review emits ids and values; the words are in the views, in French and in English. A test holds
every review of any dossier against this module, and another the words of the views.
"""

from __future__ import annotations

from collections.abc import Mapping

from planner.calc.values import dataclass

__all__ = [
    "BECAUSE",
    "MISSING",
    "NOTES",
    "PAYERS",
    "QUESTIONS",
    "REASONS",
    "REFUSALS",
    "RIGHTS",
    "Right",
]

Names = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Right:
    """Who pays a right, the text that opens it and the papers that prove it."""

    payer: str
    reference: str
    papers: Names


PAYERS = frozenset({"caf", "mdph", "pension_fund", "cpam", "landlord", "state"})

_FAMILY = ("caf_certificate", "family_record_book", "tax_notice")
_INCOMES = ("payslips", "caf_certificate", "household_record", "rib")

RIGHTS: Mapping[str, Right] = {
    "af": Right("caf", "CSS L.521-1", _FAMILY),
    "cf": Right("caf", "CSS L.522-1", _FAMILY),
    "paje_base": Right("caf", "CSS L.531-1", _FAMILY),
    "asf": Right("caf", "CSS L.523-1", ("maintenance_judgment", "household_record")),
    "ars": Right("caf", "CSS L.543-1", _FAMILY),
    "rls": Right("landlord", "CCH L.442-2-1", ("rent_notice", "allowance_notice")),
    "aah": Right("mdph", "CSS L.821-1", ("department_decision", "pension_statement")),
    "aspa": Right("pension_fund", "CSS L.815-1", ("pension_statement", "tax_notice", "rib")),
    "rsa": Right("caf", "CASF L.262-2", _INCOMES),
    "ppa": Right("caf", "CSS L.841-1", _INCOMES),
    "c2s": Right("cpam", "CSS L.861-1", ("tax_notice", "payslips", "health_insurance_schedule")),
    "energy_voucher": Right("state", "C. énergie L.124-1", ("tax_notice", "energy_bill")),
}
"""Each right, in the order of the review: what comes first counts in what comes after."""

REFUSALS = frozenset(
    {
        "overseas",
        "fewer_than_two_children",
        "fewer_than_three_children_of_three",
        "no_child_under_three",
        "no_child_in_charge",
        "no_child_at_school",
        "not_a_lone_parent",
        "other_parent_pays",
        "maintenance_reaches_asf",
        "income_above_ceiling",
        "cf_rather_than_paje",
        "paje_rather_than_cf",
        "nobody_disabled",
        "pensions_reach_the_amount",
        "nobody_of_the_age",
        "student",
        "under_25",
        "student_earns_too_little",
        "resources_above_amount",
        "no_earned_income",
        "not_social_housing",
        "above_rls_ceiling",
        "c2s_above_ceiling",
        "energy_voucher_above_limit",
    }
)
"""``NotApplicable.reason``."""

MISSING = frozenset({"missing", "birth_unknown", "no_parameter"})
"""``Missing.reason``; ``no_parameter`` is followed by ``:`` and an id."""

REASONS: Mapping[str, Names] = {
    # Why a right is to check, or what may change its amount
    "n2_income_unknown": ("year", "limit"),  # limit: the whole amount up to it, may be None
    "two_earners_unknown": (),
    "alternating_custody": (),
    "other_parent_unknown": (),
    "birthday_in_quarter": (),
    "benefits_not_told": (),
    "allowance_not_told": (),
    "allowance_claimed": (),
    "allowance_suspended": (),
    "housing_not_told": (),
    "income_began": (),
    "income_stopped": (),
    "income_kind_unsure": (),
    "income_earned_or_not": (),
    "total_not_detailed": (),
    "child_income": (),
    "other_dependant": (),
    "self_employed": (),
    "young_worker_hours": (),
    "student_partner": (),
    "parameters_changing": (),
    "net_social_amount": (),
    "whose_wage": (),
    "mdph_decides": (),
    "aah_with_work_or_couple": (),
    "unfit_for_work": (),
    "savings_counted": (),
    "capital_not_asked": (),
    "conventioned_not_told": (),
    "c2s_with_rsa": (),
    "c2s_free": ("resources", "limit"),
    "c2s_contribution": ("resources", "limit", "amount"),  # amount: may be None
    "c2s_between": ("resources", "limit"),
    "c2s_incomes_changed": ("resources", "limit"),
    "c2s_out_of_work": (),
    "energy_voucher_likely": ("income", "limit"),
    "income_estimated": (),
}

NOTES: Mapping[str, Names] = {
    "rsa_changes_allowance": (),
    "rsa_more_if_separated": ("amount",),
    "rsa_set_for_three_months": (),
    "residence_condition": (),
    "aspa_estate": ("threshold",),  # may be None
    "aspa_residence": (),
    "aspa_before_rsa": (),
    "asf_recovered": (),
    "ars_paid_in_august": ("year",),
    "c2s_old_ceilings": ("until",),
    "energy_voucher_on_request": (),
    "mva_maybe": ("amount",),
}

QUESTIONS: Mapping[str, Names] = {
    "is_it_received": ("right", "payer", "amount"),
    "why_less": ("right", "payer", "received", "computed", "gap"),
    "why_more": ("right", "payer", "received", "computed", "gap"),
    "why_received": ("right", "payer", "received"),
    "ask_n2_income": ("right", "year"),
    "ask_other_parent": (),
    "ask_custody": ("right",),
    "ask_incomes": ("right", "first", "last"),  # months
    "ask_housing": (),
    "ask_allowance": (),
    "ask_the_payer": ("right", "payer"),
    "ask_mdph": (),
    "ask_pension_fund": (),
    "ask_hours": (),
    "ask_births": (),
    "ask_facts": ("right",),
    "ask_conventioned": (),
    "ask_cover": (),
    "ask_tax_income": (),
}

BECAUSE = frozenset(
    {
        "income_under_half_ceiling",
        "income_under_ceiling",
        "by_size",
        "housing_paid_for",
        "housed_free",
        "housing_at_most",
        "no_housing_benefit",
        "no_pension",
    }
)
"""Why a figure was chosen among several (``Figure.because``)."""
