"""Seizable portion, commission's capacity and flat amounts: worked by hand to the last step."""

from dataclasses import replace
from datetime import date

from planner.calc.debts.capacity import REFERENCES as CAPACITY
from planner.calc.debts.capacity import Pooled, repayment_capacity
from planner.calc.debts.flat_charges import REFERENCES as FLAT
from planner.calc.debts.flat_charges import compute_flat_amounts, flat_scale
from planner.calc.debts.seizable import REFERENCES as SEIZABLE
from planner.calc.debts.seizable import seizable_portion
from planner.calc.figure import WithDerivation, walk, written
from planner.calc.law import Law, Parameter
from planner.calc.money import Money
from tests.calc.debts.laws import LAW

ON = date(2026, 11, 22)


def trace(prefix, *figures):
    """label → value of every step, the parameters left out, without the name of the rule."""
    return {
        node.label.removeprefix(f"{prefix}."): written(node)
        for figure in figures
        for node in walk(figure)
        if node.parameter is None
    }


def facts(*figures):
    """label → path of every fact that a derivation was given."""
    return {node.label: node.field for figure in figures for node in walk(figure) if node.field}


def articles(*figures):
    """label → article of every computed step that has one."""
    return {
        node.label: node.reference
        for figure in figures
        for node in walk(figure)
        if node.reference and node.parameter is None
    }


SEIZED_OF_900 = {
    "net_monthly": "900.00",
    "dependants": "2",
    "increase": "3440.00",  # 2 × 1,720
    "yearly_bound[1]": "7880.00",  # 4,440 + 3,440
    "bound[1]": "1970/3",  # 656.67
    "reached[1]": "1970/3",
    "part[1]": "197/6",  # a twentieth: 32.83
    "yearly_bound[2]": "12100.00",  # 8,660 + 3,440
    "bound[2]": "3025/3",  # 1,008.33
    "reached[2]": "900.00",
    "slice[2]": "730/3",  # 243.33
    "part[2]": "73/3",  # a tenth: 24.33
    "by_slices": "343/6",
    "by_scale": "57.17",  # 57.1667
    "less_floor": "253.48",  # 900 − 646.52
    "above_floor": "253.48",
    "seizable": "57.17",
    "left_to_household": "842.83",
}


def test_the_whole_derivation_of_a_seized_wage_worked_by_hand():
    found = seizable_portion(LAW, Money.parse("900.00"), 2, date(2025, 6, 1))
    assert trace("seizable_portion", *found[:2]) == SEIZED_OF_900
    assert facts(*found[:2]) == {
        "seizable_portion.net_monthly": "net_monthly",
        "seizable_portion.dependants": "dependants",
    }
    assert articles(*found[:2]) == {
        f"seizable_portion.{id}": SEIZABLE[id]
        for id in ("by_scale", "above_floor", "seizable", "left_to_household")
    }


def test_a_wage_on_the_bound_of_a_slice_opens_no_further_one():
    # 8,730 ÷ 12: the second slice is full, the third holds nothing and is not shown.
    found = seizable_portion(LAW, Money.parse("727.50"), 0, ON)
    steps = trace("seizable_portion", found.seizable)
    assert "part[2]" in steps
    assert "part[3]" not in steps
    assert "increase" not in steps


def test_the_whole_derivation_of_a_capacity_worked_by_hand():
    household = Pooled(Money.parse("2000.00"), Money.parse("1500.00"), 3, True, 4)
    found = repayment_capacity(LAW, household, ON)
    steps = trace("repayment_capacity", found.capacity)
    slices = {"part", "slice", "reached", "bound", "yearly_bound"}
    assert {id: value for id, value in steps.items() if id.partition("[")[0] not in slices} == {
        "resources": "2000.00",
        "charges": "1500.00",
        "resources_minus_charges": "500.00",
        "net_monthly": "2000.00",
        "dependants": "3",
        "increase": "5220.00",  # 3 × 1,740
        "by_slices": "20029/72",  # 40.4167 + 35.4167 + 71.1667 + 88.125 + 43.0556
        "by_scale": "278.18",
        "less_floor": "1348.31",  # 2,000 − 651.69
        "above_floor": "1348.31",
        "seizable": "278.18",
        "first_person": "1",
        "next_persons_count": "2",
        "next_persons": "0.6",
        "further_children_count": "2",
        "further_children": "0.8",
        "rsa_scale": "2.9",  # 1 + 0.5 + 2 × 0.3 + 2 × 0.4
        "rsa_household": "1889.90",  # 651.69 × 2.9 = 1,889.901
        "resources_minus_rsa": "110.10",
        "smallest_limit": "110.10",
        "capacity": "110.10",
    }
    assert facts(found.capacity) == {
        "repayment_capacity.resources": "resources",
        "repayment_capacity.charges": "charges",
        "repayment_capacity.net_monthly": "resources",
        "repayment_capacity.dependants": "dependants",
        "repayment_capacity.next_persons_count": "children",
        "repayment_capacity.further_children_count": "children",
    }
    absent = {"left_to_household"}
    assert articles(found.capacity) == {
        f"repayment_capacity.{id}": article for id, article in CAPACITY.items() if id not in absent
    }


def test_a_person_alone_weighs_one_and_nothing_is_added():
    household = Pooled(Money.parse("2000.00"), Money.parse("1500.00"))
    steps = trace("repayment_capacity", repayment_capacity(LAW, household, ON).rsa_household)
    assert steps == {"first_person": "1", "rsa_scale": "1", "rsa_household": "651.69"}


def test_the_whole_derivation_of_the_flat_amounts_of_three_persons():
    r = WithDerivation("flat_capacity", FLAT)
    found = compute_flat_amounts(r, flat_scale(LAW, date(2012, 2, 1)), 3)
    assert trace("flat_capacity", found) == {
        "further_persons": "2",
        "flat_base_supplement": "374.00",  # 2 × 187
        "flat_base": "903.00",  # 529 + 374
        "flat_dwelling_supplement": "72.00",
        "flat_dwelling": "174.00",  # 102 + 72
        "flat_heating_supplement": "46.00",
        "flat_heating": "112.00",  # 66 + 46
        "flat_amounts": "1189.00",
    }
    assert facts(found) == {"flat_capacity.further_persons": "household.persons"}
    assert articles(found) == {f"flat_capacity.{id}": article for id, article in FLAT.items()}


def test_the_grid_of_a_commission_holds_in_its_own_territory_only():
    id = "surendettement.forfait_base.premiere_personne"
    day = date(2012, 2, 1)
    national = LAW.parameter(id)
    value = replace(LAW.value(id, day), content=Money.parse("600.00"))
    own = Parameter(
        id, national.label, national.nature, national.unit, national.review_by, (value,)
    )
    law = Law(LAW.parameters, territories={"35": [own]})

    def first_person(territory):
        scale = flat_scale(law, day, territory)
        return {name: str(first.amount) for name, first, _ in scale.parts}["base"]

    assert first_person("35") == "600.00"
    assert first_person("44") == first_person(None) == "529.00"
