"""``repayment-plan``: several debts under a budget that changes."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator

from planner.calc.law import Law
from planner.calc.money import ZERO
from planner.calc.outcomes import Certificate, NoPlan
from planner.calc.repayment.boxes import Undecided
from planner.calc.repayment.derivation import plan_figures
from planner.calc.repayment.plan import RepaymentPlan, repayment_plan
from planner.calc.repayment.problem import (
    ONE_EURO,
    DebtTerms,
    MonthlyBudget,
    Policy,
    RepaymentRequest,
)
from planner.calc.repayment.shortfall import certificate_figures
from planner.calc.requests.faults import Refused, at_odds
from planner.calc.requests.fields import (
    ONE_OF,
    Amount,
    Flag,
    MonthField,
    Part,
    PositiveAmount,
    RateField,
    Rows,
    SignedAmount,
    Text,
    whole,
)
from planner.calc.requests.function import Function
from planner.calc.requests.result import AmountText, MonthText, Result, ResultPart, derivations

__all__ = ["FUNCTION", "RepaymentPlanRequest", "RepaymentPlanResult"]

MOST_MONTHS = 600
MOST_DEBTS = 100


class BudgetMonth(Part):
    """A month and what its budget leaves before any repayment."""

    month: MonthField
    available: SignedAmount = Field(description="EUR, may be below zero")


class Debt(Part):
    """One debt and what binds its payments."""

    id: Text
    balance: PositiveAmount
    priority: Annotated[int, whole(1, 1000)] = Field(description="1 first")
    latest: MonthField | None = Field(default=None, description="month by which it is settled")
    instalment: Amount | None = Field(default=None, description="EUR/month, exactly")
    minimum: Amount | None = Field(default=None, description="EUR/month, at least")
    contractual: Amount | None = Field(default=None, description="EUR/month, a weight only")
    rate: RateField = Field(default=Decimal(0), description="yearly, an order only")

    @model_validator(mode="after")
    def _a_minimum_within_the_contract(self) -> Self:
        both = self.instalment is not None and self.minimum is not None
        if both and (self.minimum or ZERO) > (self.instalment or ZERO):
            raise at_odds(
                "inconsistent",
                "minimum",
                "Le minimum dépasse l’échéance fixe de cette dette. Gardez l’un des deux.",
            )
        return self


class RepaymentPlanRequest(Part):
    """Consecutive months, what must remain in each, and the debts to repay."""

    months: Annotated[Rows[BudgetMonth], Field(min_length=1, max_length=MOST_MONTHS)]
    floor: Amount = Field(description="EUR/month")
    debts: Annotated[Rows[Debt], Field(max_length=MOST_DEBTS)]
    policy: Annotated[Policy, ONE_OF] = Policy.PRIORITY
    step: PositiveAmount = Field(default=ONE_EURO, description="EUR")
    carry: Flag = False

    @model_validator(mode="after")
    def _months_follow_and_ids_differ(self) -> Self:
        for rank, one in enumerate(self.months):
            if one.month != self.months[0].month.plus(rank):
                raise at_odds(
                    "inconsistent",
                    f"months[{rank}].month",
                    "Les mois doivent se suivre sans trou ni répétition. Corrigez ce mois.",
                )
        seen: set[str] = set()
        for rank, debt in enumerate(self.debts):
            if debt.id in seen:
                raise at_odds(
                    "inconsistent",
                    f"debts[{rank}].id",
                    "Deux dettes portent le même identifiant. Donnez-leur des noms différents.",
                )
            seen.add(debt.id)
        return self


class MonthOfPlan(ResultPart):
    """What each debt is paid in a month, and what the household keeps."""

    month: MonthText
    payments: dict[str, AmountText] = Field(description="by debt; zero payments are left out")
    left: AmountText


class CertificateResult(ResultPart):
    """Why no plan holds."""

    kind: Literal["floor", "deadline", "horizon"]
    month: MonthText
    missing: AmountText


class RepaymentPlanResult(Result):
    """The plan, or the certificate that none holds."""

    feasible: bool
    schedule: list[MonthOfPlan]
    settled: dict[str, MonthText]
    last_month: MonthText | None
    certificate: CertificateResult | None = Field(
        default=None, description="only where no plan holds"
    )
    step_too_coarse: bool = Field(
        default=False,
        description="true where nothing is missing to the cent: only the step breaks that month",
    )
    earliest_proved: bool = Field(
        default=True,
        description="false where the search could not prove that no plan ends earlier",
    )


def compute(request: RepaymentPlanRequest, law: Law, explain: bool) -> dict[str, Any]:  # noqa: ARG001
    """The plan as plain data; no legal value enters it."""
    asked = _asked(request)
    try:
        found = repayment_plan(asked)
    except Undecided:
        raise Refused(
            "out_of_range",
            "Avec ce pas, ni un plan ni la preuve qu’il n’y en a pas n’ont pu être trouvés. "
            "Demandez un pas plus petit.",
            "step",
        ) from None
    answer = _written(found) if isinstance(found, RepaymentPlan) else _refused(found.certificate)
    if explain:
        figures = (
            certificate_figures(asked, found.certificate)
            if isinstance(found, NoPlan)
            else plan_figures(found)
        )
        answer["explain"] = derivations(figures)
    return answer


def _asked(request: RepaymentPlanRequest) -> RepaymentRequest:
    return RepaymentRequest(
        months=tuple(MonthlyBudget(one.month, one.available) for one in request.months),
        floor=request.floor,
        debts=tuple(
            DebtTerms(
                id=debt.id,
                balance=debt.balance,
                priority=debt.priority,
                latest=debt.latest,
                instalment=debt.instalment,
                minimum=debt.minimum,
                contractual=debt.contractual,
                rate=debt.rate,
            )
            for debt in request.debts
        ),
        policy=request.policy,
        step=request.step,
        carry=request.carry,
    )


def _written(plan: RepaymentPlan) -> dict[str, Any]:
    doubt = {} if plan.earliest_proved else {"earliest_proved": False}
    return {
        "feasible": True,
        "schedule": [
            {
                "month": str(one.month),
                "payments": {id: str(amount) for id, amount in one.payments.items()},
                "left": str(one.left),
            }
            for one in plan.schedule
        ],
        "settled": {id: str(month) for id, month in plan.settled.items()},
        "last_month": None if plan.last_month is None else str(plan.last_month),
        **doubt,
    }


def _refused(certificate: Certificate) -> dict[str, Any]:
    return {
        "feasible": False,
        "schedule": [],
        "settled": {},
        "last_month": None,
        "certificate": {
            "kind": certificate.kind,
            "month": str(certificate.month),
            "missing": str(certificate.missing),
        },
        **({} if certificate.missing.cents else {"step_too_coarse": True}),
    }


FUNCTION = Function("repayment-plan", RepaymentPlanRequest, RepaymentPlanResult, compute)
