"""What an organisation writes by hand is read strictly, and every fault is told in French."""

import subprocess
import sys
from datetime import date

import pytest

from planner.calc.budget.formula import ResteAVivreFormula
from planner.calc.law import Status
from planner.calc.money import Money
from planner.calc.schemes.fsl_profile import FslProfile
from planner.errors import MissingParameter, PlannerError
from planner.law import load_law

GOOD = """
[[parameter]]
id = 'ccas.secours_max'
label = 'Secours : montant maximal'
nature = 'local_rule'
unit = 'EUR'
review_by = 2027-11-22

[[parameter.value]]
from = 2026-01-01
amount = 300.00
status = 'in_force'
reference = 'délibération du 12/12/2025'
source = 'registre des délibérations'
checked = 2026-11-22
"""


def overlay(folder, **files):
    for name, text in files.items():
        path = folder / name.replace("__", "/")
        path = path.with_suffix(".toml")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load_law(folder)


def refused(folder, text):
    with pytest.raises(PlannerError) as error:
        overlay(folder, regles=text)
    for problem in error.value.problems:
        assert str(problem).startswith("Fichier regles.toml")
        assert str(problem).endswith(".")
    return error.value.problems


def test_an_organisation_adds_a_figure_of_its_own(tmp_path):
    law = overlay(tmp_path, regles=GOOD)
    assert law.value("ccas.secours_max", date(2026, 11, 22)).amount == Money.euros(300)
    with pytest.raises(MissingParameter):
        law.value("ccas.secours_max", date(2025, 12, 31))
    assert law.value("bmaf", date(2026, 11, 22)) == load_law().value("bmaf", date(2026, 11, 22))


def test_an_overlay_changes_the_fingerprint_and_leaves_the_package_as_it_is(tmp_path):
    law = overlay(tmp_path, regles=GOOD)
    assert law.fingerprint != load_law().fingerprint
    with pytest.raises(MissingParameter):
        load_law().value("ccas.secours_max", date(2026, 11, 22))


def test_an_overlay_continues_a_figure_from_its_own_first_date_on(tmp_path):
    text = (
        GOOD.replace("ccas.secours_max", "reste_a_vivre.plancher_jour_uc")
        .replace("local_rule", "usage")
        .replace("'EUR'", "'EUR/day'")
        .replace("300.00", "12.50")
    )
    law = overlay(tmp_path, regles=text)
    before = law.value("reste_a_vivre.plancher_jour_uc", date(2025, 12, 31))
    after = law.value("reste_a_vivre.plancher_jour_uc", date(2026, 1, 1))
    assert (str(before.amount), before.until) == ("10.00", date(2025, 12, 31))
    assert (str(after.amount), after.status) == ("12.50", Status.IN_FORCE)


def test_an_overlay_may_not_change_what_a_figure_is(tmp_path):
    text = GOOD.replace("ccas.secours_max", "rsa.montant_forfaitaire")
    (problem,) = refused(tmp_path, text)
    assert problem.code == "inconsistent"
    assert "EUR/month" in str(problem)


def test_a_figure_of_a_territory_holds_there_only(tmp_path):
    text = GOOD.replace("ccas.secours_max", "reste_a_vivre.plancher_jour_uc")
    law = overlay(tmp_path, territories__33__regles=text)
    on = date(2026, 11, 22)
    assert str(law.value("reste_a_vivre.plancher_jour_uc", on, "33").amount) == "300.00"
    assert str(law.value("reste_a_vivre.plancher_jour_uc", on, "02").amount) == "10.00"
    assert str(law.value("reste_a_vivre.plancher_jour_uc", on).amount) == "10.00"
    with pytest.raises(MissingParameter):
        law.value("reste_a_vivre.plancher_jour_uc", date(2025, 1, 1), "33")
    assert list(law.territories) == ["33"]


