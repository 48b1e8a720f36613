"""JSON read without any indulgence: what two readers could understand differently is refused.

Python's own reader keeps the last of two equal keys, accepts ``NaN`` and turns ``412.30`` into a
binary fraction; each of these can change an amount in silence. Here a key written twice, a number
that JSON does not know and a number with a decimal point stay visible in the tree (``Repeated``,
``Unreadable``), so that whoever checks it can name every place at once. What is not JSON at all
raises a ``PlannerError`` with the line and the column.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import Any

from planner.errors import PlannerError, Problem

__all__ = ["MAX_BYTES", "MAX_DEPTH", "Repeated", "Unreadable", "read_json", "shortened"]

MAX_BYTES = 8_000_000
"""A dossier with 5,000 account lines and long notes stays under two million bytes."""

MAX_DEPTH = 24
"""A dossier has six levels."""

_LONGEST_INTEGER = 15
_SHOWN = 40


class Repeated(dict[str, Any]):
    """An object in which some keys were written more than once (``twice``)."""

    twice: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A number that is not a plain whole number, as it was written: ``12.5``, ``1e3``, ``NaN``."""

    text: str


def shortened(value: object) -> str:
    """A value as it can be shown in a sentence: on one line, 40 characters at most."""
    if isinstance(value, Unreadable):
        text = value.text
    elif isinstance(value, str):
        text = value
    elif isinstance(value, dict):
        text = "{…}" if value else "{}"
    elif isinstance(value, list):
        text = "[…]" if value else "[]"
    else:
        text = json.dumps(value, ensure_ascii=False, default=str)
    text = " ".join("".join(c if c.isprintable() else " " for c in text).split())
    return text if len(text) <= _SHOWN else text[: _SHOWN - 1] + "…"


def read_json(data: bytes, *, name: str = "") -> Any:
    """The tree of a JSON text in UTF-8: dicts, lists, strings, ints, booleans, None, markers.

    ``name`` is how the sentences call the file. Raises ``PlannerError`` (codes ``too_big``,
    ``empty_file``, ``has_bom``, ``bad_encoding``, ``not_json``, ``too_deep``).
    """
    file = name or "dossier"
    if len(data) > MAX_BYTES:
        raise PlannerError(
            Problem(
                "too_big",
                "Le fichier « {file} » pèse {megabytes} Mo : ce n’est pas un dossier, qui en pèse "
                "moins de {limit}. Vérifiez que vous ouvrez le bon fichier.",
                None,
                {
                    "file": file,
                    "megabytes": len(data) // 1_000_000,
                    "limit": MAX_BYTES // 1_000_000,
                },
            )
        )
    text = _decoded(data, file)
    try:
        return json.loads(
            text,
            object_pairs_hook=_pairs,
            parse_constant=Unreadable,
            parse_float=Unreadable,
            parse_int=_integer,
        )
    except json.JSONDecodeError as error:
        raise PlannerError(
            Problem(
                "not_json",
                "Le fichier « {file} » n’est pas du JSON lisible : la lecture s’arrête à la ligne "
                "{line}, colonne {column}, près de « {near} ». Vérifiez à cet endroit les "
                "guillemets, les virgules et les accolades.",
                None,
                {
                    "file": file,
                    "line": error.lineno,
                    "column": error.colno,
                    "near": shortened(text[max(0, error.pos - 15) : error.pos + 15]),
                },
            )
        ) from None
    except RecursionError:
        raise too_deep(file) from None


def too_deep(file: str) -> PlannerError:
    """The refusal of a text nested further than any dossier."""
    return PlannerError(
        Problem(
            "too_deep",
            "Le fichier « {file} » emboîte plus de {limit} niveaux : ce n’est pas un dossier. "
            "Vérifiez que vous ouvrez le bon fichier.",
            None,
            {"file": file or "dossier", "limit": MAX_DEPTH},
        )
    )


def _decoded(data: bytes, file: str) -> str:
    if not data.strip():
        raise PlannerError(
            Problem(
                "empty_file",
                "Le fichier « {file} » est vide. Choisissez un autre fichier, ou une version plus "
                "ancienne du dossier.",
                None,
                {"file": file},
            )
        )
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        raise PlannerError(
            Problem(
                "has_bom",
                "Le fichier « {file} » commence par une marque d’ordre des octets (BOM). "
                "Enregistrez-le en « UTF-8 » simple, sans BOM, puis ouvrez-le de nouveau.",
                None,
                {"file": file},
            )
        )
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise PlannerError(
            Problem(
                "bad_encoding",
                "Le fichier « {file} » n’est pas écrit en UTF-8 : la ligne {line} contient un "
                "caractère illisible. Enregistrez-le en « UTF-8 », puis ouvrez-le de nouveau.",
                None,
                {"file": file, "line": data.count(b"\n", 0, error.start) + 1},
            )
        ) from None


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    repeated = Repeated(plain)
    names = [key for key, _ in pairs]
    repeated.twice = tuple(key for key in plain if names.count(key) > 1)
    return repeated


def _integer(text: str) -> int | Unreadable:
    return int(text) if len(text) <= _LONGEST_INTEGER else Unreadable(text)
