"""One household, which owes its rent and every bill, held against every regulation read."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bench.measure import Measure, calls
from planner.calc.diagnosis.diagnosis import diagnose
from planner.calc.dossier import Debt, Dossier
from planner.calc.money import Money
from planner.calc.schemes.fsl_evaluation import evaluate_all
from planner.calc.schemes.fsl_profile import FslProfile
from planner.law.loader import load_law

EXAMPLE = Path(__file__).parents[1] / "examples" / "couple-surendettement.json"


def measures() -> Iterator[Measure]:
    law = load_law()
    dossier = Dossier.model_validate_json(EXAMPLE.read_bytes())
    bills = (
        Debt(id=kind, kind=kind, balance=Money(1_143_99))
        for kind in ("gas_debt", "water_debt", "phone_internet_debt")
    )
    dossier = dossier.but(debts=(*dossier.debts, *bills))
    diagnosis = diagnose(dossier, law, date(2026, 11, 22))
    profiles = law.records(FslProfile)
    assert len(evaluate_all(diagnosis, profiles)) == len(profiles)
    yield Measure(
        f"a household against {len(profiles)} regulations of the FSL",
        0.020,
        calls(lambda: evaluate_all(diagnosis, profiles), runs=21, each=5),
    )
