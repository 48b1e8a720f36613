"""The contract and the family's page: as structure, as pixels, as bytes, and as a secret kept."""

from __future__ import annotations

import io
from dataclasses import replace
from datetime import date
from itertools import pairwise

import pikepdf
import pypdfium2
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from planner.calc.calendar import Month
from planner.calc.dossier import (
    AccountKind,
    AccountLine,
    AidKind,
    Casework,
    Charge,
    Commitment,
    CoTenant,
    Debt,
    Dossier,
    Household,
    Income,
    PaidTo,
    Person,
    Protection,
    ProtectionKind,
    RentAccount,
    Role,
    Side,
)
from planner.calc.dossier.audience import Audience
from planner.calc.dossier.sharing import hidden_lines, shared
from planner.calc.law import Law
from planner.calc.money import Money
from planner.calc.plan import plan
from planner.calc.results import Verdict
from planner.documents.contract import contract_data, contract_pdf
from planner.documents.disclosed import disclosed
from planner.documents.engine import pdf
from planner.documents.family_page import family_page_data, family_page_pdf
from planner.documents.letterhead import Letterhead
from planner.errors import PlannerError
from tests.documents.conftest import ON, household

VIGNETTES = ["p1", "p2", "p3", "p4", "p5", "p6"]


def contract_of(dossier: Dossier, law: Law, letterhead: Letterhead) -> bytes:
    return contract_pdf(shared(dossier), plan(shared(dossier), law, ON), letterhead)


def text_of(document: bytes) -> str:
    pages = pypdfium2.PdfDocument(document)
    return "\n".join(page.get_textpage().get_text_bounded() for page in pages)


