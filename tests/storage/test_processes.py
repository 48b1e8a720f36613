"""Two processes at once, and processes that die: locks are true, nothing recorded is lost."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from planner.calc.dossier import Dossier
from planner.storage.locks import AlreadyOpen
from tests.storage.conftest import store_in

ROOT = Path(__file__).resolve().parents[2]

pytestmark = pytest.mark.slow

HOLD = """
import sys
from pathlib import Path
from tests.storage.conftest import store_in
opened = store_in(Path(sys.argv[1])).open(sys.argv[2])
print("open", flush=True)
sys.stdin.read()
"""

TYPE = """
import sys
from pathlib import Path
from planner.storage.journal import Record
from tests.storage.conftest import store_in
opened = store_in(Path(sys.argv[1])).open(sys.argv[2])
dossier = opened.steps.past[-1]
n = int(dossier.reference)
while True:
    n += 1
    dossier = dossier.but(reference=str(n))
    opened.record([Record("edit", {"reference": str(n)}, "reference")])
    print(n, flush=True)
    if n % 7 == 0:
        opened.save(dossier)
"""


def started(code: str, *arguments: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", code, *arguments],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )


def said(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


def test_another_process_cannot_open_and_can_as_soon_as_the_first_is_killed(tmp_path: Path) -> None:
    store = store_in(tmp_path)
    id = store.create(Dossier())
    with started(HOLD, str(tmp_path), id) as holder:
        assert said(holder) == "open"
        with pytest.raises(AlreadyOpen, match=str(holder.pid)):
            store.open(id)
        with pytest.raises(AlreadyOpen):
            store.delete(id)
        os.kill(holder.pid, signal.SIGKILL)
        holder.wait()
        assert (tmp_path / "dossiers" / id / "lock").read_bytes() != b""
        store.open(id).close()


@pytest.mark.parametrize("lines", [1, 6, 7, 8, 23, 50])
def test_a_process_killed_at_any_moment_loses_nothing_it_had_recorded(
    tmp_path: Path, lines: int
) -> None:
    store = store_in(tmp_path)
    id = store.create(Dossier(reference="0"))
    for _ in range(2):
        with started(TYPE, str(tmp_path), id) as typist:
            last = [int(said(typist)) for _ in range(lines)][-1]
            os.kill(typist.pid, signal.SIGKILL)
            typist.wait()
        opened = store.open(id)
        assert int(opened.steps.past[-1].reference) >= last
        assert opened.notices == ()
        opened.close()
        assert not list(tmp_path.glob("dossiers/*/draft-*"))
        (entry,) = store.entries()
        assert int(entry.reference) >= last
        assert len(store.versions(id)) <= 20
