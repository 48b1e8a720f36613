"""``planner sheet``: the template, a reading, the differences applied after a yes."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest

from planner.calc.money import Money
from planner.cli.texte.home import Home
from planner.cli.texte.talk import Gone, Talk
from planner.intake.dossier_file import read_dossier
from tests.cli.commands import planner
from tests.cli.test_texte import Stream

pytestmark = pytest.mark.slow

CSV = (
    "Ligne;Montant;Combien de fois\nCe qui entre\nSalaire;1 240,50\n"
    "Ce qui sort\nCourses;90;par semaine\nParis;20\n"
)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "feuille.csv"
    path.write_text(CSV, "utf-8")
    return path


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PLANNER_HOME", str(tmp_path / "home"))
    return tmp_path / "home"


@pytest.fixture
def id(home: Path) -> str:
    from planner.services.dossiers import new_dossier

    assert not home.exists()
    return new_dossier()


def test_the_template_is_written_and_read_back(tmp_path: Path) -> None:
    target = tmp_path / "feuille.xlsx"
    assert planner("sheet", "new", target, home=tmp_path).status == 0
    ran = planner("sheet", "read", target, home=tmp_path)
    assert ran.status == 0
    assert "Aucune ligne de cette feuille n’a de montant." in ran.out
    assert planner("sheet", "new", tmp_path / "feuille.doc", home=tmp_path).status == 2


def test_the_differences_are_applied_after_a_yes_only(file: Path, home: Path, id: str) -> None:
    refused = planner("sheet", "apply", file, id, home=home, stdin=b"non\n")
    assert refused.status == 1
    assert "Rien n’a été changé." in refused.err
    ran = planner("sheet", "apply", file, id, home=home, stdin=b"oui\n")
    assert ran.status == 0
    assert "Ce qui s’ajoute" in ran.out
    assert "2 changements appliqués." in ran.err
    dossier = read_dossier((home / "dossiers" / id / "dossier.json").read_bytes())
    assert [each.amount for each in dossier.incomes] == [Money(124050)]
    assert [each.kind for each in dossier.charges] == ["food"]
    again = planner("sheet", "apply", file, id, "--yes", home=home)
    assert (again.status, again.err.strip()) == (0, "Rien à changer dans le dossier.")


def test_a_hostile_file_is_a_sentence(tmp_path: Path) -> None:
    bad = tmp_path / "photo.xlsx"
    bad.write_bytes(b"\xff\xd8\xff\xe0")
    ran = planner("sheet", "read", bad, home=tmp_path)
    assert ran.status == 1
    assert ran.err.count("\n") == 1
    assert "n’est pas une feuille de calcul lisible" in ran.err


def test_line_by_line_each_doubt_is_asked(file: Path, home: Path, id: str) -> None:
    told = Stream()
    lines = f"ouvrir\n1\nfeuille\n{file}\noui\noui\n/annuler\n/rétablir\n/quitter\n"
    with pytest.raises(Gone):
        Home(Talk(StringIO(lines), told)).run()
    assert "Le garder ? (oui ou non)" in told.getvalue()
    assert "3 changements appliqués." in told.getvalue()
    dossier = read_dossier((home / "dossiers" / id / "dossier.json").read_bytes())
    assert [each.label for each in dossier.charges] == ["", "Paris"]
