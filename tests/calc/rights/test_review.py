"""The review of a dossier: what is received, what the rule gives, what is missing, what to ask."""

import json
from datetime import date
from importlib.resources import files

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.dossier.dossier import Dossier
from planner.calc.figure import WithDerivation, replay
from planner.calc.money import Money
from planner.calc.outcomes import Computed, Missing, NotApplicable
from planner.calc.results import Reason
from planner.calc.rights import vocabulary
from planner.calc.rights.answers import FIELDS, Answers, HowHoused, OtherParent
from planner.calc.rights.finding import Period, Standing
from planner.calc.rights.outcome import ToCheck
from planner.calc.rights.review import review_rights
from planner.calc.vocabulary import PAPERS
from tests.calc.rights.households import LAW
from tests.dossier.strategies import dossiers

ON = date(2026, 11, 22)
VIGNETTES = files("tests") / "cases" / "vignettes"


def read(tree):
    return Dossier.model_validate_json(json.dumps({"schema": "planner/dossier/1", **tree}))


def person(id="a", role="applicant", birth="1990-01-15", **more):
    return {"id": id, "role": role, "birth": birth, **more}


def child(id, birth, **more):
    return person(id, "child", birth, **more)


def income(kind, amount, **more):
    return {"kind": kind, "amount": amount, **more}


RENTED = {"rent": "500.00", "zone": 2, "allowance": {"amount": "0.00"}}


def household(*persons, incomes=(), dwelling=RENTED, **more):
    return read(
        {
            "household": {"persons": list(persons)},
            "incomes": list(incomes),
            "dwelling": dwelling,
            **more,
        }
    )


def review(dossier, on=ON, answers=None, **more):
    if answers is not None:
        dossier = dossier.but(answers=answers)
    return {one.right: one for one in review_rights(dossier, LAW, on, **more)}


def ends(finding):
    return tuple(one and str(one.money) for one in finding.ends)


def ids(finding):
    return [reason.id for reason in finding.reasons]


@pytest.mark.slow
@settings(max_examples=60)
@given(dossiers(), st.dates(date(1990, 1, 1), date(2099, 12, 31)) | st.just(ON))
def test_any_dossier_gives_one_finding_for_each_right_in_the_words_of_the_vocabulary(dossier, on):
    found = review_rights(dossier, LAW, on)
    assert [one.right for one in found] == list(vocabulary.RIGHTS)
    for one in found:
        outcome = one.outcome
        if isinstance(outcome, NotApplicable):
            assert outcome.reason in vocabulary.REFUSALS
        if isinstance(outcome, Missing):
            assert outcome.reason.partition(":")[0] in vocabulary.MISSING
        _held_to(one.reasons, vocabulary.REASONS)
        _held_to(one.notes, vocabulary.NOTES)
        _held_to([one.question] if one.question else [], vocabulary.QUESTIONS)
        assert {paper.id for paper in one.papers} <= PAPERS
        answers = [path for path in one.missing if path.startswith("answers.")]
        assert set(answers) <= FIELDS
        assert one.certainty in ("indicative", "unverified")
        for figure in one.figures:
            assert replay(figure) == figure.raw
        # Nothing is ever "computed: 0": what is not due says why.
        if isinstance(outcome, Computed):
            assert outcome.value.raw > 0
        low, high = one.ends
        if low is not None and high is not None:
            assert low.raw <= high.raw
        if one.standing is Standing.NOT_CONCERNED:
            assert isinstance(outcome, NotApplicable)
        assert (one.question is not None) is one.standing.raises_a_question
        assert bool(one.papers) is one.standing.raises_a_question


def _held_to(reasons, words):
    for reason in reasons:
        assert isinstance(reason, Reason)
        assert set(reason.values) <= set(words[reason.id])


def test_the_rights_of_an_empty_dossier_ask_who_lives_there():
    found = review(read({}))
    assert found["rsa"].outcome == Missing(("household.persons",))
    assert found["rsa"].standing is Standing.FACTS_MISSING
    assert found["rsa"].question.id == "ask_facts"


@pytest.mark.parametrize("place", [{"commune": "97411"}, {"address": {"postal_code": "97400"}}])
def test_overseas_is_refused_and_says_so(place):
    found = review_rights(household(person(), dwelling={**RENTED, **place}), LAW, ON)
    assert {one.outcome.reason for one in found} == {"overseas"}


