"""The landlord's plan: what it must hold, and what it can never hold."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from planner.calc.dossier import (
    Casework,
    Charge,
    Debt,
    Dossier,
    Income,
    PaidTo,
    PersonStatus,
)
from planner.calc.dossier.answers import Answers
from planner.calc.dossier.audience import (
    HEALTH_STATUSES,
    MAY_HAVE,
    Audience,
    Topic,
    dossier_for,
)
from planner.calc.dossier.procedure import EventKind, ProcedureEvent
from planner.calc.dossier.sharing import shared
from planner.calc.law import Law
from planner.calc.money import Money
from planner.calc.plan import plan
from planner.documents.landlord_plan import landlord_plan_data, landlord_plan_pdf
from planner.documents.letterhead import Letterhead
from planner.documents.letters import in_letters, number_in_letters
from planner.errors import PlannerError
from tests.documents.conftest import ON
from tests.documents.test_documents import plain, text_of
from tests.support.dossiers import dossiers
from tests.support.households import alone, charge, euros, rent_debt

MARK = "CANARI"


def printed(dossier: Dossier, law: Law, letterhead: Letterhead) -> str:
    seen = shared(dossier)
    return json.dumps(landlord_plan_data(seen, plan(seen, law, ON), letterhead), ensure_ascii=False)


def in_debt(**parts: object) -> Dossier:
    fields: dict[str, object] = {
        "account": rent_debt("1000.00"),
        "casework": Casework(chosen_instalment=euros("50.00")),
    }
    return alone(**(fields | parts))  # type: ignore[arg-type]


def test_the_plan_holds_the_sum_in_figures_and_in_letters(law: Law, letterhead: Letterhead) -> None:
    seen = in_debt()
    text = plain(text_of(landlord_plan_pdf(seen, plan(seen, law, ON), letterhead)))
    assert "1 000,00 € (mille euros)" in text
    assert "20 mensualités : 19 de 50,00 €" in text
    assert "une dernière de 50,00 €" in text
    assert "450,00 € en tout" in text
    for article in ("1342-10", "1375", "R.824-7", "L.722-5"):
        assert article in text


def test_what_is_struck_is_not_acknowledged(law: Law, letterhead: Letterhead) -> None:
    from planner.calc.dossier import AccountKind, AccountLine

    account = rent_debt("1000.00")
    fee = AccountLine(date=date(2026, 7, 1), kind=AccountKind.FEE, amount=euros("45.00"))
    old = AccountLine(date=date(2020, 7, 1), kind=AccountKind.RENT, amount=euros("77.00"))
    text = printed(in_debt(account=account.but(lines=(old, *account.lines, fee))), law, letterhead)
    assert "45,00" in text
    assert "77,00" in text
    assert "mille euros" in text


def test_a_landlord_who_receives_no_allowance_is_due_the_whole_rent(
    law: Law, letterhead: Letterhead
) -> None:
    base = in_debt(rent="400.00", aid="151.37")
    to_landlord = plain(printed(base, law, letterhead))
    assert "298,63 € en tout" in to_landlord
    paid_to_tenant = base.dwelling.but(allowance=base.dwelling.allowance.but(paid_to=PaidTo.TENANT))
    text = plain(printed(base.but(dwelling=paid_to_tenant), law, letterhead))
    assert "450,00 € en tout" in text
    assert "151,37" not in text


def test_no_plan_is_written_where_none_holds(law: Law, letterhead: Letterhead) -> None:
    hard = in_debt(charges=(charge("other_charge", "300.00"),))
    with pytest.raises(PlannerError) as error:
        printed(hard, law, letterhead)
    assert error.value.problems[0].code == "no_payment_plan"


def test_no_plan_is_written_against_an_admissible_file(law: Law, letterhead: Letterhead) -> None:
    events = (ProcedureEvent(kind=EventKind.OVER_INDEBTEDNESS_ADMISSIBLE, date=date(2026, 10, 1)),)
    with pytest.raises(PlannerError) as error:
        printed(in_debt(events=events), law, letterhead)
    assert "L.722-5" in str(error.value)


def marked(dossier: Dossier) -> Dossier:
    """The same dossier with a mark in everything that the landlord may not have."""
    people = tuple(
        person if person.is_adult() else person.but(first_name=MARK, last_name=MARK)
        for person in dossier.household.persons
    )
    return dossier.but(
        household=dossier.household.but(persons=people, phone=MARK, email=MARK),
        incomes=tuple(line.but(label=MARK, note=MARK) for line in dossier.incomes),
        charges=tuple(line.but(label=MARK, note=MARK) for line in dossier.charges),
        debts=tuple(debt.but(creditor=MARK, note=MARK, guarantor=MARK) for debt in dossier.debts),
        savings=tuple(saving.but(label=MARK) for saving in dossier.savings),
        dwelling=dossier.dwelling.but(
            note=MARK, allowance=dossier.dwelling.allowance.but(number=MARK)
        ),
        account=dossier.account.but(note=MARK),
        events=tuple(event.but(note=MARK) for event in dossier.events),
        casework=dossier.casework.but(cause=MARK, private_notes=MARK, objectives=(MARK,)),
    )


@pytest.mark.slow
@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(dossiers())
def test_nothing_private_of_any_household_reaches_the_landlord(dossier: Dossier) -> None:
    from planner.law import load_law

    try:
        text = printed(marked(dossier), load_law(), Letterhead())
    except PlannerError:
        assume(False)
    assert MARK not in text


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(dossiers(), st.sampled_from(Audience))
def test_an_audience_is_given_only_what_it_may_have(dossier: Dossier, audience: Audience) -> None:
    seen, may = dossier_for(marked(dossier), audience), MAY_HAVE[audience]
    text = seen.model_dump_json()
    assert seen.answers == (dossier.answers if audience is Audience.HOUSEHOLD else Answers())
    assert seen.casework.private_notes == ""
    assert not any(line.private for line in seen.incomes)
    assert not any(line.private for line in seen.charges)
    assert not any(debt.private for debt in seen.debts)
    if Topic.BUDGET not in may:
        assert not seen.incomes
        assert not seen.charges
    if Topic.DEBTS not in may:
        assert seen.debts == ()
    if Topic.HEALTH not in may:
        statuses = {status for person in seen.household.persons for status in person.statuses}
        assert not statuses & HEALTH_STATUSES
    if audience is Audience.LANDLORD:
        assert MARK not in text
        assert all(person.is_adult() for person in seen.household.persons)
        assert all(person.birth is None and not person.statuses for person in
                   seen.household.persons)  # fmt: skip
    if Topic.NAMES_OF_CHILDREN not in may:
        assert all(person.name == "" for person in seen.household.persons
                   if person.role == "child")  # fmt: skip


def test_the_landlord_s_plan_is_the_same_whatever_else_the_household_owes_or_earns(
    law: Law, letterhead: Letterhead
) -> None:
    base = in_debt(wage="1500.00")
    other = base.but(
        incomes=(Income(kind="aah", amount=euros("1600.00")),),
        charges=(Charge(kind="pharmacy_out_of_pocket", amount=euros("12.00")),),
        debts=(Debt(id="d1", kind="fine", balance=euros("90.00"), creditor="Trésor"),),
        household=base.household.but(
            persons=tuple(
                person.but(statuses=(PersonStatus.LONG_SICK,)) for person in base.household.persons
            )
        ),
    )
    assert printed(base, law, letterhead) == printed(other, law, letterhead)


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (0, "zéro"),
        (21, "vingt et un"),
        (71, "soixante et onze"),
        (77, "soixante-dix-sept"),
        (80, "quatre-vingts"),
        (81, "quatre-vingt-un"),
        (91, "quatre-vingt-onze"),
        (100, "cent"),
        (200, "deux cents"),
        (201, "deux cent un"),
        (1000, "mille"),
        (1409, "mille quatre cent neuf"),
        (80_000, "quatre-vingt mille"),
        (200_300, "deux cent mille trois cents"),
        (2_000_001, "deux millions un"),
    ],
)
def test_numbers_are_written_as_a_bank_wants_them(number: int, words: str) -> None:
    assert number_in_letters(number) == words


def test_an_amount_is_written_with_its_cents() -> None:
    assert in_letters(Money(0)) == "zéro euro"
    assert in_letters(Money(1_01)) == "un euro et un centime"
    assert in_letters(Money(1_409_53)) == "mille quatre cent neuf euros et cinquante-trois centimes"
    assert in_letters(Money(1_000_000_00)) == "un million d’euros"
    with pytest.raises(ValueError, match="from 0"):
        in_letters(Money(1_000_000_000_00))


@given(st.integers(0, 999_999), st.integers(0, 999_999))
def test_two_numbers_are_never_written_alike(one: int, two: int) -> None:
    assert (number_in_letters(one) == number_in_letters(two)) is (one == two)
