"""Records of law and usage that are more than one value: FSL profiles, formulas, budget lines.

Each kind of record is a frozen pydantic model of ``planner.calc`` and one table name in TOML. The
TOML is passed through its JSON form, decimals as text, because the strict mode of the models then
takes lists and dates as a file writes them and still refuses everything else. Every problem is a
French sentence with the path of the field and the value met.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from importlib import import_module
from typing import TYPE_CHECKING, Any

from planner.errors import Phrase
from planner.law.schema import Reader

if TYPE_CHECKING:
    from pydantic import BaseModel

__all__ = ["TABLES", "read_records", "table_of"]

TABLES: Mapping[str, tuple[str, str]] = {
    "asll_convention": ("planner.calc.schemes.asll_convention", "AsllConvention"),
    "charge_kind": ("planner.calc.dossier.kinds", "ChargeKind"),
    "debt_kind": ("planner.calc.dossier.kinds", "DebtKind"),
    "fsl_profile": ("planner.calc.schemes.fsl_profile", "FslProfile"),
    "income_kind": ("planner.calc.dossier.kinds", "IncomeKind"),
    "protocol": ("planner.calc.protocols.protocol", "Protocol"),
    "reste_a_vivre": ("planner.calc.budget.formula", "ResteAVivreFormula"),
}
"""Name of the TOML table → module and class of its model, imported when a record is read."""

_FAULTS: Mapping[str, str] = {"protocol": "planner.law.protocol_check"}
"""Name of the TOML table → module whose ``faults`` sees what the model of a record cannot."""


def table_of(kind: type) -> str | None:
    """The TOML table that holds a kind of record; None for a type that the law does not hold."""
    place = (kind.__module__, kind.__qualname__)
    return next((table for table, known in TABLES.items() if known == place), None)


def read_records(table: str, raw: object, reader: Reader) -> list[Any]:
    """Every well-formed record under ``[[table]]``; problems go to the reader."""
    from pydantic import ValidationError

    if not isinstance(raw, list) or not all(isinstance(item, dict) for item in raw):
        reader.refuse("wrong_type", table, "écrivez chaque fiche sous [[{table}]].", table=table)
        return []
    module, name = TABLES[table]
    model: type[BaseModel] = getattr(import_module(module), name)
    found: list[Any] = []
    seen: set[str] = set()
    for index, item in enumerate(raw):
        where = str(item.get("id", f"{table}[{index}]"))
        try:
            record = model.model_validate_json(json.dumps(item, default=_plain))
        except ValidationError as error:
            for problem in error.errors(include_url=False):
                _explain(problem, where, reader)
            continue
        if where in seen:
            reader.refuse("overlap", where, "cette fiche est écrite deux fois.")
        seen.add(where)
        if table in _FAULTS:
            import_module(_FAULTS[table]).faults(record, where, reader)
        found.append(record)
    return found


def _plain(value: object) -> str:
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no place in a record")


def _explain(problem: Mapping[str, Any], where: str, reader: Reader) -> None:
    path = where
    for step in problem["loc"]:
        path += f"[{step}]" if isinstance(step, int) else f".{step}"
    kind = problem["type"]
    if kind == "missing":
        reader.refuse("missing_field", path, "ce champ est obligatoire.")
    elif kind == "extra_forbidden":
        reader.refuse("unknown_field", path, "ce nom n’est pas prévu ; vérifiez l’orthographe.")
    else:
        reader.refuse(
            "wrong_type",
            path,
            "« {met} » ne convient pas ; {expected}.",
            met=problem["input"],
            expected=_expected(kind, problem.get("ctx") or {}),
        )


def _expected(kind: str, context: Mapping[str, Any]) -> Phrase:
    """What to write instead, by pydantic's own kind of error."""
    if kind in {"enum", "literal_error"}:
        choice = str(context.get("expected", "")).replace(" or ", ", ").replace("'", "")
        return Phrase("écrivez l’un de ces mots : {choice}", {"choice": choice})
    if kind == "bad_amount":
        return Phrase("écrivez un montant en euros, par exemple 412.30")
    if kind == "bad_rate":
        return Phrase("écrivez un taux décimal, par exemple 0.30 pour 30 %")
    if kind.startswith("date"):
        return Phrase("écrivez une date sans guillemets, par exemple 2026-11-22")
    if kind.startswith("bool"):
        return Phrase("écrivez true ou false")
    if kind.startswith(("int", "greater", "less")):
        return Phrase("écrivez un nombre entier, sans guillemets, dans les limites du champ")
    if kind.startswith(("string", "str")):
        return Phrase("écrivez un texte entre guillemets")
    if kind in {"tuple_type", "list_type", "set_type", "frozen_set_type"}:
        return Phrase("écrivez une liste entre crochets")
    if kind.startswith(("model", "dict", "dataclass")):
        return Phrase("écrivez un tableau de champs")
    if kind == "one_weight":
        return Phrase("écrivez units ou parts, pas les deux")
    if kind == "unknown_kind":
        return Phrase("genres de ligne inconnus : {kinds}", {"kinds": context["kinds"]})
    return Phrase("voir docs/law.md pour la forme attendue")
