"""The resource base of the housing allowance, as far as an interview can know it.

The CAF reads the base from what employers and funds declare to it: taxable wages, benefits and
pensions of a year that ended two months before the quarter, and a tax notice two years old for
what is left. The dossier knows amounts typed from papers, with the months in which they ran. So the
base is computed where every month of the year is told by a dated line, and *not computed* anywhere
else: a student under 28 (a flat amount replaces every resource), the incomes of the year summed
month by month, less the deductions, with what a stop of work sets aside, and 3 % of savings above
a threshold. An income that only a tax notice tells, that is irregular without its papers, or that
began in the year when nothing says what came before: the CAF's notice gives the base.

Whatever the answer, ``resource_lines`` tells each income apart: known, estimated, missing, not
counted.

Sources: CCH R.822-2 to R.822-22, L.822-5; order of 27/09/2019 art. 3 to 6.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from typing import Generic, TypeVar

from planner.calc.calendar import Month
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.household import PersonStatus, Role
from planner.calc.dossier.kinds import AllowanceBase
from planner.calc.dossier.lines import Income
from planner.calc.dossier.standing import standing
from planner.calc.figure import Figure, WithDerivation
from planner.calc.housing.resource_adults import (
    Adult,
    adults_of,
    applicant_of,
    base_kinds,
    holds_grant,
    is_student,
    needs_every_month,
    receives_rsa,
    uncovered,
)
from planner.calc.housing.resource_deductions import REFERENCES as DEDUCTIONS
from planner.calc.housing.resource_deductions import Year, base_of
from planner.calc.housing.resource_kinds import (
    ACTIVITY,
    COUNTED,
    UNEMPLOYMENT,
    why_unknown,
)
from planner.calc.housing.resource_treatment import Effect, Treatment, treatment_of
from planner.calc.housing.resource_window import Window, months_of, window_of
from planner.calc.law import Law
from planner.calc.money import Money, Rounding
from planner.calc.operations import Recorder
from planner.calc.outcomes import Missing
from planner.calc.values import dataclass

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

_SPARED = frozenset({PersonStatus.AAH, PersonStatus.AEEH})
_HALF_UP = Rounding.HALF_UP


class Situation(StrEnum):
    """How the base was made."""

    STUDENT = "student"
    RSA = "rsa"
    STEADY = "steady"
    """Every income that counts ran the whole year."""
    CHANGED = "changed"
    """Incomes began or stopped in the year: its months were summed."""


@dataclass(frozen=True, slots=True)
class ResourceBase(Generic[N]):
    """A base that may be used, EUR a year, not yet rounded to the next hundred.

    ``estimated`` says that it rests on what people said and not on a rule alone; ``questions`` are
    ids of what to ask before trusting it; ``counted`` and ``left_out`` are the places of the
    incomes in the dossier; ``treatments`` say, by the place of the person, what was set aside.
    """

    situation: Situation
    base: N
    estimated: bool
    counted: tuple[str, ...] = ()
    left_out: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    treatments: tuple[tuple[str, Treatment], ...] = ()


def resource_base(dossier: Dossier, law: Law, month: Month) -> ResourceBase[Figure] | Missing:
    """The base of a month of entitlement, explained, or why it is not computed.

    ``Missing`` carries the places to look at and a reason of ``vocabulary.RESOURCE_REASONS``.
    Raises ``MissingParameter`` for a month before the figures known.
    """
    return compute_resource_base(WithDerivation("resource_base", REFERENCES), dossier, law, month)


def compute_resource_base(
    r: Recorder[N], dossier: Dossier, law: Law, month: Month
) -> ResourceBase[N] | Missing:
    """The rule, written once for every recorder."""
    adults = adults_of(dossier)
    if not adults:
        return Missing(("household.persons",), "no_adult")
    student = is_student(adults, law, month)
    if isinstance(student, Missing):
        return student
    if student:
        return _student(r, applicant_of(adults), law, month)
    if not any(adult.lines for adult in adults) and not receives_rsa(adults, month):
        return Missing(("incomes",), "no_income")
    window = window_of(month)
    treatments: dict[str, Treatment] = {}
    refusal = _refusal(adults, base_kinds(law), window, month, treatments)
    if refusal is not None:
        return refusal
    return _summed(r, dossier, law, month, adults, treatments)


def _student(r: Recorder[N], student: Adult, law: Law, month: Month) -> ResourceBase[N]:
    """R.822-20: the flat amount replaces every resource of the household."""
    prefix, day = "al.ressources.etudiant", month.first_day
    flat = r.parameter(law.value(f"{prefix}.locatif_forfait", day))
    if holds_grant(student, month):
        less = r.parameter(law.value(f"{prefix}.locatif_minoration_boursier", day))
        base = r.difference("student_amount", flat, less)
    else:
        base = r.choice("student_amount", flat, because="no_grant")
    return ResourceBase(Situation.STUDENT, base, estimated=False)


def _refusal(
    adults: Sequence[Adult],
    kinds: Mapping[str, AllowanceBase],
    window: Window,
    month: Month,
    treatments: dict[str, Treatment],
) -> Missing | None:
    """What cannot be settled, the gravest reason first; fills the treatment of each adult."""
    places: dict[str, list[str]] = {}
    for adult in adults:
        for index, income in adult.lines:
            reason = why_unknown(income, kinds, window)
            if reason is not None:
                places.setdefault(reason, []).append(f"incomes[{index}]")
        treatment = treatment_of(
            adult.person, adult.incomes, window, month, rsa=receives_rsa(adults, month)
        )
        if isinstance(treatment, str):
            places.setdefault(treatment, []).extend(_to_settle(adult, treatment, month))
            continue
        treatments[adult.path] = treatment
        if needs_every_month(treatment):
            gaps = [f"incomes[{index}]" for index in sorted(uncovered(adult, window))]
            if gaps:
                places.setdefault("changed_income", []).extend(gaps)
    for reason in ("unsettled", "tax_notice", "irregular", "since_when", "changed_income"):
        if reason in places:
            return Missing(tuple(places[reason]), reason)
    return None


def _to_settle(adult: Adult, reason: str, month: Month) -> list[str]:
    if reason == "unsettled":
        return [f"{adult.path}.statuses"]
    return [
        f"incomes[{index}]"
        for index, income in adult.lines
        if income.kind in ACTIVITY | UNEMPLOYMENT
        and income.until is not None
        and income.until < month
    ]


def _summed(
    r: Recorder[N],
    dossier: Dossier,
    law: Law,
    month: Month,
    adults: Sequence[Adult],
    treatments: Mapping[str, Treatment],
) -> ResourceBase[N]:
    window = window_of(month)
    years = []
    for adult in adults:
        lines = tuple(
            (index, income)
            for index, income in adult.lines
            if income.kind in COUNTED and months_of(income, window)
        )
        years.append(Year(adult.path, lines, treatments[adult.path]))
    assets = _notional_income(r, dossier, law, month)
    counted = [(index, income) for year in years for index, income in year.lines]
    places = tuple(f"incomes[{index}]" for index, _ in sorted(counted))
    return ResourceBase(
        _situation(adults, counted, window, month),
        base_of(r, law, month, window, years, assets),
        estimated=True,
        counted=places,
        left_out=tuple(
            place for i in range(len(dossier.incomes)) if (place := f"incomes[{i}]") not in places
        ),
        questions=_questions(dossier, adults, treatments, counted, assets is not None),
        treatments=tuple(
            (path, treatment)
            for path, treatment in treatments.items()
            if treatment.effect is not Effect.NONE
        ),
    )


def _situation(
    adults: Sequence[Adult],
    counted: Iterable[tuple[int, Income]],
    window: Window,
    month: Month,
) -> Situation:
    if receives_rsa(adults, month):
        return Situation.RSA
    whole = all(len(window.months) == sum(map(i.runs_in, window.months)) for _, i in counted)
    return Situation.STEADY if whole else Situation.CHANGED


def _questions(
    dossier: Dossier,
    adults: Sequence[Adult],
    treatments: Mapping[str, Treatment],
    counted: Sequence[tuple[int, Income]],
    taxed: bool,
) -> tuple[str, ...]:
    others = {p.id for p in dossier.household.persons if p.role is Role.OTHER_ADULT}
    asked = {
        "assets": True,
        "other_resources_of_the_tax_notice": True,
        "other_adults": any(income.whose in others for income in dossier.incomes),
        "partner_without_income": any(
            not adult.lines and adult.person.role is Role.PARTNER for adult in adults
        ),
        "since_when": any(income.start is None for _, income in counted),
        "net_taxable": bool(counted),
        "maintenance_paid": any(charge.kind == "child_support_paid" for charge in dossier.charges),
        "before_rsa": any(treatment.reason == "rsa" for treatment in treatments.values()),
        "savings_already_taxed": taxed,
    }
    return tuple(question for question, wanted in asked.items() if wanted)


def _notional_income(r: Recorder[N], dossier: Dossier, law: Law, month: Month) -> N | None:
    """L.822-5: above a threshold, 3 % of the savings; AAH and AEEH households are spared.

    What the savings really earn is not known to the dossier: every one of them is taken to be free
    of tax, and the counsellor is asked which are not.
    """
    day = month.first_day
    total = Money.sum(saving.amount for saving in dossier.savings)
    threshold = law.value("al.ressources.patrimoine.seuil", day)
    if _SPARED & standing(dossier, month) or total <= threshold.amount:
        return None
    some = [
        r.given(f"saving[savings[{index}]]", saving.amount, field=f"savings[{index}].amount")
        for index, saving in enumerate(dossier.savings)
    ]
    savings = r.sum("savings", *some)
    counted = r.reaching("savings_counted", savings, savings, r.parameter(threshold))
    rate = r.parameter(law.value("al.ressources.patrimoine.taux_epargne", day))
    return r.product("notional_income", counted, rate, _HALF_UP)
