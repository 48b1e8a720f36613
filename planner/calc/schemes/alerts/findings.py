"""What the diagnosis found that must be seen: ends to come, breaks, deficits, what is forbidden."""

from __future__ import annotations

from collections.abc import Iterator

from planner.calc.budget.lines import Line
from planner.calc.budget.sorting import FROZEN_DEBT
from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.diagnosis.over_indebtedness import FileState
from planner.calc.diagnosis.schedules import CHOSEN, HOUSEHOLD, LANDLORD
from planner.calc.dossier.dwelling import AllowanceStatus
from planner.calc.dossier.household import Role
from planner.calc.money import Money
from planner.calc.results import Alert, ReductionView
from planner.calc.schemes.alerts.seizures import seizures
from planner.calc.schemes.rights.housing import SMALL_GAP
from planner.errors import MissingParameter

__all__ = ["findings"]

EFFORT = "effort.seuil_alerte"

_BREAKS = {
    LANDLORD: "landlord_demand_breaks",
    HOUSEHOLD: "household_offer_breaks",
    CHOSEN: "chosen_breaks",
}


def findings(diagnosis: Diagnosis) -> Iterator[Alert]:
    """Every alert that comes from the figures."""
    yield from _budget(diagnosis)
    yield from _coming(diagnosis)
    yield from _account(diagnosis)
    yield from _allowance(diagnosis)
    yield from _schedules(diagnosis)
    yield from _file(diagnosis)
    yield from seizures(diagnosis)
    yield from _law(diagnosis)


def _budget(diagnosis: Diagnosis) -> Iterator[Alert]:
    budget = diagnosis.budget
    wanted = diagnosis.dossier.casework.formula
    if wanted and all(view.id != wanted for view in budget.formulas if view.selected):
        yield Alert("formula_not_applied", {"formula": wanted}, "casework.formula")
    lowest, floor = budget.lowest, budget.floor.money
    if not (diagnosis.dossier.incomes or diagnosis.dossier.charges):
        return
    if lowest.left.money.cents < 0:
        values = {"month": lowest.month, "left": lowest.left.money}
        yield Alert("deficit", values, for_family=True)
    elif lowest.left.money < floor:
        values = {"month": lowest.month, "left": lowest.left.money, "floor": floor}
        yield Alert("below_floor", values, for_family=True)
    try:
        limit = diagnosis.law.value(EFFORT, diagnosis.on).rate
    except MissingParameter:
        limit = None
    ratio = budget.effort_ratio
    if limit is not None and ratio is not None and limit < ratio.rate:
        yield Alert("effort_high", {"ratio": ratio.rate, "limit": limit})


def _coming(diagnosis: Diagnosis) -> Iterator[Alert]:
    last = diagnosis.budget.months[-1].month
    lines = diagnosis.work.lines

    def ending(line: Line) -> bool:
        until = line.until
        return until is not None and diagnosis.month <= until < last and line.amount.raw > 0

    for id, found in (("income_ends", lines.incomes), ("charge_ends", lines.charges)):
        for line in found:
            if ending(line):
                values = {"kind": line.kind, "month": line.until, "amount": line.amount.money}
                yield Alert(id, values, line.path, for_family=not line.private)
    lump = diagnosis.budget.lump
    if lump is not None:
        values = {
            "kind": lump.kind,
            "month": lump.month,
            "amount": lump.amount.money,
            "monthly": lump.monthly.money,
            "capacity": diagnosis.budget.capacity.money,
            "if_spread": lump.capacity_if_spread.money,
        }
        yield Alert("lump_makes_lowest", values, lump.path)
    limit = diagnosis.dossier.bank.overdraft_limit
    for flow in diagnosis.budget.months:
        if flow.balance is not None and flow.balance.money + limit < Money(0):
            values = {"month": flow.month, "balance": flow.balance.money, "limit": limit}
            yield Alert("overdraft_exceeded", values, "bank")
            return


