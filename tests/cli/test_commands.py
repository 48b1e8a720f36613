"""Each command, run as a person runs it: what it prints, its status, what it leaves behind."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from planner import __version__
from planner.views.formats import flat
from planner.views.wrapping import width
from tests.cli.commands import DAY, EXAMPLE, ROOT, STATEMENT, planner

pytestmark = pytest.mark.slow


def test_the_version_is_told(tmp_path: Path) -> None:
    ran = planner("--version", home=tmp_path)
    assert (ran.status, ran.out, ran.err) == (0, f"planner {__version__}\n", "")


@pytest.mark.parametrize("arguments", [["--help"], ["plan", "--help"], ["help", "law", "diff"]])
def test_help_is_ours_and_fits_the_terminal(arguments: list[str], tmp_path: Path) -> None:
    ran = planner(*arguments, home=tmp_path)
    assert ran.status == 0
    assert max(width(line) for line in ran.out.splitlines()) <= 80
    assert not re.search(r"Usage|Options:|Show this message", ran.out)
    assert "planner" in ran.out


def test_a_plan_is_printed_in_french_in_eighty_columns(tmp_path: Path) -> None:
    ran = planner("plan", EXAMPLE, home=tmp_path)
    assert (ran.status, ran.err) == (0, "")
    text = flat(ran.out)
    assert max(width(line) for line in ran.out.splitlines()) <= 80
    assert "\x1b" not in ran.out
    for said in (
        "Diagnostic au 22 novembre 2026",
        "Il reste 35 jours, jusqu’au dimanche 27 décembre 2026",
        "1 178,44 - 238,98 - 316,87 = 622,59 € pour vivre",
        "Dette de loyer 1 409,53 €".replace("loyer ", "loyer                      "),
        "Plan d’apurement avec le bailleur : recommandé",
        "Échéanciers comparés",
        "Papiers à apporter",
    ):
        assert said in text, said


def test_the_same_plan_as_data_holds_the_same_figures(tmp_path: Path) -> None:
    ran = planner("plan", EXAMPLE, "--json", home=tmp_path)
    data = json.loads(ran.out)
    assert ran.status == 0
    assert data["on"] == DAY
    assert data["budget"]["reste_a_vivre"] == "622.59"
    assert data["arrears"]["balance"] == "1409.53"


def test_a_date_may_be_written_as_people_write_it(tmp_path: Path) -> None:
    french = planner("plan", EXAMPLE, "--on", "1er décembre 2026", home=tmp_path)
    iso = planner("plan", EXAMPLE, "--on=2026-12-01", home=tmp_path)
    assert french.status == 0
    assert french.out == iso.out
    assert "Diagnostic au 1er décembre 2026" in flat(french.out)


def test_the_contract_is_written_whole_and_named(tmp_path: Path) -> None:
    target = tmp_path / "contrat.pdf"
    ran = planner("plan", EXAMPLE, "--contract", target, home=tmp_path / "home")
    assert ran.status == 0
    assert target.read_bytes().startswith(b"%PDF")
    assert str(target) in ran.err
    assert [path.name for path in tmp_path.iterdir()] == ["contrat.pdf"]


def test_a_refused_dossier_leaves_no_contract(tmp_path: Path) -> None:
    bad = tmp_path / "bad.json"
    bad.write_text('{"schema": "planner/dossier/1", "incomes": [{"kind": "wage"}]}')
    ran = planner("plan", bad, "--contract", tmp_path / "contrat.pdf", home=tmp_path / "home")
    assert ran.status == 1
    assert [path.name for path in tmp_path.iterdir()] == ["bad.json"]


def test_why_a_figure_is_what_it_is(tmp_path: Path) -> None:
    ran = planner("explain", EXAMPLE, "budget.reste_a_vivre", home=tmp_path)
    assert ran.status == 0
    assert "1 178,44 - 238,98 - 316,87 = 622,59 € : reste à vivre" in flat(ran.out)
    short = planner("explain", EXAMPLE, "reste_a_vivre", home=tmp_path)
    assert short.out == ran.out


def test_every_figure_that_has_a_name_is_listed_with_words(tmp_path: Path) -> None:
    ran = planner("explain", EXAMPLE, "--list", home=tmp_path)
    names = json.loads(planner("explain", EXAMPLE, "--list", "--json", home=tmp_path).out)
    assert ran.status == 0
    assert names["budget.capacity"] == "261.05"
    assert all(name in ran.out for name in names)


def test_an_explanation_as_data_is_the_derivation(tmp_path: Path) -> None:
    ran = planner("explain", EXAMPLE, "budget.capacity", "--json", home=tmp_path)
    data = json.loads(ran.out)
    assert data["figure"] == "budget.capacity"
    assert data["value"] == "261.05"
    assert data["terms"]


def test_a_statement_is_told_row_by_row(tmp_path: Path) -> None:
    ran = planner("statement", STATEMENT, home=tmp_path)
    assert ran.status == 0
    assert "Solde imprimé" in ran.out
    assert "lignes comprises" in flat(ran.out)
    data = json.loads(planner("statement", STATEMENT, "--json", home=tmp_path).out)
    assert data["lines"]
    assert data["closing_balance"]


def test_the_schemas_are_named_and_printed(tmp_path: Path) -> None:
    names = planner("schema", home=tmp_path).out.split()
    assert names[0] == "dossier"
    assert "housing-allowance" in names
    schema = json.loads(planner("schema", "dossier", home=tmp_path).out)
    assert schema["$id"] == "planner/dossier/1"
    function = json.loads(planner("schema", "housing-allowance", home=tmp_path).out)
    assert {"input", "result"} <= set(function)


def test_a_calculation_answers_each_line(tmp_path: Path) -> None:
    asked = {
        "id": 1,
        "month": "2026-11",
        "zone": 2,
        "dependants": 0,
        "rent": "341.75",
        "annual_resources": "11050.00",
        "conventioned": True,
    }
    stdin = json.dumps(asked).encode() + b"\n\n" + b"pas du json\n"
    ran = planner("calc", "housing-allowance", home=tmp_path, stdin=stdin)
    good, bad = (json.loads(line) for line in ran.out.splitlines())
    assert ran.status == 1
    assert (good["id"], good["paid"]) == (1, "125.00")
    assert bad["error"]["code"] == "not_json"


def test_the_law_is_checked_and_compared(tmp_path: Path) -> None:
    checked = planner("law", "check", home=tmp_path)
    assert checked.status == 0
    assert "Valeurs non vérifiées" in checked.out
    changed = planner("law", "diff", "2026-12-31", "2027-01-01", home=tmp_path)
    assert changed.status == 0
    assert "450,00 €" in flat(changed.out)
    data = json.loads(
        planner("law", "diff", "2026-12-31", "2027-01-01", "--json", home=tmp_path).out
    )
    assert {"impaye.2027.montant", "impaye.deux_mois.nombre"} <= {
        change["parameter"] for change in data
    }


def test_the_demonstration_ends_alone_without_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    ran = planner("demo", home=tmp_path / "home", environment={"TMPDIR": str(tmp_path / "tmp")})
    assert ran.status == 0
    assert "Diagnostic au 22 novembre 2026" in flat(ran.out)
    assert "Propositions" in ran.out
    match = re.search(r"Contrat écrit\W+(/\S+\.pdf)", ran.out)
    assert match is not None
    assert Path(match[1]).read_bytes().startswith(b"%PDF")


def test_the_flat_text_has_nothing_for_the_eye_only(tmp_path: Path) -> None:
    ran = planner("plan", EXAMPLE, "--flat", home=tmp_path)
    assert ran.status == 0
    assert not re.search("[─═│├└\u00a0\u202f\u2212]", ran.out)
    assert "Dette de loyer : 1 409,53 €" in ran.out


def test_an_old_terminal_gets_letters_it_can_show(tmp_path: Path) -> None:
    for encoding in ("ascii", "latin-1"):
        ran = planner(
            "plan", EXAMPLE, home=tmp_path, environment={"PYTHONIOENCODING": f"{encoding}:strict"}
        )
        assert ran.status == 0
        assert ran.out.isascii()
        assert "622,59 EUR" in ran.out


def test_a_reader_who_leaves_early_is_not_a_fault(tmp_path: Path) -> None:
    command = f"{sys.executable} -m planner plan {EXAMPLE} --on {DAY} | head -1"
    done = subprocess.run(
        ["bash", "-c", f"set -o pipefail; {command}"],
        capture_output=True,
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "PLANNER_HOME": str(tmp_path), "LANG": "C.UTF-8"},
        check=False,
    )
    assert done.returncode in (0, 141)
    assert done.stderr == b""


@pytest.mark.parametrize("streams", [">&-", "2>&-", ">&- 2>&- <&-"])
def test_a_closed_stream_is_not_a_fault(streams: str, tmp_path: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m planner plan {EXAMPLE} --on {DAY} {streams}"],
        capture_output=True,
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "PLANNER_HOME": str(tmp_path), "LANG": "C.UTF-8"},
        check=False,
    )
    assert done.returncode == 0
    assert b"Traceback" not in done.stderr + done.stdout


def test_a_full_disk_behind_the_output_is_told_in_a_sentence(tmp_path: Path) -> None:
    done = subprocess.run(
        ["bash", "-c", f"{sys.executable} -m planner plan {EXAMPLE} --on {DAY} > /dev/full"],
        capture_output=True,
        cwd=ROOT,
        env={"PATH": "/usr/bin:/bin", "PLANNER_HOME": str(tmp_path), "LANG": "C.UTF-8"},
        check=False,
    )
    assert done.returncode == 1
    assert b"Traceback" not in done.stderr
    assert "n’a pas pu être écrite en entier" in done.stderr.decode()


def test_a_dossier_is_deleted_only_when_it_is_confirmed(tmp_path: Path) -> None:
    code = f"from planner.services.dossiers import open_example as o; print(o({EXAMPLE.stem!r}))"
    made = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"PLANNER_HOME": str(tmp_path), "PLANNER_TODAY": DAY},
        check=True,
    )
    id = made.stdout.strip()
    asked = planner("delete", id, home=tmp_path)
    assert asked.status == 2
    assert "Vasseur" in asked.err
    assert (tmp_path / "dossiers" / id).is_dir()
    done = planner("delete", id, "--yes", home=tmp_path)
    assert done.status == 0
    assert not (tmp_path / "dossiers" / id).exists()
    assert planner("delete", id, "--yes", home=tmp_path).status == 1


def test_what_was_not_foreseen_is_told_without_a_traceback_and_kept_without_data(
    tmp_path: Path,
) -> None:
    (tmp_path / "tmp").mkdir()
    code = (
        "import planner.cli.plan as p\n"
        "def broken(*_a, **_k): secret = 'Vasseur 1409.53'; raise RuntimeError(secret)\n"
        "p.planned = broken\n"
        f"import sys; sys.argv = ['planner', 'plan', {str(EXAMPLE)!r}]\n"
        "from planner.__main__ import main; main()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={"PLANNER_HOME": str(tmp_path), "TMPDIR": str(tmp_path / "tmp"), "LANG": "C.UTF-8"},
        check=False,
    )
    assert done.returncode == 3
    assert "Traceback" not in done.stderr
    (report,) = (tmp_path / "tmp").glob("planner-erreur-*.txt")
    assert str(report) in done.stderr
    kept = report.read_text()
    assert "RuntimeError" in kept
    assert "planner.cli.plan" in kept
    for secret in ("Vasseur", "1409", str(tmp_path), EXAMPLE.name):
        assert secret not in kept
    assert report.stat().st_mode & 0o077 == 0


def test_the_terminal_path_never_loads_the_option_reader(tmp_path: Path) -> None:
    code = (
        "import sys; import planner.__main__ as m\n"
        "import planner.cli.interface as i; i.has_terminal = lambda: True\n"
        "import types; fake = types.ModuleType('planner.tui.app'); fake.run = lambda **_k: 0\n"
        "sys.modules['planner.tui.app'] = fake\n"
        "assert m.run([]) == 0\n"
        "heavy = {'typer', 'babel', 'pydantic', 'holidays', 'planner.law', 'rich'}\n"
        "assert not heavy & set(sys.modules), heavy & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False
    )
    assert done.returncode == 0, done.stderr


def test_the_annex_of_the_explanations_is_printed_whole_or_for_one_figure(tmp_path: Path) -> None:
    whole = planner("explain", EXAMPLE, "--annex", home=tmp_path)
    assert whole.status == 0
    assert "comment ces chiffres sont calculés" in whole.out
    assert "Les valeurs légales" in whole.out
    one = planner("explain", EXAMPLE, "budget.reste_a_vivre", "--annex", home=tmp_path)
    assert 0 < len(one.out) < len(whole.out)


def test_the_annex_joins_a_contract_and_nothing_else(tmp_path: Path) -> None:
    alone = planner("plan", EXAMPLE, "--annex", home=tmp_path)
    assert alone.status == 2
    assert "--contract" in alone.err
    out = tmp_path / "contrat.pdf"
    assert planner("plan", EXAMPLE, "--contract", out, "--annex", home=tmp_path).status == 0
    assert out.read_bytes().startswith(b"%PDF")


def test_two_dates_are_compared_for_a_household(tmp_path: Path) -> None:
    dates = ("2026-09-30", "2026-11-01")
    told = planner("law", "diff", *dates, "--dossier", EXAMPLE, home=tmp_path)
    assert told.status == 0
    assert "Ce que le droit change" in told.out
    found = json.loads(
        planner("law", "diff", *dates, "--dossier", EXAMPLE, "--json", home=tmp_path).out
    )
    paid = next(one for one in found["figures"] if one["figure"] == "housing_allowance.paid")
    assert "al.locatif.plafond_loyer.zone2.personne_seule" in paid["parameters"]
