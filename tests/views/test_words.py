"""Every id that the rules emit has words, which use only the values that come with it."""

from __future__ import annotations

import re
import string
import tomllib
from collections.abc import Iterable, Mapping
from importlib.resources import files

import pytest

from planner.calc import vocabulary
from planner.calc.debts.capacity import LIMITS
from planner.calc.dossier.casework import AidKind
from planner.calc.dossier.common import EvidenceStatus
from planner.calc.dossier.kind_ids import CHARGE_KINDS, DEBT_KINDS, INCOME_KINDS
from planner.calc.dossier.procedure import EventKind
from planner.calc.figure import walk
from planner.calc.housing import vocabulary as allowance_ids
from planner.calc.law import Status
from planner.calc.money import Money
from planner.calc.operations import KERNELS
from planner.calc.results import Alert, Reason, Verdict
from planner.views import formats, words
from planner.views.words import (
    alerts,
    allowance,
    criteria,
    deadlines,
    figures,
    gap,
    kinds,
    papers,
    reasons,
    verdicts,
)
from planner.views.words.operations import HOW
from tests.views.households import LONE_FATHER, SINGLE, dossier, planned

TABLES: dict[str, tuple[Iterable[str], Iterable[str]]] = {
    "incomes": (INCOME_KINDS, kinds.INCOMES),
    "charges": (CHARGE_KINDS, kinds.CHARGES),
    "debts": (DEBT_KINDS, kinds.DEBTS),
    "verdicts": (Verdict, verdicts.VERDICTS),
    "aids": (AidKind, verdicts.AIDS),
    "schedules": (vocabulary.SCHEDULES, verdicts.SCHEDULES),
    "evidence": (EvidenceStatus, verdicts.EVIDENCE),
    "statuses": (Status, verdicts.STATUSES),
    "certainties": (vocabulary.CERTAINTIES, verdicts.CERTAINTIES),
    "events": (EventKind, deadlines.EVENTS),
    "why not": (vocabulary.WHY_NOT, reasons.WHY_NOT),
    "refusals": (vocabulary.ALLOWANCE_REFUSALS, reasons.REFUSALS),
    "missing": (vocabulary.ALLOWANCE_MISSING, reasons.MISSING),
    "because": (vocabulary.BECAUSE, figures.REASONS_OF_CHOICE),
    "reasons": (vocabulary.REASONS, reasons.REASONS),
    "alerts": (vocabulary.ALERTS, alerts.ALERTS),
    "criteria": (vocabulary.CRITERIA, criteria.CRITERIA),
    "details": (vocabulary.DETAILS, reasons.DETAILS),
    "papers": (vocabulary.PAPERS, papers.PAPERS),
    "figures": (vocabulary.FIGURES, figures.FIGURES),
    "operations": ({*KERNELS, "given", "parameter"}, HOW),
    "limits": (LIMITS, reasons.LIMITS),
    "resource states": (allowance_ids.RESOURCE_STATES, allowance.STATES),
    "resource reasons": (allowance_ids.RESOURCE_REASONS, allowance.REASONS),
    "resource situations": (allowance_ids.RESOURCE_SITUATIONS, allowance.SITUATIONS),
    "gap causes": (allowance_ids.GAP_CAUSES, gap.CAUSES),
    "gap questions": (allowance_ids.GAP_CAUSES, gap.QUESTIONS),
    "gap changes": (allowance_ids.GAP_CHANGES, gap.CHANGES),
    "gap verdicts": (allowance_ids.GAP_VERDICTS, gap.VERDICTS),
    "consequences": (allowance_ids.CONSEQUENCES, gap.CONSEQUENCES),
    "regimes": (allowance_ids.REGIMES, gap.REGIMES),
    "standings": (allowance_ids.STANDINGS, gap.STANDINGS),
    "conditions": (allowance_ids.CONDITIONS, gap.CONDITIONS),
    "resource questions": (allowance_ids.RESOURCE_QUESTIONS, allowance.QUESTIONS),
}


@pytest.mark.parametrize("table", TABLES)
def test_every_id_has_words(table: str) -> None:
    emitted, worded = TABLES[table]
    assert sorted(set(emitted) - set(worded)) == []


@pytest.mark.parametrize("table", ["incomes", "charges", "debts", "reasons", "alerts", "papers"])
def test_no_words_are_kept_for_an_id_that_nothing_emits(table: str) -> None:
    emitted, worded = TABLES[table]
    assert sorted({id.partition("!")[0] for id in worded} - set(emitted)) == []


def _holes(template: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(template) if name}


DERIVED = {"criterion": {"facts"}, "path": {"text"}, "left": {"missing"}}
"""Holes that the views make from a value of another name."""


