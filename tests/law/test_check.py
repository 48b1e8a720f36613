"""What in the law needs another look, told with its value and its date."""

from dataclasses import replace
from datetime import date

from planner.calc.law import Law, LawValue, Nature, Parameter, Status
from planner.calc.money import Money
from planner.law import load_law
from planner.law.check import FindingKind, check_law, diff_law, written

LAW = load_law()
TODAY = date(2026, 11, 22)


def value(start, until=None, cents=100, status=Status.IN_FORCE):
    return LawValue(
        parameter="essai",
        start=date.fromisoformat(start),
        until=until and date.fromisoformat(until),
        content=Money(cents),
        status=status,
        reference="texte",
        source="lieu",
        checked=TODAY,
        review_by=date(2027, 4, 1),
        unit="EUR",
    )


def law(*values, territories=None, by_year=False):
    parameter = Parameter(
        "essai", "Essai", Nature.LAW, "EUR", date(2027, 4, 1), values, by_year=by_year
    )
    return Law([parameter], territories=territories)


def kinds(law, on=TODAY):
    return [(finding.kind, finding.day.isoformat()) for finding in check_law(law, on)]


def test_a_value_in_force_and_fresh_calls_for_nothing():
    assert kinds(law(value("2026-01-01"))) == []


def test_a_value_is_stale_from_its_review_date_on():
    assert kinds(law(value("2026-01-01")), date(2027, 3, 31)) == []
    assert kinds(law(value("2026-01-01")), date(2027, 4, 1)) == [(FindingKind.STALE, "2027-04-01")]


def test_overlaps_gaps_and_ends_are_told_with_their_day():
    assert kinds(law(value("2026-01-01", "2026-03-01"), value("2026-03-01"))) == [
        (FindingKind.OVERLAP, "2026-03-01")
    ]
    assert kinds(law(value("2026-01-01", "2026-02-01"), value("2026-03-01"))) == [
        (FindingKind.GAP, "2026-02-02")
    ]
    assert kinds(law(value("2026-01-01", "2026-06-30"))) == [(FindingKind.ENDED, "2026-06-30")]
    assert kinds(law(value("2026-01-01", "2026-02-28"), value("2026-03-01"))) == []


def test_the_years_that_a_statistic_leaves_unread_are_no_interruption():
    years = (value("2022-01-01", "2022-12-31"), value("2024-01-01", "2024-12-31"))
    assert kinds(law(*years)) == [
        (FindingKind.GAP, "2023-01-01"),
        (FindingKind.ENDED, "2024-12-31"),
    ]
    assert kinds(law(*years, by_year=True)) == [(FindingKind.ENDED, "2024-12-31")]
    twice = (value("2022-01-01", "2022-12-31"), value("2022-06-01", "2022-12-31"))
    assert kinds(law(*twice, by_year=True))[0] == (FindingKind.OVERLAP, "2022-06-01")


def test_an_unverified_or_announced_value_is_told_unless_it_is_past():
    unverified = value("2026-01-01", status=Status.UNVERIFIED)
    assert kinds(law(unverified)) == [(FindingKind.UNVERIFIED, "2026-01-01")]
    announced = value("2027-01-01", status=Status.ANNOUNCED)
    assert kinds(law(announced)) == [(FindingKind.ANNOUNCED, "2027-01-01")]
    past = replace(unverified, until=date(2026, 2, 28))
    assert kinds(law(past, value("2026-03-01"))) == []


def test_the_figures_of_a_territory_are_looked_over_too():
    local = Parameter(
        "local", "Local", Nature.LOCAL_RULE, "EUR", date(2026, 1, 1), (value("2025-01-01"),)
    )
    (finding,) = check_law(law(value("2026-01-01"), territories={"33": [local]}), date(2027, 4, 1))[
        :1
    ]
    stale = check_law(law(value("2026-01-01"), territories={"33": [local]}), date(2027, 4, 1))
    assert {one.territory for one in stale} == {None, "33"}
    assert finding.kind is FindingKind.STALE


def test_each_finding_is_a_french_sentence_with_the_id_the_value_and_the_date():
    findings = check_law(LAW, TODAY)
    assert findings
    for finding in findings:
        assert finding.sentence.startswith(f"{finding.parameter} : ")
        assert finding.day.isoformat() in finding.sentence
        assert finding.sentence.endswith(".")


def test_the_package_has_no_overlap_and_no_gap_today():
    assert {finding.kind for finding in check_law(LAW, TODAY)} <= {
        FindingKind.STALE,
        FindingKind.ENDED,
        FindingKind.UNVERIFIED,
        FindingKind.UNREAD,
    }


def test_today_only_what_was_handed_over_out_of_date_is_stale():
    stale = {f.parameter for f in check_law(LAW, TODAY) if f.kind is FindingKind.STALE}
    assert stale == {"al.pac.plafond_ressources_autres", "cheque_energie.bareme"}


def test_in_january_the_figures_of_january_are_to_be_reviewed():
    stale = {f.parameter for f in check_law(LAW, date(2027, 1, 1)) if f.kind is FindingKind.STALE}
    assert {
        "saisie.bareme",
        "al.locatif.r0.isole",
        "aspa.plafond.seul",
        "smic.horaire_brut",
    } <= stale
    assert "al.locatif.plafond_loyer.zone2.couple" not in stale


def test_the_october_scale_changes_the_caps_the_charges_and_the_participation():
    changed = {c.parameter for c in diff_law(LAW, date(2026, 9, 30), date(2026, 10, 1))}
    assert "al.locatif.plafond_loyer.zone2.personne_seule" in changed
    assert "al.locatif.p0_min" in changed
    assert all(id.startswith("al.") for id in changed)


def test_the_change_of_regime_of_unpaid_rent_is_a_difference_on_the_first_of_january():
    changes = {c.parameter: c for c in diff_law(LAW, date(2026, 12, 31), date(2027, 1, 1))}
    assert set(changes) == {
        "impaye.deux_mois.nombre", "impaye.2027.montant", "impaye.2027.anciennete",
    }  # fmt: skip
    assert changes["impaye.deux_mois.nombre"].after is None
    assert changes["impaye.2027.montant"].before is None
    assert written(changes["impaye.2027.montant"].after) == "450.00 EUR"


def test_nothing_differs_from_itself():
    assert diff_law(LAW, TODAY, TODAY) == ()
