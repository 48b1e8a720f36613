"""Every fault of the interface, on the housing allowance: its code, its field, its sentence."""

import json

import pytest

from planner.calc.requests.faults import CODES
from tests.calc.interface.door import (
    ask,
    ask_line,
    code_and_field,
    household,
    line_refusal,
    refusal,
)


@pytest.mark.parametrize(
    "line",
    [
        b"oops",
        b"{",
        b'{"month": "2026-10"} {}',
        b"{'month': 1}",
        b'{"zone": 02}',
        b'{"zone": NaN}',
        b'{"zone": Infinity}',
        b'{"zone": -Infinity}',
        b'{"month": "\xff"}',
        b'{"month": "\xed\xa0\x80"}',
        b'{"month": "a\tb"}',
        b"\xef\xbb\xbf{}",
        b"\xef\xbb\xbf",
        b"\xff\xfe{\x00}\x00",
        b'{"zone":' + b"9" * 5000 + b"}",
        b'{"zone":' + b"[" * 100_000 + b"}",
        b"[" * 100_000 + b"]" * 100_000,
        b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        b"\x00",
    ],
)
def test_what_is_not_json_is_refused(line):
    assert line_refusal(line) == ("not_json", None)
    assert ask_line(line)["id"] is None


def test_nesting_of_any_depth_is_an_answer_and_never_a_crash():
    for depth in (10, 100, 200, 500, 900, 950, 990, 1000, 1100, 5000):
        for opening, closing in (("[", "]"), ('{"a":', "}")):
            nested = opening * depth + "1" + closing * depth
            code, field = line_refusal(f'{{"id": 1, "deep": {nested}}}'.encode())
            assert (code, field) in {("unknown_field", "deep"), ("not_json", None)}


@pytest.mark.parametrize("line", [b"[]", b"1", b'"a"', b"true", b"null", b"[{}]", b"1.5"])
def test_what_is_not_an_object_is_refused(line):
    assert line_refusal(line) == ("not_an_object", None)


@pytest.mark.parametrize(
    ("line", "field", "identifier"),
    [
        (b'{"id": 1, "zone": 1, "zone": 1}', "zone", 1),
        (b'{"id": 1, "id": 1, "zone": 1}', "id", None),
        (b'{"zone": 1, "id": 1, "zone": 2, "id": 2}', "zone", None),
        (b'{"id": 1, "zone": 1, "zone": null}', "zone", 1),
        (b'{"id": 1, "lines": [{}, {"a": 1, "a": 2}]}', "lines[1].a", 1),
        (b'{"id": 1, "deep": {"er": [[{"a": 1, "a": 2}]]}}', "deep.er[0][0].a", 1),
        (b'{"id": "x", "explain": true, "explain": true}', "explain", "x"),
        (b'{"id": 1.5, "zone": 1, "zone": 1}', "zone", None),
    ],
)
def test_a_field_written_twice_is_refused_at_any_depth(line, field, identifier):
    assert line_refusal(line) == ("duplicate_field", field)
    assert ask_line(line)["id"] == identifier


@pytest.mark.parametrize("identifier", [1.5, True, False, [], {}, ["a"], 1e3])
def test_an_identifier_that_is_neither_text_nor_whole_number_is_refused(identifier):
    reply = ask(household(id=identifier))
    assert code_and_field(reply) == ("wrong_type", "id")
    assert reply["id"] is None


@pytest.mark.parametrize("name", ["Month", "month ", "loyer", "", "mois\u00e9", "steps"])
@pytest.mark.parametrize("value", ["2026-10", None, False])
def test_a_field_that_the_schema_does_not_name_is_refused_even_when_null(name, value):
    assert refusal(household(**{name: value})) == ("unknown_field", name or None)


@pytest.mark.parametrize("name", ["month", "zone", "dependants", "rent", "annual_resources"])
def test_a_required_field_that_is_absent_or_null_is_missing(name):
    assert refusal(household(**{name: ...})) == ("missing_field", name)
    assert refusal(household(**{name: None})) == ("missing_field", name)


@pytest.mark.parametrize(
    "name",
    [
        "couple",
        "furnished",
        "room",
        "flat_share",
        "conventioned",
        "social_landlord",
        "aah_or_aeeh",
        "rls",
        "explain",
        "id",
    ],
)
def test_an_optional_field_given_as_null_is_as_if_absent(name):
    assert ask(household(**{name: None})) == ask(household())


