"""``planner sheet``: the household's own sheet, made, read, put in a dossier after a yes."""

from __future__ import annotations

import sys
from pathlib import Path

from planner.cli.files import read_file
from planner.cli.output import narrate, show, write_file
from planner.errors import Problem, UsageError
from planner.views.i18n import _, n_

__all__ = ["apply", "new", "read"]


def new(path: str) -> int:
    """Write the template."""
    from planner.services.household_sheet import template

    target = Path(path)
    if target.suffix.lower() != ".xlsx":
        raise UsageError(
            Problem(
                "not_xlsx",
                "Le modèle est une feuille XLSX : « {file} » doit finir par .xlsx, par exemple "
                "« planner sheet new feuille.xlsx ».",
                None,
                {"file": target.name},
            )
        )
    write_file(target, template())
    narrate(_("Écrit : {path}").format(path=target))
    return 0


def read(path: str, *, flat: bool = False) -> int:
    """Say what each line is."""
    from planner.calc.dossier import Dossier
    from planner.services.household_sheet import changes, read_sheet
    from planner.views.sheet import sheet_blocks

    sheet = read_sheet(_bytes(path), Path(path).name)
    show(sheet_blocks(sheet, changes(sheet, Dossier())), flat=flat)
    return 0


def apply(path: str, id: str, *, confirmed: bool = False, flat: bool = False) -> int:
    """Show what would change, then change it after a yes; only what is understood."""
    from planner.calc.calendar import Month
    from planner.services.household_sheet import applied, changes, read_sheet
    from planner.services.session import open_session
    from planner.views.sheet import sheet_blocks

    sheet = read_sheet(_bytes(path), Path(path).name)
    work = open_session(id)
    try:
        found = changes(sheet, work.dossier)
        show(sheet_blocks(sheet, found, work.dossier), flat=flat)
        sure = [each for each in found if each.line.problem is None and each.what != "same"]
        count = len(sure)
        if not count:
            narrate(_("Rien à changer dans le dossier."))
            return 0
        question = n_(
            "Appliquer {n} changement ? Les lignes à vérifier n’en sont pas.",
            "Appliquer {n} changements ? Les lignes à vérifier n’en sont pas.",
            count,
        ).format(n=count)
        if not (confirmed or _yes(question)):
            narrate(_("Rien n’a été changé."))
            return 1
        work.replace(applied(work.dossier, sure, Month.of(work.on).plus(1)), "incomes")
        if not work.flush() and work.failure is not None:
            raise work.failure
        narrate(n_("{n} changement appliqué.", "{n} changements appliqués.", count).format(n=count))
        return 0
    finally:
        work.close()


def _bytes(path: str) -> bytes:
    from planner.intake.household_sheet import MAX_BYTES

    return read_file(Path(path), largest=MAX_BYTES)


def _yes(question: str) -> bool:
    print(_("{question} (oui ou non)").format(question=question), end=" ", flush=True)
    return sys.stdin.readline().strip().lower() in ("o", "oui", "y", "yes")
