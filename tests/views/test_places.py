"""Every place of a dossier has a name, so what a rule asks for is always said in words."""

from __future__ import annotations

import typing
from collections.abc import Iterator
from typing import Any

import pytest
from pydantic import BaseModel

from planner.calc.dossier.dossier import Dossier
from planner.views import words
from planner.views.words.fields import FIELDS


def _models(annotation: Any) -> list[type[BaseModel]]:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for each in typing.get_args(annotation) for model in _models(each)]


def _places(model: type[BaseModel], path: str = "") -> Iterator[str]:
    for name, info in model.model_fields.items():
        place = f"{path}.{name}" if path else name
        many = "tuple" in str(info.annotation)
        yield place
        for each in _models(info.annotation):
            yield from _places(each, f"{place}[0]" if many else place)


def _in_one_list_at_most(path: str) -> bool:
    """No rule asks for a line of a list that is itself in a line of another."""
    return path.count("[0]") < 2


@pytest.mark.parametrize("path", sorted(filter(_in_one_list_at_most, set(_places(Dossier)))))
def test_every_place_of_a_dossier_has_words(path: str) -> None:
    told = words.field(path)
    assert told != path or path in FIELDS
    assert "[" not in told
