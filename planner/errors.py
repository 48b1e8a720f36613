"""What can go wrong, as sentences: the one family of exceptions of the whole program.

A problem has a stable ``code``, the ``field`` it concerns, a French sentence and the values that
the sentence names. ``str(problem)`` is already a sentence to show; the views may translate it
because the French template is also the key of the catalogues. A ``PlannerError`` carries every
problem found at once, never the first one only.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from typing import Any

__all__ = ["MissingParameter", "Phrase", "PlannerError", "Problem", "UsageError"]


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing that could not be done, and what to do now.

    ``template`` is a French sentence with ``{named}`` holes, also the msgid of the catalogues;
    ``values`` fills the holes. ``field`` is a path such as ``incomes[2].amount`` or None.
    """

    code: str
    template: str
    field: str | None = None
    values: dict[str, Any] = dataclasses.field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.template.format(**self.values)


@dataclass(frozen=True, slots=True)
class Phrase:
    """A part of a sentence among the values of a problem, translated like the sentence itself."""

    template: str
    values: dict[str, Any] = dataclasses.field(default_factory=dict, hash=False)

    def __str__(self) -> str:
        return self.template.format(**self.values)


class PlannerError(Exception):
    """Something the user must be told, with all its problems; never shown as a traceback."""

    exit_status = 1

    def __init__(self, *problems: Problem) -> None:
        self.problems = problems
        super().__init__("\n".join(str(problem) for problem in problems))

    @property
    def code(self) -> str:
        """The code of the first problem."""
        return self.problems[0].code if self.problems else "unknown"


class UsageError(PlannerError):
    """The command itself was not understood (exit status 2)."""

    exit_status = 2


class MissingParameter(PlannerError):
    """The law holds no value of a parameter on a date: refused, never the nearest one."""

    def __init__(self, parameter: str, on: object) -> None:
        self.parameter = parameter
        self.on = on
        super().__init__(
            Problem(
                "no_parameters",
                "Le calcul n’est pas possible au {on} : aucune valeur connue à cette date pour "
                "« {parameter} ». Choisissez une date couverte par les paramètres.",
                None,
                {"parameter": parameter, "on": str(on)},
            )
        )
