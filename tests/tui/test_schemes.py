"""The schemes of a dossier, noted by keyboard alone from its own screen."""

from __future__ import annotations

import pytest

from planner.calc.dossier.followup_kinds import Channel, ContactResult, Topic
from planner.services.dossiers import dossier_store
from tests.tui.driving import Person, on_a_new_dossier


async def choose(person: Person, *keys: str) -> None:
    await person.press(*keys)
    await person.settle()


@pytest.mark.slow
def test_a_designation_a_visit_and_a_step_are_noted_without_a_mouse() -> None:
    async def scene(person: Person) -> None:
        await person.press("alt+k")
        assert await person.sees("Ce dossier n’est entré dans aucun dispositif.", "schemes")
        await choose(person, "enter", "e")
        await choose(person, "enter", "d")
        assert await person.sees("Quel dispositif ?")
        await choose(person, "down", "down", "down", "enter")
        assert await person.sees("Désigné par qui ?")
        await choose(person, "enter")
        await person.type("02/11/2026", "enter")
        assert await person.sees("visite à domicile", "schemes")
        await choose(person, "enter", "c")
        assert await person.sees("Comment ?")
        await choose(person, "down", "down", "down", "enter")
        assert await person.sees("Qu’en est-il sorti ?")
        await choose(person, "down", "down", "enter")
        await person.type("10/11/2026", "enter")
        await person.type("25", "enter")
        await person.press("backspace", "backspace")
        await person.type("10 h", "enter")
        await person.type("personne ne répond", "enter")
        assert await person.sees("fait le 10/11/2026 : personne", "schemes")
        await person.press("escape")
        await person.settle()
        entry = person.work.dossier.followup.entries[0]
        assert entry.protocol == "rencontre-impayes"
        await person.press("ctrl+z")
        assert person.work.dossier.followup.contacts == ()
        await person.press("ctrl+y")

    id = on_a_new_dossier(scene)
    followup = dossier_store().read(id).followup
    (contact,) = followup.contacts
    assert (contact.channel, contact.result) == (Channel.HOME_VISIT, ContactResult.ABSENT)
    assert (contact.hour, contact.note) == (10, "personne ne répond")
    assert followup.entries[0].entered_on.isoformat() == "2026-11-02"


@pytest.mark.slow
def test_what_the_protocol_asks_of_a_situation_is_told_by_keyboard() -> None:
    """Unknown to the département, then a side of health: the platform follows it."""

    async def scene(person: Person) -> None:
        await person.press("alt+k")
        await choose(person, "enter", "d")
        assert await person.sees("Quel dispositif ?")
        await choose(person, "down", "down", "enter")
        assert await person.sees("Désigné par qui ?")
        await choose(person, "enter")
        await person.type("02/11/2026", "enter")
        assert await person.sees("à compléter : les difficultés de la situation", "schemes")
        await choose(person, "enter", "f")
        assert await person.sees("Quelle difficulté ?")
        await choose(person, "down", "down", "down", "enter")
        assert await person.sees("présentation en commission", "schemes")
        await choose(person, "enter", "k")
        assert await person.sees("Que sait-on ?")
        await choose(person, "down", "enter")
        await person.press("escape")
        await person.settle()

    (entry,) = dossier_store().read(on_a_new_dossier(scene)).followup.entries
    assert (entry.protocol, entry.topics, entry.known) == (
        "plateforme-logement", (Topic.HEALTH,), False
    )  # fmt: skip
