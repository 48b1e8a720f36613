"""Every right of a household on a day, in the order in which one counts in the next.

Family benefits and the rent reduction first, then the AAH and the ASPA, the RSA, the prime
d'activité, and last the health cover and the energy voucher. The housing allowance comes before
them all and is computed elsewhere: what is notified counts, else ``computed_allowance``. A right
found here never changes another one found before it: the RSA would change the allowance of the
next month (CCH R.822-17), which a note says and nothing iterates.

The review is total: any dossier gives one finding for each right, on any day.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date

from planner.calc.dossier.dossier import Dossier
from planner.calc.figure import Figure
from planner.calc.law import Law
from planner.calc.outcomes import Missing, NotApplicable
from planner.calc.rights.drawing import Drawn, attempted, draw
from planner.calc.rights.family_review import FamilyReview, family_review
from planner.calc.rights.finding import RightFinding
from planner.calc.rights.minimum_review import Means, means_of, review_ppa, review_rsa
from planner.calc.rights.other_review import (
    review_aah,
    review_aspa,
    review_c2s,
    review_rls,
    review_voucher,
)
from planner.calc.rights.situation import Situation, situation_of
from planner.calc.rights.vocabulary import RIGHTS
from planner.errors import MissingParameter

__all__ = ["review_rights"]

_OVERSEAS = "CASF L.522-1 et suivants ; CSS L.751-1 et suivants"


def review_rights(
    dossier: Dossier,
    law: Law,
    on: date,
    *,
    computed_allowance: Figure | None = None,
) -> tuple[RightFinding, ...]:
    """One finding for each of ``RIGHTS``, in that order.

    ``computed_allowance`` is the housing allowance of the month (EUR a month) by its own rule, used
    where none is notified. Never raises: what the law lacks on that day is a ``Missing``.
    """
    situation = situation_of(dossier, law, on, computed_allowance)
    if situation.overseas:
        return tuple(
            draw(situation, right, Drawn(NotApplicable("overseas", _OVERSEAS))) for right in RIGHTS
        )
    drawn, benefits = family_review(situation)
    means = _means(situation, benefits)
    others: Mapping[str, Callable[[Situation], Drawn]] = {
        "rls": review_rls,
        "aah": review_aah,
        "aspa": review_aspa,
        "rsa": lambda one: review_rsa(one, means),
        "ppa": lambda one: review_ppa(one, means),
        "c2s": review_c2s,
        "energy_voucher": review_voucher,
    }
    drawn |= {right: attempted(right, look, situation) for right, look in others.items()}
    return tuple(draw(situation, right, drawn[right]) for right in RIGHTS)


def _means(situation: Situation, benefits: FamilyReview) -> Means | Missing:
    try:
        return means_of(situation, benefits)
    except MissingParameter as absent:
        return Missing((), f"no_parameter:{absent.parameter}")
