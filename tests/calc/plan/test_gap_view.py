"""The gap of a dossier: its causes, the questions to put, what the allowance would change."""

from datetime import date

import pytest
from hypothesis import given, settings

from planner.calc.dossier import (
    AccountKind,
    Allowance,
    AllowanceStatus,
    Casework,
    Dwelling,
    EventKind,
    Household,
    Landlord,
    LandlordKind,
    PaidTo,
    Person,
    PersonStatus,
    ProcedureEvent,
    Request,
    RequestState,
    Role,
)
from planner.calc.dossier.casework import AidKind
from planner.calc.figure import replay, walk
from planner.calc.housing.vocabulary import CONSEQUENCES
from planner.calc.plan import plan
from planner.law import load_law
from planner.views import arrears as views
from planner.views import words
from tests.support.dossiers import dossiers, on_days
from tests.support.households import ON, alone, debt_of, euros, income, month

LAW = load_law()
RENT, PAYMENT = AccountKind.RENT, AccountKind.PAYMENT


def home(amount, *, status=AllowanceStatus.PAID, base="9600.00", **facts):
    allowance = {"withheld": facts.pop("withheld", euros("0.00"))}
    return Dwelling(
        zone=2,
        rent=euros("520.00"),
        allowance=Allowance(
            amount=euros(amount),
            status=status,
            resource_base=euros(base),
            paid_to=PaidTo.LANDLORD,
            suspended_since=month("2026-08") if status is AllowanceStatus.SUSPENDED else None,
            **allowance,
        ),
        **facts,
    )


def made(on=ON, **parts):
    return plan(alone(**parts), LAW, on)


def causes(result):
    return {each.cause: each for each in result.allowance.causes.causes}


def test_a_gap_explained_by_one_cause_puts_its_question_only():
    # 168 € is the allowance by the scale of before 1 October.
    view = made(dwelling=home("168.00")).allowance.causes
    assert (view.verdict, view.questions) == ("explained", ("rent_cap",))
    [found] = [each for each in view.causes if each.explains]
    assert (found.change, str(found.paid.money), str(found.effect.money)) == (
        "previous_scale",
        "168.00",
        "-4.00",
    )
    assert replay(found.effect) == found.effect.raw


def test_a_gap_that_no_cause_explains_leaves_every_question_open_and_says_which_base_would():
    # 9,600 makes 172 €; seven hundreds more, at 3.135 € each, make 150 €.
    view = made(dwelling=home("150.00")).allowance.causes
    assert view.verdict == "not_explained"
    assert len(view.questions) == 7
    assert (str(view.implied_base_low), str(view.implied_base_high)) == ("10300.00", "10300.00")
    between = made(dwelling=home("90.00")).allowance.causes
    assert (between.implied_base_low, between.implied_base_high) == (None, None)


def test_what_nothing_in_the_dossier_can_test_says_so():
    found = causes(made(dwelling=home("90.00")))
    assert (found["rls"].change, found["rls"].paid) == ("", None)
    assert found["overpayment"].paid is None


def test_a_recovery_that_the_dossier_tells_explains_an_amount_typed_as_received():
    result = made(dwelling=home("132.00", withheld=euros("40.00")))
    assert causes(result)["overpayment"].explains
    assert result.allowance.causes.questions == ("overpayment",)


def test_the_incomes_of_the_dossier_explain_a_base_that_is_not_theirs():
    # 12 × 1,100 less a tenth = 11,880 → 11,900: 99 €, where the base given makes 172 €.
    result = made(wage="1100.00", dwelling=home("100.00"))
    found = causes(result)["resource_period"]
    assert (found.change, found.explains) == ("base_of_the_incomes", True)
    assert "resource_base.base" in result.figures


@pytest.mark.parametrize("amount", ["172.00", "172.99", "171.01"])
def test_within_a_euro_there_is_nothing_to_explain(amount):
    assert made(dwelling=home(amount)).allowance.causes is None


def test_an_allowance_that_was_never_notified_has_no_gap():
    unclaimed = home("0.00", status=AllowanceStatus.NOT_CLAIMED)
    result = made(dwelling=unclaimed)
    assert result.allowance.causes is None
    assert {each.id for each in result.allowance.consequences} >= {"net_rent", "reste_a_vivre"}


