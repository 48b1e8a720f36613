"""A budget worked out on paper: nothing twice, the floor, the lowest month, the lump, the bank."""

from datetime import date

import pytest

from planner.calc.budget.budget import compute_budget
from planner.calc.calendar import Month
from planner.calc.dossier import (
    Allowance,
    AllowanceStatus,
    Bank,
    Casework,
    Custody,
    Debt,
    Dwelling,
    Evidence,
    EvidenceStatus,
    Household,
    PaidTo,
    Person,
    Role,
)
from planner.calc.figure import explained, replay
from planner.calc.money import Money
from planner.law import load_law
from tests.support.households import ON, alone, charge, euros, income, month

LAW = load_law()


def budget(dossier, **options):
    return compute_budget(dossier, LAW, ON, **options).budget


def test_the_parts_of_a_small_budget():
    # 1,000 − (400 + 50 − 20 − 150) − (60 + 30) = 630; floor 10 × 1 × 30; capacity 330.
    made = budget(
        alone(
            dwelling=Dwelling(
                rent=euros("400.00"),
                charges=euros("50.00"),
                rls=euros("20.00"),
                allowance=Allowance(amount=euros("150.00")),
            ),
            charges=(charge("electricity", "60.00"), charge("internet_phone", "30.00")),
        )
    )
    assert made.net_rent.money == euros("280.00")
    assert made.reste_a_vivre.money == euros("630.00")
    assert made.per_person_day.money == euros("21.00")
    assert made.floor.money == euros("300.00")
    assert made.capacity.money == made.capacity_average.money == euros("330.00")
    assert made.effort_ratio.rate.text(3) == "0.280"
    assert replay(made.capacity) == 330_00


@pytest.mark.parametrize(
    ("paid_to", "status", "due"),
    [
        (PaidTo.LANDLORD, AllowanceStatus.PAID, "280.00"),
        (PaidTo.TENANT, AllowanceStatus.PAID, "430.00"),
        (PaidTo.NONE, AllowanceStatus.PAID, "430.00"),
        (PaidTo.LANDLORD, AllowanceStatus.SUSPENDED, "430.00"),
    ],
)
def test_the_landlord_is_paid_the_whole_rent_unless_he_receives_the_allowance(paid_to, status, due):
    # 400 + 50 − 20 = 430, less the 150 that the CAF sends to the landlord, and to him only.
    since = month("2026-09") if status is AllowanceStatus.SUSPENDED else None
    allowance = Allowance(
        amount=euros("150.00"), paid_to=paid_to, status=status, suspended_since=since
    )
    made = budget(
        alone(
            dwelling=Dwelling(
                rent=euros("400.00"),
                charges=euros("50.00"),
                rls=euros("20.00"),
                allowance=allowance,
            )
        )
    )
    assert made.rent_to_pay.money == euros(due)
    assert replay(made.rent_to_pay) == euros(due).cents


def test_an_allowance_above_the_rent_leaves_nothing_to_pay_and_no_sum_below_zero():
    allowance = Allowance(amount=euros("150.00"), paid_to=PaidTo.LANDLORD)
    made = budget(alone(dwelling=Dwelling(rent=euros("120.00"), allowance=allowance)))
    assert made.net_rent.money == euros("-30.00")
    assert made.rent_to_pay.money == Money(0)


def test_the_allowance_counts_once_whether_told_as_income_or_with_the_dwelling():
    told = alone(
        incomes=(income("wage", "1000.00"), income("housing_allowance", "150.00")),
        dwelling=Dwelling(rent=euros("400.00")),
    )
    both = told.but(
        dwelling=Dwelling(rent=euros("400.00"), allowance=Allowance(amount=euros("150.00")))
    )
    for dossier in (told, both):
        made = budget(dossier)
        assert made.resources.money == euros("1000.00")
        assert made.net_rent.money == euros("250.00")


def test_an_allowance_that_nobody_told_is_no_line_of_zero():
    untold = budget(alone(dwelling=Dwelling(rent=euros("400.00"))))
    refused = budget(alone(dwelling=Dwelling(allowance=Allowance(status=AllowanceStatus.REFUSED))))
    assert [item.kind for item in untold.items] == ["rent", "wage"]
    assert [item.kind for item in refused.items] == ["housing_allowance", "wage"]


def test_rent_told_as_a_charge_counts_with_the_dwelling_and_only_once():
    told = alone(dwelling=Dwelling(), charges=(charge("rent", "400.00"),))
    both = alone(charges=(charge("rent", "400.00"),))
    for dossier in (told, both):
        made = budget(dossier)
        assert made.net_rent.money == euros("400.00")
        assert made.other_charges.money == Money(0)
    assert budget(both).items[-1].why_not == "counted_with_dwelling"


