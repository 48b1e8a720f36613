"""What people type: each written form has the value a reader gives it, or a question, or a no."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from planner.calc.calendar import Frequency, Month
from planner.calc.money import Money
from planner.intake.reading import Doubtful, Reading, Refused, Understood
from planner.intake.typed import (
    AmountPer,
    read_amount,
    read_amount_per,
    read_date,
    read_frequency,
    read_month,
    read_text,
)

NBSP, NARROW = "\u00a0", "\u202f"


def understood(reading: Reading[object]) -> object:
    assert isinstance(reading, Understood), reading
    return reading.value


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("12,50", "12.50"),
        ("12.50", "12.50"),
        ("12,5", "12.50"),
        ("0", "0.00"),
        ("0,05", "0.05"),
        ("412", "412.00"),
        ("1 234,56", "1234.56"),
        (f"1{NBSP}234,56", "1234.56"),
        (f"1{NARROW}234,56", "1234.56"),
        ("1 234,5", "1234.50"),
        ("1234,56", "1234.56"),
        ("1234.56", "1234.56"),
        ("1.234,56", "1234.56"),
        ("12.345.678,90", "12345678.90"),
        ("1,234.56", "1234.56"),
        ("1 234", "1234.00"),
        ("200 €", "200.00"),
        (f"200{NBSP}€", "200.00"),
        ("€ 200", "200.00"),
        ("1588 euros", "1588.00"),
        ("1 euro", "1.00"),
        ("412,30 EUR", "412.30"),
        ("12€50", "12.50"),
        ("12 euros 50", "12.50"),
        ("  12,50  ", "12.50"),
        ("45+12,30", "57.30"),
        ("45 + 12,30 - 5", "52.30"),
        ("45€+12,30€", "57.30"),
        ("1 200 - 50", "1150.00"),
        ("0,10+0,20", "0.30"),
        ("999 999 999,99", "999999999.99"),
    ],
)
def test_an_amount_as_people_write_it(text: str, value: str) -> None:
    assert understood(read_amount(text)) == Money.parse(value)


@pytest.mark.parametrize(
    ("text", "readings"),
    [
        ("1,234", ("1234.00", "1.23")),
        ("1.234", ("1234.00", "1.23")),
        ("12,500 €", ("12500.00", "12.50")),
        ("10+1,234", ("1244.00", "11.23")),
    ],
)
def test_one_mark_and_three_digits_is_a_question(text: str, readings: tuple[str, ...]) -> None:
    found = read_amount(text)
    assert isinstance(found, Doubtful)
    assert [str(each) for each in found.readings] == list(readings)
    assert found.problem.code == "doubtful_amount"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "missing_field"),
        ("   ", "missing_field"),
        ("12,505", "doubtful_amount"),
        ("12,5055", "bad_amount"),
        ("0,123", "bad_amount"),
        ("1234,567", "bad_amount"),
        ("1 234,567", "bad_amount"),
        ("1,2,3", "bad_amount"),
        ("12,", "bad_amount"),
        (",50", "bad_amount"),
        ("12 34,56", "bad_amount"),
        ("1 2345", "bad_amount"),
        ("1e3", "bad_amount"),
        ("1E3", "bad_amount"),
        ("0x10", "bad_amount"),
        ("NaN", "bad_amount"),
        ("inf", "bad_amount"),
        ("douze", "bad_amount"),
        ("12 euros et demi", "bad_amount"),
        ("١٢", "bad_amount"),
        ("１２,５０", "bad_amount"),
        ("12²", "bad_amount"),
        ("½", "bad_amount"),
        ("12€5", "bad_amount"),
        ("12 $", "bad_amount"),
        ("12_000", "bad_amount"),
        ("1'234", "bad_amount"),
        ("0412345678", "bad_amount"),
        ("05,50", "bad_amount"),
        ("45+", "bad_amount"),
        ("+45", "bad_amount"),
        ("45++5", "bad_amount"),
        ("45--5", "bad_amount"),
        ("45*2", "bad_amount"),
        ("45/2", "bad_amount"),
        ("12,50\n13", "bad_amount"),
        ("12\x00", "bad_amount"),
        ("1 234 567 890", "out_of_range"),
        ("-12,50", "out_of_range"),
        ("5-12", "out_of_range"),
        ("9" * 5000, "bad_amount"),
    ],
)
def test_what_is_not_one_amount_is_never_taken_for_one(text: str, code: str) -> None:
    found = read_amount(text, field="incomes[2].amount")
    assert not isinstance(found, Understood)
    assert found.problem.code == code
    assert found.problem.field == "incomes[2].amount"
    assert str(found.problem).endswith((".", "…"))


def test_a_balance_may_be_below_zero_when_the_field_says_so() -> None:
    assert understood(read_amount("-12,50", below_zero=True)) == Money(-1250)
    assert understood(read_amount("\u221212,50", below_zero=True)) == Money(-1250)
    assert understood(read_amount("5-12", below_zero=True)) == Money(-700)


def test_the_echo_shows_what_was_understood() -> None:
    found = read_amount("1234.5")
    assert isinstance(found, Understood)
    assert found.echo == f"1{NBSP}234,50{NBSP}€"


AMOUNTS = st.integers(0, 99_999_999_999)


def written_forms(cents: int) -> list[str]:
    whole, part = divmod(cents, 100)
    forms = []
    for mark in "., ":
        separators = {",": ["", " ", NBSP, NARROW, "."], ".": ["", " ", NBSP, NARROW, ","]}
        for group in separators.get(mark, []):
            digits = f"{whole:,}".replace(",", group)
            forms.append(f"{digits}{mark}{part:02d}")
            if part % 10 == 0 and (group in " \u00a0\u202f" or part):
                forms.append(f"{digits}{mark}{part // 10}")
    for group in ["", " ", NBSP, NARROW]:
        if part == 0:
            forms.append(f"{whole:,}".replace(",", group))
    return forms + [f"{form} €" for form in forms] + [f"{form}{NBSP}euros" for form in forms]


@given(AMOUNTS)
@example(123456)
@example(0)
@example(100000)
def test_every_written_form_of_an_amount_gives_the_amount_back(cents: int) -> None:
    for form in written_forms(cents):
        found = read_amount(form)
        assert isinstance(found, Understood), form
        assert found.value.cents == cents, form
        again = read_amount(found.echo)
        assert isinstance(again, Understood)
        assert again.value.cents == cents


@given(st.lists(st.tuples(st.sampled_from("+-"), st.integers(0, 10_000_000)), max_size=6), AMOUNTS)
def test_a_sum_is_the_sum_of_its_terms_as_decimals(more: list[tuple[str, int]], first: int) -> None:
    def written(cents: int) -> str:
        return f"{cents // 100},{cents % 100:02d}"

    text = written(first) + "".join(sign + written(cents) for sign, cents in more)
    expected = Decimal(first) + sum(Decimal(c if s == "+" else -c) for s, c in more)
    found = read_amount(text, below_zero=True)
    if abs(expected) > 99_999_999_999:
        assert isinstance(found, Refused)
    else:
        assert understood(found) == Money(int(expected))


ANY_TEXT = st.text(max_size=30) | st.text(
    alphabet="0123456789 ,.+-/€eurosmjqtabn\u00a0\u202f\u2212¹²٣", max_size=14
)


@given(ANY_TEXT)
def test_no_typed_text_raises_anywhere(text: str) -> None:
    for read in (read_amount, read_amount_per, read_frequency, read_date, read_month, read_text):
        found = read(text)
        assert isinstance(found, Understood | Doubtful | Refused)
        if not isinstance(found, Understood):
            assert str(found.problem)
    assert read_date(text, born_before=date(2026, 11, 22)) is not None


@given(ANY_TEXT)
@example("1,2,3")
@example("12,505")
def test_an_understood_amount_holds_every_digit_that_was_typed(text: str) -> None:
    """A dropped or moved character would change the digits: the sum of the terms shows it."""
    found = read_amount(text, below_zero=True)
    if isinstance(found, Understood) and not set(text[1:]) & set("+-\u2212"):
        typed = "".join(c for c in text if c.isdigit())
        held = f"{abs(found.value.cents)}"
        assert typed.isascii()
        assert typed.strip("0") == held.strip("0")


@given(st.integers(0, 10**9), st.sampled_from("٠٫१၃０"))
def test_a_foreign_digit_anywhere_refuses_the_amount(number: int, digit: str) -> None:
    for text in (f"{number}{digit}", f"{digit}{number}", f"{number},{digit}"):
        assert isinstance(read_amount(text), Refused)


@pytest.mark.parametrize(
    ("text", "amount", "frequency"),
    [
        ("412,30 par semaine", "412.30", Frequency.WEEK),
        ("412,30", "412.30", None),
        ("412,30 s", "412.30", Frequency.WEEK),
        ("412,30s", "412.30", Frequency.WEEK),
        ("412,30/s", "412.30", Frequency.WEEK),
        ("412,30 €/mois", "412.30", Frequency.MONTH),
        ("412,30 / mois", "412.30", Frequency.MONTH),
        ("300 euros par mois", "300.00", Frequency.MONTH),
        ("300 tous les 15 jours", "300.00", Frequency.FORTNIGHT),
        ("300 q", "300.00", Frequency.FORTNIGHT),
        ("300 par quinzaine", "300.00", Frequency.FORTNIGHT),
        ("120 t", "120.00", Frequency.QUARTER),
        ("120 par trimestre", "120.00", Frequency.QUARTER),
        ("600 a", "600.00", Frequency.YEAR),
        ("600 par an", "600.00", Frequency.YEAR),
        ("15 j", "15.00", Frequency.DAY),
        ("80 b", "80.00", Frequency.TWO_MONTHS),
        ("80 tous les 2 mois", "80.00", Frequency.TWO_MONTHS),
        ("80/2 mois", "80.00", Frequency.TWO_MONTHS),
        ("90 toutes les 4 semaines", "90.00", Frequency.FOUR_WEEKS),
        ("90 par semestre", "90.00", Frequency.HALF_YEAR),
        ("90 une fois", "90.00", Frequency.ONCE),
        ("45+12,30 par mois", "57.30", Frequency.MONTH),
        ("1 234,56 mensuel", "1234.56", Frequency.MONTH),
        ("40 MENSUEL", "40.00", Frequency.MONTH),
    ],
)
def test_an_amount_may_say_how_often(text: str, amount: str, frequency: Frequency | None) -> None:
    assert understood(read_amount_per(text)) == AmountPer(Money.parse(amount), frequency)


@pytest.mark.parametrize(
    "text",
    ["412 e", "412 par lune", "1e3", "412,30 2 mois", "300 m s", "par mois", "semaine", "12 x",
     "300 tous les ２ mois"],
)  # fmt: skip
def test_an_unknown_frequency_is_not_dropped(text: str) -> None:
    assert isinstance(read_amount_per(text), Refused)


@pytest.mark.parametrize("text", ["40 sem", "40 bimensuel", "1,234 par mois"])
def test_a_frequency_or_an_amount_with_two_readings_is_asked(text: str) -> None:
    found = read_amount_per(text)
    assert isinstance(found, Doubtful)
    assert len(found.readings) == 2


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("j", Frequency.DAY), ("s", Frequency.WEEK), ("q", Frequency.FORTNIGHT),
        ("m", Frequency.MONTH), ("b", Frequency.TWO_MONTHS), ("t", Frequency.QUARTER),
        ("a", Frequency.YEAR), ("M", Frequency.MONTH), ("par mois", Frequency.MONTH),
        ("chaque année", Frequency.YEAR), ("tous les 14 jours", Frequency.FORTNIGHT),
        ("toutes les deux semaines", Frequency.FORTNIGHT), ("/an", Frequency.YEAR),
    ],
)  # fmt: skip
def test_a_frequency_by_one_letter_or_in_words(text: str, value: Frequency) -> None:
    assert understood(read_frequency(text)) is value


@given(st.sampled_from(list(Frequency)))
def test_the_echo_of_a_frequency_reads_to_itself(frequency: Frequency) -> None:
    from planner.intake.echo import frequency_in_words

    assert understood(read_frequency(frequency_in_words(frequency))) is frequency


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("03/11/26", date(2026, 11, 3)),
        ("3/11/26", date(2026, 11, 3)),
        ("03/11/2026", date(2026, 11, 3)),
        ("3-11-2026", date(2026, 11, 3)),
        ("3.11.26", date(2026, 11, 3)),
        ("3 11 2026", date(2026, 11, 3)),
        ("3 nov 2026", date(2026, 11, 3)),
        ("3 nov. 26", date(2026, 11, 3)),
        ("3 novembre 2026", date(2026, 11, 3)),
        ("1er septembre 26", date(2026, 9, 1)),
        ("le 1er août 2026", date(2026, 8, 1)),
        ("1 AOUT 2026", date(2026, 8, 1)),
        ("2026-11-03", date(2026, 11, 3)),
        ("29/02/2024", date(2024, 2, 29)),
        ("mardi 3 novembre 2026", date(2026, 11, 3)),
        ("15 déc. 2025", date(2025, 12, 15)),
        ("01/03/95", date(1995, 3, 1)),
    ],
)
def test_a_date_is_read_day_first(text: str, day: date) -> None:
    assert understood(read_date(text)) == day


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("", "missing_field"), ("11/26", "bad_date"), ("nov 2026", "bad_date"),
        ("2026-11", "bad_date"), ("3 novembre", "bad_date"), ("03/11", "bad_date"),
        ("29/02/2026", "bad_date"), ("31/11/2026", "bad_date"), ("11/25/2026", "bad_date"),
        ("03/11-2026", "bad_date"), ("2er mai 2026", "bad_date"), ("03/11/206", "bad_date"),
        ("demain", "bad_date"), ("٠٣/١١/٢٦", "bad_date"), ("03/11/1889", "out_of_range"),
        ("03/11/2100", "out_of_range"), ("0000-01-01", "bad_date"),
    ],
)  # fmt: skip
def test_what_is_not_one_day_is_refused_with_its_reason(text: str, code: str) -> None:
    found = read_date(text, field="procedure.events[0].date")
    assert isinstance(found, Refused)
    assert (found.problem.code, found.problem.field) == (code, "procedure.events[0].date")


def test_a_weekday_that_does_not_fit_its_date_is_a_question() -> None:
    found = read_date("lundi 3 novembre 2026")
    assert isinstance(found, Doubtful)
    assert "mardi 3 novembre 2026" in str(found.problem)


def test_a_birth_of_two_digits_is_the_century_that_makes_the_person_alive() -> None:
    on = date(2026, 11, 22)
    assert understood(read_date("12/03/58", born_before=on)) == date(1958, 3, 12)
    assert understood(read_date("12/03/16", born_before=on)) == date(2016, 3, 12)
    both = read_date("12/03/25", born_before=on)
    assert isinstance(both, Doubtful)
    assert both.readings == (date(2025, 3, 12), date(1925, 3, 12))
    assert isinstance(read_date("12/03/2027", born_before=on), Refused)
    assert understood(read_date("12/03/1931", born_before=on)) == date(1931, 3, 12)


@given(st.dates(date(1990, 1, 1), date(2089, 12, 31)))
def test_every_written_form_of_a_day_gives_the_day_back(day: date) -> None:
    from planner.intake.echo import MONTHS

    year = f"{day.year % 100:02d}"
    forms = [
        f"{day.day}/{day.month}/{day.year}", f"{day.day:02d}/{day.month:02d}/{year}",
        f"{day.day:02d}.{day.month:02d}.{day.year}", day.isoformat(),
        f"{day.day} {MONTHS[day.month - 1]} {day.year}",
        f"{day.day} {MONTHS[day.month - 1].upper()} {year}",
    ]  # fmt: skip
    for form in forms:
        found = read_date(form)
        assert isinstance(found, Understood), form
        assert found.value == day, form
        assert understood(read_date(found.echo)) == day


@given(st.integers(1990, 2099), st.integers(1, 12))
def test_every_written_form_of_a_month_gives_the_month_back(year: int, number: int) -> None:
    from planner.intake.echo import MONTHS

    month = Month(year, number)
    for form in (
        f"{number}/{year}",
        f"{number:02d}-{year}",
        str(month),
        f"{MONTHS[number - 1]} {year}",
    ):
        found = read_month(form)
        assert isinstance(found, Understood), form
        assert found.value == month
        assert understood(read_month(found.echo)) == month


@pytest.mark.parametrize("text", ["", "03/11/26", "13/2026", "novembre", "2026", "xx"])
def test_what_is_not_one_month_is_refused(text: str) -> None:
    assert isinstance(read_month(text), Refused)


def test_months_in_their_short_forms() -> None:
    assert understood(read_month("sept 26")) == Month(2026, 9)
    assert understood(read_month("Aoû. 2026")) == Month(2026, 8)


@given(st.text(alphabet=st.characters(exclude_categories=("Cc", "Cs", "Co")), max_size=80))
def test_a_name_is_kept_to_the_letter(name: str) -> None:
    assert understood(read_text(name)) == name


def test_a_name_with_a_control_character_or_without_end_is_refused() -> None:
    assert isinstance(read_text("Ben\x07ali"), Refused)
    assert isinstance(read_text("x" * 501), Refused)


@given(AMOUNTS, st.sampled_from([None, *Frequency]))
def test_the_echo_of_an_amount_with_its_frequency_reads_to_itself(
    cents: int, frequency: Frequency | None
) -> None:
    from planner.intake.echo import euros, frequency_in_words

    typed = f"{euros(Money(cents))} {frequency_in_words(frequency)}" if frequency else f"{cents} c"
    found = read_amount_per(typed)
    if frequency is None:
        assert isinstance(found, Refused)
        return
    assert isinstance(found, Understood)
    assert found.value == AmountPer(Money(cents), frequency)
    assert understood(read_amount_per(found.echo)) == found.value
