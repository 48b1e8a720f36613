"""What may leave the counsellor's side: one place decides it.

A line told by one partner alone, and the counsellor's private notes, never reach a shared view
nor a print. Everything printed or shown to the family is computed from ``shared(dossier)``, not
filtered afterwards: a hidden amount cannot then be found by subtracting from a total.
"""

from __future__ import annotations

from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.followup import Followup

__all__ = ["hidden_lines", "shared"]


def shared(dossier: Dossier) -> Dossier:
    """The same dossier without private lines, debts, savings, notes and free remarks.

    A charge that repays a private debt goes with it. Remarks (``note``) are the counsellor's own
    words about a line and stay on that side too, and so does the whole follow-up by the schemes.
    """
    hidden = {debt.id for debt in dossier.debts if debt.private}
    return dossier.but(
        incomes=tuple(line.but(note="") for line in dossier.incomes if not line.private),
        charges=tuple(
            line.but(note="")
            for line in dossier.charges
            if not line.private and line.debt not in hidden
        ),
        debts=tuple(debt.but(note="") for debt in dossier.debts if not debt.private),
        savings=tuple(saving for saving in dossier.savings if not saving.private),
        dwelling=dossier.dwelling.but(note=""),
        account=dossier.account.but(note=""),
        events=tuple(event.but(note="") for event in dossier.events),
        casework=dossier.casework.but(
            private_notes="",
            studied=None,
            requests=tuple(request.but(note="") for request in dossier.casework.requests),
        ),
        followup=Followup(),
    )


def hidden_lines(dossier: Dossier) -> int:
    """How many lines are kept out of the shared view: shown to the counsellor only."""
    hidden = {debt.id for debt in dossier.debts if debt.private}
    return (
        sum(line.private for line in dossier.incomes)
        + sum(line.private or line.debt in hidden for line in dossier.charges)
        + sum(debt.private for debt in dossier.debts)
        + sum(saving.private for saving in dossier.savings)
    )
