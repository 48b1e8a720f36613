"""Readable by two people from across a table: contrast, sizes, signs, and never colour alone."""

from __future__ import annotations

from itertools import product

import pytest
from textual.color import Color

from planner.tui.screens.pages import Pages
from planner.tui.themes import DARK, THEMES
from planner.tui.widgets.lines import width
from tests.tui.driving import Person, on_an_example

ALONE = "personne-seule-commandement"
SIZES = [(80, 24), (100, 30), (160, 48)]
PLAIN = {chr(code) for code in range(32, 127)} | set("éèêëàâäçîïôöùûüÉÈÊÀÂÇÎÔœŒ€°")
COVERS = ("f1", "ctrl+p", "f7", "f9", "alt+g", "alt+i", "alt+o", "ctrl+o")
"""Keys that open something over the page."""


def luminance(color: Color) -> float:
    def linear(part: int) -> float:
        share = part / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (color.r, color.g, color.b))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """As WCAG counts it, from 1 to 21."""
    light, dark = sorted((luminance(Color.parse(one)), luminance(Color.parse(other))))[::-1]
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_each_theme_is_of_high_contrast(theme: object) -> None:
    colours = {
        name: getattr(theme, name)
        for name in ("foreground", "primary", "secondary", "accent", "warning", "error", "success")
    } | {"quiet": theme.variables["quiet"]}  # type: ignore[attr-defined]
    grounds = (theme.background, theme.panel, theme.variables["field"])  # type: ignore[attr-defined]
    for (name, colour), ground in product(colours.items(), grounds):
        least = 7 if ground == theme.background else 4.5  # type: ignore[attr-defined]
        assert contrast(colour, ground) >= least, (name, ground)
    under = theme.variables["cursor-background"]  # type: ignore[attr-defined]
    assert contrast(theme.variables["cursor-foreground"], under) >= 7  # type: ignore[attr-defined]


def test_one_theme_is_dark_and_the_other_light() -> None:
    assert [theme.dark for theme in THEMES] == [True, False]
    assert THEMES[0].name == DARK


def painted(person: Person) -> list[str]:
    """The lines that the terminal shows, part by part."""
    found = []
    for part in person.parts():
        height = part.scrollable_content_region.height
        found += [part.render_line(y).text for y in range(height)]
    return found


@pytest.mark.slow
@pytest.mark.parametrize(("columns", "lines"), SIZES)
def test_every_page_can_be_worked_on_at_each_size(columns: int, lines: int) -> None:
    async def look(person: Person) -> None:
        for view in Pages.NAMES:
            person.dossier_screen.action_view(view)
            await person.settle()
            page = person.dossier_screen.query_one(f"#{view}")
            region = page.region
            assert region.width >= columns - 2
            assert region.height >= lines // 3, view
            for id in ("title", "deadline", "pages", "strip", "keys"):
                part = person.dossier_screen.query_one(f"#{id}")
                assert part.region.height >= 1, (view, id)
                assert part.region.bottom <= lines, (view, id)
            shown = painted(person)
            assert all(width(line) <= columns for line in shown)
            figures = person.screen("strip").splitlines()[1]
            assert "1 409,53" in figures
            assert "…" not in figures
            assert person.app.screen.focused is not None

    on_an_example(look, ALONE, size=(columns, lines))


@pytest.mark.slow
@pytest.mark.parametrize(("columns", "lines"), SIZES)
def test_every_dialog_fits_the_terminal(columns: int, lines: int) -> None:
    async def look(person: Person) -> None:
        below = person.app.screen
        for key in COVERS:
            await person.press(key)
            await person.settle()
            assert person.app.screen is not below, key
            for part in person.app.screen.children:
                assert part.region.right <= columns, key
                assert part.region.bottom <= lines, key
            await person.press("escape")
            await person.settle()
            assert person.app.screen is below, key

    on_an_example(look, ALONE, size=(columns, lines))


@pytest.mark.slow
def test_nothing_but_plain_signs_where_the_terminal_knows_no_others(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PLANNER_ASCII", "1")

    async def look(person: Person) -> None:
        for view in Pages.NAMES:
            person.dossier_screen.action_view(view)
            await person.settle()
            for line in painted(person):
                assert not set(line) - PLAIN, (view, line)
        for key in ("f1", "f7", "f9", "alt+g"):
            await person.press(key)
            await person.settle()
            for line in painted(person):
                assert not set(line) - PLAIN, (key, line)
            await person.press("escape")

    on_an_example(look, ALONE)


@pytest.mark.slow
def test_the_cursor_and_a_private_line_are_told_without_any_colour() -> None:
    async def look(person: Person) -> None:
        await person.press("ctrl+o", "r")
        before = person.screen("sheet")
        assert before.count("▸") == 1
        await person.press("down")
        assert person.screen("sheet") != before
        await person.press("up", "ctrl+k")
        assert "privé · " in person.screen("sheet")
        assert "privée" in person.screen("title")

    on_an_example(look, ALONE)
