"""What an aid for energy, water or telephone changes, and the smallest one that is enough.

What the fund leaves is repaid to the supplier, in whole euros a month within the usual number of
months, while the current bills, the rent and the rent plan are paid and every month keeps the
floor. The services are looked at one after the other, each beside the plans of those before it, so
that what is told of all of them holds together. An instalment already agreed with the supplier is
in the budget: the new plan takes its place.
"""

from __future__ import annotations

from planner.calc.calendar import Month
from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.figure import Figure, WithDerivation
from planner.calc.money import ZERO, Money
from planner.calc.repayment.schedule import lines_needed
from planner.calc.schemes.fsl_debt import AskedAid
from planner.calc.schemes.fsl_effect import Effect, rest_instalment
from planner.calc.schemes.fsl_least import Asked, Least, Margins, Months, bearing, least_aid
from planner.calc.schemes.fsl_loan import LoanPlan, limits_of_loan, usual_months
from planner.calc.schemes.fsl_rules import Utilities
from planner.calc.schemes.payment_plan import kept_schedule
from planner.calc.values import dataclass

__all__ = ["Beside", "beside_the_rent", "judged"]


@dataclass(slots=True)
class Beside:
    """What other plans take in a month, in cents: the rent plan, then each service in turn.

    ``each_month`` is what an average month gives them, for the reste à vivre; ``rent`` is by rank
    of the month from the first due date.
    """

    diagnosis: Diagnosis
    margins: Margins
    rent: dict[int, int]
    each_month: list[Figure]
    plans: list[tuple[int, int]]
    replaced: set[str]

    def taken(self, rank: int, own: set[str]) -> int:
        """What is set apart in a month by its rank; agreements that a new plan replaces, and
        those of the debts looked at (``own``), are given back.
        """
        taken = self.rent.get(rank, 0)
        taken += sum(each for each, count in self.plans if 0 <= rank < count)
        month = self.margins.first.plus(rank)
        return taken - freed(self.diagnosis, self.replaced | own, month)

    def of(self, months: int, own: set[str]) -> list[int]:
        """The same for the first so many months."""
        found = [self.rent.get(rank, 0) for rank in range(months)]
        for each, count in self.plans:
            for rank in range(min(count, months)):
                found[rank] += each
        paths = self.replaced | own
        for line in self.diagnosis.work.lines.charges if paths else ():
            if line.path in paths:
                taken = self.margins.of_line(line, months)
                found = [one - other for one, other in zip(found, taken, strict=True)]
        return found

    def add(self, effect: Effect, places: tuple[int, ...]) -> None:
        """Count the plan of a service for those that come after it."""
        if effect.instalment is None:
            return
        self.replaced |= _lines_of(self.diagnosis, places)
        parts = [(effect.instalment, effect.months or 0)]
        if effect.loan is not None:
            parts.append((effect.loan.instalment, effect.loan.months))
        for figure, count in parts:
            self.plans.append((figure.money.cents, count))
            self.each_month.append(figure)


def beside_the_rent(diagnosis: Diagnosis, margins: Margins) -> Beside:
    """What the rent plan that is kept takes; nothing where none holds."""
    kept = kept_schedule(diagnosis)
    rent: dict[int, int] = {}
    each: list[Figure] = []
    if kept is not None and kept.holds and kept.lines:
        for line in kept.lines:
            rank = Month.of(line.due).minus(margins.first)
            rent[rank] = rent.get(rank, 0) + line.instalment.cents
        each.append(kept.instalment)
    return Beside(diagnosis, margins, rent, each, [], set())


def _lines_of(diagnosis: Diagnosis, places: tuple[int, ...]) -> set[str]:
    """The lines of the budget that already repay these debts, by their path."""
    dossier = diagnosis.dossier
    ids = {dossier.debts[place].id for place in places}
    paths = {f"debts[{place}]" for place in places}
    linked = {f"charges[{n}]" for n, one in enumerate(dossier.charges) if one.debt in ids}
    return {line.path for line in diagnosis.work.lines.charges} & (paths | linked)


def freed(diagnosis: Diagnosis, paths: set[str], month: Month) -> int:
    """What some lines of the budget take in a month, in cents."""
    if not paths:
        return 0
    found = (line.figure_in(month) for line in diagnosis.work.lines.charges if line.path in paths)
    return sum(figure.money.cents for figure in found if figure is not None)


