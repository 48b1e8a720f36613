"""The payment plan between a household and its landlord (*plan d'apurement*, CCH R.824-7).

What it must hold: the parties, the dwelling and the lease, the debt with the months it is made of,
the acknowledgement in figures and in letters (C. civ. 1376), the instalments, the order in which
payments are used, what happens when one is missed, what the landlord undertakes. It holds nothing
of the household's budget: it is made for the landlord. Sums that are prescribed or struck are not
acknowledged (C. civ. 2240; loi 89-462 art. 4 and 7-1). The CCAS writes it and is not a party.
"""

from __future__ import annotations

from typing import Any

from planner.calc.dossier import AidKind, EventKind, PaidTo
from planner.calc.dossier.audience import Audience
from planner.calc.dossier.dossier import Dossier
from planner.calc.money import ZERO, Money
from planner.calc.results import Plan, ScheduleView, Verdict
from planner.documents.contract import address_text, signers
from planner.documents.disclosed import Disclosed, disclosed
from planner.documents.engine import pdf, pictures
from planner.documents.landlord_clauses import (
    AFTER_THE_ACT,
    AFTER_THE_DELAY,
    CLAUSES,
    JUDGMENT,
)
from planner.documents.letterhead import Letterhead
from planner.documents.letters import in_letters
from planner.errors import PlannerError, Problem
from planner.views import formats
from planner.views.i18n import speaking

__all__ = ["AUDIENCE", "landlord_plan_data", "landlord_plan_pages", "landlord_plan_pdf"]

AUDIENCE = Audience.LANDLORD

_ACTS = {
    EventKind.FORMAL_NOTICE: "mise en demeure",
    EventKind.COMMANDEMENT: "commandement de payer",
    EventKind.ASSIGNATION: "assignation",
    EventKind.JUDGMENT: "jugement",
    EventKind.LEAVE_ORDER: "commandement de quitter les lieux",
}
_DELAYS = {"6-weeks": "six semaines", "2-months": "deux mois"}
_BLANK = "……………………………"


def landlord_plan_pdf(dossier: Dossier, plan: Plan, letterhead: Letterhead) -> bytes:
    """The plan as PDF/A-2a + PDF/UA-1, from the dossier and the plan of the shared view.

    PlannerError ``no_payment_plan`` where no schedule holds, or where the law forbids one.
    """
    return pdf("landlord_plan", landlord_plan_data(dossier, plan, letterhead), plan.on)


def landlord_plan_pages(dossier: Dossier, plan: Plan, letterhead: Letterhead) -> list[bytes]:
    """The same pages as PNG."""
    return pictures("landlord_plan", landlord_plan_data(dossier, plan, letterhead), plan.on)


def landlord_plan_data(dossier: Dossier, plan: Plan, letterhead: Letterhead) -> dict[str, Any]:
    """Everything the plan says, in French."""
    schedule = _schedule_of(plan)
    seen = disclosed(dossier, plan, AUDIENCE)
    with speaking("fr"):
        home = seen.dossier.dwelling
        landlord = home.landlord.name or _BLANK
        return {
            "title": "Plan d’apurement de la dette de loyer",
            "subtitle": f"entre {_tenants(seen.dossier)} et {landlord}",
            "page_word": "page",
            "footer": seen.footer(letterhead),
            "organisation": letterhead.data(),
            "written_by": f"Rédacteur : {letterhead.name}, qui n’est pas partie à cet "
            "accord. Le signer n’est obligatoire ni pour le locataire, ni pour le bailleur.",
            "parties": _parties(seen),
            "dwelling": _dwelling(seen),
            "debt": _debt(seen, schedule),
            "schedule": _schedule(seen, schedule),
            "clauses": _clauses(seen),
            "signatures": {
                "intro": f"Fait à {letterhead.place or _BLANK}, en {_originals(seen.dossier)} "
                "originaux, un pour chaque partie (C. civ., article 1375). Chacun peut prendre le "
                "temps de réfléchir avant de signer.",
                "columns": ["Nom", "Date", "Signature"],
                "date": "le …… / …… / ………",
            },
            "by_hand": f"De la main du locataire : « Je reconnais devoir {_sum(schedule)} ».",
            "signers": _signers(seen, letterhead),
        }


