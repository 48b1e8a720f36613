"""Health cover, energy, bank, justice, studies: rights beside an income.

The ceilings of the health cover (C2S) of 2026 are not known: those known are compared with a margin
of doubt, and the answer is never more than a question. Neither the RSA nor the prime d'activité
counts in it (CSS R.861-10, from memory). The energy voucher looks at a tax income that an
interview does not know: the taxable incomes of today stand for it.
"""

from __future__ import annotations

from planner.calc.diagnosis.diagnosis import Diagnosis
from planner.calc.dossier.household import PersonStatus
from planner.calc.dossier.procedure import EventKind
from planner.calc.law import LawValue
from planner.calc.money import Money
from planner.calc.results import Proposal, Reason
from planner.calc.schemes.rights.facts import (
    WAGES,
    has_status,
    law_value,
    monthly,
    received,
    recommended,
    to_check,
)
from planner.calc.schemes.standing import EVICTION, eviction_act, next_hearing

__all__ = [
    "bank_fee_cap",
    "c2s",
    "credit_insurance",
    "dalo",
    "energy_fund",
    "energy_voucher",
    "legal_aid",
    "student_aid",
]

_NOT_IN_C2S = frozenset(
    {"rsa", "ppa", "ars", "aeeh", "christmas_bonus", "birth_premium", "irregular_aid", "tax_refund"}
)
_TAXABLE = WAGES | {
    "unemployment_benefit",
    "sick_pay",
    "disability_pension",
    "retirement_pension",
    "supplementary_pension",
    "survivor_pension",
    "child_support_received",
    "casual_wage",
    "other_income",
    "income_total",
}
_CREDITS = frozenset({"revolving_credit", "personal_loan", "car_loan"})
_ENERGY_DEBTS = frozenset({"electricity_debt", "gas_debt", "water_debt"})
_TAX_SHARE = (9, 10)
"""A tenth of wages and pensions is left out of a tax income (CGI art. 83 and 158)."""
_USUAL_FEE_CAP = 2_500
"""Beyond it the cap of a fragile client is worth a question (usage), in cents a month."""
_TABLE_UP_TO = 4


def c2s(diagnosis: Diagnosis) -> Proposal | None:
    """The health cover, free or with a contribution (CSS L.861-1)."""
    count = diagnosis.work.people.count
    known = _last_known(diagnosis, f"c2s.plafond_participation.{min(count, _TABLE_UP_TO)}")
    more = _last_known(diagnosis, "c2s.plafond_participation.supplementaire")
    margin = law_value(diagnosis, "c2s.marge_de_doute")
    if known is None or more is None or margin is None or diagnosis.work.people.assumed:
        return None
    ceiling = known.amount + more.amount * max(0, count - _TABLE_UP_TO)
    resources = 12 * monthly(diagnosis, without=_NOT_IN_C2S)
    if resources * 1_000_000 > ceiling.cents * margin.rate.millionths:
        return None
    values = {"resources": Money(resources), "ceiling": ceiling, "known_from": known.start}
    reason = Reason("c2s_maybe", values, (), "CSS L.861-1", "unverified")
    return to_check("c2s", reason, "tax_notice", "health_insurance_schedule")


def _last_known(diagnosis: Diagnosis, id: str) -> LawValue | None:
    """The last ceiling published before the day: it has only risen, and a margin covers doubt."""
    try:
        values = diagnosis.law.parameter(id).values
    except KeyError:
        return None
    return next((value for value in reversed(values) if value.start <= diagnosis.on), None)


def energy_voucher(diagnosis: Diagnosis) -> Proposal | None:
    """The energy voucher (C. énergie L.124-1): a tax income by consumption unit."""
    limit = law_value(diagnosis, "cheque_energie.plafond_rfr_par_uc")
    if limit is None or diagnosis.work.people.assumed or not diagnosis.work.lines.incomes:
        return None
    if has_status(diagnosis, PersonStatus.STUDENT):
        return None
    people = diagnosis.work.people
    tenths = 10 + 5 * people.older + 3 * people.younger
    taxable = sum(
        line.monthly.money.cents
        for line in diagnosis.work.lines.incomes
        if line.runs_in(diagnosis.month) and line.kind in _TAXABLE
    )
    part, whole = _TAX_SHARE
    by_unit = 12 * taxable * part * 10 // (whole * tenths)
    if by_unit >= limit.amount.cents:
        return None
    values = {"resources": Money(by_unit), "limit": limit.amount}
    reason = Reason("energy_voucher_maybe", values, (), "C. énergie L.124-1", "unverified")
    return to_check("energy_voucher", reason, "tax_notice", "energy_bill")


