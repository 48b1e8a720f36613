"""The board of the head of service, opened from the list of dossiers by one key."""

from __future__ import annotations

from datetime import date

from planner.calc.dossier import Dossier, Household, Person, Role
from planner.services.dossiers import dossier_store
from planner.services.portfolio_log import contacted, entered, noted
from planner.tui.screens.portfolio import PortfolioScreen
from tests.tui.driving import Person as AtTheKeyboard
from tests.tui.driving import at_the_keyboard


def _kept(id: str, name: str, on: date) -> None:
    people = (Person(id="a", last_name=name, role=Role.APPLICANT),)
    dossier_store().create(Dossier(id=id, household=Household(persons=people)))
    noted(id, entered("rencontre-impayes", on, "commission", known=False, referent="Nadia"))


def test_the_board_tells_the_schemes_the_late_and_those_who_wait() -> None:
    _kept("a", "Tardif", date(2026, 10, 5))
    _kept("b", "Récent", date(2026, 11, 16))
    noted("b", contacted("telephone", "spoken", date(2026, 11, 18)))

    async def scene(person: AtTheKeyboard) -> None:
        await person.press("f2")
        assert await person.sees("Pas encore rencontrés", "board")
        assert isinstance(person.app.screen, PortfolioScreen)
        text = person.screen("board")
        assert "Rencontre systématique" in text
        late = text.partition("En retard\n")[2]
        assert "Tardif" in late.partition("Pas encore rencontrés")[0]
        waiting = text.partition("Pas encore rencontrés")[2]
        assert "Tardif" in waiting
        assert "Récent" not in waiting
        assert "Nadia" in text
        await person.press("enter", "c", "escape")
        assert await person.sees("en retard", "list")
        assert "Tardif" in person.screen("list")

    at_the_keyboard(scene)


def test_a_service_without_schemes_is_told_how_to_begin() -> None:
    async def scene(person: AtTheKeyboard) -> None:
        await person.press("alt+v")
        assert await person.sees("planner log enter", "board")

    at_the_keyboard(scene)
