"""The repayment capacity of over-indebtedness (*capacité de remboursement*, C. conso. L.731-1).

The commission that treats an over-indebted household sets what it can pay each month. Three
limits hold together, and the smallest binds: what the resources leave after the charges of daily
life (L.731-2), the seizable portion of the pooled resources (R.731-1, by the scale of wages), and
what keeps the household at the RSA that its own size would give (R.731-1).

The RSA of the household is taken bare: one person's amount × the scale of its size, without the
housing deduction nor the increase of a lone parent. It is not the floor of a wage seizure, which
is the RSA of *one* person whatever the family.
"""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from typing import Generic, NamedTuple, TypeVar

from planner.calc.debts.seizable import (
    SeizureScale,
    compute_seizable_portion,
    seizure_scale,
)
from planner.calc.figure import Figure, WithDerivation
from planner.calc.law import Law, LawValue
from planner.calc.money import Money, Rate, Rounding
from planner.calc.operations import Number, Recorder, figures_only
from planner.calc.values import dataclass

__all__ = [
    "LIMITS",
    "REFERENCES",
    "CapacityScale",
    "Pooled",
    "RepaymentCapacity",
    "capacity_scale",
    "compute_repayment_capacity",
    "repayment_capacity",
    "repayment_capacity_figures",
]

N = TypeVar("N")

LIMITS = ("resources_minus_charges", "seizable_portion", "resources_minus_rsa")
"""The three limits, in the order that names the binding one on a tie."""

REFERENCES = {
    "resources_minus_charges": "C. conso. L.731-1, L.731-2",
    "seizable": "C. conso. L.731-1, R.731-1 ; C. trav. R.3252-2",
    "by_scale": "C. trav. L.3252-2, R.3252-2",
    "above_floor": "C. trav. L.3252-3",
    "left_to_household": "C. trav. L.3252-2",
    "rsa_scale": "CASF R.262-1",
    "rsa_household": "CASF L.262-2, R.262-1",
    "resources_minus_rsa": "C. conso. R.731-1",
    "capacity": "C. conso. L.731-1, L.731-2, R.731-1",
}


@dataclass(frozen=True, slots=True)
class CapacityScale:
    """The values in force on a day: the seizure scale, and the increases of the RSA by person."""

    seizure: SeizureScale
    second_person: LawValue
    next_person: LawValue
    third_child: LawValue


@dataclass(frozen=True, slots=True)
class Pooled:
    """A household as the commission counts it: EUR a month for the whole household.

    ``dependants`` are those of the seizure scale; ``children`` and ``couple`` make the RSA scale.
    """

    resources: Money
    charges: Money
    dependants: int = 0
    couple: bool = False
    children: int = 0


class RepaymentCapacity(NamedTuple, Generic[N]):
    """EUR a month. The limits may be below zero; ``binding`` names the smallest one."""

    capacity: N
    resources_minus_charges: N
    seizable_portion: N
    resources_minus_rsa: N
    rsa_household: N
    binding: str


@lru_cache(maxsize=64)
def capacity_scale(law: Law, on: date) -> CapacityScale:
    """The values in force on a day; ``MissingParameter`` before the first ones known."""
    return CapacityScale(
        seizure=seizure_scale(law, on),
        second_person=law.value("rsa.maj.couple_ou_1er_enfant", on),
        next_person=law.value("rsa.maj.3e_personne", on),
        third_child=law.value("rsa.maj.enfant_supp", on),
    )


def repayment_capacity(law: Law, household: Pooled, on: date) -> RepaymentCapacity[Figure]:
    """What the commission would set for a household on a day, explained."""
    recorder = WithDerivation("repayment_capacity", REFERENCES)
    return compute_repayment_capacity(recorder, capacity_scale(law, on), household)


def repayment_capacity_figures(law: Law, household: Pooled, on: date) -> RepaymentCapacity[Number]:
    """The same as bare cents."""
    return compute_repayment_capacity(figures_only, capacity_scale(law, on), household)


def compute_repayment_capacity(
    r: Recorder[N], scale: CapacityScale, household: Pooled
) -> RepaymentCapacity[N]:
    """The rule, written once for every recorder."""
    resources = r.given("resources", household.resources, field="resources")
    charges = r.given("charges", household.charges, field="charges")
    after_charges = r.difference("resources_minus_charges", resources, charges)
    seizable = compute_seizable_portion(
        r, scale.seizure, household.resources, household.dependants, field="resources"
    ).seizable
    rsa = r.product(
        "rsa_household",
        r.parameter(scale.seizure.floor),
        _rsa_scale(r, scale, household),
        Rounding.HALF_UP,
    )
    after_rsa = r.difference("resources_minus_rsa", resources, rsa)
    limits = (after_charges, seizable, after_rsa)
    capacity = r.at_least_zero("capacity", r.minimum("smallest_limit", *limits))
    bare = [r.bare(limit) for limit in limits]
    binding = LIMITS[bare.index(min(bare))]
    return RepaymentCapacity(capacity, after_charges, seizable, after_rsa, rsa, binding)


def _rsa_scale(r: Recorder[N], scale: CapacityScale, household: Pooled) -> N:
    """1 for one person, more for the second, for each next one, and from the third child."""
    shares = [r.given("first_person", Rate(1_000_000))]
    second_is_child = not household.couple and household.children > 0
    if household.couple or second_is_child:
        shares.append(r.parameter(scale.second_person))
    next_persons = min(household.children, 2) - second_is_child
    further = max(0, household.children - 2)
    for id, value, number in (
        ("next_persons", scale.next_person, next_persons),
        ("further_children", scale.third_child, further),
    ):
        if number > 0:
            count = r.given(f"{id}_count", number, field="children")
            shares.append(r.times(id, r.parameter(value), count))
    return r.sum("rsa_scale", *shares)
