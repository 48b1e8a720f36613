"""``planner explain``: why a figure is what it is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from planner.cli.days import day_given
from planner.cli.output import print_json, show
from planner.cli.plan import opened, planned
from planner.errors import PlannerError, Problem, UsageError
from planner.views.blocks import Align, Column, Heading, Row, Table
from planner.views.i18n import _

if TYPE_CHECKING:
    from planner.calc.dossier.dossier import Dossier
    from planner.calc.figure import Figure
    from planner.calc.law import Law
    from planner.calc.results import Plan
    from planner.views.blocks import Blocks

__all__ = ["run"]

_MOST_NEAR = 5


def run(
    path: str,
    figure: str | None,
    *,
    on: str | None = None,
    names: bool = False,
    annex: bool = False,
    as_json: bool = False,
    flat: bool = False,
) -> int:
    """Print the explanation of a figure, the names of all of them, or the annex to print.

    ``annex`` tells the figure in full with its legal values, or those that decide when none is
    named.
    """
    if figure is None and not names and not annex:
        raise UsageError(
            Problem(
                "missing_figure",
                "Il manque le nom d’un chiffre. « planner explain {file} --list » donne les noms.",
                None,
                {"file": path},
            )
        )
    day = day_given(on)
    dossier, law = opened(path)
    found = planned(dossier, law, day)
    if annex:
        from planner.views.annex import annex as whole

        told = None if figure is None else [_named(found, figure)]
        show(whole(found, law, dossier, told), flat=flat)
        return 0
    if figure is None or names:
        return _list(found, dossier, law, as_json=as_json, flat=flat)
    chosen = _named(found, figure)
    if as_json:
        from planner.calc.figure import explained

        print_json(explained(chosen))
        return 0
    from planner.views.explain import blocks

    show(blocks(chosen, law, dossier, day), flat=flat)
    return 0


def _list(found: Plan, dossier: Dossier, law: Law, *, as_json: bool, flat: bool) -> int:
    if as_json:
        print_json({name: str(figure.value) for name, figure in found.figures.items()})
        return 0
    show(_names(found, dossier, law), flat=flat)
    return 0


def _names(found: Plan, dossier: Dossier, law: Law) -> Blocks:
    from planner.views import words

    rows = tuple(
        Row(
            (name, words.figure(figure, dossier, law), words.value(figure)),
            False,
            (None, None, name),
        )
        for name, figure in found.figures.items()
    )
    table = Table(
        (Column(_("Nom")), Column(_("Chiffre"), grows=True), Column(_("Valeur"), Align.RIGHT)),
        rows,
    )
    return (Heading(_("Les chiffres de ce plan"), 1), table)


def _named(found: Plan, name: str) -> Figure:
    """The figure of that name, or of the only name that ends with it."""
    if name in found.figures:
        return found.figures[name]
    ends = [known for known in found.figures if known.endswith(f".{name}")]
    if len(ends) == 1:
        return found.figures[ends[0]]
    from difflib import get_close_matches

    known = list(found.figures)
    near = ends or get_close_matches(name, known, _MOST_NEAR, 0.4)
    if not near:
        raise PlannerError(
            Problem(
                "unknown_figure",
                "Ce plan n’a pas de chiffre « {name} ». L’option --list donne leurs noms.",
                None,
                {"name": name},
            )
        )
    raise PlannerError(
        Problem(
            "unknown_figure",
            "Ce plan n’a pas de chiffre « {name} ». Les plus proches : {near}. L’option --list "
            "les donne tous.",
            None,
            {"name": name, "near": ", ".join(near[:_MOST_NEAR])},
        )
    )
