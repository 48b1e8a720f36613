"""The law as data: dated TOML records, and the loader that hands them to ``planner.calc``."""

from __future__ import annotations

from planner.law.loader import load_law

__all__ = ["load_law"]