def test_a_day_that_the_law_does_not_cover_says_what_is_missing():
    found = review(household(person(), incomes=[income("wage", "900.00")]), on=date(2024, 6, 3))
    assert found["rsa"].outcome.reason == "no_parameter:rsa.trimestre_reference_premier_mois"
    assert found["rsa"].standing is Standing.FACTS_MISSING


EXPECTED = {
    "p1": {"ppa": ("received", "223.25"), "rsa": ("not_concerned", None)},
    "p2": {"asf": ("received_unchecked", None), "rsa": ("not_concerned", None)},
    "p3": {
        "ppa": ("received", "439.84"),
        "rls": ("received", "55.58"),
        "rsa": ("not_told", "152.46"),
        "af": ("received_unchecked", None),
    },
    "p4": {"rsa": ("not_concerned", None), "ppa": ("not_concerned", None)},
    "p5": {"ppa": ("to_check", None)},
    "p6": {"ppa": ("received_unchecked", None), "rls": ("received", "43.06")},
}


@pytest.mark.parametrize("vignette", EXPECTED)
def test_the_six_households_of_the_field_are_found_as_their_notices_say(vignette):
    text = (VIGNETTES / f"{vignette}.dossier.json").read_text("utf-8")
    found = review(Dossier.model_validate_json(text))
    for right, (standing, amount) in EXPECTED[vignette].items():
        one = found[right]
        assert (right, one.standing.value) == (right, standing)
        assert (one.amount and str(one.amount.money)) == amount


def test_nothing_received_is_asked_about_with_its_amount():
    found = review(household(person()))["rsa"]
    assert (found.standing, ends(found)) == (Standing.NOT_TOLD, ("651.69", "651.69"))
    assert found.question.id == "is_it_received"
    assert found.question.values["amount"] == Money.parse("651.69")
    assert found.gap is None
    assert "rsa_changes_allowance" in [note.id for note in found.notes]
    assert found.papers


def test_an_amount_that_differs_is_told_with_its_gap():
    less = review(household(person(), incomes=[income("rsa", "500.00")]))["rsa"]
    assert (less.standing, str(less.gap.money)) == (Standing.RECEIVED_LESS, "151.69")
    assert less.question.id == "why_less"
    assert less.question.values["gap"] == Money.parse("151.69")
    more = review(household(person(), incomes=[income("rsa", "700.00")]))["rsa"]
    assert (more.standing, str(more.gap.money)) == (Standing.RECEIVED_MORE, "-48.31")
    assert more.question.id == "why_more"
    assert more.question.values["gap"] == Money.parse("48.31")
    same = review(household(person(), incomes=[income("rsa", "650.69")]))["rsa"]
    assert same.standing is Standing.RECEIVED
    assert same.question is None


def test_a_benefit_received_where_the_rule_gives_nothing_is_asked_about():
    dossier = household(person(), incomes=[income("wage", "1480.00"), income("rsa", "300.00")])
    found = review(dossier)["rsa"]
    assert (found.standing, found.gap) == (Standing.RECEIVED_MORE, None)
    assert found.question.id == "why_received"
    assert found.question.values["received"] == Money.parse("300.00")


def test_a_student_a_minor_income_and_a_young_worker():
    student = household(person(statuses=["student"]))
    assert review(student)["rsa"].outcome.reason == "student"
    young = household(person(birth="2004-01-15"))
    found = review(young)["rsa"]
    assert (ids(found)[0], ends(found)) == ("young_worker_hours", (None, "651.69"))
    assert found.missing == ("answers.young_worker",)
    assert found.question.id == "ask_hours"
    told = review(young, answers=Answers(young_worker=True))["rsa"]
    assert ends(told) == ("651.69", "651.69")


CHILDREN = [child("b", "2016-01-15"), child("c", "2018-01-15")]


def test_without_the_tax_notice_the_allowances_have_two_ends():
    found = review(household(person(), *CHILDREN))["af"]
    assert ends(found) == ("38.06", "152.25")
    reason = found.reasons[0]
    assert (reason.id, reason.values["year"]) == ("n2_income_unknown", 2024)
    assert reason.values["limit"] == Money.parse("79980.00")
    assert found.missing == ("answers.net_taxable_n2",)
    assert found.question.id == "ask_n2_income"


