"""The households that both computations are given: `python -m bench.households FILE [--wide]`.

One JSON object a line, as the interface writes a request of `housing-allowance`, drawn with a seed:
the file is the same on every machine. The timed ones are all of one month, on the mainland, without
RLS (the two computations round it differently) and without AAH. The wide ones, for the comparison
of amounts alone, have all of that, larger families, and months on both sides of each revaluation.
"""

import json
import sys
from pathlib import Path
from random import Random
from typing import Any

__all__ = ["MONTH", "WIDE", "households", "wide_households"]

MONTH = "2026-11"
COUNT = 20_000
WIDE = "--wide"
MONTHS = ("2023-03", "2023-11", "2024-03", "2024-11", "2025-11", "2026-03", "2026-11")


def _drawn(dice: Random, dependants: list[int]) -> dict[str, Any]:
    form = dice.choice(["whole", "whole", "whole", "room", "flat_share"])
    return {
        "month": MONTH,
        "zone": dice.randint(1, 3),
        "rent": f"{dice.randint(15_000, 110_000) / 100:.2f}",
        "annual_resources": f"{dice.randint(0, 300) * 100}.00",
        "dependants": dice.choice(dependants),
        "couple": dice.random() < 0.4,
        "furnished": dice.random() < 0.2,
        "room": form == "room",
        "flat_share": form == "flat_share",
        "conventioned": dice.random() < 0.5,
    }


def households(count: int = COUNT) -> list[dict[str, Any]]:
    dice = Random(11)  # noqa: S311 - the same households on every machine
    return [_drawn(dice, [0, 0, 0, 1, 2, 3, 4, 5]) for _ in range(count)]


def wide_households(count: int = COUNT) -> list[dict[str, Any]]:
    dice = Random(12)  # noqa: S311 - the same households on every machine
    found = []
    for _ in range(count):
        one = _drawn(dice, [0, 0, 0, 1, 1, 2, 3, 4, 5, 6, 8, 12])
        one["month"] = dice.choice(MONTHS)
        # The last digits of a base matter: it is rounded up to the next hundred.
        one["annual_resources"] = f"{dice.randint(0, 45_000)}.{dice.randint(0, 99):02d}"
        one["overseas"] = dice.random() < 0.15
        one["aah_or_aeeh"] = dice.random() < 0.15
        if one["overseas"]:
            one["conventioned"] = False
        elif one["conventioned"] and dice.random() < 0.5:
            one["social_landlord"], one["rls"] = True, f"{dice.randint(2_000, 9_000) / 100:.2f}"
        found.append(one)
    return found


if __name__ == "__main__":
    drawn = wide_households() if WIDE in sys.argv else households()
    lines = (json.dumps(household) + "\n" for household in drawn)
    Path(sys.argv[1]).write_text("".join(lines), encoding="utf-8")
