"""Each trap of the scale, one at a time, on figures small enough to check by hand."""

import pytest

from planner.calc.calendar import Month
from planner.calc.figure import parameters_used, replay
from planner.calc.housing.allowance import (
    Benefit,
    Tenancy,
    housing_allowance,
    housing_allowance_figures,
)
from planner.calc.money import Money
from planner.errors import MissingParameter
from planner.law import load_law

LAW = load_law()
OCTOBER_2026 = Month(2026, 10)


def allowance(month=OCTOBER_2026, **facts):
    facts = {"zone": 2, "rent": "520", "annual_resources": "9600"} | facts
    for name in ("rent", "annual_resources", "rls"):
        if name in facts:
            facts[name] = Money.parse(facts[name])
    return housing_allowance(LAW, month, Tenancy(**facts))


def test_furnished_rent_counts_for_two_thirds_to_the_nearest_cent():
    assert str(allowance(rent="100.01", furnished=True).rent_taken.money) == "66.67"
    assert str(allowance(rent="100.02", furnished=True).rent_taken.money) == "66.68"


def test_each_cell_of_a_flat_sharer_is_rounded_before_the_cells_are_added():
    # 0.75 × 374.13 = 280.5975 → 280.60 ; 0.75 × 53.62 = 40.215 → 40.22, twice.
    # Rounding once, at the end, would give 361.03.
    cap = allowance(zone=3, flat_share=True, dependants=3).rent_cap
    assert [str(term.money) for term in cap.terms] == ["280.60", "80.44"]
    assert str(cap.money) == "361.04"


def test_a_room_takes_nine_tenths_of_the_single_cap_whatever_the_family():
    # 0.90 × 293.68 = 264.312
    for dependants, couple in ((0, False), (4, True)):
        cap = allowance(room=True, dependants=dependants, couple=couple).rent_cap
        assert str(cap.money) == "264.31"


def test_the_reference_rent_is_the_full_zone_2_cap_even_for_a_room_in_zone_1():
    assert str(allowance(zone=1, room=True).reference_rent.money) == "293.68"


def test_a_lone_flat_sharer_has_half_the_charges_even_with_a_child():
    # 30.64 + 13.90
    assert str(allowance(flat_share=True, dependants=1).flat_charges.money) == "44.54"
    assert str(allowance(flat_share=True, dependants=1, couple=True).flat_charges.money) == "75.19"


def test_the_minimum_participation_never_goes_below_its_floor():
    # 8.5 % × (100.00 + 61.29) = 13.71 : the floor is 40.01
    assert str(allowance(rent="100").minimum_participation.money) == "40.01"


def test_the_family_rate_falls_by_six_hundredths_of_a_point_beyond_six_dependants():
    assert str(allowance(dependants=6).family_rate.rate) == "0.0173"
    assert str(allowance(dependants=7).family_rate.rate) == "0.0167"
    assert str(allowance(dependants=20).family_rate.rate) == "0.0089"


def test_the_rent_rate_is_nothing_up_to_45_percent_and_has_no_upper_limit():
    # cap of zone 2, single: 293.68 ; 45 % = 132.156 ; 75 % = 220.26
    assert str(allowance(rent="132.15").rent_rate.rate) == "0"
    assert str(allowance(rent="220.26").rent_rate.rate) == "0.00135"
    assert str(allowance(zone=1, rent="900").rent_ratio.rate) == "1.1474"
    assert str(allowance(zone=1, rent="900").rent_rate.rate) == "0.00405"


def test_the_rent_ratio_has_four_decimals_half_up():
    # 200.01 ÷ 293.68 = 0.681047… ; 100 ÷ 293.68 = 0.340507…
    assert str(allowance(rent="200.01").rent_ratio.rate) == "0.681"
    assert str(allowance(rent="100").rent_ratio.rate) == "0.3405"


@pytest.mark.parametrize(
    ("resources", "rounded"),
    [("0", "0.00"), ("9600", "9600.00"), ("9600.01", "9700.00"), ("9501", "9600.00")],
)
def test_resources_are_rounded_up_to_the_next_hundred_and_an_exact_hundred_stays(
    resources, rounded
):
    assert str(allowance(annual_resources=resources).resources_rounded.money) == rounded


def test_only_resources_above_the_deduction_ask_for_a_participation():
    # 5,200 is below 5,235 ; 5,235 counts as 5,300 : 0.03135 × 65 = 2.03775
    below = allowance(annual_resources="5200")
    assert str(below.resources_participation.money) == "0.00"
    assert str(below.personal_participation.money) == "40.01"
    above = allowance(annual_resources="5235")
    assert str(above.resources_participation.money) == "2.04"


