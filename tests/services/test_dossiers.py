"""What meets in the services: the store, the law with its local rules, the clock, the documents."""

from __future__ import annotations

import json
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from planner import __version__
from planner.calc.dossier import Dossier, Dwelling
from planner.calc.money import Money
from planner.errors import PlannerError
from planner.intake.dossier_file import read_dossier, write_dossier
from planner.services import clock
from planner.services.contracts import contract_of, family_page_of, keep_signed
from planner.services.dossiers import (
    REVIEW,
    delete_dossier,
    dossier_name,
    dossier_store,
    import_dossier,
    new_dossier,
    open_example,
)
from planner.services.examples import EXAMPLES, example_file
from planner.services.freeze import checked
from planner.services.planning import completed, compute_plan
from planner.services.session import open_session
from planner.services.settings import law_of, letterhead, organisation
from planner.storage.organisation import Organisation, write_organisation
from planner.storage.repository import Unknown
from tests.services.conftest import DAY


def test_an_example_is_brought_in_once_and_found_as_it_was_left() -> None:
    id = open_example(EXAMPLES[0])
    session = open_session(id)
    session.edit("reference", "mine")
    session.close()
    assert open_example(EXAMPLES[0]) == id
    assert dossier_store().read(id).reference == "mine"
    with pytest.raises(KeyError):
        open_example("nobody")


def test_the_list_shows_the_next_day_to_act_by() -> None:
    open_example(EXAMPLES[0])
    (entry,) = dossier_store().entries()
    assert entry.name == "Vasseur"
    deadline = entry.next_deadline(DAY.isoformat())
    assert deadline is not None
    assert (deadline.on, deadline.name) == ("2026-12-27", "commandement_expires")


@pytest.mark.parametrize("part", [__version__, law_of().fingerprint, f"{DAY:%Y-%m}"])
def test_the_dates_of_the_list_are_counted_again_when_what_they_go_by_changes(
    home: Path, part: str
) -> None:
    open_example(EXAMPLES[0])
    dossier_store().entries()
    index = home / "index.json"
    tree = json.loads(index.read_bytes())
    tree["dossiers"][0]["deadlines"] = []
    index.write_text(json.dumps(tree))
    assert dossier_store().entries()[0].deadlines == ()
    assert part in tree["made_by"]
    tree["made_by"] = tree["made_by"].replace(part, "another")
    index.write_text(json.dumps(tree))
    assert dossier_store().entries()[0].deadlines


def test_a_dossier_that_cannot_be_computed_is_listed_all_the_same(home: Path) -> None:
    write_organisation(home, Organisation(overlay="/nowhere/at/all"))
    id = import_dossier(example_file(EXAMPLES[0]))
    (entry,) = dossier_store().entries()
    assert (entry.id, entry.name) == (id, "Vasseur")
    assert {deadline.name for deadline in entry.deadlines} == {REVIEW}


def test_a_file_brought_in_twice_makes_two_dossiers_and_a_bad_one_none() -> None:
    first, second = (import_dossier(example_file(EXAMPLES[1])) for _ in range(2))
    assert first != second
    with pytest.raises(PlannerError) as refused:
        import_dossier(b'{"income": 3}', "essai.json")
    assert refused.value.problems[0].field == "income"
    assert len(dossier_store().entries()) == 2


def test_a_dossier_is_named_by_its_household_and_deleted_whole(home: Path) -> None:
    id = open_example(EXAMPLES[2])
    assert dossier_name(id) == "Delattre"
    empty = new_dossier()
    assert dossier_name(empty) == empty
    delete_dossier(id)
    assert [entry.id for entry in dossier_store().entries()] == [empty]
    for action in (dossier_name, delete_dossier):
        with pytest.raises(Unknown):
            action(id)


def test_the_zone_comes_from_the_commune_only_when_one_is_possible() -> None:
    def zone(commune: str | None, known: int | None = None) -> int | None:
        dossier = Dossier(dwelling=Dwelling(commune=commune, zone=known))
        return completed(dossier).dwelling.zone

    assert zone("16015") == 2
    assert zone("16015", 3) == 3
    assert zone(None) is None
    assert zone("00000") is None
    assert zone("75056") == 1


