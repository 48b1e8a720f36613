"""The signed plan, spoken: the signature, what is paid, the meetings, the amendment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from planner.calc.dossier import PaymentSource
from planner.calc.living.amendment import Amendment
from planner.calc.living.follow import Living
from planner.calc.outcomes import Missing
from planner.cli.texte.talk import Talk
from planner.intake.reading import Reading, Understood
from planner.intake.typed import read_amount, read_date
from planner.services.screen import edits, papers
from planner.services.screen.follow import MEETINGS, PAYMENTS, Following, Signing
from planner.services.session import Session
from planner.views import formats
from planner.views import living as told
from planner.views.follow import SOURCES, follow
from planner.views.i18n import N_, _
from planner.views.problems import problem

__all__ = ["follow_page"]

_SIGNED = {
    Signing.KEPT: N_("Signature notée. Le contrat imprimé est gardé avec ses chiffres."),
    Signing.NOTHING_TO_SIGN: N_("Aucun plan n’est à signer : choisissez d’abord une mensualité."),
    Signing.NOT_PRINTED: N_(
        "La signature n’a pas été notée : aucun contrat écrit ne porte les chiffres d’aujourd’hui. "
        "Écrivez-le au menu Contrat, faites-le signer, puis recommencez."
    ),
}

_AMENDED = {
    Signing.KEPT: N_("Avenant signé : c’est désormais le plan suivi. Le papier signé est gardé."),
    Signing.NOTHING_TO_SIGN: N_("Aucun avenant n’est préparé."),
    Signing.NOT_PRINTED: N_(
        "La signature n’a pas été notée : l’avenant écrit n’est plus celui d’ici. Préparez-le de "
        "nouveau, faites-le signer, puis recommencez."
    ),
}


def follow_page(talk: Talk, work: Session, saved: Callable[[], str]) -> None:
    """Say where the signed plan stands, then change it until the person goes back."""
    following = Following(work)
    talk.forget("follow")
    talk.show(follow(following.now(), work.plan, work.dossier))
    while True:
        answers = [
            ("hear", _("Redire où en est le plan")),
            ("sign", _("Noter la signature du contrat")),
            ("pay", _("Noter un paiement")),
            ("meet", _("Noter un rendez-vous")),
            ("amend", _("Préparer un avenant")),
            ("remove", _("Retirer une ligne notée")),
        ]
        if following.draft is not None:
            answers.append(("signed", _("Noter la signature de l’avenant")))
        answer = talk.choose(_("Suivi du plan"), answers, again="follow")
        if answer is None:
            return
        if answer == "hear":
            talk.show(follow(following.now(), work.plan, work.dossier, following.draft))
        elif answer == "sign":
            _sign(talk, following, saved)
        elif answer == "pay":
            _pay(talk, following, saved)
        elif answer == "meet":
            day = _asked(talk, _("Jour du rendez-vous"), read_date)
            if day is not None:
                following.meet(day)
                talk.say(saved())
        elif answer == "amend":
            _amend(talk, following)
        elif answer == "remove":
            _remove(talk, following, saved)
        else:
            talk.say(_(_AMENDED[following.amend()]))
            talk.say(saved())


def _sign(talk: Talk, following: Following, saved: Callable[[], str]) -> None:
    today = following.work.on
    day = _asked(talk, _("Jour de la signature"), read_date, today)
    if day is not None:
        talk.say(_(_SIGNED[following.sign(day)]))
        talk.say(saved())


def _pay(talk: Talk, following: Following, saved: Callable[[], str]) -> None:
    amount = _asked(talk, _("Montant payé"), read_amount)
    if not amount:
        return
    day = _asked(talk, _("Reçu le"), read_date, following.work.on)
    if day is None:
        return
    sources = [(source, _(name)) for source, name in SOURCES.items()]
    source = talk.choose(_("Payé par qui ?"), sources, back=_("Entrée : le ménage"))
    following.record(amount, day, None, source or PaymentSource.HOUSEHOLD)
    text = _("Paiement noté : {amount}, le {day}.")
    talk.say(text.format(amount=formats.money(amount), day=formats.day(day)))
    talk.say(saved())


def _remove(talk: Talk, following: Following, saved: Callable[[], str]) -> None:
    casework = following.work.dossier.casework
    answers = [
        (
            f"{PAYMENTS}[{place}]",
            _("paiement de {amount}, le {day}").format(
                amount=formats.money(each.amount), day=formats.short_day(each.date)
            ),
        )
        for place, each in enumerate(casework.plan_payments)
    ]
    answers += [
        (f"{MEETINGS}[{place}]", _("rendez-vous du {day}").format(day=formats.short_day(day)))
        for place, day in enumerate(casework.review_dates)
    ]
    chosen = talk.choose(_("Retirer lequel ?"), answers)
    if chosen is not None and edits.has(following.work.dossier, chosen):
        following.remove(chosen)
        talk.say(_("Retiré ; /annuler le remet."))
        talk.say(saved())


def _amend(talk: Talk, following: Following) -> None:
    """Ask the new amount and day: those that the budget bears now, else those that were signed."""
    made = following.propose()
    if not isinstance(made, Missing):
        now = following.now()
        signed = now.signed if isinstance(now, Living) else None
        plan = made.plan if made is not None else signed
        usual = plan.instalment if plan is not None else None
        amount = _asked(talk, _("Nouvelle mensualité"), read_amount, usual)
        first = made.plan.first_due if made is not None else None
        day = _asked(talk, _("À partir du"), read_date, first)
        made = following.propose(amount, day)
    talk.show(told.amendment(made, following.work.dossier))
    if isinstance(made, Amendment):
        path = papers.export_amendment(following.work, made)
        talk.say(_("Écrit : {path}").format(path=path))


def _asked(
    talk: Talk, question: str, read: Callable[[str], Reading[Any]], usual: Any = None
) -> Any:
    """A value read as everywhere; Enter takes the usual one, or gives up where there is none."""
    held = _in_words(usual)
    while True:
        asked = (
            _("{field} (Entrée : {value}) ?").format(field=question, value=held)
            if held
            else _("{field} (Entrée : renoncer) ?").format(field=question)
        )
        text = talk.ask(asked)
        if not text.strip():
            return usual
        found = read(text)
        if isinstance(found, Understood):
            talk.say(_("Compris : {value}.").format(value=found.echo.rstrip(".")))
            return found.value
        talk.say(problem(found.problem))


def _in_words(usual: Any) -> str:
    if usual is None:
        return ""
    return formats.short_day(usual) if isinstance(usual, date) else formats.money(usual)
