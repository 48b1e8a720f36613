"""The criteria of a FSL regulation, one model each; ``None`` means not known everywhere."""

from typing import Annotated

from pydantic import Field, field_validator
from pydantic_core import PydanticCustomError

from planner.calc.budget.formula import Parts, Units
from planner.calc.dossier.common import Model
from planner.calc.dossier.kind_ids import CHARGE_KINDS, INCOME_KINDS
from planner.calc.dossier.record import Euros, Percent, Proportion, Text
from planner.calc.money import Money
from planner.calc.schemes.fsl_words import (
    AbatementFor,
    Confidence,
    DebtLine,
    Divisor,
    Filer,
    LandlordType,
    Occupancy,
    Period,
    PriorStep,
    ReferenceAmount,
    RentPart,
    Term,
)

__all__ = [
    "Abatement",
    "Aid",
    "AidBand",
    "AsllLink",
    "Ceiling",
    "CeilingRow",
    "DebtRule",
    "DwellingRule",
    "EffortRatio",
    "FrequencyRule",
    "LoanTerms",
    "Procedure",
    "ReferenceShare",
    "ResourceBase",
    "Resumption",
    "ResumptionBand",
    "Rolling",
    "Shares",
    "Step",
    "Utilities",
]

MonthsCount = Annotated[int, Field(ge=0, le=600)]
DaysCount = Annotated[int, Field(ge=0, le=3660)]
Kinds = tuple[str, ...]


class Abatement(Model):
    """A share taken off the resources of some households."""

    condition: AbatementFor
    share: Percent


class ResourceBase(Model):
    """Which resources count, over which period. ``include`` lists all that counts when given."""

    period: Period | None = None
    all_occupants: bool | None = None
    include: Kinds | None = None
    exclude: Kinds | None = None
    deduct: Kinds | None = None
    abatement: Abatement | None = None
    note: Text | None = None

    @field_validator("include", "exclude", "deduct")
    @classmethod
    def _known(cls, kinds: Kinds | None) -> Kinds | None:
        unknown = [kind for kind in kinds or () if kind not in INCOME_KINDS | CHARGE_KINDS]
        if unknown:
            raise PydanticCustomError("unknown_kind", "unknown kind", {"kinds": ", ".join(unknown)})
        return kinds


class CeilingRow(Model):
    """Ceilings of a family of households, by number of children or of persons.

    ``couple`` restricts the row to couples (true) or to households of one adult (false).
    ``amounts`` begins at ``start`` children or persons, and goes on by ``per_extra`` beyond its
    last one; without ``per_extra`` nothing is known beyond. ``divided_by`` replaces the ceiling's.
    """

    couple: bool | None = None
    by_persons: bool = False
    start: Annotated[int, Field(ge=0, le=10)] = 0
    amounts: Annotated[tuple[Euros, ...], Field(min_length=1)]
    per_extra: Euros | None = None
    divided_by: Divisor | None = None

    def covers(self, couple: bool, children: int, persons: int) -> bool:
        """Whether the row gives a ceiling for a household."""
        count = persons if self.by_persons else children
        if (self.couple is not None and self.couple is not couple) or count < self.start:
            return False
        return count - self.start < len(self.amounts) or self.per_extra is not None

    def amount_for(self, children: int, persons: int) -> Money:
        """The ceiling of a household that the row covers."""
        rank = (persons if self.by_persons else children) - self.start
        if rank < len(self.amounts):
            return self.amounts[rank]
        extra = self.per_extra or Money(0)
        return self.amounts[-1] + extra * (rank - len(self.amounts) + 1)


class ReferenceShare(Model):
    """A ceiling written as a share of a national amount, for one person or unit.

    For the poverty line the share is that of the median standard of living, as INSEE writes it
    (60 %). ``year`` is the year of the figure where the regulation names one.
    """

    of: ReferenceAmount
    share: Proportion
    year: Annotated[int, Field(ge=1990, le=2100)] | None = None


class Ceiling(Model):
    """The test of resources.

    Compared: the sum of ``numerator`` (resources first, then what is added or taken off) divided
    by ``divided_by`` and by ``days``. Limit: ``amount`` for everybody, or the first of ``rows``
    that covers the household. ``strict`` is true where the regulation writes "below". A ceiling
    without any limit is known to exist and was not read (``exists``).
    """

    exists: bool = True
    numerator: tuple[Term, ...] = (Term.RESOURCES,)
    divided_by: Divisor | None = None
    units: Units | None = None
    parts: Parts | None = None
    days: Annotated[int, Field(ge=1, le=31)] | None = None
    strict: bool | None = None
    amount: Euros | None = None
    rows: tuple[CeilingRow, ...] = ()
    share_of: ReferenceShare | None = None
    lone_parent_counts_one_more: bool | None = None
    tolerance: Percent | None = None
    derogation: Text | None = None
    note: Text | None = None

    def row_for(self, couple: bool, children: int, persons: int) -> CeilingRow | None:
        """The row that gives the ceiling of a household; None when nothing is known for it."""
        return next((row for row in self.rows if row.covers(couple, children, persons)), None)

    def limit_for(self, couple: bool, children: int, persons: int) -> Money | None:
        """The ceiling of a household; None when it is not known."""
        if self.amount is not None:
            return self.amount
        row = self.row_for(couple, children, persons)
        return None if row is None else row.amount_for(children, persons)


