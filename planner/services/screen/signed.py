"""The contracts and amendments that people signed, read back from what was frozen.

Nothing of them is computed again: the date, the amounts and the dossier are those of the record,
and the PDF is the very file that was signed.
"""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from planner.calc.calendar import Month
from planner.calc.dossier import Dossier
from planner.calc.dossier.sharing import shared
from planner.calc.money import Money
from planner.errors import PlannerError, Problem
from planner.intake.dossier_file import dossier_of
from planner.services.dossiers import dossier_store
from planner.services.freeze import checked
from planner.services.planning import completed
from planner.services.screen.differences import Difference, differences
from planner.services.screen.papers import write_paper
from planner.services.session import Session
from planner.storage.repository import Contract

__all__ = ["Signed", "changed_since_signed", "signed_papers", "write_signed"]

_FOLLOWED = ("casework.signed_plan", "casework.plan_payments", "casework.review_dates")
"""What the page of follow-up tells already."""


class Signed(NamedTuple):
    """One signed paper; ``problems`` say when it is no longer what was signed, and the rest is then
    only what could still be read. ``amends`` is the day of the plan that an amendment replaced.
    """

    number: int
    problems: tuple[Problem, ...]
    pdf: bytes
    on: date | None = None
    amends: date | None = None
    debt: Money | None = None
    instalment: Money | None = None
    months: int = 0
    ends: Month | None = None
    dossier: Dossier | None = None


def signed_papers(work: Session) -> tuple[Signed, ...]:
    """Every contract and amendment signed, the oldest first."""
    return tuple(_read(contract) for contract in dossier_store().contracts(work.id))


def _read(contract: Contract) -> Signed:
    problems = checked(contract)
    try:
        record = json.loads(contract.record)
        return _told(contract, problems, record)
    except (ValueError, KeyError, TypeError, AttributeError, PlannerError):
        return Signed(contract.number, problems, contract.pdf)


def _told(contract: Contract, problems: tuple[Problem, ...], record: dict[str, Any]) -> Signed:
    schedule = record["schedule"] or {}
    lines = schedule.get("lines", ())
    amends = (record.get("amendment") or {}).get("amends")
    return Signed(
        contract.number,
        problems,
        contract.pdf,
        date.fromisoformat(record["signed_on"]),
        None if amends is None else date.fromisoformat(amends),
        Money.parse(schedule["debt"]) if schedule else None,
        Money.parse(schedule["instalment"]) if schedule else None,
        len(lines),
        Month.of(date.fromisoformat(lines[-1]["due"])) if lines else None,
        dossier_of(record["dossier"]),
    )


def changed_since_signed(work: Session, paper: Signed) -> tuple[Dossier, tuple[Difference, ...]]:
    """What the family's dossier says otherwise than on the day of the signature, and the dossier
    as it stands in the same view: payments and meetings are followed elsewhere.
    """
    now = completed(shared(work.dossier), work.choices)
    if paper.dossier is None:
        return now, ()
    found = differences(paper.dossier, now)
    return now, tuple(each for each in found if not each.path.startswith(_FOLLOWED))


def write_signed(work: Session, paper: Signed, folder: Path | None = None) -> Path:
    """Write the very PDF that was signed among the prints; where it is."""
    day = paper.on.isoformat() if paper.on is not None else str(paper.number)
    what = "avenant" if paper.amends is not None else "contrat"
    return write_paper(work, f"{what}-signe-{day}-{paper.number}.pdf", paper.pdf, folder)
