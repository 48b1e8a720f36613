"""The gap detector: one fact changed at a time, and nothing shared out by guess."""

from dataclasses import replace

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from planner.calc.calendar import Month
from planner.calc.housing.allowance import Tenancy, housing_allowance_figures
from planner.calc.housing.gap import (
    Cause,
    Change,
    GapFacts,
    Verdict,
    changes,
    implied_bases,
    same,
    test_change,
    verdict,
)
from planner.calc.housing.vocabulary import GAP_CAUSES, GAP_CHANGES, GAP_VERDICTS
from planner.calc.money import Money
from planner.law import load_law
from tests.calc.housing.households import months, tenancies

held_against = test_change
del test_change  # pytest would take it for a test

LAW = load_law()
NOVEMBER_2026 = Month(2026, 11)


def euros(text):
    return Money.parse(text)


def single(**facts):
    facts = {"zone": 2, "rent": "520", "annual_resources": "9600"} | facts
    for name in ("rent", "annual_resources", "rls"):
        if name in facts:
            facts[name] = euros(facts[name])
    return Tenancy(**facts)


def explaining(tenancy, notified, **facts):
    facts = GapFacts(**{name: euros(value) for name, value in facts.items()})
    tested = [
        held_against(LAW, change, euros(notified))
        for change in changes(LAW, NOVEMBER_2026, tenancy, facts)
    ]
    return {each.change.id: str(each.paid) for each in tested if each.explains}


def paid(tenancy, month=NOVEMBER_2026):
    return Money(housing_allowance_figures(LAW, month, tenancy).paid)


# A single person, zone 2, rent 520, base 9,600: 172 € (the worked example of the law notes).


def test_a_child_that_the_caf_counts_is_found():
    # 404.49 + 75.19 = 479.68 ; 40.77 + 653 × 3.005 % = 60.39 ; less 5, less the CRDS: 412.
    assert explaining(single(), "412.00") == {"one_dependant_more": "412.00"}


def test_another_zone_is_found():
    third = paid(single(zone=3))
    assert "zone_3" in explaining(single(), str(third))


def test_the_scale_of_before_october_is_found():
    # 290.34 + 60.59 = 350.93 ; less 39.56 + 136.84, less 5, less the CRDS: 168.
    assert explaining(single(), "168.00") == {"previous_scale": "168.00"}


def test_a_reduction_of_the_scale_that_the_notice_of_rent_does_not_show_is_found():
    social = single(rent="390", annual_resources="9000", conventioned=True, social_landlord=True)
    due = replace(social, rls=euros("31.58"))
    found = explaining(social, str(paid(due)), rls_due="31.58")
    assert found["rls_due"] == str(paid(due))


def test_what_is_taken_back_is_found_and_not_tested_when_nothing_is_told():
    assert explaining(single(), "122.00", withheld="50.00") == {"withheld": "122.00"}
    causes = {change.cause for change in changes(LAW, NOVEMBER_2026, single(), GapFacts())}
    assert Cause.OVERPAYMENT not in causes
    assert Cause.RESOURCES not in causes
    assert Cause.RLS not in causes


def test_nothing_paid_is_a_suspension():
    assert "suspended" in explaining(single(), "0.00")


def test_a_base_told_by_the_incomes_or_of_the_quarter_before_is_found():
    other = paid(single(annual_resources="12000"))
    assert "base_of_the_incomes" in explaining(single(), str(other), other_base="12000.00")
    assert "base_of_the_previous_quarter" in explaining(
        single(), str(other), previous_base="11950.00"
    )


def test_an_amount_that_no_single_fact_gives_is_explained_by_none():
    assert explaining(single(), "90.00") == {}


def test_a_furnished_flat_sharer_has_the_other_forms_of_dwelling_tested():
    ids = {
        change.id
        for change in changes(
            LAW, NOVEMBER_2026, single(furnished=True, flat_share=True), GapFacts()
        )
    }
    assert {"unfurnished", "not_shared"} <= ids
    assert not {"room", "not_a_room", "flat_share"} & ids
    ids = {change.id for change in changes(LAW, NOVEMBER_2026, single(room=True), GapFacts())}
    assert {"not_a_room", "furnished"} <= ids
    assert "flat_share" not in ids


