"""Words for the alerts."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["ALERTS"]

ALERTS: Mapping[str, str] = {}
