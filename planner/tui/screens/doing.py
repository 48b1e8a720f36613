"""What can be done with an opened dossier beside writing in it: explain, print, look at what
changed. Each opens a dialog of its own.
"""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable, Mapping
from typing import Any

from planner.calc.figure import Figure
from planner.errors import PlannerError
from planner.tui.dialogs.choose import Answer, Choose
from planner.tui.screens.bringing import Bringing
from planner.views import formats, words
from planner.views.i18n import N_, _

__all__ = ["PAPERS", "Doing"]

PAPERS = {
    "contract": (N_("Le contrat, à signer (PDF)"), "c"),
    "family": (N_("La page que la famille emporte (PDF)"), "f"),
    "landlord": (N_("Le plan pour le bailleur, sans le budget (PDF)"), "b"),
    "fsl": (N_("La demande au FSL et ses annexes (PDF)"), "s"),
    "bills": (N_("La demande au FSL pour l’énergie, l’eau, le téléphone (PDF)"), "e"),
    "asll": (N_("La demande d’accompagnement ASLL (PDF)"), "a"),
    "review": (N_("Le dernier bilan de l’accompagnement ASLL (PDF)"), "i"),
    "budget": (N_("Le budget et l’échéancier (tableur XLSX)"), "t"),
    "dates": (N_("Les dates à tenir (agenda ICS)"), "d"),
}
"""Each paper with its letter."""


class Doing(Bringing):
    """The actions of a dossier."""

    @abstractmethod
    def figure_here(self) -> str | None:
        """The figure under the cursor."""

    @abstractmethod
    def figures_here(self) -> Mapping[str, Figure]:
        """The figures that can be explained here."""

    @abstractmethod
    async def opened_here(self) -> bool:
        """Open what is under the cursor, if it is something else than a figure."""

    @abstractmethod
    def go(self, path: str | None) -> None:
        """Go to a field."""

    # Why

    async def action_why(self) -> None:
        """Explain the figure shown, or choose one."""
        from planner.tui.dialogs.why import figures_to_ask

        wanted = self.figure_here()
        if wanted is not None and wanted in self.figures_here():
            await self._ask_why(wanted)
            return
        answers = figures_to_ask(self.work_)
        question = _("Pourquoi quel chiffre ?")
        await self.app.over(Choose(question, answers, search=True), self._ask_why)

    async def action_answer(self) -> None:
        """Enter on a figure: why; on a payment, a meeting or a commitment: change it."""
        if not await self.opened_here():
            await self.action_why()

    async def _ask_why(self, id: str | None) -> None:
        from planner.tui.dialogs.why import Why

        figure = self.figures_here().get(id or "")
        if figure is not None:
            await self.app.over(Why(self.work_, figure), self.go)

    def action_copy(self) -> None:
        """Put the figure under the cursor in the clipboard, with its name."""
        figure = self.figures_here().get(self.figure_here() or "")
        if figure is None:
            self.app.say(_("Aucun chiffre n’est sous le curseur."))
            return
        name, value = words.figure(figure, self.work_.dossier), words.value(figure)
        text = formats.flat(_("{name} : {value}").format(name=name, value=value))
        self.app.copy_to_clipboard(text)
        self.app.say(_("Copié : {text}").format(text=text))

    # The family, the prints

    async def action_family(self) -> None:
        """The family's view."""
        from planner.tui.screens.family import FamilyScreen

        self.editor.leave()
        before = self.work_.dossier

        def back(_answer: None) -> None:
            if self.work_.dossier is not before:
                self.refresh_page()

        await self.app.over(FamilyScreen(self.work_), back)

    async def action_guided(self) -> None:
        """The same questions one at a time, for the family."""
        from planner.tui.screens.guided import GuidedScreen

        self.editor.leave()
        await self.app.over(GuidedScreen(self.editor), lambda _none: self.go(self.editor.path))

    async def action_export(self, what: str) -> None:
        """Write a document and say where it is; the first one asks who the service is."""
        from planner.services.screen import organisation

        self.editor.leave()
        if organisation.named():
            self._export(what)
            return

        def then() -> None:
            self._export(what)

        await self._ask_organisation(then)

    def _export(self, what: str) -> None:
        from planner.services.screen import papers

        try:
            path = papers.export(self.work_, what)
        except PlannerError as error:
            self.tell(error)
            return
        self.app.say(_("Écrit : {path}").format(path=path))

    async def action_papers(self) -> None:
        """Every paper that can be written, to choose one."""
        from planner.services.screen import papers

        answers = [
            Answer(_(label), what, letter)
            for what, (label, letter) in PAPERS.items()
            if what in papers.PAPERS
        ]

        async def chosen(what: str | None) -> None:
            if what:
                await self.action_export(what)

        await self.app.over(Choose(_("Quel papier écrire ?"), answers), chosen)

    async def action_organisation(self) -> None:
        """Who the service is: what is printed at the top of every document."""
        await self._ask_organisation(self.refresh_page)

    async def _ask_organisation(self, then: Callable[[], None]) -> None:
        from planner.services.screen import organisation
        from planner.tui.dialogs.service import asked

        def kept(values: dict[str, str] | None) -> None:
            if values is None:
                return
            try:
                organisation.tell(values, self.work_)
            except PlannerError as error:
                self.tell(error)
                return
            then()

        await self.app.over(asked(), kept)

    # Earlier states

    async def action_mark(self) -> None:
        """Give the present state a name, to come back to it or to see what changed since."""
        from planner.tui.dialogs.ask import Ask

        def named(name: str | None) -> None:
            if name:
                kept = self.work_.mark(name[:80])
                self.app.say(_("Moment gardé.") if kept else _("Le disque n’a pas répondu."))

        self.editor.leave()
        question = _("Quel nom donner à ce moment ?")
        await self.app.over(Ask(question, _("Par exemple : avant le rendez-vous")), named)

    async def action_changes(self) -> None:
        """What changed since an earlier state, and the way back to it."""
        from planner.tui.screens.changes import versions

        self.editor.leave()
        answers = versions(self.work_)
        if not answers:
            self.app.say(_("Aucun état antérieur n’est gardé encore."))
            return
        await self.app.over(Choose(_("Depuis quand ?"), answers), self._show_changes)

    async def _show_changes(self, number: str | None) -> None:
        from planner.services.dossiers import dossier_store
        from planner.tui.dialogs.page import Page
        from planner.tui.screens.changes import changed_since
        from planner.views.blocks import Block, Paragraph

        if not number:
            return
        work = self.work_
        try:
            before = dossier_store().read_version(work.id, int(number))
        except PlannerError as error:
            self.tell(error)
            return
        told: list[Block] = list(changed_since(before, work.dossier))
        told.append(Paragraph(_("Entrée : revenir à cet état (Ctrl+Z l’annule). Échap : fermer.")))

        def back(yes: bool | None) -> Any:
            if yes:
                work.go_back(int(number))
                self.refresh_page()

        await self.app.over(Page(told), back)
