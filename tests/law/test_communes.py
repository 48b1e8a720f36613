"""A zone is known, several or unknown; a postal code never decides it."""

from collections import defaultdict

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.law.communes import ZoneKnowledge, _commune, _table, by_insee, find

EVERY = [_commune(line) for line in _table().lines]


def test_every_commune_of_the_table_is_there_once():
    assert len(EVERY) == len({commune.insee for commune in EVERY}) == 34969


@pytest.mark.parametrize(
    ("insee", "name", "zone"),
    [
        ("14118", "Caen", 2),
        ("77108", "Chelles", 1),
        ("69266", "Villeurbanne", 2),
        ("75056", "Paris", 1),
        ("77475", "Trilport", 1),
        ("2a004", "Ajaccio", 2),
    ],
)
def test_a_commune_is_found_by_its_insee_code(insee, name, zone):
    commune = by_insee(insee)
    assert (commune.name, commune.zone, commune.knowledge) == (name, zone, ZoneKnowledge.KNOWN)


@pytest.mark.parametrize(
    ("code", "city"),
    [("75101", "Paris"), ("75120", "Paris"), ("69389", "Lyon"), ("13216", "Marseille")],
)
def test_an_arrondissement_is_its_city(code, city):
    assert by_insee(code).name == city


@pytest.mark.parametrize("code", ["75121", "69380", "13217", "99999", "", "caen"])
def test_a_code_that_is_no_commune_gives_nothing(code):
    assert by_insee(code) is None


def test_a_commune_merged_from_several_zones_has_several_and_none_is_chosen():
    mixed = [commune for commune in EVERY if commune.status == "X"]
    assert {commune.insee for commune in mixed} == {
        "14543", "21452", "49167", "49323", "54099", "57021", "69114", "77316", "86115",
    }  # fmt: skip
    for commune in mixed:
        assert commune.knowledge is ZoneKnowledge.SEVERAL
        assert commune.zone is None
    assert by_insee("14543").zones == (2, 3)
    assert by_insee("77316").zones == (1, 2)


def test_a_commune_without_a_zone_stays_unknown():
    without = [commune for commune in EVERY if commune.status == "N"]
    assert len(without) == 94
    assert [commune.insee for commune in without if not commune.overseas] == ["55138"]
    for commune in without:
        assert (commune.zone, commune.knowledge) == (None, ZoneKnowledge.UNKNOWN)


def test_every_other_commune_has_one_zone():
    for commune in EVERY:
        if commune.status in "DAMO":
            assert commune.zone in {1, 2, 3}


def test_a_postal_code_that_mixes_zones_gives_its_communes_and_no_zone():
    found = find("77470")
    assert {commune.name for commune in found} >= {"Trilport", "Poincy", "Saint-Fiacre"}
    assert len({commune.zone for commune in found}) == 2


def test_hundreds_of_postal_codes_mix_zones_which_is_why_none_gives_a_zone():
    zones = defaultdict(set)
    for commune in EVERY:
        for code in commune.postal_codes:
            zones[code].update(commune.zones)
    assert sum(len(found) > 1 for found in zones.values()) >= 300


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("caen", "Caen"),
        ("CAEN CEDEX", "Caen"),
        ("14000 Caen", "Caen"),
        ("L'HAY LES ROSES", "L'Haÿ-les-Roses"),
        ("l’hay-les-roses", "L'Haÿ-les-Roses"),
        ("st etienne 42", "Saint-Étienne"),
        ("Ste Foy les Lyon", "Sainte-Foy-lès-Lyon"),
        ("oeuilly", "Œuilly"),
        ("lyon 69003", "Lyon"),
        ("69266", "Villeurbanne"),
        ("besanc", "Besançon"),
    ],
)
def test_what_people_type_finds_the_commune(typed, first):
    assert find(typed)[0].name == first


def test_an_exact_name_comes_before_longer_ones():
    assert [commune.name for commune in find("culey")] == ["Culey", "Culey-le-Patry"]


def test_two_communes_of_one_name_are_both_given():
    assert (
        len({commune.insee for commune in find("Saint-Denis") if commune.name == "Saint-Denis"}) > 1
    )


@pytest.mark.parametrize("typed", ["", " ", "é", "-", "zzzz", "14000 Lille", ",,,"])
def test_what_fits_nothing_gives_an_empty_list(typed):
    assert find(typed) == []


def test_no_more_than_asked_for_are_given():
    assert len(find("saint", limit=7)) == 7


@given(st.sampled_from(EVERY))
def test_a_commune_is_found_by_its_own_name_and_code(commune):
    assert by_insee(commune.insee) == commune
    typed = f"{commune.name} {commune.postal_codes[0]}" if commune.postal_codes else commune.name
    assert commune in find(typed, limit=50)


@given(st.text(max_size=30))
def test_nothing_typed_breaks_the_search(typed):
    assert len(find(typed)) <= 20
