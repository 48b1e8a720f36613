"""Whole sentences that say one result: the same on screen, in the contract, for the family."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.calc.dossier.casework import AidKind
from planner.calc.money import ZERO
from planner.calc.outcomes import Certificate
from planner.calc.results import (
    AllowanceView,
    FormulaView,
    Plan,
    Proposal,
    ScheduleLine,
    ScheduleView,
    Verdict,
)
from planner.views import countdown, formats
from planner.views.i18n import N_, _
from planner.views.words.reasons import DETAILS
from planner.views.words.tables import elided

if TYPE_CHECKING:
    from planner.calc.glance import Glance

__all__ = [
    "MOST_ACTIONS",
    "allowance_in_words",
    "certificate",
    "family_actions",
    "kept_schedule",
    "left_to_live",
    "no_schedule",
    "per_person",
    "to_pay",
]

MOST_ACTIONS = 3
_SOON = 60

_ACTIONS = {
    AidKind.FSL: N_("Apporter les papiers pour la demande au fonds logement."),
    AidKind.ASLL: N_("Préparer avec nous l’accompagnement pour le logement que vous souhaitez."),
    AidKind.OVER_INDEBTEDNESS: N_("Remplir avec nous le dossier de surendettement."),
}


def kept_schedule(plan: Plan | Glance) -> ScheduleView | None:
    """The schedule to show first: the one the plan keeps, else the one that says why none holds."""
    kept = plan.schedule(plan.kept) if plan.kept is not None else None
    return kept or plan.schedule("chosen") or plan.schedule("proposed")


def per_person(plan: Plan) -> FormulaView | None:
    """The reste à vivre by person, when that formula is known."""
    return next((view for view in plan.budget.formulas if view.id == "persons"), None)


def left_to_live(plan: Plan) -> str:
    """What is left to live on by day and person, before and after the plan; empty if unknown."""
    before = plan.budget.per_person_day
    if before is None:
        return ""
    persons = per_person(plan)
    after = persons.after_per_day if persons is not None else None
    if (after or before).money < ZERO:
        return _("Il manque {amount} par personne et par jour pour vivre.").format(
            amount=formats.money(abs((after or before).money))
        )
    if after is None or after.money == before.money:
        return _("Il reste {amount} par personne et par jour pour vivre.").format(
            amount=formats.money(before.money)
        )
    return _(
        "Il reste {after} par personne et par jour pour vivre en suivant le plan ({before} sans)."
    ).format(after=formats.money(after.money), before=formats.money(before.money))


def to_pay(plan: Plan, line: ScheduleLine) -> str:
    """One month as a sum: ``415,95 − 125 + 49,16 = 340,11 € à payer``."""
    short = formats.short_money
    gross, allowance = plan.figures.get("budget.gross_rent"), plan.budget.allowance_used
    if gross is not None and allowance.money and gross.money - allowance.money == line.current:
        rent = f"{short(gross.money)} {formats.MINUS} {short(allowance.money)}"
    else:
        rent = short(line.current)
    return _("{rent} + {instalment} = {total} à payer").format(
        rent=rent, instalment=short(line.instalment), total=formats.money(line.to_pay)
    )


def certificate(why: Certificate) -> str:
    """Why no schedule holds: the month that breaks and what would mend it."""
    values = {"month": formats.month(why.month), "missing": formats.money(why.missing)}
    template = {
        "floor": N_("En {month}, avant tout remboursement, il manquerait {missing} pour vivre."),
        "deadline": N_("Pour tenir l’échéance de {month}, il manquerait {missing}."),
        "horizon": N_("La dette ne serait pas finie en {month} : il resterait {missing} à payer."),
    }[why.kind]
    return elided(_(template).format(**values))


def no_schedule(plan: Plan, schedule: ScheduleView | None = None) -> str:
    """Why there is no schedule to show, and what would change it."""
    if plan.arrears.balance.money <= ZERO:
        return _("Aucune dette de loyer n’est à rembourser à ce jour.")
    if schedule is not None and schedule.certificate is not None:
        return _("Aucun plan de paiement ne tient aujourd’hui. {why}").format(
            why=certificate(schedule.certificate)
        )
    if schedule is not None and schedule.breaks is not None and schedule.missing is not None:
        return elided(
            _("Ce plan de paiement casse en {month} : il manquerait {missing} pour vivre.").format(
                month=formats.month(schedule.breaks), missing=formats.money(schedule.missing)
            )
        )
    lowest = plan.budget.lowest
    return elided(
        _(
            "Aucun plan de paiement n’est proposé aujourd’hui : en {month}, il reste {left} pour "
            "vivre, et le minimum à garder est de {floor}."
        ).format(
            month=formats.month(lowest.month),
            left=formats.money(lowest.left.money),
            floor=formats.money(plan.budget.floor.money),
        )
    )


def allowance_in_words(view: AllowanceView) -> str:
    """The allowance as notified and as computed, never one for the other."""
    parts = []
    if view.suspended_since is not None:
        parts.append(
            elided(_("suspendue depuis {month}").format(month=formats.month(view.suspended_since)))
        )
    if view.notified is not None:
        template = (
            N_("{amount} par mois avant la suspension")
            if view.suspended_since is not None
            else N_("{amount} par mois, notifiés par la caisse")
        )
        parts.append(_(template).format(amount=formats.money(view.notified.money)))
    if view.computed is not None:
        parts.append(
            _("le calcul donne {amount}").format(amount=formats.money(view.computed.money))
        )
    elif view.refusal is None:
        parts.append(_("montant non calculé"))
    return " ; ".join(parts)


def family_actions(plan: Plan) -> list[str]:
    """What the family does now, three things at most, the most urgent first."""
    actions: list[str] = []
    due = countdown.next_deadline(plan)
    if due is not None and countdown.days_left(due, plan.on) <= _SOON:
        what = countdown.family_action(due)
        if what:
            actions.append(
                _("Avant le {day} : {what}.").format(day=formats.weekday(due.act_by()), what=what)
            )
    schedule = kept_schedule(plan)
    if schedule is not None and schedule.holds and schedule.lines:
        first = schedule.lines[0]
        actions.append(
            _("Payer {amount} chaque mois, la première fois le {day}.").format(
                amount=formats.money(first.to_pay), day=formats.day(first.due)
            )
        )
    else:
        rent = plan.budget.rent_to_pay.money
        actions.append(
            _("Payer le loyer du mois en entier : {amount}.").format(amount=formats.money(rent))
            if rent > ZERO
            else _("Payer le loyer du mois en entier.")
        )
    asked = [each for each in plan.proposals if each.verdict is Verdict.RECOMMENDED]
    # What is owed to the family comes before what is asked of others.
    asked.sort(key=lambda each: each.detail != "housing_allowance")
    actions += [_action(each) for each in asked]
    if plan.papers:
        actions.append(_("Rassembler les papiers de la liste."))
    return [action for action in dict.fromkeys(actions) if action][:MOST_ACTIONS]


def _action(proposal: Proposal) -> str:
    if any(why.id == "al_have_it_restored" for why in proposal.reasons):
        return _("Faire rétablir l’aide au logement.")
    if proposal.kind is AidKind.RIGHTS:
        detail = _(DETAILS.get(proposal.detail, proposal.detail))
        if not detail:
            return _("Faire le point sur vos droits.")
        return _("Demander : {right}.").format(right=detail)
    return _(_ACTIONS[proposal.kind]) if proposal.kind in _ACTIONS else ""
