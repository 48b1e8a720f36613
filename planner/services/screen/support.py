"""The page of the support measure (ASLL) and of the aids of the fund already received.

Each thing chosen, signed or written is one edit of the session, undone with one key. Nothing is
decided here: what a measure is, may be renewed for, or is reviewed against is in
``planner.services.support``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from planner.calc.dossier import (
    Dossier,
    GoalChoice,
    GoalKind,
    PastAid,
    Reached,
    SupportChoices,
    SupportReview,
    Wish,
)
from planner.calc.dossier.casework import AidKind, FundPart
from planner.calc.money import Money
from planner.calc.schemes.asll_follow import Following, follow, reached_so_far, review_of
from planner.calc.schemes.asll_measure import Goal, Measure, convention_for, suggested
from planner.calc.schemes.asll_review import Review
from planner.errors import PlannerError
from planner.services import support
from planner.services.session import Session

__all__ = ["PAST_AIDS", "Supporting"]

PAST_AIDS = "casework.past_aids"
_MOST_CHOSEN = 4


class Supporting:
    """A dossier whose support measure is prepared, signed or followed."""

    def __init__(self, work: Session) -> None:
        self.work = work

    # What stands

    @property
    def choices(self) -> SupportChoices:
        """What was chosen of the measure being prepared."""
        return self.work.dossier.casework.asll_choices

    def running(self) -> Following | None:
        """The measure that runs on the day of the session."""
        held = self.last()
        return held if held is not None and self.work.on < held.ends_on else None

    def last(self) -> Following | None:
        """The last measure signed, running or not."""
        work = self.work
        return follow(work.dossier, work.law, work.plan)

    def proposed(self) -> Measure | PlannerError:
        """The measure as it would be signed today, or why there is none."""
        work = self.work
        try:
            return support.measure_of(work.dossier, work.law, work.on, work.choices, plan=work.plan)
        except PlannerError as error:
            return error

    def durations(self) -> tuple[int, ...]:
        """The months that a measure may be signed or renewed for."""
        work = self.work
        return convention_for(work.law, work.dossier.dwelling.department).durations

    def goals(self) -> tuple[Goal, ...]:
        """The goals of the measure as it would be signed."""
        found = self.proposed()
        return () if isinstance(found, PlannerError) else found.goals

    def others(self) -> tuple[GoalKind, ...]:
        """The goals that could still be chosen, those that the follow-up calls to mind first."""
        shown = {goal.kind for goal in self.goals()}
        ranked = dict.fromkeys((*suggested(self.work.dossier), *GoalKind))
        return tuple(kind for kind in ranked if kind not in shown)

    def reached(self, held: Following) -> dict[GoalKind, Reached]:
        """How far the goals are, as far as the figures or the last review show it."""
        return reached_so_far(held, self.work.dossier, self.work.plan)

    def reviews(self, held: Following) -> tuple[tuple[SupportReview, Review], ...]:
        """Every review written, the last one first, with what it proposes."""
        written = sorted(held.signed.reviews, key=lambda one: one.on, reverse=True)
        return tuple((one, review_of(held, one)) for one in written)

    # What is chosen before signing

    def wish(self, wish: Wish | None) -> None:
        """The household's own answer, which is free."""
        self.work.edit("casework.asll_wish", wish)

    def choose(self, kind: GoalKind) -> bool:
        """Add a goal chosen together; False when four are chosen already."""
        casework = self.work.dossier.casework
        wanted = tuple(dict.fromkeys((*casework.asll_goals, kind)))
        if len(wanted) > _MOST_CHOSEN:
            return False
        changed = casework.but(asll_goals=wanted, asll_choices=self._with(kind, left_out=False))
        self._replace(self.work.dossier.but(casework=changed), "casework.asll_goals")
        return True

    def leave_out(self, kind: GoalKind) -> None:
        """Keep a goal out of the measure."""
        casework = self.work.dossier.casework
        wanted = tuple(one for one in casework.asll_goals if one is not kind)
        changed = casework.but(asll_goals=wanted, asll_choices=self._with(kind, left_out=True))
        self._replace(self.work.dossier.but(casework=changed), "casework.asll_goals")

    def word(self, kind: GoalKind, text: str, measured_by: str, by: date | None) -> None:
        """The words and the day of a goal; empty words are the usual ones."""
        self._choose(self._with(kind, text=text, measured_by=measured_by, by=by))

    def terms(self, months: int | None, first_day: date | None) -> None:
        """The length and the first day."""
        self._choose(self.choices.but(for_months=months, first_day=first_day))

    def _with(self, kind: GoalKind, **parts: object) -> SupportChoices:
        found = self.choices.of(kind).but(**parts)
        others = tuple(one for one in self.choices.goals if one.kind is not kind)
        says = found != GoalChoice(kind=kind)
        return self.choices.but(goals=(*others, found) if says else others)

    def _choose(self, choices: SupportChoices) -> None:
        self.work.edit("casework.asll_choices", choices)

    def _replace(self, dossier: Dossier, focus: str = "casework.asll") -> None:
        self.work.replace(dossier, focus)

    # Signed, reviewed, renewed, stopped

    def sign(self, on: date) -> None:
        """Note that the measure was signed that day; errors as in ``services.support.sign``."""
        work = self.work
        measure = self.proposed()
        if isinstance(measure, PlannerError):
            raise measure
        self._replace(
            support.sign(
                work.dossier, work.law, on, work.choices,
                start=measure.start, months=measure.months,
            )
        )  # fmt: skip

    def review(
        self, reached: Mapping[GoalKind, Reached], done: str, says: str, *, stops: bool
    ) -> Review:
        """Write the review of the day; what it proposes."""
        work = self.work
        changed, told = support.write_review(
            work.dossier, work.law, work.on, reached, work.choices,
            done=done, household_says=says, household_stops=stops,
        )  # fmt: skip
        self._replace(changed)
        return told

    def undecided(self) -> bool:
        """Whether nothing was decided yet after the last review."""
        kept = self.work.dossier.casework.asll
        return kept is not None and bool(kept.reviews) and kept.reviews[-1].decided is None

    def go_on(self) -> None:
        """Note that the measure goes on as it was signed."""
        work = self.work
        self._replace(support.go_on(work.dossier, work.law, work.on))

    def renew(self, months: int) -> None:
        """Renew the measure; ``PlannerError`` where its convention allows it no more."""
        work = self.work
        self._replace(support.renew(work.dossier, work.law, work.on, months))

    def stop(self, *, redirect: bool) -> None:
        """End the measure today."""
        work = self.work
        self._replace(support.stop(work.dossier, work.law, work.on, redirect=redirect))

    # The aids already received

    def received(
        self,
        part: FundPart | None,
        on: date,
        amount: Money | None,
        loan_left: Money | None,
        path: str = "",
    ) -> None:
        """Write down an aid of the fund, or correct the one at a place."""
        known = list(self.work.dossier.casework.past_aids)
        place = int(path.rpartition("[")[2].rstrip("]")) if path else len(known)
        before = known[place] if path else PastAid(kind=AidKind.FSL, on=on)
        aid = before.but(part=part, on=on, amount=amount, loan_left=loan_left)
        self.work.edit(PAST_AIDS, [*known[:place], aid, *known[place + 1 :]])

    def forget(self, path: str) -> None:
        """Take away an aid."""
        self.work.remove(path)
