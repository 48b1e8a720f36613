"""A signed contract keeps its figures, and each can be computed again from the record alone."""

from __future__ import annotations

import json
from fractions import Fraction
from typing import Any

import pytest

from planner.calc.dossier import Dossier
from planner.calc.dossier.sharing import shared
from planner.calc.money import Rounding
from planner.calc.operations import KERNELS
from planner.calc.results import Plan
from planner.intake.dossier_file import dossier_of, read_dossier
from planner.law import load_law
from planner.services.examples import EXAMPLES, example_file
from planner.services.freeze import checked, frozen
from planner.services.planning import compute_plan
from planner.storage.repository import Contract
from tests.services.conftest import DAY

PDF = b"%PDF-1.7 signed"


def example(name: str) -> tuple[Dossier, Plan]:
    dossier = shared(read_dossier(example_file(name)))
    return dossier, compute_plan(dossier, load_law(), DAY)


def setting(value: Any) -> Any:
    if isinstance(value, list):
        return tuple(setting(item) for item in value)
    if isinstance(value, str) and "/" in value:
        return Fraction(value)
    return Rounding(value) if isinstance(value, str) else value


def computed_again(steps: list[dict[str, Any]]) -> list[Any]:
    """Every step from the facts and the legal values, by the operations the record names."""
    values: list[Any] = []
    for step in steps:
        if step["operation"] in ("given", "parameter"):
            values.append(setting(step["raw"]))
        else:
            terms = [values[number] for number in step.get("terms", [])]
            settings = [setting(one) for one in step.get("settings", [])]
            values.append(KERNELS[step["operation"]](*terms, *settings))
    return values


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_figure_of_the_record_is_computed_again_from_the_record_alone(name: str) -> None:
    dossier, plan = example(name)
    record = json.loads(frozen(dossier, plan, PDF, DAY))
    values = computed_again(record["steps"])
    assert [setting(step["raw"]) for step in record["steps"]] == values
    for label, figure in plan.figures.items():
        assert values[record["figures"][label]] == figure.raw


@pytest.mark.parametrize("name", EXAMPLES)
def test_the_record_names_the_law_the_program_the_pdf_and_the_household(name: str) -> None:
    dossier, plan = example(name)
    record = json.loads(frozen(dossier, plan, PDF, DAY))
    assert record["law"]["fingerprint"] == load_law().fingerprint
    assert len(record["law"]["values"]) == len(plan.parameters) > 0
    assert record["software"].startswith("planner 0.")
    assert record["pdf_sha256"] == "".join(f"{byte:02x}" for byte in sha(PDF))
    assert dossier_of(record["dossier"]) == dossier
    assert len(record["proposals"]) == len(plan.proposals)


def sha(data: bytes) -> bytes:
    from hashlib import sha256

    return sha256(data).digest()


def test_the_schedule_of_the_record_repays_the_debt() -> None:
    from planner.calc.money import Money

    dossier, plan = example(EXAMPLES[0])
    schedule = json.loads(frozen(dossier, plan, PDF, DAY))["schedule"]
    paid = Money.sum(Money.parse(line["instalment"]) for line in schedule["lines"])
    assert paid == Money.parse(schedule["debt"])


def test_the_same_signature_gives_the_same_bytes() -> None:
    first, again = (frozen(*example(EXAMPLES[2]), PDF, DAY) for _ in range(2))
    assert first == again


@pytest.mark.parametrize("name", EXAMPLES)
def test_nothing_hidden_reaches_the_record(name: str) -> None:
    whole = read_dossier(example_file(name))
    record = frozen(*example(name), PDF, DAY).decode("utf-8")
    hidden = [whole.casework.private_notes]
    hidden += [line.label for line in whole.incomes if line.private and line.label]
    hidden += [debt.creditor for debt in whole.debts if debt.private]
    hidden += [line.note for line in (*whole.incomes, *whole.charges) if line.note]
    assert len(hidden) > 1
    for text in hidden:
        assert text not in record


def test_a_contract_whose_pdf_was_replaced_is_noticed() -> None:
    record = frozen(*example(EXAMPLES[0]), PDF, DAY)
    assert checked(Contract(1, record, PDF)) == ()
    (problem,) = checked(Contract(1, record, PDF + b" "))
    assert problem.code == "changed_contract"
    for damaged in (b"", b"[]", b"{}", b'{"pdf_sha256": "x", "schema": "other"}'):
        (problem,) = checked(Contract(2, damaged, PDF))
        assert problem.code == "unreadable_contract"
        assert "n° 2" in str(problem)
