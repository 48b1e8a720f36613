"""What a partner reads, on the paper itself: over generated dossiers, its matters and no other."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from planner.calc.dossier import Dossier
from planner.calc.dossier.followup import Passage, Sharing
from planner.calc.dossier.followup_kinds import Matter, Topic
from planner.calc.protocols.ceilings import ceiling
from planner.calc.protocols.protocol import Member, Protocol
from planner.calc.protocols.sitting import agenda, minutes, seen_by
from planner.views.sittings import sitting_blocks
from tests.calc.protocols.entries import PROTOCOLS, followups
from tests.calc.protocols.test_commission import DAY, PEOPLE, WORDS, situated
from tests.dossier.strategies import dossiers

WITH_COMMISSION = sorted(id for id, one in PROTOCOLS.items() if one.commission)
INFORMED = DAY - timedelta(days=30)


def read(dossier: Dossier, protocol: Protocol, member: Member, *, after: bool) -> str:
    """The paper as it is read, as one text."""
    items = (minutes if after else agenda)([dossier], protocol, DAY)
    seen = seen_by(items, protocol, member, DAY)
    return str(sitting_blocks(seen, protocol, member, DAY, minutes=after))


@pytest.mark.slow
@settings(max_examples=25)
@given(st.sampled_from(WITH_COMMISSION), st.data(), dossiers(), st.booleans())
def test_a_paper_holds_the_marks_of_what_that_partner_may_know_and_no_other(
    id: str, data: st.DataObject, dossier: Dossier, after: bool
) -> None:
    """Two entries of one household: what is shared in one tells nothing of the other."""
    protocol = PROTOCOLS[id]
    assert protocol.commission is not None
    member = data.draw(st.sampled_from(protocol.commission.members))
    other = data.draw(st.sampled_from(protocol.commission.members))
    matters = frozenset(data.draw(st.sets(st.sampled_from(Matter))))
    informed = data.draw(st.sampled_from([None, INFORMED, DAY + timedelta(days=1)]))
    shared = (Sharing(partner=other.id, matters=tuple(sorted(matters)), informed_on=informed),)
    drawn = data.draw(followups(protocol))
    first = situated().followup.entries[0]
    passage = Passage(on=DAY, decision="go_on", text="marque-decision")
    entry = first.but(
        protocol=id,
        topics=(Topic.HEALTH, Topic.RENT_ARREARS),
        sharing=shared,
        passages=(passage,) if after else (),
    )
    untold = drawn.entries[0].but(
        told=tuple(one.but(text=f"tu-{one.text}") for one in first.told),
        sharing=(Sharing(partner=member.id, matters=tuple(Matter)),),
    )
    whole = dossier.but(household=PEOPLE, followup=drawn.but(entries=(entry, untold)))
    text = read(whole, protocol, member, after=after)
    may = matters & frozenset(member.sees) & ceiling(member.kind)
    if other.id != member.id or informed != INFORMED:
        may = frozenset()
    marked = {matter for matter, word in WORDS.items() if word in text}
    if not after:
        marked -= {Matter.DECISION}
        may -= {Matter.DECISION}
    assert marked == may - {Matter.HOUSEHOLD}
    assert ("1 enfant" in text) == (Matter.HOUSEHOLD in may)
    assert "tu-marque" not in text
    assert "Prenom-" not in text
    assert "Nom-enfant" not in text
    for note in (whole.casework.private_notes, whole.id):
        assert len(note) < 6 or note not in text
