"""The figures shipped are the ones handed over, each on its dates and with its papers."""

import json
import re
import tomllib
from datetime import date, timedelta
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.law import Nature, Status
from planner.calc.money import Money, Rate, Rounding
from planner.errors import MissingParameter
from planner.law import load_law
from planner.law.loader import _package, parse

LAW = load_law()
CASES = json.loads((files("tests") / "cases" / "law" / "parameters.json").read_text("utf-8"))
PLAIN = [case for case in CASES if "value" in case["values"][0]]
SCALE = next(case for case in CASES if case["id"] == "saisie.bareme")
ENERGY = next(case for case in CASES if case["id"] == "cheque_energie.bareme")


def day(text):
    return date.fromisoformat(text)


def euros(number):
    return Money.of(Decimal(str(number)))


def expected(case, number):
    if case["unit"].startswith("EUR"):
        return euros(number)
    if case["unit"] == "years" or case["unit"].startswith("multiple"):
        return number
    return Rate.of(Decimal(str(number)))


@pytest.mark.parametrize("case", PLAIN, ids=lambda case: case["id"])
def test_every_value_handed_over_is_shipped_from_its_date_to_the_eve_of_the_next(case):
    parameter = LAW.parameter(case["id"])
    starts = [day(value["start"]) for value in case["values"]]
    assert [value.start for value in parameter.values] == starts
    assert [value.content for value in parameter.values] == [
        expected(case, value["value"]) for value in case["values"]
    ]
    ends = [start - timedelta(days=1) for start in starts[1:]] + [None]
    assert [value.until for value in parameter.values] == ends
    assert parameter.review_by == day(case["review_by"])


@pytest.mark.parametrize("case", PLAIN, ids=lambda case: case["id"])
def test_every_link_of_the_hand_over_is_kept_as_a_source(case):
    shipped = LAW.parameter(case["id"]).values
    for value, ours in zip(case["values"], shipped, strict=True):
        for link in re.findall(r"https?://\S+", value.get("source") or ""):
            assert link.replace("'", "%27") in ours.source


@pytest.mark.parametrize("case", SCALE["values"], ids=lambda value: value["start"])
def test_the_scale_of_seizures_keeps_its_yearly_bounds_and_exact_shares(case):
    shipped = LAW.value("saisie.bareme", day(case["start"])).brackets
    assert shipped == tuple(
        (
            None if slice_["up_to_EUR_per_year"] is None else euros(slice_["up_to_EUR_per_year"]),
            Fraction(slice_["fraction"]),
        )
        for slice_ in case["brackets"]
    )
    increase = LAW.value("saisie.majoration_personne_a_charge", day(case["start"]))
    assert increase.amount == euros(case["per_dependant_increase_of_each_threshold_EUR_per_year"])
    unverified = case.get("per_dependant_increase_status") == "unverified"
    assert (increase.status is Status.UNVERIFIED) is unverified


def test_the_scale_of_the_energy_voucher_is_shipped_but_stays_unverified():
    shipped = LAW.value("cheque_energie.bareme", day("2022-01-01"))
    (case,) = ENERGY["values"]
    assert shipped.status is Status.UNVERIFIED
    assert shipped.table["seuils_rfr_par_uc"] == tuple(
        euros(bound) for bound in case["thresholds_RFR_per_UC_EUR"]
    )
    named = {"une_uc": "1_UC", "une_a_deux_uc": "1_to_2_UC", "deux_uc_et_plus": "2_UC_or_more"}
    for ours, theirs in named.items():
        assert shipped.table[ours] == tuple(euros(amount) for amount in case["amounts_EUR"][theirs])


