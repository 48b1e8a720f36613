"""The first screen: the dossiers and what is due, found by typing a few letters.

It paints from the index, before any model, law or calendar is loaded; the words of the dates come
a moment later, when those are there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events, work
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from planner.services.screen import home
from planner.tui.bindings import bindings
from planner.tui.keys import ANYWHERE, HOME
from planner.tui.screens.home_dates import Dates
from planner.tui.widgets.bars import KeyBar, TopBar
from planner.tui.widgets.lines import LineView, Piece, placed
from planner.views.i18n import _, n_
from planner.views.wrapping import wrap

if TYPE_CHECKING:
    from planner.errors import PlannerError
    from planner.tui.app import PlannerApp

__all__ = ["DossierList", "HomeScreen"]


class DossierList(LineView, can_focus=True):
    """The list, filtered by what is typed; ``↑`` ``↓`` choose, Enter opens."""

    DEFAULT_CSS = "DossierList { height: 1fr; padding: 0 1; }"

    def __init__(self, standing: Callable[[home.Line | None, tuple[str, ...]], None]) -> None:
        super().__init__(id="list")
        self.standing = standing
        """Told which dossier the cursor is on, with its dates in words."""
        self.all: tuple[home.Line, ...] = ()
        self.found: tuple[home.Line, ...] = ()
        self.search = ""
        self.chosen = 0
        self.told: dict[str, tuple[str, ...]] = {}
        self.message = ""

    @property
    def above(self) -> list[str]:
        """The lines over the search: a sentence in as many as it takes, else how many there are."""
        if self.message:
            return wrap(self.message, self.room)
        count = len(self.all)
        return [n_("{n} dossier", "{n} dossiers", count).format(n=count)]

    @property
    def head(self) -> int:
        """How many lines stand above the list."""
        return len(self.above) + 2

    def stand(self) -> None:
        """Say which dossier the cursor is on."""
        here = self.current
        self.standing(here, self.told.get(here.id, ()) if here is not None else ())

    def take(self, lines: Sequence[home.Line]) -> None:
        """Show these dossiers, the cursor staying on the one it was on."""
        kept = self.current
        self.all = tuple(lines)
        self._filter(kept.id if kept else "")

    @property
    def current(self) -> home.Line | None:
        """The dossier under the cursor."""
        return self.found[self.chosen] if self.chosen < len(self.found) else None

    def _filter(self, keep: str = "") -> None:
        words = home.folded(self.search).split()
        self.found = tuple(line for line in self.all if all(word in line.search for word in words))
        places = [place for place, line in enumerate(self.found) if line.id == keep]
        self.chosen = places[0] if places else 0
        self.resized()
        self.stand()

    def count(self) -> int:
        return self.head + max(1, len(self.found))

    def pieces(self, y: int) -> Sequence[Piece]:
        above = self.above
        if y < len(above):
            return [(above[y], "mark" if self.message else "quiet")]
        if y == len(above):
            label = _("Chercher un nom : ")
            return [(label, "strong"), (placed(f"{self.search}▏", 30), "field")]
        if y == len(above) + 1:
            return []
        if not self.found:
            return [(self._empty(), "text")]
        place = y - self.head
        return self._row(self.found[place], place == self.chosen)

    def _empty(self) -> str:
        if self.all:
            return _("Aucun dossier ne porte ce nom. Effacez la recherche avec Échap.")
        return _("Aucun dossier encore. Ctrl+N ouvre un dossier vide, Ctrl+E un exemple.")

    def _row(self, line: home.Line, chosen: bool) -> list[Piece]:
        columns = self.room
        name = line.name or _("Sans nom")
        if line.reference:
            name = f"{name}  {line.reference}"
        first = max(20, min(34, columns // 3))
        last = f"{line.updated[8:10]}/{line.updated[5:7]}/{line.updated[:4]}"
        middle = max(10, columns - first - 16)
        style = "cursor" if chosen else "text"
        sign = "▸ " if chosen else "  "
        return [
            (sign, style),
            (placed(name, first), style if chosen else "strong"),
            (" ", style),
            (placed(self._due(line), middle), style if chosen or line.left is None else "mark"),
            (placed(last, 12, right=True), style if chosen else "quiet"),
        ]

    def _due(self, line: home.Line) -> str:
        if line.damaged:
            return _("fichier abîmé : ouvrez-le pour reprendre une version")
        if line.left is None:
            return ""
        if line.id in self.told:
            return self.told[line.id][0]
        day = f"{line.deadline[8:10]}/{line.deadline[5:7]}/{line.deadline[:4]}"
        if line.left < 0:
            return _("en retard depuis le {day}").format(day=day)
        return n_("il reste {n} jour, {day}", "il reste {n} jours, {day}", line.left).format(
            n=line.left, day=day
        )

    def move(self, steps: int) -> None:
        """Put the cursor on another dossier."""
        if self.found:
            self.chosen = max(0, min(len(self.found) - 1, self.chosen + steps))
            self.show_line(self.head + self.chosen)
            self.refresh()
            self.stand()

    def pressed(self, key: str, character: str | None) -> bool:
        page = max(1, self.scrollable_content_region.height - self.head - 1)
        steps = {"up": -1, "down": 1, "pageup": -page, "pagedown": page}
        if key in steps:
            self.move(steps[key])
        elif key in ("home", "end"):
            self.move(-len(self.found) if key == "home" else len(self.found))
        elif key == "escape":
            self._search("")
        elif key == "backspace":
            self._search(self.search[:-1])
        elif character:
            self._search(self.search + character)
        else:
            return False
        return True

    def on_paste(self, event: events.Paste) -> None:
        self._search(self.search + event.text.replace("\n", " ")[:60])

    def _search(self, text: str) -> None:
        self.search = text
        self.message = ""
        self._filter(self.current.id if self.current else "")
        self.scroll_to(y=0, animate=False, force=True)

    def say(self, text: str) -> None:
        """A sentence above the list."""
        self.message = text
        self.resized()

    async def on_click(self, event: events.Click) -> None:
        place = event.y + round(self.scroll_offset.y) - self.head
        if 0 <= place < len(self.found):
            again = place == self.chosen
            self.chosen = place
            self.refresh()
            self.stand()
            if again:
                await self.screen.run_action("open")


class HomeScreen(Screen[None]):
    """Dossiers, and what is due."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(HOME)]
    app: PlannerApp

    def compose(self) -> ComposeResult:
        bar = TopBar(id="title")
        bar.left = _("Dossiers")
        yield bar
        dates = Dates()
        list = DossierList(dates.show)
        list.take(home.lines())
        yield list
        yield dates
        yield KeyBar(HOME, ANYWHERE)

    @property
    def list(self) -> DossierList:
        """The list of dossiers."""
        return self.query_one(DossierList)

    async def on_mount(self) -> None:
        self.set_focus(self.list)
        if self.app.first is not None:
            await self.app.open_dossier(self.app.first)
        self.call_after_refresh(self.true_up)

    def on_screen_resume(self) -> None:
        if self.is_mounted and self.app.ready:
            self.true_up()

    @work(thread=True, exclusive=True, group="list")
    def true_up(self) -> None:
        """Load what the first paint did without, then make the list true and say its dates."""
        from planner.errors import PlannerError
        from planner.tui.screens.home_words import day_of_today, dues_in_words

        try:
            lines = home.trued()
        except PlannerError as error:
            self.app.call_from_thread(self._refused, error)
            return
        told = {line.id: dues_in_words(line) for line in lines if line.dues}
        self.app.call_from_thread(self._trued, lines, told, day_of_today())
        import planner.tui.screens.dossier  # noqa: F401 - the first dossier then opens at once

    def _refused(self, error: PlannerError) -> None:
        """Say what the disk, or a file of it, refused: the list stays as it was."""
        from planner.views.problems import problems

        self.app.ready = True
        told = " ".join(problems(error)[:2])
        self.list.say(told)

    async def _open(self, made: Callable[[], str]) -> None:
        """Open the dossier that is made, or say why the disk refuses it."""
        from planner.errors import PlannerError

        try:
            id = made()
        except PlannerError as error:
            self._refused(error)
            return
        await self.app.open_dossier(id)

    def _trued(
        self, lines: tuple[home.Line, ...], told: dict[str, tuple[str, ...]], day: str
    ) -> None:
        first, self.app.ready = not self.app.ready, True
        self.list.told = told
        self.list.take(lines)
        self.query_one(TopBar).show(_("Dossiers"), day)
        if first and not self.list.message:
            from planner.tui.bindings import key_problems

            self.list.say(" ".join(key_problems(home.folder() / "touches.toml")[:2]))

    async def action_open(self) -> None:
        """Open the dossier under the cursor."""
        line = self.list.current
        if line is not None:
            await self.app.open_dossier(line.id)

    async def action_new(self) -> None:
        """Open an empty dossier."""
        from planner.services.dossiers import new_dossier

        await self._open(new_dossier)

    async def action_portfolio(self) -> None:
        """Open the board of the service."""
        from planner.tui.screens.portfolio import PortfolioScreen

        await self.app.push_screen(PortfolioScreen())

    async def action_example(self) -> None:
        """Choose an example and open it, as it was left the last time."""
        from planner.services.examples import EXAMPLES
        from planner.tui.dialogs.choose import Answer, Choose

        names = [Answer(name.replace("-", " "), name) for name in EXAMPLES]
        await self.app.over(Choose(_("Quel exemple ouvrir ?"), names), self._example)

    async def _example(self, name: str | None) -> None:
        if name:
            from planner.services.dossiers import open_example

            await self._open(lambda: open_example(name))

    async def action_import(self) -> None:
        """Ask for a file: a dossier, a landlord's statement, a household's own sheet."""
        from planner.tui.dialogs.ask import Ask

        await self.app.over(
            Ask(
                _("Quel fichier importer ?"),
                _("Dossier (JSON), relevé du bailleur (CSV) ou feuille du ménage (XLSX, ODS, CSV)"),
            ),
            self._import,
        )

    async def _import(self, path: str | None) -> None:
        from planner.tui.screens.home_import import bring_in

        if path:
            await bring_in(self, path)

    async def offer_version(self, id: str, version: Any) -> None:
        """A damaged dossier: offer its last version that can be read, if there is one."""
        if version is None:
            return
        from planner.services.dossiers import dossier_store
        from planner.tui.dialogs.choose import Answer, Choose

        async def restore(number: str | None) -> None:
            if number:

                def restored() -> str:
                    dossier_store().restore(id, int(number))
                    return id

                await self._open(restored)

        saved = f"{version.saved[8:10]}/{version.saved[5:7]}/{version.saved[:4]}"
        answers = [
            Answer(_("Reprendre la version du {day}").format(day=saved), str(version.number)),
            Answer(_("Ne rien changer"), ""),
        ]
        question = _("Le fichier de ce dossier est abîmé. Il sera gardé à côté.")
        await self.app.over(Choose(question, answers), restore)

    async def action_remove(self) -> None:
        """Remove the dossier under the cursor after one confirmation that names it."""
        line = self.list.current
        if line is None:
            return
        from planner.tui.dialogs.choose import Answer, Choose

        name = line.name or _("Sans nom")
        question = _("Supprimer le dossier « {name} » et toutes ses versions ?").format(name=name)
        yes = _("Oui, supprimer {name}").format(name=name)
        answers = [Answer(_("Non, le garder"), ""), Answer(yes, line.id)]
        await self.app.over(Choose(question, answers), self._removed)

    def _removed(self, id: str | None) -> None:
        if id:
            from planner.errors import PlannerError
            from planner.services.dossiers import delete_dossier

            try:
                delete_dossier(id)
            except PlannerError as error:
                self._refused(error)
                return
            self.list.say(_("Dossier supprimé."))
            self.true_up()