@pytest.mark.parametrize(
    ("field", "value", "code"),
    [
        ("rent", 520, "wrong_type"),
        ("rent", 520.0, "wrong_type"),
        ("rent", True, "wrong_type"),
        ("rent", ["520"], "wrong_type"),
        ("rent", {}, "wrong_type"),
        ("rent", "", "bad_amount"),
        ("rent", " 520", "bad_amount"),
        ("rent", "520 ", "bad_amount"),
        ("rent", "520\n", "bad_amount"),
        ("rent", "+520", "bad_amount"),
        ("rent", "520,00", "bad_amount"),
        ("rent", "5 20", "bad_amount"),
        ("rent", "5\u00a020", "bad_amount"),
        ("rent", "0520", "bad_amount"),
        ("rent", "00", "bad_amount"),
        ("rent", "520.", "bad_amount"),
        ("rent", ".5", "bad_amount"),
        ("rent", "520.000", "bad_amount"),
        ("rent", "5e2", "bad_amount"),
        ("rent", "1000000000", "bad_amount"),
        ("rent", "٥٢٠", "bad_amount"),
        ("rent", "５２０", "bad_amount"),
        ("rent", "--1", "bad_amount"),
        ("rent", "NaN", "bad_amount"),
        ("rent", "520 €", "bad_amount"),
        ("rent", "0", "out_of_range"),
        ("rent", "0.00", "out_of_range"),
        ("rent", "-520", "out_of_range"),
        ("rent", "-0.00", "out_of_range"),
        ("annual_resources", "-0", "out_of_range"),
        ("annual_resources", "-0.01", "out_of_range"),
        ("rls", "-0.00", "out_of_range"),
        ("rls", 0, "wrong_type"),
        ("month", 202610, "wrong_type"),
        ("month", "2026-10-01", "bad_month"),
        ("month", "2026-1", "bad_month"),
        ("month", "2026-13", "bad_month"),
        ("month", "2026-00", "bad_month"),
        ("month", "26-10", "bad_month"),
        ("month", "2026/10", "bad_month"),
        ("month", "2026-10 ", "bad_month"),
        ("month", "٢٠٢٦-10", "bad_month"),
        ("month", "1989-12", "out_of_range"),
        ("month", "2100-01", "out_of_range"),
        ("month", "0000-01", "out_of_range"),
        ("month", "2020-09", "no_parameters"),
        ("month", "1990-01", "no_parameters"),
        ("zone", "2", "wrong_type"),
        ("zone", 2.0, "wrong_type"),
        ("zone", True, "wrong_type"),
        ("zone", 0, "unknown_value"),
        ("zone", 4, "unknown_value"),
        ("zone", 10**30, "unknown_value"),
        ("dependants", "0", "wrong_type"),
        ("dependants", 1.0, "wrong_type"),
        ("dependants", True, "wrong_type"),
        ("dependants", -1, "out_of_range"),
        ("dependants", 21, "out_of_range"),
        ("dependants", 10**30, "out_of_range"),
        ("couple", "true", "wrong_type"),
        ("couple", 1, "wrong_type"),
        ("couple", 0, "wrong_type"),
        ("couple", [], "wrong_type"),
        ("explain", 1, "wrong_type"),
        ("explain", "true", "wrong_type"),
    ],
)
def test_a_value_in_another_form_is_refused_under_its_code_and_its_field(field, value, code):
    assert refusal(household(**{field: value})) == (code, field)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("rent", "0.01"),
        ("rent", "520.5"),
        ("rent", "999999999.99"),
        ("annual_resources", "0"),
        ("month", "2020-10"),
        ("month", "2099-12"),
        ("dependants", 20),
        ("explain", True),
    ],
)
def test_a_value_at_the_edge_of_its_range_is_computed(field, value):
    assert "error" not in ask(household(**{field: value}))


def test_a_room_in_a_flat_share_is_at_odds():
    code, field = refusal(household(room=True, flat_share=True))
    assert code == "inconsistent"
    assert field in {"room", "flat_share"}
    assert "error" not in ask(household(room=True, flat_share=False))


def test_the_first_fault_is_reported_unknown_fields_before_the_order_of_the_schema():
    assert refusal(household(rent="x", month="x", oops=1)) == ("unknown_field", "oops")
    assert refusal(household(rent="x", month="x")) == ("bad_month", "month")
    assert refusal(household(rent="x", month=...)) == ("missing_field", "month")
    assert refusal(household(rent="x", room=True, flat_share=True)) == ("bad_amount", "rent")


SECRETS = ["Zoé Martin", "12 rue des Lilas", "0612345678", "zoe@example.org"]


@pytest.mark.parametrize("secret", SECRETS)
@pytest.mark.parametrize("field", ["month", "zone", "rent", "dependants", "couple", "explain"])
def test_a_sentence_never_repeats_what_the_line_holds(field, secret):
    for value in (secret, [secret], {secret: secret}):
        assert secret not in ask(household(**{field: value}))["error"]["message"]
    assert secret not in ask(household(**{secret: 1}))["error"]["message"]
    assert secret not in ask_line(f'{{"a": "{secret}'.encode())["error"]["message"]


def test_every_sentence_is_french_and_ends():
    replies = [
        ask(household(**{field: value}))
        for field in ("month", "zone", "rent", "dependants", "couple", "oops")
        for value in ("x", 9999, None, "1989-01", "-1")
    ]
    for reply in replies:
        if "error" in reply:
            assert reply["error"]["code"] in CODES
            assert reply["error"]["message"][-1] == "."


def test_a_result_is_the_same_with_the_derivation_and_without():
    plain = ask(household(id=1))
    explained = ask(household(id=1, explain=True))
    explain = explained.pop("explain")
    assert explained == plain
    assert set(explain) == {"paid", *(f"steps.{name}" for name in plain["steps"])}
    text = json.dumps(explain, ensure_ascii=False)
    assert "al.locatif.plafond_loyer.zone2.personne_seule" in text
    assert "CCH D.823-16" in text


def test_each_published_figure_is_told_once_and_points_where_the_others_are():
    explain = ask(household(explain=True))["explain"]
    seen = []

    def visit(node):
        seen.append(node.get("see"))
        for term in node.get("terms", ()):
            visit(term)

    for place, node in explain.items():
        assert "see" not in node, place
        visit(node)
    assert {place for place in seen if place} <= set(explain)
    assert "steps.Lmax" in seen
