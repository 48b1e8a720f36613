"""Why a figure is what it is: the sentence, the tree, the law; and the fields that feed it."""

from __future__ import annotations

from textual.app import ComposeResult

from planner.calc.figure import Figure, walk
from planner.services.screen import edits
from planner.services.session import Session
from planner.tui.dialogs.choose import Answer
from planner.tui.dialogs.frame import Frame
from planner.tui.widgets.blocks_view import BlocksView
from planner.views import explain, formats, words
from planner.views.blocks import Block, Heading, KeyFigure, KeyFigures, Mark, Note, Paragraph
from planner.views.i18n import _
from planner.views.strip import strip

__all__ = ["Why", "figures_to_ask"]


def figures_to_ask(work: Session) -> list[Answer]:
    """The figures one asks about most, then all the others by name."""
    figures, dossier = work.plan.figures, work.dossier
    names = {label: words.figure(figure, dossier, work.law) for label, figure in figures.items()}
    first = [item.figure for item in strip(work.plan).items if item.figure in names]
    others = sorted((label for label in figures if label not in first), key=names.__getitem__)
    return [
        Answer(f"{names[label]} : {words.value(figures[label])}", label)
        for label in (*first, *others)
    ]


FEW = 6
"""Fields shown before the explanation; more of them come after it."""


class _Explanation(BlocksView):
    """The page of an explanation; its figures are the fields of the dossier."""

    DEFAULT_CSS = "_Explanation { height: 90%; }"


class Why(Frame[str]):
    """Gives back the path of the field chosen, or None."""

    def __init__(self, work: Session, figure: Figure) -> None:
        super().__init__()
        self.work_ = work
        self.explained = figure
        self.page = _Explanation(id="why")

    def compose(self) -> ComposeResult:
        yield self.page

    def on_mount(self) -> None:
        self.page.take(self._made())
        self.set_focus(self.page)

    def _made(self) -> tuple[Block, ...]:
        work = self.work_
        told = explain.blocks(self.explained, work.law, work.dossier, work.on)
        doubts = tuple(each for each in told if isinstance(each, Note) and each.mark is Mark.DOUBT)
        found = tuple(each for each in told if each not in doubts)
        first = (*found[:2], *doubts)
        fields = self._fields()
        if not fields:
            return (*first, *found[2:])
        items = tuple(
            KeyFigure(words.field(path, work.dossier), value, "", path) for path, value in fields
        )
        keys = Paragraph(
            _("Tab : aller à un champ qui le nourrit ; Entrée : l’ouvrir ; Échap : fermer.")
        )
        feeding = (Heading(_("Les champs qui le nourrissent")), KeyFigures(items))
        if len(items) > FEW:
            return (*first, keys, *found[2:], *feeding)
        return (*first, keys, *feeding, *found[2:])

    def _fields(self) -> list[tuple[str, str]]:
        dossier = self.work_.dossier
        found: dict[str, str] = {}
        for step in walk(self.explained):
            if step.field and step.field not in found and edits.has(dossier, step.field):
                found[step.field] = words.value(step)
        return list(found.items())

    def action_answer(self) -> None:
        """Enter on a field: go there."""
        if self.page.figure:
            self.close_with(self.page.figure)

    def action_copy(self) -> None:
        """Put the figure explained in the clipboard, with its name."""
        name = words.figure(self.explained, self.work_.dossier, self.work_.law)
        text = _("{name} : {value}").format(name=name, value=words.value(self.explained))
        self.app.copy_to_clipboard(formats.flat(text))
        self.app.say(_("Copié : {text}").format(text=formats.flat(text)))
