"""What is only listened to: diagnosis, proposals, why, the family's view; and restore points."""

from __future__ import annotations

from datetime import datetime

from planner.calc.figure import walk
from planner.cli.texte.talk import Talk
from planner.services.screen import edits
from planner.services.session import Session
from planner.views import explain, formats, words
from planner.views.deadlines import deadlines
from planner.views.diagnosis import diagnosis
from planner.views.family import family_lines
from planner.views.i18n import _
from planner.views.papers import papers
from planner.views.proposals import proposals
from planner.views.strip import strip

__all__ = ["family_page", "restore_points", "show_diagnosis", "show_proposals", "why"]


def show_diagnosis(talk: Talk, work: Session) -> None:
    """Where the household stands, then the dates."""
    talk.show((*diagnosis(work.plan, work.dossier, work.law), *deadlines(work.plan)))


def show_proposals(talk: Talk, work: Session) -> None:
    """What may be asked for and why, then the papers to bring."""
    plan, dossier = work.plan, work.dossier
    talk.show((*proposals(plan, dossier, work.law), *papers(plan, dossier)))


def why(talk: Talk, work: Session, wanted: str | None = None) -> str | None:
    """Explain a figure; the path of a field that feeds it when the person wants to go there."""
    figures, dossier = work.plan.figures, work.dossier
    if wanted is None or wanted not in figures:
        wanted = _asked(talk, work)
    if wanted is None:
        return None
    figure = figures[wanted]
    talk.show(explain.blocks(figure, work.law, dossier, work.on))
    fields: dict[str, str] = {}
    for step in walk(figure):
        if step.field and step.field not in fields and edits.has(dossier, step.field):
            fields[step.field] = words.value(step)
    if not fields:
        return None
    answers = [
        (path, _("{field} : {value}").format(field=words.field(path, dossier), value=told))
        for path, told in fields.items()
    ]
    return talk.choose(_("Aller à un champ qui le nourrit :"), answers)


def _asked(talk: Talk, work: Session) -> str | None:
    figures, dossier = work.plan.figures, work.dossier
    names = {label: words.figure(figure, dossier, work.law) for label, figure in figures.items()}
    usual = [item for item in strip(work.plan).items if item.figure in names]
    first = [(item.figure, f"{names[item.figure]} : {item.value}") for item in usual if item.figure]
    others: list[tuple[str | None, str]] = [*first, (None, _("Un autre chiffre"))]
    chosen = talk.choose(
        _("Pourquoi quel chiffre ?"), [(place, label) for place, (_v, label) in enumerate(others)]
    )
    if chosen is None:
        return None
    if others[chosen][0] is not None:
        return others[chosen][0]
    known = sorted(names, key=names.__getitem__)
    told = [(label, f"{names[label]} : {words.value(figures[label])}") for label in known]
    return talk.choose("", told)


def family_page(talk: Talk, work: Session) -> None:
    """The family's view alone on the screen, then the screen emptied again."""
    _dossier, plan = work.shared()
    talk.sweep()
    talk.say(_("Où nous en sommes"))
    for line in family_lines(plan):
        talk.say(line)
    talk.pause()
    talk.sweep()


def restore_points(talk: Talk, work: Session) -> None:
    """Name the present state, or go back to an earlier one."""
    found = work.versions()
    answers: list[tuple[int, str]] = [(-1, _("Nommer l’état présent"))]
    for version in found:
        saved = datetime.fromisoformat(version.saved).astimezone()
        day = f"{formats.short_day(saved.date())} {saved:%H:%M}"
        answers.append(
            (version.number, _("{day} : {name}").format(day=day, name=version.label or "-"))
        )
    chosen = talk.choose(_("Points de reprise"), answers)
    if chosen is None:
        return
    if chosen != -1:
        work.go_back(chosen)
        talk.say(_("Le dossier est revenu à cet état ; /annuler défait ce retour."))
        return
    name = talk.ask(_("Nom de ce point (Entrée : renoncer) ?")).strip()
    if name and work.mark(name):
        talk.say(_("Point « {name} » gardé.").format(name=name))