def _schedule_of(plan: Plan) -> ScheduleView:
    schedule = plan.schedule(plan.kept) if plan.kept else None
    proposal = plan.proposal(AidKind.PAYMENT_PLAN)
    refused = proposal is not None and proposal.verdict is Verdict.REFUSED
    if refused:
        raise PlannerError(
            Problem(
                "no_payment_plan",
                "Le plan d’apurement n’a pas été écrit : un dossier de surendettement est "
                "recevable, la loi interdit de payer les dettes d’avant (code de la consommation, "
                "L.722-5). Payez le loyer en cours et attendez les mesures de la commission.",
                "events",
            )
        )
    if schedule is None or not schedule.lines or not schedule.holds:
        raise PlannerError(
            Problem(
                "no_payment_plan",
                "Le plan d’apurement n’a pas été écrit : aucun échéancier retenu ne laisse de quoi "
                "vivre chaque mois. Choisissez une mensualité plus petite, ou une autre aide.",
                "casework.chosen_instalment",
            )
        )
    return schedule


def _tenants(dossier: Dossier) -> str:
    household = dossier.household
    names = [p.name for p in household.persons if p.role in ("applicant", "partner") and p.name]
    return formats.listed([*names, *[one.name for one in household.cotenants]]) or "le locataire"


def _parties(seen: Disclosed) -> list[list[str]]:
    household, home = seen.dossier.household, seen.dossier.dwelling
    rows = [["Le locataire", _tenants(seen.dossier)]]
    where = address_text(household.address or home.address)
    rows.append(["Adresse", where or _BLANK])
    rows += [["Représenté ou assisté par", measure.guardian] for measure in household.protections]
    rows.append(["Le bailleur", home.landlord.name or _BLANK])
    rows.append(["Adresse du bailleur", address_text(home.landlord.address) or _BLANK])
    if household.guarantor is not None:
        rows.append(["Caution", household.guarantor.name])
    return rows


def _dwelling(seen: Disclosed) -> list[list[str]]:
    home = seen.dossier.dwelling
    money = formats.money
    rows = [["Logement loué", address_text(home.address or seen.dossier.household.address)]]
    rows.append(["Bail signé le", formats.day(home.lease_signed) if home.lease_signed else _BLANK])
    if home.lease_ended:
        rows.append(["Bail résilié le", formats.day(home.lease_ended)])
    rows.append(["Loyer hors charges", money(home.rent) if home.rent is not None else _BLANK])
    rows.append(["Charges", money(home.charges)])
    if home.rls:
        rows.append(["Réduction de loyer (RLS)", money(home.rls)])
    if home.sls:
        rows.append(["Supplément de loyer (SLS)", money(home.sls)])
    if home.allowance.paid_to is PaidTo.LANDLORD and seen.rent_paid_by_allowance:
        aid = f"{money(seen.rent_paid_by_allowance)} par mois, versée au bailleur (tiers payant)"
        rows.append(["Aide au logement", aid])
    elif home.allowance.paid_to is PaidTo.TENANT:
        rows.append(["Aide au logement", "versée au locataire ; le loyer entier est payé par lui"])
    rows.append(["À payer chaque mois par le locataire", money(seen.rent_due)])
    return [row for row in rows if row[1]]


def _debt(seen: Disclosed, schedule: ScheduleView) -> dict[str, Any]:
    arrears, account = seen.arrears, seen.dossier.account
    money = formats.money
    on = account.statement_on or seen.on
    source = "selon le décompte du bailleur" if account.lines else "selon les parties"
    sentences = [
        (
            f"Au {formats.day(on)}, {source}, le locataire reconnaît devoir au titre des loyers et "
            f"charges la somme de {_sum(schedule)}."
        )
    ]
    left_out = [
        text
        for amount, text in (
            (arrears.struck.money, "de frais de relance ou de pénalités (loi 89-462, article 4)"),
            (arrears.prescribed.money, "de sommes de plus de trois ans (même loi, article 7-1)"),
            (arrears.frozen.money, "de dettes d’avant le dossier de surendettement (L.722-5)"),
        )
        if amount > ZERO
    ]
    if left_out:
        amounts = [
            money(each.money)
            for each in (arrears.struck, arrears.prescribed, arrears.frozen)
            if each.money > ZERO
        ]
        listed = formats.listed(
            [f"{amount} {text}" for amount, text in zip(amounts, left_out, strict=True)]
        )
        sentences.append(f"Cette reconnaissance ne comprend pas : {listed}.")
    notice = [
        event for event in seen.dossier.events if event.kind in _ACTS and event.date <= seen.on
    ]
    sentences += [
        f"Acte reçu : {_ACTS[event.kind]} du {formats.day(event.date)}"
        + (f", référence {event.reference}" if event.reference else "")
        + "."
        for event in notice
    ]
    return {
        "sentences": sentences,
        "columns": ["Mois", "Dû", "Payé", "Reste dû"],
        "rows": _months(seen, schedule.debt.money),
        "total": ["Total repris dans ce plan", "", "", money(schedule.debt.money)],
    }


