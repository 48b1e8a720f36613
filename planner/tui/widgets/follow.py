"""The follow-up page: what was signed, what was paid on it, does it still hold, what amends it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.binding import BindingType

from planner.calc.figure import Figure
from planner.calc.living.amendment import Amendment
from planner.calc.living.follow import Living
from planner.calc.outcomes import Missing
from planner.errors import PlannerError
from planner.services.screen import edits
from planner.services.screen.follow import MEETINGS, PAYMENTS, Following, Signing
from planner.services.session import Session
from planner.tui.bindings import bindings, keys_of
from planner.tui.keys import FOLLOW, key, shown
from planner.tui.widgets.blocks_view import BlocksView
from planner.tui.widgets.laying import Laid, hint_lines, lay
from planner.views import living as told
from planner.views.blocks import Block
from planner.views.follow import follow
from planner.views.i18n import N_, _
from planner.views.problems import problems

if TYPE_CHECKING:
    from planner.tui.app import PlannerApp

__all__ = ["FollowView"]

_HINTS = (
    ("payment", N_("{key} : paiement")),
    ("meeting", N_("{key} : rendez-vous")),
    ("amendment", N_("{key} : avenant")),
    ("sign", N_("{key} : signature")),
    ("followed_support", N_("{key} : accompagnement")),
    ("remove_followed", N_("{key} : retirer")),
)
_SIGNED = {
    Signing.KEPT: N_("Signature notée. Le contrat imprimé est gardé avec ses chiffres."),
    Signing.NOTHING_TO_SIGN: N_("Aucun plan n’est à signer : choisissez d’abord une mensualité."),
    Signing.NOT_PRINTED: N_(
        "La signature n’a pas été notée : aucun contrat imprimé ne porte les chiffres de l’écran. "
        "Imprimez-le (Ctrl+S), faites-le signer, puis recommencez."
    ),
}

AMENDED = {
    Signing.KEPT: N_("Avenant signé : c’est désormais le plan suivi. Le papier signé est gardé."),
    Signing.NOTHING_TO_SIGN: N_("Aucun avenant n’est préparé."),
    Signing.NOT_PRINTED: N_(
        "La signature n’a pas été notée : l’avenant imprimé n’est plus celui de l’écran. "
        "Préparez-le de nouveau (V), faites-le signer, puis recommencez."
    ),
}


class FollowView(BlocksView):
    """The signed plan, its payments, its amendment, the meetings."""

    BINDINGS: ClassVar[list[BindingType]] = [*bindings(FOLLOW)]
    app: PlannerApp

    def __init__(self, work: Session, changed: Callable[[], None]) -> None:
        super().__init__(id="follow")
        self.work_ = work
        self._changed = changed
        self.following = Following(work)
        self.figures: Mapping[str, Figure] = {}

    def take(self, blocks: Sequence[Block] = ()) -> None:
        work = self.work_
        living = self.following.now()
        if isinstance(living, Living):
            known = (living.paid, living.remaining, living.overdue, living.ahead)
            self.figures = {figure.label: figure for figure in known}
        super().take(follow(living, work.plan, work.dossier, self.following.draft))

    def laid(self, blocks: Sequence[Block], columns: int) -> list[Laid]:
        hints = [
            _(text).format(key=shown(keys_of(key(id), self.app.own_keys)[:1]).lower())
            for id, text in _HINTS
        ]
        return [*hint_lines(hints, columns), [], *lay(blocks, columns)]

    def _after(self) -> None:
        self.take()
        self._changed()

    async def opened(self) -> bool:
        """Enter on a payment or a meeting: correct it. False elsewhere."""
        path = self.figure or ""
        if path.startswith(PAYMENTS):
            await self._payment(path)
        elif path.startswith(MEETINGS):
            await self._meeting(path)
        else:
            return False
        return True

    # Payments

    async def action_payment(self) -> None:
        """Write a payment down."""
        await self._payment("")

    async def _payment(self, path: str) -> None:
        from planner.tui.dialogs.follow_forms import payment_form

        def kept(values: dict[str, Any] | None) -> None:
            if values is None:
                return
            if path:
                self.following.correct(path, **values)
            else:
                self.following.record(**values)
            self._after()

        before = edits.value(self.work_.dossier, path) if path else None
        await self.app.over(payment_form(self.work_.on, before), kept)

    def action_remove_followed(self) -> None:
        """Take away the payment or the meeting under the cursor."""
        path = self.figure or ""
        if path.startswith((PAYMENTS, MEETINGS)):
            self.following.remove(path)
            self._after()
        else:
            self.app.say(_("Placez-vous avec Tab sur un paiement ou un rendez-vous."))

    # Meetings

    async def action_meeting(self) -> None:
        """Write a meeting down."""
        await self._meeting("")

    async def _meeting(self, path: str) -> None:
        from planner.tui.dialogs.follow_forms import day_form

        def kept(values: dict[str, Any] | None) -> None:
            if values is not None:
                self.following.meet(values["day"], path)
                self._after()

        before = edits.value(self.work_.dossier, path) if path else None
        form = day_form(_("Rendez-vous ou bilan"), _("Date"), before)
        await self.app.over(form, kept)

    # Signing and amending

    async def action_sign(self) -> None:
        """Note a signature: that of the amendment drafted, else that of the contract."""
        if self.following.draft is not None:
            self._amended()
            return
        from planner.tui.dialogs.follow_forms import day_form

        def kept(values: dict[str, Any] | None) -> None:
            if values is None:
                return
            try:
                came = self.following.sign(values["day"])
            except PlannerError as error:
                self.app.say(" ".join(problems(error)))
                return
            self.app.say(_(_SIGNED[came]))
            self._after()

        today = self.work_.on
        form = day_form(_("Le contrat a été signé"), _("Jour de la signature"), today, today)
        await self.app.over(form, kept)

    def _amended(self) -> None:
        try:
            came = self.following.amend()
        except PlannerError as error:
            self.app.say(" ".join(problems(error)))
            return
        self.app.say(_(AMENDED[came]))
        self._after()

    async def action_amendment(self) -> None:
        """Draft an amendment on what is left, write it as PDF, show what it changes."""
        from planner.tui.dialogs.follow_forms import amendment_form

        made = self.following.propose()
        if not isinstance(made, Amendment):
            self._say_none(made)
            return

        def kept(values: dict[str, Any] | None) -> None:
            if values is None:
                self.following.draft = None
                self.take()
                return
            again = self.following.propose(**values)
            if isinstance(again, Amendment):
                self._print(again)
            else:
                self._say_none(again)
            self.scroll_to(y=0, animate=False, force=True)
            self._after()

        form = amendment_form(made.plan.instalment, made.plan.first_due, self.work_.on)
        await self.app.over(form, kept)

    async def action_support(self) -> None:
        """The page of the support measure."""
        await self.screen.run_action("support")

    def _say_none(self, made: Missing | None) -> None:
        blocks = told.amendment(made, self.work_.dossier)
        self.app.say(" ".join(getattr(block, "text", "") for block in blocks[1:]))

    def _print(self, draft: Amendment) -> None:
        from planner.services.screen import papers

        try:
            path = papers.export_amendment(self.work_, draft)
        except PlannerError as error:
            self.app.say(" ".join(problems(error)))
            return
        self.app.say(_("Écrit : {path}").format(path=path))
