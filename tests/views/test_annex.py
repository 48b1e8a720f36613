"""The annex of explanations: whole for the counsellor, without a line on a paper handed on."""

from datetime import date

import pytest

from planner.calc.dossier import Charge, Household, Person, PersonStatus, Role
from planner.calc.figure import parameters_used
from planner.calc.plan import plan
from planner.documents.annex import annex_data
from planner.documents.letterhead import Letterhead, stale_words
from planner.law import load_law
from planner.views.annex import annex, main_figures, notes, shared, sources, steps
from planner.views.blocks import Heading, Table
from planner.views.text import lines
from tests.documents.conftest import household
from tests.support.households import ON, alone, euros, income

LAW = load_law()
VIGNETTES = ["p1", "p2", "p3", "p4", "p5", "p6"]


@pytest.mark.parametrize("name", VIGNETTES)
def test_the_annex_tells_each_deciding_figure_once_and_every_value_of_the_law(name):
    dossier = household(name)
    made = plan(dossier, LAW, ON)
    figures = main_figures(made)
    told = annex(made, LAW, dossier)
    titles = [block.text for block in told if isinstance(block, Heading) and block.level == 2]
    assert len(titles) == len(figures) + 1
    [table] = [block for block in told if isinstance(block, Table)]
    assert len(table.rows) == len(parameters_used(*figures))
    for line in lines(told):
        assert "…" not in line or len(line) <= 80


def test_one_figure_alone_may_be_printed():
    dossier = household("p1")
    made = plan(dossier, LAW, ON)
    told = annex(made, LAW, dossier, [made.figures["budget.reste_a_vivre"]])
    assert [block.text for block in told if isinstance(block, Heading)][1] == "reste à vivre"


def secret_household():
    return alone(
        household=Household(
            persons=(
                Person(
                    id="p1",
                    first_name="Solange",
                    last_name="Vernier",
                    role=Role.APPLICANT,
                    birth=date(1980, 1, 1),
                    statuses=(PersonStatus.AAH,),
                ),
            )
        ),
        incomes=(income("aah", "1041.59", label="Pension de Solange"),),
        charges=(
            Charge(kind="health_insurance", amount=euros("33.10")),
            Charge(kind="water", amount=euros("20.00")),
        ),
    )


def test_what_is_handed_on_names_no_line_no_person_and_no_state_of_health():
    made = plan(secret_household(), LAW, ON)
    text = str(annex_data(made, LAW))
    for secret in ("AAH", "Solange", "Vernier", "Mutuelle", "33,10", "AEEH"):
        assert secret not in text, secret
    whole = "\n".join(lines(annex(made, LAW, secret_household())))
    assert "33,10" in whole


def test_the_totals_of_the_budget_are_closed_and_the_rules_are_open():
    made = plan(household("p3"), LAW, ON)
    closed = {label.partition("[")[0] for label, one in made.figures.items() if shared(one)}
    assert {"budget.resources", "budget.other_charges"} <= closed
    assert "housing_allowance.paid" not in closed
    [step] = steps([made.figures["budget.reste_a_vivre"]], LAW, None, ON, handed_on=True)
    assert [term.terms for term in step.terms if term.label == "budget.resources"] == [()]
    assert any(term.terms for term in step.terms)


def test_a_value_past_its_review_date_is_said_on_the_annex_and_in_the_footer():
    later = date(2027, 11, 23)
    made = plan(household("p1"), LAW, later)
    used = sources(main_figures(made), LAW, later)
    assert any(each.stale for each in used)
    assert any("relecture" in note for note in notes(used))
    assert any("à relire" in row[-1] for row in annex_data(made, LAW)["law_rows"])
    footer = Letterhead().footer(later, "", len(made.stale))
    assert footer.endswith(stale_words(len(made.stale)))
    assert made.alerts[0].id == "law_to_review"


def test_a_fresh_law_puts_no_mark():
    made = plan(household("p1"), LAW, date(2026, 3, 15))
    assert made.stale == ()
    assert "law_to_review" not in {alert.id for alert in made.alerts}


def test_a_value_past_its_date_behind_a_right_to_check_is_said_too():
    made = plan(household("p1"), LAW, ON)
    assert made.stale == ("c2s.plafond_participation.1",)
    assert made.alerts[0].id == "law_to_review"
    assert not any(each.stale for each in sources(main_figures(made), LAW, ON))


def test_the_footer_names_the_values_to_read_again():
    assert Letterhead().footer(ON, "", 0) == "Calculé le 22\u00a0novembre 2026"
    assert (stale_words(0), stale_words(1)) == ("", "une valeur légale à relire")
