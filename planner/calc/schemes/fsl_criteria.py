"""Each criterion of a regulation held against a household: met, not met, to be proved, not known.

A regulation that was not read in full says nothing of a criterion: it is then *not known*, which
is told, and never taken for a pass. What the dossier does not say is *to be proved*. What time can
change (resumed rent, the delay since the last aid) is told apart, because the request is then not
refused but early.
"""

from __future__ import annotations

from planner.calc.calendar import Month, add_months
from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.diagnosis.resumption import resumed_by_account
from planner.calc.dossier.casework import AidKind
from planner.calc.dossier.dwelling import AllowanceStatus, PaidTo
from planner.calc.dossier.household import PersonStatus, age_on
from planner.calc.dossier.procedure import EventKind
from planner.calc.figure import Figure, WithDerivation
from planner.calc.living.follow import Living, follow_plan
from planner.calc.schemes.fsl_beside import beside
from planner.calc.schemes.fsl_criterion import Criterion, State
from planner.calc.schemes.fsl_debt import oldest_month, received_before
from planner.calc.schemes.fsl_profile import FslProfile
from planner.calc.schemes.fsl_resources import ceiling_test, effort
from planner.calc.schemes.fsl_rules import DebtRule, Resumption
from planner.calc.schemes.fsl_words import Exclusion, Occupancy, PriorStep

__all__ = ["Criterion", "State", "criteria", "exclusions", "months_asked"]


def criteria(
    r: WithDerivation, diagnosis: Diagnosis, profile: FslProfile, base: Figure, debt: Figure
) -> tuple[Criterion, ...]:
    """Every criterion of a regulation, in the order in which a fund looks at them.

    A type of criterion of which nothing was read is there too, as not known.
    """
    return (
        *exclusions(diagnosis, profile),
        _ceiling(r, diagnosis, profile, base),
        *_effort(r, diagnosis, profile, base),
        *_debt(r, diagnosis, profile.debt, debt),
        _resumption(diagnosis, profile.resumption, debt),
        *_steps(diagnosis, profile),
        *beside(r, diagnosis, profile, debt),
        *_frequency(diagnosis, profile),
        *_dwelling(diagnosis, profile),
    )


def _not_read(id: str) -> list[Criterion]:
    return [Criterion(id, State.UNKNOWN)]


def _met(passes: bool) -> State:
    return State.MET if passes else State.NOT_MET


def _ceiling(
    r: WithDerivation, diagnosis: Diagnosis, profile: FslProfile, base: Figure
) -> Criterion:
    if profile.ceiling is None:
        return Criterion("ceiling", State.UNKNOWN)
    test = ceiling_test(r, diagnosis, profile.ceiling, base)
    if test is None:
        return Criterion("ceiling", State.UNKNOWN)
    state = State.TO_PROVE if test.close else _met(test.passes)
    figures = (test.value, test.limit)
    return Criterion("ceiling", state, test.value.money, test.limit.money, figures)


def _effort(
    r: WithDerivation, diagnosis: Diagnosis, profile: FslProfile, base: Figure
) -> tuple[Criterion, ...]:
    if profile.effort_ratio is None:
        return tuple(_not_read("effort_ratio"))
    test = effort(r, diagnosis, profile.effort_ratio, base)
    if test is None:
        return (Criterion("effort_ratio", State.UNKNOWN),)
    figures = (test.value, test.limit)
    state = _met(test.passes)
    return (Criterion("effort_ratio", state, test.value.rate, test.limit.rate, figures),)


def _debt(
    r: WithDerivation, diagnosis: Diagnosis, rule: DebtRule | None, debt: Figure
) -> tuple[Criterion, ...]:
    if rule is None:
        return tuple(_not_read("debt"))
    found: list[Criterion] = []
    owed = debt.money
    if rule.min_amount is not None:
        state = _met(owed >= rule.min_amount)
        found.append(Criterion("debt_minimum", state, owed, rule.min_amount, (debt,)))
    if rule.max_amount is not None:
        state = _met(owed <= rule.max_amount)
        found.append(Criterion("debt_maximum", state, owed, rule.max_amount, (debt,)))
    residual = diagnosis.budget.net_rent
    for months, month in (
        (rule.min_months, diagnosis.work.rent.gross),
        (rule.min_residual_months, residual),
    ):
        if months is not None:
            least = r.times("least_debt", month, r.given("least_months", months))
            state = _met(owed >= least.money)
            found.append(Criterion("debt_minimum_months", state, owed, least.money, (debt, least)))
    if rule.max_residual_rents is not None:
        most = r.times("most_debt", residual, r.given("most_rents", rule.max_residual_rents))
        state = _met(owed <= most.money)
        found.append(Criterion("debt_residual_rents", state, owed, most.money, (debt, most)))
    found += _age(diagnosis, rule)
    if rule.aid_must_matter:
        found.append(Criterion("aid_must_matter", State.TO_PROVE))
    return tuple(found)


