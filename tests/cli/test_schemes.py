"""The commands of the schemes, as a person runs them."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest

from planner.cli.period import period_given
from planner.errors import PlannerError
from tests.cli.commands import ROOT, planner

pytestmark = pytest.mark.slow

COULAINES = ROOT / "examples" / "schemes" / "coulaines-2016.jsonl"
TODAY = date(2026, 11, 22)


@pytest.mark.slow
def test_the_year_of_a_scheme_is_printed_and_written_as_data(tmp_path: Path) -> None:
    arguments = ("evaluate", "plateforme-logement", "--period", "2016", "--from", COULAINES)
    ran = planner(*arguments, home=tmp_path)
    assert ran.status == 0
    assert "sorties positives       3" in ran.out
    assert max(len(line) for line in ran.out.splitlines()) <= 80
    data = json.loads(planner(*arguments, "--json", home=tmp_path).out)
    figures = {figure["id"]: figure for figure in data["figures"]}
    assert figures["states"]["cells"]["on_watch"] == 1
    assert figures["designators"]["cells"] == {"ccas": None, "landlord": None}
    assert figures["designators"]["suppressed"] is True
    out = tmp_path / "bilan.pdf"
    ran = planner(*arguments, "-o", out, home=tmp_path)
    assert ran.status == 0
    assert out.read_bytes().startswith(b"%PDF")


@pytest.mark.slow
def test_what_is_noted_is_due_and_late_in_the_list_and_in_the_dossier(tmp_path: Path) -> None:
    dossier = tmp_path / "dossiers" / "essai"
    dossier.mkdir(parents=True)
    (dossier / "dossier.json").write_bytes(b'{"schema": "planner/dossier/1", "id": "essai"}\n')
    ran = planner(
        "log", "enter", "essai", "rencontre-impayes", "--by", "landlord", "--on", "2026-10-05",
        "--unknown", home=tmp_path,
    )  # fmt: skip
    assert ran.status == 0, ran.err
    listed = planner("due", "--late", "--json", home=tmp_path)
    due = json.loads(listed.out)
    assert [(one["what"], one["late"]) for one in due] == [("home_visit", True)]
    told = planner("due", "essai", home=tmp_path).out
    assert "situation non connue du service social du département (priorité 1)" in " ".join(
        told.split()
    )
    assert "en retard de 27" in " ".join(told.replace("\u00a0", " ").split())
    flat = planner("due", "essai", "--flat", home=tmp_path)
    assert flat.status == 0
    assert "│" not in flat.out


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2016", date(2016, 1, 1), date(2016, 12, 31)),
        ("2016-02", date(2016, 2, 1), date(2016, 2, 29)),
        ("2016-02..2016-03", date(2016, 2, 1), date(2016, 3, 31)),
        ("2015..2016", date(2015, 1, 1), date(2016, 12, 31)),
        ("2016-02-03..2016-02-03", date(2016, 2, 3), date(2016, 2, 3)),
        ("2008-09-01+6", date(2008, 9, 1), date(2009, 2, 28)),
        ("2008-09-01+12", date(2008, 9, 1), date(2009, 8, 31)),
        (None, date(2026, 1, 1), TODAY),
    ],
)
def test_periods_are_read(text: str | None, first: date, last: date) -> None:
    assert period_given(text, TODAY) == (first, last)


@pytest.mark.parametrize(
    "text",
    ["", "16", "2016-13", "2016..2015", "2016-02-30", "..", "2016+6", "2016-01-01+0", "0001"],
)
def test_what_is_no_period_is_refused(text: str) -> None:
    with pytest.raises(PlannerError) as caught:
        period_given(text, TODAY)
    assert caught.value.code == "bad_period"
