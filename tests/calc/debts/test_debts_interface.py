"""Functions ``seizable-portion`` and ``repayment-capacity`` as other programs call them."""

import pytest

from tests.calc.debts.asking import ask, refusal

SEIZABLE = {"net_monthly": "1500.00", "dependants": 0, "on": "2026-06-01"}
CAPACITY = {
    "resources": "1371.25",
    "charges": "880.44",
    "dependants": 0,
    "children": 0,
    "on": "2026-11-22",
}


def test_a_seizable_portion_has_three_amounts_and_nothing_else_to_say():
    assert ask("seizable-portion", id=7, **SEIZABLE) == {
        "id": 7,
        "seizable": "234.76",
        "left_to_household": "1265.24",
        "floor": "651.69",
    }


def test_the_estimated_increase_of_2026_is_named_and_a_past_review_date_is_told():
    answer = ask("seizable-portion", **{**SEIZABLE, "dependants": 1, "on": "2027-01-01"})
    assert answer["unverified"] == ["saisie.majoration_personne_a_charge"]
    assert answer["stale"] is True
    assert "stale" not in ask("seizable-portion", **{**SEIZABLE, "on": "2026-12-31"})


def test_the_explanation_holds_the_same_amounts_and_the_dated_scale():
    answer = ask("seizable-portion", explain=True, **SEIZABLE)
    derived = answer.pop("explain")
    assert answer == ask("seizable-portion", **SEIZABLE)
    assert {name: figure["value"] for name, figure in derived.items()} == answer

    def scales(figure):
        found = {value["from"] for value in figure.get("parameters", ())}
        return found.union(*(scales(term) for term in figure.get("terms", ())))

    assert scales(derived["seizable"]) == {"2026-01-01"}
    assert scales(derived["floor"]) == {"2026-04-01"}


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"on": "2022-12-31"}, ("no_parameters", "on")),
        ({"net_monthly": "-1.00"}, ("out_of_range", "net_monthly")),
        ({"net_monthly": 1500}, ("wrong_type", "net_monthly")),
        ({"dependants": 21}, ("out_of_range", "dependants")),
        ({"dependants": None}, ("missing_field", "dependants")),
        ({"dependant": 1}, ("unknown_field", "dependant")),
    ],
)
def test_a_seizable_portion_is_refused(changes, expected):
    assert refusal("seizable-portion", **{**SEIZABLE, **changes}) == expected


def test_a_capacity_names_its_three_limits_and_the_one_that_binds():
    assert ask("repayment-capacity", **CAPACITY) == {
        "capacity": "197.23",
        "limits": {
            "resources_minus_charges": "490.81",
            "seizable_portion": "197.23",
            "resources_minus_rsa": "719.56",
        },
        "binding": "seizable_portion",
        "rsa_household": "651.69",
    }


def test_the_explanation_of_a_capacity_is_the_same_answer():
    answer = ask("repayment-capacity", explain=True, **{**CAPACITY, "dependants": 2})
    derived = answer.pop("explain")
    assert answer == ask("repayment-capacity", **{**CAPACITY, "dependants": 2})
    assert derived["capacity"]["value"] == answer["capacity"]
    assert derived["limits.seizable_portion"]["value"] == answer["limits"]["seizable_portion"]
    assert answer["unverified"] == ["saisie.majoration_personne_a_charge"]


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"on": "2022-12-31"}, ("no_parameters", "on")),
        ({"children": 21}, ("out_of_range", "children")),
        ({"couple": 1}, ("wrong_type", "couple")),
        ({"charges": None}, ("missing_field", "charges")),
    ],
)
def test_a_capacity_is_refused(changes, expected):
    assert refusal("repayment-capacity", **{**CAPACITY, **changes}) == expected