def test_what_the_restored_allowance_would_change_elsewhere_is_shown_and_not_iterated():
    suspended = home("172.00", status=AllowanceStatus.SUSPENDED)
    result = made(wage="1200.00", dwelling=suspended)
    found = {
        each.id: (str(each.before.money), str(each.after.money))
        for each in result.allowance.consequences
    }
    assert found["net_rent"] == ("520.00", "348.00")
    assert found["reste_a_vivre"] == ("680.00", "852.00")
    assert found["fsl_base"] == ("1200.00", "1200.00")
    # The prime d'activité counts the allowance up to a flat 76.59 € for one person, less its CRDS.
    before, after = (euros(amount) for amount in found["ppa"])
    assert str(before - after) == "76.21"
    assert result.budget.reste_a_vivre.money == euros("680.00")


def account(*lines):
    return debt_of(*((date.fromisoformat(day), kind, amount) for day, kind, amount in lines))


ARREARS = account(
    ("2026-07-01", RENT, "520.00"),
    ("2026-08-01", RENT, "520.00"),
    ("2026-09-01", RENT, "520.00"),
    ("2026-10-01", RENT, "520.00"),
    ("2026-11-01", RENT, "520.00"),
)


def readings(result):
    return {each.regime: each for each in result.allowance.suspension.readings}


def conditions(result, regime="payer"):
    return {each.id: each.met for each in readings(result)[regime].conditions}


def test_near_the_change_both_regimes_are_read_and_far_from_it_one():
    home_ = home("172.00")
    near = made(dwelling=home_, account=ARREARS)
    assert list(readings(near)) == ["payer", "ccapex"]
    after = made(on=date(2027, 2, 1), dwelling=home_, account=ARREARS)
    assert list(readings(after)) == ["ccapex", "payer"]
    assert list(readings(made(on=date(2026, 10, 1), dwelling=home_, account=ARREARS))) == ["payer"]
    assert list(readings(made(on=date(2027, 8, 1), dwelling=home_, account=ARREARS))) == ["ccapex"]


def test_the_amounts_that_keep_the_allowance_are_the_expense_and_its_half():
    view = made(dwelling=home("172.00", charges=euros("30.00")), account=ARREARS).allowance
    assert str(view.suspension.current_expense.money) == "378.00"
    assert str(view.suspension.half.money) == "189.00"
    assert readings(made(dwelling=home("172.00"), account=ARREARS))["payer"].standing == "at_risk"


def paid_in_october(amount, **parts):
    lines = [*ARREARS.lines]
    lines.append(account(("2026-10-05", PAYMENT, amount)).lines[0])
    return made(account=ARREARS.but(lines=tuple(lines)), **parts)


def test_half_of_the_expense_keeps_it_for_a_household_in_difficulty_only():
    poor = Household(
        persons=(
            Person(
                id="p1",
                role=Role.APPLICANT,
                birth=date(1980, 1, 1),
                statuses=(PersonStatus.RSA,),
            ),
        )
    )
    home_ = home("172.00")  # 348 to pay, 174 its half
    enough = paid_in_october("174.00", dwelling=home_, household=poor)
    assert conditions(enough)["hardship_and_half"] is True
    assert readings(enough)["payer"].standing == "protected"
    short = paid_in_october("173.99", dwelling=home_, household=poor)
    assert conditions(short)["hardship_and_half"] is False
    unknown = paid_in_october("174.00", dwelling=home_)
    assert conditions(unknown)["hardship_and_half"] is None
    assert readings(unknown)["payer"].standing == "at_risk"
    rsa = income("rsa", "500.00")
    told_by_income = paid_in_october("174.00", dwelling=home_, incomes=(rsa,))
    assert conditions(told_by_income)["hardship_and_half"] is True
    over = paid_in_october("174.00", dwelling=home_, incomes=(rsa.but(until=month("2026-10")),))
    assert conditions(over)["hardship_and_half"] is None
    # A payment counts in the month that it names.
    late = account(("2026-11-05", PAYMENT, "174.00")).lines[0].but(settles=month("2026-10"))
    named = made(account=ARREARS.but(lines=(*ARREARS.lines, late)), dwelling=home_, household=poor)
    assert conditions(named)["hardship_and_half"] is True


