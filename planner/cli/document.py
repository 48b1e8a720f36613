"""``planner document``: one paper of a dossier, made for its audience."""

from __future__ import annotations

from pathlib import Path

from planner.cli.days import day_given
from planner.cli.files import read_file
from planner.cli.output import narrate, write_file
from planner.errors import PlannerError, Problem, UsageError
from planner.views.i18n import _

__all__ = ["KINDS", "run"]

KINDS = (
    "landlord-plan",
    "fsl",
    "fsl-report",
    "fsl-utilities",
    "asll",
    "asll-review",
    "contract",
    "family",
)
LONGEST_REPORT = 200_000


def run(kind: str, path: str, *, out: str, on: str | None = None, report: str | None = None) -> int:
    """Write the paper; nothing is left when it cannot be made."""
    if kind not in KINDS:
        raise UsageError(
            Problem(
                "unknown_document",
                "Il n’y a pas de document « {kind} ». Documents : {known}.",
                None,
                {"kind": kind, "known": ", ".join(KINDS)},
            )
        )
    from planner.cli.plan import opened
    from planner.services import applications, contracts, support

    day = day_given(on)
    dossier, law = opened(path)
    if kind == "landlord-plan":
        made = applications.landlord_plan_of(dossier, law, day)
    elif kind == "fsl":
        own = _paragraphs(report) if report is not None else None
        made = applications.fsl_file_of(dossier, law, day, report=own)
    elif kind == "fsl-utilities":
        own = _paragraphs(report) if report is not None else None
        made = applications.fsl_utilities_of(dossier, law, day, report=own)
    elif kind == "fsl-report":
        made = applications.fsl_report_of(dossier, law, day).encode("utf-8")
    elif kind == "asll":
        made = applications.asll_request_of(dossier, law, day)
    elif kind == "asll-review":
        made = support.review_pdf_of(dossier, law, day)
    elif kind == "contract":
        made = contracts.contract_of(dossier, law, day)
    else:
        made = contracts.family_page_of(dossier, law, day)
    write_file(Path(out), made)
    narrate(_("Document écrit : {file}").format(file=out))
    return 0


def _paragraphs(path: str) -> list[str]:
    """The counsellor's own report: paragraphs apart by a blank line."""
    data = read_file(Path(path), largest=LONGEST_REPORT)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise PlannerError(
            Problem(
                "report_not_text",
                "Le rapport « {file} » n’est pas un texte en UTF-8. Enregistrez-le en texte brut.",
                None,
                {"file": path},
            )
        ) from None
    parts = [" ".join(part.split()) for part in text.replace("\r\n", "\n").split("\n\n")]
    return [part for part in parts if part]
