"""Reads the law of the package, and the files that an organisation lays over it.

``load_law()`` reads every file once, as bytes, so that the law of a run is one snapshot with one
fingerprint (SHA-256); a parameter is parsed the first time it is asked for, so that reading the
law costs a start-up next to nothing. An overlay is a folder of the same files: it is read and
checked in full at once, because people write it by hand.

What an overlay may do:

- a ``[[parameter]]`` at its top level continues or corrects the package's own from its first date
  on (earlier dates keep the package's values), or adds a new one;
- a ``[[parameter]]`` under ``territories/<code>/`` holds for that territory only;
- a record (FSL profile, reste à vivre formula…) replaces the package's record of the same id, or
  is added to them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from functools import lru_cache
from hashlib import sha256
from importlib.resources import files
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import tomli as tomllib

from planner.calc.law import Law, LawValue, Parameter
from planner.errors import Phrase, PlannerError, Problem
from planner.law.schema import Reader, read_parameter

if TYPE_CHECKING:
    from importlib.resources.abc import Traversable

__all__ = ["PackagedLaw", "load_law"]

T = TypeVar("T")
Snapshot = tuple[tuple[str, bytes], ...]

FOLDERS = ("national", "protocols", "territories", "usage")
"""The folders of the package that hold law; communes are a table apart."""

MAX_BYTES = 1_000_000
"""An overlay file above this is not one that somebody wrote."""

_BLOCK = re.compile(rb"^\[\[parameter\]\]", re.MULTILINE)
_BLOCK_ID = re.compile(rb"^id = ['\"]([a-z0-9_.]+)['\"]", re.MULTILINE)
_TERRITORY = re.compile(r"territories/([^/]+)/")


def load_law(overlay: Path | None = None) -> Law:
    """The law of the package, with an organisation's folder over it if one is given.

    Parsed once and cached; PlannerError with every problem found when an overlay is not well
    formed or not there.
    """
    return _packaged() if overlay is None else _overlaid(_read_overlay(overlay))


@lru_cache(maxsize=1)
def _packaged() -> Law:
    return PackagedLaw(_package())


@lru_cache(maxsize=4)
def _overlaid(overlay: Snapshot) -> Law:
    return PackagedLaw(_package(), overlay)


@lru_cache(maxsize=1)
def _package() -> Snapshot:
    root = files("planner.law")
    found: list[tuple[str, bytes]] = []
    for folder in FOLDERS:
        base = root.joinpath(folder)
        if base.is_dir():
            found += _walk(base, folder)
    return tuple(sorted(found))


def _walk(folder: Traversable, path: str) -> Iterator[tuple[str, bytes]]:
    for entry in folder.iterdir():
        name = f"{path}/{entry.name}"
        if entry.name.endswith(".toml"):
            yield name, entry.read_bytes()
        elif entry.is_dir():
            yield from _walk(entry, name)


def _read_overlay(folder: Path) -> Snapshot:
    if not folder.is_dir():
        raise PlannerError(
            Problem(
                "overlay_not_found",
                "Le dossier de réglages locaux « {folder} » n’existe pas. Indiquez un dossier "
                "existant, ou retirez ce réglage.",
                None,
                {"folder": str(folder)},
            )
        )
    found: list[tuple[str, bytes]] = []
    problems: list[Problem] = []
    for file in sorted(folder.rglob("*.toml")):
        name = file.relative_to(folder).as_posix()
        try:
            data = file.read_bytes() if file.stat().st_size <= MAX_BYTES else None
        except OSError:
            data = None
        if data is None:
            problems.append(
                Problem(
                    "overlay_unreadable",
                    "Fichier {file} : il n’a pas pu être lu, ou il est trop gros pour un "
                    "fichier de réglages. Vérifiez-le ou retirez-le du dossier.",
                    name,
                    {"file": name},
                )
            )
        else:
            found.append((name, data))
    if problems:
        raise PlannerError(*problems)
    return tuple(found)


def parse(name: str, data: bytes) -> dict[str, Any]:
    """One TOML file as plain data, decimals exact; PlannerError when it cannot be read."""
    try:
        return tomllib.loads(data.decode("utf-8-sig"), parse_float=Decimal)
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        place = re.search(r"line (\d+), column (\d+)", str(error))
        where = Phrase("contenu")
        if place is not None:
            spot = {"line": place[1], "column": place[2]}
            where = Phrase("ligne {line}, colonne {column}", spot)
        raise PlannerError(
            Problem(
                "not_toml",
                "Fichier {file}, {where} : ce n’est pas du TOML lisible (UTF-8). Corrigez cette "
                "ligne : un nom, le signe =, puis une valeur.",
                name,
                {"file": name, "where": where},
            )
        ) from None


class PackagedLaw(Law):
    """The law of the package under an overlay; parameters and records are parsed on first use."""

    def __init__(self, package: Snapshot, overlay: Snapshot = ()) -> None:
        digest = sha256()
        for layer in (package, overlay):
            for name, data in layer:
                digest.update(name.encode() + b"\0" + sha256(data).digest())
        super().__init__((), fingerprint=digest.hexdigest())
        self._package = package
        self._blocks: dict[str, tuple[str, bytes]] = {}
        self._local_blocks: dict[str, dict[str, tuple[str, bytes]]] = {}
        for name, data in package:
            self._index(name, data)
        self._files: dict[str, dict[str, Any]] = {}
        self._overlay_records: dict[str, list[tuple[str, dict[str, Any]]]] = {}
        self._near: dict[tuple[type, str], tuple[Any, ...]] = {}
        if overlay:
            self._lay_over(overlay)

    def _index(self, name: str, data: bytes) -> None:
        """Note where each parameter of a file stands, without parsing it."""
        starts = [match.start() for match in _BLOCK.finditer(data)]
        match = _TERRITORY.match(name)
        blocks = self._local_blocks.setdefault(match[1], {}) if match and starts else self._blocks
        for start, end in pairwise([*starts, len(data)]):
            id = _BLOCK_ID.search(data, start, end)
            if id is not None:
                blocks[id[1].decode()] = (name, data[start:end])

    def _lay_over(self, overlay: Snapshot) -> None:
        from planner.law.records import TABLES, read_records

        problems: list[Problem] = []
        for name, data in overlay:
            try:
                raw = parse(name, data)
            except PlannerError as error:
                problems += error.problems
                continue
            reader = Reader(name, problems)
            reader.unknown_keys(raw, {"parameter", *TABLES}, name)
            territory = _TERRITORY.match(name)
            for parameter in _parameters(raw, reader):
                if territory is not None:
                    self._territories.setdefault(territory[1], {})[parameter.id] = parameter
                else:
                    self._continue(parameter, reader)
            for table in TABLES:
                if table in raw:
                    read_records(table, raw[table], reader)
                    self._overlay_records.setdefault(table, []).append((name, raw[table]))
        if problems:
            raise PlannerError(*problems)

    def _continue(self, parameter: Parameter, reader: Reader) -> None:
        """Put the values of an overlay after (or over) those of the package."""
        self._load(parameter.id)
        known = self._parameters.get(parameter.id)
        if known is not None:
            if (known.unit, known.nature) != (parameter.unit, parameter.nature):
                reader.refuse(
                    "inconsistent",
                    parameter.id,
                    "ce paramètre existe déjà avec l’unité « {unit} » et la nature « {nature} » ; "
                    "gardez les mêmes.",
                    unit=known.unit,
                    nature=known.nature.value,
                )
                return
            parameter = replace(
                parameter, values=_before(known.values, parameter.starts[0]) + parameter.values
            )
        self._parameters[parameter.id] = parameter

    def _load(self, id: str) -> None:
        if id not in self._parameters and id in self._blocks:
            self._parameters[id] = _one(*self._blocks[id])

    def _load_territory(self, code: str) -> None:
        known = dict(self._territories.get(code, {}))
        for id, block in self._local_blocks.get(code, {}).items():
            known.setdefault(id, _one(*block))
        self._territories[code] = known  # whole before it is seen: another thread may compute
        self._local_blocks.pop(code, None)

    def value(self, id: str, on: date, territory: str | None = None) -> LawValue:
        if territory is not None and territory in self._local_blocks:
            self._load_territory(territory)
        if id not in self._parameters:
            self._load(id)
        return super().value(id, on, territory)

    def parameter(self, id: str) -> Parameter:
        self._load(id)
        return super().parameter(id)

    @property
    def parameters(self) -> tuple[Parameter, ...]:
        for id in self._blocks:
            self._load(id)
        return super().parameters

    @property
    def territories(self) -> Mapping[str, tuple[Parameter, ...]]:
        for code in list(self._local_blocks):
            self._load_territory(code)
        return super().territories

    def records(self, kind: type[T]) -> tuple[T, ...]:
        if kind not in self._records:
            from planner.law.records import table_of

            table = table_of(kind)
            if table is None:
                return ()
            self._records[kind] = self._read_records(table)
        return super().records(kind)

    def records_near(self, kind: type[T], department: str) -> tuple[T, ...]:
        """The records of a kind, without the package's files of other territories.

        A folder ``territories/<code>`` belongs to the département whose code it begins with
        ("69" reads "69M"); an overlay may write any territory in any file and is always read.
        """
        if kind in self._records:
            return self.records(kind)
        if (kind, department) not in self._near:
            from planner.law.records import table_of

            table = table_of(kind)
            if table is None:
                return ()
            self._near[kind, department] = self._read_records(table, department)
        return self._near[kind, department]

    def record(self, kind: type[T], id: str) -> T | None:
        read = (one for (of, _), some in self._near.items() if of is kind for one in some)
        found = next((one for one in read if one.id == id), None)
        return super().record(kind, id) if found is None else found

    def _read_records(self, table: str, department: str | None = None) -> tuple[Any, ...]:
        from planner.law.records import read_records

        marker = re.compile(rb"^\[\[" + table.encode() + rb"\]\]", re.MULTILINE)
        problems: list[Problem] = []
        found: dict[str, Any] = {}
        layers: list[tuple[str, Any]] = []
        for name, data in self._package:
            territory = _TERRITORY.match(name)
            if department and territory and not territory[1].startswith(department):
                continue
            if marker.search(data):
                if name not in self._files:
                    self._files[name] = parse(name, data)
                layers.append((name, self._files[name][table]))
        for name, raw in layers + self._overlay_records.get(table, []):
            for record in read_records(table, raw, Reader(name, problems)):
                found[record.id] = record
        if problems:
            raise PlannerError(*problems)
        return tuple(found.values())


def _before(values: tuple[LawValue, ...], start: date) -> tuple[LawValue, ...]:
    """The values that hold before a day, the last one ended the day before it at the latest."""
    eve = start - timedelta(days=1)
    return tuple(
        value if value.until is not None and value.until <= eve else replace(value, until=eve)
        for value in values
        if value.start < start
    )


def _one(name: str, block: bytes) -> Parameter:
    reader = Reader(name, [])
    found = list(_parameters(parse(name, block), reader))
    if reader.problems:
        raise PlannerError(*reader.problems)
    return found[0]


def _parameters(raw: Mapping[str, Any], reader: Reader) -> Iterator[Parameter]:
    tables = raw.get("parameter", [])
    if not isinstance(tables, list):
        reader.refuse("wrong_type", "parameter", "écrivez chaque paramètre sous [[parameter]].")
        return
    seen: set[str] = set()
    for table in tables:
        if not isinstance(table, dict):
            reader.refuse("wrong_type", "parameter", "écrivez chaque paramètre sous [[parameter]].")
            continue
        parameter = read_parameter(table, reader)
        if parameter is None:
            continue
        if parameter.id in seen:
            reader.refuse("overlap", parameter.id, "ce paramètre est écrit deux fois.")
        seen.add(parameter.id)
        yield parameter