def test_a_plan_granted_and_a_rent_resumed_keep_it():
    casework = Casework(
        requests=(Request(kind=AidKind.PAYMENT_PLAN, state=RequestState.GRANTED),),
    )
    lines = [*ARREARS.lines, *account(("2026-11-05", PAYMENT, "520.00")).lines]
    result = made(
        dwelling=home("172.00"), account=ARREARS.but(lines=tuple(lines)), casework=casework
    )
    assert result.arrears.resumed == 1
    assert conditions(result)["approved_plan_and_rent"] is True
    sent = casework.but(requests=(Request(kind=AidKind.PAYMENT_PLAN, state=RequestState.SENT),))
    waiting = made(dwelling=home("172.00"), account=ARREARS.but(lines=tuple(lines)), casework=sent)
    assert conditions(waiting)["approved_plan_and_rent"] is None


def test_a_suspended_allowance_whose_rent_is_paid_again_may_be_restored():
    suspended = home("172.00", status=AllowanceStatus.SUSPENDED)
    lines = [*ARREARS.lines, *account(("2026-11-05", PAYMENT, "520.00")).lines]
    result = made(dwelling=suspended, account=ARREARS.but(lines=tuple(lines)))
    assert readings(result)["payer"].standing == "liftable"
    assert readings(made(dwelling=suspended, account=ARREARS))["payer"].standing == "suspended"


def test_an_ended_lease_a_judgment_and_a_file_have_conditions_of_their_own():
    ended = home(
        "172.00",
        status=AllowanceStatus.SUSPENDED,
        lease_ended=date(2026, 6, 1),
        landlord=Landlord(kind=LandlordKind.SOCIAL),
    )
    events = (
        ProcedureEvent(kind=EventKind.JUDGMENT, date=date(2026, 6, 1)),
        ProcedureEvent(kind=EventKind.OVER_INDEBTEDNESS_ADMISSIBLE, date=date(2026, 10, 1)),
    )
    result = made(dwelling=ended, account=ARREARS, events=events)
    found = conditions(result)
    assert found["judge_schedule_kept"] is None
    assert found["indemnity_paid"] is False
    assert found["file_oriented"] is True
    # August to October at 172 €: 516 €, and the debt is above 450 € too: by half-years.
    assert result.allowance.suspension.back_payment_in_one_go is False
    small = plan(alone(dwelling=ended, account=account(("2026-11-01", RENT, "400.00"))), LAW, ON)
    assert small.allowance.suspension.back_payment_in_one_go is True
    # Three months at 150 €: 450 € itself is not under the limit, nor is the debt.
    at_the_limit = made(dwelling=ended.but(allowance=ended.allowance.but(amount=euros("150.00"))))
    assert at_the_limit.allowance.back_payment.money == euros("450.00")
    assert at_the_limit.allowance.suspension.back_payment_in_one_go is True
    owed = made(
        dwelling=ended.but(allowance=ended.allowance.but(amount=euros("150.00"))), account=ARREARS
    )
    assert owed.allowance.suspension.back_payment_in_one_go is False


def test_an_account_without_lines_does_not_say_whether_the_rent_is_unpaid():
    result = made(dwelling=home("172.00"))
    assert readings(result)["payer"].standing == "unknown"


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(dossiers(), on_days())
def test_any_household_has_causes_that_replay_and_words_for_all_of_it(dossier, on):
    result = plan(dossier, LAW, on)
    view = result.allowance
    if view.causes is not None:
        explaining = [each.cause for each in view.causes.causes if each.explains]
        assert view.causes.verdict == {0: "not_explained", 1: "explained"}.get(
            len(explaining), "several"
        )
        assert set(view.causes.questions) == set(explaining) or not explaining
        for each in view.causes.causes:
            for figure in (each.paid, each.effect):
                assert figure is None or figure.raw == replay(figure)
    for each in view.consequences:
        assert each.id in CONSEQUENCES
    for block in views.allowance(result, dossier, LAW):
        assert block is not None
    for figure in result.figures.values():
        if figure.label.startswith(("housing_allowance.", "resource_base.", "rls.")):
            for node in walk(figure):
                if node.parameter is None:
                    assert words.figure(node, dossier) != node.label


def test_an_irregular_income_is_not_an_argument_about_the_base():
    result = made(incomes=(income("temporary_wage", "900.00"),), dwelling=home("90.00"))
    assert causes(result)["resource_period"].paid is None
