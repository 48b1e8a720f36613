"""Why a figure is what it is, in two depths.

For the family, one plain sentence: ``1 246,25 − 290,95 − 164,49 = 790,81 €``. For the counsellor,
the whole tree: each step with the operation that made it, its terms, the article it applies, the
dated value of the law with its status, its source and the day it was checked. Both are read from
the derivation that the figure carries; nothing is computed again and nothing is said that the
computation did not do.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date
from fractions import Fraction
from typing import Any

from planner.calc.dossier.dossier import Dossier
from planner.calc.figure import Figure, parameters_used
from planner.calc.law import Law, LawValue, Status
from planner.calc.money import Money, Rate, Rounding
from planner.calc.values import dataclass
from planner.views import formats, words
from planner.views.blocks import (
    Block,
    Blocks,
    Branch,
    Heading,
    Mark,
    Note,
    Paragraph,
    Tree,
)
from planner.views.doubts import article
from planner.views.i18n import _
from planner.views.words.operations import ALONE, HOW, ROUNDINGS

__all__ = [
    "Source",
    "Step",
    "blocks",
    "branch",
    "content",
    "explain",
    "explain_all",
    "plain",
    "source",
]

_SHOWN_TERMS = 6
_SIGNS = {
    "sum": "+",
    "difference": formats.MINUS,
    "product": "×",
    "times": "×",
    "quotient": "÷",
    "ratio": "÷",
}


@dataclass(frozen=True, slots=True)
class Source:
    """One dated legal value that a figure rests on, in words."""

    id: str
    label: str
    value: str
    since: str
    status: str
    reference: str
    source: str
    checked: str
    review_by: str
    note: str
    sure: bool
    stale: bool


@dataclass(frozen=True, slots=True)
class Step:
    """One node of an explanation.

    ``how`` is the sentence of its operation, ``formula`` the operation with its numbers; ``again``
    marks a step already told above, whose terms are not repeated.
    """

    label: str
    name: str
    value: str
    how: str
    formula: str
    reference: str
    field: str
    sources: tuple[Source, ...]
    terms: tuple[Step, ...]
    again: bool = False


def explain(
    figure: Figure,
    law: Law | None = None,
    dossier: Dossier | None = None,
    on: date | None = None,
) -> Step:
    """The whole explanation of a figure, from the result down to the facts.

    ``law`` gives the words of the parameters, ``dossier`` those of the lines; ``on`` tells which
    values are past their review date.
    """
    return _Reader(law, dossier, on).step(figure)


def explain_all(
    figures: Iterable[Figure],
    law: Law | None = None,
    dossier: Dossier | None = None,
    on: date | None = None,
    closed: Callable[[Figure], bool] | None = None,
) -> list[Step]:
    """Several figures together: what one has told, the next ones do not tell again.

    ``closed`` says which figures are given as they are, without what made them.
    """
    reader = _Reader(law, dossier, on, closed)
    return [reader.step(figure) for figure in figures]


def branch(step: Step) -> Branch:
    """A step and what made it, as a branch of a tree."""
    return _branch(step)


def plain(figure: Figure, dossier: Dossier | None = None, law: Law | None = None) -> str:
    """One sentence for the family: the sum as one would write it on a sheet of paper.

    Steps that only choose, cap or pass a value on are read through, down to the sum itself.
    """
    name = words.figure(figure, dossier, law)
    shown = value = _short(figure)
    made = _maker(figure)
    formula = _formula(made)
    if formula:
        reached = _short(made)
        shown = f"{formula} = {reached}"
        if made.raw != figure.raw:
            shown = _("{formula}, donc {value}").format(formula=shown, value=value)
    elif made.operation in ("minimum", "maximum"):
        shown = _("{value}, {how}").format(value=value, how=_how(made))
    return _("{formula} : {name}").format(formula=shown, name=name)


def _maker(figure: Figure) -> Figure:
    """The step where the value was really made."""
    while figure.terms and (
        figure.operation in ("choice", "round", "reaching", "at_least_zero")
        or len(figure.terms) == 1
    ):
        if figure.operation in ("part", "up_to", "down_to", "slices"):
            return figure
        if figure.operation == "reaching" and figure.raw != figure.terms[0].raw:
            return figure
        figure = figure.terms[0]
    return figure


def blocks(
    figure: Figure,
    law: Law | None = None,
    dossier: Dossier | None = None,
    on: date | None = None,
) -> Blocks:
    """The explanation as blocks: the sentence, the tree, the dated values of the law."""
    step = explain(figure, law, dossier, on)
    told: list[Block] = [
        Heading(_("Pourquoi : {name}").format(name=step.name), 1),
        Paragraph(plain(figure, dossier, law), strong=True),
        Tree(_branch(step)),
    ]
    values = parameters_used(figure)
    if values:
        told.append(Heading(_("Valeurs légales utilisées")))
        told.append(Tree(_laws(values, law, on)))
    sources = [source(value, law, on) for value in values]
    doubtful = [each.label for each in sources if not each.sure]
    if doubtful:
        told.append(Note(words.doubtful(doubtful), Mark.DOUBT))
    stale = [each.label for each in sources if each.stale]
    if stale:
        told.append(Note(words.outdated(stale), Mark.DOUBT))
    return tuple(told)


def source(value: LawValue, law: Law | None = None, on: date | None = None) -> Source:
    """A dated legal value in words."""
    return Source(
        id=value.parameter,
        label=words.parameter(value.parameter, law),
        value=content(value),
        since=formats.day(value.start),
        status=_(words.STATUSES[value.status.value]),
        reference=article(value),
        source=value.source,
        checked=formats.day(value.checked),
        review_by=formats.day(value.review_by),
        note=value.note or "",
        sure=value.status is Status.IN_FORCE,
        stale=on is not None and value.stale_on(on),
    )


class _Reader:
    """Reads a derivation once: a step met again is named, not told again."""

    def __init__(
        self,
        law: Law | None,
        dossier: Dossier | None,
        on: date | None,
        closed: Callable[[Figure], bool] | None = None,
    ) -> None:
        self.law = law
        self.dossier = dossier
        self.on = on
        self.closed = closed
        self.told: set[int] = set()

    def step(self, figure: Figure) -> Step:
        if self.closed is not None and self.closed(figure):
            name = words.figure(figure, self.dossier)
            return Step(figure.label, name, words.value(figure), "", "", "", "", (), ())
        again = id(figure) in self.told and bool(figure.terms)
        self.told.add(id(figure))
        used = ((figure.parameter,) if figure.parameter else ()) + figure.scale
        return Step(
            label=figure.label,
            name=words.figure(figure, self.dossier, self.law),
            value=words.value(figure),
            how=_how(figure),
            formula=_formula(figure),
            reference=figure.reference or "",
            field=words.field(figure.field, self.dossier) if figure.field else "",
            sources=tuple(source(value, self.law, self.on) for value in used),
            terms=() if again else tuple(self.step(term) for term in figure.terms),
            again=again,
        )


def _branch(step: Step) -> Branch:
    text = _("{name} : {value}").format(name=step.name, value=step.value)
    if step.again:
        return Branch(_("{step} (expliqué plus haut)").format(step=text))
    details = []
    if step.field:
        details.append(_("donné dans le dossier : {field}").format(field=step.field))
    elif step.terms:
        details.append(step.how)
    if step.sources and not step.terms:
        details += [_in_force(each) for each in step.sources]
    elif step.reference:
        details.append(_("texte : {reference}").format(reference=step.reference))
    return Branch(text, tuple(details), tuple(_branch(term) for term in step.terms))


def _in_force(each: Source) -> str:
    text = _("depuis le {since}, {status}").format(since=each.since, status=each.status)
    return _("{text}, à relire").format(text=text) if each.stale else text


def _laws(values: tuple[LawValue, ...], law: Law | None, on: date | None) -> Branch:
    told = []
    for value in values:
        each = source(value, law, on)
        details = [
            _("{id}, depuis le {since}, {status}").format(
                id=each.id, since=each.since, status=each.status
            ),
            _("texte : {reference}").format(reference=each.reference),
            _("lu dans : {source}, vérifié le {checked}, à relire avant le {review}").format(
                source=each.source, checked=each.checked, review=each.review_by
            ),
        ]
        if each.note:
            details.append(_("note : {note}").format(note=each.note))
        text = _("{name} : {value}").format(name=each.label, value=each.value)
        told.append(Branch(text if each.value else each.label, tuple(details)))
    return Branch(_("Chaque valeur, son texte et sa date"), (), tuple(told))


def content(value: LawValue) -> str:
    """A legal value as it is written, with its period; empty for a table of cells."""
    held: Any = value.content
    if isinstance(held, Money):
        text = formats.money(held)
        period = words.unit(value.unit)
        return f"{text} {period}".strip()
    if isinstance(held, Rate):
        return formats.percent(held) if words.is_share(value.unit) else _number(held)
    if isinstance(held, int):
        return formats.number(held, 0)
    return _scale(held) if isinstance(held, tuple) else ""


def _scale(content: tuple[Any, ...]) -> str:
    parts = []
    for bound, share in content:
        text = str(share) if isinstance(share, Fraction) else formats.percent(share)
        parts.append(
            _("{share} jusqu’à {bound}").format(share=text, bound=formats.money(bound))
            if bound is not None
            else _("{share} au-delà").format(share=text)
        )
    return ", ".join(parts)


def _number(rate: Rate) -> str:
    return formats.number(Fraction(rate.millionths, 1_000_000), 6)


def _how(figure: Figure) -> str:
    """The sentence of the operation, with its numbers."""
    formula = _formula(figure)
    operation = figure.operation
    single = len(figure.terms) == 1 and operation in ALONE
    missed = operation == "reaching" and figure.raw != figure.terms[0].raw
    template = ALONE[operation] if single or missed else HOW.get(operation, operation)
    values = {
        "formula": formula,
        "terms": formats.listed(_shown([_short(term) for term in figure.terms])),
        "because": words.because(figure.because or ""),
        "step": "",
        "measured": "",
        "threshold": "",
    }
    if operation in ("up_to", "down_to"):
        values["step"] = formats.money(Money(figure.settings[0]))
    if operation == "reaching":
        values["measured"], values["threshold"] = (_short(term) for term in figure.terms[1:])
    how = _(template).format(**values)
    rounding = next((item for item in figure.settings if isinstance(item, Rounding)), None)
    if rounding is None or operation == "choice":
        return how
    return _("{how}, {rounding}").format(how=how, rounding=_(ROUNDINGS[rounding]))


def _shown(terms: list[str]) -> list[str]:
    if len(terms) <= _SHOWN_TERMS:
        return terms
    return [
        *terms[: _SHOWN_TERMS - 1],
        _("{count} autres").format(count=len(terms) - _SHOWN_TERMS + 1),
    ]


def _short(figure: Figure) -> str:
    """A value as one writes it by hand: no cents when there are none."""
    return words.value(figure, short=True)


def _bare(figure: Figure) -> str:
    """The same without its unit, for a sum whose result carries it."""
    if figure.unit == "eur" and isinstance(figure.raw, int):
        text = formats.short_money(Money(figure.raw))
    else:
        text = _short(figure).removesuffix(f"{formats.NO_BREAK}€")
    return f"({text})" if text.startswith(formats.MINUS) else text


def _formula(figure: Figure) -> str:
    """The operation with its numbers; empty when it is not a sum that one writes."""
    if not figure.terms:
        return ""
    operation = figure.operation
    if operation in _SIGNS:
        return _joined(figure, _SIGNS[operation])
    if operation == "at_least_zero":
        return _formula(figure.terms[0]) or _short(figure.terms[0])
    if operation == "part":
        numerator, denominator = figure.settings[0], figure.settings[1]
        times = f" × {numerator}" if numerator != 1 else ""
        return f"{_bare(figure.terms[0])}{times} ÷ {denominator}"
    if operation == "fading":
        amount, at, start, end = (_bare(term) for term in figure.terms)
        minus = formats.MINUS
        return f"{amount} × ({end} {minus} {at}) ÷ ({end} {minus} {start})"
    return ""


def _joined(figure: Figure, sign: str) -> str:
    if len(figure.terms) == 1:
        return ""
    first, *others = [_bare(term) for term in figure.terms]
    terms = [first.strip("()"), *others]
    if len(terms) > _SHOWN_TERMS:
        terms = [*terms[: _SHOWN_TERMS - 1], "…"]
    return f" {sign} ".join(terms)
