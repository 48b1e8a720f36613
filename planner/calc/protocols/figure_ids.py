"""The figures that a scheme may publish, by the name of their rule, in the order of a report."""

from __future__ import annotations

__all__ = ["FIGURES"]

FIGURES = (
    "entries",
    "followed",
    "tenants",
    "persons",
    "states",
    "exits_by_kind",
    "durations",
    "prolonged",
    "lengths_asked",
    "goals",
    "met",
    "contacts",
    "unsafe",
    "on_time",
    "aid_plans",
    "asll",
    "court_procedures",
    "better_known",
    "households",
    "earners",
    "topics",
    "designators",
    "priorities",
    "passages",
    "pursuit",
    "hand_overs",
    "accompanied_after_exit",
)
"""A protocol names those it publishes; ``evaluation`` computes each of them."""
