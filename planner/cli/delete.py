"""``planner delete``: a dossier, its versions and its place in the list, for good."""

from __future__ import annotations

import sys

from planner.cli.output import narrate
from planner.errors import Problem, UsageError
from planner.views.i18n import _

__all__ = ["run"]


def run(id: str, *, confirmed: bool = False) -> int:
    """Delete after one confirmation that names the dossier; 0 deleted, 1 kept."""
    from planner.services.dossiers import delete_dossier, dossier_name

    name = dossier_name(id)
    if not confirmed and not _confirmed(id, name):
        narrate(_("Rien n’a été supprimé."))
        return 1
    delete_dossier(id)
    narrate(
        _("Le dossier « {name} » ({id}) et ses versions sont supprimés.").format(name=name, id=id)
    )
    return 0


def _confirmed(id: str, name: str) -> bool:
    if sys.stdin is None or not sys.stdin.isatty():
        raise UsageError(
            Problem(
                "confirmation_needed",
                "La suppression du dossier « {name} » demande une confirmation au clavier ; sans "
                "terminal, ajoutez --yes.",
                None,
                {"name": name},
            )
        )
    question = _(
        "Supprimer pour toujours le dossier « {name} » ({id}), ses versions et ses contrats ? "
        "Écrivez « oui » pour confirmer : "
    ).format(name=name, id=id)
    print(question, end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("oui", "o", "yes", "y")
