"""Papers brought into an opened dossier: a landlord's statement, a household's own sheet, a dossier
file. What would change is shown first; nothing is applied without a yes, and one key undoes it.
"""

from __future__ import annotations

from abc import abstractmethod
from pathlib import Path
from typing import TYPE_CHECKING

from textual.screen import Screen

from planner.calc.dossier import Dossier
from planner.errors import PlannerError
from planner.services.session import Session
from planner.tui.dialogs.choose import Answer, Choose
from planner.tui.entry.editor import Editor
from planner.views import formats
from planner.views.blocks import Block, Paragraph
from planner.views.i18n import _, n_
from planner.views.problems import problem, problems

if TYPE_CHECKING:
    from planner.intake.household_sheet import HouseholdSheet
    from planner.intake.statement import Statement
    from planner.tui.app import PlannerApp

__all__ = ["Bringing", "which_paper"]


def which_paper() -> Choose:
    """Ask what a CSV is: the person knows."""
    answers = [
        Answer(_("Le relevé du bailleur"), "statement", "r"),
        Answer(_("La feuille que la famille a remplie"), "sheet", "f"),
    ]
    return Choose(_("Quel papier est dans ce fichier ?"), answers)


class Bringing(Screen[None]):
    """The actions that read a file into the dossier of the screen."""

    app: PlannerApp
    work_: Session
    editor: Editor

    @abstractmethod
    def refresh_page(self) -> None:
        """Follow a dossier changed as a whole."""

    def tell(self, error: PlannerError) -> None:
        """Say every problem."""
        self.app.say(" ".join(problems(error)[:3]))

    async def action_bring(self) -> None:
        """Ask for a file of any kind."""
        from planner.tui.dialogs.ask import Ask

        self.editor.leave()
        question = _("Quel fichier lire dans ce dossier ?")
        hint = _("Feuille du ménage (XLSX, ODS, CSV), relevé (CSV) ou dossier (JSON)")
        await self.app.over(Ask(question, hint), self.bring)

    async def bring(self, path: str | None) -> None:
        """Read a file into the dossier, whatever it is."""
        from planner.services.screen import incoming

        if not path:
            return
        kind = incoming.paper(Path(path))
        if kind == incoming.SHEET:
            await self._read_sheet(path)
        elif kind == incoming.DOSSIER:
            await self._read_dossier(path)
        else:

            async def chosen(answer: str | None) -> None:
                if answer == "sheet":
                    await self._read_sheet(path)
                elif answer:
                    await self._read_statement(path)

            await self.app.over(which_paper(), chosen)

    # The household's own sheet

    async def _read_sheet(self, path: str) -> None:
        from planner.services.screen import sheets

        try:
            sheet = sheets.read(Path(path))
        except PlannerError as error:
            self.tell(error)
            return
        await self._show_sheet(sheet)

    async def _show_sheet(self, sheet: HouseholdSheet) -> None:
        from planner.services.screen import sheets
        from planner.tui.dialogs.agree import Agree, Proposed
        from planner.views.sheet import change_in_words, not_proposed

        work = self.work_
        found = [each for each in sheets.changes(sheet, work.dossier) if each.what != "same"]
        proposed = [
            Proposed(
                change_in_words(each),
                problem(each.line.problem) if each.line.problem is not None else "",
            )
            for each in found
        ]

        def apply(ticked: tuple[int, ...] | None) -> None:
            if ticked is None:
                return
            count = len(ticked)
            if count:
                sheets.put(work, [found[place] for place in ticked])
                self.refresh_page()
            told = n_(
                "{n} changement appliqué. Ctrl+Z l’enlève.",
                "{n} changements appliqués. Ctrl+Z les enlève.",
                count,
            )
            self.app.say(told.format(n=count) if count else _("Rien n’a été changé."))

        title = _("Feuille « {name} » : ce qui changerait").format(name=sheet.file)
        foot = not_proposed(sheet, sheets.changes(sheet, work.dossier))
        await self.app.over(Agree(title, proposed, foot), apply)

    # A dossier file

    async def _read_dossier(self, path: str) -> None:
        from planner.services.screen import incoming
        from planner.tui.dialogs.page import Page
        from planner.tui.screens.changes import changed_since

        try:
            brought = incoming.dossier_in(Path(path))
        except PlannerError as error:
            self.tell(error)
            return
        work = self.work_
        brought = brought.but(id=work.id)
        question = Paragraph(
            _("Entrée : prendre le fichier à la place de ce dossier. Échap : ne rien changer."),
            strong=True,
        )

        def apply(yes: bool | None) -> None:
            if yes:
                work.replace(brought)
                self.refresh_page()
                self.app.say(_("Dossier remplacé par le fichier. Ctrl+Z revient en arrière."))

        await self.app.over(Page((question, *changed_since(work.dossier, brought))), apply)

    # The landlord's statement

    async def action_statement(self) -> None:
        """Ask for the file of a statement, show what is read in it, then apply it or not."""
        from planner.tui.dialogs.ask import Ask

        self.editor.leave()
        question = _("Quel relevé du bailleur lire ?")
        hint = _("Chemin d’un fichier CSV, par exemple ~/releve.csv")
        await self.app.over(Ask(question, hint), self._read_statement)

    async def _read_statement(self, path: str | None) -> None:
        from planner.services.screen import statements

        if not path:
            return
        try:
            read = statements.read(Path(path))
        except PlannerError as error:
            self.tell(error)
            return
        if len(read) == 1:
            await self._show_statement(read[0])
            return
        answers = [Answer(each.account or str(n), str(n)) for n, each in enumerate(read)]

        async def chosen(number: str | None) -> None:
            if number is not None:
                await self._show_statement(read[int(number)])

        question = _("Ce fichier contient plusieurs comptes. Lequel est celui du ménage ?")
        await self.app.over(Choose(question, answers), chosen)

    async def _show_statement(self, statement: Statement) -> None:
        from planner.services.screen import statements
        from planner.tui.dialogs.page import Page
        from planner.tui.screens.changes import changed_account
        from planner.views.statement import statement as told

        work = self.work_
        after = statements.with_statement(work.dossier, statement)
        question = Paragraph(
            _("Entrée : mettre ces lignes dans le compte. Échap : ne rien changer."), strong=True
        )

        def apply(yes: bool | None) -> None:
            if yes:
                work.replace(after, "account.lines[0]")
                self.refresh_page()
                self.app.say(_("Relevé mis dans le compte. Ctrl+Z l’enlève."))

        page = (question, *self._balances(after), *changed_account(work.dossier, after),
                *told(statement))  # fmt: skip
        await self.app.over(Page(page), apply)

    def _balances(self, after: Dossier) -> list[Block]:
        """What the debt is in the dossier, and what it would be."""
        from planner.services.planning import compute_plan

        work = self.work_
        if not work.dossier.account.lines:
            return []
        then = compute_plan(after, work.law, work.on, work.choices).arrears.balance.money
        now = work.plan.arrears.balance.money
        text = _("Dette de loyer : {before} dans le dossier, {after} avec ce relevé.")
        said = text.format(before=formats.money(now), after=formats.money(then))
        return [Paragraph(said, strong=True)]
