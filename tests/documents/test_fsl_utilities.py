"""The application for energy, water and telephone: what is asked, and what stays at home."""

from __future__ import annotations

import io
import json
from datetime import date

import pikepdf
from hypothesis import HealthCheck, given, settings

from planner.calc.diagnosis.diagnosis import diagnose
from planner.calc.dossier import AidKind, Debt, Dossier, FundPart, PastAid
from planner.calc.dossier.sharing import shared
from planner.calc.law import Law
from planner.calc.money import Rate
from planner.calc.plan import plan
from planner.calc.schemes.fsl_evaluation import FslEvaluation, evaluate
from planner.calc.schemes.fsl_profile import FslProfile, Utilities
from planner.calc.schemes.fsl_rules import LoanTerms, Shares
from planner.documents.fsl_utilities import fsl_utilities_data, fsl_utilities_pdf
from planner.documents.letterhead import Letterhead
from planner.law import load_law
from tests.documents.conftest import ON
from tests.documents.test_documents import plain, text_of
from tests.documents.test_landlord_plan import MARK, marked
from tests.support.dossiers import dossiers
from tests.support.households import alone, charge, euros

LAW = load_law()
PROFILES = {profile.id: profile for profile in LAW.records(FslProfile)}


def evaluated(dossier: Dossier, profile: str = "fsl-77-seine-et-marne-2021") -> FslEvaluation:
    return evaluate(diagnose(dossier, LAW, ON), PROFILES[profile])


def owing() -> Dossier:
    return alone(
        debts=(
            Debt(
                id="e", kind="electricity_debt", creditor="Fournisseur A", balance=euros("1130.20")
            ),
            Debt(id="w", kind="water_debt", creditor="Régie des eaux", balance=euros("212.40")),
        ),
        charges=(charge("pharmacy_out_of_pocket", "12.34"),),
    )


def test_each_service_is_asked_for_up_to_its_cap(law: Law, letterhead: Letterhead) -> None:
    seen = shared(owing())
    made = fsl_utilities_pdf(seen, plan(seen, law, ON), evaluated(seen), letterhead)
    text = plain(text_of(made))
    for said in (
        "énergie, eau, téléphone",
        "900,00 € demandés (aide ou prêt, selon la décision du fonds) ; resterait 230,20 €",
        "212,40 € demandés",
        "Fournisseur A",
        "Énergie : le montant maximal pour ce service",
        "la dette certifiée par le fournisseur",
        "L.115-3",
        "Claire MARTIN",
    ):
        assert said in text, said
    assert "pharmac" not in text.lower()
    opened = pikepdf.open(io.BytesIO(made))
    with opened.open_metadata() as metadata:
        assert (metadata["pdfaid:part"], metadata["pdfuaid:part"]) == ("2", "1")


def test_a_cap_that_was_not_read_is_not_made_up(law: Law, letterhead: Letterhead) -> None:
    seen = shared(owing())
    found = evaluated(seen, "fsl-16-charente")
    data = fsl_utilities_data(seen, plan(seen, law, ON), found, letterhead)
    assert [row[1].endswith("montant maximal non lu") for row in data["request"]] == [True, True]
    assert "le montant maximal pour ce service" in data["criteria"]["notes"][0]


def test_what_is_closed_is_not_asked_for(law: Law, letterhead: Letterhead) -> None:
    seen = shared(owing())
    found = evaluated(seen, "fsl-22-cotes-darmor")  # 1 000 a month, above 900
    data = fsl_utilities_data(seen, plan(seen, law, ON), found, letterhead)
    assert all("non demandé : le plafond de ressources" in row[1] for row in data["request"])


@settings(max_examples=20, suppress_health_check=list(HealthCheck))
@given(dossiers())
def test_no_note_no_private_line_no_child_s_name_is_in_it(dossier: Dossier) -> None:
    bill = Debt(id="bill", kind="gas_debt", balance=euros("50.00"))
    hidden = marked(dossier)
    seen = shared(
        hidden.but(
            debts=(*(debt for debt in dossier.debts if debt.id != "bill"), bill),
            household=hidden.household.but(phone="", email=""),
            casework=hidden.casework.but(cause="", objectives=()),
            dwelling=dossier.dwelling,
        )
    )
    found = evaluated(seen)
    data = fsl_utilities_data(seen, plan(seen, LAW, ON), found, Letterhead())
    assert found.utilities or found.resources
    assert MARK not in json.dumps(data, ensure_ascii=False)


def test_the_form_of_the_aid_its_loan_and_what_it_leaves_are_told(
    law: Law, letterhead: Letterhead
) -> None:
    # Water 212.40 under 300.00: half granted, half lent over ten months by 10.62; energy 900.00 of
    # 1 130.20, whose half is lent by 45.00.
    rule = Utilities(
        energy_max=euros("900.00"),
        water_max=euros("300.00"),
        aid=Shares(grant_share=Rate.parse("0.50")),
        loan=LoanTerms(rate=Rate(0), max_months=10),
    )
    profile = PROFILES["fsl-77-seine-et-marne-2021"].but(utilities=rule)
    seen = shared(owing())
    found = evaluate(diagnose(seen, law, ON), profile)
    data = fsl_utilities_data(seen, plan(seen, law, ON), found, letterhead)
    told = {row[0]: plain(row[1]) for row in data["request"]}
    assert told["Eau"] == (
        "212,40 € demandés, dont 106,20 € d’aide et 106,20 € de prêt remboursé par 10,62 € par "
        "mois pendant 10 mois"
    )
    assert "dont 450,00 € d’aide et 450,00 € de prêt remboursé par 45,00 €" in told["Énergie"]
    effect = plain(" ".join(data["effect"]))
    assert "Eau : avec cette aide, il ne reste rien à payer au fournisseur." in effect
    assert "Il resterait alors" in effect
    assert "L.115-3, lu dans sa version du 18 août 2022" in effect


def test_a_request_that_time_opens_says_its_month(law: Law, letterhead: Letterhead) -> None:
    past = PastAid(
        kind=AidKind.FSL, part=FundPart.ENERGY, on=date(2026, 3, 10), amount=euros("100.00")
    )
    seen = shared(owing())
    seen = seen.but(casework=seen.casework.but(past_aids=(past,)))
    found = evaluated(seen, "fsl-16-charente")
    data = fsl_utilities_data(seen, plan(seen, law, ON), found, letterhead)
    told = {row[0]: plain(row[1]) for row in data["request"]}
    assert told["Énergie"] == (
        "non demandé : le délai depuis la dernière aide ; possible en mars 2027"
    )