FORMULA = """
[[reste_a_vivre]]
id = 'oecd'
label = 'Formule du CCAS'
label_en = 'The formula of this CCAS'
left_money = 'after_net_rent'
units = {first = 1, older = 0.7, younger = 0.5, adult_from = 14}
days = 'reste_a_vivre.jours_du_mois'
charges_left_out = ['tobacco_leisure']
default = true
status = 'in_force'
reference = 'délibération du 12/12/2025'
source = 'registre des délibérations'
checked = 2026-11-22
review_by = 2027-11-22
"""


def test_a_record_of_the_same_id_replaces_the_one_of_the_package(tmp_path):
    law = overlay(tmp_path, usage__formules=FORMULA)
    formulas = {formula.id: formula for formula in law.records(ResteAVivreFormula)}
    assert set(formulas) == {"oecd", "persons", "parts", "household"}
    assert str(formulas["oecd"].units.weight(older=1, younger=1)) == "2.2"


def test_a_record_of_a_new_id_stands_beside_the_others(tmp_path):
    law = overlay(tmp_path, formules=FORMULA.replace("'oecd'", "'ccas'"))
    assert [formula.id for formula in law.records(ResteAVivreFormula)][-1] == "ccas"


def test_a_profile_of_a_new_departement_takes_one_file(tmp_path):
    text = """
[[fsl_profile]]
id = 'fsl-35-ille-et-vilaine'
label = 'FSL Ille-et-Vilaine'
label_en = 'FSL Ille-et-Vilaine'
version = 'règlement 2026'
valid_from = 2026-01-01
status = 'in_force'
confidence = 'S'
source_kind = 'local'
reference = 'règlement intérieur'
source = 'exemplaire du CCAS'
checked = 2026-11-22
review_by = 2027-11-22
territory = {code = '35', name = 'Ille-et-Vilaine'}
aid = {max_amount = 2500, grant_share = 0.5}
"""
    profiles = overlay(tmp_path, territories__35__fsl=text).records(FslProfile)
    assert profiles[-1].aid.max_amount == Money.euros(2500)
    assert profiles[-1].ceiling is None


@pytest.mark.parametrize(
    ("old", "new", "code", "field", "said"),
    [
        ("amount = 300.00", "amount = '300,00'", "wrong_type", "amount", "651.69"),
        ("amount = 300.00", "amount = 300.001", "wrong_type", "amount", "300.001"),
        ("amount = 300.00", "amount = 300", "wrong_type", "amount", "deux décimales"),
        ("amount = 300.00", "amount = inf", "wrong_type", "amount", "Infinity"),
        ("amount = 300.00", "amount = true", "wrong_type", "amount", "True"),
        ("unit = 'EUR'", "unit = 'EUR'\nby_year = 1", "wrong_type", "by_year", "true ou"),
        ("amount = 300.00", "count = true", "wrong_type", "count", "36"),
        ("amount = 300.00", "count = 3.0", "wrong_type", "count", "nombre entier"),
        ("amount = 300.00", "rate = 0.1234567", "wrong_type", "rate", "six décimales"),
        ("amount = 300.00", "rate = 0.1", "inconsistent", "rate", "« EUR »"),
        ("amount = 300.00", "", "inconsistent", "value[0]", "porte 0"),
        ("amount = 300.00", "amount = 300.00\nrate = 0.5", "inconsistent", "value[0]", "porte 2"),
        ("amount = 300.00", "brackets = []", "wrong_type", "brackets", "up_to"),
        (
            "amount = 300.00",
            "brackets = [{up_to=9.0, share='1/2'}, {up_to=8.0, share='1/3'}, {share='1'}]",
            "wrong_type",
            "brackets",
            "croissantes",
        ),
        (
            "amount = 300.00",
            "brackets = [{up_to = 9.00, share = '3/2'}, {share = '1'}]",
            "wrong_type",
            "brackets",
            "share",
        ),
        ("amount = 300.00", "table = {}", "wrong_type", "table", "cases nommées"),
        ("amount = 300.00", "table = {a = true}", "wrong_type", "table", "tableau"),
        ("from = 2026-01-01", "from = '2026-01-01'", "wrong_type", "from", "sans guillemets"),
        ("from = 2026-01-01", "from = 2026-01-01T10:00:00", "wrong_type", "from", "date"),
        ("from = 2026-01-01", "", "missing_field", "from", "date"),
        ("'in_force'", "'sûr'", "wrong_type", "status", "unverified"),
        ("'local_rule'", "'loi'", "wrong_type", "nature", "usage"),
        ("checked =", "verifie =", "unknown_field", "verifie", "checked"),
        ("checked = 2026-11-22", "", "missing_field", "checked", "date"),
        ("source = 'registre des délibérations'", "source = ' '", "wrong_type", "source", "texte"),
        ("'ccas.secours_max'", "'Secours Max'", "wrong_type", "id", "minuscules"),
        ("'ccas.secours_max'", "12", "wrong_type", "id", "12"),
        ("[[parameter.value]]", "[parameter.value]", "missing_field", "value", "période"),
        ("from = 2026-01-01", "from = 2026-01-01\nuntil = 2025-01-01", "inconsistent", "until",
         "précède"),
    ],
)  # fmt: skip
def test_a_fault_in_a_file_names_its_place_what_was_met_and_what_to_write(
    tmp_path, old, new, code, field, said
):
    assert old in GOOD
    problems = refused(tmp_path, GOOD.replace(old, new))
    assert code in {problem.code for problem in problems}
    told = [problem for problem in problems if problem.code == code and field in problem.field]
    assert any(said in str(problem) for problem in told), [str(problem) for problem in problems]


