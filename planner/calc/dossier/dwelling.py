"""The dwelling, its lease, its landlord, and the housing allowance as the CAF or MSA notified it.

The allowance notified is a fact of the dossier; the computed one stands beside it and never
replaces it. A suspended allowance is not a zero right.
"""

from enum import StrEnum
from typing import Annotated

from pydantic import Field

from planner.calc.dossier.common import (
    Address,
    Amount,
    Birth,
    Day,
    Evidence,
    Model,
    MonthField,
    Name,
    Note,
)
from planner.calc.money import ZERO

__all__ = [
    "Allowance",
    "AllowanceStatus",
    "Dwelling",
    "Landlord",
    "LandlordKind",
    "PaidTo",
    "Payer",
]


class LandlordKind(StrEnum):
    """Who lets the dwelling: what an act, a protocol or the RLS depends on."""

    SOCIAL = "social"
    PRIVATE_COMPANY = "private_company"
    PRIVATE_PERSON = "private_person"


class Landlord(Model):
    """The landlord or the agent who writes the statements."""

    name: Name = ""
    kind: LandlordKind = LandlordKind.PRIVATE_PERSON
    address: Address | None = None
    contact: Name = ""
    phone: Name = ""
    email: Name = ""


class Payer(StrEnum):
    """Who pays the housing allowance."""

    CAF = "caf"
    MSA = "msa"


class PaidTo(StrEnum):
    """Who receives the housing allowance."""

    LANDLORD = "landlord"
    TENANT = "tenant"
    NONE = "none"


class AllowanceStatus(StrEnum):
    """What happens to the allowance now."""

    PAID = "paid"
    SUSPENDED = "suspended"
    CLAIMED = "claimed"
    NOT_CLAIMED = "not_claimed"
    REFUSED = "refused"


class Allowance(Model):
    """The housing allowance as notified.

    ``amount`` is per month, as notified (for a suspended one, what was paid before).
    ``resource_base`` is the yearly base the payer used, or the counsellor's own, in euros a year.
    ``withheld`` is what the payer takes back each month for an overpayment.
    """

    amount: Amount | None = None
    payer: Payer = Payer.CAF
    number: Name = ""
    paid_to: PaidTo = PaidTo.NONE
    status: AllowanceStatus = AllowanceStatus.PAID
    suspended_since: MonthField | None = None
    resource_base: Amount | None = None
    withheld: Amount = ZERO
    evidence: Evidence = Evidence()


class Dwelling(Model):
    """The dwelling and its lease. ``rent`` is this household's share, without charges, a month.

    In a flat share ``whole_rent`` is the rent of the whole dwelling. ``sls`` is the *surloyer*;
    ``rls`` the *réduction de loyer de solidarité*. ``lease_ended`` is the day of the judgment that
    terminated the lease: the household then owes an occupation indemnity instead of a rent.
    """

    landlord: Landlord = Landlord()
    address: Address | None = None
    commune: Annotated[str, Field(pattern=r"^(?:[0-9]{5}|2[AB][0-9]{3})$")] | None = None
    zone: Annotated[int, Field(ge=1, le=3)] | None = None
    description: Name = ""
    surface: Annotated[int, Field(ge=1, le=1000)] | None = None
    conventioned: bool = False
    furnished: bool = False
    room: bool = False
    flat_share: bool = False
    whole_rent: Amount | None = None
    rent: Amount | None = None
    charges: Amount = ZERO
    rls: Amount = ZERO
    sls: Amount = ZERO
    rent_day: Annotated[int, Field(ge=1, le=31)] = 5
    lease_signed: Birth | None = None
    lease_renewed: Birth | None = None
    lease_ended: Day | None = None
    allowance: Allowance = Allowance()
    evidence: Evidence = Evidence()
    note: Note = ""

    @property
    def department(self) -> str | None:
        """The département of the commune, as the legal dates need it: ``67``, ``2A``, ``974``."""
        if not self.commune:
            return None
        return self.commune[:3] if self.commune.startswith("97") else self.commune[:2]
