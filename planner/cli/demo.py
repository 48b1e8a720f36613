"""``planner demo``: an example household from its papers to its contract."""

from __future__ import annotations

import sys
import tempfile
from datetime import date
from pathlib import Path

from planner.cli.interface import has_terminal, open_interface
from planner.cli.output import narrate, show, write_file
from planner.cli.plan import planned, told
from planner.views.i18n import _

__all__ = ["DAY", "HOUSEHOLD", "run"]

HOUSEHOLD = "personne-seule-commandement"
DAY = date(2026, 11, 22)
"""The examples are computed on that day, so that the demonstration is the same every day."""


def run(*, flat: bool = False, offer: bool = True) -> int:
    """Print the diagnosis and the proposals, write the contract, print its path.

    With a terminal the planner then offers to open the household; without one it ends with 0.
    """
    from planner.intake.dossier_file import read_dossier
    from planner.services.contracts import contract_of
    from planner.services.examples import example_file
    from planner.services.settings import law_of

    dossier = read_dossier(example_file(HOUSEHOLD), name=f"{HOUSEHOLD}.json")
    law = law_of()
    found = planned(dossier, law, DAY)
    show(told(found, dossier, law), flat=flat)
    path = Path(tempfile.mkdtemp(prefix="planner-demo-")) / "contrat.pdf"
    write_file(path, contract_of(dossier, law, DAY))
    print()
    print(_("Contrat écrit : {file}").format(file=path))
    sys.stdout.flush()
    if offer and has_terminal() and _wanted():
        return open_interface(dossier=_copy())
    return 0


def _wanted() -> bool:
    """Whether the person wants the screen; no answer is no."""
    question = _("Ouvrir ce ménage dans planner ? [o/N] ")
    print(question, end="", flush=True)
    return sys.stdin.readline().strip().lower() in ("o", "oui", "y", "yes")


def _copy() -> str:
    """The example among the dossiers of this user, as it was left the last time."""
    from planner.services.dossiers import open_example

    narrate(_("L’exemple est ajouté à vos dossiers ; « planner delete » l’enlève."))
    return open_example(HOUSEHOLD)