def energy_fund(diagnosis: Diagnosis) -> Proposal | None:
    """An energy or water debt: the fund has a part for it, and asking suspends the cut."""
    for index, debt in enumerate(diagnosis.dossier.debts):
        if debt.kind in _ENERGY_DEBTS and debt.balance:
            values = {"debt": f"debts[{index}]"}
            reason = Reason("energy_fund", values, (), "CASF L.115-3", "indicative")
            return to_check("energy_fund", reason, "energy_bill")
    return None


def legal_aid(diagnosis: Diagnosis) -> Proposal | None:
    """A hearing to come: a lawyer paid by the State (loi 91-647)."""
    hearing = next_hearing(diagnosis)
    act = eviction_act(diagnosis)
    if hearing is not None:
        values = {"event": EventKind.HEARING.value, "on": hearing}
        reason = Reason("legal_aid", values, (), "loi 91-647", "indicative")
        return recommended("legal_aid", reason, "bailiff_acts", "tax_notice", "identity")
    if act is not None and act[0] is EventKind.ASSIGNATION:
        values = {"event": act[0].value, "on": act[1]}
        reason = Reason("legal_aid", values, (), "loi 91-647", "indicative")
        return recommended("legal_aid", reason, "bailiff_acts", "tax_notice", "identity")
    return None


def dalo(diagnosis: Diagnosis) -> Proposal | None:
    """Threatened with eviction without rehousing: the enforceable right (CCH L.441-2-3)."""
    act = eviction_act(diagnosis)
    if act is None or EVICTION[act[0]] < EVICTION[EventKind.JUDGMENT]:
        return None
    return to_check("dalo", Reason("dalo", reference="CCH L.441-2-3"), "bailiff_acts", "identity")


def bank_fee_cap(diagnosis: Diagnosis) -> Proposal | None:
    """Bank fees above the usual cap of a fragile client (CMF R.312-4-3)."""
    fees = sum(
        line.monthly.money.cents
        for line in diagnosis.work.lines.charges
        if line.kind in ("bank_fees", "overdraft_interest") and line.runs_in(diagnosis.month)
    )
    if fees <= _USUAL_FEE_CAP:
        return None
    reason = Reason("bank_fee_cap", {"amount": Money(fees)}, (), "CMF R.312-4-3", "unverified")
    return to_check("bank_fee_cap", reason, "bank_statement")


def credit_insurance(diagnosis: Diagnosis) -> Proposal | None:
    """Credits in a household hit by illness or unemployment: their insurance may pay."""
    credits = any(debt.kind in _CREDITS and debt.balance for debt in diagnosis.dossier.debts)
    hit = has_status(
        diagnosis,
        PersonStatus.LONG_SICK,
        PersonStatus.DISABLED,
        PersonStatus.UNEMPLOYED_PAID,
        PersonStatus.UNEMPLOYED_UNPAID,
    ) or received(diagnosis, ("sick_pay", "unemployment_benefit", "disability_pension"))
    if not credits or not hit:
        return None
    reason = Reason("credit_insurance", certainty="indicative")
    return to_check("credit_insurance", reason, "credit_schedule")


def student_aid(diagnosis: Diagnosis) -> Proposal | None:
    """A student in arrears: the one-off aid of the CROUS comes before the fund."""
    applicant = diagnosis.dossier.household.applicant
    if applicant is None or PersonStatus.STUDENT not in applicant.statuses:
        return None
    if diagnosis.arrears.undisputed.money.cents <= 0 and diagnosis.budget.capacity.raw > 0:
        return None
    return to_check("student_aid", Reason("student_aid"), "student_grant_notice", "rent_account")
