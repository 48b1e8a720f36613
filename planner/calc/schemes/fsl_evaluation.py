"""A household held against the regulation of one fund, or of every fund that was read.

The whole answer in one frozen tree: each criterion with its figures, what may be asked and in which
form, the smallest aid that makes the plan hold, from which month, what it changes, energy, water
and telephone. The answer is indicative: a commission decides.
"""

from __future__ import annotations

from collections.abc import Iterable

from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.figure import Figure, WithDerivation
from planner.calc.schemes.fsl_criteria import criteria
from planner.calc.schemes.fsl_criterion import Criterion, Standing, State, standing_of
from planner.calc.schemes.fsl_debt import AskedAid, asked_aid, asked_debt
from planner.calc.schemes.fsl_effect import Effect, effect
from planner.calc.schemes.fsl_least import Asked, Least, Margins, bearing, least_aid
from planner.calc.schemes.fsl_loan import (
    LoanPlan,
    limits_of_loan,
    loan_criteria,
    loan_plan,
    usual_months,
)
from planner.calc.schemes.fsl_opening import Opening, opening
from planner.calc.schemes.fsl_profile import FslProfile
from planner.calc.schemes.fsl_references import REFERENCES
from planner.calc.schemes.fsl_resources import resource_base
from planner.calc.schemes.fsl_utilities import UtilityAid, utilities
from planner.calc.values import dataclass

__all__ = ["FslEvaluation", "Standing", "evaluate", "evaluate_all"]


@dataclass(frozen=True, slots=True)
class FslEvaluation:
    """One household, one regulation, one day."""

    profile: FslProfile
    resources: Figure
    debt: Figure
    criteria: tuple[Criterion, ...]
    aid: AskedAid
    loan: LoanPlan | None
    least: Least
    opening: Opening
    effect: Effect
    utilities: tuple[UtilityAid, ...]
    recorder: WithDerivation

    @property
    def standing(self) -> Standing:
        """How the request stands: what is not known is told beside it (``unknown``)."""
        return standing_of(self.criteria)

    @property
    def unknown(self) -> tuple[str, ...]:
        """The criteria of which nothing was read, or that could not be compared."""
        return tuple(each.id for each in self.in_state(State.UNKNOWN))

    def in_state(self, state: State) -> tuple[Criterion, ...]:
        """The criteria in one state, in order."""
        return tuple(each for each in self.criteria if each.state is state)

    def criterion(self, id: str) -> Criterion | None:
        """The criterion of that id."""
        return next((each for each in self.criteria if each.id == id), None)


def evaluate(
    diagnosis: Diagnosis,
    profile: FslProfile,
    recorder: WithDerivation | None = None,
    margins: Margins | None = None,
) -> FslEvaluation:
    """Hold a household against one regulation. Total: it answers for any dossier.

    ``margins`` are those of this diagnosis, for who asks of several regulations.
    """
    r = recorder if recorder is not None else WithDerivation("fsl", REFERENCES)
    base = resource_base(r, diagnosis, profile)
    debt = asked_debt(r, diagnosis, profile)
    aid = asked_aid(r, diagnosis, profile, debt)
    loan = loan_plan(r, diagnosis, profile.loan, aid.loan)
    found = (
        *criteria(r, diagnosis, profile, base, debt),
        *loan_criteria(profile.loan, aid.loan, loan),
    )
    limits = limits_of_loan(diagnosis, profile.loan)
    longest = max(limits.longest, loan.months if loan else 0)
    known = margins or Margins(diagnosis)
    months = bearing(known, max(usual_months(diagnosis), longest))
    return FslEvaluation(
        profile=profile,
        resources=base,
        debt=debt,
        criteria=found,
        aid=aid,
        loan=loan,
        least=least_aid(
            r,
            Asked(diagnosis.arrears.payable.money, aid, profile.aid),
            limits,
            months,
            usual_months(diagnosis),
        ),
        opening=opening(diagnosis, profile, found, debt, aid.loan),
        effect=effect(r, diagnosis, aid, loan, months),
        utilities=utilities(r, diagnosis, profile, base, known),
        recorder=r,
    )


def evaluate_all(diagnosis: Diagnosis, profiles: Iterable[FslProfile]) -> tuple[FslEvaluation, ...]:
    """One evaluation for each regulation, in their order."""
    margins = Margins(diagnosis)
    return tuple(evaluate(diagnosis, profile, margins=margins) for profile in profiles)
