"""Problems as sentences in the language in force."""

from __future__ import annotations

from planner.errors import PlannerError, Problem
from planner.views.i18n import FRENCH, _, language
from planner.views.words import said

__all__ = ["problem", "problems"]


def problem(found: Problem) -> str:
    """One problem as a sentence; its French template is the key of the catalogues."""
    if language() == FRENCH and not found.values:
        return found.template
    values = {name: said(value) for name, value in found.values.items()}
    return _(found.template).format(**values)


def problems(error: PlannerError) -> list[str]:
    """Every problem of an error, in order."""
    return [problem(found) for found in error.problems]
