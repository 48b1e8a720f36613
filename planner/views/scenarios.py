"""Scenarios, the referee's table, shocks, and the debts in their order, as blocks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from planner.calc.calendar import Month
from planner.calc.debts.order import RankedDebt
from planner.calc.dossier.dossier import Dossier
from planner.calc.figure import Figure
from planner.calc.money import Money
from planner.calc.scenarios.comparison import AS_IT_IS, Comparison, Scenario
from planner.calc.scenarios.comparison import Row as Criterion
from planner.calc.scenarios.levers import Lever
from planner.calc.scenarios.referee import JUDGE, Contender
from planner.calc.scenarios.repair import Repair
from planner.calc.scenarios.shocks import Shock, Struck
from planner.views import formats, words
from planner.views.blocks import (
    Align,
    Block,
    Blocks,
    Column,
    Heading,
    List,
    Mark,
    Note,
    Paragraph,
    Row,
    Table,
)
from planner.views.criteria import criterion, criterion_value
from planner.views.i18n import _
from planner.views.words import scenarios as told

__all__ = [
    "after_shocks",
    "breaks",
    "compared",
    "debts_in_order",
    "fact",
    "lever",
    "referee",
    "repair",
    "shock",
    "shocks",
    "verdict",
]


def lever(pulled: Lever, dossier: Dossier | None = None) -> str:
    """A lever in words, with its article when it has one."""
    text = _fill(
        told.LEVERS[pulled.kind],
        {
            "amount": pulled.amount,
            "monthly": pulled.monthly,
            "start": pulled.start,
            "kind": words.kind(pulled.detail) if pulled.detail else None,
            "line": words.line(pulled.path, dossier) if pulled.path else None,
        },
    )
    if pulled.reference is None:
        return text
    return _("{sentence} [{reference}]").format(sentence=text, reference=pulled.reference)


def compared(shown: Comparison, dossier: Dossier | None = None) -> Blocks:
    """The scenarios side by side, what differs first; what is the same below, in one table."""
    columns = (
        Column(_("Critère"), grows=True),
        *[Column(_name(scenario), Align.RIGHT) for scenario in shown.scenarios],
    )
    differing = tuple(_criterion(row, differs=True) for row in shown.differing)
    same = tuple(_criterion(row) for row in shown.rows if not row.differs)
    found: list[Block] = [Heading(_("Scénarios comparés"), 1)]
    for scenario in shown.scenarios[1:]:
        items = tuple(lever(pulled, dossier) for pulled in scenario.levers)
        found += [Heading(_name(scenario)), List(items)]
    if differing:
        found.append(Table(columns, differing, caption=_("Ce qui change")))
    if same:
        found.append(Table(columns, same, caption=_("Ce qui ne change pas")))
    found.append(Note(_("résultat indicatif ; la décision revient à d’autres.")))
    return tuple(found)


def repair(found: Repair, dossier: Dossier | None = None) -> Blocks:
    """The smallest set of changes that makes the situation hold, or what is still missing."""
    title = Heading(_("Le moins de changements possible"))
    if found.levers is None:
        if found.month is None or found.missing is None:
            text = _(
                "Avec tous les changements étudiés, les mois tiennent, mais la dette demande "
                "plus de temps qu’un plan n’en donne."
            )
        else:
            text = _fill(
                _(
                    "Avec tous les changements étudiés, il manque encore {missing} en {month} "
                    "pour garder le minimum pour vivre."
                ),
                {"missing": found.missing, "month": found.month},
            )
        return (title, Paragraph(text, strong=True))
    if not found.levers:
        return (title, Paragraph(_("La situation tient déjà."), strong=True))
    return (
        title,
        Paragraph(_("Le budget et le plan tiendraient avec :"), strong=True),
        List(tuple(lever(pulled, dossier) for pulled in found.levers)),
    )


def referee(contenders: Sequence[Contender], dossier: Dossier | None = None) -> Blocks:
    """The figures on the table: which holds, until when, and the fact that would change it."""
    title = Heading(_("Quel montant tient ?"), 1)
    if not contenders:
        return (title, Paragraph(_("Aucune dette de loyer n’est à rembourser.")))
    rows = tuple(
        Row(
            (
                _(told.CONTENDERS[each.id]),
                formats.money(each.instalment.money),
                formats.count_of_months(each.months),
                verdict(each),
            ),
            each.holds,
            (None, each.instalment.label),
        )
        for each in contenders
    )
    table = Table(
        (
            Column(_("Montant")),
            Column(_("Par mois"), Align.RIGHT),
            Column(_("Durée"), Align.RIGHT),
            Column(_("Tient ?"), grows=True),
        ),
        rows,
    )
    facts = tuple(
        _("{name} : {fact}").format(name=_(told.CONTENDERS[each.id]), fact=fact(each, dossier))
        for each in contenders
    )
    return (title, table, Heading(_("Ce qui changerait le résultat")), List(facts))


def shocks(struck: Sequence[Struck], dossier: Dossier | None = None) -> Blocks:
    """Each shock: the month that breaks, the first lever that mends it, the rights to ask for."""
    title = Heading(_("Si la vie change"), 1)
    if not struck:
        return (title, Paragraph(_("Aucun changement à étudier pour ce ménage.")))
    rows = tuple(
        Row(
            (
                shock(each.shock, dossier),
                breaks(each.breaks, each.missing),
                lever(each.repair, dossier) if each.repair is not None else "–",
            ),
            not each.holds,
        )
        for each in struck
    )
    table = Table(
        (
            Column(_("Ce qui arrive"), grows=True),
            Column(_("Le plan tient ?")),
            Column(_("Premier changement qui suffit"), grows=True),
        ),
        rows,
    )
    return (title, table, *after_shocks(struck, dossier))


def after_shocks(struck: Sequence[Struck], dossier: Dossier | None = None) -> Blocks:
    """What is said after the shocks: a month that breaks without any, the rights to ask for and
    what their rules would give.
    """
    already = next((each.broken_before for each in struck if each.broken_before), None)
    asked = dict.fromkeys(id for each in struck if not each.holds for id in each.ask)
    found: list[Block] = []
    if already is not None:
        text = _("sans aucun de ces changements, {month} ne tient déjà pas : commencer par là.")
        found.append(Note(_fill(text, {"month": already}), Mark.ALERT))
    if asked:
        names = formats.listed([_right(id) for id in asked])
        found.append(
            Note(_("droits à demander alors, non comptés ici : {names}.").format(names=names))
        )
    found += [_opened(each, dossier) for each in struck if each.rights]
    return tuple(found)


def _opened(each: Struck, dossier: Dossier | None) -> Note:
    """The rights that the rules would give once an income has gone."""
    rights = []
    for one in each.rights:
        high = formats.money(one.high.money)
        amount = high
        if one.low is None or one.low.raw < one.high.raw:
            amount = _("jusqu’à {amount}").format(amount=high)
        sure = _(" ({certainty})").format(certainty=words.certainty(one.certainty))
        rights.append(f"{_right(one.right)}, {amount}{sure}")
    text = _("{what} : {rights} par mois d’après le calcul ; la caisse décide.")
    return Note(text.format(what=shock(each.shock, dossier), rights=formats.listed(rights)))


def debts_in_order(debts: Sequence[RankedDebt], dossier: Dossier | None = None) -> Blocks:
    """The debts by rank, with what happens when one is not paid."""
    found: list[Block] = [Heading(_("Les dettes, dans l’ordre"), 1)]
    if not debts:
        return (*found, Paragraph(_("Aucune dette n’est connue.")))
    found.append(Paragraph(_("Le loyer courant et l’énergie courante passent avant toute dette.")))
    for rank in dict.fromkeys(debt.rank for debt in debts):
        found.append(Heading(_(told.RANKS[rank])))
        found += _rank([debt for debt in debts if debt.rank == rank], dossier)
    return tuple(found)


def _rank(debts: Sequence[RankedDebt], dossier: Dossier | None) -> list[Block]:
    rows = tuple(
        Row(
            (
                words.line(debt.path, dossier) if debt.path != "account" else words.kind(debt.kind),
                formats.money(debt.balance),
                formats.money(debt.instalment) if debt.instalment else "–",
                _(told.STAGES[debt.stage]),
                _if_unpaid(debt),
            )
        )
        for debt in debts
    )
    blocks: list[Block] = [
        Table(
            (
                Column(_("Dette")),
                Column(_("Reste dû"), Align.RIGHT),
                Column(_("Par mois"), Align.RIGHT),
                Column(_("Étape")),
                Column(_("Si elle n’est pas payée"), grows=True),
            ),
            rows,
        )
    ]
    for debt in debts:
        name = words.line(debt.path, dossier)
        if debt.frozen:
            text = _("{name} : ne doit plus être payée (surendettement).").format(name=name)
            blocks.append(Note(text, Mark.ALERT))
        elif debt.maybe_twice:
            blocks.append(Note(_twice(debt, name, dossier), Mark.DOUBT))
        elif debt.taken_at_source and debt.already_withheld is False:
            text = _("{name} : prise à la source et déduite des ressources.").format(name=name)
            blocks.append(Note(text))
        elif debt.taken_at_source:
            text = _("{name} : prise à la source, le revenu reçu est déjà amputé.").format(
                name=name
            )
            blocks.append(Note(text))
    return blocks


def _twice(debt: RankedDebt, name: str, dossier: Dossier | None) -> str:
    return _fill(
        _(
            "{name} : la retenue de {amount} est déduite de ce revenu : {line}. Vérifier sur le "
            "papier que le montant noté est celui d’avant la retenue."
        ),
        {
            "name": name,
            "amount": debt.instalment,
            "line": words.line(debt.taken_from or "", dossier),
        },
    )


def _if_unpaid(debt: RankedDebt) -> str:
    from planner.views.i18n import FRENCH, language

    if debt.record is None:
        return "–"
    return debt.record.if_unpaid if language() == FRENCH else debt.record.if_unpaid_en


def _name(scenario: Scenario) -> str:
    return _("Aujourd’hui") if scenario.name == AS_IT_IS else scenario.name


def _criterion(row: Criterion, *, differs: bool = False) -> Row:
    cells = []
    for cell in row.cells:
        text = criterion_value(row.criterion, cell.value)
        if differs and cell.change is not None:
            change = formats.money(cell.change.money, signed=True)
            text = _("{value} ({change})").format(value=text, change=change)
        cells.append(text)
    figures = tuple(
        cell.value.label if isinstance(cell.value, Figure) else None for cell in row.cells
    )
    return Row((criterion(row.criterion), *cells), differs, (None, *figures))


def verdict(each: Contender) -> str:
    """Whether an amount holds and until when, or the month that breaks."""
    if each.id == JUDGE and each.condition_met is None and each.holds:
        return _("à vérifier : le loyer courant est-il repris ?")
    if each.id == JUDGE and each.condition_met is False and each.breaks is None:
        return _("pas encore : le loyer courant n’est pas repris")
    if each.holds:
        return _("oui, jusqu’à la fin en {month}").format(month=formats.short_month(each.ends))
    return breaks(each.breaks, each.missing)


def breaks(month: Month | None, missing: Money | None) -> str:
    """Yes, or the month that breaks and what it lacks."""
    if month is None or missing is None:
        return _("oui")
    return words.elided(
        _("non : en {month}, il manque {missing}").format(
            month=formats.short_month(month), missing=formats.money(missing)
        )
    )


def fact(each: Contender, dossier: Dossier | None = None) -> str:
    """The single fact that would change a verdict."""
    one = each.fact
    return _fill(
        told.FACTS[one.kind],
        {
            "lever": lever(one.lever, dossier) if one.lever is not None else None,
            "line": words.line(one.path, dossier) if one.path else None,
            "month": one.month,
            "amount": one.amount,
            "on": one.on,
        },
    )


def shock(met: Shock, dossier: Dossier | None = None) -> str:
    """What may happen, and from which month."""
    text = _fill(
        told.SHOCKS[met.kind],
        {
            "line": words.line(met.path, dossier) if met.path else None,
            "months": formats.count_of_months(met.months),
            "percent": str(met.percent),
        },
    )
    return _("{what}, dès {month}").format(what=text, month=formats.month(met.start))


def _right(id: str) -> str:
    name = words.detail(id)
    return words.kind(id) if name == id else name


class _Known(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def _fill(template: str, values: Mapping[str, Any]) -> str:
    """A sentence with its values written; what is not known is a suspension."""
    written = _Known()
    for name, value in values.items():
        match value:
            case None:
                continue
            case str():
                written[name] = value
            case Money():
                written[name] = formats.money(value)
            case Month():
                written[name] = formats.month(value)
            case date():
                written[name] = formats.day(value)
            case _:
                written[name] = str(value)
    return words.elided(_(template).format_map(written))
