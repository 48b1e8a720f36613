"""Each error has a code, an input that gives it, and one sentence that says what to do."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest

from planner.__main__ import run
from planner.cli.guard import guarded
from planner.errors import PlannerError
from planner.services.clock import TODAY
from planner.views import i18n
from planner.views.formats import flat
from tests.errors.cases import CASES, Case

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PLANNER_HOME", str(tmp_path / "home"))
    monkeypatch.setenv(TODAY, "2026-11-22")
    monkeypatch.delenv("PLANNER_LANG", raising=False)
    return tmp_path


def _lay(case: Case, folder: Path) -> list[str]:
    for name, data in case.files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data.replace(b"{dir}", str(folder).encode()))
    return [argument.replace("{dir}", str(folder)) for argument in case.arguments]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_each_refusal_is_one_sentence_a_problem_and_a_documented_status(
    case: Case, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    arguments = _lay(case, folder)
    codes: list[str] = []

    def work() -> int:
        try:
            return run(arguments)
        except PlannerError as error:
            codes.extend(problem.code for problem in error.problems)
            raise

    try:
        status = guarded(work)
    finally:
        i18n.use(None)
    printed = capsys.readouterr()
    told = flat(printed.err).splitlines()
    assert status == case.status
    assert case.code in codes
    assert printed.out == ""
    assert len(told) == len(codes) == len(case.sentences)
    for line, sentence in zip(told, case.sentences, strict=True):
        assert line.startswith(sentence.replace("{dir}", str(folder)))
        assert line[-1] in ".!?»"
    assert "Traceback" not in printed.err


def _codes(*places: str) -> set[str]:
    """Every code that a problem of these modules is made with."""
    found = set()
    for place in places:
        root = ROOT / "planner" / place
        for file in [root] if root.is_file() else sorted(root.rglob("*.py")):
            for node in ast.walk(ast.parse(file.read_text("utf-8"))):
                if not isinstance(node, ast.Call) or not node.args:
                    continue
                name = ast.unparse(node.func).rpartition(".")[2]
                first = node.args[0]
                made = name in ("Problem", "_problem")
                if made and isinstance(first, ast.Constant):
                    found.add(str(first.value))
    return found


ELSEWHERE = {
    "confirmation_needed": "needs a dossier in the store: tests/cli",
    "bad_value": "no option of ours has a type that its reader could refuse",
    "not_writable": "cannot come from a file: tests/dossier",
    "overlay_unreadable": "a file of a megabyte or without rights: tests/law",
}


def test_every_code_of_the_shell_and_of_its_files_is_in_the_catalogue() -> None:
    emitted = _codes(
        "cli",
        "intake/strict_json.py",
        "intake/dossier_file.py",
        "intake/dossier_problems.py",
        "law/loader.py",
        "storage/organisation.py",
    )
    assert sorted(emitted - {case.code for case in CASES} - set(ELSEWHERE)) == []
    assert sorted(set(ELSEWHERE) - emitted) == []


def test_a_sentence_says_what_to_do_and_names_no_machinery() -> None:
    words = re.compile(
        r"\b(None|null pointer|exception|pydantic|typer|errno|stack)\b", re.IGNORECASE
    )
    for case in CASES:
        for sentence in case.sentences:
            assert not words.search(sentence)
