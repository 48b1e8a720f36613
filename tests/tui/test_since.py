"""A second visit begins with what changed since the first, as the family may see it."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from planner.calc.dossier import Dossier
from planner.calc.money import Money
from planner.services.dossiers import dossier_store, new_dossier, open_example
from planner.services.session import Session, open_session
from planner.tui.entry.changed import MOST_LINES, since_last_visit
from planner.views.formats import flat
from tests.tui.driving import Person, at_the_keyboard

FIRST = date(2026, 11, 3)
SECOND = date(2026, 11, 22)
ALONE = "personne-seule-commandement"


def aged(home: Path, id: str, on: date) -> None:
    """Every content of a dossier that is there was last written on a day."""
    noon = datetime(on.year, on.month, on.day, 12, tzinfo=UTC).timestamp()
    folder = home / "dossiers" / id
    for path in (folder / "dossier.json", *(folder / "versions").glob("[0-9]*.json")):
        os.utime(path, (noon, noon))
    (home / "index.json").unlink(missing_ok=True)


def said(session: Session) -> list[str]:
    return [flat(line) for line in since_last_visit(session)]


def test_the_first_day_tells_nothing() -> None:
    session = open_session(open_example(ALONE), SECOND)
    session.edit("household.phone", "01 02 03 04 05")
    assert said(session) == []
    session.close()


def test_time_alone_is_told_by_the_figures_that_it_moved(home: Path) -> None:
    id = open_example(ALONE)
    aged(home, id, FIRST)
    session = open_session(id, SECOND)
    told = said(session)
    session.close()
    assert "3 novembre 2026" in told[0]
    later = open_session(id, date(2027, 3, 22))
    told = said(later)
    later.close()
    assert told[0] == "Depuis le 3 novembre 2026"
    assert any("→" in line for line in told[1:])


def test_what_changed_since_is_told_in_a_few_lines(home: Path) -> None:
    id = open_example(ALONE)
    aged(home, id, FIRST)
    session = open_session(id, SECOND)
    session.edit("incomes[0].amount", Money(90000))
    session.edit("household.phone", "01 02 03 04 05")
    session.close()
    again = open_session(id, SECOND)
    told = said(again)
    again.close()
    assert told[0] == "Depuis le 3 novembre 2026"
    assert len(told) <= MOST_LINES + 1
    text = "\n".join(told)
    assert "Capacité de remboursement" in text
    assert "et " in told[-1] or "Téléphone" in text


def test_what_the_last_visit_changed_is_told_when_nothing_did_since(home: Path) -> None:
    id = new_dossier()
    aged(home, id, date(2026, 10, 5))
    session = open_session(id, FIRST)
    session.edit("household.phone", "01 02 03 04 05")
    session.close()
    folder = home / "dossiers" / id
    noon = datetime(2026, 11, 3, 12, tzinfo=UTC).timestamp()
    os.utime(folder / "dossier.json", (noon, noon))
    (home / "index.json").unlink()
    again = open_session(id, SECOND)
    told = said(again)
    again.close()
    assert told == [
        "Rien n’a changé depuis le 3 novembre 2026. Ce jour-là",
        "Téléphone : ajouté (01 02 03 04 05)",
    ]


def test_a_line_of_one_partner_alone_and_a_private_note_are_not_told(home: Path) -> None:
    id = open_example("couple-surendettement")
    aged(home, id, FIRST)
    session = open_session(id, SECOND)
    session.edit("casework.private_notes", "SECRET")
    place = session.add("debts", {"id": "d77", "kind": "microcredit", "balance": "987.65"})
    session.edit(f"{place}.private", True)
    told = "\n".join(said(session))
    session.close()
    assert "SECRET" not in told
    assert "987,65" not in told
    assert "1 ligne" not in told


@pytest.mark.slow
def test_it_stands_above_the_page_until_it_is_read(home: Path) -> None:
    id = open_example(ALONE)
    aged(home, id, FIRST)

    async def look(person: Person) -> None:
        assert "depuis le 3 novembre 2026" in person.screen("since").lower()
        assert "Alt+H : tout voir" in person.screen("since")
        before = person.path
        await person.press("escape")
        assert person.screen("since") == ""
        assert person.path == before
        assert person.work.dossier == kept(id)

    at_the_keyboard(look, id=id, size=(80, 24))


def kept(id: str) -> Dossier:
    return dossier_store().read(id)


def test_what_a_killed_visit_wrote_is_of_that_visit(home: Path) -> None:
    id = new_dossier()
    killed = open_session(id, FIRST)
    killed.edit("household.phone", "01 02 03 04 05")
    assert killed.flush()
    killed.opened.close()
    aged(home, id, FIRST)
    noon = datetime(2026, 11, 3, 12, tzinfo=UTC).timestamp()
    (draft,) = (home / "dossiers" / id).glob("draft*")
    os.utime(draft, (noon, noon))
    again = open_session(id, SECOND)
    assert again.can_undo
    assert said(again) == ["Rien n’a changé depuis le 3 novembre 2026."]
    again.edit("household.phone", "06 07 08 09 10")
    assert said(again)[1] == "Téléphone : 01 02 03 04 05 → 06 07 08 09 10"
    again.close()
