"""Every id that the housing allowance of a plan may emit, beside those of ``calc.vocabulary``.

The words are in the views; a test holds both against each other.
"""

from __future__ import annotations

__all__ = ["RESOURCE_QUESTIONS", "RESOURCE_REASONS", "RESOURCE_SITUATIONS", "RESOURCE_STATES"]

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
