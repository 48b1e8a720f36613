"""How a CCAS expresses what is left to live on: a formula of *reste à vivre*, as data.

No national rule exists: each CCAS divides the money left each month by its own count of the
household and by the days of the month, and compares the result with its own floor. A formula says
which charges are taken off, what each member of the household weighs, how many days a month has,
and which floor applies. It is not the protected minimum of over-indebtedness, which is law.

The weight of a household is either a sum over its people (``units``: the first person, the others
from an age on, the younger ones) or read from its composition (``parts``, as a métropole or a
département publishes them).
"""

from enum import StrEnum
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from planner.calc.dossier.common import Model
from planner.calc.dossier.record import Proportion, Record
from planner.calc.money import Rate

__all__ = ["LeftMoney", "Parts", "ResteAVivreFormula", "Units"]

ParameterId = Annotated[str, Field(pattern=r"^[a-z0-9_]+(\.[a-z0-9_]+)*$")]


class LeftMoney(StrEnum):
    """Which money is shared: both take every charge off, but read differently on paper.

    ``after_net_rent`` is resources without the housing allowance, less the rent net of it and the
    other charges; ``after_all_charges`` is resources with the allowance, less the whole rent and
    the other charges. They give the same amount; a profile that leaves charges out does not.
    """

    AFTER_NET_RENT = "after_net_rent"
    AFTER_ALL_CHARGES = "after_all_charges"


class Units(Model):
    """Weights of the people: the first, the others from ``adult_from`` years on, the younger."""

    first: Proportion
    older: Proportion
    younger: Proportion
    adult_from: Annotated[int, Field(ge=0, le=30)]

    def weight(self, older: int, younger: int) -> Rate:
        """The weight of a household of one first person and so many others."""
        return Rate(
            self.first.millionths
            + self.older.millionths * older
            + self.younger.millionths * younger
        )


class Parts(Model):
    """Parts by composition: without child (alone or in couple), then by number of children."""

    single: Proportion
    couple: Proportion
    children: Annotated[tuple[Proportion, ...], Field(min_length=1)]
    per_extra_child: Proportion | None = None

    def weight(self, couple: bool, children: int) -> Rate | None:
        """The parts of a household; None above the last number of children that is known."""
        if children == 0:
            return self.couple if couple else self.single
        if children <= len(self.children):
            return self.children[children - 1]
        if self.per_extra_child is None:
            return None
        extra = children - len(self.children)
        return Rate(self.children[-1].millionths + self.per_extra_child.millionths * extra)


class ResteAVivreFormula(Record):
    """One formula.

    Result = money left in the month ÷ weight ÷ days. ``days`` and ``floor`` are ids of dated
    parameters of the law data (a count of days; euros a day for one unit of weight; no floor when
    None). ``charges_left_out`` are kinds of charges that this formula does not take off;
    ``debts_taken_off`` says whether running instalments of debts are. Of several formulas marked
    ``default`` the last wins, so that an organisation's own comes before the package's.
    """

    left_money: LeftMoney
    units: Units | None = None
    parts: Parts | None = None
    days: ParameterId
    floor: ParameterId | None = None
    charges_left_out: tuple[str, ...] = ()
    debts_taken_off: bool = True
    default: bool = False

    @model_validator(mode="after")
    def _one_weight(self) -> Self:
        if (self.units is None) == (self.parts is None):
            raise PydanticCustomError("one_weight", "units or parts")
        return self
