"""The questions of the page of the support measure: a goal, the terms, a review, a past aid."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from planner.calc.dossier import GoalChoice, GoalKind, PastAid, Reached
from planner.calc.dossier.casework import FundPart
from planner.calc.schemes.asll_measure import Goal
from planner.errors import Problem
from planner.intake.reading import Reading, Refused, Understood
from planner.intake.typed import read_amount, read_date
from planner.intake.words import folded
from planner.tui.dialogs.checked import Asked, Checked
from planner.views import formats
from planner.views.i18n import N_, _
from planner.views.support_page import PARTS
from planner.views.words.support import REACHED, goal_name

__all__ = ["goal_form", "past_aid_form", "review_form", "terms_form"]

MOST_WORDS = 300
_TOO_LONG = Problem(
    "words_too_long", N_("C’est trop long pour une ligne du contrat : {count} signes au plus.")
)
_NOT_A_DURATION = Problem(
    "asll_duration", N_("La convention ne prévoit pas {months} mois. Durées possibles : {known}.")
)
_NOT_LISTED = Problem(
    "unknown_value", N_("« {text} » n’est pas dans la liste. Choisissez l’une des réponses.")
)


def goal_form(goal: Goal, choice: GoalChoice) -> Checked:
    """The words of a goal, how one knows that it is reached, and by when."""
    lines = [
        Asked("text", _("L’objectif, dans les mots du ménage (vide : mots habituels)"), _words,
              choice.text),
        Asked("measured_by", _("Atteint quand ? (vide : mots habituels)"), _words,
              choice.measured_by),
        Asked("by", _("Avant le (vide : la date proposée)"), _optional_day,
              formats.short_day(choice.by) if choice.by else ""),
    ]  # fmt: skip
    return Checked(goal_name(goal), lines)


def terms_form(
    durations: Sequence[int], months: int | None, first_day: date | None, usual: str
) -> Checked:
    """The length, among those of the convention, and the first day."""
    known = formats.listed([str(one) for one in durations])
    lines = [
        Asked("months", _("Durée en mois ({known} ; vide : proposée)").format(known=known),
              _months(durations), "" if months is None else str(months)),
        Asked("first_day", _("Premier jour (vide : proposé)"), _optional_day,
              formats.short_day(first_day) if first_day else ""),
    ]  # fmt: skip
    return Checked(usual, lines)


def review_form(goals: Sequence[Goal], reached: Mapping[GoalKind, Reached]) -> Checked:
    """How far each goal is, what was done, what the household says, whether it stops."""
    answers = ", ".join(_(name) for name in REACHED.values())
    lines = [
        Asked(goal.kind.value, goal_name(goal), _reached,
              _(REACHED[reached[goal.kind]]) if goal.kind in reached else "")
        for goal in goals
    ]  # fmt: skip
    lines += [
        Asked("done", _("Ce qui a été fait (ou rien)"), _note),
        Asked("says", _("Ce qu’en dit le ménage, avec ses mots (ou rien)"), _note),
        Asked("stops", _("Le ménage veut-il arrêter ? (oui, non)"), _yes_or_no, _("non")),
    ]
    title = _("Bilan avec le ménage. Pour chaque objectif : {answers}.").format(answers=answers)
    return Checked(title, lines)


def past_aid_form(aid: PastAid | None) -> Checked:
    """An aid of the fund already received: for what, when, how much, what is left of its loan."""
    answers = ", ".join(_(name) for name in PARTS.values())
    part = _(PARTS[aid.part]) if aid is not None and aid.part is not None else ""
    amounts = ("", "") if aid is None else (_amount_of(aid.amount), _amount_of(aid.loan_left))
    lines = [
        Asked("part", _("Pour : {answers} (ou rien)").format(answers=answers), _part, part),
        Asked("on", _("Reçue le"), read_date, formats.short_day(aid.on) if aid else ""),
        Asked("amount", _("Montant (ou rien)"), _optional_amount, amounts[0]),
        Asked("loan_left", _("Reste à rembourser si c’était un prêt (ou rien)"),
              _optional_amount, amounts[1]),
    ]  # fmt: skip
    return Checked(_("Une aide du FSL déjà reçue"), lines)


def _amount_of(amount: Any) -> str:
    return "" if amount is None else formats.flat(formats.short_money(amount))


def _words(text: str) -> Reading[str]:
    if len(text.strip()) > MOST_WORDS:
        return Refused(Problem(_TOO_LONG.code, _TOO_LONG.template, None, {"count": MOST_WORDS}))
    return Understood(text.strip(), "")


def _note(text: str) -> Reading[str]:
    return Understood(text.strip(), "")


def _optional_day(text: str) -> Reading[Any]:
    return read_date(text) if text.strip() else Understood(None, "")


def _optional_amount(text: str) -> Reading[Any]:
    return read_amount(text) if text.strip() else Understood(None, "")


def _months(durations: Sequence[int]) -> Any:
    def reading(text: str) -> Reading[int | None]:
        asked = text.strip()
        if not asked:
            return Understood(None, "")
        if asked.isascii() and asked.isdigit() and int(asked) in durations:
            return Understood(int(asked), formats.count_of_months(int(asked)))
        values = {"months": asked[:20], "known": ", ".join(map(str, durations))}
        return Refused(Problem(_NOT_A_DURATION.code, _NOT_A_DURATION.template, None, values))

    return reading


def _reached(text: str) -> Reading[Reached]:
    found = _among(text, {_(name): each for each, name in REACHED.items()})
    if found is not None:
        return Understood(found, _(REACHED[found]))
    return _unlisted(text)


def _part(text: str) -> Reading[FundPart | None]:
    if not text.strip():
        return Understood(None, "")
    found = _among(text, {_(name): each for each, name in PARTS.items()})
    return Understood(found, _(PARTS[found])) if found is not None else _unlisted(text)


def _yes_or_no(text: str) -> Reading[bool]:
    found = _among(text, {_("oui"): True, _("non"): False})
    return Understood(found, _("oui") if found else _("non")) if found is not None else (
        _unlisted(text)
    )  # fmt: skip


def _among(text: str, answers: Mapping[str, Any]) -> Any:
    """The answer whose words, or one of whose words, begin with what is typed."""
    wanted = folded(text.strip())
    for name, value in answers.items():
        words = folded(name.replace("’", " "))
        if wanted and (words.startswith(wanted) or f" {wanted}" in words):
            return value
    return None


def _unlisted(text: str) -> Refused:
    return Refused(Problem(_NOT_LISTED.code, _NOT_LISTED.template, None, {"text": text[:40]}))
