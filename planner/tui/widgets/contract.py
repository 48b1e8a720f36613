"""The contract page: who commits to what, then exactly what will be printed, and what will not."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.binding import BindingType

from planner.calc.dossier import Side
from planner.errors import PlannerError
from planner.services.screen import commitments, edits, papers
from planner.services.session import Session
from planner.tui.bindings import bindings, keys_of
from planner.tui.dialogs.choose import Answer, Choose
from planner.tui.entry.signed_words import paper_name, signed_blocks
from planner.tui.entry.words import ANSWERS
from planner.tui.keys import CONTRACT, key, shown
from planner.tui.widgets.blocks_view import BlocksView
from planner.tui.widgets.laying import Laid, hint_lines, lay
from planner.views.blocks import Block, Blocks, Column, Heading, Paragraph, Row, Table
from planner.views.i18n import N_, _, n_
from planner.views.problems import problems

if TYPE_CHECKING:
    from planner.tui.app import PlannerApp

__all__ = ["ContractView"]

CONTRACT_PAPER = "contract"
_HINTS = (
    ("paper", N_("{key} : autre papier")),
    ("papers", N_("{key} : écrire")),
    ("signed_paper", N_("{key} : signé")),
    ("usual", N_("{key} : engagements habituels")),
    ("commitment", N_("{key} : un engagement")),
    ("remove_commitment", N_("{key} : retirer")),
)


class ContractView(BlocksView):
    """The commitments, which can be changed here, and a preview in text of the contract."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(CONTRACT)]
    app: PlannerApp

    def __init__(self, work: Session, changed: Callable[[], None]) -> None:
        super().__init__(id="contract")
        self.work_ = work
        self.shown = CONTRACT_PAPER
        """The paper shown, one of those that can be read."""
        self._changed = changed
        self.signed = False
        """Whether any paper was signed."""

    def take(self, blocks: Sequence[Block] = ()) -> None:
        if self.shown == CONTRACT_PAPER:
            signed = signed_blocks(self.work_)
            self.signed = bool(signed)
            if signed:
                today = Heading(_("Le contrat, si l’on signait aujourd’hui"), 1)
                signed = (*signed, today)
            super().take((*signed, *papers.preview(self.work_), *self._written()))
            return
        try:
            super().take(papers.read(self.work_, self.shown))
        except PlannerError as error:
            super().take(tuple(Paragraph(text, strong=True) for text in problems(error)))

    async def action_paper(self) -> None:
        """Show another paper, exactly as it would be printed."""
        from planner.tui.screens.doing import PAPERS

        def chosen(what: str | None) -> None:
            if what:
                self.shown = what
                self.scroll_to(y=0, animate=False, force=True)
                self.take()

        answers = [Answer(_(PAPERS[what][0]), what, PAPERS[what][1]) for what in papers.READABLE]
        await self.app.over(Choose(_("Quel papier montrer ?"), answers), chosen)

    async def action_signed_paper(self) -> None:
        """Write the very PDF that was signed and say where it is; choose when there are several."""
        from planner.services.screen.signed import Signed, signed_papers, write_signed

        found = signed_papers(self.work_)

        def write(paper: Signed) -> None:
            try:
                path = write_signed(self.work_, paper)
            except PlannerError as error:
                self.app.say(" ".join(problems(error)))
                return
            self.app.say(_("Écrit : {path}").format(path=path))

        def chosen(number: str | None) -> None:
            for paper in found:
                if str(paper.number) == number:
                    write(paper)

        if not found:
            self.app.say(
                _("Aucun contrat n’est signé encore : la page de suivi note la signature.")
            )
        elif len(found) == 1:
            write(found[0])
        else:
            answers = [Answer(paper_name(paper), str(paper.number)) for paper in found[::-1]]
            await self.app.over(Choose(_("Quel papier signé écrire ?"), answers), chosen)

    def _written(self) -> Blocks:
        """The commitments as they are written, each with its place."""
        written = self.work_.dossier.casework.commitments
        title = Heading(_("Engagements écrits dans ce dossier"))
        if not written:
            text = _("Aucun : les phrases habituelles sont imprimées telles quelles.")
            return (title, Paragraph(text))
        sides = ANSWERS[Side]
        rows = tuple(
            Row(
                (_(sides[each.side]), each.text),
                False,
                (None, f"{commitments.COMMITMENTS}[{place}]"),
            )
            for place, each in enumerate(written)
        )
        return (title, Table((Column(_("Qui")), Column(_("Engagement"), grows=True)), rows))

    def laid(self, blocks: Sequence[Block], columns: int) -> list[Laid]:
        hints = [
            _(text).format(key=shown(keys_of(key(id), self.app.own_keys)[:1]).lower())
            for id, text in _HINTS
            if id != "signed_paper" or self.signed
        ]
        return [*hint_lines(hints, columns), [], *lay(blocks, columns)]

    def _after(self) -> None:
        self.shown = CONTRACT_PAPER
        self.take()
        self._changed()

    async def opened(self) -> bool:
        """Enter on a commitment: put it in other words. False elsewhere."""
        from planner.tui.dialogs.ask import Ask

        path = self.figure or ""
        if not path.startswith(commitments.COMMITMENTS):
            return False

        def kept(text: str | None) -> None:
            if text:
                self._try(lambda: commitments.reword(self.work_, path, text))

        now = edits.value(self.work_.dossier, path).text
        await self.app.over(Ask(_("Comment dire cet engagement ?"), "", now), kept)
        return True

    def action_usual(self) -> None:
        """Write the usual sentences in the dossier, where they can be changed."""
        count = commitments.take_over(self.work_)
        self.app.say(
            n_("{n} engagement repris : Entrée le change.",
               "{n} engagements repris : Entrée les change.", count).format(n=count)
            if count
            else _("Chaque partie a déjà ses engagements.")
        )  # fmt: skip
        self._after()
        self.to_place(commitments.COMMITMENTS)

    async def action_commitment(self) -> None:
        """Write a commitment in one's own words: who, then what."""
        from planner.tui.dialogs.ask import Ask

        async def chosen(side: str | None) -> None:
            if not side:
                return

            def kept(text: str | None) -> None:
                if text:
                    self._try(lambda: commitments.add(self.work_, Side(side), text))

            hint = _("Par exemple : appeler la CAF avant le 5 décembre.")
            await self.app.over(Ask(_("Quel engagement ?"), hint), kept)

        answers = [Answer(_(label), side.value) for side, label in ANSWERS[Side].items()]
        await self.app.over(Choose(_("Qui s’engage ?"), answers), chosen)

    def action_remove_commitment(self) -> None:
        """Take away the commitment under the cursor."""
        path = self.figure or ""
        if path.startswith(commitments.COMMITMENTS):
            self.work_.remove(path)
            self._after()
        else:
            self.app.say(_("Placez-vous avec Tab sur un engagement."))

    def _try(self, change: Callable[[], None]) -> None:
        try:
            change()
        except PlannerError as error:
            self.app.say(" ".join(problems(error)[:2]))
        self._after()
