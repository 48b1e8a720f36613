"""What can be done with a dossier beside writing in it."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual.widgets import Input, TextArea

from planner.calc.dossier import EvidenceStatus
from planner.calc.money import Money
from planner.services.dossiers import new_dossier
from planner.services.screen.differences import differences
from planner.services.screen.organisation import tell
from planner.services.session import open_session
from planner.services.settings import organisation
from planner.tui.screens.dossier import DossierScreen
from planner.views.formats import flat
from tests.tui.driving import Person, at_the_keyboard, on_a_new_dossier, on_an_example

pytestmark = pytest.mark.slow

ALONE = "personne-seule-commandement"
STATEMENT = Path(__file__).parents[2] / "examples" / f"{ALONE}-releve.csv"


async def answer(person: Person, text: str) -> None:
    """Fill the one field of a question."""
    person.app.screen.query_one(Input).value = text
    await person.press("enter")
    await person.settle()


def test_a_statement_is_shown_then_put_in_the_account_and_can_be_undone() -> None:
    async def read(person: Person) -> None:
        await person.press("ctrl+o", "o", "down")
        assert person.path == "!statement"
        await person.press("enter")
        await answer(person, str(STATEMENT))
        assert "Entrée : mettre ces lignes dans le compte" in person.screen("page")
        assert person.work.dossier.account.lines == ()
        await person.press("enter")
        account = person.work.dossier.account
        assert len(account.lines) > 10
        assert account.evidence.status is EvidenceStatus.COPIED
        assert "Dette de loyer" in person.screen("strip")
        assert "à compléter" not in person.screen("strip").splitlines()[1][60:]
        await person.press("ctrl+z")
        assert len(person.work.dossier.account.lines) == 0

    on_a_new_dossier(read)


def test_a_file_that_is_no_statement_says_so_and_changes_nothing(tmp_path: Path) -> None:
    other = tmp_path / "photo.csv"
    other.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))

    async def read(person: Person) -> None:
        before = person.work.dossier
        for path in (other, tmp_path / "absent.csv"):
            await person.press("alt+r")
            await answer(person, str(path))
            assert isinstance(person.app.screen, DossierScreen)
        assert person.work.dossier == before
        assert not person.work.can_undo

    on_a_new_dossier(read)


def test_a_long_note_is_written_on_a_page_of_its_own_and_kept_at_each_key() -> None:
    async def note(person: Person) -> None:
        person.dossier_screen.go("casework.private_notes")
        await person.press("enter")
        assert person.app.screen.query_one(TextArea).has_focus
        await person.type("Peur", "enter")
        await person.type("des huissiers")
        assert person.work.dossier.casework.private_notes == "Peur\ndes huissiers"
        await person.press("escape")
        assert person.path == "casework.private_notes"
        assert "Peur des huissiers" in person.screen("sheet")
        await person.press("ctrl+z")
        assert person.work.dossier.casework.private_notes == ""

    on_a_new_dossier(note)


def test_the_service_is_asked_once_before_the_first_print(home: Path) -> None:
    async def first_print(person: Person) -> None:
        await person.press("f6", "ctrl+s")
        await person.type("CCAS de Lanester", "enter")
        await person.type("Mme Le Goff", "enter", "enter", "enter", "enter", "enter")
        await person.settle()
        assert organisation().name == "CCAS de Lanester"
        assert organisation().counsellor == "Mme Le Goff"
        assert len(list((home / "impressions").glob("*contrat.pdf"))) == 1
        await person.press("alt+f")
        await person.settle()
        assert isinstance(person.app.screen, DossierScreen)
        assert len(list((home / "impressions").glob("*famille.pdf"))) == 1
        await person.press("f6")
        assert "CCAS de Lanester" in person.screen("contract")

    on_a_new_dossier(first_print)


def test_giving_the_service_up_writes_nothing(home: Path) -> None:
    async def give_up(person: Person) -> None:
        await person.press("ctrl+s", "escape")
        await person.settle()
        assert isinstance(person.app.screen, DossierScreen)
        assert not (home / "organisation.toml").exists()
        assert not (home / "impressions").exists()

    on_a_new_dossier(give_up)


def test_a_second_visit_shows_what_changed_since_the_first() -> None:
    id = new_dossier()
    work = open_session(id, date(2026, 11, 22))
    work.add("incomes", {"kind": "wage", "amount": "1240.00"})
    work.edit("dwelling.rent", "520.00")
    assert work.mark("premier rendez-vous")
    work.close()

    async def second(person: Person) -> None:
        person.dossier_screen.go("incomes[0].amount")
        await person.type("980", "enter")
        person.dossier_screen.go("account.rough_balance")
        await person.type("900")
        await person.press("alt+h")
        assert "premier rendez-vous" in person.screen()
        await person.press("enter")
        told = person.screen("page")
        assert "Salaire net, montant : 1 240,00 € → 980,00 €" in told
        assert "dette annoncée, en gros : ajouté (900,00 €)" in told
        await person.press("enter")
        assert person.work.dossier.incomes[0].amount == Money(124000)
        await person.press("ctrl+z")
        assert person.work.dossier.incomes[0].amount == Money(98000)

    at_the_keyboard(second, id=id)


def test_a_moment_is_named() -> None:
    async def name(person: Person) -> None:
        await person.press("alt+m")
        await answer(person, "avant")
        assert [each.label for each in person.work.versions()] == ["avant"]

    on_a_new_dossier(name)


def test_lines_that_moved_are_not_taken_for_others() -> None:
    work = open_session(new_dossier(), date(2026, 11, 22))
    work.add("incomes", {"kind": "wage", "amount": "1000.00"})
    work.add("incomes", {"kind": "ppa", "amount": "200.00"})
    before = work.dossier
    work.remove("incomes[0]")
    work.edit("incomes[0].amount", "250.00")
    found = [(each.path, each.gone) for each in differences(before, work.dossier)]
    assert found == [("incomes[0].amount", False), ("incomes[0]", True)]
    assert differences(before, before) == ()
    work.close()


def test_a_figure_is_copied_with_its_name() -> None:
    async def copy(person: Person) -> None:
        await person.press("f3", "c")
        assert flat(person.app.clipboard).endswith(" €")
        assert " : " in person.app.clipboard
        await person.press("f2", "ctrl+o", "r", "f7")
        await person.settle()
        await person.press("c")
        assert person.app.clipboard.endswith(" : 912,40 €")

    on_an_example(copy, ALONE)


@pytest.mark.parametrize(("key", "name"), [("alt+b", "budget.xlsx"), ("alt+a", "dates.ics")])
def test_the_budget_and_the_dates_are_written_too(home: Path, key: str, name: str) -> None:
    tell({"name": "CCAS"})

    async def write(person: Person) -> None:
        await person.press(key)
        await person.settle()
        (written,) = (home / "impressions").glob(f"*{name}")
        assert written.stat().st_size > 100

    on_an_example(write, ALONE)
