"""The part of a fund for energy, water and telephone.

Loi 90-449 art. 6: the fund also helps with unpaid energy, water, telephone and internet. Each
regulation has its caps, sometimes a lower ceiling of its own and its own way of asking, and the
supplier's certified debt is asked for. Who is left out, and what an over-indebtedness file does,
are the same as for the rent. What the regulation does not say is not known.
"""

from __future__ import annotations

from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.dossier.casework import FundPart
from planner.calc.dossier.common import EvidenceStatus
from planner.calc.figure import Figure, WithDerivation
from planner.calc.money import Money
from planner.calc.schemes.fsl_beside import over_indebtedness_file
from planner.calc.schemes.fsl_criteria import exclusions
from planner.calc.schemes.fsl_criterion import Criterion, State
from planner.calc.schemes.fsl_debt import past_aids
from planner.calc.schemes.fsl_profile import FslProfile, Utilities
from planner.calc.schemes.fsl_references import REFERENCES
from planner.calc.schemes.fsl_resources import ceiling_test
from planner.calc.values import dataclass

__all__ = ["SERVICES", "UtilityAid", "owed", "utilities"]

SERVICES = {
    "energy": frozenset({"electricity_debt", "gas_debt"}),
    "water": frozenset({"water_debt"}),
    "phone": frozenset({"phone_internet_debt"}),
}
"""A service → the kinds of debt that it holds."""


@dataclass(frozen=True, slots=True)
class UtilityAid:
    """What may be asked for one service. ``amount`` is None where the cap is not known.

    ``places`` are the debts of the dossier that it holds; ``criteria`` every condition, the ceiling
    first.
    """

    service: str
    debt: Figure
    cap: Figure | None
    amount: Figure | None
    remainder: Figure | None
    criteria: tuple[Criterion, ...]
    places: tuple[int, ...]

    @property
    def ceiling(self) -> Criterion:
        """The test of resources."""
        return self.criteria[0]

    @property
    def closed(self) -> bool:
        """Whether a condition that was read is not met."""
        return any(each.state is State.NOT_MET for each in self.criteria)


def utilities(
    r: WithDerivation, diagnosis: Diagnosis, profile: FslProfile, base: Figure
) -> tuple[UtilityAid, ...]:
    """One for each service that the household owes; debts that may not be paid are left out."""
    return tuple(
        _aid(r, diagnosis, profile, service, places, base)
        for service, kinds in SERVICES.items()
        if (places := owed(diagnosis, kinds))
    )


def owed(diagnosis: Diagnosis, kinds: frozenset[str]) -> tuple[int, ...]:
    """The places of the debts of these kinds that may be paid."""
    return tuple(
        index
        for index, debt in enumerate(diagnosis.dossier.debts)
        if debt.kind in kinds and debt.balance and debt.id not in diagnosis.file.frozen
    )


def _aid(
    r: WithDerivation,
    diagnosis: Diagnosis,
    profile: FslProfile,
    service: str,
    places: tuple[int, ...],
    base: Figure,
) -> UtilityAid:
    debts = diagnosis.dossier.debts
    balances = [
        r.given("utility_balance", debts[index].balance, field=f"debts[{index}].balance")
        for index in places
    ]
    debt = r.sum(f"utility_debt[{service}]", *balances)
    rule = profile.utilities
    cap = _cap(rule, service)
    most = None if cap is None else _left_of(r, diagnosis, rule, service, cap)
    criteria = (
        _ceiling(diagnosis, rule, base),
        _amount(debt, most),
        _certified(diagnosis, places),
        *exclusions(diagnosis, profile),
        over_indebtedness_file(diagnosis, profile.over_indebtedness),
        _asked_directly(rule),
    )
    if most is None:
        return UtilityAid(service, debt, None, None, None, criteria, places)
    amount = r.minimum(f"utility_amount[{service}]", debt, most)
    remainder = r.difference(f"utility_remainder[{service}]", debt, amount)
    return UtilityAid(service, debt, most, amount, remainder, criteria, places)


def _left_of(
    r: WithDerivation, diagnosis: Diagnosis, rule: Utilities | None, service: str, cap: Money
) -> Figure:
    """The largest sum of the regulation, less the aids that its window still holds."""
    most = r.given("utility_cap", cap)
    window = rule.window_months if rule is not None else None
    past = past_aids(r, diagnosis, window, FundPart(service)) if window is not None else []
    if not past:
        return most
    room = r.difference(f"utility_room[{service}]", most, *past)
    return r.at_least_zero(f"utility_left[{service}]", room)


def _amount(debt: Figure, most: Figure | None) -> Criterion:
    """The largest sum of the regulation: a larger debt is helped up to it; time opens it again
    where earlier aids have taken it whole.
    """
    if most is None:
        return Criterion("utility_cap", State.UNKNOWN)
    state = State.MET if most.raw > 0 else State.NOT_MET
    return Criterion("utility_cap", state, debt.money, most.money, (debt, most), waits=True)


def _certified(diagnosis: Diagnosis, places: tuple[int, ...]) -> Criterion:
    """A debt that the supplier certifies: a paper that was seen says it."""
    debts = diagnosis.dossier.debts
    seen = all(debts[index].evidence.status is not EvidenceStatus.DECLARED for index in places)
    return Criterion("debt_certified", State.MET if seen else State.TO_PROVE)


def _asked_directly(rule: Utilities | None) -> Criterion:
    """Whether the household may ask for it without a social worker."""
    if rule is None or rule.direct_request is None:
        return Criterion("direct_request", State.UNKNOWN)
    return Criterion("direct_request", State.MET if rule.direct_request else State.TO_PROVE)


def _cap(rule: Utilities | None, service: str) -> Money | None:
    if rule is None:
        return None
    return {"energy": rule.energy_max, "water": rule.water_max, "phone": rule.phone_max}[service]


def _ceiling(diagnosis: Diagnosis, rule: Utilities | None, base: Figure) -> Criterion:
    if rule is None or rule.ceiling is None:
        return Criterion("ceiling", State.UNKNOWN)
    # Under names of its own: this ceiling is not the one for the rent.
    apart = WithDerivation("fsl_utilities", REFERENCES)
    test = ceiling_test(apart, diagnosis, rule.ceiling, base)
    if test is None:
        return Criterion("ceiling", State.UNKNOWN)
    state = State.MET if test.passes else State.TO_PROVE if test.close else State.NOT_MET
    figures = (test.value, test.limit)
    return Criterion("ceiling", state, test.value.money, test.limit.money, figures)
