"""The table of requirements names tests that exist, and what no other test holds is held here."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from planner.tui.dialogs.why import Why
from planner.views.formats import flat
from tests.tui.driving import Person, on_an_example

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