class EffortRatio(Model):
    """Share of the resources that the rent may take: (``rent`` − aid − RLS) ÷ resources."""

    rent: RentPart
    less_housing_aid: bool | None = None
    less_rls: bool | None = None
    maximum: Percent
    strict: bool = False
    consequence: Text | None = None
    source: Text | None = None
    confidence: Confidence | None = None


class DwellingRule(Model):
    """What the dwelling must be for the household to be helped to stay in it."""

    occupancies: tuple[Occupancy, ...] | None = None
    decent: bool | None = None
    size_adapted: bool | None = None
    rent_adapted: bool | None = None
    main_residence: bool | None = None
    stays: bool | None = None
    note: Text | None = None


class DebtRule(Model):
    """Which debt may be helped.

    Months are counted in gross rents (``min_months``) or in rents net of the allowance
    (``min_residual_months``, ``max_residual_rents``). ``max_age_months`` is the age of the oldest
    month; ``max_age_months_if_back_payment`` where an allowance was claimed back.
    """

    min_months: MonthsCount | None = None
    min_residual_months: MonthsCount | None = None
    min_amount: Euros | None = None
    max_amount: Euros | None = None
    max_residual_rents: MonthsCount | None = None
    max_age_months: MonthsCount | None = None
    max_age_months_if_back_payment: MonthsCount | None = None
    excluded: tuple[DebtLine, ...] | None = None
    included: tuple[DebtLine, ...] | None = None
    aid_must_matter: bool | None = None
    note: Text | None = None


class ResumptionBand(Model):
    """Months of resumed rent asked for a debt up to an amount and a number of residual rents."""

    max_amount: Euros | None = None
    max_residual_rents: MonthsCount | None = None
    months: MonthsCount


class Resumption(Model):
    """How long the current rent must have been paid again before the fund helps.

    ``months`` for every debt, or ``bands`` from the smallest debt to the largest. ``on_residual``
    is true where the rent net of the allowance is what must be paid.
    """

    months: MonthsCount | None = None
    consecutive: bool | None = None
    on_residual: bool | None = None
    bands: tuple[ResumptionBand, ...] = ()
    note: Text | None = None


class Step(Model):
    """A step to have been taken before; ``required`` is false where it is only preferred."""

    step: PriorStep
    required: bool = True
    note: Text | None = None


class Rolling(Model):
    """A cap over a sliding window."""

    max_amount: Euros | None = None
    window_months: Annotated[int, Field(ge=1, le=120)]
    max_aids: Annotated[int, Field(ge=1, le=20)] | None = None


class AidBand(Model):
    """Share granted for a debt up to an amount."""

    max_amount: Euros | None = None
    grant_share: Percent
    note: Text | None = None


class Shares(Model):
    """What of an aid is granted and what is lent: by shares, by a cap of the grant, by bands.

    ``loan_share`` alone says the grant too: the rest.
    """

    grant_share: Percent | None = None
    grant_max: Euros | None = None
    loan_share: Percent | None = None
    loan_min_share: Percent | None = None
    bands: tuple[AidBand, ...] = ()


class Aid(Shares):
    """How much, and in which form. ``coverage`` is the share of the debt taken by landlord."""

    max_amount: Euros | None = None
    max_residual_rents: MonthsCount | None = None
    coverage: dict[LandlordType, Percent] | None = None
    rolling: Rolling | None = None
    note: Text | None = None


class LoanTerms(Model):
    """Terms of the fund's loan; ``max_cumulated_instalments`` counts its other loans too.

    ``rate`` is the yearly nominal rate: a month bears a twelfth of it on what is left.
    """

    rate: Percent | None = None
    min_months: MonthsCount | None = None
    max_months: MonthsCount | None = None
    min_instalment: Euros | None = None
    max_cumulated_instalments: Euros | None = None


class FrequencyRule(Model):
    """How often the fund helps the same household for the same thing."""

    min_months_between: MonthsCount | None = None
    previous_loan_repaid: bool | None = None
    exception: Text | None = None


class Procedure(Model):
    """How the file goes: who files it, and its delays in days."""

    filed_by: Filer | None = None
    complete_within_days: DaysCount | None = None
    decided_within_days: DaysCount | None = None
    agreement_returned_within_days: DaysCount | None = None
    urgent_path: Text | None = None
    notes: tuple[Text, ...] = ()


class AsllLink(Model):
    """Where the fund ties its money to a housing support measure (ASLL)."""

    required: bool | None = None
    required_above: Euros | None = None
    note: Text | None = None


class Utilities(Model):
    """The part of the fund for energy, water and telephone.

    ``window_months`` are the months over which its largest sums hold; without it each aid stands
    alone. ``aid``, ``loan`` and ``frequency`` are those of these debts: what the regulation writes
    for the rent is not taken for them.
    """

    energy_max: Euros | None = None
    water_max: Euros | None = None
    phone_max: Euros | None = None
    window_months: Annotated[int, Field(ge=1, le=120)] | None = None
    aid: Shares | None = None
    loan: LoanTerms | None = None
    frequency: FrequencyRule | None = None
    ceiling: Ceiling | None = None
    direct_request: bool | None = None
    note: Text | None = None
