"""Writes the four sets of dossiers whose figures are those of the four published sheets.

    python -m examples.schemes.make

Households are invented, without a name. Nothing is drawn at random: a situation's facts follow from
its place in the set, so that the same bytes are written each time. ``README.md`` beside this file
says which figures the sheets publish and which ones are ours.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from pathlib import Path

from planner.calc.calendar import add_months
from planner.calc.dossier import Dossier, Household, Person, PersonStatus, ProcedureEvent, Role
from planner.calc.dossier.casework import AidKind, Casework, Request, RequestState
from planner.calc.dossier.followup import (
    Contact,
    Followup,
    Goal,
    Passage,
    PursuitSuspension,
    Renewal,
    Safety,
    SchemeEntry,
    SchemeExit,
    StepRecord,
    Watch,
)
from planner.calc.dossier.followup_kinds import (
    Channel,
    ContactResult,
    Designator,
    GoalState,
    Topic,
)
from planner.calc.dossier.procedure import EventKind
from planner.intake.dossier_file import tree_of

HERE = Path(__file__).parent
DAY = timedelta(days=1)


def household(adults: int, children: int, *, working: bool = False) -> Household:
    """People without a name: what the figures count."""
    status = (PersonStatus.EMPLOYED if working else PersonStatus.UNEMPLOYED_PAID,)
    people = [Person(id="a1", role=Role.APPLICANT, statuses=status)]
    if adults > 1:
        people.append(Person(id="a2", role=Role.PARTNER))
    people += [Person(id=f"c{n}", role=Role.CHILD) for n in range(1, children + 1)]
    return Household(persons=tuple(people))


def visit(on: date, result: ContactResult, hour: int) -> Contact:
    """A home visit."""
    return Contact(date=on, channel=Channel.HOME_VISIT, result=result, hour=hour)


def meeting(on: date) -> Contact:
    """A meeting in which the household came."""
    return Contact(date=on, channel=Channel.MEETING, result=ContactResult.MET)


# Coulaines, 2016: 15 situations, 21 tenants, 49 persons; 3 positive, 1 on watch, 1 negative, 10 on

COULAINES = (
    # entered, adults, children, exit or watch, its day
    (date(2015, 1, 13), 2, 3, "solved", date(2016, 3, 15)),
    (date(2015, 3, 10), 1, 2, "solved", date(2016, 5, 17)),
    (date(2015, 5, 12), 1, 1, "solved", date(2016, 9, 13)),
    (date(2015, 3, 10), 1, 0, "watch", date(2016, 7, 12)),
    (date(2016, 2, 9), 1, 0, "blocked", date(2016, 8, 9)),
    (date(2015, 1, 13), 2, 4, "", None),
    (date(2015, 3, 10), 1, 3, "", None),
    (date(2015, 5, 12), 2, 2, "", None),
    (date(2015, 7, 7), 1, 1, "", None),
    (date(2015, 9, 15), 2, 3, "", None),
    (date(2015, 11, 10), 1, 2, "", None),
    (date(2016, 1, 12), 2, 2, "", None),
    (date(2016, 3, 15), 1, 3, "", None),
    (date(2016, 5, 17), 2, 1, "", None),
    (date(2016, 9, 13), 1, 1, "", None),
)


def coulaines() -> Iterator[Dossier]:
    """The housing platform."""
    for n, (entered, adults, children, end, day) in enumerate(COULAINES):
        last = day if end in ("solved", "blocked") and day else date(2016, 12, 31)
        sittings = [add_months(date(2015, 1, 13), 2 * k) for k in range(12)]
        passages = [Passage(on=on, decision="go_on") for on in sittings if entered <= on < last]
        left = None
        if end in ("solved", "blocked") and day:
            passages.append(Passage(on=day, decision=end))
            left = SchemeExit(on=day, kind=end, agreed_by=("bailleur", "CCAS", "centre social"))
        elif end == "watch" and day:
            passages = [one for one in passages if one.on < day]
            passages.append(Passage(on=day, decision="on_watch"))
        topics = [Topic.HEALTH if n % 3 else Topic.WELL_BEING]
        topics += [Topic.RENT_ARREARS] if n % 2 else [Topic.NEIGHBOURHOOD]
        entry = SchemeEntry(
            id="plateforme",
            protocol="plateforme-logement",
            entered_on=entered,
            designated_by=Designator.CCAS if n % 5 == 4 else Designator.LANDLORD,
            topics=tuple(topics),
            suspensions=(PursuitSuspension(since=entered + 30 * DAY),) if n in (0, 5, 9) else (),
            watches=(Watch(since=day),) if end == "watch" and day else (),
            passages=tuple(passages),
            exit=left,
        )
        yield dossier(f"coulaines-{n + 1:02d}", household(adults, children), entry)


# Allonnes, 2016: 19 entries, 33 households followed

_ALLONNES_EXITS = (
    "debt_paid", "debt_paid", "personal_support", "debt_paid", "personal_support",
    "troubles_ended", "no_involvement", "no_involvement", "court", "court",
)  # fmt: skip


def allonnes() -> Iterator[Dossier]:
    """The mediation before litigation; its exits are ours."""
    for n in range(33):
        earlier = n < 14
        entered = (
            date(2014, 9, 15) + 31 * n * DAY if earlier else date(2016, 1, 11) + 17 * (n - 14) * DAY
        )
        left = None
        if n < len(_ALLONNES_EXITS):
            left = SchemeExit(on=date(2016, 2, 8) + 30 * n * DAY, kind=_ALLONNES_EXITS[n])
        danger = n in (5, 20)
        seen = entered + 21 * DAY
        contacts = (
            Contact(date=entered + 4 * DAY, channel=Channel.LETTER),
            meeting(seen) if danger else visit(seen, ContactResult.MET, 10),
        )
        topics = [Topic.RENT_ARREARS]
        if n % 4 == 1:
            topics = [Topic.NEIGHBOURHOOD]
        elif n % 4 == 3:
            topics.append(Topic.UPKEEP)
        entry = SchemeEntry(
            id="mediation",
            protocol="mediation-expulsion",
            entered_on=entered,
            designated_by=Designator.LANDLORD,
            topics=tuple(topics),
            passages=(Passage(on=entered + 14 * DAY, decision="go_on"),),
            exit=left,
        )
        yield dossier(
            f"allonnes-{n + 1:02d}",
            household(1 + n % 2, n % 4),
            entry,
            contacts=contacts,
            safety=(Safety(since=entered + 2 * DAY),) if danger else (),
        )


# Gardanne, 2008: 28 persons accompanied, 3 of them prolonged


def gardanne() -> Iterator[Dossier]:
    """The ASLL measures; three are renewed in the year."""
    for n in range(28):
        months = (3, 6, 12)[n % 3]
        entered = (
            date(2007, 11, 5) + 14 * n * DAY if months == 12 else date(2008, 1, 7) + 9 * n * DAY
        )
        end = add_months(entered, months)
        prolonged = n in (3, 9, 16)
        steps = [
            StepRecord(step="orientation", on=entered + 5 * DAY, outcome="accepted"),
            StepRecord(step="objectives", on=entered + 12 * DAY),
        ]
        if end <= date(2008, 12, 31):
            outcome = "prolong" if prolonged else "reached"
            steps.append(StepRecord(step="closing_review", on=end - DAY, outcome=outcome))
        over = end <= date(2008, 12, 31) and not prolonged
        entry = SchemeEntry(
            id="asll",
            protocol="asll",
            entered_on=entered,
            designated_by=Designator.SOCIAL_WORKER,
            topics=(Topic.ACCESS,) if n % 4 == 0 else (Topic.RENT_ARREARS,),
            months=months,
            goals=(
                Goal(text="Payer le loyer du mois", state=_goal(n, over=over)),
                Goal(text="Faire une demande de logement social", state=_goal(n + 1, over=over)),
            ),
            steps=tuple(steps),
            renewals=(Renewal(on=end - DAY, months=months),) if prolonged else (),
            exit=SchemeExit(on=end, kind="reached" if n % 5 else "partly") if over else None,
        )
        last = min(end, date(2008, 12, 31))
        yield dossier(
            f"gardanne-{n + 1:02d}",
            household(1 + (n % 3 == 0), n % 3),
            entry,
            contacts=tuple(_meetings(entered + 26 * DAY, last)),
        )


def _goal(n: int, *, over: bool) -> GoalState:
    if not over:
        return GoalState.OPEN
    return (GoalState.REACHED, GoalState.REACHED, GoalState.PARTLY)[n % 3]


def _meetings(first: date, last: date) -> Iterator[Contact]:
    while first <= last:
        if first.weekday() < 5:
            yield meeting(first)
        first += 14 * DAY


# Besançon: 169 situations in a year; what follows from them is ours


def besancon() -> Iterator[Dossier]:
    """The systematic meeting; each household is approached as the protocol says."""
    for n in range(169):
        entered = date(2008, 9, 2) + (2 * n + n % 3) * DAY
        contacts = [
            Contact(date=entered + 3 * DAY, channel=Channel.LETTER),
            Contact(
                date=entered + 8 * DAY,
                channel=Channel.TELEPHONE,
                result=ContactResult.SPOKEN if n % 4 == 0 else ContactResult.NO_ANSWER,
            ),
        ]
        first = entered + (10 + n % 12) * DAY
        absent, never = n % 3 == 0, n % 9 == 0
        contacts.append(visit(first, ContactResult.ABSENT if absent else ContactResult.MET, 10))
        met = None if absent else first
        if absent:
            again = first + 5 * DAY
            result = ContactResult.ABSENT if never else ContactResult.MET
            contacts.append(visit(again, result, 18))
            met = None if never else again
        steps: list[StepRecord] = []
        asll = n % 4 == 1 and met is not None
        if met is not None:
            second = met + (12 + n % 10) * DAY
            contacts.append(meeting(second))
            signed = "declined" if n % 13 == 7 else "signed"
            contract = second + (5 + n % 4) * DAY
            steps.append(StepRecord(step="aid_plan_contract", on=contract, outcome=signed))
            steps.append(StepRecord(step="partners_informed", on=contract + 6 * DAY))
            if asll:
                validated = StepRecord(
                    step="department_validation", on=second + 6 * DAY, outcome="validated"
                )
                steps.append(validated)
        known = n % 5 in (0, 1)
        left = SchemeExit(on=entered + 75 * DAY, kind="not_met") if never else None
        entry = SchemeEntry(
            id="rencontre",
            protocol="rencontre-impayes",
            entered_on=entered,
            designated_by=Designator.COMMISSION,
            known=known,
            asks=n % 2 == 0 if known else None,
            supported=False,
            topics=(Topic.RENT_ARREARS,),
            advised=(AidKind.ASLL,) if asll else (),
            steps=tuple(steps),
            exit=left,
        )
        asked = Request(kind=AidKind.ASLL, state=RequestState.GRANTED, on=entered + 60 * DAY)
        court = [entered - 40 * DAY] if n % 6 == 0 else []
        court += [entered + 90 * DAY] if n % 17 == 0 else []
        found = dossier(
            f"besancon-{n + 1:03d}",
            household(1 + (n % 7 == 0), (0, 0, 1, 0, 2)[n % 5], working=n % 4 == 0),
            entry,
            contacts=tuple(contacts),
        )
        yield found.but(
            casework=Casework(requests=(asked,)) if asll else Casework(),
            events=tuple(ProcedureEvent(kind=EventKind.ASSIGNATION, date=on) for on in court),
        )


def dossier(
    id: str,
    people: Household,
    entry: SchemeEntry,
    *,
    contacts: tuple[Contact, ...] = (),
    safety: tuple[Safety, ...] = (),
) -> Dossier:
    """A dossier that holds nothing but its follow-up."""
    followup = Followup(entries=(entry,), contacts=contacts, safety=safety)
    return Dossier(id=id, household=people, followup=followup)


SETS = {
    "allonnes-2016": allonnes,
    "besancon-2008": besancon,
    "coulaines-2016": coulaines,
    "gardanne-2008": gardanne,
}


def written(dossiers: Iterable[Dossier]) -> str:
    """JSON Lines: a dossier on each."""
    lines = (
        json.dumps(tree_of(one), ensure_ascii=False, separators=(",", ":")) for one in dossiers
    )
    return "".join(f"{line}\n" for line in lines)


if __name__ == "__main__":
    for name, make in SETS.items():
        (HERE / f"{name}.jsonl").write_text(written(make()), "utf-8")
