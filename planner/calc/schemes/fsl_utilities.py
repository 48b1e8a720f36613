"""The part of a fund for energy, water and telephone.

Loi 90-449 art. 6: the fund also helps with unpaid energy, water, telephone and internet. Each
regulation has its caps, sometimes a lower ceiling, shares, a loan or a delay of its own, and its
own way of asking; the supplier's certified debt is asked for. Who is left out, and what an
over-indebtedness file does, are the same as for the rent. What the regulation does not say for
these debts is not known, even where it says it for the rent.

Each service is answered like the rent: what may be asked, as a grant and as a loan, what it leaves,
the smallest aid that makes the plan hold, from which month, what it changes
(``fsl_utility_plan``).
"""

from __future__ import annotations

from collections.abc import Sequence

from planner.calc.calendar import Month, add_months
from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.dossier.casework import FundPart, PastAid
from planner.calc.dossier.common import EvidenceStatus
from planner.calc.figure import Figure, WithDerivation
from planner.calc.money import Money
from planner.calc.results import Reason
from planner.calc.schemes.fsl_beside import over_indebtedness_file
from planner.calc.schemes.fsl_criteria import exclusions
from planner.calc.schemes.fsl_criterion import Criterion, Standing, State, standing_of
from planner.calc.schemes.fsl_debt import AskedAid, grant_of, past_aids, received_before
from planner.calc.schemes.fsl_effect import Effect
from planner.calc.schemes.fsl_least import Least, Margins
from planner.calc.schemes.fsl_loan import (
    LoanPlan,
    loan_criteria,
    loan_plan,
    room_for_a_loan_from,
)
from planner.calc.schemes.fsl_opening import Opening, Wait, how_it_goes
from planner.calc.schemes.fsl_profile import FslProfile, Utilities
from planner.calc.schemes.fsl_references import REFERENCES
from planner.calc.schemes.fsl_resources import ceiling_test
from planner.calc.schemes.fsl_utility_plan import Beside, beside_the_rent, judged
from planner.calc.values import dataclass

__all__ = ["SERVICES", "UtilityAid", "owed", "utilities"]

SERVICES = {
    "energy": frozenset({"electricity_debt", "gas_debt"}),
    "water": frozenset({"water_debt"}),
    "phone": frozenset({"phone_internet_debt"}),
}
"""A service → the kinds of debt that it holds."""

_LAW = "CASF L.115-3"


@dataclass(frozen=True, slots=True)
class UtilityAid:
    """What may be asked for one service. ``aid`` is None where the cap is not known: the debt is
    presented and the fund decides; ``effect`` is then None too, and ``least`` is sought up to the
    whole debt.

    ``places`` are the debts of the dossier that it holds; ``criteria`` every condition, the ceiling
    first. ``least`` and ``effect`` stand beside the rent plan and the services before this one.
    """

    service: str
    debt: Figure
    cap: Figure | None
    aid: AskedAid | None
    loan: LoanPlan | None
    least: Least
    opening: Opening
    effect: Effect | None
    criteria: tuple[Criterion, ...]
    places: tuple[int, ...]

    @property
    def amount(self) -> Figure | None:
        """What may be asked; None where the cap is not known."""
        return None if self.aid is None else self.aid.amount

    @property
    def remainder(self) -> Figure | None:
        """What the aid leaves of the debt; None where the cap is not known."""
        return None if self.aid is None else self.aid.remainder

    @property
    def ceiling(self) -> Criterion:
        """The test of resources."""
        return self.criteria[0]

    @property
    def standing(self) -> Standing:
        """How the request stands today."""
        return standing_of(self.criteria)

    @property
    def closed(self) -> bool:
        """Whether a condition that was read is not met today."""
        return self.standing in (Standing.CLOSED, Standing.LATER)


def utilities(
    r: WithDerivation, diagnosis: Diagnosis, profile: FslProfile, base: Figure, margins: Margins
) -> tuple[UtilityAid, ...]:
    """One for each service that the household owes; debts that may not be paid are left out."""
    found: list[UtilityAid] = []
    beside: Beside | None = None
    for service, kinds in SERVICES.items():
        places = owed(diagnosis, kinds)
        if not places:
            continue
        beside = beside or beside_the_rent(diagnosis, margins)
        each = _aid(r, diagnosis, profile, service, places, base, beside)
        if each.effect is not None:
            beside.add(each.effect, each.places)
        found.append(each)
    return tuple(found)


