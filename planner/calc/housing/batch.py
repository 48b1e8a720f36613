"""The rental allowance over columns of households, for files: the twin of the scalar rule.

Amounts are whole cents and rates whole millionths in ``int64``; nothing is ever a binary
fraction. What depends on the family and the zone alone (cap, charges, family rate, reference rent,
deduction, dear rents) is taken from the scalar rule itself, computed once a month for every family
that exists; the rest is the same sequence of whole-number operations, column by column. A
property holds both equal, step by step.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from planner.calc.calendar import Month
from planner.calc.housing.allowance import FamilySteps, HousingAllowance, Tenancy, family_steps
from planner.calc.housing.scale import RentalScale, rental_scale
from planner.calc.law import Law
from planner.calc.money import Money
from planner.calc.operations import figures_only

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Column = NDArray[np.int64]
    Columns = dict[str, Column]

__all__ = ["REQUIRED", "STEPS", "allowance_columns"]

REQUIRED = ("month", "zone", "rent", "annual_resources")
"""Columns without which nothing is computed."""

_WHOLE = ("zone", "dependants", "rent", "annual_resources", "rls")
_FLAGS = (
    "couple",
    "furnished",
    "room",
    "flat_share",
    "conventioned",
    "social_landlord",
    "aah_or_aeeh",
    "overseas",
)
_KINDS = {"whole numbers": "iu", "booleans": "b"}
"""How numpy calls the types that a column may have."""

STEPS = tuple(name for name in HousingAllowance._fields if name != "benefit")
"""Every column of the result; ``crds_rls`` is 0 where no RLS counted."""

_ROWS = 4096
"""Rows worked on at once: their columns stay in the processor's nearest memory."""

_MOST_DEPENDANTS = 20
_LARGEST = 10**11 - 1
"""999,999,999.99 euros, the largest amount that can be written."""


