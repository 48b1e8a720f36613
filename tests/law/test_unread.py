"""A value whose article or first day nobody has read says so, in the data and in the list."""

import re
from datetime import date
from importlib.resources import files

import pytest

from planner.calc.law import UNREAD_MARKS, Status
from planner.law import load_law
from planner.law.check import FindingKind, check_law
from planner.views.explain import source

LAW = load_law()
TODAY = date(2026, 11, 22)
HANDED_OVER = frozenset(
    (files("tests") / "cases" / "law" / "articles.txt").read_text("utf-8").split("\n")
)
CONVENTIONAL = (date(1990, 1, 1), date(2016, 9, 1))
"""First days that stand for "since before anything computed here"."""

ARTICLE = re.compile(r"\b([LRD])\*?\.?\s?(\d{2,4}(?:-\d+)*)")
DECREE = re.compile(r"(?:[Dd]écret|[Ll]oi|[Oo]rdonnance)\s*(?:n°\s*)?(\d{2,4}-\d{1,5})")


def named(reference: str) -> set[str]:
    """The articles and decrees of a reference, as the case file writes them."""
    text = reference.replace("\u00a0", " ").replace("\u202f", " ")
    found = {f"{code}.{number}" for code, number in ARTICLE.findall(text)}
    return found | {f"n° {number}" for number in DECREE.findall(text)}


VALUES = [value for parameter in LAW.parameters for value in parameter.values]
LEGAL = [value for value in VALUES if value.nature.value == "law"]


def said_unread(value) -> bool:
    return any(mark in (value.note or "") for mark in UNREAD_MARKS)


def test_a_value_to_read_again_says_so_beside_its_article_wherever_it_is_shown():
    unread = LAW.value("expulsion.treve", TODAY)
    assert unread.unread
    assert source(unread).reference == "CPCE L.412-6 (à relire)"
    assert unread.described()["unread"] is True
    read = LAW.value("aah.abattement_salaire_bas", TODAY)
    assert (source(read).reference, read.described()["unread"]) == ("CSS D.821-9", False)


def test_the_articles_of_a_reference_are_told_apart():
    assert named("C. trav. L.3252-2, R.3252-2 ; décret 2025-1299 du 24/12/2025") == {
        "L.3252-2",
        "R.3252-2",
        "n° 2025-1299",
    }
    assert len(LEGAL) > 700


def test_an_article_that_was_not_handed_over_is_said_to_be_unread():
    silent = [
        f"{value.parameter} {value.start} {sorted(unknown)}"
        for value in VALUES
        if (unknown := named(value.reference) - HANDED_OVER)
        and value.status is not Status.UNVERIFIED
        and not said_unread(value)
    ]
    assert silent == []


def test_a_conventional_first_day_of_a_law_is_said_to_be_unread():
    silent = [
        f"{value.parameter} {value.start}"
        for value in LEGAL
        if value.start in CONVENTIONAL
        and value.status is not Status.UNVERIFIED
        and not said_unread(value)
    ]
    assert silent == []


def test_the_check_of_the_law_lists_every_value_to_read_again():
    told = {one.parameter for one in check_law(LAW, TODAY) if one.kind is FindingKind.UNREAD}
    running = {
        value.parameter
        for value in VALUES
        if said_unread(value)
        and value.status is not Status.UNVERIFIED
        and (value.until is None or value.until >= TODAY)
    }
    assert told == running
    assert {"expulsion.treve", "uc.premiere_personne", "aspa.succession_seuil"} <= told


def test_a_value_whose_article_was_read_since_is_no_longer_to_read_again():
    told = {one.parameter for one in check_law(LAW, TODAY) if one.kind is FindingKind.UNREAD}
    assert not {"aah.abattement_salaire_bas", "paje.base.taux_plein", "cf.age_limite"} & told
    read = LAW.value("aah.abattement_salaire_bas", TODAY)
    assert (read.reference, read.note) == ("CSS D.821-9", None)
    assert "juriblio.fr" in read.source


def test_the_energy_truce_ended_on_the_15th_of_march_until_2015():
    ends = [LAW.value("energie.treve", date(year, 8, 19)).table for year in (2014, 2015)]
    assert [(table["fin_mois"], table["fin_jour"]) for table in ends] == [(3, 15), (3, 31)]


@pytest.mark.parametrize(
    "id", ["saisie.majoration_personne_a_charge", "rsa.majore.delai_separation_mois"]
)
def test_a_value_that_is_not_verified_is_listed_as_such_and_once(id):
    kinds = [
        one.kind
        for one in check_law(LAW, TODAY)
        if one.parameter == id and one.kind in {FindingKind.UNREAD, FindingKind.UNVERIFIED}
    ]
    assert kinds == [FindingKind.UNVERIFIED]
