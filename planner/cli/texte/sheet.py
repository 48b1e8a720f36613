"""The household's own sheet: what it says, the doubts asked one by one, applied after a yes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from planner.calc.calendar import Month
from planner.cli.files import read_file
from planner.cli.texte.talk import Talk
from planner.intake.household_sheet import MAX_BYTES
from planner.services.household_sheet import SheetChange, applied, changes, read_sheet
from planner.services.session import Session
from planner.views.i18n import _, n_
from planner.views.problems import problem
from planner.views.sheet import change_in_words, sheet_blocks

__all__ = ["sheet_page"]


def sheet_page(talk: Talk, work: Session, changed: Callable[[], None]) -> None:
    """Ask for the file, say the differences, apply those that the person agrees to."""
    typed = talk.ask(
        _("Chemin de la feuille, XLSX, ODS ou CSV (Entrée : revenir) ?"), path=True
    ).strip()
    if not typed:
        return
    path = Path(typed).expanduser()
    sheet = read_sheet(read_file(path, largest=MAX_BYTES), path.name)
    found = changes(sheet, work.dossier)
    talk.show(sheet_blocks(sheet, found, work.dossier))
    agreed = [each for each in found if each.what != "same" and _agreed(talk, each)]
    count = len(agreed)
    if not count:
        talk.say(_("Rien à changer dans le dossier."))
        return
    question = n_("Appliquer {n} changement ?", "Appliquer {n} changements ?", count)
    if not talk.yes(question.format(n=count)):
        talk.say(_("Rien n’a été changé."))
        return
    work.replace(applied(work.dossier, agreed, Month.of(work.on).plus(1)), "incomes")
    changed()
    talk.say(n_("{n} changement appliqué.", "{n} changements appliqués.", count).format(n=count))


def _agreed(talk: Talk, change: SheetChange) -> bool:
    """What is understood is agreed with the whole; a doubt is asked."""
    doubt = change.line.problem
    if doubt is None:
        return True
    talk.say(problem(doubt))
    return talk.yes(_("{change} Le garder ?").format(change=change_in_words(change)))
