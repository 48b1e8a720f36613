"""The contract with its annex: the same contract, then how each figure was computed."""

from __future__ import annotations

import io

import pikepdf
import pypdfium2
import pytest

from planner.calc.dossier.sharing import shared
from planner.calc.law import Law
from planner.calc.plan import plan
from planner.documents.contract import contract_pdf
from planner.documents.letterhead import Letterhead
from planner.services.contracts import contract_of
from tests.documents.conftest import ON, household


def pages_of(document: bytes) -> list[str]:
    pages = pypdfium2.PdfDocument(document)
    return [" ".join(page.get_textpage().get_text_bounded().split()) for page in pages]


@pytest.mark.parametrize("name", ["p1", "p5", "p6"])
def test_the_annex_follows_the_signatures_and_keeps_both_standards(
    name: str, law: Law, letterhead: Letterhead
) -> None:
    dossier = shared(household(name))
    made = plan(dossier, law, ON)
    bare = contract_pdf(dossier, made, letterhead, law)
    whole = contract_pdf(dossier, made, letterhead, law, annex=True)
    with pikepdf.open(io.BytesIO(whole)) as document, document.open_metadata() as metadata:
        assert metadata["pdfaid:part"] == "2"
        assert metadata["pdfuaid:part"] == "1"
    without, with_it = pages_of(bare), pages_of(whole)
    assert len(with_it) > len(without)
    first = with_it[len(without)]
    assert first.startswith("Annexe")
    assert all("Annexe : comment" not in page for page in without)
    assert any("Les valeurs légales" in page for page in with_it)
    assert contract_pdf(dossier, made, letterhead, law, annex=True) == whole


def test_the_service_adds_the_annex_when_it_is_asked_for(law: Law) -> None:
    dossier = household("p1")
    assert len(contract_of(dossier, law, ON, annex=True)) > len(contract_of(dossier, law, ON))
