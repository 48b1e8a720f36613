"""``planner schema NAME``: the JSON Schema of a dossier or of a function."""

from __future__ import annotations

from planner.cli.output import print_json
from planner.errors import Problem, UsageError

__all__ = ["run"]

DOSSIER = "dossier"


def run(name: str | None) -> int:
    """Print the schema of that name, or the list of names."""
    from planner.calc.functions import NAMES, schema_of

    known = (DOSSIER, *NAMES)
    if name is None:
        print("\n".join(known))
        return 0
    if name == DOSSIER:
        from planner.intake.dossier_file import dossier_schema

        print_json(dossier_schema())
        return 0
    if name not in NAMES:
        raise UsageError(
            Problem(
                "unknown_schema",
                "Il n’y a pas de schéma « {name} ». Schémas : {known}.",
                None,
                {"name": name, "known": ", ".join(known)},
            )
        )
    print_json(schema_of(name))
    return 0
