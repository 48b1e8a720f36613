"""Levers: what may lawfully change in a household's situation, each a small pure function.

A lever turns a dossier into the dossier that would be if it worked: an allowance paid again from
January, a back payment taken off the debt, an instalment spread over two years, a grant of the
fund. It is data (``Lever``: what, where, how much, from when), so that it can be shown, kept and
put together with others; ``pull`` applies one, ``pull_all`` several in the order given. Nothing
is promised: who decides is another matter, which the words of each lever say.

``LeverKind`` is in the stated order, that of a *minimal repair* too: first what is owed to the
family, then what costs nobody anything, then what creditors may accept, then what solidarity pays,
at last what changes a life. An over-indebtedness file comes last because it forbids paying.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from datetime import date, timedelta

from planner.calc.calendar import Frequency, Month
from planner.calc.dossier.account import AccountKind
from planner.calc.dossier.debts import Debt
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.dwelling import AllowanceStatus, PaidTo
from planner.calc.dossier.lines import Income
from planner.calc.dossier.procedure import EventKind, ProcedureEvent
from planner.calc.dossier.studied import LeverKind
from planner.calc.law import Law
from planner.calc.money import ZERO, Money, Rounding
from planner.calc.scenarios.changes import add_income, change_charge
from planner.calc.scenarios.credits import credit_debt
from planner.calc.scenarios.rents import bridged
from planner.calc.values import dataclass

__all__ = ["REFERENCES", "Lever", "LeverKind", "pull", "pull_all", "stated_order"]


_RANK = {kind: rank for rank, kind in enumerate(LeverKind)}

REFERENCES: Mapping[LeverKind, str] = {
    LeverKind.ALLOWANCE_RESTORED: "CCH R.824-7",
    LeverKind.BACK_PAYMENT: "CCH R.824-28, D.824-15",
    LeverKind.DIRECT_PAYMENT: "CCH L.832-1",
    LeverKind.INSTALMENT_RENEGOTIATED: "C. civ. 1343-5",
    LeverKind.PLAN_REVIEWED: "CCH R.824-7",
    LeverKind.FSL_GRANT: "loi 90-449 art. 6",
    LeverKind.FSL_LOAN: "loi 90-449 art. 6",
    LeverKind.OVER_INDEBTEDNESS: "C. conso. L.722-5",
}
"""The article behind a lever, where there is one."""


@dataclass(frozen=True, slots=True)
class Lever:
    """One change: what, at which place of the dossier, how much, from which month.

    ``amount`` is a sum paid once (grant, loan, remission, back payment), ``monthly`` what a month
    brings or costs from then on (allowance, right, lowered charge, instalment). ``detail`` is the
    kind of income of a right. A move names the new ``rent`` with its charges in ``amount`` and the
    allowance there in ``monthly``.
    """

    kind: LeverKind
    path: str = ""
    amount: Money | None = None
    monthly: Money | None = None
    start: Month | None = None
    detail: str = ""

    @property
    def reference(self) -> str | None:
        """The article it rests on, if any."""
        return REFERENCES.get(self.kind)


@dataclass(frozen=True, slots=True)
class _Day:
    """The law and the day that a lever is pulled on."""

    law: Law
    on: date

    def start(self, lever: Lever) -> Month:
        return lever.start or Month.of(self.on).plus(1)


def stated_order(levers: Iterable[Lever]) -> tuple[Lever, ...]:
    """The levers in the stated order; of one kind, in the order given."""
    return tuple(sorted(levers, key=lambda lever: _RANK[lever.kind]))


def pull(lever: Lever, dossier: Dossier, law: Law, on: date) -> Dossier:
    """The dossier that would be if the lever worked. ``ValueError`` for one that lacks its facts,
    ``IndexError`` for a place that the dossier does not have.
    """
    return _PULL[lever.kind](lever, dossier, _Day(law, on))


def pull_all(levers: Iterable[Lever], dossier: Dossier, law: Law, on: date) -> Dossier:
    """The dossier once every lever has worked, in the order given."""
    for lever in levers:
        dossier = pull(lever, dossier, law, on)
    return dossier


def _sum(amount: Money | None) -> Money:
    if amount is None:
        raise ValueError("this lever needs an amount")
    return amount


def place(path: str) -> tuple[str, int]:
    """``charges[2]`` → ``charges``, 2."""
    part, _bracket, rest = path.partition("[")
    if not rest.endswith("]") or not rest[:-1].isdigit():
        raise ValueError("this lever needs the place of a line")
    return part, int(rest[:-1])


def _right_opened(lever: Lever, dossier: Dossier, day: _Day) -> Dossier:
    """One income more, from the month in which it is first received."""
    income = Income.model_construct(
        kind=lever.detail, amount=_sum(lever.monthly), start=day.start(lever)
    )
    return add_income(dossier, income)


def _allowance_restored(lever: Lever, dossier: Dossier, day: _Day) -> Dossier:
    """The allowance paid again, the months until then still costing the whole rent."""
    allowance = dossier.dwelling.allowance
    paid_to = PaidTo.LANDLORD if allowance.paid_to is PaidTo.NONE else allowance.paid_to
    paid = allowance.but(
        status=AllowanceStatus.PAID,
        amount=_sum(lever.monthly),
        suspended_since=None,
        paid_to=paid_to,
    )
    after = dossier.but(dwelling=dossier.dwelling.but(allowance=paid))
    return bridged(dossier, after, day.start(lever), day.on)


def _back_payment(lever: Lever, dossier: Dossier, day: _Day) -> Dossier:
    """The months of a lifted suspension, paid to the landlord: the debt falls by as much."""
    return credit_debt(dossier, day.law, day.on, AccountKind.HOUSING_BENEFIT, _sum(lever.amount))


def _direct_payment(_lever: Lever, dossier: Dossier, _day: _Day) -> Dossier:
    """The allowance goes to the landlord: the month costs the same, and the rent is safer."""
    allowance = dossier.dwelling.allowance.but(paid_to=PaidTo.LANDLORD)
    return dossier.but(dwelling=dossier.dwelling.but(allowance=allowance))


def _lump_spread(lever: Lever, dossier: Dossier, day: _Day) -> Dossier:
    """A bill of one or a few months a year, paid in twelve equal parts (rounded up)."""
    part, index = place(lever.path)
    if part != "charges":
        raise ValueError("only a charge can be spread")
    line = dossier.charges[index]
    if line.months is not None:
        times = len(set(line.months))
    else:
        times = max(1, int(line.frequency.per_year))
    monthly = (line.amount * times).divided(12, Rounding.UP)
    spread = line.but(amount=monthly, frequency=Frequency.MONTH, months=None, start=None)
    if line.frequency is Frequency.ONCE and line.months is None:
        first = Month.of(day.on).plus(1)
        spread = spread.but(start=first, until=first.plus(11))
    charges = list(dossier.charges)
    charges[index] = spread
    return dossier.but(charges=tuple(charges))


def _charge_lowered(lever: Lever, dossier: Dossier, day: _Day) -> Dossier:
    """A charge never above an amount, as its own paper prints it, from a month on."""
    part, index = place(lever.path)
    if part != "charges":
        raise ValueError("only a charge can be lowered")
    most = _sum(lever.monthly)
    return change_charge(dossier, index, day.start(lever), lambda amount: min(amount, most))


def _instalment_renegotiated(lever: Lever, dossier: Dossier, day: _Day) -> Dossier:
    """Another instalment for a debt, wherever the dossier tells it: with the debt or a charge."""
    monthly = _sum(lever.monthly)
    part, index = place(lever.path)
    if part == "charges":
        return change_charge(dossier, index, Month.of(day.on).plus(1), lambda _amount: monthly)
    debts = list(dossier.debts)
    debts[index] = debts[index].but(instalment=monthly, until=None)
    dossier = dossier.but(debts=tuple(debts))
    for at, charge in enumerate(dossier.charges):
        if charge.debt == debts[index].id:
            dossier = change_charge(dossier, at, Month.of(day.on).plus(1), lambda _amount: monthly)
    return dossier


def _plan_reviewed(lever: Lever, dossier: Dossier, _day: _Day) -> Dossier:
    """Another monthly amount for the rent debt, written in an amendment."""
    return dossier.but(casework=dossier.casework.but(chosen_instalment=_sum(lever.monthly)))


def _remission(lever: Lever, dossier: Dossier, day: _Day) -> Dossier:
    """The landlord gives up a part of the debt."""
    return credit_debt(dossier, day.law, day.on, AccountKind.REMISSION, _sum(lever.amount))


def _fsl_grant(lever: Lever, dossier: Dossier, day: _Day) -> Dossier:
    """The fund pays the landlord a sum that nobody repays."""
    return credit_debt(dossier, day.law, day.on, AccountKind.FSL, _sum(lever.amount))


def _fsl_loan(lever: Lever, dossier: Dossier, day: _Day) -> Dossier:
    """The fund pays the landlord and is repaid by months, without interest."""
    loan, monthly = _sum(lever.amount), _sum(lever.monthly)
    taken = {debt.id for debt in dossier.debts}
    id = next(f"fsl_loan{n}" for n in range(len(taken) + 1) if f"fsl_loan{n}" not in taken)
    debt = Debt(id=id, kind="fsl_loan", balance=loan, instalment=monthly, born_on=day.on)
    paid = credit_debt(dossier, day.law, day.on, AccountKind.FSL, loan)
    return paid.but(debts=(*paid.debts, debt))


_IN_DWELLING = frozenset({"rent", "rent_charges", "sls"})


def _cheaper_dwelling(lever: Lever, dossier: Dossier, day: _Day) -> Dossier:
    """Another dwelling from a month on; the debt of the one left remains."""
    dwelling = dossier.dwelling
    allowance = dwelling.allowance.but(
        amount=lever.monthly or ZERO, status=AllowanceStatus.PAID, withheld=ZERO
    )
    moved = dwelling.but(
        rent=_sum(lever.amount), charges=ZERO, sls=ZERO, rls=ZERO, allowance=allowance
    )
    told = tuple(
        charge.but(amount=ZERO) if charge.kind in _IN_DWELLING else charge
        for charge in dossier.charges
    )
    after = dossier.but(dwelling=moved, charges=told)
    return bridged(dossier, after, day.start(lever), day.on)


def _over_indebtedness(_lever: Lever, dossier: Dossier, day: _Day) -> Dossier:
    """The commission has admitted the file: what was born before may not be paid any more."""
    yesterday = day.on - timedelta(days=1)

    def known(debt: Debt) -> Debt:
        return debt.but(born_on=yesterday) if debt.born_on is None else debt

    event = ProcedureEvent(kind=EventKind.OVER_INDEBTEDNESS_ADMISSIBLE, date=day.on)
    return dossier.but(
        debts=tuple(known(debt) for debt in dossier.debts), events=(*dossier.events, event)
    )


_PULL: Mapping[LeverKind, Callable[[Lever, Dossier, _Day], Dossier]] = {
    LeverKind.RIGHT_OPENED: _right_opened,
    LeverKind.ALLOWANCE_RESTORED: _allowance_restored,
    LeverKind.BACK_PAYMENT: _back_payment,
    LeverKind.DIRECT_PAYMENT: _direct_payment,
    LeverKind.LUMP_SPREAD: _lump_spread,
    LeverKind.CHARGE_LOWERED: _charge_lowered,
    LeverKind.INSTALMENT_RENEGOTIATED: _instalment_renegotiated,
    LeverKind.PLAN_REVIEWED: _plan_reviewed,
    LeverKind.REMISSION: _remission,
    LeverKind.FSL_GRANT: _fsl_grant,
    LeverKind.FSL_LOAN: _fsl_loan,
    LeverKind.CHEAPER_DWELLING: _cheaper_dwelling,
    LeverKind.OVER_INDEBTEDNESS: _over_indebtedness,
}
