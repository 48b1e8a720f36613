"""The curve drawn in blocks: the more is paid each month, the shorter the plan, the poorer its
worst month.

One column of signs for each amount: its height is the length of the plan, full where every month
holds and light where one breaks, and under it what the worst month keeps above the minimum. The
cursor, the shortest plan that holds and the amounts on the table are letters under the axis:
nothing is said by colour alone.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence

from planner.calc.money import Money
from planner.calc.repayment.frontier import Frontier, RentPoint
from planner.calc.scenarios.curve import RentCurve
from planner.tui.widgets.laying import Laid, Part
from planner.tui.widgets.lines import placed, width
from planner.views import formats
from planner.views.formats import NO_BREAK
from planner.views.i18n import N_, _
from planner.views.wrapping import wrap

__all__ = ["LETTERS", "Drawing"]

LETTERS = {
    "landlord": N_("B bailleur"),
    "household": N_("M ménage"),
    "proposed": N_("C calcul"),
    "cohesion_protocol": N_("P protocole"),
    "statutory": N_("L repère légal"),
}
"""The amounts on the table, each by the first letter of its words."""

LONGEST_SHOWN = 60
"""Months of the longest plan drawn whole, unless the shortest that holds is longer."""

_EIGHTHS = " ▁▂▃▄▅▆▇█"
_LABEL = 10


class Drawing:
    """The drawing of one curve: what does not move with the cursor is drawn once."""

    def __init__(self) -> None:
        self._for: tuple[object, ...] = ()
        self._still: _Still | None = None

    def lines(
        self,
        curve: RentCurve,
        cursor: RentPoint | None,
        others: Mapping[str, Money],
        columns: int,
        rows: int,
    ) -> list[Laid]:
        """The lines of the drawing; none where there is no plan to draw."""
        frontier = curve.frontier
        points = frontier.points
        if not points:
            return []
        places = {id: _place(points, amount) for id, amount in others.items()}
        here = None if cursor is None else _place(points, cursor.instalment)
        low, high = _span(frontier, [*places.values(), *([] if here is None else [here])])
        key = (id(curve), low, high, columns, rows, tuple(others.items()))
        if self._still is None or key != self._for:
            shown = _sampled(low, high, max(10, columns - _LABEL - 1))
            self._still = _Still(curve, shown, places, rows, others)
            self._for = key
        return self._still.lines(cursor, here, columns)

    def amount_at(self, x: int) -> Money | None:
        """The amount drawn in a column of the page; None beside the drawing."""
        still, place = self._still, x - _LABEL - 1
        if still is None or not 0 <= place < len(still.shown):
            return None
        marked, frontier = still.frontier.marked, still.frontier
        if marked is not None and place == _column(still.shown, frontier.shortest or 0):
            return marked.instalment
        return frontier.points[still.shown[place]].instalment


class _Still:
    """The columns of a span of the curve: their signs, row by row, and their styles."""

    def __init__(
        self,
        curve: RentCurve,
        shown: Sequence[int],
        places: Mapping[str, int],
        rows: int,
        others: Mapping[str, Money],
    ) -> None:
        frontier = curve.frontier
        drawn = [frontier.points[place] for place in shown]
        self.curve, self.frontier, self.shown, self.rows = curve, frontier, shown, rows
        self.top = min(max(one.count for one in drawn), _tallest(frontier))
        """Months of a full column: what is longer goes over the top, and an arrow says so."""
        self.most = max([1, *(curve.margin(one).cents for one in drawn)])
        bars = [self._bar(one) for one in drawn]
        self.bars = ["".join(bar[row] for bar in bars) for row in range(rows)]
        self.margins = "".join(self._margin(one) for one in drawn)
        self.holds = [one.holds for one in drawn]
        least = min(one.count for one in drawn)
        longer = any(one.count > self.top for one in drawn)
        self.legend = _legend(frontier, others, longer=longer)
        top = formats.count_of_months(self.top)
        self.labels = {
            0: _("{months} +").format(months=top) if longer else top,
            rows - 1: formats.count_of_months(min(least, self.top)),
        }
        axis = [("─", "quiet")] * len(shown)
        for id, place in places.items():
            if id in LETTERS:
                axis[_column(shown, place)] = (_(LETTERS[id])[0], "strong")
        if frontier.shortest is not None:
            axis[_column(shown, frontier.shortest)] = ("*", "strong")
        self.axis = axis
        self.scale = _scale(drawn)

    def _bar(self, one: RentPoint) -> list[str]:
        """The signs of one plan, from the top."""
        found = []
        for row in range(self.rows - 1, -1, -1):
            height = max(1, one.count * self.rows * 8 // self.top) - row * 8
            if one.holds:
                found.append(_EIGHTHS[max(0, min(8, height))])
            else:
                found.append("░" if height >= 4 or (row == 0 and height > 0) else " ")
        if one.count > self.top:
            found[0] = "↑"
        return found

    def _margin(self, one: RentPoint) -> str:
        """What the worst month keeps above the minimum, as a height."""
        cents = self.curve.margin(one).cents
        return "×" if cents < 0 else _EIGHTHS[min(8, 1 + cents * 7 // self.most)]

    def lines(self, cursor: RentPoint | None, here: int | None, columns: int) -> list[Laid]:
        """Every line, with the cursor in its place."""
        at = None if here is None else _column(self.shown, here)
        bar = [""] * self.rows if cursor is None else self._bar(cursor)
        styles = ["text" if holds else "doubt" for holds in self.holds]
        found: list[Laid] = []
        for row, signs in enumerate(self.bars):
            label = placed(self.labels.get(row, ""), _LABEL, right=True)
            cells = _with(signs, styles, at, bar[row])
            found.append([Part(label, "quiet"), Part("│"), *cells])
        axis = list(self.axis)
        if at is not None:
            axis[at] = ("▲", "mark")
        found.append([Part(" " * _LABEL), Part("└"), *_runs(axis)])
        quiet = ["quiet" if holds else "doubt" for holds in self.holds]
        margin = "" if cursor is None else self._margin(cursor)
        label = placed(_("mois serré"), _LABEL, right=True)
        found.append([Part(label, "quiet"), Part(" "), *_with(self.margins, quiet, at, margin)])
        legend = [[Part(line, "quiet")] for line in wrap(self.legend, columns)]
        return [*found, self.scale, *legend]


def _span(frontier: Frontier[RentPoint], places: Sequence[int]) -> tuple[int, int]:
    """The first and the last point drawn."""
    points = frontier.points
    known = [*places, *([] if frontier.shortest is None else [frontier.shortest])]
    longest = next((n for n, one in enumerate(points) if one.count <= LONGEST_SHOWN), 0)
    low = min([longest, *known])
    return low, min(len(points) - 1, max([low + 8, *(place * 5 // 4 for place in known)]))


def _tallest(frontier: Frontier[RentPoint]) -> int:
    """The longest plan that the height is made for: a few euros a month last for centuries, and
    would leave nothing to see of the plans that people sign.
    """
    marked = frontier.marked
    return LONGEST_SHOWN if marked is None else max(LONGEST_SHOWN, marked.count * 5 // 4)


def _place(points: Sequence[RentPoint], amount: Money) -> int:
    """The first point of at least that amount, else the last one."""
    place = bisect_left(points, amount, key=lambda one: one.instalment)
    return min(place, len(points) - 1)


def _sampled(low: int, high: int, columns: int) -> list[int]:
    return [low + (high - low) * x // (columns - 1) for x in range(columns)]


def _column(shown: Sequence[int], place: int) -> int:
    """The column of a point: the first that reaches it."""
    return min(bisect_left(shown, place), len(shown) - 1)


def _with(signs: str, styles: Sequence[str], at: int | None, sign: str) -> list[Part]:
    """Signs in runs of the same style, the cursor's own in its column."""
    found: list[Part] = []
    start = 0
    for end in range(1, len(signs) + 1):
        if end == len(signs) or styles[end] != styles[start] or at in (end, end - 1):
            here = end - 1 == at
            found.append(
                Part(sign if here else signs[start:end], "cursor" if here else styles[start])
            )
            start = end
    return found


def _scale(drawn: Sequence[RentPoint]) -> Laid:
    left = formats.money(drawn[0].instalment)
    right = formats.money(drawn[-1].instalment)
    gap = " " * max(1, len(drawn) - width(left) - width(right))
    return [Part(" " * (_LABEL + 1)), Part(f"{left}{gap}{right}", "quiet")]


def _legend(frontier: Frontier[RentPoint], others: Mapping[str, Money], *, longer: bool) -> str:
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
    if longer:
        told.append(_("↑ plus long que le dessin"))
    return " · ".join(text.replace(" ", NO_BREAK) for text in told)


def _runs(signs: Sequence[tuple[str, str]]) -> list[Part]:
    """Neighbours of the same style in one piece."""
    found: list[Part] = []
    for sign, style in signs:
        if found and found[-1].style == style:
            found[-1] = Part(found[-1].text + sign, style)
        else:
            found.append(Part(sign, style))
    return found