def test_two_periods_on_the_same_day_overlap(tmp_path):
    text = GOOD + GOOD[GOOD.index("[[parameter.value]]") :].replace("300.00", "350.00")
    (problem,) = refused(tmp_path, text)
    assert problem.code == "overlap"


def test_a_period_that_begins_before_a_written_end_overlaps(tmp_path):
    second = GOOD[GOOD.index("[[parameter.value]]") :].replace("2026-01-01", "2026-06-01")
    text = GOOD.replace("from = 2026-01-01", "from = 2026-01-01\nuntil = 2026-06-01") + second
    (problem,) = refused(tmp_path, text)
    assert (problem.code, "2026-06-01" in str(problem)) == ("overlap", True)


def test_a_written_end_leaves_a_gap_in_which_nothing_is_known(tmp_path):
    second = GOOD[GOOD.index("[[parameter.value]]") :].replace("2026-01-01", "2026-06-01")
    text = GOOD.replace("from = 2026-01-01", "from = 2026-01-01\nuntil = 2026-03-31") + second
    law = overlay(tmp_path, regles=text)
    with pytest.raises(MissingParameter):
        law.value("ccas.secours_max", date(2026, 4, 1))


def test_the_same_parameter_written_twice_is_refused(tmp_path):
    (problem,) = refused(tmp_path, GOOD + GOOD)
    assert problem.code == "overlap"


def test_all_the_faults_of_all_the_files_are_told_at_once(tmp_path):
    bad = GOOD.replace("'in_force'", "'sûr'").replace("2026-01-01", "'hier'")
    with pytest.raises(PlannerError) as error:
        overlay(tmp_path, un=bad, deux="ceci n’est pas du TOML", trois="[autre]\na = 1\n")
    assert {problem.code for problem in error.value.problems} == {
        "wrong_type",
        "not_toml",
        "unknown_field",
    }
    assert sum(problem.code == "wrong_type" for problem in error.value.problems) == 2


@pytest.mark.parametrize("data", [b"\xff\xfea = 1", b"a = \x00", b"a = 1\na = 2", b"[[a"])
def test_a_file_that_is_not_toml_says_where(tmp_path, data):
    (tmp_path / "regles.toml").write_bytes(data)
    with pytest.raises(PlannerError) as error:
        load_law(tmp_path)
    assert error.value.code == "not_toml"
    assert "regles.toml" in str(error.value)


