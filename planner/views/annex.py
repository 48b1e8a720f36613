"""The annex of explanations: how the figures that matter were made, and the law they rest on.

One document for several readers. On the counsellor's side the whole derivation is told. With a
paper that is signed and handed on, the derivation stops at the totals of the budget: a line names
what somebody earns or suffers from, and none belongs there (``shared``).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from planner.calc.dossier.dossier import Dossier
from planner.calc.figure import Figure, parameters_used
from planner.calc.law import Law
from planner.calc.results import Plan
from planner.views import words
from planner.views.blocks import (
    Block,
    Blocks,
    Column,
    Heading,
    Mark,
    Note,
    Paragraph,
    Row,
    Table,
    Tree,
)
from planner.views.explain import Source, Step, branch, explain_all, plain, source
from planner.views.i18n import _

__all__ = ["annex", "main_figures", "notes", "sentences", "shared", "sources", "steps"]

_MAIN = (
    "arrears.balance",
    "arrears.undisputed",
    "arrears.payable",
    "housing_allowance.paid",
    "housing_allowance.gap",
    "housing_allowance.back_payment",
    "rls.amount",
    "budget.net_rent",
    "budget.reste_a_vivre",
    "budget.floor",
    "budget.capacity",
    "repayment_capacity.seizable",
    "repayment_capacity.capacity",
)
_TOTALS = frozenset(
    {
        "budget.resources",
        "budget.other_charges",
        "budget.month_resources",
        "budget.month_charges",
        "budget.fsl_base",
        "budget.weight",
        "arrears.debits",
        "arrears.credits",
        "arrears.prescribed",
        "arrears.born_before_file",
        "resource_base.base",
        "resource_base.student_amount",
        "repayment_capacity.total_debts",
        "repayment_capacity.frozen_debts",
        "repayment_capacity.dependants",
        "repayment_capacity.rsa_household",
    }
)
_LINE = re.compile(r"\[(incomes|charges|debts|savings|household\.persons)\[")


def main_figures(plan: Plan) -> list[Figure]:
    """The figures that decide, those that the plan has, the instalment kept among them."""
    kept = f"schedule.regular[{plan.kept}]" if plan.kept else ""
    return [plan.figures[label] for label in (*_MAIN, kept) if label in plan.figures]


def shared(figure: Figure) -> bool:
    """Whether a figure is given as a total, without its lines, on a paper that is handed on."""
    base = figure.label.partition("[")[0]
    health = figure.because == "aah_or_aeeh"
    return health or base in _TOTALS or _LINE.search(figure.label) is not None


def steps(
    figures: Sequence[Figure],
    law: Law | None,
    dossier: Dossier | None,
    on: date,
    *,
    handed_on: bool = False,
) -> list[Step]:
    """The explanations, one after the other."""
    return explain_all(figures, law, dossier, on, shared if handed_on else None)


def sentences(figures: Sequence[Figure], dossier: Dossier | None) -> list[str]:
    """The one-line sum of each figure."""
    return [plain(figure, dossier) for figure in figures]


def sources(figures: Sequence[Figure], law: Law | None, on: date) -> list[Source]:
    """Every dated value of the law behind the figures, each once."""
    return [source(value, law, on) for value in parameters_used(*figures)]


def notes(used: Sequence[Source]) -> list[str]:
    """What must be said of the values: not verified, past their review date."""
    doubtful = [each.label for each in used if not each.sure]
    stale = [each.label for each in used if each.stale]
    return [
        *([words.doubtful(doubtful)] if doubtful else []),
        *([words.outdated(stale)] if stale else []),
    ]


def annex(
    plan: Plan,
    law: Law | None = None,
    dossier: Dossier | None = None,
    figures: Sequence[Figure] | None = None,
) -> Blocks:
    """The whole annex as blocks, for the counsellor's own print.

    Without ``figures`` it tells those that decide, and leaves the movements of the rent account to
    the account itself; a figure asked for by name is told down to its last fact.
    """
    chosen = list(figures) if figures is not None else main_figures(plan)
    told: list[Block] = [Heading(_("Annexe : comment ces chiffres sont calculés"), 1)]
    closed = None if figures is not None else _of_the_account
    each_told = explain_all(chosen, law, dossier, plan.on, closed)
    for figure, step in zip(chosen, each_told, strict=True):
        told += [
            Heading(step.name),
            Paragraph(plain(figure, dossier, law), strong=True),
            Tree(branch(step)),
        ]
    used = sources(chosen, law, plan.on)
    if used:
        told += [Heading(_("Les valeurs légales")), _table(used)]
    told += [Note(text, Mark.DOUBT) for text in notes(used)]
    return tuple(told)


def _of_the_account(figure: Figure) -> bool:
    return figure.label in ("arrears.debits", "arrears.credits")


def _table(used: Sequence[Source]) -> Table:
    columns = (
        Column(_("Valeur"), grows=True),
        Column(_("Montant")),
        Column(_("Depuis le")),
        Column(_("Texte")),
        Column(_("À relire le")),
    )
    rows = tuple(
        Row((each.label, each.value or _("tableau"), each.since, each.reference, each.review_by))
        for each in used
    )
    return Table(columns, rows)
