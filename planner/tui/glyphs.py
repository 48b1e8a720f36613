"""The few drawn signs of the interface, with plain ones for terminals that only know ASCII.

An old console shows question marks for a box or an arrow. Where the terminal's encoding is not
UTF-8, or ``PLANNER_ASCII`` is set, every line that we paint goes through ``drawn``.
"""

from __future__ import annotations

import locale
import os

from planner.views.i18n import N_

__all__ = ["ascii_only", "drawn"]

HELP = N_("Signes simples : lancez planner avec PLANNER_ASCII=1.")

_PLAIN = str.maketrans(
    "─═│┌┐└┘├┤┬┴┼▸▾▪•…←→↑↓’‘«»−–—×÷≈≤≥\u202f\u00a0█░▓●○·┊▲▁▂▃▄▅▆▇▏",
    "-=|++++++" + "+++>v*-.<>^v''" + '""' + "---x/~<>" + "  #:#*o.:" + "^__--==#" + "|",
)
"""One sign for one sign, so that nothing moves."""


def ascii_only() -> bool:
    """Whether this terminal should get plain signs."""
    if os.environ.get("PLANNER_ASCII"):
        return True
    return "utf" not in locale.getpreferredencoding(do_setlocale=False).lower()


def drawn(text: str, plain: bool) -> str:
    """A text as this terminal can show it; the euro sign and accents stay where they are known."""
    return text.translate(_PLAIN) if plain else text
