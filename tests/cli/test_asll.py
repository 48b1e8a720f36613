"""A support measure from the shell: proposed, signed, reviewed, renewed, printed."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.commands import ROOT, planner

pytestmark = pytest.mark.slow

EXAMPLE = ROOT / "examples" / "parent-seul-allocation-suspendue.json"


def test_a_measure_goes_from_its_proposal_to_its_renewal(tmp_path: Path) -> None:
    signed, reviewed, renewed = (tmp_path / f"{name}.json" for name in ("s", "b", "r"))
    shown = planner("asll", "plan", EXAMPLE, "--on", "2026-11-22", home=tmp_path)
    assert shown.status == 0, shown.err
    assert "mercredi 16 décembre 2026" in shown.out.replace("\u00a0", " ")
    ran = planner("asll", "sign", EXAMPLE, "-o", signed, "--months", "6", "--on", "2026-11-22",
                  home=tmp_path)  # fmt: skip
    assert ran.status == 0, ran.err
    kept = json.loads(signed.read_text("utf-8"))["casework"]["asll"]
    assert (kept["first_day"], kept["for_months"]) == ("2026-12-01", 6)
    ran = planner("asll", "review", signed, "-o", reviewed, "--on", "2027-05-20",
                  "--reached", "rights=yes", "--says", "Ça va mieux.", home=tmp_path)  # fmt: skip
    assert ran.status == 0, ran.err
    assert "Suite proposée : renouveler." in ran.out.replace("\u00a0", " ")
    pdf = tmp_path / "bilan.pdf"
    ran = planner("document", "asll-review", reviewed, "-o", pdf, "--on", "2027-05-20",
                  home=tmp_path)  # fmt: skip
    assert ran.status == 0, ran.err
    assert pdf.read_bytes().startswith(b"%PDF")
    ran = planner("asll", "renew", reviewed, "-o", renewed, "--on", "2027-05-25", home=tmp_path)
    assert ran.status == 0, ran.err
    shown = planner("asll", "plan", renewed, "--on", "2027-06-02", home=tmp_path)
    assert "du 1er décembre 2026 au 1er décembre 2027" in shown.out.replace("\u00a0", " ")
    ics = tmp_path / "dates.ics"
    assert planner("export", renewed, "--ics", ics, "--on", "2027-06-02", home=tmp_path).status == 0
    assert "Bilan de l’accompagnement" in ics.read_text("utf-8")


def test_the_file_that_is_read_is_never_changed(tmp_path: Path) -> None:
    before = EXAMPLE.read_bytes()
    planner("asll", "sign", EXAMPLE, "-o", tmp_path / "s.json", home=tmp_path)
    assert EXAMPLE.read_bytes() == before


def test_a_measure_is_stopped_when_the_household_asks(tmp_path: Path) -> None:
    signed, stopped = tmp_path / "s.json", tmp_path / "a.json"
    planner("asll", "sign", EXAMPLE, "-o", signed, "--on", "2026-11-22", home=tmp_path)
    ran = planner("asll", "stop", signed, "-o", stopped, "--on", "2027-01-11", home=tmp_path)
    assert ran.status == 0, ran.err
    kept = json.loads(stopped.read_text("utf-8"))["casework"]["asll"]
    assert kept["stopped_on"] == "2027-01-11"
