"""The family's view: the same figures, large, in plain words, from the shared dossier only.

One key turns it into what to read aloud, for a person who does not read.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, NamedTuple

from textual.app import ComposeResult

from planner.calc.money import ZERO
from planner.calc.results import Plan
from planner.services.screen import edits
from planner.services.screen.running import CHOSEN
from planner.services.session import Session
from planner.tui.bindings import is_key, keys_of
from planner.tui.dialogs.frame import Closing
from planner.tui.keys import key, shown
from planner.tui.widgets.big import big
from planner.tui.widgets.lines import LineView, Piece
from planner.views import formats
from planner.views.aloud import script
from planner.views.family import MOST_LINES, family_lines, told_budget
from planner.views.i18n import _
from planner.views.words.sentences import per_person
from planner.views.wrapping import wrap

if TYPE_CHECKING:
    from planner.tui.app import PlannerApp

__all__ = ["FamilyScreen", "Seen", "seen"]


class Seen(NamedTuple):
    """Everything that the family may see or hear: lines, a figure for the eye, what is said."""

    lines: tuple[str, ...]
    figure: str
    spoken: tuple[str, ...]


def seen(plan: Plan) -> Seen:
    """The view of a plan made of the shared dossier."""
    persons = per_person(plan)
    after = persons.after_per_day if persons is not None else None
    day = after or plan.budget.per_person_day
    told = day is not None and told_budget(plan) and day.money >= ZERO
    figure = formats.flat(formats.money(day.money)) if day is not None and told else ""
    lines = (_("Où nous en sommes"), *family_lines(plan))[:MOST_LINES]
    return Seen(lines, figure, script(plan))


class FamilyPage(LineView, can_focus=True):
    """At most twelve lines, with room between them; the day's figure tall where there is room."""

    DEFAULT_CSS = "FamilyPage { width: 100%; height: 100%; padding: 1 4; }"
    app: PlannerApp

    def __init__(
        self,
        view: Seen,
        close: Callable[[None], None],
        move: Callable[[int], Seen | None] = lambda _steps: None,
    ) -> None:
        super().__init__(id="family")
        self.close = close
        self.move = move
        """What a step of the instalment makes them see, None when there is nothing to move."""
        self.view = view
        self.lines = view.lines
        self.reading = False
        self._shown: list[list[Piece]] = []

    def resized(self) -> None:
        lines = self.view.spoken if self.reading else self.view.lines
        height = max(1, self.scrollable_content_region.height)
        parts: list[list[Piece]] = []
        wrapped = [wrap(line, self.room) for line in lines]
        used = sum(map(len, wrapped))
        keys = self._keys()
        foot = len(keys) + 1
        tall = [] if self.reading else self._tall()
        if used + len(tall) + foot > height:
            tall = []
        spaced = used + len(tall) + len(wrapped) - 1 + foot <= height
        for place, part in enumerate(wrapped):
            if place and spaced:
                parts.append([])
            parts += [[(text, "strong")] for text in part]
            parts += tall if place == 0 else []
        parts += [[], *keys] if len(parts) + len(keys) < height or self.reading else []
        self._shown = parts
        super().resized()

    def _tall(self) -> list[list[Piece]]:
        if not self.view.figure:
            return []
        first, second, third = big(self.view.figure)
        label = _("par personne et par jour")
        return [
            [],
            [(first, "mark")],
            [(second, "mark")],
            [(third, "mark"), (f"  {label}", "text")],
        ]

    def _keys(self) -> list[list[Piece]]:
        own = self.app.own_keys
        aloud = shown(keys_of(key("aloud"), own)[:1])
        told = (
            _("{key} : revoir les chiffres.") if self.reading else _("{key} : lire à voix haute.")
        )
        arrows = _("← → : changer la mensualité.")
        text = " ".join([told.format(key=aloud), arrows, _("Échap : fermer.")])
        return [[(line, "quiet")] for line in wrap(text, self.room)]

    def pressed(self, key: str, character: str | None) -> bool:
        own = self.app.own_keys
        if key in ("escape", "enter") or is_key("family", key, own):
            self.close(None)
        elif is_key("aloud", key, own):
            self.reading = not self.reading
            self.resized()
            self.scroll_to(y=0, animate=False, force=True)
        elif is_key("family_less", key, own) or is_key("family_more", key, own):
            self._moved(self.move(1 if is_key("family_more", key, own) else -1))
        elif key in ("up", "down", "pageup", "pagedown"):
            step = self.scrollable_content_region.height - 1 if key.startswith("page") else 1
            y = round(self.scroll_offset.y) + (step if key.endswith("down") else -step)
            self.scroll_to(y=max(0, y), animate=False, force=True)
        else:
            return False
        return True

    def _moved(self, view: Seen | None) -> None:
        if view is not None:
            self.view, self.lines = view, view.lines
            self.resized()

    def count(self) -> int:
        return len(self._shown)

    def pieces(self, y: int) -> Sequence[Piece]:
        return self._shown[y]


class FamilyScreen(Closing[None]):
    """Closed by its own key, Escape or Enter."""

    def __init__(self, work: Session) -> None:
        super().__init__()
        self.work_ = work
        self.begun = False
        """Whether the instalment was moved: the next moves are undone with it."""
        _dossier, plan = work.shared()
        self.page = FamilyPage(seen(plan), self.close_with, self.move)

    def compose(self) -> ComposeResult:
        yield self.page

    def move(self, steps: int) -> Seen | None:
        """The family drives: the instalment moves by a step, the sentences follow."""
        work = self.work_
        dossier, plan = work.shared()
        if plan.arrears.payable.money <= ZERO:
            return None
        work.edit(CHOSEN, edits.stepped(dossier, plan, steps), amend=self.begun)
        self.begun = True
        return seen(work.shared()[1])

    def on_mount(self) -> None:
        self.set_focus(self.page)
