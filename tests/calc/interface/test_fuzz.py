"""Whatever comes in: one line out, a closed list of codes, never a crash."""

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.functions import NAMES, answer_line, function_named
from planner.calc.requests.faults import CODES
from planner.law import load_law
from tests.calc.interface.door import household

LAW = load_law()

scalars = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.floats(),
    st.text(max_size=12),
    st.sampled_from(["520.00", "-0.00", "2026-10", "2026-02-30", "2026-11-22", "landlord", "1"]),
    st.dates(date(1980, 1, 1), date(2110, 1, 1)).map(str),
)
values = st.recursive(
    scalars,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4), st.dictionaries(st.text(max_size=8), inner, max_size=4)
    ),
    max_leaves=12,
)


def checked(line, name):
    written, computed = answer_line(function_named(name), line, LAW)
    assert written.endswith(b"\n")
    assert written.count(b"\n") == 1
    reply = json.loads(written)
    assert computed is ("error" not in reply)
    if not computed:
        assert set(reply) == {"id", "error"}
        assert set(reply["error"]) == {"code", "field", "message"}
        assert reply["error"]["code"] in CODES
        assert reply["error"]["message"]
        assert reply["error"]["field"] is None or isinstance(reply["error"]["field"], str)
    return reply


def fields_of(name):
    return sorted(function_named(name).request.model_fields)


@pytest.mark.parametrize("name", NAMES)
@given(line=st.binary(max_size=60))
def test_any_bytes_give_one_line(name, line):
    checked(line.replace(b"\n", b" "), name)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
@given(value=values)
def test_any_json_value_gives_one_line(name, value):
    checked(json.dumps(value).encode(), name)


@pytest.mark.slow
@pytest.mark.parametrize("name", NAMES)
@settings(max_examples=80)
@given(data=st.data())
def test_any_value_in_any_field_gives_one_line(name, data):
    known = st.sampled_from(["id", "explain", *fields_of(name)])
    drawn = data.draw(st.dictionaries(known, values, max_size=8))
    checked(json.dumps(drawn).encode(), name)


@given(values, st.sampled_from(sorted(household())))
def test_one_field_spoilt_is_refused_under_its_own_name_or_computed(value, field):
    reply = checked(json.dumps(household(**{field: value})).encode(), "housing-allowance")
    if "error" in reply and reply["error"]["code"] != "not_json":
        assert reply["error"]["field"].startswith(field)


@given(st.binary(max_size=6), st.integers(0, 80))
def test_a_damaged_line_is_refused_or_computed(noise, place):
    line = json.dumps(household(id="x")).encode()
    checked(line[:place] + noise.replace(b"\n", b"") + line[place:], "housing-allowance")
