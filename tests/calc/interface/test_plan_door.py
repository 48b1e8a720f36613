"""A whole dossier through the door: computed, refused in one sentence, never a crash."""

import copy
import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.functions import schema_of
from tests.calc.interface.door import ask, code_and_field, refusal, run
from tests.calc.interface.test_fuzz import checked, values

FOLDER = Path(__file__).parents[2] / "cases" / "vignettes"
DOSSIERS = {
    path.name.split(".")[0]: json.loads(path.read_text("utf-8"))
    for path in sorted(FOLDER.glob("*.dossier.json"))
}
ON = "2026-11-22"


def plan_of(**fields):
    return ask({"on": ON, **fields}, "plan")


def refused(**fields):
    return code_and_field(plan_of(**fields))


@pytest.mark.parametrize("name", DOSSIERS)
def test_a_real_household_is_computed_and_comes_back_under_its_name(name):
    dossier = DOSSIERS[name]
    reply = ask(dossier, "plan")
    assert reply["id"] == reply["dossier_id"] == dossier["id"]
    assert reply["budget"]["reste_a_vivre"]
    schema = schema_of("plan")["result"]
    assert set(schema["required"]) <= set(reply) <= set(schema["properties"])


@pytest.mark.parametrize("name", DOSSIERS)
def test_an_answer_holds_no_float_and_agrees_with_its_published_schema(name):
    properties = schema_of("plan")["result"]["properties"]
    for field, value in ask(DOSSIERS[name], "plan").items():
        agree(properties[field], value, field)


# What holds anything: the values of a reason and of an alert, each written by its own rule; the
# state of the account is that of `rent-arrears`.
OPEN = (".values", ".state")


def loose(schema, place):
    """The places of a published form that say nothing of what they hold."""
    if not {"type", "enum", "anyOf"} & set(schema):
        return [place]
    found = []
    for name, inner in schema.get("properties", {}).items():
        found += loose(inner, f"{place}.{name}")
    for inner in schema.get("anyOf", ()):
        found += loose(inner, place)
    for word in ("items", "additionalProperties"):
        if isinstance(schema.get(word), dict):
            found += loose(schema[word], place)
    return found


def test_the_published_form_says_what_every_field_holds():
    properties = schema_of("plan")["result"]["properties"]
    open_ = [at for name, form in properties.items() for at in loose(form, name)]
    assert [at for at in open_ if not at.endswith(OPEN)] == []


def test_a_line_of_a_schedule_is_an_object_that_names_its_amounts():
    for schedule in ask(DOSSIERS["p1"], "plan")["schedules"]:
        for line in schedule["lines"]:
            assert set(line) == {
                "n", "due", "current", "instalment", "to_pay", "remaining", "left",
            }  # fmt: skip
        assert schedule["lines"][0]["n"] == 1


def agree(schema, value, place):
    assert not isinstance(value, float), place
    if "anyOf" in schema:
        if value is None:
            assert {"type": "null"} in schema["anyOf"], place
            return
        [schema] = [item for item in schema["anyOf"] if item != {"type": "null"}][:1]
    kinds = {"object": dict, "array": list, "string": str, "integer": int, "boolean": bool}
    if "type" in schema:
        assert isinstance(value, kinds[schema["type"]]), place
    if "enum" in schema:
        assert value in schema["enum"], place
    if isinstance(value, dict) and "properties" in schema:
        assert set(value) == set(schema["required"]), place
    if isinstance(value, dict):
        for name, item in value.items():
            inner = schema.get("properties", {}).get(name, schema.get("additionalProperties", {}))
            agree(inner, item, f"{place}.{name}")
    elif isinstance(value, list):
        for item in value:
            agree(schema.get("items", {}), item, f"{place}[]")


def test_the_day_of_the_plan_is_asked_for_and_never_read_on_a_clock():
    assert refusal({}, "plan") == ("missing_field", "on")
    assert ask({"casework": {"met_on": ON}}, "plan")["on"] == ON
    assert plan_of(casework={"met_on": "2026-01-15"})["on"] == ON


def test_an_identifier_that_is_not_a_dossier_name_still_comes_back():
    for identifier in ("Dossier n° 12", 12, ""):
        reply = plan_of(id=identifier)
        assert (reply["id"], reply["dossier_id"]) == (identifier, "dossier")
    assert "id" not in plan_of()


