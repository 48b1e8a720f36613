"""The households that both computations are timed on: `python -m bench.households FILE`.

One JSON object a line, as the interface writes a request of `housing-allowance`, all of one month,
drawn with a seed: the file is the same on every machine. Mainland, no RLS (the two computations
round it differently) and nobody with an AAH.
"""

import json
import sys
from pathlib import Path
from random import Random
from typing import Any

__all__ = ["MONTH", "households"]

MONTH = "2026-11"
COUNT = 20_000


def households(count: int = COUNT) -> list[dict[str, Any]]:
    dice = Random(11)  # noqa: S311 - the same households on every machine
    drawn = []
    for _ in range(count):
        form = dice.choice(["whole", "whole", "whole", "room", "flat_share"])
        drawn.append(
            {
                "month": MONTH,
                "zone": dice.randint(1, 3),
                "rent": f"{dice.randint(15_000, 110_000) / 100:.2f}",
                "annual_resources": f"{dice.randint(0, 300) * 100}.00",
                "dependants": dice.choice([0, 0, 0, 1, 2, 3, 4, 5]),
                "couple": dice.random() < 0.4,
                "furnished": dice.random() < 0.2,
                "room": form == "room",
                "flat_share": form == "flat_share",
                "conventioned": dice.random() < 0.5,
            }
        )
    return drawn


if __name__ == "__main__":
    lines = (json.dumps(household) + "\n" for household in households())
    Path(sys.argv[1]).write_text("".join(lines), encoding="utf-8")
