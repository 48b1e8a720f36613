"""Amounts and dates are written one way, exactly, and can be read back."""

from datetime import date
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.calendar import Month
from planner.calc.money import Money, Rate
from planner.views import formats
from planner.views.i18n import speaking


@pytest.mark.parametrize(
    ("cents", "french", "english"),
    [
        (0, "0,00 €", "€0.00"),
        (5, "0,05 €", "€0.05"),
        (123450, "1 234,50 €", "€1,234.50"),
        (-30891, "-308,91 €", "-€308.91"),
        (-1, "-0,01 €", "-€0.01"),
        (99999999999, "999 999 999,99 €", "€999,999,999.99"),
    ],
)
def test_an_amount_is_written_with_its_cents_in_both_languages(
    cents: int, french: str, english: str
) -> None:
    assert formats.flat(formats.money(Money(cents))) == french
    with speaking("en"):
        assert formats.flat(formats.money(Money(cents))) == english


def test_the_spaces_and_the_minus_of_an_amount_are_those_of_a_printer() -> None:
    assert formats.money(Money(-123450)) == "\u22121\u202f234,50\u00a0€"


@given(st.integers(min_value=-(10**11) + 1, max_value=10**11 - 1))
def test_what_is_written_reads_back_to_the_same_cents(cents: int) -> None:
    text = formats.flat(formats.money(Money(cents), unit=False))
    assert Money.parse(text.replace(" ", "").replace(",", ".")) == Money(cents)


@given(st.integers(min_value=-(10**9), max_value=10**9))
def test_a_short_amount_loses_only_cents_that_are_not_there(cents: int) -> None:
    short = formats.flat(formats.short_money(Money(cents))).replace(" ", "")
    assert Money.parse(short.replace(",", ".")) == Money(cents)
    assert ("," in short) == (cents % 100 != 0)


def test_a_plus_is_written_only_when_asked_and_never_before_zero() -> None:
    assert formats.money(Money(100), signed=True).startswith("+1,00")
    assert formats.money(Money(0), signed=True).startswith("0,00")


@pytest.mark.parametrize(
    ("millionths", "text"),
    [(233000, "23,3 %"), (28300, "2,83 %"), (4500, "0,45 %"), (1_000_000, "100 %"), (0, "0 %")],
)
def test_a_rate_shows_every_decimal_it_has(millionths: int, text: str) -> None:
    assert formats.flat(formats.percent(Rate(millionths))) == text


def test_a_number_that_is_cut_says_so() -> None:
    assert formats.flat(formats.number(Fraction(1, 3))) == "≈ 0,33"
    assert formats.number(Fraction(1, 4)) == "0,25"
    assert formats.flat(formats.number(Fraction(-1, 3))) == "≈ -0,33"
    assert formats.flat(formats.raw(Fraction(1, 3), "eur")) == "≈ 0,0033 €"
    assert formats.flat(formats.raw(Fraction(10001, 3), "eur", 2)) == "≈ 33,34 €"
    with speaking("en"):
        assert formats.flat(formats.raw(Fraction(-10001, 3), "eur", 2)) == "≈ -€33.34"


def test_the_first_of_a_month_has_its_own_word_in_french() -> None:
    assert formats.flat(formats.day(date(2027, 1, 1))) == "1er janvier 2027"
    assert formats.flat(formats.day(date(2027, 1, 11))) == "11 janvier 2027"
    with speaking("en"):
        assert formats.flat(formats.day(date(2027, 1, 1))) == "1 January 2027"


def test_days_and_months_are_said_in_words() -> None:
    assert formats.flat(formats.weekday(date(2027, 1, 4))) == "lundi 4 janvier 2027"
    assert formats.short_day(date(2027, 1, 4)) == "04/01/2027"
    assert formats.month(Month(2027, 2)) == "février 2027"
    assert formats.flat(formats.short_month(Month(2027, 2))) == "févr. 2027"


def test_zero_and_one_are_singular_in_french_and_one_only_in_english() -> None:
    assert [formats.flat(formats.count_of_days(n)) for n in (0, 1, 2)] == [
        "0 jour",
        "1 jour",
        "2 jours",
    ]
    with speaking("en"):
        assert [formats.flat(formats.count_of_days(n)) for n in (0, 1, 2)] == [
            "0 days",
            "1 day",
            "2 days",
        ]


def test_a_long_duration_is_told_in_years_and_months() -> None:
    told = [formats.flat(formats.duration(n)) for n in (14, 24, 27, 36)]
    assert told == ["14 mois", "2 ans", "2 ans et 3 mois", "3 ans"]


def test_a_list_ends_with_a_word() -> None:
    assert formats.listed([]) == ""
    assert formats.listed(["a"]) == "a"
    assert formats.listed(["a", "b", "c"]) == "a, b et c"


def test_french_signs_keep_to_the_word_before_them() -> None:
    assert formats.typographic("Tient ? « oui » : 450 €") == (
        "Tient\u00a0? «\u00a0oui\u00a0»\u00a0: 450\u00a0€"
    )
    with speaking("en"):
        assert formats.typographic("Holds? 3 % : x") == "Holds? 3 % : x"
