"""The words of landlords: which kind of movement a label names, and on which side.

The words are data (``planner/intake/labels.toml``); this module only matches them. The side of a
row is decided by its column or its sign, never by its label: *loyer* is a rent called when the row
raises the debt and a receipt when it lowers it. A label that names nothing known, or that names
something that cannot be on that side, is a doubt with its reason and never a movement.
"""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from planner.intake.days import MONTH_NAMES
from planner.intake.words import folded, tokens

__all__ = ["Group", "Match", "Vocabulary", "matches", "vocabulary"]

_GAP = 3


@dataclass(frozen=True, slots=True)
class Group:
    """Words that mean the same thing in a label (see the head of ``labels.toml``)."""

    id: str
    kind: str | None
    doubt: str | None
    likely: str | None
    action: str | None
    debit: int
    credit: int
    leans: int
    alone: bool
    together: bool


@dataclass(frozen=True, slots=True)
class Match:
    """Words of a group found in a label: where they begin and how many letters they hold."""

    group: Group
    start: int
    letters: int


Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """The whole of ``labels.toml``, indexed by first word."""

    by_first: dict[str, tuple[tuple[Phrase, Group], ...]]
    hints: dict[str, dict[str, tuple[Phrase, ...]]]
    marks: dict[str, tuple[tuple[Phrase, str], ...]]
    columns: tuple[tuple[Phrase, str, int], ...]
    meanings: dict[str, frozenset[Phrase]]
    senses: dict[str, frozenset[str]]
    sense_headings: frozenset[str]


@lru_cache(maxsize=1)
def vocabulary() -> Vocabulary:
    """The words, read once from the package."""
    text = resources.files("planner.intake").joinpath("labels.toml").read_text("utf-8")
    data = tomllib.loads(text)
    by_first: dict[str, dict[tuple[Phrase, str], Group]] = {}
    for record in data["label"]:
        group = _group(record)
        for words in record["words"]:
            phrase = tuple("*" if word == "*" else word for word in _phrase(words))
            by_first.setdefault(phrase[0], {})[phrase, group.id] = group
    columns = tuple(
        (tokens(words), role, order)
        for role, listed in data["columns"].items()
        if role != "sense"
        for order, words in enumerate(listed)
    )
    return Vocabulary(
        by_first={
            first: tuple((phrase, group) for (phrase, _), group in found.items())
            for first, found in by_first.items()
        },
        hints={
            name: {first: tuple(p for p, _ in found) for first, found in _indexed(listed, name)}
            for name, listed in data["hints"].items()
        },
        marks=_merged(data["marks"]),
        columns=columns,
        meanings={name: _phrases(listed) for name, listed in data["columns_meaning"].items()},
        senses={
            side: frozenset(folded(word) for word in data["senses"][side])
            for side in ("debit", "credit")
        },
        sense_headings=frozenset(map(folded, data["columns"]["sense"])),
    )


def _phrase(words: str) -> Phrase:
    parts = words.split("*")
    phrase: list[str] = []
    for index, part in enumerate(parts):
        phrase += ["*"] * (index > 0)
        phrase += tokens(part)
    return tuple(phrase)


def _indexed(listed: list[str], name: str) -> list[tuple[str, tuple[tuple[Phrase, str], ...]]]:
    by_first: dict[str, list[tuple[Phrase, str]]] = {}
    for words in listed:
        phrase = tokens(words)
        by_first.setdefault(phrase[0], []).append((phrase, name))
    return [(first, tuple(found)) for first, found in by_first.items()]


def _merged(marks: dict[str, list[str]]) -> dict[str, tuple[tuple[Phrase, str], ...]]:
    merged: dict[str, tuple[tuple[Phrase, str], ...]] = {}
    for name, listed in marks.items():
        for first, found in _indexed(listed, name):
            merged[first] = merged.get(first, ()) + found
    return merged


def _phrases(listed: list[str]) -> frozenset[Phrase]:
    return frozenset(tokens(words) for words in listed)


def _group(record: dict[str, Any]) -> Group:
    return Group(
        record["id"], record.get("kind"), record.get("doubt"), record.get("likely"),
        record.get("action"), record.get("debit", 0), record.get("credit", 0), record["leans"],
        record.get("alone", False), record.get("together", False),
    )  # fmt: skip


@lru_cache(maxsize=65_536)
def matches(label: str) -> tuple[Match, ...]:
    """Every group whose words are in the label, each with its longest words."""
    words = tokens(label)
    best: dict[str, Match] = {}
    known = vocabulary().by_first
    for start, word in enumerate(words):
        for phrase, group in known.get(word, ()):
            if not _begins(words, start, phrase):
                continue
            letters = sum(len(part) for part in phrase if part != "*")
            held = best.get(group.id)
            if held is None or letters > held.letters:
                best[group.id] = Match(group, start, letters)
    return tuple(match for match in best.values() if not match.group.alone or _alone(words, match))


def _begins(words: Phrase, start: int, phrase: Phrase) -> bool:
    if "*" not in phrase:
        return words[start : start + len(phrase)] == phrase
    here = start
    gap = False
    for part in phrase:
        if part == "*":
            gap = True
            continue
        last = here + _GAP if gap else here
        found = next((i for i in range(here, min(last + 1, len(words))) if words[i] == part), None)
        if found is None:
            return False
        here, gap = found + 1, False
    return True


def _alone(words: Phrase, match: Match) -> bool:
    """A short word that could be part of a name counts only beside numbers and months."""
    rest = [w for i, w in enumerate(words) if i != match.start]
    return all(word.isdigit() or word in MONTH_NAMES or word in _ALLOWANCE_WORDS for word in rest)


_ALLOWANCE_WORDS = frozenset(("caf", "msa", "directe", "direct", "rappel", "versement", "virement"))