def allowance_columns(law: Law, households: Mapping[str, Any], *, steps: bool = False) -> Columns:
    """The allowance of every household of a file, in the order given.

    ``households`` maps the names of ``Tenancy`` and ``month`` to columns of one length: ``month``
    a ``datetime64[M]``; ``rent``, ``annual_resources`` and ``rls`` whole cents; flags boolean.
    All but ``REQUIRED`` may be absent. Gives ``paid`` in cents, and with ``steps`` every step.

    Raises ``ValueError``, naming the column and the first row at fault (from 0), for what
    ``Tenancy`` refuses, and ``MissingParameter`` before October 2020, or January 2023 overseas.
    Needs numpy.
    """
    import numpy as np

    columns = _checked(households)
    months = columns.pop("month")
    overseas = columns.pop("overseas")
    rows = len(months)
    wanted = STEPS if steps else ("paid",)
    result = {name: np.empty(rows, dtype=np.int64) for name in wanted}
    # A month and a territory have their own scale; an even number is the mainland.
    scales = 2 * months + overseas
    step: Columns = {}
    for number in _distinct(scales):
        scale, families = _of_month(law, Month(1970, 1).plus(number // 2), bool(number % 2))
        for part in _parts(np.flatnonzero(scales == number), rows):
            taken = {name: column[part] for name, column in columns.items()}
            _compute(scale, families, taken, step)
            for name in wanted:
                result[name][part] = step[name]
    return result


def _distinct(numbers: Column) -> list[int]:
    """Each number once. Most files are of one month: nothing is sorted for them."""
    import numpy as np

    first = numbers[:1]
    found: list[int] = (first if (numbers == first).all() else np.unique(numbers)).tolist()
    return found


def _parts(rows: Column, total: int) -> Iterator[Any]:
    """The rows of one scale, in slices when they are all the rows."""
    for start in range(0, len(rows), _ROWS):
        yield slice(start, start + _ROWS) if len(rows) == total else rows[start : start + _ROWS]


def _checked(households: Mapping[str, Any]) -> Columns:
    import numpy as np

    unknown = [name for name in households if name not in (*REQUIRED, *_WHOLE, *_FLAGS)]
    absent = [name for name in REQUIRED if name not in households]
    if unknown or absent:
        raise ValueError(f"columns unknown: {unknown}; columns missing: {absent}")
    months = np.asarray(households["month"])
    if months.dtype != np.dtype("datetime64[M]") or months.ndim != 1:
        raise ValueError("month is one column of datetime64[M]")
    # A column of the right type is read where it is, and never written to.
    columns: Columns = {"month": months.view(np.int64)}
    for name in (*_WHOLE, *_FLAGS):
        kind, dtype = ("whole numbers", np.int64) if name in _WHOLE else ("booleans", np.bool_)
        given = households.get(name)
        column = np.zeros(len(months), dtype) if given is None else np.asarray(given)
        if column.dtype.kind not in _KINDS[kind] or column.shape != months.shape:
            raise ValueError(f"{name} is one column of {kind}, as long as month")
        columns[name] = column.astype(dtype, copy=False)
    _refuse_rows(columns)
    # Overseas a convention changes nothing: no APL, no RLS.
    columns["conventioned"] = columns["conventioned"] & ~columns["overseas"]
    return columns


def _refuse_rows(columns: Columns) -> None:
    import numpy as np

    limits = {
        "zone": (1, 3),
        "dependants": (0, _MOST_DEPENDANTS),
        "rent": (1, _LARGEST),
        "annual_resources": (0, _LARGEST),
        "rls": (0, _LARGEST),
    }
    for name, (first, last) in limits.items():
        column = columns[name]
        if len(column) and not first <= column.min() <= column.max() <= last:
            row = int(np.flatnonzero((column < first) | (column > last))[0])
            raise ValueError(f"{name} is {first} to {last}: row {row}")
    both = columns["room"] & columns["flat_share"]
    if both.any():
        raise ValueError(f"a room in a flat share: row {int(np.flatnonzero(both)[0])}")


@lru_cache(maxsize=64)
def _of_month(law: Law, month: Month, overseas: bool) -> tuple[RentalScale, FamilySteps[Column]]:
    """The scale of a month and what it gives each family, in the order that ``_family`` numbers."""
    import numpy as np

    scale = rental_scale(law, month, overseas=overseas)
    families = [
        family_steps(
            figures_only,
            scale,
            Tenancy(
                zone=zone,
                rent=Money(1),
                annual_resources=Money(0),
                dependants=dependants,
                couple=couple,
                room=form == 1,
                flat_share=form == 2,
            ),
        )
        for zone in (1, 2, 3)
        for form in (0, 1, 2)
        for couple in (False, True)
        for dependants in range(_MOST_DEPENDANTS + 1)
    ]
    columns = (np.array(step, np.int64) for step in zip(*families, strict=True))
    return scale, FamilySteps(*columns)


def _family(columns: Columns) -> Column:
    form = columns["room"] + 2 * columns["flat_share"]
    kind = ((columns["zone"] - 1) * 3 + form) * 2 + columns["couple"]
    number: Column = kind * (_MOST_DEPENDANTS + 1) + columns["dependants"]
    return number


def _half_up(numerator: Column, denominator: Any) -> Column:
    """The nearest whole number, halves up, of what is never below zero."""
    rounded: Column = (2 * numerator + denominator) // (2 * denominator)
    return rounded


def _compute(
    scale: RentalScale, families: FamilySteps[Column], given: Columns, step: Columns
) -> None:
    """Every step of a portion of rows, written over those of the portion before.

    What the portion before left is let go one column at a time, so that its memory serves again:
    asked for anew each time, memory costs more than the sums.
    """
    import numpy as np

    family = _family(given)
    for name, column in zip(FamilySteps._fields, families, strict=True):
        step[name] = column.take(family)
    rent = given["rent"]
    step["rent_taken"] = np.where(given["furnished"], _half_up(2 * rent, 3), rent)
    step["eligible_rent"] = np.minimum(step["rent_taken"], step["rent_cap"])
    cost = step["eligible_rent"] + step["flat_charges"]
    share = _half_up(cost * scale.participation_rate.rate.millionths, 1_000_000)
    step["minimum_participation"] = np.maximum(share, scale.participation_floor.amount.cents)
    step["rent_ratio"] = _half_up(step["eligible_rent"] * 10_000, step["reference_rent"]) * 100
    step["rent_rate"] = _rent_rate(scale, step["rent_ratio"])
    step["participation_rate"] = step["family_rate"] + step["rent_rate"]
    step["resources_rounded"] = (given["annual_resources"] + 9_999) // 10_000 * 10_000
    counted = np.maximum(step["resources_rounded"] - step["resources_deduction"], 0)
    on_resources = _half_up(counted * step["participation_rate"], 1_000_000)
    step["resources_participation"] = on_resources
    step["personal_participation"] = step["minimum_participation"] + on_resources
    step["formula_result"] = np.maximum(cost - step["personal_participation"], 0)
    step["after_degressivity"] = _after_degressivity(step, given["aah_or_aeeh"])
    step["after_flat_cut"] = np.maximum(step["after_degressivity"] - scale.flat_cut.amount.cents, 0)
    step["crds"] = step["after_flat_cut"] * scale.crds.rate.millionths // 1_000_000
    step["net"] = (step["after_flat_cut"] - step["crds"]) // 100 * 100
    step["gross"] = step["net"] + step["crds"]
    before_threshold = _after_rls(scale, step, given)
    conventioned = given["conventioned"]
    threshold = np.where(
        conventioned, scale.threshold_apl.amount.cents, scale.threshold_al.amount.cents
    )
    step["paid"] = np.where(step["after_rls"] >= threshold, before_threshold, 0)


def _rent_rate(scale: RentalScale, ratio: Column) -> Column:
    import numpy as np

    low, high = (int(bound) for bound in scale.rent_slices.bounds)
    _, first, second = (rate.millionths for rate in scale.rent_slices.rates)
    slices = np.maximum(np.minimum(ratio, high) - low, 0) * first
    slices += np.maximum(ratio - high, 0) * second
    return _half_up(slices, 10_000_000) * 10


def _after_degressivity(step: Columns, exempt: Column) -> Column:
    import numpy as np

    faded = step["formula_result"]
    dear = np.flatnonzero((step["rent_taken"] > step["fading_from"]) & ~exempt)
    if len(dear):
        faded = faded.copy()
        start, end = step["fading_from"][dear], step["nothing_from"][dear]
        left = end - np.minimum(step["rent_taken"][dear], end)
        faded[dear] = _half_up(faded[dear] * left, end - start)
    return faded


def _after_rls(scale: RentalScale, step: Columns, given: Columns) -> Column:
    import numpy as np

    step["after_rls"], step["crds_rls"] = step["gross"], np.zeros_like(step["gross"])
    due = step["net"]
    social = given["conventioned"] & given["social_landlord"]
    rows = np.flatnonzero(social & (given["rls"] > 0))
    if len(rows):
        due = due.copy()
        step["after_rls"] = step["gross"].copy()
        taken = _half_up(given["rls"][rows] * scale.rls_share.rate.millionths, 1_000_000)
        after = np.maximum(step["gross"][rows] - taken, 0)
        crds = after * scale.crds.rate.millionths // 1_000_000
        step["after_rls"][rows], step["crds_rls"][rows], due[rows] = after, crds, after - crds
    return due
