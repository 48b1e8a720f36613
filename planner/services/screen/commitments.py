"""The commitments of the contract: the usual ones taken over, worded, added, withdrawn.

Where nothing is written for a side the contract prints the usual sentences; taking them over writes
them in the dossier, where each can be changed. A sentence that is written stays as it is when the
plan moves: the one of the instalment then names the table of the contract and no amount, so that a
contract never says two figures.
"""

from __future__ import annotations

from planner.calc.dossier import Commitment, Side
from planner.documents.contract import contract_data
from planner.documents.wording import DEFAULT_COMMITMENTS, SIDES
from planner.services.screen import edits
from planner.services.session import Session
from planner.services.settings import letterhead

__all__ = ["COMMITMENTS", "add", "reword", "take_over", "usual"]

COMMITMENTS = "casework.commitments"
INSTALMENT = "Verser chaque mois, en plus du loyer, la mensualité du tableau pour la dette."


def usual(work: Session) -> tuple[Commitment, ...]:
    """The sentences that would be printed for the sides where nothing is written."""
    dossier, plan = work.shared()
    head = letterhead(work.choices, dossier.casework.counsellor)
    written = {each.side for each in work.dossier.casework.commitments}
    sides = {name: side for side, name in SIDES.items()}
    return tuple(
        Commitment(side=sides[part["who"]], text=_lasting(sides[part["who"]], text))
        for part in contract_data(dossier, plan, head, work.law)["commitments"]
        if sides[part["who"]] not in written
        for text in part["items"]
    )


def _lasting(side: Side, text: str) -> str:
    """A sentence that stays true when the instalment moves."""
    for needs, template in DEFAULT_COMMITMENTS[side]:
        if needs == "instalment" and text.startswith(template.partition("{instalment}")[0]):
            return INSTALMENT
    return text


def take_over(work: Session) -> int:
    """Write the usual sentences in the dossier; how many."""
    found = usual(work)
    if found:
        work.edit(COMMITMENTS, [*work.dossier.casework.commitments, *found])
    return len(found)


def add(work: Session, side: Side, text: str) -> None:
    """Write one more commitment."""
    work.add(COMMITMENTS, Commitment(side=side, text=text))


def reword(work: Session, path: str, text: str) -> None:
    """Put other words in a commitment."""
    work.edit(path, edits.value(work.dossier, path).but(text=text))
