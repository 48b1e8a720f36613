"""A département's regulation is one TOML file: started, checked with the place of each fault."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from planner.calc.diagnosis.diagnosis import diagnose
from planner.calc.schemes.fsl import profile_of
from planner.calc.schemes.fsl_evaluation import evaluate
from planner.calc.schemes.fsl_profile import FslProfile
from planner.errors import PlannerError
from planner.law import load_law
from planner.law.fsl_check import check_profiles, new_profile
from tests.support.households import ON, alone, rent_debt

LAW = load_law()
START = new_profile("35", "Ille-et-Vilaine", "2026-11-22", "2027-11-01")
FULL = re.sub(r"(?m)^# (?=\[|[a-z_]+ = )", "", START)


def problems(text: str) -> dict[str | None, str]:
    with pytest.raises(PlannerError) as error:
        check_profiles("fsl.toml", text.encode(), LAW)
    return {problem.field: str(problem) for problem in error.value.problems}


def test_a_regulation_that_was_just_started_can_be_checked_and_says_nothing_yet() -> None:
    (profile,) = check_profiles("fsl.toml", START.encode(), LAW)
    seen = evaluate(diagnose(alone(account=rent_debt("900.00")), LAW, ON), profile)
    assert {"ceiling", "resumption", "effort_ratio"} <= set(seen.unknown)


def test_every_line_that_the_start_offers_is_one_that_can_be_used() -> None:
    (profile,) = check_profiles("fsl.toml", FULL.encode(), LAW)
    assert profile.ceiling is not None
    assert profile.loan is not None
    assert profile.asll is not None
    assert len(profile.prior_steps or ()) == 1


def test_a_departement_is_added_by_one_file_and_no_code(tmp_path: Path) -> None:
    folder = tmp_path / "territories" / "35"
    folder.mkdir(parents=True)
    (folder / "fsl.toml").write_text(FULL, encoding="utf-8")
    law = load_law(tmp_path)
    rennes = alone(account=rent_debt("900.00"))
    rennes = rennes.but(dwelling=rennes.dwelling.but(commune="35238"))
    profile, why = profile_of(diagnose(rennes, law, ON))
    assert why == ()
    assert profile is not None
    assert profile.id == "fsl-35-local"


@pytest.mark.parametrize(
    ("line", "written", "path"),
    [
        ("max_months = 36", "max_months = 'x'", "fsl-35-local.loan.max_months"),
        ("maximum = 0.35", "maximum = 35", "fsl-35-local.effort_ratio.maximum"),
        ("max_amount = 4000", "max_amont = 4000", "fsl-35-local.aid.max_amont"),
        ("step = 'payment_plan'", "step = 'plan'", "fsl-35-local.prior_steps[0].step"),
        ("period = 'average_3_months'", "period = 'year'", "fsl-35-local.resource_base.period"),
        ("loan_share = 0.70", "loan_share = 0.60", "fsl-35-local.aid"),
    ],
)
def test_each_fault_is_told_with_its_path(line: str, written: str, path: str) -> None:
    assert line in FULL
    found = problems(FULL.replace(line, written, 1))
    assert any(place is not None and path in place for place in found), found
    assert all(text[0].isupper() and text.rstrip().endswith(".") for text in found.values())


def test_a_regulation_that_would_never_be_chosen_is_told() -> None:
    aisne = "territory = {code = '02'"
    found = problems(START.replace("territory = {code = '35'", aisne))
    assert any("fsl-35-local.territory" in (place or "") for place in found)
    assert any("fsl-02-aisne-2024" in text for text in found.values())
    assert check_profiles("fsl.toml", FULL.replace("{code = '35'", "{code = '02'").encode(), LAW)


def test_several_faults_are_told_at_once() -> None:
    text = FULL.replace("max_months = 36", "max_months = 'x'").replace("0.35", "'beaucoup'")
    assert len(problems(text)) == 2


def test_a_file_that_holds_no_regulation_or_is_no_toml_is_refused() -> None:
    assert problems("")
    assert problems("[[fsl_profile")
    assert problems("[[parameter]]\nid = 'x'\n")


def test_bands_are_written_from_the_smallest() -> None:
    text = START + (
        "\n[fsl_profile.resumption]\nbands = [{max_amount = 900, months = 6}, "
        "{max_amount = 500, months = 3}]\n"
    )
    assert any("bands" in (place or "") for place in problems(text))


def test_every_regulation_of_the_package_passes_its_own_check() -> None:
    root = files("planner.law") / "territories"
    checked = 0
    for folder in root.iterdir():
        data = (folder / "fsl.toml").read_bytes()
        found = check_profiles("fsl.toml", data, LAW)
        checked += len(found)
        for profile in found:
            code = profile.territory.code
            assert code is None or folder.name == code
    assert checked == len(LAW.records(FslProfile))


def test_the_start_offers_every_type_of_criterion_that_a_regulation_may_have() -> None:
    (profile,) = check_profiles("fsl.toml", FULL.encode(), LAW)
    for part in ("resource_base", "ceiling", "effort_ratio", "dwelling", "debt", "resumption",
                 "prior_steps", "over_indebtedness", "aid", "loan", "frequency", "exclusions",
                 "procedure", "landlord_share", "asll", "utilities", "papers"):  # fmt: skip
        assert getattr(profile, part) is not None, part
    seen = evaluate(diagnose(alone(account=rent_debt("900.00")), LAW, ON), profile)
    assert seen.unknown == ()