def plain(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").replace("\u202f", " ").split())


@pytest.mark.parametrize("name", VIGNETTES)
def test_the_contract_is_tagged_titled_french_and_both_standards(
    name: str, law: Law, letterhead: Letterhead
) -> None:
    document = pikepdf.open(io.BytesIO(contract_of(household(name), law, letterhead)))
    with document.open_metadata() as metadata:
        assert metadata["pdfaid:part"] == "2"
        assert metadata["pdfaid:conformance"] == "A"
        assert metadata["pdfuaid:part"] == "1"
        assert "Contrat d’aide" in str(metadata["dc:title"])
    root = document.Root
    assert bool(root.MarkInfo.Marked)
    assert str(root.Lang) == "fr"
    assert "/StructTreeRoot" in root
    assert bool(root.ViewerPreferences.DisplayDocTitle)
    tags = set()

    def visit(node: pikepdf.Object) -> None:
        if isinstance(node, pikepdf.Dictionary):
            if "/S" in node:
                tags.add(str(node.S))
            if "/K" in node:
                visit(node.K)
        elif isinstance(node, pikepdf.Array):
            for child in node:
                visit(child)

    visit(root.StructTreeRoot)
    assert {"/H1", "/H2", "/Table", "/TH", "/TD", "/P"} <= tags


def test_every_font_is_ours_and_inside_the_file(law: Law, letterhead: Letterhead) -> None:
    document = pikepdf.open(io.BytesIO(contract_of(household("p3"), law, letterhead)))
    names = set()
    for page in document.pages:
        for font in dict(page.resources.Font).values():
            inner = font.DescendantFonts[0]
            names.add(str(inner.BaseFont).split("+")[-1])
            assert any(key.startswith("/FontFile") for key in dict(inner.FontDescriptor))
    assert names
    assert all(name.startswith("OpenSans") for name in names)


@pytest.mark.parametrize("name", VIGNETTES)
def test_no_text_leaves_the_page(name: str, law: Law, letterhead: Letterhead) -> None:
    for made in (
        contract_of(household(name), law, letterhead),
        family_page_pdf(
            shared(household(name)), plan(shared(household(name)), law, ON), letterhead
        ),
    ):
        for page in pypdfium2.PdfDocument(made):
            picture = page.render(scale=1, grayscale=True).to_pil()
            width, height = picture.size
            assert (width, height) == (596, 842)
            for band in ((0, 0, 40, height), (width - 40, 0, width, height), (0, 0, width, 30)):
                assert picture.crop(band).getextrema() == (255, 255), "ink in a margin"
            dark = sum(picture.histogram()[:128])
            assert dark > 300, "a page with nothing on it"


def test_the_same_input_gives_the_same_bytes_and_another_day_other_ones(
    law: Law, letterhead: Letterhead
) -> None:
    one = contract_of(household("p1"), law, letterhead)
    assert one == contract_of(household("p1"), law, letterhead)
    dossier = shared(household("p1"))
    assert one != contract_pdf(dossier, plan(dossier, law, date(2026, 11, 23)), letterhead)


def test_the_contract_says_the_debt_the_schedule_and_who_signs(
    law: Law, letterhead: Letterhead
) -> None:
    text = plain(text_of(contract_of(household("p1"), law, letterhead)))
    for said in (
        "589,90 €",
        "24,00 €",
        "290,95 €",
        "790,81 €",
        "Claire MARTIN",
        "L.133-5",
        "L.722-5",
    ):
        assert said in text
    assert "reconnaissance de dette" in text


def test_everyone_who_must_sign_has_a_line(law: Law, letterhead: Letterhead) -> None:
    dossier = household("p3")
    people = dossier.household.persons
    dossier = dossier.but(
        household=Household(
            persons=people,
            protections=(
                Protection(
                    kind=ProtectionKind.CURATELLE_RENFORCEE, person=people[0].id, guardian="UDAF 69"
                ),
            ),
            cotenants=(CoTenant(name="Jean PETIT"),),
        )
    )
    data = contract_data(shared(dossier), plan(shared(dossier), law, ON), letterhead)
    signers = [(line["name"], line["role"]) for line in data["signers"]]
    assert ("UDAF 69", "curateur (curatelle renforcée)") in signers
    assert ("Jean PETIT", "cotitulaire du bail") in signers
    assert ("Claire MARTIN", "pour CCAS de Caen") in signers
    assert sum(role == "pour le ménage" for _, role in signers) == 2


def test_the_service_commits_itself_to_what_is_recommended_and_to_nothing_else(
    law: Law, letterhead: Letterhead
) -> None:
    dossier = shared(household("p6"))
    made = plan(dossier, law, ON)
    verdicts = {proposal.kind: proposal.verdict for proposal in made.proposals}
    assert verdicts[AidKind.PAYMENT_PLAN] is Verdict.RECOMMENDED
    assert verdicts[AidKind.FSL] is verdicts[AidKind.ASLL] is Verdict.POSSIBLE
    sides = contract_data(dossier, made, letterhead)["commitments"]
    assert sides[1]["items"] == [
        "Suivre le plan avec le ménage et le refaire si la situation change.",
        "Proposer le plan de paiement au bailleur, avec l’accord du ménage.",
    ]


def test_who_protects_without_signing_is_named_and_has_no_line(
    law: Law, letterhead: Letterhead
) -> None:
    people = household("p3").household.persons
    measure = Protection(
        kind=ProtectionKind.SAFEGUARD, person=people[0].id, guardian="UDAF 69", must_sign=False
    )
    dossier = Dossier(household=Household(persons=people, protections=(measure,)))
    data = contract_data(dossier, plan(dossier, law, ON), letterhead)
    assert "UDAF 69" not in [line["name"] for line in data["signers"]]
    assert any("UDAF 69" in value and "signe" not in value for _, value in data["parties"])
    assert "en deux originaux" in plain(data["signatures"]["intro"])


def test_the_contract_names_the_cotenants_among_the_parties(
    law: Law, letterhead: Letterhead
) -> None:
    home = Household(cotenants=(CoTenant(name="Jean PETIT"),))
    dossier = Dossier(household=home)
    data = contract_data(dossier, plan(dossier, law, ON), letterhead)
    assert ["Cotitulaire du bail", "Jean PETIT"] in data["parties"]


def test_the_debt_of_a_contract_says_what_is_struck_and_prescribed_and_lists_what_is_unpaid(
    law: Law, letterhead: Letterhead
) -> None:
    kinds = AccountKind
    moves = (
        (date(2023, 5, 1), kinds.RENT, 300_00),
        (date(2026, 9, 1), kinds.RENT, 400_00),
        (date(2026, 9, 20), kinds.FEE, 12_00),
        (date(2026, 10, 1), kinds.RENT, 410_00),
        (date(2026, 10, 5), kinds.PAYMENT, 400_00),
    )
    lines = [AccountLine(date=day, kind=kind, amount=Money(cents)) for day, kind, cents in moves]
    settled = lines[-1].but(settles=Month(2026, 9))
    dossier = Dossier(account=RentAccount(lines=(*lines[:-1], settled)))
    debt = contract_data(dossier, plan(dossier, law, ON), letterhead)["debt"]
    told = plain(" ".join(debt["sentences"]))
    assert "la dette de loyer et de charges est de 710,00 €" in told
    assert "Des frais de relance ou des pénalités (12,00 €) sont réclamés" in told
    assert "300,00 € datent de plus de trois ans" in told
    assert [plain(row[0]) for row in debt["rows"]] == ["mai 2023", "octobre 2026"]


HOSTILE = '#panic("x") *gras* _i_ $x$ @ref <label> \\ // "quoted" \u202e\u0000é#[]{} 漢字'


LONG = "Razafindrakotomananantsoarimanjaka"


def _pieces(page: pypdfium2.PdfPage) -> list[tuple[str, float, float, float, float]]:
    """Each piece of text of a page with its left, bottom, right and top, in points."""
    text = page.get_textpage()
    boxes = [text.get_rect(place) for place in range(text.count_rects())]
    return [(text.get_text_bounded(*box), *box) for box in boxes]


def test_a_name_longer_than_its_column_is_cut_and_never_runs_over_another(
    law: Law, letterhead: Letterhead
) -> None:
    persons = (
        Person(id="a", role=Role.APPLICANT, first_name="Maximilienne", last_name=LONG),
        Person(id="b", role=Role.PARTNER, first_name="Marie-Antoinette-Joséphine", last_name=LONG),
    )
    home = Household(persons=persons, cotenants=(CoTenant(name=f"Mme {LONG} de {LONG}"),))
    made = contract_of(Dossier(household=home), law, letterhead)
    pieces = _pieces(list(pypdfium2.PdfDocument(made))[-1])
    dates = [piece for piece in pieces if piece[0].startswith("le …… / ……")]
    assert len(dates) == 4
    column = min(left for _, left, *_ in dates)
    start = max(top for _, _, _, _, top in dates)
    names = [piece for piece in pieces if piece[1] < column and piece[2] > 45 and piece[4] <= start]
    assert any("Raza" in said for said, *_ in names)
    assert all(right < column for *_, right, _ in names)
    last = [top for _, _, _, _, top in dates]
    assert last == sorted(last, reverse=True)
    assert all(above - below > 55 for above, below in pairwise(last)), "no room left to sign"


def test_as_many_sign_as_a_lease_may_have_and_no_line_falls_off_the_page(
    law: Law, letterhead: Letterhead
) -> None:
    others = tuple(CoTenant(name=f"Cotitulaire n° {number}") for number in range(14))
    dossier = Dossier(household=household("p1").household.but(cotenants=others))
    made = contract_of(dossier, law, letterhead)
    assert all(f"Cotitulaire n° {number}" in plain(text_of(made)) for number in range(14))
    for page in pypdfium2.PdfDocument(made):
        assert all(bottom > 30 for _, _, bottom, _, _ in _pieces(page))
    assert plain(text_of(made)).count("/ ………") == 16
    assert "en 16 originaux" in plain(text_of(made))


def test_text_that_a_person_typed_is_printed_and_never_run(
    law: Law, letterhead: Letterhead
) -> None:
    dossier = household("p1")
    dossier = dossier.but(casework=dossier.casework.but(objectives=(HOSTILE,)))
    text = text_of(contract_of(dossier, law, letterhead))
    assert '#panic("x") *gras* _i_ $x$ @ref <label>' in plain(text)
    assert "« ? » en tient lieu" in plain(text)


SECRET = "SECRETDEFAMILLE"  # noqa: S105 - a family secret, not a password


def with_secrets(dossier: Dossier) -> Dossier:
    secret = Debt(
        id="cache", kind="revolving_credit", creditor=SECRET, balance=Money(123_456), private=True
    )
    return dossier.but(
        incomes=(
            *dossier.incomes,
            Income(kind="family_help", amount=Money(7_777), label=SECRET, private=True),
        ),
        charges=(
            *dossier.charges,
            Charge(kind="tobacco_leisure", amount=Money(8_888), label=SECRET, private=True),
            Charge(kind="credit_instalment", amount=Money(9_999), label=SECRET, debt="cache"),
        ),
        debts=(*dossier.debts, secret),
        account=dossier.account.but(note=SECRET),
        dwelling=dossier.dwelling.but(note=SECRET),
        casework=dossier.casework.but(private_notes=SECRET),
    )


@pytest.mark.parametrize("name", VIGNETTES)
def test_what_one_partner_told_alone_reaches_no_print(
    name: str, law: Law, letterhead: Letterhead
) -> None:
    without, secret = household(name), with_secrets(household(name))
    assert hidden_lines(secret) == 4
    assert hidden_lines(without) == 0
    seen = shared(secret)
    figures = plan(seen, law, ON)
    for build in (contract_data, family_page_data):
        data = build(seen, figures, letterhead)
        assert SECRET not in str(data)
        assert data == build(shared(without), plan(shared(without), law, ON), letterhead)


@pytest.mark.slow
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=st.text(max_size=300))
def test_any_text_makes_a_contract(text: str, law: Law, letterhead: Letterhead) -> None:
    dossier = household("p1")
    dossier = dossier.but(casework=dossier.casework.but(objectives=(text,)))
    assert contract_of(dossier, law, letterhead).startswith(b"%PDF")


