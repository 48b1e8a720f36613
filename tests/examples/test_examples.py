"""The example dossiers: valid, canonical, true to the statements beside them, and plausible."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from planner.calc.dossier import Dossier, EventKind, EvidenceStatus
from planner.calc.plan import plan
from planner.intake.dossier_file import read_dossier, write_dossier
from planner.intake.statement import read_statement
from planner.law import load_law
from planner.law.communes import by_insee
from planner.services.examples import EXAMPLES, example_file, example_statement
from planner.services.statements import rent_account

FOLDER = Path(__file__).resolve().parents[2] / "examples"
DAY = date(2026, 11, 22)

names = pytest.mark.parametrize("name", EXAMPLES)


def dossier(name: str) -> Dossier:
    return read_dossier(example_file(name), name=name)


def test_every_file_of_the_folder_belongs_to_an_example() -> None:
    files = {path.name for path in FOLDER.iterdir()}
    expected = {f"{name}{end}" for name in EXAMPLES for end in (".json", "-releve.csv")}
    assert files == expected | {"README.md", "schemes"}
    assert len(EXAMPLES) == 3


@names
def test_the_file_is_written_as_the_planner_writes_it(name: str) -> None:
    assert write_dossier(dossier(name)) == example_file(name)


@names
def test_importing_the_statement_gives_exactly_the_lines_of_the_dossier(name: str) -> None:
    known = dossier(name)
    (statement,) = read_statement(example_statement(name), name=name, today=DAY)
    assert statement.complete
    account = rent_account(statement, known.account)
    assert account.lines == known.account.lines
    assert account.statement_on == known.account.statement_on
    assert account.opening_balance == known.account.opening_balance


@names
def test_the_balance_of_the_dossier_is_the_printed_one_less_the_struck_fees(name: str) -> None:
    known = dossier(name)
    (statement,) = read_statement(example_statement(name), name=name, today=DAY)
    computed = plan(known, load_law(), DAY)
    assert statement.printed_closing == statement.closing_balance
    assert computed.arrears.balance.money == statement.legal_balance
    assert computed.arrears.struck.money == statement.struck_total
    assert statement.struck_total.cents > 0


def test_the_three_statements_are_written_in_three_different_ways() -> None:
    read = [read_statement(example_statement(name), name=name)[0] for name in EXAMPLES]
    ways = {(one.encoding, one.separator, one.amounts, one.dates) for one in read}
    assert len(ways) == 3
    assert len({one.amounts for one in read}) == 3


@names
def test_the_commune_is_real_and_its_zone_is_the_known_one(name: str) -> None:
    dwelling = dossier(name).dwelling
    assert dwelling.commune is not None
    assert dwelling.address is not None
    commune = by_insee(dwelling.commune)
    assert commune is not None
    assert commune.zone == dwelling.zone
    assert commune.name == dwelling.address.city
    assert dwelling.address.postal_code in commune.postal_codes


@names
def test_what_was_said_and_seen_is_dated_before_the_day_of_the_plan(name: str) -> None:
    known = dossier(name)
    said = [line.evidence for line in known.incomes]
    said += [line.evidence for line in known.charges] + [debt.evidence for debt in known.debts]
    assert all(evidence.on is not None and evidence.on <= DAY for evidence in said)
    assert all(bool(one.paper) == (one.status is not EvidenceStatus.DECLARED) for one in said)
    assert {evidence.status for evidence in said} == set(EvidenceStatus)
    assert known.casework.met_on is not None
    assert known.casework.met_on.weekday() < 5
    assert known.casework.private_notes
    assert all(before.date <= after.date for before, after in pairwise(known.account.lines))


@names
def test_each_instalment_of_the_budget_repays_a_debt_of_the_same_amount(name: str) -> None:
    known = dossier(name)
    debts = {debt.id: debt for debt in known.debts}
    paid = {charge.debt: charge for charge in known.charges if charge.debt}
    assert {debt.id for debt in known.debts if debt.instalment} == set(paid)
    for id, charge in paid.items():
        assert id is not None
        assert (charge.amount, charge.until) == (debts[id].instalment, debts[id].until)
        assert charge.private == debts[id].private


def test_each_household_is_the_one_it_is_said_to_be() -> None:
    alone, parent, couple = (dossier(name) for name in EXAMPLES)
    law = load_law()
    assert [len(one.household.persons) for one in (alone, parent, couple)] == [1, 3, 4]
    assert EventKind.COMMANDEMENT in {event.kind for event in alone.events}
    suspended = plan(parent, law, DAY).allowance
    assert suspended.back_payment is not None
    assert suspended.debt_after_back_payment is not None
    assert suspended.back_payment.money > suspended.debt_after_back_payment.money
    indebted = plan(couple, law, DAY)
    assert indebted.budget.capacity.money.cents == 0
    assert not any(schedule.holds for schedule in indebted.schedules)
    assert plan(alone, law, DAY).budget.capacity.money.cents > 0
    assert any(line.private for line in couple.incomes)
    assert any(debt.private for debt in couple.debts)
