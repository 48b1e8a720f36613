"""organisation.toml: asked once, edited by hand, refused with a sentence for each mistake."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.money import Money
from planner.errors import PlannerError
from planner.storage.organisation import Organisation, read_organisation, write_organisation
from tests.dossier.strategies import texts

line = texts(20).map(lambda text: " ".join(text.split("\n")))
organisations = st.builds(
    Organisation,
    name=line,
    lines=st.lists(line, max_size=3).map(tuple),
    postal_code=line,
    city=line,
    phone=line,
    email=line,
    counsellor=line,
    overlay=line,
    formula=line,
    floor_per_day=st.sampled_from(["", "10.00", "0.5", "12"]),
)


@given(organisations)
def test_what_is_written_is_read_back(
    tmp_path_factory: pytest.TempPathFactory, organisation: Organisation
) -> None:
    home = tmp_path_factory.getbasetemp() / "organisation"
    write_organisation(home, organisation)
    assert read_organisation(home) == organisation


def test_nothing_is_known_before_it_is_asked(tmp_path: Path) -> None:
    assert read_organisation(tmp_path) is None


def test_the_file_is_private_and_says_what_each_line_is_for(tmp_path: Path) -> None:
    write_organisation(tmp_path, Organisation(name="CCAS de Bédarieux", floor_per_day="9.50"))
    file = tmp_path / "organisation.toml"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert "# Nom du service" in file.read_text("utf-8")
    known = read_organisation(tmp_path)
    assert known is not None
    assert known.floor == Money.parse("9.50")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = ", "ligne 1"),
        ("name = 'a'\nname = 'b'", "ligne 2"),
        (f"name = {'[' * 9000}{']' * 9000}", "ligne 1"),
        (f"{'.'.join(['a'] * 60_000)} = 1", "ligne 1"),
        ("adress = 'x'", "réglages sont"),
        ("countsellor = 'x'", "counsellor"),
        ("name = 3", "texte entre guillemets"),
        ("lines = 'rue'", "liste"),
        ("lines = [1]", "liste"),
        ("floor_per_day = '10,00'", '"10.00"'),
        ("floor_per_day = '-1.00'", '"10.00"'),
        ('name = "a\\u0007"', "caractère invisible"),
        (f"name = '{'x' * 201}'", "200 caractères"),
    ],
)
def test_a_mistake_is_a_sentence_that_names_the_line(tmp_path: Path, text: str, said: str) -> None:
    (tmp_path / "organisation.toml").write_text(text, "utf-8")
    with pytest.raises(PlannerError) as refused:
        read_organisation(tmp_path)
    assert said in str(refused.value)


def test_the_mark_that_some_editors_put_first_is_no_mistake(tmp_path: Path) -> None:
    (tmp_path / "organisation.toml").write_text("name = 'CCAS'\n", "utf-8-sig")
    assert read_organisation(tmp_path) == Organisation(name="CCAS")


def test_every_mistake_is_told_at_once(tmp_path: Path) -> None:
    (tmp_path / "organisation.toml").write_text("name = 3\nfloor_per_day = 'x'\nzz = 1\n", "utf-8")
    with pytest.raises(PlannerError) as refused:
        read_organisation(tmp_path)
    assert [problem.field for problem in refused.value.problems] == ["name", "floor_per_day", "zz"]


def test_a_choice_that_could_not_be_read_back_is_not_written(tmp_path: Path) -> None:
    with pytest.raises(PlannerError, match="lisible"):
        write_organisation(tmp_path, Organisation(floor_per_day="dix"))
    assert not (tmp_path / "organisation.toml").exists()
