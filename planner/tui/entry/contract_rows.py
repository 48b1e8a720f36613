"""What the contract says beside the figures: who commits to what, what may be shared with whom,
when one meets again. What is left empty is printed with the usual words, or with boxes to tick.
"""

from __future__ import annotations

from collections.abc import Iterator

from planner.calc.dossier.casework import Side
from planner.calc.dossier.dossier import Dossier
from planner.services.screen.edits import CONSENTS
from planner.tui.entry.cells import DAY, DAY_NEEDED, TEXT_NEEDED, add, yes_no
from planner.tui.entry.rows import Cell, Page, Row
from planner.tui.entry.words import ANSWERS, answers
from planner.views.i18n import N_, _

__all__ = ["contract"]

COMMITMENTS = "casework.commitments"
CONSENTS_GIVEN = "casework.consents"
MEETINGS = "casework.review_dates"


def contract(dossier: Dossier, page: Page) -> Iterator[Row]:
    """Commitments, consents, meetings."""
    casework = dossier.casework
    for index, each in enumerate(casework.commitments):
        base = f"{COMMITMENTS}[{index}]"
        yield Row(base, "line", _(ANSWERS[Side][each.side]), _commitment(base))
    for side in page.asked_kinds(COMMITMENTS):
        base = f"{COMMITMENTS}[+{side}]"
        yield Row(base, "line", _(ANSWERS[Side][side]), _commitment(base), quiet=True)
    yield add(COMMITMENTS, N_("Ajouter un engagement"), lambda _context: answers(Side))
    for index, consent in enumerate(casework.consents):
        label = _("Partager avec {partner} : {item}").format(
            partner=consent.partner, item=consent.item
        )
        cells = (Cell(f"{CONSENTS_GIVEN}[{index}].given", yes_no(), 12, _("accord")),)
        yield Row(f"{CONSENTS_GIVEN}[{index}]", "line", label, cells)
    told = {(consent.item, consent.partner) for consent in casework.consents}
    left = [(id, f"{partner} : {item}") for id, (item, partner) in CONSENTS.items()
            if (item, partner) not in told]  # fmt: skip
    yield add(CONSENTS_GIVEN, N_("Demander un accord de partage"), lambda _context: left)
    for index, _day in enumerate(casework.review_dates):
        base = f"{MEETINGS}[{index}]"
        label = _("Rendez-vous n° {n}").format(n=index + 1)
        yield Row(base, "line", label, (Cell(base, DAY_NEEDED, 16, _("date")),))
    base = f"{MEETINGS}[+day]"
    cells = (Cell(f"{base}.day", DAY, 16, _("date")),)
    yield Row(base, "line", _("Prochain rendez-vous"), cells, quiet=True)


def _commitment(base: str) -> tuple[Cell, ...]:
    return (
        Cell(f"{base}.text", TEXT_NEEDED, 34, _("engagement")),
        Cell(f"{base}.by", DAY, 12, _("avant le")),
    )
