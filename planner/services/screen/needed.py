"""The facts that a right waits for and that nothing else of the dossier tells.

Nobody is asked for a tax notice that no rule would look at: a fact is asked when a right of this
household, on this day, names it as missing, or when it was answered already.
"""

from __future__ import annotations

from datetime import date

from planner.calc.dossier import Dossier
from planner.calc.law import Law
from planner.calc.rights.review import review_rights

__all__ = ["ANSWERS", "answers_needed"]

ANSWERS = "answers."
_NOTED = {"rsa_more_if_separated": "answers.recently_separated"}
"""What a note says would change a right, by the path of the fact."""


def answers_needed(dossier: Dossier, law: Law, on: date) -> frozenset[str]:
    """The paths ``answers.…`` that some right waits for, or that hold an answer."""
    told = {f"{ANSWERS}{name}" for name, value in dossier.answers if value is not None}
    for finding in review_rights(dossier, law, on):
        told |= {path for path in finding.missing if path.startswith(ANSWERS)}
        told |= {_NOTED[note.id] for note in finding.notes if note.id in _NOTED}
    if f"{ANSWERS}net_taxable_n2" in told:
        told.add(f"{ANSWERS}income_year")
    return frozenset(told)