def test_the_limit_shown_is_the_one_that_holds_for_one_earner_too():
    three = [*CHILDREN, child("d", "2020-01-15")]
    found = review(household(person(), person("p", "partner"), *three))
    assert found["cf"].reasons[0].values["limit"] == Money.parse("22367.70")
    assert ends(found["cf"]) == (None, "297.26")
    baby = household(person(), child("d", "2025-01-15"))
    assert review(baby)["paje_base"].reasons[0].values["limit"] == Money.parse("41055.25")
    assert found["ars"].reasons[0].values["limit"] == Money.parse("42320.60")


def test_an_answer_written_in_the_dossier_is_read_where_the_missing_fact_was_named():
    asked = household(person(), *CHILDREN)
    assert review(asked)["af"].missing == ("answers.net_taxable_n2",)
    told = {"net_taxable_n2": "18000.00", "two_earners_n2": False, "income_year": 2024}
    found = review(household(person(), *CHILDREN, answers=told))
    assert ends(found["af"]) == ("152.25", "152.25")
    assert found["af"].missing == ()


def test_an_income_of_two_years_before_is_asked_again_when_the_year_has_turned():
    told = Answers(net_taxable_n2=Money.parse("18000"), two_earners_n2=False, income_year=2024)
    dossier = household(person(), *CHILDREN)
    assert ends(review(dossier, answers=told)["af"]) == ("152.25", "152.25")
    after = review(dossier, date(2027, 1, 2), answers=told)["af"]
    assert after.missing == ("answers.net_taxable_n2",)
    assert after.reasons[0].values["year"] == 2025
    undated = told.but(income_year=None)
    assert review(dossier, date(2027, 1, 2), answers=undated)["af"].missing == ()


def test_with_the_tax_notice_the_allowances_are_computed():
    known = Answers(net_taxable_n2=Money.parse("18000"), two_earners_n2=False)
    found = review(household(person(), *CHILDREN), answers=known)
    assert ends(found["af"]) == ("152.25", "152.25")
    assert (ends(found["ars"]), found["ars"].period) == (("853.73", "853.73"), Period.YEAR)
    assert found["ars"].question.id == "is_it_received"


def test_what_is_received_is_shown_even_where_the_law_is_not_known():
    disabled = household(person(statuses=["aah"]), incomes=[income("aah", "900.00")])
    found = review(disabled, on=date(2020, 6, 3))["aah"]
    assert found.outcome.reason.startswith("no_parameter:")
    assert (found.standing, str(found.received.money)) == (Standing.RECEIVED_UNCHECKED, "900.00")


def test_what_is_received_between_two_ends_raises_no_question():
    incomes = [income("af", "152.25")]
    found = review(household(person(), *CHILDREN, incomes=incomes))["af"]
    assert found.standing is Standing.RECEIVED_UNCHECKED
    assert found.question is None
    below = review(household(person(), *CHILDREN, incomes=[income("af", "20.00")]))["af"]
    assert (below.standing, str(below.gap.money)) == (Standing.RECEIVED_LESS, "18.06")


def test_a_benefit_that_nobody_told_of_opens_the_rsa_to_two_ends():
    lone = household(person(), *CHILDREN)
    found = review(lone)["rsa"]
    # 1,173.04, less 153.01 of allowances and 215.17 of ASF at the most.
    assert ends(found) == ("804.86", "1173.04")
    assert ids(found)[0] == "benefits_not_told"
    told = household(person(), *CHILDREN, incomes=[income("af", "152.25"), income("asf", "401.56")])
    assert ends(review(told)["rsa"]) == ("804.86", "804.86")


def test_a_lone_parent_is_told_what_a_recent_separation_would_change():
    incomes = [income("af", "152.25"), income("asf", "401.56")]
    lone = household(person(), *CHILDREN, incomes=incomes)
    notes = {note.id: note for note in review(lone)["rsa"].notes}
    # Twice 0.42804 above 1.28412: 1,394.75 instead of 1,173.04.
    assert notes["rsa_more_if_separated"].values["amount"] == Money.parse("1026.56")
    known = review(lone, answers=Answers(recently_separated=True))["rsa"]
    assert ends(known) == ("1026.56", "1026.56")
    assert "rsa_more_if_separated" not in [note.id for note in known.notes]


