"""What a kind of partner may ever be told, whatever a protocol or a dossier says.

A landlord is told nothing of a state of health, of the people of the household or of its papers
(CASF L.121-6-2 and L.133-5; CNIL, délib. 2021-028): only its tenant, the debt, the troubles, its
own pursuit and what was decided. Who cares for people is not told the debt. A protocol may give
less than this, never more.
"""

from __future__ import annotations

from collections.abc import Mapping

from planner.calc.dossier.followup_kinds import Matter
from planner.calc.protocols.protocol import PartnerKind

__all__ = ["ceiling"]

_ALL = frozenset(Matter)
_CEILINGS: Mapping[PartnerKind, frozenset[Matter]] = {
    PartnerKind.CCAS: _ALL,
    PartnerKind.COORDINATOR: _ALL,
    PartnerKind.LANDLORD: frozenset(
        {
            Matter.IDENTITY,
            Matter.ADDRESS,
            Matter.ARREARS,
            Matter.NEIGHBOURHOOD,
            Matter.UPKEEP,
            Matter.PURSUIT,
            Matter.DECISION,
        }
    ),
    PartnerKind.DEPARTMENT: _ALL - {Matter.HEALTH},
    PartnerKind.CAF: frozenset(
        {
            Matter.IDENTITY,
            Matter.ADDRESS,
            Matter.HOUSEHOLD,
            Matter.ARREARS,
            Matter.ADMINISTRATIVE,
            Matter.DECISION,
        }
    ),
    PartnerKind.HEALTH: _ALL - {Matter.ARREARS, Matter.PURSUIT, Matter.ADMINISTRATIVE},
    PartnerKind.ELDERLY: _ALL - {Matter.ARREARS, Matter.PURSUIT, Matter.HEALTH},
    PartnerKind.MUNICIPALITY: frozenset(
        {Matter.ADDRESS, Matter.NEIGHBOURHOOD, Matter.UPKEEP, Matter.DECISION}
    ),
    PartnerKind.PREFECTURE: frozenset(
        {Matter.IDENTITY, Matter.ADDRESS, Matter.ARREARS, Matter.PURSUIT, Matter.DECISION}
    ),
    PartnerKind.ASSOCIATION: _ALL - {Matter.HEALTH, Matter.ARREARS, Matter.PURSUIT},
}


def ceiling(kind: PartnerKind) -> frozenset[Matter]:
    """The most that a kind of partner may be told."""
    return _CEILINGS[kind]
