"""The report of a scheme over a period: each figure with its definition, its lines, what is hidden.

The same rows feed the screen, the spreadsheet, the CSV and the PDF.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from planner.calc.protocols.counted import Cell, Counted
from planner.calc.protocols.evaluation import Report
from planner.calc.protocols.protocol import Protocol
from planner.views import formats
from planner.views.blocks import (
    Align,
    Block,
    Blocks,
    Column,
    Heading,
    Mark,
    Note,
    Paragraph,
    Row,
    Table,
)
from planner.views.i18n import FRENCH, _, language, n_
from planner.views.words.protocols import DEFINITIONS, FIGURES, called, cell, word

__all__ = [
    "HIDDEN",
    "Line",
    "Told",
    "evaluation_blocks",
    "hidden_note",
    "looked_at",
    "told",
    "told_period",
    "unread_words",
]

HIDDEN = "–"
"""What stands for a hidden number."""


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a figure, in words; ``count`` is None where it is hidden."""

    label: str
    count: int | None


@dataclass(frozen=True, slots=True)
class Told:
    """A figure in words: its value as a sentence, its definition, its lines. ``count`` is None
    where it is hidden.
    """

    id: str
    label: str
    count: int | None
    of: int | None
    value: str
    definition: str
    lines: tuple[Line, ...]
    suppressed: bool


def told(report: Report) -> tuple[Told, ...]:
    """Every figure of the report in the language in force."""
    named = {figure.id: figure for figure in report.protocol.evaluation.figures}
    found = []
    for figure in report.figures:
        own = named[figure.id]
        label = own.label if language() == FRENCH else own.label_en
        found.append(
            Told(
                figure.id,
                label or word(FIGURES, figure.id),
                figure.count,
                figure.of,
                _value(figure),
                word(DEFINITIONS, figure.id),
                tuple(Line(_cell(figure, one, report.protocol), one.count) for one in figure.cells),
                figure.suppressed,
            )
        )
    return tuple(found)


def _value(figure: Counted) -> str:
    if figure.count is None:
        return HIDDEN
    count = formats.number(figure.count, 0)
    if figure.before is not None:
        return _("{count}, contre {before} avant la désignation").format(
            count=count, before=formats.number(figure.before, 0)
        )
    if figure.of is None:
        return count
    whole = formats.number(figure.of, 0)
    if not figure.of:
        return _("{count} sur {whole}").format(count=count, whole=whole)
    return _("{count} sur {whole} ({share})").format(
        count=count, whole=whole, share=_percent(figure.count, figure.of)
    )


def _percent(count: int, whole: int) -> str:
    """A share to the nearest tenth of a percent, a half going up."""
    tenths = (2000 * count + whole) // (2 * whole)
    text = formats.number(Fraction(tenths, 10), 1)
    return f"{text}{formats.NO_BREAK}%" if language() == FRENCH else f"{text}%"


def _cell(figure: Counted, one: Cell, protocol: Protocol) -> str:
    if figure.id == "exits_by_kind":
        kind = protocol.exit_kind(one.key)
        return called(kind) if kind is not None else cell(figure.id, one.key)
    if figure.id == "priorities":
        rule = next((rule for rule in protocol.entry.eligible if rule.id == one.key), None)
        return called(rule) if rule is not None else cell(figure.id, one.key)
    if figure.id == "durations":
        return _band(int(one.key), protocol.evaluation.duration_bands)
    if figure.id == "lengths_asked" and one.key.isdigit():
        return formats.count_of_months(int(one.key))
    return cell(figure.id, one.key)


def _band(first: int, bands: tuple[int, ...]) -> str:
    after = [band for band in bands if band > first]
    if not after:
        return _("{n} mois et plus").format(n=first)
    if not first:
        return _("moins de {n} mois").format(n=after[0])
    return _("{first} à {last} mois").format(first=first, last=after[0] - 1)


def told_period(first: date, last: date) -> str:
    """``du 1er janvier 2016 au 31 décembre 2016``."""
    return _("du {first} au {last}").format(first=formats.day(first), last=formats.day(last))


def evaluation_blocks(report: Report) -> Blocks:
    """The report as it is read on a screen."""
    found: list[Block] = [
        Heading(called(report.protocol), 1),
        Paragraph(told_period(report.first, report.last)),
    ]
    every = told(report)
    columns = (
        Column(_("Chiffre"), grows=True),
        Column(_("Valeur"), Align.RIGHT),
    )
    plain = [Row((one.label, one.value)) for one in every if not one.lines]
    if plain:
        found.append(Table(columns, tuple(plain)))
    for one in every:
        if one.lines:
            found += _lines(one)
    found.append(Heading(_("Définitions")))
    found += [
        Paragraph(_("{label} : {definition}").format(label=one.label, definition=one.definition))
        for one in every
    ]
    found += looked_at(report.protocol)
    found += hidden_note(report, every)
    return tuple(found)


def looked_at(protocol: Protocol) -> Iterator[Note]:
    """When the scheme is evaluated, with the periods to ask for when its first day is written."""
    looked, started = protocol.evaluation.at_months, protocol.evaluation.started
    if looked:
        months = formats.listed([formats.count_of_months(n) for n in looked])
        text = _("ce dispositif s’évalue {months} après son début (--period {periods}).")
        first = started.isoformat() if started is not None else _("JOUR")
        count = [str(n) for n in looked] if started is not None else [_("MOIS")]
        periods = formats.listed([f"{first}+{n}" for n in count])
        yield Note(text.format(months=months, periods=periods))


def _lines(one: Told) -> Iterator[Block]:
    yield Heading(_("{label} : {value}").format(label=one.label, value=one.value), 3)
    rows = tuple(
        Row((line.label, HIDDEN if line.count is None else formats.number(line.count, 0)))
        for line in one.lines
    )
    yield Table((Column("", grows=True), Column(_("Nombre"), Align.RIGHT)), rows)


def hidden_note(report: Report, every: tuple[Told, ...]) -> Iterator[Note]:
    """Why some numbers are not there; or that all are, and that the report stays inside."""
    if report.internal:
        text = _(
            "bilan interne : rien n’est caché, quelqu’un peut y être reconnu. Ne pas diffuser."
        )
        yield Note(text, Mark.ALERT)
    if any(one.suppressed for one in every):
        text = _(
            "les nombres inférieurs à {below} qui décrivent des personnes sont cachés ({sign}), et "
            "parfois d’autres, pour que personne ne soit reconnu. Ne publiez pas deux bilans "
            "dont les périodes se recouvrent : leur différence peut désigner un ménage."
        )
        yield Note(text.format(below=report.protocol.evaluation.hidden_below, sign=HIDDEN))
    if report.unread:
        yield Note(unread_words(report.unread), Mark.ALERT)


def unread_words(count: int) -> str:
    """How many dossiers nothing here holds, as they cannot be read."""
    return n_(
        "{n} dossier illisible n’est pas compté : réparez-le depuis l’écran, puis recommencez.",
        "{n} dossiers illisibles ne sont pas comptés : réparez-les depuis l’écran, puis "
        "recommencez.",
        count,
    ).format(n=count)
