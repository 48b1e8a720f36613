"""A signed plan followed from payment to payment, by cases on paper and by properties."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.calendar import Month
from planner.calc.dossier import (
    Casework,
    EventKind,
    PlanOrigin,
    PlanPayment,
    ProcedureEvent,
    SignedPlan,
)
from planner.calc.figure import replay, walk
from planner.calc.living.amendment import Amendment, draft_amendment
from planner.calc.living.follow import LineState, Living, Standing, follow, follow_plan
from planner.calc.money import ZERO, Money
from planner.calc.outcomes import Missing
from planner.intake.dossier_file import read_dossier, write_dossier
from tests.support.dossiers import days, dossiers
from tests.support.households import alone, euros

SIGNED = SignedPlan(
    signed_on=date(2026, 11, 22),
    debt=euros("250.00"),
    instalment=euros("100.00"),
    first_due=date(2026, 12, 5),
    tolerance_days=10,
)
"""100 on 5 December and 5 January, 50 on 5 February; ten days of tolerance."""


def paid(day: date, amount: str, **fields: object) -> PlanPayment:
    return PlanPayment(date=day, amount=euros(amount)).but(**fields)


def on(day: date, *payments: PlanPayment, plan: SignedPlan = SIGNED) -> Living:
    living = follow(plan, payments, day)
    assert isinstance(living, Living)
    return living


def states(living: Living) -> list[str]:
    return [line.state.value for line in living.lines]


def ids(living: Living) -> list[str]:
    return [reason.id for reason in living.reasons]


def test_before_the_first_day_a_plan_holds_and_names_what_comes() -> None:
    living = on(date(2026, 12, 1))
    assert (living.standing, states(living)) == (Standing.HOLDS, ["to_come"] * 3)
    assert living.next is not None
    assert (living.next.due, living.next.unpaid) == (date(2026, 12, 5), euros("100.00"))
    assert living.remaining.money == euros("250.00")


def test_an_instalment_paid_in_time_keeps_the_plan() -> None:
    living = on(date(2026, 12, 20), paid(date(2026, 12, 5), "100.00"))
    assert (living.standing, states(living)) == (Standing.HOLDS, ["paid", "to_come", "to_come"])
    assert living.remaining.money == euros("150.00")
    assert living.overdue.money == ZERO


@pytest.mark.parametrize(
    ("day", "standing", "state"),
    [
        (date(2026, 12, 5), Standing.WAITING, "waiting"),
        (date(2026, 12, 15), Standing.WAITING, "waiting"),
        (date(2026, 12, 16), Standing.BROKEN, "missed"),
    ],
)
def test_the_tolerance_runs_to_its_last_day_and_not_one_more(
    day: date, standing: Standing, state: str
) -> None:
    living = on(day)
    assert (living.standing, states(living)[0]) == (standing, state)
    assert living.overdue.money == euros("100.00")


def test_a_payment_late_within_the_tolerance_keeps_the_plan() -> None:
    living = on(date(2026, 12, 20), paid(date(2026, 12, 15), "100.00"))
    assert (living.standing, states(living)[0]) == (Standing.HOLDS, "paid_late")
    assert living.holds


def test_a_payment_past_the_tolerance_catches_up_and_says_so() -> None:
    living = on(date(2026, 12, 20), paid(date(2026, 12, 16), "100.00"))
    assert (living.standing, ids(living)) == (Standing.CAUGHT_UP, ["living_too_late"])
    assert living.reasons[0].values["paid_on"] == date(2026, 12, 16)
    assert not living.holds


def test_a_partial_payment_leaves_its_rest_to_pay() -> None:
    living = on(date(2026, 12, 16), paid(date(2026, 12, 5), "60.00"))
    assert living.standing is Standing.BROKEN
    assert living.reasons[0].id == "living_missed"
    assert living.reasons[0].values == {
        "n": 1,
        "due": date(2026, 12, 5),
        "missing": euros("40.00"),
        "days": 11,
    }


def test_a_tolerated_shortfall_keeps_the_plan_and_stays_due() -> None:
    plan = SIGNED.but(tolerance=euros("5.00"))
    living = on(date(2026, 12, 20), paid(date(2026, 12, 5), "96.00"), plan=plan)
    assert (living.standing, states(living)[0]) == (Standing.HOLDS, "short")
    assert living.remaining.money == euros("154.00")
    later = on(
        date(2027, 1, 6),
        paid(date(2026, 12, 5), "96.00"),
        paid(date(2027, 1, 5), "104.00"),
        plan=plan,
    )
    assert states(later) == ["paid", "paid", "to_come"]


def test_the_last_instalment_is_paid_to_the_cent() -> None:
    plan = SIGNED.but(tolerance=euros("5.00"))
    living = on(date(2027, 3, 1), paid(date(2026, 12, 1), "249.99"), plan=plan)
    assert (living.standing, states(living)[2]) == (Standing.BROKEN, "missed")


def test_an_early_payment_goes_on_to_the_next_instalments() -> None:
    living = on(date(2026, 12, 6), paid(date(2026, 12, 5), "210.00"))
    assert states(living) == ["paid", "paid", "started"]
    assert living.ahead.money == euros("110.00")
    assert ids(living) == ["living_ahead"]


def test_a_payment_that_names_its_month_pays_it_first() -> None:
    named = paid(date(2026, 12, 5), "120.00", for_month=Month(2027, 1))
    living = on(date(2026, 12, 6), named)
    assert [line.paid for line in living.lines] == [euros("20.00"), euros("100.00"), ZERO]


def test_a_receipt_found_late_puts_everything_in_its_place_again() -> None:
    recorded = [paid(date(2027, 1, 5), "100.00"), paid(date(2026, 12, 5), "100.00")]
    before = on(date(2027, 1, 6), recorded[0])
    assert before.standing is Standing.CAUGHT_UP
    assert on(date(2027, 1, 6), *recorded).standing is Standing.HOLDS


def test_a_plan_paid_to_the_end_is_settled_and_what_is_too_much_is_said() -> None:
    living = on(date(2027, 6, 1), paid(date(2026, 12, 5), "260.00"))
    assert (living.standing, living.surplus) == (Standing.SETTLED, euros("10.00"))
    assert living.reasons[0].values == {"on": date(2026, 12, 5)}
    assert living.next is None


def test_a_judge_leaves_no_tolerance_and_a_late_payment_does_not_mend() -> None:
    plan = SIGNED.but(origin=PlanOrigin.JUDGE)
    living = on(date(2026, 12, 20), paid(date(2026, 12, 6), "100.00"), plan=plan)
    assert living.standing is Standing.BROKEN
    assert ids(living) == ["living_too_late", "living_judge_strict"]
    assert living.reasons[1].reference == "loi 89-462 art. 24 VII"


def test_an_admissible_file_stops_the_plan_without_a_default() -> None:
    event = ProcedureEvent(kind=EventKind.OVER_INDEBTEDNESS_ADMISSIBLE, date=date(2026, 12, 1))
    dossier = alone(events=(event,), casework=Casework(signed_plan=SIGNED))
    living = follow_plan(dossier, date(2027, 3, 1))
    assert isinstance(living, Living)
    assert living.standing is Standing.STOPPED
    assert living.overdue.money == ZERO
    assert LineState.MISSED.value not in states(living)


def test_a_file_admitted_before_the_signature_does_not_stop_a_later_plan() -> None:
    event = ProcedureEvent(kind=EventKind.OVER_INDEBTEDNESS_ADMISSIBLE, date=date(2026, 1, 1))
    dossier = alone(events=(event,), casework=Casework(signed_plan=SIGNED))
    living = follow_plan(dossier, date(2026, 12, 1))
    assert isinstance(living, Living)
    assert living.standing is Standing.HOLDS


@pytest.mark.parametrize(
    ("plan", "field"),
    [
        (None, "casework.signed_plan"),
        (SIGNED.but(debt=ZERO), "casework.signed_plan.debt"),
        (SIGNED.but(instalment=ZERO), "casework.signed_plan.instalment"),
        (
            SIGNED.but(debt=euros("9000.00"), instalment=euros("0.01")),
            "casework.signed_plan.instalment",
        ),
    ],
)
def test_a_plan_that_is_no_plan_says_which_field(plan: SignedPlan | None, field: str) -> None:
    dossier = alone(casework=Casework(signed_plan=plan))
    assert follow_plan(dossier, date(2026, 12, 1)) == Missing((field,))


def test_the_signed_plan_and_its_payments_are_kept_in_the_file() -> None:
    payments = (paid(date(2026, 12, 5), "100.00", for_month=Month(2026, 12)),)
    dossier = alone(casework=Casework(signed_plan=SIGNED, plan_payments=payments))
    assert read_dossier(write_dossier(dossier)) == dossier


def test_an_amendment_says_only_what_changes() -> None:
    broken = on(date(2026, 12, 20), paid(date(2026, 12, 5), "50.00"))
    found = draft_amendment(
        broken, instalment=euros("40.00"), first_due=date(2027, 1, 5), on=date(2026, 12, 20)
    )
    assert isinstance(found, Amendment)
    assert [(change.term, change.before, change.after) for change in found.changes] == [
        ("instalment", euros("100.00"), euros("40.00")),
        ("next_due", date(2026, 12, 5), date(2027, 1, 5)),
        ("instalments_left", 3, 5),
        ("last_amount", euros("50.00"), euros("40.00")),
        ("ends", date(2027, 2, 5), date(2027, 5, 5)),
    ]
    assert (found.plan.debt, found.plan.amends) == (euros("200.00"), SIGNED.signed_on)
    assert found.reasons == broken.reasons


def test_an_amendment_that_changes_nothing_is_none() -> None:
    living = on(date(2026, 12, 20), paid(date(2026, 12, 5), "100.00"))
    same = draft_amendment(
        living, instalment=euros("100.00"), first_due=date(2027, 1, 5), on=date(2026, 12, 20)
    )
    assert same is None


def test_a_settled_plan_has_nothing_to_amend() -> None:
    living = on(date(2027, 6, 1), paid(date(2026, 12, 5), "250.00"))
    day = date(2027, 7, 5)
    assert draft_amendment(living, instalment=euros("10.00"), first_due=day, on=day) is None


def test_what_was_paid_before_the_signature_is_in_the_debt_that_was_signed() -> None:
    living = on(date(2026, 12, 1), paid(date(2026, 11, 21), "40.00"))
    assert (living.remaining.money, living.earlier) == (euros("250.00"), (0,))
    first = on(date(2026, 12, 20), paid(date(2026, 12, 20), "40.00"))
    found = draft_amendment(
        first, instalment=euros("30.00"), first_due=date(2027, 1, 5), on=date(2026, 12, 20)
    )
    assert isinstance(found, Amendment)
    again = on(date(2026, 12, 21), paid(date(2026, 12, 20), "40.00"), plan=found.plan)
    assert (again.remaining.money, again.earlier) == (euros("210.00"), (0,))


def at(plan: SignedPlan, payments: Sequence[PlanPayment], day: date) -> Living:
    living = follow(plan, payments, day)
    assert isinstance(living, Living)
    return living


PLANS = st.builds(
    SignedPlan,
    signed_on=st.just(date(2026, 11, 22)),
    debt=st.integers(1, 3_000_00).map(Money),
    instalment=st.integers(30_00, 400_00).map(Money),
    first_due=st.dates(date(2026, 11, 22), date(2027, 1, 31)),
    origin=st.sampled_from(PlanOrigin),
    tolerance_days=st.integers(0, 30),
    tolerance=st.integers(0, 20_00).map(Money),
)
PAYMENTS = st.lists(
    st.builds(
        PlanPayment,
        date=st.dates(date(2026, 11, 22), date(2027, 12, 31)),
        amount=st.integers(0, 500_00).map(Money),
        for_month=st.none() | st.integers(0, 12).map(lambda n: Month(2026, 12).plus(n)),
    ),
    max_size=12,
)
DAYS = st.dates(date(2026, 11, 22), date(2028, 6, 30))


@settings(max_examples=150)
@given(PLANS, PAYMENTS, DAYS)
def test_every_cent_paid_is_on_an_instalment_or_is_too_much(plan, payments, day) -> None:
    living = at(plan, payments, day)
    made = Money.sum(payment.amount for payment in payments if payment.date <= day)
    assert living.paid.money + living.surplus == made
    assert living.paid.money + living.remaining.money == plan.debt
    assert Money.sum(line.paid for line in living.lines) == living.paid.money
    assert Money.sum(line.amount for line in living.lines) == plan.debt
    assert all(ZERO <= line.paid <= line.amount for line in living.lines)
    assert ZERO in (living.surplus, living.remaining.money)
    assert (living.standing is Standing.SETTLED) == (living.remaining.money == ZERO)
    for figure in (living.paid, living.remaining, living.overdue, living.ahead):
        for node in walk(figure):
            if node.operation not in ("given", "parameter"):
                assert replay(node) == node.raw


@given(PLANS, PAYMENTS.flatmap(lambda each: st.tuples(st.just(each), st.permutations(each))), DAYS)
def test_the_order_in_which_payments_are_recorded_changes_nothing(plan, orders, day) -> None:
    first, second = (at(plan, payments, day) for payments in orders)
    assert first.lines == second.lines
    assert first.reasons == second.reasons


RANK = [Standing.BROKEN, Standing.CAUGHT_UP, Standing.WAITING, Standing.HOLDS, Standing.SETTLED]


@given(
    PLANS, PAYMENTS, DAYS, st.dates(date(2026, 11, 22), date(2027, 12, 31)), st.integers(1, 900_00)
)
def test_one_payment_more_never_worsens_the_standing(plan, payments, day, when, cents) -> None:
    more = [*payments, PlanPayment(date=when, amount=Money(cents))]
    before, after = at(plan, payments, day), at(plan, more, day)
    named = any(payment.for_month is not None for payment in payments)
    if not named:
        assert RANK.index(after.standing) >= RANK.index(before.standing)
    assert after.remaining.money <= before.remaining.money


@given(PLANS, PAYMENTS, DAYS, st.integers(1, 500_00), st.integers(0, 100))
def test_a_payment_cut_in_two_on_the_same_day_is_the_same_payment(
    plan, payments, day, cents, share
) -> None:
    when = date(2027, 1, 10)
    part = cents * share // 100
    whole = [*payments, PlanPayment(date=when, amount=Money(cents))]
    two = [
        *payments,
        PlanPayment(date=when, amount=Money(part)),
        PlanPayment(date=when, amount=Money(cents - part)),
    ]
    first, second = at(plan, whole, day), at(plan, two, day)
    assert [line.paid for line in first.lines] == [line.paid for line in second.lines]
    assert first.standing is second.standing


@given(PLANS, PAYMENTS, DAYS, st.integers(30_00, 300_00))
def test_an_amendment_repays_exactly_what_is_left(plan, payments, day, instalment) -> None:
    living = at(plan, payments, day)
    found = draft_amendment(living, instalment=Money(instalment), first_due=day, on=day)
    assert not isinstance(found, Missing)
    if found is None:
        return
    again = at(found.plan, (), day)
    assert Money.sum(line.amount for line in again.lines) == living.remaining.money
    assert all(change.before != change.after for change in found.changes)


@settings(max_examples=60)
@given(dossiers(), days(2020))
def test_the_plan_of_any_dossier_is_followed_or_says_what_it_lacks(dossier, day) -> None:
    found = follow_plan(dossier, day)
    if isinstance(found, Missing):
        assert all(field.startswith("casework.signed_plan") for field in found.fields)
    else:
        assert found.reasons
        assert found.paid.money + found.remaining.money == found.signed.debt
