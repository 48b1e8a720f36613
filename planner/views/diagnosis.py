"""The diagnosis: where the household stands, before anything is proposed.

Dates first, then the few figures one reads from afar, the budget line by line, the calendar with
its worst month, the rent debt, the housing allowance computed beside the notified one, and what is
not sure. Every amount comes from the plan; what was not computed says so and is never a zero.
"""

from __future__ import annotations

from collections import Counter

from planner.calc.dossier.dossier import Dossier
from planner.calc.law import Law
from planner.calc.money import ZERO
from planner.calc.results import BudgetItem, Plan, Side
from planner.views import arrears, formats, words
from planner.views.blocks import (
    Align,
    Block,
    Blocks,
    Column,
    Heading,
    KeyFigure,
    KeyFigures,
    Mark,
    Note,
    Paragraph,
    Row,
    Table,
)
from planner.views.commission import NO_SCALE, commission
from planner.views.countdown import next_deadline, rolled, told
from planner.views.doubts import noted
from planner.views.i18n import N_, _
from planner.views.strip import strip

__all__ = ["alerts", "budget", "calendar", "diagnosis", "references", "ways_of_counting"]

_SELDOM = 3
"""What falls in a third of the months at most is named in the calendar, the rest is usual."""


def diagnosis(plan: Plan, dossier: Dossier, law: Law | None = None) -> Blocks:
    """The whole diagnosis of a household on a day."""
    told_first: list[Block] = [
        Heading(_("Diagnostic au {day}").format(day=formats.day(plan.on)), 1),
        Paragraph(household(dossier)),
    ]
    due = next_deadline(plan)
    if due is not None:
        text = told(due, plan.on)
        later = rolled(due, plan.on)
        told_first.append(Note(f"{text} ({later})." if later else f"{text}.", Mark.DEADLINE))
    return (
        *told_first,
        strip(plan),
        *budget(plan, dossier),
        *calendar(plan, dossier),
        *arrears.arrears(plan),
        *arrears.allowance(plan, dossier, law),
        *ways_of_counting(plan, law),
        *references(plan),
        *alerts(plan, dossier, law),
        *certainty(plan, law),
    )


def household(dossier: Dossier) -> str:
    """Who lives there, in a line."""
    persons = dossier.household.persons
    name = dossier.household.name
    people = formats.count_of_persons(len(persons)) if persons else _("composition à compléter")
    return _("{name} : {people}").format(name=name, people=people) if name else people


def budget(plan: Plan, dossier: Dossier) -> Blocks:
    """The lines of an average month, side by side with how sure each one is."""
    view = plan.budget
    rows: list[Row] = []
    totals = {
        Side.INCOME: (_("Ressources, hors aide au logement"), view.resources),
        Side.HOUSING: (_("Loyer à charge, aide déduite"), view.net_rent),
        Side.CHARGE: (_("Autres charges"), view.other_charges),
    }
    apart: list[str] = []
    for side in Side:
        items = [item for item in view.items if item.side is side]
        apart += [_apart(item, dossier) for item in items if not item.counted]
        for item in items:
            if item.counted:
                rows.append(_line(item, dossier))
        label, total = totals[side]
        rows.append(Row((label, words.value(total), ""), True, (None, total.label)))
    left = view.reste_a_vivre
    table = Table(
        (
            Column(_("Un mois moyen"), grows=True),
            Column(_("Par mois"), Align.RIGHT),
            Column(_("Preuve")),
        ),
        tuple(rows),
        Row((_("Reste à vivre"), words.value(left), ""), True, (None, left.label)),
    )
    sentence = _("{resources} − {rent} − {charges} = {left} pour vivre").format(
        resources=formats.short_money(view.resources.money),
        rent=formats.short_money(view.net_rent.money),
        charges=formats.short_money(view.other_charges.money),
        left=words.value(left),
    )
    told_after: list[Block] = [Paragraph(sentence)]
    if apart:
        told_after.append(
            Note(
                _("ces lignes sont montrées et ne sont pas additionnées : {lines}.").format(
                    lines=formats.listed(apart)
                )
            )
        )
    told_after.append(
        Note(
            _("{share} % de ces montants ont été vus sur un papier.").format(share=view.seen_share)
        )
    )
    return (Heading(_("Le budget")), table, *told_after)


def _line(item: BudgetItem, dossier: Dossier) -> Row:
    name = _name(item, dossier)
    amount = words.value(item.monthly)
    if item.kind in ("rls", "housing_allowance") and item.monthly.raw:
        amount = formats.money(-item.monthly.money)
    proof = words.evidence(item.evidence)
    if item.rough:
        proof = _("{proof}, en gros").format(proof=proof)
    if item.private:
        proof = _("{proof}, privé").format(proof=proof)
    return Row((f"{formats.NO_BREAK * 2}{name}", amount, proof), False, (None, item.monthly.label))


def _name(item: BudgetItem, dossier: Dossier) -> str:
    name = words.with_own_name(item.kind, item.label)
    if item.whose != "common" and len(dossier.household.persons) > 1:
        name = _("{name}, {whose}").format(name=name, whose=words.whose(item.whose, dossier))
    return name


def _apart(item: BudgetItem, dossier: Dossier) -> str:
    return _("{name} ({why})").format(name=_name(item, dossier), why=words.why_not(item.why_not))


