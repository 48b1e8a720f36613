"""What is read on the screen is what is printed: every text of the data, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from planner.documents.engine import kept_apart, pdf
from planner.documents.reading import outline, read_document
from planner.errors import PlannerError
from planner.services.dossiers import open_example
from planner.services.examples import EXAMPLES
from planner.services.screen import papers
from planner.services.session import Session, open_session
from planner.views.blocks import plain_texts
from planner.views.formats import flat

ON = date(2026, 11, 22)
LEFT_OUT = {"organisation", "footer", "page_word", "signatures", "headings", "no_paper",
            "call_columns"}  # fmt: skip


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PLANNER_HOME", str(tmp_path))
    monkeypatch.setenv("PLANNER_TODAY", "2026-11-22")


def texts(value: Any, key: str = "") -> Iterator[str]:
    """Every text of some data, but for what is only around it."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, part in value.items():
            if name not in LEFT_OUT and not (name == "columns" and not value.get("rows")):
                yield from texts(part, name)
    elif isinstance(value, list):
        for part in value:
            yield from texts(part, key)


def read(work: Session, what: str) -> tuple[str, list[str]] | None:
    """What the screen shows of a paper and every text of its data; None when it is not made."""
    try:
        shown = papers.read(work, what)
        with kept_apart() as kept:
            papers.export(work, what)
    except PlannerError:
        return None
    return flat("\n".join(plain_texts(shown))), [flat(text) for text in texts(kept[0][1]) if text]


@pytest.mark.parametrize("name", EXAMPLES)
def test_every_text_of_a_paper_is_read_before_it_is_printed(name: str) -> None:
    work = open_session(open_example(name), ON)
    found = {what: told for what in papers.READABLE if (told := read(work, what)) is not None}
    work.close()
    assert {"contract", "family"} <= set(found)
    for what, (shown, printed) in found.items():
        assert [text for text in printed if text not in shown] == [], what


def test_a_private_line_is_in_no_reading() -> None:
    work = open_session(open_example(EXAMPLES[0]), ON)
    work.add("incomes", {"kind": "family_help", "amount": "123.45", "private": True})
    work.edit("casework.private_notes", "peur des huissiers")
    for what in papers.READABLE:
        told = read(work, what)
        if told is not None:
            assert "123,45" not in told[0]
            assert "huissiers" not in told[0]
    work.close()


def test_the_titles_are_those_of_the_template_in_its_order() -> None:
    titles = [title for title, _parts in outline("landlord_plan") if title]
    assert titles[:3] == ["1. Les parties", "2. Le logement", "3. La dette reconnue"]


def test_nothing_is_composed_while_reading_and_everything_is_afterwards() -> None:
    def make() -> bytes:
        return pdf("amendment", {"title": "Essai", "subtitle": "lu", "debt": "rien"}, ON)

    found = plain_texts(read_document(make))
    assert found[:2] == ["Essai", "lu"]
    with pytest.raises(PlannerError):
        make()
