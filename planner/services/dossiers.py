"""The dossiers kept on this machine: made, listed, brought in, taken out."""

from __future__ import annotations

from planner import __version__
from planner.calc.dossier import Dossier
from planner.calc.living.follow import Standing, follow_plan
from planner.calc.outcomes import Missing
from planner.errors import PlannerError
from planner.intake.dossier_file import read_dossier, write_dossier
from planner.services.clock import today
from planner.services.examples import example_file
from planner.services.failure import COPIES
from planner.services.planning import compute_plan
from planner.services.settings import law_of, organisation
from planner.storage.file_store import FileStore
from planner.storage.index import Deadline
from planner.storage.places import home
from planner.storage.repository import Codec, DossierStore, Summary

__all__ = [
    "INSTALMENT",
    "LOCAL_DATES",
    "REVIEW",
    "STEP",
    "delete_dossier",
    "dossier_name",
    "dossier_store",
    "import_dossier",
    "new_dossier",
    "open_example",
    "rules",
    "summary",
]


INSTALMENT = "instalment"
"""The name, in the list, of the first instalment of the signed plan that is not recorded as paid:
it is late once its last day is past.
"""

REVIEW = "review"
"""The name, in the list, of a meeting that was agreed."""

LOCAL_DATES = frozenset({"home_visit", "second_meeting", "aid_plan_contract", "partners_informed"})
"""Dates that the clock of a referral counts too: an entry's own protocol tells them better."""

STEP = "step:"
"""How the name, in the list, of a step of a protocol begins; its French and English labels follow,
apart by a bar. It is late until it is done, waived or the household left the scheme.
"""


def dossier_store() -> DossierStore:
    """The store of this user."""
    return FileStore(home(), Codec(read_dossier, write_dossier), summary, rules)


def rules() -> str:
    """What the dates of the list go by: the law and the protocols, the program, the month."""
    try:
        law = law_of(organisation()).fingerprint
    except PlannerError:
        law = ""
    return f"{__version__} {law} {today():%Y-%m}"


def summary(dossier: Dossier) -> Summary:
    """What the list shows of a dossier: its name, its reference and the days to act by.

    Those are the dates of the procedure, the meetings agreed, the next review of a support measure,
    the steps of its schemes and the first instalment of the signed plan that is still to be paid. A
    dossier that cannot be computed (a local rule is missing) is listed all the same.
    """
    deadlines: set[Deadline] = set()
    try:
        choices = organisation()
        found = compute_plan(dossier, law_of(choices), today(), choices).deadlines
        deadlines |= {Deadline(due.act_by().isoformat(), due.name) for due in found}
    except PlannerError:
        deadlines = set()
    deadlines |= {Deadline(day.isoformat(), REVIEW) for day in dossier.casework.review_dates}
    deadlines |= _support_review(dossier)
    deadlines |= _first_unpaid(dossier)
    if dossier.followup.entries:
        deadlines = {due for due in deadlines if due.name not in LOCAL_DATES} | _steps(dossier)
    return Summary(dossier.household.name, dossier.reference, tuple(sorted(deadlines)))


def _support_review(dossier: Dossier) -> set[Deadline]:
    """The next review of the support measure in force, late or to come."""
    if dossier.casework.asll is None:
        return set()
    from planner.calc.schemes.asll_follow import followed

    try:
        held = followed(dossier, law_of())
    except PlannerError:
        return set()
    due = held.next_review if held is not None else None
    return set() if due is None else {Deadline(due.on.isoformat(), REVIEW)}


def _steps(dossier: Dossier) -> set[Deadline]:
    """The steps that the protocols ask for, each with the day to act by."""
    from planner.calc.protocols.cases import cases_of
    from planner.calc.protocols.protocol import Protocol

    try:
        protocols = {one.id: one for one in law_of().records(Protocol)}
    except PlannerError:
        return set()
    found = set()
    for case in cases_of(dossier, protocols, today()):
        for step, _last, act_by, optional, _visit in case.open:
            rule = protocols[case.protocol].step(step)
            if act_by and not optional and rule is not None:
                found.add(Deadline(act_by, f"{STEP}{rule.label}|{rule.label_en}"))
    return found


def _first_unpaid(dossier: Dossier) -> set[Deadline]:
    """The last day on which the first unpaid instalment of a signed plan may still be paid."""
    living = follow_plan(dossier, today())
    if isinstance(living, Missing) or living.standing is Standing.STOPPED or living.next is None:
        return set()
    return {Deadline(living.next.limit.isoformat(), INSTALMENT)}


def new_dossier() -> str:
    """Make an empty dossier; its id."""
    return dossier_store().create(Dossier())


def import_dossier(data: bytes, name: str = "") -> str:
    """Bring in a dossier file under an id of its own; ``PlannerError`` with all its problems."""
    return dossier_store().create(read_dossier(data, name=name).but(id=Dossier().id))


def open_example(name: str) -> str:
    """Bring an example into the store, or find it there as it was left; its id."""
    example = read_dossier(example_file(name), name=name)
    store = dossier_store()
    if any(entry.id == example.id for entry in store.entries()):
        return example.id
    return store.create(example)


def dossier_name(id: str) -> str:
    """How a dossier is called in a question about it: its household, else its reference or id.

    A damaged dossier keeps the name it had in the list.
    """
    store = dossier_store()
    entry = next((entry for entry in store.entries() if entry.id == id), None)
    if entry is None:
        store.versions(id)
        return id
    return entry.name or entry.reference or id


def delete_dossier(id: str) -> None:
    """Remove a dossier with its versions, its contracts, its line in the list and the copy that a
    failure may have left, for good.
    """
    from planner.services.portfolio import forget

    dossier_store().delete(id)
    forget(id)
    (home() / COPIES / f"{id}.json").unlink(missing_ok=True)
