"""Landlords' files, one family and one dialect after another, each equal to what is expected."""

from __future__ import annotations

import json
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planner.errors import PlannerError
from planner.intake.statement import read_statement, statement_json

CASES = Path(__file__).parents[1] / "cases" / "statements"
TODAY = date(2026, 11, 22)
REFERENCES = sorted(CASES.glob("p*.csv"))
OWN = sorted(CASES.glob("s*.csv"))


def expected(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.with_suffix(".expected.json").read_text("utf-8"))
    return found


def read(path: Path) -> dict[str, Any]:
    return statement_json(read_statement(path.read_bytes(), name=path.name, today=TODAY))


def rows(listed: list[dict[str, Any]], *fields: str) -> Counter[tuple[Any, ...]]:
    return Counter(tuple(each[field] for field in fields) for each in listed)


@pytest.mark.parametrize("path", REFERENCES, ids=lambda path: path.stem)
def test_the_reference_statements_are_equal(path: Path) -> None:
    want, got = expected(path), read(path)
    assert rows(got["lines"], "row", "date", "kind", "amount") == rows(
        want["lines"], "row", "date", "kind", "amount"
    )
    for part in ("cancelled", "doubtful"):
        fields = ("row", "date", "sense", "amount")
        assert rows(got[part], *fields) == rows(want[part], *fields)
    assert got["ignored"] == want["ignored"]
    assert got["refused"] == []
    facts = ("file", "encoding", "separator", "amounts", "decimal", "dates", "header_row",
             "opening_balance", "closing_balance", "closing_date", "struck_total")  # fmt: skip
    assert {fact: got[fact] for fact in facts} == {fact: want[fact] for fact in facts}
    months = {each["row"]: each["for_month"] for each in want["lines"] if "for_month" in each}
    for line in got["lines"]:
        if line["row"] in months and line["kind"] != "payment":
            assert line["for_month"] == months[line["row"]]
    assert all(check["difference"] == "0.00" for check in got["checks"])


@pytest.mark.parametrize("path", OWN, ids=lambda path: path.stem)
def test_the_statements_of_every_dialect_are_equal(path: Path) -> None:
    want = expected(path)
    if "error" in want:
        with pytest.raises(PlannerError) as refused:
            read(path)
        assert refused.value.code == want["error"]
        return
    got = read(path)
    wanted = want.get("accounts", [want])
    found = got.get("accounts", [got])
    assert len(found) == len(wanted)
    for one, other in zip(wanted, found, strict=True):
        for part, fields in (
            ("lines", ("row", "date", "kind", "amount")),
            ("cancelled", ("row", "date", "kind", "sense", "amount")),
            ("doubtful", ("row", "date", "sense", "amount", "code")),
            ("refused", ("row", "code")),
        ):
            assert rows(other[part], *fields) == rows(one[part], *fields), part
        facts = ("account", "opening_balance", "closing_balance", "closing_date", "struck_total")
        assert {fact: other[fact] for fact in facts} == {fact: one[fact] for fact in facts}
        disagree = [check for check in other["checks"] if check["difference"] != "0.00"]
        assert rows(disagree, "row", "what", "difference") == rows(
            one["disagreements"], "row", "what", "difference"
        )


def test_there_is_a_case_for_each_dialect() -> None:
    assert len(REFERENCES) == 4
    assert len(OWN) >= 35
    assert {path.with_suffix("").name for path in (*REFERENCES, *OWN)} == {
        path.name.removesuffix(".expected.json") for path in CASES.glob("*.expected.json")
    }
