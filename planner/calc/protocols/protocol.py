"""A protocol: the steps of a scheme, who takes them, by when, and how it ends. Data, not code.

A scheme (*dispositif*) is what a CCAS and its partners agreed to do for the households that are
designated to it. An organisation writes its own in TOML (``[[protocol]]``, ``docs/protocols.md``)
and the program runs it: nothing in the code knows one scheme by name.

Steps hang on one another. ``after`` names what a step waits for: ``entry`` (the designation),
``exit`` (the household left the scheme), ``end`` (the planned end of a measure), or other steps.
Its delay runs from the day on which that happened. ``when`` says in which cases the step is taken
at all: one of the conditions must hold, and all that a condition names.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from planner.calc.dossier.casework import AidKind
from planner.calc.dossier.common import Day, Identifier, Model
from planner.calc.dossier.followup_kinds import Channel, Designator, Matter, Topic
from planner.calc.dossier.record import Record, RecordId, Text

__all__ = [
    "END",
    "ENTRY",
    "EXIT",
    "Actor",
    "CommissionRule",
    "Condition",
    "Decision",
    "Delay",
    "EligibleRule",
    "EntryRule",
    "Evaluation",
    "ExitKind",
    "ExitSign",
    "Measure",
    "Member",
    "Outcome",
    "PartnerKind",
    "Protocol",
    "PublishedFigure",
    "Role",
    "Roll",
    "Step",
]

ENTRY, EXIT, END = "entry", "exit", "end"
"""What a step may hang on beside other steps."""


class Actor(StrEnum):
    """Who takes a step."""

    CCAS = "ccas"
    DEPARTMENT = "department"
    HOUSEHOLD = "household"
    LANDLORD = "landlord"
    COMMISSION = "commission"
    PARTNER = "partner"


class Role(StrEnum):
    """What a step is in any protocol: evaluation counts by role, never by the name of a step."""

    CONTACT = "contact"
    VISIT = "visit"
    DIAGNOSIS = "diagnosis"
    CONTRACT = "contract"
    VALIDATION = "validation"
    INFORMATION = "information"
    APPOINTMENT = "appointment"
    REVIEW = "review"
    CLOSING_REVIEW = "closing_review"
    PRESENTATION = "presentation"
    FOLLOW_UP = "follow_up"


class Roll(StrEnum):
    """What becomes of a delay that ends on a Saturday, a Sunday or a public holiday."""

    NONE = "none"
    NEXT = "next_working_day"
    PREVIOUS = "previous_working_day"


class Delay(Model):
    """So many days, weeks, working days or months: exactly one of them, zero for "that very day".

    A delay in days does not count the first day; in months it ends on the same day number or on
    the last day of a shorter month; in working days it counts neither Saturday, Sunday nor holiday.
    """

    days: Annotated[int, Field(ge=0, le=3660)] | None = None
    weeks: Annotated[int, Field(ge=0, le=520)] | None = None
    working_days: Annotated[int, Field(ge=0, le=2600)] | None = None
    months: Annotated[int, Field(ge=0, le=120)] | None = None
    roll: Roll = Roll.NONE


class Condition(Model):
    """All that is named must hold.

    ``step`` was done, with one of ``outcomes`` when some are named (the kind of an exit for
    ``exit``); ``advised`` is an aid that the aid plan advises; ``topic`` one of the entry's.
    """

    step: Identifier | None = None
    outcomes: tuple[Identifier, ...] = ()
    advised: AidKind | None = None
    topic: Topic | None = None


class Outcome(Model):
    """One thing that may come of a step."""

    id: Identifier
    label: Text
    label_en: Text


class Step(Model):
    """One step. ``contacts`` are the entries of the contact log that do it by themselves;
    ``passages`` says that a decision of the commission does it.

    ``apart_hours`` asks that a visit be made at another hour than the one it hangs on; ``met`` that
    somebody was met or spoken to. ``optional`` is never late; ``repeat`` makes it come back, until
    the end of the measure or the exit.
    """

    id: Identifier
    label: Text
    label_en: Text
    actor: Actor = Actor.CCAS
    role: Role | None = None
    after: Annotated[tuple[Identifier, ...], Field(min_length=1)] = (ENTRY,)
    within: Delay | None = None
    when: tuple[Condition, ...] = ()
    outcomes: tuple[Outcome, ...] = ()
    contacts: tuple[Channel, ...] = ()
    passages: bool = False
    met: bool = False
    apart_hours: Annotated[int, Field(ge=1, le=12)] | None = None
    optional: bool = False
    repeat: Delay | None = None
    documents: tuple[Text, ...] = ()
    documents_en: tuple[Text, ...] = ()
    note: Text | None = None


class ExitSign(StrEnum):
    """How an exit counts in the year's figures."""

    POSITIVE = "positive"
    NEGATIVE = "negative"
    NEUTRAL = "neutral"


