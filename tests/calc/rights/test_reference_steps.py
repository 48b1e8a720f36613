"""Every value given with the reference households is compared: none is left unread.

Each step has its own reading in our results; a step that the file gives and that nothing here
reads fails the test, so that a value added to the file cannot go unnoticed.
"""

from datetime import date
from fractions import Fraction

import pytest

from planner.calc.calendar import Month
from planner.calc.figure import walk
from planner.calc.outcomes import NotApplicable
from planner.calc.rights.eligibility import Claimant, rsa_eligibility
from planner.calc.rights.foyer import Majoration
from planner.calc.rights.ppa import ppa
from planner.calc.rights.rsa import rsa
from tests.calc.rights.households import LAW, REFERENCE, Case, by_label, figure_of, near

EVERY = pytest.mark.parametrize("read", REFERENCE, ids=lambda read: read["id"])
CRDS = Fraction(5, 1000)


def exact_crds(cents):
    """The CRDS of the reference package, which neither rounds nor truncates it: below zero."""
    return -CRDS * Fraction(cents)


def steps_of(case):
    """What our rules say of each step of the file: cents, a bare number, or a yes or no."""
    named = {**_allowances(case), **_supplement(case), **_rsa(case), **_prime(case)}
    return {
        **named,
        "asf_elig": case.foyer.adults == 1,
        "asf": figure_of(case.asf),
        "crds_asf": exact_crds(figure_of(case.asf)),
        "asf_nette_crds": 0 if isinstance(case.asf, NotApplicable) else case.asf.net.raw,
        "paje_base": figure_of(case.paje),
        "aide_logement": case.foyer.allowance.raw,
    }


def _allowances(case):
    af = case.af
    counted = sum(child.months(case.month) < 240 for child in case.family.children)
    if isinstance(af, NotApplicable):
        none = dict.fromkeys(ALLOWANCES, 0)
        return {**none, "af_taux_modulation": WHOLE, "af_nbenf": counted}
    named = by_label(af.gross, "af")
    flat = named.get("flat_20_complement")
    return {
        "af_nbenf": counted,
        "af_base": af.base.raw,
        "af_majoration": af.increase.raw,
        "af_allocation_forfaitaire": af.flat_20.raw,
        "af_complement_degressif": named["complement"].raw if "complement" in named else 0,
        "af_allocation_forfaitaire_complement_degressif": flat.raw if flat else 0,
        "af_taux_modulation": _level_of(named),
        "af": af.gross.raw,
        "crds_af": exact_crds(af.gross.raw),
        "af_nettes_crds": af.net.raw,
    }


ALLOWANCES = (
    "af_base",
    "af_majoration",
    "af_allocation_forfaitaire",
    "af_complement_degressif",
    "af_allocation_forfaitaire_complement_degressif",
    "af",
    "crds_af",
    "af_nettes_crds",
)
WHOLE = 100
"""The whole of the allowances as hundredths, like cents."""


def _level_of(named):
    """The share of the allowances that the income leaves: the parameter in ``base``."""
    base = named["base"]
    return Fraction(base.terms[1].raw, 10_000)


def _supplement(case):
    cf = case.cf
    given = {"cf_base_ressources": case.family.resources.cents}
    amounts = ("cf_non_majore_avant_cumul", "cf_majore_avant_cumul", "cf", "crds_cf", "cf_net_crds")
    none = dict.fromkeys(amounts, 0)
    if isinstance(cf, NotApplicable):
        above = cf.reason == "income_above_ceiling"
        named = {step.label: step for one in cf.figures for step in walk(one)}
        ceiling = named["cf.ceiling"].raw if above else 0
        return {
            **given,
            **none,
            "cf_eligibilite_base": above,
            "cf_plafond": ceiling,
            # Half of it is compared before anything else, and is not kept with the refusal.
            "cf_majore_plafond": Fraction(ceiling, 2),
        }
    named = by_label(cf.gross, "cf")
    paid = isinstance(case.paje, NotApplicable)
    return {
        **given,
        "cf_eligibilite_base": True,
        "cf_plafond": cf.ceiling.raw,
        "cf_majore_plafond": cf.half_ceiling.raw,
        "cf_non_majore_avant_cumul": cf.counted.raw,
        "cf_majore_avant_cumul": named["higher"].raw if "higher" in named else 0,
        # A family with the PAJE has no complément familial.
        "cf": cf.gross.raw if paid else 0,
        "crds_cf": exact_crds(cf.gross.raw) if paid else 0,
        "cf_net_crds": cf.net.raw if paid else 0,
    }


