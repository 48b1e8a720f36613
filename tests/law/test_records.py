"""FSL profiles, formulas and kinds of lines: the records are those that were read, no more."""

import json
from datetime import date
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.budget.formula import LeftMoney, ResteAVivreFormula
from planner.calc.dossier.kind_ids import CHARGE_KINDS, DEBT_KINDS, INCOME_KINDS
from planner.calc.dossier.kinds import ChargeKind, DebtKind, FslBase, IncomeKind
from planner.calc.law import Status
from planner.calc.money import Money, Rate
from planner.calc.schemes.fsl_profile import FslProfile, profile_for
from planner.calc.schemes.fsl_words import Divisor, Exclusion, Term
from planner.errors import PlannerError
from planner.law import load_law
from planner.law.communes import by_insee

LAW = load_law()
PROFILES = {profile.id: profile for profile in LAW.records(FslProfile)}
FORMULAS = {formula.id: formula for formula in LAW.records(ResteAVivreFormula)}
READ = {
    case["id"]: case
    for case in json.loads(
        (files("tests") / "cases" / "law" / "fsl_profiles.json").read_text("utf-8")
    )
}
ON = date(2026, 11, 22)
EXAMPLES = {"fsl-unknown-A-tpil": "fsl-exemple-a", "fsl-unknown-B-student-note": "fsl-exemple-b"}


def ours(case_id):
    return PROFILES[EXAMPLES.get(case_id, case_id)]


def euros(number):
    return None if number is None else Money.of(Decimal(str(number)))


def share(percent):
    return None if percent is None else Rate.of(Decimal(str(percent)) / 100)


def test_every_profile_that_was_read_is_shipped_and_no_other():
    assert {EXAMPLES.get(id, id) for id in READ} == set(PROFILES)


@pytest.mark.parametrize("id", sorted(READ))
def test_a_profile_keeps_its_territory_dates_source_and_confidence(id):
    read, profile = READ[id], ours(id)
    assert profile.territory.code == read["territory"]["code"]
    dates = (profile.valid_from, profile.valid_to)
    assert [day and day.isoformat() for day in dates] == [
        read["version"]["valid_from"],
        read["version"]["valid_to"],
    ]
    assert profile.confidence == read["confidence"]
    assert profile.source_kind == read["source"]["kind"]
    assert profile.obsolete is bool(read["version"].get("obsolete"))
    assert profile.example is (read["territory"]["code"] is None)
    assert (profile.status is Status.UNVERIFIED) is (read["confidence"] == "S2")
    assert profile.checked.isoformat() == read["source"]["seen_on"]


@pytest.mark.parametrize("id", sorted(READ))
def test_a_profile_keeps_every_number_that_was_read_and_nothing_where_none_was(id):
    read, profile = READ[id], ours(id)
    debt, aid, loan = (read.get(part) or {} for part in ("debt", "aid", "loan"))
    assert (profile.debt and profile.debt.max_amount) == euros(debt.get("max_eur"))
    assert (profile.debt and profile.debt.max_age_months) == debt.get("max_age_months")
    assert (profile.debt and profile.debt.min_months) == debt.get("min_months")
    assert (profile.aid and profile.aid.max_amount) == euros(aid.get("max_eur"))
    assert (profile.aid and profile.aid.grant_max) == euros(aid.get("grant_max_eur"))
    assert (profile.aid and profile.aid.loan_min_share) == share(aid.get("loan_min_pct"))
    assert (profile.aid and profile.aid.loan_share) == share(aid.get("loan_pct"))
    assert (profile.loan and profile.loan.max_months) == loan.get("max_months")
    assert (profile.loan and profile.loan.min_instalment) == euros(loan.get("min_instalment_eur"))
    effort = read.get("effort_ratio") or {}
    assert (profile.effort_ratio and profile.effort_ratio.maximum) == share(effort.get("max_pct"))
    resumption = read.get("resumption") or {}
    assert (profile.resumption and profile.resumption.months) == resumption.get("months")
    assert len(profile.resumption.bands if profile.resumption else ()) == len(
        resumption.get("bands", ())
    )
    frequency = read.get("frequency") or {}
    months = profile.frequency and profile.frequency.min_months_between
    assert months == frequency.get("min_months_between_aids")
    energy = (read.get("fluides") or {}).get("energy_max_eur")
    assert (profile.utilities and profile.utilities.energy_max) == euros(energy)


def ceiling(id, couple=False, children=0, persons=None):
    persons = persons or 1 + couple + children
    return PROFILES[id].ceiling.limit_for(couple, children, persons)


