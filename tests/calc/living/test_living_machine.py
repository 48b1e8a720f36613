"""A counsellor records payments for months, in any order; the plan is never wrong about a cent."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from planner.calc.calendar import Month
from planner.calc.dossier import PlanOrigin, PlanPayment, SignedPlan
from planner.calc.living.amendment import Amendment, draft_amendment
from planner.calc.living.follow import LineState, Living, Standing, follow
from planner.calc.money import ZERO, Money

START = date(2026, 11, 22)


class LivingPlan(RuleBasedStateMachine):
    """Days pass, payments come, are found late or struck out, the plan is amended."""

    @initialize(
        debt=st.integers(1, 2_000_00),
        instalment=st.integers(40_00, 300_00),
        origin=st.sampled_from(PlanOrigin),
        days=st.integers(0, 20),
    )
    def sign(self, debt: int, instalment: int, origin: PlanOrigin, days: int) -> None:
        self.today = START
        self.plan = SignedPlan(
            signed_on=START,
            debt=Money(debt),
            instalment=Money(instalment),
            first_due=date(2026, 12, 31),
            origin=origin,
            tolerance_days=days,
        )
        self.payments: list[PlanPayment] = []
        self.repaid_before = 0
        self.whole_debt = debt

    @property
    def living(self) -> Living:
        found = follow(self.plan, self.payments, self.today)
        assert isinstance(found, Living)
        return found

    @rule(days=st.integers(1, 45))
    def days_pass(self, days: int) -> None:
        self.today += timedelta(days=days)

    @rule(cents=st.integers(1, 400_00))
    def a_payment_comes(self, cents: int) -> None:
        self.today += timedelta(days=1)
        before = self.living
        self.payments.append(PlanPayment(date=self.today, amount=Money(cents)))
        after = self.living
        taken = min(cents, before.remaining.money.cents)
        assert after.remaining.money.cents == before.remaining.money.cents - taken

    @rule(cents=st.integers(1, 400_00), ago=st.integers(0, 60), ahead=st.integers(0, 3))
    def a_receipt_is_found(self, cents: int, ago: int, ahead: int) -> None:
        day = max(self.plan.signed_on + timedelta(days=1), self.today - timedelta(days=ago))
        month = Month.of(day).plus(ahead)
        self.payments.append(PlanPayment(date=day, amount=Money(cents), for_month=month))

    @precondition(lambda self: self.payments)
    @rule(place=st.integers(0, 50))
    def a_payment_bounces(self, place: int) -> None:
        before = self.living.remaining.money
        del self.payments[place % len(self.payments)]
        assert self.living.remaining.money >= before

    @rule()
    def the_next_instalment_is_paid(self) -> None:
        self.today += timedelta(days=1)
        line = self.living.next
        if line is not None:
            month = Month.of(line.due)
            self.payments.append(PlanPayment(date=self.today, amount=line.unpaid, for_month=month))
            assert self.living.lines[line.n - 1].unpaid == ZERO

    @rule(instalment=st.integers(40_00, 300_00))
    def the_plan_is_amended(self, instalment: int) -> None:
        living = self.living
        found = draft_amendment(
            living,
            instalment=Money(instalment),
            first_due=self.today + timedelta(days=20),
            on=self.today,
        )
        if isinstance(found, Amendment):
            self.repaid_before += living.paid.money.cents
            self.plan = found.plan
            assert self.living.standing is Standing.HOLDS

    @invariant()
    def nothing_is_lost(self) -> None:
        living = self.living
        left = living.remaining.money.cents
        assert self.repaid_before + living.paid.money.cents + left == self.whole_debt
        assert left >= 0

    @invariant()
    def the_standing_follows_from_the_lines(self) -> None:
        living = self.living
        seen = {line.state for line in living.lines}
        late = LineState.PAID_TOO_LATE in seen
        if living.remaining.money == ZERO:
            expected = {Standing.SETTLED}
        elif LineState.MISSED in seen or (late and self.plan.origin is PlanOrigin.JUDGE):
            expected = {Standing.BROKEN}
        elif late:
            expected = {Standing.CAUGHT_UP}
        elif LineState.WAITING in seen:
            expected = {Standing.WAITING}
        else:
            expected = {Standing.HOLDS}
        assert living.standing in expected
        assert living.reasons

    @invariant()
    def no_instalment_to_come_is_ever_late(self) -> None:
        for line in self.living.lines:
            if line.due > self.today:
                assert line.state in (LineState.TO_COME, LineState.STARTED, LineState.PAID)
            if line.state is LineState.MISSED:
                assert line.limit < self.today
                assert line.unpaid > ZERO


LivingPlan.TestCase.settings = settings(max_examples=25, stateful_step_count=20, deadline=None)
TestLivingPlan = LivingPlan.TestCase