class ExitKind(Model):
    """One way out. ``accompanied`` says that the CCAS stays beside the household after it;
    ``common_agreement`` that the members of the commission agree on it together.
    """

    id: Identifier
    label: Text
    label_en: Text
    sign: ExitSign
    accompanied: bool = False
    common_agreement: bool = False


class EligibleRule(Model):
    """A case in which the household is followed; the first that holds gives its priority (1 first).

    Each fact that is written must be the entry's: known to the département's social service, asking
    for help, already supported for its arrears, asked for by the département, isolated (no child).
    """

    id: Identifier
    label: Text
    label_en: Text
    priority: Annotated[int, Field(ge=1, le=9)] = 1
    known: bool | None = None
    asks: bool | None = None
    supported: bool | None = None
    asked_by_department: bool | None = None
    isolated: bool | None = None


class EntryRule(Model):
    """Who designates, for what, and who is followed.

    ``any_topic``: at least one of these must be there (a side of health, not arrears alone).
    ``isolated_first``: at the same priority, households without a child come first.
    """

    designated_by: tuple[Designator, ...] = ()
    any_topic: tuple[Topic, ...] = ()
    eligible: tuple[EligibleRule, ...] = ()
    isolated_first: bool = False


class Measure(Model):
    """A measure that is set for a time: its possible lengths in months, how often it is renewed."""

    durations: Annotated[tuple[Annotated[int, Field(ge=1, le=60)], ...], Field(min_length=1)]
    renewals: Annotated[int, Field(ge=0, le=20)] | None = None
    renewal_condition: Text | None = None
    renewal_condition_en: Text | None = None


class PartnerKind(StrEnum):
    """What a member of a commission is: it limits what it may ever be told."""

    CCAS = "ccas"
    COORDINATOR = "coordinator"
    LANDLORD = "landlord"
    DEPARTMENT = "department"
    CAF = "caf"
    HEALTH = "health"
    ELDERLY = "elderly"
    MUNICIPALITY = "municipality"
    PREFECTURE = "prefecture"
    ASSOCIATION = "association"


class Member(Model):
    """A member of the commission and what it may be told at most.

    ``signatory`` signed the agreement and sits each time; others are invited when a situation
    needs them. A landlord is a member of its own: two landlords never see each other's tenants.
    """

    id: Identifier
    label: Text
    label_en: Text
    kind: PartnerKind
    signatory: bool = True
    sees: tuple[Matter, ...] = ()


class Decision(Model):
    """What a commission may decide of a situation; ``exit`` names the exit it leads to."""

    id: Identifier
    label: Text
    label_en: Text
    exit: Identifier | None = None
    watch: bool = False


class CommissionRule(Model):
    """The commission: how often it sits, its members, what it decides."""

    label: Text
    label_en: Text
    every: Delay | None = None
    members: tuple[Member, ...] = ()
    decisions: tuple[Decision, ...] = ()


class PublishedFigure(Model):
    """A figure of the year's report, by the name of its rule, in the words of this scheme."""

    id: Identifier
    label: Text | None = None
    label_en: Text | None = None


class Evaluation(Model):
    """What the scheme publishes, and the months after its start at which it is looked at.

    ``duration_bands`` are the first months of each band of length but the first (6, 12, 24: under
    6 months, 6 to 11, 12 to 23, 24 and more). ``hidden_below`` hides the cells of a breakdown by
    a trait of people that hold fewer households than this: 3 at least, below which a hidden number
    can only be one.
    """

    figures: Annotated[tuple[PublishedFigure, ...], Field(min_length=1)]
    started: Day | None = None
    at_months: tuple[Annotated[int, Field(ge=1, le=120)], ...] = ()
    duration_bands: tuple[Annotated[int, Field(ge=1, le=240)], ...] = (6, 12, 24)
    hidden_below: Annotated[int, Field(ge=3, le=50)] = 5


class Protocol(Record):
    """A whole protocol. ``note_en`` is its note in English."""

    note_en: Text | None = None
    territory: RecordId | None = None
    entry: EntryRule = EntryRule()
    measure: Measure | None = None
    steps: Annotated[tuple[Step, ...], Field(min_length=1, max_length=100)]
    exits: Annotated[tuple[ExitKind, ...], Field(min_length=1, max_length=40)]
    commission: CommissionRule | None = None
    evaluation: Evaluation

    def step(self, id: str) -> Step | None:
        """The step of that id."""
        return next((step for step in self.steps if step.id == id), None)

    def exit_kind(self, id: str) -> ExitKind | None:
        """The way out of that id."""
        return next((kind for kind in self.exits if kind.id == id), None)

    def member(self, id: str) -> Member | None:
        """The member of the commission of that id."""
        members = self.commission.members if self.commission else ()
        return next((member for member in members if member.id == id), None)

    def decision(self, id: str) -> Decision | None:
        """The decision of the commission of that id."""
        decisions = self.commission.decisions if self.commission else ()
        return next((decision for decision in decisions if decision.id == id), None)
