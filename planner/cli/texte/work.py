"""One opened dossier: what its menu offers, and the orders that work at every question."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from planner.cli.texte import pages
from planner.cli.texte.entry import Entry
from planner.cli.texte.follow import follow_page
from planner.cli.texte.paper import contract_page
from planner.cli.texte.plan import plan_page
from planner.cli.texte.sheet import sheet_page
from planner.cli.texte.statement import statement_page
from planner.cli.texte.talk import Back, Talk
from planner.cli.texte.whatif import whatif_page
from planner.errors import PlannerError
from planner.services.session import Session
from planner.tui.entry import said
from planner.tui.entry.changed import since_last_visit
from planner.tui.entry.editor import Editor
from planner.tui.entry.paths import line_of
from planner.tui.entry.sections import SECTIONS
from planner.views.deadlines import banner
from planner.views.i18n import N_, _, n_
from planner.views.problems import problems
from planner.views.strip import strip

__all__ = ["Work"]


class _Changed(Exception):
    """The dossier is another one: the question being asked may have no sense any more."""


class Work:
    """A dossier and the person who works on it."""

    def __init__(self, talk: Talk, work: Session) -> None:
        self.talk = talk
        self.work = work
        self.start = work.focus
        self.editor = Editor(work)
        self.entry = Entry(talk, self.editor, self.saved)
        self.results = True
        self._told: dict[str, object] = {}

    def saved(self) -> str:
        """Wait for the disk and say that it has everything, or why it has not."""
        if self.work.flush():
            return _("Enregistré.")
        failure = self.work.failure
        return " ".join([_("NON ENREGISTRÉ."), *(problems(failure) if failure else ())])

    # The menu

    def run(self) -> None:
        """The menu of the dossier until the person goes back to the list."""
        talk = self.talk
        before = dict(talk.orders)
        talk.forget("menu")
        talk.orders = self._orders() | before
        try:
            for notice in self.work.notices:
                talk.say(str(notice))
            for told in since_last_visit(self.work):
                talk.say(told)
            self._waiting()
            while True:
                try:
                    if not self._menu():
                        return
                except (Back, _Changed):
                    continue
                except PlannerError as error:
                    for told in problems(error):
                        talk.say(told)
        finally:
            self.editor.leave()
            talk.orders = before

    def _waiting(self) -> None:
        """What was typed before the planner was stopped and is no value yet."""
        for path, text in self.editor.pending.items():
            place = self.editor.find(path)
            if place is not None:
                row = self.editor.rows[place[0]]
                told = _("Tapé avant l’arrêt et à vérifier, {line} : {text}")
                self.talk.say(told.format(line=row.label, text=text))

    def _menu(self) -> bool:
        talk, dossier = self.talk, self.work.dossier
        name = dossier.household.name or _("Dossier sans nom")
        if dossier.reference:
            name = f"{name}, {dossier.reference}"
        self._results()
        answers: dict[str, tuple[Callable[[], None], str]] = {
            id: (partial(self.entry.section, id), _(title)) for id, title, _build in SECTIONS
        }
        work = self.work
        answers |= {
            "statement": (
                partial(statement_page, talk, work, self.editor.refresh),
                _("Relevé du bailleur"),
            ),
            "sheet": (partial(sheet_page, talk, work, self.editor.refresh), _("Feuille du ménage")),
            "diagnosis": (partial(pages.show_diagnosis, talk, work), _("Diagnostic")),
            "proposals": (partial(pages.show_proposals, talk, work), _("Propositions")),
            "plan": (partial(plan_page, talk, work), _("Plan")),
            "whatif": (partial(whatif_page, talk, work), _("Et si ?")),
            "follow": (partial(follow_page, talk, work, self.saved), _("Suivi du plan signé")),
            "why": (self._why, _("Pourquoi ?")),
            "contract": (partial(contract_page, talk, work), _("Contrat")),
            "family": (partial(pages.family_page, talk, work), _("Vue famille")),
            "points": (partial(pages.restore_points, talk, work), _("Points de reprise")),
        }
        place = self.editor.find(self.start) if self.start else None
        if place is not None:
            told = _("Reprendre à : {line}").format(line=self.editor.rows[place[0]].label)
            answers["again"] = (self._again, told)
        back = _("Entrée : liste des dossiers")
        labels = [(id, label) for id, (_do, label) in answers.items()]
        chosen = talk.choose(name, labels, back=back, long=True, again="menu")
        if chosen is None:
            return False
        answers[chosen][0]()
        self.editor.refresh()
        return True

    def _again(self) -> None:
        path, self.start = self.start, ""
        self.entry.field(path)

    def _results(self, *, always: bool = False) -> None:
        """The next date, the private lines, the results: those that are not as they were said."""
        work = self.work
        due, hidden, shown = banner(work.plan), work.hidden, strip(work.plan)
        if due and (always or due != self._told.get("due")):
            self.talk.say(_("Échéance : {due}.").format(due=due))
        if hidden and (always or hidden != self._told.get("hidden")):
            self.talk.say(n_("{n} ligne privée.", "{n} lignes privées.", hidden).format(n=hidden))
        if always or (self.results and shown != self._told.get("strip")):
            self.talk.show((shown,))
            self._told["strip"] = shown
        self._told |= {"due": due, "hidden": hidden}

    def _why(self, figure: str | None = None) -> None:
        path = pages.why(self.talk, self.work, figure)
        if path is not None:
            self.editor.go(path)
            if self.editor.find(path):
                self.entry.field(path)

    # The orders

    def _orders(self) -> dict[str, tuple[str, Callable[[], None]]]:
        talk = self.talk
        return {
            _("retour"): (N_("revenir au menu d’avant"), self._back),
            _("annuler"): (N_("annuler la dernière modification, sans limite"), self._undo),
            _("rétablir"): (N_("rétablir ce qui vient d’être annulé"), self._redo),
            _("effacer"): (N_("vider le champ demandé"), self.entry.erase),
            _("pourquoi"): (N_("expliquer un chiffre"), self._why_here),
            _("résultats"): (
                N_("dire la prochaine échéance et les résultats"),
                partial(self._results, always=True),
            ),
            _("cacher"): (N_("taire les résultats dans le menu, ou les redire"), self._hide),
            _("famille"): (
                N_("la vue famille, seule à l’écran"),
                lambda: pages.family_page(talk, self.work),
            ),
        }

    def _back(self) -> None:
        raise Back

    def _step(self, done: bool, nothing: str) -> None:
        if not done:
            self.talk.say(nothing)
            return
        cell = self.editor.cell
        name = self.editor.here.label
        if cell is not None:
            held = said.value(self.editor, cell) or _("vide")
            name = _("{field} : {value}").format(field=name, value=held)
        self.talk.say(_("C’est fait. {place}. {saved}").format(place=name, saved=self.saved()))
        raise _Changed

    def _undo(self) -> None:
        self._step(self.editor.undo(), _("Rien à annuler."))

    def _redo(self) -> None:
        self._step(self.editor.redo(), _("Rien à rétablir."))

    def _why_here(self) -> None:
        line = line_of(self.entry.asking) if self.entry.asking else None
        items = self.work.plan.budget.items
        figure = next((item.monthly.label for item in items if item.path == line), None)
        self._why(figure)

    def _hide(self) -> None:
        self.results = not self.results
        self.talk.say(_("Résultats dits dans le menu.") if self.results else _("Résultats tus."))
