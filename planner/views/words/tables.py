"""Small turns of French that a table of words needs."""

from __future__ import annotations

import re

from planner.views.i18n import FRENCH, language

__all__ = ["elided"]

_ELISION = re.compile(r"\b([dDlL])[ea] (?=avril|août|octobre)")


def elided(text: str) -> str:
    """French drops the vowel: ``de avril`` is ``d’avril``."""
    return _ELISION.sub(r"\1’", text) if language() == FRENCH else text