def test_an_empty_dossier_still_makes_two_pages_to_fill_by_hand(
    law: Law, letterhead: Letterhead
) -> None:
    empty = Dossier()
    assert contract_of(empty, law, letterhead).startswith(b"%PDF")
    assert family_page_pdf(empty, plan(empty, law, ON), letterhead).startswith(b"%PDF")


@pytest.mark.parametrize("name", VIGNETTES)
def test_the_family_takes_home_one_page(name: str, law: Law, letterhead: Letterhead) -> None:
    dossier = shared(household(name))
    made = family_page_pdf(dossier, plan(dossier, law, ON), letterhead)
    assert len(pypdfium2.PdfDocument(made)) == 1


def test_a_tenant_who_receives_the_allowance_is_told_to_pay_the_whole_rent(
    law: Law, letterhead: Letterhead
) -> None:
    dossier = shared(household("p2"))  # 690 + 65, and 467 that the CAF sends to the father
    page = family_page_data(dossier, plan(dossier, law, ON), letterhead)
    assert [plain(row[2]) for row in page["pay"]["rows"]] == ["755,00 €"]
    assert plain(page["actions"][0]) == "Payer le loyer du mois en entier : 755,00 €."
    assert "L’aide au logement vous est versée" in page["pay"]["sentences"][0]


