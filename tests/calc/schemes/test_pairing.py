"""Which ways may go together, which the law forbids, and in which order."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings

from planner.calc import vocabulary
from planner.calc.diagnosis.diagnosis import diagnose
from planner.calc.dossier import AidKind, Casework, Dossier, Wish
from planner.calc.dossier.procedure import EventKind, ProcedureEvent
from planner.calc.schemes.fsl_evaluation import evaluate
from planner.calc.schemes.fsl_profile import FslProfile
from planner.calc.schemes.pairing import Pairing, PairingState, pairings
from planner.calc.schemes.proposals import propose
from planner.law import load_law
from tests.support.dossiers import dossiers, on_days
from tests.support.households import ON, alone, charge, euros, rent_debt

LAW = load_law()
PROFILES = {profile.id: profile for profile in LAW.records(FslProfile)}


def paired(dossier: Dossier, profile: str | None = None, on: date = ON) -> list[Pairing]:
    diagnosis = diagnose(dossier, LAW, on)
    evaluation = evaluate(diagnosis, PROFILES[profile]) if profile else None
    return list(pairings(diagnosis, propose(diagnosis).all, evaluation))


def of(found: list[Pairing], *kinds: AidKind) -> Pairing:
    return next(
        one for one in found if {k for k in one.kinds if k is not AidKind.RIGHTS} == set(kinds)
    )


def test_a_plan_that_holds_comes_alone_and_first() -> None:
    found = paired(alone(account=rent_debt("900.00")))
    assert found[0].rank == 1
    assert found[0].settles
    assert of(found, AidKind.PAYMENT_PLAN).rank == 1
    assert found[0].reasons[0].id == "pairing_plan_alone"


def test_an_admissible_file_forbids_a_plan_and_a_loan_by_its_article() -> None:
    events = (ProcedureEvent(kind=EventKind.OVER_INDEBTEDNESS_ADMISSIBLE, date=date(2026, 10, 1)),)
    found = paired(alone(account=rent_debt("900.00"), events=events), "fsl-16-charente")
    for one in found:
        if AidKind.PAYMENT_PLAN in one.kinds or AidKind.FSL in one.kinds:
            assert one.state is PairingState.FORBIDDEN
            assert {reason.reference for reason in one.reasons} == {"C. conso. L.722-5"}
    assert of(found, AidKind.OVER_INDEBTEDNESS).state is PairingState.LAWFUL


def test_nobody_is_supported_against_their_will() -> None:
    found = paired(alone(account=rent_debt("900.00"), casework=Casework(asll_wish=Wish.NO)))
    assert all(one.state is PairingState.FORBIDDEN for one in found if AidKind.ASLL in one.kinds)
    assert any("90-449" in (r.reference or "") for r in of(found, AidKind.ASLL).reasons)


def test_a_plan_is_not_signed_on_the_eve_of_a_filing() -> None:
    found = paired(alone(account=rent_debt("900.00")))
    both = of(found, AidKind.PAYMENT_PLAN, AidKind.OVER_INDEBTEDNESS)
    assert both.state is PairingState.INCOHERENT
    assert both.reasons[0].id == "would_be_forbidden"


def test_a_fund_that_leaves_a_rest_goes_with_a_plan_for_it() -> None:
    poor = alone(
        wage="1000.00",
        account=rent_debt("4400.00"),
        charges=(charge("other_charge", "240.00"),),
        casework=Casework(),
    )
    commune = poor.dwelling.but(commune="69266", rent=euros("400.00"))
    found = paired(poor.but(dwelling=commune), "fsl-69m-lyon-2025")
    both = of(found, AidKind.PAYMENT_PLAN, AidKind.FSL)
    if both.state is PairingState.LAWFUL:
        assert both.settles
        assert both.reasons[0].id == "pairing_rest_by_plan"
    alone_fund = of(found, AidKind.FSL)
    assert not alone_fund.settles


@pytest.mark.slow
@settings(max_examples=40)
@given(dossiers(), on_days())
def test_every_combination_of_any_household_has_one_state_and_its_reasons(
    dossier: Dossier, on: date
) -> None:
    found = paired(dossier, "fsl-16-charente", on)
    assert len(found) == 15
    assert len({frozenset(one.kinds) for one in found}) == 15
    ranks = [one.rank for one in found if one.state is PairingState.LAWFUL]
    assert ranks == list(range(1, len(ranks) + 1))
    for one in found:
        assert one.reasons
        for reason in one.reasons:
            assert set(reason.values) <= set(vocabulary.REASONS[reason.id])
        if one.state is PairingState.FORBIDDEN:
            assert all(reason.reference for reason in one.reasons)
    lawful = [one for one in found if one.rank is not None]
    assert [one.settles for one in lawful] == sorted((one.settles for one in lawful), reverse=True)
