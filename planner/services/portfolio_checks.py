"""What a note of a follow-up is held against before it is written: words, texts, dates, the entry.

A note goes with one entry: the one that is named, else the only one that the household has not
left. A household that came back is noted in its new entry without naming it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from enum import Enum
from typing import TypeVar

from pydantic import ValidationError

from planner.calc.dossier import Dossier
from planner.calc.dossier.common import Model
from planner.calc.dossier.followup import SchemeEntry
from planner.calc.law import Law
from planner.calc.protocols.protocol import Protocol
from planner.errors import PlannerError, Problem
from planner.services.settings import law_of

__all__ = ["following", "made", "no_such_entry", "one_of", "one_with", "refused", "said"]

E = TypeVar("E", bound=Enum)
M = TypeVar("M", bound=Model)
T = TypeVar("T")


def one_of(kind: type[E], text: str, field: str) -> E:
    """The word of a list; ``PlannerError`` ``not_one_of`` with the whole list otherwise."""
    for one in kind:
        if one.value == text:
            return one
    raise refused(text, field, [one.value for one in kind])


def refused(met: str, field: str, possible: Iterable[str]) -> PlannerError:
    """A word that is not in its list."""
    return PlannerError(
        Problem(
            "not_one_of",
            "{field} vaut « {met} ». Écrivez l’un de ces mots : {known}.",
            field,
            {"field": field, "met": met, "known": ", ".join(possible) or "–"},
        )
    )


_TOO_LONG = Problem(
    "text_too_long", "{field} fait plus de {most} caractères. Écrivez un texte plus court."
)
_CONTROL = Problem(
    "control_characters",
    "{field} contient un caractère invisible qu’un écran n’affiche pas. Retapez ce texte.",
)
_REFUSED = {"string_too_long": _TOO_LONG, "string_pattern_mismatch": _CONTROL}


def made(kind: type[M], names: Mapping[str, str], /, **values: object) -> M:
    """A part of the dossier; ``PlannerError`` with each text that it cannot hold.

    ``names`` are the words of the command for its texts.
    """
    try:
        return kind(**values)
    except ValidationError as error:
        if any(one["type"] not in _REFUSED for one in error.errors()):
            raise
        problems = []
        for one in error.errors():
            found, field = _REFUSED[one["type"]], names[str(one["loc"][0])]
            most = one.get("ctx", {}).get("max_length", "")
            problems.append(
                Problem(found.code, found.template, field, {"field": field, "most": most})
            )
        raise PlannerError(*problems) from None


def said(text: str, field: str) -> str:
    """A text without the blanks around it; ``PlannerError`` ``empty_text`` when nothing is left."""
    if not text.strip():
        raise PlannerError(
            Problem(
                "empty_text",
                "{field} est vide. Écrivez quelques mots : ils restent au dossier.",
                field,
                {"field": field},
            )
        )
    return text.strip()


def following(second: date | None, field: str, first: date, other: str = "--on") -> date | None:
    """A day that must come after another one; ``PlannerError`` ``dates_out_of_order`` otherwise."""
    if second is not None and second <= first:
        raise PlannerError(
            Problem(
                "dates_out_of_order",
                "{field} ({second}) ne vient pas après {other} ({first}). Corrigez l’une des deux "
                "dates.",
                field,
                {
                    "field": field,
                    "second": second.strftime("%d/%m/%Y"),
                    "other": other,
                    "first": first.strftime("%d/%m/%Y"),
                },
            )
        )
    return second


def one_with(
    dossier: Dossier,
    what: str,
    entry: str | None,
    law: Law | None,
    found: Callable[[Protocol], T | None],
) -> tuple[SchemeEntry, Protocol, T]:
    """The one entry, named or not left yet, whose protocol has what is looked for, with it."""
    known = law_of() if law is None else law
    fits = [
        (one, rule, has)
        for one in dossier.followup.entries
        if (one.id == entry or (entry is None and one.exit is None))
        and (rule := known.record(Protocol, one.protocol)) is not None
        and (has := found(rule)) is not None
    ]
    if len(fits) != 1:
        raise no_such_entry(what, dossier)
    return fits[0]


def no_such_entry(what: str, dossier: Dossier) -> PlannerError:
    """What to say when a note does not go with one entry alone."""
    known = ", ".join(entry.id for entry in dossier.followup.entries) or "–"
    return PlannerError(
        Problem(
            "no_such_entry",
            "« {what} » ne va pas avec une seule entrée en cours de ce dossier. Vérifiez le mot, "
            "ou précisez l’entrée avec --entry ({known}).",
            None,
            {"what": what, "known": known},
        )
    )
