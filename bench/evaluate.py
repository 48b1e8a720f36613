"""A scheme of ten thousand dossiers evaluated from the index and the cases kept beside it."""

import os
import tempfile
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from bench.measure import Measure, calls
from planner.calc.protocols.cases import Case
from planner.services.evaluation import evaluated
from planner.services.portfolio import cases_in, kept_cases, stored_cases
from planner.services.portfolio_dues import dues_of
from planner.services.settings import law_of
from planner.storage.index import Entry, dumped, stamp
from planner.storage.places import DOSSIER, DOSSIERS, HOME, INDEX

SET = Path(__file__).parents[1] / "examples" / "schemes" / "besancon-2008.jsonl"
COUNT = 10_000
FIRST, LAST = date(2008, 9, 1), date(2009, 8, 31)


def measures() -> Iterator[Measure]:
    lines = SET.read_bytes().splitlines()
    with tempfile.TemporaryDirectory() as folder:
        before = os.environ.get(HOME)
        os.environ[HOME] = folder
        try:
            _fill(Path(folder), lines)
            report = evaluated("rencontre-impayes", FIRST, LAST)
            assert report.figure("entries").count == COUNT
            assert len(report.figures) == len(report.protocol.evaluation.figures)
            yield Measure(
                f"{COUNT} dossiers evaluated, from the index and the cases",
                2.0,
                calls(lambda: evaluated("rencontre-impayes", FIRST, LAST), runs=5, each=1),
            )
            cases = stored_cases()
            yield Measure(
                f"what is due in {COUNT} dossiers, their cases being read",
                1.0,
                calls(lambda: list(dues_of(cases, LAST)), runs=5, each=1),
            )
        finally:
            if before is None:
                os.environ.pop(HOME)
            else:
                os.environ[HOME] = before


def _fill(home: Path, lines: list[bytes]) -> None:
    """The files as they stand after a year of work: nothing is left to be made again."""
    known = [next(cases_in(line, "set")) for line in lines]
    cases: dict[str, list[Case]] = {}
    entries = []
    for n in range(COUNT):
        id = f"d-{n:05d}"
        folder = home / DOSSIERS / id
        folder.mkdir(parents=True)
        (folder / DOSSIER).write_bytes(lines[n % len(lines)])
        here = stamp(home, id)
        assert here is not None
        entries.append(Entry(id, "", "", "2009-08-31T12:00:00+02:00", (), here))
        cases[id] = [known[n % len(known)]._replace(dossier=id)]
    (home / INDEX).write_bytes(dumped(tuple(entries)))
    stamps = {entry.id: list(entry.stamp) for entry in entries}
    kept_cases(home, law_of().fingerprint, {id: (stamps[id], cases[id]) for id in cases})
