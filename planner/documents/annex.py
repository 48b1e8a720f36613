"""The annex of a document that is handed on: each figure with its sum, its rules and its law.

It is made from the *shared* plan, and its derivations stop at the totals of the budget: it names no
line, no person and no state of health.
"""

from __future__ import annotations

from typing import Any

from planner.calc.law import Law
from planner.calc.results import Plan
from planner.views import formats
from planner.views.annex import main_figures, notes, sources, steps
from planner.views.explain import Step, plain

__all__ = ["annex_data"]

_DEEPEST = 6
"""Steps deeper than this are told by their name and their value alone."""


def annex_data(plan: Plan, law: Law | None) -> dict[str, Any]:
    """What the annex says, as plain text in the language in force."""
    figures = main_figures(plan)
    told = steps(figures, law, None, plan.on, handed_on=True)
    used = sources(figures, law, plan.on)
    return {
        "title": "Annexe : comment ces chiffres sont calculés",
        "intro": "Chaque chiffre est donné avec l’opération qui l’a fait et le texte qu’elle "
        f"applique, au {formats.day(plan.on)}. Le détail des ressources et des charges reste au "
        "dossier.",
        "figures": [
            {
                "name": step.name[:1].upper() + step.name[1:],
                "sentence": plain(figure),
                "steps": _lines(step),
            }
            for figure, step in zip(figures, told, strict=True)
        ],
        "law_heading": "Les valeurs légales",
        "law_columns": ["Valeur", "Montant", "Depuis le", "Texte", "À relire le"],
        "law_rows": [
            [
                each.label,
                each.value or "tableau",
                each.since,
                each.reference + ("" if each.sure else f" ({each.status})"),
                each.review_by + (" : à relire" if each.stale else ""),
            ]
            for each in used
        ],
        "notes": notes(used),
    }


def _lines(step: Step) -> list[dict[str, Any]]:
    """The tree as lines with their depth, the result left out: it is the title."""
    lines: list[dict[str, Any]] = []

    def visit(node: Step, depth: int) -> None:
        text = f"{node.name} : {node.value}"
        details = [node.how] if node.terms and node.how else []
        if node.reference and node.terms:
            details.append(node.reference)
        if node.again:
            text += " (expliqué plus haut)"
        lines.append({"depth": min(depth, _DEEPEST), "text": text, "details": details})
        for term in node.terms:
            visit(term, depth + 1)

    for term in step.terms:
        visit(term, 0)
    return lines
