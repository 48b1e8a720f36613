"""The whole service at a glance: each scheme, each referent, what waits, what is late."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from planner.calc.law import Law
from planner.calc.protocols.cases import Case, met_by
from planner.calc.protocols.protocol import Protocol
from planner.services.portfolio import protocols_of, stored_cases
from planner.services.portfolio_dues import Due, dues
from planner.services.settings import law_of

__all__ = ["Board", "ReferentLine", "SchemeLine", "Waiting", "board", "board_of"]


@dataclass(frozen=True, slots=True)
class SchemeLine:
    """A scheme today: how many situations are followed, and what the year brought."""

    protocol: str
    ongoing: int
    on_watch: int
    entered: int
    positive: int
    negative: int
    late: int


@dataclass(frozen=True, slots=True)
class ReferentLine:
    """A worker: the situations followed, and the steps that are late in them."""

    referent: str
    followed: int
    late: int


@dataclass(frozen=True, slots=True)
class Waiting:
    """A household designated and not yet met; the smallest rank comes first."""

    dossier: str
    name: str
    reference: str
    protocol: str
    entered: str
    priority: str
    rank: int


@dataclass(frozen=True, slots=True)
class Board:
    """What the head of service looks at on a day."""

    on: date
    protocols: Mapping[str, Protocol]
    schemes: tuple[SchemeLine, ...]
    referents: tuple[ReferentLine, ...]
    waiting: tuple[Waiting, ...]
    late: tuple[Due, ...]
    soon: tuple[Due, ...]
    """What falls due within a week."""


def board(on: date, law: Law | None = None) -> Board:
    """The board of the dossiers kept here."""
    known = law_of() if law is None else law
    return board_of(stored_cases(known), dues(on, known), protocols_of(known), on)


_WEEK = 7


def board_of(
    cases: Iterable[Case], due: Iterable[Due], protocols: Mapping[str, Protocol], on: date
) -> Board:
    """The board of some cases and of what is due in them."""
    today = on.isoformat()
    year = f"{on.year}-01-01"
    every = [case for case in cases if case.entered <= today]
    dues_ = list(due)
    late = [one for one in dues_ if one.late]
    late_in = {(one.dossier, one.protocol) for one in late}
    counted: dict[tuple[str, str], int] = {}
    for one in late:
        key = (one.dossier, one.protocol)
        counted[key] = counted.get(key, 0) + 1
    followed = [case for case in every if not case.left or case.left > today]
    return Board(
        on=on,
        protocols=protocols,
        schemes=tuple(
            _scheme(id, [case for case in every if case.protocol == id], protocols, year, today,
                    sum(one.protocol == id for one in late))
            for id in sorted({case.protocol for case in every})
        ),
        referents=tuple(_referents(followed, late_in, counted)),
        waiting=tuple(
            sorted(
                (_waiting(case) for case in followed if not _met(case, today)),
                key=lambda one: (one.rank, one.entered, one.dossier),
            )
        ),
        late=tuple(late),
        soon=tuple(
            one for one in dues_ if not one.late and one.left is not None and one.left <= _WEEK
        ),
    )  # fmt: skip


def _scheme(
    id: str,
    cases: list[Case],
    protocols: Mapping[str, Protocol],
    year: str,
    today: str,
    late: int,
) -> SchemeLine:
    inside = [case for case in cases if not case.left or case.left > today]
    watched = sum(
        any(since <= today and (not until or today < until) for since, until in case.watches)
        for case in inside
    )
    gone = [case for case in cases if case.left and year <= case.left <= today]
    signs = [_sign(case, protocols.get(id)) for case in gone]
    return SchemeLine(
        id,
        len(inside) - watched,
        watched,
        sum(year <= case.entered for case in cases),
        signs.count("positive"),
        signs.count("negative"),
        late,
    )


def _sign(case: Case, protocol: Protocol | None) -> str:
    kind = protocol.exit_kind(case.exit) if protocol is not None else None
    return kind.sign.value if kind is not None else "neutral"


def _referents(
    followed: Iterable[Case],
    late_in: set[tuple[str, str]],
    counted: Mapping[tuple[str, str], int],
) -> Iterable[ReferentLine]:
    found: dict[str, list[Case]] = {}
    for case in followed:
        found.setdefault(case.referent, []).append(case)
    for referent in sorted(found):
        own = {(case.dossier, case.protocol) for case in found[referent]}
        late = sum(counted[key] for key in own & late_in)
        yield ReferentLine(referent, len(found[referent]), late)


def _met(case: Case, today: str) -> bool:
    return met_by(case, today) or any(day <= today for day, _decision in case.passages)


def _waiting(case: Case) -> Waiting:
    return Waiting(
        case.dossier,
        case.name,
        case.reference,
        case.protocol,
        case.entered,
        case.priority,
        case.rank,
    )
