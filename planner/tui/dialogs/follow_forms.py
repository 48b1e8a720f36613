"""The questions of the page of a signed plan: a payment, a day, an amendment."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from planner.calc.dossier import PaymentSource, PlanPayment
from planner.calc.money import Money
from planner.errors import Problem
from planner.intake.typed import (
    Reading,
    Refused,
    Understood,
    read_amount,
    read_date,
    read_month,
)
from planner.intake.words import folded
from planner.tui.dialogs.checked import Asked, Checked
from planner.views import formats
from planner.views.follow import SOURCES
from planner.views.i18n import N_, _

__all__ = ["NO_AMOUNT", "amendment_form", "day_form", "payment_form"]

_NOT_LISTED = Problem(
    "unknown_value", N_("« {text} » n’est pas dans la liste. Choisissez l’une des réponses.")
)
_TO_COME = Problem(
    "day_to_come", N_("Ce jour n’est pas encore venu : {day}. Écrivez un jour jusqu’à aujourd’hui.")
)
_GONE = Problem("day_gone", N_("Ce jour est passé : {day}. Écrivez un jour à venir."))
NO_AMOUNT = Problem("no_amount", N_("Il manque un montant. Écrivez-le, par exemple 50."))


def payment_form(on: date, payment: PlanPayment | None = None) -> Checked:
    """A payment: the day, the amount, the month that the payer named, who paid."""
    month = payment.for_month if payment is not None else None
    source = payment.source if payment is not None else PaymentSource.HOUSEHOLD
    answers = ", ".join(_(name) for name in SOURCES.values())
    lines = [
        Asked("amount", _("Montant payé"), _amount,
              formats.flat(formats.short_money(payment.amount)) if payment else ""),
        Asked("on", _("Reçu le"), _until(on), formats.short_day(payment.date if payment else on)),
        Asked("source", _("Payé par : {answers}").format(answers=answers), _source,
              _(SOURCES[source])),
        Asked("month", _("Pour la mensualité de (vide : la plus ancienne)"), _optional(read_month),
              f"{month.number:02d}/{month.year}" if month is not None else ""),
    ]  # fmt: skip
    title = _("Noter un paiement") if payment is None else _("Corriger un paiement")
    return Checked(title, lines)


def day_form(title: str, label: str, day: date | None, latest: date | None = None) -> Checked:
    """One day; ``latest`` is the last one that it may be."""
    read = read_date if latest is None else _until(latest)
    return Checked(title, [Asked("day", label, read, formats.short_day(day) if day else "")])


def amendment_form(instalment: Money, first_due: date, on: date) -> Checked:
    """The new amount and the day, after that of today, from which it is paid."""
    amount = formats.flat(formats.short_money(instalment))
    lines = [
        Asked("instalment", _("Nouvelle mensualité"), _amount, amount),
        Asked("first_due", _("À partir du"), _after(on), formats.short_day(first_due)),
    ]
    return Checked(_("Préparer un avenant"), lines)


def _until(latest: date) -> Callable[[str], Reading[Any]]:
    """A day that has come."""
    return _bounded(lambda day: day <= latest, _TO_COME)


def _after(on: date) -> Callable[[str], Reading[Any]]:
    """A day to come."""
    return _bounded(lambda day: day > on, _GONE)


def _bounded(fits: Callable[[date], bool], fault: Problem) -> Callable[[str], Reading[Any]]:
    def reading(text: str) -> Reading[Any]:
        found = read_date(text)
        if isinstance(found, Understood) and not fits(found.value):
            return Refused(Problem(fault.code, fault.template, None, {"day": found.value}))
        return found

    return reading


def _amount(text: str) -> Reading[Any]:
    reading = read_amount(text)
    if isinstance(reading, Understood) and not reading.value:
        return Refused(NO_AMOUNT)
    return reading


def _source(text: str) -> Reading[Any]:
    wanted = folded(text.strip())
    for source, name in SOURCES.items():
        words = folded(_(name))
        if wanted and (words.startswith(wanted) or f" {wanted}" in words):
            return Understood(source, _(name))
    return Refused(Problem(_NOT_LISTED.code, _NOT_LISTED.template, None, {"text": text[:40]}))


def _optional(read: Callable[[str], Reading[Any]]) -> Callable[[str], Reading[Any]]:
    def reading(text: str) -> Reading[Any]:
        return read(text) if text.strip() else Understood(None, "")

    return reading
