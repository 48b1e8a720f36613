"""The last line of defence: whatever happens, a sentence and a documented status, no traceback.

What was refused is told problem by problem. What failed without being foreseen is kept in a report
that holds places in the code and nothing of a dossier: no value, no message, no path of the user.
"""

from __future__ import annotations

import contextlib
import errno
import os
import sys
from collections.abc import Callable
from typing import TextIO

from planner.errors import PlannerError

__all__ = ["FAILED", "INTERRUPTED", "READER_LEFT", "guarded"]

FAILED = 3
INTERRUPTED = 130
READER_LEFT = 141


_FULL = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO})


def guarded(work: Callable[[], int]) -> int:
    """Do some work of the command line and return the status to leave with."""
    _ready_streams()
    try:
        status = work()
        sys.stdout.flush()
    except KeyboardInterrupt:
        _tell("")
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return READER_LEFT
    except PlannerError as error:
        return _refused(error)
    except Exception as error:  # noqa: BLE001 - nobody else can tell the user
        return _failed(error)
    return status


def _ready_streams() -> None:
    """Streams that always take text: a closed one is replaced, an old encoding never raises."""
    for name in ("stdout", "stderr"):
        stream = getattr(sys, name)
        if stream is None:
            setattr(sys, name, _nowhere())
        elif hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")


def _nowhere() -> TextIO:
    """A stream that takes everything and keeps nothing, as long as the process lives."""
    return os.fdopen(os.open(os.devnull, os.O_WRONLY), "w", encoding="utf-8")


def _tell(text: str) -> None:
    with contextlib.suppress(OSError, ValueError):
        print(text, file=sys.stderr, flush=True)


def _drop_output() -> None:
    """Let the interpreter flush into nothing when it leaves."""
    with contextlib.suppress(OSError, ValueError):
        devnull = os.open(os.devnull, os.O_WRONLY)
        os.dup2(devnull, sys.stdout.fileno())
        os.close(devnull)


def _refused(error: PlannerError) -> int:
    from planner.cli.output import writable
    from planner.views.problems import problems

    with contextlib.suppress(BrokenPipeError):
        sys.stdout.flush()
    for sentence in problems(error):
        _tell(writable(sentence, sys.stderr))
    return error.exit_status


def _failed(error: Exception) -> int:
    from planner.services.failure import kept_report
    from planner.views.i18n import _

    if isinstance(error, OSError) and error.errno in _FULL and error.filename is None:
        _tell(
            _(
                "La sortie n’a pas pu être écrite en entier : le disque ou le fichier de "
                "destination la refuse. Libérez de la place, puis recommencez."
            )
        )
        _drop_output()
        return 1
    kept = kept_report(error)
    sentence = _(
        "planner s’est arrêté sur une erreur interne ; aucun dossier n’a été modifié par cette "
        "commande. Relancez-la ; si l’erreur revient, signalez-la."
    )
    if kept:
        sentence += " " + _(
            "Un rapport sans donnée personnelle a été gardé dans « {file} »."
        ).format(file=kept)
    _tell(sentence)
    return FAILED
