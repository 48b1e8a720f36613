"""The diagnosis of a household: resumed rent, debt, allowance, dates, and the schedules judged."""

from datetime import date

import pytest

from planner.calc import vocabulary
from planner.calc.calendar import Month
from planner.calc.diagnosis.resumption import resumed_by_account, resumed_months
from planner.calc.diagnosis.schedules import first_due
from planner.calc.dossier import (
    AccountKind,
    AccountLine,
    AidKind,
    Allowance,
    AllowanceStatus,
    Casework,
    Charge,
    Debt,
    DebtStage,
    Dwelling,
    EventKind,
    Landlord,
    LandlordKind,
    PaidTo,
    ProcedureEvent,
    RentAccount,
)
from planner.calc.money import Money
from planner.calc.plan import plan
from planner.law import load_law
from tests.support.households import ON, alone, charge, debt_of, euros, income, month, rent_debt

LAW = load_law()
RENT, PAYMENT = AccountKind.RENT, AccountKind.PAYMENT


def made(on=ON, **parts):
    return plan(alone(**parts), LAW, on)


def test_rent_is_resumed_when_each_month_receives_what_falls_due_in_it():
    account = debt_of(
        (date(2026, 8, 1), RENT, "400.00"),
        (date(2026, 9, 1), RENT, "400.00"),
        (date(2026, 9, 5), AccountKind.HOUSING_BENEFIT, "150.00"),
        (date(2026, 9, 8), PAYMENT, "250.00"),
        (date(2026, 10, 1), RENT, "400.00"),
        (date(2026, 10, 9), PAYMENT, "400.00"),
        (date(2026, 11, 1), RENT, "400.00"),
        (date(2026, 11, 2), PAYMENT, "410.00"),
    )
    result = made(account=account)
    assert (result.arrears.resumed, result.arrears.resumed_since) == (3, Month(2026, 9))
    # The imputation went to August: the run does not care.
    assert result.arrears.state.oldest_unpaid == Month(2026, 11)


def test_a_payment_that_names_its_month_counts_for_that_month():
    lines = (
        AccountLine(date=date(2026, 10, 1), kind=RENT, amount=euros("400.00")),
        AccountLine(date=date(2026, 11, 1), kind=RENT, amount=euros("400.00")),
        AccountLine(
            date=date(2026, 11, 2), kind=PAYMENT, amount=euros("400.00"), settles=month("2026-10")
        ),
        AccountLine(date=date(2026, 11, 8), kind=PAYMENT, amount=euros("400.00")),
    )
    assert resumed_by_account(alone(account=RentAccount(lines=lines)), ON) == 2


def test_the_month_under_way_breaks_the_run_only_after_its_rent_day():
    account = debt_of(
        (date(2026, 10, 1), RENT, "400.00"),
        (date(2026, 10, 5), PAYMENT, "400.00"),
        (date(2026, 11, 1), RENT, "400.00"),
    )
    dossier = alone(account=account, dwelling=Dwelling(rent=euros("400.00"), rent_day=10))
    assert resumed_by_account(dossier, date(2026, 11, 10)) == 1
    assert resumed_by_account(dossier, date(2026, 11, 11)) == 0


def test_when_the_counsellor_and_the_account_disagree_the_shorter_run_is_kept_and_told():
    account = debt_of((date(2026, 11, 1), RENT, "400.00"), (date(2026, 11, 3), PAYMENT, "400.00"))
    told = Casework(rent_resumed_since=month("2026-09"))
    assert resumed_months(alone(account=account, casework=told), ON) == 1
    assert resumed_months(alone(casework=told), ON) == 3
    result = made(account=account, casework=told)
    [alert] = [a for a in result.alerts if a.id == "resumption_at_odds"]
    assert alert.values == {"told": 3, "account": 1}


def test_nothing_is_said_of_a_resumption_that_nothing_shows():
    assert made(account=RentAccount(rough_balance=euros("900.00"))).arrears.resumed is None


def test_a_rough_balance_is_a_legal_answer_marked_as_such():
    result = made(account=RentAccount(rough_balance=euros("900.00")))
    assert result.arrears.balance.money == euros("900.00")
    assert result.arrears.rough
    assert result.arrears.state is None
    assert result.schedule("proposed").lines


def test_a_balance_brought_forward_is_never_taken_for_rent():
    account = rent_debt("400.00").but(opening_balance=euros("1200.00"))
    result = made(account=account)
    assert result.arrears.balance.money == euros("400.00")
    assert result.arrears.opening.money == euros("1200.00")
    assert "opening_balance_unknown" in {alert.id for alert in result.alerts}


