"""A département that nobody had read: one TOML file, and its fund argues, prints and explains."""

from __future__ import annotations

import json
from pathlib import Path

import pypdfium2
import pytest

from tests.cli.commands import planner

pytestmark = pytest.mark.slow

REGULATION = """
[fsl_profile.ceiling]
divided_by = 'nothing'
strict = false
rows = [{by_persons = true, start = 1, amounts = [1100, 1600], per_extra = 400}]
derogation = 'cas urgent, avec un rapport social'

[fsl_profile.resumption]
months = 2

[fsl_profile.aid]
max_amount = 1500
grant_share = 0.40
loan_share = 0.60

[fsl_profile.loan]
max_months = 24
min_instalment = 20

[fsl_profile.utilities]
energy_max = 300
"""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    folder = tmp_path / "home"
    local = tmp_path / "local" / "territories" / "35"
    local.mkdir(parents=True)
    folder.mkdir()
    (folder / "organisation.toml").write_text(f'overlay = "{tmp_path / "local"}"\n', "utf-8")
    file = local / "fsl.toml"
    assert planner("fsl", "new", "35", "--name", "Ille-et-Vilaine", "-o", file,
                   home=folder).status == 0  # fmt: skip
    file.write_text(file.read_text("utf-8") + REGULATION, "utf-8")
    assert planner("fsl", "check", file, home=folder).status == 0
    return folder


def dossier(tmp_path: Path, wage: str = "1050.00") -> Path:
    tree = {
        "schema": "planner/dossier/1",
        "household": {"persons": [{"id": "p1", "role": "applicant", "birth": "1980-01-01"}]},
        "incomes": [{"kind": "wage", "amount": wage}],
        "charges": [{"kind": "other_charge", "amount": "300.00"}],
        "dwelling": {"commune": "35238", "rent": "380.00"},
        "account": {"lines": [{"date": "2026-06-01", "kind": "rent", "amount": "2000.00"}]},
        "debts": [{"id": "e", "kind": "gas_debt", "balance": "350.00"}],
        "casework": {"rent_resumed_since": "2026-10"},
    }
    file = tmp_path / "d.json"
    file.write_text(json.dumps(tree), "utf-8")
    return file


def test_one_file_is_enough_for_a_departement(home: Path, tmp_path: Path) -> None:
    file = dossier(tmp_path)
    ran = planner("plan", file, "--json", "--on", "2026-11-22", home=home)
    assert ran.status == 0, ran.err
    [fund] = [one for one in json.loads(ran.out)["proposals"] if one["kind"] == "fsl"]
    assert fund["detail"] == "fsl-35-local"
    values = {one["id"]: one["values"] for one in fund["reasons"]}
    assert values["fsl_amount"]["amount"] == "1500.00"
    assert values["fsl_grant"]["amount"] == "600.00"
    assert values["fsl_loan_terms"] == {"instalment": "37.50", "months": 24}
    assert values["fsl_utilities"]["amount"] == "300.00"
    assert "unverified" in {one["certainty"] for one in fund["reasons"]}


def test_its_application_is_printed_and_its_figures_explained(home: Path, tmp_path: Path) -> None:
    file, out = dossier(tmp_path), tmp_path / "fsl.pdf"
    assert planner("document", "fsl", file, "-o", out, "--on", "2026-11-22", home=home).status == 0
    text = "".join(page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(out))
    assert "FSL Ille-et-Vilaine" in text
    ran = planner("explain", file, "fsl.grant", "--on", "2026-11-22", home=home)
    assert ran.status == 0, ran.err
    assert "600" in ran.out


def test_above_its_ceiling_the_derogation_that_it_writes_is_told(
    home: Path, tmp_path: Path
) -> None:
    ran = planner("plan", dossier(tmp_path, "1200.00"), "--json", "--on", "2026-11-22", home=home)
    [fund] = [one for one in json.loads(ran.out)["proposals"] if one["kind"] == "fsl"]
    assert fund["verdict"] == "not_applicable"
    values = {one["id"]: one["values"] for one in fund["reasons"]}
    assert values["fsl_derogation"] == {"path": "cas urgent, avec un rapport social"}
    below = planner("plan", dossier(tmp_path), "--json", "--on", "2026-11-22", home=home)
    assert "fsl_derogation" not in below.out
