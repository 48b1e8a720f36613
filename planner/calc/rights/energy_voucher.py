"""The *chèque énergie*: a voucher for an energy bill, by tax income and size of the household.

It opens when the reference tax income of a household, divided by its consumption units (1 for the
first person, half for the second, 0.3 for each other, half of it for a child in alternating
custody), is strictly under a limit. Its amounts of 2026 were not read in any text: the answer is
likely or not, and between the smallest and the largest face value. Since 2025 it is not sent to
everybody: some must ask for it. Sources: C. énergie L.124-1, R.124-1 and following.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from planner.calc.calendar import Month
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law, LawValue
from planner.calc.operations import Number, Recorder, figures_only
from planner.calc.values import dataclass

__all__ = [
    "REFERENCES",
    "EnergyVoucher",
    "VoucherScale",
    "compute_voucher",
    "energy_voucher",
    "energy_voucher_figures",
    "voucher_scale",
]

N = TypeVar("N")

REFERENCES = {
    "income_by_unit": "C. énergie L.124-1, R.124-1",
    "limit": "C. énergie R.124-1",
    "smallest": "C. énergie R.124-3",
    "largest": "C. énergie R.124-3",
}
# C. énergie R.124-1: consumption units, in tenths; they have never changed since 2018.
_FIRST, _SECOND, _OTHER = 10, 5, 3


@dataclass(frozen=True, slots=True)
class VoucherScale:
    """The dated values of one month."""

    limit: LawValue
    smallest: LawValue
    largest: LawValue


@lru_cache(maxsize=64)
def voucher_scale(law: Law, month: Month) -> VoucherScale:
    """The values in force in a month; ``MissingParameter`` before 2022."""
    day = month.first_day
    return VoucherScale(
        law.value("cheque_energie.plafond_rfr_par_uc", day),
        law.value("cheque_energie.minimum", day),
        law.value("cheque_energie.maximum", day),
    )


class EnergyVoucher(NamedTuple, Generic[N]):
    """``under`` says whether the income by unit is under the limit; EUR a year."""

    income_by_unit: N
    limit: N
    smallest: N
    largest: N
    under: bool


def energy_voucher(
    law: Law, month: Month, income: Figure, persons: int, alternating: int = 0
) -> EnergyVoucher[Figure]:
    """Whether a voucher is likely, explained; see ``compute_voucher``."""
    r = WithDerivation("energy_voucher", REFERENCES)
    return compute_voucher(r, voucher_scale(law, month), income, persons, alternating)


def energy_voucher_figures(
    law: Law, month: Month, income: Number, persons: int, alternating: int = 0
) -> EnergyVoucher[Number]:
    """The same as bare cents."""
    return compute_voucher(figures_only, voucher_scale(law, month), income, persons, alternating)


def compute_voucher(
    r: Recorder[N], scale: VoucherScale, income: N, persons: int, alternating: int = 0
) -> EnergyVoucher[N]:
    """The rule, written once: ``income`` EUR a year of the whole household; ``alternating`` of
    the ``persons`` are children in alternating custody, counted last.
    """
    if persons < 1 or not 0 <= alternating < persons:
        raise ValueError("one person at least, who is no child in alternating custody")
    # In twentieths, so that half of 0.3 stays whole.
    parts = [2 * _FIRST, *([2 * _SECOND] if persons > 1 else []), *[2 * _OTHER] * (persons - 2)]
    halved = range(persons - alternating, persons)
    twentieths = sum(part // 2 if index in halved else part for index, part in enumerate(parts))
    by_unit = r.part("income_by_unit", income, 2 * _FIRST, twentieths, None)
    limit = r.parameter(scale.limit)
    return EnergyVoucher(
        by_unit,
        limit,
        r.parameter(scale.smallest),
        r.parameter(scale.largest),
        r.bare(by_unit) < r.bare(limit),
    )
