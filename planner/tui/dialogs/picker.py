"""A list to choose from: by the arrows, by a letter, or by typing some of its words.

Words are found without accents and in any order; what begins with what is typed comes first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from textual import events

from planner.services.screen.home import folded
from planner.tui.widgets.lines import LineView, Piece, placed, width
from planner.views.i18n import _
from planner.views.wrapping import wrap

__all__ = ["Answer", "Picker"]


class Answer(NamedTuple):
    """One answer: its words, its value, a letter or keys shown beside it."""

    label: str
    value: str
    beside: str = ""


class Picker(LineView, can_focus=True):
    """The answers to a question. ``search`` lets one type; else ``beside`` is a letter to press."""

    DEFAULT_CSS = "Picker { height: auto; max-height: 85%; }"

    def __init__(
        self, question: str, answers: Sequence[Answer], then: Callable[[str], None], *,
        search: bool = False,
    ) -> None:  # fmt: skip
        super().__init__()
        self.question = question
        self.all = tuple(answers)
        self._folded = tuple(folded(each.label) for each in self.all) if search else ()
        self.found = self.all
        self.then = then
        self.searching = search
        self.search = ""
        self.chosen = 0

    def head(self, columns: int) -> list[list[Piece]]:
        """The question, and what is searched."""
        told: list[list[Piece]] = [[(line, "strong")] for line in wrap(self.question, columns)]
        if self.searching:
            told[-1] += [(" ", "text"), (placed(f"{self.search}▏", 30), "field")]
        return [*told, []]

    def get_content_height(self, container: object, viewport: object, width: int) -> int:
        return len(self.head(max(20, width))) + len(self.all) + 2

    def count(self) -> int:
        return len(self.head(self.room)) + max(1, len(self.found)) + 2

    def pieces(self, y: int) -> Sequence[Piece]:
        head = self.head(self.room)
        if y < len(head):
            return head[y]
        place = y - len(head)
        if not self.found and place == 0:
            return [(_("Rien de ce nom."), "text")]
        if place < len(self.found):
            return self._answer(place)
        if place == max(1, len(self.found)) + 1:
            return [(_("↑ ↓ choisir, Entrée valider, Échap renoncer"), "quiet")]
        return []

    def _answer(self, place: int) -> list[Piece]:
        each = self.found[place]
        here = place == self.chosen
        style = "cursor" if here else "text"
        beside = max((width(answer.beside) for answer in self.all), default=0)
        sign = "▸ " if here else "  "
        room = self.room - 2 - (beside + 1 if beside else 0)
        found = [(sign, style), (placed(each.label, room), style)]
        if beside:
            letter = (placed(each.beside, beside, right=self.searching), "mark")
            found = [*found, (" ", "text"), letter] if self.searching else [letter, *found]
        return found

    def pressed(self, key: str, character: str | None) -> bool:
        page = max(1, self.scrollable_content_region.height - 4)
        steps = {"up": -1, "down": 1, "pageup": -page, "pagedown": page}
        if key in steps and self.found:
            self._to(self.chosen + steps[key], around=abs(steps[key]) == 1)
        elif key == "enter":
            if self.found:
                self.then(self.found[self.chosen].value)
        elif self.searching and key == "backspace":
            self._search(self.search[:-1])
        elif self.searching and character:
            self._search(self.search + character)
        elif character and (letter := self._by_letter(character)) is not None:
            self.then(letter)
        else:
            return False
        return True

    def _by_letter(self, letter: str) -> str | None:
        wanted = letter.lower()
        return next((each.value for each in self.all if each.beside.lower() == wanted), None)

    def _to(self, place: int, *, around: bool) -> None:
        last = len(self.found) - 1
        self.chosen = place % (last + 1) if around else max(0, min(last, place))
        self.show_line(len(self.head(self.room)) + self.chosen)
        self.refresh()

    def _search(self, text: str) -> None:
        self.search = text
        wanted = folded(text)
        words = wanted.split()
        matching = [
            (not label.startswith(wanted), place)
            for place, label in enumerate(self._folded)
            if all(word in label for word in words)
        ]
        self.found = tuple(self.all[place] for _later, place in sorted(matching))
        self.chosen = 0
        self.scroll_to(y=0, animate=False, force=True)
        self.resized()

    def on_click(self, event: events.Click) -> None:
        inside = event.y - self.gutter.top + round(self.scroll_offset.y)
        place = inside - len(self.head(self.room))
        if 0 <= place < len(self.found):
            self.then(self.found[place].value)
