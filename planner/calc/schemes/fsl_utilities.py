"""The part of a fund for energy, water and telephone.

Loi 90-449 art. 6: the fund also helps with unpaid energy, water, telephone and internet. Each
regulation has its caps, sometimes a lower ceiling of its own, and the supplier's certified debt is
asked for. What the regulation does not say is not known.
"""

from __future__ import annotations

from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.figure import Figure, WithDerivation
from planner.calc.money import Money
from planner.calc.schemes.fsl_criterion import Criterion, State
from planner.calc.schemes.fsl_profile import FslProfile, Utilities
from planner.calc.schemes.fsl_resources import ceiling_test
from planner.calc.values import dataclass

__all__ = ["SERVICES", "UtilityAid", "utilities"]

SERVICES = {
    "energy": frozenset({"electricity_debt", "gas_debt"}),
    "water": frozenset({"water_debt"}),
    "phone": frozenset({"phone_internet_debt"}),
}
"""A service → the kinds of debt that it holds."""


@dataclass(frozen=True, slots=True)
class UtilityAid:
    """What may be asked for one service. ``amount`` is None where the cap is not known."""

    service: str
    debt: Figure
    cap: Figure | None
    amount: Figure | None
    remainder: Figure | None
    ceiling: Criterion


def utilities(
    r: WithDerivation, diagnosis: Diagnosis, profile: FslProfile, base: Figure
) -> tuple[UtilityAid, ...]:
    """One for each service that the household owes; debts that may not be paid are left out."""
    rule = profile.utilities
    return tuple(
        _aid(r, diagnosis, rule, service, owed, base)
        for service, kinds in SERVICES.items()
        if (owed := _owed(r, diagnosis, kinds))
    )


def _owed(r: WithDerivation, diagnosis: Diagnosis, kinds: frozenset[str]) -> list[Figure]:
    return [
        r.given("utility_balance", debt.balance, field=f"debts[{index}].balance")
        for index, debt in enumerate(diagnosis.dossier.debts)
        if debt.kind in kinds and debt.balance and debt.id not in diagnosis.file.frozen
    ]


def _aid(
    r: WithDerivation,
    diagnosis: Diagnosis,
    rule: Utilities | None,
    service: str,
    owed: list[Figure],
    base: Figure,
) -> UtilityAid:
    debt = r.sum(f"utility_debt[{service}]", *owed)
    cap = _cap(rule, service)
    ceiling = _ceiling(r, diagnosis, rule, base)
    if cap is None:
        return UtilityAid(service, debt, None, None, None, ceiling)
    most = r.given("utility_cap", cap)
    amount = r.minimum(f"utility_amount[{service}]", debt, most)
    remainder = r.difference(f"utility_remainder[{service}]", debt, amount)
    return UtilityAid(service, debt, most, amount, remainder, ceiling)


def _cap(rule: Utilities | None, service: str) -> Money | None:
    if rule is None:
        return None
    return {"energy": rule.energy_max, "water": rule.water_max, "phone": rule.phone_max}[service]


def _ceiling(
    r: WithDerivation, diagnosis: Diagnosis, rule: Utilities | None, base: Figure
) -> Criterion:
    if rule is None or rule.ceiling is None:
        return Criterion("ceiling", State.UNKNOWN)
    test = ceiling_test(r, diagnosis, rule.ceiling, base)
    if test is None:
        return Criterion("ceiling", State.UNKNOWN)
    state = State.MET if test.passes else State.TO_PROVE if test.close else State.NOT_MET
    figures = (test.value, test.limit)
    return Criterion("ceiling", state, test.value.money, test.limit.money, figures)