def test_prescribed_rent_is_set_apart_and_never_scheduled():
    account = debt_of(
        (date(2023, 11, 1), RENT, "300.00"),
        (date(2026, 10, 1), RENT, "400.00"),
    )
    result = made(account=account)
    assert result.arrears.prescribed.money == euros("300.00")
    assert result.schedule("statutory").debt.money == euros("400.00")
    only = made(account=rent_debt("300.00", date(2023, 11, 1)))
    assert only.proposal(AidKind.PAYMENT_PLAN).reasons[0].id == "only_disputed_debt"


def suspended(**fields):
    return Allowance(
        amount=euros("150.00"),
        status=AllowanceStatus.SUSPENDED,
        suspended_since=month("2026-08"),
        paid_to=PaidTo.LANDLORD,
        **fields,
    )


def test_a_suspended_allowance_would_pay_back_the_months_it_was_suspended_for():
    # August, September, October: November would be paid in December.
    result = made(
        account=rent_debt("1000.00"),
        dwelling=Dwelling(rent=euros("400.00"), allowance=suspended()),
    )
    assert result.allowance.back_payment.money == euros("450.00")
    assert result.allowance.debt_after_back_payment.money == euros("550.00")
    reasons = {reason.id for reason in result.proposal(AidKind.PAYMENT_PLAN).reasons}
    assert "back_payment_first" in reasons


def test_an_allowance_that_cannot_be_computed_says_what_it_lacks_and_is_never_zero():
    result = made()
    assert result.allowance.computed is None
    assert set(result.allowance.missing.fields) == {"dwelling.zone"}
    untold = plan(alone(incomes=()), LAW, ON)
    assert set(untold.allowance.missing.fields) == {
        "dwelling.zone",
        "dwelling.allowance.resource_base",
    }
    assert untold.allowance.base.missing.reason == "no_income"


@pytest.mark.parametrize(
    ("dwelling", "charges", "reason"),
    [
        (Dwelling(commune="97502", rent=euros("400.00")), (), "not_covered"),
        (Dwelling(commune="98818", rent=euros("400.00")), (), "not_covered"),
        (Dwelling(), (charge("mortgage", "700.00"),), "owner"),
    ],
)
def test_a_rule_that_does_not_concern_the_household_is_a_refusal(dwelling, charges, reason):
    result = made(dwelling=dwelling, charges=charges)
    assert result.allowance.refusal.reason == reason


def test_the_landlord_has_two_months_to_report_an_unpaid_rent():
    account = debt_of((date(2026, 10, 1), RENT, "400.00"), (date(2026, 11, 1), RENT, "400.00"))
    dwelling = Dwelling(
        rent=euros("400.00"), allowance=Allowance(amount=euros("150.00"), paid_to=PaidTo.TENANT)
    )
    dates = {d.name: d.on for d in made(account=account, dwelling=dwelling).deadlines}
    assert dates == {"landlord_report": date(2027, 1, 1)}
    reported = (ProcedureEvent(kind=EventKind.LANDLORD_REPORT, date=date(2026, 11, 10)),)
    dates = {
        d.name: d.on for d in made(account=account, dwelling=dwelling, events=reported).deadlines
    }
    assert dates == {"plan_found": date(2027, 5, 10), "fsl_scheme": date(2027, 8, 10)}


def test_a_commandement_without_the_lease_asks_for_it():
    result = made(events=(ProcedureEvent(kind=EventKind.COMMANDEMENT, date=date(2026, 11, 2)),))
    [alert] = [a for a in result.alerts if a.id == "deadline_facts_missing"]
    assert alert.values == {"event": "commandement", "field": "dwelling.lease_signed"}


def test_holidays_of_moselle_count_for_its_communes():
    event = ProcedureEvent(kind=EventKind.DIAGNOSIS_REFERRAL, date=date(2026, 12, 22))
    dates = [
        made(events=(event,), dwelling=Dwelling(commune=commune)).deadlines[0].on
        for commune in ("57463", "75056")
    ]
    assert dates[0] >= dates[1]


def test_the_first_due_date_is_the_rent_day_of_next_month_unless_one_to_come_is_decided():
    dossier = alone(dwelling=Dwelling(rent=euros("400.00"), rent_day=31))
    assert first_due(dossier, date(2027, 1, 15)) == date(2027, 2, 28)
    decided = dossier.but(casework=Casework(first_due=date(2027, 3, 10)))
    assert first_due(decided, date(2027, 1, 15)) == date(2027, 3, 10)
    assert first_due(decided, date(2027, 3, 10)) == date(2027, 3, 10)
    assert first_due(decided, date(2027, 4, 1)) == date(2027, 5, 31)


