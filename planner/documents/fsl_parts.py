"""What every application to a fund says of the household: who, where, on what budget.

Made from what the fund may have (``Disclosed``) and from nothing else.
"""

from __future__ import annotations

from typing import Any

from planner.calc.dossier.household import Person, Role, age_on
from planner.calc.law import Status
from planner.calc.money import ZERO
from planner.calc.results import Side
from planner.calc.schemes.fsl_evaluation import FslEvaluation
from planner.calc.schemes.fsl_profile import FslProfile
from planner.documents.contract import address_text
from planner.documents.disclosed import Disclosed
from planner.documents.letterhead import Letterhead
from planner.views import formats, words

__all__ = [
    "NOTICE",
    "budget_tables",
    "dwelling_rows",
    "household_rows",
    "people_table",
    "regulation_read",
]

_BLANK = "……………………………"
_SENT = (
    "{organisation} transmet cette demande au fonds de solidarité pour le logement avec l’accord "
    "du ménage. Ses agents et ceux du fonds sont tenus au secret professionnel (code de l’action "
    "sociale et des familles, L.133-5). Seul ce qui est nécessaire à l’examen y figure."
)
_RIGHTS = (
    "Le ménage peut consulter ces informations, les faire corriger, en limiter l’usage ou s’y "
    "opposer en écrivant au service ou à son délégué à la protection des données, et saisir la "
    "CNIL (www.cnil.fr). Une décision du fonds peut être contestée : le courrier de décision dit "
    "comment."
)
NOTICE = (_SENT, _RIGHTS)
_ROLES = {
    Role.APPLICANT: "demandeur",
    Role.PARTNER: "conjoint, partenaire ou concubin",
    Role.CHILD: "enfant",
    Role.OTHER_DEPENDANT: "autre personne à charge",
    Role.OTHER_ADULT: "autre adulte",
}


def regulation_read(profile: FslProfile) -> str:
    """Which version of the regulation was read, and that nobody has verified it where it is so."""
    doubt = " (non vérifié)" if profile.status is Status.UNVERIFIED else ""
    return f"Règlement lu : {profile.version}{doubt}."


def household_rows(seen: Disclosed, letterhead: Letterhead) -> list[list[str]]:
    """Who asks, where to find them, and who prepares the request."""
    household = seen.dossier.household
    where = address_text(household.address or seen.dossier.dwelling.address)
    rows = [
        ["Demandeur", household.applicant.name if household.applicant else _BLANK],
        ["Adresse", where or _BLANK],
        ["Téléphone", household.phone or _BLANK],
        ["Travailleur social", letterhead.counsellor or _BLANK],
    ]
    if seen.dossier.reference:
        rows.append(["Référence", seen.dossier.reference])
    return rows


def people_table(seen: Disclosed) -> dict[str, Any]:
    """Everyone of the household; children by their place and their age alone."""

    def row(person: Person) -> list[str]:
        age = "" if person.birth is None else f"{age_on(person.birth, seen.on)} ans"
        born = ""
        if person.is_adult() and person.birth is not None:
            born = formats.short_day(person.birth)
        return [person.name or _ROLES[person.role], _ROLES[person.role], born, age]

    return {
        "columns": ["Personne", "Place dans le ménage", "Naissance", "Âge"],
        "rows": [row(person) for person in seen.dossier.household.persons],
    }


def dwelling_rows(seen: Disclosed) -> list[list[str]]:
    """The landlord, the lease, the rent and the allowance."""
    home, money = seen.dossier.dwelling, formats.money
    rows = [["Bailleur", home.landlord.name or _BLANK]]
    if home.description:
        rows.append(["Logement", home.description])
    if home.surface:
        rows.append(["Surface", f"{home.surface} m²"])
    if home.lease_signed:
        rows.append(["Bail signé le", formats.day(home.lease_signed)])
    if home.lease_ended:
        rows.append(["Bail résilié le", formats.day(home.lease_ended)])
    rows.append(["Loyer hors charges", money(home.rent) if home.rent is not None else _BLANK])
    rows.append(["Charges", money(home.charges)])
    rows += [
        [name, money(amount)]
        for name, amount in (
            ("Réduction de loyer (RLS)", home.rls),
            ("Supplément de loyer (SLS)", home.sls),
        )
        if amount
    ]
    if seen.allowance is not None:
        rows.append(["Aide au logement", words.allowance_in_words(seen.allowance)])
    return rows


def budget_tables(seen: Disclosed, evaluation: FslEvaluation) -> dict[str, Any]:
    """Resources and charges by kind, and what is left."""
    budget, money = seen.budget, formats.money
    if budget is None:
        return {"tables": [], "sentences": []}
    tables = []
    for side, title, total, amount in (
        (Side.INCOME, "Ressources", "Total, sans l’aide au logement", budget.resources),
        (Side.CHARGE, "Charges, hors loyer", "Total", budget.other_charges),
    ):
        sums: dict[str, Any] = {}
        for item in budget.items:
            if item.side is side and item.counted and item.monthly.money:
                name = words.kind(item.kind)
                sums[name] = sums.get(name, ZERO) + item.monthly.money
        tables.append(
            {
                "title": title,
                "columns": ["", "Par mois"],
                "rows": [[name[:1].upper() + name[1:], money(sum)] for name, sum in sums.items()],
                "total": [total, money(amount.money)],
            }
        )
    return {
        "tables": tables,
        "sentences": [
            (
                f"Loyer et charges du logement, aide déduite : {money(budget.net_rent.money)} par "
                f"mois. Reste à vivre : {money(budget.reste_a_vivre.money)} par mois. Mois le plus "
                f"serré, {formats.month(budget.lowest.month)} : {money(budget.lowest.left.money)}."
            ),
            f"Ressources au sens du règlement : {money(evaluation.resources.money)} par mois.",
        ],
    }
