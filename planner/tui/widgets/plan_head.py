"""Above the page of the plan: its four parts, and the amount under the arrows, always in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from textual import events

from planner.tui.bindings import keys_of
from planner.tui.keys import key, shown
from planner.tui.widgets.lines import LineView, Piece, clipped, width
from planner.views.i18n import _

if TYPE_CHECKING:
    from planner.tui.app import PlannerApp

__all__ = ["PARTS", "PlanHead"]

PARTS = ("amount", "levers", "table", "shocks")
"""The parts of the page, in the order shown: each has its key, ``plan_…``."""


class PlanHead(LineView):
    """Two lines: ``▸m Montant  s Scénarios …`` then the amount and what follows from it."""

    DEFAULT_CSS = "PlanHead { height: 2; padding: 0 1; }"
    app: PlannerApp

    def __init__(self) -> None:
        super().__init__(id="planhead")
        self.part = PARTS[0]
        self.amount = ""
        self.told = ""
        self._places: list[tuple[int, int, str]] = []

    def show(self, part: str, amount: str, told: str) -> None:
        """Mark a part and say the amount, then what is told of it."""
        if (part, amount, told) != (self.part, self.amount, self.told):
            self.part, self.amount, self.told = part, amount, told
            self.refresh()

    def count(self) -> int:
        return 2

    def pieces(self, y: int) -> Sequence[Piece]:
        if y == 1:
            room = self.scrollable_content_region.width
            amount = _("{amount} par mois").format(amount=self.amount)
            none = not any(sign.isdigit() for sign in self.amount)
            if none or width(amount) + 2 + width(self.told) > room:
                amount = self.amount
            said = clipped(self.told, room - width(amount) - 2)
            return [(amount, "mark"), (f"  {said}", "strong")]
        found: list[Piece] = []
        self._places = []
        used = 0
        for part in PARTS:
            each = key(f"plan_{part}")
            tag = shown(keys_of(each, self.app.own_keys)[:1]).lower()
            here = part == self.part
            text = f" {'▸' if here else ' '}{_(each.label)} "
            found += [(f" {tag}", "quiet"), (text, "strong" if here else "text")]
            size = 1 + width(tag) + width(text)
            self._places.append((used, used + size, part))
            used += size
        return found

    async def on_click(self, event: events.Click) -> None:
        for start, end, part in self._places:
            if event.y == 0 and start <= event.x - 1 < end:
                await self.app.run_named(f"page.part('{part}')")
