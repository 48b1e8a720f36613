"""``planner export``: both files from one command, whole or not at all."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.commands import DAY, EXAMPLE, planner

pytestmark = pytest.mark.slow


def test_a_spreadsheet_and_an_agenda_are_written_and_named(tmp_path: Path) -> None:
    xlsx, ics = tmp_path / "budget.xlsx", tmp_path / "dates.ics"
    ran = planner(
        "export", EXAMPLE, "--on", DAY, "--xlsx", xlsx, "--ics", ics, home=tmp_path / "home"
    )
    assert (ran.status, ran.out) == (0, "")
    assert xlsx.read_bytes().startswith(b"PK")
    assert ics.read_bytes().startswith(b"BEGIN:VCALENDAR\r\n")
    assert str(xlsx) in ran.err
    assert str(ics) in ran.err


def test_nothing_to_write_is_a_sentence(tmp_path: Path) -> None:
    ran = planner("export", EXAMPLE, home=tmp_path)
    assert ran.status == 2
    assert "--xlsx budget.xlsx" in ran.err


def test_a_folder_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    ran = planner("export", EXAMPLE, "--ics", tmp_path / "none" / "dates.ics", home=tmp_path)
    assert ran.status == 1
    assert "n’a pas pu être écrit" in ran.err
