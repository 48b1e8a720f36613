"""Every id that the housing allowance of a plan may emit, beside those of ``calc.vocabulary``.

The words are in the views; a test holds both against each other.
"""

from __future__ import annotations

__all__ = [
    "CONDITIONS",
    "CONSEQUENCES",
    "GAP_CAUSES",
    "GAP_CHANGES",
    "GAP_VERDICTS",
    "REGIMES",
    "RESOURCE_QUESTIONS",
    "RESOURCE_REASONS",
    "RESOURCE_SITUATIONS",
    "RESOURCE_STATES",
    "STANDINGS",
]

RESOURCE_STATES = frozenset(
    {"known", "estimated", "missing", "neutralised", "replaced", "not_counted"}
)
"""How far an income is known for the resource base (``ResourceView.state``)."""

RESOURCE_REASONS = frozenset(
    {
        "declared",
        "student",
        "other_adults",
        "outside_the_year",
        "rsa",
        "unemployed_unpaid",
        "tax_notice",
        "irregular",
        "since_when",
        "changed_income",
        "unsettled",
        "birth",
        "no_adult",
        "no_income",
    }
)
"""Why (``ResourceView.reason``), and why no base is computed (``ResourceBaseView.missing``)."""

RESOURCE_SITUATIONS = frozenset({"given", "student", "rsa", "steady", "changed"})
"""How the resource base was made (``ResourceBaseView.source`` and ``situation``)."""

RESOURCE_QUESTIONS = frozenset(
    {
        "assets",
        "other_resources_of_the_tax_notice",
        "other_adults",
        "partner_without_income",
        "since_when",
        "net_taxable",
        "maintenance_paid",
        "before_rsa",
        "savings_already_taxed",
    }
)
"""What to ask before trusting a computed resource base (``ResourceBaseView.questions``)."""

GAP_CAUSES = frozenset(
    {"household", "resource_period", "zone", "rent_cap", "rls", "overpayment", "suspension"}
)
"""What may part the amount notified from the one computed (``GapCause.cause``)."""

GAP_CHANGES = frozenset(
    {
        "one_dependant_less",
        "one_dependant_more",
        "single",
        "couple",
        "aah_or_aeeh",
        "no_aah_or_aeeh",
        "base_of_the_incomes",
        "base_of_the_previous_quarter",
        "zone_1",
        "zone_2",
        "zone_3",
        "previous_scale",
        "furnished",
        "unfurnished",
        "room",
        "not_a_room",
        "flat_share",
        "not_shared",
        "rls_due",
        "no_rls",
        "withheld",
        "suspended",
    }
)
"""The one fact changed to test a cause (``GapCause.change``)."""

GAP_VERDICTS = frozenset({"explained", "several", "not_explained"})

CONSEQUENCES = frozenset({"net_rent", "reste_a_vivre", "fsl_base", "rsa", "ppa"})
"""What the restored allowance would change elsewhere (``Consequence.id``)."""

REGIMES = frozenset({"payer", "ccapex"})
"""Who decides of a suspension (``SuspensionReading.regime``)."""

STANDINGS = frozenset({"not_at_risk", "protected", "at_risk", "unknown", "suspended", "liftable"})
"""Where the allowance stands under a regime (``SuspensionReading.standing``)."""

CONDITIONS = frozenset(
    {
        "approved_plan_and_rent",
        "current_expense_paid",
        "hardship_and_half",
        "judge_schedule_kept",
        "indemnity_paid",
        "file_oriented",
        "measures_and_rent",
        "good_faith",
    }
)
"""What keeps or restores the allowance (``ConditionView.id``)."""
