"""The levers as switches: one line for each, one box for each scenario, and what it does alone."""

from __future__ import annotations

from planner.calc.scenarios.levers import Lever
from planner.calc.scenarios.repair import Repair
from planner.services.screen.board import Board
from planner.services.screen.running import Running
from planner.tui.bindings import keys_of
from planner.tui.keys import key, shown
from planner.tui.widgets.laying import Laid, Part
from planner.tui.widgets.lines import clipped, placed
from planner.views import running as told
from planner.views.blocks import Block, Paragraph
from planner.views.i18n import N_, _
from planner.views.scenarios import lever, repair
from planner.views.wrapping import wrap

__all__ = ["Levers"]

NAMES = "ABC"
BOX = 5
"""Columns that the box of a scenario takes."""
_FORBIDDEN = N_(
    "Ce changement ne va pas avec un autre, déjà compté : un dossier de surendettement recevable "
    "interdit de payer les dettes d’avant, et une même ligne ne change qu’une fois."
)


class Levers:
    """Which switch the cursor is on, and what is switched on."""

    def __init__(self, running: Running) -> None:
        self.running = running
        self.own_keys: dict[str, str] = {}
        self.line = 0
        self.column = 0
        self.repair: Repair | None = None
        """The smallest repair, when it was asked for."""
        self._mended: Board | None = None
        """The scenarios that it was asked for: undone, it is told no more."""
        self.said = ""
        self._places: list[tuple[int | None, int]] = []
        """For each line shown, the lever on it and where its boxes begin."""

    def clicked(self, x: int, y: int) -> bool:
        """Point at the lever of a line; on one of its boxes, turn it. False elsewhere."""
        if not 0 <= y < len(self._places) or self._places[y][0] is None:
            return False
        place, start = self._places[y]
        self.line = place or 0
        column = (x - start) // BOX
        if 0 <= column < len(self.running.board.columns):
            self.column = column
            self.switch()
        return True

    def pressed(self, key: str) -> bool:
        """Move among the switches, or turn one."""
        board = self.running.board
        last, columns = len(board.levers) - 1, len(board.columns)
        match key:
            case "up" | "down":
                step = 1 if key == "down" else -1
                if not 0 <= self.line + step <= last:
                    return False
                self.line += step
            case "left" | "right":
                self.column = (self.column + (1 if key == "right" else -1)) % columns
            case _:
                return False
        return True

    def switch(self) -> None:
        """Turn the switch under the cursor."""
        board = self._board()
        if not board.levers:
            return
        self.said = ""
        self.repair = None
        if not board.switch(self.line, self.column):
            self.said = _(_FORBIDDEN)
        self.running.keep()

    def bring(self, change: Lever) -> None:
        """Add a lever of one's own, switched on in the scenario of the cursor."""
        board = self._board()
        self.repair, self.said = None, ""
        try:
            allowed = board.bring(change, self.column)
        except ValueError:
            self.said = _("Ce changement ne s’applique pas à ce dossier : rien n’a été ajouté.")
            return
        self.line = len(board.levers) - 1
        if not allowed:
            self.said = _(_FORBIDDEN)
        self.running.keep()

    def mend(self) -> None:
        """Put the smallest repair in the scenario of the cursor."""
        self.said = ""
        self.repair = self._board().repair(self.column)
        self.running.keep()
        self._mended = self.running.board

    def add(self) -> None:
        """One more scenario."""
        board = self._board()
        if board.add():
            self.column = len(board.columns) - 1
        self.running.keep()

    def drop(self) -> None:
        """One scenario less."""
        board = self._board()
        board.drop(self.column)
        self.column = min(self.column, len(board.columns) - 1)
        self.repair = None
        self.running.keep()

    def _board(self) -> Board:
        board = self.running.board
        self.line = max(0, min(self.line, len(board.levers) - 1))
        self.column = min(self.column, len(board.columns) - 1)
        return board

    def lines(self, columns: int, *, pointed: bool) -> list[Laid]:
        """The switches, the line of the cursor followed by what its lever does alone; ``pointed``
        when the cursor is on the switches.
        """
        board = self._board()
        if not board.levers:
            name = shown(keys_of(key("lever"), self.own_keys)[:1]).lower()
            text = _(
                "Aucun changement possible n’a été trouvé pour ce ménage ; {key} en étudie un."
            )
            return [[Part(line, "strong")] for line in wrap(text.format(key=name), columns)]
        boxes = BOX * len(board.columns)
        room = columns - boxes - 2
        self._places = [(None, 0)]
        heads = "".join(placed(f"  {name}", BOX) for name in NAMES[: len(board.columns)])
        found: list[Laid] = [[Part(placed(_("Ce qui peut changer"), room + 2), "head"),
                              Part(heads, "head")]]  # fmt: skip
        dossier = self.running.work.dossier
        for place, each in enumerate(board.levers):
            here = place == self.line
            words = clipped(lever(each, dossier), room)
            line = [Part("▸ " if here else "  ", "mark"),
                    Part(placed(words, room), "strong" if here else "text")]  # fmt: skip
            for column in range(len(board.columns)):
                box = "[x]" if board.on(place, column) else "[ ]"
                at = pointed and here and column == self.column
                line += [Part(" "), Part(box, "cursor" if at else "text"), Part(" ")]
            found.append(line)
            self._places.append((place, room + 2))
            if here:
                alone = _("seul : {effect}").format(effect=told.effect(board.effect(place)))
                found.append([Part(f"    {clipped(alone, columns - 4)}", "quiet")])
                self._places.append((None, 0))
        return [*found, []]

    def cursor_line(self) -> int:
        """The line to keep in sight."""
        return self.line + 1

    def blocks(self, *, wide: bool) -> tuple[Block, ...]:
        """What is said of the switches, the repair if asked for, the scenarios in columns."""
        board = self._board()
        found: list[Block] = []
        if self.said:
            found.append(Paragraph(self.said, strong=True))
        if self.repair is not None and self._mended is board:
            found += repair(self.repair, self.running.work.dossier)
        changes = wide or len(board.columns) == 1
        return (*found, *told.board(board.comparison(), changes=changes))
