"""A small law for the tests of the debt rules: the published values they need, nothing else."""

from datetime import date
from decimal import Decimal
from fractions import Fraction

from planner.calc.law import Law, LawValue, Parameter, Status
from planner.calc.money import Money, Rate

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


SHARES = tuple(Fraction(share) for share in ("1/20", "1/10", "1/5", "1/4", "1/3", "2/3", "1"))


def scale(*bounds):
    return tuple(
        (euros(bound) if bound else None, share)
        for bound, share in zip((*bounds, None), SHARES, strict=True)
    )


SEIZURE = (
    parameter(
        "saisie.bareme",
        date(2027, 1, 1),
        (date(2016, 1, 1), scale("3730", "7280", "10850", "14410", "17970", "21590")),
        (date(2024, 1, 1), scale("4370", "8520", "12690", "16820", "20970", "25200")),
        (date(2025, 1, 1), scale("4440", "8660", "12890", "17090", "21300", "25600")),
        (date(2026, 1, 1), scale("4480", "8730", "13000", "17230", "21470", "25810")),
        unit="EUR/year",
    ),
    parameter(
        "saisie.majoration_personne_a_charge",
        date(2027, 1, 1),
        (date(2016, 1, 1), euros("1420")),
        (date(2024, 1, 1), euros("1690")),
        (date(2025, 1, 1), euros("1720")),
        (date(2026, 1, 1), euros("1740"), None, Status.UNVERIFIED),
        unit="EUR/year",
    ),
    parameter(
        "rsa.montant_forfaitaire",
        date(2027, 4, 1),
        (date(2016, 1, 1), euros("535.17")),
        (date(2024, 4, 1), euros("635.71")),
        (date(2025, 4, 1), euros("646.52")),
        (date(2026, 4, 1), euros("651.69")),
    ),
    parameter(
        "rsa.maj.couple_ou_1er_enfant",
        date(2027, 11, 22),
        (date(2009, 6, 1), Rate.parse("0.5")),
        unit="ratio",
    ),
    parameter(
        "rsa.maj.3e_personne",
        date(2027, 11, 22),
        (date(2009, 6, 1), Rate.parse("0.3")),
        unit="ratio",
    ),
    parameter(
        "rsa.maj.enfant_supp",
        date(2027, 11, 22),
        (date(2009, 6, 1), Rate.parse("0.4")),
        unit="ratio",
    ),
)

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

PLANS = (
    parameter(
        "plan_apurement.echeances_par_defaut",
        date(2027, 1, 1),
        (date(2016, 1, 1), 36),
        unit="months",
    ),
)

LAW = Law((*ARREARS, *SEIZURE, *PLANS))
