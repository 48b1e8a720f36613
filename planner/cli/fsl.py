"""``planner fsl``: check a regulation that an organisation writes, or start one."""

from __future__ import annotations

from pathlib import Path

from planner.cli.days import day_given
from planner.cli.files import read_file
from planner.cli.output import narrate, write_file
from planner.errors import PlannerError, Problem
from planner.views.i18n import _

__all__ = ["check", "new"]

LARGEST = 1_000_000


def check(path: str) -> int:
    """Say that every regulation of a file can be used, or every fault with its place."""
    from planner.law.fsl_check import check_profiles
    from planner.services.settings import law_of
    from planner.views.words.names import record

    file = Path(path)
    found = check_profiles(file.name, read_file(file, largest=LARGEST), law_of())
    for profile in found:
        place = profile.territory.code or profile.territory.name
        print(
            _("{label} ({place}) : le règlement peut être utilisé.").format(
                label=record(profile), place=place
            )
        )
    return 0


def new(code: str, *, name: str | None = None, out: str | None = None) -> int:
    """Write a regulation to fill in, on the standard output or in a file that is not there yet."""
    from planner.law.fsl_check import new_profile

    if not (2 <= len(code) <= 4 and code.isalnum() and code.isascii() and code == code.upper()):
        raise PlannerError(
            Problem(
                "bad_department",
                "« {code} » n’est pas un code de département. Écrivez par exemple 35, 2A ou 69M.",
                "CODE",
                {"code": code},
            )
        )
    day = day_given(None)
    label = (name or code).replace("'", "’")
    text = new_profile(
        code, label, day.isoformat(), day.replace(year=day.year + 1, day=1).isoformat()
    )
    if out is None:
        print(text, end="")
        return 0
    path = Path(out)
    if path.exists():
        raise PlannerError(
            Problem(
                "file_exists",
                "Le fichier « {file} » existe déjà ; il n’a pas été changé. Choisissez un autre "
                "nom.",
                None,
                {"file": str(path)},
            )
        )
    write_file(path, text.encode("utf-8"))
    narrate(_("Règlement à remplir : {file}").format(file=path))
    return 0