@pytest.mark.parametrize(
    ("id", "couple", "children", "limit"),
    [
        ("fsl-02-aisne-2024", False, 2, "1710.00"),
        ("fsl-02-aisne-2024", True, 0, "1522.00"),
        ("fsl-02-aisne-2024", True, 6, "3518.00"),
        ("fsl-22-cotes-darmor", False, 0, "1015.00"),
        ("fsl-22-cotes-darmor", False, 1, "1525.00"),
        ("fsl-22-cotes-darmor", True, 5, "4050.00"),
        ("fsl-28-eure-et-loir-2020", True, 2, "2565.00"),
        ("fsl-28-eure-et-loir-2020", False, 4, "3078.00"),
        ("fsl-33-gironde-archive", True, 2, "460.00"),
        ("fsl-33-gironde-archive", False, 0, "600.00"),
        ("fsl-33-gironde-archive", False, 5, "420.00"),
        ("fsl-14-calvados", False, 0, "987.00"),
        ("fsl-14-calvados", True, 3, "587.00"),
        ("fsl-50-manche-2024", True, 3, "800.00"),
    ],
)
def test_the_ceiling_of_a_household_is_the_published_one(id, couple, children, limit):
    assert str(ceiling(id, couple, children)) == limit


@pytest.mark.parametrize("id", ["fsl-16-charente", "fsl-56-morbihan", "fsl-75-paris"])
def test_a_ceiling_that_was_not_read_is_not_known(id):
    assert PROFILES[id].ceiling.exists
    assert ceiling(id) is None


@pytest.mark.parametrize(
    ("couple", "children", "published"),
    [(False, 0, 1272), (True, 0, 1590), (True, 1, 2120), (False, 2, 2650), (True, 3, 3180),
     (True, 4, 3710)],
)  # fmt: skip
def test_lyon_publishes_a_thousand_and_sixty_euros_a_part(couple, children, published):
    rule = PROFILES["fsl-69m-lyon-2025"].ceiling
    assert rule.divided_by is Divisor.PARTS
    parts = rule.parts.weight(couple, children)
    assert Fraction(rule.amount.cents) * parts.fraction == published * 100


def test_beyond_the_last_published_part_nothing_is_made_up():
    assert PROFILES["fsl-69m-lyon-2025"].ceiling.parts.weight(couple=True, children=5) is None


def test_the_gironde_quotient_of_the_golden_example_can_be_read_from_its_profile():
    rule = PROFILES["fsl-33-gironde-archive"].ceiling
    assert rule.numerator == (Term.RESOURCES, Term.PLUS_HOUSING_AID, Term.MINUS_RENT)
    quotient = Fraction(120000 + 25000 - 55000, 4)
    assert quotient == 22500
    assert quotient <= ceiling("fsl-33-gironde-archive", couple=True, children=2).cents


def test_the_single_person_of_calvados_passes_at_fourteen_hundred_and_not_at_fourteen_ten():
    profile = PROFILES["fsl-14-calvados"]
    kept = 1 - profile.resource_base.abatement.share.fraction
    limit = ceiling("fsl-14-calvados").cents
    assert profile.ceiling.strict
    assert 140000 * kept < limit
    assert 141000 * kept == limit


def test_lists_of_kinds_name_kinds_that_a_dossier_knows():
    for profile in PROFILES.values():
        base = profile.resource_base
        for kinds in (base.include, base.exclude, base.deduct) if base else ():
            assert set(kinds or ()) <= INCOME_KINDS | CHARGE_KINDS


def test_students_are_told_from_students_who_work():
    assert Exclusion.STUDENT_WITHOUT_JOB in PROFILES["fsl-02-aisne-2024"].exclusions
    assert Exclusion.STUDENT in PROFILES["fsl-33-gironde-archive"].exclusions


@pytest.mark.parametrize(
    ("department", "commune", "id"),
    [
        ("77", "77108", "fsl-77-seine-et-marne-2021"),
        ("69", "69266", "fsl-69m-lyon-2025"),
        ("69", "69264", None),
        ("69", None, None),
        ("13", "13055", None),
        ("33", None, "fsl-33-gironde-archive"),
    ],
)
def test_a_household_gets_the_profile_of_its_own_fund_or_none(department, commune, id):
    found = profile_for(PROFILES.values(), department, ON, commune)
    assert (found and found.id) == id


