"""Questions about what was typed: what is not known, said twice, at odds or only rough."""

from __future__ import annotations

from collections.abc import Iterator

from planner.calc.budget.formula import ResteAVivreFormula
from planner.calc.budget.lines import Rhythm
from planner.calc.budget.reste_a_vivre import INSTALMENT_KINDS
from planner.calc.budget.sorting import (
    ALLOWANCE_APART,
    COUNTED_WITH_DWELLING,
    EARMARKED,
    LIVING_COST,
    RENT_REDUCTION,
)
from planner.calc.calendar import Frequency, add_months
from planner.calc.diagnosis.chronology import doubts
from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.diagnosis.resumption import resumed_by_account
from planner.calc.dossier.dwelling import AllowanceStatus
from planner.calc.dossier.lines import Charge, Income
from planner.calc.money import Money
from planner.calc.results import Alert

__all__ = ["entries"]

_RARE = frozenset({Frequency.TWO_MONTHS, Frequency.QUARTER, Frequency.HALF_YEAR, Frequency.YEAR})
_NOT_ZERO = frozenset({"food", "fuel", "mobile_phone", "internet_phone"})
"""Kinds of which a declared nothing is a question (usage)."""
MAYOTTE = "976"
"""Where the RSA has its own, lower amount, which is not known here."""
_STALE_STATEMENT = 2
"""Months after which a statement no longer tells the balance of the day (usage)."""


def entries(diagnosis: Diagnosis) -> Iterator[Alert]:
    """Every question that the entries themselves raise."""
    yield from _household(diagnosis)
    yield from _dwelling(diagnosis)
    yield from _account(diagnosis)
    yield from _lines(diagnosis)
    yield from _twice(diagnosis)
    yield from _formula(diagnosis)
    dossier = diagnosis.dossier
    for doubt in doubts(dossier.events, diagnosis.deadlines.found, dossier.dwelling.department):
        yield Alert(doubt.id, doubt.values, doubt.path)


def _household(diagnosis: Diagnosis) -> Iterator[Alert]:
    people = diagnosis.work.people
    if people.assumed:
        yield Alert("nobody_in_household", path="household.persons")
    for path in people.births_unknown:
        yield Alert("birth_unknown", path=path)


def _dwelling(diagnosis: Diagnosis) -> Iterator[Alert]:
    rent = diagnosis.work.rent
    if diagnosis.dossier.dwelling.department == MAYOTTE:
        yield Alert("rsa_of_mayotte", path="dwelling.commune")
    allowance = diagnosis.dossier.dwelling.allowance
    if not rent.known:
        yield Alert("rent_unknown", path="dwelling.rent")
    if allowance.status is AllowanceStatus.PAID and not rent.allowance_known:
        yield Alert("allowance_amount_unknown", path="dwelling.allowance.amount")
    if rent.known and rent.allowance.raw > rent.gross.raw:
        values = {"allowance": rent.allowance.money, "rent": rent.gross.money}
        yield Alert("allowance_above_rent", values, "dwelling.allowance.amount")


def _account(diagnosis: Diagnosis) -> Iterator[Alert]:
    account, arrears = diagnosis.dossier.account, diagnosis.arrears
    if not account.lines:
        if account.rough_balance is None and account.opening_balance is None:
            yield Alert("account_unknown", path="account")
        else:
            yield Alert("account_rough", {"amount": arrears.balance.money}, "account")
    if account.opening_balance:
        values = {"amount": account.opening_balance}
        yield Alert("opening_balance_unknown", values, "account.opening_balance")
    statement = account.statement_on
    if statement is not None and add_months(statement, _STALE_STATEMENT) < diagnosis.on:
        yield Alert("statement_old", {"on": statement}, "account.statement_on")
    told, read = (
        diagnosis.dossier.casework.rent_resumed_since,
        resumed_by_account(diagnosis.dossier, diagnosis.on),
    )
    if told is not None and read is not None:
        months = max(0, diagnosis.month.minus(told) + 1)
        if months != read:
            path = "casework.rent_resumed_since"
            yield Alert("resumption_at_odds", {"told": months, "account": read}, path)


def _lines(diagnosis: Diagnosis) -> Iterator[Alert]:
    dossier = diagnosis.dossier
    for line in diagnosis.work.lines.order:
        if not line.amount.raw and line.kind in _NOT_ZERO:
            yield Alert("declared_zero", {"kind": line.kind}, line.path)
        if line.rough:
            values = {"kind": line.kind, "amount": line.amount.money}
            yield Alert("rough_line", values, line.path)
        if line.why_not == EARMARKED:
            yield Alert("earmarked_income", {"kind": line.kind}, line.path)
        elif line.why_not == COUNTED_WITH_DWELLING:
            yield Alert("counted_with_dwelling", {"kind": line.kind}, line.path)
        elif line.why_not == RENT_REDUCTION:
            yield Alert("rls_told_as_income", path=line.path)
        elif line.why_not == ALLOWANCE_APART and dossier.dwelling.allowance.amount is not None:
            yield Alert("allowance_told_as_income", path=line.path)
    told: list[tuple[str, Income | Charge]] = [
        *((f"incomes[{index}]", income) for index, income in enumerate(dossier.incomes)),
        *((f"charges[{index}]", charge) for index, charge in enumerate(dossier.charges)),
    ]
    for path, each in told:
        if each.frequency in _RARE and each.months is None and each.start is None:
            yield Alert("due_month_unknown", {"kind": each.kind}, path)


def _twice(diagnosis: Diagnosis) -> Iterator[Alert]:
    """What may be counted twice: an instalment without its link, a wage already seized, food."""
    dossier = diagnosis.dossier
    linked = {charge.debt for charge in dossier.charges}
    apart = {debt.instalment for debt in dossier.debts if debt.instalment and debt.id not in linked}
    for index, charge in enumerate(dossier.charges):
        if charge.debt is None and charge.kind in INSTALMENT_KINDS and charge.amount in apart:
            yield Alert("instalment_told_twice", {"amount": charge.amount}, f"charges[{index}]")
    told = {charge.debt: f"charges[{index}]" for index, charge in enumerate(dossier.charges)}
    unsaid = {
        told.get(debt.id, f"debts[{index}]")
        for index, debt in enumerate(dossier.debts)
        if debt.already_withheld is None
    }
    for line in diagnosis.work.lines.withheld:
        if line.path in unsaid and line.runs_in(diagnosis.month):
            yield Alert("withheld_before_or_after", {"amount": line.amount.money}, line.path)
    living = [
        line
        for line in diagnosis.work.lines.apart
        if line.why_not == LIVING_COST and line.runs_in(diagnosis.month)
    ]
    declared = Money.sum(line.monthly.money for line in living if line.rhythm is not Rhythm.ONCE)
    floor = diagnosis.budget.floor.money
    if declared > floor:
        values = {"declared": declared, "floor": floor}
        yield Alert("living_costs_above_floor", values, living[0].path)


def _formula(diagnosis: Diagnosis) -> Iterator[Alert]:
    wanted = diagnosis.dossier.casework.formula
    known = {formula.id for formula in diagnosis.law.records(ResteAVivreFormula)}
    if wanted and wanted not in known:
        yield Alert("formula_unknown", {"formula": wanted}, "casework.formula")
    used = diagnosis.budget.floor_formula
    selected = next((view.id for view in diagnosis.budget.formulas if view.selected), wanted)
    own = diagnosis.dossier.casework.floor is not None
    if not own and selected and wanted in known and selected != used:
        values = {"formula": selected, "used": used}
        yield Alert("formula_without_floor", values, "casework.formula")
