"""Protocols as data: the four that are shipped, and every fault of one written by hand."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from planner.calc.protocols.figure_ids import FIGURES
from planner.calc.protocols.protocol import Protocol
from planner.errors import PlannerError
from planner.law import load_law
from planner.law.check import check_law
from planner.law.protocol_check import check_protocols

SHIPPED = Path(__file__).resolve().parents[2] / "planner" / "law" / "protocols"
PROTOCOLS = load_law().records(Protocol)


def refused(text: str) -> list[str]:
    with pytest.raises(PlannerError) as caught:
        check_protocols("essai.toml", text.encode())
    return [str(problem) for problem in caught.value.problems]


def shipped(name: str) -> str:
    return (SHIPPED / f"{name}.toml").read_text("utf-8")


def test_the_four_schemes_are_shipped_and_each_can_be_read_alone() -> None:
    read = [
        protocol.id
        for file in sorted(SHIPPED.glob("*.toml"))
        for protocol in check_protocols(file.name, file.read_bytes())
    ]
    assert sorted(read) == sorted(protocol.id for protocol in PROTOCOLS)
    assert len(read) == 4


def test_each_published_figure_is_named_by_some_scheme() -> None:
    named = {figure.id for one in PROTOCOLS for figure in one.evaluation.figures}
    assert sorted(named - set(FIGURES)) == []


def test_every_fault_of_a_file_is_told_at_once_with_its_place() -> None:
    text = shipped("besancon")
    text = text.replace("after = ['second_meeting']", "after = ['entretien']", 1)
    text = text.replace("within = {days = 7}", "within = {days = 7, months = 1}")
    text = text.replace("outcomes = ['absent', ", "outcomes = ['parti', ")
    text = text.replace("{id = 'asll'}", "{id = 'bonheur'}")
    told = refused(text)
    assert len(told) == 4
    for place, word in (
        ("rencontre-impayes.steps[4].after", "« entretien » n’existe pas"),
        ("rencontre-impayes.steps[6].within", "une seule unité"),
        ("rencontre-impayes.steps[2].when[0].outcomes", "« parti » n’existe pas"),
        ("rencontre-impayes.evaluation.figures[3].id", "« bonheur » n’existe pas"),
    ):
        assert any(place in sentence and word in sentence for sentence in told), place


@pytest.mark.parametrize(
    ("scheme", "met", "instead", "said"),
    [
        ("besancon", "id = 'first_contact'", "id = 'entry'", "nom réservé"),
        ("besancon", "id = 'second_visit'", "id = 'home_visit'", "écrit deux fois"),
        ("besancon", "after = ['home_visit']", "after = ['partners_informed']", "en boucle"),
        ("gardanne", "[protocol.measure]\n", "[protocol.mesure]\n", "ce nom n’est pas prévu"),
        ("gardanne", "repeat = {days = 15", "repeat = {days = 0", "zéro jour"),
        ("gardanne", "when = [{topic = 'access'}]", "when = [{outcomes = ['x']}]", "quelle étape"),
        ("allonnes", "exit = 'court'", "exit = 'tribunal'", "« tribunal » n’existe pas"),
        ("coulaines", "every = {months = 2}", "every = {months = 0}", "un seul rythme"),
        ("coulaines", "'pursuit', 'decision']\n\n[[protocol.commission.members]]\nid = 'ps",
         "'health', 'decision']\n\n[[protocol.commission.members]]\nid = 'ps",
         "ne peut pas recevoir : health"),
        ("besancon", "id = 'rencontre-impayes'", f"id = '{'x' * 41}'", "40 lettres"),
        ("besancon", "label = 'visite à domicile'", 'label = "visite\\u001b[2J"', "invisible"),
        ("besancon", "id = 'not-asking'", "id = 'unknown'", "écrit deux fois"),
        ("besancon", "contacts = ['meeting', 'home_visit']\nmet", "met", "contacts qui comptent"),
        ("besancon", "documents_en = ['request for an ASLL']\n", "", "dans les deux langues"),
        ("besancon", "['home_visit', 'second_visit']", "['home_visit', 'home_visit']", "deux fois"),
        ("besancon", "when = [{advised = 'asll'}]", "when = [{}]", "toujours vraie"),
        ("besancon", "at_months = [6, 12]", "at_months = [12, 6]", "du plus petit au plus grand"),
        ("besancon", "at_months = [6, 12]", "hidden_below = 2", "dans les limites du champ"),
        ("besancon", "{id = 'met'}", "{id = 'entries'}", "écrit deux fois"),
        ("besancon", "{id = 'met'}", "{id = 'passages'}", "demande [protocol.commission]"),
        ("allonnes", "{id = 'unsafe'}", "{id = 'prolonged'}", "demande [protocol.measure]"),
        ("allonnes", "passages = true", "passages = true\ncontacts = ['letter']", "par contact"),
        ("allonnes", "exit = 'court'", "exit = 'court'\nwatch = true", "pas les deux"),
        ("gardanne", "durations = [3, 6, 12]", "durations = [3, 3, 12]", "du plus petit"),
        ("gardanne", "within = {days = 0, roll", "repeat = {days = 3}\nwithin = {days = 0, roll",
         "revient avec les termes"),
    ],
)  # fmt: skip
def test_a_fault_is_one_sentence_that_says_what_to_write(
    scheme: str, met: str, instead: str, said: str
) -> None:
    text = shipped(scheme)
    assert met in text
    told = refused(text.replace(met, instead))
    assert any(said in sentence for sentence in told), told
    assert all(sentence.startswith("Fichier essai.toml, « ") for sentence in told)


def test_a_protocol_past_its_review_date_is_listed_with_the_rest_of_the_law() -> None:
    def listed(on: date) -> set[str]:
        return {found.parameter for found in check_law(load_law(), on)}

    ids = {protocol.id for protocol in PROTOCOLS}
    assert not ids & listed(date(2026, 11, 22))
    assert ids <= listed(date(2027, 11, 22))


def test_an_organisation_lays_its_own_protocol_over_those_of_the_package(tmp_path: Path) -> None:
    own = shipped("coulaines").replace("every = {months = 2}", "every = {months = 3}")
    (tmp_path / "plateforme.toml").write_text(own, "utf-8")
    found = load_law(tmp_path).record(Protocol, "plateforme-logement")
    assert found is not None
    assert found.commission is not None
    assert found.commission.every is not None
    assert found.commission.every.months == 3
    assert len(load_law(tmp_path).records(Protocol)) == 4
    (tmp_path / "plateforme.toml").write_text(own.replace("'landlord', 'ccas'", "'x'"), "utf-8")
    with pytest.raises(PlannerError):
        load_law(tmp_path)
