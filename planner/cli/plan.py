"""``planner plan``: the whole plan of a dossier file, on the screen, as data, as a contract."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from planner.cli.days import day_given
from planner.cli.files import read_file
from planner.cli.output import narrate, print_json, show, write_file
from planner.errors import Problem, UsageError
from planner.views.i18n import _

if TYPE_CHECKING:
    from planner.calc.dossier.dossier import Dossier
    from planner.calc.law import Law
    from planner.calc.results import Plan
    from planner.views.blocks import Blocks

__all__ = ["opened", "planned", "run", "told"]


def run(
    path: str,
    *,
    on: str | None = None,
    as_json: bool = False,
    contract: str | None = None,
    annex: bool = False,
    flat: bool = False,
) -> int:
    """Compute and print; write the contract first, so that nothing is said before it is true."""
    if annex and contract is None:
        raise UsageError(
            Problem(
                "annex_without_contract",
                "L’annexe se joint au contrat : ajoutez « --contract SORTIE.pdf ».",
            )
        )
    day = day_given(on)
    dossier, law = opened(path)
    found = planned(dossier, law, day)
    if contract is not None:
        write_contract(dossier, law, day, Path(contract), annex=annex)
    if as_json:
        from planner.calc.requests.plan import written_plan

        print_json(written_plan(found))
        return 0
    show(told(found, dossier, law), flat=flat)
    return 0


def opened(path: str) -> tuple[Dossier, Law]:
    """The dossier of a file, and the law with the organisation's own rules over it."""
    from planner.intake.dossier_file import read_dossier
    from planner.services.settings import law_of

    file = Path(path)
    return read_dossier(read_file(file), name=file.name), law_of()


def planned(dossier: Dossier, law: Law, on: date) -> Plan:
    """The plan of a dossier on a day, as this organisation computes it."""
    from planner.services.planning import compute_plan
    from planner.services.settings import organisation

    return compute_plan(dossier, law, on, organisation())


def told(found: Plan, dossier: Dossier, law: Law) -> Blocks:
    """The diagnosis, the proposals, the schedule kept, the dates and the papers."""
    from planner.views.deadlines import deadlines
    from planner.views.diagnosis import diagnosis
    from planner.views.papers import papers
    from planner.views.proposals import proposals
    from planner.views.schedule import schedule

    return (
        *diagnosis(found, dossier, law),
        *proposals(found, dossier, law),
        *schedule(found),
        *deadlines(found),
        *papers(found, dossier),
    )


def write_contract(
    dossier: Dossier, law: Law, on: date, path: Path, *, annex: bool = False
) -> None:
    """The contract as a PDF, from the shared dossier only, whole or not at all."""
    from planner.services.contracts import contract_of

    write_file(path, contract_of(dossier, law, on, annex=annex))
    narrate(_("Contrat écrit : {file}").format(file=path))
