"""The words of a follow-up: who asks for it, how one meets, what a situation is about.

A scheme (*dispositif*) is what a CCAS does for the households that somebody designates to it: its
protocol says which steps, by when. These words are shared by the dossier and by the protocols.
"""

from collections.abc import Mapping
from enum import StrEnum

__all__ = [
    "RESULTS_OF",
    "VISITS",
    "Channel",
    "ContactResult",
    "Designator",
    "GoalState",
    "HandOverKind",
    "Matter",
    "Topic",
]


class Designator(StrEnum):
    """Who designates a household to a scheme."""

    LANDLORD = "landlord"
    COMMISSION = "commission"
    CCAS = "ccas"
    SOCIAL_WORKER = "social_worker"
    DEPARTMENT = "department"
    CAF = "caf"
    HOUSEHOLD = "household"
    OTHER = "other"


class Topic(StrEnum):
    """What a situation is about; never how ill somebody is."""

    RENT_ARREARS = "rent_arrears"
    NEIGHBOURHOOD = "neighbourhood"
    UPKEEP = "upkeep"
    HEALTH = "health"
    WELL_BEING = "well_being"
    ADMINISTRATIVE = "administrative"
    FAMILY = "family"
    ACCESS = "access"


class Channel(StrEnum):
    """How the household was approached."""

    LETTER = "letter"
    TELEPHONE = "telephone"
    MESSAGE = "message"
    HOME_VISIT = "home_visit"
    MEETING = "meeting"


VISITS = frozenset({Channel.HOME_VISIT})
"""What a worker does at somebody's home, where a safety flag counts."""


class ContactResult(StrEnum):
    """What came of it. ``sent`` is a letter or a message that waits for an answer."""

    SENT = "sent"
    MET = "met"
    SPOKEN = "spoken"
    ABSENT = "absent"
    NO_ANSWER = "no_answer"
    REFUSED = "refused"


_WRITTEN = (
    ContactResult.SENT,
    ContactResult.SPOKEN,
    ContactResult.NO_ANSWER,
    ContactResult.REFUSED,
)
_FACE_TO_FACE = tuple(result for result in ContactResult if result is not ContactResult.SENT)

RESULTS_OF: Mapping[Channel, tuple[ContactResult, ...]] = {
    Channel.LETTER: _WRITTEN,
    Channel.TELEPHONE: (ContactResult.SPOKEN, ContactResult.NO_ANSWER, ContactResult.REFUSED),
    Channel.MESSAGE: _WRITTEN,
    Channel.HOME_VISIT: _FACE_TO_FACE,
    Channel.MEETING: _FACE_TO_FACE,
}
"""What may come of each way to approach a household: nobody is met by letter, no visit is sent."""


class GoalState(StrEnum):
    """Where an objective of the accompaniment stands."""

    OPEN = "open"
    REACHED = "reached"
    PARTLY = "partly"
    NOT_REACHED = "not_reached"


class HandOverKind(StrEnum):
    """A referral asks another service to step in; a hand-over leaves it the follow-up."""

    REFERRAL = "referral"
    HAND_OVER = "hand_over"


class Matter(StrEnum):
    """A part of a situation that a partner of a commission may be told, or not."""

    IDENTITY = "identity"
    ADDRESS = "address"
    HOUSEHOLD = "household"
    ARREARS = "arrears"
    NEIGHBOURHOOD = "neighbourhood"
    UPKEEP = "upkeep"
    HEALTH = "health"
    ADMINISTRATIVE = "administrative"
    ACTIONS = "actions"
    PURSUIT = "pursuit"
    DECISION = "decision"
