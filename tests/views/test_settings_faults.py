"""A fault in a CCAS's own settings file is one sentence, in the language of the reader."""

from __future__ import annotations

from pathlib import Path

import pytest

import hatch_build
from planner.errors import PlannerError
from planner.law.fsl_check import check_profiles
from planner.law.loader import load_law, parse
from planner.views import i18n
from planner.views.problems import problems

ROOT = Path(__file__).resolve().parents[2]
FIGURE = """
[[parameter]]
id = 'reste_a_vivre.plancher_ccas'
label = 'Plancher'
nature = 'usage'
unit = 'EUR/day'
review_by = 2027-11-22
[[parameter.value]]
from = 2026-01-01
amount = 12.50
status = 'in_force'
reference = 'délibération'
source = 'registre'
checked = 2026-11-22
"""


@pytest.fixture(scope="module", autouse=True)
def _compiled() -> None:
    hatch_build.compile_catalogues(ROOT)
    i18n._catalogue.cache_clear()


def told(folder: Path, text: str, language: str) -> list[str]:
    (folder / "regles.toml").write_text(text, encoding="utf-8")
    with pytest.raises(PlannerError) as caught, i18n.speaking(language):
        load_law(folder)
    with i18n.speaking(language):
        return problems(caught.value)


@pytest.mark.parametrize(
    ("old", "new", "english"),
    [
        (
            "amount = 12.50",
            "amount = '12.50'",
            (
                "File regles.toml, “reste_a_vivre.plancher_ccas.value[0].amount”: “12.50” "
                "cannot be used; write an amount in euros with two decimals, for instance 651.69."
            ),
        ),
        (
            "'in_force'",
            "'sure'",
            (
                "File regles.toml, “reste_a_vivre.plancher_ccas.value[0].status”: “sure” cannot be "
                "used; write one of these words: in_force, announced, unverified."
            ),
        ),
        (
            "label = 'Plancher'\n",
            "",
            (
                "File regles.toml, “reste_a_vivre.plancher_ccas.label”: a text between single "
                "quotes is missing."
            ),
        ),
        (
            "amount = 12.50",
            "brackets = [{up_to = 1, share = 2}]",
            (
                "File regles.toml, “reste_a_vivre.plancher_ccas.value[0].brackets”: “{'up_to': 1, "
                "'share': 2}” cannot be used; write a list of rising slices {up_to = 4480.00, "
                "share = '1/20'}, the last one without up_to."
            ),
        ),
    ],
)
def test_a_fault_of_a_figure_is_told_in_english(
    tmp_path: Path, old: str, new: str, english: str
) -> None:
    assert FIGURE.count(old) == 1
    assert told(tmp_path, FIGURE.replace(old, new), "en") == [english]


def test_the_same_fault_is_told_in_french(tmp_path: Path) -> None:
    assert told(tmp_path, FIGURE.replace("12.50", "'douze'"), "fr") == [
        (
            "Fichier regles.toml, « reste_a_vivre.plancher_ccas.value[0].amount » : « douze » ne "
            "convient pas ; écrivez un montant en euros avec deux décimales, par exemple 651.69."
        )
    ]


def test_a_file_that_is_not_toml_says_where_in_english() -> None:
    with pytest.raises(PlannerError) as caught:
        parse("regles.toml", b"id = 1\nid =\n")
    with i18n.speaking("en"):
        assert problems(caught.value)[0].startswith("File regles.toml, line 2, column 5: ")


def test_a_fault_of_a_regulation_is_told_in_english() -> None:
    with pytest.raises(PlannerError) as caught:
        check_profiles("fsl.toml", b"", load_law())
    with i18n.speaking("en"):
        assert problems(caught.value) == [
            "File fsl.toml, “fsl_profile”: write the regulation under [[fsl_profile]]."
        ]
