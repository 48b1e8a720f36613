"""A file brought in from the list: shown first, then made a dossier or read into one.

A dossier file of a household that is already there is never a silent second one: what differs is
shown, and the person says which of the two it is.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from planner.calc.dossier import Dossier
from planner.errors import PlannerError
from planner.services.dossiers import dossier_store, new_dossier
from planner.services.screen import home, incoming
from planner.tui.dialogs.choose import Answer, Choose
from planner.tui.dialogs.page import Page
from planner.tui.screens.bringing import Bringing
from planner.tui.screens.changes import changed_since
from planner.views.blocks import Heading, Paragraph
from planner.views.i18n import _
from planner.views.problems import problems

if TYPE_CHECKING:
    from planner.tui.screens.home import HomeScreen

__all__ = ["bring_in"]


async def bring_in(screen: HomeScreen, path: str) -> None:
    """Read a file from the list of dossiers."""
    try:
        home.bytes_of(Path(path), home.LARGEST)
        if incoming.paper(Path(path)) != incoming.DOSSIER:
            await _into_a_dossier(screen, path)
            return
        brought = incoming.dossier_in(Path(path))
    except PlannerError as error:
        screen.list.say(" ".join(problems(error)[:3]))
        return
    kept = incoming.kept(brought.id)
    if kept is None:
        await _as_a_new_one(screen, brought)
    elif kept == brought:
        screen.list.say(_("Ce dossier est déjà là, sans aucune différence."))
    else:
        await _beside_the_other(screen, kept, brought)


async def _as_a_new_one(screen: HomeScreen, brought: Dossier) -> None:
    async def then(yes: bool | None) -> None:
        if yes:
            await screen.app.open_dossier(dossier_store().create(brought))

    question = Paragraph(_("Entrée : en faire un dossier. Échap : ne rien changer."), strong=True)
    title = Heading(_("Le fichier contient"), 1)
    empty = Dossier(id=brought.id)
    await screen.app.over(Page((title, question, *changed_since(empty, brought)[1:])), then)


async def _beside_the_other(screen: HomeScreen, kept: Dossier, brought: Dossier) -> None:
    async def chosen(answer: str | None) -> None:
        if answer == "apart":
            await screen.app.open_dossier(dossier_store().create(brought.but(id=Dossier().id)))
        elif answer == "same":
            opened = await _opened(screen, brought.id)
            if opened is not None:
                opened.work_.replace(brought)
                opened.refresh_page()
                screen.app.say(_("Dossier remplacé par le fichier. Ctrl+Z revient en arrière."))

    async def then(yes: bool | None) -> None:
        if yes:
            answers = [
                Answer(_("Mettre ces changements dans le dossier"), "same", "m"),
                Answer(_("En faire un dossier à part"), "apart", "d"),
            ]
            await screen.app.over(Choose(_("Que faire de ce fichier ?"), answers), chosen)

    question = Paragraph(
        _("Ce dossier est déjà là. Entrée : choisir qu’en faire. Échap : ne rien changer."),
        strong=True,
    )
    await screen.app.over(Page((question, *changed_since(kept, brought))), then)


async def _into_a_dossier(screen: HomeScreen, path: str) -> None:
    """A statement or a sheet: the household it is of, then its differences there."""
    lines = home.trued()
    names = [
        Answer(" ".join(part for part in (line.name or _("Sans nom"), line.reference) if part),
               line.id)
        for line in lines
    ]  # fmt: skip
    answers = [*names, Answer(_("+ Nouveau dossier"), "+")]

    async def chosen(id: str | None) -> None:
        if id:
            opened = await _opened(screen, new_dossier() if id == "+" else id)
            if opened is not None:
                await opened.bring(path)

    question = _("Dans quel dossier lire ce fichier ?")
    await screen.app.over(Choose(question, answers, search=len(answers) > 10), chosen)


async def _opened(screen: HomeScreen, id: str) -> Bringing | None:
    """The dossier opened; None when it cannot be, which the list has said."""
    await screen.app.open_dossier(id)
    top = screen.app.screen
    return top if isinstance(top, Bringing) else None
