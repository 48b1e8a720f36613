"""The facts of a dossier that only the rules of rights look at, by the path a finding names."""

from __future__ import annotations

from planner.calc.dossier.answers import Answers, HowHoused, OtherParent

__all__ = ["FIELDS", "Answers", "HowHoused", "OtherParent"]

FIELDS = frozenset(f"answers.{name}" for name in Answers.model_fields)
"""The path of each fact, as a finding names it."""
