"""Problems as sentences in the language in force."""

from __future__ import annotations

from typing import Any

from planner.errors import Phrase, PlannerError, Problem
from planner.views.i18n import FRENCH, _, language
from planner.views.words import said

__all__ = ["problem", "problems"]


def problem(found: Problem) -> str:
    """One problem as a sentence; its French template is the key of the catalogues."""
    if language() == FRENCH and not found.values:
        return found.template
    return _filled(found)


def _filled(found: Problem | Phrase) -> str:
    values = {name: _told(value) for name, value in found.values.items()}
    return _(found.template).format(**values)


def _told(value: Any) -> str:
    """A value of a problem: lines, years and sizes are plain numbers."""
    if isinstance(value, Phrase):
        return _filled(value)
    return str(value) if isinstance(value, int) else said(value)


def problems(error: PlannerError) -> list[str]:
    """Every problem of an error, in order."""
    return [problem(found) for found in error.problems]
