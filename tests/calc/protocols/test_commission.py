"""What a partner sees of a situation, the agenda of a sitting, and what a decision changes."""

from __future__ import annotations

import ast
import json
from datetime import date, timedelta
from pathlib import Path
from typing import Annotated, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.dossier import Dossier, Household, Person, Role
from planner.calc.dossier.common import Address
from planner.calc.dossier.followup import (
    Followup,
    Passage,
    SchemeEntry,
    Sharing,
    Told,
    Watch,
)
from planner.calc.dossier.followup_kinds import Designator, Matter, Topic
from planner.calc.money import Money
from planner.calc.protocols import situation as situation_module
from planner.calc.protocols.ceilings import ceiling
from planner.calc.protocols.protocol import PartnerKind
from planner.calc.protocols.sitting import agenda, decided, minutes, next_sitting, seen_by
from planner.calc.protocols.situation import Situation, Tells, situation_for
from planner.calc.protocols.states import EntryState, state_on
from tests.calc.protocols.entries import ALLONNES, COULAINES, PROTOCOLS, entered
from tests.dossier.strategies import dossiers

ROOT = Path(__file__).resolve().parents[3]
DAY = date(2026, 11, 17)
WITH_COMMISSION = [one for one in PROTOCOLS.values() if one.commission]


def sharing(*partners: str, matters: tuple[Matter, ...] = tuple(Matter)) -> tuple[Sharing, ...]:
    return tuple(
        Sharing(partner=partner, matters=matters, informed_on=date(2026, 9, 1))
        for partner in partners
    )


WORDS = {matter: f"marque-{matter.value}" for matter in Matter}
PEOPLE = Household(
    persons=(
        Person(
            id="a", first_name="Prenom-adulte", last_name="marque-identity", role=Role.APPLICANT
        ),
        Person(id="c", first_name="Prenom-enfant", last_name="Nom-enfant", role=Role.CHILD),
    ),
    address=Address(lines=("marque-address",), postal_code="72190", city="Coulaines"),
)


def situated(**more: object) -> Dossier:
    entry = SchemeEntry(
        id="e1",
        protocol="plateforme-logement",
        entered_on=date(2026, 9, 1),
        designated_by=Designator.LANDLORD,
        topics=(Topic.HEALTH, Topic.RENT_ARREARS),
        arrears=Money(123_456),
        sharing=sharing("bailleur-a", "psychologue", "ccas"),
        told=tuple(Told(matter=matter, text=text) for matter, text in WORDS.items()),
        passages=(Passage(on=date(2026, 9, 15), decision="go_on", text="marque-decision"),),
    )
    return Dossier(id="d1", household=PEOPLE, followup=Followup(entries=(entry.but(**more),)))


def seen(dossier: Dossier, partner: str) -> str:
    member = COULAINES.member(partner)
    assert member is not None
    found = situation_for(dossier, dossier.followup.entries[0], COULAINES, member, DAY, 1)
    return "" if found is None else found.model_dump_json()


def test_a_landlord_sees_its_tenant_and_the_debt_and_nothing_of_health_or_children() -> None:
    text = seen(situated(), "bailleur-a")
    for word in ("identity", "address", "arrears", "neighbourhood", "upkeep", "pursuit"):
        assert f"marque-{word}" in text
    for word in ("health", "administrative", "actions", "household"):
        assert f"marque-{word}" not in text
    assert "enfant" not in text
    assert "1234.56" in text


def test_who_cares_sees_no_debt_and_another_landlord_sees_no_situation_at_all() -> None:
    text = seen(situated(), "psychologue")
    assert "marque-health" in text
    assert "1234.56" not in text
    assert "marque-arrears" not in text
    assert seen(situated(), "bailleur-b") == ""
    member = COULAINES.member("bailleur-b")
    assert member is not None
    waiting = agenda([situated()], COULAINES, DAY)
    assert len(waiting) == 1
    assert seen_by(waiting, COULAINES, member, DAY) == ()


def test_arrears_alone_are_put_before_no_partner_of_a_platform_of_health() -> None:
    member = COULAINES.member("ccas")
    assert member is not None
    whole = situated()
    assert len(seen_by(agenda([whole], COULAINES, DAY), COULAINES, member, DAY)) == 1
    for topics in ((Topic.RENT_ARREARS,), ()):
        alone = situated(topics=topics)
        items = agenda([alone], COULAINES, DAY)
        assert len(items) == 1
        assert seen_by(items, COULAINES, member, DAY) == ()


def test_nothing_is_shared_before_the_household_was_told() -> None:
    untold = (Sharing(partner="ccas", matters=tuple(Matter)),)
    later = (Sharing(partner="ccas", matters=tuple(Matter), informed_on=DAY + timedelta(days=1)),)
    assert seen(situated(sharing=untold), "ccas") == ""
    assert seen(situated(sharing=later), "ccas") == ""


def test_every_field_of_a_situation_declares_what_it_tells(monkeypatch: pytest.MonkeyPatch) -> None:
    matters = situation_module._matters()
    assert set(matters) == set(Situation.model_fields)
    assert {name for name, matter in matters.items() if matter is None} == {"number", "new"}

    class Careless(Situation):
        phone: str = ""

    monkeypatch.setattr(situation_module, "Situation", Careless)
    situation_module._matters.cache_clear()
    with pytest.raises(TypeError, match="phone"):
        situation_module._matters()
    monkeypatch.undo()
    situation_module._matters.cache_clear()
    assert get_args(Annotated[int, Tells(None)])[1] == Tells(None)


