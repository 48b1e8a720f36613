"""Words for the reasons of a proposal."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["DETAILS", "REASONS"]

REASONS: Mapping[str, str] = {}
DETAILS: Mapping[str, str] = {}