def test_the_bases_that_give_the_amount_notified_are_found():
    low, high = implied_bases(LAW, NOVEMBER_2026, single(), euros("150.00"))
    assert (str(low), str(high)) == ("10300.00", "10300.00")
    assert str(paid(single(annual_resources="10300"))) == "150.00"
    assert implied_bases(LAW, NOVEMBER_2026, single(), euros("0.00")) is None
    # No base makes a single person's allowance in zone 2 higher than without resources.
    assert implied_bases(LAW, NOVEMBER_2026, single(), euros("500.00")) is None


@pytest.mark.parametrize(
    ("computed", "notified", "count", "expected"),
    [
        ("172.00", "172.99", 0, Verdict.NO_GAP),
        ("172.00", "173.00", 0, Verdict.NOT_EXPLAINED),
        ("172.00", "150.00", 1, Verdict.EXPLAINED),
        ("172.00", "150.00", 2, Verdict.SEVERAL),
    ],
)
def test_one_cause_alone_explains_and_several_leave_the_question_open(
    computed, notified, count, expected
):
    assert verdict(euros(computed), euros(notified), count) is expected


def test_to_the_euro_is_less_than_a_euro_apart():
    assert same(euros("172.00"), euros("172.99"))
    assert not same(euros("172.00"), euros("173.00"))


@settings(max_examples=100)
@given(months, tenancies(), st.integers(0, 100_000), st.integers(0, 12_000))
def test_each_change_changes_one_fact_and_is_recomputed_exactly(month, tenancy, base, withheld):
    assume(month >= Month(2021, 10))
    facts = GapFacts(
        other_base=Money(base), previous_base=Money(base * 2), withheld=Money(withheld)
    )
    now = paid(tenancy, month)
    seen = set()
    for change in changes(LAW, month, tenancy, facts):
        assert change.id not in seen
        seen.add(change.id)
        different = [
            name
            for name in tenancy.__slots__
            if getattr(tenancy, name) != getattr(change.tenancy, name)
        ]
        facts_changed = len(different) + (change.month != month) + (change.taken != Money(0))
        assert facts_changed == 1
        tested = held_against(LAW, change, now)
        if change.taken is None:
            assert tested.paid == Money(0)
        else:
            recomputed = paid(change.tenancy, change.month).cents - change.taken.cents
            assert tested.paid.cents == max(0, recomputed)
        assert tested.explains is (abs(tested.paid.cents - now.cents) < 100)
    assert seen <= GAP_CHANGES
    assert {cause.value for cause in Cause} == GAP_CAUSES
    assert {each.value for each in Verdict} - {"no_gap"} == GAP_VERDICTS