def test_an_optional_field_at_null_is_absent_at_any_level_of_the_dossier():
    plain = plan_of(dwelling={"rent": "412.30"}, debts=[])
    nulls = plan_of(
        household=None,
        dwelling={"rent": "412.30", "charges": None, "zone": None, "landlord": {"kind": None}},
        debts=[],
        account={"lines": None},
        horizon=None,
    )
    assert nulls == plain


@pytest.mark.parametrize(
    ("fields", "fault"),
    [
        ({"dwelling": {"zonee": None}}, ("unknown_field", "dwelling.zonee")),
        ({"note": 1}, ("unknown_field", "note")),
        ({"dwelling": {"rent": 412}}, ("wrong_type", "dwelling.rent")),
        ({"dwelling": {"rent": 412.30}}, ("wrong_type", "dwelling.rent")),
        ({"dwelling": {"rent": "412,30"}}, ("bad_amount", "dwelling.rent")),
        ({"dwelling": {"rent": "-1"}}, ("out_of_range", "dwelling.rent")),
        ({"dwelling": {"rent": "-0"}}, ("out_of_range", "dwelling.rent")),
        ({"dwelling": {"zone": 4}}, ("unknown_value", "dwelling.zone")),
        ({"dwelling": {"zone": 2.0}}, ("wrong_type", "dwelling.zone")),
        ({"dwelling": {"room": 1}}, ("wrong_type", "dwelling.room")),
        ({"dwelling": []}, ("wrong_type", "dwelling")),
        ({"dwelling": {"lease_signed": "2026-02-30"}}, ("bad_date", "dwelling.lease_signed")),
        ({"dwelling": {"lease_signed": "1899-12-31"}}, ("out_of_range", "dwelling.lease_signed")),
        ({"incomes": {}}, ("wrong_type", "incomes")),
        ({"incomes": [None]}, ("wrong_type", "incomes[0]")),
        ({"incomes": [{"kind": "salary"}]}, ("missing_field", "incomes[0].amount")),
        ({"incomes": [{"kind": "salary", "amount": None}]}, ("missing_field", "incomes[0].amount")),
        ({"schema": "planner/dossier/9"}, ("unknown_value", "schema")),
        ({"horizon": 0}, ("out_of_range", "horizon")),
        ({"horizon": 121}, ("out_of_range", "horizon")),
        ({"horizon": "12"}, ("wrong_type", "horizon")),
        ({"on": "2026-13-01"}, ("bad_date", "on")),
        ({"on": "1989-01-01"}, ("out_of_range", "on")),
    ],
)
def test_a_fault_of_the_dossier_is_named_by_its_code_and_its_place(fields, fault):
    assert refused(**fields) == fault


def test_what_the_counsellor_keeps_for_herself_is_not_in_the_answer():
    kept = "confié en tête-à-tête"
    reply = plan_of(casework={"private_notes": kept}, explain=True)
    assert kept not in json.dumps(reply, ensure_ascii=False)


def test_the_derivation_of_each_figure_is_given_by_its_label():
    explain = ask({**DOSSIERS["p1"], "explain": True}, "plan")["explain"]
    assert explain["housing_allowance.paid"]["value"]
    assert explain["budget.reste_a_vivre"]["operation"]


def places(tree, steps=()):
    yield steps
    if isinstance(tree, (dict, list)):
        for step, item in tree.items() if isinstance(tree, dict) else enumerate(tree):
            yield from places(item, (*steps, step))


@pytest.mark.slow
@settings(max_examples=150)
@given(st.sampled_from(sorted(DOSSIERS)), st.data())
def test_any_value_at_any_place_of_a_dossier_is_refused_or_computed(name, data):
    dossier = copy.deepcopy(DOSSIERS[name])
    steps = data.draw(st.sampled_from([place for place in places(dossier) if place]))
    target = dossier
    for step in steps[:-1]:
        target = target[step]
    target[steps[-1]] = data.draw(values)
    checked(json.dumps(dossier).encode(), "plan")


def test_the_zone_of_a_commune_that_has_one_is_filled_in_at_the_door():
    told = DOSSIERS["p1"]
    untold = copy.deepcopy(told)
    del untold["dwelling"]["zone"]
    _status, (with_zone, without) = run(
        b"\n".join(json.dumps(each).encode() for each in (told, untold)), "plan"
    )
    assert with_zone == without
    assert with_zone["allowance"]["computed"]
    unknown = copy.deepcopy(untold)
    unknown["dwelling"]["commune"] = "99999"
    _status, (asked,) = run(json.dumps(unknown).encode(), "plan")
    assert asked["allowance"]["computed"] is None
    assert "dwelling.zone" in str(asked["allowance"]["missing"])
