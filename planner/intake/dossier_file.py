"""The dossier as a file: JSON in, one frozen ``Dossier`` out, and back, to the byte.

A file may come from a colleague, from another program or from a text editor. Every problem it
holds is told at once, each with its place (``incomes[2].amount``), the value met there and how to
write it; nothing is repaired in silence. What is written is canonical: the same dossier always
gives the same bytes, so that two versions can be compared and a hash means something.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Annotated, Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from planner.calc.dossier import SCHEMA, Dossier
from planner.calc.dossier.kind_ids import CHARGE_KINDS, DEBT_KINDS, INCOME_KINDS
from planner.errors import PlannerError, Problem
from planner.intake.dossier_checks import checked_names, marked, without_nulls
from planner.intake.dossier_problems import problem_of
from planner.intake.model_paths import Step, path_text
from planner.intake.strict_json import read_json, shortened

__all__ = [
    "dossier_of",
    "dossier_schema",
    "dossier_with",
    "read_dossier",
    "tree_of",
    "write_dossier",
]

_NAMES = frozenset({"same_id_twice", "unknown_person", "unknown_debt", "until_before_start"})
"""What ``checked_names`` tells better than the model, which stops at the first."""


def read_dossier(data: bytes, *, name: str = "") -> Dossier:
    """Read a dossier; ``name`` is how the sentences call the file.

    Raises ``PlannerError`` with every problem of the file, in the order of its lines. An optional
    field at ``null`` is as if absent. A file of another schema is refused as a whole.
    """
    return dossier_of(read_json(data, name=name), name=name)


def dossier_of(tree: Any, *, name: str = "") -> Dossier:
    """The dossier of a tree of plain JSON, as ``read_dossier`` reads it from bytes."""
    if not isinstance(tree, dict):
        raise PlannerError(
            Problem(
                "not_an_object",
                "Le fichier « {file} » contient {value} là où un dossier est un objet entre "
                "accolades. Vérifiez que vous ouvrez le bon fichier.",
                None,
                {"file": name or "dossier", "value": shortened(tree)},
            )
        )
    _refuse_other_schema(tree, name)
    problems = list(marked(tree, name))
    tree = without_nulls(tree)
    problems += checked_names(tree)
    try:
        dossier = Dossier.model_validate_json(json.dumps(tree))
    except ValidationError as error:
        problems += _refused_by_the_model(error, {problem.field for problem in problems})
        raise PlannerError(*_in_order(problems, tree)) from None
    if problems:
        raise PlannerError(*_in_order(problems, tree))
    return dossier


def dossier_with(dossier: Dossier, part: str, tree: dict[str, Any]) -> Dossier:
    """The dossier of a tree in which one part alone is another than this dossier's.

    That part is read again and the names are checked; every other part is the same object. The
    problems are those of ``dossier_of``: what is refused here is read whole to tell them.
    """
    value = tree.get(part)
    if value is None or part not in Dossier.model_fields or any(marked(value, "", (part,))):
        return dossier_of(tree)
    try:
        read = _reader_of(part).validate_json(json.dumps(without_nulls(value)), strict=True)
        changed = dossier.but(**{part: read})
        changed.names_agree()
    except (ValidationError, PydanticCustomError):
        return dossier_of(tree)
    return changed


@cache
def _reader_of(part: str) -> TypeAdapter[Any]:
    """What reads one part of a dossier as the dossier itself would."""
    field = Dossier.model_fields[part]
    described: Any = Annotated[field.annotation, field]
    return TypeAdapter(described)


def write_dossier(dossier: Dossier) -> bytes:
    """The canonical file of a dossier.

    UTF-8; the schema first, then in every object its id and kind, then its fields in the order of
    the schema; what is at its default left out; one line feed at the end.

    Raises ``PlannerError`` when the dossier holds a value that the file could not be read with (a
    part made by ``but`` is not validated before this).
    """
    tree = tree_of(dossier)
    data = _dumped(tree)
    if dossier_of(tree) != dossier:
        raise PlannerError(
            Problem(
                "not_writable",
                "Ce dossier ne peut pas être écrit tel quel : relu, il serait différent. Annulez "
                "la dernière modification et recommencez-la.",
            )
        )
    return data


def tree_of(dossier: Dossier, *parts: str) -> dict[str, Any]:
    """The tree of plain JSON that the file holds, or only some parts of the dossier."""
    tree = dossier.model_dump(
        mode="json",
        include={"schema_" if part == "schema" else part for part in parts} or None,
        exclude_defaults=True,
        warnings=False,
    )
    tree.pop("schema", None)
    named: dict[str, Any] = _named_first(tree)
    return named if parts else {"schema": SCHEMA, **named}


@cache
def dossier_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) of a dossier file; the kinds of lines are listed in it."""
    schema = Dossier.model_json_schema(by_alias=True, mode="validation")
    for name, kinds in (("Income", INCOME_KINDS), ("Charge", CHARGE_KINDS), ("Debt", DEBT_KINDS)):
        kind = schema["$defs"][name]["properties"]["kind"]
        kind.pop("pattern", None)
        kind["enum"] = sorted(kinds)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        **schema,
    }


def _dumped(tree: dict[str, Any]) -> bytes:
    return (json.dumps(tree, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "replace")


def _named_first(tree: Any) -> Any:
    """What a person looks for first in a line stands first in it: its id, its kind."""
    if isinstance(tree, dict):
        first = {key: tree[key] for key in ("id", "kind") if key in tree}
        return {key: _named_first(value) for key, value in {**first, **tree}.items()}
    if isinstance(tree, list):
        return [_named_first(value) for value in tree]
    return tree


def _refuse_other_schema(tree: dict[str, Any], name: str) -> None:
    schema = tree.get("schema", SCHEMA)
    if schema == SCHEMA or not isinstance(schema, str):
        return
    raise PlannerError(
        Problem(
            "other_schema",
            "Le fichier « {file} » annonce le format « {value} » ; cette version de planner lit "
            "« {known} ». Ouvrez-le avec la version qui l’a écrit, ou mettez planner à jour.",
            "schema",
            {"file": name or "dossier", "value": shortened(schema), "known": SCHEMA},
        )
    )


def _refused_by_the_model(error: ValidationError, told: set[str | None]) -> list[Problem]:
    details = error.errors(include_url=False)
    places = [detail["loc"] for detail in details]
    found = []
    for detail in details:
        place = detail["loc"]
        emptied = detail["type"] == "too_short" and any(
            len(other) > len(place) and other[: len(place)] == place for other in places
        )
        if detail["type"] not in _NAMES and not emptied and path_text(place) not in told:
            found.append(problem_of(detail))
    return found


def _in_order(problems: list[Problem], tree: Any) -> list[Problem]:
    """The problems in the order of the file; what is missing stands where its object begins."""
    order = {field: place for place, field in enumerate(_places(tree, ()))}

    def place(problem: Problem) -> int:
        field = problem.field or ""
        while field and field not in order:
            field = field[: max(field.rfind("."), field.rfind("["), 0)]
        return order[field]

    return sorted(problems, key=place)


def _places(tree: Any, steps: tuple[Step, ...]) -> Iterator[str]:
    yield path_text(steps)
    if isinstance(tree, dict):
        for key, value in tree.items():
            yield from _places(value, (*steps, key))
    elif isinstance(tree, list):
        for index, value in enumerate(tree):
            yield from _places(value, (*steps, index))
