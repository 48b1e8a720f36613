"""The law of the package, and an older seizure scale that published tables still show."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from planner.calc.law import Law, LawValue, Parameter, Status
from planner.calc.money import Money
from planner.law import load_law

LAW = load_law()


def parameter(id, content):
    start, review_by = date(2016, 1, 1), date(2017, 1, 1)
    value = LawValue(
        parameter=id,
        start=start,
        until=None,
        content=content,
        status=Status.IN_FORCE,
        reference="C. trav. R.3252-2",
        source="",
        checked=start,
        review_by=review_by,
        unit="EUR",
    )
    return Parameter(id, id, value.nature, "EUR", review_by, (value,))


BOUNDS = (3730, 7280, 10850, 14410, 17970, 21590, None)
SHARES = ("1/20", "1/10", "1/5", "1/4", "1/3", "2/3", "1")

SCALE_OF_2016 = Law(
    (
        parameter(
            "saisie.bareme",
            tuple(
                (Money.euros(bound) if bound else None, Fraction(share))
                for bound, share in zip(BOUNDS, SHARES, strict=True)
            ),
        ),
        parameter("saisie.majoration_personne_a_charge", Money.euros(1420)),
        parameter("rsa.montant_forfaitaire", Money.of(Decimal("535.17"))),
    )
)
