"""The levers that a plan itself points at, with the sums it knows.

Only what has a figure is a candidate: the allowance computed or notified, the back payment, the
bill that makes the lowest month, a bill above what is usually met, an instalment that the ordinary
time of two years would lower, the grant and the loan of the fund, an over-indebtedness file. Who
decides is said with each. A move, a remission or a right that nobody has computed are the
counsellor's to add.

An allowance opens in the month after the request and is received in the month after that one: two
months after the month of the day. A caisse may be slower: the month is indicative.
"""

from __future__ import annotations

from datetime import date

from planner.calc.budget.lump import MOST_TIMES_A_YEAR
from planner.calc.calendar import Month
from planner.calc.debts.order import NO_TIME
from planner.calc.dossier.casework import AidKind
from planner.calc.dossier.debts import DebtStage
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.dwelling import AllowanceStatus, PaidTo
from planner.calc.dossier.kinds import ChargeKind, Per
from planner.calc.law import Law
from planner.calc.money import ZERO, Money, Rounding
from planner.calc.results import Plan, Verdict
from planner.calc.scenarios.levers import Lever, LeverKind, stated_order
from planner.errors import MissingParameter

__all__ = ["candidate_levers", "time_to_pay"]

ORDINARY_TIME = "expulsion.delais_droit_commun_mois"
LOAN_MONTHS = 36
"""Fund loans are spread over three years at most in the funds read: each fund may differ."""

_CAN_BE_ASKED = (Verdict.RECOMMENDED, Verdict.POSSIBLE)
_NEGOTIABLE = frozenset(
    {
        "internet_phone",
        "mobile_phone",
        "tv_subscriptions",
        "home_insurance",
        "car_insurance",
        "health_insurance",
        "life_funeral_insurance",
        "bank_fees",
        "parking",
    }
)
"""Bills that a call or a better offer may lower; nobody's food, children or travel to work."""


def candidate_levers(dossier: Dossier, law: Law, plan: Plan) -> tuple[Lever, ...]:
    """The levers that apply to a household, in the stated order."""
    return stated_order(
        [
            *_of_the_allowance(dossier, plan),
            *_of_the_bills(dossier, law, plan),
            *time_to_pay(dossier, law, plan.on),
            *_of_the_fund(plan),
            *_of_the_commission(plan),
        ]
    )


def _of_the_allowance(dossier: Dossier, plan: Plan) -> list[Lever]:
    view, allowance = plan.allowance, dossier.dwelling.allowance
    found: list[Lever] = []
    amount = view.notified or view.computed
    if allowance.status is not AllowanceStatus.PAID:
        if amount is not None and amount.money > ZERO:
            start = Month.of(plan.on).plus(2)
            found.append(
                Lever(LeverKind.ALLOWANCE_RESTORED, "dwelling.allowance", None, amount.money, start)
            )
        if view.back_payment is not None and view.back_payment.money > ZERO:
            found.append(
                Lever(LeverKind.BACK_PAYMENT, "dwelling.allowance", view.back_payment.money)
            )
    elif allowance.paid_to is PaidTo.TENANT and plan.arrears.balance.money > ZERO:
        found.append(Lever(LeverKind.DIRECT_PAYMENT, "dwelling.allowance"))
    return found


def _of_the_bills(dossier: Dossier, law: Law, plan: Plan) -> list[Lever]:
    found: list[Lever] = []
    lump = plan.budget.lump
    for index in _lumps(dossier, plan):
        path, amount = f"charges[{index}]", dossier.charges[index].amount
        monthly = lump.monthly.money if lump is not None and lump.path == path else None
        found.append(Lever(LeverKind.LUMP_SPREAD, path, amount, monthly))
    usual = {
        kind.id: kind.usual.high
        for kind in law.records(ChargeKind)
        if kind.id in _NEGOTIABLE and kind.usual is not None and kind.usual.per is Per.MONTH
    }
    for index, charge in enumerate(dossier.charges):
        most = usual.get(charge.kind)
        if most is None or charge.amount <= most:
            continue
        if charge.months is None and charge.frequency.per_month == 1:
            path = f"charges[{index}]"
            found.append(Lever(LeverKind.CHARGE_LOWERED, path, charge.amount, most))
    return found


def _lumps(dossier: Dossier, plan: Plan) -> list[int]:
    """The bills of a few months a year that fall in a month that breaks or is the lowest."""
    floor = plan.budget.floor.money
    low = [flow for flow in plan.budget.months if flow.left.money < floor]
    falling = {path for flow in (*low, plan.budget.lowest) for path in flow.falls}
    found: list[int] = []
    for index, charge in enumerate(dossier.charges):
        times = len(set(charge.months)) if charge.months else charge.frequency.per_year
        if f"charges[{index}]" in falling and times <= MOST_TIMES_A_YEAR:
            found.append(index)
    return found


def time_to_pay(dossier: Dossier, law: Law, on: date) -> list[Lever]:
    """The instalments that two years of the ordinary judge would lower (C. civ. 1343-5).

    A debt that the law puts out of such time is left as it is: maintenance, fines, what is seized.
    """
    try:
        months = law.value(ORDINARY_TIME, on).count
    except MissingParameter:
        return []
    charged = {
        charge.debt: charge.amount
        for charge in dossier.charges
        if charge.debt is not None and charge.frequency.per_month == 1 and charge.months is None
    }
    found: list[Lever] = []
    for index, debt in enumerate(dossier.debts):
        now = charged.get(debt.id, debt.instalment)
        if not now or debt.kind in NO_TIME or debt.stage is DebtStage.SEIZURE:
            continue
        spread = debt.balance.divided(months, Rounding.UP)
        if ZERO < spread < now:
            path = f"debts[{index}]"
            found.append(Lever(LeverKind.INSTALMENT_RENEGOTIATED, path, now, spread))
    return found


def _of_the_fund(plan: Plan) -> list[Lever]:
    """The grant and the loan; where the fund does not say how it shares, all of it as a loan."""
    proposal = plan.proposal(AidKind.FSL)
    if proposal is None or proposal.verdict not in _CAN_BE_ASKED:
        return []
    found: list[Lever] = []
    grant, loan = _sum_of(plan, "fsl.grant"), _sum_of(plan, "fsl.loan")
    if grant == loan == ZERO:
        loan = _sum_of(plan, "fsl.amount")
    if grant > ZERO:
        found.append(Lever(LeverKind.FSL_GRANT, "", grant))
    if loan > ZERO:
        monthly = loan.divided(LOAN_MONTHS, Rounding.UP)
        found.append(Lever(LeverKind.FSL_LOAN, "", loan, monthly))
    return found


def _sum_of(plan: Plan, label: str) -> Money:
    figure = plan.figures.get(label)
    return ZERO if figure is None or figure.unit != "eur" else figure.money


def _of_the_commission(plan: Plan) -> list[Lever]:
    proposal = plan.proposal(AidKind.OVER_INDEBTEDNESS)
    if proposal is None or proposal.verdict not in _CAN_BE_ASKED:
        return []
    return [Lever(LeverKind.OVER_INDEBTEDNESS)]
