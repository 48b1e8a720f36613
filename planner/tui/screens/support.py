"""The support measure (ASLL): prepared with the family, signed, reviewed, renewed or stopped.

Enter opens the list of what can be done, with the goal or the aid under the cursor; each is an edit
of the dossier like any other, which the page of entry can undo.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.screen import Screen

from planner.calc.dossier import GoalKind, Wish
from planner.errors import PlannerError
from planner.services.screen import edits
from planner.services.screen.support import PAST_AIDS, Supporting
from planner.services.session import Session
from planner.tui.dialogs import support_forms as forms
from planner.tui.dialogs.choose import Answer, Choose
from planner.tui.keys import ANYWHERE
from planner.tui.widgets.bars import KeyBar, TopBar
from planner.tui.widgets.blocks_view import BlocksView
from planner.views import formats
from planner.views.blocks import Paragraph
from planner.views.i18n import N_, _
from planner.views.problems import problems
from planner.views.support_page import GOAL, WISHES, support_page
from planner.views.words.support import GOALS, NEXT, goal_name

if TYPE_CHECKING:
    from planner.tui.app import PlannerApp

__all__ = ["SupportScreen"]

Export = Callable[[str], Awaitable[None]]

_HINT = N_(
    "Entrée : ce qui peut être fait, sur l’objectif ou l’aide du curseur (Tab) s’il y en a un. "
    "Échap : revenir."
)
_BEFORE = {
    "word": (N_("Les mots, l’indicateur, la date d’un objectif"), "m"),
    "wish": (N_("L’avis du ménage"), "a"),
    "choose": (N_("Ajouter un objectif choisi ensemble"), "o"),
    "leave_out": (N_("Laisser un objectif de côté"), "l"),
    "terms": (N_("La durée et le premier jour"), "d"),
    "sign": (N_("Signature : le contrat d’accompagnement a été signé"), "s"),
}
"""What can be done before the signature, each with its letter."""
_DURING = {
    "review": (N_("Écrire un bilan avec le ménage"), "b"),
    "go_on": (N_("Continuer comme prévu : décidé avec le ménage"), "c"),
    "renew": (N_("Renouveler"), "r"),
    "stop": (N_("Arrêter : le ménage le demande, ou tout est atteint"), "t"),
    "redirect": (N_("Orienter vers une autre mesure"), "v"),
    "print_review": (N_("Imprimer le dernier bilan (PDF)"), "i"),
}
"""What can be done while the measure runs."""
_ALWAYS = {
    "print": (N_("Imprimer la demande et le contrat d’accompagnement (PDF)"), "p"),
    "dates": (N_("Les rendez-vous pour l’agenda (ICS)"), "g"),
    "aid": (N_("Noter une aide du FSL déjà reçue"), "f"),
    "forget": (N_("Retirer une aide du FSL notée"), "e"),
}
_CORRECT = N_("Corriger l’aide du curseur")
_PAPERS = {"print": "asll", "print_review": "review", "dates": "dates"}


class SupportScreen(Screen[None]):
    """The measure of a dossier, and the aids of the fund that it has received."""

    BINDINGS: ClassVar[list[BindingType]] = [("escape", "leave", "")]
    app: PlannerApp

    def __init__(self, work: Session, changed: Callable[[], None], export: Export) -> None:
        super().__init__()
        self.supporting = Supporting(work)
        self._changed, self._export = changed, export

    @property
    def work_(self) -> Session:
        """The session of the dossier."""
        return self.supporting.work

    def compose(self) -> ComposeResult:
        bar = TopBar(id="title")
        bar.left = _("Accompagnement : {name}").format(
            name=self.work_.dossier.household.name or _("Sans nom")
        )
        yield bar
        yield BlocksView(id="support")
        yield KeyBar(ANYWHERE)

    def on_mount(self) -> None:
        self.query_one(BlocksView).focus()
        self.fill()

    def fill(self) -> None:
        """Show the measure as it stands."""
        work, now = self.work_, self.supporting
        held = now.last()
        reviews = now.reviews(held) if held is not None else ()
        blocks = support_page(work.plan, work.dossier, held, now.proposed(), reviews)
        self.query_one(BlocksView).take((Paragraph(_(_HINT)), *blocks))

    def action_leave(self) -> None:
        """Back to the dossier."""
        self.dismiss(None)  # type: ignore[unused-awaitable]

    def action_copy(self) -> None:
        """Nothing here is copied."""

    async def action_answer(self) -> None:
        """Choose what to do."""
        offered = {**(_BEFORE if self.supporting.running() is None else _DURING), **_ALWAYS}
        if not self.supporting.undecided():
            offered.pop("go_on", None)
        if not self.work_.dossier.casework.past_aids:
            del offered["forget"]
        if self._here.startswith(PAST_AIDS):
            offered["correct"] = (_CORRECT, "u")
        answers = [Answer(_(text), what, letter) for what, (text, letter) in offered.items()]
        await self._ask(_("Que faire ?"), answers, self._do)

    @property
    def _here(self) -> str:
        """The place of the goal or of the aid under the cursor."""
        return self.query_one(BlocksView).figure or ""

    async def _do(self, what: str) -> None:
        if what in _PAPERS:
            await self._export(_PAPERS[what])
        else:
            await getattr(self, f"_{what}")()

    # Before the signature

    async def _wish(self) -> None:
        answers = [Answer(_(text), each.value) for each, text in WISHES.items()]
        question = _("Le ménage souhaite-t-il cet accompagnement ?")
        await self._ask(question, answers, self._wished)

    async def _wished(self, wish: str) -> None:
        self._done(lambda: self.supporting.wish(Wish(wish)))

    async def _choose(self) -> None:
        answers = [Answer(_(GOALS[kind]), kind.value) for kind in self.supporting.others()]
        await self._ask(_("Quel objectif ?"), answers, self._chosen)

    async def _chosen(self, kind: str) -> None:
        def add() -> None:
            if not self.supporting.choose(GoalKind(kind)):
                self.app.say(_("Quatre objectifs suffisent : laissez-en un de côté d’abord."))

        self._done(add)

    async def _leave_out(self) -> None:
        await self._of_a_goal(self._left_out)

    async def _left_out(self, kind: str) -> None:
        self._done(lambda: self.supporting.leave_out(GoalKind(kind)))

    async def _word(self) -> None:
        await self._of_a_goal(self._worded)

    async def _worded(self, kind: str) -> None:
        goal = next(one for one in self.supporting.goals() if one.kind.value == kind)
        choice = self.supporting.choices.of(goal.kind)
        await self._form(
            forms.goal_form(goal, choice), lambda got: self.supporting.word(goal.kind, **got)
        )

    async def _of_a_goal(self, then: Callable[[str], Awaitable[None]]) -> None:
        """Of the goal under the cursor, else of the one that is then chosen."""
        if self._here.startswith(GOAL):
            await then(self._here.removeprefix(GOAL))
            return
        goals = self.supporting.goals()
        answers = [Answer(goal_name(goal), goal.kind.value) for goal in goals]
        await self._ask(_("Quel objectif ?"), answers, then)

    async def _terms(self) -> None:
        chosen = self.supporting.choices
        form = forms.terms_form(
            self.supporting.durations(),
            chosen.for_months,
            chosen.first_day,
            _("La durée et le premier jour"),
        )
        await self._form(form, lambda got: self.supporting.terms(**got))

    async def _sign(self) -> None:
        from planner.tui.dialogs.follow_forms import day_form

        found = self.supporting.proposed()
        if isinstance(found, PlannerError):
            self._tell(found)
            return
        if not found.agreed:
            self.app.say(_("Le ménage n’a pas dit oui : notez d’abord son avis, qui est libre."))
            return
        today = self.work_.on
        title = _("Le contrat d’accompagnement a été signé")
        form = day_form(title, _("Jour de la signature"), today, today)
        await self._form(form, lambda got: self.supporting.sign(got["day"]))

    # While it runs

    async def _review(self) -> None:
        held = self.supporting.running()
        if held is None:
            return
        goals = held.measure.goals
        names = {goal.kind.value: goal.kind for goal in goals}

        def write(got: dict[str, Any]) -> None:
            reached = {kind: got[name] for name, kind in names.items()}
            told = self.supporting.review(reached, got["done"], got["says"], stops=got["stops"])
            proposal = _(NEXT[told.proposal])
            self.app.say(_("Bilan écrit. Suite proposée : {next}.").format(next=proposal))

        await self._form(forms.review_form(goals, self.supporting.reached(held)), write)

    async def _go_on(self) -> None:
        self._done(self.supporting.go_on)

    async def _renew(self) -> None:
        answers = [
            Answer(formats.count_of_months(months), str(months))
            for months in self.supporting.durations()
        ]
        await self._ask(_("Renouveler pour combien de temps ?"), answers, self._renewed)

    async def _renewed(self, months: str) -> None:
        self._done(lambda: self.supporting.renew(int(months)))

    async def _stop(self) -> None:
        await self._sure(_("Arrêter l’accompagnement aujourd’hui ?"), redirect=False)

    async def _redirect(self) -> None:
        question = _("Arrêter l’accompagnement aujourd’hui, pour une autre mesure ?")
        await self._sure(question, redirect=True)

    async def _sure(self, question: str, *, redirect: bool) -> None:
        async def then(answer: str) -> None:
            if answer == "yes":
                self._done(lambda: self.supporting.stop(redirect=redirect))

        answers = [Answer(_("Non, continuer"), "no", "n"), Answer(_("Oui"), "yes", "o")]
        await self._ask(question, answers, then)

    # The aids already received

    async def _aid(self) -> None:
        await self._written("")

    async def _correct(self) -> None:
        await self._written(self._here)

    async def _written(self, path: str) -> None:
        before = edits.value(self.work_.dossier, path) if path else None
        await self._form(
            forms.past_aid_form(before), lambda got: self.supporting.received(**got, path=path)
        )

    async def _forget(self) -> None:
        if self._here.startswith(PAST_AIDS):
            await self._forgotten(self._here)
            return
        aids = self.work_.dossier.casework.past_aids
        answers = [
            Answer(formats.day(aid.on), f"{PAST_AIDS}[{place}]") for place, aid in enumerate(aids)
        ]
        await self._ask(_("Quelle aide retirer ?"), answers, self._forgotten)

    async def _forgotten(self, path: str) -> None:
        self._done(lambda: self.supporting.forget(path))

    # What they are made of

    async def _ask(
        self, question: str, answers: list[Answer], then: Callable[[str], Awaitable[None]]
    ) -> None:
        if not answers:
            self.app.say(_("Rien à choisir ici."))
            return

        async def chosen(value: str | None) -> None:
            if value is not None:
                await then(value)

        await self.app.over(Choose(question, answers), chosen)

    async def _form(self, form: Any, keep: Callable[[dict[str, Any]], None]) -> None:
        def kept(got: dict[str, Any] | None) -> None:
            if got is not None:
                self._done(lambda: keep(got))

        await self.app.over(form, kept)

    def _done(self, change: Callable[[], None]) -> None:
        try:
            change()
        except PlannerError as error:
            self._tell(error)
            return
        self.fill()
        self._changed()

    def _tell(self, error: PlannerError) -> None:
        self.app.say(" ".join(problems(error)))
