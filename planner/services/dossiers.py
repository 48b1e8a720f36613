"""The dossiers kept on this machine: made, listed, brought in, taken out."""

from __future__ import annotations

from planner.calc.dossier import Dossier
from planner.calc.living.follow import Standing, follow_plan
from planner.calc.outcomes import Missing
from planner.errors import PlannerError
from planner.intake.dossier_file import read_dossier, write_dossier
from planner.services.clock import today
from planner.services.examples import example_file
from planner.services.planning import compute_plan
from planner.services.settings import law_of, organisation
from planner.storage.file_store import FileStore
from planner.storage.index import Deadline
from planner.storage.places import home
from planner.storage.repository import Codec, DossierStore, Summary

__all__ = [
    "INSTALMENT",
    "REVIEW",
    "delete_dossier",
    "dossier_name",
    "dossier_store",
    "import_dossier",
    "new_dossier",
    "open_example",
    "summary",
]


INSTALMENT = "instalment"
"""The name, in the list, of the first instalment of the signed plan that is not recorded as paid:
it is late once its last day is past.
"""

REVIEW = "review"
"""The name, in the list, of a meeting that was agreed."""


def dossier_store() -> DossierStore:
    """The store of this user."""
    return FileStore(home(), Codec(read_dossier, write_dossier), summary)


def summary(dossier: Dossier) -> Summary:
    """What the list shows of a dossier: its name, its reference and the days to act by.

    Those are the dates of the procedure, the meetings agreed and the first instalment of the signed
    plan that is still to be paid. A dossier that cannot be computed (a local rule is missing) is
    listed all the same.
    """
    deadlines: set[Deadline] = set()
    try:
        choices = organisation()
        found = compute_plan(dossier, law_of(choices), today(), choices).deadlines
        deadlines |= {Deadline(due.act_by().isoformat(), due.name) for due in found}
    except PlannerError:
        deadlines = set()
    deadlines |= {Deadline(day.isoformat(), REVIEW) for day in dossier.casework.review_dates}
    deadlines |= _first_unpaid(dossier)
    return Summary(dossier.household.name, dossier.reference, tuple(sorted(deadlines)))


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
    """Remove a dossier with its versions, its contracts and its line in the list, for good."""
    dossier_store().delete(id)
