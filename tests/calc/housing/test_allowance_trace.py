"""The housing allowance worked by hand to its last step: names, values, facts and articles."""

from datetime import date

import pytest

from planner.calc.calendar import Month
from planner.calc.figure import walk, written
from planner.calc.housing.allowance import REFERENCES, Tenancy, housing_allowance, references
from planner.calc.housing.family import family_cells
from planner.calc.money import Money
from planner.law import load_law

LAW = load_law()
NOVEMBER_2026 = Month(2026, 11)


def figures(**fields):
    """label → figure of every step, without the name of the rule; the parameters under theirs."""
    money = {"rent", "annual_resources", "rls"}
    told = {name: Money.parse(one) if name in money else one for name, one in fields.items()}
    result = housing_allowance(LAW, NOVEMBER_2026, Tenancy(**told))
    roots = [one for one in result if hasattr(one, "label")]
    nodes = {node.label: node for root in roots for node in walk(root)}
    return {label.removeprefix("housing_allowance."): node for label, node in nodes.items()}


def computed(found):
    return {label: written(one) for label, one in found.items() if one.parameter is None}


def reasons(found):
    return {label: one.because for label, one in found.items() if one.because}


def couple_in_social_housing():
    return figures(
        zone=2,
        rent="460.00",
        annual_resources="10050.00",
        dependants=2,
        couple=True,
        conventioned=True,
        social_landlord=True,
        rls="60.00",
    )


def test_the_whole_derivation_of_a_couple_with_two_children_in_social_housing():
    assert computed(couple_in_social_housing()) == {
        "rent": "460.00",
        "rent_taken": "460.00",
        "rent_cap_further_dependants": "1",
        "rent_cap_supplement": "58.88",
        "rent_cap": "463.37",  # 404.49 + 58.88
        "eligible_rent": "460.00",
        "dependants": "2",
        "flat_charges_supplement": "27.80",  # 2 × 13.90
        "flat_charges": "89.09",  # 61.29 + 27.80
        "housing_cost": "549.09",
        "participation_share": "46.67",  # 8.5 %: 46.6727
        "minimum_participation": "46.67",
        "family_rate": "0.0238",
        "reference_rent_further_dependants": "1",
        "reference_rent_supplement": "58.88",
        "reference_rent": "463.37",
        "rent_ratio": "0.9927",
        "rent_rate": "0.003",  # 0.30 × 0.45 % + 0.2427 × 0.68 %
        "participation_rate": "0.0268",
        "resources": "10050.00",
        "resources_rounded": "10100.00",
        "resources_deduction": "9148.00",
        "resources_above_deduction": "952.00",
        "resources_counted": "952.00",
        "resources_participation": "25.51",  # 25.5136
        "personal_participation": "72.18",
        "cost_less_participation": "476.91",
        "formula_result": "476.91",
        "fading_from": "1158.43",  # 2.5 × 463.37 = 1,158.425
        "nothing_from": "1436.45",  # 3.1 ×
        "after_degressivity": "476.91",
        "faded_less_cut": "471.91",
        "after_flat_cut": "471.91",
        "crds": "2.35",  # 2.3595
        "less_crds": "469.56",
        "net": "469.00",
        "gross": "471.35",
        "rls": "60.00",
        "rls_taken_back": "58.80",  # 98 %
        "gross_less_rls": "412.55",
        "after_rls": "412.55",
        "crds_rls": "2.06",  # 2.0627
        "net_after_rls": "410.49",
        "paid": "410.49",
    }


def test_each_fact_names_its_field_and_each_step_its_article():
    found = couple_in_social_housing()
    assert {label: one.field for label, one in found.items() if one.field} == {
        "rent": "rent",
        "rent_cap_further_dependants": "dependants",
        "dependants": "dependants",
        "reference_rent_further_dependants": "dependants",
        "resources": "annual_resources",
        "rls": "rls",
    }
    told = {
        label: one.reference
        for label, one in found.items()
        if one.parameter is None and one.reference
    }
    assert told == dict(REFERENCES)
    assert reasons(found) == {
        "rent_taken": "unfurnished",
        "family_rate": "dependants",
        "resources_deduction": "dependants",
        "after_degressivity": "rent_not_dear",
    }


def test_the_articles_overseas_are_their_own():
    assert references(overseas=False) == REFERENCES
    overseas = references(overseas=True)
    assert overseas != REFERENCES
    assert set(overseas) == set(REFERENCES)


def test_the_derivation_of_a_furnished_flat_share_whose_rent_is_not_dear():
    found = figures(
        zone=3, rent="750.00", annual_resources="4000.00", furnished=True, flat_share=True
    )
    steps = computed(found)
    assert {name: steps[name] for name in (
        "rent_taken", "rent_cap_single", "rent_cap", "flat_charges", "housing_cost",
        "participation_share", "minimum_participation", "rent_ratio", "rent_rate",
        "participation_rate", "resources_above_deduction", "resources_counted", "fading_from",
        "nothing_from", "crds", "net", "gross", "after_rls", "paid",
    )} == {
        "rent_taken": "500.00",  # two thirds
        "rent_cap_single": "206.44",  # 75 % of 275.25
        "rent_cap": "206.44",
        "flat_charges": "30.64",
        "housing_cost": "237.08",
        "participation_share": "20.15",
        "minimum_participation": "40.01",
        "rent_ratio": "0.7029",  # 206.44 ÷ 293.68
        "rent_rate": "0.00114",  # 0.2529 × 0.45 %
        "participation_rate": "0.02944",
        "resources_above_deduction": "-1235.00",
        "resources_counted": "0.00",
        "fading_from": "516.10",
        "nothing_from": "639.96",
        "crds": "0.96",
        "net": "191.00",
        "gross": "191.96",
        "after_rls": "191.96",
        "paid": "191.00",
    }  # fmt: skip
    assert reasons(found) == {
        "rent_cap": "single",
        "flat_charges": "no_dependant",
        "family_rate": "single",
        "reference_rent": "single",
        "resources_deduction": "single",
        "after_degressivity": "rent_not_dear",
        "after_rls": "no_rls",
    }


