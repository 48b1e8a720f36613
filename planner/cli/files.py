"""Files named on the command line: read whole, or refused in one sentence."""

from __future__ import annotations

import errno
import stat
from pathlib import Path

from planner.errors import PlannerError, Problem
from planner.views.i18n import N_, _

__all__ = ["LARGEST", "read_file", "system_reason"]

LARGEST = 100_000_000
"""Bytes: beyond, no dossier and no statement is meant; the readers have their own lower limits."""

_REASONS = {
    errno.EACCES: N_("accès refusé"),
    errno.EPERM: N_("accès refusé"),
    errno.ENOENT: N_("ce répertoire n’existe pas"),
    errno.ENOSPC: N_("il n’y a plus de place sur le disque"),
    errno.EDQUOT: N_("il n’y a plus de place sur le disque"),
    errno.EROFS: N_("le disque est en lecture seule"),
    errno.EISDIR: N_("c’est un répertoire, pas un fichier"),
    errno.ENOTDIR: N_("un élément du chemin n’est pas un répertoire"),
    errno.ENAMETOOLONG: N_("le nom est trop long"),
}


_UNKNOWN = N_("le système refuse")


def system_reason(error: OSError) -> str:
    """Why the system refuses, in words."""
    return _(_REASONS.get(error.errno or 0, _UNKNOWN))


def read_file(path: Path, *, largest: int = LARGEST) -> bytes:
    """The whole content of a file; PlannerError when it cannot be read or is far too big."""
    name = path.name or str(path)
    try:
        with path.open("rb") as file:
            found = path.stat()
            if not stat.S_ISREG(found.st_mode):
                data = file.read(largest + 1)
            elif found.st_size > largest:
                raise _too_big(name, found.st_size)
            else:
                data = file.read()
    except FileNotFoundError:
        raise PlannerError(
            Problem(
                "no_such_file",
                "Le fichier « {file} » n’existe pas. Vérifiez son nom et son emplacement.",
                None,
                {"file": str(path)},
            )
        ) from None
    except OSError as error:
        raise PlannerError(
            Problem(
                "unreadable_file",
                "Le fichier « {file} » n’a pas pu être lu ({why}). Vérifiez le chemin et les "
                "droits.",
                None,
                {"file": str(path), "why": system_reason(error)},
            )
        ) from None
    except ValueError:
        raise PlannerError(
            Problem(
                "bad_path",
                "Ce nom de fichier n’est pas utilisable. Donnez le chemin d’un fichier existant.",
            )
        ) from None
    if len(data) > largest:
        raise _too_big(name, len(data))
    return data


def _too_big(name: str, size: int) -> PlannerError:
    return PlannerError(
        Problem(
            "too_big",
            "Le fichier « {file} » pèse {megabytes} Mo : c’est trop pour être le bon fichier. "
            "Vérifiez que vous ouvrez le bon.",
            None,
            {"file": name, "megabytes": size // 1_000_000},
        )
    )
