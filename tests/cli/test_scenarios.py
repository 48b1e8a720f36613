"""``planner scenarios`` on a file, as a person would run it."""

from __future__ import annotations

from pathlib import Path

import pytest

from planner.views.formats import flat
from tests.cli.commands import EXAMPLE, ROOT, planner

pytestmark = pytest.mark.slow


def test_the_shell_says_which_amount_holds_and_what_would_change_it(tmp_path: Path) -> None:
    ran = planner(
        "scenarios", EXAMPLE.with_name("parent-seul-allocation-suspendue.json"), home=tmp_path
    )
    assert (ran.status, ran.err) == (0, "")
    said = " ".join(flat(ran.out).split())
    for expected in (
        "Quel montant tient ?",
        "Il tiendrait avec un seul changement : aide au logement versée de nouveau",
        "Scénarios comparés",
        "Si la vie change",
        "Les dettes, dans l’ordre",
        "Rembourser ensemble les dettes que rien ne rembourse encore",
    ):
        assert expected in said


def test_the_shell_speaks_line_by_line_to_a_screen_reader(tmp_path: Path) -> None:
    ran = planner("scenarios", EXAMPLE, "--flat", "--on", "22/11/2026", home=tmp_path)
    assert ran.status == 0
    assert "─" not in ran.out


def test_a_file_that_is_not_there_is_told_in_a_sentence(tmp_path: Path) -> None:
    ran = planner("scenarios", ROOT / "nowhere.json", home=tmp_path)
    assert ran.status != 0
    assert "Traceback" not in ran.err


def test_the_last_day_that_can_be_written_is_computed_like_any_other(tmp_path: Path) -> None:
    for example in sorted(EXAMPLE.parent.glob("*.json")):
        ran = planner("scenarios", example, "--on", "2099-12-31", home=tmp_path)
        assert (ran.status, ran.err) == (0, ""), example.stem
