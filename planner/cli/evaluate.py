"""``planner evaluate``: the figures of a scheme over a period, on the screen or in a file."""

from __future__ import annotations

from pathlib import Path

from planner.cli.days import day_given
from planner.cli.files import read_file
from planner.cli.output import narrate, print_json, show, write_file
from planner.cli.period import period_given
from planner.errors import Problem, UsageError
from planner.views.i18n import _

__all__ = ["run"]

LARGEST = 400_000_000


def run(
    protocol: str,
    *,
    period: str | None = None,
    source: str | None = None,
    out: str | None = None,
    internal: bool = False,
    as_json: bool = False,
    flat: bool = False,
) -> int:
    """Count, then print or write; nothing is left when it cannot be."""
    from planner.services.evaluation import FORMS, evaluated, exported

    form = Path(out).suffix.lower().lstrip(".") if out is not None else ""
    if out is not None and form not in FORMS:
        raise UsageError(
            Problem(
                "unknown_form",
                "« {file} » doit finir par .xlsx, .csv ou .pdf.",
                None,
                {"file": Path(out).name},
            )
        )
    first, last = period_given(period, day_given(None))
    data, name = None, ""
    if source is not None:
        file = Path(source)
        data, name = read_file(file, largest=LARGEST), file.name
    report = evaluated(protocol, first, last, data=data, name=name, internal=internal)
    if out is not None:
        write_file(Path(out), exported(report, form))
        narrate(_("Bilan écrit : {file}").format(file=out))
        return 0
    if as_json:
        print_json(
            {
                "protocol": report.protocol.id,
                "first": first.isoformat(),
                "last": last.isoformat(),
                "unread": report.unread,
                "figures": [
                    {
                        "id": one.id,
                        "count": one.count,
                        "of": one.of,
                        "before": one.before,
                        "suppressed": one.suppressed,
                        "cells": {cell.key: cell.count for cell in one.cells},
                    }
                    for one in report.figures
                ],
            }
        )
        return 0
    from planner.views.evaluation import evaluation_blocks

    show(evaluation_blocks(report), flat=flat)
    return 0
