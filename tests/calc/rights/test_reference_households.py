"""RSA, prime d'activité and family benefits on the reference households, step by step."""

from datetime import date

import pytest

from planner.calc.calendar import Month
from planner.calc.figure import replay
from planner.calc.outcomes import NotApplicable
from planner.calc.rights.eligibility import Claimant, rsa_eligibility
from planner.calc.rights.ppa import changing, ppa
from planner.calc.rights.rsa import rsa
from tests.calc.rights.households import LAW, REFERENCE, Case, by_label, figure_of, near

CASES = [Case(read) for read in REFERENCE]
EVERY = pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)


@EVERY
def test_the_family_benefits_of_a_reference_household_are_equal(case):
    steps = case.steps
    assert near(figure_of(case.af), case.amounts["af"])
    assert near(figure_of(case.asf), case.amounts["asf"])
    assert near(figure_of(case.paje), case.amounts["paje_base"])
    if not isinstance(case.af, NotApplicable):
        assert near(case.af.base.raw, steps["af_base"])
        assert near(case.af.increase.raw, steps["af_majoration"])
        assert near(case.af.flat_20.raw, steps["af_allocation_forfaitaire"])
        assert near(case.af.net.raw, steps["af_nettes_crds"])
    if not isinstance(case.asf, NotApplicable):
        assert near(case.asf.net.raw, steps["asf_nette_crds"])
    # A family with the PAJE has no complément familial.
    supplement = case.cf if isinstance(case.paje, NotApplicable) else NotApplicable("paje")
    assert near(figure_of(supplement), case.amounts["cf"])
    if not isinstance(case.cf, NotApplicable):
        assert near(case.cf.ceiling.raw, steps["cf_plafond"])
        assert near(case.cf.net.raw, steps["cf_net_crds"]) or not case.amounts["cf"]
        assert near(case.cf.counted.raw, steps["cf_non_majore_avant_cumul"])


@EVERY
def test_the_rsa_of_a_reference_household_is_equal_step_by_step(case):
    ages = [adult["age"] for adult in case.given["adults"]]
    claimants = tuple(
        Claimant(birth=date(case.month.year - age, 1, 1), young_worker=False) for age in ages
    )
    children = case.foyer.children > 0
    closed = rsa_eligibility(LAW, case.month, claimants, children=children, lone=case.lone)
    assert (closed is None) is case.steps["rsa_eligibilite"]
    if closed is not None:
        assert closed.reason == "under_25"
        return
    found = rsa(LAW, case.month, case.foyer)
    steps = case.steps
    named = by_label(found.amount, "rsa")
    assert near(found.amount.raw, case.amounts["rsa"])
    assert near(named["normal_amount"].raw, steps["rsa_socle"])
    if case.steps["rsa_majore_eligibilite"]:
        assert near(named["lone_parent_amount"].raw, steps["rsa_socle_majore"])
    assert near(found.housing.raw, steps["rsa_forfait_logement"])
    assert near(found.benefits.raw, steps["rsa_base_ressources_prestations_familiales"])
    assert near(found.resources.raw, steps["rsa_base_ressources"])
    assert replay(found.amount) == found.amount.raw


@EVERY
def test_the_prime_of_a_reference_household_is_equal_month_by_month(case):
    found = ppa(LAW, case.month, case.foyer)
    for month, given in case.steps["ppa_reference_months"].items():
        back = case.month.minus(Month.parse(month))
        one = found.months[4 - back]
        assert near(one.amount.raw, given["ppa_fictive"])
        assert near(one.family_amount.raw, given["ppa_fictive_montant_forfaitaire"])
        assert near(one.housing.raw, given["ppa_forfait_logement"])
        assert near(one.earned.raw, given["ppa_revenu_activite"])
        assert near(one.other.raw, given["ppa_ressources_hors_activite"])
        whole = one.earned.raw + one.other.raw
        assert near(whole, given["ppa_base_ressources"])
        for bonus, expected in zip(one.bonuses, given["bonifications"], strict=True):
            assert near(bonus.raw, expected)
    assert replay(found.net) == found.net.raw
    if case.tag == "parameter_transition":
        # Which months a rise counts in was not read in a text: no exact amount is asserted.
        assert changing(LAW, case.month)
        return
    assert not changing(LAW, case.month)
    assert near(found.gross.raw, case.amounts["ppa"])
    assert near(found.net.raw, case.amounts["ppa_nette_crds"])


def test_the_reference_households_exercise_every_right():
    due = {name: sum(bool(case.amounts[name]) for case in CASES) for name in CASES[0].amounts}
    assert min(due.values()) >= 5, due
