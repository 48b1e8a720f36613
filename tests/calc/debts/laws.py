"""A small law for the tests of the debt rules: the published values they need, nothing else."""

from datetime import date
from decimal import Decimal

from planner.calc.law import Law, LawValue, Parameter, Status
from planner.calc.money import Money

CHECKED = date(2026, 11, 22)


def value(id, start, content, review_by, until=None, status=Status.IN_FORCE, unit="EUR/month"):
    return LawValue(
        parameter=id,
        start=start,
        until=until,
        content=content,
        status=status,
        reference=f"reference of {id}",
        source="",
        checked=CHECKED,
        review_by=review_by,
        unit=unit,
    )


def parameter(id, review_by, *values, unit="EUR/month"):
    built = tuple(
        value(id, start, content, review_by, *rest, unit=unit) for start, content, *rest in values
    )
    return Parameter(id, id, built[0].nature, unit, review_by, built)


def euros(text):
    return Money.of(Decimal(text))


def scale(*bounds):
    rates = ((1, 20), (1, 10), (1, 5), (1, 4))
    return tuple((euros(bound), rate) for bound, rate in zip(bounds, rates, strict=False))


ARREARS = (
    parameter(
        "impaye.deux_mois.nombre", date(2027, 1, 1), (date(1990, 1, 1), 2, date(2026, 12, 31))
    ),
    parameter("impaye.2027.montant", date(2027, 11, 22), (date(2027, 1, 1), euros("450"))),
    parameter("impaye.2027.anciennete", date(2027, 11, 22), (date(2027, 1, 1), 3)),
    parameter(
        "impaye.double_lecture", date(2027, 11, 22), (date(2026, 11, 1), 1, date(2027, 6, 30))
    ),
    parameter("loyer.prescription", date(2027, 11, 22), (date(1990, 1, 1), 36)),
)

LAW = Law(ARREARS)
