"""One dossier: the dates above, the page in the middle, the figures below, on every page the same.

Five pages on one model: entry, diagnosis, proposals, plan, contract. A page is made again when it
is shown, from the plan of the present state.
"""

from __future__ import annotations

from collections.abc import Mapping
from time import perf_counter
from typing import Any, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.widget import Widget

from planner.calc.dossier.dossier import Dossier
from planner.calc.figure import Figure
from planner.calc.glance import Glance
from planner.calc.results import Plan
from planner.services.session import Session
from planner.tui.bindings import bindings
from planner.tui.entry.assistant import Assistant
from planner.tui.entry.changed import since_last_visit
from planner.tui.entry.editor import Editor
from planner.tui.entry.sheet import Sheet
from planner.tui.keys import ANYWHERE, CONTRACT, DOSSIER, ENTRY, FOLLOW, PLAN, key, shown
from planner.tui.screens.doing import Doing
from planner.tui.screens.pages import Pages
from planner.tui.widgets.bars import KeyBar, TopBar
from planner.tui.widgets.blocks_view import BlocksView
from planner.tui.widgets.contract import ContractView
from planner.tui.widgets.follow import FollowView
from planner.tui.widgets.lines import LineView
from planner.tui.widgets.plan import PlanView
from planner.tui.widgets.plan_head import PlanHead
from planner.tui.widgets.results import ResultStrip
from planner.tui.widgets.since import Since
from planner.views.deadlines import banner
from planner.views.diagnosis import diagnosis
from planner.views.i18n import _, n_
from planner.views.papers import papers
from planner.views.problems import problems
from planner.views.proposals import proposals

__all__ = ["DossierScreen"]

SLOW = 0.03
"""Seconds of computing above which a keystroke does not wait for it."""


