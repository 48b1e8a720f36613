"""What might be, asked of a dossier; and the plan once signed, kept by the session."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from planner.calc.calendar import Month
from planner.calc.living.amendment import Amendment
from planner.calc.living.follow import Living, Standing
from planner.calc.money import Money
from planner.calc.outcomes import Missing
from planner.calc.scenarios.comparison import Scenario
from planner.calc.scenarios.levers import LeverKind
from planner.intake.dossier_file import read_dossier
from planner.law import load_law
from planner.services import living
from planner.services.dossiers import open_example
from planner.services.examples import EXAMPLES, example_file
from planner.services.scenarios import WhatIf
from planner.services.session import Session, open_session

ON = date(2026, 11, 22)
SUSPENDED = "parent-seul-allocation-suspendue"


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_example_can_be_asked_what_might_be(name: str) -> None:
    what_if = WhatIf(read_dossier(example_file(name)), load_law(), ON)
    assert what_if.referee()
    assert what_if.shocks()
    assert what_if.debts()[0].kind == "rent_arrears"
    assert what_if.repair().tried >= 0


def test_a_suspended_allowance_is_found_and_compared() -> None:
    what_if = WhatIf(read_dossier(example_file(SUSPENDED)), load_law(), ON)
    kinds = [lever.kind for lever in what_if.levers]
    assert kinds[:2] == [LeverKind.ALLOWANCE_RESTORED, LeverKind.BACK_PAYMENT]
    shown = what_if.compare([Scenario("rights", what_if.levers[:2])])
    today, then = (it.amount("debt") for it in shown.assessments)
    assert today - then == Money(1176_00)


def test_the_plan_of_the_screen_is_that_of_what_might_be() -> None:
    dossier = read_dossier(example_file(SUSPENDED))
    what_if = WhatIf(dossier, load_law(), ON)
    again = WhatIf(dossier, load_law(), ON, made=what_if.plan)
    assert again.levers == what_if.levers
    assert again.referee()[0].instalment.money == what_if.referee()[0].instalment.money


@pytest.fixture
def session(home: Path) -> Iterator[Session]:
    opened = open_session(open_example("personne-seule-commandement"), ON)
    yield opened
    opened.close()


def test_a_signed_plan_lives_in_the_session_and_can_be_undone(session: Session) -> None:
    assert living.living(session) == Missing(("casework.signed_plan",))
    signed = living.sign_plan(session)
    assert signed is not None
    assert signed.instalment == Money(50_00)
    first = signed.first_due
    now = living.record_payment(session, Money(50_00), ON)
    assert isinstance(now, Living)
    assert now.standing is Standing.HOLDS
    assert now.remaining.money == signed.debt - Money(50_00)
    session.undo()
    later = living.living(session, Month.of(first).plus(1).last_day)
    assert isinstance(later, Living)
    assert later.standing is Standing.BROKEN


def test_an_amendment_replaces_the_plan_and_keeps_the_payments(session: Session) -> None:
    signed = living.sign_plan(session)
    assert signed is not None
    living.record_payment(session, Money(30_00), ON)
    draft = living.propose_amendment(session, Money(40_00))
    assert isinstance(draft, Amendment)
    living.amend(session, draft)
    now = living.living(session)
    assert isinstance(now, Living)
    assert now.remaining.money == signed.debt - Money(30_00)
    assert len(session.dossier.casework.plan_payments) == 1
