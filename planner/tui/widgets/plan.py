"""The plan page: ← and → move the instalment by 5 €, the schedule follows.

The figure of the family, that of the landlord and the computed one stand side by side; the month
that breaks is named in words.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import ClassVar

from textual.binding import BindingType

from planner.calc.money import Money
from planner.calc.results import ScheduleView
from planner.services.screen import edits
from planner.services.session import Session
from planner.tui.bindings import bindings
from planner.tui.keys import PLAN
from planner.tui.widgets.blocks_view import BlocksView
from planner.views import formats, words
from planner.views.blocks import Block, Paragraph
from planner.views.i18n import _
from planner.views.proposals import comparison
from planner.views.schedule import schedule

__all__ = ["PlanView"]

CHOSEN = "casework.chosen_instalment"


class PlanView(BlocksView):
    """The instalment under the arrows, the schedules compared, the one kept month by month."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PLAN)]

    def __init__(self, work: Session, changed: Callable[[], None]) -> None:
        super().__init__(id="plan")
        self.work_ = work
        self._changed = changed
        self._moving = False

    def take(self, blocks: Sequence[Block] = ()) -> None:
        super().take(self._made())

    def _made(self) -> tuple[Block, ...]:
        plan, dossier = self.work_.plan, self.work_.dossier
        kept = self._shown()
        if plan.arrears.payable.money <= Money(0):
            return (Paragraph(words.no_schedule(plan, kept), strong=True), *comparison(plan))
        if kept is None or not kept.lines:
            return (
                Paragraph(words.no_schedule(plan, kept), strong=True),
                Paragraph(_("→ essaie une mensualité, pour voir le mois où elle casse.")),
                *comparison(plan),
            )
        chosen = dossier.casework.chosen_instalment is not None
        keys = (
            _("Ctrl+K : mensualité calculée")
            if chosen
            else _("← et → changent la mensualité de 5 €")
        )
        amount = _("← {amount} →  par mois ({which})").format(
            amount=formats.money(kept.instalment.money), which=words.schedule(kept.id).lower()
        )
        return (
            Paragraph(amount, strong=True),
            Paragraph(self._sentence()),
            Paragraph(keys),
            *comparison(plan),
            *schedule(plan, kept),
        )

    def _shown(self) -> ScheduleView | None:
        """The schedule under the arrows: the one chosen, else that of the plan."""
        plan = self.work_.plan
        return plan.schedule("chosen") or words.kept_schedule(plan)

    def _sentence(self) -> str:
        plan = self.work_.plan
        kept = self._shown()
        if kept is None or kept.ends is None:
            return words.no_schedule(plan, kept)
        if not kept.holds:
            return words.no_schedule(plan, kept)
        text = _("Tient tous les mois. La dette est finie le {day}, en {months}.").format(
            day=formats.day(kept.ends), months=formats.count_of_months(len(kept.lines))
        )
        left = words.left_to_live(plan)
        return f"{text} {left}" if left else text

    def action_instalment(self, steps: int) -> None:
        """Move the instalment."""
        work = self.work_
        if work.plan.arrears.payable.money <= Money(0):
            return
        instalment = edits.stepped(work.dossier, work.plan, steps)
        work.edit(CHOSEN, instalment, amend=self._moving)
        self._moving = True
        self._after()

    def action_as_proposed(self) -> None:
        """Back to the computed instalment."""
        self.work_.edit(CHOSEN, None)
        self._moving = False
        self._after()

    def _after(self) -> None:
        self.take()
        self._changed()

    def on_blur(self) -> None:
        self._moving = False
        super().on_blur()
