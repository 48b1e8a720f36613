"""Households of any shape, for the properties of everything that reads a dossier.

``dossiers()`` draws whole valid dossiers: nobody or a family of twelve, no income or ten, a lease
of 1912 or none, lines that begin, end, fall once or in some months, accounts in debt or in credit,
private lines, admissible over-indebtedness files, days on the 29th of February and the 31st.
``solvent_dossiers()`` draws those whose months leave enough to repay something.
"""

from __future__ import annotations

from collections.abc import Hashable
from datetime import date
from functools import cache
from typing import Any

from hypothesis import strategies as st

from planner.calc.calendar import Frequency, Month
from planner.calc.dossier import (
    AccountKind,
    AccountLine,
    AidKind,
    Allowance,
    AllowanceStatus,
    Bank,
    Casework,
    Charge,
    Custody,
    Debt,
    DebtStage,
    Dossier,
    Dwelling,
    EventKind,
    Evidence,
    EvidenceStatus,
    GoalChoice,
    GoalKind,
    GoalResult,
    Guarantor,
    Household,
    Imputation,
    Income,
    Landlord,
    LandlordKind,
    PaidTo,
    PastAid,
    Person,
    PersonStatus,
    PlanOrigin,
    PlanPayment,
    ProcedureEvent,
    Protection,
    ProtectionKind,
    Reached,
    RentAccount,
    Request,
    RequestState,
    Role,
    Saving,
    SignedPlan,
    SupportChoices,
    SupportGoal,
    SupportMeasure,
    SupportRenewal,
    SupportReview,
    Wish,
)
from planner.calc.dossier.account import CREDITS
from planner.calc.dossier.answers import Answers, HowHoused, OtherParent
from planner.calc.dossier.kind_ids import CHARGE_KINDS, DEBT_KINDS, INCOME_KINDS
from planner.calc.money import Money

__all__ = ["amounts", "days", "dossiers", "on_days", "solvent_dossiers"]

COMMUNES = ("69266", "77108", "02722", "14118", "16015", "25056", "2A004", "97411", "75056")


@cache
def amounts(most: int = 3_000_00) -> st.SearchStrategy[Money]:
    """Amounts from nothing to ``most`` cents, with a taste for zero and odd cents."""
    return st.one_of(
        st.just(Money(0)), st.integers(1, most).map(Money), st.sampled_from([1, 99, 100]).map(Money)
    )


def on_days() -> st.SearchStrategy[date]:
    """Days of a plan: covered by the law or not, near the change of regime, and awkward ones."""
    return st.one_of(
        st.dates(date(2023, 1, 1), date(2030, 12, 31)),
        st.dates(date(1990, 1, 1), date(2099, 12, 31)),
        st.sampled_from(
            [
                date(2026, 11, 22),
                date(2026, 12, 31),
                date(2027, 1, 1),
                date(2024, 2, 29),
                date(2028, 2, 29),
                date(2027, 1, 31),
                date(2026, 10, 31),
            ]
        ),
    )


@cache
def days(first: int = 1990, last: int = 2035) -> st.SearchStrategy[date]:
    """Days of a dossier."""
    return st.one_of(
        st.dates(date(max(first, 2024), 1, 1), date(min(last, 2028), 12, 31)),
        st.dates(date(first, 1, 1), date(last, 12, 31)),
        st.just(date(2024, 2, 29)),
    )


