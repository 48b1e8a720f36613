"""What a benchmark measures, and the ways of timing that are fair on a busy machine.

Each figure is a median. Two things compared are timed in turn, A B A B…, never one after the
other, so that a machine that slows down slows both.
"""

import gc
import statistics
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from time import perf_counter

__all__ = ["Measure", "alternate", "calls", "fresh_interpreter", "process"]


@dataclass(frozen=True, slots=True)
class Measure:
    """One row of the table: `seconds` of each run, and `beside` when the limit is a ratio.

    `limit` is the most that is allowed: seconds, or how many times the median of `beside`.
    """

    name: str
    limit: float
    seconds: Sequence[float]
    beside: Sequence[float] = ()
    beside_name: str = ""

    @property
    def median(self) -> float:
        return statistics.median(self.seconds)

    @property
    def judged(self) -> float:
        """What the limit is held against."""
        return self.median / statistics.median(self.beside) if self.beside else self.median

    @property
    def within(self) -> bool:
        return self.judged <= self.limit


def alternate(
    ours: Callable[[], float], theirs: Callable[[], float], runs: int
) -> tuple[list[float], list[float]]:
    """Time two things in turn, `runs` times each, after one run of each that does not count."""
    ours()
    theirs()
    pairs = [(ours(), theirs()) for _ in range(runs)]
    return [pair[0] for pair in pairs], [pair[1] for pair in pairs]


def calls(function: Callable[[], object], *, runs: int, each: int) -> list[float]:
    """Seconds of one warm call, as the mean of `each` calls, `runs` times."""
    for _ in range(each):
        function()
    gc.collect()
    gc.disable()
    try:
        taken = []
        for _ in range(runs):
            begin = perf_counter()
            for _ in range(each):
                function()
            taken.append((perf_counter() - begin) / each)
            gc.collect()
        return taken
    finally:
        gc.enable()


def fresh_interpreter(statement: str) -> float:
    """Seconds that a statement takes in an interpreter of its own, its start-up left out."""
    program = (
        "from time import perf_counter\n"
        "begin = perf_counter()\n"
        f"{statement}\n"
        "print(perf_counter() - begin)"
    )
    command = [sys.executable, "-I", "-c", program]
    return float(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def process(command: Sequence[str]) -> float:
    """Seconds from the start of a command to its end, its output read through a pipe."""
    begin = perf_counter()
    done = subprocess.run(command, capture_output=True, stdin=subprocess.DEVNULL, check=False)
    taken = perf_counter() - begin
    assert done.returncode == 0, done.stderr.decode()
    assert done.stdout
    return taken
