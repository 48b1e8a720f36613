"""JSON Lines: one answer a line, in order, whatever the line holds."""

import io
import json

import pytest

from planner.cli import lines
from planner.cli.lines import run_lines
from planner.law import load_law
from tests.calc.interface.door import HOUSEHOLD, run


def line(**changes):
    return json.dumps({**HOUSEHOLD, **changes}).encode()


def test_every_line_gives_one_answer_in_the_same_order():
    status, answers = run(b"\n".join(line(id=number) for number in range(50)) + b"\n")
    assert status == 0
    assert [answer["id"] for answer in answers] == list(range(50))
    assert {answer["paid"] for answer in answers} == {"172.00"}


def test_a_refused_line_does_not_stop_the_others_and_shows_in_the_status():
    status, answers = run(b"\n".join([line(id=1), b"oops", line(id=2, zone=9), line(id=3)]))
    assert status == 1
    assert [answer["id"] for answer in answers] == [1, None, 2, 3]
    assert ["error" in answer for answer in answers] == [False, True, True, False]


@pytest.mark.parametrize(
    "blank", [b"", b"   ", b"\t", b"\r", b" \t \r", "\u00a0".encode(), " \u202f\u2003\r".encode()]
)
def test_a_line_of_white_space_only_is_skipped_and_gives_nothing(blank):
    status, answers = run(b"\n".join([blank, line(id="a"), blank, blank, line(id="b"), blank]))
    assert status == 0
    assert [answer["id"] for answer in answers] == ["a", "b"]


def test_no_line_at_all_is_no_answer_and_no_fault():
    assert run(b"") == (0, [])


def test_the_last_line_needs_no_line_feed_and_carriage_returns_are_white_space():
    assert [len(run(line() + end)[1]) for end in (b"", b"\n", b"\r\n", b"\n\n")] == [1, 1, 1, 1]


def test_a_carriage_return_alone_does_not_end_a_line():
    status, answers = run(line(id=1) + b"\r" + line(id=2))
    assert status == 1
    assert [answer["error"]["code"] for answer in answers] == ["not_json"]


@pytest.mark.parametrize("identifier", ["a", "", "é", "\ud800", 0, -7, 10**40])
def test_a_string_or_integer_identifier_comes_back_unchanged(identifier):
    for fields in ({}, {"zone": 9}):
        [answer] = run(line(id=identifier, **fields))[1]
        assert answer["id"] == identifier
        assert type(answer["id"]) is type(identifier)


@pytest.mark.parametrize("fields", [{}, {"id": None}])
def test_no_identifier_in_gives_none_out_but_a_refusal_always_has_one(fields):
    [answer] = run(line(**fields))[1]
    assert "id" not in answer
    [refused] = run(line(zone=9, **fields))[1]
    assert refused["id"] is None


def test_answers_are_utf_8_and_read_as_written():
    out = io.BytesIO()
    run_lines("housing-allowance", io.BytesIO(line(id="é", zone=9)), out, load_law())
    text = out.getvalue().decode("utf-8")
    assert '"id":"é"' in text
    assert "’" in text


def test_each_answer_is_written_before_the_next_line_is_read():
    class Conversation(io.BytesIO):
        asked = 0

        def readline(self, size=-1):
            assert len(out.getvalue().splitlines()) == self.asked
            self.asked += 1
            return super().readline(size)

    out = io.BytesIO()
    run_lines("housing-allowance", Conversation(b"\n".join([line()] * 5)), out, load_law())
    assert len(out.getvalue().splitlines()) == 5


def test_a_line_too_long_to_read_is_refused_alone_and_the_next_one_is_computed(monkeypatch):
    monkeypatch.setattr(lines, "LONGEST_LINE", 1000)
    long = line(id=1, rent="1" * 4321)
    exactly = line(id=2) + b" " * (1000 - len(line(id=2)))
    status, answers = run(b"\n".join([long, exactly, line(id=3)]) + b"\n")
    assert status == 1
    assert [answer.get("id") for answer in answers] == [None, 2, 3]
    assert answers[0]["error"]["code"] == "not_json"


def test_a_function_that_does_not_exist_is_a_key_error():
    with pytest.raises(KeyError):
        run_lines("nothing", io.BytesIO(), io.BytesIO(), load_law())
