"""Two themes of high contrast, one dark and one light: read from across a table, never by colour
alone. A terminal with ``NO_COLOR`` keeps bold, reverse and words, which say everything.
"""

from __future__ import annotations

from textual.theme import Theme

__all__ = ["DARK", "LIGHT", "THEMES"]

DARK = "planner-sombre"
LIGHT = "planner-clair"

THEMES = (
    Theme(
        name=DARK,
        primary="#7fb8ff",
        secondary="#9fd3c7",
        accent="#ffd166",
        warning="#ffd166",
        error="#ffb3a7",
        success="#a8e6a1",
        foreground="#f4f4f4",
        background="#101418",
        surface="#101418",
        panel="#1c2630",
        dark=True,
        text_alpha=1.0,
        variables={
            "quiet": "#b4bec8",
            "cursor-background": "#ffd166",
            "cursor-foreground": "#101418",
            "field": "#22303c",
        },
    ),
    Theme(
        name=LIGHT,
        primary="#003e8a",
        secondary="#005a4f",
        accent="#7a3e00",
        warning="#7a3e00",
        error="#8a1c00",
        success="#0b5a12",
        foreground="#111111",
        background="#fdfdfb",
        surface="#fdfdfb",
        panel="#e8ecf0",
        dark=False,
        text_alpha=1.0,
        variables={
            "quiet": "#46505a",
            "cursor-background": "#003e8a",
            "cursor-foreground": "#ffffff",
            "field": "#eef2f6",
        },
    ),
)