def test_a_schedule_to_sign_asks_for_the_whole_rent_where_the_tenant_receives_the_allowance(
    law: Law, letterhead: Letterhead
) -> None:
    dossier = shared(household("p1").but(casework=Casework(landlord_months=12)))
    paid = dossier.dwelling.allowance
    for to, rent, total in (
        (PaidTo.LANDLORD, "290,95 €", "340,11 €"),
        (PaidTo.TENANT, "415,95 €", "465,11 €"),
    ):
        home = dossier.dwelling.but(allowance=paid.but(paid_to=to))
        made = dossier.but(dwelling=home)
        row = contract_data(made, plan(made, law, ON), letterhead)["schedule"]["rows"][0]
        assert [plain(cell) for cell in row[2:5]] == [rent, "49,16 €", total]


def test_nobody_is_told_to_keep_an_allowance_that_is_not_paid(
    law: Law, letterhead: Letterhead
) -> None:
    dossier = shared(household("p4"))  # the allowance was never claimed
    page = family_page_data(dossier, plan(dossier, law, ON), letterhead)
    assert not any("vous est versée" in each for each in page["pay"]["sentences"])


def test_the_days_of_the_family_s_month_are_in_order(law: Law, letterhead: Letterhead) -> None:
    dossier = household("p1")
    bills = (
        Charge(kind="electricity", amount=Money(46_80), day=2),
        Charge(kind="mobile_phone", amount=Money(7_99), day=28),
    )
    dossier = shared(dossier.but(charges=(*dossier.charges, *bills)))
    rows = family_page_data(dossier, plan(dossier, law, ON), letterhead)["pay"]["rows"]
    days = [tuple(reversed(row[0].split("/"))) for row in rows]
    assert len(days) >= 4
    assert days == sorted(days)


