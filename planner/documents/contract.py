"""The contract: the aid plan between the household and the CCAS (*contrat d'aide*).

It holds what the service has seen with the family: where they stand, what each side commits to,
what is to be paid each month, what is asked of whom, when they meet again, and what may be shared
with whom. It is not an acknowledgement of debt towards the landlord: sums that are prescribed or
struck are left out of what is spread (C. civ. 2240; loi 89-462 art. 4 and 7-1). It names no
child, no health fact and no private line: it is built from the *shared* dossier only.
"""

from __future__ import annotations

from typing import Any

from planner.calc.dossier import Dossier, Household, Model, Protection, Side
from planner.calc.law import Law
from planner.calc.money import ZERO
from planner.calc.results import Plan, ScheduleView, Verdict
from planner.documents import printed
from planner.documents.annex import annex_data
from planner.documents.asked import ASKED, asked, reasons_told
from planner.documents.engine import pdf, pictures
from planner.documents.glyphs import unprintable
from planner.documents.letterhead import Letterhead
from planner.documents.wording import (
    CONSENTS,
    DEFAULT_COMMITMENTS,
    HEADINGS,
    NOTICE,
    OBJECTIVES,
    PROTECTIONS,
    SIDES,
)
from planner.views import formats, words
from planner.views.i18n import speaking

__all__ = ["adult_names", "contract_data", "contract_pages", "contract_pdf"]


def contract_pdf(
    dossier: Dossier,
    plan: Plan,
    letterhead: Letterhead,
    law: Law | None = None,
    *,
    annex: bool = False,
) -> bytes:
    """The contract as PDF/A-2a + PDF/UA-1, from the dossier and the plan of the shared view.

    ``annex`` adds, after the signatures, how each figure was computed.
    """
    data = contract_data(dossier, plan, letterhead, law)
    if annex:
        with speaking("fr"):
            data["annex"] = annex_data(plan, law)
    return pdf("contract", data, plan.on)


def contract_pages(
    dossier: Dossier, plan: Plan, letterhead: Letterhead, law: Law | None = None
) -> list[bytes]:
    """The same pages as PNG."""
    return pictures("contract", contract_data(dossier, plan, letterhead, law), plan.on)


def contract_data(
    dossier: Dossier, plan: Plan, letterhead: Letterhead, law: Law | None = None
) -> dict[str, Any]:
    """Everything the contract says, as plain text in French (legal documents are in French).

    ``law`` words the unverified and stale values it names; without it they keep their ids.
    """
    with speaking("fr"):
        schedule = words.kept_schedule(plan)
        household = dossier.household
        return {
            "title": "Contrat d’aide au maintien dans le logement",
            "subtitle": f"entre {_adults(household)} et {letterhead.name}",
            "page_word": "page",
            "footer": footer(plan, letterhead),
            "organisation": letterhead.data(),
            "headings": HEADINGS,
            "parties": _parties(dossier, letterhead),
            "dwelling": _dwelling(dossier, plan),
            "diagnosis": _diagnosis(plan),
            "debt": _debt(plan),
            "objectives": list(dossier.casework.objectives) or list(OBJECTIVES),
            "commitments": _commitments(dossier, plan, schedule),
            "schedule": _schedule(plan, schedule),
            "requests": asked(plan, dossier, law),
            "reviews": _reviews(dossier),
            "consents": _consents(dossier),
            "notice": [line.format(organisation=letterhead.name) for line in NOTICE],
            "limits": _limits(dossier, plan, law),
            "signatures": {
                "intro": f"Fait à {letterhead.place or '……………………………'}, en {_originals(household)} "
                "originaux. "
                "Chacun garde le sien. Vous pouvez prendre le temps de réfléchir avant de signer.",
                "columns": ["Nom", "Date", "Signature"],
                "date": "le …… / …… / ………",
            },
            "signers": signers(household, letterhead),
        }


def footer(plan: Plan, letterhead: Letterhead) -> str:
    """What identifies the figures of a printed page."""
    late = printed.stale(plan, printed.behind(plan, printed.household_figures(plan)))
    return letterhead.footer(plan.on, plan.law_fingerprint, len(late))


def signers(household: Household, letterhead: Letterhead) -> list[dict[str, str]]:
    """Everyone who must sign: adults, who protects them, co-tenants, the CCAS."""
    people = [
        {"name": person.name or "……………………………", "role": "pour le ménage"}
        for person in household.persons
        if person.role in ("applicant", "partner")
    ] or [{"name": "……………………………", "role": "pour le ménage"}]
    guardians = [
        {"name": measure.guardian, "role": PROTECTIONS[measure.kind]}
        for measure in household.protections
        if measure.must_sign
    ]
    cotenants = [
        {"name": other.name, "role": "cotitulaire du bail"} for other in household.cotenants
    ]
    ccas = {"name": letterhead.counsellor or letterhead.name, "role": f"pour {letterhead.name}"}
    return [*people, *guardians, *cotenants, ccas]


