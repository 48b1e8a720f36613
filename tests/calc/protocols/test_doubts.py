"""What does not agree between an entry and its protocol is told, and what agrees is not."""

from __future__ import annotations

from datetime import date

import pytest

from planner.calc.dossier import Household, Person, Role
from planner.calc.dossier.followup import (
    Passage,
    Renewal,
    SchemeExit,
    Sharing,
    StepRecord,
    Waiver,
)
from planner.calc.dossier.followup_kinds import Designator, Matter
from planner.calc.outcomes import Missing, NotApplicable
from planner.calc.protocols.doubts import doubts_of
from planner.calc.protocols.eligibility import Eligible, eligible
from planner.views.words.protocols import DOUBTS
from tests.calc.protocols.entries import BESANCON, COULAINES, FIRST, GARDANNE, entered

ON = date(2026, 12, 1)
SIX = (Renewal(on=FIRST, months=6), Renewal(on=FIRST, months=6))


@pytest.mark.parametrize(
    ("protocol", "facts", "found"),
    [
        (BESANCON, {}, []),
        (BESANCON, {"steps": (StepRecord(step="danse", on=FIRST),)}, [("unknown_step", "danse")]),
        (
            BESANCON,
            {"waivers": (Waiver(step="danse", on=FIRST, reason="x"),)},
            [("unknown_step", "danse")],
        ),
        (
            BESANCON,
            {"steps": (StepRecord(step="aid_plan_contract", on=FIRST, outcome="met"),)},
            [("unknown_outcome", "met")],
        ),
        (
            BESANCON,
            {"steps": (StepRecord(step="home_visit", on=FIRST),)},
            [("no_outcome", "home_visit")],
        ),
        (
            BESANCON,
            {"exit": SchemeExit(on=date(2026, 8, 1), kind="lune")},
            [("unknown_exit", "lune"), ("exit_before_entry", "")],
        ),
        (
            COULAINES,
            {"passages": (Passage(on=FIRST, decision="court"),)},
            [("unknown_decision", "court")],
        ),
        (
            COULAINES,
            {"sharing": (Sharing(partner="police", matters=()),)},
            [("unknown_partner", "police")],
        ),
        (
            COULAINES,
            {"sharing": (Sharing(partner="bailleur-a", matters=(Matter.HEALTH,)),)},
            [("more_than_it_may_have", "bailleur-a")],
        ),
        (COULAINES, {"exit": SchemeExit(on=FIRST, kind="solved")}, [("no_agreement", "solved")]),
        (COULAINES, {"exit": SchemeExit(on=FIRST, kind="solved", agreed_by=("CCAS",))}, []),
        (GARDANNE, {}, [("no_length", "")]),
        (GARDANNE, {"months": 6, "renewals": SIX[:1]}, []),
        (
            GARDANNE,
            {"months": 5, "renewals": SIX},
            [("other_length", "5"), ("too_many_renewals", "2")],
        ),
    ],
)
def test_each_disagreement_is_told_with_its_value(protocol, facts, found) -> None:
    assert list(doubts_of(entered(protocol, **facts), protocol, ON)) == found
    assert {id for id, _value in found} <= set(DOUBTS)


ALONE = Household(persons=(Person(id="a", role=Role.APPLICANT),))
WITH_CHILD = Household(persons=(*ALONE.persons, Person(id="c", role=Role.CHILD)))


@pytest.mark.parametrize(
    ("facts", "household", "case", "rank"),
    [
        ({"known": False}, ALONE, "unknown", (1, 0)),
        ({"known": False}, WITH_CHILD, "unknown", (1, 1)),
        ({"known": True, "asks": False}, ALONE, "not-asking", (1, 0)),
        ({"known": True, "asks": True, "supported": False}, ALONE, "known-without-support", (2, 0)),
        (
            {"known": True, "asks": True, "supported": True, "asked_by_department": True},
            ALONE,
            "asked-by-department",
            (3, 0),
        ),
    ],
)
def test_the_first_case_that_holds_gives_the_priority(facts, household, case, rank) -> None:
    found = eligible(entered(BESANCON, **facts), BESANCON, household)
    assert isinstance(found, Eligible)
    assert found.rule is not None
    assert (found.rule.id, found.rank) == (case, rank)


def test_facts_that_nobody_told_are_asked_for_and_a_household_supported_elsewhere_is_left() -> None:
    assert eligible(entered(BESANCON), BESANCON, ALONE) == Missing(("known", "asks", "supported"))
    followed = entered(BESANCON, known=True, asks=True, supported=True)
    assert eligible(followed, BESANCON, ALONE) == NotApplicable("no_case")
    stranger = entered(BESANCON, known=False).but(designated_by=Designator.CAF)
    assert eligible(stranger, BESANCON, ALONE) == NotApplicable("designated_by_nobody_expected")