@pytest.mark.parametrize(
    ("id", "on", "value"),
    [
        ("impaye.deux_mois.nombre", "2026-12-31", 2),
        ("impaye.2027.montant", "2027-01-01", "450.00"),
        ("impaye.2027.anciennete", "2027-01-01", 3),
        ("plan_apurement.echeances_par_defaut", "2026-11-22", 36),
        ("loyer.prescription", "2026-11-22", 36),
        ("impaye.petite_dette_montant", "2026-11-22", "100.00"),
        ("expulsion.commandement.six_semaines_jours", "2026-11-02", 42),
        ("expulsion.commandement.deux_mois", "2026-11-02", 2),
        ("expulsion.caution_jours", "2026-11-02", 15),
        ("expulsion.assignation_prefet_jours", "2027-02-15", 42),
        ("expulsion.diagnostic_entretien_jours_ouvres", "2027-02-15", 15),
        ("expulsion.diagnostic_envoi_jours_ouvres", "2027-02-15", 5),
        ("surendettement.orientation.arrieres_sur_capacite_mois", "2026-11-22", 36),
        ("surendettement.orientation.dettes_sur_capacite_mois", "2026-11-22", 84),
        ("surendettement.forfait_base.premiere_personne", "2012-02-15", "529.00"),
        ("surendettement.forfait_chauffage.personne_supplementaire", "2012-02-15", "23.00"),
        ("c2s.plafond_gratuite.4", "2026-03-31", "21711.00"),
        ("c2s.plafond_gratuite.supplementaire", "2026-03-31", "4135.00"),
        ("c2s.plafond_participation.supplementaire", "2026-03-31", "5583.00"),
        ("cheque_energie.plafond_rfr_par_uc", "2026-11-22", "11000.00"),
        ("reste_a_vivre.plancher_jour_uc", "2026-11-22", "10.00"),
        ("ars.taux_6_10", "2026-08-20", "0.8972"),
        ("paje.plafond_partiel_0_enfant", "2026-11-22", "29694.00"),
    ],
)
def test_a_figure_of_the_framework_is_the_one_in_force(id, on, value):
    content = LAW.value(id, day(on)).content
    assert (content if isinstance(value, int) else str(content)) == value


def test_no_threshold_of_one_regime_is_known_under_the_other():
    with pytest.raises(MissingParameter):
        LAW.value("impaye.deux_mois.nombre", day("2027-01-01"))
    with pytest.raises(MissingParameter):
        LAW.value("impaye.2027.montant", day("2026-12-31"))


@pytest.mark.parametrize(
    ("id", "on"),
    [
        ("c2s.plafond_gratuite.1", "2026-04-01"),
        ("surendettement.forfait_base.premiere_personne", "2025-06-01"),
        ("surendettement.forfait_habitation.premiere_personne", "2026-06-01"),
    ],
)
def test_what_must_not_be_shipped_is_missing_and_never_the_nearest(id, on):
    with pytest.raises(MissingParameter):
        LAW.value(id, day(on))


@pytest.mark.parametrize(
    ("id", "on", "status"),
    [
        ("saisie.majoration_personne_a_charge", "2025-06-01", Status.IN_FORCE),
        ("saisie.majoration_personne_a_charge", "2026-06-01", Status.UNVERIFIED),
        ("plan_apurement.echeances_par_defaut", "2026-12-31", Status.IN_FORCE),
        ("plan_apurement.echeances_par_defaut", "2027-01-01", Status.UNVERIFIED),
        ("reste_a_vivre.plancher_jour_uc", "2026-11-22", Status.UNVERIFIED),
        ("loyer.prescription", "2014-03-26", Status.UNVERIFIED),
        ("loyer.prescription", "2014-03-27", Status.IN_FORCE),
        ("surendettement.plan_max_mois", "2017-12-31", Status.UNVERIFIED),
        ("surendettement.plan_max_mois", "2018-01-01", Status.IN_FORCE),
        ("dalo.commission_max_mois", "2026-11-22", Status.UNVERIFIED),
    ],
)
def test_what_nobody_verified_stays_unverified(id, on, status):
    assert LAW.value(id, day(on)).status is status


def test_usage_and_local_rules_are_told_from_the_law():
    assert LAW.parameter("reste_a_vivre.plancher_jour_uc").nature is Nature.USAGE
    assert LAW.parameter("protocole_local.contrat_jours").nature is Nature.LOCAL_RULE
    assert LAW.parameter("rsa.montant_forfaitaire").nature is Nature.LAW


@pytest.mark.parametrize(
    ("family", "review_by"),
    [
        ("al.locatif.plafond_loyer.", "2027-10-01"),
        ("al.locatif.r0.", "2027-01-01"),
        ("saisie.", "2027-01-01"),
        ("aspa.plafond.", "2027-01-01"),
        ("smic.", "2027-01-01"),
        ("rsa.montant", "2027-04-01"),
        ("ppa.montant", "2027-04-01"),
        ("aah.montant", "2027-04-01"),
        ("bmaf", "2027-04-01"),
        ("rls.montant.", "2027-06-01"),
    ],
)
def test_a_value_is_to_be_reviewed_on_the_day_its_own_text_usually_changes(family, review_by):
    found = [parameter for parameter in LAW.parameters if parameter.id.startswith(family)]
    assert found
    assert {parameter.review_by for parameter in found} == {day(review_by)}


def test_no_value_overlaps_the_next_and_only_written_ends_leave_a_gap():
    for parameter in LAW.parameters:
        for before, after in zip(parameter.values, parameter.values[1:], strict=False):
            if parameter.by_year:
                assert before.until < after.start
            else:
                assert before.until == after.start - timedelta(days=1), parameter.id