def test_the_rent_fades_the_allowance_between_its_two_multiples_of_the_cap():
    # zone 2, single: 2.5 × 293.68 = 734.20 ; 3.1 × 293.68 = 910.41 (910.408)
    facts = {"annual_resources": "4000"}
    whole = allowance(rent="734.20", **facts)
    assert whole.after_degressivity.money == whole.formula_result.money
    assert str(allowance(rent="800", **facts).after_degressivity.money) == "197.35"
    assert str(allowance(rent="910.41", **facts).after_degressivity.money) == "0.00"
    assert str(allowance(rent="2000", **facts).after_degressivity.money) == "0.00"


def test_the_fading_of_a_furnished_dwelling_looks_at_two_thirds_of_the_rent():
    dear = allowance(rent="1101.30", furnished=True, annual_resources="4000")  # 734.20
    assert dear.after_degressivity.money == dear.formula_result.money


def test_a_household_with_aah_or_aeeh_keeps_the_whole_allowance_at_any_rent():
    dear = allowance(rent="2000", annual_resources="4000", aah_or_aeeh=True)
    assert dear.after_degressivity.money == dear.formula_result.money
    assert dear.after_degressivity.because == "aah_or_aeeh"


def test_crds_goes_down_to_the_cent_and_the_payment_down_to_the_euro():
    example = allowance()
    assert str(example.after_flat_cut.money) == "173.12"
    assert str(example.crds.money) == "0.86"  # 0.8656
    assert str(example.net.money) == "172.00"
    assert str(example.gross.money) == "172.86"


@pytest.mark.parametrize(
    ("conventioned", "social", "rls", "counts"),
    [
        (True, True, "40.04", True),
        (True, True, "0", False),
        (True, False, "40.04", False),
        (False, True, "40.04", False),
    ],
)
def test_rls_counts_only_in_a_conventioned_dwelling_of_a_social_landlord(
    conventioned, social, rls, counts
):
    result = allowance(conventioned=conventioned, social_landlord=social, rls=rls)
    assert (result.crds_rls is not None) is counts
    assert (result.after_rls.money == result.gross.money) is not counts
    assert (result.paid.money == result.net.money) is not counts


def test_rls_above_the_allowance_leaves_nothing_and_never_less():
    result = allowance(conventioned=True, social_landlord=True, rls="900")
    assert str(result.after_rls.money) == str(result.paid.money) == "0.00"


def test_the_ten_euro_threshold_looks_at_the_gross_amount_and_spares_the_apl():
    facts = {"couple": True, "rent": "500", "annual_resources": "18200"}
    assert str(allowance(**facts).gross.money) == "6.03"
    assert str(allowance(**facts).paid.money) == "0.00"
    assert str(allowance(conventioned=True, **facts).paid.money) == "6.00"


@pytest.mark.parametrize(
    ("conventioned", "dependants", "benefit"),
    [(True, 0, "APL"), (True, 2, "APL"), (False, 1, "ALF"), (False, 0, "ALS")],
)
def test_the_benefit_is_named_even_when_nothing_is_paid(conventioned, dependants, benefit):
    result = allowance(conventioned=conventioned, dependants=dependants, annual_resources="90000")
    assert result.benefit == Benefit(benefit)
    assert str(result.paid.money) == "0.00"


def test_october_2020_is_the_first_month_known():
    assert allowance(Month(2020, 10)).paid.money > Money(0)
    with pytest.raises(MissingParameter):
        allowance(Month(2020, 9))


@pytest.mark.parametrize(
    "facts",
    [
        {"zone": 4},
        {"dependants": 21},
        {"dependants": -1},
        {"rent": "0"},
        {"annual_resources": "-1"},
        {"rls": "-1"},
        {"room": True, "flat_share": True},
    ],
)
def test_a_household_that_the_scale_does_not_know_is_refused(facts):
    with pytest.raises(ValueError, match=r"zone|dependants|rent|room"):
        allowance(**facts)


def test_only_the_dated_values_that_were_used_are_named():
    used = {value.parameter for value in parameters_used(allowance().paid)}
    assert "al.locatif.r0.isole" in used
    assert "al.locatif.plafond_loyer.zone2.personne_seule" in used
    assert "rls.fraction" not in used
    assert not any("zone1" in name or "pac" in name for name in used)


def test_every_step_names_its_article_and_says_its_field():
    result = allowance(conventioned=True, social_landlord=True, rls="40.04", dependants=8)
    for name, step in result._asdict().items():
        if name != "benefit":
            assert step.reference, name
            assert step.label == f"housing_allowance.{name}"
            assert replay(step) == step.raw
    bare = housing_allowance_figures(
        LAW,
        OCTOBER_2026,
        Tenancy(
            zone=2,
            rent=Money.parse("520"),
            annual_resources=Money.parse("9600"),
            conventioned=True,
            social_landlord=True,
            rls=Money.parse("40.04"),
            dependants=8,
        ),
    )
    assert [getattr(step, "raw", step) for step in result] == list(bare)
