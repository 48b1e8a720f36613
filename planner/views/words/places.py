"""Words for a place of the dossier: a line, a field, a person, as they are said aloud."""

from __future__ import annotations

import re

from planner.calc.calendar import Month
from planner.calc.dossier.common import COMMON
from planner.calc.dossier.dossier import Dossier
from planner.views import formats
from planner.views.i18n import N_, _
from planner.views.words.gap import CHANGES
from planner.views.words.kinds import CHARGES, DEBTS, INCOMES
from planner.views.words.rights import FIELDS as OF_RIGHTS
from planner.views.words.verdicts import SCHEDULES

__all__ = ["FIELDS", "PARTS", "at", "field", "line", "line_kind", "whose", "with_own_name"]

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
    "casework.consents": N_("accord n° {n}"),
}

FIELDS = {
    **OF_RIGHTS,
    "account": N_("compte locatif"),
    "account.lines": N_("lignes du compte locatif"),
    "account.opening_balance": N_("solde antérieur du compte"),
    "account.rough_balance": N_("dette annoncée, en gros"),
    "agreed": N_("accord du créancier"),
    "amount": N_("montant"),
    "annual_resources": N_("ressources annuelles retenues"),
    "balance": N_("solde dû"),
    "bank.balance": N_("solde du compte en banque"),
    "bank.overdraft_limit": N_("découvert autorisé"),
    "birth": N_("date de naissance"),
    "born_on": N_("date de naissance de la dette"),
    "casework.asll_wish": N_("avis du ménage sur l’ASLL"),
    "casework.chosen_instalment": N_("mensualité choisie"),
    "casework.first_due": N_("première échéance du plan"),
    "casework.floor": N_("minimum pour vivre fixé pour ce ménage"),
    "casework.formula": N_("formule du reste à vivre"),
    "casework.household_offer": N_("mensualité proposée par le ménage"),
    "casework.landlord_demand": N_("mensualité demandée par le bailleur"),
    "casework.landlord_months": N_("nombre de mensualités demandé par le bailleur"),
    "casework.over_indebtedness_wish": N_("avis du ménage sur le surendettement"),
    "casework.rent_resumed_since": N_("reprise du loyer depuis"),
    "charges": N_("charges"),
    "children": N_("enfants"),
    "date": N_("date"),
    "dependants": N_("personnes à charge"),
    "dwelling": N_("logement"),
    "dwelling.allowance": N_("aide au logement"),
    "dwelling.allowance.amount": N_("aide au logement notifiée"),
    "dwelling.allowance.paid_to": N_("à qui l’aide est versée"),
    "dwelling.allowance.resource_base": N_("base de ressources de la caisse"),
    "dwelling.allowance.status": N_("état de l’aide au logement"),
    "dwelling.allowance.suspended_since": N_("aide suspendue depuis"),
    "dwelling.allowance.withheld": N_("retenue de la caisse"),
    "dwelling.charges": N_("provisions pour charges"),
    "dwelling.commune": N_("commune"),
    "dwelling.landlord": N_("bailleur"),
    "dwelling.lease_ended": N_("date de résiliation du bail"),
    "dwelling.lease_renewed": N_("dernier renouvellement du bail"),
    "dwelling.lease_signed": N_("date de signature du bail"),
    "dwelling.rent": N_("loyer sans les charges"),
    "dwelling.rls": N_("réduction de loyer de solidarité (RLS)"),
    "dwelling.sls": N_("surloyer (SLS)"),
    "dwelling.zone": N_("zone de la commune"),
    "events": N_("actes et dates de la procédure"),
    "household": N_("ménage"),
    "household.persons": N_("composition du ménage"),
    "housing_benefit": N_("aide au logement"),
    "incomes": N_("revenus"),
    "instalment": N_("mensualité"),
    "net_monthly": N_("revenus nets du mois"),
    "rent": N_("loyer"),
    "resources": N_("ressources"),
    "rls": N_("réduction de loyer de solidarité (RLS)"),
    "start": N_("premier mois"),
    "until": N_("dernier mois"),
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
        return _(FIELDS.get(path, path))
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
        return _(FIELDS.get(path, path))
    owner = line(path[: match.end("index") + 1], dossier)
    rest = match["rest"]
    if rest is None:
        return owner
    return _("{line}, {field}").format(line=owner, field=_(FIELDS.get(rest, rest)))


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
