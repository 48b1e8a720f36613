"""A lever pulled and judged, the whole table of the referee, a minimal repair, a signed plan."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bench.measure import Measure, calls
from planner.calc.dossier import Dossier, PlanPayment, SignedPlan
from planner.calc.living.follow import Living, follow
from planner.calc.money import Money
from planner.calc.plan import plan
from planner.calc.scenarios.assessment import assess
from planner.calc.scenarios.candidates import candidate_levers
from planner.calc.scenarios.levers import pull_all
from planner.calc.scenarios.referee import referee
from planner.calc.scenarios.repair import minimal_repair
from planner.law.loader import load_law

EXAMPLES = Path(__file__).parents[1] / "examples"
ON = date(2026, 11, 22)


def measures() -> Iterator[Measure]:
    law = load_law()

    def read(name: str) -> Dossier:
        return Dossier.model_validate_json((EXAMPLES / f"{name}.json").read_bytes())

    alone = read("parent-seul-allocation-suspendue")
    levers = candidate_levers(alone, law, plan(alone, law, ON))
    assert len(levers) >= 4
    yield Measure(
        f"a scenario of {len(levers)} levers, pulled and judged",
        0.010,
        calls(lambda: assess(pull_all(levers, alone, law, ON), law, ON), runs=21, each=5),
    )
    yield Measure(
        "the referee's table with the fact that would change each",
        0.050,
        calls(lambda: referee(alone, law, ON, levers), runs=21, each=3),
    )
    couple = read("couple-surendettement")
    found = candidate_levers(couple, law, plan(couple, law, ON))
    assert not minimal_repair(couple, law, ON, found).holds
    yield Measure(
        f"a repair looked for among {len(found)} levers and not found",
        0.100,
        calls(lambda: minimal_repair(couple, law, ON, found), runs=11, each=3),
    )
    signed = SignedPlan(
        signed_on=ON, debt=Money(360_000), instalment=Money(10_000), first_due=date(2026, 12, 5)
    )
    payments = [PlanPayment(date=date(2027, 1 + n % 12, 5), amount=Money(9_900)) for n in range(30)]
    assert isinstance(follow(signed, payments, date(2027, 12, 31)), Living)
    yield Measure(
        "a signed plan of 36 instalments and 30 payments",
        0.005,
        calls(lambda: follow(signed, payments, date(2027, 12, 31)), runs=21, each=20),
    )