def test_a_profile_is_not_chosen_before_it_begins():
    assert profile_for(PROFILES.values(), "02", date(2024, 3, 31)) is None


def test_the_latest_version_in_force_wins_and_twins_are_refused():
    older = PROFILES["fsl-02-aisne-2024"]
    newer = older.but(id="fsl-02-aisne-2026", valid_from=date(2026, 1, 1))
    assert profile_for([newer, older], "02", ON) is newer
    assert profile_for([newer, older], "02", date(2025, 1, 1)) is older
    with pytest.raises(PlannerError) as error:
        profile_for([newer, newer.but(id="autre")], "02", ON)
    assert error.value.code == "inconsistent"


def test_the_metropole_of_lyon_lists_communes_that_exist_there():
    communes = PROFILES["fsl-69m-lyon-2025"].territory.communes
    assert len(communes) == len(set(communes)) == 58
    assert {by_insee(code).department for code in communes} == {"69"}


def test_four_formulas_are_shipped_and_one_is_the_default():
    assert set(FORMULAS) == {"oecd", "persons", "parts", "household"}
    assert [id for id, formula in FORMULAS.items() if formula.default] == ["oecd"]
    assert FORMULAS["household"].left_money is LeftMoney.AFTER_ALL_CHARGES


@pytest.mark.parametrize(
    ("older", "younger", "oecd", "persons"),
    [(0, 0, "1", "1"), (0, 1, "1.3", "2"), (1, 3, "2.4", "5"), (1, 0, "1.5", "2")],
)
def test_a_household_weighs_what_the_six_situations_say(older, younger, oecd, persons):
    assert str(FORMULAS["oecd"].units.weight(older, younger)) == oecd
    assert str(FORMULAS["persons"].units.weight(older, younger)) == persons
    assert str(FORMULAS["household"].units.weight(older, younger)) == "1"


def test_every_floor_and_every_count_of_days_is_a_dated_figure_of_the_law_data():
    for formula in FORMULAS.values():
        assert LAW.value(formula.days, ON).count == 30
        if formula.floor is not None:
            floor = LAW.value(formula.floor, ON)
            assert (str(floor.amount), floor.unit) == ("10.00", "EUR/day")


@given(older=st.integers(0, 10), younger=st.integers(0, 10))
def test_one_more_person_never_weighs_less(older, younger):
    for formula in FORMULAS.values():
        if formula.units is not None:
            weight = formula.units.weight(older, younger)
            assert weight <= formula.units.weight(older + 1, younger)
            assert weight <= formula.units.weight(older, younger + 1)


@pytest.mark.parametrize(
    ("kind", "ids"),
    [(IncomeKind, INCOME_KINDS), (ChargeKind, CHARGE_KINDS), (DebtKind, DEBT_KINDS)],
)
def test_the_kinds_that_a_dossier_accepts_are_exactly_those_that_are_described(kind, ids):
    described = [record.id for record in LAW.records(kind)]
    assert len(described) == len(set(described))
    assert set(described) == ids


def test_the_national_base_of_the_fsl_leaves_out_what_the_decree_leaves_out():
    left_out = {k.id for k in LAW.records(IncomeKind) if k.fsl_base is FslBase.EXCLUDED}
    assert {"housing_allowance", "ars", "aeeh", "irregular_aid"} <= left_out
    assert not left_out & {"wage", "rsa", "ppa", "af", "aah", "unemployment_benefit"}


def test_what_comes_once_a_year_is_told_apart_from_what_comes_each_month():
    one_off = {kind.id for kind in LAW.records(IncomeKind) if kind.one_off}
    assert {"ars", "christmas_bonus", "wage_13th_month", "tax_refund"} <= one_off
    by_id = {kind.id: kind for kind in LAW.records(ChargeKind)}
    assert by_id["school_canteen"].months == (1, 2, 3, 4, 5, 6, 9, 10, 11, 12)


def test_debts_are_ordered_from_what_keeps_a_roof_to_what_is_private():
    order = {kind.id: kind.order for kind in LAW.records(DebtKind)}
    assert order["rent_arrears"] == order["electricity_debt"] == order["child_support_debt"] == 1
    assert (order["fsl_loan"], order["personal_loan"], order["family_loan"]) == (2, 3, 4)
    assert order["wage_seizure"] is None


def test_usual_ranges_run_from_the_smaller_to_the_larger():
    for kind in (*LAW.records(IncomeKind), *LAW.records(ChargeKind)):
        assert kind.usual is None or kind.usual.low <= kind.usual.high, kind.id