def test_whether_the_other_parent_pays_is_asked_and_never_guessed():
    one = household(person(), child("b", "2020-01-15"))
    found = review(one)["asf"]
    assert (ids(found), ends(found)) == (["other_parent_unknown"], (None, "200.78"))
    assert found.question.id == "ask_other_parent"
    answers = Answers(other_parent=OtherParent.DOES_NOT_PAY)
    assert ends(review(one, answers=answers)["asf"]) == ("200.78", "200.78")
    paid = household(
        person(), child("b", "2020-01-15"), incomes=[income("child_support_received", "120.00")]
    )
    assert ends(review(paid)["asf"]) == ("81.38", "81.38")


def test_an_income_that_stopped_is_shown_with_and_without_neutralisation():
    stopped = household(person(), incomes=[income("wage", "900.00", until="2026-10")])
    found = review(stopped)["rsa"]
    assert ends(found) == ("0.00", "651.69")
    assert ids(found)[0] == "income_stopped"
    assert found.question.id == "ask_incomes"
    assert [str(found.question.values[name]) for name in ("first", "last")] == [
        "2026-07",
        "2026-09",
    ]
    replaced = household(
        person(),
        incomes=[
            income("wage", "900.00", until="2026-09"),
            income("unemployment_benefit", "600.00", start="2026-10"),
        ],
    )
    # The quarter July to September holds the wage alone, and nothing of it is left out.
    assert review(replaced)["rsa"].outcome.reason == "resources_above_amount"


def test_an_allowance_that_stopped_is_neutralised_up_to_the_base_amount():
    stopped = household(
        person(), incomes=[income("unemployment_benefit", "800.00", until="2026-10")]
    )
    # 800 − 651.69 still counts: 651.69 − 148.31.
    assert ends(review(stopped)["rsa"]) == ("0.00", "503.38")


def test_a_job_that_began_in_the_quarter_leaves_the_earlier_months_open():
    began = household(person(), incomes=[income("wage", "600.00", start="2026-09")])
    found = review(began)
    assert ids(found["rsa"])[0] == "income_began"
    assert ends(found["rsa"]) == ("51.69", "451.69")
    assert ids(found["ppa"])[0] == "income_began"
    after = household(person(), incomes=[income("wage", "600.00", start="2027-01")])
    assert ends(review(after)["rsa"]) == ("651.69", "651.69")


def test_sick_pay_is_earned_or_not_for_the_prime():
    found = review(
        household(person(), incomes=[income("wage", "900.00"), income("sick_pay", "300.00")])
    )["ppa"]
    assert ids(found)[0] == "income_earned_or_not"
    low, high = found.ends
    assert low.raw < high.raw


@pytest.mark.parametrize(
    ("allowance", "first"),
    [
        ({}, "allowance_not_told"),
        ({"status": "claimed"}, "allowance_claimed"),
    ],
)
def test_an_allowance_that_is_not_known_counts_between_nothing_and_its_flat(allowance, first):
    dwelling = {"rent": "500.00", "allowance": allowance}
    dossier = household(person(), dwelling=dwelling)
    found = review(dossier)["rsa"]
    assert (ids(found)[0], ends(found)) == (first, ("573.49", "651.69"))
    computed = WithDerivation("housing_allowance").given("paid", Money.parse("50.00"))
    given_ = review(dossier, computed_allowance=computed)["rsa"]
    assert ends(given_) == ("601.69", "651.69")


def test_a_suspended_allowance_counts_for_nothing_and_is_said():
    dwelling = {"rent": "500.00", "allowance": {"status": "suspended", "amount": "250.00"}}
    found = review(household(person(), dwelling=dwelling))["rsa"]
    assert ends(found) == ("651.69", "651.69")
    assert "allowance_suspended" in ids(found)


def test_how_the_household_is_housed_is_asked_without_a_rent():
    dossier = household(person(), dwelling={})
    found = review(dossier)["rsa"]
    assert (ids(found)[0], ends(found)) == ("housing_not_told", ("573.49", "651.69"))
    assert found.missing == ("answers.housing",)
    free = review(dossier, answers=Answers(housing=HowHoused.FREE))["rsa"]
    assert ends(free) == ("573.49", "573.49")
    owner = household(person(), dwelling={}, charges=[{"kind": "mortgage", "amount": "500.00"}])
    assert ends(review(owner)["rsa"]) == ("651.69", "651.69")


def test_a_child_in_alternating_custody_gives_two_ends():
    lone = household(person(), child("b", "2016-01-15", custody="alternating"))
    found = review(lone)["rsa"]
    assert (ids(found)[0], ends(found)) == ("alternating_custody", ("651.69", "977.54"))