def test_a_schedule_of_the_thirty_first_never_drifts():
    result = made(
        account=rent_debt("900.00"),
        casework=Casework(first_due=date(2027, 1, 31), chosen_instalment=euros("300.00")),
    )
    assert [line.due for line in result.schedule("chosen").lines] == [
        date(2027, 1, 31),
        date(2027, 2, 28),
        date(2027, 3, 31),
    ]


def test_the_five_schedules_of_one_debt():
    # 600 left, floor 300, capacity 300; debt 1,000.
    result = made(
        account=rent_debt("1000.00"),
        casework=Casework(
            chosen_instalment=euros("120.00"),
            household_offer=euros("80.00"),
            landlord_months=3,
            first_due=date(2026, 12, 5),
        ),
    )
    found = {
        s.id: (str(s.instalment.money), len(s.lines), str(s.lines[-1].instalment), s.holds)
        for s in result.schedules
    }
    assert found == {
        "proposed": ("300.00", 4, "100.00", True),
        "chosen": ("120.00", 9, "40.00", True),
        "household": ("80.00", 13, "40.00", True),
        "landlord": ("333.34", 3, "333.32", False),
        "statutory": ("27.78", 36, "27.70", True),
    }
    assert result.kept == "chosen"
    landlord = result.schedule("landlord")
    assert (landlord.breaks, landlord.missing) == (Month(2026, 12), euros("33.34"))


@pytest.mark.parametrize(
    ("landlord", "ended", "kept"),
    [
        (LandlordKind.SOCIAL, ON, "cohesion_protocol"),
        (LandlordKind.SOCIAL, date(2026, 11, 23), "proposed"),
        (LandlordKind.SOCIAL, None, "proposed"),
        (LandlordKind.PRIVATE_PERSON, ON, "proposed"),
    ],
)
def test_the_protocol_gives_the_lease_of_a_social_dwelling_back_once_it_has_ended(
    landlord, ended, kept
):
    # 1,000.00 over 24 months: 41.67 rounded up, the last 1,000.00 - 23 x 41.67 = 41.59.
    result = made(
        incomes=(income("wage", "900.00"),),
        account=rent_debt("1000.00"),
        dwelling=Dwelling(landlord=Landlord(kind=landlord), lease_ended=ended),
    )
    assert result.kept == kept
    protocol = result.schedule("cohesion_protocol")
    assert (protocol is not None) == (kept == "cohesion_protocol")
    if protocol is not None:
        amounts = (str(protocol.instalment.money), str(protocol.lines[-1].instalment))
        assert amounts == ("41.67", "41.59")
        assert len(protocol.lines) == 24


def test_what_the_family_says_goes_before_the_protocol():
    result = made(
        incomes=(income("wage", "900.00"),),
        account=rent_debt("1000.00"),
        dwelling=Dwelling(landlord=Landlord(kind=LandlordKind.SOCIAL), lease_ended=ON),
        casework=Casework(household_offer=euros("60.00")),
    )
    assert result.kept == "household"


def test_the_proposed_instalment_also_holds_in_a_worse_month_after_the_horizon():
    # From March 2028 only 50.00 above the floor: 100.00 a month would meet it.
    result = made(
        incomes=(income("wage", "750.00"), income("aah", "50.00", until=month("2028-02"))),
        account=rent_debt("3000.00"),
    )
    assert result.budget.capacity.money == euros("100.00")
    proposed = result.schedule("proposed")
    assert proposed.instalment.money == euros("50.00")
    assert proposed.holds
    assert len(proposed.lines) == 60


def test_where_nothing_holds_the_certificate_names_the_first_month_and_what_it_lacks():
    insurance = charge("car_insurance", "90.00", months=(2,))
    result = made(wage="720.00", account=rent_debt("500.00"), charges=(insurance,))
    proposed = result.schedule("proposed")
    assert proposed.lines == ()
    assert (proposed.certificate.kind, proposed.certificate.month) == ("floor", Month(2027, 2))
    assert proposed.certificate.missing == euros("70.00")
    assert result.kept is None


def test_a_debt_too_large_for_a_hundred_years_says_so():
    result = made(wage="702.00", account=rent_debt("9000.00"))
    certificate = result.schedule("proposed").certificate
    # 2.00 a month for 1,200 months: 2,400.00.
    assert (certificate.kind, certificate.missing) == ("horizon", euros("6600.00"))