def test_the_family_s_page_names_each_paper_once_and_says_how_many_it_leaves_out(
    law: Law, letterhead: Letterhead
) -> None:
    dossier = shared(household("p5"))  # seven credits, each with its own table
    made = plan(dossier, law, ON)
    papers = family_page_data(dossier, made, letterhead)["papers"]
    assert papers.count("le tableau d’amortissement du crédit") == 1
    assert len(papers) == len(set(papers)) == len({paper.id for paper in made.papers})
    many = tuple(replace(made.papers[0], id=f"paper {number}") for number in range(20))
    papers = family_page_data(dossier, replace(made, papers=many), letterhead)["papers"]
    assert papers[-2:] == ["paper 14", "et 5 autres, à voir ensemble"]


def test_the_family_s_page_is_for_both_adults(law: Law, letterhead: Letterhead) -> None:
    persons = (
        Person(id="a", role=Role.APPLICANT, first_name="Sandrine", last_name="Petit"),
        Person(id="b", role=Role.PARTNER, first_name="Luc", last_name="Petit"),
        Person(id="c", role=Role.CHILD, first_name="Zoé", last_name="Petit"),
    )
    dossier = Dossier(household=Household(persons=persons))
    page = family_page_data(dossier, plan(dossier, law, ON), letterhead)
    assert page["for_whom"] == "Sandrine Petit et Luc Petit"


def test_the_day_of_a_commitment_is_in_its_sentence(law: Law, letterhead: Letterhead) -> None:
    promise = Commitment(side=Side.CCAS, text="Écrire à la CAF.", by=date(2026, 11, 27))
    dossier = Dossier(casework=Casework(commitments=(promise,)))
    told = contract_data(dossier, plan(dossier, law, ON), letterhead)["commitments"]
    said = [plain(item) for side in told for item in side["items"]]
    assert "Écrire à la CAF, avant le 27 novembre 2026." in said


def test_a_bill_of_some_months_is_not_to_be_paid_every_month(
    law: Law, letterhead: Letterhead
) -> None:
    dossier = household("p1")
    bills = (
        Charge(kind="electricity", amount=Money(46_80), day=2),
        Charge(kind="car_insurance", amount=Money(48_00), day=3, months=(3,)),
        Charge(kind="mobile_phone", amount=Money(7_99), day=4, until=Month(2026, 11)),
    )
    dossier = shared(dossier.but(charges=(*dossier.charges, *bills)))
    rows = family_page_data(dossier, plan(dossier, law, ON), letterhead)["pay"]["rows"]
    assert [plain(row[2]) for row in rows] == ["46,80 €", "290,95 €", "49,16 €"]


def test_the_landlord_is_given_no_line_of_what_is_left_to_live_on(law: Law) -> None:
    dossier = shared(household("p1"))
    made = plan(dossier, law, ON)
    assert made.schedule(made.kept or "").lines[0].left is not None  # type: ignore[union-attr]
    given = disclosed(dossier, made, Audience.LANDLORD)
    assert given.schedule is not None
    assert given.schedule.lines
    assert all(line.left is None for line in given.schedule.lines)
    assert (given.schedule.breaks, given.schedule.missing) == (None, None)
    assert given.budget is None
    # 690 + 65, and an allowance that goes to the tenant; 415.95 less 125.00 that comes to him.
    to_tenant = shared(household("p2"))
    whole = disclosed(to_tenant, plan(to_tenant, law, ON), Audience.LANDLORD)
    assert (whole.rent_due, whole.rent_paid_by_allowance) == (Money(755_00), Money(0))
    assert (given.rent_due, given.rent_paid_by_allowance) == (Money(290_95), Money(125_00))


def test_a_document_that_fails_says_so_in_a_sentence() -> None:
    with pytest.raises(PlannerError) as refused:
        pdf("contract", {}, ON)
    assert refused.value.code == "document_failed"
    assert "n’a pas pu être composé" in str(refused.value)
