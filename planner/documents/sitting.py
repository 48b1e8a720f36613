"""The agenda or the minutes of a commission for one partner, as a PDF."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.calc.protocols.protocol import Member, Protocol
from planner.calc.protocols.situation import Situation
from planner.documents.engine import pdf
from planner.documents.letterhead import Letterhead
from planner.views import formats
from planner.views.i18n import speaking
from planner.views.sittings import heading, secrecy, situation_rows, situation_title
from planner.views.words.protocols import called

__all__ = ["sitting_pdf"]


def sitting_pdf(
    situations: Sequence[Situation],
    protocol: Protocol,
    member: Member,
    on: date,
    letterhead: Letterhead,
    *,
    minutes: bool = False,
) -> bytes:
    """The paper, in French. It is made of situations cut down to that partner, and nothing else."""
    with speaking("fr"):
        present = protocol.commission.members if protocol.commission is not None else ()
        data = {
            "title": heading(protocol, on, minutes=minutes),
            "organisation": letterhead.data(),
            "notice": secrecy(member),
            "footer": f"{called(member)} · {formats.day(on)}",
            "page_word": "page",
            "empty": "" if situations else "Aucune situation ne vous est partagée pour ce jour.",
            "situations": [
                {
                    "title": situation_title(situation),
                    "first": "Première présentation." if situation.new and not minutes else "",
                    "rows": [
                        list(row) for row in situation_rows(situation, protocol, minutes=minutes)
                    ],
                }
                for situation in situations
            ],
            "present_heading": "Membres signataires présents" if minutes else "",
            "present": [called(one) for one in present if one.signatory] if minutes else [],
        }
    return pdf("sitting", data, on)
