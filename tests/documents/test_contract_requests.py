"""What a contract asks: the schedule that the plan rests on, and nothing that harms the family."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from planner.calc.dossier import AidKind, Debt, Dossier, PersonStatus, Wish
from planner.calc.dossier.sharing import shared
from planner.calc.law import Law
from planner.calc.money import Money
from planner.calc.plan import plan
from planner.calc.results import Verdict
from planner.documents.contract import contract_data, contract_pdf
from planner.documents.family_page import family_page_data
from planner.documents.letterhead import Letterhead
from planner.services.freeze import frozen
from planner.views import formats
from tests.documents.conftest import ON, household
from tests.documents.test_documents import plain
from tests.support.households import alone, income, rent_debt

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.json"))
VIGNETTES = ["p1", "p2", "p3", "p4", "p5", "p6"]


def example(path: Path) -> Dossier:
    return shared(Dossier.model_validate_json(path.read_bytes()))


def every() -> list[Dossier]:
    return [*map(example, EXAMPLES), *(shared(household(name)) for name in VIGNETTES)]


def test_what_is_signed_is_the_schedule_that_the_plan_rests_on(
    law: Law, letterhead: Letterhead
) -> None:
    written = 0
    for dossier in every():
        made = plan(dossier, law, ON)
        rows = contract_data(dossier, made, letterhead, law)["schedule"]["rows"]
        kept = made.schedule(made.kept) if made.kept else None
        if kept is None or not kept.holds:
            assert rows == []
            continue
        written += 1
        assert [row[3] for row in rows] == [formats.money(line.instalment) for line in kept.lines]
        record = json.loads(frozen(dossier, made, b"pdf", ON))
        assert record["schedule"]["id"] == made.kept
        assert record["schedule"]["instalment"] == str(kept.instalment.money)
        paid = {
            row[1]: row[2] for row in family_page_data(dossier, made, letterhead)["pay"]["rows"]
        }
        assert paid["Le remboursement de la dette"] == formats.money(kept.lines[0].instalment)
    assert written >= 5


def test_the_family_s_own_figure_is_the_one_it_signs(law: Law, letterhead: Letterhead) -> None:
    alone_ = next(path for path in EXAMPLES if "commandement" in path.name)
    dossier = example(alone_)
    data = contract_data(dossier, plan(dossier, law, ON), letterhead, law)
    text = plain(json.dumps(data, ensure_ascii=False))
    assert "Verser 50,00 € de plus chaque mois" in text
    assert "261,00" not in text


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.stem)
def test_a_contract_is_three_pages_at_most(path: Path, law: Law, letterhead: Letterhead) -> None:
    dossier = example(path)
    made = contract_pdf(dossier, plan(dossier, law, ON), letterhead, law)
    assert len(pypdfium2.PdfDocument(made)) <= 3


def text_of_requests(dossier: Dossier, law: Law, letterhead: Letterhead) -> str:
    data = contract_data(shared(dossier), plan(shared(dossier), law, ON), letterhead, law)
    return plain(json.dumps(data["requests"], ensure_ascii=False))


@pytest.mark.parametrize("amount", ["20.00", "900.00"])
def test_a_right_that_is_received_is_not_asked_for_again(
    amount: str, law: Law, letterhead: Letterhead
) -> None:
    base = alone(account=rent_debt("900.00"))
    person = base.household.persons[0].but(statuses=(PersonStatus.EMPLOYED,))
    base = base.but(household=base.household.but(persons=(person,)))
    without = text_of_requests(base, law, letterhead)
    assert "la prime d’activité" in without
    received = base.but(incomes=(*base.incomes, income("ppa", amount)))
    made = plan(received, law, ON)
    assert [one.detail for one in made.proposals if one.received] == ["ppa"]
    told = text_of_requests(received, law, letterhead)
    assert "prime d’activité" not in told
    assert formats.flat(formats.money(made.figures["ppa.net"].money)) not in told


def test_a_right_that_says_a_state_of_health_is_not_named(law: Law, letterhead: Letterhead) -> None:
    base = alone(account=rent_debt("900.00"))
    person = base.household.persons[0].but(statuses=(PersonStatus.LONG_SICK, PersonStatus.DISABLED))
    sick = base.but(household=base.household.but(persons=(person,)))
    details = {one.detail for one in plan(sick, law, ON).proposals}
    assert {"disability_pension", "aah"} <= details
    told = text_of_requests(sick, law, letterhead)
    assert "invalidité" not in told
    assert "handicap" not in told


def test_every_request_that_is_recommended_is_in_the_contract(
    law: Law, letterhead: Letterhead
) -> None:
    for dossier in every():
        made = plan(dossier, law, ON)
        data = contract_data(dossier, made, letterhead, law)["requests"]
        proposed = [
            one
            for one in made.proposals
            if one.verdict is Verdict.RECOMMENDED and one.kind is not AidKind.RIGHTS
        ]
        assert len(data) >= len(proposed)
        assert all(1 <= len(one["why"]) <= 4 for one in data)


def test_a_contract_never_asks_for_two_things_that_do_not_go_together(
    law: Law, letterhead: Letterhead
) -> None:
    path = next(path for path in EXAMPLES if path.stem == "parent-seul-allocation-suspendue")
    made = plan(example(path), law, ON)
    told = text_of_requests(example(path), law, letterhead)
    fund = made.proposal(AidKind.FSL)
    assert fund is not None
    assert fund.verdict is Verdict.POSSIBLE
    assert "Plan d’apurement avec le bailleur : recommandé" in told
    assert "FSL" not in told


def test_a_request_for_bills_alone_is_told(law: Law, letterhead: Letterhead) -> None:
    base = alone(debts=(Debt(id="e", kind="gas_debt", balance=Money(950_00)),))
    owing = base.but(dwelling=base.dwelling.but(commune="77108"))
    told = text_of_requests(owing, law, letterhead)
    assert "Énergie : demander 900,00 € sur une dette de 950,00 €." in told
    assert "Le loyer est à jour" in told


def test_a_household_that_refuses_support_signs_nothing_about_it(
    law: Law, letterhead: Letterhead
) -> None:
    dossier = household("p1")
    dossier = dossier.but(casework=dossier.casework.but(asll_wish=Wish.NO))
    assert "ASLL" not in text_of_requests(dossier, law, letterhead)


def test_only_the_values_behind_what_is_printed_are_marked(
    law: Law, letterhead: Letterhead
) -> None:
    dossier = shared(household("p1"))
    made = plan(dossier, law, ON)
    data = contract_data(dossier, made, letterhead, law)
    assert made.stale
    assert "à relire" not in data["footer"]
    assert not any("C2S" in limit for limit in data["limits"])
    assert any("plancher" in limit for limit in data["limits"])
