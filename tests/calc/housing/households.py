"""Random households of the rental allowance."""

from hypothesis import strategies as st

from planner.calc.calendar import Month
from planner.calc.housing.allowance import Tenancy
from planner.calc.money import Money

FIRST = Month(2020, 10)
FIRST_OVERSEAS = Month(2023, 1)

months = st.integers(0, 86).map(FIRST.plus)
overseas_months = st.integers(0, 59).map(FIRST_OVERSEAS.plus)


def cents(first, last):
    return st.integers(first, last).map(Money)


@st.composite
def tenancies(draw):
    form = draw(st.sampled_from(["whole", "whole", "room", "flat_share"]))
    return Tenancy(
        zone=draw(st.integers(1, 3)),
        rent=draw(cents(1, 250_000)),
        annual_resources=draw(cents(0, 4_500_000)),
        dependants=draw(st.one_of(st.integers(0, 3), st.integers(0, 20))),
        couple=draw(st.booleans()),
        furnished=draw(st.booleans()),
        room=form == "room",
        flat_share=form == "flat_share",
        conventioned=draw(st.booleans()),
        social_landlord=draw(st.booleans()),
        rls=draw(st.one_of(st.just(Money(0)), cents(1, 12_000))),
        aah_or_aeeh=draw(st.booleans()),
    )


def any_household(dice, *, overseas=False):
    """A month and a household drawn with a seeded generator, when Hypothesis would be too slow."""
    form = dice.choice(["whole", "whole", "room", "flat_share"])
    tenancy = Tenancy(
        zone=dice.randint(1, 3),
        rent=Money(dice.randint(1, 250_000)),
        annual_resources=Money(dice.randint(0, 3_500_000)),
        dependants=dice.choice([0, 0, 1, 2, 3, dice.randint(0, 20)]),
        couple=dice.random() < 0.5,
        furnished=dice.random() < 0.3,
        room=form == "room",
        flat_share=form == "flat_share",
        conventioned=dice.random() < 0.5,
        social_landlord=dice.random() < 0.5,
        rls=Money(dice.choice([0, dice.randint(1, 12_000)])),
        aah_or_aeeh=dice.random() < 0.2,
        overseas=overseas,
    )
    if overseas:
        return FIRST_OVERSEAS.plus(dice.randint(0, 59)), tenancy
    return FIRST.plus(dice.randint(0, 86)), tenancy
