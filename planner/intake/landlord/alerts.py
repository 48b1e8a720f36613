"""What a statement tells that is no error of reading: to be shown, and asked to the landlord.

The rent notices of a household on an allowance carry no SLS; a social landlord gives the RLS; the
waste tax needs its proof; a rise of the rent follows the index. And on the last day an account
always lacks one allowance, which is paid the month after.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise

from planner.calc.calendar import Month
from planner.calc.money import Money
from planner.errors import Problem
from planner.intake.days import MONTH_NAMES
from planner.intake.echo import euros, month_in_words
from planner.intake.landlord.checks import Balances
from planner.intake.landlord.entries import Entry
from planner.intake.landlord.model import STRUCK_KINDS, Line
from planner.intake.landlord.problems import ALERTS, problem
from planner.intake.landlord.signs import Signs
from planner.intake.landlord.verdict import hinted
from planner.intake.words import tokens

__all__ = ["Seen", "alerts_of"]

_USUAL_DAY = timedelta(days=10)
"""The allowance of a month is credited around the 5th of the next: late after the 10th."""


@dataclass(frozen=True, slots=True)
class Seen:
    """What else was seen of the file: its first words, its shape, the day it stops."""

    text: str
    by_month: bool
    on: date | None


def alerts_of(
    lines: Sequence[Line], signs: Signs, balances: Balances, seen: Seen
) -> tuple[Problem, ...]:
    """Everything to tell about one account, what changes its figures first."""
    return (
        *_about_balances(balances),
        *_about_reading(lines, signs, seen),
        *_about_fees(lines),
        *_about_allowance(lines, seen),
        *_about_rent(lines),
    )


def _about_balances(balances: Balances) -> Iterator[Problem]:
    if balances.opening:
        code = "opening_implied" if balances.implied else "opening_unknown"
        yield problem(ALERTS[code], amount=euros(Money(balances.opening)))
    for check in balances.checks:
        if check.difference.cents:
            yield problem(
                ALERTS["printed_differs"], row=check.row, printed=euros(check.printed),
                computed=euros(check.computed), difference=euros(abs(check.difference)),
            )  # fmt: skip
    if balances.printed is None:
        yield problem(ALERTS["closing_not_printed"])


def _about_reading(lines: Sequence[Line], signs: Signs, seen: Seen) -> Iterator[Problem]:
    for row in signs.corrected:
        yield problem(ALERTS["sign_corrected"], row=row)
    if signs.amounts < 0:
        yield problem(ALERTS["inverted_view"])
    days = [line.date for line in lines]
    if days not in (sorted(days), sorted(days, reverse=True)) and not seen.by_month:
        yield problem(ALERTS["rows_out_of_order"])
    without_day = {
        item.row for item in signs.items if isinstance(item, Entry) and isinstance(item.when, Month)
    }
    if any(line.kind == "payment" and (seen.by_month or line.row in without_day) for line in lines):
        yield problem(ALERTS["day_of_receipt_unknown"])
    for line in lines:
        if line.third_party:
            yield problem(ALERTS["third_party_payment"], row=line.row)


def _about_fees(lines: Sequence[Line]) -> Iterator[Problem]:
    struck = Money.sum(line.amount for line in lines if line.kind in STRUCK_KINDS)
    if struck:
        yield problem(ALERTS["fees_struck"], amount=euros(struck))
    for line in lines:
        if line.offsets in STRUCK_KINDS:
            yield problem(ALERTS["fee_given_back"], row=line.row, amount=euros(line.amount))
        if line.kind == "court_costs":
            yield problem(ALERTS["court_costs_to_check"], row=line.row, amount=euros(line.amount))
        if line.kind == "charges" and hinted(line.label, "waste_tax"):
            code = ALERTS["waste_tax_without_proof"]
            yield problem(code, row=line.row, amount=euros(line.amount))


def _about_allowance(lines: Sequence[Line], seen: Seen) -> Iterator[Problem]:
    allowance = [line for line in lines if line.kind == "housing_benefit"]
    if not allowance:
        return
    kinds = {line.kind for line in lines}
    if "sls" in kinds:
        yield problem(ALERTS["sls_with_allowance"])
    social = hinted(seen.text, "social_landlord")
    apl = any("apl" in tokens(line.label) for line in allowance)
    if social and apl and "rls" not in kinds:
        yield problem(ALERTS["rls_missing"])
    rents = [Month.of(line.date) for line in lines if line.kind == "rent"]
    if not rents:
        return
    paid = max(_entitled(line) for line in allowance)
    if seen.on and paid < Month.of(seen.on - _USUAL_DAY).plus(-1):
        yield problem(ALERTS["allowance_stopped"], month=month_in_words(paid.plus(1)))
    elif paid < max(rents):
        yield problem(ALERTS["allowance_not_yet_credited"], month=month_in_words(paid))


def _entitled(line: Line) -> Month:
    """The month of an allowance: the one its label names, else the one before its day."""
    if line.for_month:
        return line.for_month
    month = Month.of(line.date)
    return month if line.date == month.last_day else month.plus(-1)


def _about_rent(lines: Sequence[Line]) -> Iterator[Problem]:
    if any(line.together for line in lines):
        yield problem(ALERTS["rent_and_charges_together"])
    by_label: dict[tuple[str, ...], list[Line]] = {}
    for line in lines:
        if line.kind == "rent" and not line.together:
            words = tuple(w for w in tokens(line.label) if not w.isdigit())
            by_label.setdefault(_without_months(words), []).append(line)
    for same in by_label.values():
        ordered = sorted(same, key=lambda line: (line.date, line.row))
        for before, after in pairwise(ordered):
            if Month.of(after.date) > Month.of(before.date) and after.amount > before.amount:
                yield problem(
                    ALERTS["rent_raised"], before=euros(before.amount), after=euros(after.amount),
                    month=month_in_words(after.for_month or Month.of(after.date)),
                )  # fmt: skip


def _without_months(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word not in MONTH_NAMES)
