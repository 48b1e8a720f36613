"""The landlord's statement: read, told row by row, put in the account after a yes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from planner.cli.files import read_file
from planner.cli.texte.talk import Talk
from planner.services.session import Session
from planner.services.statements import rent_account
from planner.views.i18n import _, n_

__all__ = ["statement_page"]


def statement_page(talk: Talk, work: Session, changed: Callable[[], None]) -> None:
    """Ask for the file, say what was understood, replace the account when the person agrees."""
    from planner.intake.statement import MAX_BYTES, read_statement
    from planner.views.statement import statements

    typed = talk.ask(_("Chemin du relevé en CSV (Entrée : revenir) ?"), path=True).strip()
    if not typed:
        return
    path = Path(typed).expanduser()
    read = read_statement(read_file(path, largest=MAX_BYTES), name=path.name, today=work.on)
    talk.show(statements(read))
    account = read[0]
    if len(read) > 1:
        answers = [
            (place, each.account or _("compte {n}").format(n=place + 1))
            for place, each in enumerate(read)
        ]
        chosen = talk.choose(_("Quel compte est celui de ce ménage ?"), answers)
        if chosen is None:
            return
        account = read[chosen]
    count = len(work.dossier.account.lines)
    if count:
        replaced = n_(
            "Le compte du dossier a {n} ligne ; elle sera remplacée.",
            "Le compte du dossier a {n} lignes ; elles seront remplacées.",
            count,
        )
        talk.say(replaced.format(n=count))
    if not talk.yes(_("Mettre ce relevé dans le dossier ?")):
        talk.say(_("Rien n’a été changé."))
        return
    now = rent_account(account, work.dossier.account)
    work.replace(work.dossier.but(account=now), "account.lines")
    changed()
    told = n_("{n} ligne mise dans le compte.", "{n} lignes mises dans le compte.", len(now.lines))
    talk.say(told.format(n=len(now.lines)))