IDS = st.sampled_from([parameter.id for parameter in LAW.parameters])


@given(id=IDS, on=st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_a_date_has_exactly_one_value_or_none_at_all(id, on):
    running = [
        value
        for value in LAW.parameter(id).values
        if value.start <= on and (value.until is None or on <= value.until)
    ]
    assert len(running) <= 1
    if running:
        assert LAW.value(id, on) is running[0]
    else:
        with pytest.raises(MissingParameter):
            LAW.value(id, on)


def test_an_unknown_parameter_is_missing():
    with pytest.raises(MissingParameter) as error:
        LAW.value("rsa.montant_forfetaire", day("2026-11-22"))
    assert error.value.code == "no_parameters"


def test_each_value_says_its_text_its_source_and_when_it_was_read():
    for parameter in LAW.parameters:
        assert parameter.label
        assert parameter.label_en != parameter.label
        for value in parameter.values:
            assert value.reference, parameter.id
            assert value.source, parameter.id
            assert value.checked == day("2026-11-22"), parameter.id
            assert value.review_by == parameter.review_by


def test_parsing_one_parameter_at_a_time_gives_what_its_whole_file_holds():
    for name, data in _package():
        whole = parse(name, data).get("parameter", [])
        for raw in whole:
            assert LAW.parameter(raw["id"]).starts == tuple(v["from"] for v in raw["value"])


def test_no_two_files_hold_the_same_parameter():
    ids = [
        raw["id"]
        for name, data in _package()
        if not name.startswith("territories/")
        for raw in tomllib.loads(data.decode()).get("parameter", [])
    ]
    assert len(ids) == len(set(ids)) == len(LAW.parameters)


def test_the_law_is_read_once_and_known_by_its_fingerprint():
    assert load_law() is LAW
    assert re.fullmatch(r"[0-9a-f]{64}", LAW.fingerprint)


def test_the_golden_ceilings_of_the_c2s_for_five_persons():
    on = day("2026-03-31")
    for level, published in (("gratuite", "25846.00"), ("participation", "34894.00")):
        four = LAW.value(f"c2s.plafond_{level}.4", on).amount
        more = LAW.value(f"c2s.plafond_{level}.supplementaire", on).amount
        assert str(four + more) == published


def test_the_golden_coefficient_of_the_extra_social_rent():
    steps = LAW.value("sls.coefficient", day("2026-11-22")).table
    start = LAW.value("sls.depassement", day("2026-11-22")).rate
    points = 50 - start.fraction * 100
    coefficient = steps["base"].fraction + steps["point_20_a_59"].fraction * points
    assert coefficient == Fraction(207, 100)


def test_the_golden_flat_amounts_of_the_couple_of_2012():
    on = day("2012-02-15")
    sums = {}
    for part in ("base", "habitation", "chauffage"):
        first = LAW.value(f"surendettement.forfait_{part}.premiere_personne", on).amount
        second = LAW.value(f"surendettement.forfait_{part}.personne_supplementaire", on).amount
        sums[part] = str(first + second)
    assert sums == {"base": "716.00", "habitation": "138.00", "chauffage": "89.00"}


@pytest.mark.parametrize(
    ("bound", "monthly"),
    [(0, "373.33"), (1, "727.50"), (2, "1083.33"), (3, "1435.83"), (4, "1789.17"), (5, "2150.83")],
)
def test_the_monthly_bounds_of_2026_are_a_twelfth_of_the_yearly_ones(bound, monthly):
    yearly = LAW.value("saisie.bareme", day("2026-11-22")).brackets[bound][0]
    assert str(yearly.divided(12, Rounding.HALF_UP)) == monthly


@pytest.mark.parametrize(
    ("id", "published"),
    [
        ("af.taux_2_enfants", "153.01"),
        ("af.forfait_20_ans.taux", "96.75"),
        ("cf.taux_base", "199.15"),
        ("cf.taux_majore", "298.75"),
        ("asf.un_parent", "201.78"),
        ("paje.base.taux_partiel", "99.58"),
        ("ars.taux_6_10", "429.01"),
        ("ars.taux_15_18", "468.36"),
        ("rsa.asf_comptee", "107.59"),
    ],
)
def test_the_golden_amounts_of_2026_are_the_base_of_family_benefits_by_its_rate(id, published):
    base = LAW.value("bmaf", day("2026-11-22")).amount
    rate = LAW.value(id, day("2026-11-22")).rate
    assert str(base.times(rate, Rounding.HALF_UP)) == published
