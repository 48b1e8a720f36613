"""Each document holds what its audience may have, and nothing of what it may not.

Every topic bears its own mark. A document that may have a topic must show its mark somewhere, so
that a test which finds none elsewhere proves something; and what an audience may not have can be
changed at will without a letter of its document changing.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.calc.diagnosis.diagnosis import diagnose
from planner.calc.dossier import (
    Allowance,
    Casework,
    Charge,
    Debt,
    Dossier,
    Dwelling,
    Evidence,
    EvidenceStatus,
    Household,
    Income,
    PaidTo,
    Person,
    PersonStatus,
    Request,
    RequestState,
    Role,
    Saving,
    SignedPlan,
    SupportGoal,
    SupportMeasure,
    SupportReview,
    Wish,
)
from planner.calc.dossier.audience import MAY_HAVE, Audience, Topic
from planner.calc.dossier.casework import AidKind
from planner.calc.dossier.dwelling import Landlord
from planner.calc.dossier.followup import Followup, Goal, SchemeEntry
from planner.calc.dossier.followup_kinds import Designator
from planner.calc.dossier.procedure import EventKind, ProcedureEvent
from planner.calc.dossier.sharing import shared
from planner.calc.dossier.support import GoalChoice, GoalKind, SupportChoices
from planner.calc.living.amendment import Amendment, draft_amendment
from planner.calc.living.follow import Living, follow_plan
from planner.calc.money import Money
from planner.calc.plan import plan
from planner.calc.schemes.asll_convention import AsllConvention
from planner.calc.schemes.asll_follow import follow
from planner.calc.schemes.asll_measure import measure_for
from planner.calc.schemes.fsl_evaluation import evaluate
from planner.calc.schemes.fsl_profile import FslProfile
from planner.documents.amendment import amendment_data
from planner.documents.asll_request import asll_request_data, asll_request_pdf
from planner.documents.asll_review import asll_review_data
from planner.documents.contract import contract_data
from planner.documents.due_dates import due_dates
from planner.documents.family_page import family_page_data
from planner.documents.fsl_file import draft_report, fsl_file_data, fsl_file_pdf
from planner.documents.fsl_utilities import fsl_utilities_data
from planner.documents.landlord_plan import landlord_plan_data, landlord_plan_pdf
from planner.documents.letterhead import Letterhead
from planner.law import load_law
from tests.documents.test_documents import text_of
from tests.support.households import ON, rent_debt

LAW = load_law()
CHARENTE = next(one for one in LAW.records(FslProfile) if one.id == "fsl-16-charente")
USUAL = next(one for one in LAW.records(AsllConvention) if one.default)
START = date(2026, 12, 1)

NOTE, PRIVATE, CHILD = "MARQUENOTE", "MARQUEPRIVEE", "MARQUEENFANT"
CAUSE, CREDITOR, SUPPLIER = "MARQUECAUSE", "MARQUECREANCIER", "MARQUEFOURNISSEUR"
HEALTH, NUMBER, SAYS, LABEL = "MARQUESANTE", "MARQUENUMERO", "MARQUEPAROLE", "MARQUELIGNE"
GOAL, FOLLOWED = "MARQUEOBJECTIF", "MARQUESUIVI"
EVERY = (
    *(NOTE, PRIVATE, CHILD, CAUSE, CREDITOR, SUPPLIER, HEALTH, NUMBER, SAYS, LABEL),
    *(GOAL, FOLLOWED),
)


@st.composite
def households(draw: st.DrawFn) -> Dossier:
    """A household for which every document can be written, each topic with its mark."""
    children = draw(st.integers(1, 3))
    wage = Money(draw(st.integers(2_400_00, 3_000_00)))
    owed = Money(draw(st.integers(300_00, 1_200_00)))
    persons = (
        Person(
            id="p1",
            first_name="Marie",
            last_name="Dupont",
            role=Role.APPLICANT,
            birth=date(1985, 5, 5),
            statuses=(PersonStatus.LONG_SICK,) if draw(st.booleans()) else (),
        ),
        *(
            Person(
                id=f"c{n}",
                first_name=CHILD,
                last_name=CHILD,
                role=Role.CHILD,
                birth=date(2012 + 2 * n, 3, 3),
                statuses=(PersonStatus.AEEH,) if draw(st.booleans()) else (),
            )
            for n in range(children)
        ),
    )
    seen = Evidence(status=draw(st.sampled_from(EvidenceStatus)), paper=draw(st.just("")))
    account = rent_debt("1.00")
    return Dossier(
        household=Household(persons=persons),
        incomes=(
            Income(kind="wage", amount=wage, label=LABEL, note=NOTE, evidence=seen),
            Income(kind="casual_wage", amount=Money(77_13), label=PRIVATE, private=True),
        ),
        charges=(
            Charge(kind="electricity", amount=Money(60_00), label=LABEL, note=NOTE),
            Charge(kind="pharmacy_out_of_pocket", amount=Money(12_34), label=HEALTH),
            Charge(kind="tobacco_leisure", amount=Money(61_37), label=PRIVATE, private=True),
        ),
        dwelling=Dwelling(
            rent=Money(draw(st.integers(250_00, 400_00))),
            commune="16015",
            note=NOTE,
            landlord=Landlord(name="Office public"),
            allowance=Allowance(
                amount=Money(draw(st.integers(0, 120_00))),
                paid_to=draw(st.sampled_from([PaidTo.LANDLORD, PaidTo.TENANT])),
                number=NUMBER,
            ),
        ),
        account=account.but(lines=(account.lines[0].but(amount=owed),), note=NOTE),
        debts=(
            Debt(id="k", kind="personal_loan", creditor=CREDITOR, balance=Money(900_00), note=NOTE,
                 instalment=Money(30_00)),
            Debt(id="e", kind="gas_debt", creditor=SUPPLIER, balance=Money(111_11)),
            Debt(id="s", kind="family_loan", creditor=PRIVATE, balance=Money(431_19), private=True),
        ),
        savings=(Saving(label=LABEL, amount=Money(5_00)),),
        events=(
            ProcedureEvent(kind=EventKind.COMMANDEMENT, date=date(2026, 11, 2), note=NOTE),
        ),
        casework=Casework(
            counsellor="Claire MARTIN",
            cause=CAUSE,
            chosen_instalment=Money(50_00),
            asll_wish=Wish.YES,
            requests=(Request(kind=AidKind.RIGHTS, state=RequestState.PREPARED, note=NOTE),),
            asll_choices=SupportChoices(
                goals=(GoalChoice(kind=GoalKind.STOP_ARREARS, text=GOAL, measured_by=GOAL),)
            ),
            asll=SupportMeasure(
                entry="asll",
                convention="asll-usuel",
                first_day=START,
                for_months=3,
                goals=(
                    SupportGoal(
                        kind=GoalKind.STOP_ARREARS, by=date(2027, 3, 1), target=3, text=GOAL
                    ),
                ),
                reviews=(SupportReview(on=date(2027, 1, 15), household_says=SAYS),),
            ),
            private_notes=NOTE,
        ),
        followup=Followup(
            entries=(
                SchemeEntry(
                    id="asll",
                    protocol="asll",
                    entered_on=date(2026, 11, 1),
                    designated_by=Designator.CCAS,
                    goals=(Goal(text=FOLLOWED),),
                ),
            )
        ),
    )  # fmt: skip


def landlord_plan(seen: Dossier) -> Any:
    return landlord_plan_data(seen, plan(seen, LAW, ON), Letterhead())


def fsl_file(seen: Dossier) -> Any:
    found = evaluate(diagnose(seen, LAW, ON), CHARENTE)
    return fsl_file_data(seen, plan(seen, LAW, ON), found, Letterhead())


def fsl_report(seen: Dossier) -> Any:
    return draft_report(seen, plan(seen, LAW, ON), evaluate(diagnose(seen, LAW, ON), CHARENTE))


def fsl_utilities(seen: Dossier) -> Any:
    found = evaluate(diagnose(seen, LAW, ON), CHARENTE)
    return fsl_utilities_data(seen, plan(seen, LAW, ON), found, Letterhead())


def asll_request(seen: Dossier) -> Any:
    made = plan(seen, LAW, ON)
    return asll_request_data(seen, made, measure_for(seen, made, USUAL, START), Letterhead())


def asll_review(seen: Dossier) -> Any:
    made = plan(seen, LAW, ON)
    held = follow(seen, LAW, made)
    assert held is not None
    return asll_review_data(seen, made, held, held.signed.reviews[-1], Letterhead())


def contract(seen: Dossier) -> Any:
    return contract_data(seen, plan(seen, LAW, ON), Letterhead(), LAW)


def family_page(seen: Dossier) -> Any:
    return family_page_data(seen, plan(seen, LAW, ON), Letterhead())


def amendment(seen: Dossier) -> Any:
    signed = SignedPlan(
        signed_on=date(2026, 10, 1),
        debt=Money(600_00),
        instalment=Money(60_00),
        first_due=date(2026, 10, 5),
    )
    living = follow_plan(seen.but(casework=seen.casework.but(signed_plan=signed)), ON)
    assert isinstance(living, Living)
    draft = draft_amendment(living, instalment=Money(30_00), first_due=date(2026, 12, 5), on=ON)
    assert isinstance(draft, Amendment)
    return amendment_data(seen, draft, Letterhead(), "")


def agenda(seen: Dossier) -> Any:
    made = plan(seen, LAW, ON)
    return due_dates(seen, made, follow(seen, LAW, made)).decode()


SHOWN: Mapping[Callable[[Dossier], Any], tuple[Audience, frozenset[str]]] = {
    landlord_plan: (Audience.LANDLORD, frozenset()),
    fsl_file: (Audience.FSL, frozenset({CAUSE, CREDITOR, SUPPLIER})),
    fsl_report: (Audience.FSL, frozenset({CAUSE})),
    fsl_utilities: (Audience.FSL, frozenset({CAUSE, SUPPLIER})),
    asll_request: (Audience.ASLL_OPERATOR, frozenset({GOAL})),
    asll_review: (Audience.ASLL_OPERATOR, frozenset({SAYS, GOAL})),
    contract: (Audience.HOUSEHOLD, frozenset()),
    family_page: (Audience.HOUSEHOLD, frozenset()),
    amendment: (Audience.LANDLORD, frozenset()),
    agenda: (Audience.LANDLORD, frozenset()),
}
"""Each document, its audience, and the marks that it shows: the others it never does. An agenda is
often shared, so that it says no more than a landlord may read."""

WITH_A_TOPIC = {
    CAUSE: Topic.CAUSE,
    CREDITOR: Topic.DEBTS,
    SUPPLIER: Topic.DEBTS,
    SAYS: Topic.SUPPORT,
    GOAL: Topic.SUPPORT,
    HEALTH: Topic.HEALTH,
    CHILD: Topic.NAMES_OF_CHILDREN,
    NUMBER: Topic.ALLOWANCE_FILE,
    LABEL: Topic.BUDGET,
}


def text(made: Any) -> str:
    return json.dumps(made, ensure_ascii=False)


@pytest.mark.parametrize("make", list(SHOWN), ids=lambda make: make.__name__)
@settings(max_examples=15, suppress_health_check=list(HealthCheck))
@given(households())
def test_a_document_shows_the_marks_of_its_audience_and_no_other(
    make: Callable[[Dossier], Any], dossier: Dossier
) -> None:
    audience, shown = SHOWN[make]
    told = text(make(shared(dossier)))
    found = {mark for mark in EVERY if mark in told}
    assert found == shown
    topics = {WITH_A_TOPIC[mark] for mark in found}
    assert topics <= MAY_HAVE[audience]
    for amount in ("77,13", "61,37", "431,19"):
        assert amount not in told


def changed_texts(dossier: Dossier) -> Dossier:
    """The same household with other words wherever no figure depends on them."""
    other = "TOUT AUTRE"
    people = tuple(
        person if person.is_adult() else person.but(first_name=other, last_name="")
        for person in dossier.household.persons
    )
    casework = dossier.casework.but(private_notes=other)
    return dossier.but(
        household=dossier.household.but(persons=people),
        incomes=tuple(one.but(label=other, note=other) for one in dossier.incomes),
        charges=tuple(one.but(label=other, note=other) for one in dossier.charges),
        debts=tuple(one.but(note=other) for one in dossier.debts),
        dwelling=dossier.dwelling.but(
            note=other, allowance=dossier.dwelling.allowance.but(number=other)
        ),
        account=dossier.account.but(note=other),
        events=tuple(one.but(note=other) for one in dossier.events),
        casework=casework,
    )


@pytest.mark.parametrize("make", list(SHOWN), ids=lambda make: make.__name__)
@settings(max_examples=10, suppress_health_check=list(HealthCheck))
@given(households())
def test_words_that_are_nobody_s_business_change_no_letter(
    make: Callable[[Dossier], Any], dossier: Dossier
) -> None:
    assert text(make(shared(dossier))) == text(make(shared(changed_texts(dossier))))


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(households(), households(), st.integers(0, 900_00))
def test_the_landlord_cannot_tell_two_households_apart_by_what_is_not_its_own(
    one: Dossier, other: Dossier, more: int
) -> None:
    """Children, health, incomes, bills and debts of another household: the same letter."""
    swapped = one.but(
        household=other.household,
        incomes=tuple(line.but(amount=line.amount + Money(more)) for line in other.incomes),
        charges=other.charges[:1],
        debts=(),
        savings=(),
        casework=one.casework.but(
            cause="autre", asll=None, asll_choices=SupportChoices(), asll_wish=None, requests=()
        ),
    )
    assert text(landlord_plan(shared(one))) == text(landlord_plan(shared(swapped)))


@settings(max_examples=25, suppress_health_check=list(HealthCheck))
@given(households(), st.integers(1, 500_00))
def test_the_operator_cannot_tell_a_bill_or_a_creditor_from_another(
    dossier: Dossier, more: int
) -> None:
    bill = dossier.charges[0].but(kind="internet_phone", amount=dossier.charges[0].amount)
    others = tuple(
        debt.but(creditor="autre", balance=debt.balance + Money(more)) for debt in dossier.debts
    )
    changed = dossier.but(charges=(bill, *dossier.charges[1:]), debts=others)
    assert text(asll_review(shared(dossier))) == text(asll_review(shared(changed)))


@settings(max_examples=3, deadline=None, suppress_health_check=list(HealthCheck))
@given(households())
def test_the_page_itself_holds_no_more_than_its_data(dossier: Dossier) -> None:
    seen = shared(dossier)
    made, head = plan(seen, LAW, ON), Letterhead()
    found = evaluate(diagnose(seen, LAW, ON), CHARENTE)
    measure = measure_for(seen, made, USUAL, START)
    pages = {
        landlord_plan: landlord_plan_pdf(seen, made, head),
        fsl_file: fsl_file_pdf(seen, made, found, head),
        asll_request: asll_request_pdf(seen, made, measure, head),
    }
    for make, pdf in pages.items():
        printed = text_of(pdf)
        assert {mark for mark in EVERY if mark in printed} == SHOWN[make][1]
        assert not any(mark.encode() in pdf for mark in EVERY), "nor in what a page does not show"
