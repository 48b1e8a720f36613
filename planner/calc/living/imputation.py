"""Which instalment a payment pays: the one its payer named, else the oldest unpaid.

The debtor chooses (C. civ. 1342-10): a payment said to be for March pays March first. Where he
says nothing the oldest instalment is paid first, and what is left goes on to the next ones, even
before their day: money paid early is never lost. Payments are read in the order of their dates,
whatever the order in which they were recorded, so that a receipt found late puts everything in
its place again.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from planner.calc.calendar import Month
from planner.calc.dossier.signed import PlanPayment
from planner.calc.repayment.schedule import Schedule

__all__ = ["Part", "impute"]


class Part(NamedTuple):
    """So many cents of a payment (its place among those recorded) that paid an instalment (n)."""

    payment: int
    n: int
    cents: int
    on: date


def impute(
    schedule: Schedule, payments: Sequence[PlanPayment], after: date, on: date
) -> tuple[list[Part], int]:
    """The parts of every payment made after a day and by ``on``, and what no instalment could take,
    in cents.
    """
    lines = schedule.lines
    unpaid = [line.amount.cents for line in lines]
    months = {Month.of(line.due): rank for rank, line in enumerate(lines)}
    parts: list[Part] = []
    oldest, surplus = 0, 0
    for place in _by_date(payments, after, on):
        payment = payments[place]
        cents = payment.amount.cents
        named = months.get(payment.for_month) if payment.for_month is not None else None
        if named is not None and unpaid[named] and cents:
            paid = min(cents, unpaid[named])
            unpaid[named] -= paid
            cents -= paid
            parts.append(Part(place, named + 1, paid, payment.date))
        while cents and oldest < len(lines):
            if not unpaid[oldest]:
                oldest += 1
                continue
            paid = min(cents, unpaid[oldest])
            unpaid[oldest] -= paid
            cents -= paid
            parts.append(Part(place, oldest + 1, paid, payment.date))
        surplus += cents
    return parts, surplus


def _by_date(payments: Sequence[PlanPayment], after: date, on: date) -> list[int]:
    """The places of the payments by date; of one day, those that name a month first."""

    def key(place: int) -> tuple[object, ...]:
        payment = payments[place]
        month = payment.for_month or Month(9999, 12)
        return payment.date, month, payment.amount.cents, payment.source.value, place

    made = [place for place, payment in enumerate(payments) if after < payment.date <= on]
    return sorted(made, key=key)
