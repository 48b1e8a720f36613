"""A dossier being worked on: edits, undo and redo, restore points, and nothing lost."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from planner.calc.calendar import Frequency, Month
from planner.calc.dossier import (
    Charge,
    Debt,
    Dossier,
    Income,
    Person,
    Role,
)
from planner.calc.money import Money
from planner.errors import PlannerError
from planner.services.dossiers import dossier_store, new_dossier, open_example
from planner.services.examples import EXAMPLES
from planner.services.session import Session, open_session
from planner.storage.locks import AlreadyOpen


def wage(amount: str = "1000.00") -> Income:
    return Income(kind="wage", amount=Money.parse(amount))


def code_of(action: Any, *arguments: Any) -> str:
    with pytest.raises(PlannerError) as refused:
        action(*arguments)
    return refused.value.code


def test_a_field_takes_the_value_of_the_model_or_its_written_form(session: Session) -> None:
    session.add("incomes", wage())
    session.edit("incomes[0].amount", Money.parse("12.50"))
    assert session.dossier.incomes[0].amount == Money.parse("12.50")
    session.edit("incomes[0].amount", "13.5")
    assert session.dossier.incomes[0].amount == Money.parse("13.50")
    session.edit("incomes[0].start", Month(2026, 12))
    session.edit("incomes[0].months", (1, 2))
    session.edit("incomes[0].frequency", Frequency.WEEK)
    session.edit("bank.on", date(2028, 2, 29))
    session.edit("dwelling.address.city", "Angoulême")
    income = session.dossier.incomes[0]
    assert (income.start, income.months, income.frequency) == (
        Month(2026, 12),
        (1, 2),
        Frequency.WEEK,
    )
    assert session.dossier.bank.on == date(2028, 2, 29)
    assert session.dossier.dwelling.address is not None
    assert session.dossier.dwelling.address.city == "Angoulême"


def test_none_puts_a_field_back_to_nothing(session: Session) -> None:
    session.edit("dwelling.rent", "400.00")
    session.edit("dwelling.charges", "40.00")
    session.edit("dwelling.rent", None)
    session.remove("dwelling.charges")
    assert session.dossier == Dossier(id=session.id)


@pytest.mark.parametrize(
    ("path", "value", "code"),
    [
        ("incomes[0].amount", "12,50", "bad_amount"),
        ("incomes[0].amount", 12.5, "wrong_type"),
        ("incomes[0].amount", None, "missing_field"),
        ("incomes[0].kind", "wages", "unknown_value"),
        ("incomes[0].whose", "lea", "inconsistent"),
        ("incomes[0].salary", "1.00", "unknown_field"),
        ("incomes[1].amount", "1.00", "nowhere"),
        ("incomes.amount", "1.00", "wrong_type"),
        ("bank.on", "2026-02-29", "bad_date"),
        ("bank.on.day", 3, "bad_date"),
        ("id", "other", "nowhere"),
        ("schema", "planner/dossier/2", "nowhere"),
        ("", "x", "nowhere"),
        ("Incomes", "x", "nowhere"),
    ],
)
def test_an_edit_that_cannot_be_is_refused_and_changes_nothing(
    session: Session, path: str, value: object, code: str
) -> None:
    session.add("incomes", wage())
    before = session.dossier
    assert code_of(session.edit, path, value) == code
    assert session.dossier is before
    session.undo()
    assert not session.can_undo


def test_lines_are_added_and_removed(session: Session) -> None:
    assert session.add("incomes", wage("1.00")) == "incomes[0]"
    assert session.add("incomes", {"kind": "af", "amount": "2.00"}) == "incomes[1]"
    session.add("household.persons", Person(id="lea", role=Role.CHILD))
    session.remove("incomes[0]")
    assert [income.kind for income in session.dossier.incomes] == ["af"]
    assert code_of(session.remove, "incomes[1]") == "nowhere"
    session.remove("incomes[0]")
    assert session.dossier.incomes == ()


def test_a_person_or_a_debt_that_lines_name_cannot_be_removed_under_them(session: Session) -> None:
    session.add("household.persons", Person(id="lea", role=Role.CHILD))
    session.add("debts", Debt(id="edf", kind="electricity_debt", balance=Money.parse("90.00")))
    session.add("incomes", wage().but(whose="lea"))
    session.add(
        "charges", Charge(kind="energy_debt_instalment", amount=Money.parse("9.00"), debt="edf")
    )
    assert code_of(session.remove, "household.persons[0]") == "inconsistent"
    assert code_of(session.remove, "debts[0]") == "inconsistent"


def test_undo_and_redo_give_back_the_place_of_the_edit(session: Session) -> None:
    start = session.dossier
    session.edit("reference", "2026-1")
    session.edit("dwelling.rent", "400.00")
    end = session.dossier
    assert session.undo() == "dwelling.rent"
    assert session.undo() == "reference"
    assert session.undo() is None
    assert session.dossier == start
    assert session.redo() == "reference"
    assert session.redo() == "dwelling.rent"
    assert session.redo() is None
    assert session.dossier == end


def test_a_new_edit_forgets_what_could_be_redone(session: Session) -> None:
    session.edit("reference", "a")
    session.undo()
    session.edit("reference", "b")
    assert not session.can_redo
    assert session.dossier.reference == "b"


def test_the_letters_of_a_word_are_undone_together(session: Session) -> None:
    session.edit("reference", "D")
    for text in ("Du", "Duv"):
        session.edit("reference", text, amend=True)
    session.stand("reference", "Duva?")
    session.edit("reference", "Duval", amend=True)
    session.undo()
    assert session.dossier.reference == ""
    session.redo()
    assert session.dossier.reference == "Duval"


def test_a_word_begun_again_after_something_else_is_a_step_of_its_own(session: Session) -> None:
    session.edit("reference", "Duval")
    session.edit("dwelling.rent", "400.00")
    session.edit("reference", "Duvivier", amend=True)
    session.undo()
    assert session.dossier.reference == "Duval"
    session.redo()
    session.mark("ici")
    session.edit("reference", "Martin", amend=True)
    session.undo()
    assert session.dossier.reference == "Duvivier"


def test_an_edit_to_the_same_value_is_no_step(session: Session) -> None:
    session.edit("reference", "a")
    session.edit("reference", "a")
    session.undo()
    assert not session.can_undo


def test_the_plan_follows_the_dossier_and_is_computed_once_a_state(session: Session) -> None:
    session.add("incomes", wage("1000.00"))
    first = session.plan
    assert session.plan is first
    session.edit("incomes[0].amount", "1100.00")
    assert session.plan.budget.resources.money == Money.parse("1100.00")
    session.undo()
    assert session.plan.budget.resources.money == Money.parse("1000.00")


def test_the_family_sees_a_plan_computed_without_the_hidden_lines(session: Session) -> None:
    session.add("incomes", wage("1000.00"))
    assert session.shared()[1] is session.plan
    session.add("incomes", wage("90.00").but(private=True))
    seen, plan = session.shared()
    assert session.hidden == 1
    assert len(seen.incomes) == 1
    assert plan.budget.resources.money == Money.parse("1000.00")
    assert session.plan.budget.resources.money == Money.parse("1090.00")


def test_another_instalment_is_looked_at_without_being_chosen() -> None:
    session = open_session(open_example(EXAMPLES[0]))
    before = session.dossier
    looked = session.schedule_at(Money.parse("50.00"))
    assert looked is not None
    assert looked.holds
    paid = Money.sum(line.instalment for line in looked.lines)
    assert paid == looked.debt.money == session.plan.arrears.balance.money
    higher = session.schedule_at(Money.parse("400.00"))
    assert higher is not None
    assert not higher.holds
    assert session.dossier is before
    session.close()


def test_everything_is_there_after_closing_and_opening_again(session: Session, home: Path) -> None:
    id = new_dossier()
    first = open_session(id)
    first.edit("reference", "kept")
    first.stand("incomes[0].amount", "12,")
    assert first.close()
    again = open_session(id)
    assert again.dossier.reference == "kept"
    assert (again.focus, again.text) == ("incomes[0].amount", "12,")
    assert not again.can_undo
    again.close()
    listed = {entry.id: entry.reference for entry in dossier_store().entries()}
    assert listed[id] == "kept"


def test_a_dossier_abandoned_without_closing_opens_with_its_undo_and_its_field(
    session: Session,
) -> None:
    session.edit("reference", "a")
    session.edit("reference", "b")
    session.undo()
    session.stand("dwelling.rent", "4")
    assert session.flush()
    session._opened.close()
    again = open_session(session.id)
    assert again.dossier.reference == "a"
    assert (again.focus, again.text) == ("dwelling.rent", "4")
    again.redo()
    assert again.dossier.reference == "b"
    again.undo()
    again.undo()
    assert again.dossier.reference == ""
    again.close()


def test_restore_points_have_a_name_and_going_back_can_be_undone(session: Session) -> None:
    session.edit("reference", "before")
    assert session.mark("avant la CAF")
    session.edit("reference", "after")
    (point,) = [version for version in session.versions() if version.label]
    assert point.label == "avant la CAF"
    session.go_back(point.number)
    assert session.dossier.reference == "before"
    session.undo()
    assert session.dossier.reference == "after"


def test_a_dossier_opened_here_cannot_be_opened_twice(session: Session) -> None:
    with pytest.raises(AlreadyOpen):
        open_session(session.id)


def test_rates_and_amounts_keep_their_exact_form(session: Session) -> None:
    session.add("debts", Debt(id="a", kind="car_loan", balance=Money.parse("1.00")))
    session.edit("debts[0].rate", Decimal("0.0589"))
    assert session.dossier.debts[0].rate == "0.0589"
