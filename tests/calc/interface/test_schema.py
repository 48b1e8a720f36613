"""The published schemas say what the door accepts and what it answers."""

import json
import re

import pytest

from planner.calc.functions import NAMES, function_named, schema_of
from planner.calc.requests.faults import CODES
from tests.calc.interface.door import ask, household


@pytest.mark.parametrize("name", NAMES)
def test_a_schema_is_plain_json_and_closed(name):
    schema = json.loads(json.dumps(schema_of(name)))
    assert schema["title"] == name
    assert schema["input"]["additionalProperties"] is False
    assert {"id", "explain"} <= set(schema["input"]["properties"])
    assert set(schema["refusal"]["properties"]["error"]["properties"]["code"]["enum"]) == CODES


@pytest.mark.parametrize("name", NAMES)
def test_every_reference_inside_a_schema_leads_somewhere(name):
    for part in ("input", "result"):
        schema = schema_of(name)[part]
        for reference in re.findall(r'"#/\$defs/([^"]+)"', json.dumps(schema)):
            assert reference in schema["$defs"]


@pytest.mark.parametrize("name", NAMES)
def test_an_optional_field_may_be_null_and_a_required_one_may_not(name):
    schema = schema_of(name)["input"]
    parts = [schema, *schema.get("$defs", {}).values()]
    for part in parts:
        for field, form in part.get("properties", {}).items():
            nullable = {"type": "null"} in form.get("anyOf", ())
            assert nullable is (field not in part.get("required", ())), field


def test_the_schema_of_the_allowance_names_its_fields():
    schema = schema_of("housing-allowance")
    assert schema["input"]["required"] == [
        "month",
        "zone",
        "dependants",
        "rent",
        "annual_resources",
    ]
    assert schema["input"]["properties"]["zone"]["enum"] == [1, 2, 3]
    assert schema["result"]["required"] == ["benefit", "paid", "steps"]


def test_a_function_that_does_not_exist_has_no_schema():
    with pytest.raises(KeyError):
        schema_of("nothing")


def test_an_answer_has_the_shape_of_its_published_result():
    model = function_named("housing-allowance").result
    for changes in ({}, {"id": 7}, {"id": "a", "explain": True}, {"month": "2027-01"}):
        reply = ask(household(**changes))
        read = model.model_validate(reply)
        assert read.model_dump(exclude_unset=True) == reply
    social = household(conventioned=True, social_landlord=True, rls="40.04")
    reply = ask(social)
    assert model.model_validate(reply).model_dump(exclude_unset=True) == reply
    assert "crds_rls" in reply["steps"]
