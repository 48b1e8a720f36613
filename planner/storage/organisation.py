"""Who uses the planner: the organisation's name and choices, asked once, in ``organisation.toml``.

A file that people open in a text editor: every problem in it is told, with its key.
"""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import asdict, dataclass, fields
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from planner.calc.money import Money
from planner.errors import PlannerError, Problem
from planner.storage.files import ensure_folder, told, write_atomically
from planner.storage.places import ORGANISATION

__all__ = ["Organisation", "read_organisation", "write_organisation"]

_COMMENTS = {
    "name": "Nom du service, tel qu’il s’imprime sur les contrats.",
    "lines": "Adresse, ligne par ligne.",
    "counsellor": "Nom de la personne qui reçoit.",
    "overlay": "Dossier de réglages locaux (règlement du FSL, planchers…), ou vide.",
    "formula": "Formule du reste à vivre : oecd, persons, parts, household… ou vide (oecd).",
    "floor_per_day": 'Plancher de cette formule, en euros par jour : "10.00", ou vide.',
}
_LONGEST = 200
_UNPRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f]")


@dataclass(frozen=True, slots=True)
class Organisation:
    """The organisation and its choices; everything may be empty.

    ``overlay`` is the folder of the local rules; ``formula`` the id of its formula of reste à
    vivre; ``floor_per_day`` the floor of that formula, in euros a day, as an amount.
    """

    name: str = ""
    lines: tuple[str, ...] = ()
    postal_code: str = ""
    city: str = ""
    phone: str = ""
    email: str = ""
    counsellor: str = ""
    overlay: str = ""
    formula: str = ""
    floor_per_day: str = ""

    @property
    def floor(self) -> Money | None:
        """The floor as an amount, when one was chosen."""
        return Money.parse(self.floor_per_day) if self.floor_per_day else None


LARGEST = 100_000
"""In bytes; a file of settings takes some hundreds."""


def read_organisation(home: Path) -> Organisation | None:
    """What was chosen, or None when nothing was asked yet; ``PlannerError`` with every problem."""
    path = home / ORGANISATION
    with told(home):
        if not path.exists():
            return None
        data = path.read_bytes()
    if len(data) > LARGEST:
        raise _unreadable(path, 1)
    try:
        tree = tomllib.loads(data.decode("utf-8-sig"))
    except (UnicodeDecodeError, tomllib.TOMLDecodeError, RecursionError) as error:
        place = re.search(r"line (\d+)", str(error))
        raise _unreadable(path, place[1] if place else len(data.splitlines())) from None
    problems = [problem for key, value in tree.items() for problem in _problems(key, value, path)]
    if problems:
        raise PlannerError(*problems)
    return Organisation(**{**tree, "lines": tuple(tree.get("lines", ()))})


def _unreadable(path: Path, line: object) -> PlannerError:
    return PlannerError(
        Problem(
            "bad_organisation",
            "Le fichier « {file} » n’est pas lisible (ligne {line}). Corrigez-le, ou "
            "effacez-le : planner posera de nouveau les questions.",
            None,
            {"file": str(path), "line": line},
        )
    )


def write_organisation(home: Path, organisation: Organisation) -> None:
    """Keep these choices; ``PlannerError`` when one cannot be read back."""
    path = home / ORGANISATION
    tree = asdict(organisation)
    problems = [problem for key, value in tree.items() for problem in _problems(key, value, path)]
    if problems:
        raise PlannerError(*problems)
    text = []
    for key, value in tree.items():
        if key in _COMMENTS:
            text.append(f"# {_COMMENTS[key]}")
        text.append(f"{key} = {json.dumps(value, ensure_ascii=False)}")
    with told(home):
        ensure_folder(home)
        write_atomically(path, ("\n".join(text) + "\n").encode())


def _problems(key: str, value: Any, path: Path) -> list[Problem]:
    names = [field.name for field in fields(Organisation)]
    values = {"file": str(path), "key": key, "value": str(value)[:40], "known": ", ".join(names)}
    if key not in names:
        near = get_close_matches(key, names, n=1)
        if near:
            return [
                Problem(
                    "unknown_field",
                    "Fichier « {file} » : « {key} » n’est pas un réglage connu. Vouliez-vous "
                    "écrire « {near} » ?",
                    key,
                    {**values, "near": near[0]},
                )
            ]
        return [
            Problem(
                "unknown_field",
                "Fichier « {file} » : « {key} » n’est pas un réglage connu. Retirez-le ; les "
                "réglages sont : {known}.",
                key,
                values,
            )
        ]
    if key == "lines":
        right = isinstance(value, list | tuple) and all(isinstance(line, str) for line in value)
        texts = list(value) if right else []
    else:
        right = isinstance(value, str)
        texts = [value] if right else []
    if not right:
        return [
            Problem(
                "wrong_type",
                "Fichier « {file} » : « {key} » vaut {value}. Écrivez un texte entre guillemets "
                "(pour lines, une liste de textes entre crochets).",
                key,
                values,
            )
        ]
    if any(len(text) > _LONGEST or _UNPRINTABLE.search(text) for text in texts):
        return [
            Problem(
                "bad_text",
                "Fichier « {file} » : « {key} » est trop long ou contient un caractère invisible. "
                "Écrivez une seule ligne de 200 caractères au plus.",
                key,
                values,
            )
        ]
    if key == "floor_per_day" and value and not _is_floor(value):
        return [
            Problem(
                "bad_amount",
                "Fichier « {file} » : « {key} » vaut « {value} », qui n’est pas un montant "
                'lisible. Écrivez-le avec un point : "10.00".',
                key,
                values,
            )
        ]
    return []


def _is_floor(text: str) -> bool:
    try:
        return Money.parse(text).cents >= 0
    except ValueError:
        return False
