"""Papers brought in: what would change is shown first, and nothing changes without a yes."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input

from planner.calc.calendar import Month
from planner.calc.dossier import Dossier, PlanPayment, SignedPlan
from planner.calc.money import Money
from planner.intake.dossier_file import read_dossier, write_dossier
from planner.services.dossiers import dossier_store, new_dossier, open_example
from planner.services.screen import home as listed
from planner.services.session import open_session
from planner.tui.screens.dossier import DossierScreen
from planner.tui.screens.home import HomeScreen
from planner.views.due import due_in_words
from planner.views.formats import flat
from tests.tui.driving import Person, at_the_keyboard, on_a_new_dossier, on_an_example

pytestmark = pytest.mark.slow

ROOT = Path(__file__).parents[2]
ALONE = "personne-seule-commandement"
EXAMPLE = ROOT / "examples" / f"{ALONE}.json"
HUNDRED = Money(10000)
STATEMENT = ROOT / "examples" / f"{ALONE}-releve.csv"
SHEET = """Ligne;Montant;Fréquence
Revenus;;
Salaire net;1 240,00;par mois
Dépenses;;
Eau;57,30;par trimestre
Eau;60,00;par trimestre
Forfait mobile;1,234;
Logement;;
Loyer sans les charges;520,00;
"""


async def answer(person: Person, path: Path) -> None:
    """Give the path of a file."""
    person.app.screen.query_one(Input).value = str(path)
    await person.press("enter")
    await person.settle()


@pytest.fixture
def sheet(tmp_path: Path) -> Path:
    path = tmp_path / "feuille.csv"
    path.write_text(SHEET, "utf-8")
    return path


def test_a_household_sheet_is_ticked_line_by_line_then_applied(sheet: Path) -> None:
    async def read(person: Person) -> None:
        person.dossier_screen.go("incomes[+wage].amount")
        await person.type("980", "enter")
        before = person.work.dossier
        await person.press("alt+i")
        await answer(person, sheet)
        assert "Quel papier est dans ce fichier" in person.screen()
        await person.press("f")
        await person.settle()
        told = person.screen("agree")
        assert "Salaire net" in told
        assert "au lieu de 980,00 €" in told
        assert told.count("[x]") == 2
        assert told.count("[ ]") == 2
        assert told.count("À vérifier") == 2
        assert "1,234" in told
        assert person.work.dossier == before
        await person.press("up", "space", "up", "up", "space", "enter")
        now = person.work.dossier
        assert now.incomes[0].amount == Money(124000)
        assert [line.amount for line in now.charges] == [Money(5730)]
        assert now.dwelling.rent is None
        await person.press("ctrl+z")
        assert person.work.dossier == before

    on_a_new_dossier(read)


def test_a_sheet_given_up_changes_nothing(sheet: Path) -> None:
    async def read(person: Person) -> None:
        await person.press("alt+i")
        await answer(person, sheet)
        await person.press("f")
        await person.settle()
        await person.press("escape")
        assert isinstance(person.app.screen, DossierScreen)
        assert not person.work.can_undo

    on_a_new_dossier(read)


def test_a_second_statement_says_what_goes_and_what_comes(tmp_path: Path) -> None:
    shorter = tmp_path / "releve.csv"
    lines = STATEMENT.read_bytes().splitlines(keepends=True)
    shorter.write_bytes(b"".join(lines[:-2]))

    async def read(person: Person) -> None:
        page = ""
        for path in (STATEMENT, shorter):
            before = person.work.dossier
            await person.press("alt+r")
            await answer(person, path)
            page = person.screen("page")
            assert person.work.dossier == before
            await person.press("enter")
        assert "Ce qui change dans le compte" in page
        assert "Dette de loyer : 1 409,53 € dans le dossier" in " ".join(flat(page).split())
        assert "retiré" in page

    on_a_new_dossier(read)


def test_a_dossier_file_is_shown_before_it_is_one() -> None:
    async def bring(person: Person) -> None:
        await person.press("ctrl+o")
        await answer(person, EXAMPLE)
        assert "Le fichier contient" in person.screen()
        assert "Vasseur" in person.screen()
        assert dossier_store().entries() == ()
        await person.press("escape", "ctrl+o")
        await answer(person, EXAMPLE)
        await person.press("enter")
        await person.settle()
        assert person.work.dossier == read_dossier(EXAMPLE.read_bytes())

    at_the_keyboard(bring)


@pytest.mark.parametrize(("key", "dossiers"), [("m", 1), ("d", 2), ("escape", 1)])
def test_a_dossier_that_is_there_already_is_compared_first(
    tmp_path: Path, key: str, dossiers: int
) -> None:
    id = open_example(ALONE)
    kept = dossier_store().read(id)
    other = kept.but(dwelling=kept.dwelling.but(rent=Money(60000)))
    file = tmp_path / "autre.json"
    file.write_bytes(write_dossier(other))

    async def bring(person: Person) -> None:
        await person.press("ctrl+o")
        await answer(person, file)
        told = person.screen("page")
        assert "Ce dossier est déjà là" in told
        assert "→ 600,00 €" in told
        await person.press("enter")
        await person.settle()
        await person.press(key)
        await person.settle()
        assert len(dossier_store().entries()) == dossiers
        if key == "m":
            assert person.work.dossier == other
            await person.press("ctrl+z")
            assert person.work.dossier == kept
        if key == "d":
            assert person.work.dossier == other.but(id=person.work.dossier.id)

    at_the_keyboard(bring)


def test_a_statement_given_at_the_list_asks_which_household_it_is_of() -> None:
    open_example("couple-surendettement")

    async def bring(person: Person) -> None:
        await person.press("ctrl+o")
        await answer(person, STATEMENT)
        assert "Delattre" in person.screen()
        await person.press("down", "enter")
        await person.settle()
        assert person.work.dossier.household.name == ""
        await person.press("r")
        await person.settle()
        await person.press("enter")
        assert len(person.work.dossier.account.lines) > 10

    at_the_keyboard(bring)


def test_a_dossier_file_is_compared_with_the_one_that_is_open(tmp_path: Path) -> None:
    async def bring(person: Person) -> None:
        before = person.work.dossier
        await person.press("alt+i")
        await answer(person, ROOT / "examples" / "couple-surendettement.json")
        assert "Vasseur" in person.screen("page")
        assert person.work.dossier == before
        await person.press("enter")
        assert person.work.dossier.household.name == "Delattre"
        assert person.work.dossier.id == before.id
        await person.press("ctrl+z")
        assert person.work.dossier == before

    on_an_example(bring, ALONE)


def signed(*, instalment: Money = HUNDRED, **casework: object) -> str:
    """A dossier whose plan of 600 € from 5 September 2026 was signed in August."""
    id = new_dossier()
    work = open_session(id)
    plan = SignedPlan(
        signed_on=date(2026, 8, 20),
        debt=Money(60000),
        instalment=instalment,
        first_due=date(2026, 9, 5),
    )
    now = work.dossier.casework.but(signed_plan=plan, **casework)
    work.replace(work.dossier.but(casework=now))
    work.close()
    return id


def payments(*days: date, amount: Money = HUNDRED) -> tuple[PlanPayment, ...]:
    return tuple(PlanPayment(date=day, amount=amount) for day in days)


def test_a_late_payment_and_a_meeting_are_due_in_the_list() -> None:
    meeting = date(2026, 12, 1)
    id = signed(plan_payments=payments(date(2026, 9, 4)), review_dates=(meeting,))
    (line,) = listed.trued(date(2026, 11, 22))
    # the instalment of 5 October could still be paid until 20 October, 15 days later
    assert [(due.on, due.what, due.left) for due in line.dues] == [
        ("2026-10-20", "instalment", -33),
        ("2026-12-01", "review", 9),
    ]
    (before,) = listed.lines(date(2026, 10, 10))
    assert before.id == id
    assert (before.what, before.left) == ("instalment", 10)
    (after,) = listed.lines(date(2026, 12, 2))
    assert [due.what for due in after.dues] == ["instalment"]


def test_nothing_is_late_once_everything_was_paid_in_time() -> None:
    due = [Month(2026, 9).plus(n).day(5) for n in range(3)]
    signed(instalment=Money(20000), plan_payments=payments(*due, amount=Money(20000)))
    (line,) = listed.trued(date(2027, 3, 1))
    assert line.dues == ()


def test_the_list_says_each_date_of_the_dossier_under_the_cursor() -> None:
    signed(review_dates=(date(2026, 12, 1),))
    open_example(ALONE)

    async def look(person: Person) -> None:
        await person.settle()
        screen = person.app.screen
        assert isinstance(screen, HomeScreen)
        for _wait in range(200):
            if screen.list.told:
                break
            await person.pilot.pause(0.02)
        told = person.screen("dates")
        assert "mensualité du plan signé non reçue, en retard de 63 jours" in told
        assert "rendez-vous" in told
        await person.press("down")
        assert "commandement de payer" in person.screen("dates")

    at_the_keyboard(look)


def test_a_date_is_told_with_the_days_left() -> None:
    told = flat(due_in_words("2026-12-01", "review", 9))
    assert told == "il reste 9 jours, 01/12/2026 : rendez-vous"
    assert "aujourd’hui" in due_in_words("2026-12-01", "hearing", 0)
    assert isinstance(Dossier().id, str)
