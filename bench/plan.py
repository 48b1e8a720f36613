"""A whole dossier, warm: its plan, and its contract as PDF."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bench.measure import Measure, calls
from planner.calc.dossier.sharing import shared
from planner.calc.plan import plan
from planner.documents.contract import contract_pdf
from planner.documents.letterhead import Letterhead
from planner.intake.dossier_file import read_dossier
from planner.law import load_law

EXAMPLES = sorted((Path(__file__).parents[1] / "examples").glob("*.json"))
ON = date(2026, 11, 22)


def measures() -> Iterator[Measure]:
    assert EXAMPLES, "no example dossier to plan"
    law = load_law()
    for example in EXAMPLES:
        dossier = read_dossier(example.read_bytes())
        runs = calls(lambda dossier=dossier: plan(dossier, law, ON), runs=15, each=10)  # type: ignore[misc]
        yield Measure(f"plan of {example.stem}", 0.01, runs)
    dossier = shared(read_dossier(EXAMPLES[0].read_bytes()))
    made = plan(dossier, law, ON)
    # Another counsellor each time: the engine keeps what it has already laid out.
    names = iter(range(1_000_000))
    runs = calls(
        lambda: contract_pdf(dossier, made, Letterhead(counsellor=f"C{next(names)}")),
        runs=15,
        each=3,
    )
    yield Measure("contract as PDF, warm", 0.15, runs)
