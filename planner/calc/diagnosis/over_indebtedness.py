"""What an over-indebtedness file already under way forbids.

« La décision déclarant la recevabilité de la demande emporte interdiction pour le débiteur […] de
payer, en tout ou partie, une créance autre qu'alimentaire […] née antérieurement à la suspension
ou à l'interdiction » (C. conso. L.722-5). The current rent must go on being paid; the rent debt of
before may not, until the commission has decided, and for two years at most (L.722-2).

A file that is only sent forbids nothing yet. Once measures are set, the earlier debts are paid as
the measures say, and by nothing else.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from planner.calc.calendar import add_months
from planner.calc.dossier.debts import Debt
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.procedure import EventKind
from planner.calc.law import Law
from planner.calc.values import dataclass
from planner.errors import MissingParameter

__all__ = ["MAINTENANCE", "FileState", "OverIndebtedness", "read_file"]

MAINTENANCE = frozenset({"child_support_debt"})
"""Debts that may be paid whatever the commission has said (C. conso. L.722-5)."""

SUSPENSION = "surendettement.suspension_max_mois"


class FileState(StrEnum):
    """How far an over-indebtedness file has gone."""

    NONE = "none"
    FILED = "filed"
    ADMISSIBLE = "admissible"
    LAPSED = "lapsed"
    """Admissible more than two years ago, with no measure said."""
    MEASURES = "measures"
    CLOSED = "closed"


_STATES = {
    EventKind.OVER_INDEBTEDNESS_FILED: FileState.FILED,
    EventKind.OVER_INDEBTEDNESS_ADMISSIBLE: FileState.ADMISSIBLE,
    EventKind.OVER_INDEBTEDNESS_MEASURES: FileState.MEASURES,
    EventKind.OVER_INDEBTEDNESS_CLOSED: FileState.CLOSED,
}
_STAGE = list(FileState)


@dataclass(frozen=True, slots=True)
class OverIndebtedness:
    """The state of the file on a day.

    ``before`` is the day from which a debt is later than the file: earlier ones may not be paid
    (None when nothing is forbidden). ``frozen`` are the ids of those debts; ``birth_unknown`` the
    paths of the debts that may be among them.
    """

    state: FileState
    since: date | None
    before: date | None
    frozen: frozenset[str]
    birth_unknown: tuple[str, ...]


def read_file(dossier: Dossier, law: Law, on: date) -> OverIndebtedness:
    """The file as the events dated on or before ``on`` tell it."""
    events = sorted(
        (event.date, _STAGE.index(_STATES[event.kind]))
        for event in dossier.events
        if event.kind in _STATES and event.date <= on
    )
    if not events:
        return OverIndebtedness(FileState.NONE, None, None, frozenset(), ())
    since, stage = events[-1]
    state = _STAGE[stage]
    admissible = [day for day, at in events if _STAGE[at] is FileState.ADMISSIBLE]
    if state is FileState.FILED or state is FileState.CLOSED or not admissible:
        return OverIndebtedness(state, since, None, frozenset(), ())
    before = admissible[-1]
    if state is FileState.ADMISSIBLE and _over(law, before, on):
        return OverIndebtedness(FileState.LAPSED, since, None, frozenset(), ())
    debts = [
        (index, debt)
        for index, debt in enumerate(dossier.debts)
        if debt.kind not in MAINTENANCE and debt.balance
    ]
    return OverIndebtedness(
        state=state,
        since=since,
        before=before,
        frozen=frozenset(debt.id for _, debt in debts if _born_before(debt, before)),
        birth_unknown=tuple(
            f"debts[{index}].born_on" for index, debt in debts if debt.born_on is None
        ),
    )


def _born_before(debt: Debt, day: date) -> bool:
    return debt.born_on is not None and debt.born_on < day


def _over(law: Law, admissible: date, on: date) -> bool:
    try:
        most = law.value(SUSPENSION, on).count
    except MissingParameter:
        return False
    return add_months(admissible, most) <= on
