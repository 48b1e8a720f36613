"""How an amount of euros is written in France, read by a closed grammar: never a dropped character.

``12,50`` is twelve euros fifty. Thousands are parted by a space, a no-break space (U+00A0) or a
narrow one (U+202F), in groups of exactly three digits; rarely by dots (``1.234,56``) or, in English
exports, by commas (``1,234.56``). One mark followed by exactly three digits may be either
(``1,234``): it is doubtful. More than two decimals, digits of other scripts, exponents and letters
are refused. Text mode and forms both read through here, as does the reader of landlords' files.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from planner.calc.money import Money

__all__ = ["SPACES", "Fault", "Written", "read_number", "without_currency"]

SPACES = " \u00a0\u202f\u2009"
"""Plain, no-break, narrow no-break and thin: the spaces that part thousands on paper."""

_S = f"[{SPACES}]"
_WHOLE = rf"(?:0|[1-9][0-9]*|[1-9][0-9]{{0,2}}(?:{_S}[0-9]{{3}})+)"
_PLAIN = re.compile(rf"({_WHOLE})(?:([.,])([0-9]{{1,2}}))?")
_FRENCH_DOTS = re.compile(r"([1-9][0-9]{0,2}(?:\.[0-9]{3})+),([0-9]{1,2})")
_ENGLISH = re.compile(r"([1-9][0-9]{0,2}(?:,[0-9]{3})+)\.([0-9]{1,2})")
_GROUPS_ONLY = re.compile(r"[1-9][0-9]{0,2}(?:(?:\.[0-9]{3}){2,}|(?:,[0-9]{3}){2,})")
_EITHER = re.compile(r"([1-9][0-9]{0,2})[.,]([0-9]{3})")
_DECIMALS = re.compile(rf"{_WHOLE}[.,][0-9]{{3,}}")
_LEADING_ZERO = re.compile(rf"0[0-9{SPACES}]*(?:[.,][0-9]*)?")
_EURO_DECIMALS = re.compile(rf"({_WHOLE}){_S}*(?:€|euros?|eur){_S}*([0-9]{{2}})", re.IGNORECASE)
_CURRENCY = re.compile(rf"{_S}*(?:€|euros?|eur)\.?{_S}*\Z", re.IGNORECASE)
_CURRENCY_FIRST = re.compile(rf"\A(?:€|eur{_S}){_S}*", re.IGNORECASE)


_MARKS = {ord(mark): None for mark in SPACES + ".,"}


class Fault(StrEnum):
    """Why a text is not one amount."""

    EMPTY = "empty"
    EITHER = "either"
    DECIMALS = "decimals"
    NOT_A_NUMBER = "not_a_number"
    LEADING_ZERO = "leading_zero"
    TOO_BIG = "too_big"
    UNFINISHED = "unfinished"
    BELOW_ZERO = "below_zero"


@dataclass(frozen=True, slots=True)
class Written:
    """The readings of one written number: one when understood, two when doubtful, else none.

    ``decimal`` is the decimal mark met, when one was; ``groups`` the mark of thousands when it
    was a dot or a comma.
    """

    readings: tuple[Money, ...]
    fault: Fault | None = None
    decimal: str | None = None
    groups: str | None = None


def without_currency(text: str) -> str:
    """The text without one euro sign or word, before or after, and without outer spaces."""
    text = text.strip(SPACES)
    if text.isascii() and text[-1:].isdigit() and not text[0].isalpha():
        return text
    shorter = _CURRENCY.sub("", text, count=1)
    if shorter == text:
        shorter = _CURRENCY_FIRST.sub("", text, count=1)
    return shorter.strip(SPACES)


@lru_cache(maxsize=65_536)
def read_number(text: str) -> Written:
    """One amount, without a sign, with or without ``€`` or ``euros``. Pure; never raises."""
    if ("€" in text or "u" in text.lower()) and (
        fused := _EURO_DECIMALS.fullmatch(text.strip(SPACES))
    ):
        return _money(fused[1], fused[2], None, None)
    text = without_currency(text)
    if not text:
        return Written((), Fault.EMPTY)
    if match := _PLAIN.fullmatch(text):
        return _money(match[1], match[3] or "", match[2], None)
    if match := _FRENCH_DOTS.fullmatch(text):
        return _money(match[1], match[2], ",", ".")
    if match := _ENGLISH.fullmatch(text):
        return _money(match[1], match[2], ".", ",")
    if _GROUPS_ONLY.fullmatch(text):
        return _money(text, "", None, "." if "." in text else ",")
    return _refused(text)


def _refused(text: str) -> Written:
    if match := _EITHER.fullmatch(text):
        thousands = Money(int(match[1] + match[2]) * 100)
        shortened = Money(int(match[1] + match[2][:2]))
        return Written((thousands, shortened), Fault.EITHER)
    if _DECIMALS.fullmatch(text):
        return Written((), Fault.DECIMALS)
    if _LEADING_ZERO.fullmatch(text):
        return Written((), Fault.LEADING_ZERO)
    return Written((), Fault.NOT_A_NUMBER)


def _money(whole: str, decimals: str, decimal: str | None, groups: str | None) -> Written:
    digits = whole.translate(_MARKS)
    if len(digits) > 9:
        return Written((), Fault.TOO_BIG)
    cents = int(digits) * 100 + int(decimals.ljust(2, "0") or "0")
    return Written((Money(cents),), None, decimal, groups)
