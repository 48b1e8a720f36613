"""The rent debt on the day: what is owed, what may be acknowledged, what may be repaid.

From the lines of the account when there are any (function 3 of the interface): fees struck,
payments imputed, what is older than three years set apart. Without a line a rough balance is a
legal answer ("about 900"), marked as such. A balance brought forward whose content is unknown is
never taken for rent: it stands apart, and somebody must ask what it is made of.
"""

from __future__ import annotations

from datetime import date

from planner.calc.arrears.account import (
    PRESCRIPTION,
    REFERENCES,
    MonthlyAmounts,
    RentArrears,
    rent_arrears,
)
from planner.calc.arrears.prescription import is_prescribed
from planner.calc.budget.budget import BudgetWork
from planner.calc.calendar import Month
from planner.calc.diagnosis.grafting import Grafting
from planner.calc.diagnosis.over_indebtedness import OverIndebtedness
from planner.calc.diagnosis.resumption import resumed_months
from planner.calc.dossier.account import DEBITS, AccountKind
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.dwelling import AllowanceStatus, PaidTo
from planner.calc.figure import Figure
from planner.calc.law import Law
from planner.calc.money import ZERO, Money
from planner.calc.results import ArrearsView

__all__ = ["arrears_view", "monthly_amounts"]

_PATHS = {
    "lines[": "account.lines[",
    "rent": "dwelling.rent",
    "charges": "dwelling.charges",
    "rls": "dwelling.rls",
    "housing_benefit": "dwelling.allowance.amount",
}
_REFERENCES = {**REFERENCES, "frozen": "C. conso. L.722-5", "payable": "loi 89-462 art. 7-1"}


def arrears_view(
    dossier: Dossier, law: Law, on: date, work: BudgetWork, file: OverIndebtedness
) -> tuple[ArrearsView, Grafting]:
    """The rent debt on a day and the recorder that holds its figures."""
    r = Grafting("arrears", _REFERENCES, paths=_PATHS)
    account = dossier.account
    state: RentArrears | None = None
    opening = None
    if account.lines:
        monthly = monthly_amounts(dossier, work, on)
        state = rent_arrears(
            account.lines, monthly, on, law, imputation=account.imputation, recorder=r
        )
        balance, undisputed = r.figures["arrears.balance"], r.figures["arrears.undisputed"]
        struck, prescribed = r.figures["arrears.struck_total"], r.figures["arrears.prescribed"]
        if account.opening_balance is not None:
            opening = r.given(
                "opening_balance", account.opening_balance, field="account.opening_balance"
            )
    else:
        balance = _rough(r, dossier)
        undisputed = r.at_least_zero("undisputed", balance)
        struck, prescribed = r.sum("struck_total"), r.sum("prescribed")
    frozen = _frozen(r, dossier, law, on, file, state, undisputed)
    resumed = resumed_months(dossier, on)
    view = ArrearsView(
        balance=balance,
        undisputed=undisputed,
        struck=struck,
        prescribed=prescribed,
        frozen=frozen,
        payable=r.at_least_zero(
            "payable", r.difference("undisputed_less_frozen", undisputed, frozen)
        ),
        rough=state is None,
        state=state,
        opening=opening,
        resumed=resumed,
        resumed_since=Month.of(on).plus(1 - resumed) if resumed else None,
    )
    return view, r


def monthly_amounts(dossier: Dossier, work: BudgetWork, on: date) -> MonthlyAmounts:
    """What a month of the dwelling costs now, as the threshold of unpaid rent reads it."""
    dwelling, allowance = dossier.dwelling, dossier.dwelling.allowance
    paid = allowance.status is AllowanceStatus.PAID
    return MonthlyAmounts(
        rent=_rent(dossier, work, on),
        charges=_charges(dossier, work),
        rls=dwelling.rls,
        benefit_paid_to=allowance.paid_to if paid else PaidTo.NONE,
        housing_benefit=work.rent.allowance.money,
    )


def _rent(dossier: Dossier, work: BudgetWork, on: date) -> Money:
    """The rent of the dwelling; else the one told as a charge, else the account's last one."""
    if dossier.dwelling.rent is not None:
        return dossier.dwelling.rent
    told = [line.monthly.money for line in work.lines.dwelling if line.kind == "rent"]
    if told:
        return Money.sum(told)
    billed = [
        (line.date, index, line.amount)
        for index, line in enumerate(dossier.account.lines)
        if line.kind is AccountKind.RENT and line.date <= on
    ]
    return max(billed)[2] if billed else ZERO


def _charges(dossier: Dossier, work: BudgetWork) -> Money:
    told = [line.monthly.money for line in work.lines.dwelling if line.kind == "rent_charges"]
    return dossier.dwelling.charges + Money.sum(told)


def _rough(r: Grafting, dossier: Dossier) -> Figure:
    account = dossier.account
    if account.rough_balance is not None:
        rough = r.given("rough_balance", account.rough_balance, field="account.rough_balance")
        return r.sum("balance", rough)
    if account.opening_balance is not None:
        opening = account.opening_balance
        return r.sum(
            "balance", r.given("opening_balance", opening, field="account.opening_balance")
        )
    return r.sum("balance")


def _frozen(
    r: Grafting,
    dossier: Dossier,
    law: Law,
    on: date,
    file: OverIndebtedness,
    state: RentArrears | None,
    undisputed: Figure,
) -> Figure:
    """The unpaid debits born before the admissibility of an over-indebtedness file.

    A balance without lines cannot be told apart: the whole of it is then taken to be earlier.
    """
    if file.before is None:
        return r.sum("frozen")
    if state is None:
        return r.sum("frozen", undisputed)
    months = law.value(PRESCRIPTION, on).count
    struck = {line.position for line in state.struck}
    terms: list[Figure] = []
    for position, line in enumerate(dossier.account.lines):
        if line.kind not in DEBITS or position in struck or line.date >= file.before:
            continue
        if line.date > on or is_prescribed(line.date, on, months):
            continue
        payments = [
            r.given("imputed", paid.amount, field=f"account.lines[{paid.credit}].amount")
            for paid in state.payments
            if paid.debit == position
        ]
        amount = r.given("debit", line.amount, field=f"account.lines[{position}].amount")
        terms.append(r.difference("unpaid_before_file", amount, *payments))
    return r.minimum("frozen", r.sum("born_before_file", *terms), undisputed)
