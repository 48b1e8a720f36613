"""The criteria about what stands beside the aid: over-indebtedness, an ASLL, the landlord.

A regulation may leave out a household whose file of over-indebtedness runs, ask for its decision,
or wait for its measures; it may tie its money to a housing support measure, which nobody can be
forced to accept; and it may ask the landlord to bear a part.
"""

from __future__ import annotations

from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.diagnosis.over_indebtedness import FileState
from planner.calc.dossier.casework import Wish
from planner.calc.figure import Figure, WithDerivation
from planner.calc.schemes.fsl_criterion import Criterion, State
from planner.calc.schemes.fsl_debt import landlord_type
from planner.calc.schemes.fsl_profile import AsllLink, FslProfile
from planner.calc.schemes.fsl_words import OverIndebtedness

__all__ = ["beside", "over_indebtedness_file"]

_RUNNING = frozenset({FileState.FILED, FileState.ADMISSIBLE, FileState.MEASURES})
_WISHES = {Wish.YES: State.MET, Wish.NO: State.NOT_MET}


def beside(
    r: WithDerivation, diagnosis: Diagnosis, profile: FslProfile, debt: Figure
) -> list[Criterion]:
    """The file of over-indebtedness, the support measure and the landlord's part."""
    return [
        over_indebtedness_file(diagnosis, profile.over_indebtedness),
        *_support(r, diagnosis, profile.asll, debt),
        _landlord(r, diagnosis, profile),
    ]


def over_indebtedness_file(diagnosis: Diagnosis, rule: OverIndebtedness | None) -> Criterion:
    """What a file of over-indebtedness does to a request."""
    if rule is None:
        return Criterion("over_indebtedness", State.UNKNOWN)
    state = diagnosis.file.state
    if state not in _RUNNING:
        return Criterion("over_indebtedness", State.MET)
    if rule is OverIndebtedness.EXCLUDE:
        return Criterion("over_indebtedness", State.NOT_MET)
    if rule is OverIndebtedness.AFTER_PLAN:
        met = State.MET if state is FileState.MEASURES else State.NOT_MET
        return Criterion("over_indebtedness", met, waits=True)
    return Criterion("over_indebtedness", State.TO_PROVE)


def _support(
    r: WithDerivation, diagnosis: Diagnosis, rule: AsllLink | None, debt: Figure
) -> list[Criterion]:
    if rule is None:
        return [Criterion("asll_required", State.UNKNOWN)]
    above = rule.required_above
    tied = rule.required or (above is not None and debt.money > above)
    if not tied:
        return []
    wish = diagnosis.dossier.casework.asll_wish
    state = State.TO_PROVE if wish is None else _WISHES.get(wish, State.TO_PROVE)
    figures = () if above is None else (debt, r.given("asll_above", above))
    return [Criterion("asll_required", state, figures=figures)]


def _landlord(r: WithDerivation, diagnosis: Diagnosis, profile: FslProfile) -> Criterion:
    if profile.landlord_share is None:
        return Criterion("landlord_share", State.UNKNOWN)
    share = profile.landlord_share.get(landlord_type(diagnosis))
    if not share:
        return Criterion("landlord_share", State.MET)
    asked = r.given("landlord_share", share)
    return Criterion("landlord_share", State.TO_PROVE, None, share, (asked,))