class DossierScreen(Doing):
    """An opened dossier."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(DOSSIER)]
    DEFAULT_CSS = """
    DossierScreen > Vertical { height: 1fr; }
    """

    def __init__(self, work: Session) -> None:
        super().__init__()
        self.work_ = work
        self.view = "entry"
        self.up = False
        """Whether it may be painted: mounted, and its dossier not closed."""
        self._slow = False
        self.editor = Editor(work, self.changed)
        self.title_bar = TopBar(id="title")
        self.date_bar = TopBar(id="deadline", style="mark")
        self.assistant = Assistant(self.editor)
        self.strip = ResultStrip()

    def compose(self) -> ComposeResult:
        yield self.title_bar
        yield self.date_bar
        yield Pages()
        yield Since()
        with Vertical(id="entry"):
            yield Sheet(self.editor, self.moved)
            yield self.assistant
        yield BlocksView(id="diagnosis")
        yield BlocksView(id="proposals")
        yield PlanHead()
        yield PlanView(self.work_, self.changed, self.moved_plan)
        yield ContractView(self.work_, self.changed)
        yield FollowView(self.work_, self.changed)
        yield self.strip
        yield KeyBar(ENTRY, DOSSIER, ANYWHERE)

    def on_mount(self) -> None:
        self.up = True
        for view in ("diagnosis", "proposals", "plan", "planhead", "contract", "follow"):
            self.query_one(f"#{view}").display = False
        self.query_one(PlanView).head = self.query_one(PlanHead).show
        self.changed()
        self.action_view("entry")
        self.query_one(Since).tell(since_last_visit(self.work_))
        for notice in self.work_.notices:
            self.app.say(str(notice))

    # What follows every keystroke

    def changed(self) -> None:
        """The dossier is another one: its figures, its next date, its title.

        They follow within the same frame. A dossier too large for that (thousands of lines of
        account) is computed aside, and its figures come a moment later.
        """
        if not self.up:
            return
        self._title()
        if self._slow:
            self._compute_aside()
            return
        begin = perf_counter()
        plan = self.work_.glance
        self._slow = perf_counter() - begin > SLOW
        self._show(plan)

    @work(thread=True, exclusive=True, group="plan")
    def _compute_aside(self) -> None:
        begin = perf_counter()
        dossier, plan = self.work_.dossier, self.work_.glance
        slow = perf_counter() - begin > SLOW
        self.app.call_from_thread(self._computed, dossier, plan, slow)

    def _computed(self, dossier: Dossier, plan: Glance, slow: bool) -> None:
        if self.up and dossier is self.work_.dossier:
            self._slow = slow
            self._show(plan)

    def _show(self, plan: Glance) -> None:
        strip = self.strip
        if strip.display:
            strip.show(plan)
        date = banner(plan)
        bar = self.date_bar
        if bar.display != bool(date):
            bar.display = bool(date)
        bar.show(date)
        self.editor.plan = plan

    def moved_plan(self, plan: Plan) -> None:
        """The amount moved along the curve: the strip follows at once, the rest is computed when
        another page asks for it.
        """
        self._title()
        strip = self.strip
        if strip.display:
            strip.show(plan)

    def moved(self) -> None:
        """The cursor of the page of entry is elsewhere, or its text is another one."""
        self.assistant.follow()

    def _title(self) -> None:
        dossier = self.work_.dossier
        name = dossier.household.name or _("Dossier sans nom")
        if dossier.reference:
            name = f"{name} · {dossier.reference}"
        hidden = self.work_.hidden
        right = []
        if hidden:
            right.append(n_("{n} ligne privée", "{n} lignes privées", hidden).format(n=hidden))
        if self.work_.failure is not None:
            right.append(_("NON ENREGISTRÉ"))
        elif self.work_.saved_at is not None:
            time = f"{self.work_.saved_at:%H:%M:%S}"
            right.append(_("enregistré {time}").format(time=time))
        self.title_bar.show(name, " · ".join(right))

    def saved(self) -> None:
        """From the writer: the last step is on the disk, or could not be written."""
        self.app.call_later(self._after_saving)

    def on_unmount(self) -> None:
        self.up = False

    def _after_saving(self) -> None:
        if not (self.up and self.is_attached):
            return
        self._title()
        failure = self.work_.failure
        if failure is not None:
            self.app.say(" ".join(problems(failure)))

    # The pages

    def action_view(self, view: str) -> None:
        """Show a page."""
        if view != "entry":
            self.action_seen()
        if view != "entry" and self.view == "entry":
            self.editor.leave()
        if view == "entry" and self.view != "entry":
            self.editor.refresh()
        if self.view == "plan" and view != "plan" and self.query_one(PlanView).running.moved:
            self.changed()
        self.view = view
        for name in Pages.NAMES:
            self.query_one(f"#{name}").display = name == view
        self.query_one(PlanHead).display = view == "plan"
        self.query_one(Pages).show(view)
        self._fill(view)
        place = {"entry": ENTRY, "plan": PLAN, "contract": CONTRACT, "follow": FOLLOW}.get(view)
        bar = self.query_one(KeyBar)
        bar.change(*((place,) if place else ()), DOSSIER, ANYWHERE)
        target: Widget = self.query_one(Sheet) if view == "entry" else self.query_one(f"#{view}")
        self.set_focus(target)

    def _fill(self, view: str) -> None:
        work = self.work_
        if view == "diagnosis":
            self.query_one("#diagnosis", BlocksView).take(
                diagnosis(work.plan, work.dossier, work.law)
            )
        elif view == "proposals":
            self.query_one("#proposals", BlocksView).take(
                (*proposals(work.plan, work.dossier), *papers(work.plan, work.dossier))
            )
        elif view == "plan":
            self.query_one(PlanView).take()
        elif view == "contract":
            self.query_one(ContractView).take()
        elif view == "follow":
            self.query_one(FollowView).take()

    def action_seen(self) -> None:
        """What changed since the last visit was read."""
        self.query_one(Since).tell(())

    def action_next_view(self) -> None:
        """The page after this one."""
        names = Pages.NAMES
        self.action_view(names[(names.index(self.view) + 1) % len(names)])

    def action_strip(self) -> None:
        """Hide the figures while the person speaks, or show them."""
        strip = self.strip
        strip.display = not strip.display
        if strip.display:
            strip.show(self.work_.glance)
        else:
            again = shown(key("strip").keys)
            self.app.say(_("Résultats cachés. {key} les remet.").format(key=again))

    def action_undo(self) -> None:
        """Undo."""
        if not self.editor.undo():
            self.app.say(_("Rien à annuler."))
        self._after_step()

    def action_redo(self) -> None:
        """Redo."""
        if not self.editor.redo():
            self.app.say(_("Rien à rétablir."))
        self._after_step()

    def _after_step(self) -> None:
        self.changed()
        if self.view == "entry":
            self.query_one(Sheet).settle()
        else:
            self._fill(self.view)

    def figures_here(self) -> Mapping[str, Figure]:
        """The figures of the plan, then those that only the page shown has."""
        page = self.query_one(f"#{self.view}")
        return {**getattr(page, "figures", {}), **self.work_.plan.figures}

    async def opened_here(self) -> bool:
        """What Enter opens on the page shown, when it is not a figure; False when it is."""
        page = self.query_one(f"#{self.view}")
        return isinstance(page, (ContractView, FollowView)) and await page.opened()

    def figure_here(self) -> str | None:
        """The figure under the cursor: on a page of reading, or the line's own amount."""
        page: Any = self.query_one(f"#{self.view}")
        if self.view != "entry":
            figure: str | None = page.figure
            return figure
        line = self.editor.line
        items = self.work_.glance.budget.items
        return next((item.monthly.label for item in items if item.path == line), None)

    def go(self, path: str | None) -> None:
        """Go to a field of the page of entry."""
        if path:
            self.action_view("entry")
            self.editor.go(path)
            self.query_one(Sheet).settle()

    def refresh_page(self) -> None:
        """The dossier was changed as a whole: every part of the screen follows."""
        self.editor.refresh()
        self.changed()
        if self.view == "entry":
            self.query_one(Sheet).settle()
        else:
            self._fill(self.view)

    async def action_schemes(self) -> None:
        """The schemes that the household entered: their steps, and what happens noted."""
        from planner.tui.screens.schemes import SchemesScreen

        self.editor.leave()
        await self.app.push_screen(SchemesScreen(self.work_, self.refresh_page))

    async def action_support(self) -> None:
        """The support measure (ASLL): prepared, signed, reviewed; the aids already received."""
        from planner.tui.screens.support import SupportScreen

        self.editor.leave()
        await self.app.push_screen(SupportScreen(self.work_, self.refresh_page, self.action_export))

    def action_leave(self) -> None:
        """Back to the list; everything is saved."""
        self.editor.leave()
        self.up = False
        self.work_.close()
        self.dismiss(None)  # type: ignore[unused-awaitable]

    def on_key(self, event: events.Key) -> None:
        """A key that came before anything here had the focus."""
        if isinstance(self.focused, LineView):
            self.focused.post_message(events.Key(event.key, event.character))

    def on_screen_resume(self, _event: events.ScreenResume) -> None:
        if self.view == "entry" and self.up:
            self.set_focus(self.query_one(Sheet))
