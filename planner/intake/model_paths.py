"""Where a value stands in a dossier, and what the model expects there.

A path is written as a person reads it: ``incomes[2].amount``. The same path names a problem of a
file, a field of the form and an edit of the session.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from planner.calc.dossier import Dossier, Model

__all__ = ["Step", "alternatives", "annotation_at", "fields_at", "parse_path", "path_text"]

Step = str | int

_PATH = re.compile(
    r"[a-z_][a-z0-9_]*(?:\[[0-9]{1,6}\])*(?:\.[a-z_][a-z0-9_]*(?:\[[0-9]{1,6}\])*)*", re.ASCII
)
_STEP = re.compile(r"([a-z_][a-z0-9_]*)|\[([0-9]+)\]", re.ASCII)


def path_text(steps: Iterable[Step]) -> str:
    """``("incomes", 2, "amount")`` as ``incomes[2].amount``; the dossier itself is ``""``."""
    text = ""
    for step in steps:
        text += f"[{step}]" if isinstance(step, int) else f".{step}" if text else step
    return text


def parse_path(text: str) -> tuple[Step, ...]:
    """The steps of a written path; ValueError when it is not one."""
    if not _PATH.fullmatch(text):
        raise ValueError(f"not a path: {text!r}")
    return tuple(name or int(index) for name, index in _STEP.findall(text))


def annotation_at(steps: Iterable[Step]) -> Any:
    """The type that the dossier expects at a place, or None where it knows no such place."""
    annotation: Any = Dossier
    for step in steps:
        if isinstance(step, int):
            annotation = _item_of(annotation)
        else:
            model = _model_in(annotation)
            annotation = _annotations(model).get(step) if model is not None else None
        if annotation is None:
            return None
    return annotation


def fields_at(steps: Iterable[Step]) -> tuple[str, ...]:
    """The names of the fields that an object at that place may have."""
    model = _model_in(annotation_at(steps))
    return tuple(_annotations(model)) if model is not None else ()


def alternatives(annotation: Any) -> Iterator[Any]:
    """The plain types inside unions and ``Annotated``, in order."""
    origin = get_origin(annotation)
    if origin in (Union, UnionType):
        for kind in get_args(annotation):
            yield from alternatives(kind)
    elif origin is Annotated:
        yield from alternatives(get_args(annotation)[0])
    else:
        yield annotation


@cache
def _annotations(model: type[Model]) -> dict[str, Any]:
    return {field.alias or name: field.annotation for name, field in model.model_fields.items()}


def _model_in(annotation: Any) -> type[Model] | None:
    for kind in alternatives(annotation):
        if isinstance(kind, type) and issubclass(kind, Model):
            return kind
    return None


def _item_of(annotation: Any) -> Any:
    for kind in alternatives(annotation):
        if get_origin(kind) is tuple:
            return get_args(kind)[0]
    return None
