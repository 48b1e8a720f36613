"""Sums as people type them: ``45+12,30``, ``1 200 - 50``. Exact; no operator is ever dropped."""

from __future__ import annotations

import re
from itertools import product

from planner.calc.money import Money
from planner.intake.numbers import SPACES, Fault, Written, read_number

__all__ = ["read_sum"]

_OPERATOR = re.compile("([+\\-\u2212])")
_MOST_TERMS = 30
_MOST_DOUBTS = 3
_LARGEST = 99_999_999_999


def read_sum(text: str) -> Written:
    """The readings of a number, of a sum, or of a number below zero (leading minus)."""
    parts = _OPERATOR.split(text.strip(SPACES))
    if len(parts) == 1:
        return read_number(text)
    if len(parts) > 2 * _MOST_TERMS:
        return Written((), Fault.NOT_A_NUMBER)
    signs = [1] + [1 if operator == "+" else -1 for operator in parts[1::2]]
    terms = parts[0::2]
    if not terms[0].strip(SPACES) and parts[1] != "+":
        signs, terms = signs[1:], terms[1:]
    written = [read_number(term) for term in terms]
    return _added(signs, written)


def _added(signs: list[int], written: list[Written]) -> Written:
    for term in written:
        if term.fault not in (None, Fault.EITHER):
            unfinished = term.fault is Fault.EMPTY
            return Written((), Fault.UNFINISHED if unfinished else term.fault)
    if sum(term.fault is not None for term in written) > _MOST_DOUBTS:
        return Written((), Fault.NOT_A_NUMBER)
    totals = dict.fromkeys(
        sum(sign * money.cents for sign, money in zip(signs, reading, strict=True))
        for reading in product(*(term.readings for term in written))
    )
    if any(abs(total) > _LARGEST for total in totals):
        return Written((), Fault.TOO_BIG)
    doubtful = any(term.fault is not None for term in written)
    return Written(tuple(Money(total) for total in totals), Fault.EITHER if doubtful else None)