def _rsa(case):
    foyer, month = case.foyer, case.month
    claimants = tuple(
        Claimant(birth=date(month.year - adult["age"], 1, 1), young_worker=False)
        for adult in case.given["adults"]
    )
    closed = rsa_eligibility(LAW, month, claimants, children=foyer.children > 0, lone=case.lone)
    found = rsa(LAW, month, foyer)
    named = by_label(found.amount, "rsa")
    majored = foyer.majoration is not Majoration.NONE
    return {
        "nb_parents": foyer.adults,
        "en_couple": foyer.adults == 2,
        "rsa_nb_enfants": foyer.children,
        "rsa_majore_eligibilite": majored,
        "rsa_eligibilite": closed is None,
        "rsa_socle": named["normal_amount"].raw if closed is None else 0,
        "rsa_socle_majore": named["lone_parent_amount"].raw if majored else 0,
        "rsa_forfait_logement": found.housing.raw,
        "rsa_base_ressources_prestations_familiales": found.benefits.raw,
        "rsa_forfait_asf": named["asf_counted"].raw if "asf_counted" in named else 0,
        "rsa_base_ressources": found.resources.raw,
        "rsa_montant": found.amount.raw if closed is None else 0,
        "rsa": found.amount.raw if closed is None else 0,
    }


def _prime(case):
    found = ppa(LAW, case.month, case.foyer)
    quarters = [[month.raw for month in earner.earned] for earner in case.foyer.earners]
    majored = case.foyer.majoration is not Majoration.NONE
    return {
        "ppa_eligibilite": all(adult["age"] >= 18 for adult in case.given["adults"]),
        # Nobody is a student there: an adult who worked in each month, or a lone parent.
        "ppa_eligibilite_apprenants": majored or any(min(wages) > 0 for wages in quarters),
        "ppa": found.gross.raw,
        "crds_ppa": exact_crds(found.gross.raw),
        "ppa_nette_crds": Fraction(found.gross.raw) + exact_crds(found.gross.raw),
    }


def _equal(ours, expected):
    """A yes or no is the same; a count is bare, everything else is in cents."""
    if isinstance(expected, bool):
        return ours is expected
    return ours == expected or near(ours, expected)


@EVERY
def test_every_step_of_a_reference_household_is_read_and_equal(read):
    case = Case(read)
    given = {name: value for name, value in read["steps"].items() if name not in BY_MONTH}
    ours = steps_of(case)
    assert set(ours) == set(given)
    changes = case.tag == "parameter_transition"
    for name, expected in given.items():
        # Which months a rise counts in was not read in a text: see docs/law.md.
        if not (changes and name in ("ppa", "crds_ppa", "ppa_nette_crds")):
            assert _equal(ours[name], expected), (name, ours[name], expected)
    for name, expected in read["amounts"].items():
        if not (changes and name.startswith("ppa")):
            assert _equal(ours[name], expected), (name, ours[name], expected)


BY_MONTH = ("ppa_reference_months",)


@EVERY
def test_every_value_of_each_month_of_the_prime_is_read_and_equal(read):
    case = Case(read)
    found = ppa(LAW, case.month, case.foyer)
    months = read["steps"]["ppa_reference_months"]
    assert set(months) == {str(case.month.plus(-back)) for back in (4, 3, 2)}
    for text, given in months.items():
        one = found.months[4 - case.month.minus(Month.parse(text))]
        named = by_label(one.amount, "ppa")
        benefits = named.get(f"benefits[{text}]")
        ours = {
            "ppa_fictive": one.amount.raw,
            "ppa_fictive_montant_forfaitaire": one.family_amount.raw,
            "ppa_forfait_logement": one.housing.raw,
            "ppa_base_ressources": one.earned.raw + one.other.raw,
            "ppa_revenu_activite": one.earned.raw,
            "ppa_ressources_hors_activite": one.other.raw,
            "ppa_base_ressources_prestations_familiales": benefits.raw if benefits else 0,
            "ppa_fictive_ressource_activite": named[f"earned_share[{text}]"].raw,
        }
        assert {*ours, "bonifications"} == set(given)
        for name, value in ours.items():
            assert near(value, given[name]), (text, name, value, given[name])
        # The package lists the children too, who earn nothing.
        bonuses = [bonus.raw for bonus in one.bonuses]
        assert len(bonuses) == len(given["bonifications"])
        for bonus, expected in zip(bonuses, given["bonifications"], strict=True):
            assert near(bonus, expected)


def test_every_input_of_the_file_is_known():
    """An input that the households do not read would make the comparison a comparison of less."""
    adults = {"age", "wage", "pf_base_n2", "unemployment_benefit", "wage_by_lag"}
    inputs = {
        "composition", "adults", "children_ages", "children_birth", "housing", "housing_benefit",
        "biactive", "asf_right", "alimony_received", "recent_separation",
    }  # fmt: skip
    for read in REFERENCE:
        assert set(read["input"]) <= inputs
        assert all(set(adult) <= adults for adult in read["input"]["adults"])
        assert read["reference_window"] == "M-4..M-2"
        births = [date.fromisoformat(day) for day in read["input"].get("children_birth", [])]
        month = Month.parse(read["month"])
        ages = [month.minus(Month.of(day)) // 12 for day in births]
        assert ages == read["input"].get("children_ages", [])