@pytest.mark.parametrize(
    ("emitted", "worded"),
    [(vocabulary.REASONS, reasons.REASONS), (vocabulary.ALERTS, alerts.ALERTS)],
    ids=["reasons", "alerts"],
)
def test_a_sentence_uses_only_the_values_that_come_with_its_id(
    emitted: Mapping[str, tuple[str, ...]], worded: Mapping[str, str]
) -> None:
    for key, template in worded.items():
        id, _bang, absent = key.partition("!")
        known = set(emitted[id]) - set(absent.split(","))
        known |= {hole for name in emitted[id] for hole in DERIVED.get(name, ())}
        known |= {"line"} if worded is alerts.ALERTS else set()
        assert _holes(template) <= known, key


def test_the_kinds_are_called_as_the_data_of_the_law_calls_them() -> None:
    data = files("planner.law").joinpath("usage/budget_lines.toml").read_text("utf-8")
    records = tomllib.loads(data)
    for table, key in (
        (kinds.INCOMES, "income_kind"),
        (kinds.CHARGES, "charge_kind"),
        (kinds.DEBTS, "debt_kind"),
    ):
        assert {record["id"]: record["label"] for record in records[key]} == table
    plain = {r["id"]: r["plain"] for some in records.values() for r in some if r.get("plain")}
    assert plain == kinds.PLAIN


@pytest.mark.parametrize("tree", [SINGLE, LONE_FATHER], ids=["single", "lone father"])
def test_every_figure_of_a_plan_has_a_name_down_to_its_facts(tree: dict[str, object]) -> None:
    known = dossier(tree)
    for published in planned(tree).figures.values():
        for figure in walk(published):
            if figure.parameter is None:
                assert words.figure(figure, known) != figure.label
                assert "{" not in words.figure(figure, known)
            if figure.field is not None:
                assert not re.search(r"[\[_]", words.field(figure.field, known)), figure.field


def test_months_that_begin_with_a_vowel_lose_the_one_before() -> None:
    assert words.figure_name("budget.month_charges[2027-04]") == "charges d’avril 2027"
    assert words.figure_name("budget.month_charges[2027-05]") == "charges de mai 2027"


def test_a_reason_says_its_values_its_certainty_and_its_article() -> None:
    why = Reason(
        "oi_debts_too_long",
        {"months": 90, "limit": 84},
        reference="C. conso. L.711-1",
        certainty="indicative",
    )
    assert formats.flat(words.reason(why)) == (
        "Rembourser toutes les dettes prendrait 90 mois (repère : 84 mois) (indicatif). "
        "[C. conso. L.711-1]"
    )


def test_a_value_that_is_not_known_is_not_written_as_nothing() -> None:
    granted = Reason("request_granted", {"on": None, "amount": None})
    assert words.reason(granted) == "L’aide a été accordée."
    some = Reason("request_granted", {"on": None, "amount": Money(12345)})
    assert formats.flat(words.reason(some)) == "L’aide a été accordée : 123,45 €."


def test_a_condition_of_a_fund_shows_what_was_found_and_what_is_asked() -> None:
    values = {"criterion": "ceiling", "value": Money(172032), "limit": Money(318000)}
    told = formats.flat(words.reason(Reason("fsl_criterion_met", values)))
    assert told == "Condition remplie : le plafond de ressources (1 720,32 €, limite : 3 180,00 €)."
    unknown = {"criterion": "ceiling", "value": None, "limit": None}
    told = words.reason(Reason("fsl_criterion_met", unknown))
    assert told == "Condition remplie : le plafond de ressources."


def test_a_reason_of_the_review_of_rights_is_said_with_its_own_words() -> None:
    values = {"right": "ppa", "payer": "caf", "amount": Money(12345)}
    asked = Reason("is_it_received", values, certainty="indicative")
    assert formats.flat(words.reason(asked, indicative=False)) == (
        "Interroger la CAF ou la MSA : prime d’activité (123,45 € selon le calcul) n’apparaît pas "
        "dans le dossier."
    )
    assert words.reason(Reason("ask_cover")) == (
        "Avez-vous une complémentaire santé ? Laquelle, à quel prix ?"
    )


def test_an_alert_names_its_line() -> None:
    seen = Alert("birth_unknown", path="household.persons[1].birth")
    assert words.alert(seen, dossier(LONE_FATHER)) == (
        "une date de naissance manque (Lina, date de naissance) : cette personne compte comme un "
        "adulte."
    )


def test_no_word_judges() -> None:
    judging = re.compile(r"insuffisan|mauvais|score|irresponsab|faute", re.IGNORECASE)
    tables = (reasons.REASONS, alerts.ALERTS, verdicts.VERDICTS, reasons.DETAILS, criteria.CRITERIA)
    for table in tables:
        for id, text in table.items():
            assert not judging.search(text), id