def test_a_file_too_big_to_be_settings_is_refused_unread(tmp_path):
    (tmp_path / "regles.toml").write_bytes(b"# " + b"x" * 1_000_001)
    with pytest.raises(PlannerError) as error:
        load_law(tmp_path)
    assert error.value.code == "overlay_unreadable"


def test_a_folder_that_is_not_there_is_named(tmp_path):
    with pytest.raises(PlannerError) as error:
        load_law(tmp_path / "absent")
    assert error.value.code == "overlay_not_found"
    assert "absent" in str(error.value)


@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ("'after_net_rent'", "'apres_loyer'", "wrong_type", "after_net_rent, after_all_charges"),
        ("0.7", "'beaucoup'", "wrong_type", "taux décimal"),
        ("default = true", "default = 'oui'", "wrong_type", "true ou false"),
        ("units = {", "unites = {", "unknown_field", "unites"),
        ("label = 'Formule du CCAS'", "", "missing_field", "obligatoire"),
        ("review_by = 2027-11-22", "review_by = 'un jour'", "wrong_type", "2026-11-22"),
        ("adult_from = 14", "adult_from = 14.5", "wrong_type", "nombre entier"),
        ("'reste_a_vivre.jours_du_mois'", "30", "wrong_type", "texte"),
        ("['tobacco_leisure']", "'tobacco_leisure'", "wrong_type", "liste"),
        ("adult_from = 14}", "adult_from = 14}\nparts = {single = 1, couple = 1, children = [1]}",
         "wrong_type", "pas les deux"),
    ],
)  # fmt: skip
def test_a_fault_in_a_record_is_a_french_sentence_with_its_path(tmp_path, old, new, code, said):
    assert old in FORMULA
    problems = refused(tmp_path, FORMULA.replace(old, new))
    assert code in {problem.code for problem in problems}
    assert any(said in str(problem) for problem in problems), [str(p) for p in problems]


def test_a_record_written_twice_in_a_file_is_refused(tmp_path):
    (problem,) = refused(tmp_path, FORMULA + FORMULA)
    assert problem.code == "overlap"


def test_a_kind_of_record_that_the_law_does_not_hold_gives_none():
    assert load_law().records(str) == ()


def test_the_regulations_of_a_departement_are_those_of_the_whole_list():
    law = load_law()
    whole = {profile.id: profile for profile in law.records(FslProfile)}
    for department, ids in (("69", ["fsl-69m-lyon-2025"]), ("02", ["fsl-02-aisne-2024"])):
        found = [
            profile
            for profile in law.records_near(FslProfile, department)
            if (profile.territory.code or "").startswith(department)
        ]
        assert found == [whole[id] for id in ids]
    assert law.record(FslProfile, "fsl-16-charente") == whole["fsl-16-charente"]
    assert law.record(FslProfile, "nowhere") is None


def test_an_overlay_is_read_for_every_departement(tmp_path):
    text = """
[[fsl_profile]]
id = "fsl-35"
label = "FSL 35"
label_en = "FSL 35"
version = "essai"
status = "unverified"
confidence = "S2"
source_kind = "local"
reference = "loi 90-449 art. 6"
source = "essai"
checked = 2026-11-22
review_by = 2027-11-22
territory = {code = "35", name = "Ille-et-Vilaine"}
"""
    law = overlay(tmp_path, anywhere=text)
    assert [profile.id for profile in law.records_near(FslProfile, "35")] == ["fsl-35"]


def test_the_files_of_other_departements_are_left_unread():
    code = (
        "from planner.law import load_law\n"
        "from planner.calc.schemes.fsl_profile import FslProfile\n"
        "law = load_law()\n"
        "near = law.records_near(FslProfile, '16')\n"
        "print([one.id for one in near], law.record(FslProfile, near[0].id).id)\n"
    )
    found = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=True, timeout=60
    )
    assert found.stdout.split() == ["['fsl-16-charente']", "fsl-16-charente"]
