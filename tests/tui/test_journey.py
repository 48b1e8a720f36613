"""A whole appointment by keyboard alone, from an empty dossier to the contract."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner.calc.calendar import Frequency
from planner.calc.dossier import EvidenceStatus, Role
from planner.calc.money import Money
from planner.services.screen.organisation import tell
from tests.tui.driving import Person, at_the_keyboard


@pytest.mark.slow
def test_an_appointment_from_an_empty_dossier_to_the_contract(home: Path) -> None:
    tell({"name": "CCAS de Bordeaux", "counsellor": "Mme Duval"})

    async def appointment(person: Person) -> None:
        assert "Aucun dossier encore" in person.screen("list")
        await person.press("ctrl+n")
        await household(person)
        await money_in(person)
        await money_out(person)
        await the_home(person)
        await the_debt(person)
        await the_act(person)
        await the_picture(person)
        await the_plan(person)
        await the_contract(person, home)

    at_the_keyboard(appointment)


async def household(person: Person) -> None:
    assert person.path == "household.persons[+applicant].first_name"
    await person.type("Aïcha", "tab")
    await person.type("Benali", "tab")
    await person.type("4/5/88", "enter")
    assert person.path == "household.persons[+child].first_name"
    await person.type("Lina", "tab", "tab")
    await person.type("03/02/2015")
    mother, child = person.work.dossier.household.persons
    assert (mother.name, mother.role) == ("Aïcha Benali", Role.APPLICANT)
    assert mother.birth == date(1988, 5, 4)
    assert (child.first_name, child.role) == ("Lina", Role.CHILD)
    assert child.birth == date(2015, 2, 3)
    assert "Benali" in person.screen("title")


async def money_in(person: Person) -> None:
    await person.press("ctrl+down")
    assert person.path == "incomes[+wage].amount"
    await person.type("1240", "enter")
    await person.press("ctrl+o", "r", "down", "down", "down")
    assert person.path == "incomes[+ppa].amount"
    await person.type("180,50", "tab", "space")
    wage, ppa = person.work.dossier.incomes
    assert (wage.kind, wage.amount) == ("wage", Money(124000))
    assert (ppa.kind, ppa.amount) == ("ppa", Money(18050))
    assert ppa.evidence.status is EvidenceStatus.SEEN
    assert ppa.evidence.on == date(2026, 11, 22)


async def money_out(person: Person) -> None:
    await person.press("ctrl+o", "c")
    await person.type("85", "enter")
    assert person.path == "charges[+water].amount"
    await person.type("45+12,30 t", "enter")
    await person.type("18,20")
    energy, water, insurance = person.work.dossier.charges
    assert energy.amount == Money(8500)
    assert (water.amount, water.frequency) == (Money(5730), Frequency.QUARTER)
    assert insurance.amount == Money(1820)
    assert "18,20 € par mois" in person.screen("assistant")


async def the_home(person: Person) -> None:
    await person.press("ctrl+o", "l")
    await person.type("520", "enter")
    await person.type("60", "enter")
    await person.type("210")
    budget = person.work.plan.budget
    # 1240 + 180,50 − (520 + 60 − 210) − (85 + 57,30 ÷ 3 + 18,20) = 928,20
    assert budget.resources.money == Money(142050)
    assert budget.net_rent.money == Money(37000)
    assert budget.other_charges.money == Money(12230)
    assert budget.reste_a_vivre.money == Money(92820)


async def the_debt(person: Person) -> None:
    await person.press("ctrl+o", "o")
    await person.type("900")
    assert person.work.dossier.account.rough_balance == Money(90000)
    assert "900,00 €" in person.screen("strip")


async def the_act(person: Person) -> None:
    await person.press("ctrl+o", "a")
    assert not person.app.screen.query_one("#deadline").display
    await person.type("27/10/2026", "tab")
    await person.settle()
    told = person.screen("deadline")
    assert "Il reste 16 jours, jusqu’au mardi 8 décembre 2026" in told
    assert "fin du délai du commandement de payer (délai" in told
    await person.type("2 m", "enter")
    await person.settle()
    assert "Il reste 35 jours, jusqu’au dimanche 27 décembre 2026" in person.screen("deadline")


async def the_picture(person: Person) -> None:
    await person.press("ctrl+o", "p")
    await person.type("40", "f3")
    assert "Un mois moyen" in person.screen("diagnosis")
    assert "928,20 €" in person.screen("diagnosis")
    await person.press("f4")
    assert "Plan d’apurement avec le bailleur" in person.screen("proposals")


async def the_plan(person: Person) -> None:
    await person.press("f5")
    page = person.screen("plan")
    assert "Proposition du ménage" in page
    kept = person.work.plan.schedule("household")
    assert kept is not None
    assert kept.instalment.money == Money(4000)
    await person.press("right", "right")
    assert person.work.dossier.casework.chosen_instalment == Money(5000)
    schedule = person.work.plan.schedule("chosen")
    assert schedule is not None
    assert len(schedule.lines) == 18
    assert sum(line.instalment.cents for line in schedule.lines) == 90000
    assert "50,00 €" in person.screen("plan")
    await person.press("ctrl+z")
    assert not person.work.dossier.casework.chosen_instalment
    await person.press("ctrl+y")
    assert person.work.dossier.casework.chosen_instalment == Money(5000)


async def the_contract(person: Person, home: Path) -> None:
    await person.press("f6")
    preview = person.screen("contract")
    assert "Ce qui ne sera pas imprimé" in preview
    assert "Aïcha Benali" in preview
    assert "CCAS de Bordeaux" in preview
    assert "50,00 €" in preview
    await person.press("ctrl+s")
    await person.settle()
    (written,) = (home / "impressions").glob("*contrat.pdf")
    assert written.read_bytes().startswith(b"%PDF")
