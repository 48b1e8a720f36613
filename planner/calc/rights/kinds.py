"""How each kind of income counts for the RSA, the prime d'activité, the ASPA and the health cover.

The RSA counts nearly everything that comes in, by its *net social* amount; CASF R.262-11 lists what
it leaves out (school and disability allowances, one-off aids, gifts of the family since July 2025).
The prime d'activité sorts the same incomes into *earned* and *other*. Where the sorting depends on
something an interview does not know (sick pay is earned for three months only, a total may hold
anything) the kind is *either*; where no text was read it is *unsure*, and both readings are shown.
"""

from __future__ import annotations

from enum import Enum

__all__ = [
    "EXCLUDED_FROM_ASPA",
    "EXCLUDED_FROM_C2S",
    "PENSIONS",
    "REPLACEMENTS",
    "Counts",
    "counts",
]


class Counts(Enum):
    """How a kind of income counts."""

    EARNED = "earned"
    EITHER = "either"
    OTHER = "other"
    AAH = "aah"
    BENEFIT = "benefit"
    """A family benefit, which has its own amount to count."""
    UNSURE = "unsure"
    NOT = "not"


_EARNED = frozenset(
    {
        "wage",
        "wage_13th_month",
        "temporary_wage",
        "home_worker_wage",
        "apprentice_wage",
        "esat_wage",
        "self_employed_income",
        "casual_wage",
    }
)
_EITHER = frozenset(
    {"sick_pay", "sick_pay_top_up", "maternity_pay", "training_allowance", "income_total"}
)
PENSIONS = frozenset(
    {
        "work_accident_pension",
        "disability_pension",
        "asi",
        "retirement_pension",
        "supplementary_pension",
        "survivor_pension",
    }
)
_OTHER = PENSIONS | {
    "unemployment_benefit",
    "ass",
    "aspa",
    "prepare",
    "child_support_received",
    "lodger_contribution",
    "rental_income",
    "savings_interest",
}
_BENEFITS = frozenset({"af", "cf", "asf", "paje_base"})
_UNSURE = frozenset({"student_grant", "young_adult_allowance", "asylum_allowance", "other_income"})

REPLACEMENTS = _EARNED | _EITHER | PENSIONS | {"unemployment_benefit", "ass", "aah", "aspa"}
"""What takes the place of an income that stopped: it is then left out of nothing."""

EXCLUDED_FROM_C2S = frozenset(
    {
        "rsa",
        "ppa",
        "ars",
        "aeeh",
        "pch",
        "apa",
        "cmg",
        "birth_premium",
        "christmas_bonus",
        "irregular_aid",
        "family_help",
        "tax_refund",
        "school_grant",
        "student_grant",
        "housing_allowance",
        "rls",
    }
)
"""CSS R.861-10; the RSA and the prime d'activité from memory, not read again."""

EXCLUDED_FROM_ASPA = EXCLUDED_FROM_C2S | _BENEFITS | {"prepare", "ajpp", "aspa", "aah"}
"""CSS R.815-22: family and housing benefits; the ASPA itself, and an AAH that it replaces."""


def counts(kind: str) -> Counts:
    """How a kind of income counts for the RSA and the prime d'activité."""
    for kinds, how in (
        (_EARNED, Counts.EARNED),
        (_EITHER, Counts.EITHER),
        (_OTHER, Counts.OTHER),
        (_BENEFITS, Counts.BENEFIT),
        (_UNSURE, Counts.UNSURE),
    ):
        if kind in kinds:
            return how
    return Counts.AAH if kind == "aah" else Counts.NOT
