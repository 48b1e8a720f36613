"""Several accounts in one file: co-tenants, a garage apart, a former spouse. Never added.

A column of account numbers, contracts, tenants or lots tells them apart, or the head of each page
(*N° de compte : 004517-02*). Where a running balance goes on from one to the other without a
break, they are one account.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from planner.intake.landlord.columns import Layout
from planner.intake.landlord.grid import Row
from planner.intake.words import folded

__all__ = ["Blocks", "Keys", "chosen_keys"]

_COLUMNS = ("account", "contract", "tenant", "lot")
_NUMBER = re.compile(
    r"\b(compte|locataire|contrat|bail|dossier|client|matricule|r[ée]f[ée]rence|r[ée]f|lot)\b"
    r"[^0-9\n]{0,40}?\b([A-Z]{0,3}-?[0-9][0-9A-Z./\-]*[0-9A-Z])",
    re.IGNORECASE,
)
_RANK = ("compte", "locataire", "client", "matricule", "contrat", "bail", "dossier", "reference",
         "ref", "lot")  # fmt: skip
_AT_ONCE = ("compte", "locataire")
_BANK = re.compile(r"\b(?:IBAN|RIB|BIC|CCP|bancaire|postal|virement)\b", re.IGNORECASE)
_NAME = re.compile(
    r"\b(?:locataire|titulaire|occupant|colocataire|compte de)\s*:?\s+([^\W\d].+)", re.IGNORECASE
)
_GENERAL_LEDGER = re.compile(r"4[0-9]{2,5}")
"""411, 411000…: the tenants' account of every landlord's books, which names no tenant."""

_DATE = re.compile(
    r"[0-9]{1,2}[/.\-][0-9]{1,2}([/.\-][0-9]{2,4})?|[0-9]{4}([/\-][0-9]{4})?|20[0-9]{6}"
)


@dataclass(frozen=True, slots=True)
class Keys:
    """What a row says of its account: a cell for each of the four columns, and its page head."""

    columns: tuple[str, ...] = ("", "", "", "")
    block: str = ""


class Blocks:
    """Follows the page heads down the file: which account is open."""

    def __init__(self) -> None:
        self._numbers: dict[str, str] = {}
        self._next_numbers: dict[str, str] = {}
        self._name = ""
        self._next_name = ""

    def text(self, row: Row) -> None:
        """Read a line of text: an account's number opens another account at once.

        The number of a file, a lot or a mere reference waits for the headings of a new table:
        *réf. virement 88123* under a receipt opens nothing.
        """
        text = " ".join(row.filled)
        if _BANK.search(text):
            return
        for match in _NUMBER.finditer(text):
            number, kind = match[2].strip("./-").split("/")[0], folded(match[1])
            if not _DATE.fullmatch(number):
                (self._numbers if kind in _AT_ONCE else self._next_numbers)[kind] = number
        if named := _NAME.search(text):
            self._next_name = named[1].split(" - ")[0].strip()

    def new_table(self) -> None:
        """Headings begin a table: what was met just above is its own."""
        self._numbers.update(self._next_numbers)
        self._next_numbers.clear()
        self._name = self._next_name or self._name

    def keys(self, row: Row, layout: Layout) -> Keys:
        """What a row says of its account."""
        cells = tuple(layout.cell(role, row.cells) for role in _COLUMNS)
        best = next((self._numbers[kind] for kind in _RANK if kind in self._numbers), "")
        return Keys(cells, best or self._name)


def chosen_keys(keys: Sequence[Keys], moves: Sequence[bool]) -> tuple[list[str], bool]:
    """The account of each row, and whether that is sure.

    The first column that differs between movements tells the accounts apart, else the page heads.
    Lots, or tenants under one account number, are accounts only where balances prove it.
    """
    numbered = False
    for column, name in enumerate(_COLUMNS):
        values = [each.columns[column] for each in keys]
        met = {value for value, move in zip(values, moves, strict=True) if move and value}
        if len(met) > 1:
            return _filled_down(values, met), name != "lot" and not numbered
        numbered = numbered or any(not _GENERAL_LEDGER.fullmatch(value) for value in met)
    blocks = [each.block for each in keys]
    return _filled_down(blocks, {block for block in blocks if block}), True


def _filled_down(values: Sequence[str], met: set[str]) -> list[str]:
    """A row that names no account belongs to the one above it; the first rows to the first."""
    current = next((value for value in values if value in met), "")
    filled = []
    for value in values:
        current = value if value in met else current
        filled.append(current)
    return filled
