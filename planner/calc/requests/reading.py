"""From a line of bytes to a request, or to the first fault found.

Faults are looked for in this order, and the first is reported: the line is JSON; it is an object;
no object holds the same field twice; ``id`` and ``explain``; fields that the request does not
name, then the fields in the order of its schema; fields at odds with one another. What the law
lacks is found later, by the computation.

JSON is read without indulgence: no byte order mark, no NaN, no number that Python would shorten.
No field of a request takes a number with a decimal point, so that none is ever an amount.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any, NoReturn, TypeVar

from pydantic import BaseModel, ValidationError

from planner.calc.requests.faults import CODES, Refused, path
from planner.calc.values import dataclass

__all__ = ["Line", "first_fault", "read_line", "read_request"]

R = TypeVar("R", bound=BaseModel)


class _Repeated(dict[str, Any]):
    """An object in which some fields were written twice, in order."""

    twice: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Line:
    """What a line holds: its ``id`` if it could be read, the fields, or why it is refused."""

    id: str | int | None
    fields: dict[str, Any]
    explain: bool = False
    refused: Refused | None = None


def read_line(data: bytes) -> Line:
    """Read one line that is not blank; never raises."""
    try:
        tree = _DECODER.decode(data.decode("utf-8"))
    except (ValueError, RecursionError):
        return Line(None, {}, refused=_not_json())
    if not isinstance(tree, dict):
        return Line(
            None,
            {},
            refused=Refused(
                "not_an_object",
                "La ligne ne contient pas un objet JSON. Écrivez un objet entre accolades par "
                "ligne.",
            ),
        )
    return _of_object(tree)


def read_request(model: type[R], fields: dict[str, Any]) -> R:
    """Validate the fields of a line; raises ``Refused`` with the first fault."""
    try:
        return model.model_validate(fields)
    except ValidationError as error:
        raise first_fault(error) from None


def _of_object(tree: dict[str, Any]) -> Line:
    written = tree.pop("id", None)
    known = type(written) in (str, int)
    twice = None
    try:
        twice = _twice(tree)
    except RecursionError:
        return Line(None, {}, refused=_not_json())
    if twice is not None:
        sure = known and "id" not in getattr(tree, "twice", ())
        return Line(
            written if sure else None,
            {},
            refused=Refused(
                "duplicate_field",
                "Ce champ est écrit deux fois dans le même objet. Gardez une seule des deux "
                "valeurs.",
                twice,
            ),
        )
    if written is not None and not known:
        sentence = "L’identifiant de la ligne est un texte ou un nombre entier. Corrigez-le."
        return Line(None, {}, refused=Refused("wrong_type", sentence, "id"))
    explain = tree.pop("explain", None)
    if explain is not None and type(explain) is not bool:
        sentence = "« true » ou « false » est attendu ici, sans guillemets."
        return Line(written, {}, refused=Refused("wrong_type", sentence, "explain"))
    return Line(written, tree, explain=bool(explain))


def _not_json() -> Refused:
    return Refused(
        "not_json",
        "La ligne n’est pas du JSON lisible en UTF-8. Vérifiez les guillemets, les virgules, les "
        "accolades et l’encodage, sans marque d’ordre des octets (BOM).",
    )


def _pairs(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    plain = dict(pairs)
    if len(plain) == len(pairs):
        return plain
    repeated = _Repeated(plain)
    names = [name for name, _ in pairs]
    repeated.twice = tuple(name for name in plain if names.count(name) > 1)
    return repeated


def _refuse_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


_DECODER = json.JSONDecoder(
    object_pairs_hook=_pairs,
    parse_constant=_refuse_constant,
)


def _twice(node: Any, place: tuple[Any, ...] = ()) -> str | None:
    """The path of the first field written twice, outer objects first."""
    if isinstance(node, _Repeated):
        return path((*place, node.twice[0]))
    children: Iterable[tuple[Any, Any]] = ()
    if isinstance(node, dict):
        children = node.items()
    elif isinstance(node, list):
        children = enumerate(node)
    for step, child in children:
        if isinstance(child, (dict, list)):
            found = _twice(child, (*place, step))
            if found is not None:
                return found
    return None


def first_fault(error: ValidationError) -> Refused:
    """The fault that is reported: unknown fields first, then the order of the schema."""
    faults = error.errors(include_url=False)
    first = next((item for item in faults if item["type"] == "extra_forbidden"), faults[0])
    location = first["loc"]
    kind = first["type"]
    if kind in CODES:
        field = first.get("ctx", {}).get("field")
        place = location if field is None else (*location, field)
        return Refused(kind, first["msg"], path(place))
    if kind in _ENUMERATED and not isinstance(first["input"], str):
        kind = "string_type"
    elif kind in _BOUNDS and location[-1:] == ("zone",):  # a choice of three, not a range
        kind = "enum"
    code, sentence = _BUILT_IN.get(kind, _OTHER)
    return Refused(code, sentence, first.get("ctx", {}).get("path") or path(location))


_BOUNDS = frozenset({"greater_than_equal", "less_than_equal"})
_ENUMERATED = frozenset({"enum", "literal_error"})
_OTHER = ("wrong_type", "Cette valeur n’a pas la forme attendue. Vérifiez le schéma du champ.")
_UNKNOWN = ("unknown_value", "Cette valeur n’est pas connue. Choisissez parmi celles du schéma.")
_DATE = ("bad_date", "Cette date n’est pas lisible. Écrivez année-mois-jour, « 2026-11-22 ».")
_RANGE = ("out_of_range", "Cette valeur est en dehors des limites du schéma. Vérifiez-la.")
_NOT_THERE = ("inconsistent", "Ce nom ne désigne rien dans le dossier. Vérifiez-le.")
_BUILT_IN = {
    "missing": ("missing_field", "Ce champ est nécessaire au calcul. Ajoutez-le."),
    "extra_forbidden": (
        "unknown_field",
        "Ce champ n’existe pas dans le schéma. Corrigez son nom ou retirez-le.",
    ),
    "too_long": ("out_of_range", "Cette liste est trop longue. Réduisez le nombre d’éléments."),
    "too_short": ("out_of_range", "Cette liste ne peut pas être vide. Ajoutez un élément."),
    "tuple_type": ("wrong_type", "Une liste entre crochets est attendue ici."),
    "list_type": ("wrong_type", "Une liste entre crochets est attendue ici."),
    "model_type": ("wrong_type", "Un objet entre accolades est attendu ici."),
    "string_type": ("wrong_type", "Un texte est attendu ici, entre guillemets."),
    "int_type": ("wrong_type", "Un nombre entier est attendu ici, sans guillemets."),
    "bool_type": ("wrong_type", "« true » ou « false » est attendu ici, sans guillemets."),
    "date_type": ("wrong_type", "Une date est attendue ici, entre guillemets."),
    "date_parsing": _DATE,
    "date_from_datetime_parsing": _DATE,
    "date_from_datetime_inexact": _DATE,
    "enum": _UNKNOWN,
    "literal_error": _UNKNOWN,
    "unknown_kind": _UNKNOWN,
    "string_pattern_mismatch": _RANGE,
    "string_too_long": _RANGE,
    "string_too_short": _RANGE,
    "greater_than": _RANGE,
    "greater_than_equal": _RANGE,
    "less_than": _RANGE,
    "less_than_equal": _RANGE,
    "negative_amount": _RANGE,
    "year_out_of_range": _RANGE,
    "bad_rate": ("bad_amount", "Ce taux n’est pas lisible. Écrivez par exemple « 0.0525 »."),
    "same_id_twice": ("inconsistent", "Deux éléments portent le même nom. Changez-en un."),
    "unknown_person": _NOT_THERE,
    "unknown_debt": _NOT_THERE,
    "until_before_start": ("inconsistent", "La fin vient avant le début. Vérifiez les mois."),
    "once_without_month": ("inconsistent", "Un montant unique demande son mois. Ajoutez-le."),
    "settles_on_debit": ("inconsistent", "Seul un crédit peut régler un mois. Corrigez la ligne."),
    "json_invalid": ("not_json", "Le dossier n’est pas du JSON lisible. Vérifiez les textes."),
}
"""Faults that the models of a dossier name in their own way, and those of pydantic."""
