"""What a row of the table is before its sign is proved: an entry, a mark, a note or a fault.

An entry may become a movement; a mark is an opening balance, a page carry, a total or a closing
balance; a note is a row without any figure. Amounts are in cents, in the file's own convention:
``stated`` is positive on the side that the file calls debit, or as its sign stands.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import lru_cache

from planner.calc.calendar import Month
from planner.errors import Problem
from planner.intake.days import MONTH_NAMES
from planner.intake.landlord.labels import Phrase, vocabulary
from planner.intake.words import tokens

__all__ = ["Entry", "Fault", "Item", "Mark", "MarkKind", "Note", "mark_kind"]


class MarkKind(StrEnum):
    """What a row that is never a movement says."""

    OPENING = "opening"
    CARRIED = "carried"
    TOTAL = "total"
    CLOSING = "closing"


@dataclass(frozen=True, slots=True)
class Entry:
    """A row that may be a movement.

    ``readings`` are the signed readings of an amount that is doubtful; ``stated`` is then None, or
    the likely one, and the row a doubt.
    ``column`` is 1 in a debit column or beside a D, -1 in a credit one, 0 where only the sign
    speaks. ``kind`` and the sense of ``stated`` are settled in a table of one column a nature.
    ``borrowed`` tells that the day is the one of the row above.
    """

    row: int
    label: str
    words: str
    when: date | Month
    stated: int | None
    readings: tuple[int, ...] = ()
    column: int = 0
    balance: int | None = None
    period: Month | None = None
    kind: str | None = None
    borrowed: bool = False
    account: str | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """A balance or a total that the file prints. ``sign`` is 1 for *débiteur*, -1 *créditeur*."""

    row: int
    kind: MarkKind
    label: str
    debit: int | None = None
    credit: int | None = None
    stated: int | None = None
    balance: int | None = None
    day: date | None = None
    sign: int = 0
    account: str | None = None

    @property
    def has_figure(self) -> bool:
        """Whether anything is printed beside the words."""
        return any(
            each is not None for each in (self.debit, self.credit, self.stated, self.balance)
        )


@dataclass(frozen=True, slots=True)
class Note:
    """A row without effect; ``why`` is an id."""

    row: int
    why: str
    account: str | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """A row that cannot be read. What it prints may still carry the running balance on."""

    row: int
    problem: Problem
    balance: int | None = None
    account: str | None = None


Item = Entry | Mark | Note | Fault


@lru_cache(maxsize=65_536)
def mark_kind(text: str) -> MarkKind | None:
    """What the beginning of a label says, when it says that the row is no movement."""
    words = tokens(text)
    if not words:
        return None
    if words[0] == "report" and words[1:2] not in _AFTER_REPORT and not _all_when(words[1:]):
        return None
    if words[0] in ("solde", "nouveau") and _all_when(words[1:]):
        return MarkKind.CLOSING if words[0] == "solde" else MarkKind.OPENING
    found: tuple[int, MarkKind] | None = None
    for phrase, name in vocabulary().marks.get(words[0], ()):
        if words[: len(phrase)] == phrase:
            kind = MarkKind(name)
            found = max(found or (0, kind), (sum(map(len, phrase)), kind))
    if found is None or _names_a_movement(words, found[1]):
        return None
    return found[1]


_AFTER_REPORT = {
    (word,)
    for word in ("nouveau", "solde", "anterieur", "page", "precedent", "exercice", "annee", "suite")
}
"""*Report d'échéance* is a movement; *report*, *report à nouveau*, *report page 2* are not."""


def _all_when(words: Phrase) -> bool:
    return all(
        word.isdigit() or word in MONTH_NAMES or word in ("eur", "euro", "fin") for word in words
    )


def _names_a_movement(words: Phrase, kind: MarkKind) -> bool:
    """*Solde de charges* and *report de loyer* are movements; *total loyer* is still a total."""
    charged = {"charge", "provision"} & set(words)
    return bool(charged) and kind in (MarkKind.CLOSING, MarkKind.OPENING)