def judged(
    r: WithDerivation,
    diagnosis: Diagnosis,
    rule: Utilities,
    asked: tuple[Figure, AskedAid | None, LoanPlan | None],
    places: tuple[int, ...],
    beside: Beside,
    about: str,
) -> tuple[Least, Effect | None]:
    """The smallest aid that is enough, and what the whole one changes; no effect without a cap."""
    debt, aid, loan = asked
    own = _lines_of(diagnosis, places)
    limits = limits_of_loan(diagnosis, rule.loan)
    within = usual_months(diagnosis)
    longest = max(within, limits.longest, loan.months if loan else 0)
    apart = beside.of(longest, own)
    months = bearing(beside.margins, longest, apart)
    # Without a cap that was read, an aid of up to the whole debt is looked at.
    sought = aid or AskedAid(debt, None, None, debt)
    least = least_aid(r, Asked(debt.money, sought, rule.aid, about), limits, months, within)
    if aid is None:
        return least, None
    lowest = _lowest(diagnosis, beside, own, apart)
    agreed = _agreed(diagnosis, places)
    return least, _effect(r, diagnosis, aid, loan, months, agreed, beside, own, lowest, about)


def _agreed(diagnosis: Diagnosis, places: tuple[int, ...]) -> tuple[int, int] | None:
    """Instalment in cents and months of what is already agreed for all these debts; else None."""
    debts = [diagnosis.dossier.debts[place] for place in places]
    each = [debt.instalment for debt in debts if debt.instalment]
    if len(each) < len(debts):
        return None
    months = max(lines_needed(debt.balance, one) for debt, one in zip(debts, each, strict=True))
    return sum(one.cents for one in each), months


def _effect(
    r: WithDerivation,
    diagnosis: Diagnosis,
    aid: AskedAid,
    loan: LoanPlan | None,
    months: Months,
    agreed: tuple[int, int] | None,
    beside: Beside,
    own: set[str],
    lowest_beside: Money,
    about: str,
) -> Effect:
    taken = loan.instalment.money.cents if loan is not None else 0
    lends = aid.loan is not None and aid.loan.money > ZERO
    bears = taken <= months.up_to(loan.months) if loan is not None else not lends
    decided = agreed[0] if agreed else None
    within = usual_months(diagnosis)
    each = rest_instalment(months, within, aid.remainder.money, decided, taken) if bears else None
    rest = aid.remainder
    instalment = None
    if each is not None:
        given = r.given(f"rest_asked{about}", Money(each))
        instalment = r.minimum(f"rest_instalment{about}", given, rest)
    burden = [part for part in (instalment, loan.instalment if loan else None) if part is not None]
    budget = diagnosis.budget
    back = [
        line.monthly for line in diagnosis.work.lines.charges if line.path in own | beside.replaced
    ]
    others = beside.each_month
    before = r.sum(f"before_aid{about}", budget.reste_a_vivre, *back)
    lowest = r.given(f"lowest_beside{about}", lowest_beside)
    holds = agreed is not None and months.up_to(agreed[1]) >= agreed[0]
    left_least = r.difference(f"lowest_after_aid{about}", lowest, *burden)
    return Effect(
        months_before=agreed[1] if agreed is not None and holds else None,
        instalment=instalment,
        months=None if each is None else (lines_needed(rest.money, Money(each)) if each else 0),
        loan=loan,
        reste_a_vivre=r.difference(f"left_after_aid{about}", before, *others, *burden),
        lowest_left=left_least,
        keeps_floor=left_least.money >= budget.floor.money,
    )


def _lowest(diagnosis: Diagnosis, beside: Beside, own: set[str], apart: list[int]) -> Money:
    """What the lowest month of the horizon leaves beside the other plans; ``apart`` is what they
    take from the first due date on.
    """
    lowest: int | None = None
    for flow in diagnosis.budget.months:
        rank = flow.month.minus(beside.margins.first)
        taken = apart[rank] if 0 <= rank < len(apart) else beside.taken(rank, own)
        left = flow.left.money.cents - taken
        lowest = left if lowest is None else min(lowest, left)
    return Money(lowest or 0)
