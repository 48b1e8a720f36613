"""What the views show: the figures of the plan, in plain words, and nothing that must stay."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

import pytest

from planner.calc.calendar import Month
from planner.calc.dossier.casework import AidKind
from planner.calc.dossier.sharing import shared
from planner.calc.money import Money
from planner.calc.outcomes import Certificate
from planner.calc.plan import plan
from planner.calc.results import Deadline, Proposal, Reason, Verdict
from planner.views import countdown, formats, words
from planner.views.blocks import KeyFigures, Table, plain_texts
from planner.views.deadlines import banner, deadlines
from planner.views.diagnosis import diagnosis
from planner.views.family import MOST_LINES, family, family_lines
from planner.views.papers import papers
from planner.views.proposals import proposals
from planner.views.schedule import schedule
from planner.views.strip import strip
from planner.views.text import Style, lines, render
from planner.views.wrapping import width, wrap
from tests.views.households import LONE_FATHER, ON, SINGLE, dossier, law, planned

TREES = pytest.mark.parametrize("tree", [SINGLE, LONE_FATHER], ids=["single", "lone father"])


def _flat(blocks: object) -> str:
    return formats.flat(" ".join(plain_texts(blocks)))  # type: ignore[arg-type]


def test_the_diagnosis_shows_the_figures_worked_by_hand() -> None:
    text = _flat(diagnosis(planned(SINGLE), dossier(SINGLE), law()))
    assert "1 246,25 - 290,95 - 164,49 = 790,81 € pour vivre" in text
    assert "26,36 €" in text
    assert "23,3 %" in text
    assert "Frais réclamés qui ne sont pas dus 24,00 €" in text
    assert "197,23 €" in text


@TREES
def test_everything_printed_fits_eighty_columns(tree: dict[str, object]) -> None:
    found, known = planned(tree), dossier(tree)
    blocks = (
        *diagnosis(found, known, law()),
        *proposals(found, known, law()),
        *schedule(found),
        *deadlines(found),
        *papers(found, known),
    )
    for style in (Style(), Style(unicode=False), Style(flat=True)):
        assert max(width(line) for line in lines(blocks, style)) <= 80


def test_the_budget_adds_up_to_what_is_shown_in_bold() -> None:
    blocks = diagnosis(planned(SINGLE), dossier(SINGLE), law())
    table = next(block for block in blocks if isinstance(block, Table))

    def cents(text: str) -> int:
        bare = formats.flat(text).replace(" ", "").replace("€", "").replace(",", ".")
        return Money.parse(bare).cents

    totals = [cents(row.cells[1]) for row in table.rows if row.strong]
    assert table.total is not None
    assert totals[0] - totals[1] - totals[2] == cents(table.total.cells[1])
    running = 0
    for row in table.rows:
        if row.strong:
            assert running == cents(row.cells[1])
            running = 0
        else:
            running += cents(row.cells[1])


def test_what_is_not_known_is_never_shown_as_zero() -> None:
    empty = dossier({"schema": "planner/dossier/1", "id": "vide"})
    found = plan(empty, law(), ON)
    items = {item.label: item.value for item in strip(found).items}
    assert items["À vivre, par personne et par jour"] == "à compléter"
    assert items["Fin du plan"] == "à compléter"
    text = _flat(diagnosis(found, empty, law()))
    assert "montant non calculé" in text
    assert "Calculée pour" not in text


def test_the_strip_has_the_five_figures_and_says_which_month() -> None:
    found = strip(planned(LONE_FATHER))
    assert isinstance(found, KeyFigures)
    assert len(found.items) == 5
    assert found.items[1].note == "en février 2027"
    figures = planned(SINGLE).figures
    assert all(item.figure in figures for item in strip(planned(SINGLE)).items if item.figure)


def test_the_strip_never_shows_the_end_of_a_plan_that_breaks_as_if_it_held() -> None:
    found = planned(SINGLE)
    assert found.kept is not None
    kept = found.schedule(found.kept)
    broken = replace(
        found,
        schedules=tuple(
            replace(each, holds=False) if each is kept else each for each in found.schedules
        ),
    )
    assert formats.flat(strip(found).items[4].note).startswith("à ")
    assert formats.flat(strip(broken).items[4].note).startswith("ne tient pas à ")


@TREES
def test_the_family_view_is_twelve_plain_lines_at_most(tree: dict[str, object]) -> None:
    found = plan(shared(dossier(tree)), law(), ON)
    told = family_lines(found)
    assert len(told) >= 3
    assert sum(len(wrap(line, 80)) for line in told) <= MOST_LINES
    jargon = re.compile(
        r"FSL|ASLL|CCAPEX|quotité|reste à vivre|assignation|RLS|indu", re.IGNORECASE
    )
    assert not any(jargon.search(line) for line in told)
    assert set(plain_texts(family(found))) >= {line for line in told if line[0] not in "123"}


def test_nothing_told_in_confidence_reaches_the_family_view() -> None:
    found = plan(shared(dossier(LONE_FATHER)), law(), ON)
    text = _flat(family(found)) + " ".join(family_lines(found))
    for secret in ("77,77", "913", "44,44", "Banque Z", "confidence", "M. Bail"):
        assert secret not in text


def test_the_counsellor_sees_which_lines_are_private() -> None:
    text = _flat(diagnosis(planned(LONE_FATHER), dossier(LONE_FATHER), law()))
    assert "privé" in text


def _deadline(on: date, before_roll: date | None = None, name: str = "hearing") -> Deadline:
    return Deadline(name, on, "6-weeks", "art. 24 I", "settled", before_roll)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        (43, "il reste 43 jours, jusqu’au lundi 4 janvier 2027"),
        (1, "il reste 1 jour, jusqu’au lundi 23 novembre 2026"),
        (0, "c’est aujourd’hui, dimanche 22 novembre 2026"),
        (-3, "délai passé depuis 3 jours, le jeudi 19 novembre 2026"),
    ],
)
def test_the_days_left_are_said_in_words(days: int, said: str) -> None:
    due = _deadline(ON + timedelta(days=days))
    assert formats.flat(countdown.left(due, ON)) == said


def test_a_rolled_date_tells_to_act_by_the_day_before_the_roll() -> None:
    due = _deadline(date(2027, 1, 4), before_roll=date(2027, 1, 2))
    assert "il reste 41 jours, jusqu’au samedi 2 janvier 2027" in formats.flat(
        countdown.left(due, ON)
    )
    assert "lundi 4 janvier 2027, non vérifié" in formats.flat(countdown.rolled(due, ON))
    assert countdown.rolled(_deadline(date(2027, 1, 4)), ON) == ""
    assert countdown.rolled(due, date(2027, 1, 5)) == ""


def test_a_date_that_rests_on_good_friday_says_so() -> None:
    served = {"kind": "commandement", "date": "2027-01-26", "printed_delay": "2-months"}
    for commune, said in (("57463", True), ("14118", False)):
        dwelling = {**SINGLE["dwelling"], "commune": commune}
        there = dossier({**SINGLE, "dwelling": dwelling, "events": [served]})
        text = _flat(deadlines(plan(there, law(), date(2027, 2, 1))))
        assert ("le Vendredi saint est compté comme férié" in text) is said
        assert ("temple protestant" in text) is said


def test_the_banner_is_the_next_date_that_asks_for_something() -> None:
    found = planned(LONE_FATHER)
    assert formats.flat(banner(found)).startswith("Il reste 41 jours, jusqu’au samedi 2 janvier")
    assert banner(replace(found, deadlines=())) == ""
    past = replace(found, deadlines=(_deadline(ON - timedelta(days=1)),))
    assert banner(past) == ""


def test_a_proposal_says_its_verdict_its_reasons_what_is_missing_and_the_papers() -> None:
    found = replace(
        planned(SINGLE),
        proposals=(
            Proposal(AidKind.FSL, Verdict.NOT_NOW, (Reason("fsl_can_pay_alone", {"months": 12}),)),
            Proposal(
                AidKind.PAYMENT_PLAN,
                Verdict.REFUSED,
                (
                    Reason(
                        "earlier_debts_may_not_be_paid",
                        {"since": date(2026, 10, 1), "amount": Money(58990)},
                        reference="C. conso. L.722-5",
                    ),
                ),
                missing=("dwelling.rent",),
            ),
            Proposal(AidKind.RIGHTS, Verdict.RECOMMENDED, (), detail="c2s"),
        ),
    )
    text = _flat(proposals(found, dossier(SINGLE), law()))
    right, fsl, refused = (
        text.index("Droit : la complémentaire santé solidaire : recommandé"),
        text.index("pas maintenant"),
        text.index("refusé par la loi"),
    )
    assert right < fsl < refused
    assert "Le ménage peut rembourser seul en 12 mois." in text
    assert "[C. conso. L.722-5]" in text
    assert "pour en dire plus : loyer sans les charges" in text


def test_the_schedule_tells_the_sum_of_a_month_and_its_last_instalment() -> None:
    found = planned(SINGLE)
    offered = found.schedule("household")
    assert offered is not None
    text = _flat(schedule(found, offered))
    assert "589,90 € en 11 fois 49,16 €, puis 49,14 € le 8 novembre 2027." in text
    assert "415,95 - 125 + 49,16 = 340,11 € à payer" in text


def test_a_schedule_that_breaks_names_its_month_and_what_is_missing() -> None:
    found = planned(LONE_FATHER)
    asked = found.schedule("landlord")
    assert asked is not None
    assert not asked.holds
    text = _flat(schedule(found, asked))
    assert re.search(
        r"Ce plan de paiement casse en .* : il manquerait [\d ,]+ € pour vivre\.", text
    )


@pytest.mark.parametrize(
    ("kind", "said"),
    [
        ("floor", "En avril 2027, avant tout remboursement, il manquerait 12,00 € pour vivre."),
        ("deadline", "Pour tenir l’échéance d’avril 2027, il manquerait 12,00 €."),
        ("horizon", "La dette ne serait pas finie en avril 2027 : il resterait 12,00 € à payer."),
    ],
)
def test_a_certificate_says_why_no_schedule_holds(kind: str, said: str) -> None:
    told = words.certificate(Certificate(kind, Month(2027, 4), Money(1200)))
    assert formats.flat(told) == said


def test_three_actions_at_most_and_the_most_urgent_first() -> None:
    actions = words.family_actions(planned(LONE_FATHER))
    assert 1 <= len(actions) <= 3
    assert "2 janvier 2027" in formats.flat(actions[0])


def test_the_text_of_a_plan_is_the_same_each_time() -> None:
    first = render(diagnosis(planned(SINGLE), dossier(SINGLE), law()))
    assert first == render(diagnosis(plan(dossier(SINGLE), law(), ON), dossier(SINGLE), law()))
