"""The allowance over columns, beside OpenFisca-France on the same households.

`make bench-peer` runs the other side in an environment of its own and keeps what it took and what
it paid in `build/peer.json`; without that file our own row stands alone.
"""

import json
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import numpy as np

from bench.households import households
from bench.measure import Measure, calls
from planner.calc.housing.batch import allowance_columns
from planner.calc.money import Money
from planner.law.loader import load_law

PEER = Path(__file__).resolve().parents[1] / "build" / "peer.json"
AMOUNTS = ("rent", "annual_resources")


def columns() -> dict[str, np.ndarray]:
    drawn = households()
    found = {name: np.array([one[name] for one in drawn]) for name in drawn[0]}
    found["month"] = found["month"].astype("datetime64[M]")
    for name in AMOUNTS:
        found[name] = np.array([Money.parse(one[name]).cents for one in drawn])
    return found


def measures() -> Iterator[Measure]:
    law, given = load_law(), columns()
    count = len(given["month"])
    paid = allowance_columns(law, given)["paid"]
    taken = calls(lambda: allowance_columns(law, given), runs=15, each=5)
    yield Measure(
        "housing allowance over columns, one household of 20,000",
        0.000_000_2,
        [seconds / count for seconds in taken],
    )
    if not PEER.exists():
        return
    peer = json.loads(PEER.read_text("utf-8"))
    theirs = [int(Decimal(amount) * 100) for amount in peer["paid"]]
    same = sum(ours == other for ours, other in zip(paid.tolist(), theirs, strict=True))
    yield Measure(
        f"the same by {peer['package']}, {same} of {count} amounts equal",
        float("inf"),
        [seconds / count for seconds in peer["seconds"]],
    )
