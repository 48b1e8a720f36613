"""The sums themselves, warm, in this process."""

from collections.abc import Iterator

from bench.measure import Measure, calls
from planner.calc.calendar import Month
from planner.calc.housing.allowance import Tenancy, housing_allowance, housing_allowance_figures
from planner.calc.money import Money
from planner.law.loader import load_law


def measures() -> Iterator[Measure]:
    law = load_law()
    month = Month(2026, 11)
    tenancy = Tenancy(
        zone=2,
        rent=Money(52000),
        annual_resources=Money(1120000),
        dependants=2,
        conventioned=True,
        social_landlord=True,
        rls=Money(4000),
    )
    figures = housing_allowance_figures(law, month, tenancy)
    explained = housing_allowance(law, month, tenancy)
    assert explained.paid.value == Money(int(figures.paid))
    yield Measure(
        "housing allowance, figures only",
        0.000_02,
        calls(lambda: housing_allowance_figures(law, month, tenancy), runs=31, each=500),
    )
    yield Measure(
        "housing allowance with its derivation",
        0.000_3,
        calls(lambda: housing_allowance(law, month, tenancy), runs=31, each=100),
    )
