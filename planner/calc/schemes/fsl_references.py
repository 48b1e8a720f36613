"""The text behind each step of an evaluation by a fund's regulation."""

from __future__ import annotations

__all__ = ["REFERENCES"]

_OF_THE_REGULATION = (
    *("ceiling", "ceiling_share", "effort_limit", "abatement", "quotient_weight", "quotient_days"),
    *("max_amount", "max_residual_rents", "rolling_max", "coverage", "landlord_share"),
    *("grant_share", "grant_max", "loan_min_share", "loan_least", "loan_most"),
    *("least_months", "most_rents", "asll_above", "utility_cap"),
)
REFERENCES = {
    "resources": "décret 2005-212 art. 5",
    **dict.fromkeys(_OF_THE_REGULATION, "règlement intérieur du FSL"),
}
"""The text behind a step: the decree, or what the regulation itself writes."""