@cache
def _maybe(strategy: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.none() | strategy


@cache
def months() -> st.SearchStrategy[Month]:
    return days().map(Month.of)


@cache
def _one(*options: Hashable) -> st.SearchStrategy[Any]:
    return st.sampled_from(options)


@cache
def _whole(least: int, most: int) -> st.SearchStrategy[int]:
    return st.integers(least, most)


@cache
def _cents(least: int, most: int) -> st.SearchStrategy[Money]:
    return st.integers(least, most).map(Money)


_texts = st.sampled_from(["", "Café", "Mme L’Haÿ", "x" * 60, "é\u00a0: ok"])
_evidence = st.builds(Evidence, status=st.sampled_from(EvidenceStatus), on=_maybe(days()))


_BIRTHS = st.none() | st.dates(date(1930, 1, 1), date(2026, 12, 31)) | st.just(date(2008, 2, 29))
_STATUSES = st.lists(_one(*PersonStatus), max_size=2, unique=True)
_SOME_MONTHS = st.none() | st.lists(_whole(1, 12), min_size=1, max_size=12).map(tuple)
_FEW_MONTHS = st.lists(_whole(1, 12), min_size=1, max_size=4, unique=True)
_OLD_LEASES = st.none() | st.dates(date(1912, 1, 1), date(2026, 12, 1))
_RENEWALS = st.none() | st.dates(date(2015, 1, 1), date(2026, 12, 1))
_BALANCES = st.none() | st.integers(-2_000_00, 5_000_00).map(Money)


@st.composite
def people(draw: st.DrawFn) -> tuple[Person, ...]:
    """Nobody, one person, a couple, a family of twelve, and whatever is between."""
    count = draw(_one(0, 1, 1, 2, 2, 3, 4, 5, 8, 12))
    usual = [Role.APPLICANT, Role.PARTNER, *[Role.CHILD] * 10]
    alone = [Role.APPLICANT, *[Role.CHILD] * 11]
    others = [Role.APPLICANT, Role.OTHER_ADULT, Role.OTHER_DEPENDANT, *[Role.CHILD] * 9]
    roles = draw(st.sampled_from([usual, alone, others, others[::-1]]))
    return tuple(
        Person(
            id=f"p{index}",
            last_name=f"Nom {index}",
            birth=draw(_BIRTHS),
            role=roles[index],
            statuses=tuple(draw(_STATUSES)),
            custody=draw(_one(*Custody)),
            dependant=draw(_one(None, None, True, False)),
        )
        for index in range(count)
    )


def _line(draw: st.DrawFn, owners: tuple[str, ...]) -> dict[str, Any]:
    frequency = draw(_one(*[Frequency.MONTH] * 4, *Frequency))
    start, until = draw(_maybe(months())), draw(_maybe(months()))
    if start and until and until < start:
        start, until = until, start
    chosen = draw(_SOME_MONTHS)
    if frequency is Frequency.ONCE and chosen is None and start is None:
        start = draw(months())
        until = None
    return {
        "amount": draw(amounts()),
        "frequency": frequency,
        "months": chosen,
        "start": start,
        "until": until,
        "day": draw(_maybe(_whole(1, 31))),
        "whose": draw(_one("common", *owners)),
        "evidence": draw(_evidence),
        "label": draw(_texts),
        "private": draw(st.booleans()),
        "rough": draw(st.booleans()),
    }


def _debts(draw: st.DrawFn, owners: tuple[str, ...]) -> tuple[Debt, ...]:
    return tuple(
        Debt(
            id=f"d{index}",
            kind=draw(_one(*sorted(DEBT_KINDS))),
            creditor=draw(_texts),
            balance=draw(amounts(20_000_00)),
            instalment=draw(_maybe(amounts(400_00))),
            until=draw(_maybe(months())),
            rate=draw(_one(None, None, "0", "0.199")),
            stage=draw(_one(*DebtStage)),
            born_on=draw(_maybe(days())),
            agreed=draw(_one(None, True, False)),
            already_withheld=draw(_one(None, True, False)),
            whose=draw(_one("common", *owners)),
            private=draw(st.booleans()),
        )
        for index in range(draw(_whole(0, 3)))
    )


@st.composite
def accounts(draw: st.DrawFn) -> RentAccount:
    """Without a line, in debt, in credit, with fees and payments that name their month."""
    lines = []
    for _ in range(draw(_whole(0, 8))):
        kind = draw(_one(AccountKind.RENT, AccountKind.PAYMENT, *AccountKind))
        settles = draw(_maybe(months())) if kind in CREDITS else None
        amount = draw(_cents(1, 2_500_00))
        lines.append(AccountLine(date=draw(days()), kind=kind, amount=amount, settles=settles))
    return RentAccount(
        lines=tuple(lines),
        imputation=draw(_one(*Imputation)),
        statement_on=draw(_maybe(days())),
        opening_balance=draw(_maybe(amounts())),
        rough_balance=draw(_maybe(amounts(9_000_00))),
        evidence=draw(_evidence),
    )


@st.composite
def dwellings(draw: st.DrawFn) -> Dwelling:
    """Any dwelling, known or not."""
    room, share = draw(_one(*[(False, False)] * 3, (True, False), (False, True)))
    status = draw(_one(*AllowanceStatus))
    return Dwelling(
        landlord=Landlord(kind=draw(_one(*LandlordKind))),
        commune=draw(_maybe(_one(*COMMUNES))),
        zone=draw(_one(None, 1, 2, 3)),
        conventioned=draw(st.booleans()),
        furnished=draw(st.booleans()),
        room=room,
        flat_share=share,
        rent=draw(_maybe(amounts(1_200_00))),
        charges=draw(amounts(200_00)),
        rls=draw(amounts(60_00)),
        sls=draw(amounts(100_00)),
        rent_day=draw(_whole(1, 31)),
        lease_signed=draw(_OLD_LEASES),
        lease_renewed=draw(_RENEWALS),
        lease_ended=draw(_maybe(days(2020))),
        allowance=Allowance(
            amount=draw(_maybe(amounts(600_00))),
            paid_to=draw(_one(*PaidTo)),
            status=status,
            suspended_since=draw(_maybe(months())),
            resource_base=draw(_maybe(amounts(40_000_00))),
            withheld=draw(amounts(80_00)),
            evidence=draw(_evidence),
        ),
        evidence=draw(_evidence),
    )


def _events() -> st.SearchStrategy[tuple[ProcedureEvent, ...]]:
    event = st.builds(
        ProcedureEvent,
        kind=_one(*EventKind),
        date=days(2020),
        printed_delay=_one(None, "6-weeks", "2-months"),
        amount=_maybe(amounts()),
    )
    return st.lists(event, max_size=3).map(tuple)


_REQUESTS = st.lists(
    st.builds(
        Request,
        kind=_one(*AidKind),
        state=_one(*RequestState),
        on=_maybe(days()),
        amount=_maybe(amounts()),
    ),
    max_size=2,
)
_PAST_AIDS = st.lists(
    st.builds(
        PastAid,
        kind=_one(*AidKind),
        on=days(2015),
        amount=_maybe(amounts()),
        loan_left=_maybe(amounts()),
    ),
    max_size=2,
)


_SIGNED = st.none() | st.builds(
    SignedPlan,
    signed_on=days(2020),
    debt=amounts(9_000_00),
    instalment=amounts(400_00),
    first_due=days(2020),
    origin=_one(*PlanOrigin),
    tolerance_days=_whole(0, 90),
    tolerance=amounts(50_00),
)
_PLAN_PAYMENTS = st.lists(
    st.builds(PlanPayment, date=days(2020), amount=amounts(500_00), for_month=_maybe(months())),
    max_size=3,
)


_SUPPORT = st.none() | st.builds(
    SupportMeasure,
    convention=_one("asll-usuel", "asll-02-aisne", "asll-bilan-trimestriel", "unknown"),
    first_day=days(2020),
    for_months=_whole(1, 60),
    goals=st.lists(
        st.builds(
            SupportGoal,
            kind=_one(*GoalKind),
            by=days(2020),
            target=_maybe(_whole(1, 600)),
            sum_aimed_at=_maybe(amounts(5_000_00)),
            text=_one("", "Reprendre contact avec le gardien"),
        ),
        min_size=1,
        max_size=3,
    ).map(tuple),
    arrears_at_start=_maybe(amounts(5_000_00)),
    renewals=st.lists(
        st.builds(SupportRenewal, on=days(2020), for_months=_whole(1, 60)), max_size=2
    ).map(tuple),
    reviews=st.lists(
        st.builds(
            SupportReview,
            on=days(2020),
            results=st.lists(
                st.builds(GoalResult, goal=_one(*GoalKind), reached=_one(*Reached)), max_size=2
            ).map(tuple),
            arrears_then=_maybe(amounts(5_000_00)),
        ),
        max_size=2,
    ).map(tuple),
    stopped_on=_maybe(days(2020)),
)
_GOALS = st.lists(_one(*GoalKind), max_size=3).map(tuple)
_CHOICES = st.just(SupportChoices()) | st.builds(
    SupportChoices,
    first_day=_maybe(days(2020)),
    for_months=_maybe(_one(3, 6, 12)),
    goals=st.lists(
        st.builds(
            GoalChoice,
            kind=_one(*GoalKind),
            text=_one("", "Ouvrir le courrier ensemble"),
            measured_by=_one("", "plus une lettre fermée"),
            by=_maybe(days(2020)),
            left_out=st.booleans(),
        ),
        max_size=3,
    ).map(tuple),
)


def _casework(draw: st.DrawFn) -> Casework:
    return Casework(
        met_on=draw(_maybe(days())),
        household_offer=draw(_maybe(amounts(300_00))),
        landlord_demand=draw(_maybe(amounts(600_00))),
        landlord_months=draw(_maybe(_one(1, 12, 36, 1200))),
        rent_resumed_since=draw(_maybe(months())),
        chosen_instalment=draw(_maybe(amounts(300_00))),
        first_due=draw(_maybe(days())),
        formula=draw(_one("", "oecd", "persons", "parts", "household", "unknown")),
        floor=draw(_maybe(amounts(1_500_00))),
        asll_wish=draw(_maybe(_one(*Wish))),
        over_indebtedness_wish=draw(_maybe(_one(*Wish))),
        requests=tuple(draw(_REQUESTS)),
        past_aids=tuple(draw(_PAST_AIDS)),
        signed_plan=draw(_SIGNED),
        plan_payments=tuple(draw(_PLAN_PAYMENTS)),
        asll_goals=draw(_GOALS),
        asll_choices=draw(_CHOICES),
        asll=draw(_SUPPORT),
        private_notes="confié en tête-à-tête",
    )


_ANSWERS = st.just(Answers()) | st.builds(
    Answers,
    net_taxable_n2=_maybe(amounts(60_000_00)),
    two_earners_n2=_maybe(st.booleans()),
    income_year=_maybe(_whole(2020, 2027)),
    reference_tax_income=_maybe(amounts(60_000_00)),
    other_parent=_maybe(_one(*OtherParent)),
    recently_separated=_maybe(st.booleans()),
    housing=_maybe(_one(*HowHoused)),
    young_worker=_maybe(st.booleans()),
    unfit_for_work=_maybe(st.booleans()),
)
_FEW_PEOPLE = people().filter(lambda found: 1 <= len(found) <= 5)
_PEOPLE, _ACCOUNTS, _DWELLINGS, _EVENTS = people(), accounts(), dwellings(), _events()
_SAVINGS = st.lists(st.builds(Saving, amount=amounts()), max_size=2)
_GUARANTOR = st.none() | st.just(Guarantor(name="Caution"))


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """A whole valid dossier of any shape."""
    members = draw(_PEOPLE)
    owners = tuple(person.id for person in members)
    debts = _debts(draw, owners)
    links = [None, None, None, *[debt.id for debt in debts]]
    incomes = [
        Income(kind=draw(_one(*sorted(INCOME_KINDS))), **_line(draw, owners))
        for _ in range(draw(_whole(0, 4)))
    ]
    charges = [
        Charge(
            kind=draw(_one(*sorted(CHARGE_KINDS))),
            debt=draw(_one(*links)),
            **_line(draw, owners),
        )
        for _ in range(draw(_whole(0, 5)))
    ]
    protections: tuple[Protection, ...] = ()
    if bool(owners) and draw(st.booleans()):
        kind = draw(_one(*ProtectionKind))
        protections = (Protection(kind=kind, person=owners[0], guardian="Association X"),)
    return Dossier(
        id="drawn",
        household=Household(
            persons=members,
            protections=protections,
            guarantor=draw(_GUARANTOR),
        ),
        incomes=tuple(incomes),
        charges=tuple(charges),
        dwelling=draw(_DWELLINGS),
        account=draw(_ACCOUNTS),
        debts=debts,
        savings=tuple(draw(_SAVINGS)),
        bank=Bank(
            balance=draw(_BALANCES),
            overdraft_limit=draw(amounts(500_00)),
        ),
        events=draw(_EVENTS),
        answers=draw(_ANSWERS),
        casework=_casework(draw),
    )


@st.composite
def solvent_dossiers(draw: st.DrawFn) -> Dossier:
    """A household with a wage, a rent, a debt, and something left most months."""
    wage = draw(_cents(1_200_00, 3_000_00))
    rent = draw(_cents(200_00, 600_00))
    debt = draw(_cents(1, 9_000_00))
    members = draw(_FEW_PEOPLE)
    seasonal = [
        Charge(
            kind="car_insurance",
            amount=draw(amounts(600_00)),
            months=tuple(draw(_FEW_MONTHS)),
        )
        for _ in range(draw(_whole(0, 2)))
    ]
    ends = draw(_maybe(_whole(0, 40)))
    benefit_until = None if ends is None else Month(2026, 12).plus(ends)
    return Dossier(
        id="solvent",
        household=Household(persons=members),
        incomes=(
            Income(kind="wage", amount=wage),
            Income(kind="ppa", amount=draw(amounts(400_00)), until=benefit_until),
        ),
        charges=tuple(seasonal),
        dwelling=Dwelling(rent=rent, charges=draw(amounts(100_00))),
        account=RentAccount(
            lines=(AccountLine(date=date(2026, 6, 1), kind=AccountKind.RENT, amount=debt),)
        ),
        casework=Casework(first_due=draw(_one(None, date(2027, 1, 31)))),
    )
