"""Families and foyers of every shape, for the properties of the rights."""

from datetime import date

from hypothesis import strategies as st

from planner.calc.calendar import Month
from planner.calc.money import Money
from planner.calc.rights.children import Child
from planner.calc.rights.family import Family
from planner.calc.rights.foyer import CountedBenefits, Earner, Foyer, Housing, Majoration
from tests.calc.rights.households import told

months = st.sampled_from([Month(2025, 6), Month(2026, 2), Month(2026, 11), Month(2027, 2)])
incomes = st.integers(0, 12_000_000).map(Money)
births = st.dates(date(2004, 1, 1), date(2026, 10, 31))
children = st.lists(
    st.builds(
        Child,
        birth=births,
        alternating=st.booleans(),
        earning=st.sampled_from([False] * 9 + [True]),
    ),
    max_size=6,
).map(tuple)
families = st.builds(
    Family, children=children, lone=st.booleans(), resources=incomes, two_earners=st.booleans()
)
amounts = st.integers(0, 300_000).map(lambda cents: told(str(Money(cents))))
quarters = st.tuples(amounts, amounts, amounts)
maybe = st.none() | amounts
benefits = st.builds(
    CountedBenefits, af=maybe, cf=maybe, asf=maybe, asf_children=st.integers(0, 4), paje=maybe
)


@st.composite
def foyers(draw):
    """A foyer whose amounts are figures."""
    adults = draw(st.sampled_from([1, 2]))
    majorations = list(Majoration) if adults == 1 else [Majoration.NONE]
    earner = st.builds(Earner, earned=quarters, aah=st.none() | quarters)
    return Foyer(
        adults=adults,
        children=draw(st.integers(0, 6)),
        majoration=draw(st.sampled_from(majorations)),
        housing=draw(st.sampled_from(list(Housing))),
        allowance=draw(maybe),
        earners=tuple(draw(st.lists(earner, max_size=adults))),
        other=draw(st.none() | quarters),
        benefits=draw(benefits),
        quarter=draw(st.tuples(benefits, benefits, benefits)),
    )
