"""The application to the fund: its fields, its report, its annex, and what it keeps to itself."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings

from planner.calc.diagnosis.diagnosis import diagnose
from planner.calc.dossier import Dossier
from planner.calc.dossier.sharing import shared
from planner.calc.law import Law
from planner.calc.plan import plan
from planner.calc.schemes.fsl_criterion import State
from planner.calc.schemes.fsl_evaluation import FslEvaluation, evaluate
from planner.calc.schemes.fsl_profile import FslProfile
from planner.documents.fsl_file import draft_report, fsl_file_data, fsl_file_pdf
from planner.documents.letterhead import Letterhead
from planner.law import load_law
from planner.views import formats
from tests.documents.conftest import ON, household
from tests.documents.test_documents import plain, text_of
from tests.documents.test_landlord_plan import MARK, marked
from tests.support.dossiers import dossiers

VIGNETTES = ["p1", "p2", "p3", "p4", "p5", "p6"]
LAW = load_law()
PROFILES = {profile.id: profile for profile in LAW.records(FslProfile)}


def evaluated(dossier: Dossier, law: Law, id: str = "fsl-16-charente") -> FslEvaluation:
    return evaluate(diagnose(dossier, law, ON), PROFILES[id])


def made(name: str, law: Law, letterhead: Letterhead) -> bytes:
    seen = shared(household(name))
    return fsl_file_pdf(seen, plan(seen, law, ON), evaluated(seen, law), letterhead)


@pytest.mark.parametrize("name", VIGNETTES)
def test_the_file_is_tagged_and_stays_inside_its_pages(
    name: str, law: Law, letterhead: Letterhead
) -> None:
    document = made(name, law, letterhead)
    opened = pikepdf.open(io.BytesIO(document))
    with opened.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfuaid:part"]) == ("2", "1")
    for page in pypdfium2.PdfDocument(document):
        picture = page.render(scale=1, grayscale=True).to_pil()
        width, height = picture.size
        for band in ((0, 0, 40, height), (width - 40, 0, width, height)):
            assert picture.crop(band).getextrema() == (255, 255)


@pytest.mark.parametrize("name", VIGNETTES)
def test_what_is_asked_stands_in_figures_with_every_condition_that_was_read(
    name: str, law: Law, letterhead: Letterhead
) -> None:
    seen = shared(household(name))
    found = evaluated(seen, law)
    text = plain(text_of(fsl_file_pdf(seen, plan(seen, law, ON), found, letterhead)))
    for amount in (found.aid.amount.money, found.aid.remainder.money, found.resources.money):
        assert plain(formats.money(amount)) in text
    data = fsl_file_data(seen, plan(seen, law, ON), found, letterhead)
    known = [each for each in found.criteria if each.state is not State.UNKNOWN]
    assert len(data["criteria"]["rows"]) == len(known)
    assert "Non lu dans ce règlement" in text
    assert len(data["papers"]["rows"]) == len(PROFILES["fsl-16-charente"].papers or ())


def test_the_report_is_the_counsellor_s_when_there_is_one(law: Law, letterhead: Letterhead) -> None:
    seen = shared(household("p1"))
    found, whole = evaluated(seen, law), plan(seen, law, ON)
    draft = draft_report(seen, whole, found)
    assert fsl_file_data(seen, whole, found, letterhead)["report"] == draft
    own = ["Madame a repris le paiement."]
    assert fsl_file_data(seen, whole, found, letterhead, own)["report"] == own


def test_a_suspended_allowance_says_what_its_return_would_take_off_the_debt(law: Law) -> None:
    path = Path(__file__).parents[2] / "examples" / "parent-seul-allocation-suspendue.json"
    seen = shared(Dossier.model_validate_json(path.read_bytes()))
    made = plan(seen, law, ON)
    assert made.allowance.back_payment is not None
    told = plain(" ".join(draft_report(seen, made, evaluated(seen, law))))
    assert f"{plain(formats.money(made.allowance.back_payment.money))} de rappel" in told
    paid = household("p1")
    assert "rappel" not in " ".join(draft_report(paid, plan(paid, law, ON), evaluated(paid, law)))


@pytest.mark.parametrize(
    ("id", "doubt"), [("fsl-77-seine-et-marne-2021", True), ("fsl-16-charente", False)]
)
def test_a_regulation_that_nobody_verified_is_printed_as_such(
    id: str, doubt: bool, law: Law, letterhead: Letterhead
) -> None:
    seen = shared(household("p1"))
    data = fsl_file_data(seen, plan(seen, law, ON), evaluated(seen, law, id), letterhead)
    assert ("(non vérifié)" in data["recipient"]) is doubt


def test_what_nobody_said_is_left_to_fill_in(law: Law) -> None:
    silent = household("p1")
    silent = silent.but(casework=silent.casework.but(cause=""))
    draft = " ".join(draft_report(silent, plan(silent, law, ON), evaluated(silent, law)))
    assert "À compléter : l’origine de la dette" in draft
    assert "À compléter : l’avis du travailleur social" in draft


@pytest.mark.slow
@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(dossiers())
def test_no_note_no_private_line_no_child_s_name_reaches_the_fund(dossier: Dossier) -> None:
    hidden = marked(dossier)
    # What the fund may have is not marked: creditors, the cause, how to reach the household.
    seen = shared(
        hidden.but(
            debts=dossier.debts,
            household=hidden.household.but(phone="", email=""),
            casework=hidden.casework.but(cause="", objectives=()),
            dwelling=dossier.dwelling,
        )
    )
    data = fsl_file_data(seen, plan(seen, LAW, ON), evaluated(seen, LAW), Letterhead())
    assert MARK not in json.dumps(data, ensure_ascii=False)


def test_a_charge_of_health_is_only_an_amount(law: Law, letterhead: Letterhead) -> None:
    from tests.support.households import alone, charge, rent_debt

    seen = alone(account=rent_debt("900.00"), charges=(charge("pharmacy_out_of_pocket", "61.37"),))
    data = fsl_file_data(seen, plan(seen, law, ON), evaluated(seen, law), letterhead)
    text = plain(json.dumps(data["budget"], ensure_ascii=False))
    assert "61,37 €" in text
    assert "pharmac" not in text.lower()
    assert "Autre charge" in text


def test_papers_that_do_not_concern_the_household_are_not_asked_for(
    law: Law, letterhead: Letterhead
) -> None:
    # p1 rents from a social landlord and has no file of over-indebtedness.
    seen = shared(household("p1"))
    found = evaluated(seen, law)
    rows = fsl_file_data(seen, plan(seen, law, ON), found, letterhead)["papers"]["rows"]
    states = {row["name"]: row["state"] for row in rows}
    assert states["Copie du plan de surendettement"] == "sans objet"
    assert states["RIB du bailleur (bailleur privé)"] == "sans objet"
    assert states["Formulaire FSL et intercalaire"] == "à joindre"


def test_the_loan_is_told_beside_the_plan_that_it_shortens(law: Law) -> None:
    seen = shared(household("p1"))
    text = plain(" ".join(draft_report(seen, plan(seen, law, ON), evaluated(seen, law))))
    assert "Le prêt se rembourse à part, par" in text
