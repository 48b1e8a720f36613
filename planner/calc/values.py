"""Frozen values, made quickly: the ``dataclass`` of Python, with one ``==`` shared by all.

A plan is made of two hundred small frozen classes. Python writes and compiles an ``==``, a hash and
a ``repr`` of its own for each of them, which is a sixth of what a person waits for at the shell.
Here they are written once and read the fields of the class they are called on; everything else is
the dataclass of the standard library, and nothing in what a value does is different.
"""

from __future__ import annotations

from collections.abc import Callable
from operator import attrgetter
from typing import TYPE_CHECKING, Any

__all__ = ["dataclass"]

if TYPE_CHECKING:
    from dataclasses import dataclass
else:
    from dataclasses import dataclass as _dataclass
    from dataclasses import fields

    def dataclass(*, eq: bool = True, frozen: bool = False, **options: bool):
        """The decorator of the standard library, called with its own keywords."""

        def made(cls: type) -> type:
            cls = _dataclass(eq=False, repr=False, frozen=frozen, **options)(cls)
            cls.__repr__ = _repr
            if eq:
                cls._told = _reader([field.name for field in fields(cls) if field.compare])
                cls.__eq__ = _equal
                cls.__hash__ = _hash if frozen else None
            return cls

        return made


def _reader(names: list[str]) -> Callable[[object], tuple[Any, ...]]:
    """The fields of a value as a tuple: two tuples pass over what is one and the same object."""
    if len(names) > 1:
        return staticmethod(attrgetter(*names))
    return staticmethod(lambda value: tuple(getattr(value, name) for name in names))


def _equal(self: Any, other: Any) -> Any:
    if other.__class__ is not self.__class__:
        return NotImplemented
    return bool(self._told(self) == self._told(other))


def _hash(self: Any) -> int:
    return hash(self._told(self))


def _repr(self: Any) -> str:
    shown = (field for field in self.__dataclass_fields__.values() if field.repr)
    inside = ", ".join(f"{field.name}={getattr(self, field.name)!r}" for field in shown)
    return f"{self.__class__.__qualname__}({inside})"
