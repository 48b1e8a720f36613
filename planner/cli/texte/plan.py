"""The instalment and its schedule: moved by 5 euros, given, or left to the computation."""

from __future__ import annotations

from planner.calc.money import Money
from planner.cli.texte.talk import Talk
from planner.intake.reading import Understood
from planner.intake.typed import read_amount
from planner.services.screen import edits
from planner.services.session import Session
from planner.views import formats, words
from planner.views.i18n import _
from planner.views.problems import problem
from planner.views.proposals import comparison
from planner.views.schedule import schedule

__all__ = ["plan_page"]

_PATH = "casework.chosen_instalment"


def plan_page(talk: Talk, work: Session) -> None:
    """Say the plan, then change it until the person goes back."""
    talk.say(_("Plan"))
    talk.forget("plan")
    told = ""
    while True:
        now = sentence(work)
        if now != told:
            talk.say(now)
            told = now
        if work.plan.arrears.payable.money <= Money(0):
            talk.pause()
            return
        answer = talk.choose(
            "",
            (
                ("more", _("5 € de plus par mois")),
                ("less", _("5 € de moins par mois")),
                ("amount", _("Autre mensualité")),
                ("computed", _("Revenir à la mensualité calculée")),
                ("whole", _("Échéancier mois par mois")),
                ("compared", _("Échéanciers comparés")),
            ),
            again="plan",
        )
        if answer is None:
            return
        if answer in ("more", "less"):
            dossier = edits.moved(work.dossier, work.plan, 1 if answer == "more" else -1)
            work.replace(dossier, _PATH)
        elif answer == "amount":
            _given(talk, work)
        elif answer == "computed":
            work.replace(edits.put(work.dossier, _PATH, None), _PATH)
        elif answer == "whole":
            talk.show(schedule(work.plan, whole=True))
        else:
            talk.show(comparison(work.plan))


def _given(talk: Talk, work: Session) -> None:
    while True:
        text = talk.ask(_("Mensualité en euros (Entrée : ne rien changer) ?"))
        if not text.strip():
            return
        found = read_amount(text, field=_PATH)
        if isinstance(found, Understood) and found.value > Money(0):
            work.replace(edits.put(work.dossier, _PATH, found.value), _PATH)
            talk.say(_("Compris : {value}.").format(value=found.echo))
            return
        if isinstance(found, Understood):
            talk.say(_("Une mensualité est plus grande que zéro."))
        else:
            talk.say(problem(found.problem))


def sentence(work: Session) -> str:
    """The instalment kept and what it gives, or why none holds."""
    plan = work.plan
    kept = words.kept_schedule(plan)
    if kept is None or not kept.lines or kept.ends is None:
        return words.no_schedule(plan, kept)
    amount = _("{amount} par mois ({which}).").format(
        amount=formats.money(kept.instalment.money), which=words.schedule(kept.id).lower()
    )
    if not kept.holds:
        return f"{amount} {words.no_schedule(plan, kept)}"
    text = _("Tient tous les mois. La dette est finie le {day}, en {months}.").format(
        day=formats.day(kept.ends), months=formats.count_of_months(len(kept.lines))
    )
    return " ".join(part for part in (amount, text, words.left_to_live(plan)) if part)
