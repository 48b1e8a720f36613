"""What the months can hold of odd cents without losing a step.

A month is a box: the cents that it has below a whole step hold the odd cents of the debts settled
in it; each step more that they ask for is a step lost to the debts. What its odd cents leave of a
box is lost too. Debts are ranked by their odd cents, the largest first, and a set of them is a
whole number whose bits are those ranks.

The largest odd cents fit few boxes: they are looked at first, and alone.
"""

from __future__ import annotations

from bisect import insort
from collections.abc import Iterator, Sequence
from typing import NamedTuple

__all__ = ["Boxes", "Effort", "Undecided", "full_boxes"]

LARGEST_TABLE = 200_000
"""A table of the sums that odd cents can reach has a bit a cent: not kept above so large a step."""

MOST_SIZES = 25
"""How many sizes of odd cents the bounds look at."""


class Undecided(Exception):
    """The search stopped before it found a plan, or proved that there is none."""


class Effort:
    """How many sets of debts may still be looked at."""

    __slots__ = ("left",)

    def __init__(self, most: int) -> None:
        self.left = most

    def spend(self) -> None:
        """One more; ``Undecided`` when there have been enough."""
        self.left -= 1
        if self.left < 0:
            raise Undecided


class _Size(NamedTuple):
    """The debts of at least some odd cents, and what the first so many boxes hold of them.

    ``held`` are cents that these debts can fill at most when no step is lost; ``unfilled`` the most
    that one of these boxes keeps empty then.
    """

    held: list[int]
    unfilled: list[int]


class Boxes:
    """``odds`` from the largest, ``steps`` of the same debts, ``cents`` of each month."""

    def __init__(
        self,
        odds: Sequence[int],
        steps: Sequence[int],
        cents: Sequence[int],
        steps_before: Sequence[int],
        step: int,
    ) -> None:
        self._odds, self._cents, self._step = odds, cents, step
        self._sizes = [] if step > LARGEST_TABLE else self._by_size(steps, steps_before)
        self._lost: dict[int, list[int]] = {}

    def _by_size(
        self, steps: Sequence[int], steps_before: Sequence[int]
    ) -> list[tuple[int, _Size]]:
        """The sizes looked at, each with the bits of the debts that it adds to the one before.

        A bound needs not every size: of very many debts, some sizes are enough.
        """
        sizes: list[tuple[int, _Size]] = []
        count = sum(odd > 0 for odd in self._odds)
        every = -(-count // MOST_SIZES)
        sums, added = 1, 0
        for place in range(count):
            sums |= sums << self._odds[place] & (1 << self._step) - 1
            added |= 1 << place
            if (count - 1 - place) % every:
                continue
            least = min(steps[: place + 1])
            held, unfilled = [0], [0]
            for at, cents in enumerate(self._cents):
                # A month before which no debt can be paid its whole steps settles none.
                usable = steps_before[at + 1] >= least
                most = (sums & (2 << cents) - 1).bit_length() - 1 if usable else 0
                held.append(held[-1] + most)
                unfilled.append(max(unfilled[-1], cents - most))
            sizes.append((added, _Size(held, unfilled)))
            added = 0
        return sizes

    def _sum(self, debts: int) -> int:
        """The odd cents of a set of debts."""
        total = 0
        while debts:
            total += self._odds[debts.bit_length() - 1]
            debts ^= 1 << debts.bit_length() - 1
        return total

    def least_wasted(self, pending: int, months: int) -> int:
        """How many steps of the first months some debts lose at least, all settled there."""
        wasted = total = 0
        for added, size in self._sizes:
            if pending & added:
                total += self._sum(pending & added)
                lacking = total - size.held[months]
                wasted = max(wasted, -(-lacking // (self._step + size.unfilled[months])))
        return wasted

    def needed(self, pending: int, may: int, months: int, waste: int) -> list[int]:
        """What the first so many debts of ``may`` must fill of the box after the first months.

        So that these can hold the rest of ``pending`` with so many steps lost.
        """
        needed = [-1] * (may.bit_count() + 1)
        total = first = 0
        for added, size in self._sizes:
            first += (may & added).bit_count()
            if pending & added:
                total += self._sum(pending & added)
                least = total - size.held[months] - waste * (self._step + size.unfilled[months])
                needed[first] = max(needed[first], least)
        return needed

    def lost(self, months: int, waste: int) -> int:
        """Cents that the first months keep empty whatever they hold, so many steps being lost.

        A month that loses a step may be filled whole: those that would keep most are not counted.
        """
        if not self._sizes or waste >= months:
            return 0
        if waste not in self._lost:
            held = self._sizes[-1][1].held
            sums, worst = [0], [0] * waste
            for at, cents in enumerate(self._cents):
                empty = cents - held[at + 1] + held[at]
                insort(worst, empty)
                sums.append(sums[-1] + worst.pop(0))
            self._lost[waste] = sums
        return self._lost[waste][months]


def full_boxes(
    debts: Sequence[tuple[int, int, bool]],
    low: int,
    most: int,
    needed: Sequence[int],
    effort: Effort,
) -> Iterator[tuple[int, int]]:
    """The sets of debts whose odd cents fill a box of ``most`` cents above ``low``.

    With the cents left empty.

    ``debts`` are (bit, odd cents, whether it is in every set), from the largest; a debt is left out
    of no box that can hold it. The first so many fill at least what is ``needed``. The sets of the
    largest come first.
    """
    count = len(debts)
    # The fillings reached by the first so many debts from which the others can do what is asked.
    good = [-1] * (count + 1)
    if most <= LARGEST_TABLE:
        good[count] = _between(max(low + 1, needed[count]), most)
        for place in range(count - 1, -1, -1):
            after = good[place + 1]
            _, odd, must = debts[place]
            reached = after >> odd if must else after | after >> odd
            good[place] = reached & _between(needed[place], most)
    stack = [(0, 0, low, 0)] if good[0] & 1 else []
    while stack:
        effort.spend()
        place, total, low, chosen = stack.pop()
        if place == count:
            if total > low:
                yield most - total, chosen
            continue
        bit, odd, must = debts[place]
        after = good[place + 1]
        if not must and after >> total & 1:
            stack.append((place + 1, total, max(low, most - odd), chosen))
        if total + odd <= most and after >> total + odd & 1:
            stack.append((place + 1, total + odd, low, chosen | bit))


def _between(least: int, most: int) -> int:
    """The whole numbers from one to another, as bits."""
    return (2 << most) - (1 << max(0, least)) if least <= most else 0