def _age(diagnosis: Diagnosis, rule: DebtRule) -> list[Criterion]:
    """The age of the oldest unpaid month, in months."""
    most = rule.max_age_months
    if diagnosis.allowance.back_payment is not None:
        most = rule.max_age_months_if_back_payment or most
    if most is None:
        return []
    oldest = oldest_month(diagnosis)
    if oldest is None:
        return [Criterion("debt_age", State.TO_PROVE, None, most)]
    age = diagnosis.month.minus(oldest)
    return [Criterion("debt_age", _met(age <= most), age, most)]


def months_asked(diagnosis: Diagnosis, rule: Resumption | None, debt: Figure) -> int | None:
    """How many months of resumed rent the fund asks for such a debt; None when not known.

    Of the bands by amount and by number of residual rents the first that holds both applies; a
    debt above every band asks for the longest.
    """
    if rule is None:
        return None
    if not rule.bands:
        return rule.months
    residual = diagnosis.budget.net_rent.money
    for band in rule.bands:
        by_amount = band.max_amount is None or debt.money <= band.max_amount
        by_rents = (
            band.max_residual_rents is None
            or residual.cents <= 0
            or debt.money <= residual * band.max_residual_rents
        )
        if by_amount and by_rents:
            return band.months
    return rule.bands[-1].months


def _resumption(diagnosis: Diagnosis, rule: Resumption | None, debt: Figure) -> Criterion:
    asked = months_asked(diagnosis, rule, debt)
    if asked is None:
        return Criterion("resumption", State.UNKNOWN)
    resumed = diagnosis.arrears.resumed
    if resumed is None:
        return Criterion("resumption", State.TO_PROVE, None, asked, waits=True)
    state = _met(resumed >= asked)
    if rule is not None and state is State.NOT_MET and _otherwise(diagnosis, rule, asked):
        state = State.TO_PROVE
    return Criterion("resumption", state, resumed, asked, waits=True)


def _otherwise(diagnosis: Diagnosis, rule: Resumption, asked: int) -> bool:
    """Whether the months asked for may be there in another way of counting that the regulation
    allows: not in a row, or of the household's own part while its allowance is suspended.
    """
    if rule.consecutive is False:
        return True
    allowance = diagnosis.dossier.dwelling.allowance
    suspended = allowance.status is AllowanceStatus.SUSPENDED
    if not rule.on_residual or not suspended or allowance.amount is None:
        return False
    own = resumed_by_account(diagnosis.dossier, diagnosis.on, allowance.amount.cents)
    return own is not None and own >= asked


def _steps(diagnosis: Diagnosis, profile: FslProfile) -> list[Criterion]:
    if profile.prior_steps is None:
        return _not_read("prior_steps")
    return [
        Criterion(
            f"prior_step.{step.step.value}",
            _step(diagnosis, step.step, preferred=not step.required),
            preferred=not step.required,
        )
        for step in profile.prior_steps
    ]


def _step(diagnosis: Diagnosis, step: PriorStep, *, preferred: bool) -> State:
    """What the dossier shows of a step; what it does not show is to be proved.

    A plan that is signed and broken shows that it was not kept; where this is asked for and not
    only preferred, the fund still judges why.
    """
    if step is PriorStep.PAYMENT_PLAN_KEPT:
        kept = _plan_kept(diagnosis)
        broken = State.NOT_MET if preferred else State.TO_PROVE
        return State.TO_PROVE if kept is None else State.MET if kept else broken
    dwelling = diagnosis.dossier.dwelling
    events = {event.kind for event in diagnosis.dossier.events if event.date <= diagnosis.on}
    casework = diagnosis.dossier.casework
    plan = casework.signed_plan is not None or any(
        request.kind is AidKind.PAYMENT_PLAN for request in casework.requests
    )
    done = {
        PriorStep.CCAPEX_INFORMED: EventKind.CCAPEX in events,
        PriorStep.CCAPEX_OR_BENEFIT_STOP: bool(
            events & {EventKind.CCAPEX, EventKind.ALLOWANCE_SUSPENDED}
        ),
        PriorStep.CAF_INFORMED: EventKind.LANDLORD_REPORT in events,
        PriorStep.PAYMENT_PLAN: plan,
        PriorStep.NEGOTIATION_OR_PLAN: plan,
        PriorStep.BENEFIT_PAID_TO_LANDLORD: dwelling.allowance.paid_to is PaidTo.LANDLORD,
        PriorStep.NEW_LEASE_IF_TERMINATED: dwelling.lease_ended is None,
        PriorStep.GUARANTOR_UNUSABLE: diagnosis.dossier.household.guarantor is None,
        PriorStep.BACK_PAYMENT_DEDUCTED: diagnosis.allowance.back_payment is None,
    }
    return State.MET if done.get(step, False) else State.TO_PROVE


