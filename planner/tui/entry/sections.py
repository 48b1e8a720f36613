"""The sections of the page of entry, in the order of an appointment.

Any of them may come first; none is mandatory. A section is a function from the dossier and the
state of the page to rows.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from planner.calc.dossier.dossier import Dossier
from planner.tui.entry.account_rows import account, debts, events
from planner.tui.entry.answer_rows import answers
from planner.tui.entry.budget_rows import charges, incomes
from planner.tui.entry.contract_rows import contract
from planner.tui.entry.forms import dwelling, notes, offers
from planner.tui.entry.people import household
from planner.tui.entry.rows import Page, Row
from planner.views.i18n import N_, _, n_

__all__ = ["LETTERS", "SECTIONS", "rows"]

Build = Callable[[Dossier, Page], Iterator[Row]]

SECTIONS: tuple[tuple[str, str, Build], ...] = (
    ("household", N_("Ménage"), household),
    ("incomes", N_("Revenus"), incomes),
    ("charges", N_("Charges"), charges),
    ("dwelling", N_("Logement"), dwelling),
    ("account", N_("Compte locatif"), account),
    ("debts", N_("Autres dettes, épargne, banque"), debts),
    ("events", N_("Actes et dates"), events),
    ("answers", N_("Questions pour les droits"), answers),
    ("offers", N_("Ce que chacun propose"), offers),
    ("contract", N_("Contrat : engagements, accords, rendez-vous"), contract),
    ("notes", N_("Notes"), notes),
)

LETTERS = {
    "household": "m", "incomes": "r", "charges": "c", "dwelling": "l", "account": "o",
    "debts": "t", "events": "a", "answers": "d", "offers": "p", "contract": "e", "notes": "n",
}  # fmt: skip
"""The letter that jumps to each section."""


def rows(dossier: Dossier, page: Page) -> tuple[Row, ...]:
    """Every row of the page, the folded sections reduced to their title."""
    found: list[Row] = []
    for id, title, build in SECTIONS:
        head = Row(f"#{id}", "section", _(title), section=id, info=_summary(id, dossier, page))
        found.append(head)
        if id not in page.folded:
            found += [replace(row, section=id) for row in build(dossier, page)]
    return tuple(found)


def _summary(id: str, dossier: Dossier, page: Page) -> str:
    if id == "answers":
        return "" if page.needed else _("rien à demander pour l’instant")
    counts = {
        "household": len(dossier.household.persons),
        "incomes": len(dossier.incomes),
        "charges": len(dossier.charges),
        "account": len(dossier.account.lines),
        "debts": len(dossier.debts),
        "events": len(dossier.events),
    }
    count = counts.get(id, 0)
    if not count:
        return ""
    if id == "household":
        return n_("{n} personne", "{n} personnes", count).format(n=count)
    return n_("{n} ligne", "{n} lignes", count).format(n=count)
