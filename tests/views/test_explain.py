"""An explanation says what the computation did: its numbers give the value it explains."""

from __future__ import annotations

import re
from datetime import date
from fractions import Fraction

import pytest

from planner.calc.calendar import Month
from planner.calc.figure import Figure, WithDerivation, walk
from planner.calc.housing.allowance import Tenancy, housing_allowance
from planner.calc.money import Money, Rate, Rounding
from planner.calc.operations import KERNELS
from planner.views import explain, formats
from planner.views.blocks import plain_texts
from planner.views.explain import Step
from planner.views.text import render
from planner.views.words.operations import HOW
from tests.views.households import LONE_FATHER, ON, SINGLE, dossier, law, planned


def _number(text: str) -> Fraction:
    bare = formats.flat(text).replace(" ", "").replace("€", "").replace(",", ".")
    if bare.endswith("%"):
        return Fraction(bare[:-1]) / 100
    return Fraction(bare)


def _computed(formula: str) -> Fraction:
    """The value of a written sum, product or division, from left to right."""
    tokens = re.split(f" ([+{formats.MINUS}×÷]) ", formula)
    total = _number(tokens[0].strip("()"))
    for sign, term in zip(tokens[1::2], tokens[2::2], strict=True):
        value = _number(term.strip("()"))
        if sign == "+":
            total += value
        elif sign == formats.MINUS:
            total -= value
        elif sign == "×":
            total *= value
        else:
            total /= value
    return total


@pytest.mark.parametrize("tree", [SINGLE, LONE_FATHER], ids=["single", "lone father"])
def test_each_written_sum_gives_the_value_that_it_explains(tree: dict[str, object]) -> None:
    checked = 0
    for published in planned(tree).figures.values():
        for figure in walk(published):
            if figure.operation not in ("sum", "difference") or figure.unit != "eur":
                continue
            formula = explain.explain(figure).formula
            if not formula or "…" in formula or "≈" in formula or isinstance(figure.raw, Fraction):
                continue
            assert _computed(formula) * 100 == figure.raw, formula
            checked += 1
    assert checked > 20


def test_the_plain_sentence_is_the_sum_one_writes_on_paper() -> None:
    figures = planned(SINGLE).figures
    told = formats.flat(explain.plain(figures["budget.reste_a_vivre"], dossier(SINGLE)))
    assert told == "1 246,25 - 290,95 - 164,49 = 790,81 € : reste à vivre"
    net = formats.flat(explain.plain(figures["budget.net_rent"]))
    assert net == "415,95 - 125 = 290,95 € : loyer à charge, aide déduite"


def test_the_plain_sentence_of_a_floor_at_zero_says_what_was_below() -> None:
    figure = planned(LONE_FATHER).figures["budget.capacity"]
    assert figure.money == Money(0)
    told = formats.flat(explain.plain(figure))
    assert re.fullmatch(
        r"-[\d ,]+ - 390 = -[\d ,]+ €, donc 0 € : capacité de remboursement, sur le mois le plus "
        r"serré",
        told,
    )


def test_the_tree_goes_down_to_the_facts_of_the_dossier_and_the_values_of_the_law() -> None:
    figure = planned(SINGLE).figures["housing_allowance.paid"]
    text = formats.flat(render(explain.blocks(figure, law(), dossier(SINGLE), ON)))
    flowed = " ".join(re.sub(r"[│├└─]", " ", text).split())
    assert "donné dans le dossier : loyer sans les charges" in flowed
    assert "le plus petit de 341,75 € et 293,68 €" in flowed
    assert "Aide au logement : plafond de loyer, zone 2" in flowed
    assert "depuis le 1er octobre 2026, en vigueur" in flowed
    assert "texte : CCH D.823-16" in flowed
    assert "vérifié le 22 novembre 2026, à relire avant le 1er octobre 2027" in flowed


def test_every_term_of_a_derivation_is_told_once_and_named_afterwards() -> None:
    figure = planned(SINGLE).figures["housing_allowance.paid"]

    def nodes(step: Step) -> list[Step]:
        return [step, *[each for term in step.terms for each in nodes(term)]]

    told = nodes(explain.explain(figure, law()))
    assert {step.label for step in told} == {node.label for node in walk(figure)}
    assert any(step.again for step in told)
    assert not any(step.terms for step in told if step.again)


def test_a_value_that_is_not_verified_says_so() -> None:
    figure = planned(SINGLE).figures["repayment_capacity.seizable"]
    doubtful = [
        node
        for node in walk(figure)
        if node.parameter is not None and node.parameter.status.value == "unverified"
    ]
    text = " ".join(plain_texts(explain.blocks(figure, law(), None, ON)))
    assert bool(doubtful) == ("non vérifié" in text)
    floor = planned(SINGLE).figures["budget.floor"]
    text = " ".join(plain_texts(explain.blocks(floor, law(), None, ON)))
    assert "ce résultat repose sur des valeurs non vérifiées" in text