def test_an_unknown_birth_is_asked_for():
    found = review(household(person(), {"id": "b", "role": "child"}, CHILDREN[1]))
    for right in ("af", "paje_base", "ars", "rsa", "asf"):
        assert found[right].outcome == Missing(("household.persons[1].birth",), "birth_unknown")
        assert found[right].question.id == "ask_births"
    assert found["cf"].standing is Standing.NOT_CONCERNED


def test_the_self_employed_are_not_computed():
    found = review(household(person(), incomes=[income("self_employed_income", "400.00")]))
    assert (ids(found["rsa"])[0], ends(found["rsa"])) == ("self_employed", (None, None))
    assert found["ppa"].question.id == "ask_the_payer"


def test_a_rise_in_the_quarter_gives_two_ends_of_the_prime():
    worker = household(person(), incomes=[income("wage", "1480.00")])
    found = review(worker, on=date(2026, 5, 20))["ppa"]
    assert ids(found)[0] == "parameters_changing"
    # 223.26 and 239.39, less a CRDS of 1.11 and 1.19.
    assert ends(found) == ("222.15", "238.20")


def test_a_disabled_adult_without_a_decision_is_sent_to_the_mdph():
    disabled = person(statuses=["disabled"])
    pension = income("disability_pension", "400.00", whose="a")
    found = review(household(disabled, incomes=[pension]))["aah"]
    assert (ids(found), ends(found)) == (["mdph_decides"], (None, "641.59"))
    decided = review(household(person(statuses=["aah"]), incomes=[income("aah", "1041.59")]))["aah"]
    assert decided.standing is Standing.RECEIVED
    couple = household(disabled, person("b", "partner"))
    found = review(couple)["aah"]
    assert (ids(found), ends(found)) == (["aah_with_work_or_couple"], (None, None))


def test_the_aspa_always_says_what_an_estate_gives_back():
    old = household(
        person(birth="1958-01-15"), incomes=[income("retirement_pension", "700.00", whose="a")]
    )
    found = review(old)["aspa"]
    assert ends(found) == ("343.59", "343.59")
    estate = next(note for note in found.notes if note.id == "aspa_estate")
    assert estate.values["threshold"] == Money.parse("108586.14")
    unfit = household(person(birth="1963-01-15"))
    found = review(unfit)["aspa"]
    assert (ids(found)[0], ends(found)) == ("unfit_for_work", (None, "1043.59"))
    fit = review(unfit, answers=Answers(unfit_for_work=False))["aspa"]
    assert fit.outcome.reason == "nobody_of_the_age"
    poor = household(person(birth="1958-01-15"))
    assert "aspa_before_rsa" in [note.id for note in review(poor)["rsa"].notes]


def test_the_health_cover_never_says_an_amount():
    poor = review(household(person(), incomes=[income("wage", "700.00")]))["c2s"]
    assert (ids(poor), ends(poor), poor.period) == (["c2s_free"], (None, None), Period.NONE)
    assert [note.id for note in poor.notes] == ["c2s_old_ceilings"]
    some = review(household(person(), incomes=[income("wage", "1100.00")]))["c2s"]
    reason = some.reasons[0]
    assert (reason.id, reason.values["amount"]) == ("c2s_contribution", Money.parse("14.00"))
    near = review(household(person(), incomes=[income("wage", "1175.00")]))["c2s"]
    assert ids(near) == ["c2s_between"]
    rich = review(household(person(), incomes=[income("wage", "1500.00")]))["c2s"]
    assert rich.outcome.reason == "c2s_above_ceiling"
    with_rsa = review(household(person(), incomes=[income("rsa", "651.69")]))["c2s"]
    assert ids(with_rsa) == ["c2s_with_rsa"]


def test_the_energy_voucher_is_likely_or_not_with_its_two_ends():
    poor = review(household(person(), incomes=[income("wage", "900.00")]))["energy_voucher"]
    assert ends(poor) == ("48.00", "277.00")
    assert ids(poor) == ["energy_voucher_likely", "income_estimated"]
    assert poor.certainty == "indicative"
    known = Answers(reference_tax_income=Money.parse("11000.00"))
    dossier = household(person(), incomes=[income("wage", "900.00")])
    refused = review(dossier, answers=known)["energy_voucher"]
    assert refused.outcome.reason == "energy_voucher_above_limit"