def test_food_is_what_the_reste_a_vivre_is_for():
    made = budget(alone(charges=(charge("food", "280.00"), charge("clothing", "20.00"))))
    assert made.other_charges.money == Money(0)
    assert {item.why_not for item in made.items if item.kind == "food"} == {"living_cost"}


def test_money_for_help_at_home_is_not_money_to_live_on():
    made = budget(alone(incomes=(income("wage", "1000.00"), income("pch", "300.00"))))
    assert made.resources.money == euros("1000.00")


def test_a_suspended_allowance_is_worth_nothing_this_month():
    allowance = Allowance(
        amount=euros("150.00"), status=AllowanceStatus.SUSPENDED, suspended_since=month("2026-09")
    )
    made = budget(alone(dwelling=Dwelling(rent=euros("400.00"), allowance=allowance)))
    assert made.allowance_used.money == Money(0)
    assert made.net_rent.money == euros("400.00")


def test_what_the_payer_withholds_does_not_arrive():
    allowance = Allowance(amount=euros("150.00"), withheld=euros("48.00"))
    made = budget(alone(dwelling=Dwelling(rent=euros("400.00"), allowance=allowance)))
    assert made.allowance_used.money == euros("102.00")


def test_the_four_formulas_of_a_lone_parent_of_two():
    # 5- and 15-year-olds: 1 + 0.5 + 0.3 = 1.8 units; 3 persons; 2.5 parts; 900 left.
    made = budget(
        alone(
            wage="1300.00",
            household=Household(
                persons=(
                    Person(id="p1", role=Role.APPLICANT, birth=date(1985, 5, 5)),
                    Person(id="p2", role=Role.CHILD, birth=date(2011, 5, 5)),
                    Person(id="p3", role=Role.CHILD, birth=date(2021, 5, 5)),
                )
            ),
        )
    )
    views = {view.id: view for view in made.formulas}
    assert made.reste_a_vivre.money == euros("900.00")
    assert views["oecd"].before_per_day.money == euros("16.67")  # 900 ÷ 54
    assert views["persons"].before_per_day.money == euros("10.00")  # 900 ÷ 90
    assert views["parts"].before_per_day.money == euros("12.00")  # 900 ÷ 75
    assert views["household"].before_per_day.money == euros("30.00")  # 900 ÷ 30
    assert made.floor.money == euros("540.00")
    assert [view.id for view in made.formulas if view.selected] == ["oecd"]


def test_a_visiting_child_does_not_eat_at_the_table_every_day():
    made = budget(
        alone(
            household=Household(
                persons=(
                    Person(id="p1", role=Role.APPLICANT),
                    Person(id="p2", role=Role.CHILD, custody=Custody.VISITING),
                )
            )
        )
    )
    assert made.floor.money == euros("300.00")


def test_a_child_of_unknown_birth_weighs_like_an_adult_because_a_high_floor_protects():
    made = budget(
        alone(
            household=Household(
                persons=(
                    Person(id="p1", role=Role.APPLICANT),
                    Person(id="p2", role=Role.CHILD),
                )
            )
        )
    )
    assert made.floor.money == euros("450.00")


def test_the_floor_decided_for_this_household_replaces_the_one_of_the_formula():
    made = budget(alone(casework=Casework(floor=euros("480.00"))))
    assert made.floor.money == euros("480.00")
    assert made.floor.because == "floor_of_this_household"
    assert made.capacity.money == euros("120.00")


def test_a_formula_without_a_floor_leaves_the_protection_of_the_next_one():
    made = budget(alone(casework=Casework(formula="household")))
    assert [view.id for view in made.formulas if view.selected] == ["household"]
    assert (made.floor.money, made.floor_formula) == (euros("300.00"), "oecd")


def test_the_worst_month_decides_and_a_lump_that_makes_it_is_named():
    # 600 left; 480 in March leaves 120. Spread: 40 a month, 560 in every month.
    made = budget(alone(charges=(charge("car_insurance", "480.00", months=(3,)),)))
    assert made.lowest.month == Month(2027, 3)
    assert made.capacity.money == Money(0)
    assert made.capacity_average.money == euros("260.00")
    assert made.lump.path == "charges[0]"
    assert made.lump.monthly.money == euros("40.00")
    assert made.lump.capacity_if_spread.money == euros("260.00")


