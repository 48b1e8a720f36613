"""What is printed: blocks laid out for this terminal, plain data, whole files or none."""

from __future__ import annotations

import contextlib
import json
import os
import secrets
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any, TextIO

from planner.errors import PlannerError, Problem
from planner.views.blocks import Block
from planner.views.i18n import _

__all__ = ["narrate", "print_json", "show", "speaks_unicode", "writable", "write_file"]

_WIDEST = 100
_NARROWEST = 40
_USUAL = 80


def speaks_unicode(stream: TextIO) -> bool:
    """Whether the stream takes every character; others get plain ASCII."""
    return (stream.encoding or "").lower().replace("-", "").startswith("utf")


def writable(text: str, stream: TextIO) -> str:
    """A sentence as this stream can show it, without anything that drives a terminal."""
    from planner.views.text import Style, sentence

    return sentence(text, Style(unicode=speaks_unicode(stream)))


def show(blocks: Iterable[Block], *, flat: bool = False) -> None:
    """Print blocks on the standard output; colours only where the terminal has them."""
    from planner.views.text import Style, render

    style = Style(
        columns=_columns(),
        colour=_colours() and not flat,
        unicode=speaks_unicode(sys.stdout),
        flat=flat,
    )
    sys.stdout.write(render(blocks, style))


def narrate(text: str) -> None:
    """A sentence about what is done, on the standard error."""
    print(writable(text, sys.stderr), file=sys.stderr, flush=True)


def print_json(data: Any) -> None:
    """Data as JSON, in UTF-8 whatever the terminal."""
    text = json.dumps(data, ensure_ascii=False, indent=2) + "\n"
    sys.stdout.flush()
    buffer = getattr(sys.stdout, "buffer", None)
    if buffer is None:
        sys.stdout.write(text)
        return
    buffer.write(text.encode("utf-8", "replace"))
    buffer.flush()


def _columns() -> int:
    if not sys.stdout.isatty():
        return _USUAL
    import shutil

    return max(_NARROWEST, min(_WIDEST, shutil.get_terminal_size((_USUAL, 24)).columns))


def _colours() -> bool:
    return (
        sys.stdout.isatty()
        and not os.environ.get("NO_COLOR")
        and os.environ.get("TERM", "dumb") != "dumb"
    )


def write_file(path: Path, data: bytes) -> None:
    """Write a whole file or none at all; PlannerError when it may not or cannot be written.

    A link is followed. A device is never replaced, nor a dossier by a document.
    """
    try:
        target = path.resolve()
        _refuse_replacing(target, data, path)
        aside = target.with_name(f".{target.name}.{secrets.token_hex(4)}")
        handle = os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with os.fdopen(handle, "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            aside.replace(target)
        except BaseException:
            with contextlib.suppress(OSError):
                aside.unlink()
            raise
    except OSError as error:
        raise _not_written(path, _why(error)) from error
    except (ValueError, RuntimeError) as error:
        raise _not_written(path, _("ce n’est pas un nom de fichier")) from error


def _refuse_replacing(target: Path, data: bytes, path: Path) -> None:
    if not target.exists() or target.is_dir():
        return
    if not target.is_file():
        raise _not_written(path, _("ce n’est pas un fichier ordinaire"))
    with target.open("rb") as file:
        start = file.read(64).lstrip()
    if start[:1] == b"{" and data.lstrip()[:1] != b"{":
        raise PlannerError(
            Problem(
                "would_replace_dossier",
                "Le fichier « {file} » contient un dossier : un document ne le remplace pas, et "
                "rien n’a été écrit. Choisissez un autre nom pour le document.",
                None,
                {"file": str(path)},
            )
        )


def _not_written(path: Path, why: str) -> PlannerError:
    return PlannerError(
        Problem(
            "not_written",
            "Le fichier « {file} » n’a pas pu être écrit ({why}) ; rien n’a été laissé à "
            "moitié. Choisissez un autre emplacement, puis recommencez.",
            None,
            {"file": str(path), "why": why},
        )
    )


def _why(error: OSError) -> str:
    from planner.cli.files import system_reason

    return system_reason(error)
