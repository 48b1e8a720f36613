"""The resource base of the housing allowance, as far as an interview can know it.

The CAF reads the base from what employers and funds declare to it: taxable wages, benefits and
pensions of a year that ended two months before the quarter, and a tax notice two years old for
what is left. Hardly any of it is known in an appointment. Three situations can be computed without
guessing, and nothing else is: a student under 28 (a flat amount replaces every resource), a
household that lived on the RSA all along (nothing counts), and steady wages or pensions (a year of
them, less a tenth). A change within thirteen months, an income that only a tax notice tells, or
assets above the threshold, and the base is *not computed*: the CAF's notice gives it.

Sources: CCH R.822-2 to R.822-22, L.822-5; order of 27/09/2019 art. 3 to 6.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Generic, NamedTuple, TypeVar

from planner.calc.calendar import Frequency, Month
from planner.calc.dossier.common import COMMON
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.household import Person, PersonStatus, Role, age_on
from planner.calc.dossier.kinds import AllowanceBase, IncomeKind
from planner.calc.dossier.lines import Income
from planner.calc.figure import Figure, WithDerivation
from planner.calc.housing.resource_deductions import (
    PENSIONS,
    WAGES,
    Placed,
    yearly_resources,
)
from planner.calc.housing.resource_deductions import (
    REFERENCES as DEDUCTIONS,
)
from planner.calc.law import Law
from planner.calc.money import Money
from planner.calc.operations import Recorder
from planner.calc.outcomes import Missing

__all__ = [
    "REFERENCES",
    "ResourceBase",
    "Situation",
    "Window",
    "compute_resource_base",
    "resource_base",
    "window_of",
]

N = TypeVar("N")

REFERENCES = {
    "student_amount": "CCH R.822-20 ; arrêté du 27/09/2019 art. 6",
    **DEDUCTIONS,
}

TOLD_BY_A_TAX_NOTICE = frozenset(
    {"self_employed_income", "rental_income", "savings_interest", "child_support_received"}
)
_UNTOLD = frozenset({"income_total", "other_income"})
"""Money whose nature nobody said: it may count or not."""

_UNSETTLED = frozenset(
    {PersonStatus.UNEMPLOYED_PAID, PersonStatus.UNEMPLOYED_UNPAID, PersonStatus.LONG_SICK}
)


class Situation(StrEnum):
    """Which of the situations that can be computed the household is in."""

    STUDENT = "student"
    RSA = "rsa"
    STEADY = "steady"


class Window(NamedTuple):
    """The year of resources that a month looks at, and the quarter it belongs to."""

    quarter: Month
    first: Month
    last: Month


def window_of(month: Month) -> Window:
    """Thirteen to two months before the first month of the calendar quarter (R.822-3)."""
    quarter = Month(month.year, (month.number - 1) // 3 * 3 + 1)
    return Window(quarter, quarter.plus(-13), quarter.plus(-2))


@dataclass(frozen=True, slots=True)
class ResourceBase(Generic[N]):
    """A base that may be used, EUR a year, not yet rounded to the next hundred.

    ``estimated`` says that it rests on what people said and not on a rule alone; ``questions`` are
    ids of what to ask before trusting it; ``counted`` and ``left_out`` are the places of the
    incomes in the dossier.
    """

    situation: Situation
    base: N
    estimated: bool
    counted: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()


def resource_base(dossier: Dossier, law: Law, month: Month) -> ResourceBase[Figure] | Missing:
    """The base of a month of entitlement, explained, or why it is not computed.

    ``Missing`` carries the places to look at and a reason: ``no_adult``, ``birth``,
    ``changed_income``, ``unsettled`` (unemployment, long illness), ``tax_notice``, ``irregular``,
    ``assets``. Raises ``MissingParameter`` for a month before the figures known.
    """
    return compute_resource_base(WithDerivation("resource_base", REFERENCES), dossier, law, month)


def compute_resource_base(
    r: Recorder[N], dossier: Dossier, law: Law, month: Month
) -> ResourceBase[N] | Missing:
    """The rule, written once for every recorder."""
    adults = [
        (index, person)
        for index, person in enumerate(dossier.household.persons)
        if person.role in (Role.APPLICANT, Role.PARTNER)
    ]
    if not adults:
        return Missing(("household.persons",), "no_adult")
    statuses = {status for _, person in adults for status in person.statuses}
    applicant = next((each for each in adults if each[1].role is Role.APPLICANT), adults[0])
    if PersonStatus.STUDENT in applicant[1].statuses:
        young = _under_the_age(applicant, law, month)
        if isinstance(young, Missing):
            return young
        if young:
            return _student(r, applicant[1], law, month)
    incomes = _of_adults(dossier, adults)
    refusal = _assets(dossier, law, month, statuses) or _not_computable(
        incomes, _treatments(law), adults, window_of(month)
    )
    if refusal is not None:
        return refusal
    return _steady(r, dossier, law, month, incomes, rsa=PersonStatus.RSA in statuses)


def _under_the_age(applicant: tuple[int, Person], law: Law, month: Month) -> bool | Missing:
    index, person = applicant
    if person.birth is None:
        return Missing((f"household.persons[{index}].birth",), "birth")
    limit = law.value("al.ressources.etudiant.age_max", month.first_day).count
    return age_on(person.birth, month.first_day) < limit


def _student(r: Recorder[N], person: Person, law: Law, month: Month) -> ResourceBase[N]:
    """R.822-20: the flat amount replaces every resource of the household."""
    prefix, day = "al.ressources.etudiant", month.first_day
    flat = r.parameter(law.value(f"{prefix}.locatif_forfait", day))
    if PersonStatus.GRANT_HOLDER in person.statuses:
        less = r.parameter(law.value(f"{prefix}.locatif_minoration_boursier", day))
        base = r.difference("student_amount", flat, less)
    else:
        base = r.choice("student_amount", flat, because="no_grant")
    return ResourceBase(Situation.STUDENT, base, estimated=False)


def _treatments(law: Law) -> Mapping[str, AllowanceBase]:
    return {kind.id: kind.allowance_base for kind in law.records(IncomeKind)}


def _of_adults(dossier: Dossier, adults: Iterable[tuple[int, Person]]) -> list[Placed]:
    known = {COMMON, *(person.id for _, person in adults)}
    return [
        (index, income) for index, income in enumerate(dossier.incomes) if income.whose in known
    ]


def _assets(
    dossier: Dossier, law: Law, month: Month, statuses: Iterable[PersonStatus]
) -> Missing | None:
    """L.822-5: above the threshold the CAF adds a notional income; AAH and AEEH are spared."""
    threshold = law.value("al.ressources.patrimoine.seuil", month.first_day).amount
    spared = {PersonStatus.AAH, PersonStatus.AEEH}.intersection(statuses)
    if not spared and Money.sum(saving.amount for saving in dossier.savings) > threshold:
        return Missing(("savings",), "assets")
    return None


def _not_computable(
    incomes: Iterable[Placed],
    treatments: Mapping[str, AllowanceBase],
    adults: Iterable[tuple[int, Person]],
    window: Window,
) -> Missing | None:
    unsettled = [
        f"household.persons[{index}].statuses"
        for index, person in adults
        if _UNSETTLED.intersection(person.statuses)
    ]
    if unsettled:
        return Missing(tuple(unsettled), "unsettled")
    reasons: dict[str, list[str]] = {}
    for index, income in incomes:
        reason = _why_not(income, treatments.get(income.kind), window)
        if reason is not None:
            reasons.setdefault(reason, []).append(f"incomes[{index}]")
    for reason in ("tax_notice", "irregular", "changed_income"):
        if reason in reasons:
            return Missing(tuple(reasons[reason]), reason)
    return None


def _why_not(income: Income, treatment: AllowanceBase | None, window: Window) -> str | None:
    if income.kind in TOLD_BY_A_TAX_NOTICE:
        return "tax_notice"
    counted = income.kind in _UNTOLD or treatment in (AllowanceBase.COUNTED, AllowanceBase.PARTLY)
    if counted and income.kind not in WAGES | PENSIONS:
        return "irregular"
    if (counted or income.kind == "rsa") and not _steady_over(income, window):
        return "changed_income"
    return None


def _steady_over(income: Income, window: Window) -> bool:
    begun = income.start is None or income.start <= window.first
    goes_on = income.until is None or income.until >= window.quarter
    return begun and goes_on and income.frequency is not Frequency.ONCE


def _steady(
    r: Recorder[N],
    dossier: Dossier,
    law: Law,
    month: Month,
    incomes: list[Placed],
    *,
    rsa: bool,
) -> ResourceBase[N] | Missing:
    counted = [(index, income) for index, income in incomes if income.kind in WAGES | PENSIONS]
    places = tuple(f"incomes[{index}]" for index, _ in counted)
    if rsa and counted:
        return Missing(places, "unsettled")
    questions = ["assets", "other_resources_of_the_tax_notice"]
    others = {person.id for person in dossier.household.persons if person.role is Role.OTHER_ADULT}
    if any(income.whose in others for income in dossier.incomes):
        questions.append("other_adults")
    if any(income.start is None for _, income in counted):
        questions.append("since_when")
    if counted:
        questions.append("net_taxable")
    applicant = next(
        (person for person in dossier.household.persons if person.role is Role.APPLICANT), None
    )
    return ResourceBase(
        Situation.RSA if rsa else Situation.STEADY,
        yearly_resources(r, law, month, counted, common=applicant.id if applicant else COMMON),
        estimated=True,
        counted=places,
        left_out=tuple(
            place for i in range(len(dossier.incomes)) if (place := f"incomes[{i}]") not in places
        ),
        questions=tuple(questions),
    )
