"""Scenarios, shocks, debts and the signed plan are told in words, every id of them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from planner.calc.debts.order import RANKS
from planner.calc.dossier import DebtStage, Dossier, PlanPayment, SignedPlan
from planner.calc.figure import Figure, walk
from planner.calc.living.amendment import TERMS, draft_amendment
from planner.calc.living.follow import LineState, Living, Standing, follow
from planner.calc.money import Money
from planner.calc.outcomes import Missing
from planner.calc.scenarios.assessment import CRITERIA
from planner.calc.scenarios.comparison import Scenario
from planner.calc.scenarios.levers import Lever, LeverKind
from planner.calc.scenarios.referee import ORDER, FactKind
from planner.calc.scenarios.shocks import ShockKind
from planner.services.scenarios import WhatIf
from planner.views import formats, i18n, words
from planner.views.blocks import Blocks, Table, plain_texts
from planner.views.living import amendment, living_plan
from planner.views.scenarios import compared, debts_in_order, lever, referee, repair, shocks
from planner.views.words import scenarios as told
from tests.views.households import LONE_FATHER, ON, SINGLE, dossier, law

DAY = timedelta(days=1)


def what_if(tree: dict[str, object]) -> WhatIf:
    return WhatIf(dossier(tree), law(), ON)


def text(blocks: Blocks) -> str:
    return formats.flat("\n".join(plain_texts(blocks)))


@pytest.mark.parametrize(
    ("emitted", "worded"),
    [
        (LeverKind, told.LEVERS),
        (CRITERIA, told.CRITERIA),
        (FactKind, told.FACTS),
        (ShockKind, told.SHOCKS),
        (Standing, told.STANDINGS),
        (LineState, told.LINES),
        (TERMS, told.TERMS),
        (RANKS, told.RANKS),
        (DebtStage, told.STAGES),
        (ORDER, told.CONTENDERS),
    ],
)
def test_every_id_has_words_and_no_word_is_left_alone(emitted, worded) -> None:
    assert set(emitted) == set(worded)


def test_the_referee_says_which_holds_and_what_would_change_it() -> None:
    found = what_if(LONE_FATHER)
    said = text(referee(found.referee(), found.dossier))
    assert "Demande du bailleur" in said
    assert "Délais du juge" in said
    assert "non : en" in said
    assert "…" not in said


def test_scenarios_show_their_distance_from_today() -> None:
    found = what_if(SINGLE)
    grant = Scenario("Aide", (Lever(LeverKind.FSL_GRANT, amount=Money(100_00)),))
    blocks = compared(found.compare([grant]), found.dossier)
    tables = [block for block in blocks if isinstance(block, Table)]
    assert [table.caption for table in tables] == ["Ce qui change", "Ce qui ne change pas"]
    assert "-100,00 €" in text(blocks)
    assert "aide du FSL sans remboursement : 100,00 € [loi 90-449 art. 6]" in text(blocks)


@pytest.mark.parametrize("tree", [SINGLE, LONE_FATHER], ids=["single", "lone father"])
def test_a_household_is_told_whole_in_both_languages(tree: dict[str, object]) -> None:
    found = what_if(tree)
    for language in ("fr", "en"):
        with i18n.speaking(language):
            said = text(
                (
                    *repair(found.repair(), found.dossier),
                    *shocks(found.shocks(), found.dossier),
                    *debts_in_order(found.debts(), found.dossier),
                    *referee(found.referee(), found.dossier),
                )
            )
            assert "{" not in said
            assert "…" not in said
            assert "_" not in said


def test_a_line_told_in_confidence_is_not_named_in_what_the_family_sees() -> None:
    from planner.calc.dossier.sharing import shared

    found = WhatIf(shared(dossier(LONE_FATHER)), law(), ON)
    said = text(
        (*shocks(found.shocks(), found.dossier), *debts_in_order(found.debts(), found.dossier))
    )
    assert "Banque Z" not in said
    assert "77,77" not in said


@pytest.mark.parametrize(
    ("already", "sentence"),
    [
        (None, "la retenue de 80,00 € est déduite de ce revenu"),
        (False, "prise à la source et déduite des ressources"),
        (True, "le revenu reçu est déjà amputé"),
    ],
)
def test_a_seizure_is_a_question_until_somebody_says_which_wage_was_told(
    already: bool | None, sentence: str
) -> None:
    from planner.calc.dossier import Debt

    seized = Debt(
        id="s",
        kind="wage_seizure",
        balance=Money(900_00),
        instalment=Money(80_00),
        already_withheld=already,
    )
    household = dossier(SINGLE)
    found = WhatIf(household.but(debts=(seized,)), law(), ON)
    said = text(debts_in_order(found.debts(), found.dossier))
    assert sentence in said


SIGNED = SignedPlan(
    signed_on=ON, debt=Money(250_00), instalment=Money(100_00), first_due=date(2026, 12, 5)
)


def living(day: date, *amounts: int) -> Living:
    payments = [PlanPayment(date=date(2026, 12, 5), amount=Money(cents)) for cents in amounts]
    found = follow(SIGNED, payments, day)
    assert isinstance(found, Living)
    return found


@pytest.mark.parametrize(
    ("day", "amounts", "sentence"),
    [
        (date(2026, 12, 1), (), "Le plan tient."),
        (date(2026, 12, 6), (), "peut être payée jusqu’au 20 décembre 2026"),
        (date(2026, 12, 30), (60_00,), "attend encore 40,00 € (jours écoulés : 25)"),
        (date(2026, 12, 6), (250_00,), "La dette est payée."),
    ],
)
def test_a_signed_plan_says_where_it_stands(
    day: date, amounts: tuple[int, ...], sentence: str
) -> None:
    said = text(living_plan(living(day, *amounts)))
    assert sentence in said
    assert "{" not in said


def test_an_amendment_is_three_lines_and_not_a_contract() -> None:
    broken = living(date(2026, 12, 30), 60_00)
    draft = draft_amendment(
        broken, instalment=Money(38_00), first_due=date(2027, 1, 5), on=date(2026, 12, 30)
    )
    said = text(amendment(draft))
    assert "Reste de la dette : 190,00 €" in said
    assert "38,00 €" in said
    assert "Rien ne change" in text(amendment(None))


def test_without_a_signed_plan_nothing_is_invented() -> None:
    missing = Missing(("casework.signed_plan",))
    assert "Aucun plan n’est signé." in text(living_plan(missing))


def test_every_figure_has_a_name_down_to_its_facts() -> None:
    found = what_if(LONE_FATHER)
    figures: list[Figure] = [each.instalment for each in found.referee()]
    shown = found.compare([Scenario("x", found.levers)])
    for row in shown.rows:
        for cell in row.cells:
            figures += [each for each in (cell.value, cell.change) if isinstance(each, Figure)]
    plan = living(date(2026, 12, 30), 60_00)
    figures += [plan.paid, plan.remaining, plan.overdue, plan.ahead]
    for published in figures:
        for figure in walk(published):
            if figure.parameter is None:
                name = words.figure(figure, found.dossier)
                assert name != figure.label, figure.label
                assert "{" not in name


def test_a_lever_names_its_line() -> None:
    pulled = Lever(LeverKind.LUMP_SPREAD, "charges[1]", amount=Money(150_00))
    told_: Dossier = dossier(LONE_FATHER)
    assert (
        formats.flat(lever(pulled, told_)) == "étaler sur l’année : Assurance habitation (150,00 €)"
    )
