"""Words for a place of the dossier: a line, a field, a person, as they are said aloud."""

from __future__ import annotations

import re

from planner.calc.calendar import Month
from planner.calc.dossier.common import COMMON
from planner.calc.dossier.dossier import Dossier
from planner.views import formats
from planner.views.i18n import N_, _
from planner.views.words.fields import called
from planner.views.words.gap import CHANGES
from planner.views.words.kinds import CHARGES, DEBTS, INCOMES
from planner.views.words.verdicts import SCHEDULES

__all__ = ["PARTS", "at", "field", "line", "line_kind", "whose", "with_own_name"]

PARTS = {
    "incomes": N_("revenu n° {n}"),
    "charges": N_("charge n° {n}"),
    "debts": N_("dette n° {n}"),
    "savings": N_("épargne n° {n}"),
    "events": N_("acte n° {n}"),
    "account.lines": N_("ligne {n} du compte locatif"),
    "lines": N_("ligne {n} du compte"),
    "household.persons": N_("personne n° {n}"),
    "household.protections": N_("mesure de protection n° {n}"),
    "household.cotenants": N_("cotitulaire n° {n}"),
    "casework.requests": N_("demande n° {n}"),
    "casework.past_aids": N_("aide passée n° {n}"),
    "casework.commitments": N_("engagement n° {n}"),
    "casework.asll_choices.goals": N_("choix n° {n} de l’accompagnement en préparation"),
    "casework.asll.goals": N_("objectif n° {n} de l’accompagnement"),
    "casework.asll.renewals": N_("renouvellement n° {n} de l’accompagnement"),
    "casework.asll.reviews": N_("bilan n° {n} de l’accompagnement"),
    "casework.consents": N_("accord n° {n}"),
    "casework.studied.aside": N_("changement à part n° {n}"),
    "casework.studied.columns": N_("scénario n° {n}"),
    "casework.plan_payments": N_("paiement n° {n} sur le plan signé"),
    "followup.entries": N_("entrée n° {n} dans un dispositif"),
    "followup.contacts": N_("contact n° {n}"),
    "followup.hand_overs": N_("orientation n° {n}"),
    "followup.safety": N_("consigne de sécurité n° {n}"),
}

FORMULAS = {
    "oecd": N_("par unité de consommation"),
    "persons": N_("par personne"),
    "parts": N_("par part"),
    "household": N_("pour le foyer"),
}
"""Short names of the formulas that every town hall has; others keep the id of their record."""

_INDEXED = re.compile(r"(?P<part>[a-z_.]+)\[(?P<index>\d+)\](?:\.(?P<rest>.+))?")


def line(path: str, dossier: Dossier | None = None) -> str:
    """The line at a path: what it is called, or its kind, or its place."""
    match = _INDEXED.fullmatch(path)
    if match is None:
        return called(path)
    part, index = match["part"], int(match["index"])
    named = _named(part, index, dossier) if dossier is not None else ""
    if named:
        return named
    return _(PARTS[part]).format(n=index + 1) if part in PARTS else path


def _named(part: str, index: int, dossier: Dossier) -> str:
    if part == "household.persons":
        persons = dossier.household.persons
        return persons[index].name if index < len(persons) else ""
    if part == "account.lines" and index < len(dossier.account.lines):
        movement = dossier.account.lines[index]
        return _("compte locatif, ligne du {day}").format(day=formats.short_day(movement.date))
    if part == "incomes" and index < len(dossier.incomes):
        income = dossier.incomes[index]
        return with_own_name(income.kind, income.label)
    if part == "charges" and index < len(dossier.charges):
        charge = dossier.charges[index]
        return with_own_name(charge.kind, charge.label)
    if part == "debts" and index < len(dossier.debts):
        debt = dossier.debts[index]
        return with_own_name(debt.kind, debt.creditor)
    return ""


def with_own_name(kind: str, own: str) -> str:
    """The kind of a line, with its own name when it has another one."""
    told = _(INCOMES.get(kind) or CHARGES.get(kind) or DEBTS.get(kind) or kind)
    if own.casefold().startswith(told.casefold()):
        return own
    return f"{told} ({own})" if own else told


def line_kind(path: str, dossier: Dossier) -> str:
    """The kind of the line at a path, without its own name; the line itself elsewhere."""
    match = _INDEXED.match(path)
    kinds = {
        "incomes": [income.kind for income in dossier.incomes],
        "charges": [charge.kind for charge in dossier.charges],
        "debts": [debt.kind for debt in dossier.debts],
    }
    if match is None or match["part"] not in kinds:
        return line(path, dossier)
    some, index = kinds[match["part"]], int(match["index"])
    return with_own_name(some[index], "") if index < len(some) else line(path)


def field(path: str, dossier: Dossier | None = None) -> str:
    """The field at a path, with the line it belongs to."""
    match = _INDEXED.fullmatch(path)
    if match is None:
        return called(path)
    owner = line(path[: match.end("index") + 1], dossier)
    rest = match["rest"]
    if rest is None:
        return owner
    return _("{line}, {field}").format(line=owner, field=called(rest))


def at(index: str, dossier: Dossier | None = None) -> str:
    """The index of a figure in words: a month, a line, or a rank as it is."""
    try:
        return formats.month(Month.parse(index))
    except ValueError:
        pass
    if index in SCHEDULES:
        return _(SCHEDULES[index])
    if index in FORMULAS:
        return _(FORMULAS[index])
    if index in CHANGES:
        return _(CHANGES[index])
    return line(index, dossier)


def whose(owner: str, dossier: Dossier | None = None) -> str:
    """Whose a line is: a first name, or common."""
    if owner == COMMON:
        return _("commun")
    person = dossier.household.person(owner) if dossier is not None else None
    return person.first_name or person.name if person is not None else owner