def _adults(household: Household) -> str:
    return formats.listed(adult_names(household)) or "le ménage"


def _originals(household: Household) -> str:
    """One for the household, one for the service, one for each other signer."""
    guardians = sum(measure.must_sign for measure in household.protections)
    count = 2 + guardians + len(household.cotenants)
    return _IN_LETTERS.get(count, str(count))


_IN_LETTERS = {2: "deux", 3: "trois", 4: "quatre", 5: "cinq", 6: "six"}


def adult_names(household: Household) -> list[str]:
    """The names of the applicant and of the partner, those that are known."""
    return [p.name for p in household.persons if p.role in ("applicant", "partner") and p.name]


def address_text(part: Model | None) -> str:
    """A postal address on one line; empty when unknown."""
    if part is None:
        return ""
    lines = [*getattr(part, "lines", ()), f"{part.postal_code} {part.city}".strip()]  # type: ignore[attr-defined]
    return ", ".join(line for line in lines if line)


def _parties(dossier: Dossier, letterhead: Letterhead) -> list[list[str]]:
    household = dossier.household
    rows = [["Le ménage", _adults(household)]]
    where = address_text(household.address or dossier.dwelling.address)
    if where:
        rows.append(["Adresse", where])
    if household.persons:
        rows.append(["Composition", formats.count_of_persons(len(household.persons))])
    rows += [[PROTECTIONS[m.kind].capitalize(), _guardian(m)] for m in household.protections]
    rows += [["Cotitulaire du bail", other.name] for other in household.cotenants]
    counsellor = f", représenté par {letterhead.counsellor}" if letterhead.counsellor else ""
    rows.append(["Le service", letterhead.name + counsellor])
    return rows


def _guardian(measure: Protection) -> str:
    return measure.guardian + (" (signe ce contrat)" if measure.must_sign else "")


def _dwelling(dossier: Dossier, plan: Plan) -> list[list[str]]:
    home = dossier.dwelling
    rows = [["Bailleur", home.landlord.name or "à compléter"]]
    if home.rent is not None:
        rows.append(["Loyer", f"{formats.money(home.rent)} par mois, sans les charges"])
    rows.append(["Charges", f"{formats.money(home.charges)} par mois"])
    if home.rls:
        rows.append(["Réduction de loyer (RLS)", f"{formats.money(home.rls)} par mois"])
    if home.sls:
        rows.append(["Surloyer (SLS)", f"{formats.money(home.sls)} par mois"])
    view = plan.allowance
    none = view.notified is None and view.computed is not None and view.computed.money <= ZERO
    aid = "aucune d’après le calcul" if none else words.allowance_in_words(view)
    rows.append(["Aide au logement", aid])
    if home.lease_signed:
        rows.append(["Bail signé le", formats.day(home.lease_signed)])
    if home.lease_ended:
        rows.append(["Bail résilié le", formats.day(home.lease_ended)])
    return rows


def _diagnosis(plan: Plan) -> dict[str, Any]:
    budget = plan.budget
    money = formats.money
    aided = budget.allowance_used.money > ZERO
    rent = (
        "L’aide au logement est déjà déduite du loyer."
        if aided
        else "Aucune aide au logement n’est versée à ce jour : le loyer est compté en entier."
    )
    sentences = [f"Ces montants sont des moyennes par mois, établies ensemble. {rent}"]
    lowest = budget.lowest.left.money
    if lowest < budget.reste_a_vivre.money:
        left = (
            f"il resterait {money(lowest)}" if lowest >= ZERO else f"il manquerait {money(-lowest)}"
        )
        sentences.append(
            f"Le mois le plus serré est {formats.month(budget.lowest.month)} : {left} avant de "
            "rembourser la dette."
        )
    rows = [
        ["Ce qui entre (sans l’aide au logement)", money(budget.resources.money)],
        ["Loyer et charges" + (", aide déduite" if aided else ""), money(-budget.net_rent.money)],
        ["Autres dépenses comptées", money(-budget.other_charges.money)],
    ]
    total = ["Ce qui reste pour vivre, avant remboursement", money(budget.reste_a_vivre.money)]
    return {
        "sentences": sentences,
        "columns": ["", "Par mois"],
        "rows": rows,
        "total": total,
    }


