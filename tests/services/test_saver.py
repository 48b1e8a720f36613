"""The writer: in order, without a hole whatever the disk refuses, and "saved" only when it is."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path
from threading import Event

import pytest

from planner.calc.dossier import Dossier
from planner.errors import PlannerError, Problem
from planner.services.dossiers import new_dossier
from planner.services.saver import Saver
from planner.services.session import open_session
from planner.storage.journal import Record
from planner.storage.repository import Steps

ROOT = Path(__file__).resolve().parents[2]


class Disk:
    """An opened dossier that refuses while ``full``, and waits while it is not ``free``."""

    def __init__(self) -> None:
        self.id = "d"
        self.steps = Steps((Dossier(),))
        self.notices: tuple[Problem, ...] = ()
        self.waiting = 0
        self.full = False
        self.free = Event()
        self.free.set()
        self.taken: list[str] = []
        self.written = ""
        self.calls = 0

    def _take(self, texts: Iterable[str]) -> None:
        self.free.wait(10)
        self.calls += 1
        if self.full:
            raise PlannerError(Problem("disk_full", "Il n’y a plus de place sur le disque."))
        self.taken += texts

    def record(self, records: Iterable[Record]) -> None:
        self._take(record.text for record in records)

    def save(self, dossier: Dossier, label: str = "", after: Record | None = None) -> None:
        self._take([f"saved {dossier.reference}", *([after.text] if after else [])])

    def keep_contract(self, record: bytes, pdf: bytes) -> int:
        raise AssertionError

    def close(self) -> None:
        raise AssertionError


def refusal(saver: Saver) -> str | None:
    return saver.failure.code if saver.failure is not None else None


def said(saver: Saver) -> bool:
    """Whether the screen may say that something is saved."""
    return saver.saved_at is not None


def step(n: int) -> Record:
    return Record("edit", {}, "", str(n))


def test_steps_are_written_in_order_and_those_that_wait_go_together() -> None:
    disk = Disk()
    saver = Saver(disk)
    disk.free.clear()
    for n in range(50):
        saver.record(step(n))
    assert saver.waiting == 50
    assert not said(saver)
    disk.free.set()
    assert saver.flush()
    assert disk.taken == [str(n) for n in range(50)]
    assert disk.calls < 50
    assert said(saver)
    saver.close()


def test_what_the_disk_refused_is_written_with_the_next_step_and_nothing_is_skipped() -> None:
    disk = Disk()
    told: list[int] = []
    saver = Saver(disk, lambda: told.append(saver.waiting))
    disk.full = True
    saver.record(step(1))
    assert not saver.flush()
    assert refusal(saver) == "disk_full"
    assert not said(saver)
    disk.full = False
    saver.record(step(2))
    assert saver.flush()
    assert disk.taken == ["1", "2"]
    assert refusal(saver) is None
    assert told[0] == 1
    assert told[-1] == 0
    saver.close()


def test_a_saving_holds_the_steps_before_it_and_never_swallows_those_after() -> None:
    disk = Disk()
    saver = Saver(disk)
    disk.free.clear()
    saver.record(step(1))
    saving = saver.save(Dossier(reference="x"), after=step(9))
    saver.record(step(2))
    disk.free.set()
    assert saving.result()
    saver.close()
    assert disk.taken.index("saved x") < len(disk.taken) - 1
    assert disk.taken.count("2") == 1
    assert disk.taken.count("1") <= 1
    assert saver.waiting == 0


def test_a_saving_that_is_refused_keeps_every_step_for_later() -> None:
    disk = Disk()
    saver = Saver(disk)
    disk.full = True
    saver.record(step(1))
    assert saver.save(Dossier(reference="x")).result() is False
    disk.full = False
    saver.close()
    assert disk.taken == ["1"]


TYPE = """
from planner.services.session import open_session
import sys
session = open_session(sys.argv[1])
n = int(session.dossier.reference or "0")
while True:
    n += 1
    session.edit("reference", str(n))
    session.stand("dwelling.rent", f"typed {n}")
    if n % 5 == 0:
        session.mark(str(n))
    assert session.flush()
    print(n, flush=True)
"""


@pytest.mark.slow
@pytest.mark.parametrize("lines", [1, 4, 5, 13])
def test_a_program_killed_while_typing_opens_at_the_same_field_with_every_step(
    home: Path, lines: int
) -> None:
    id = new_dossier()
    with subprocess.Popen(
        [sys.executable, "-c", TYPE, id],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**os.environ, "PLANNER_HOME": str(home)},
    ) as typist:
        assert typist.stdout is not None
        last = [int(typist.stdout.readline()) for _ in range(lines)][-1]
        os.kill(typist.pid, signal.SIGKILL)
        typist.wait()
    session = open_session(id)
    reached = int(session.dossier.reference)
    assert reached >= last
    if reached == last:
        assert (session.focus, session.text) == ("dwelling.rent", f"typed {reached}")
    else:
        assert session.focus in ("dwelling.rent", "reference")
    points = {version.label for version in session.versions()}
    assert {str(n) for n in range(5, last + 1, 5)} <= points
    session.undo()
    assert not session.can_undo or int(session.dossier.reference) == reached - 1
    session.close()
