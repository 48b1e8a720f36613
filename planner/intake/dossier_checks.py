"""What a dossier's own tree shows before any model sees it: repeated keys, odd numbers, names
that designate nobody.

The model stops at the first name that agrees with nothing, and only when every field is right;
a person correcting a file by hand wants all of it at once.
"""

from __future__ import annotations

import re
from collections.abc import Generator, Iterator
from datetime import date
from typing import Any

from planner.calc.calendar import Month
from planner.calc.dossier import COMMON
from planner.errors import Problem
from planner.intake.dossier_problems import problem_at
from planner.intake.model_paths import Step, alternatives, annotation_at
from planner.intake.strict_json import MAX_DEPTH, Repeated, Unreadable, too_deep

__all__ = ["checked_names", "marked", "without_nulls"]

_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}", re.ASCII)
_OWNED = ("incomes", "charges", "debts", "savings")


def marked(tree: Any, name: str = "", steps: tuple[Step, ...] = ()) -> Iterator[Problem]:
    """Every repeated key, unreadable number and text, and date not written year-month-day."""
    if len(steps) > MAX_DEPTH:
        raise too_deep(name)
    if isinstance(tree, dict):
        for key in tree.twice if isinstance(tree, Repeated) else ():
            yield problem_at("twice", (*steps, key), tree[key])
        for key, value in tree.items():
            yield from marked(value, name, (*steps, key))
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from marked(value, name, (*steps, index))
    elif isinstance(tree, Unreadable):
        if annotation_at(steps) is not None:
            yield problem_at("number", steps, tree)
    elif isinstance(tree, str):
        if not tree.isascii() and any("\ud800" <= letter <= "\udfff" for letter in tree):
            yield problem_at("bad_text", steps, tree)
        elif tree.isdigit() and date in alternatives(annotation_at(steps)):
            yield problem_at("bad_date", steps, tree)


def without_nulls(tree: Any) -> Any:
    """The tree a reader of models understands: an optional field at null is an absent field.

    What ``marked`` has reported becomes an empty list, which no text field, number or date takes.
    """
    if isinstance(tree, dict):
        return {key: without_nulls(value) for key, value in tree.items() if value is not None}
    if isinstance(tree, list):
        return [without_nulls(value) for value in tree]
    if isinstance(tree, Unreadable):
        return []
    if isinstance(tree, str):
        return tree.encode("utf-8", "replace").decode("utf-8")
    return tree


def checked_names(tree: dict[str, Any]) -> Iterator[Problem]:
    """Ids taken twice, lines that belong to nobody, debts that do not exist, ends before starts."""
    household = tree.get("household", {})
    people_told = isinstance(household, dict) and _all_named(household.get("persons", []))
    debts_told = _all_named(tree.get("debts", []))
    household = household if isinstance(household, dict) else {}
    persons = yield from _ids(household.get("persons"), ("household", "persons"))
    debts = yield from _ids(tree.get("debts"), ("debts",))
    followup = tree.get("followup")
    if isinstance(followup, dict):
        yield from _ids(followup.get("entries"), ("followup", "entries"))
    known = set(persons)
    choices = ", ".join([*sorted(known), COMMON])
    for part in _OWNED:
        for index, line in _objects(tree.get(part)):
            whose = line.get("whose", COMMON)
            if people_told and isinstance(whose, str) and whose not in (COMMON, *known):
                yield problem_at("unknown_person", (part, index, "whose"), whose, choices=choices)
            debt = line.get("debt") if part == "charges" else None
            if debts_told and isinstance(debt, str) and debt not in debts:
                yield problem_at("unknown_debt", (part, index, "debt"), debt)
            if _ends_before_it_starts(line):
                yield problem_at("until_before_start", (part, index), line)
    for index, measure in _objects(household.get("protections")):
        person = measure.get("person")
        if people_told and isinstance(person, str) and person not in known:
            place = ("household", "protections", index, "person")
            yield problem_at(
                "unknown_person", place, person, choices=", ".join(dict.fromkeys(persons))
            )


def _ids(lines: Any, part: tuple[str, ...]) -> Generator[Problem, None, list[str]]:
    known: list[str] = []
    for index, line in _objects(lines):
        id = line.get("id")
        if isinstance(id, str):
            if id in known:
                yield problem_at("same_id_twice", (*part, index, "id"), id)
            known.append(id)
    return known


def _all_named(lines: Any) -> bool:
    """Whether each line has a name; else nobody can say that another name designates nobody."""
    return isinstance(lines, list) and all(
        isinstance(line, dict) and isinstance(line.get("id"), str) for line in lines
    )


def _objects(lines: Any) -> Iterator[tuple[int, dict[str, Any]]]:
    for index, line in enumerate(lines if isinstance(lines, list) else ()):
        if isinstance(line, dict):
            yield index, line


def _ends_before_it_starts(line: dict[str, Any]) -> bool:
    try:
        return Month.parse(line["until"]) < Month.parse(line["start"])
    except (KeyError, TypeError, ValueError):
        return False