def test_the_formula_of_the_organisation_is_used_and_never_written_in_the_dossier() -> None:
    dossier = read_dossier(example_file(EXAMPLES[0]))
    choices = Organisation(formula="persons", floor_per_day="7.00")
    plan = compute_plan(dossier, law_of(choices), DAY, choices)
    assert plan.budget.floor_formula == "persons"
    assert plan.budget.floor.money == Money.parse("210.00")
    usual = compute_plan(dossier, law_of(Organisation()), DAY)
    assert usual.budget.floor_formula == "oecd"
    assert plan.law_fingerprint != usual.law_fingerprint
    assert dossier.casework.formula == ""
    own = dossier.but(casework=dossier.casework.but(formula="parts"))
    assert completed(own, choices).casework.formula == "parts"


def test_a_chosen_floor_is_a_local_rule_and_no_longer_unverified() -> None:
    law = law_of(Organisation(floor_per_day="8.50"))
    id = "reste_a_vivre.plancher_jour_uc"
    value = law.value(id, DAY)
    assert value.amount == Money.parse("8.50")
    assert "organisation" in value.reference
    assert law.parameter(id).values[0].amount == Money.parse("8.50")
    assert {one.id for one in law.parameters} == {one.id for one in law_of().parameters}
    rsa = "rsa.montant_forfaitaire"
    assert law.value(rsa, DAY) == law_of(Organisation()).value(rsa, DAY)


def test_the_organisation_is_printed_and_the_counsellor_of_the_household_comes_first() -> None:
    choices = Organisation(
        name="CCAS de Cognac", lines=("68 boulevard Denfert",), postal_code="16100",
        city="Cognac", phone="05 36 49 00 00", counsellor="A",
    )  # fmt: skip
    head = letterhead(choices, "B")
    assert (head.name, head.counsellor, head.place) == ("CCAS de Cognac", "B", "Cognac")
    assert head.lines == ("68 boulevard Denfert", "16100 Cognac")
    assert letterhead(choices).counsellor == "A"
    assert letterhead(Organisation()).name


def test_nothing_is_asked_of_an_organisation_that_chose_nothing() -> None:
    assert organisation() == Organisation()


def test_the_contract_is_the_same_bytes_each_time_and_without_the_hidden_lines() -> None:
    dossier = read_dossier(example_file(EXAMPLES[2]))
    law = law_of(Organisation())
    pdf = contract_of(dossier, law, DAY, Organisation())
    assert pdf.startswith(b"%PDF")
    assert pdf == contract_of(dossier, law, DAY, Organisation())
    without = dossier.but(
        incomes=tuple(line for line in dossier.incomes if not line.private),
        charges=tuple(line for line in dossier.charges if not line.private),
        debts=tuple(debt for debt in dossier.debts if not debt.private),
        casework=dossier.casework.but(private_notes=""),
    )
    assert pdf == contract_of(without, law, DAY, Organisation())
    assert family_page_of(dossier, law, DAY, Organisation()) != pdf


def test_a_signed_contract_is_kept_with_its_record() -> None:
    store = dossier_store()
    id = open_example(EXAMPLES[0])
    dossier = store.read(id)
    law = law_of()
    pdf = contract_of(dossier, law, DAY)
    opened = store.open(id)
    number = keep_signed(opened, dossier, law, DAY, pdf, date(2026, 11, 27))
    opened.close()
    (contract,) = store.contracts(id)
    assert contract.number == number == 1
    assert contract.pdf == pdf
    assert checked(contract) == ()
    record = json.loads(contract.record)
    assert record["signed_on"] == "2026-11-27"
    assert record["computed_on"] == "2026-11-22"
    assert record["pdf_sha256"] == sha256(pdf).hexdigest()


def test_the_clock_gives_the_day_of_the_machine_unless_one_is_named(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert clock.today() == DAY
    monkeypatch.setenv(clock.TODAY, "2028-02-29")
    assert clock.today() == date(2028, 2, 29)
    monkeypatch.setenv(clock.TODAY, "22/11/2026")
    with pytest.raises(PlannerError, match="année-mois-jour"):
        clock.today()
    monkeypatch.delenv(clock.TODAY)
    assert clock.today() == clock.now().date()
    assert clock.now().utcoffset() is not None


def test_a_birthday_on_29_february_is_kept_as_it_is() -> None:
    id = new_dossier()
    session = open_session(id)
    session.add("household.persons", {"id": "a", "role": "applicant", "birth": "2008-02-29"})
    session.close()
    dossier = dossier_store().read(id)
    assert dossier.household.persons[0].birth == date(2008, 2, 29)
    assert read_dossier(write_dossier(dossier)) == dossier