def test_no_protocol_gives_a_partner_more_than_its_kind_may_have() -> None:
    for protocol in WITH_COMMISSION:
        assert protocol.commission is not None
        for member in protocol.commission.members:
            assert set(member.sees) <= ceiling(member.kind)
    landlord = ceiling(PartnerKind.LANDLORD)
    assert not landlord & {
        Matter.HEALTH, Matter.HOUSEHOLD, Matter.ADMINISTRATIVE, Matter.ACTIONS
    }  # fmt: skip


_MARKED = st.sets(st.sampled_from(Matter))


@pytest.mark.slow
@settings(max_examples=40)
@given(dossiers(), st.sampled_from(WITH_COMMISSION), st.data(), st.lists(_MARKED, max_size=3))
def test_nothing_but_what_is_allowed_reaches_a_partner_from_any_dossier(
    dossier: Dossier, protocol: object, data: st.DataObject, given_matters: list[set[Matter]]
) -> None:
    """Each matter carries a mark of its own; the marks found are those that may be told."""
    protocol = next(one for one in WITH_COMMISSION if one is protocol)
    assert protocol.commission is not None
    member = data.draw(st.sampled_from(protocol.commission.members))
    partners = [one.id for one in protocol.commission.members]
    shared = tuple(
        Sharing(
            partner=data.draw(st.sampled_from(partners)),
            matters=tuple(sorted(matters)),
            informed_on=data.draw(st.sampled_from([None, date(2026, 9, 1), date(2030, 1, 1)])),
        )
        for matters in given_matters
    )
    entry = situated().followup.entries[0].but(protocol=protocol.id, sharing=shared)
    whole = dossier.but(household=PEOPLE, followup=dossier.followup.but(entries=(entry,)))
    found = situation_for(whole, entry, protocol, member, DAY, 1)
    may = {
        matter
        for one in shared
        if one.partner == member.id and one.informed_on == date(2026, 9, 1)
        for matter in one.matters
    } & set(member.sees)
    if not may:
        assert found is None
        return
    assert found is not None
    text = found.model_dump_json()
    marked = {matter for matter, word in WORDS.items() if word in text}
    telling = set(Matter) - {Matter.HOUSEHOLD}
    assert marked == may & telling
    assert ("1234.56" in text) == (Matter.ARREARS in may)
    data_seen = json.loads(text)
    assert (data_seen["children"] is not None) == (Matter.HOUSEHOLD in may)
    for secret in ("Prenom-", "Nom-enfant", whole.casework.private_notes):
        assert len(secret) < 5 or secret not in text


def test_what_lays_a_paper_out_can_read_no_dossier() -> None:
    """The views and documents of a sitting import situations and protocols, never a dossier."""
    for place in ("views/sittings.py", "documents/sitting.py"):
        tree = ast.parse((ROOT / "planner" / place).read_text("utf-8"))
        imported = {
            node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)
        }
        assert not {name for name in imported if name.startswith("planner.calc.dossier")}, place
        assert not {name for name in imported if "storage" in name or "services" in name}, place


def test_the_agenda_takes_what_was_never_seen_what_comes_back_and_what_was_asked_for() -> None:
    new = entered(COULAINES, date(2026, 11, 2))
    back = entered(COULAINES, passages=(Passage(on=date(2026, 9, 15), decision="go_on"),))
    later = entered(
        COULAINES,
        passages=(Passage(on=date(2026, 9, 15), decision="go_on", review_on=date(2027, 1, 12)),),
    )
    asked = later.but(passages=(*later.passages, Passage(on=DAY)))
    gone = decided(back, COULAINES.decision("solved"), date(2026, 10, 6))  # type: ignore[arg-type]
    named = {"new": new, "back": back, "later": later, "asked": asked, "gone": gone}
    all_ = [Dossier(id=id, followup=Followup(entries=(entry,))) for id, entry in named.items()]
    items = agenda(all_, COULAINES, DAY)
    assert [item.dossier.id for item in items] == ["new", "back", "asked"]
    assert [item.new for item in items] == [True, False, False]
    assert agenda(all_, ALLONNES, DAY) == ()


def test_a_decision_is_a_passage_a_watch_or_an_exit_and_may_be_corrected_the_same_day() -> None:
    entry = entered(COULAINES, topics=(Topic.HEALTH,))
    watch, go_on, solved = (COULAINES.decision(id) for id in ("on_watch", "go_on", "solved"))
    assert watch is not None
    assert go_on is not None
    assert solved is not None
    watched = decided(entry, watch, DAY, text="place attendue")
    assert state_on(watched, COULAINES, DAY) is EntryState.ON_WATCH
    again = decided(watched, go_on, DAY + timedelta(days=56))
    assert again.watches == (
        Watch(since=DAY, until=DAY + timedelta(days=56), reason="place attendue"),
    )
    assert state_on(again, COULAINES, DAY + timedelta(days=60)) is EntryState.ONGOING
    corrected = decided(watched, go_on, DAY)
    assert corrected.watches == ()
    left = decided(entry, solved, DAY, agreed_by=("bailleur", "CCAS"))
    assert state_on(left, COULAINES, DAY) is EntryState.POSITIVE
    assert left.exit is not None
    assert left.exit.agreed_by == ("bailleur", "CCAS")
    assert decided(left, go_on, DAY).exit is None
    found = minutes([Dossier(id="a", followup=Followup(entries=(left,)))], COULAINES, DAY)
    assert [item.entry.exit for item in found] == [left.exit]


def test_the_next_sitting_follows_the_rhythm_of_the_commission() -> None:
    entry = entered(COULAINES, passages=(Passage(on=date(2026, 9, 15), decision="go_on"),))
    assert next_sitting([entry], COULAINES, date(2026, 11, 22)) == date(2027, 1, 15)
    assert next_sitting([entered(COULAINES)], COULAINES, DAY) is None
    assert next_sitting([entry], ALLONNES, DAY) is None