def calendar(plan: Plan, dossier: Dossier) -> Blocks:
    """Month by month, what is left before any repayment; the tightest month is marked."""
    view = plan.budget
    with_balance = any(flow.balance is not None for flow in view.months)
    columns = [
        Column(_("Mois")),
        Column(_("Ressources"), Align.RIGHT),
        Column(_("Loyer"), Align.RIGHT),
        Column(_("Charges"), Align.RIGHT),
        Column(_("Reste"), Align.RIGHT),
    ]
    if with_balance:
        columns.append(Column(_("En banque"), Align.RIGHT))
    columns.append(Column(_("Particularités"), grows=True))
    rows = []
    times = Counter(path for flow in view.months for path in flow.falls)
    for flow in view.months:
        figures = (flow.resources, flow.net_rent, flow.charges, flow.left)
        cells = [
            formats.short_month(flow.month),
            *(formats.money(each.money, unit=False) for each in figures),
        ]
        if with_balance:
            cells.append(formats.money(flow.balance.money, unit=False) if flow.balance else "")
        notes = [
            words.line_kind(path, dossier)
            for path in flow.falls
            if times[path] * _SELDOM <= len(view.months)
        ]
        lowest = flow.month == view.lowest.month
        if lowest:
            notes.insert(0, _("le plus serré"))
        names = (None, *(each.label for each in figures))
        rows.append(Row((*cells, ", ".join(notes)), lowest, names))
    left = view.lowest.left.money
    template = (
        N_("Le mois le plus serré est {month} : il resterait {left} avant de rembourser.")
        if left >= ZERO
        else N_("Le mois le plus serré est {month} : il manquerait {left} avant de rembourser.")
    )
    sentence = words.elided(
        _(template).format(month=formats.month(view.lowest.month), left=formats.money(abs(left)))
    )
    return (
        Heading(_("Mois par mois")),
        Table(tuple(columns), tuple(rows), caption=_("En euros, avant tout remboursement.")),
        Paragraph(sentence),
    )


def ways_of_counting(plan: Plan, law: Law | None = None) -> Blocks:
    """The reste à vivre by every formula known, before and after the plan."""
    rows = []
    for view in plan.budget.formulas:
        name = words.formula(view.id, law)
        if view.selected:
            name = _("{name} (retenue ici)").format(name=name)
        rows.append(
            Row(
                (
                    name,
                    formats.money(view.before_per_day.money, unit=False),
                    formats.money(view.after_per_day.money, unit=False)
                    if view.after_per_day
                    else "–",
                    formats.money(view.floor.money, unit=False) if view.floor else "–",
                ),
                view.selected,
                (
                    None,
                    view.before_per_day.label,
                    view.after_per_day.label if view.after_per_day else None,
                    view.floor.label if view.floor else None,
                ),
            )
        )
    if not rows:
        return ()
    table = Table(
        (
            Column(_("Formule"), grows=True),
            Column(_("Par jour"), Align.RIGHT),
            Column(_("Avec le plan"), Align.RIGHT),
            Column(_("Minimum du mois"), Align.RIGHT),
        ),
        tuple(rows),
        caption=_("En euros par jour et par unité de la formule ; minimum en euros par mois."),
    )
    return (Heading(_("Le reste à vivre, selon la formule")), table)


def references(plan: Plan) -> Blocks:
    """The seizable portion and the commission's capacity, as references; ratios."""
    view = plan.capacity
    budget_ = plan.budget
    items = [
        KeyFigure(
            _("Capacité sur le mois le plus serré"),
            words.value(budget_.capacity),
            "",
            budget_.capacity.label,
        ),
        KeyFigure(
            _("Capacité sur la moyenne"),
            words.value(budget_.capacity_average),
            _("pour comparer : un plan signé sur la moyenne casse le mois serré"),
            budget_.capacity_average.label,
        ),
    ]
    if view is not None:
        items += [
            KeyFigure(
                _("Portion saisissable"),
                words.value(view.seizable),
                noted("", view.seizable, plan.on),
                view.seizable.label,
            ),
            *commission(view, plan.on),
        ]
    if budget_.effort_ratio is not None:
        ratio = budget_.effort_ratio
        items.append(KeyFigure(_("Taux d’effort"), words.value(ratio), "", ratio.label))
    found: list[Block] = [Heading(_("Repères")), KeyFigures(tuple(items))]
    if view is not None and view.flat is None:
        found.append(Note(_(NO_SCALE), Mark.DOUBT))
    return tuple(found)


def alerts(plan: Plan, dossier: Dossier, law: Law | None = None) -> Blocks:
    """What the counsellor must see or ask."""
    if not plan.alerts:
        return ()
    notes = [Note(words.alert(each, dossier, law), Mark.ALERT) for each in plan.alerts]
    return (Heading(_("À regarder ensemble")), *notes)


def certainty(plan: Plan, law: Law | None = None) -> Blocks:
    """Which values are not verified, which are past their review date."""
    notes: list[Block] = []
    if plan.unverified:
        names = [words.parameter(id, law) for id in plan.unverified]
        notes.append(Note(words.doubtful(names), Mark.DOUBT))
    if plan.stale:
        names = [words.parameter(id, law) for id in plan.stale]
        notes.append(Note(words.outdated(names), Mark.DOUBT))
    return (Heading(_("Ce qui n’est pas sûr")), *notes) if notes else ()
