"""What an aid changes: the landlord's plan beside it, and what is left to live on.

The household goes on paying what it had decided to pay each month, less what the fund's loan takes;
never more than every month can bear. The plan then ends earlier; where the aid settles everything,
there is no plan any more.
"""

from __future__ import annotations

from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.diagnosis.schedules import CHOSEN, HOUSEHOLD, LANDLORD, PROPOSED
from planner.calc.figure import Figure, WithDerivation
from planner.calc.money import Money
from planner.calc.repayment.schedule import MOST_LINES, lines_needed
from planner.calc.schemes.fsl_debt import AskedAid
from planner.calc.schemes.fsl_least import Months
from planner.calc.schemes.fsl_loan import LoanPlan, usual_months
from planner.calc.values import dataclass

__all__ = ["Effect", "effect", "rest_instalment"]

_EURO = 100


@dataclass(frozen=True, slots=True)
class Effect:
    """Before and after the aid. ``months_before`` is None where no plan held.

    ``instalment`` is what goes to the landlord each month beside the loan, ``months`` for how
    long; None where what is left still cannot be repaid. ``lowest_left`` is what the lowest month
    of the horizon then leaves, ``reste_a_vivre`` what an average one does.
    """

    months_before: int | None
    instalment: Figure | None
    months: int | None
    loan: LoanPlan | None
    reste_a_vivre: Figure
    lowest_left: Figure
    keeps_floor: bool


def effect(
    r: WithDerivation,
    diagnosis: Diagnosis,
    aid: AskedAid,
    loan: LoanPlan | None,
    months: Months,
) -> Effect:
    """The plan and the reste à vivre once the aid is granted as computed.

    ``months`` go as far as the usual plan and the loan. Nothing holds where a part is lent and no
    instalment of that loan fits the limits of the fund.
    """
    before, decided = _before(diagnosis)
    within = usual_months(diagnosis)
    taken = loan.instalment.money.cents if loan is not None else 0
    lends = aid.loan is not None and aid.loan.money.cents > 0
    bears_loan = taken <= months.up_to(loan.months) if loan is not None else not lends
    each = rest_instalment(months, within, aid.remainder.money, decided, taken)
    each = each if bears_loan else None
    rest = aid.remainder
    instalment = None
    if each is not None:
        instalment = r.minimum("rest_instalment", r.given("rest_asked", Money(each)), rest)
    burden = [part for part in (instalment, loan.instalment if loan else None) if part is not None]
    budget = diagnosis.budget
    left = r.difference("left_after_aid", budget.reste_a_vivre, *burden)
    lowest = r.difference("lowest_after_aid", budget.lowest.left, *burden)
    return Effect(
        months_before=before,
        instalment=instalment,
        months=None if each is None else (lines_needed(rest.money, Money(each)) if each else 0),
        loan=loan,
        reste_a_vivre=left,
        lowest_left=lowest,
        keeps_floor=lowest.money >= budget.floor.money,
    )


def _before(diagnosis: Diagnosis) -> tuple[int | None, int | None]:
    """How long the plan takes alone, and what the household pays or would pay each month."""
    for id in (CHOSEN, HOUSEHOLD, LANDLORD, PROPOSED):
        schedule = diagnosis.schedule(id)
        if schedule is not None and schedule.holds and schedule.lines:
            return len(schedule.lines), schedule.instalment.money.cents
    return None, None


def rest_instalment(
    months: Months, within: int, rest: Money, decided: int | None, taken: int
) -> int | None:
    """Cents a month for what the aid leaves; 0 when nothing is left, None when nothing holds."""
    if rest.cents <= 0:
        return 0
    if decided is not None and decided - taken >= _EURO:
        each = min((decided - taken) // _EURO * _EURO, rest.cents)
        count = lines_needed(rest, Money(each))
        if count <= MOST_LINES and each + taken <= months.up_to(count):
            return each
    planned = months.plan(rest.cents, within, taken)
    return planned[0] if planned else None
