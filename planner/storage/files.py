"""Writing that is whole or not at all, readable by its owner only, and on the disk when it says so.

A file is written aside (in the same folder, mode 0600), pushed to the disk, put in its place by
one rename, and the folder pushed to the disk too: after a kill or a power cut the old or the new
content is there, never a mixture. What the system refuses is said in a sentence.
"""

from __future__ import annotations

import contextlib
import errno
import os
import secrets
import time
from collections.abc import Iterator
from pathlib import Path

from planner.errors import PlannerError, Problem

__all__ = ["WriteError", "ensure_folder", "push_folder", "sweep", "told", "write_atomically"]

ASIDE = ".aside-"
_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_FORBIDDEN = {errno.EACCES, errno.EPERM, errno.EROFS}
_MISPLACED = {errno.ENOTDIR, errno.EEXIST, errno.ENAMETOOLONG, errno.ELOOP}


class WriteError(PlannerError):
    """The disk refused; nothing was changed, and what is in memory is still there."""


@contextlib.contextmanager
def told(folder: Path) -> Iterator[None]:
    """Turn what the system refuses in this folder into a sentence."""
    try:
        yield
    except OSError as error:
        values = {"folder": str(folder), "number": error.errno or 0}
        if error.errno in _FULL:
            problem = Problem(
                "disk_full",
                "Il n’y a plus de place sur le disque : rien n’a été enregistré dans « {folder} ». "
                "Ce qui est à l’écran est encore là : libérez de la place, puis recommencez.",
                None,
                values,
            )
        elif error.errno == errno.ENOENT:
            problem = Problem(
                "gone",
                "Le dossier « {folder} » a disparu pendant le travail : rien n’a été enregistré. "
                "Ce qui est à l’écran est encore là : exportez-le avant de fermer.",
                None,
                values,
            )
        elif error.errno in _FORBIDDEN:
            problem = Problem(
                "not_allowed",
                "Le système refuse l’accès au dossier « {folder} » : rien n’a été enregistré. "
                "Rendez-le accessible à votre compte, ou choisissez un autre emplacement avec la "
                "variable PLANNER_HOME.",
                None,
                values,
            )
        elif error.errno in _MISPLACED:
            problem = Problem(
                "not_a_folder",
                "« {folder} » ne peut pas garder de dossiers : ce chemin passe par un fichier, ou "
                "il est trop long. Choisissez un répertoire avec la variable PLANNER_HOME.",
                None,
                values,
            )
        else:
            problem = Problem(
                "disk_error",
                "Le disque n’a pas répondu comme prévu dans « {folder} » (erreur n° {number}) : "
                "rien n’a été enregistré. Vérifiez le disque ou le réseau, puis recommencez.",
                None,
                values,
            )
        raise WriteError(problem) from error


def ensure_folder(path: Path) -> None:
    """Make a folder that only its owner can open, with its parents."""
    if not path.is_dir():
        ensure_folder(path.parent)
        path.mkdir(0o700, exist_ok=True)
        push_folder(path.parent)


def write_atomically(path: Path, data: bytes) -> None:
    """Put these bytes in this place, whole or not at all; OSError when the system refuses."""
    aside = path.parent / f"{ASIDE}{secrets.token_hex(6)}"
    handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        try:
            write_all(handle, data)
            os.fsync(handle)
        finally:
            os.close(handle)
        aside.replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            aside.unlink()
        raise
    push_folder(path.parent)


def write_all(handle: int, data: bytes) -> None:
    """Write every byte, however many calls it takes."""
    rest = memoryview(data)
    while rest:
        rest = rest[os.write(handle, rest) :]


def push_folder(folder: Path) -> None:
    """Push a folder's own list of names to the disk."""
    handle = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(handle)
    except OSError as error:
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):  # some network disks cannot
            raise
    finally:
        os.close(handle)


def sweep(folder: Path, older: int = 0) -> None:
    """Remove what a killed writer left aside in a folder that nobody else writes, or so many
    seconds ago where others may be writing.
    """
    for path in folder.glob(f"{ASIDE}*"):
        if not older or path.stat().st_mtime < time.time() - older:
            path.unlink()
