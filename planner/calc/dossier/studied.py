"""The scenarios studied with the family: what may change, switched on in up to three columns.

They are kept with the dossier, so that a talk taken up again a week later begins where it stopped.
They change no figure of the plan: a scenario is only looked at. A change that points at a line
names the line too, since lines move when another is taken away.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from planner.calc.dossier.common import Amount, Model, MonthField, Name

__all__ = ["LeverKind", "Studied", "StudiedChange"]


class LeverKind(StrEnum):
    """What may change, in the stated order."""

    RIGHT_OPENED = "right_opened"
    ALLOWANCE_RESTORED = "allowance_restored"
    BACK_PAYMENT = "back_payment"
    DIRECT_PAYMENT = "direct_payment"
    LUMP_SPREAD = "lump_spread"
    CHARGE_LOWERED = "charge_lowered"
    INSTALMENT_RENEGOTIATED = "instalment_renegotiated"
    PLAN_REVIEWED = "plan_reviewed"
    REMISSION = "remission"
    FSL_GRANT = "fsl_grant"
    FSL_LOAN = "fsl_loan"
    CHEAPER_DWELLING = "cheaper_dwelling"
    OVER_INDEBTEDNESS = "over_indebtedness"


class StudiedChange(Model):
    """One change. ``line`` is the kind and the name of the line at ``path``, ``own`` whether the
    counsellor told it (its sums are then its own); the other fields are those of a lever.
    """

    kind: LeverKind
    path: Name = ""
    line: Name = ""
    detail: Name = ""
    amount: Amount | None = None
    monthly: Amount | None = None
    start: MonthField | None = None
    own: bool = False


class Studied(Model):
    """``columns`` beside the situation as it is, and the changes told that no column counts."""

    columns: Annotated[tuple[tuple[StudiedChange, ...], ...], Field(max_length=3)] = ()
    aside: tuple[StudiedChange, ...] = ()
