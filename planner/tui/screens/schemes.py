"""The schemes of one dossier: every step with its day, and what happens noted as it happens.

Enter opens the list of what can be noted; each note is an edit of the dossier like any other, which
the page of entry can undo.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from planner.calc.dossier.followup import SchemeEntry
from planner.calc.dossier.followup_kinds import RESULTS_OF, Channel, Topic
from planner.calc.protocols.protocol import Protocol
from planner.errors import PlannerError, Problem
from planner.intake.reading import Reading, Refused, Understood
from planner.intake.typed import read_date
from planner.services import portfolio_log as log
from planner.services.portfolio import protocols_of
from planner.services.portfolio_dues import dossier_clock
from planner.services.session import Session
from planner.tui.dialogs.checked import Asked, Checked
from planner.tui.dialogs.choose import Answer, Choose
from planner.tui.keys import ANYWHERE
from planner.tui.widgets.bars import KeyBar, TopBar
from planner.tui.widgets.blocks_view import BlocksView
from planner.views import formats
from planner.views.blocks import Paragraph
from planner.views.dues import clock_blocks
from planner.views.i18n import N_, _
from planner.views.problems import problems
from planner.views.words.protocols import RESULTS, WAYS, called, cell

if TYPE_CHECKING:
    from planner.tui.app import PlannerApp

__all__ = ["SchemesScreen"]

Then = Callable[[str], Awaitable[None]]

_HINT = N_("Entrée : noter un contact, une étape, une désignation, une sortie. Échap : revenir.")
_TO_NOTE = {
    "contact": (N_("Un contact : courrier, appel, visite, rendez-vous"), "c"),
    "step": (N_("Une étape faite"), "e"),
    "waive": (N_("Une étape qui ne sera pas faite"), "l"),
    "enter": (N_("Une désignation à un dispositif"), "d"),
    "topic": (N_("Une difficulté de la situation"), "f"),
    "fact": (N_("Ce que le service social du département en sait"), "k"),
    "leave": (N_("La sortie d’un dispositif"), "s"),
    "danger": (N_("Pas de visite au domicile, par sécurité"), "v"),
}
"""What can be noted, each with its letter."""

_FACTS: dict[str, tuple[str, str, bool]] = {
    "known": (N_("connu du service social du département"), "known", True),
    "unknown": (N_("non connu du service social du département"), "known", False),
    "asks": (N_("demande une intervention"), "asks", True),
    "asks_not": (N_("ne demande pas d’intervention"), "asks", False),
    "supported": (N_("déjà accompagné pour ses impayés"), "supported", True),
    "unsupported": (N_("pas accompagné pour ses impayés"), "supported", False),
    "asked": (N_("le département souhaite notre intervention"), "asked_by_department", True),
}
"""What is known of a household, with the fact it is and its value."""

_BAD_HOUR = Problem("bad_hour", "« {text} » n’est pas une heure. Écrivez 0 à 23, ou rien.")
_EMPTY = Problem("empty_reason", "Écrivez la raison en quelques mots : elle reste au dossier.")


class SchemesScreen(Screen[None]):
    """The clock of a dossier and its log."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave", "")]
    app: PlannerApp

    def __init__(self, work: Session, changed: Callable[[], None]) -> None:
        super().__init__()
        self.work_ = work
        self._changed = changed

    def compose(self) -> ComposeResult:
        bar = TopBar(id="title")
        bar.left = _("Dispositifs : {name}").format(
            name=self.work_.dossier.household.name or _("Sans nom")
        )
        yield bar
        yield BlocksView(id="schemes")
        yield KeyBar(ANYWHERE)

    def on_mount(self) -> None:
        self.query_one(BlocksView).focus()
        self.fill()

    def fill(self) -> None:
        """Show the clock of the dossier as it stands."""
        work = self.work_
        found = dossier_clock(work.dossier, work.on, work.law)
        entries = [
            (one.protocol, one.state, one.ready, one.steps, one.doubts) for one in found.entries
        ]
        blocks = clock_blocks(entries, found.legal, found.unknown, work.on)
        self.query_one(BlocksView).take((Paragraph(_(_HINT)), *blocks))

    def action_leave(self) -> None:
        """Back to the dossier."""
        self.dismiss(None)  # type: ignore[unused-awaitable]

    def action_copy(self) -> None:
        """Nothing here stands under a cursor."""

    async def action_answer(self) -> None:
        """Choose what to note."""
        answers = [Answer(_(text), id, letter) for id, (text, letter) in _TO_NOTE.items()]
        await self._ask(_("Que noter ?"), answers, self._note)

    # The questions, one after the other

    async def _note(self, what: str) -> None:
        if what == "contact":
            answers = [Answer(_(WAYS[one.value]), one.value) for one in Channel]
            await self._ask(_("Comment ?"), answers, self._contact_by)
        elif what in ("step", "waive"):
            then = self._step_done if what == "step" else self._step_waived
            await self._ask(_("Quelle étape ?"), self._steps(), then)
        elif what == "enter":
            known = protocols_of(self.work_.law)
            answers = [Answer(called(one), id) for id, one in sorted(known.items())]
            await self._ask(_("Quel dispositif ?"), answers, self._enter)
        elif what == "topic":
            answers = [Answer(cell("topics", one.value), one.value) for one in Topic]
            await self._of_entry(_("Quelle difficulté ?"), answers, self._topic)
        elif what == "fact":
            answers = [Answer(_(text), id) for id, (text, *_fact) in _FACTS.items()]
            await self._of_entry(_("Que sait-on ?"), answers, self._fact)
        elif what == "leave":
            await self._ask(_("Quelle sortie ?"), self._exits(), self._leave)
        else:
            await self._form(
                _("Pas de visite au domicile"), [self._on()], lambda got: log.danger(got["on"])
            )

    async def _contact_by(self, channel: str) -> None:

        async def then(result: str) -> None:
            hour = Asked("hour", _("Heure, de 0 à 23 (ou rien)"), _hour)
            note = Asked("note", _("Remarque (ou rien)"), _text)
            await self._form(
                _("Un contact"),
                [self._on(), hour, note],
                lambda got: log.contacted(
                    channel, result, got["on"], hour=got["hour"], note=got["note"]
                ),
            )

        possible = RESULTS_OF[Channel(channel)]
        answers = [Answer(_(RESULTS[one.value]), one.value) for one in possible]
        await self._ask(_("Qu’en est-il sorti ?"), answers, then)

    async def _step_done(self, chosen: str) -> None:
        entry, _bar, step = chosen.partition("|")
        rule = self._rule(entry)
        known = rule.step(step) if rule is not None else None
        outcomes = known.outcomes if known is not None else ()

        async def then(outcome: str) -> None:
            await self._form(
                _("Une étape faite"),
                [self._on()],
                lambda got: log.step_done(
                    step, got["on"], outcome=outcome or None, entry=entry, law=self.work_.law
                ),
            )

        if outcomes:
            answers = [Answer(called(one), one.id) for one in outcomes]
            await self._ask(_("Avec quelle issue ?"), answers, then)
        else:
            await then("")

    async def _step_waived(self, chosen: str) -> None:
        entry, _bar, step = chosen.partition("|")
        await self._form(
            _("Une étape qui ne sera pas faite"),
            [Asked("reason", _("Pour quelle raison ?"), _reason), self._on()],
            lambda got: log.waived(step, got["on"], got["reason"], entry=entry, law=self.work_.law),
        )

    async def _enter(self, protocol: str) -> None:
        rule = protocols_of(self.work_.law)[protocol]
        answers = [
            Answer(cell("designators", one.value), one.value) for one in rule.entry.designated_by
        ]

        async def then(by: str) -> None:
            if rule.measure is None:
                await self._designated(rule, by, None)
                return

            async def lasting(months: str) -> None:
                await self._designated(rule, by, int(months))

            lengths = [Answer(formats.count_of_months(n), str(n)) for n in rule.measure.durations]
            await self._ask(_("Pour combien de temps ?"), lengths, lasting)

        await self._ask(_("Désigné par qui ?"), answers, then)

    async def _designated(self, rule: Protocol, by: str, months: int | None) -> None:
        await self._form(
            called(rule),
            [Asked("on", _("Désigné le"), read_date, formats.short_day(self.work_.on))],
            lambda got: log.entered(rule.id, got["on"], by, months=months, law=self.work_.law),
        )

    async def _of_entry(
        self, question: str, answers: Sequence[Answer], change: Callable[[str, str], log.Change]
    ) -> None:
        """Ask which entry when there are several, then the question, and keep the answer."""

        async def then(entry: str) -> None:
            async def chosen(value: str) -> None:
                self._kept(lambda: change(value, entry))

            await self._ask(question, answers, chosen)

        inside = [Answer(called(rule), entry.id) for entry, rule in self._inside()]
        if len(inside) == 1:
            await then(inside[0].value)
        else:
            await self._ask(_("Pour quel dispositif ?"), inside, then)

    def _topic(self, topic: str, entry: str) -> log.Change:
        return log.facts(topics=(topic,), entry=entry, law=self.work_.law)

    def _fact(self, fact: str, entry: str) -> log.Change:
        _text, name, value = _FACTS[fact]
        return log.facts(
            known=value if name == "known" else None,
            asks=value if name == "asks" else None,
            supported=value if name == "supported" else None,
            asked_by_department=value if name == "asked_by_department" else None,
            entry=entry,
            law=self.work_.law,
        )

    async def _leave(self, chosen: str) -> None:
        entry, _bar, kind = chosen.partition("|")
        await self._form(
            _("La sortie d’un dispositif"),
            [self._on()],
            lambda got: log.left(kind, got["on"], entry=entry, law=self.work_.law),
        )

    # What they are made of

    def _inside(self) -> list[tuple[SchemeEntry, Protocol]]:
        entries = self.work_.dossier.followup.entries
        return [
            (one, rule)
            for one in entries
            if one.exit is None and (rule := self._rule(one.id)) is not None
        ]

    def _rule(self, entry: str) -> Protocol | None:
        found = self.work_.dossier.followup.entry(entry)
        return protocols_of(self.work_.law).get(found.protocol) if found is not None else None

    def _steps(self) -> list[Answer]:
        return [
            Answer(called(step), f"{entry.id}|{step.id}")
            for entry, rule in self._inside()
            for step in rule.steps
        ]

    def _exits(self) -> list[Answer]:
        return [
            Answer(called(kind), f"{entry.id}|{kind.id}")
            for entry, rule in self._inside()
            for kind in rule.exits
        ]

    def _on(self) -> Asked:
        return Asked("on", _("Le"), read_date, formats.short_day(self.work_.on))

    async def _ask(self, question: str, answers: Sequence[Answer], then: Then) -> None:
        if not answers:
            self.app.say(_("Ce dossier n’est suivi par aucun dispositif : notez une désignation."))
            return

        async def chosen(value: str | None) -> None:
            if value is not None:
                await then(value)

        await self.app.over(Choose(question, answers), chosen)

    async def _form(
        self, title: str, lines: Sequence[Asked], change: Callable[[dict[str, Any]], log.Change]
    ) -> None:
        def kept(got: dict[str, Any] | None) -> None:
            if got is not None:
                self._kept(lambda: change(got))

        await self.app.over(Checked(title, lines), kept)

    def _kept(self, make: Callable[[], log.Change]) -> None:
        try:
            self.work_.replace(make()(self.work_.dossier), "followup")
        except PlannerError as error:
            self.app.say(" ".join(problems(error)))
            return
        self.fill()
        self._changed()


def _hour(text: str) -> Reading[int | None]:
    if not text.strip():
        return Understood(None, "")
    digits = text.strip().removesuffix("h").strip()
    if digits.isascii() and digits.isdigit() and int(digits) <= 23:
        return Understood(int(digits), _("{hour} h").format(hour=int(digits)))
    return Refused(Problem(_BAD_HOUR.code, _BAD_HOUR.template, None, {"text": text[:20]}))


def _text(text: str) -> Reading[str]:
    return Understood(text.strip(), "")


def _reason(text: str) -> Reading[str]:
    return Understood(text.strip(), "") if text.strip() else Refused(_EMPTY)
