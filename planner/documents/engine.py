"""From data to PDF: one door to Typst, the same for every document.

A document is a template of this package and a dictionary of plain data, passed as JSON: text that
a person typed is never part of the source, so that it cannot change the document. Every file is
tagged and conforms to PDF/A-2a (archive) and PDF/UA-1 (accessibility) at once, uses only the fonts
shipped here, and has the same bytes for the same data.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from importlib.resources import as_file, files
from typing import Any, Literal

from planner.documents.glyphs import printable
from planner.errors import PlannerError, Problem

__all__ = ["kept_apart", "pdf", "pictures", "source"]

_PACKAGE = files("planner.documents")
_APART: ContextVar[list[tuple[str, dict[str, Any]]] | None] = ContextVar("apart", default=None)


def pdf(template: str, data: dict[str, Any], on: date) -> bytes:
    """The PDF of ``templates/<template>.typ`` filled with ``data``, dated ``on``.

    Errors: ``PlannerError`` ``document_failed`` when the engine refuses the document.
    """
    apart = _APART.get()
    if apart is not None:
        apart.append((template, data))
        return b""
    made = _compile(template, data, on, "pdf")
    return made if isinstance(made, bytes) else b"".join(made)


@contextmanager
def kept_apart() -> Iterator[list[tuple[str, dict[str, Any]]]]:
    """Within it no document is composed: the template and the data of each are kept, to be read."""
    kept: list[tuple[str, dict[str, Any]]] = []
    token = _APART.set(kept)
    try:
        yield kept
    finally:
        _APART.reset(token)


def source(template: str) -> str:
    """The source of a template."""
    return (_PACKAGE / "templates" / f"{template}.typ").read_text("utf-8")


def pictures(template: str, data: dict[str, Any], on: date) -> list[bytes]:
    """The pages of the same document as PNG, for a preview."""
    made = _compile(template, data, on, "png")
    return made if isinstance(made, list) else [made]


def _compile(
    template: str, data: dict[str, Any], on: date, form: Literal["pdf", "png"]
) -> bytes | list[bytes]:
    import typst

    text = json.dumps(printable(data), ensure_ascii=False, sort_keys=True)
    with as_file(_PACKAGE / "templates") as templates, as_file(_PACKAGE / "fonts") as fonts:
        try:
            made: bytes | list[bytes] = typst.compile(
                str(templates / f"{template}.typ"),
                root=str(templates),
                font_paths=[str(fonts)],
                ignore_system_fonts=True,
                format=form,
                sys_inputs={"data": text},
                pdf_standards=["a-2a", "ua-1"] if form == "pdf" else [],
                timestamp=datetime.combine(on, time(12), UTC),
            )
        except typst.TypstError as error:
            raise PlannerError(
                Problem(
                    "document_failed",
                    "Le document « {template} » n’a pas pu être composé. Rien n’a été écrit. "
                    "Gardez le dossier tel quel et signalez ce message, qui ne contient aucune "
                    "donnée.",
                    None,
                    {"template": template},
                )
            ) from error
    return made