@pytest.mark.slow
@settings(max_examples=60, deadline=None)
@given(months, tenancies(), st.integers(1, 60_000))
def test_the_implied_bases_are_all_those_that_give_the_amount(month, tenancy, cents):
    notified = Money(cents)
    found = implied_bases(LAW, month, tenancy, notified)

    def gives(hundreds):
        one = replace(tenancy, annual_resources=Money(hundreds * 10_000))
        return same(paid(one, month), notified)

    if cents < 100:
        assert found is None
        return
    some = [hundreds for hundreds in range(700) if gives(hundreds)]
    if found is None:
        assert some == []
    else:
        low, high = (each.cents // 10_000 for each in found)
        assert gives(low)
        assert gives(high)
        assert [each for each in some if each <= 700] == list(range(low, min(high, 699) + 1))


def test_a_change_says_its_cause():
    assert Change(Cause.ZONE, "zone_1", single(), NOVEMBER_2026).taken == Money(0)


def told(tenancy, **facts):
    """Every change as (cause, id, what differs, month, taken)."""
    facts = GapFacts(**{name: euros(value) for name, value in facts.items()})
    found = []
    for change in changes(LAW, NOVEMBER_2026, tenancy, facts):
        differs = {
            name: getattr(change.tenancy, name)
            for name in tenancy.__dataclass_fields__
            if getattr(change.tenancy, name) != getattr(tenancy, name)
        }
        taken = None if change.taken is None else str(change.taken)
        found.append((change.cause.value, change.id, differs, str(change.month), taken))
    return found


def test_every_fact_that_can_be_changed_alone_is_changed_in_order():
    tenancy = single(
        dependants=1,
        couple=True,
        aah_or_aeeh=True,
        furnished=True,
        conventioned=True,
        social_landlord=True,
        rls="40.00",
    )
    facts = {
        "other_base": "12000.00",
        "previous_base": "7000.00",
        "rls_due": "43.06",
        "withheld": "50.00",
    }
    now, nothing = "2026-11", "0.00"
    assert told(tenancy, **facts) == [
        ("household", "one_dependant_less", {"dependants": 0}, now, nothing),
        ("household", "one_dependant_more", {"dependants": 2}, now, nothing),
        ("household", "single", {"couple": False}, now, nothing),
        ("household", "no_aah_or_aeeh", {"aah_or_aeeh": False}, now, nothing),
        (
            "resource_period",
            "base_of_the_incomes",
            {"annual_resources": euros("12000.00")},
            now,
            nothing,
        ),
        (
            "resource_period",
            "base_of_the_previous_quarter",
            {"annual_resources": euros("7000.00")},
            now,
            nothing,
        ),
        ("zone", "zone_1", {"zone": 1}, now, nothing),
        ("zone", "zone_3", {"zone": 3}, now, nothing),
        ("rent_cap", "previous_scale", {}, "2026-09", nothing),
        ("rent_cap", "unfurnished", {"furnished": False}, now, nothing),
        ("rent_cap", "room", {"room": True}, now, nothing),
        ("rent_cap", "flat_share", {"flat_share": True}, now, nothing),
        ("rls", "rls_due", {"rls": euros("43.06")}, now, nothing),
        ("rls", "no_rls", {"rls": euros("0.00")}, now, nothing),
        ("overpayment", "withheld", {}, now, "50.00"),
        ("suspension", "suspended", {}, now, None),
    ]


def test_the_opposite_household_is_changed_the_other_way():
    ids = [id for _, id, _, _, _ in told(single(room=True, rls="40.00"), rls_due="43.06")]
    assert ids == [
        "one_dependant_more",
        "couple",
        "aah_or_aeeh",
        "zone_1",
        "zone_3",
        "previous_scale",
        "furnished",
        "not_a_room",
        "suspended",
    ]
    most = [id for _, id, _, _, _ in told(single(dependants=20, flat_share=True))]
    assert most[:2] == ["one_dependant_less", "couple"]
    assert "not_shared" in most
    assert "room" not in most


def test_a_fact_that_changes_nothing_is_not_tried():
    tenancy = single(conventioned=True, social_landlord=True, rls="40.00")
    ids = {id for _, id, _, _, _ in told(tenancy, other_base="9600.00", rls_due="40.00")}
    assert not ids & {"base_of_the_incomes", "base_of_the_previous_quarter", "rls_due", "withheld"}
    assert "no_rls" in ids
    for fields in ({"conventioned": False}, {"social_landlord": False}):
        elsewhere = replace(tenancy, **fields)
        assert not [id for _, id, _, _, _ in told(elsewhere, rls_due="43.06") if "rls" in id]


def scale_before(tenancy, month):
    found = [
        each for each in changes(LAW, month, tenancy, GapFacts()) if each.id == "previous_scale"
    ]
    return str(found[0].month) if found else None


def test_the_scale_before_is_that_of_the_month_before_when_it_has_just_changed():
    assert scale_before(single(), Month(2026, 10)) == "2026-09"
    assert scale_before(single(), Month(2026, 11)) == "2026-09"


def test_overseas_has_its_own_scale_before_and_its_own_amounts():
    overseas = single(overseas=True)
    assert scale_before(overseas, Month(2026, 11)) == "2026-09"
    # January 2023 is the first month known overseas; the mainland is known before it.
    assert scale_before(overseas, Month(2023, 3)) is None
    assert scale_before(single(), Month(2023, 3)) is not None
    couple = next(
        each for each in changes(LAW, NOVEMBER_2026, overseas, GapFacts()) if each.id == "couple"
    )
    expected = paid(replace(overseas, couple=True))
    assert expected != paid(single(couple=True))
    assert held_against(LAW, couple, expected).paid == expected
