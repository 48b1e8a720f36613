"""When a rent debt becomes an *impayé* for the housing allowance: two rules, one change of date.

The payer of the allowance (CAF, MSA) must be told of a debt once it is an *impayé*, and may then
suspend the allowance. Until 31 December 2026 that is a debt of two months of rent and charges,
net of the allowance when the landlord receives it (CCH R.824-1). From 1 January 2027 it is a debt
above 450 €, or any debt left three months after the first default (CCH R.824-2, décret 2026-84).

The dates of the change and of the months in which both readings are shown are those of the law
data. ``constituted_on`` is the first day of the unbroken run of days, ending on the day of the
computation, on which the rule's condition holds.
"""

from __future__ import annotations

from datetime import date
from typing import NamedTuple, TypeVar

from planner.calc.arrears.history import History, Standing
from planner.calc.dossier.dwelling import PaidTo
from planner.calc.law import Law, LawValue
from planner.calc.money import ZERO, Money
from planner.calc.operations import Recorder
from planner.calc.values import dataclass
from planner.errors import MissingParameter

__all__ = ["AMOUNT_OR_AGE", "TWO_MONTHS", "Impaye", "MonthlyAmounts", "Readings", "readings"]

N = TypeVar("N")

TWO_MONTHS = "two-months"
AMOUNT_OR_AGE = "450-or-3-months"

MONTHS_OWED = "impaye.deux_mois.nombre"
AMOUNT = "impaye.2027.montant"
AGE = "impaye.2027.anciennete"
BOTH_SHOWN = "impaye.double_lecture"


@dataclass(frozen=True, slots=True)
class MonthlyAmounts:
    """What a month of the dwelling costs now, in euros a month, and who receives the allowance."""

    rent: Money
    benefit_paid_to: PaidTo
    charges: Money = ZERO
    rls: Money = ZERO
    housing_benefit: Money = ZERO


@dataclass(frozen=True, slots=True)
class Impaye:
    """Whether the debt is an *impayé* under one rule, from which amount and since which day."""

    rule: str
    threshold: Money
    constituted: bool
    constituted_on: date | None


class Readings(NamedTuple):
    """The rule in force, the other one near the change, and the dated values they rest on."""

    main: Impaye
    other: Impaye | None
    used: tuple[LawValue, ...]


def readings(
    history: History, monthly: MonthlyAmounts, on: date, law: Law, r: Recorder[N]
) -> Readings:
    """Judge an account by the rule in force on ``on`` and, near the change, by the other one.

    Under the second rule in force no run begins before the rule does; shown as the *other*
    reading, it judges every day of the past, to tell a household what awaits it.
    """
    changes_on = law.parameter(AMOUNT).values[0].start
    both = _is_in_force(law, BOTH_SHOWN, on)
    if on >= changes_on:
        amount, age = law.value(AMOUNT, on), law.value(AGE, on)
        main = _amount_or_age("impaye", history, amount, age, changes_on, r)
        if not both:
            return Readings(main, None, (amount, age))
        count = law.parameter(MONTHS_OWED).values[-1]
        other = _two_months("impaye_other", history, monthly, count, r)
        # A value that its own text has ended needs no review, so that it is not named as used.
        return Readings(main, other, (amount, age))
    count = law.value(MONTHS_OWED, on)
    main = _two_months("impaye", history, monthly, count, r)
    if not both:
        return Readings(main, None, (count,))
    amount, age = law.parameter(AMOUNT).values[0], law.parameter(AGE).values[0]
    other = _amount_or_age("impaye_other", history, amount, age, date.min, r)
    return Readings(main, other, (count, amount, age))


def _two_months(
    id: str, history: History, monthly: MonthlyAmounts, count: LawValue, r: Recorder[N]
) -> Impaye:
    """A debt of two months of rent and charges, net of the allowance paid to the landlord."""
    rent = r.given("rent", monthly.rent, field="rent")
    charges = r.given("charges", monthly.charges, field="charges")
    reductions = [r.given("rls", monthly.rls, field="rls")]
    if monthly.benefit_paid_to is PaidTo.LANDLORD:
        benefit = r.given("housing_benefit", monthly.housing_benefit, field="housing_benefit")
        reductions.append(benefit)
    month = r.difference(f"{id}.month", r.sum(f"{id}.gross", rent, charges), *reductions)
    months = r.times(f"{id}.months", month, r.parameter(count))
    threshold = r.at_least_zero(f"{id}.threshold", months)
    limit = r.bare(threshold)

    def holds(standing: Standing) -> bool:
        return standing.balance > 0 and standing.balance >= limit

    return _impaye(TWO_MONTHS, threshold, history.since(holds, date.min), r)


def _amount_or_age(
    id: str, history: History, amount: LawValue, age: LawValue, not_before: date, r: Recorder[N]
) -> Impaye:
    """A debt above an amount, or any debt some months after the first default."""
    threshold = r.sum(f"{id}.threshold", r.parameter(amount))
    limit = amount.amount.cents
    months = age.count

    def holds(standing: Standing) -> bool:
        return standing.balance > limit or history.has_aged(standing, months)

    return _impaye(AMOUNT_OR_AGE, threshold, history.since(holds, not_before), r)


def _impaye(rule: str, threshold: N, since: date | None, r: Recorder[N]) -> Impaye:
    cents = r.bare(threshold)
    return Impaye(rule, Money(cents), since is not None, since)  # type: ignore[arg-type]


def _is_in_force(law: Law, parameter: str, on: date) -> bool:
    try:
        law.value(parameter, on)
    except MissingParameter:
        return False
    return True
