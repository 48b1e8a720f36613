"""From which month the application becomes possible, and what the household does until then.

Time opens what time has closed: months of resumed rent, the delay since the last aid, the aids that
leave a sliding window. The request is possible from the latest of these months. Where the bands of
a regulation are written both by amount of debt and by number of residual rents, each reading has
its own month, and the later one is kept: a request sent too early is refused.
"""

from __future__ import annotations

from planner.calc.calendar import Month, add_months
from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.dossier.casework import PastAid
from planner.calc.figure import Figure
from planner.calc.results import Reason
from planner.calc.schemes.fsl_criterion import Criterion, State
from planner.calc.schemes.fsl_debt import received_before
from planner.calc.schemes.fsl_loan import room_for_a_loan_from
from planner.calc.schemes.fsl_profile import FslProfile
from planner.calc.schemes.fsl_rules import Resumption
from planner.calc.values import dataclass

__all__ = ["BandReading", "Opening", "Wait", "how_it_goes", "opening", "resumed_from"]


@dataclass(frozen=True, slots=True)
class Wait:
    """A criterion that time opens, from ``month``; None where the dossier does not say when."""

    criterion: str
    month: Month | None


@dataclass(frozen=True, slots=True)
class BandReading:
    """Months of resumed rent asked by one reading of the bands (``amount``, ``residual_rents``),
    and the month from which the request is then possible.
    """

    by: str
    asked: int
    month: Month | None


@dataclass(frozen=True, slots=True)
class Opening:
    """When the request can be sent. ``month`` is None when something that waits has no date."""

    now: bool
    month: Month | None
    waits: tuple[Wait, ...]
    bands: tuple[BandReading, ...]
    until_then: tuple[Reason, ...]


def opening(
    diagnosis: Diagnosis,
    profile: FslProfile,
    found: tuple[Criterion, ...],
    debt: Figure,
    loan: Figure | None = None,
) -> Opening:
    """The month of the request by the criteria that time opens; ``loan`` is what would be lent."""
    waits = tuple(
        Wait(each.id, _from(diagnosis, profile, each, loan))
        for each in found
        if each.waits and each.state is State.NOT_MET
    )
    months = [wait.month for wait in waits if wait.month is not None]
    known = len(months) == len(waits)
    month = max([diagnosis.month, *months]) if known else None
    bands = _bands(diagnosis, profile.resumption, debt)
    return Opening(not waits, month, waits, bands, _until_then(profile, found))


def resumed_from(diagnosis: Diagnosis, asked: int) -> Month:
    """The month after the last one of the run that is asked for.

    The run holds the month under way when it is paid; a household of which nothing says that it
    has paid again begins with the next month.
    """
    return diagnosis.month.plus(max(0, asked - (diagnosis.arrears.resumed or 0) + 1))


def _from(
    diagnosis: Diagnosis, profile: FslProfile, each: Criterion, loan: Figure | None
) -> Month | None:
    past = sorted(
        (aid for _place, aid in received_before(diagnosis)),
        key=lambda aid: aid.on,
    )
    if each.id == "resumption":
        return resumed_from(diagnosis, int(each.limit))
    if each.id == "frequency" and past:
        return Month.of(add_months(past[-1].on, int(each.limit)))
    if each.id == "rolling_cap":
        return _out_of_the_window(diagnosis, profile, past)
    if each.id == "loan_terms" and loan is not None:
        return room_for_a_loan_from(diagnosis, profile.loan, loan.money)
    return None


def _out_of_the_window(
    diagnosis: Diagnosis, profile: FslProfile, past: list[PastAid]
) -> Month | None:
    """When enough aids have left the window for one more."""
    rolling = profile.aid.rolling if profile.aid else None
    if rolling is None or rolling.max_aids is None:
        return None
    since = add_months(diagnosis.on, -rolling.window_months)
    inside = [aid for aid in past if aid.on > since]
    leaving = inside[len(inside) - rolling.max_aids]
    return Month.of(add_months(leaving.on, rolling.window_months))


def _bands(diagnosis: Diagnosis, rule: Resumption | None, debt: Figure) -> tuple[BandReading, ...]:
    """Each reading of the bands apart, where there are bands."""
    if rule is None or not rule.bands:
        return ()
    residual = diagnosis.budget.net_rent.money
    found: list[BandReading] = []
    if any(band.max_amount is not None for band in rule.bands):
        asked = next(
            (
                band.months
                for band in rule.bands
                if band.max_amount is None or debt.money <= band.max_amount
            ),
            rule.bands[-1].months,
        )
        found.append(_reading(diagnosis, "amount", asked))
    if residual.cents > 0 and any(band.max_residual_rents is not None for band in rule.bands):
        asked = next(
            (
                band.months
                for band in rule.bands
                if band.max_residual_rents is None
                or debt.money <= residual * band.max_residual_rents
            ),
            rule.bands[-1].months,
        )
        found.append(_reading(diagnosis, "residual_rents", asked))
    return tuple(found)


def _reading(diagnosis: Diagnosis, by: str, asked: int) -> BandReading:
    resumed = diagnosis.arrears.resumed
    if resumed is not None and resumed >= asked:
        return BandReading(by, asked, diagnosis.month)
    return BandReading(by, asked, resumed_from(diagnosis, asked))


def _until_then(profile: FslProfile, found: tuple[Criterion, ...]) -> tuple[Reason, ...]:
    """What is to be done before the request is sent, in order."""
    reasons: list[Reason] = []
    for each in found:
        if each.id == "resumption" and each.state in (State.NOT_MET, State.TO_PROVE):
            left = int(each.limit) - int(each.value or 0)
            if left > 0:
                reasons.append(Reason("fsl_until_pay_rent", {"months": left}))
        elif each.id == "loan_repaid" and each.state is State.NOT_MET:
            reasons.append(Reason("fsl_until_loan_repaid"))
        elif each.preferred:
            continue
        elif each.id.startswith("prior_step.") and each.state is not State.MET:
            reasons.append(Reason("fsl_until_step", {"criterion": each.id}))
    return (*reasons, *how_it_goes(profile))


def how_it_goes(profile: FslProfile) -> tuple[Reason, ...]:
    """Who files the request, and its delays, as far as the regulation says."""
    rule = profile.procedure
    if rule is None:
        return ()
    found = (
        [] if rule.filed_by is None else [Reason("fsl_filed_by", {"filer": rule.filed_by.value})]
    )
    found += [
        Reason(id, {"days": days})
        for id, days in (
            ("fsl_complete_within", rule.complete_within_days),
            ("fsl_decided_within", rule.decided_within_days),
            ("fsl_agreement_within", rule.agreement_returned_within_days),
        )
        if days is not None
    ]
    return tuple(found)
