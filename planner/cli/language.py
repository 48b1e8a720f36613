"""The language of the command line: ``--lang`` anywhere, else ``PLANNER_LANG``, else French."""

from __future__ import annotations

from planner.errors import Problem, UsageError
from planner.views.i18n import LANGUAGES, chosen, use

__all__ = ["chosen_language"]

_OPTION = "--lang"


def chosen_language(arguments: list[str]) -> list[str]:
    """Choose the language of the process and return the other arguments, in order."""
    wanted: str | None = None
    rest: list[str] = []
    pending = False
    for place, argument in enumerate(arguments):
        if pending:
            wanted, pending = argument, False
        elif argument == "--":
            rest += arguments[place:]
            break
        elif argument == _OPTION:
            pending = True
        elif argument.startswith(f"{_OPTION}="):
            wanted = argument.removeprefix(f"{_OPTION}=")
        else:
            rest.append(argument)
    use(chosen(wanted))
    if pending or (wanted is not None and wanted not in (*LANGUAGES, "auto")):
        raise UsageError(
            Problem(
                "unknown_language",
                "« --lang » demande une langue : fr, en, ou auto pour suivre la machine. "
                "Exemple : planner --lang en plan dossier.json.",
                _OPTION,
            )
        )
    return rest
