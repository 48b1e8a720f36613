"""The papers that leave the service: the landlord's plan, the applications (FSL, ASLL).

Each is made from what may be shared, then cut down to its audience by the document itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from planner.calc.dossier import AidKind, Dossier
from planner.calc.dossier.sharing import shared
from planner.calc.law import Law
from planner.calc.results import Plan
from planner.calc.schemes.asll_follow import follow
from planner.calc.schemes.fsl_evaluation import FslEvaluation
from planner.errors import PlannerError, Problem
from planner.services.planning import completed, compute_plan
from planner.services.settings import letterhead, organisation
from planner.services.support import length_asked, measure_of
from planner.storage.organisation import Organisation

__all__ = [
    "asll_request_of",
    "evaluated",
    "fsl_file_of",
    "fsl_report_of",
    "fsl_utilities_of",
    "landlord_plan_of",
]


def landlord_plan_of(
    dossier: Dossier, law: Law, on: date, choices: Organisation | None = None
) -> bytes:
    """The payment plan for the landlord, as a PDF, without the household's budget.

    PlannerError ``no_payment_plan`` where none holds or the law forbids it.
    """
    from planner.documents.landlord_plan import landlord_plan_pdf

    known = organisation() if choices is None else choices
    seen, plan = _shared(dossier, law, on, known)
    return landlord_plan_pdf(seen, plan, letterhead(known, dossier.casework.counsellor))


def fsl_file_of(
    dossier: Dossier,
    law: Law,
    on: date,
    choices: Organisation | None = None,
    report: Sequence[str] | None = None,
) -> bytes:
    """The application to the fund of the household's territory, as a PDF.

    ``report`` is the social report in the counsellor's own words. PlannerError ``no_fsl_profile``
    where no regulation is known for the territory.
    """
    from planner.documents.fsl_file import fsl_file_pdf

    known = organisation() if choices is None else choices
    seen, plan = _shared(dossier, law, on, known)
    head = letterhead(known, dossier.casework.counsellor)
    return fsl_file_pdf(seen, plan, for_rent(plan), head, report)


def fsl_utilities_of(
    dossier: Dossier,
    law: Law,
    on: date,
    choices: Organisation | None = None,
    report: Sequence[str] | None = None,
) -> bytes:
    """The application to the same fund for energy, water and telephone, as a PDF.

    PlannerError ``fsl_no_utilities`` where the household owes none of them that may be paid.
    """
    from planner.documents.fsl_utilities import fsl_utilities_pdf

    known = organisation() if choices is None else choices
    seen, plan = _shared(dossier, law, on, known)
    found = evaluated(plan)
    if not found.utilities:
        raise PlannerError(
            Problem(
                "fsl_no_utilities",
                "La demande au FSL pour l’énergie, l’eau et le téléphone n’a pas été écrite : "
                "aucune de ces dettes n’est à payer dans ce dossier. Ajoutez-la aux dettes.",
                "debts",
            )
        )
    head = letterhead(known, dossier.casework.counsellor)
    return fsl_utilities_pdf(seen, plan, found, head, report)


def fsl_report_of(dossier: Dossier, law: Law, on: date, choices: Organisation | None = None) -> str:
    """The drafted social report as text, its paragraphs apart by a blank line, to be edited."""
    from planner.documents.fsl_file import draft_report

    known = organisation() if choices is None else choices
    seen, plan = _shared(dossier, law, on, known)
    return "\n\n".join(draft_report(seen, plan, for_rent(plan))) + "\n"


def asll_request_of(
    dossier: Dossier, law: Law, on: date, choices: Organisation | None = None
) -> bytes:
    """The request for a support measure and its contract, as a PDF.

    Of the measure in force where one runs, else of the one that could be signed
    (``services.support.measure_of``). PlannerError where the household has said no, or where
    nothing calls for one.
    """
    from planner.documents.asll_request import asll_request_pdf

    known = organisation() if choices is None else choices
    seen, plan = _shared(dossier, law, on, known)
    held = follow(seen, law, plan)
    if held is not None and on < held.ends_on:
        measure = held.measure
    else:
        # The length noted in the entry of the scheme is not in the shared view.
        months = seen.casework.asll_choices.for_months or length_asked(dossier, law)
        measure = measure_of(seen, law, on, known, months=months, plan=plan)
    return asll_request_pdf(seen, plan, measure, letterhead(known, dossier.casework.counsellor))


def evaluated(plan: Plan) -> FslEvaluation:
    """The household held against the regulation of its territory, as its plan computed it."""
    found: FslEvaluation | None = plan.fund
    if found is not None:
        return found
    fund = plan.proposal(AidKind.FSL)
    if fund is not None and any(why.id == "fsl_no_debt" for why in fund.reasons):
        raise PlannerError(
            Problem(
                "fsl_nothing_to_ask",
                "La demande au FSL n’a pas été écrite : le dossier n’a ni dette de loyer ni dette "
                "d’énergie, d’eau ou de téléphone. Complétez les dettes, ou choisissez un autre "
                "document.",
                "account.lines",
            )
        )
    raise PlannerError(
        Problem(
            "no_fsl_profile",
            "La demande au FSL n’a pas été écrite : aucun règlement n’est connu pour ce "
            "logement. Indiquez la commune, ou ajoutez le règlement du département "
            "(planner fsl new).",
            "dwelling.commune",
        )
    )


def for_rent(plan: Plan) -> FslEvaluation:
    """The evaluation of a request for the rent; PlannerError where no rent is owed to ask for."""
    found = evaluated(plan)
    if found.debt.money.cents <= 0:
        raise PlannerError(
            Problem(
                "fsl_no_rent_debt",
                "La demande au FSL pour le loyer n’a pas été écrite : aucune dette de loyer que "
                "le fonds pourrait prendre n’est au dossier. Pour l’énergie, l’eau ou le "
                "téléphone, écrivez l’autre demande (fsl-utilities).",
                "account.lines",
            )
        )
    return found


def _shared(dossier: Dossier, law: Law, on: date, choices: Organisation) -> tuple[Dossier, Plan]:
    seen = completed(shared(dossier), choices)
    return seen, compute_plan(seen, law, on, choices)
