"""Where a dwelling is, as the housing allowance looks at it: its commune says it.

Five overseas départements have a scale of their own (article 46 of the order of 27/09/2019). The
overseas collectivities (Saint-Pierre-et-Miquelon, Saint-Martin, Saint-Barthélemy, the Pacific) have
other rules, which are not covered.
"""

from __future__ import annotations

from enum import StrEnum

__all__ = ["Territory", "territory_of"]

_OVERSEAS_DEPARTMENTS = frozenset({"971", "972", "973", "974", "976"})
"""Guadeloupe, Martinique, Guyane, La Réunion, Mayotte."""


class Territory(StrEnum):
    """Which scale applies."""

    MAINLAND = "mainland"
    OVERSEAS = "overseas"
    NOT_COVERED = "not_covered"


def territory_of(commune: str | None) -> Territory:
    """The territory of an INSEE code; an unknown commune is taken to be on the mainland."""
    code = commune or ""
    if not code.startswith(("97", "98")):
        return Territory.MAINLAND
    return Territory.OVERSEAS if code[:3] in _OVERSEAS_DEPARTMENTS else Territory.NOT_COVERED
