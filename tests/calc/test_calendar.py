"""Months, frequencies, due dates and working days."""

from __future__ import annotations

from datetime import date, timedelta
from fractions import Fraction

import holidays
import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.calendar import (
    Frequency,
    Month,
    add_months,
    due_date,
    is_working_day,
    months_between,
    next_working_day,
    public_holidays,
    working_day_after,
    working_day_before,
)

days = st.dates(date(1990, 1, 1), date(2098, 12, 31))


@given(days, st.integers(-600, 12))
def test_months_count_both_ways(day: date, n: int) -> None:
    month = Month.of(day)
    assert month.plus(n).minus(month) == n
    assert Month.parse(str(month)) == month
    assert month.first_day <= day <= month.last_day


@pytest.mark.parametrize(
    "text", ["2026-13", "2026-00", "2026-1", "26-01", "2026/01", " 2026-01", "٢٠٢٦-٠١", "2026-011"]
)
def test_a_month_is_written_in_one_way(text: str) -> None:
    with pytest.raises(ValueError, match="not a month"):
        Month.parse(text)


def test_due_dates_on_the_31st_never_drift() -> None:
    dates = [due_date(date(2027, 10, 31), n) for n in range(1, 7)]
    assert [d.isoformat() for d in dates] == [
        "2027-10-31", "2027-11-30", "2027-12-31", "2028-01-31", "2028-02-29", "2028-03-31",
    ]  # fmt: skip


def test_29_february_plus_36_months_is_28_february() -> None:
    assert add_months(date(2024, 2, 29), 36) == date(2027, 2, 28)
    assert add_months(date(2024, 2, 29), 48) == date(2028, 2, 29)


@given(days, st.integers(1, 24))
def test_due_dates_fall_in_consecutive_months(origin: date, n: int) -> None:
    assert Month.of(due_date(origin, n)).minus(Month.of(origin)) == n - 1
    assert due_date(origin, n).day in (origin.day, Month.of(due_date(origin, n)).days)


def test_months_between_includes_both_ends() -> None:
    assert [str(m) for m in months_between(Month(2026, 11), Month(2027, 1))] == [
        "2026-11",
        "2026-12",
        "2027-01",
    ]
    assert list(months_between(Month(2027, 1), Month(2026, 12))) == []


@pytest.mark.parametrize(
    ("frequency", "per_month"),
    [
        (Frequency.DAY, Fraction(365, 12)),
        (Frequency.WEEK, Fraction(52, 12)),
        (Frequency.FORTNIGHT, Fraction(26, 12)),
        (Frequency.FOUR_WEEKS, Fraction(13, 12)),
        (Frequency.MONTH, Fraction(1)),
        (Frequency.TWO_MONTHS, Fraction(1, 2)),
        (Frequency.QUARTER, Fraction(1, 3)),
        (Frequency.HALF_YEAR, Fraction(1, 6)),
        (Frequency.YEAR, Fraction(1, 12)),
        (Frequency.ONCE, Fraction(0)),
    ],
)
def test_each_frequency_has_its_exact_monthly_equivalent(
    frequency: Frequency, per_month: Fraction
) -> None:
    assert frequency.per_month == per_month


def test_the_public_holidays_of_2026_and_2027() -> None:
    assert date(2026, 4, 6) in public_holidays(2026)
    assert len(public_holidays(2026)) == 11
    assert {date(2027, 5, 6), date(2027, 5, 8)} <= public_holidays(2027)
    for department in ("57", "67", "68"):
        local = public_holidays(2027, department) - public_holidays(2027)
        assert local == {date(2027, 3, 26), date(2027, 12, 26)}
    assert (
        public_holidays(2026, "75")
        == public_holidays(2026)
        == frozenset(holidays.country_holidays("FR", years=2026))
    )


def test_a_saturday_2_january_rolls_to_monday() -> None:
    assert next_working_day(date(2027, 1, 2)) == date(2027, 1, 4)
    assert next_working_day(date(2026, 12, 25)) == date(2026, 12, 28)
    assert next_working_day(date(2027, 3, 26), "67") == date(2027, 3, 30)
    assert next_working_day(date(2027, 3, 26)) == date(2027, 3, 26)


