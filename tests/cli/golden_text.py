"""What ``planner plan`` prints of the examples, kept as text to be read by people.

``python -m tests.cli.golden_text`` writes the texts again after a change that was meant: read the
difference before keeping it.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path

from planner.calc.dossier.sharing import shared
from planner.cli.plan import told
from planner.intake.dossier_file import read_dossier
from planner.law import load_law
from planner.services.planning import compute_plan
from planner.views.blocks import List
from planner.views.family import family_lines
from planner.views.i18n import speaking
from planner.views.text import Style, render

ROOT = Path(__file__).resolve().parents[2]
GOLDEN = Path(__file__).parent / "golden"
ON = date(2026, 11, 22)

TEXTS = (
    ("personne-seule-commandement", "fr", False),
    ("parent-seul-allocation-suspendue", "fr", False),
    ("couple-surendettement", "fr", False),
    ("personne-seule-commandement", "en", False),
    ("personne-seule-commandement", "fr", True),
)
"""Example, language, and whether the text is flat."""


def name_of(example: str, language: str, flat: bool) -> str:
    """The file of a text."""
    return f"{example}.{language}{'.flat' if flat else ''}.txt"


def text_of(example: str, language: str, flat: bool) -> str:
    """The plan of an example as it is printed, then the family's view of it."""
    data = (ROOT / "examples" / f"{example}.json").read_bytes()
    dossier, law = read_dossier(data), load_law()
    with speaking(language):
        plan = compute_plan(dossier, law, ON)
        family = family_lines(compute_plan(shared(dossier), law, ON))
        style = Style(flat=flat)
        return render((*told(plan, dossier, law), List(family)), style)


if __name__ == "__main__":
    for text in TEXTS:
        (GOLDEN / name_of(*text)).write_text(text_of(*text), "utf-8")
