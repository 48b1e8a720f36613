"""The flat amounts of a commission: a published household, and no guess where none is known."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from planner.calc.budget.formula import ResteAVivreFormula
from planner.calc.debts.flat_charges import REFERENCES, compute_flat_amounts, flat_scale
from planner.calc.dossier import Charge, Debt, Household, Person, Role
from planner.calc.dossier.kinds import ChargeKind, DebtKind, IncomeKind
from planner.calc.figure import WithDerivation, replay, walk
from planner.calc.law import Law, LawValue, Parameter, Status
from planner.calc.money import Money
from planner.calc.operations import figures_only
from planner.calc.plan import plan
from planner.calc.schemes.fsl_profile import FslProfile
from planner.errors import MissingParameter
from planner.law import load_law
from planner.views.diagnosis import references
from planner.views.doubts import doubt
from tests.support.households import ON, alone, euros

LAW = load_law()
FEBRUARY_2012 = date(2012, 2, 1)


def amounts(persons):
    r = WithDerivation("flat_capacity", REFERENCES)
    return compute_flat_amounts(r, flat_scale(LAW, FEBRUARY_2012), persons)


def test_the_published_couple_of_2012_has_the_published_flat_amounts():
    # Puy-de-Dôme, February 2012: 529 + 187 = 716, 102 + 36 = 138, 66 + 23 = 89; with a rent of
    # 400 and taxes of 100, charges of 1,443, and 157 left of 1,600.
    found = amounts(2)
    assert [str(part.money) for part in found.terms] == ["716.00", "138.00", "89.00"]
    assert found.money + euros("500.00") == euros("1443.00")
    assert euros("1600.00") - found.money - euros("500.00") == euros("157.00")


def test_a_person_alone_has_no_supplement():
    assert str(amounts(1).money) == "697.00"
    assert not [node for node in walk(amounts(1)) if "supplement" in node.label]


@given(st.integers(1, 30))
def test_each_further_person_adds_the_three_supplements(persons):
    bare = compute_flat_amounts(figures_only, flat_scale(LAW, FEBRUARY_2012), persons)
    assert bare == 69_700 + 24_600 * (persons - 1)
    assert amounts(persons).raw == replay(amounts(persons)) == bare


def test_no_scale_is_invented_for_a_year_that_nobody_has_read():
    with pytest.raises(MissingParameter):
        flat_scale(LAW, ON)
    result = plan(alone(), LAW, ON)
    assert result.capacity.flat is None
    texts = [getattr(block, "text", "") for block in references(result)]
    assert any("forfaits de la commission" in text for text in texts)


def with_a_scale(status):
    """The law, with a commission's scale of 2026 that somebody typed."""
    cells = {
        "forfait_base": ("600.00", "200.00"),
        "forfait_habitation": ("120.00", "40.00"),
        "forfait_chauffage": ("100.00", "30.00"),
    }
    added = []
    for part, (first, more) in cells.items():
        for cell, amount in (("premiere_personne", first), ("personne_supplementaire", more)):
            id = f"surendettement.{part}.{cell}"
            value = LawValue(
                parameter=id,
                start=date(2026, 1, 1),
                until=None,
                content=Money.parse(amount),
                status=status,
                reference="règlement intérieur",
                source="",
                checked=ON,
                review_by=date(2027, 1, 1),
                unit="EUR/month",
            )
            added.append(Parameter(id, id, value.nature, "EUR/month", value.review_by, (value,)))
    known = [p for p in LAW.parameters if p.id not in {one.id for one in added}]
    kinds = (ResteAVivreFormula, IncomeKind, ChargeKind, DebtKind, FslProfile)
    return Law([*known, *added], {kind: LAW.records(kind) for kind in kinds})


def household():
    people = [("p1", Role.APPLICANT), ("p2", Role.CHILD)]
    persons = tuple(Person(id=id, role=role, birth=date(1990, 1, 1)) for id, role in people)
    return alone(
        wage="1600.00",
        rent="500.00",
        household=Household(persons=persons),
        charges=tuple(
            Charge(kind=kind, amount=euros(amount))
            for kind, amount in (
                ("transit_pass", "40.00"),
                ("electricity", "60.00"),
                ("mobile_phone", "20.00"),
                ("credit_instalment", "150.00"),
            )
        ),
        debts=(Debt(id="loan", kind="personal_loan", balance=euros("3000.00")),),
    )


def test_a_scale_of_the_year_stands_beside_the_real_charges():
    result = plan(household(), with_a_scale(Status.IN_FORCE), ON)
    flat = result.capacity.flat
    # 800 + 160 + 130, rent 500 and transport 40: neither the bills that the amounts hold, nor the
    # instalment of a debt that the file would settle.
    assert str(flat.charges.money) == "1630.00"
    assert str(flat.capacity.money) == "0.00"
    assert flat.binding == "resources_minus_charges"
    assert flat.verified
    assert result.capacity.limits["resources_minus_charges"].money != flat.charges.money
    assert replay(result.figures["flat_capacity.capacity"]) == flat.capacity.raw


def test_an_unverified_scale_says_so_beside_its_figure():
    result = plan(household(), with_a_scale(Status.UNVERIFIED), ON)
    flat = result.capacity.flat
    assert not flat.verified
    assert "surendettement.forfait_base.premiere_personne" in result.unverified
    assert doubt(flat.capacity, ON) == "valeur non vérifiée"
    assert doubt(flat.capacity, date(2027, 1, 1)).endswith("valeur à relire")
    assert doubt(result.budget.reste_a_vivre, ON) == ""
