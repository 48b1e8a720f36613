"""What the scale of the rental allowance needs to know of a household and of its dwelling.

The same scale is paid under three names: APL in a conventioned dwelling, ALF with a dependant, ALS
otherwise. A *conventioned* dwelling is one whose landlord signed an agreement with the State.
"""

from __future__ import annotations

from enum import StrEnum

from planner.calc.housing.family import Family
from planner.calc.money import ZERO, Money
from planner.calc.values import dataclass

__all__ = ["Benefit", "Tenancy"]


class Benefit(StrEnum):
    """The name under which the same scale is paid."""

    APL = "APL"
    ALF = "ALF"
    ALS = "ALS"


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenancy:
    """What the scale needs to know of a household and of the dwelling it rents.

    ``zone`` 1, 2 or 3 of the commune; ``rent`` EUR a month without charges, this household's own
    share, above zero; ``annual_resources`` the resource base, EUR a year; ``dependants`` 0 to 20;
    ``rls`` the monthly *réduction de loyer de solidarité*, which counts only in a conventioned
    dwelling of a social landlord; ``aah_or_aeeh`` says that the applicant or the partner receives
    the AAH or the household the AEEH; ``overseas`` that the dwelling is in an overseas département.
    Raises ``ValueError`` for anything else, and for a room in a flat share, which the rule does not
    know.
    """

    zone: int
    rent: Money
    annual_resources: Money
    dependants: int = 0
    couple: bool = False
    furnished: bool = False
    room: bool = False
    flat_share: bool = False
    conventioned: bool = False
    social_landlord: bool = False
    rls: Money = ZERO
    aah_or_aeeh: bool = False
    overseas: bool = False

    def __post_init__(self) -> None:
        if self.zone not in (1, 2, 3):
            raise ValueError("the zone is 1, 2 or 3")
        if not 0 <= self.dependants <= 20:
            raise ValueError("dependants are 0 to 20")
        if self.rent.cents <= 0 or self.annual_resources.cents < 0 or self.rls.cents < 0:
            raise ValueError("the rent is above zero, resources and RLS are not negative")
        if self.room and self.flat_share:
            raise ValueError("a dwelling is a room or a flat share, not both")

    @property
    def benefit(self) -> Benefit:
        """APL when conventioned on the mainland, else ALF with a dependant, else ALS."""
        if self.conventioned and not self.overseas:
            return Benefit.APL
        return Benefit.ALF if self.dependants else Benefit.ALS

    @property
    def family(self) -> Family:
        """What the scale looks at in the family."""
        return Family(self.couple, self.dependants)

    @property
    def rls_counts(self) -> bool:
        """Whether an RLS is taken back from the allowance."""
        social = self.conventioned and self.social_landlord and not self.overseas
        return social and self.rls.cents > 0
