"""An amount in French words, as an acknowledgement of debt must also write it (C. civ. 1376)."""

from __future__ import annotations

from planner.calc.money import Money

__all__ = ["in_letters", "number_in_letters"]

_UNITS = (
    *("zéro", "un", "deux", "trois", "quatre", "cinq", "six", "sept", "huit", "neuf"),
    *("dix", "onze", "douze", "treize", "quatorze", "quinze", "seize"),
    *("dix-sept", "dix-huit", "dix-neuf"),
)
_TENS = {20: "vingt", 30: "trente", 40: "quarante", 50: "cinquante", 60: "soixante"}
_MOST = 999_999_999


def in_letters(amount: Money) -> str:
    """Euros and cents in words; ValueError below zero or from a billion euros."""
    euros, cents = divmod(amount.cents, 100)
    words = number_in_letters(euros)
    of = "d’" if euros and euros % 1_000_000 == 0 else ""
    told = f"{words} {of}{'euro' if euros < 2 else 'euros'}"
    if cents:
        told += f" et {number_in_letters(cents)} {'centime' if cents < 2 else 'centimes'}"
    return told


def number_in_letters(number: int) -> str:
    """A whole number in words, in the traditional spelling."""
    if not 0 <= number <= _MOST:
        raise ValueError("a number from 0 to 999,999,999")
    millions, rest = divmod(number, 1_000_000)
    thousands, units = divmod(rest, 1000)
    parts = []
    if millions:
        parts.append(f"{_hundreds(millions)} million{'s' if millions > 1 else ''}")
    if thousands:
        parts.append("mille" if thousands == 1 else f"{_hundreds(thousands, ends=False)} mille")
    if units or not parts:
        parts.append(_hundreds(units))
    return " ".join(parts)


def _hundreds(number: int, *, ends: bool = True) -> str:
    """Up to 999; ``ends`` is False before « mille », where cent and vingt take no s."""
    hundreds, rest = divmod(number, 100)
    if not hundreds:
        return _tens(rest, ends=ends)
    many = "" if hundreds == 1 else f"{_UNITS[hundreds]} "
    if not rest:
        return f"{many}cent{'s' if hundreds > 1 and ends else ''}"
    return f"{many}cent {_tens(rest, ends=ends)}"


def _tens(number: int, *, ends: bool) -> str:
    if number < 20:
        return _UNITS[number]
    if number >= 80:
        rest = number - 80
        return f"quatre-vingt-{_UNITS[rest]}" if rest else f"quatre-vingt{'s' if ends else ''}"
    ten = 60 if number >= 70 else number // 10 * 10
    rest = number - ten
    if not rest:
        return _TENS[ten]
    return f"{_TENS[ten]}{' et ' if rest in (1, 11) else '-'}{_UNITS[rest]}"
