"""What holds for every household, whatever its shape."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc import vocabulary
from planner.calc.calendar import Month
from planner.calc.dossier import Dossier, Income
from planner.calc.figure import replay, walk
from planner.calc.money import ZERO, Money
from planner.calc.operations import KERNELS
from planner.calc.plan import plan
from planner.calc.results import Verdict
from planner.calc.rights import vocabulary as of_rights
from planner.law import load_law
from tests.support.dossiers import dossiers, on_days, solvent_dossiers

pytestmark = pytest.mark.slow

ON = date(2026, 11, 22)
LAW = load_law()
OF_RIGHTS = {**of_rights.REASONS, **of_rights.NOTES, **of_rights.QUESTIONS}


@settings(max_examples=40)
@given(dossiers(), on_days(), st.sampled_from([1, 12, 36]))
def test_a_plan_is_made_of_any_valid_dossier_and_every_figure_replays(dossier, on, horizon):
    made = plan(dossier, LAW, on, horizon=horizon)
    assert len(made.budget.months) == horizon
    nodes = {id(node): node for figure in made.figures.values() for node in walk(figure)}
    for node in nodes.values():
        if node.operation not in ("given", "parameter"):
            again = KERNELS[node.operation](*[term.raw for term in node.terms], *node.settings)
            assert again == node.raw, node.label
    for label in vocabulary.FIGURES & set(made.figures):
        assert replay(made.figures[label]) == made.figures[label].raw
        assert made.figures[label].label == label


@settings(max_examples=40)
@given(dossiers(), on_days())
def test_every_id_of_a_plan_is_in_the_vocabulary_with_its_values(dossier, on):
    made = plan(dossier, LAW, on)
    for proposal in made.proposals:
        assert proposal.reasons, proposal
        names = vocabulary.REASONS
        if proposal.kind.value == "rights":
            assert proposal.detail in vocabulary.DETAILS
            if proposal.detail in of_rights.RIGHTS:
                names = {**names, **OF_RIGHTS}
        for reason in proposal.reasons:
            assert set(reason.values) <= set(names[reason.id]), reason.id
            if reason.id in OF_RIGHTS:
                assert reason.values.get("right", proposal.detail) == proposal.detail
                assert reason.values.get("payer", "caf") in of_rights.PAYERS
            assert reason.certainty in vocabulary.CERTAINTIES
            assert reason.values.get("criterion", "ceiling") in vocabulary.CRITERIA
        assert {paper.id for paper in proposal.papers} <= vocabulary.PAPERS
    for alert in made.alerts:
        assert set(alert.values) == set(vocabulary.ALERTS[alert.id]), alert.id
    assert {paper.id for paper in made.papers} <= vocabulary.PAPERS
    assert {schedule.id for schedule in made.schedules} <= vocabulary.SCHEDULES
    assert {item.why_not for item in made.budget.items} <= vocabulary.WHY_NOT | {""}
    always = {name for name in vocabulary.FIGURES if made.capacity or "capacity." not in name}
    assert always - set(made.figures) <= {
        "budget.per_person_day",
        "budget.effort_ratio",
    }


def test_the_review_of_rights_and_the_plan_share_no_id():
    assert not OF_RIGHTS.keys() & vocabulary.REASONS.keys()
    assert of_rights.RIGHTS.keys() <= vocabulary.DETAILS


@settings(max_examples=40)
@given(dossiers(), on_days())
def test_a_right_is_proposed_once_and_only_when_something_is_to_be_asked(dossier, on):
    made = plan(dossier, LAW, on)
    found = [p for p in made.proposals if p.detail in of_rights.RIGHTS]
    assert len({p.detail for p in found}) == len(found)
    for proposal in found:
        if proposal.verdict is Verdict.TO_CHECK:
            assert proposal.reasons[-1].id in of_rights.QUESTIONS
            assert proposal.papers


@settings(max_examples=40)
@given(dossiers(), on_days())
def test_a_plan_is_the_same_each_time(dossier, on):
    first, second = plan(dossier, LAW, on), plan(dossier, LAW, on)
    assert [f.raw for f in first.figures.values()] == [f.raw for f in second.figures.values()]
    assert [p.verdict for p in first.proposals] == [p.verdict for p in second.proposals]
    assert first.alerts == second.alerts
    assert [s.lines for s in first.schedules] == [s.lines for s in second.schedules]


@settings(max_examples=40)
@given(dossiers(), on_days(), st.randoms(use_true_random=False))
def test_the_order_of_entries_changes_no_amount_and_no_verdict(dossier, on, random):
    def shuffled(entries):
        mixed = list(entries)
        random.shuffle(mixed)
        return tuple(mixed)

    other = dossier.but(
        incomes=shuffled(dossier.incomes),
        charges=shuffled(dossier.charges),
        debts=shuffled(dossier.debts),
        events=shuffled(dossier.events),
    )
    first, second = plan(dossier, LAW, on), plan(other, LAW, on)
    assert [flow.left.raw for flow in first.budget.months] == [
        flow.left.raw for flow in second.budget.months
    ]
    for name in vocabulary.FIGURES & set(first.figures):
        assert first.figures[name].raw == second.figures[name].raw, name
    assert [(p.kind, p.detail, p.verdict) for p in first.proposals] == [
        (p.kind, p.detail, p.verdict) for p in second.proposals
    ]
    assert [s.lines for s in first.schedules] == [s.lines for s in second.schedules]


@settings(max_examples=40)
@given(dossiers(), on_days())
def test_every_schedule_repays_the_debt_exactly_and_judges_itself_rightly(dossier, on):
    made = plan(dossier, LAW, on)
    floor = made.budget.floor.money
    for schedule in made.schedules:
        if not schedule.lines:
            assert schedule.certificate is not None
            continue
        assert Money.sum(line.instalment for line in schedule.lines) == schedule.debt.money
        assert schedule.lines[-1].remaining == ZERO
        assert all(line.to_pay == line.current + line.instalment for line in schedule.lines)
        assert max(line.instalment for line in schedule.lines) == schedule.instalment.money
        lefts = [(line.due, line.left) for line in schedule.lines if line.left is not None]
        failing = [(due, left) for due, left in lefts if left < floor]
        assert schedule.holds is not bool(failing)
        if failing:
            due, left = failing[0]
            assert schedule.breaks == Month.of(due)
            assert schedule.missing == floor - left


@settings(max_examples=40)
@given(solvent_dossiers())
def test_the_proposed_schedule_never_crosses_the_floor_and_none_larger_holds(dossier):
    made = plan(dossier, LAW, ON)
    proposed = made.schedule("proposed")
    floor = made.budget.floor.money
    if proposed is None or not proposed.lines:
        return
    assert proposed.holds
    assert all(line.left is not None and line.left >= floor for line in proposed.lines)
    assert proposed.instalment.money <= made.budget.capacity.money
    euros = proposed.instalment.money.cents // 100 + 1
    if proposed.instalment.money == proposed.debt.money:
        return
    more = plan(
        dossier.but(casework=dossier.casework.but(chosen_instalment=Money.euros(euros))), LAW, ON
    )
    chosen = more.schedule("chosen")
    assert chosen is not None
    assert not chosen.holds or Money.euros(euros) > made.budget.capacity.money


@settings(max_examples=40)
@given(solvent_dossiers(), st.integers(1, 500_00))
def test_more_income_never_lowers_the_capacity(dossier, more):
    richer = dossier.but(incomes=(*dossier.incomes, Income(kind="wage", amount=Money(more))))
    assert (
        plan(dossier, LAW, ON).budget.capacity.money <= plan(richer, LAW, ON).budget.capacity.money
    )


@settings(max_examples=40)
@given(dossiers(), on_days())
def test_what_the_law_forbids_is_never_scheduled(dossier, on):
    made = plan(dossier, LAW, on)
    refused = [p for p in made.proposals if p.verdict is Verdict.REFUSED]
    for proposal in refused:
        assert any(reason.reference for reason in proposal.reasons)
    assert made.arrears.payable.money <= made.arrears.undisputed.money
    if not made.arrears.payable.money:
        assert made.schedules == ()


def test_an_empty_dossier_gives_a_plan_that_says_what_is_missing():
    made = plan(Dossier(), LAW, ON)
    assert {"nobody_in_household", "rent_unknown", "account_unknown"} <= {
        alert.id for alert in made.alerts
    }
    assert made.allowance.computed is None
    assert made.allowance.missing is not None
    assert made.budget.per_person_day is None
    assert made.schedules == ()
    assert made.proposals[0].verdict is Verdict.TO_CHECK
    assert made.proposals[0].missing == ("account.lines",)


def test_a_day_before_the_first_scale_has_no_capacity_and_says_so():
    made = plan(Dossier(), LAW, date(2000, 5, 1))
    assert made.capacity is None
    assert "no_parameter" in {alert.id for alert in made.alerts}