def test_a_social_landlord_owes_the_reduction_below_its_ceiling():
    social = {
        **RENTED,
        "landlord": {"kind": "social"},
        "conventioned": True,
        "allowance": {"amount": "0.00", "resource_base": "9000.00"},
    }
    found = review(household(person(), dwelling=social))["rls"]
    assert (found.standing, ends(found)) == (Standing.NOT_TOLD, ("31.58", "31.58"))
    applied = review(household(person(), dwelling={**social, "rls": "31.58"}))["rls"]
    assert applied.standing is Standing.RECEIVED
    unknown = {**social, "conventioned": False}
    found = review(household(person(), dwelling=unknown))["rls"]
    assert (ids(found), ends(found)) == (["conventioned_not_told"], (None, "31.58"))
    bare = {**RENTED, "landlord": {"kind": "social"}}
    missing = review(household(person(), dwelling=bare))["rls"].outcome
    assert missing.fields == ("dwelling.allowance.resource_base",)


def test_three_older_children_and_a_baby_give_one_of_two_benefits():
    persons = [person(), person("p", "partner"), *CHILDREN]
    persons += [child("d", "2020-01-15"), child("e", "2025-01-15")]
    poor = Answers(net_taxable_n2=Money.parse("10000"), two_earners_n2=False)
    found = review(household(*persons), answers=poor)
    assert ends(found["cf"]) == ("297.26", "297.26")
    assert found["paje_base"].outcome.reason == "cf_rather_than_paje"
    richer = Answers(net_taxable_n2=Money.parse("40000"), two_earners_n2=False)
    found = review(household(*persons), answers=richer)
    assert found["cf"].outcome.reason == "paje_rather_than_cf"
    assert ends(found["paje_base"]) == ("198.16", "198.16")


def test_a_ceiling_that_hangs_on_who_earned_is_asked():
    persons = [person(), person("p", "partner"), child("e", "2025-01-15")]
    known = Answers(net_taxable_n2=Money.parse("45000"))
    found = review(household(*persons), answers=known)["paje_base"]
    assert ids(found) == ["two_earners_unknown"]
    assert ends(found) == (None, "99.09")


def test_somebody_in_charge_who_is_no_child_may_open_the_allowances():
    niece = person("n", "other_dependant", "2014-01-15")
    found = review(household(person(), CHILDREN[0], niece))
    assert ids(found["af"]) == ["other_dependant"]
    assert "other_dependant" in ids(found["rsa"])


def test_the_school_allowance_of_the_year_is_seen_whatever_its_line():
    answers = Answers(net_taxable_n2=Money.parse("10000"), two_earners_n2=False)
    for line in (
        income("ars", "853.73", frequency="once", start="2026-08"),
        income("ars", "853.73", months=[8]),
    ):
        dossier = household(person(), *CHILDREN, incomes=[line])
        found = review(dossier, answers=answers)["ars"]
        assert (found.standing, str(found.received.money)) == (Standing.RECEIVED, "853.73")


def test_a_student_who_earns_little_has_no_prime():
    student = person(statuses=["student"])
    low = review(household(student, incomes=[income("wage", "1144.21")]))["ppa"]
    assert low.outcome.reason == "student_earns_too_little"
    assert [figure.raw for figure in low.outcome.figures] == [114421]
    enough = review(household(student, incomes=[income("wage", "1144.22")]))["ppa"]
    assert isinstance(enough.outcome, Computed)


def test_a_lone_pregnant_woman_has_the_higher_amount_at_any_age():
    found = review(household(person(birth="2006-01-15", statuses=["pregnant"])))["rsa"]
    assert ends(found) == ("836.85", "836.85")


def test_an_income_of_a_kind_that_no_text_settles_is_read_both_ways():
    found = review(household(person(), incomes=[income("other_income", "200.00")]))["rsa"]
    assert (ids(found)[0], ends(found)) == ("income_kind_unsure", ("451.69", "651.69"))


def test_a_wage_of_nobody_in_a_couple_is_said():
    couple = household(person(), person("p", "partner"), incomes=[income("wage", "1200.00")])
    assert "whose_wage" in ids(review(couple)["ppa"])


def test_the_income_of_a_child_gives_two_ends():
    lone = household(
        person(), child("b", "2008-01-15"), incomes=[income("wage", "300.00", whose="b")]
    )
    found = review(lone)["rsa"]
    assert ids(found)[0] == "child_income"
    assert isinstance(found.outcome, ToCheck)
