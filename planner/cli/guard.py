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
from types import TracebackType
from typing import TextIO

from planner.errors import PlannerError

__all__ = ["FAILED", "INTERRUPTED", "READER_LEFT", "guarded", "report_text"]

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
    kept = _kept_report(error)
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


def _kept_report(error: Exception) -> str:
    """Write the report in a file that only its owner reads; its path, or nothing."""
    import tempfile

    try:
        handle, path = tempfile.mkstemp(prefix="planner-erreur-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.write(report_text(error))
    except OSError:
        return ""
    return path
