"""Papers and regulations from the shell."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.cli.commands import ROOT, planner

pytestmark = pytest.mark.slow

EXAMPLE = ROOT / "examples" / "personne-seule-commandement.json"
INDEBTED = ROOT / "examples" / "couple-surendettement.json"


@pytest.mark.parametrize("kind", ["landlord-plan", "fsl", "asll", "contract", "family"])
def test_a_paper_is_written_as_a_pdf(kind: str, tmp_path: Path) -> None:
    out = tmp_path / "papier.pdf"
    ran = planner("document", kind, EXAMPLE, "-o", out, home=tmp_path)
    assert ran.status == 0, ran.err
    assert out.read_bytes().startswith(b"%PDF")
    assert str(out) in ran.err


def test_the_drafted_report_is_edited_and_printed(tmp_path: Path) -> None:
    draft, out = tmp_path / "rapport.txt", tmp_path / "fsl.pdf"
    assert planner("document", "fsl-report", EXAMPLE, "-o", draft, home=tmp_path).status == 0
    text = draft.read_text("utf-8")
    assert "À compléter" in text
    draft.write_text(text.replace("[À compléter", "[Complété"), encoding="utf-8")
    ran = planner("document", "fsl", EXAMPLE, "-o", out, "--report", draft, home=tmp_path)
    assert ran.status == 0


def test_no_plan_is_written_for_a_landlord_where_none_holds(tmp_path: Path) -> None:
    out = tmp_path / "plan.pdf"
    ran = planner("document", "landlord-plan", INDEBTED, "-o", out, home=tmp_path)
    assert ran.status == 1
    assert "n’a pas été écrit" in ran.err
    assert not out.exists()


def test_an_unknown_paper_is_refused_with_the_list(tmp_path: Path) -> None:
    ran = planner("document", "poeme", EXAMPLE, "-o", tmp_path / "x", home=tmp_path)
    assert ran.status == 2
    assert "landlord-plan" in ran.err


def test_a_regulation_is_started_then_checked(tmp_path: Path) -> None:
    file = tmp_path / "fsl.toml"
    assert planner("fsl", "new", "35", "--name", "Ille-et-Vilaine", "-o", file,
                   home=tmp_path).status == 0  # fmt: skip
    ran = planner("fsl", "check", file, home=tmp_path)
    assert ran.status == 0
    assert "FSL Ille-et-Vilaine (35)" in ran.out
    again = planner("fsl", "new", "35", "-o", file, home=tmp_path)
    assert again.status == 1
    file.write_text(file.read_text("utf-8").replace("confidence = 'S' ", "confidence = 'Z' "))
    ran = planner("fsl", "check", file, home=tmp_path)
    assert ran.status == 1
    assert "fsl-35-local.confidence" in ran.err


def test_a_code_that_is_none_is_refused(tmp_path: Path) -> None:
    assert planner("fsl", "new", "Ille-et-Vilaine", home=tmp_path).status == 1


def test_a_document_never_replaces_a_device_nor_a_dossier_and_follows_a_link(
    tmp_path: Path,
) -> None:
    pipe, dossier = tmp_path / "pipe", tmp_path / "d.json"
    paper, link = tmp_path / "papier.pdf", tmp_path / "lien.pdf"
    os.mkfifo(pipe)
    dossier.write_bytes(EXAMPLE.read_bytes())
    link.symlink_to(paper)
    for target in (pipe, dossier):
        ran = planner("document", "contract", dossier, "-o", target, home=tmp_path)
        assert ran.status == 1
        assert ran.err.count("\n") == 1
    assert pipe.is_fifo()
    assert dossier.read_bytes() == EXAMPLE.read_bytes()
    assert planner("document", "contract", dossier, "-o", link, home=tmp_path).status == 0
    assert link.is_symlink()
    assert paper.read_bytes().startswith(b"%PDF")
    assert sorted(path.name for path in tmp_path.iterdir()) == [
        "d.json", "lien.pdf", "papier.pdf", "pipe",
    ]  # fmt: skip
