"""Which debt first: the order of a French counsellor, and what happens when one is not paid.

When all cannot be paid, some debts cost a home, the light, a child's support or one's freedom, and
others cost a letter. The current rent and the current energy come before every debt. Then four
ranks: **1** roof, light, freedom, children; **2** the State's powers of seizure and the goods one
needs; **3** contracts; **4** private people. Within a rank, the creditor who has gone further
comes first: a seizure running, then a judgment, a formal notice, a letter.

The rank and the consequence of each kind are data (``DebtKind``, professional usage). What is
already taken at its source, a wage seized, a benefit withheld, bites before the money arrives: it
is said with the debt, and counted once only.
"""

from __future__ import annotations

from datetime import date

from planner.calc.budget.withholding import bitten, taken_at_source
from planner.calc.calendar import Month
from planner.calc.dossier.debts import Debt, DebtStage
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.kinds import DebtKind
from planner.calc.law import Law
from planner.calc.money import ZERO, Money
from planner.calc.values import dataclass

__all__ = ["NO_TIME", "RANKS", "RankedDebt", "order_debts"]

NO_TIME = frozenset({"child_support_debt", "fine", "criminal_damages", "wage_seizure"})
"""Debts that no judge spreads over the ordinary two years, or that are taken at the source."""

RANKS = ("roof", "needed", "contract", "private", "apart")
"""The ids of the ranks 1 to 4, and of what stands outside the order."""

_STAGES = (DebtStage.SEIZURE, DebtStage.JUDGMENT, DebtStage.FORMAL_NOTICE, DebtStage.AMICABLE)
_LAST = 5


@dataclass(frozen=True, slots=True)
class RankedDebt:
    """A debt in its order. ``path`` is its place in the dossier; ``account`` for the rent debt.

    ``order`` is 1 to 4, or 5 outside the order; ``other_order`` the rank it takes in the case that
    its hint names (a car needed for work). ``instalment`` is what it takes each month now and
    ``taken_from`` the path of the income that it is taken from, when it bites before the money
    arrives; ``already_withheld`` whether that income was told already cut. ``frozen`` says that it
    may not be paid (over-indebtedness).
    """

    path: str
    kind: str
    order: int
    other_order: int | None
    stage: DebtStage
    balance: Money
    instalment: Money
    until: Month | None
    taken_at_source: bool
    taken_from: str | None
    already_withheld: bool | None
    frozen: bool
    agreed: bool | None
    guarantor: str
    record: DebtKind | None

    @property
    def rank(self) -> str:
        """The id of the rank."""
        return RANKS[self.order - 1]

    @property
    def maybe_twice(self) -> bool:
        """Whether the budget may count it twice: deducted from an income told already cut."""
        return (
            self.taken_from is not None and self.already_withheld is None and bool(self.instalment)
        )


def order_debts(
    dossier: Dossier,
    law: Law,
    on: date,
    *,
    rent_debt: Money = ZERO,
    frozen: frozenset[str] = frozenset(),
) -> tuple[RankedDebt, ...]:
    """Every debt in the order in which it is treated; ``rent_debt`` is that of the account.

    ``frozen`` are the ids of the debts that may not be paid.
    """
    records = {record.id: record for record in law.records(DebtKind)}
    charged = {
        charge.debt: (charge.amount, charge.until)
        for charge in dossier.charges
        if charge.debt is not None and charge.runs_in(Month.of(on))
    }
    found: list[RankedDebt] = []
    if rent_debt > ZERO:
        found.append(_rent(dossier, records.get("rent_arrears"), rent_debt))
    for index, debt in enumerate(dossier.debts):
        record = records.get(debt.kind)
        told = charged.get(debt.id, (debt.instalment or ZERO, debt.until))
        at_source = taken_at_source(debt)
        found.append(
            RankedDebt(
                path=f"debts[{index}]",
                kind=debt.kind,
                order=(record.order if record is not None else None) or _LAST,
                other_order=record.other_order if record is not None else None,
                stage=debt.stage,
                balance=debt.balance,
                instalment=told[0],
                until=told[1],
                taken_at_source=at_source,
                taken_from=_source(dossier, debt, on) if at_source else None,
                already_withheld=debt.already_withheld,
                frozen=debt.id in frozen,
                agreed=debt.agreed,
                guarantor=debt.guarantor,
                record=record,
            )
        )
    return tuple(sorted(found, key=lambda one: (one.order, _STAGES.index(one.stage))))


def _rent(dossier: Dossier, record: DebtKind | None, balance: Money) -> RankedDebt:
    """The rent debt of the account, at the stage that the acts of the procedure tell."""
    kinds = {event.kind.value for event in dossier.events}
    if kinds & {"judgment", "leave_order", "force_publique_requested", "force_publique_granted"}:
        stage = DebtStage.JUDGMENT
    elif kinds & {"commandement", "assignation", "formal_notice"}:
        stage = DebtStage.FORMAL_NOTICE
    else:
        stage = DebtStage.AMICABLE
    guarantor = dossier.household.guarantor
    return RankedDebt(
        path="account",
        kind="rent_arrears",
        order=1,
        other_order=None,
        stage=stage,
        balance=balance,
        instalment=dossier.casework.chosen_instalment or ZERO,
        until=None,
        taken_at_source=False,
        taken_from=None,
        already_withheld=None,
        frozen=False,
        agreed=None,
        guarantor=guarantor.name if guarantor is not None else "",
        record=record,
    )


def _source(dossier: Dossier, debt: Debt, on: date) -> str | None:
    """The path of the income that a debt is taken from."""
    index = bitten(dossier, debt, Month.of(on))
    return None if index is None else f"incomes[{index}]"
