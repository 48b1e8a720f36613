"""What the rest of the program asks of a store of dossiers, whatever keeps them.

Files do today (``file_store``); an encrypted vault can take their place without anything above
noticing. A store moves dossiers and knows nothing of what they mean: how a dossier is written, and
what its line in the list says, is given to it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import NamedTuple, Protocol

from planner.calc.dossier import Dossier
from planner.errors import PlannerError, Problem
from planner.storage.index import Deadline, Entry
from planner.storage.journal import Record

__all__ = [
    "Codec",
    "Contract",
    "Damaged",
    "DossierStore",
    "OpenedDossier",
    "Steps",
    "Summary",
    "Unknown",
    "Version",
]


class Summary(NamedTuple):
    """What the list shows of a dossier: no more than a list needs."""

    name: str
    reference: str
    deadlines: tuple[Deadline, ...] = ()


class Version(NamedTuple):
    """An earlier content of a dossier. ``saved`` is ``YYYY-MM-DDTHH:MM:SS`` with its offset;
    ``label`` the name of a restore point, or ``""``.
    """

    number: int
    saved: str
    label: str = ""


class Contract(NamedTuple):
    """A signed contract: its frozen record (JSON) and the very PDF that was signed."""

    number: int
    record: bytes
    pdf: bytes


@dataclass(frozen=True, slots=True)
class Codec:
    """How a dossier becomes bytes and comes back (``PlannerError`` when it cannot)."""

    read: Callable[[bytes], Dossier]
    write: Callable[[Dossier], bytes]


class Steps(NamedTuple):
    """Where the work on a dossier stands: the states one can undo to (the last is the present
    one), those one can redo to (the next is the last), and where the cursor stood.
    """

    past: tuple[Dossier, ...]
    future: tuple[Dossier, ...] = ()
    focus: str = ""
    text: str = ""


class Unknown(PlannerError):
    """There is no dossier of that id."""

    def __init__(self, id: str) -> None:
        super().__init__(
            Problem(
                "unknown_dossier",
                "Il n’y a pas de dossier « {id} » ici. La liste des dossiers donne leurs "
                "identifiants.",
                None,
                {"id": id},
            )
        )


class Damaged(PlannerError):
    """The file of a dossier cannot be read; ``last_good`` is the newest version that can."""

    def __init__(self, id: str, last_good: Version | None, problems: Iterable[Problem]) -> None:
        self.last_good = last_good
        if last_good is None:
            what = Problem(
                "damaged_dossier",
                "Le fichier du dossier « {id} » est abîmé et aucune version lisible n’a été "
                "gardée. Reprenez-le d’une sauvegarde.",
                None,
                {"id": id},
            )
        else:
            saved = datetime.fromisoformat(last_good.saved).astimezone()
            what = Problem(
                "damaged_dossier_with_version",
                "Le fichier du dossier « {id} » est abîmé. La dernière version lisible, du {day} "
                "à {time}, peut être reprise ; le fichier abîmé sera gardé à côté.",
                None,
                {"id": id, "day": saved.strftime("%d/%m/%Y"), "time": saved.strftime("%H:%M")},
            )
        super().__init__(what, *problems)


class OpenedDossier(Protocol):
    """A dossier opened for writing by this process alone, until ``close``."""

    @property
    def id(self) -> str: ...

    @property
    def steps(self) -> Steps:
        """As it was when opened, with the steps recorded since the last saving."""
        ...

    @property
    def written(self) -> str:
        """When it was last written before it was opened: ``YYYY-MM-DDTHH:MM:SS`` in UTC."""
        ...

    @property
    def notices(self) -> tuple[Problem, ...]:
        """What was found at opening and must be told: a draft that could not be used."""
        ...

    @property
    def waiting(self) -> int:
        """How many bytes of steps wait to be saved."""
        ...

    def record(self, records: Iterable[Record]) -> None:
        """Put steps on the disk: after this they survive the end of the process."""
        ...

    def save(self, dossier: Dossier, label: str = "", after: Record | None = None) -> None:
        """Make this the dossier's content; the one before becomes a version.

        A ``label`` keeps this very content as a restore point; ``after`` is the first step of the
        draft that begins: where the cursor stands.
        """
        ...

    def keep_contract(self, record: bytes, pdf: bytes) -> int:
        """Keep a signed contract for good; its number."""
        ...

    def close(self) -> None:
        """Let others open the dossier."""
        ...


class DossierStore(Protocol):
    """Every dossier of one place."""

    def entries(self) -> tuple[Entry, ...]:
        """The list, the last updated first, true to what is there."""
        ...

    def create(self, dossier: Dossier) -> str:
        """Keep a new dossier; its id, which is the dossier's own when it is free and chosen."""
        ...

    def open(self, id: str) -> OpenedDossier:
        """Open for writing. ``Unknown``, ``Damaged``, or ``AlreadyOpen``."""
        ...

    def read(self, id: str) -> Dossier:
        """As it stands, recorded steps included, without opening it."""
        ...

    def versions(self, id: str) -> tuple[Version, ...]:
        """Its earlier contents, newest first."""
        ...

    def read_version(self, id: str, number: int) -> Dossier:
        """One of them."""
        ...

    def restore(self, id: str, number: int) -> None:
        """Make an earlier content the present one, which is kept in its turn."""
        ...

    def contracts(self, id: str) -> tuple[Contract, ...]:
        """The signed contracts, oldest first."""
        ...

    def delete(self, id: str) -> None:
        """Remove it with its versions, its draft, its contracts and its line in the list."""
        ...
