"""What the map of communes adds to a plan: a zone where it is sure, a question where it is not."""

import pytest

from planner.calc.dossier import Allowance, Dwelling
from planner.calc.money import Money
from planner.law import load_law
from planner.services.planning import completed, compute_plan, zone_alerts
from planner.views import words
from tests.support.households import ON, alone

LAW = load_law()


def at(commune, zone=None):
    allowance = Allowance(resource_base=Money.parse("9600.00"))
    rent = Money.parse("520.00")
    return alone(dwelling=Dwelling(rent=rent, commune=commune, zone=zone, allowance=allowance))


def test_the_only_zone_of_a_commune_is_used_and_no_question_is_put():
    made = compute_plan(at("35238"), LAW, ON)
    assert str(made.allowance.computed.money) == "172.00"
    assert completed(at("35238")).dwelling.zone == 2
    assert zone_alerts(at("35238")) == ()


@pytest.mark.parametrize(
    ("commune", "zone", "alert", "words_of_it"),
    [
        ("14543", None, "zone_several", "2 et 3"),
        ("55138", None, "zone_unknown", "n’est pas connue"),
        ("35238", 3, "zone_at_odds", "la zone indiquée (3)"),
    ],
)
def test_a_zone_that_the_map_does_not_settle_is_asked_for(commune, zone, alert, words_of_it):
    made = compute_plan(at(commune, zone), LAW, ON)
    assert made.alerts[0].id == alert
    assert words_of_it in words.alert(made.alerts[0])
    assert (made.allowance.computed is None) is (zone is None)


def test_a_zone_read_on_the_notice_settles_a_merged_commune():
    made = compute_plan(at("14543", 3), LAW, ON)
    assert made.allowance.computed is not None
    assert not [each for each in made.alerts if each.id.startswith("zone_")]


def test_a_territory_that_is_not_covered_is_not_asked_for_its_zone():
    assert zone_alerts(at("98818")) == ()
    assert zone_alerts(alone()) == ()
    overseas = compute_plan(at("97411"), LAW, ON)
    assert str(overseas.allowance.computed.money) == "153.00"