def _months(seen: Disclosed, debt: Money) -> list[list[str]]:
    """The unpaid months, the latest ones that make the debt; what they do not make is told."""
    state = seen.arrears.state
    unpaid = [each for each in getattr(state, "by_month", ()) if each.unpaid]
    money = formats.money
    kept: list[list[str]] = []
    total = ZERO
    for each in reversed(unpaid):
        if total + each.unpaid > debt:
            break
        total += each.unpaid
        kept.insert(
            0,
            [formats.month(each.month), money(each.due), money(each.paid), money(each.unpaid)],
        )
    if kept and total < debt:
        kept.insert(0, ["Mois antérieurs", "", "", money(debt - total)])
    return kept


def _schedule(seen: Disclosed, schedule: ScheduleView) -> dict[str, Any]:
    money = formats.money
    count, last = len(schedule.lines), schedule.lines[-1]
    regular = schedule.instalment.money
    first = schedule.lines[0].due
    if count == 1:
        how = f"La dette est payée en une fois, {money(last.instalment)}, le {formats.day(first)}."
    else:
        how = (
            f"La dette est payée en {count} mensualités : {count - 1} de {money(regular)}, à "
            f"partir du {formats.day(first)}, et une dernière de {money(last.instalment)} le "
            f"{formats.day(last.due)}. Aucun intérêt ni frais ne s’ajoute."
        )
    return {
        "sentences": [
            how,
            (
                f"Chaque mois, le locataire paie donc {money(seen.rent_due)} de loyer et charges, "
                f"aide au logement déduite, et {money(regular)} pour la dette : "
                f"{money(seen.rent_due + regular)} en tout."
            ),
        ],
        "columns": ["N°", "Échéance", "Loyer et charges", "Dette", "À payer", "Dette restante"],
        "rows": [
            [
                str(line.n),
                formats.short_day(line.due),
                money(line.current),
                money(line.instalment),
                money(line.to_pay),
                money(line.remaining),
            ]
            for line in schedule.lines
        ],
    }


def _clauses(seen: Disclosed) -> list[dict[str, str]]:
    delay = next(
        (
            _DELAYS[event.printed_delay]
            for event in reversed(seen.dossier.events)
            if event.kind is EventKind.COMMANDEMENT and event.printed_delay
        ),
        None,
    )
    clause = AFTER_THE_DELAY.format(delay=delay) if delay else AFTER_THE_ACT
    acts = {event.kind for event in seen.dossier.events if event.date <= seen.on}
    judged = EventKind.JUDGMENT in acts or seen.dossier.dwelling.lease_ended is not None
    found = [*CLAUSES, *([JUDGMENT] if judged else [])]
    return [{"title": title, "text": text.format(clause=clause)} for title, text in found]


def _sum(schedule: ScheduleView) -> str:
    debt = schedule.debt.money
    return f"{formats.money(debt)} ({in_letters(debt)})"


def _originals(dossier: Dossier) -> int:
    household = dossier.household
    adults = sum(person.role in ("applicant", "partner") for person in household.persons)
    return max(1, adults) + len(household.cotenants) + len(household.protections) + 1


def _signers(seen: Disclosed, letterhead: Letterhead) -> list[dict[str, str]]:
    tenants = signers(seen.dossier.household, letterhead)[:-1]  # the CCAS is not a party
    return [
        *[each | {"role": each["role"].replace("pour le ménage", "locataire")} for each in tenants],
        {"name": seen.dossier.dwelling.landlord.name or _BLANK, "role": "bailleur"},
    ]
