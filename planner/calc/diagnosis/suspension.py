"""What may suspend the allowance of this household, and the amounts that keep or restore it.

The facts are those of the dossier: the account (is the debt an *impayé*, was last month's rent
paid, by how much), the requests, the acts, the statuses of the people. Near the change of regime
both readings are given: a plan signed in December is judged in January.
"""

from __future__ import annotations

from datetime import date

from planner.calc.allowance_results import (
    AllowanceView,
    ConditionView,
    SuspensionReading,
    SuspensionView,
)
from planner.calc.arrears.account import RentArrears
from planner.calc.arrears.impaye import AMOUNT, TWO_MONTHS
from planner.calc.budget.budget import BudgetWork
from planner.calc.calendar import Month
from planner.calc.diagnosis.grafting import Grafting
from planner.calc.diagnosis.over_indebtedness import FileState, OverIndebtedness
from planner.calc.dossier.account import AccountKind
from planner.calc.dossier.casework import AidKind, RequestState
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.dwelling import AllowanceStatus
from planner.calc.dossier.household import PersonStatus
from planner.calc.dossier.procedure import EventKind
from planner.calc.dossier.standing import standing
from planner.calc.figure import Figure
from planner.calc.housing.suspension import (
    Reading,
    Regime,
    SuspensionFacts,
    read_suspension,
)
from planner.calc.law import Law
from planner.calc.money import Money, Rounding
from planner.calc.results import ArrearsView
from planner.errors import MissingParameter

__all__ = ["suspension_view"]

SHARE = "impaye.maintien_part_payee"
ONE_GO = "protocole.rappel_en_une_fois"

_RECEIVING = (AllowanceStatus.PAID, AllowanceStatus.SUSPENDED)
_HARDSHIP = frozenset(
    {
        PersonStatus.RSA,
        PersonStatus.AAH,
        PersonStatus.UNEMPLOYED_PAID,
        PersonStatus.UNEMPLOYED_UNPAID,
        PersonStatus.LONG_SICK,
        PersonStatus.DISABLED,
    }
)
"""What payers look at: minima, illness, loss of work (usage, from secondary sources)."""


def suspension_view(
    r: Grafting,
    dossier: Dossier,
    law: Law,
    on: date,
    work: BudgetWork,
    arrears: ArrearsView,
    file: OverIndebtedness,
    view: AllowanceView,
) -> SuspensionView | None:
    """The readings on a day; None when no allowance is paid nor suspended."""
    if dossier.dwelling.allowance.status not in _RECEIVING:
        return None
    usual = view.notified or view.computed
    if usual is None or not usual.raw:
        return None
    net = r.at_least_zero(
        "current_expense", r.difference("current_expense_exact", work.rent.gross, usual)
    )
    half = _half(r, law, on, net)
    state = arrears.state if isinstance(arrears.state, RentArrears) else None
    readings = tuple(
        _told(read_suspension(_facts(dossier, on, arrears, file, state, half, regime), regime))
        for regime in _regimes(law, on, state)
    )
    return SuspensionView(
        readings=readings,
        current_expense=net,
        half=half,
        back_payment_in_one_go=_in_one_go(dossier, law, on, arrears, view.back_payment),
    )


def _told(reading: Reading) -> SuspensionReading:
    return SuspensionReading(
        reading.regime.value,
        reading.standing.value,
        tuple(ConditionView(each.id, each.met, each.reference) for each in reading.conditions),
        reading.reference,
        reading.certainty,
    )


def _half(r: Grafting, law: Law, on: date, net: Figure) -> Figure | None:
    try:
        share = law.value(SHARE, on)
    except MissingParameter:
        return None
    return r.product("half_expense", net, r.parameter(share), Rounding.HALF_UP)


def _regimes(law: Law, on: date, state: RentArrears | None) -> tuple[Regime, ...]:
    """The regime in force first, then the other one where both rules of the *impayé* are shown."""
    after = on >= law.parameter(AMOUNT).values[0].start
    main, other = (Regime.CCAPEX, Regime.PAYER) if after else (Regime.PAYER, Regime.CCAPEX)
    both = state is not None and state.impaye_other is not None
    return (main, other) if both else (main,)


def _facts(
    dossier: Dossier,
    on: date,
    arrears: ArrearsView,
    file: OverIndebtedness,
    state: RentArrears | None,
    half: Figure | None,
    regime: Regime,
) -> SuspensionFacts:
    ended = dossier.dwelling.lease_ended
    judged = any(event.kind is EventKind.JUDGMENT and event.date <= on for event in dossier.events)
    return SuspensionFacts(
        suspended=dossier.dwelling.allowance.status is AllowanceStatus.SUSPENDED,
        unpaid=_unpaid(state, regime),
        rent_resumed=None if arrears.resumed is None else arrears.resumed > 0,
        half_paid=_half_paid(dossier, on, half),
        hardship=_hardship(dossier, on, file),
        plan=_plan(dossier),
        judge_schedule=None if judged else False,
        lease_ended=ended is not None and ended <= on,
        file_admissible=file.state is FileState.ADMISSIBLE,
        file_measures=file.state is FileState.MEASURES,
    )


def _unpaid(state: RentArrears | None, regime: Regime) -> bool | None:
    """Whether the debt is an *impayé* by the rule of a regime."""
    if state is None:
        return None
    for reading in (state.impaye, state.impaye_other):
        if reading is not None and (reading.rule == TWO_MONTHS) is (regime is Regime.PAYER):
            return reading.constituted
    return None


def _half_paid(dossier: Dossier, on: date, half: Figure | None) -> bool | None:
    """Whether the payments of the last whole month reach half of the expense."""
    lines = [line for line in dossier.account.lines if line.date <= on]
    if not lines or half is None:
        return None
    month = Month.of(on).plus(-1)
    paid = Money.sum(
        line.amount
        for line in lines
        if line.kind is AccountKind.PAYMENT and (line.settles or Month.of(line.date)) == month
    )
    return paid >= half.money


def _hardship(dossier: Dossier, on: date, file: OverIndebtedness) -> bool | None:
    followed = any(
        request.kind is AidKind.ASLL and request.state is RequestState.GRANTED
        for request in dossier.casework.requests
    )
    in_file = file.state not in (FileState.NONE, FileState.CLOSED)
    return True if followed or in_file or _HARDSHIP & standing(dossier, Month.of(on)) else None


def _plan(dossier: Dossier) -> bool | None:
    """A plan granted is taken to be approved; one that is only asked for is not known to be."""
    granted = any(
        request.kind is AidKind.PAYMENT_PLAN and request.state is RequestState.GRANTED
        for request in dossier.casework.requests
    )
    return True if granted else None


def _in_one_go(
    dossier: Dossier, law: Law, on: date, arrears: ArrearsView, back: Figure | None
) -> bool | None:
    """D.824-15: under a protocol, a small back payment or debt is paid back at once."""
    ended = dossier.dwelling.lease_ended
    if back is None or ended is None or ended > on:
        return None
    try:
        limit = law.value(ONE_GO, on).amount
    except MissingParameter:
        return None
    return back.money < limit or arrears.undisputed.money < limit
