"""The table of requirements names tests that exist, and what no other test holds is held here."""

from __future__ import annotations

import re
from datetime import date
from pathlib import Path

import pytest

from planner.calc.money import Money
from planner.services.dossiers import open_example
from planner.services.screen import organisation
from planner.services.session import open_session
from planner.tui.dialogs.why import Why
from planner.tui.screens.dossier import DossierScreen
from planner.tui.widgets.blocks_view import BlocksView
from planner.views.formats import flat
from planner.views.wrapping import width
from tests.tui.driving import Person, on_an_example, text_of

TESTS = Path(__file__).parents[1]
TABLE = TESTS.parent / "docs" / "appointment.md"
ALONE = "personne-seule-commandement"


def test_every_requirement_names_tests_that_exist() -> None:
    text = TABLE.read_text("utf-8")
    assert [f"R{n}" for n in range(1, 16)] == re.findall(r"^\| (R\d+) \|", text, re.MULTILINE)
    named = re.findall(r"`([a-z]+/\w+\.py)::(\w+)`", text)
    assert len(named) > 40
    for file, test in named:
        source = (TESTS / file).read_text("utf-8")
        assert re.search(rf"^def {test}\(", source, re.MULTILINE), f"{file}::{test}"


@pytest.mark.slow
def test_the_list_of_missing_papers_follows_what_was_seen() -> None:
    async def look(person: Person) -> None:
        work = person.work
        lines = []
        for status, fewest, most in (("declared", 10, 99), ("copied", 1, 1)):
            for part in ("incomes", "charges", "debts"):
                for place, _line in enumerate(getattr(work.dossier, part)):
                    work.edit(f"{part}[{place}].evidence", {"status": status, "on": "2026-11-20"})
            await person.press("f2", "f4")
            assert fewest <= len(work.plan.papers) <= most
            lines.append(len(person.screen("proposals").splitlines()))
        assert lines[0] - lines[1] >= 9

    on_an_example(look, ALONE)


@pytest.mark.slow
def test_why_has_a_sentence_then_the_law_and_its_doubts() -> None:
    async def why(person: Person) -> None:
        work = person.work
        await person.app.over(Why(work, work.plan.figures["budget.floor_exact[oecd]"]))
        page = flat(person.screen("why"))
        # 10 € par unité et par jour, 30 jours.
        sentence, doubt = page.index("10 × 30 = 300 €"), page.index("valeurs non vérifiées")
        assert sentence < doubt < page.index("Valeurs légales utilisées")
        assert "depuis le 1er janvier 1990, non vérifié" in page.partition("Chaque valeur")[2]

    on_an_example(why, ALONE)


@pytest.mark.slow
def test_what_the_keys_do_is_whole_at_eighty_columns_and_no_line_is_cut_by_a_scroll_bar() -> None:
    async def look(person: Person) -> None:
        for page, last in (("f6", "retirer"), ("alt+v", "accompagnement")):
            await person.press(page)
            shown = person.dossier_screen.query_one(f"#{person.dossier_screen.view}", BlocksView)
            hints = " ".join(flat("\n".join(text_of(shown)[:3])).split())
            assert f": {last}" in hints
            assert "…" not in hints
        await person.press("f5", "v")
        await person.app.workers.wait_for_complete()
        await person.settle()
        await person.settle()
        plan = person.dossier_screen.query_one("#plan", BlocksView)
        assert max(width(line.rstrip()) for line in text_of(plan)) <= plan.room

    on_an_example(look, ALONE, size=(80, 24))


def test_the_figure_chosen_together_is_not_told_as_the_family_s_own() -> None:
    session = open_session(open_example(ALONE), date(2026, 11, 22))
    session.edit("casework.household_offer", Money(4000))
    for chosen, told in ((5000, False), (4000, True)):
        session.edit("casework.chosen_instalment", Money(chosen))
        reasons = [why.id for each in session.plan.proposals for why in each.reasons]
        assert ("family_figure_kept" in reasons) is told
    session.close()


@pytest.mark.slow
def test_keys_typed_at_once_in_a_dialog_go_where_the_one_before_leads(home: Path) -> None:
    async def hurry(person: Person) -> None:
        service = [
            "CCAS de Lorient",
            "Mme Duval",
            "0297000000",
            "2 rue du Port",
            "56100",
            "Lorient",
        ]
        keys = [sign for line in service for sign in (*line, "enter")]
        await person.press("alt+o")
        await person.hurry([*keys, "f6"])
        await person.settle()
        assert organisation.known()["name"] == "CCAS de Lorient"
        assert organisation.known()["city"] == "Lorient"
        assert person.dossier_screen.view == "contract"
        assert isinstance(person.app.screen, DossierScreen)

    on_an_example(hurry, ALONE)
