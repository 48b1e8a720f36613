"""The page of entry as a widget: it paints the rows and turns keys into what the editor does."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.binding import Binding, BindingType

from planner.tui.bindings import bindings
from planner.tui.entry.editor import Editor
from planner.tui.entry.fields import ActionKind, ChoiceKind, NoteKind
from planner.tui.entry.paths import is_new
from planner.tui.entry.rows import Cell, Row
from planner.tui.keys import ENTRY
from planner.tui.widgets.lines import LineView, Piece, clipped, placed, width
from planner.views.i18n import _
from planner.views.wrapping import clean

if TYPE_CHECKING:
    from planner.tui.app import PlannerApp

__all__ = ["Sheet"]

_FIELD = 34
_LABEL = 48
"""Columns that a label is given before the cells are widened."""
_GAP = 1


class Sheet(LineView, can_focus=True):
    """Every field of the dossier on one page."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(ENTRY),
        Binding("enter", "at_the_cursor", "Entrée", show=False),
    ]
    app: PlannerApp
    DEFAULT_CSS = """
    Sheet { height: 1fr; }
    Sheet > .line--cursor { text-style: bold; }
    """

    def __init__(self, editor: Editor, moved: Callable[[], None]) -> None:
        super().__init__(id="sheet")
        self.editor = editor
        self.moved = moved
        self._painted: tuple[Row, ...] = ()
        self._row = 0

    def count(self) -> int:
        return len(self.editor.rows)

    # Paint

    def pieces(self, y: int) -> Sequence[Piece]:
        row = self.editor.rows[y]
        here = y == self.editor.row
        if row.form == "section":
            return self._section(row, here)
        label_room, cells = self._layout(row)
        sign = "▸" if here else " "
        label = _("privé · {label}").format(label=row.label) if row.private else row.label
        if row.form in ("add", "action"):
            label = f"+ {label}"
        label = clipped(label, label_room - 2 - row.indent)
        style = "strong" if here else "quiet" if row.quiet else "text"
        found: list[Piece] = [
            (sign, "mark"),
            (placed(" " * row.indent + label, label_room - 1), style),
        ]
        for column, (cell, room) in enumerate(cells):
            found.append((" " * _GAP, "text"))
            editing = here and column == self.editor.column
            found += self._cell(cell, room, editing=editing, first=column == 0)
        return found

    def _section(self, row: Row, here: bool) -> list[Piece]:
        folded = row.section in self.editor.page.folded
        sign = "▸" if folded else "▾"
        title = f"{sign} {row.label}"
        info = f" {row.info}" if row.info else ""
        rule = "─" * max(0, self.room - width(title) - width(info) - 1)
        style = "cursor" if here else "head"
        return [(title, style), (" ", "text"), (rule, "quiet"), (info, "quiet")]

    def _layout(self, row: Row) -> tuple[int, list[tuple[Cell, int]]]:
        """The room of the label, then each cell with its own."""
        room = self.room
        if row.form in ("field", "add", "action"):
            wide = min(60, max(_FIELD, room // 2))
            return room - wide - _GAP, [(cell, wide) for cell in row.cells]
        taken = sum(cell.width + _GAP for cell in row.cells)
        spare = room - taken - _LABEL
        extra = max(0, min(8, spare // max(1, len(row.cells))))
        cells = [(cell, cell.width + extra) for cell in row.cells]
        return room - taken - extra * len(row.cells), cells

    def _cell(self, cell: Cell, room: int, *, editing: bool, first: bool) -> list[Piece]:
        editor = self.editor
        if editing:
            return self._editing(cell, room)
        if cell.path in editor.pending and not editor.begun(cell.path):
            return [(placed(f"? {editor.pending[cell.path]}", room), "doubt")]
        value = editor.value(cell.path)
        shown = cell.kind.shown(value, editor.context(cell.path))
        waiting = is_new(cell.path) and not shown and not self._on_the_right(cell)
        style = "text" if waiting and not first else "field"
        return [(placed(shown, room, right=self._on_the_right(cell)), style)]

    def _on_the_right(self, cell: Cell) -> bool:
        return cell.path.endswith((".amount", ".balance", ".instalment")) and cell.width > 0

    def _editing(self, cell: Cell, room: int) -> list[Piece]:
        editor = self.editor
        if isinstance(cell.kind, ChoiceKind):
            return self._choosing(cell, room)
        text = clean(editor.text)
        if editor.fresh:
            value = editor.value(cell.path)
            context = editor.context(cell.path)
            shown = cell.kind.shown(value, context) or " "
            return [(placed(shown, room, right=self._on_the_right(cell)), "cursor")]
        start = max(0, editor.at - room + 1)
        seen = text[start:]
        at = editor.at - start
        before, under, after = seen[:at], seen[at : at + 1] or " ", seen[at + 1 :]
        rest = placed(after, max(0, room - width(before) - width(under)))
        return [(before, "editing"), (under, "selected"), (rest, "editing")]

    def _choosing(self, cell: Cell, room: int) -> list[Piece]:
        editor = self.editor
        if editor.text:
            typed = clipped(editor.text, room // 2)
            options = editor.choices
            found = f" → {options[editor.option][1]}" if options else " ?"
            rest = placed(clipped(found, room - width(typed)), room - width(typed))
            return [(typed, "selected"), (rest, "editing")]
        value = editor.value(cell.path)
        context = editor.context(cell.path)
        return [(placed(cell.kind.shown(value, context) or " ", room), "cursor")]

    def cursor_column(self) -> int:
        """The column of the terminal's cursor on its row."""
        editor = self.editor
        label_room, cells = self._layout(editor.here)
        x = label_room
        for column, (_each, room) in enumerate(cells):
            if column == editor.column:
                inside = 0 if editor.fresh else min(editor.at, room - 1)
                return x + _GAP + inside
            x += room + _GAP
        return 0

    # Keys

    def settle(self, *, top: bool = False) -> None:
        """After anything: paint what changed, keep the cursor in sight, tell the screen."""
        editor = self.editor
        if editor.rows is not self._painted:
            self._painted = editor.rows
            self.resized()
        else:
            self.refresh_line(self._row)
            self.refresh_line(editor.row)
        self._row = editor.row
        self.show_line(editor.row, margin=2, top=top)
        self.point_at(editor.row, self.cursor_column())
        self.moved()

    def on_resize(self) -> None:
        self.call_after_refresh(self.settle)

    def on_focus(self) -> None:
        self.settle()

    def pressed(self, key: str, character: str | None) -> bool:
        done = self._done(key, character)
        if done:
            self.settle()
        return done

    def _done(self, key: str, character: str | None) -> bool:
        editor = self.editor
        kind = editor.kind
        choosing = isinstance(kind, ChoiceKind)
        if character is not None and kind is not None:
            if character == " " and choosing and not editor.text:
                editor.cycle()
            else:
                editor.insert(character)
            return True
        if choosing and editor.text and key in ("up", "down"):
            count = len(editor.choices)
            if count:
                editor.option = (editor.option + (1 if key == "down" else -1)) % count
            return True
        page = max(1, self.scrollable_content_region.height - 3)
        match key:
            case "enter" if not isinstance(kind, ActionKind | NoteKind):
                editor.validate()
            case "up" | "down":
                editor.move(-1 if key == "up" else 1)
            case "tab" | "shift+tab":
                editor.next_cell(1 if key == "tab" else -1)
            case "pageup" | "pagedown":
                for _step in range(page):
                    editor.move(-1 if key == "pageup" else 1)
            case "left" | "right" if kind is not None and not choosing:
                step = -1 if key == "left" else 1
                editor.shift(
                    (0 if step < 0 else len(editor.text)) if editor.fresh else editor.at + step
                )
            case "left" | "right" if choosing:
                editor.cycle(-1 if key == "left" else 1)
            case "home" | "end" if kind is not None:
                editor.shift(0 if key == "home" else len(editor.text))
            case "backspace" | "delete" if kind is not None:
                self._erase(forward=key == "delete")
            case "space" if editor.here.form == "section":
                editor.fold()
            case "escape":
                return editor.give_up()
            case _:
                return False
        return True

    def _erase(self, *, forward: bool) -> None:
        if isinstance(self.editor.kind, ChoiceKind) and not self.editor.text:
            self.editor.clear()
        else:
            self.editor.erase(forward=forward)

    def on_paste(self, event: events.Paste) -> None:
        if self.editor.kind is not None:
            self.editor.insert(" ".join(event.text.split("\n")).strip())
            self.settle()
        event.stop()

    def on_click(self, event: events.Click) -> None:
        y = event.y + round(self.scroll_offset.y)
        if not 0 <= y < len(self.editor.rows):
            return
        row = self.editor.rows[y]
        self.editor.leave()
        place = self.editor.find(row.key)
        if place is None:
            return
        self.editor.row = place[0]
        if row.form == "section":
            self.editor.fold()
        else:
            label_room, cells = self._layout(row)
            x, column = label_room, 0
            for number, (_each, room) in enumerate(cells):
                if event.x >= x:
                    column = number
                x += room + _GAP
            self.editor.column = column
            self.editor.enter()
        self.settle()

    # Actions of the table of keys

    def action_details(self) -> None:
        """Open or close the details of the line."""
        self.editor.details()
        self.settle()

    def action_private(self) -> None:
        """Keep the line private, or put it back."""
        self.editor.private()
        self.settle()

    def action_evidence(self) -> None:
        """Declared, seen, copied."""
        self.editor.evidence()
        self.settle()

    def action_remove_line(self) -> None:
        """Take the line away."""
        self.editor.remove_line()
        self.settle()

    def action_fold(self) -> None:
        """Fold or unfold the section."""
        self.editor.fold()
        self.settle(top=True)

    def action_section(self, step: int) -> None:
        """Another section."""
        self.editor.section(step)
        self.settle(top=True)

    async def action_at_the_cursor(self) -> None:
        """Enter where it opens something: a long text, the reading of a file."""
        editor = self.editor
        if isinstance(editor.kind, NoteKind):
            from planner.tui.dialogs.write import Write

            value = editor.value(editor.path)
            text = str(value or "") if editor.fresh else editor.text
            await self.app.over(Write(editor.here.label, text, editor.write), self._written)
        elif editor.path.startswith("!"):
            await self.screen.run_action(editor.path.removeprefix("!"))

    def _written(self, _answer: None) -> None:
        self.editor.leave()
        self.editor.enter()
        self.settle()

    async def action_jump(self) -> None:
        """Choose a section by its letter."""
        from planner.tui.dialogs.jump import Jump

        await self.app.over(Jump(), self._jumped)

    def _jumped(self, id: str | None) -> None:
        if id:
            self.editor.to_section(id)
            self.settle(top=True)