def owed(diagnosis: Diagnosis, kinds: frozenset[str]) -> tuple[int, ...]:
    """The places of the debts of these kinds that may be paid."""
    return tuple(
        index
        for index, debt in enumerate(diagnosis.dossier.debts)
        if debt.kind in kinds and debt.balance and debt.id not in diagnosis.file.frozen
    )


def _aid(
    r: WithDerivation,
    diagnosis: Diagnosis,
    profile: FslProfile,
    service: str,
    places: tuple[int, ...],
    base: Figure,
    beside: Beside,
) -> UtilityAid:
    about = f"[{service}]"
    debts = diagnosis.dossier.debts
    balances = [
        r.given("utility_balance", debts[index].balance, field=f"debts[{index}].balance")
        for index in places
    ]
    debt = r.sum(f"utility_debt{about}", *balances)
    rule = profile.utilities or Utilities()
    cap = _cap(rule, service)
    most = None if cap is None else _left_of(r, diagnosis, rule, service, cap)
    aid = None if most is None else _asked(r, rule, debt, most, about)
    lent = None if aid is None else aid.loan
    loan = loan_plan(r, diagnosis, rule.loan, lent, about)
    criteria = (
        _ceiling(diagnosis, rule, base),
        _amount(debt, most),
        _certified(diagnosis, places),
        *exclusions(diagnosis, profile),
        over_indebtedness_file(diagnosis, profile.over_indebtedness),
        *_frequency(diagnosis, rule, service),
        *loan_criteria(rule.loan, lent, loan),
        _asked_directly(rule),
    )
    least, effect = judged(r, diagnosis, rule, (debt, aid, loan), places, beside, about)
    return UtilityAid(
        service=service,
        debt=debt,
        cap=most,
        aid=aid,
        loan=loan,
        least=least,
        opening=_opening(diagnosis, profile, rule, service, criteria, lent),
        effect=effect,
        criteria=criteria,
        places=places,
    )


def _asked(r: WithDerivation, rule: Utilities, debt: Figure, most: Figure, about: str) -> AskedAid:
    """The debt up to the cap; grant and loan where the regulation says its shares for it."""
    amount = r.minimum(f"utility_amount{about}", debt, most)
    grant = grant_of(r, rule.aid, amount, about)
    loan = None if grant is None else r.difference(f"loan{about}", amount, grant)
    return AskedAid(amount, grant, loan, r.difference(f"utility_remainder{about}", debt, amount))


def _left_of(
    r: WithDerivation, diagnosis: Diagnosis, rule: Utilities, service: str, cap: Money
) -> Figure:
    """The largest sum of the regulation, less the aids that its window still holds."""
    most = r.given("utility_cap", cap)
    window = rule.window_months
    past = past_aids(r, diagnosis, window, FundPart(service)) if window is not None else []
    if not past:
        return most
    room = r.difference(f"utility_room[{service}]", most, *past)
    return r.at_least_zero(f"utility_left[{service}]", room)


def _amount(debt: Figure, most: Figure | None) -> Criterion:
    """The largest sum of the regulation: a larger debt is helped up to it; time opens it again
    where earlier aids have taken it whole.
    """
    if most is None:
        return Criterion("utility_cap", State.UNKNOWN)
    state = State.MET if most.raw > 0 else State.NOT_MET
    return Criterion("utility_cap", state, debt.money, most.money, (debt, most), waits=True)


def _certified(diagnosis: Diagnosis, places: tuple[int, ...]) -> Criterion:
    """A debt that the supplier certifies: a paper that was seen says it."""
    debts = diagnosis.dossier.debts
    seen = all(debts[index].evidence.status is not EvidenceStatus.DECLARED for index in places)
    return Criterion("debt_certified", State.MET if seen else State.TO_PROVE)


def _past(diagnosis: Diagnosis, service: str) -> list[PastAid]:
    """The aids for the same service, the oldest first."""
    found = (aid for _place, aid in received_before(diagnosis, FundPart(service)))
    return sorted(found, key=lambda aid: aid.on)