def _plan_kept(diagnosis: Diagnosis) -> bool | None:
    """Whether the payments told keep the plan that was signed; None without a plan in force."""
    if diagnosis.dossier.casework.signed_plan is None:
        return None
    found = follow_plan(diagnosis.dossier, diagnosis.on)
    if not isinstance(found, Living) or not any(line.due <= diagnosis.on for line in found.lines):
        return None
    return found.holds


def _frequency(diagnosis: Diagnosis, profile: FslProfile) -> list[Criterion]:
    past = [aid for _place, aid in received_before(diagnosis)]
    found: list[Criterion] = []
    rule = profile.frequency
    if rule is not None and rule.min_months_between is not None:
        last = max((aid.on for aid in past), default=None)
        clear = last is None or add_months(last, rule.min_months_between) <= diagnosis.on
        value = Month.of(last) if last else None
        found.append(
            Criterion("frequency", _met(clear), value, rule.min_months_between, waits=True)
        )
    if rule is not None and rule.previous_loan_repaid:
        left = any(aid.loan_left for aid in past)
        found.append(Criterion("loan_repaid", _met(not left), waits=True))
    rolling = profile.aid.rolling if profile.aid else None
    if rolling is not None and rolling.max_aids is not None:
        since = add_months(diagnosis.on, -rolling.window_months)
        count = sum(aid.on > since for aid in past)
        passes = count < rolling.max_aids
        found.append(Criterion("rolling_cap", _met(passes), count, rolling.max_aids, waits=True))
    return found or _not_read("frequency")


def exclusions(diagnosis: Diagnosis, profile: FslProfile) -> list[Criterion]:
    """Who is left out, whatever is asked for."""
    if profile.exclusions is None:
        return _not_read("exclusions")
    found: list[Criterion] = []
    applicant = diagnosis.dossier.household.applicant
    statuses = applicant.statuses if applicant else ()
    student = PersonStatus.STUDENT in statuses
    states = {
        Exclusion.STUDENT: _met(not student),
        Exclusion.STUDENT_WITHOUT_JOB: _met(not student or PersonStatus.EMPLOYED in statuses),
    }
    if applicant is not None and applicant.birth is not None:
        adult = age_on(applicant.birth, diagnosis.on) >= 18
        states[Exclusion.MINOR_NOT_EMANCIPATED] = State.MET if adult else State.TO_PROVE
    if diagnosis.work.rent.known:
        states[Exclusion.HOUSED_FREE] = State.MET
        states[Exclusion.HOMELESS] = State.MET
    for exclusion in profile.exclusions:
        state = states.get(exclusion, State.TO_PROVE)
        found.append(Criterion(f"exclusion.{exclusion.value}", state))
    return found


def _dwelling(diagnosis: Diagnosis, profile: FslProfile) -> list[Criterion]:
    """Decency, size, main residence: nothing of them is in a dossier. A lease says a tenant."""
    rule = profile.dwelling
    if rule is None:
        return _not_read("dwelling")
    asked = (rule.decent, rule.size_adapted, rule.rent_adapted, rule.main_residence, rule.stays)
    found = []
    if any(asked):
        found.append(Criterion("dwelling", State.TO_PROVE))
    if rule.occupancies:
        home = diagnosis.dossier.dwelling
        tenant = home.lease_signed is not None and home.lease_ended is None
        met = tenant and Occupancy.TENANT in rule.occupancies
        found.append(Criterion("occupancy", State.MET if met else State.TO_PROVE))
    return found
