"""The debts that wait, repaid together, as they are told."""

from __future__ import annotations

from planner.calc.dossier import Debt, Dossier
from planner.calc.scenarios.assessment import assess
from planner.law import load_law
from planner.services.scenarios import WhatIf
from planner.views.text import Style, render
from planner.views.together import curve_together, repaid_together
from tests.support.households import ON, alone, euros, rent_debt

LAW = load_law()


def told(dossier: Dossier, longest: int = 60) -> str:
    judged = assess(dossier, LAW, ON, longest=longest)
    blocks = repaid_together(judged, dossier)
    return " ".join(render(blocks, Style(columns=400, flat=True)).split())


def owing(balance: str) -> Dossier:
    other = Debt(id="o", kind="overdraft", creditor="Banque A", balance=euros(balance))
    return alone(account=rent_debt("900.00"), debts=(other,))


def test_each_debt_is_told_with_its_month_in_the_order_in_which_it_is_paid() -> None:
    text = told(owing("450.00"))
    assert text.index("900,00 €") < text.index("450,00 €")
    assert "févr. 2027" in text
    assert "avr. 2027" in text
    assert "aucune mensualité n’est promise ici" in text


def test_what_cannot_be_repaid_says_by_how_much() -> None:
    text = told(owing("3000.00"), 12)
    assert "En 12 mois au plus" in text
    assert "300,00 €" in text


def test_nothing_is_told_where_only_the_rent_debt_waits() -> None:
    assert told(alone(account=rent_debt("900.00"))) == ""


def slower(dossier: Dossier) -> list[str]:
    blocks = curve_together(WhatIf(dossier, LAW, ON).curve_together())
    lines = render(blocks, Style(columns=400, flat=True)).splitlines()
    return [" ".join(line.split()) for line in lines if "mois" in line and "€" in line]


def test_less_a_month_lasts_longer_and_leaves_more_in_the_worst_month() -> None:
    """1 350.00 in all: at 300.00 a month five months, at 270.00 five too; 1 350 ÷ 60 = 22.50."""
    lines = slower(owing("450.00"))
    assert len(lines) == 8
    told = "{} : Durée : {} mois ; Fin : {} ; Reste le mois le plus serré : {}"
    assert lines[0] == told.format("23,00 €", 59, "oct. 2031", "577,00 €")
    assert lines[-1] == told.format("270,00 €", 5, "avr. 2027", "330,00 €")


def test_no_choice_is_told_where_one_debt_waits_or_nothing_can_be_repaid() -> None:
    assert slower(alone(account=rent_debt("900.00"))) == []
    assert slower(alone(wage="600.00", account=rent_debt("900.00"))) == []
    assert slower(owing("450.00").but(incomes=())) == []
