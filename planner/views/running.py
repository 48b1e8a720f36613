"""Words for the page on which a plan is moved: the amount, its end, its worst month, scenarios.

Neutral sentences: a month that breaks is named with what it lacks, and nothing is said of anybody.
"""

from __future__ import annotations

from collections.abc import Sequence

from planner.calc.dossier.dossier import Dossier
from planner.calc.figure import Figure
from planner.calc.money import ZERO, Money
from planner.calc.repayment.frontier import RentPoint
from planner.calc.results import Plan, ScheduleView
from planner.calc.scenarios.comparison import Comparison
from planner.calc.scenarios.comparison import Row as Criterion
from planner.calc.scenarios.referee import Contender
from planner.calc.scenarios.shocks import Struck
from planner.views import formats, words
from planner.views.blocks import (
    Align,
    Block,
    Blocks,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    List,
    Paragraph,
    Row,
    Table,
)
from planner.views.criteria import criterion, criterion_value
from planner.views.i18n import N_, _
from planner.views.scenarios import after_shocks, breaks, fact, lever, shock, verdict
from planner.views.words import scenarios as told

__all__ = [
    "board",
    "effect",
    "moved",
    "moved_in_short",
    "on_the_table",
    "struck",
    "worst_month",
]

_EFFECTS = {
    "debt": N_("dette {change}"),
    "lowest_left": N_("mois le plus serré {change}"),
    "instalment": N_("mensualité possible {change}"),
    "net_rent": N_("loyer à charge {change}"),
    "frozen": N_("dettes à ne plus payer {change}"),
}


def moved_in_short(schedule: ScheduleView, point: RentPoint) -> str:
    """One line: ``26 mois, fin janv. 2029 · mars 2027 : reste 506,05 €``."""
    months = formats.count_of_months(len(schedule.lines))
    end = schedule.ends_month
    parts = [
        _("{months}, fin {month}").format(
            months=months, month=formats.short_month(end) if end else "–"
        )
    ]
    worst = formats.short_month(point.worst_month)
    if schedule.breaks is not None and schedule.missing is not None:
        parts.append(
            _("casse en {month} : il manque {missing}").format(
                month=formats.short_month(schedule.breaks), missing=formats.money(schedule.missing)
            )
        )
    else:
        parts.append(
            _("tient · {month} : reste {left}").format(
                month=worst, left=formats.money(point.worst_left)
            )
        )
    return words.elided(" · ".join(parts))


def moved(plan: Plan, schedule: ScheduleView) -> str:
    """The amount chosen, said whole: does it hold, when the debt ends, what is left to live on."""
    if not schedule.holds or schedule.ends is None:
        return words.no_schedule(plan, schedule)
    text = _("Tient tous les mois. La dette est finie le {day}, en {months}.").format(
        day=formats.day(schedule.ends), months=formats.count_of_months(len(schedule.lines))
    )
    left = words.left_to_live(plan)
    return f"{text} {left}" if left else text


def worst_month(point: RentPoint, floor: Money) -> str:
    """The poorest month of a plan, what it keeps and what it should."""
    left = point.worst_left
    template = (
        N_(
            "Mois le plus serré : {month}. Il reste {left} pour vivre ; le minimum à garder est de "
            "{floor}."
        )
        if left >= ZERO
        else N_(
            "Mois le plus serré : {month}. Il manque {left} pour vivre ; le minimum à garder est "
            "de {floor}."
        )
    )
    return _(template).format(
        month=formats.month(point.worst_month),
        left=formats.money(abs(left)),
        floor=formats.money(floor),
    )


def effect(shown: Comparison) -> str:
    """What one lever changes by itself, in half a line; what it leaves as it is when nothing."""
    found = []
    before, after = (it.holds for it in shown.assessments)
    if after and not before:
        found.append(_("le plan tient"))
    for id, template in _EFFECTS.items():
        change = shown.row(id).cells[1].change
        if change is not None:
            amount = formats.money(change.money, signed=True)
            found.append(_(template).format(change=amount))
    return " · ".join(found) if found else _("ne change ni les mois ni la dette")


def board(shown: Comparison, *, changes: bool = False) -> tuple[Block, ...]:
    """Scenarios in columns, what differs first; ``changes`` adds each distance from today."""
    columns = (
        Column(_("Critère"), grows=True),
        *[
            Column(_("Aujourd’hui") if place == 0 else scenario.name, Align.RIGHT)
            for place, scenario in enumerate(shown.scenarios)
        ],
    )
    differing = tuple(_row(row, changes, strong=True) for row in shown.differing)
    same = tuple(_row(row, False) for row in shown.rows if not row.differs)
    found: list[Block] = []
    if differing:
        found.append(Table(columns, differing, caption=_("Ce qui change")))
    if same:
        found.append(Table(columns, same, caption=_("Ce qui ne change pas")))
    return tuple(found)


def _row(row: Criterion, changes: bool, *, strong: bool = False) -> Row:
    cells = []
    for cell in row.cells:
        text = criterion_value(row.criterion, cell.value)
        if changes and cell.change is not None:
            text = _("{value} ({change})").format(
                value=text, change=formats.money(cell.change.money, signed=True)
            )
        cells.append(text)
    figures = tuple(
        cell.value.label if isinstance(cell.value, Figure) else None for cell in row.cells[:1]
    )
    return Row((criterion(row.criterion), *cells), strong, (None, *figures))


def on_the_table(contenders: Sequence[Contender], dossier: Dossier | None = None) -> Blocks:
    """Each amount demanded, offered, computed: does it hold, until when, what would change it."""
    title = Heading(_("Quel montant tient ?"))
    if not contenders:
        return (title, Paragraph(_("Aucune dette de loyer n’est à rembourser.")))
    items = []
    for each in contenders:
        note = _("{months}. Tient ? {verdict}. {fact}").format(
            months=formats.count_of_months(each.months),
            verdict=_begun(verdict(each)),
            fact=fact(each, dossier),
        )
        name = _(told.CONTENDERS[each.id])
        amount = formats.money(each.instalment.money)
        items.append(KeyFigure(name, amount, note, each.instalment.label))
    return (title, KeyFigures(tuple(items)))


def struck(found: Sequence[Struck], dossier: Dossier | None = None) -> Blocks:
    """Each thing that may happen: does the plan hold, the month that breaks, what mends it first;
    then the rights to ask for.
    """
    title = Heading(_("Si la vie change"))
    if not found:
        return (title, Paragraph(_("Aucun changement à étudier pour ce ménage.")))
    items = []
    for each in found:
        holds = _("Le plan tient ? {verdict}.").format(
            verdict=_begun(breaks(each.breaks, each.missing))
        )
        if each.repair is not None:
            mends = _("Premier changement qui suffit : {lever}.")
            holds = f"{holds} {mends.format(lever=lever(each.repair, dossier))}"
        elif not each.holds:
            holds = f"{holds} {_('Aucun changement étudié n’y suffit seul.')}"
        items.append(f"{shock(each.shock, dossier)}\n{holds}")
    blocks: list[Block] = [title, List(tuple(items))]
    return (*blocks, *after_shocks(found, dossier))


def _begun(text: str) -> str:
    """The same words at the beginning of a sentence."""
    return text[:1].upper() + text[1:]
