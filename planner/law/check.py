"""Looks over the law data on a day: what is out of date, unverified, overlapping or interrupted.

``check_law`` answers "may I still rely on this?"; ``diff_law`` answers "what changed between these
two dates?". Both are plain functions over a ``Law``; nothing here reads a file or a clock.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from planner.calc.budget.formula import ResteAVivreFormula
from planner.calc.dossier.record import Record
from planner.calc.law import UNREAD_MARKS, Law, LawValue, Parameter, Status
from planner.calc.protocols.protocol import Protocol
from planner.calc.schemes.fsl_profile import FslProfile
from planner.errors import Problem

__all__ = [
    "UNREAD_MARKS",
    "Change",
    "Finding",
    "FindingKind",
    "check_law",
    "diff_law",
    "written",
]


class FindingKind(StrEnum):
    """What is the matter with a value."""

    OVERLAP = "overlap"
    GAP = "gap"
    STALE = "stale"
    ENDED = "ended"
    UNVERIFIED = "unverified"
    ANNOUNCED = "announced"
    UNREAD = "unread"


@dataclass(frozen=True, slots=True)
class Finding:
    """One remark on one value. ``day`` is the date the remark is about (review, end, start)."""

    kind: FindingKind
    parameter: str
    territory: str | None
    value: str
    day: date
    problem: Problem

    @property
    def sentence(self) -> str:
        """The remark as a French sentence."""
        return str(self.problem)


@dataclass(frozen=True, slots=True)
class Change:
    """A parameter whose value is not the same on two dates; None where no value is known."""

    parameter: str
    label: str
    territory: str | None
    before: LawValue | None
    after: LawValue | None


TEMPLATES = {
    FindingKind.OVERLAP: "{id} : deux périodes se chevauchent à partir du {day} ({value}).",
    FindingKind.GAP: "{id} : aucune valeur entre le {day} et la période suivante.",
    FindingKind.STALE: "{id} : à revoir depuis le {day} ; la valeur {value} a pu changer.",
    FindingKind.ENDED: "{id} : la dernière valeur connue ({value}) a pris fin le {day}.",
    FindingKind.UNVERIFIED: "{id} : la valeur {value}, en vigueur depuis le {day}, n’est pas "
    "vérifiée.",
    FindingKind.UNREAD: "{id} : l’article ou la date d’effet de la valeur {value}, en vigueur "
    "depuis le {day}, reste à relire.",
    FindingKind.ANNOUNCED: "{id} : la valeur {value}, annoncée pour le {day}, n’est pas encore "
    "certaine.",
}


def written(value: LawValue) -> str:
    """A value as plain text, with its unit: ``651.69 EUR/month``."""
    if isinstance(value.content, tuple):
        return f"barème de {len(value.content)} tranches ({value.unit})"
    if isinstance(value.content, dict):
        return "tableau : " + ", ".join(str(key) for key in value.content)
    return f"{value.content} {value.unit}"


def check_law(law: Law, on: date) -> tuple[Finding, ...]:
    """Every remark on the law data on a day, the gravest first, then by id.

    A value is looked at when it is in force on the day or to come. Values of the past are not
    remarked on, but for overlaps and gaps.
    """
    findings: list[Finding] = []
    for parameter in law.parameters:
        findings += _parameter(parameter, None, on)
    for code, parameters in law.territories.items():
        for parameter in parameters:
            findings += _parameter(parameter, code, on)
    kinds: tuple[type[Record], ...] = (FslProfile, Protocol, ResteAVivreFormula)
    for kind in kinds:
        findings += _records(law.records(kind), on)
    order = list(FindingKind)
    findings.sort(key=lambda f: (order.index(f.kind), f.parameter, f.territory or "", f.day))
    return tuple(findings)


def diff_law(law: Law, before: date, after: date) -> tuple[Change, ...]:
    """The parameters whose content differs between two dates, by id."""
    changes: list[Change] = []
    layers: list[tuple[str | None, Iterable[Parameter]]] = [(None, law.parameters)]
    layers += list(law.territories.items())
    for territory, parameters in layers:
        for parameter in parameters:
            first, second = _on(parameter, before), _on(parameter, after)
            if (first and first.content) != (second and second.content):
                changes.append(Change(parameter.id, parameter.label, territory, first, second))
    changes.sort(key=lambda change: (change.parameter, change.territory or ""))
    return tuple(changes)


def _on(parameter: Parameter, day: date) -> LawValue | None:
    return next((value for value in parameter.values if _runs(value, day)), None)


def _runs(value: LawValue, day: date) -> bool:
    return value.start <= day and (value.until is None or day <= value.until)


def _parameter(parameter: Parameter, territory: str | None, on: date) -> Iterator[Finding]:
    def finding(kind: FindingKind, value: LawValue, day: date) -> Finding:
        return _finding(kind, parameter.id, territory, written(value), day)

    for value, following in zip(parameter.values, [*parameter.values[1:], None], strict=True):
        if following is not None:
            if value.until is None or value.until >= following.start:
                yield finding(FindingKind.OVERLAP, following, following.start)
            elif value.until + timedelta(days=1) < following.start and not parameter.by_year:
                yield finding(FindingKind.GAP, value, value.until + timedelta(days=1))
        elif value.until is not None and value.until < on:
            yield finding(FindingKind.ENDED, value, value.until)
        if value.until is None or value.until >= on:
            if value.status is Status.UNVERIFIED:
                yield finding(FindingKind.UNVERIFIED, value, value.start)
            elif value.unread:
                yield finding(FindingKind.UNREAD, value, value.start)
            if value.status is Status.ANNOUNCED:
                yield finding(FindingKind.ANNOUNCED, value, value.start)
    current = _on(parameter, on)
    if current is not None and current.stale_on(on):
        yield finding(FindingKind.STALE, current, current.review_by)


def _records(records: Iterable[Record], on: date) -> Iterator[Finding]:
    for record in records:
        if record.stale_on(on):
            yield _finding(FindingKind.STALE, record.id, None, record.label, record.review_by)
        if record.status is Status.UNVERIFIED:
            yield _finding(FindingKind.UNVERIFIED, record.id, None, record.label, record.checked)


def _finding(kind: FindingKind, id: str, territory: str | None, value: str, day: date) -> Finding:
    values = {"id": id, "value": value, "day": day.isoformat()}
    return Finding(
        kind, id, territory, value, day, Problem(kind.value, TEMPLATES[kind], id, values)
    )
