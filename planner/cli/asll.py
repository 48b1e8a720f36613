"""``planner asll``: a support measure proposed, signed, reviewed, renewed, stopped.

A dossier file is never changed in place: what is signed or written goes to another file.
"""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.days import day_given
from planner.cli.output import narrate, show, write_file
from planner.cli.plan import opened
from planner.errors import Problem, UsageError
from planner.views.i18n import _

if TYPE_CHECKING:
    from planner.calc.dossier import Dossier, GoalKind, Reached

__all__ = ["propose", "renew", "review", "sign", "stop"]


def propose(
    path: str,
    *,
    on: str | None = None,
    start: str | None = None,
    months: int | None = None,
    flat: bool = False,
) -> int:
    """Show the measure in force, or the one that could be signed."""
    from planner.services import support
    from planner.views.support import following, measure

    day = day_given(on)
    dossier, law = opened(path)
    held = support.following(dossier, law, day)
    if held is not None and day < held.ends_on:
        show(following(held, day), flat=flat)
        return 0
    found = support.measure_of(dossier, law, day, start=_start(start), months=months)
    show(measure(found), flat=flat)
    return 0


def sign(
    path: str,
    *,
    out: str,
    on: str | None = None,
    start: str | None = None,
    months: int | None = None,
) -> int:
    """Write the dossier with the measure signed in it."""
    from planner.services import support

    day = day_given(on)
    dossier, law = opened(path)
    _keep(support.sign(dossier, law, day, start=_start(start), months=months), out)
    return 0


def review(
    path: str,
    *,
    out: str,
    on: str | None = None,
    reached: list[str] | None = None,
    done: str = "",
    says: str = "",
    stops: bool = False,
    flat: bool = False,
) -> int:
    """Write the dossier with one review more, and show what it proposes."""
    from planner.services import support
    from planner.views import support as told

    results = _results(reached or [])
    day = day_given(on)
    dossier, law = opened(path)
    changed, found = support.write_review(
        dossier, law, day, results, done=done, household_says=says, household_stops=stops
    )
    held = support.following(changed, law, day)
    _keep(changed, out)
    if held is not None:
        show(told.review(held, found), flat=flat)
    return 0


def renew(path: str, *, out: str, on: str | None = None, months: int | None = None) -> int:
    """Write the dossier with the measure renewed."""
    from planner.services import support

    day = day_given(on)
    dossier, law = opened(path)
    _keep(support.renew(dossier, law, day, months), out)
    return 0


def stop(path: str, *, out: str, on: str | None = None, redirect: bool = False) -> int:
    """Write the dossier with the measure ended."""
    from planner.services import support

    day = day_given(on)
    dossier, law = opened(path)
    _keep(support.stop(dossier, law, day, redirect=redirect), out)
    return 0


def _start(text: str | None) -> date | None:
    return None if text is None else day_given(text)


def _keep(dossier: Dossier, out: str) -> None:
    from planner.intake.dossier_file import write_dossier

    write_file(Path(out), write_dossier(dossier))
    narrate(_("Dossier écrit : {file}").format(file=out))


def _results(told: list[str]) -> dict[GoalKind, Reached]:
    """``stop_arrears=yes`` → a result; UsageError for anything else."""
    from planner.calc.dossier import GoalKind, Reached

    goals = {kind.value: kind for kind in GoalKind}
    states = {state.value: state for state in Reached}
    found = {}
    for text in told:
        name, _sign, state = text.partition("=")
        if name not in goals or state not in states:
            raise UsageError(
                Problem(
                    "bad_result",
                    "« {text} » n’est pas un résultat. Écrivez OBJECTIF=yes, partly ou no, avec un "
                    "de ces objectifs : {known}.",
                    None,
                    {"text": text, "known": ", ".join(goals)},
                )
            )
        found[goals[name]] = states[state]
    return found
