"""The fields that the sections of the page are made of, ready to use."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from planner.calc.dossier.common import COMMON, EvidenceStatus
from planner.calc.money import ZERO
from planner.intake.words import folded
from planner.tui.entry.fields import (
    REQUIRED,
    ActionKind,
    AmountPerKind,
    ChoiceKind,
    Context,
    DateKind,
    EvidenceKind,
    FieldKind,
    MoneyKind,
    MonthKind,
    NoteKind,
    Option,
    TextKind,
)
from planner.tui.entry.rows import Cell, Row
from planner.tui.entry.words import answers
from planner.views.i18n import N_, _
from planner.views.words.kinds import CHARGES, DEBTS, INCOMES, PLAIN

__all__ = [
    "AMOUNT",
    "DAY",
    "DAY_NEEDED",
    "DELAYS",
    "KINDS",
    "MONEY",
    "MONEY_OR_ZERO",
    "MONTH",
    "NOTE",
    "PER",
    "PERSON",
    "PROOF",
    "TEXT",
    "TEXT_NEEDED",
    "WHOSE",
    "action",
    "add",
    "choice",
    "field",
    "kinds",
    "named",
    "with_own_name",
    "yes_no",
]

KINDS = {"incomes": INCOMES, "charges": CHARGES, "debts": DEBTS}

YES_NO = ((True, N_("oui")), (False, N_("non")))
DELAYS = (("6-weeks", N_("6 semaines")), ("2-months", N_("2 mois")))


def choice(kind: Any, *, empty: Any = REQUIRED) -> ChoiceKind:
    """One answer of an enumeration; ``empty`` is what it is without any."""
    return ChoiceKind(empty=empty, answers=lambda _context: answers(kind))


def yes_no(*, empty: Any = False) -> ChoiceKind:
    """Yes or no."""
    return ChoiceKind(empty=empty, answers=lambda _c: [(value, _(text)) for value, text in YES_NO])


def persons(context: Context) -> Sequence[Option]:
    people = context.dossier.household.persons
    return [
        (COMMON, _("commun")),
        *((person.id, person.first_name or person.name or person.id) for person in people),
    ]


def kinds(part: str) -> Callable[[Context], Sequence[Option]]:
    """The kinds of lines of a part, in the order of their names."""

    def known(_context: Context) -> Sequence[Option]:
        return sorted(((id, named(part, id)) for id in KINDS[part]), key=lambda each: each[1])

    return known


MONEY = MoneyKind()
MONEY_OR_ZERO = MoneyKind(empty=ZERO)
AMOUNT = MoneyKind(empty=REQUIRED)
PER = AmountPerKind()
TEXT = TextKind()
TEXT_NEEDED = TextKind(empty=REQUIRED, longest=500)
NOTE = NoteKind()
DAY = DateKind()
DAY_NEEDED = DateKind(empty=REQUIRED)
MONTH = MonthKind()
PROOF = EvidenceKind(empty=REQUIRED, answers=lambda _context: answers(EvidenceStatus))
WHOSE = ChoiceKind(empty=COMMON, answers=persons)
PERSON = ChoiceKind(empty=REQUIRED, answers=lambda context: persons(context)[1:])


def field(path: str, label: str, kind: FieldKind, hint: str = "", indent: int = 1) -> Row:
    """A row that is one field."""
    text = _(label)
    return Row(path, "field", text, (Cell(path, kind, 0, text, hint),), indent)


def add(part: str, label: str, answered: Callable[[Context], Sequence[Option]]) -> Row:
    """A row that asks which kind of line to add."""
    path = f"{part}[+]"
    kind = ChoiceKind(empty=None, answers=answered)
    return Row(path, "add", _(label), (Cell(path, kind, 0, _(label)),), quiet=True)


def named(part: str, kind: str, own: str = "") -> str:
    """A kind of line as it is said: its name, then the line's own name or the family's word."""
    name = _(KINDS[part].get(kind, kind))
    return with_own_name(name, own or _(PLAIN.get(kind, "")))


def action(name: str, label: str) -> Row:
    """A row that does something when Enter is pressed on it."""
    text = _(label)
    return Row(f"!{name}", "action", text, (Cell(f"!{name}", ActionKind(), 0, text),), quiet=True)


def with_own_name(kind: str, own: str) -> str:
    """The kind of a line with the line's own name, where that one says more."""
    if not own:
        return kind
    shorter, longer = sorted((folded(kind), folded(own)), key=len)
    if shorter and longer.startswith(shorter[:12]):
        return kind if len(kind) >= len(own) else own
    return f"{kind}, {own}"