def test_a_household_in_credit_has_nothing_to_repay():
    account = debt_of((date(2026, 11, 1), RENT, "400.00"), (date(2026, 11, 5), PAYMENT, "450.00"))
    result = made(account=account)
    assert result.schedules == ()
    assert "account_in_credit" in {alert.id for alert in result.alerts}


def test_the_formulas_after_the_plan_take_off_the_instalment_kept():
    result = made(account=rent_debt("600.00"), casework=Casework(chosen_instalment=euros("60.00")))
    oecd = result.budget.formulas[0]
    assert (oecd.before.money, oecd.after.money) == (euros("600.00"), euros("540.00"))
    assert oecd.after_per_day.money == euros("18.00")


def test_a_judgment_in_social_housing_calls_for_a_protocol():
    social = Dwelling(
        rent=euros("400.00"),
        landlord=Landlord(kind=LandlordKind.SOCIAL),
        lease_ended=date(2026, 6, 10),
    )
    private = social.but(landlord=Landlord())
    found = [
        {
            reason.id
            for reason in made(account=rent_debt("2400.00"), dwelling=dwelling)
            .proposal(AidKind.PAYMENT_PLAN)
            .reasons
        }
        & {"protocol_after_judgment", "lease_ended_landlord_decides"}
        for dwelling in (social, private)
    ]
    assert found == [{"protocol_after_judgment"}, {"lease_ended_landlord_decides"}]


def test_near_the_change_of_rule_both_readings_are_told():
    account = debt_of((date(2026, 10, 1), RENT, "500.00"))
    ids = {alert.id for alert in made(account=account, rent="600.00").alerts}
    assert "unpaid_rent_by_the_other_rule" in ids
    assert "unpaid_rent_constituted" not in ids


def test_a_landlord_who_asks_too_much_is_told_where_it_breaks():
    result = made(account=rent_debt("900.00"), casework=Casework(landlord_demand=euros("450.00")))
    [alert] = [a for a in result.alerts if a.id == "landlord_demand_breaks"]
    assert alert.values["missing"] == euros("150.00")


def test_a_charge_told_with_no_amount_is_kept():
    result = made(charges=(Charge(kind="fuel", amount=Money(0)),))
    assert "declared_zero" in {alert.id for alert in result.alerts}


def test_a_seizure_told_as_already_withheld_is_shown_and_not_counted_under_a_known_reason():
    debt = Debt(
        id="s",
        kind="wage_seizure",
        balance=Money(2_000_00),
        instalment=Money(150_00),
        stage=DebtStage.SEIZURE,
        already_withheld=True,
    )
    plan_made = made(incomes=(income("wage", "1500.00"),), debts=(debt,))
    item = next(item for item in plan_made.budget.items if item.path == "debts[0]")
    assert item.why_not == "already_withheld"
    assert {each.why_not for each in plan_made.budget.items} <= vocabulary.WHY_NOT | {""}


def test_a_rent_due_on_the_very_day_of_the_admissibility_is_not_a_debt_of_before():
    admissible = ProcedureEvent(kind=EventKind.OVER_INDEBTEDNESS_ADMISSIBLE, date=date(2026, 10, 1))
    account = debt_of((date(2026, 9, 30), RENT, "300.00"), (date(2026, 10, 1), RENT, "400.00"))
    result = made(account=account, events=(admissible,))
    assert result.arrears.frozen.money == euros("300.00")
    assert result.arrears.payable.money == euros("400.00")


def test_a_rent_that_nobody_told_is_the_last_one_billed():
    account = debt_of((date(2026, 9, 1), RENT, "400.00"), (date(2026, 10, 1), RENT, "410.00"))
    result = made(dwelling=Dwelling(), account=account)
    assert result.arrears.state.impaye.threshold == euros("820.00")


def test_a_small_debt_is_repaid_at_once_and_never_by_more_than_itself():
    proposed = made(account=rent_debt("50.50")).schedule("proposed")
    assert proposed.instalment.money == euros("50.50")
    assert [line.instalment for line in proposed.lines] == [euros("50.50")]


def test_a_formula_that_does_not_exist_is_told_and_not_replaced_in_silence():
    result = made(casework=Casework(formula="nobody_s"))
    assert [view.id for view in result.budget.formulas if view.selected] == ["oecd"]
    told = {alert.id: alert for alert in result.alerts}["formula_not_applied"]
    assert (told.values, told.path) == ({"formula": "nobody_s"}, "casework.formula")
    known = made(casework=Casework(formula="household"))
    assert "formula_not_applied" not in {alert.id for alert in known.alerts}