def test_five_working_days_before_a_hearing() -> None:
    assert working_day_before(date(2027, 2, 15), 5) == date(2027, 2, 8)
    assert working_day_after(date(2026, 11, 22), 15) == date(2026, 12, 11)


@given(days, st.integers(1, 30), st.sampled_from([None, "57", "75"]))
def test_working_days_are_counted_exactly(day: date, count: int, department: str | None) -> None:
    end = working_day_after(day, count, department)
    between = [day + timedelta(days=i) for i in range(1, (end - day).days + 1)]
    assert sum(is_working_day(d, department) for d in between) == count
    assert is_working_day(end, department)


@pytest.mark.parametrize(
    ("department", "subdivision"), [(None, None), ("57", "57"), ("67", "6AE"), ("68", "6AE")]
)
def test_the_calendar_of_france_is_the_one_of_the_package_but_for_three_whit_mondays(
    department: str | None, subdivision: str | None
) -> None:
    for year in range(1990, 2061):
        whole = holidays.country_holidays("FR", subdiv=subdivision, years=year)
        missing = public_holidays(year, department) - frozenset(whole)
        assert not frozenset(whole) - public_holidays(year, department)
        assert len(missing) == (year in (2005, 2006, 2007))


PRINTED_EASTERS = [
    "2000-04-23", "2005-03-27", "2008-03-23", "2011-04-24", "2016-03-27", "2024-03-31",
    "2026-04-05", "2027-03-28", "2035-03-25", "2038-04-25", "2049-04-18", "2060-04-18",
]  # fmt: skip
"""As calendars print them: the earliest and the latest of the period, and some between."""


def _easter_by_gauss(year: int) -> date:
    """Easter Sunday by the anonymous Gregorian algorithm, apart from any package."""
    a, b, c = year % 19, year // 100, year % 100
    epact = (19 * a + b - b // 4 - (b - (b + 8) // 25 + 1) // 3 + 15) % 30
    weekday = (32 + 2 * (b % 4) + 2 * (c // 4) - epact - c % 4) % 7
    months = epact + weekday - 7 * ((a + 11 * epact + 22 * weekday) // 451) + 114
    return date(year, months // 31, months % 31 + 1)


def test_easter_by_gauss_is_the_printed_one() -> None:
    days = [date.fromisoformat(text) for text in PRINTED_EASTERS]
    assert [_easter_by_gauss(day.year) for day in days] == days


@pytest.mark.parametrize("year", range(2000, 2061))
def test_the_public_holidays_of_every_year_are_those_of_the_labour_code(year: int) -> None:
    """C. trav. L.3133-1, L.3134-13 and L.3422-2, from 2000 to 2060, the years of the day of
    solidarity included.
    """
    easter = _easter_by_gauss(year)
    fixed = [(1, 1), (5, 1), (5, 8), (7, 14), (8, 15), (11, 1), (11, 11), (12, 25)]
    national = {date(year, *day) for day in fixed}
    national |= {easter + timedelta(days=after) for after in (1, 39, 50)}
    assert public_holidays(year) == public_holidays(year, "75") == national
    local = national | {easter - timedelta(days=2), date(year, 12, 26)}
    assert all(public_holidays(year, department) == local for department in ("57", "67", "68"))
    abolition = {"971": (5, 27), "972": (5, 22), "973": (6, 10), "974": (12, 20), "976": (4, 27)}
    for department, day in abolition.items():
        assert public_holidays(year, department) == national | {date(year, *day)}


def test_whit_monday_stayed_a_holiday_when_it_was_the_day_of_solidarity() -> None:
    """16 May 2005, 5 June 2006, 28 May 2007: in the State's calendar of public holidays."""
    for day in (date(2005, 5, 16), date(2006, 6, 5), date(2007, 5, 28), date(2008, 5, 12)):
        assert not is_working_day(day)


def test_two_holidays_on_one_day_make_ten_days() -> None:
    """Ascension fell on 1 May 2008; in 2013 it was the day after 8 May."""
    assert len(public_holidays(2008)) == 10
    assert len(public_holidays(2013)) == 11
    assert len(public_holidays(2008, "67")) == 12