def test_a_shared_flat_of_a_family_rounds_each_cell_under_its_own_name():
    # Zone 1, three dependants: 75 % of 459.32 and of 66.65, twice the last.
    found = figures(zone=1, rent="900.00", annual_resources="0.00", dependants=3, flat_share=True)
    steps = computed(found)
    assert steps["rent_cap_dependants"] == "344.49"
    assert steps["rent_cap_further"] == "49.99"
    assert steps["rent_cap_supplement"] == "99.98"
    assert steps["rent_cap"] == "444.47"
    couple = computed(
        figures(zone=1, rent="900.00", annual_resources="0.00", couple=True, flat_share=True)
    )
    assert couple["rent_cap_couple"] == couple["rent_cap"]


def test_the_derivation_of_eight_dependants_goes_on_from_the_last_cell():
    steps = computed(figures(zone=1, rent="900.00", annual_resources="20000.00", dependants=8))
    assert {name: steps[name] for name in (
        "rent_cap_further_dependants", "rent_cap_supplement", "rent_cap",
        "family_rate_further_dependants", "family_rate_supplement", "family_rate",
        "reference_rent_supplement", "reference_rent",
        "resources_deduction_further_dependants", "resources_deduction_supplement",
        "resources_deduction", "resources_participation", "paid",
    )} == {
        "rent_cap_further_dependants": "7",
        "rent_cap_supplement": "466.55",  # 7 × 66.65
        "rent_cap": "925.87",
        "family_rate_further_dependants": "2",
        "family_rate_supplement": "-0.0012",
        "family_rate": "0.0161",  # 1.73 % − 0.12 %
        "reference_rent_supplement": "412.16",  # 7 × 58.88
        "reference_rent": "816.65",
        "resources_deduction_further_dependants": "2",
        "resources_deduction_supplement": "692.00",
        "resources_deduction": "11246.00",
        "resources_participation": "173.68",  # 8,754 × 1.984 %
        "paid": "798.00",
    }  # fmt: skip


def test_six_dependants_have_a_cell_of_their_own():
    found = figures(zone=1, rent="900.00", annual_resources="20000.00", dependants=6)
    assert reasons(found)["family_rate"] == "dependants"
    assert "family_rate_supplement" not in found


def test_the_derivation_of_a_room_of_a_couple_with_the_aah():
    found = figures(
        zone=1, rent="1500.00", annual_resources="0.00", room=True, couple=True, aah_or_aeeh=True
    )
    assert reasons(found) == {
        "rent_taken": "unfurnished",
        "flat_charges": "no_dependant",
        "family_rate": "couple",
        "reference_rent": "couple",
        "resources_deduction": "couple",
        "after_degressivity": "aah_or_aeeh",
        "after_rls": "no_rls",
    }
    assert computed(found)["rent_cap"] == "303.27"  # 90 % of a single person's 336.97


def test_a_dear_rent_fades_between_two_bounds():
    found = figures(zone=1, rent="1120.00", annual_resources="0.00", room=True)
    steps = computed(found)
    # 324.55 × (1,213.08 − 1,120) ÷ (1,213.08 − 1,031.12)
    assert (steps["formula_result"], steps["rent_within_fading"]) == ("324.55", "1120.00")
    assert steps["after_degressivity"] == "166.02"


def test_the_cells_of_a_family_are_those_of_the_law_data_in_their_order():
    names = ("personne_seule", "couple", "un_pac")
    cells = family_cells(LAW, "al.locatif.plafond_loyer.zone2", names, date(2026, 11, 1))
    assert str(cells.single.amount) == "293.68"
    assert str(cells.couple.amount) == "359.47"
    assert [str(one.amount) for one in cells.dependants] == ["404.49"]
    assert str(cells.further.amount) == "58.88"
    rates = family_cells(
        LAW,
        "al.locatif.tf",
        ("isole", "couple", "pac1", "pac2", "pac3", "pac4", "pac5", "pac6"),
        date(2026, 11, 1),
    )
    assert len(rates.dependants) == 6
    assert rates.dependants[-1].rate.text(4) == "0.0173"


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"zone": 4}, "the zone is 1, 2 or 3"),
        ({"dependants": 21}, "dependants are 0 to 20"),
        ({"rent": Money(0)}, "the rent is above zero, resources and RLS are not negative"),
        ({"room": True, "flat_share": True}, "a dwelling is a room or a flat share, not both"),
    ],
)
def test_a_tenancy_that_cannot_be_is_refused_in_a_sentence(fields, sentence):
    known = {"zone": 1, "rent": Money(400_00), "annual_resources": Money(0)}
    with pytest.raises(ValueError, match=f"^{sentence}$"):
        Tenancy(**(known | fields))


def test_the_rate_on_the_rent_names_the_dated_values_of_its_scale():
    tenancy = Tenancy(zone=2, rent=Money(52000), annual_resources=Money(960000))
    rate = housing_allowance(LAW, Month(2026, 10), tenancy).rent_rate
    assert [value.parameter for value in rate.scale] == [
        "al.locatif.tl.seuil1",
        "al.locatif.tl.seuil2",
        "al.locatif.tl.taux2",
        "al.locatif.tl.taux3",
    ]
