"""What was signed is shown as it was signed, and what changed since is said."""

from __future__ import annotations

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from planner.calc.living.amendment import Amendment
from planner.calc.money import Money
from planner.services.dossiers import dossier_store, open_example
from planner.services.screen import papers
from planner.services.screen.follow import Following, Signing
from planner.services.screen.organisation import tell
from planner.services.screen.signed import signed_papers, write_signed
from planner.services.session import Session, open_session
from planner.tui.entry.signed_words import signed_blocks
from planner.views.blocks import Heading, List, Note, Paragraph
from planner.views.formats import flat
from tests.tui.driving import Person, on_an_example

ON = date(2026, 11, 22)
LATER = date(2026, 12, 20)
ALONE = "personne-seule-commandement"


@pytest.fixture
def work() -> Iterator[Session]:
    tell({"name": "CCAS de Lanester"})
    session = open_session(open_example(ALONE), ON)
    yield session
    session.close()


def signed(work: Session) -> Following:
    following = Following(work)
    papers.export(work, "contract")
    assert following.sign(ON) is Signing.KEPT
    return following


def amended(following: Following, instalment: int) -> Signing:
    made = following.propose(Money(instalment), date(2027, 1, 10))
    assert isinstance(made, Amendment)
    papers.export_amendment(following.work, made)
    return following.amend()


def told(work: Session) -> str:
    lines = []
    for block in signed_blocks(work):
        if isinstance(block, Heading | Paragraph | Note):
            lines.append(block.text)
        if isinstance(block, List):
            lines += [str(item) for item in block.items]
    return flat("\n".join(lines))


def test_nothing_is_told_before_a_signature(work: Session) -> None:
    assert signed_papers(work) == ()
    assert signed_blocks(work) == ()


def test_the_signed_contract_is_told_with_its_own_figures(work: Session) -> None:
    signed(work)
    work.edit("casework.chosen_instalment", Money(9000))
    (paper,) = signed_papers(work)
    # 1 409,53 = 28 x 50 + 9,53: 29 mensualités, de décembre 2026 à avril 2029.
    assert (paper.on, paper.instalment, paper.debt) == (ON, Money(5000), Money(140953))
    assert paper.months == 29
    text = told(work)
    assert "Contrat signé le 22 novembre 2026" in text
    assert "50,00 € par mois sur une dette de 1 409,53 € : 29 mois, jusqu’en avril 2029." in text
    assert "Chaque papier signé est gardé tel quel" in text


def test_what_changed_since_the_signature_is_said_and_nothing_private(work: Session) -> None:
    signed(work)
    assert "Rien n’a changé depuis." in told(work)
    work.edit("dwelling.rent", Money(61000))
    work.edit("casework.private_notes", "SECRET")
    work.add("casework.plan_payments", {"date": "2026-11-22", "amount": "50.00"})
    text = told(work)
    assert "Loyer sans les charges" in text
    assert "610,00 €" in text
    assert "SECRET" not in text
    assert "paiement" not in text.lower()


def test_a_paper_that_is_no_longer_the_one_signed_is_said(work: Session, home: Path) -> None:
    signed(work)
    (pdf,) = (home / "dossiers" / work.id / "contracts").glob("*.pdf")
    pdf.write_bytes(pdf.read_bytes() + b" ")
    assert "n’est plus celui qui a été signé" in told(work)
    assert "gardé tel quel" not in told(work)
    (record,) = (home / "dossiers" / work.id / "contracts").glob("*.json")
    record.write_bytes(b"{}")
    text = told(work)
    assert "Contrat n° 1" in text
    assert "abîmé" in text


def test_the_very_pdf_that_was_signed_is_written_again(work: Session) -> None:
    signed(work)
    (paper,) = signed_papers(work)
    path = write_signed(work, paper)
    assert path.name.endswith("contrat-signe-2026-11-22-1.pdf")
    assert path.read_bytes() == paper.pdf == papers.path_of(work, "contract").read_bytes()


def test_an_amendment_is_frozen_when_it_is_signed(work: Session) -> None:
    following = signed(work)
    assert amended(following, 4000) is Signing.KEPT
    first, second = dossier_store().contracts(work.id)
    assert second.pdf == papers.amendment_path(work).read_bytes() != first.pdf
    record = json.loads(second.record)
    assert record["amendment"]["amends"] == "2026-11-22"
    # 1 409,53 = 35 x 40 + 9,53: 36 mensualités.
    assert record["schedule"]["instalment"] == "40.00"
    assert len(record["schedule"]["lines"]) == 36
    paid = Money.sum(Money.parse(line["instalment"]) for line in record["schedule"]["lines"])
    assert paid == Money(140953)
    assert {"term": "instalment", "before": "50.00", "after": "40.00"} in (
        record["amendment"]["changes"]
    )
    text = told(work)
    assert "Avenant signé le 22 novembre 2026" in text
    assert "40,00 € par mois sur une dette de 1 409,53 € : 36 mois, jusqu’en décembre 2029." in text


def test_an_amendment_that_was_not_printed_as_it_is_is_not_signed(work: Session) -> None:
    following = signed(work)
    assert following.amend() is Signing.NOTHING_TO_SIGN
    made = following.propose(Money(4000), date(2027, 1, 10))
    assert isinstance(made, Amendment)
    assert following.amend() is Signing.NOT_PRINTED
    papers.export_amendment(work, made)
    following.propose(Money(3000), date(2027, 1, 10))
    assert following.amend() is Signing.NOT_PRINTED
    assert len(dossier_store().contracts(work.id)) == 1
    plan = work.dossier.casework.signed_plan
    assert plan is not None
    assert plan.instalment == Money(5000)


@pytest.mark.slow
def test_the_signed_contract_stands_first_on_its_page(home: Path) -> None:
    tell({"name": "CCAS de Lanester"})

    async def look(person: Person) -> None:
        await person.press("f6", "s")
        assert "Contrat signé le" not in person.screen("contract")
        signed(person.work)
        await person.press("f5", "f6")
        page = person.screen("contract")
        assert page.index("Contrat signé le 22 novembre 2026") < page.index("si l’on signait")
        await person.press("s")
        await person.settle()
        (written,) = (home / "impressions").glob("*contrat-signe*")
        assert written.read_bytes().startswith(b"%PDF")

    on_an_example(look, ALONE)
