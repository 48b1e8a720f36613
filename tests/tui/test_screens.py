"""What the screens show, hide and keep, whatever page one is on."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from textual import events
from textual.widgets import Input

from planner.calc.dossier import EvidenceStatus
from planner.calc.money import Money
from planner.services.dossiers import dossier_store, new_dossier, open_example
from planner.services.session import open_session
from planner.tui.app import PlannerApp
from planner.tui.entry.editor import Editor
from planner.tui.screens.blank import BlankScreen
from planner.tui.screens.dossier import DossierScreen
from planner.tui.screens.family import FamilyPage
from planner.tui.screens.home import HomeScreen
from planner.tui.themes import DARK, LIGHT
from planner.views.family import MOST_LINES
from planner.views.formats import flat
from tests.tui.driving import Person, at_the_keyboard, on_a_new_dossier, on_an_example, text_of

pytestmark = pytest.mark.slow

ALONE = "personne-seule-commandement"
COUPLE = "couple-surendettement"
VIEWS = {"f2": "entry", "f3": "diagnosis", "f4": "proposals", "f5": "plan", "f6": "contract"}


def test_the_next_date_stands_on_every_page() -> None:
    async def look(person: Person) -> None:
        for key, view in VIEWS.items():
            await person.press(key)
            await person.settle()
            assert person.dossier_screen.view == view
            told = person.screen("deadline")
            assert "Il reste 35 jours, jusqu’au dimanche 27 décembre 2026" in told

    on_an_example(look, ALONE)


def test_the_five_figures_stand_on_every_page_and_follow_each_key() -> None:
    async def look(person: Person) -> None:
        assert "1 409,53 €" in person.screen("strip")
        for key in VIEWS:
            await person.press(key)
            assert "20,75 €" in person.screen("strip")
        await person.press("f2", "ctrl+o", "r")
        before = person.screen("strip")
        seen = []
        for digit in "950":
            await person.press(digit)
            seen.append(person.screen("strip"))
        assert len({before, *seen}) == 4

    on_an_example(look, ALONE)


def test_one_key_hides_the_figures_and_brings_them_back_true() -> None:
    async def hide(person: Person) -> None:
        def shown() -> bool:
            return person.app.screen.query_one("#strip").display

        await person.press("f8")
        assert not shown()
        await person.press("ctrl+o", "r")
        await person.type("1000")
        await person.press("ctrl+r")
        assert shown()
        assert "1 000,00 €" in person.screen("strip")

    on_a_new_dossier(hide)


@pytest.mark.parametrize("key", ["f12", "ctrl+b"])
def test_one_key_empties_the_screen_and_the_same_field_comes_back(key: str) -> None:
    async def blank(person: Person) -> None:
        await person.press("ctrl+o", "l")
        await person.type("520,")
        await person.press(key)
        assert isinstance(person.app.screen, BlankScreen)
        assert "520" not in person.screen()
        await person.press("9", "tab")
        assert isinstance(person.app.screen, BlankScreen)
        await person.press(key)
        assert isinstance(person.app.screen, DossierScreen)
        assert person.path == "dwelling.rent"
        await person.type("5")
        assert person.work.dossier.dwelling.rent == Money(52050)

    on_a_new_dossier(blank)


def test_the_screen_empties_itself_after_some_minutes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_BLANK", "2")

    async def wait(person: Person) -> None:
        await person.app.a_minute_passed()
        await person.press("down")
        await person.app.a_minute_passed()
        assert isinstance(person.app.screen, DossierScreen)
        await person.app.a_minute_passed()
        await person.settle()
        assert isinstance(person.app.screen, BlankScreen)
        await person.app.a_minute_passed()
        await person.press("enter")
        assert isinstance(person.app.screen, DossierScreen)

    on_a_new_dossier(wait)


def test_nothing_private_is_in_the_family_view_or_in_the_preview() -> None:
    async def look(person: Person) -> None:
        await person.press("ctrl+o", "r")
        await person.type("1000", "enter", "ctrl+o", "r", "down", "down")
        await person.type("123,45")
        await person.press("ctrl+k", "ctrl+o", "n", "down", "down", "down")
        await person.type("elle a peur de lui")
        assert "1 ligne privée" in person.screen("title")
        assert "privé · RSA" in person.screen("sheet")
        assert person.work.dossier.casework.private_notes == "elle a peur de lui"
        await person.press("f9")
        told = "\n".join(text_of(person.app.screen.query_one(FamilyPage)))
        for secret in ("123", "1 123", "1\u202f123", "peur"):
            assert secret not in told
        assert "1" in told
        await person.press("f9", "f6")
        preview = person.screen("contract")
        assert "1 ligne privée" in preview
        for secret in ("123,45", "1 123", "peur"):
            assert secret not in preview

    on_a_new_dossier(look)


@pytest.mark.parametrize("name", [ALONE, COUPLE, "parent-seul-allocation-suspendue"])
@pytest.mark.parametrize("size", [(80, 24), (160, 48)])
def test_the_family_view_is_twelve_lines_at_most(name: str, size: tuple[int, int]) -> None:
    async def look(person: Person) -> None:
        await person.press("ctrl+f")
        page = person.app.screen.query_one(FamilyPage)
        assert 3 <= len(page.lines) <= MOST_LINES
        assert page.count() <= size[1]
        await person.press("escape")
        assert isinstance(person.app.screen, DossierScreen)

    on_an_example(look, name, size=size)


def test_a_figure_is_explained_down_to_the_field_that_feeds_it() -> None:
    async def ask(person: Person) -> None:
        await person.press("ctrl+o", "r", "f7")
        await person.settle()
        told = person.screen("why")
        assert "Pourquoi" in told
        assert "912,40 €" in told
        await person.press("enter")
        assert person.path == "incomes[0].amount"
        await person.press("f3", "tab", "f7")
        assert "Pourquoi" in person.screen("why")
        await person.press("escape")
        assert person.dossier_screen.view == "diagnosis"

    on_an_example(ask, ALONE)


def test_any_figure_may_be_asked_for_by_its_name() -> None:
    async def ask(person: Person) -> None:
        await person.press("ctrl+w")
        await person.type("capacite de remb", "enter")
        await person.settle()
        assert "capacité de remboursement" in person.screen("why")

    on_an_example(ask, ALONE)


def test_an_action_is_found_by_its_name_without_accents() -> None:
    async def search(person: Person) -> None:
        await person.press("ctrl+p")
        await person.type("resultats", "enter")
        await person.settle()
        assert not person.app.screen.query_one("#strip").display

    on_a_new_dossier(search)


def test_the_help_names_the_keys_of_where_one_is() -> None:
    async def ask(person: Person) -> None:
        await person.press("f1")
        told = person.screen("help")
        assert "Page de saisie" in told
        assert "45+12,30" in told
        await person.press("escape", "f5", "f1")
        assert "Augmenter la mensualité de 5 €" in person.screen("help")

    on_a_new_dossier(ask)


def test_the_theme_goes_from_dark_to_light() -> None:
    async def turn(person: Person) -> None:
        assert person.app.theme == DARK
        await person.press("f11")
        assert person.app.theme == LIGHT
        await person.press("alt+t")
        assert person.app.theme == DARK

    on_a_new_dossier(turn)


def test_dossiers_are_found_without_accents_those_due_first() -> None:
    for name in (ALONE, COUPLE):
        open_example(name)

    async def search(person: Person) -> None:
        screen = person.app.screen
        assert isinstance(screen, HomeScreen)
        await person.settle()
        names = [line.name for line in screen.list.found]
        assert names == ["Delattre", "Vasseur"]
        await person.type("DELÀTTRE")
        assert [line.name for line in screen.list.found] == ["Delattre"]
        await person.press("escape")
        assert len(screen.list.found) == 2

    at_the_keyboard(search)


def test_a_dossier_is_removed_after_one_question_that_names_it() -> None:
    open_example(ALONE)

    async def remove(person: Person) -> None:
        await person.press("ctrl+d")
        assert "Supprimer le dossier « Vasseur »" in person.screen()
        await person.press("enter")
        assert len(dossier_store().entries()) == 1
        await person.press("ctrl+d", "down", "enter")
        await person.settle()
        assert dossier_store().entries() == ()

    at_the_keyboard(remove)


def test_a_file_is_imported_or_its_problems_are_said(tmp_path: Path) -> None:
    good = Path(__file__).parents[2] / "examples" / f"{ALONE}.json"
    bad = tmp_path / "bad.json"
    bad.write_text('{"schema": "planner/dossier/1", "incomes": [{"kind": "wages"}]}', "utf-8")

    async def bring(person: Person) -> None:
        for path, told in ((tmp_path / "absent.json", "absent.json"), (bad, "wages")):
            await person.press("ctrl+o")
            person.app.screen.query_one(Input).value = str(path)
            await person.press("enter")
            await person.settle()
            assert told in person.screen("list")
        await person.press("ctrl+o")
        person.app.screen.query_one(Input).value = str(good)
        await person.press("enter")
        await person.settle()
        await person.press("enter")
        await person.settle()
        assert person.work.dossier.household.name == "Vasseur"

    at_the_keyboard(bring)


def test_an_opened_dossier_is_reopened_at_the_same_field_with_what_was_typed() -> None:
    id = new_dossier()
    first = Editor(open_session(id, date(2026, 11, 22)))
    first.go("incomes[+wage].amount")
    for character in "1240":
        first.insert(character)
    first.go("dwelling.rent")
    for character in "1,234":
        first.insert(character)
    first.work.close()
    again = Editor(open_session(id, date(2026, 11, 22)))
    assert again.path == "dwelling.rent"
    assert again.text == "1,234"
    assert again.work.dossier.incomes[0].amount == Money(124000)
    again.work.close()


def test_part_of_a_line_that_is_not_whole_is_not_lost() -> None:
    id = new_dossier()
    first = Editor(open_session(id, date(2026, 11, 22)))
    first.go("account.lines[+]")
    for character in "loyer":
        first.insert(character)
    first.leave()
    assert first.path == "account.lines[+rent].date"
    for character in "05/10/2026":
        first.insert(character)
    first.next_cell()
    first.work.close()
    again = Editor(open_session(id, date(2026, 11, 22)))
    assert again.path == "account.lines[+rent].amount"
    for character in "520":
        again.insert(character)
    (line,) = again.work.dossier.account.lines
    assert (line.date, line.amount) == (date(2026, 10, 5), Money(52000))
    again.work.close()


def test_the_saving_time_is_shown() -> None:
    async def look(person: Person) -> None:
        await person.press("ctrl+o", "l")
        await person.type("520")
        person.work.flush()
        await person.settle()
        assert "enregistré" in person.screen("title")

    on_a_new_dossier(look)


def test_evidence_and_owner_are_chosen_with_one_key() -> None:
    async def choose(person: Person) -> None:
        await person.type("Aïcha")
        await person.press("ctrl+o", "r")
        await person.type("1240")
        await person.press("ctrl+t", "tab", "tab", "space")
        (line,) = person.work.dossier.incomes
        assert line.evidence.status is EvidenceStatus.SEEN
        assert line.whose == "p1"

    on_a_new_dossier(choose)


def test_a_dossier_open_elsewhere_is_said_and_the_list_stays() -> None:
    id = open_example(ALONE)
    held = open_session(id)

    async def try_it(person: Person) -> None:
        await person.press("enter")
        assert isinstance(person.app.screen, HomeScreen)
        assert "déjà ouvert" in person.screen("list")

    at_the_keyboard(try_it)
    held.close()


def test_text_on_the_screen_can_be_selected() -> None:
    async def select(person: Person) -> None:
        await person.press("f3")
        person.app.screen.query_one("#diagnosis").text_select_all()
        told = person.app.screen.get_selected_text() or ""
        assert "Diagnostic au 22 novembre 2026" in flat(told)

    on_an_example(select, ALONE)


def test_the_app_says_nothing_of_the_household_in_its_title() -> None:
    assert PlannerApp().title == "planner"


def test_a_dossier_asked_for_and_open_elsewhere_leaves_one_on_the_list() -> None:
    id = open_example(ALONE)
    held = open_session(id)

    async def look(person: Person) -> None:
        assert isinstance(person.app.screen, HomeScreen)
        assert "déjà ouvert" in person.screen("list")

    at_the_keyboard(look, id=id)
    held.close()


def test_what_is_not_known_is_never_a_zero() -> None:
    async def look(person: Person) -> None:
        _names, figures, _notes = person.screen("strip").splitlines()
        assert figures.count("à compléter") == 5
        assert "0,00" not in figures
        person.dossier_screen.go("account.rough_balance")
        await person.type("0")
        assert "pas de dette" in person.screen("strip")

    on_a_new_dossier(look)


def test_a_damaged_dossier_is_taken_up_again_from_its_last_good_version(home: Path) -> None:
    id = new_dossier()
    work = open_session(id)
    work.edit("reference", "2026-7")
    work.mark("avant")
    work.edit("reference", "2026-8")
    work.close()
    (home / "dossiers" / id / "dossier.json").write_bytes(b"{")

    async def open_it(person: Person) -> None:
        await person.settle()
        await person.press("enter")
        assert "abîmé" in person.screen()
        await person.press("enter")
        await person.settle()
        assert person.work.dossier.reference == "2026-7"

    at_the_keyboard(open_it)


def test_where_nothing_holds_an_instalment_may_be_tried_and_its_month_is_named() -> None:
    async def look(person: Person) -> None:
        await person.press("f5")
        assert "Aucun plan de paiement ne tient aujourd’hui" in person.screen("plan")
        await person.press("right")
        assert "← 5,00 € →" in person.screen("planhead")
        assert "Ce plan de paiement casse en décembre 2026" in person.screen("plan")
        assert person.work.dossier.casework.chosen_instalment == Money(500)
        await person.press("ctrl+k")
        assert "Aucun plan de paiement ne tient aujourd’hui" in person.screen("plan")

    on_an_example(look, COUPLE)


def test_with_people_and_no_figure_yet_nothing_is_a_zero() -> None:
    async def look(person: Person) -> None:
        await person.type("Aïcha")
        assert person.screen("strip").splitlines()[1].count("à compléter") == 5

    on_a_new_dossier(look)


def test_keys_typed_at_once_go_where_the_one_before_leads() -> None:
    async def hurry(person: Person) -> None:
        driver = person.app._driver
        assert driver is not None
        for key in ("ctrl+o", "l", *"520", "enter", *"60", "ctrl+o", "n", "down", "down", "down",
                    "enter", *"peur", "escape"):  # fmt: skip
            driver.send_message(events.Key(key, key if len(key) == 1 else None))
        for _quiet in range(4):
            await person.settle()
        dossier = person.work.dossier
        assert (dossier.dwelling.rent, dossier.dwelling.charges) == (Money(52000), Money(6000))
        assert dossier.household.persons == ()
        assert person.path == "casework.private_notes"
        assert dossier.casework.private_notes == "peur"

    on_a_new_dossier(hurry)


@pytest.mark.parametrize("over", ["f1", "f7", "ctrl+p", "alt+m", "alt+i", "alt+o", "ctrl+o", "f9"])
def test_one_key_empties_the_screen_whatever_is_open_over_it(over: str) -> None:
    async def blank(person: Person) -> None:
        await person.press(over)
        await person.settle()
        opened = person.app.screen
        await person.press("f12")
        await person.settle()
        assert isinstance(person.app.screen, BlankScreen)
        assert person.screen().strip() == "Pause. F12, Entrée ou Échap pour reprendre."
        await person.press("f12")
        await person.settle()
        assert person.app.screen is opened

    on_an_example(blank, ALONE)


def test_the_screen_never_empties_itself_where_one_asked_so(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PLANNER_BLANK", "0")

    async def wait(person: Person) -> None:
        for _minute in range(30):
            await person.app.a_minute_passed()
        assert isinstance(person.app.screen, DossierScreen)

    on_a_new_dossier(wait)
