"""The curve drawn in blocks: the more is paid each month, the shorter the plan, the poorer its
worst month.

One column of signs for each amount: its height is the length of the plan, full where every month
holds and light where one breaks, and under it what the worst month keeps above the minimum. The
cursor, the shortest plan that holds and the amounts on the table are letters under the axis:
nothing is said by colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from planner.calc.money import Money
from planner.calc.repayment.frontier import Frontier, RentPoint
from planner.tui.widgets.laying import Laid, Part
from planner.tui.widgets.lines import placed, width
from planner.views import formats
from planner.views.i18n import N_, _
from planner.views.wrapping import wrap

__all__ = ["LETTERS", "draw"]

LETTERS = {
    "landlord": N_("B bailleur"),
    "household": N_("M ménage"),
    "proposed": N_("C calcul"),
    "statutory": N_("L repère légal"),
}
"""The amounts on the table, each by the first letter of its words."""

LONGEST_SHOWN = 60
"""Months of the longest plan drawn, unless the cursor is on a longer one."""

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_LABEL = 10


def draw(
    frontier: Frontier[RentPoint],
    cursor: RentPoint | None,
    others: Mapping[str, Money],
    floor: Money,
    columns: int,
    rows: int,
) -> list[Laid]:
    """The lines of the drawing; none where there is no plan to draw."""
    points = frontier.points
    if not points:
        return []
    places = {id: _place(points, amount) for id, amount in others.items()}
    here = None if cursor is None else _place(points, cursor.instalment)
    known = [place for place in (*places.values(), here, frontier.shortest) if place is not None]
    longest = next((n for n, one in enumerate(points) if one.count <= LONGEST_SHOWN), 0)
    low = min([longest, *known])
    high = min(len(points) - 1, max([low + 8, *(place * 5 // 4 for place in known)]))
    shown = _sampled(low, high, max(10, columns - _LABEL - 1))
    drawn = [points[place] for place in shown]
    at = None
    if cursor is not None and here is not None:
        at = _column(shown, here)
        drawn[at] = cursor
    return [
        *_bars(drawn, at, rows),
        _axis(shown, at, frontier.shortest, places),
        _margins(drawn, floor, at),
        _scale(drawn),
        *_legend(frontier, others, columns),
    ]


def _place(points: Sequence[RentPoint], amount: Money) -> int:
    """The first point of at least that amount, else the last one."""
    found = (n for n, one in enumerate(points) if one.instalment >= amount)
    return next(found, len(points) - 1)


def _sampled(low: int, high: int, columns: int) -> list[int]:
    return [low + (high - low) * x // (columns - 1) for x in range(columns)]


def _column(shown: Sequence[int], place: int) -> int:
    """The column of a point: the first that reaches it."""
    return next((x for x, each in enumerate(shown) if each >= place), len(shown) - 1)


def _bars(drawn: Sequence[RentPoint], cursor: int | None, rows: int) -> list[Laid]:
    top = max(one.count for one in drawn)
    least = min(one.count for one in drawn)
    found: list[Laid] = []
    for row in range(rows - 1, -1, -1):
        label = ""
        if row == rows - 1:
            label = formats.count_of_months(top)
        elif row == 0:
            label = formats.count_of_months(least)
        signs = []
        for x, one in enumerate(drawn):
            height = max(1, one.count * rows * 8 // top) - row * 8
            sign = _EIGHTHS[max(0, min(8, height))]
            if not one.holds:
                sign = "░" if height >= 4 or (row == 0 and height > 0) else " "
            signs.append((sign, "cursor" if x == cursor else "text" if one.holds else "doubt"))
        found.append([Part(placed(label, _LABEL, right=True), "quiet"), Part("│"), *_runs(signs)])
    return found


def _axis(
    shown: Sequence[int], cursor: int | None, marked: int | None, others: Mapping[str, int]
) -> Laid:
    signs = [("─", "quiet")] * len(shown)
    for id, place in others.items():
        if id in LETTERS:
            signs[_column(shown, place)] = (_(LETTERS[id])[0], "strong")
    if marked is not None:
        signs[_column(shown, marked)] = ("*", "strong")
    if cursor is not None:
        signs[cursor] = ("▲", "mark")
    return [Part(" " * _LABEL), Part("└"), *_runs(signs)]


def _margins(drawn: Sequence[RentPoint], floor: Money, cursor: int | None) -> Laid:
    """What the worst month of each plan keeps above the minimum, as a line of heights."""
    over = [one.worst_left.cents - floor.cents for one in drawn]
    most = max([1, *over])
    signs = []
    for x, cents in enumerate(over):
        sign = "×" if cents < 0 else _EIGHTHS[1 + cents * 7 // most]
        style = "cursor" if x == cursor else "doubt" if cents < 0 else "quiet"
        signs.append((sign, style))
    return [Part(placed(_("mois serré"), _LABEL, right=True), "quiet"), Part(" "), *_runs(signs)]


def _scale(drawn: Sequence[RentPoint]) -> Laid:
    left = formats.money(drawn[0].instalment)
    right = formats.money(drawn[-1].instalment)
    gap = " " * max(1, len(drawn) - width(left) - width(right))
    return [Part(" " * (_LABEL + 1)), Part(f"{left}{gap}{right}", "quiet")]


def _legend(frontier: Frontier[RentPoint], others: Mapping[str, Money], columns: int) -> list[Laid]:
    told = [_("▲ montré")]
    if frontier.marked is not None:
        told.append(
            _("* le plus court qui tient : {amount}, {months}").format(
                amount=formats.money(frontier.marked.instalment),
                months=formats.count_of_months(frontier.marked.count),
            )
        )
    told += [_(LETTERS[id]) for id in others if id in LETTERS]
    told.append(_("█ tient, ░ un mois casse"))
    return [[Part(line, "quiet")] for line in wrap(" · ".join(told), columns)]


def _runs(signs: Sequence[tuple[str, str]]) -> list[Part]:
    """Neighbours of the same style in one piece."""
    found: list[Part] = []
    for sign, style in signs:
        if found and found[-1].style == style:
            found[-1] = Part(found[-1].text + sign, style)
        else:
            found.append(Part(sign, style))
    return found
