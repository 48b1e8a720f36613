"""The list of dossiers, spoken: what is due first, then open, new, example, import, remove."""

from __future__ import annotations

import contextlib
import gc
import os
import sys
from collections.abc import Callable
from pathlib import Path

from planner.cli.texte.talk import Gone, Talk
from planner.errors import PlannerError
from planner.services.screen import home
from planner.views.due import due_in_words
from planner.views.i18n import N_, _, n_
from planner.views.problems import problems

__all__ = ["Home", "run"]

BLANK_AFTER = 10
"""Minutes without an answer before the screen is emptied, as on the full screen."""

_MOST_DUE = 5
_MOST_TOLD = 2


def run(dossier: str | None = None) -> int:
    """Talk until the person leaves or the input ends; everything is saved either way."""
    gc.enable()
    if hasattr(sys.stdin, "reconfigure"):
        sys.stdin.reconfigure(errors="replace")
    talk = Talk()
    talk.ascii_only = talk.ascii_only or bool(os.environ.get("PLANNER_ASCII"))
    given = os.environ.get("PLANNER_BLANK", "")
    talk.minutes = int(given) if given.isdigit() else BLANK_AFTER
    with contextlib.suppress(Gone):
        Home(talk).run(dossier)
    talk.say(_("Au revoir. Tout est enregistré."))
    return 0


class Home:
    """The first menu."""

    def __init__(self, talk: Talk) -> None:
        self.talk = talk
        self._told: tuple[home.Line, ...] | None = None
        talk.orders = {
            _("aide"): (N_("dire les ordres"), talk.help),
            _("écran"): (N_("vider l’écran ; Entrée ramène à la même question"), self._blank),
            _("quitter"): (N_("quitter ; tout est enregistré"), self._quit),
        }
        talk.idle = self._blank

    def _blank(self) -> None:
        self.talk.sweep()
        self.talk.say(_("Écran vide. Entrée pour continuer."))
        if not self.talk.given.readline():
            raise Gone

    def _quit(self) -> None:
        raise Gone

    def run(self, first: str | None = None) -> None:
        """Open what was asked for, then the menu until the person leaves."""
        talk = self.talk
        talk.say(_("planner, ligne par ligne. /aide donne les ordres."))
        if first is not None:
            self._guarded(lambda: self.open(_brought(first)))
        while True:
            self._due()
            choice = talk.choose(
                _("Dossiers"),
                (
                    (self._existing, _("Ouvrir un dossier")),
                    (self._new, _("Nouveau dossier")),
                    (self._example, _("Exemple")),
                    (self._import, _("Importer un fichier de dossier")),
                    (self._remove, _("Supprimer un dossier")),
                    (self._quit, _("Quitter")),
                ),
                back=_("Entrée : redire le menu"),
                again="home",
            )
            if choice is None:
                talk.forget("home")
            if choice is not None:
                self._guarded(choice)

    def _guarded(self, do: Callable[[], None]) -> None:
        try:
            do()
        except PlannerError as error:
            for told in problems(error):
                self.talk.say(told)

    def _due(self) -> None:
        """How many dossiers there are and what is due, when it is not as it was said."""
        lines = home.trued()
        if lines == self._told:
            return
        self._told = lines
        self.talk.say(n_("{n} dossier.", "{n} dossiers.", len(lines)).format(n=len(lines)))
        for line in [line for line in lines if line.left is not None][:_MOST_DUE]:
            self.talk.say(_named(line))

    def open(self, id: str) -> None:
        """Work on a dossier; it is saved and let go whatever happens."""
        from planner.cli.texte.work import Work
        from planner.services.session import open_session

        session = open_session(id)
        try:
            Work(self.talk, session).run()
        except (Gone, PlannerError, KeyboardInterrupt):
            session.close()
            raise
        except Exception as error:  # noqa: BLE001 - the person is told, and goes on
            from planner.services.failure import what_happened

            for told in what_happened(error, (session,)):
                self.talk.say(told)
        else:
            session.close()

    def _existing(self) -> None:
        id = self._asked(_("Quel dossier ?"))
        if id:
            self.open(id)

    def _asked(self, title: str) -> str | None:
        lines = home.trued()
        if not lines:
            self.talk.say(_("Aucun dossier encore."))
            return None
        return self.talk.choose(title, [(line.id, _named(line)) for line in lines])

    def _new(self) -> None:
        from planner.services.dossiers import new_dossier

        self.open(new_dossier())

    def _example(self) -> None:
        from planner.services.dossiers import open_example
        from planner.services.examples import EXAMPLES

        names = [(name, name.replace("-", " ")) for name in EXAMPLES]
        name = self.talk.choose(_("Quel exemple ouvrir ?"), names)
        if name:
            self.open(open_example(name))

    def _import(self) -> None:
        path = self.talk.ask(_("Chemin du fichier (Entrée : revenir) ?"), path=True).strip()
        if path:
            self.open(home.file_in(Path(path)))

    def _remove(self) -> None:
        from planner.services.dossiers import delete_dossier, dossier_name

        id = self._asked(_("Supprimer quel dossier ?"))
        if id is None:
            return
        question = _("Supprimer le dossier « {name} » et toutes ses versions ?")
        if self.talk.yes(question.format(name=dossier_name(id))):
            delete_dossier(id)
            self.talk.say(_("Dossier supprimé."))


def _brought(first: str) -> str:
    """The id of a dossier given by its id or as a file."""
    return home.file_in(Path(first)) if first.endswith(".json") else first


def _named(line: home.Line) -> str:
    """A dossier of the list in one line."""
    name = ", ".join(part for part in (line.name or _("Sans nom"), line.reference) if part)
    if line.damaged:
        return _("{name} : fichier abîmé").format(name=name)
    if not line.dues:
        return name
    told = " ; ".join(due_in_words(due.on, due.what, due.left) for due in line.dues[:_MOST_TOLD])
    return _("{name} : {due}").format(name=name, due=told)
