"""Every figure that a proposal holds can be asked "why?", and its values of the law are told."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings

from planner.calc.dossier import Casework, Dossier, Person, PersonStatus, Role
from planner.calc.dossier.household import Household
from planner.calc.figure import parameters_used, replay, walk
from planner.calc.law import Status
from planner.calc.money import Money
from planner.calc.plan import plan
from planner.calc.results import Plan
from planner.law import load_law
from tests.calc.interface.door import ask
from tests.support.dossiers import dossiers, on_days
from tests.support.households import ON, alone, charge, euros, income, rent_debt

LAW = load_law()
CASES = sorted((Path(__file__).parents[2] / "cases" / "vignettes").glob("*.dossier.json"))


def told(made: Plan) -> list[tuple[str, object]]:
    published = {id(figure) for figure in made.figures.values()}
    return [
        (proposal.detail, figure.label)
        for proposal in made.proposals
        for figure in (
            *proposal.figures,
            *(each for why in proposal.reasons for each in why.figures),
        )
        if figure.operation != "given" and id(figure) not in published
    ]


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name.partition(".")[0])
def test_no_figure_of_a_proposal_is_without_its_why(case: Path) -> None:
    made = plan(Dossier.model_validate_json(case.read_bytes()), LAW, ON)
    assert told(made) == []


@pytest.mark.slow
@settings(max_examples=40)
@given(dossiers(), on_days())
def test_no_figure_of_a_proposal_of_any_household_is_without_its_why(
    dossier: Dossier, on: date
) -> None:
    made = plan(dossier, LAW, on)
    assert told(made) == []
    for figure in made.figures.values():
        assert replay(figure) == figure.raw
    held = parameters_used(*made.figures.values())
    assert {value.parameter for value in held if value.stale_on(on)} <= set(made.stale)
    unverified = {value.parameter for value in held if value.status is Status.UNVERIFIED}
    assert unverified <= set(made.unverified)


def worker(**parts: object) -> Dossier:
    fields: dict[str, object] = {
        "household": Household(
            persons=(
                Person(
                    id="p1",
                    role=Role.APPLICANT,
                    birth=date(1990, 1, 1),
                    statuses=(PersonStatus.EMPLOYED,),
                ),
            )
        ),
        "account": rent_debt("900.00"),
    }
    return alone(**(fields | parts))  # type: ignore[arg-type]


def test_the_gap_of_a_right_bears_the_name_of_the_right() -> None:
    dossier = worker(incomes=(income("wage", "1000.00"), income("ppa", "20.00")))
    made = plan(dossier, LAW, ON)
    [right] = [one for one in made.proposals if one.detail == "ppa"]
    assert right.received
    assert made.figures["rights.received[ppa]"].money == euros("20.00")
    gap = made.figures["rights.gap[ppa]"]
    assert gap.money == made.figures["ppa.net"].money - euros("20.00")


def test_a_right_told_by_one_partner_alone_is_not_explained_to_another_program() -> None:
    dossier = worker(incomes=(income("wage", "1000.00"), income("ppa", "20.07", private=True)))
    fields = json.loads(dossier.model_dump_json())
    reply = ask({"on": ON.isoformat(), "explain": True, **fields}, "plan")
    assert not [
        name for name in reply["explain"] if name.startswith(("rights.received", "rights.gap"))
    ]
    assert '"20.07"' not in json.dumps(reply["explain"])
    assert "rights.received[ppa]" in plan(dossier, LAW, ON).figures


def test_a_share_of_a_range_keeps_both_its_ends() -> None:
    case = next(path for path in CASES if path.name.startswith("p5"))
    made = plan(Dossier.model_validate_json(case.read_bytes()), LAW, ON)
    [low, high] = [made.figures[name].money for name in ("ppa.net", "ppa.net[2]")]
    assert (str(low), str(high)) == ("0.00", "417.33")


@pytest.mark.parametrize("case", CASES, ids=lambda path: path.name.partition(".")[0])
def test_no_amount_of_a_reason_is_without_a_figure_that_makes_it(case: Path) -> None:
    made = plan(Dossier.model_validate_json(case.read_bytes()), LAW, ON)
    known = {node.raw for figure in made.figures.values() for node in walk(figure)}
    amounts = [
        (reason.id, value)
        for proposal in made.proposals
        for reason in proposal.reasons
        for value in reason.values.values()
        if isinstance(value, Money)
    ]
    assert amounts
    assert [each for each in amounts if each[1].cents not in known] == []


def test_what_a_regulation_writes_is_explained_by_its_text() -> None:
    made = plan(Dossier.model_validate_json(CASES[2].read_bytes()), LAW, ON)
    ceiling = made.figures["fsl.ceiling"]
    assert (ceiling.operation, ceiling.reference) == ("given", "règlement intérieur du FSL")


def test_a_month_that_breaks_says_what_it_lacks() -> None:
    # 300 − 250 above the floor; 80 asked: 30 missing.
    dossier = alone(
        charges=(charge("other_charge", "250.00"),),
        account=rent_debt("900.00"),
        casework=Casework(chosen_instalment=euros("80.00")),
    )
    made = plan(dossier, LAW, ON)
    assert made.figures["schedule.missing[chosen]"].money == euros("30.00")
