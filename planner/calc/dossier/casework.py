"""What is said and decided in the appointment: causes, offers, wishes, consents, private notes."""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from planner.calc.dossier.common import Amount, Day, Model, MonthField, Name, Note
from planner.calc.dossier.signed import PlanPayment, SignedPlan
from planner.calc.dossier.studied import Studied
from planner.calc.dossier.support import GoalKind, SupportChoices, SupportMeasure

__all__ = [
    "AidKind",
    "Casework",
    "Commitment",
    "Consent",
    "FundPart",
    "PastAid",
    "Request",
    "RequestState",
    "Side",
    "Wish",
]


class AidKind(StrEnum):
    """What can be asked for."""

    PAYMENT_PLAN = "payment_plan"
    FSL = "fsl"
    ASLL = "asll"
    OVER_INDEBTEDNESS = "over_indebtedness"
    RIGHTS = "rights"


class Wish(StrEnum):
    """What the household answered to an offer that needs its free agreement."""

    YES = "yes"
    NO = "no"
    THINKING = "thinking"


class RequestState(StrEnum):
    """Where an application stands."""

    PREPARED = "prepared"
    SENT = "sent"
    GRANTED = "granted"
    REFUSED = "refused"


class Request(Model):
    """An application already made or prepared."""

    kind: AidKind
    state: RequestState
    on: Day | None = None
    amount: Amount | None = None
    note: Note = ""


class FundPart(StrEnum):
    """What an aid of the fund paid."""

    RENT = "rent"
    ENERGY = "energy"
    WATER = "water"
    PHONE = "phone"


class PastAid(Model):
    """An aid received before: a fund counts it in its rolling window.

    ``part`` is what an aid of the fund paid; None is taken for the rent.
    """

    kind: AidKind
    part: FundPart | None = None
    on: Day
    amount: Amount | None = None
    loan_left: Amount | None = None
    name: Name = ""


class Side(StrEnum):
    """Who makes a commitment."""

    HOUSEHOLD = "household"
    CCAS = "ccas"
    DEPARTMENT = "department"
    LANDLORD = "landlord"


class Commitment(Model):
    """One commitment of the contract, in its own words."""

    side: Side
    text: Note
    by: Day | None = None


class Consent(Model):
    """A consent to share one thing with one partner, given or refused."""

    item: Name
    partner: Name
    given: bool = False


class Casework(Model):
    """The appointment's own facts.

    ``household_offer`` is what the family said it could pay each month; ``landlord_demand`` what
    the landlord asks each month, or over ``landlord_months`` equal months. ``rent_resumed_since``
    is the first month whose full current rent was paid again without a break. ``chosen_instalment``
    is the amount decided together. ``floor`` replaces, for this household, the floor of the
    formula (EUR/month). ``signed_plan`` is the commitment in force, ``plan_payments`` what was paid
    on it. ``asll_goals`` are goals that the household and the worker choose for a support measure
    beside those that the figures show, ``asll_choices`` the words, dates and length chosen for it;
    ``asll`` is the measure once signed, with its reviews.
    ``studied`` are the scenarios looked at together: no figure of the plan counts them.
    ``private_notes`` never leave the counsellor's side.
    """

    counsellor: Name = ""
    met_on: Day | None = None
    cause: Note = ""
    household_offer: Amount | None = None
    landlord_demand: Amount | None = None
    landlord_months: Annotated[int, Field(ge=1, le=1200)] | None = None
    rent_resumed_since: MonthField | None = None
    chosen_instalment: Amount | None = None
    first_due: Day | None = None
    formula: Name = ""
    floor: Amount | None = None
    asll_wish: Wish | None = None
    over_indebtedness_wish: Wish | None = None
    objectives: tuple[Note, ...] = ()
    commitments: tuple[Commitment, ...] = ()
    requests: tuple[Request, ...] = ()
    past_aids: tuple[PastAid, ...] = ()
    consents: tuple[Consent, ...] = ()
    review_dates: tuple[Day, ...] = ()
    signed_plan: SignedPlan | None = None
    plan_payments: Annotated[tuple[PlanPayment, ...], Field(max_length=2000)] = ()
    asll_goals: Annotated[tuple[GoalKind, ...], Field(max_length=4)] = ()
    asll_choices: SupportChoices = SupportChoices()
    asll: SupportMeasure | None = None
    studied: Studied | None = None
    private_notes: Note = ""