def _account(diagnosis: Diagnosis) -> Iterator[Alert]:
    arrears = diagnosis.arrears
    if arrears.struck.money.cents > 0:
        yield Alert("fees_struck", {"amount": arrears.struck.money}, "account")
    if arrears.prescribed.money.cents > 0:
        yield Alert("prescribed_apart", {"amount": arrears.prescribed.money}, "account")
    if arrears.balance.money.cents < 0:
        yield Alert("account_in_credit", {"amount": -arrears.balance.money}, "account")
    account = diagnosis.account
    if account is None:
        return
    if account.impaye.constituted:
        values = {
            "threshold": account.impaye.threshold,
            "since": account.impaye.constituted_on,
        }
        yield Alert("unpaid_rent_constituted", values, "account")
    other = account.impaye_other
    if other is not None and other.constituted and not account.impaye.constituted:
        values = {"threshold": other.threshold, "since": other.constituted_on}
        yield Alert("unpaid_rent_by_the_other_rule", values, "account")


def _allowance(diagnosis: Diagnosis) -> Iterator[Alert]:
    view, allowance = diagnosis.allowance, diagnosis.dossier.dwelling.allowance
    path = "dwelling.allowance"
    yield from _reduction(view.reduction)
    if allowance.status is AllowanceStatus.SUSPENDED:
        yield Alert("allowance_suspended", {"since": view.suspended_since}, path, for_family=True)
    if allowance.status is AllowanceStatus.NOT_CLAIMED and view.computed is not None:
        if view.computed.money.cents > 0:
            values = {"amount": view.computed.money}
            yield Alert("allowance_not_claimed", values, path, for_family=True)
        return
    paid = allowance.status is AllowanceStatus.PAID
    if paid and view.gap is not None and abs(view.gap.money).cents >= SMALL_GAP:
        computed, notified = view.gap.terms
        gap = {"computed": computed.money, "notified": notified.money, "gap": view.gap.money}
        yield Alert("allowance_gap", gap, path)


def _reduction(view: ReductionView | None) -> Iterator[Alert]:
    """The RLS that the notice does not show, or shows with another amount than is due."""
    if view is None or view.due is None or view.due.raw == view.printed.raw:
        return
    if view.printed.raw:
        values = {"printed": view.printed.money, "due": view.due.money}
        yield Alert("rls_at_odds", values, "dwelling.rls")
    else:
        yield Alert("rls_missing", {"due": view.due.money}, "dwelling.rls")


def _schedules(diagnosis: Diagnosis) -> Iterator[Alert]:
    for schedule in diagnosis.schedules:
        if schedule.id in _BREAKS and not schedule.holds:
            values = {
                "instalment": schedule.instalment.money,
                "month": schedule.breaks,
                "missing": schedule.missing,
            }
            yield Alert(_BREAKS[schedule.id], values)


def _file(diagnosis: Diagnosis) -> Iterator[Alert]:
    file = diagnosis.file
    if file.state is FileState.LAPSED:
        yield Alert("admissibility_lapsed", {"since": file.since}, "events")
    if file.before is None:
        return
    capacity = diagnosis.capacity
    if capacity is not None and capacity.frozen_debts.money.cents > 0:
        values = {"amount": capacity.frozen_debts.money, "since": file.before}
        yield Alert("debts_not_to_be_paid", values)
    for line in diagnosis.work.lines.apart:
        if line.why_not == FROZEN_DEBT:
            yield Alert("instalment_not_to_be_paid", {"amount": line.amount.money}, line.path)
    for path in file.birth_unknown:
        yield Alert("debt_birth_unknown", path=path)


def _law(diagnosis: Diagnosis) -> Iterator[Alert]:
    events = diagnosis.dossier.events
    for path, field in diagnosis.deadlines.missing:
        index = path.removeprefix("events[").removesuffix("]")
        kind = events[int(index)].kind.value if index.isdigit() else ""
        yield Alert("deadline_facts_missing", {"event": kind, "field": field}, path)
    missing = diagnosis.allowance.missing
    if missing is not None and missing.reason.startswith("no_parameter:"):
        parameter = missing.reason.removeprefix("no_parameter:")
        yield Alert("no_parameter", {"parameter": parameter})
    elif diagnosis.capacity is None:
        yield Alert("no_parameter", {"parameter": "saisie.bareme"})
    couple = diagnosis.dossier.household.couple
    if couple and not _partner_has_income(diagnosis):
        yield Alert("seizable_partner", path="household.persons")


def _partner_has_income(diagnosis: Diagnosis) -> bool:
    """Whether each of the couple has a line of their own; unknown owners count as theirs."""
    partners = {
        person.id
        for person in diagnosis.dossier.household.persons
        if person.role in (Role.APPLICANT, Role.PARTNER)
    }
    owners = {income.whose for income in diagnosis.dossier.incomes if income.amount}
    return not owners or partners <= owners
