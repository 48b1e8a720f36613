"""A change that no figure of the plan points at, told by the counsellor: a remission, a right that
may be opened, a cheaper dwelling.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any

from planner.calc.calendar import Month
from planner.calc.law import Law
from planner.calc.money import ZERO, Money
from planner.calc.scenarios.levers import Lever, LeverKind
from planner.intake.reading import Reading, Refused, Understood
from planner.intake.typed import read_amount, read_month
from planner.services.screen.kinds import kind_words, kinds_of
from planner.tui.dialogs.checked import Asked, Checked
from planner.tui.dialogs.choose import Answer, Choose
from planner.tui.dialogs.follow_forms import NO_AMOUNT
from planner.views.i18n import N_, _

if TYPE_CHECKING:
    from planner.tui.app import PlannerApp

__all__ = ["ask_lever"]

KINDS = {
    LeverKind.REMISSION: (N_("Remise accordée par le bailleur"), "r"),
    LeverKind.RIGHT_OPENED: (N_("Un droit ouvert, une aide de plus chaque mois"), "d"),
    LeverKind.CHEAPER_DWELLING: (N_("Un logement moins cher"), "l"),
}


async def ask_lever(app: PlannerApp, law: Law, on: Month, then: Callable[[Lever], None]) -> None:
    """Ask which change and its sums; ``then`` is given the lever, nothing when given up."""

    async def chosen(kind: str | None) -> None:
        if not kind:
            return
        if kind == LeverKind.RIGHT_OPENED:
            await _right(app, law, on, then)
        else:
            await app.over(_form(LeverKind(kind), on), _kept(LeverKind(kind), "", then))

    answers = [Answer(_(label), kind.value, letter) for kind, (label, letter) in KINDS.items()]
    await app.over(Choose(_("Quel changement étudier ?"), answers), chosen)


async def _right(app: PlannerApp, law: Law, on: Month, then: Callable[[Lever], None]) -> None:
    async def named(detail: str | None) -> None:
        if detail:
            kind = LeverKind.RIGHT_OPENED
            await app.over(_form(kind, on), _kept(kind, detail, then))

    found = []
    for id in kinds_of(law, "incomes"):
        words = kind_words(law, "incomes", id)
        if words is not None and not id.endswith("_total"):
            found.append(Answer(words.label, id))
    await app.over(Choose(_("Quel droit ?"), found, search=True), named)


def _form(kind: LeverKind, on: Month) -> Checked:
    start = Asked("start", _("À partir de"), read_month, f"{on.number:02d}/{on.year}")
    if kind is LeverKind.REMISSION:
        lines = [Asked("amount", _("Montant de la remise"), _amount)]
    elif kind is LeverKind.RIGHT_OPENED:
        lines = [Asked("monthly", _("Montant par mois"), _amount), start]
    else:
        lines = [
            Asked("amount", _("Loyer et charges du nouveau logement, par mois"), _amount),
            Asked("monthly", _("Aide au logement là-bas (vide : aucune)"), _or_nothing),
            start,
        ]
    return Checked(_(KINDS[kind][0]), lines)


def _kept(
    kind: LeverKind, detail: str, then: Callable[[Lever], None]
) -> Callable[[dict[str, Any] | None], Awaitable[None] | None]:
    def kept(values: dict[str, Any] | None) -> None:
        if values is not None:
            then(Lever(kind, detail=detail, **values))

    return kept


def _amount(text: str) -> Reading[Money]:
    reading = read_amount(text)
    if isinstance(reading, Understood) and not reading.value:
        return Refused(NO_AMOUNT)
    return reading


def _or_nothing(text: str) -> Reading[Money]:
    return read_amount(text) if text.strip() else Understood(ZERO, "")
