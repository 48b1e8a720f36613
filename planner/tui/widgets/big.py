"""A figure three lines tall, to be read from across the table."""

from __future__ import annotations

__all__ = ["HEIGHT", "big"]

HEIGHT = 3

_TALL = {
    "0": ("┌─┐", "│ │", "└─┘"),
    "1": (" ┐ ", " │ ", " ┴ "),
    "2": ("──┐", "┌─┘", "└──"),
    "3": ("──┐", " ─┤", "──┘"),
    "4": ("│ │", "└─┤", "  │"),
    "5": ("┌──", "└─┐", "──┘"),
    "6": ("┌──", "├─┐", "└─┘"),
    "7": ("──┐", "  │", "  │"),
    "8": ("┌─┐", "├─┤", "└─┘"),
    "9": ("┌─┐", "└─┤", "──┘"),
    "€": (" ┌─", "─┼─", " └─"),
    "−": ("   ", "───", "   "),
}


def big(text: str) -> tuple[str, str, str]:
    """The three lines of a figure; what has no tall form stands on the last one."""
    parts = [_TALL.get(char, (" ", " ", " " if char.isspace() else char)) for char in text]
    first, second, third = (" ".join(part[y] for part in parts) for y in range(HEIGHT))
    return first, second, third
