"""The request for a support measure: goals, dates, agreement, and nothing of the budget."""

from __future__ import annotations

import json
from datetime import date

from hypothesis import HealthCheck, given, settings

from planner.calc.dossier import Casework, Dossier, Wish
from planner.calc.dossier.procedure import EventKind, ProcedureEvent
from planner.calc.dossier.sharing import shared
from planner.calc.law import Law
from planner.calc.plan import plan
from planner.calc.schemes.asll_convention import AsllConvention
from planner.calc.schemes.asll_measure import Measure, measure_for
from planner.documents.asll_request import asll_request_data, asll_request_pdf
from planner.documents.letterhead import Letterhead
from planner.errors import PlannerError
from planner.law import load_law
from tests.documents.conftest import ON, household
from tests.documents.test_documents import plain, text_of
from tests.documents.test_landlord_plan import MARK, marked
from tests.support.dossiers import dossiers
from tests.support.households import alone, charge, euros, rent_debt

LAW = load_law()
USUAL = next(one for one in LAW.records(AsllConvention) if one.default)
START = date(2026, 12, 1)


def measure(dossier: Dossier) -> Measure:
    return measure_for(dossier, plan(dossier, LAW, ON), USUAL, START)


def test_the_paper_holds_the_goals_the_dates_and_the_right_to_stop(
    law: Law, letterhead: Letterhead
) -> None:
    seen = shared(household("p1"))
    seen = seen.but(
        casework=seen.casework.but(asll_wish=Wish.YES),
        events=(*seen.events, ProcedureEvent(kind=EventKind.COMMANDEMENT, date=date(2026, 11, 2))),
    )
    found = measure(seen)
    text = plain(text_of(asll_request_pdf(seen, plan(seen, law, ON), found, letterhead)))
    assert "Payer de nouveau le loyer entier" in text
    assert "peut l’arrêter à tout moment" in text
    assert "mercredi 16 décembre 2026" in text
    assert "renouvel" in text.lower()


def test_the_lines_of_the_budget_and_the_debts_are_not_in_it() -> None:
    seen = alone(
        account=rent_debt("900.00"),
        charges=(charge("other_charge", "123.45"),),
        casework=Casework(asll_wish=Wish.YES, household_offer=euros("50.00")),
    )
    data = asll_request_data(seen, plan(seen, LAW, ON), measure(seen), Letterhead())
    text = plain(json.dumps(data, ensure_ascii=False))
    assert "123,45" not in text
    assert "1 000,00" not in text
    assert "900,00 €" in text


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(dossiers())
def test_no_note_no_line_no_name_of_a_child_reaches_the_operator(dossier: Dossier) -> None:
    hidden = marked(dossier)
    seen = shared(hidden.but(casework=hidden.casework.but(objectives=())))
    try:
        found = measure(seen)
    except PlannerError:
        return
    data = asll_request_data(seen, plan(seen, LAW, ON), found, Letterhead())
    assert MARK not in json.dumps(data, ensure_ascii=False)
