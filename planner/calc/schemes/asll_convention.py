"""The terms of a housing support measure, as the convention of a territory or operator writes them.

Loi 90-449 art. 6-3: the département signs with operators, and each convention says how long a
measure may last, how often it is renewed, how often the household is met and when a review is
written. ``None`` means that it was not read.
"""

from typing import Annotated

from pydantic import Field

from planner.calc.dossier.record import Record, Text

__all__ = ["AsllConvention"]

Months = Annotated[int, Field(ge=1, le=60)]


class AsllConvention(Record):
    """One convention. ``durations`` are the months that a measure may be signed for, from the
    shortest; ``renewals`` how many times; ``longest`` the months in all.
    """

    territory: Text | None = None
    durations: Annotated[tuple[Months, ...], Field(min_length=1)]
    renewals: Annotated[int, Field(ge=0, le=20)] | None = None
    longest: Months | None = None
    meeting_every_days: Annotated[int, Field(ge=1, le=90)] = 15
    written_review_every: Months | None = None
    renewal_condition: Text | None = None
    default: bool = False
