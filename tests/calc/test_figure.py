"""A figure explains itself: the operations, one kernel for two recorders, and the replay."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from typing import Any, TypeVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.figure import (
    Figure,
    WithDerivation,
    explained,
    parameters_used,
    replay,
    walk,
)
from planner.calc.law import LawValue, Status
from planner.calc.money import Money, Rate, Rounding
from planner.calc.operations import KERNELS, Recorder, figures_only

N = TypeVar("N")
EUR = st.integers(0, 10**8).map(Money)
ROUNDINGS = st.sampled_from(list(Rounding))


def value(content: Any, status: Status = Status.IN_FORCE) -> LawValue:
    return LawValue(
        "test.rate", date(2026, 1, 1), None, content, status, "art. 1", "https://example.org",
        date(2026, 11, 22), date(2027, 1, 1), "ratio",
    )  # fmt: skip


def every_operation(
    rec: Recorder[N], a: Money, b: Money, r: Rate, rounding: Rounding
) -> dict[str, N]:
    """One of each operation, so that both recorders and the replay meet them all."""
    x, y, rate = rec.given("x", a, field="x"), rec.given("y", b), rec.parameter(value(r))
    n = rec.given("n", 3)
    out = {
        "sum": rec.sum("sum", x, y, x),
        "difference": rec.difference("difference", x, y),
        "minimum": rec.minimum("minimum", x, y),
        "maximum": rec.maximum("maximum", x, y),
        "at_least_zero": rec.at_least_zero("zero", rec.difference("d", x, y)),
        "product": rec.product("product", x, rate, rounding),
        "exact": rec.product("exact", x, rate, None),
        "times": rec.times("times", x, n),
        "part": rec.part("part", x, 2, 3, rounding),
        "quotient": rec.quotient("quotient", x, n, rounding),
        "slices": rec.slices(
            "slices",
            x,
            [1000, 5000],
            [Rate.parse("0.05"), Rate.parse("0.1"), Rate(10**6)],
            rounding,
        ),
        "up_to": rec.up_to("up", x, 10000),
        "down_to": rec.down_to("down", x, 100),
        "reaching": rec.reaching("reaching", x, y, rec.given("threshold", Money(5000))),
        "choice": rec.choice("choice", x, y, because="x_first"),
    }
    out["round"] = rec.round("round", out["exact"], rounding)
    out["ratio"] = rec.ratio(
        "ratio", x, rec.sum("one", y, rec.given("cent", Money(1))), 4, rounding
    )
    out["fading"] = rec.fading(
        "fading", y, x, x, rec.sum("end", x, rec.given("width", Money(7))), rounding
    )
    return out


@given(EUR, EUR, st.integers(0, 2 * 10**6).map(Rate), ROUNDINGS)
def test_both_recorders_and_the_replay_agree_on_every_operation(
    a: Money, b: Money, r: Rate, rounding: Rounding
) -> None:
    bare = every_operation(figures_only, a, b, r, rounding)
    kept = every_operation(WithDerivation("rule"), a, b, r, rounding)
    assert set(KERNELS) - {"given", "parameter"} <= {
        node.operation for f in kept.values() for node in walk(f)
    }
    for name, figure in kept.items():
        assert figure.raw == bare[name] == replay(figure), name


def test_slices_by_hand() -> None:
    rec = WithDerivation()
    base = rec.given("base", Money(10_000))
    rates = [Rate.parse("0.05"), Rate.parse("0.1"), Rate.parse("0.2")]
    figure = rec.slices("s", base, [3_000, 7_000], rates, Rounding.HALF_UP)
    assert figure.money == Money(150 + 400 + 600)


def test_a_replay_finds_a_figure_that_does_not_come_from_its_terms() -> None:
    rec = WithDerivation()
    good = rec.sum("s", rec.given("a", Money(1)), rec.given("b", Money(2)))
    wrong = Figure(good.label, 4, "eur", good.operation, good.terms)
    assert replay(wrong) != wrong.raw


def test_the_explanation_names_terms_parameters_and_references() -> None:
    rec = WithDerivation("rule", {"due": "art. 5"})
    due = rec.product(
        "due", rec.given("base", Money(10_000), field="rent"), rec.parameter(value(Rate(85_000))),
        Rounding.HALF_UP,
    )  # fmt: skip
    tree = explained(due)
    assert tree["figure"] == "rule.due"
    assert tree["value"] == "8.50"
    assert tree["reference"] == "art. 5"
    assert tree["settings"] == ["half_up"]
    assert tree["terms"][0]["field"] == "rent"
    assert tree["terms"][1]["parameters"][0]["id"] == "test.rate"
    assert [p.parameter for p in parameters_used(due)] == ["test.rate"]


def test_an_exact_fraction_of_a_cent_is_not_an_amount() -> None:
    rec = WithDerivation()
    exact = rec.part("p", rec.given("a", Money(1)), 1, 3, None)
    assert exact.value == Fraction(1, 3)
    with pytest.raises(TypeError):
        _ = exact.money


@given(
    st.integers(-(10**9), 10**9) | st.fractions(-(10**6), 10**6, max_denominator=12),
    st.integers(0, 2 * 10**6) | st.fractions(0, 2 * 10**6, max_denominator=12),
    ROUNDINGS,
)
def test_the_quick_product_is_the_one_of_the_kernel(
    amount: int | Fraction, rate: int | Fraction, rounding: Rounding
) -> None:
    found = figures_only.product("p", amount, rate, rounding)
    assert found == KERNELS["product"](amount, rate, rounding)
    assert type(found) is int


@pytest.mark.parametrize(("cents", "found"), [(50, 1), (49, 0), (-50, -1), (-49, 0), (150, 2)])
def test_half_a_cent_goes_away_from_zero_in_the_quick_product_too(cents: int, found: int) -> None:
    assert figures_only.product("p", cents, 10_000, Rounding.HALF_UP) == found
