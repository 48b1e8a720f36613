"""The rent account: what the landlord's statement says, line by line.

Debits are what falls due (rent, charges, regularisation, SLS, repairs, and the fees that the law
strikes); credits are what pays it. The rules that read it are in ``calc.arrears``.
"""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.calc.dossier.common import Amount, Day, Evidence, Model, MonthField, Name, Note

__all__ = ["CREDITS", "DEBITS", "AccountKind", "AccountLine", "Imputation", "RentAccount"]


class AccountKind(StrEnum):
    """Nature of a movement of the rent account."""

    RENT = "rent"
    CHARGES = "charges"
    REGULARISATION = "regularisation"
    SLS = "sls"
    REPAIRS = "repairs"
    FEE = "fee"
    COURT_COSTS = "court_costs"
    PENALTY = "penalty"
    PAYMENT = "payment"
    HOUSING_BENEFIT = "housing_benefit"
    RLS = "rls"
    FSL = "fsl"
    REMISSION = "remission"


DEBITS = frozenset(
    {
        AccountKind.RENT,
        AccountKind.CHARGES,
        AccountKind.REGULARISATION,
        AccountKind.SLS,
        AccountKind.REPAIRS,
        AccountKind.FEE,
        AccountKind.COURT_COSTS,
        AccountKind.PENALTY,
    }
)
CREDITS = frozenset(AccountKind) - DEBITS


class Imputation(StrEnum):
    """Which month a payment pays first when the debtor named none (C. civ. 1342-10)."""

    OLDEST = "oldest"
    CURRENT_FIRST = "current_first"


class AccountLine(Model):
    """One movement. ``settles`` names the month that the debtor said a payment is for."""

    date: Day
    kind: AccountKind
    amount: Amount
    settles: MonthField | None = None
    label: Name = ""
    row: Annotated[int, Field(ge=1)] | None = None

    @model_validator(mode="after")
    def _settles_is_for_credits(self) -> Self:
        if self.settles is not None and self.kind in DEBITS:
            raise PydanticCustomError("settles_on_debit", "settles on a debit")
        return self


class RentAccount(Model):
    """The account as it stands, or a rough balance when no statement is at hand.

    ``opening_balance`` is a balance brought forward whose content is unknown: kept apart, never
    silently turned into rent. ``rough_balance`` is a legal answer ("about 900"), used only when
    there are no lines.
    """

    lines: Annotated[tuple[AccountLine, ...], Field(max_length=5000)] = ()
    imputation: Imputation = Imputation.OLDEST
    statement_on: Day | None = None
    opening_balance: Amount | None = None
    rough_balance: Amount | None = None
    evidence: Evidence = Evidence()
    note: Note = ""
