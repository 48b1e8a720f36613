"""Text for a terminal fits it, shows nothing that drives it, and can do without any ornament."""

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from planner.views.blocks import (
    Align,
    Branch,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    List,
    Mark,
    Note,
    Paragraph,
    Row,
    Table,
    Tree,
)
from planner.views.text import Style, lines, render, sentence
from planner.views.wrapping import clean, width, wrap

WORDS = st.lists(st.text(alphabet="abcdéœ€ÀŒ’", min_size=1, max_size=30), max_size=30)

TABLE = Table(
    (Column("Mois"), Column("Reste", Align.RIGHT), Column("Remarque", grows=True)),
    (
        Row(("janvier 2027", "1\u202f234,50\u00a0€", "une remarque assez longue pour être coupée")),
        Row(("février 2027", "\u2212308,91\u00a0€", ""), strong=True),
    ),
    Row(("Total", "925,59\u00a0€", "")),
    "Une légende",
)
BLOCKS = (
    Heading("Diagnostic", 1),
    Heading("Budget"),
    Paragraph("Il reste 43 jours : c’est peu.", strong=True),
    Note("à vérifier", Mark.DOUBT),
    List(("un\nsuite", "deux"), ordered=True),
    KeyFigures((KeyFigure("Dette", "589,90\u00a0€", "au bailleur"), KeyFigure("Fin", "mai"))),
    TABLE,
    Tree(Branch("a = b", ("parce que",), (Branch("b"), Branch("c")))),
)


@given(WORDS, st.integers(min_value=12, max_value=100))
def test_no_line_is_wider_than_asked(words: list[str], columns: int) -> None:
    for line in wrap(" ".join(words), columns, first="- ", then="  "):
        assert width(line) <= columns


@given(WORDS, st.integers(min_value=40, max_value=100))
def test_wrapping_loses_no_word(words: list[str], columns: int) -> None:
    told = wrap(" ".join(words), columns)
    assert " ".join(line.strip() for line in told).split() == words


def test_a_no_break_space_is_never_cut() -> None:
    assert wrap("une somme de 1\u202f234,50\u00a0€", 20) == ["une somme de", "1\u202f234,50\u00a0€"]


@given(st.integers(min_value=30, max_value=120))
def test_every_block_fits_the_width(columns: int) -> None:
    for line in lines(BLOCKS, Style(columns=columns)):
        assert width(line) <= columns


def test_amounts_stand_on_the_right_and_the_total_under_a_rule() -> None:
    assert lines([TABLE], Style(columns=60)) == [
        "Une légende",
        "Mois               Reste  Remarque",
        "────────────  ──────────  ──────────────────────────────────",
        "janvier 2027  1\u202f234,50\u00a0€  une remarque assez longue pour",
        "                          être coupée",
        "février 2027   \u2212308,91\u00a0€",
        "────────────  ──────────  ──────────────────────────────────",
        "Total           925,59\u00a0€",
    ]


def test_a_table_too_wide_is_told_row_by_row_with_the_names_of_its_columns() -> None:
    told = " ".join(line.strip() for line in lines([TABLE], Style(columns=28)))
    assert "février 2027\u00a0: Reste\u00a0: \u2212308,91\u00a0€" in told
    assert "──" not in told


def test_the_flat_text_has_no_ornament_and_no_special_space() -> None:
    text = render(BLOCKS, Style(flat=True))
    assert not re.search("[─═│├└•\u00a0\u202f\u2212\x1b]", text)
    assert "Dette : 589,90 € (au bailleur)" in text
    assert "février 2027 : Reste : -308,91 €" in text


def test_a_terminal_without_unicode_gets_plain_ascii() -> None:
    text = render(BLOCKS, Style(unicode=False))
    assert text.isascii()
    assert "589,90 EUR" in text


def test_colour_is_added_only_when_asked_and_says_nothing_alone() -> None:
    plain = render(BLOCKS, Style())
    coloured = render(BLOCKS, Style(colour=True))
    assert "\x1b" not in plain
    assert re.sub("\x1b\\[[0-9;]*m", "", coloured) == plain


def test_a_note_is_marked_by_a_word() -> None:
    assert lines([Note("x", Mark.ALERT)]) == ["Attention\u00a0: x"]
    assert lines([Note("x", Mark.DOUBT)]) == ["À vérifier\u00a0: x"]


def test_nothing_that_drives_a_terminal_goes_through() -> None:
    evil = "a\x1b[2Jb\x07\u202ec\r\nd\x9b31m"
    assert clean(evil) == "a[2Jbc  d31m"
    assert sentence(evil) == clean(evil)


@given(st.text(max_size=80))
def test_any_text_comes_out_without_what_drives_a_terminal(text: str) -> None:
    for line in lines([Paragraph(text), Heading(text), List((text,))]):
        assert not any(unicodedata.category(char) in ("Cc", "Cf") for char in line)


def columns_of(char: str) -> int:
    if unicodedata.combining(char):
        return 0
    return 2 if unicodedata.east_asian_width(char) in ("W", "F") else 1


def test_each_character_is_measured_as_a_terminal_shows_it() -> None:
    for code in range(0x20000):
        assert width(chr(code)) == columns_of(chr(code)), hex(code)


def test_no_character_that_drives_a_terminal_is_left_and_no_other_is_touched() -> None:
    for code in range(0x20000):
        char = chr(code)
        if char in "\t\r\n\v\f":
            assert clean(char) == " "
        else:
            driving = unicodedata.category(char) in ("Cc", "Cf", "Cs", "Co", "Cn")
            assert clean(char) == ("" if driving else char), hex(code)


@given(st.text(st.characters(max_codepoint=0x3100)))
def test_a_text_is_as_wide_as_its_characters(text: str) -> None:
    assert width(text) == sum(columns_of(char) for char in text)
