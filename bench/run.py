"""Run the benchmarks and print their table: `make bench`, or `python -m bench.run --help`.

A benchmark is a module of this folder with a function `measures()` that yields rows; `MODULES`
names them all. The exit status is 1 when a row is over its limit or a module could not measure.
"""

import argparse
import importlib
import platform
import statistics
import sys
from pathlib import Path

from bench.measure import Measure

MODULES = (
    "imports",
    "rules",
    "columns",
    "plan",
    "fsl",
    "scenarios",
    "solver",
    "evaluate",
    "command",
    "terminal",
)
BEGIN, END = "<!-- bench:begin -->", "<!-- bench:end -->"
HEAD = ("what", "median", "from–to", "beside", "ratio", "at most", "")


def shown(seconds: float) -> str:
    """A duration with three significant digits, in the unit that suits it."""
    for size, unit in ((1.0, "s"), (1e-3, "ms"), (1e-6, "µs")):
        if seconds >= size:
            return f"{seconds / size:.3g} {unit}"
    return f"{seconds * 1e9:.3g} ns"


def row(measure: Measure) -> tuple[str, ...]:
    spread = f"{shown(min(measure.seconds))} – {shown(max(measure.seconds))}"
    verdict = "held" if measure.within else "OVER"
    if measure.limit == float("inf"):
        return (measure.name, shown(measure.median), spread, "", "", "", "")
    if not measure.beside:
        return (measure.name, shown(measure.median), spread, "", "", shown(measure.limit), verdict)
    beside = f"{shown(statistics.median(measure.beside))} ({measure.beside_name})"
    ratio, limit = f"{measure.judged:.2f} ×", f"{measure.limit:g} ×"
    return (measure.name, shown(measure.median), spread, beside, ratio, limit, verdict)


def table(rows: list[tuple[str, ...]]) -> str:
    """A Markdown table whose columns are also aligned for a terminal."""
    lines = [HEAD, *rows]
    widths = [max(len(line[column]) for line in lines) for column in range(len(HEAD))]
    laid = []
    for line in lines:
        cells = (cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        laid.append(f"| {' | '.join(cells)} |")
    laid.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    return "\n".join(laid)


def machine() -> str:
    return f"Python {platform.python_version()}, {platform.system()} {platform.machine()}"


def write(path: Path, text: str) -> None:
    """Replace what stands between the two markers of a page."""
    page = path.read_text(encoding="utf-8")
    before, begin, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not (begin and end):
        raise SystemExit(f"{path}: no {BEGIN} … {END} to write between")
    path.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m bench.run", description="Measure the speeds.")
    parser.add_argument("modules", nargs="*", metavar="MODULE", help=f"of {', '.join(MODULES)}")
    parser.add_argument("--write", type=Path, metavar="PAGE", help="put the table in a page")
    options = parser.parse_args()
    rows, good = [], True
    for name in options.modules or MODULES:
        try:
            for measure in importlib.import_module(f"bench.{name}").measures():
                rows.append(row(measure))
                good &= measure.within
                print(f"{measure.name}: {rows[-1][1]} {rows[-1][-1]}", file=sys.stderr, flush=True)
        except (AssertionError, ImportError, AttributeError, OSError) as error:
            good = False
            print(f"bench.{name} could not measure: {error}", file=sys.stderr)
    text = f"{table(rows)}\n\n{machine()}; medians, two things compared are timed in turn."
    print(text)
    if options.write:
        write(options.write, text)
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
