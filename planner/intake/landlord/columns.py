"""Which column holds what, from the headings that the file prints.

A ledger has a label column and amounts (Débit and Crédit, or one amount with its sign or its
side). A table "one row a month" has no movement labels: each column is a nature (*Loyer*, *Reçu de
la CAF*), found in the same words as labels. A heading may be repeated on each page, or change in
the middle of the file.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache

from planner.intake.landlord.cells import amount_in, when_in
from planner.intake.landlord.labels import Phrase, matches, vocabulary
from planner.intake.landlord.model import CREDIT_KINDS
from planner.intake.words import folded, tokens

__all__ = ["Layout", "Nature", "column_nature", "layout_of", "with_tenant_receipts"]

_BESIDE_NATURES = frozenset(
    ("date", "month", "period", "balance", "paid_on", "account", "tenant", "contract", "lot",
     "total", "unused", "more_label", "label")
)  # fmt: skip
_SINGLE = ("debit", "credit", "amount", "balance", "balance_debit", "balance_credit")


@dataclass(frozen=True, slots=True)
class Nature:
    """What a column of a wide table holds: a kind, and 1 when it raises the debt, else -1."""

    kind: str | None
    side: int
    heading: str
    together: bool = False


@dataclass(frozen=True, slots=True)
class Layout:
    """The columns of a table: a role gives its column, labels may be several.

    ``natures`` is not empty in a table of one row a month. ``owed`` tells that the heading of the
    balance says *reste dû*: above zero is a debt. ``width`` is the number of headed columns.
    """

    roles: dict[str, int]
    labels: tuple[int, ...] = ()
    natures: dict[int, Nature] = field(default_factory=dict)
    owed: bool = False
    width: int = 0
    by_month: bool = False
    headed: bool = True

    @property
    def wide(self) -> bool:
        """Whether each cell is a movement."""
        return bool(self.natures)

    @property
    def when_role(self) -> str:
        """The role of the column that dates a row."""
        if self.wide:
            return "when"
        return next((role for role in ("date", "period") if role in self.roles), "month")

    def cell(self, role: str, cells: Sequence[str]) -> str:
        """The cell of a role in a row; empty when there is none."""
        index = self.roles.get(role)
        return cells[index] if index is not None and index < len(cells) else ""


def layout_of(cells: Sequence[str]) -> Layout | None:
    """The layout that a row of headings gives, or None when the row is no heading."""
    if any(_is_figure(cell) for cell in cells) or sum(map(bool, cells)) < 2:
        return None
    found = {index: role for index, cell in enumerate(cells) if (role := _role(cell))}
    ledger = _ledger(cells, found)
    return ledger or _wide(cells, found)


def _is_figure(cell: str) -> bool:
    if not cell:
        return False
    amount = amount_in(cell)
    return (amount is not None and bool(amount.readings)) or _is_day(cell)


def _is_day(cell: str) -> bool:
    return when_in(cell) is not None and any(character.isdigit() for character in cell)


@lru_cache(maxsize=4096)
def _role(heading: str) -> tuple[str, int] | None:
    """The role of a heading and its rank among the headings of that role."""
    known = vocabulary()
    words = tokens(heading)
    if folded(heading) in known.sense_headings:
        return "sense", 0
    best: tuple[int, str, int] | None = None
    for phrase, role, order in known.columns:
        letters = sum(map(len, phrase))
        if phrase and _contains(words, phrase) and (best is None or letters > best[0]):
            best = letters, role, order
    return best[1:] if best else None


def _contains(words: Phrase, phrase: Phrase) -> bool:
    size = len(phrase)
    return any(words[i : i + size] == phrase for i in range(len(words) - size + 1))


def _ledger(cells: Sequence[str], found: dict[int, tuple[str, int]]) -> Layout | None:
    roles = _places(found)
    labels = [i for i, (role, _) in found.items() if role == "label"]
    if not labels:
        labels = [i for i, (role, _) in found.items() if role == "more_label"]
    amounts = {"debit", "credit", "amount"} & roles.keys()
    natures = [i for i in range(len(cells)) if i not in found and _kind_in(cells[i])]
    if not labels or not amounts or (natures and len(natures) >= len(amounts)):
        return None
    if "amount" in roles and "debit" in roles:
        del roles["amount"]
    labels.sort(key=lambda index: (found[index][1], index))
    more = [i for i, (role, _) in found.items() if role == "more_label" and i not in labels]
    if not {"date", "period", "month"} & roles.keys() and not cells[0]:
        roles["date"] = 0
    by_month = "month" in roles and not {"date", "period"} & roles.keys()
    return Layout(roles, (*labels, *more), {}, _owed(cells, roles), _width(cells), by_month)


def _places(found: dict[int, tuple[str, int]]) -> dict[str, int]:
    places: dict[str, tuple[int, int]] = {}
    for index, (role, order) in found.items():
        rank = (order, index) if role not in _SINGLE else (0, index)
        places[role] = min(places.get(role, rank), rank)
    return {role: rank[1] for role, rank in places.items()}


def _width(cells: Sequence[str]) -> int:
    return max((index + 1 for index, cell in enumerate(cells) if cell), default=0)


def _owed(cells: Sequence[str], roles: dict[str, int]) -> bool:
    index = roles.get("balance")
    return index is not None and tokens(cells[index]) in vocabulary().meanings["owed"]


def _kind_in(heading: str) -> bool:
    return any(match.group.kind for match in matches(heading))


def _wide(cells: Sequence[str], found: dict[int, tuple[str, int]]) -> Layout | None:
    kept = {
        index: role
        for index, role in found.items()
        if role[0] in _BESIDE_NATURES
        and not (role[0] in ("label", "more_label") and _kind_in(cells[index]))
    }
    roles = _places(kept)
    if not cells[0]:
        roles.setdefault("month", 0)  # a table drawn by hand leaves its corner blank
    when = next((role for role in ("month", "date", "period") if role in roles), None)
    if when is None:
        return None
    natures = {
        index: nature
        for index, cell in enumerate(cells)
        if cell and index not in kept and (nature := column_nature(cell))
    }
    if not any(nature.kind for nature in natures.values()):
        return None
    by_month = when != "date"
    labels = tuple(roles[role] for role in ("label", "more_label") if role in roles)
    roles["when"] = roles[when]
    return Layout(roles, labels, natures, _owed(cells, roles), _width(cells), by_month)


def with_tenant_receipts(layout: Layout, rows: Sequence[Sequence[str]]) -> Layout:
    """The same table, its column *Locataire* read as what the tenant paid when it holds amounts."""
    index = layout.roles.get("tenant")
    if not layout.wide or index is None:
        return layout
    cells = [cells[index] for cells in rows if index < len(cells) and cells[index]]
    amounts = [found for cell in cells if (found := amount_in(cell)) and found.readings]
    if not amounts or 2 * len(amounts) < len(cells):
        return layout
    roles = {role: place for role, place in layout.roles.items() if role != "tenant"}
    natures = dict(sorted({**layout.natures, index: Nature("payment", -1, "Locataire")}.items()))
    return replace(layout, roles=roles, natures=natures)


def column_nature(heading: str) -> Nature | None:
    """What a column of a wide table holds; a nature without a kind when its words are unknown."""
    words = tokens(heading)
    meanings = vocabulary().meanings
    if words in meanings["called"]:
        return Nature("rent", 1, heading, together=True)
    if words in meanings["received"]:
        return Nature("payment", -1, heading)
    found = matches(heading)
    credits_ = [m for m in found if m.group.kind in CREDIT_KINDS and m.group.credit]
    debits = [m for m in found if m.group.kind and m.group.kind not in CREDIT_KINDS]
    if credits_:
        best = max(credits_, key=lambda match: (match.group.credit, match.letters))
        if debits and best.group.kind != "payment" and best.group.id != "rls":
            return Nature(None, 0, heading)
        return Nature(best.group.kind, -1, heading)
    if debits:
        best = max(debits, key=lambda match: (match.group.debit, match.letters))
        return Nature(best.group.kind, 1, heading, best.group.together)
    return Nature(None, 0, heading)
