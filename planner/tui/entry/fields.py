"""The fields of the entry page: how each kind of value is read, shown and typed again.

A text is never changed: it is understood, and its value echoed; or it is doubtful or refused, and a
sentence says why. ``read`` answers ``Understood``, ``Doubtful`` or ``Refused``; an empty text is
understood as what the field is without anything (``empty``), unless it must hold a value.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.calc.calendar import Frequency, Month
from planner.calc.dossier.common import Evidence
from planner.calc.dossier.dossier import Dossier
from planner.calc.money import Money
from planner.errors import Problem
from planner.intake.typed import (
    AmountPer,
    Reading,
    Refused,
    Understood,
    read_amount,
    read_amount_per,
    read_date,
    read_month,
    read_text,
)
from planner.intake.words import folded
from planner.services.screen import edits
from planner.tui.entry.paths import is_new, line_of
from planner.tui.entry.words import frequency, months_of_the_year
from planner.views import formats
from planner.views.i18n import N_, _

__all__ = [
    "REQUIRED",
    "ActionKind",
    "AmountPerKind",
    "ChoiceKind",
    "Context",
    "DateKind",
    "EvidenceKind",
    "FieldKind",
    "MoneyKind",
    "MonthKind",
    "MonthsKind",
    "NoteKind",
    "NumberKind",
    "Option",
    "SeveralKind",
    "TextKind",
    "months_of",
]

REQUIRED = object()
"""A field that a line cannot be without."""

Option = tuple[Any, str]
"""A value of a choice and its words."""

_EMPTY = Problem("missing_field", N_("Il manque une valeur ici. La ligne est gardée comme avant."))
_NOT_LISTED = Problem(
    "unknown_value", N_("« {text} » n’est pas dans la liste. Choisissez l’une des réponses.")
)
_NOT_A_NUMBER = Problem(
    "bad_number", N_("« {text} » n’est pas un nombre de {low} à {high}. Écrivez-le en chiffres.")
)
_NOT_MONTHS = Problem(
    "bad_months",
    N_("« {text} » n’est pas une liste de mois. Écrivez par exemple 9 ou 3, 6, 9, 12."),
)


@dataclass(frozen=True, slots=True)
class Context:
    """What a field may need beside its text: the dossier, the day, its own path."""

    dossier: Dossier
    on: date
    path: str


def months_of(context: Context) -> tuple[int, ...]:
    """The months of the year in which the line of a field falls, when it names some."""
    line = line_of(context.path)
    if line is None or is_new(context.path) or not edits.has(context.dossier, line):
        return ()
    return getattr(edits.value(context.dossier, line), "months", None) or ()


def _said(problem: Problem, **values: Any) -> Problem:
    return Problem(problem.code, problem.template, problem.field, values)


@dataclass(frozen=True, slots=True)
class FieldKind(ABC):
    """A kind of field. ``live`` applies the value at each keystroke, else on leaving."""

    empty: Any = None
    live: bool = True

    def read(self, text: str, context: Context) -> Reading[Any]:
        """What a text means here."""
        if not text.strip():
            return self._nothing()
        return self._read(text, context)

    def _nothing(self) -> Reading[Any]:
        return Refused(_EMPTY) if self.empty is REQUIRED else Understood(self.empty, "")

    @abstractmethod
    def _read(self, text: str, context: Context) -> Reading[Any]:
        """What a text that is not empty means here."""

    def shown(self, value: Any, context: Context) -> str:
        """The value at rest."""
        return str(value) if value is not None else ""

    def typed(self, value: Any, context: Context) -> str:
        """The value as one would type it."""
        return self.shown(value, context)

    def options(self, text: str, context: Context) -> Sequence[Option]:
        """The answers to choose from, those that match the text; none for a free field."""
        return ()

    def unfinished(self, text: str, context: Context) -> bool:
        """Whether one more character may make the text understood: nothing is said then."""
        return isinstance(self.read(f"{text}0", context), Understood)


@dataclass(frozen=True, slots=True)
class MoneyKind(FieldKind):
    """Euros: ``12,50``, ``1 234,56``, ``45+12,30``. Nothing typed is ever dropped."""

    below_zero: bool = False

    def _read(self, text: str, context: Context) -> Reading[Any]:
        return read_amount(text, field=context.path, below_zero=self.below_zero)

    def shown(self, value: Any, context: Context) -> str:
        return formats.money(value) if isinstance(value, Money) else ""

    def typed(self, value: Any, context: Context) -> str:
        return formats.flat(formats.money(value, unit=False)) if isinstance(value, Money) else ""


@dataclass(frozen=True, slots=True)
class AmountPerKind(FieldKind):
    """Euros with how often: ``412,30``, ``45 s`` (by the week), ``412,30 par trimestre``."""

    empty: Any = REQUIRED
    usual: Frequency = Frequency.MONTH

    def _read(self, text: str, context: Context) -> Reading[Any]:
        return read_amount_per(text, field=context.path)

    def shown(self, value: Any, context: Context) -> str:
        if not isinstance(value, AmountPer):
            return ""
        months = months_of(context)
        if months:
            often = months_of_the_year(months)
        else:
            often = frequency(value.frequency or Frequency.MONTH, short=True)
        return f"{formats.money(value.amount)} {often}".strip()

    def typed(self, value: Any, context: Context) -> str:
        if not isinstance(value, AmountPer):
            return ""
        amount = formats.flat(formats.money(value.amount, unit=False))
        if value.frequency in (None, Frequency.MONTH):
            return amount
        return f"{amount} {frequency(value.frequency, typed=True)}"


@dataclass(frozen=True, slots=True)
class DateKind(FieldKind):
    """A day: ``03/11/26``, ``3 nov 2026``; the day comes first."""

    birth: bool = False
    first_year: int = 1990

    def _read(self, text: str, context: Context) -> Reading[Any]:
        born_before = context.on if self.birth else None
        return read_date(
            text, field=context.path, born_before=born_before, first_year=self.first_year
        )

    def shown(self, value: Any, context: Context) -> str:
        return formats.short_day(value) if isinstance(value, date) else ""

    def typed(self, value: Any, context: Context) -> str:
        return f"{value:%d/%m/%Y}" if isinstance(value, date) else ""


@dataclass(frozen=True, slots=True)
class MonthKind(FieldKind):
    """A month: ``11/2026``, ``nov 26``."""

    def _read(self, text: str, context: Context) -> Reading[Any]:
        return read_month(text, field=context.path)

    def shown(self, value: Any, context: Context) -> str:
        return formats.month(value) if isinstance(value, Month) else ""

    def typed(self, value: Any, context: Context) -> str:
        return f"{value.number:02d}/{value.year}" if isinstance(value, Month) else ""


@dataclass(frozen=True, slots=True)
class MonthsKind(FieldKind):
    """Months of every year: ``9`` or ``3, 6, 9, 12``."""

    def _read(self, text: str, context: Context) -> Reading[Any]:
        parts = [part for part in text.replace(";", ",").replace(" ", ",").split(",") if part]
        if not all(part.isascii() and part.isdigit() and 1 <= int(part) <= 12 for part in parts):
            return Refused(_said(_NOT_MONTHS, text=text))
        months = tuple(sorted({int(part) for part in parts}))
        return Understood(months, ", ".join(map(str, months)))

    def shown(self, value: Any, context: Context) -> str:
        return ", ".join(map(str, value)) if value else ""


@dataclass(frozen=True, slots=True)
class NumberKind(FieldKind):
    """A whole number between two bounds."""

    low: int = 1
    high: int = 31

    def _read(self, text: str, context: Context) -> Reading[Any]:
        plain = text.strip()
        good = plain.isascii() and plain.isdigit() and len(plain) < 7
        if not good or not self.low <= int(plain) <= self.high:
            return Refused(_said(_NOT_A_NUMBER, text=text, low=self.low, high=self.high))
        return Understood(int(plain), str(int(plain)))

    def unfinished(self, text: str, context: Context) -> bool:
        return False


@dataclass(frozen=True, slots=True)
class TextKind(FieldKind):
    """A name, an address, a remark: kept to the letter."""

    empty: Any = ""
    longest: int = 200
    form: str = ""
    """``commune`` for a code of the INSEE; ``lines`` for the lines of an address."""

    def _read(self, text: str, context: Context) -> Reading[Any]:
        found = read_text(text, field=context.path, longest=self.longest)
        if isinstance(found, Understood) and self.form == "lines":
            return Understood((found.value,), found.echo)
        return found

    def shown(self, value: Any, context: Context) -> str:
        if isinstance(value, tuple):
            return ", ".join(value)
        return " ".join(str(value or "").splitlines())

    def typed(self, value: Any, context: Context) -> str:
        return ", ".join(value) if isinstance(value, tuple) else str(value or "")


@dataclass(frozen=True, slots=True)
class NoteKind(TextKind):
    """Some lines of text: typed here in one, or written at ease in a page of its own."""

    longest: int = 20_000


@dataclass(frozen=True, slots=True)
class ActionKind(FieldKind):
    """Not a value: Enter does something."""

    def _read(self, text: str, context: Context) -> Reading[Any]:
        return Understood(None, "")


@dataclass(frozen=True, slots=True)
class ChoiceKind(FieldKind):
    """One answer among a few: some letters of it, or Space for the next one."""

    live: bool = False
    answers: Callable[[Context], Sequence[Option]] = lambda _: ()

    def _read(self, text: str, context: Context) -> Reading[Any]:
        found = self.options(text, context)
        if not found:
            return Refused(_said(_NOT_LISTED, text=text))
        return Understood(found[0][0], found[0][1])

    def options(self, text: str, context: Context) -> Sequence[Option]:
        known = self.answers(context)
        wanted = folded(text)
        if not wanted:
            return known
        starting = [option for option in known if folded(option[1]).startswith(wanted)]
        words = wanted.split()
        others = [
            option
            for option in known
            if option not in starting and all(word in folded(option[1]) for word in words)
        ]
        return [*starting, *others]

    def shown(self, value: Any, context: Context) -> str:
        for known, label in self.answers(context):
            if known == value:
                return label
        return ""

    def typed(self, value: Any, context: Context) -> str:
        return ""


@dataclass(frozen=True, slots=True)
class SeveralKind(ChoiceKind):
    """Any number of answers: choosing one that is there takes it away."""

    empty: Any = ()

    def shown(self, value: Any, context: Context) -> str:
        labels = [label for known, label in self.answers(context) if known in (value or ())]
        return ", ".join(labels)


@dataclass(frozen=True, slots=True)
class EvidenceKind(ChoiceKind):
    """Declared, seen or copied, with the day it was."""

    def shown(self, value: Any, context: Context) -> str:
        if not isinstance(value, Evidence):
            return ""
        label = next((words for known, words in self.answers(context) if known == value.status), "")
        if value.on is None:
            return label
        return _("{label} {day}").format(label=label, day=f"{value.on:%d/%m}")
