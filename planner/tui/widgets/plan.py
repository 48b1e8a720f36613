"""The page of the plan, in four parts: the amount under the arrows, the scenarios, which amount
holds, what happens if life changes.

← and → move the instalment by 5 €, or the end of the plan; the figure of the family, that of the
landlord and the computed one stand side by side; the month that breaks is named in words.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events, work
from textual.binding import BindingType

from planner.calc.calendar import Month
from planner.calc.dossier.dossier import Dossier
from planner.calc.figure import Figure
from planner.calc.money import ZERO
from planner.calc.results import Plan, ScheduleView
from planner.calc.scenarios.levers import Lever
from planner.services.screen.running import Running
from planner.services.session import Session
from planner.tui.bindings import bindings, keys_of
from planner.tui.keys import PLAN, key, shown
from planner.tui.widgets.blocks_view import BlocksView
from planner.tui.widgets.curve import Drawing
from planner.tui.widgets.laying import Laid, Part, lay
from planner.tui.widgets.levers import Levers
from planner.tui.widgets.lines import Piece, clipped
from planner.tui.widgets.plan_head import PARTS
from planner.views import formats, running, together, words
from planner.views.blocks import Block, Paragraph
from planner.views.i18n import _
from planner.views.proposals import comparison
from planner.views.schedule import schedule

if TYPE_CHECKING:
    from planner.tui.app import PlannerApp

__all__ = ["PlanView"]

WIDE = 110
"""Columns from which the scenarios show their distance from today."""

LEAST_ROWS, MOST_ROWS = 4, 12
"""Lines that the drawing of the curve takes."""


class PlanView(BlocksView):
    """The four parts of the page; ``showing`` is told each plan that a move makes."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(PLAN)]
    app: PlannerApp

    def __init__(
        self, work: Session, changed: Callable[[], None], showing: Callable[[Plan], None]
    ) -> None:
        super().__init__(id="plan")
        self.work_ = work
        self._changed = changed
        self._showing = showing
        self.running = Running(work)
        self.levers = Levers(self.running)
        self.part = PARTS[0]
        self.switching = True
        """Among the scenarios: whether the cursor is on the switches, or on a figure below."""
        self.by_end = False
        """Whether the arrows move the end of the plan rather than its amount."""
        self._height = 0
        self._draw = Drawing()
        self._chart, self._rows = 0, 0
        """The first line of the drawing, and how many its columns take."""
        self.head: Callable[[str, str, str], None] = lambda _part, _amount, _told: None

    def take(self, blocks: Sequence[Block] = ()) -> None:
        super().take(self._made())
        self._tell_head()

    @property
    def figures(self) -> Mapping[str, Figure]:
        """The figures shown here that are not the plan's: today's criteria, the judge's amount."""
        if self.part == "levers":
            return self.running.board.comparison().assessments[0].figures
        if self.part == "table":
            return {each.instalment.label: each.instalment for each in self.running.referee()}
        return {}

    # What is shown

    def _made(self) -> tuple[Block, ...]:
        match self.part:
            case "levers":
                return self.levers.blocks(wide=self.room >= WIDE)
            case "table":
                return self._on_the_table()
            case "shocks":
                return self._struck()
        return self._amount()

    def _amount(self) -> tuple[Block, ...]:
        plan, kept = self.running.plan, self._shown()
        if plan.arrears.payable.money <= ZERO:
            return (Paragraph(words.no_schedule(plan, kept), strong=True), *comparison(plan))
        if kept is None or not kept.lines:
            return (
                Paragraph(words.no_schedule(plan, kept), strong=True),
                Paragraph(_("→ essaie une mensualité, pour voir le mois où elle casse.")),
                *comparison(plan),
            )
        curve = self.running.curve
        point = curve.point(kept.instalment.money)
        worst = () if point is None else (Paragraph(running.worst_month(point, curve.floor)),)
        told = Paragraph(running.moved(plan, kept), strong=True)
        return (told, *worst, *comparison(plan), *schedule(plan, kept))

    def _on_the_table(self) -> tuple[Block, ...]:
        """Who asks what of the rent debt, then the debts that nothing repays yet."""
        asked, dossier = self.running.asked, self.work_.dossier
        return (
            *running.on_the_table(self.running.referee(), dossier),
            *together.repaid_together(asked.today(), dossier),
            *together.curve_together(asked.curve_together()),
        )

    def _struck(self) -> tuple[Block, ...]:
        if not self.running.shocks_known:
            self._strike()
            return (Paragraph(_("Calcul en cours…")),)
        return running.struck(self.running.shocks(), self.work_.dossier)

    @work(thread=True, exclusive=True, group="shocks")
    def _strike(self) -> None:
        dossier = self.work_.dossier
        self.running.shocks()
        self.app.call_from_thread(self._after_shocks, dossier)

    def _after_shocks(self, dossier: Dossier) -> None:
        if self.is_attached and self.part == "shocks" and dossier is self.work_.dossier:
            self.take()

    def _keys(self) -> str:
        def named(id: str) -> str:
            return shown(keys_of(key(id), self.app.own_keys)[:1])

        arrows = _("← → : fin") if self.by_end else _("← → : 5 €")
        other = _("{key} : par le montant") if self.by_end else _("{key} : par la date de fin")
        told = [
            arrows,
            other.format(key=named("by_end").lower()),
            _("{key} : le plus court").format(key=named("shortest").lower()),
            _("{key} : calculée").format(key=named("as_proposed")),
        ]
        return " · ".join(told)

    def laid(self, blocks: Sequence[Block], columns: int) -> list[Laid]:
        if self.part == "levers":
            self.levers.own_keys = self.app.own_keys
            switches = self.levers.lines(columns, pointed=self.switching)
            return [*switches, *lay(blocks, columns)]
        if self.part != "amount":
            return lay(blocks, columns)
        first = lay(blocks[:1], columns)
        self._chart = len(first) + 1
        found = [*first, *self._drawing(columns)]
        return [*found, [], *lay(blocks[1:], columns)] if len(blocks) > 1 else found

    def resized(self) -> None:
        height = self.scrollable_content_region.height
        if height != self._height:
            self._height = height
            self._for = (0, ())
        super().resized()

    def _drawing(self, columns: int) -> list[Laid]:
        curve, plan, kept = self.running.curve, self.running.plan, self._shown()
        others = {
            each.id: each.instalment.money
            for each in plan.schedules
            if each.lines and each.id != "chosen"
        }
        point = curve.point(kept.instalment.money) if kept is not None and kept.lines else None
        if not curve.frontier.points:
            return []
        rows = self._rows = max(LEAST_ROWS, min(MOST_ROWS, self._height - 10))
        drawn = self._draw.lines(curve, point, others, columns, rows)
        return [[Part(clipped(self._keys(), columns), "mark")], *drawn]

    def _shown(self) -> ScheduleView | None:
        """The schedule under the arrows: the one chosen, else that of the plan."""
        plan = self.running.plan
        return plan.schedule("chosen") or words.kept_schedule(plan)

    def _tell_head(self) -> None:
        kept = self._shown()
        if kept is None or not kept.lines:
            self.head(self.part, _("← – →"), words.no_schedule(self.running.plan, kept))
            return
        amount = _("← {amount} →").format(amount=formats.money(kept.instalment.money))
        point = self.running.curve.point(kept.instalment.money)
        told = "" if point is None else running.moved_in_short(kept, point)
        self.head(self.part, amount, told)

    # Keys

    def pressed(self, key: str, character: str | None) -> bool:
        if self.part == "levers":
            if key in ("tab", "shift+tab") and self.switching:
                self.switching = False
                self.take()
                self._to(self.stop)
                return True
            if self.levers.pressed(key):
                self._again()
                return True
        return super().pressed(key, character)

    def pieces(self, y: int) -> Sequence[Piece]:
        if self.part == "levers" and self.switching:
            return [(piece.text, piece.style) for piece in self._laid[y]]
        return super().pieces(y)

    @property
    def figure(self) -> str | None:
        return None if self.part == "levers" and self.switching else super().figure

    def action_part(self, part: str) -> None:
        """Show another part of the page."""
        self.part = part
        self.switching = True
        self.scroll_to(y=0, animate=False, force=True)
        self.stop = 0
        self.take()

    def action_instalment(self, steps: int) -> None:
        """Move the amount, or the end of the plan; from another part, go back to the curve."""
        if self.part != PARTS[0]:
            self.action_part(PARTS[0])
        if self.running.curve.debt <= ZERO:
            return
        moved = self.running.end(steps) if self.by_end else self.running.step(steps)
        if moved:
            self._moved()

    def action_shortest(self) -> None:
        """The shortest plan that keeps the floor every month."""
        if self.running.shortest():
            self._moved()
        else:
            self.app.say(_("Aucun montant ne laisse de quoi vivre chaque mois."))

    def action_by_end(self) -> None:
        """The arrows move the end of the plan, or its amount again."""
        self.by_end = not self.by_end
        self.take()

    def action_as_proposed(self) -> None:
        """Back to the computed instalment."""
        self.running.as_proposed()
        self.take()
        self._changed()

    def action_switch(self) -> None:
        """Count a lever in the scenario of the cursor, or no more."""
        if self.part == "levers":
            self.levers.switch()
            self._again()

    async def action_lever(self) -> None:
        """Add a change that no figure points at, and count it in the scenario of the cursor."""
        from planner.tui.dialogs.lever_forms import ask_lever

        def bring(lever: Lever) -> None:
            self.part = "levers"
            self.levers.bring(lever)
            self._again()

        month = Month.of(self.work_.on).plus(1)
        await ask_lever(self.app, self.work_.law, month, bring)

    def action_mend(self) -> None:
        """The smallest set of levers that makes it hold."""
        self.part = "levers"
        self.levers.mend()
        self._again()

    def action_scenario(self, more: int) -> None:
        """One scenario more, or one less."""
        self.part = "levers"
        if more > 0:
            self.levers.add()
        else:
            self.levers.drop()
        self._again()

    def on_click(self, event: events.Click) -> None:
        x, y = event.x - self.gutter.left, event.y + round(self.scroll_offset.y)
        if self.part == "levers" and self.levers.clicked(x, y):
            self._again()
        elif self.part == "amount" and self._chart <= y < self._chart + self._rows + 2:
            amount = self._draw.amount_at(x)
            if amount is not None and self.running.choose(amount):
                self._moved()
        else:
            self.switching = False
            super().on_click(event)

    def _moved(self) -> None:
        self.take()
        self._showing(self.running.plan)

    def _again(self) -> None:
        self.switching = True
        self.take()
        self.show_line(self.levers.cursor_line())

    def on_blur(self) -> None:
        self.running.stop()
        super().on_blur()
