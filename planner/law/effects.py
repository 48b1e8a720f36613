"""What a change of law changes for one household: its plan on two days, with the same facts.

The same dossier is planned on the first day and on the second. A figure that differs is put down
to the *law* when a dated value behind it is not the same on both days, else to the *calendar*: a
line that ends, a child who grows up, a month that begins. The rules that say when rent is unpaid,
and who may suspend the allowance, are compared too: they change without a figure changing.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from planner.calc import vocabulary
from planner.calc.arrears.account import RentArrears
from planner.calc.figure import Figure, parameters_used
from planner.calc.law import LawValue
from planner.calc.money import Money
from planner.calc.results import Plan

__all__ = ["Effect", "RuleChange", "Shift", "effects"]

_MORE = (
    "housing_allowance.paid",
    "housing_allowance.gap",
    "housing_allowance.back_payment",
    "housing_allowance.current_expense",
    "housing_allowance.half_expense",
    "resource_base.base",
    "rls.amount",
    "flat_capacity.capacity",
)


@dataclass(frozen=True, slots=True)
class Effect:
    """One figure on both days; ``parameters`` are the ids whose value changed behind it."""

    label: str
    before: Figure
    after: Figure
    parameters: tuple[str, ...]

    @property
    def by_law(self) -> bool:
        """Whether a dated value behind it changed."""
        return bool(self.parameters)


@dataclass(frozen=True, slots=True)
class RuleChange:
    """A rule read on both days: ``unpaid_rent`` or ``suspension``; values are ids and facts."""

    id: str
    before: str
    after: str
    threshold_before: Money | None = None
    threshold_after: Money | None = None
    since_before: date | None = None
    since_after: date | None = None


@dataclass(frozen=True, slots=True)
class Shift:
    """What differs between two days for a household, the law's part first."""

    effects: tuple[Effect, ...]
    rules: tuple[RuleChange, ...]


def effects(first: Plan, second: Plan) -> Shift:
    """The figures and rules of two plans of one dossier that are not the same."""
    found = sorted(_figures(first, second), key=lambda each: not each.by_law)
    return Shift(tuple(found), tuple(_rules(first, second)))


def _figures(first: Plan, second: Plan) -> Iterator[Effect]:
    labels = [*_MORE, *sorted(vocabulary.FIGURES)]
    labels += [f"schedule.regular[{id}]" for id in sorted(vocabulary.SCHEDULES)]
    for label in labels:
        before, after = first.figures.get(label), second.figures.get(label)
        if before is None or after is None or before.raw == after.raw:
            continue
        yield Effect(label, before, after, _changed(before, after))


def _changed(before: Figure, after: Figure) -> tuple[str, ...]:
    then = _contents(before)
    return tuple(
        value.parameter
        for value in parameters_used(after)
        if value.parameter in then and then[value.parameter] != value.content
    )


def _contents(figure: Figure) -> dict[str, object]:
    found: dict[str, object] = {}
    value: LawValue
    for value in parameters_used(figure):
        found[value.parameter] = value.content
    return found


def _rules(first: Plan, second: Plan) -> Iterator[RuleChange]:
    before, after = first.arrears.state, second.arrears.state
    if isinstance(before, RentArrears) and isinstance(after, RentArrears):
        one, two = before.impaye, after.impaye
        if (one.rule, one.constituted) != (two.rule, two.constituted):
            yield RuleChange(
                "unpaid_rent",
                one.rule,
                two.rule,
                one.threshold,
                two.threshold,
                one.constituted_on,
                two.constituted_on,
            )
    then, now = first.allowance.suspension, second.allowance.suspension
    if then is not None and now is not None:
        one_, two_ = then.readings[0], now.readings[0]
        if (one_.regime, one_.standing) != (two_.regime, two_.standing):
            yield RuleChange(
                "suspension", f"{one_.regime}:{one_.standing}", f"{two_.regime}:{two_.standing}"
            )