def test_a_value_past_its_review_date_says_so() -> None:
    tenancy = Tenancy(zone=2, rent=Money(34175), annual_resources=Money(1105000))
    paid = housing_allowance(law(), Month(2026, 11), tenancy).paid
    before = " ".join(plain_texts(explain.blocks(paid, law(), None, ON)))
    after = " ".join(plain_texts(explain.blocks(paid, law(), None, date(2028, 1, 1))))
    assert "dépassé leur date de relecture" not in before
    assert "dépassé leur date de relecture" in after
    assert "à relire" in after


def _made(operation: str) -> Figure:
    """One figure made by each operation of the vocabulary."""
    r = WithDerivation("test")
    a, b, c = r.given("a", Money(10050)), r.given("b", Money(2025)), r.given("c", Money(30000))
    rate, count = r.given("rate", Rate(85000)), r.given("count", 3)
    made = {
        "sum": lambda: r.sum("x", a, b),
        "difference": lambda: r.difference("x", a, b),
        "minimum": lambda: r.minimum("x", a, b),
        "maximum": lambda: r.maximum("x", a, b),
        "at_least_zero": lambda: r.at_least_zero("x", r.difference("y", b, a)),
        "product": lambda: r.product("x", a, rate, Rounding.HALF_UP),
        "times": lambda: r.times("x", a, count),
        "part": lambda: r.part("x", a, 2, 3, Rounding.DOWN),
        "quotient": lambda: r.quotient("x", a, count, Rounding.UP),
        "ratio": lambda: r.ratio("x", b, a, 4, Rounding.HALF_UP),
        "slices": lambda: r.slices("x", a, [5000], [Rate(100000), Rate(200000)], Rounding.HALF_UP),
        "up_to": lambda: r.up_to("x", a, 10000),
        "down_to": lambda: r.down_to("x", a, 100),
        "fading": lambda: r.fading("x", a, b, r.given("s", Money(0)), c, Rounding.HALF_UP),
        "reaching": lambda: r.reaching("x", a, b, c),
        "round": lambda: r.round("x", r.part("y", a, 1, 3, None), Rounding.HALF_UP),
        "choice": lambda: r.choice("x", a, b, because="couple"),
    }
    return made[operation]()


EXPECTED = {
    "sum": "somme : 100,50 + 20,25",
    "difference": "différence : 100,50 - 20,25",
    "minimum": "le plus petit de 100,50 € et 20,25 €",
    "maximum": "le plus grand de 100,50 € et 20,25 €",
    "at_least_zero": "jamais au-dessous de zéro : 20,25 - 100,50",
    "product": "produit : 100,50 × 8,5 %, arrondi au plus proche",
    "times": "produit : 100,50 × 3",
    "part": "fraction : 100,50 × 2 ÷ 3, arrondi par défaut",
    "quotient": "division : 100,50 ÷ 3, arrondi par excès",
    "ratio": "proportion : 20,25 ÷ 100,50, arrondi au plus proche",
    "slices": "par tranches de 100,50 €, chacune à son taux, arrondi au plus proche",
    "up_to": "100,50 €, porté au multiple supérieur de 100,00 €",
    "down_to": "100,50 €, ramené au multiple inférieur de 1,00 €",
    "fading": "réduit à mesure que le loyer approche du seuil de fin : "
    "100,50 × (300 - 20,25) ÷ (300 - 0), arrondi au plus proche",
    "reaching": "rien n’est versé : 20,25 € n’atteint pas le seuil de 300 €",
    "round": "33,50 €, rendu en centimes entiers, arrondi au plus proche",
    "choice": "valeur retenue : couple sans personne à charge",
}


@pytest.mark.parametrize("operation", sorted(KERNELS))
def test_each_operation_has_its_own_sentence(operation: str) -> None:
    assert formats.flat(explain.explain(_made(operation)).how) == EXPECTED[operation]
    assert operation in HOW


def test_a_figure_that_is_a_legal_value_as_it_stands_has_the_name_of_the_value() -> None:
    value = law().value("rsa.montant_forfaitaire", ON)
    figure = WithDerivation("rsa").parameter(value)
    assert formats.flat(explain.plain(figure, None, law())) == (
        "651,69 € : RSA : montant forfaitaire, personne seule"
    )


@pytest.mark.parametrize("tree", [SINGLE, LONE_FATHER], ids=["single", "lone father"])
def test_no_figure_of_a_plan_is_told_by_its_id(tree: dict[str, object]) -> None:
    known = dossier(tree)
    for figure in planned(tree).figures.values():
        told = explain.plain(figure, known, law())
        assert not re.search(r"[a-z]_[a-z]|[a-z]\.[a-z]{2}", told), told