def _debt(plan: Plan) -> dict[str, Any]:
    arrears = plan.arrears
    money = formats.money
    if arrears.balance.money <= ZERO:
        return {
            "sentences": ["Aucune dette de loyer n’est connue à ce jour."],
            "columns": [],
            "rows": [],
        }
    about = "environ " if arrears.rough else ""
    sentences = [
        (
            f"Au {formats.day(plan.on)}, la dette de loyer et de charges est de {about}"
            f"{money(arrears.balance.money)}."
        )
    ]
    if arrears.struck.money:
        sentences.append(
            f"Des frais de relance ou des pénalités ({money(arrears.struck.money)}) sont "
            "réclamés : "
            "ils ne sont pas dus par le locataire (loi du 6 juillet 1989, article 4) "
            "et ne sont pas comptés."
        )
    if arrears.prescribed.money:
        sentences.append(
            f"{money(arrears.prescribed.money)} datent de plus de trois ans : cette somme est "
            "prescrite (article 7-1) et n’est pas comprise dans ce qui est remboursé ici."
        )
    sentences.append(
        "Ce contrat n’est pas une reconnaissance de dette. Il n’oblige pas le bailleur, qui reçoit "
        "seulement le plan de paiement si vous l’acceptez."
    )
    months = getattr(arrears.state, "by_month", ()) if arrears.state is not None else ()
    rows = [
        [formats.month(line.month), money(line.due), money(line.paid), money(line.unpaid)]
        for line in months
        if line.unpaid
    ]
    return {"sentences": sentences, "columns": ["Mois", "Dû", "Payé", "Reste dû"], "rows": rows}


def _commitments(
    dossier: Dossier, plan: Plan, schedule: ScheduleView | None
) -> list[dict[str, Any]]:
    written = dossier.casework.commitments
    sides = []
    for side in Side:
        items = [
            f"{item.text.rstrip(' .')}, avant le {formats.day(item.by)}." if item.by else item.text
            for item in written
            if item.side is side
        ]
        if not items:
            items = _default_commitments(side, plan, schedule, dossier.dwelling.rent_day)
        if items:
            sides.append({"who": SIDES[side], "items": items})
    return sides


def _default_commitments(
    side: Side, plan: Plan, schedule: ScheduleView | None, rent_day: int
) -> list[str]:
    pays = schedule is not None and schedule.holds and bool(schedule.lines)
    values = {
        "day": str(rent_day),
        "instalment": formats.money(schedule.instalment.money) if pays and schedule else "",
    }
    asked = {
        proposal.kind for proposal in plan.proposals if proposal.verdict is Verdict.RECOMMENDED
    }
    return [
        text.format(**values)
        for needs, text in DEFAULT_COMMITMENTS[side]
        if needs is None or (needs == "instalment" and pays) or needs in asked
    ]


def _schedule(plan: Plan, schedule: ScheduleView | None) -> dict[str, Any]:
    money = formats.money
    columns = ["N°", "Échéance", "Loyer et charges", "Remboursement", "À payer", "Dette restante"]
    if schedule is None or not schedule.lines or not schedule.holds:
        return {
            "intro": [words.no_schedule(plan, schedule)],
            "columns": columns,
            "rows": [],
            "notes": [],
        }
    rows = [
        [
            str(line.n),
            formats.short_day(line.due),
            money(line.current),
            money(line.instalment),
            money(line.to_pay),
            money(line.remaining),
        ]
        for line in schedule.lines
    ]
    return {
        "intro": [
            (
                f"{money(schedule.debt.money)} sont remboursés en {len(schedule.lines)} fois, "
                "en plus du "
                "loyer du mois. Chaque paiement règle d’abord le loyer du mois, puis la dette."
            )
        ],
        "columns": columns,
        "rows": rows,
        "notes": [
            (
                "« Loyer et charges » est ce que vous versez vous-même, aide au logement "
                "déduite quand "
                "elle est versée au bailleur. Si l’aide change, ce tableau est refait ensemble."
            ),
            (
                "Vous pouvez rembourser plus vite à tout moment. Si un dossier de surendettement "
                "est "
                "déclaré recevable, ces remboursements s’arrêtent (code de la consommation, "
                "L.722-5)."
            ),
        ],
    }


def _reviews(dossier: Dossier) -> list[str]:
    dates = [formats.weekday(on) for on in dossier.casework.review_dates]
    return dates or ["Prochain rendez-vous : ……………………………", "Bilan à 6 mois, puis à 1 an."]


def _consents(dossier: Dossier) -> dict[str, Any]:
    given = dossier.casework.consents
    rows = [
        {"item": f"Avec {c.partner} : {c.item}", "yes": c.given, "no": not c.given} for c in given
    ] or [{"item": text, "yes": False, "no": False} for text in CONSENTS]
    return {
        "intro": "Rien ne sort de ce service sans votre accord. Pour chaque ligne, cochez oui "
        "ou non ; "
        "vous pouvez changer d’avis à tout moment.",
        "columns": ["Ce qui est partagé, et avec qui", "Oui", "Non"],
        "rows": rows,
    }


def _limits(dossier: Dossier, plan: Plan, law: Law | None) -> list[str]:
    unknown = unprintable(dossier.model_dump_json())
    missing = (
        ["Un caractère de ce dossier ne peut pas être imprimé ; « ? » en tient lieu."]
        if unknown
        else []
    )
    told = [*printed.household_figures(plan)]
    told += [
        figure
        for one in plan.proposals
        if one.verdict in ASKED
        for why in reasons_told(one)
        for figure in why.figures
    ]
    used = printed.behind(plan, told)
    limits = [words.unverified_parameter(id, law) for id in printed.unverified(used)]
    return missing + limits + [words.stale_parameter(id, law) for id in printed.stale(plan, used)]
