"""The *allocation aux adultes handicapés*: an amount that completes a pension, decided by the MDPH.

It is due from an incapacity of 80 %, or of 50 to 79 % with a lasting restriction of access to work,
and the MDPH alone decides it. Only the plain case is coded here: somebody alone, without income
from work, receives the full amount less the monthly pension. With work the resources of the last
quarter are abated by slices, and since October 2023 a partner's income counts no more: such cases
are *to check*, never computed.

Sources: CSS L.821-1 to L.821-3, R.821-4, D.821-1, D.821-2. No CRDS is taken from it.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from planner.calc.calendar import Month
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law, LawValue
from planner.calc.operations import Number, Recorder, figures_only

__all__ = ["REFERENCES", "DisabledAdult", "aah", "aah_figures", "compute_aah"]

N = TypeVar("N")

REFERENCES = {"pensions": "CSS L.821-1, R.821-4", "amount": "CSS L.821-1, L.821-3, D.821-1"}


class DisabledAdult(NamedTuple, Generic[N]):
    """EUR a month, whole cents; ``amount`` is zero when the pensions reach the full amount."""

    full: N
    amount: N


@lru_cache(maxsize=64)
def _full(law: Law, month: Month) -> LawValue:
    return law.value("aah.montant", month.first_day)


def aah(law: Law, month: Month, pensions: tuple[Figure, ...] = ()) -> DisabledAdult[Figure]:
    """The AAH of somebody alone without work; ``MissingParameter`` before April 2024."""
    return compute_aah(WithDerivation("aah", REFERENCES), law, month, pensions)


def aah_figures(law: Law, month: Month, pensions: tuple[Number, ...] = ()) -> DisabledAdult[Number]:
    """The same as bare cents."""
    return compute_aah(figures_only, law, month, pensions)


def compute_aah(
    r: Recorder[N], law: Law, month: Month, pensions: tuple[N, ...]
) -> DisabledAdult[N]:
    """The rule, written once for every recorder; ``pensions`` are EUR a month, whole cents."""
    full = r.parameter(_full(law, month))
    if not pensions:
        return DisabledAdult(full, r.choice("amount", full, because="no_pension"))
    counted = r.sum("pensions", *pensions)
    return DisabledAdult(
        full, r.at_least_zero("amount", r.difference("full_less_pensions", full, counted))
    )
