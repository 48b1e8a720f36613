"""A dossier file: what is written is read back, and every problem of a bad one is told at once."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.dossier import Dossier
from planner.errors import PlannerError, Problem
from planner.intake.dossier_file import dossier_schema, read_dossier, write_dossier
from planner.intake.model_paths import annotation_at, fields_at, parse_path, path_text
from planner.intake.strict_json import MAX_BYTES
from tests.dossier.strategies import dossiers


def problems(data: bytes | dict[str, Any]) -> tuple[Problem, ...]:
    if isinstance(data, dict):
        data = json.dumps(data).encode()
    with pytest.raises(PlannerError) as refused:
        read_dossier(data, name="dossier-martin.json")
    return refused.value.problems


def told(data: bytes | dict[str, Any]) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.field) for problem in problems(data)]


def assert_read_or_told(data: bytes) -> None:
    """The bytes are a dossier, or every problem is a sentence without a hole."""
    found: tuple[Problem, ...] = ()
    try:
        assert write_dossier(read_dossier(data))
    except PlannerError as refused:
        found = refused.problems
    for problem in found:
        assert str(problem).endswith((".", "?"))
        assert "{field}" not in str(problem)
        assert "{value}" not in str(problem)


@pytest.mark.slow
@settings(max_examples=40)
@given(dossiers())
def test_what_is_written_is_read_back_exactly_and_written_again_to_the_byte(
    dossier: Dossier,
) -> None:
    data = write_dossier(dossier)
    again = read_dossier(data)
    assert again == dossier
    assert write_dossier(again) == data
    text = data.decode("utf-8")
    tree = json.loads(text)
    assert next(iter(tree)) == "schema"
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")
    order = fields_at(())
    assert list(tree) == [name for name in order if name in tree]


def test_an_empty_dossier_is_three_lines() -> None:
    assert write_dossier(Dossier()) == b'{\n  "schema": "planner/dossier/1"\n}\n'


@given(st.binary(max_size=200))
def test_no_bytes_ever_crash_the_reader(data: bytes) -> None:
    assert_read_or_told(data)


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from([*fields_at(()), "kind", "amount", "persons"]), inner)
    ),
    max_leaves=12,
)


@given(JSON)
def test_no_tree_ever_crashes_the_reader_and_each_problem_is_a_sentence(tree: Any) -> None:
    assert_read_or_told(json.dumps(tree).encode())


@pytest.mark.parametrize("name", ["kind", "amount"])
def test_one_wrong_letter_in_a_field_name_is_found_with_the_right_name(name: str) -> None:
    income = {"kind": "wage", "amount": "1.00"}
    income[name + "x"] = income.pop(name)
    tree = {"incomes": [income]}
    found = {problem.code: problem for problem in problems(tree)}
    assert found["unknown_field"].values["near"] == name
    assert found["missing_field"].field == f"incomes[0].{name}"


@pytest.mark.parametrize(
    ("data", "code", "said"),
    [
        (b"", "empty_file", "vide"),
        (b" \n", "empty_file", "vide"),
        (b"\xef\xbb\xbf{}", "has_bom", "sans BOM"),
        (b"\xff\xfe{\x00}\x00", "has_bom", "sans BOM"),
        (b'{\n"reference": "L\xe9a"}', "bad_encoding", "ligne 2"),
        (b'{\n "incomes": [,]\n}', "not_json", "ligne 2, colonne 14"),
        (b"[]", "not_an_object", "accolades"),
        (b'"x"', "not_an_object", "accolades"),
        (b"[" * 100_000, "too_deep", "niveaux"),
        (b'{"incomes":' + b"[" * 40 + b"]" * 40 + b"}", "too_deep", "niveaux"),
        (b" " * (MAX_BYTES + 1), "too_big", "Mo"),
        (b'{"schema": "planner/dossier/2"}', "other_schema", "planner/dossier/2"),
    ],
)
def test_a_file_that_is_no_dossier_gives_one_sentence(data: bytes, code: str, said: str) -> None:
    (problem,) = problems(data)
    assert problem.code == code
    assert said in str(problem)
    assert "dossier-martin.json" in str(problem)


@pytest.mark.parametrize(
    ("part", "code", "field", "said"),
    [
        ({"bank": {"balance": 412.30}}, "wrong_type", "bank.balance", '"412.30"'),
        ({"bank": {"balance": 412}}, "wrong_type", "bank.balance", "guillemets"),
        ({"bank": {"balance": "412,30"}}, "bad_amount", "bank.balance", "412,30"),
        ({"bank": {"balance": "1 234.00"}}, "bad_amount", "bank.balance", "1 234.00"),
        ({"bank": {"overdraft_limit": "-1.00"}}, "out_of_range", "bank.overdraft_limit", "signe"),
        ({"bank": {"on": "2026-02-29"}}, "bad_date", "bank.on", "2026-02-29"),
        ({"bank": {"on": "22/11/2026"}}, "bad_date", "bank.on", "année-mois-jour"),
        ({"bank": {"on": "1700006400"}}, "bad_date", "bank.on", "1700006400"),
        ({"bank": {"on": "1989-12-31"}}, "out_of_range", "bank.on", "1990"),
        ({"bank": {"overdraft_limit": "-0.00"}}, "out_of_range", "bank.overdraft_limit", "signe"),
        ({"dwelling": {"zone": 4}}, "unknown_value", "dwelling.zone", "1, 2, 3"),
        ({"dwelling": {"zone": True}}, "wrong_type", "dwelling.zone", "entier"),
        ({"dwelling": {"room": 1}}, "wrong_type", "dwelling.room", "true ou false"),
        ({"dwelling": {"commune": "14000 Caen"}}, "bad_commune", "dwelling.commune", "INSEE"),
        ({"dwelling": {"loyer": "1.00"}}, "unknown_field", "dwelling.loyer", "rent"),
        ({"dwelling": {"lease_sined": "2020-01-01"}}, "unknown_field", "dwelling.lease_sined",
         "lease_signed"),
        ({"dwelling": {"allowance": {"suspended_since": "11/2026"}}}, "bad_month",
         "dwelling.allowance.suspended_since", "année-mois"),
        ({"incomes": {}}, "wrong_type", "incomes", "liste"),
        ({"incomes": ["wage"]}, "wrong_type", "incomes[0]", "accolades"),
        ({"incomes": [{"kind": "wages", "amount": "1"}]}, "unknown_value", "incomes[0].kind",
         "« wage »"),
        ({"incomes": [{"kind": "wage", "amount": "1", "frequency": "monthly"}]}, "unknown_value",
         "incomes[0].frequency", "month"),
        ({"incomes": [{"kind": "wage", "amount": "1", "whose": "lea"}]}, "inconsistent",
         "incomes[0].whose", "lea"),
        ({"incomes": [{"kind": "wage", "amount": "1", "months": []}]}, "out_of_range",
         "incomes[0].months", "vide"),
        ({"incomes": [{"kind": "wage", "amount": "1", "frequency": "once"}]}, "inconsistent",
         "incomes[0]", "once"),
        ({"charges": [{"kind": "food", "amount": "1", "debt": "d"}]}, "inconsistent",
         "charges[0].debt", "dette"),
        ({"debts": [{"id": "Credit A", "kind": "car_loan", "balance": "1"}]}, "bad_id",
         "debts[0].id", "Credit A"),
        ({"debts": [{"id": "a", "kind": "car_loan", "balance": "1", "rate": "19.9"}]},
         "out_of_range", "debts[0].rate", "0.199"),
        ({"household": {"protections": [{"kind": "tutelle", "person": "p", "guardian": "UDAF"}]}},
         "inconsistent", "household.protections[0].person", "personne du foyer"),
        ({"account": {"lines": [{"date": "2026-11-01", "kind": "rent", "amount": "1",
                                 "settles": "2026-10"}]}},
         "inconsistent", "account.lines[0]", "settles"),
        ({"casework": {"private_notes": "a\u001b[2J"}}, "bad_text", "casework.private_notes",
         "invisible"),
        ({"reference": "\ud800"}, "bad_text", "reference", "invisible"),
        ({"casework": {"cause": "x" * 20_001}}, "out_of_range", "casework.cause", "20000"),
    ],
)  # fmt: skip
def test_each_problem_names_its_place_the_value_and_what_to_write(
    part: dict[str, Any], code: str, field: str, said: str
) -> None:
    (problem,) = problems(part)
    assert (problem.code, problem.field) == (code, field)
    assert said in str(problem)


def test_every_problem_of_a_file_is_told_at_once_in_the_order_of_the_file() -> None:
    assert told(
        {
            "household": {"persons": [{"id": "a", "role": "child"}, {"id": "a", "role": "chief"}]},
            "incomes": [
                {"kind": "wage", "amount": "12,50", "whose": "b"},
                {"kind": "wage", "start": "2026-02", "until": "2026-01"},
            ],
            "note": "x",
            "debts": [{"id": "c", "kind": "loan", "balance": 3}],
        }
    ) == [
        ("inconsistent", "household.persons[1].id"),
        ("unknown_value", "household.persons[1].role"),
        ("bad_amount", "incomes[0].amount"),
        ("inconsistent", "incomes[0].whose"),
        ("inconsistent", "incomes[1]"),
        ("missing_field", "incomes[1].amount"),
        ("unknown_field", "note"),
        ("unknown_value", "debts[0].kind"),
        ("wrong_type", "debts[0].balance"),
    ]


def test_a_field_written_twice_is_refused_wherever_it_stands() -> None:
    data = b'{"bank":{"balance":"1.00","balance":"2.00"},"reference":"a","reference":"b"}'
    assert told(data) == [
        ("duplicate_field", "bank.balance"),
        ("duplicate_field", "reference"),
    ]


@pytest.mark.parametrize("number", [b"NaN", b"-Infinity", b"1e3", b"1.0", b"9" * 5000])
def test_numbers_that_hide_their_value_are_refused(number: bytes) -> None:
    assert told(b'{"dwelling":{"surface":' + number + b"}}") == [("wrong_type", "dwelling.surface")]


def test_a_null_is_an_absent_field_and_a_required_one_is_missing() -> None:
    assert read_dossier(b'{"bank": null, "reference": null}') == Dossier()
    found = told({"incomes": [{"kind": None, "amount": "1.00"}]})
    assert found == [("missing_field", "incomes[0].kind")]


def test_the_value_met_is_shortened_to_one_line() -> None:
    (problem,) = problems({"dwelling": {"commune": "quelque part\n" * 20}})
    assert len(problem.values["value"]) == 40
    assert "\n" not in str(problem)


@pytest.mark.parametrize(
    "household",
    [3, {"persons": 3}, {"persons": ["a"]}, {"persons": [{"id": 5, "role": "applicant"}]}],
)
def test_where_the_persons_cannot_be_read_no_line_is_said_to_belong_to_nobody(
    household: Any,
) -> None:
    line = {"kind": "wage", "amount": "1.00", "whose": "a"}
    fields = [field for _code, field in told({"household": household, "incomes": [line]})]
    assert len(fields) == 1
    assert str(fields[0]).startswith("household")


def test_a_dossier_changed_to_something_unreadable_is_not_written() -> None:
    broken = Dossier().but(reference="x" * 500)
    with pytest.raises(PlannerError) as refused:
        write_dossier(broken)
    assert refused.value.problems[0].field == "reference"
    with pytest.raises(PlannerError, match="relu, il serait"):
        write_dossier(Dossier().but(bank=None))


def test_paths_are_read_back_and_lead_to_the_model() -> None:
    for text in ("incomes[2].amount", "household.persons[0].statuses[1]", "reference"):
        assert path_text(parse_path(text)) == text
        assert annotation_at(parse_path(text)) is not None
    assert annotation_at(parse_path("incomes[2].nothing")) is None
    for text in ("", "incomes.", "incomes[x]", "[0]", "incomes[1]amount", "a b"):
        with pytest.raises(ValueError, match="not a path"):
            parse_path(text)


def test_the_published_schema_lists_the_kinds_and_closes_every_object() -> None:
    schema = dossier_schema()
    assert json.loads(json.dumps(schema)) == schema
    assert "wage" in schema["$defs"]["Income"]["properties"]["kind"]["enum"]
    assert "fsl_loan" in schema["$defs"]["Debt"]["properties"]["kind"]["enum"]
    assert schema["properties"]["schema"]["const"] == "planner/dossier/1"
    objects = [schema, *(part for part in schema["$defs"].values() if part["type"] == "object")]
    assert all(part["additionalProperties"] is False for part in objects)