def _frequency(diagnosis: Diagnosis, rule: Utilities, service: str) -> list[Criterion]:
    """The delay since the last aid for the same service, and its loan repaid."""
    asked = rule.frequency
    found: list[Criterion] = []
    past = _past(diagnosis, service)
    if asked is not None and asked.min_months_between is not None:
        last = past[-1].on if past else None
        clear = last is None or add_months(last, asked.min_months_between) <= diagnosis.on
        value = None if last is None else Month.of(last)
        state = State.MET if clear else State.NOT_MET
        found.append(Criterion("frequency", state, value, asked.min_months_between, waits=True))
    if asked is not None and asked.previous_loan_repaid:
        state = State.NOT_MET if any(aid.loan_left for aid in past) else State.MET
        found.append(Criterion("loan_repaid", state, waits=True))
    return found or [Criterion("frequency", State.UNKNOWN)]


def _asked_directly(rule: Utilities) -> Criterion:
    """Whether the household may ask for it without a social worker."""
    if rule.direct_request is None:
        return Criterion("direct_request", State.UNKNOWN)
    return Criterion("direct_request", State.MET if rule.direct_request else State.TO_PROVE)


def _cap(rule: Utilities, service: str) -> Money | None:
    return {"energy": rule.energy_max, "water": rule.water_max, "phone": rule.phone_max}[service]


def _ceiling(diagnosis: Diagnosis, rule: Utilities, base: Figure) -> Criterion:
    if rule.ceiling is None:
        return Criterion("ceiling", State.UNKNOWN)
    # Under names of its own: this ceiling is not the one for the rent.
    apart = WithDerivation("fsl_utilities", REFERENCES)
    test = ceiling_test(apart, diagnosis, rule.ceiling, base)
    if test is None:
        return Criterion("ceiling", State.UNKNOWN)
    state = State.MET if test.passes else State.TO_PROVE if test.close else State.NOT_MET
    figures = (test.value, test.limit)
    return Criterion("ceiling", state, test.value.money, test.limit.money, figures)


# From which month


def _opening(
    diagnosis: Diagnosis,
    profile: FslProfile,
    rule: Utilities,
    service: str,
    criteria: Sequence[Criterion],
    lent: Figure | None,
) -> Opening:
    """The month of the request by the criteria that time opens."""
    past = _past(diagnosis, service)
    waits: list[Wait] = []
    for each in criteria:
        if not each.waits or each.state is not State.NOT_MET:
            continue
        month = None
        if each.id == "frequency" and past:
            month = Month.of(add_months(past[-1].on, int(each.limit)))
        elif each.id == "utility_cap":
            month = _out_of_the_window(rule, service, past)
        elif each.id == "loan_terms" and lent is not None:
            month = room_for_a_loan_from(diagnosis, rule.loan, lent.money)
        waits.append(Wait(each.id, month))
    months = [wait.month for wait in waits if wait.month is not None]
    known = len(months) == len(waits)
    opens = max([diagnosis.month, *months]) if known else None
    return Opening(not waits, opens, tuple(waits), (), _until_then(profile, rule, criteria))


def _out_of_the_window(rule: Utilities, service: str, past: Sequence[PastAid]) -> Month | None:
    """When enough of the earlier aids have left the window for something to be asked again."""
    cap, window = _cap(rule, service), rule.window_months
    if not cap or window is None:
        return None
    held = sum(aid.amount.cents for aid in past if aid.amount is not None)
    for aid in past:
        held -= aid.amount.cents if aid.amount is not None else 0
        if held < cap.cents:
            return Month.of(add_months(aid.on, window))
    return None


def _until_then(
    profile: FslProfile, rule: Utilities, criteria: Sequence[Criterion]
) -> tuple[Reason, ...]:
    """What is to be done before the request is sent, and what protects meanwhile."""
    found = [
        Reason("fsl_until_loan_repaid")
        for each in criteria
        if each.id == "loan_repaid" and each.state is State.NOT_MET
    ]
    found += [
        Reason("fsl_until_step", {"criterion": each.id})
        for each in criteria
        if each.id == "debt_certified" and each.state is State.TO_PROVE
    ]
    if rule.direct_request is not None:
        filer = "household" if rule.direct_request else "social_worker"
        found.append(Reason("fsl_filed_by", {"filer": filer}))
    found += [reason for reason in how_it_goes(profile) if reason.id != "fsl_filed_by"]
    found.append(Reason("fsl_supply_kept", reference=_LAW))
    return tuple(found)
