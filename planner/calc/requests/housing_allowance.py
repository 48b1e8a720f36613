"""``housing-allowance``: the rental allowance of one month, every step."""

from __future__ import annotations

from typing import Annotated, Any, Literal, Self, TypeVar

from pydantic import Field, model_validator

from planner.calc.figure import WithDerivation, parameters_used
from planner.calc.housing.allowance import (
    HousingAllowance,
    Tenancy,
    compute_allowance,
    references,
)
from planner.calc.housing.scale import rental_scale
from planner.calc.law import Law
from planner.calc.money import ZERO
from planner.calc.operations import NotingLaw, Recorder
from planner.calc.requests.faults import at_odds
from planner.calc.requests.fields import (
    ONE_OF,
    Amount,
    Dependants,
    Flag,
    MonthField,
    Part,
    PositiveAmount,
)
from planner.calc.requests.function import Function
from planner.calc.requests.result import (
    AmountText,
    RateText,
    Result,
    ResultPart,
    amount,
    derivations,
    law_notes,
    rate,
)

__all__ = ["FUNCTION", "HousingAllowanceRequest", "HousingAllowanceResult"]

N = TypeVar("N")


class HousingAllowanceRequest(Part):
    """One household, one dwelling, one month of entitlement.

    From 2020-10 on the mainland, from 2023-01 overseas.
    """

    month: MonthField
    zone: Annotated[Literal[1, 2, 3], ONE_OF]
    dependants: Dependants
    rent: PositiveAmount = Field(description="EUR/month, without charges, this household's share")
    annual_resources: Amount = Field(description="EUR/year, the resource base")
    couple: Flag = False
    furnished: Flag = False
    room: Flag = False
    flat_share: Flag = False
    conventioned: Flag = False
    social_landlord: Flag = False
    aah_or_aeeh: Flag = False
    overseas: Flag = False
    rls: Amount = Field(default=ZERO, description="EUR/month, counts in social housing only")

    @model_validator(mode="after")
    def _a_room_is_not_a_flat_share(self) -> Self:
        if self.room and self.flat_share:
            raise at_odds(
                "inconsistent",
                "flat_share",
                "Un logement est une chambre ou une colocation, pas les deux. N’en gardez qu’une.",
            )
        return self


class AllowanceSteps(ResultPart):
    """Every step of the scale, under the letters of the law notes."""

    Lp: AmountText
    Lmax: AmountText
    L: AmountText
    C: AmountText
    P0: AmountText
    TF: RateText
    LR: AmountText
    RL: RateText
    TL: RateText
    Tp: RateText
    R: AmountText
    R0: AmountText
    PR: AmountText
    Pp: AmountText
    Af: AmountText
    D1: AmountText
    D2: AmountText
    after_degressivity: AmountText
    A1: AmountText
    crds: AmountText
    net: AmountText
    A2: AmountText
    A3: AmountText
    crds_rls: AmountText | None = None


class HousingAllowanceResult(Result):
    """The regime, what is paid, and the steps."""

    benefit: Literal["APL", "ALF", "ALS"]
    paid: AmountText
    steps: AllowanceSteps


_STEPS = {
    "Lp": "rent_taken",
    "Lmax": "rent_cap",
    "L": "eligible_rent",
    "C": "flat_charges",
    "P0": "minimum_participation",
    "TF": "family_rate",
    "LR": "reference_rent",
    "RL": "rent_ratio",
    "TL": "rent_rate",
    "Tp": "participation_rate",
    "R": "resources_rounded",
    "R0": "resources_deduction",
    "PR": "resources_participation",
    "Pp": "personal_participation",
    "Af": "formula_result",
    "D1": "fading_from",
    "D2": "nothing_from",
    "after_degressivity": "after_degressivity",
    "A1": "after_flat_cut",
    "crds": "crds",
    "net": "net",
    "A2": "gross",
    "A3": "after_rls",
    "crds_rls": "crds_rls",
}
_DECIMALS = {"TF": 4, "RL": 4, "TL": 5, "Tp": 5}
"""Rates are written with that many decimals; every other step is an amount."""


def compute(request: HousingAllowanceRequest, law: Law, explain: bool) -> dict[str, Any]:
    """The allowance as plain data; ``MissingParameter`` before the first scale known."""
    scale = rental_scale(law, request.month, overseas=request.overseas)
    tenancy = _tenancy(request)
    on = request.month.first_day
    if not explain:
        noting = NotingLaw()
        figures = compute_allowance(noting, scale, tenancy)
        return {**_written(noting, figures), **law_notes(noting.used, on)}
    recorder = WithDerivation("housing_allowance", references(overseas=request.overseas))
    allowance = compute_allowance(recorder, scale, tenancy)
    published = {"paid": allowance.paid, **_steps(allowance, "steps.")}
    return {
        **_written(recorder, allowance),
        **law_notes(parameters_used(*published.values()), on),
        "explain": derivations(published),
    }


def _tenancy(request: HousingAllowanceRequest) -> Tenancy:
    return Tenancy(
        zone=request.zone,
        rent=request.rent,
        annual_resources=request.annual_resources,
        dependants=request.dependants,
        couple=request.couple,
        furnished=request.furnished,
        room=request.room,
        flat_share=request.flat_share,
        conventioned=request.conventioned,
        social_landlord=request.social_landlord,
        rls=request.rls,
        aah_or_aeeh=request.aah_or_aeeh,
        overseas=request.overseas,
    )


def _steps(allowance: HousingAllowance[N], prefix: str = "") -> dict[str, N]:
    steps: dict[str, N] = {}
    for letter, name in _STEPS.items():
        step = getattr(allowance, name)
        if step is not None:
            steps[prefix + letter] = step
    return steps


def _written(recorder: Recorder[N], allowance: HousingAllowance[N]) -> dict[str, Any]:
    def written(letter: str, step: N) -> str:
        bare = int(recorder.bare(step))
        decimals = _DECIMALS.get(letter)
        return amount(bare) if decimals is None else rate(bare, decimals)

    return {
        "benefit": allowance.benefit.value,
        "paid": amount(int(recorder.bare(allowance.paid))),
        "steps": {letter: written(letter, step) for letter, step in _steps(allowance).items()},
    }


FUNCTION = Function(
    "housing-allowance", HousingAllowanceRequest, HousingAllowanceResult, compute, dated="month"
)
