"""Why the allowance notified is not the one computed: each cause tested alone, by recomputing.

The payer's file may hold another family, other resources, another zone, another dwelling, another
RLS; it may take back an overpayment, or have suspended the benefit. Each of these is *one* fact
changed: the allowance is computed again with it, and the cause *explains* the gap when that gives
the amount notified, to the euro. A cause that does not is shown with its effect and explains
nothing: no gap is ever shared out by guess.

Resources have a second test. As the allowance only falls when they rise, the bases that would give
the amount notified are found, between two hundreds of euros, or none does.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from enum import StrEnum

from planner.calc.calendar import Month
from planner.calc.housing.allowance import Tenancy, compute_allowance
from planner.calc.housing.scale import rental_scale
from planner.calc.law import Law
from planner.calc.money import ZERO, Money
from planner.calc.operations import figures_only
from planner.calc.values import dataclass
from planner.errors import MissingParameter

__all__ = [
    "Cause",
    "Change",
    "GapFacts",
    "Tested",
    "Verdict",
    "changes",
    "implied_bases",
    "same",
    "test_change",
    "verdict",
]

_EURO = 100
_MOST_DEPENDANTS = 20
_HUNDRED = 10_000
_LARGEST_BASE = 2_000
"""In hundreds of euros: beyond 200,000 € a year no rental allowance has ever been paid."""


class Cause(StrEnum):
    """What may part the amount notified from the one computed."""

    HOUSEHOLD = "household"
    RESOURCES = "resource_period"
    ZONE = "zone"
    RENT_CAP = "rent_cap"
    RLS = "rls"
    OVERPAYMENT = "overpayment"
    SUSPENSION = "suspension"


class Verdict(StrEnum):
    """What the tests say together."""

    NO_GAP = "no_gap"
    EXPLAINED = "explained"
    SEVERAL = "several"
    NOT_EXPLAINED = "not_explained"


@dataclass(frozen=True, slots=True, kw_only=True)
class GapFacts:
    """What else the dossier tells: other bases, EUR a year, and amounts, EUR a month.

    ``other_base`` is the base computed from the incomes when another was given;
    ``previous_base`` that of the quarter before; ``rls_due`` the RLS by the scale; ``withheld``
    what the payer takes back each month.
    """

    other_base: Money | None = None
    previous_base: Money | None = None
    rls_due: Money | None = None
    withheld: Money = ZERO


@dataclass(frozen=True, slots=True)
class Change:
    """One fact changed: the cause it tests, its id, and the household and month it gives.

    ``taken`` is what is then taken off the allowance each month; None takes all of it.
    """

    cause: Cause
    id: str
    tenancy: Tenancy
    month: Month
    taken: Money | None = ZERO


@dataclass(frozen=True, slots=True)
class Tested:
    """A change with what it gives, EUR a month, and whether that is the amount notified."""

    change: Change
    paid: Money
    explains: bool


def changes(law: Law, month: Month, tenancy: Tenancy, facts: GapFacts) -> Iterator[Change]:
    """Every fact that can be changed alone, the likeliest of each cause first."""

    def other(cause: Cause, id: str, **fields: object) -> Change:
        return Change(cause, id, replace(tenancy, **fields), month)  # type: ignore[arg-type]

    dependants = tenancy.dependants
    if dependants:
        yield other(Cause.HOUSEHOLD, "one_dependant_less", dependants=dependants - 1)
    if dependants < _MOST_DEPENDANTS:
        yield other(Cause.HOUSEHOLD, "one_dependant_more", dependants=dependants + 1)
    alone_or_not = "single" if tenancy.couple else "couple"
    yield other(Cause.HOUSEHOLD, alone_or_not, couple=not tenancy.couple)
    disability = "no_aah_or_aeeh" if tenancy.aah_or_aeeh else "aah_or_aeeh"
    yield other(Cause.HOUSEHOLD, disability, aah_or_aeeh=not tenancy.aah_or_aeeh)
    for id, base in (
        ("base_of_the_incomes", facts.other_base),
        ("base_of_the_previous_quarter", facts.previous_base),
    ):
        if base is not None and base != tenancy.annual_resources:
            yield other(Cause.RESOURCES, id, annual_resources=base)
    for zone in (1, 2, 3):
        if zone != tenancy.zone:
            yield other(Cause.ZONE, f"zone_{zone}", zone=zone)
    yield from _dwellings(law, month, tenancy)
    if tenancy.conventioned and tenancy.social_landlord and not tenancy.overseas:
        if facts.rls_due is not None and facts.rls_due != tenancy.rls:
            yield other(Cause.RLS, "rls_due", rls=facts.rls_due)
        if tenancy.rls:
            yield other(Cause.RLS, "no_rls", rls=ZERO)
    if facts.withheld:
        yield Change(Cause.OVERPAYMENT, "withheld", tenancy, month, facts.withheld)
    yield Change(Cause.SUSPENSION, "suspended", tenancy, month, None)


def _dwellings(law: Law, month: Month, tenancy: Tenancy) -> Iterator[Change]:
    """Another form of dwelling, or the caps of before the last revaluation."""

    def other(id: str, **fields: bool) -> Change:
        return Change(Cause.RENT_CAP, id, replace(tenancy, **fields), month)  # type: ignore[arg-type]

    before = _before_the_last_revaluation(law, month, overseas=tenancy.overseas)
    if before is not None:
        yield Change(Cause.RENT_CAP, "previous_scale", tenancy, before)
    furnished = "unfurnished" if tenancy.furnished else "furnished"
    yield other(furnished, furnished=not tenancy.furnished)
    if not tenancy.flat_share:
        yield other("not_a_room" if tenancy.room else "room", room=not tenancy.room)
    if not tenancy.room:
        shared = "not_shared" if tenancy.flat_share else "flat_share"
        yield other(shared, flat_share=not tenancy.flat_share)


def _before_the_last_revaluation(law: Law, month: Month, *, overseas: bool) -> Month | None:
    """The last month whose scale was another one, within a year."""
    now = rental_scale(law, month, overseas=overseas)
    for offset in range(1, 13):
        earlier = month.plus(-offset)
        try:
            if rental_scale(law, earlier, overseas=overseas) != now:
                return earlier
        except MissingParameter:
            return None
    return None


def test_change(law: Law, change: Change, notified: Money) -> Tested:
    """The allowance with one fact changed, held against the amount notified."""
    paid = _paid(law, change.month, change.tenancy)
    left = ZERO if change.taken is None else Money(max(0, paid - change.taken.cents))
    return Tested(change, left, same(left, notified))


def same(one: Money, other: Money) -> bool:
    """Whether two amounts are the same to the euro."""
    return abs(one - other).cents < _EURO


def _paid(law: Law, month: Month, tenancy: Tenancy) -> int:
    scale = rental_scale(law, month, overseas=tenancy.overseas)
    return int(compute_allowance(figures_only, scale, tenancy).paid)


def implied_bases(
    law: Law, month: Month, tenancy: Tenancy, notified: Money
) -> tuple[Money, Money] | None:
    """The lowest and the highest resource base, in hundreds, that give the amount notified.

    Every base above the lowest's preceding hundred and up to the highest gives it. None when none
    does, or when the amount is zero: any higher base gives zero too.
    """
    if notified.cents < _EURO:
        return None

    def paid(hundreds: int) -> int:
        base = Money(hundreds * _HUNDRED)
        return _paid(law, month, replace(tenancy, annual_resources=base))

    low = _first(lambda hundreds: paid(hundreds) < notified.cents + _EURO)
    high = _first(lambda hundreds: paid(hundreds) <= notified.cents - _EURO) - 1
    if low > high:
        return None
    return Money(low * _HUNDRED), Money(high * _HUNDRED)


def _first(holds: Callable[[int], bool]) -> int:
    """The first number of hundreds for which something that stays true holds."""
    low, high = 0, _LARGEST_BASE
    while low < high:
        middle = (low + high) // 2
        if holds(middle):
            high = middle
        else:
            low = middle + 1
    return low


def verdict(computed: Money, notified: Money, explaining: int) -> Verdict:
    """What ``explaining`` causes that explain the gap say together."""
    if same(computed, notified):
        return Verdict.NO_GAP
    if explaining == 0:
        return Verdict.NOT_EXPLAINED
    return Verdict.EXPLAINED if explaining == 1 else Verdict.SEVERAL
