"""When the planner itself fails: a report of where in the code, and a copy of each opened dossier.

The report holds places in the code and kinds of errors, and nothing of a dossier: no value, no
message, no path of the user. The copies stay on this machine, beside the dossiers; each goes with
its dossier when that one is deleted.
"""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from planner.views.i18n import _

if TYPE_CHECKING:
    from planner.services.session import Session

__all__ = ["COPIES", "kept_report", "report_text", "rescue", "what_happened"]

COPIES = "secours"
"""The folder of the copies, in the user's data."""


def what_happened(error: BaseException, opened: Iterable[Session]) -> list[str]:
    """Keep the opened dossiers and the report; the sentences that say so."""
    told = [_("planner s’est arrêté sur une erreur interne.")]
    safe = True
    for work in {id(work): work for work in opened}.values():
        saved, copy = rescue(work)
        safe = safe and (saved or copy is not None)
        if copy is not None:
            told.append(_("Copie de secours du dossier : {file}").format(file=copy))
    told.insert(
        1,
        _("Rien n’est perdu : rouvrez le dossier, il reprend au même champ.")
        if safe
        else _("Le disque n’a pas pu tout recevoir : ce qui a été tapé en dernier peut manquer."),
    )
    kept = kept_report(error)
    if kept:
        told.append(
            _(
                "Un rapport sans donnée personnelle a été gardé dans « {file} ». Relisez-le, puis "
                "envoyez-le, si vous voulez bien, à qui s’occupe de planner."
            ).format(file=kept)
        )
    return told


def rescue(work: Session) -> tuple[bool, Path | None]:
    """Close an opened dossier and keep a copy of it as it is in memory; whether it was saved, and
    where the copy is (None where no disk takes it).
    """
    from planner.intake.dossier_file import write_dossier
    from planner.storage.files import ensure_folder, write_atomically
    from planner.storage.places import home

    dossier = work.dossier
    try:
        saved = work.close()
    except Exception:  # noqa: BLE001 - whatever failed, the copy is still to be made
        saved = False
    for folder in (home() / COPIES, Path(tempfile.gettempdir())):
        path = folder / f"{work.id}.json"
        try:
            ensure_folder(folder)
            write_atomically(path, write_dossier(dossier))
        except Exception:  # noqa: BLE001, S112 - the other folder is tried, then the person told
            continue
        return saved, path
    return saved, None


def report_text(error: BaseException) -> str:
    """Where in the code it happened: kinds of errors, modules, lines; nothing that was typed."""
    from planner import __version__

    lines = [f"planner {__version__}, Python {sys.version.split()[0]}, {sys.platform}"]
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        lines.append(f"{type(current).__module__}.{type(current).__qualname__}")
        lines += _places(current.__traceback__)
        current = current.__cause__ or current.__context__
    return "\n".join(lines) + "\n"


def _places(trace: TracebackType | None) -> list[str]:
    found = []
    while trace is not None:
        frame = trace.tb_frame
        module = frame.f_globals.get("__name__", "?")
        found.append(f"  {module}:{trace.tb_lineno} {frame.f_code.co_qualname}")
        trace = trace.tb_next
    return found


def kept_report(error: BaseException) -> str:
    """Write the report in a file that only its owner reads; its path, or nothing."""
    try:
        handle, path = tempfile.mkstemp(prefix="planner-erreur-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(report_text(error))
    except OSError:
        return ""
    return path