def test_a_canteen_of_ten_months_is_no_lump():
    canteen = charge("school_canteen", "50.00", months=(1, 2, 3, 4, 5, 6, 9, 10, 11, 12))
    assert budget(alone(charges=(canteen,))).lump is None


def test_a_bill_of_each_quarter_is_a_lump_and_one_of_five_months_is_not():
    # 600 left, 240 in January: 360; spread, 80 a month: 520, less the floor of 300.
    quarter = budget(alone(charges=(charge("water", "240.00", months=(1, 4, 7, 10)),)))
    assert quarter.capacity.money == euros("60.00")
    assert quarter.lump.monthly.money == euros("80.00")
    assert quarter.lump.capacity_if_spread.money == euros("220.00")
    assert budget(alone(charges=(charge("water", "240.00", months=(1, 3, 5, 7, 9)),))).lump is None


def test_a_lump_whose_spreading_frees_nothing_is_not_proposed():
    # 300 left is the floor itself: 180 in March, 290 each month once spread; nothing to promise.
    made = budget(alone(wage="700.00", charges=(charge("car_insurance", "120.00", months=(3,)),)))
    assert made.lowest.left.money == euros("180.00")
    assert made.lump is None


def test_of_two_lumps_the_one_whose_spreading_frees_most_is_named():
    small, large = (
        charge("home_insurance", "60.00", months=(3,)),
        charge("car_insurance", "240.00", months=(3,)),
    )
    for charges in ((small, large), (large, small)):
        made = budget(alone(charges=charges))
        assert made.lump.kind == "car_insurance"
        # 600 − 60 − 20 = 520 in March, less 300.
        assert made.lump.capacity_if_spread.money == euros("220.00")


def test_nobody_lives_on_more_than_what_is_left():
    bank = Bank(balance=euros("100.00"))
    poor = budget(alone(wage="600.00", bank=bank))  # 200 left, under the floor of 300
    assert [flow.balance.money for flow in poor.months][:2] == [euros("100.00")] * 2
    short = budget(alone(wage="350.00", bank=bank))  # 50 are missing each month
    assert [flow.balance.money for flow in short.months][:3] == [
        euros("50.00"),
        Money(0),
        euros("-50.00"),
    ]


def test_the_bank_balance_is_carried_with_the_floor_lived_on():
    made = budget(
        alone(wage="750.00", bank=Bank(balance=euros("-100.00"), overdraft_limit=euros("200.00")))
    )
    # 350 left, 300 lived on: 50 more each month.
    assert [flow.balance.money for flow in made.months][:3] == [
        euros("-50.00"),
        Money(0),
        euros("50.00"),
    ]
    assert budget(alone()).months[0].balance is None


def test_the_share_of_what_was_seen_is_in_whole_percent():
    seen = Evidence(status=EvidenceStatus.SEEN, on=ON)
    made = budget(alone(incomes=(income("wage", "600.00", evidence=seen),), rent="400.00"))
    assert made.seen_share == 60


def test_private_lines_count_in_the_sums():
    made = budget(alone(incomes=(income("wage", "600.00"), income("wage", "50.00", private=True))))
    assert made.resources.money == euros("650.00")


def test_a_debt_that_may_not_be_paid_takes_nothing_from_the_budget():
    debt = Debt(id="d", kind="personal_loan", balance=euros("900.00"), instalment=euros("90.00"))
    frozen = budget(alone(debts=(debt,)), frozen=frozenset({"d"}))
    assert frozen.other_charges.money == Money(0)
    assert frozen.items[-1].why_not == "frozen_debt"


def test_the_explanation_of_a_figure_goes_down_to_the_lines_of_the_dossier():
    made = budget(alone(charges=(charge("electricity", "60.00"),)))

    def fields(node):
        yield node.get("field")
        for term in node.get("terms", ()):
            yield from fields(term)

    assert {"incomes[0].amount", "charges[0].amount", "dwelling.rent"} <= set(
        fields(explained(made.capacity))
    )


def test_the_calendar_goes_on_after_the_horizon_with_what_still_runs():
    work = compute_budget(
        alone(
            incomes=(income("wage", "1000.00"), income("aah", "200.00", until=month("2029-02"))),
            charges=(charge("car_insurance", "100.00", months=(3,)),),
        ),
        LAW,
        ON,
    )
    assert work.calendar.left(Month(2029, 2)) == 800_00
    assert work.calendar.left(Month(2029, 3)) == 500_00
    assert work.calendar.left(Month(2030, 2)) == 600_00
    assert work.calendar.left(Month(2061, 3)) == 500_00
    assert work.calendar.left(Month(2061, 4)) == 600_00
