"""The social rent reduction: what the rent notice prints beside what is due.

The landlord applies the *réduction de loyer de solidarité* by himself, from what the payer tells
him. A household under the ceiling whose notice shows none, or another amount, has a question to
put to the landlord and to the CAF; the allowance computed here goes by what is printed.
"""

from __future__ import annotations

from planner.calc.calendar import Month
from planner.calc.diagnosis.grafting import Grafting
from planner.calc.dossier.dossier import Dossier
from planner.calc.housing.allowance import Tenancy
from planner.calc.housing.rls import REFERENCES, compute_reduction
from planner.calc.law import Law
from planner.calc.outcomes import NotApplicable
from planner.calc.results import ReductionView, ResourceBaseView
from planner.errors import MissingParameter

__all__ = ["reduction_view"]


def reduction_view(
    dossier: Dossier, law: Law, month: Month, tenancy: Tenancy, base: ResourceBaseView
) -> tuple[ReductionView | None, Grafting]:
    """The reduction of a month and the recorder of its figures; None outside social housing."""
    grafts = {} if base.used is None else {"resources": base.used}
    r = Grafting("rls", REFERENCES, figures=grafts)
    try:
        found = compute_reduction(r, law, month, tenancy)
    except MissingParameter:
        found = None
    if isinstance(found, NotApplicable):
        return None, r
    printed = r.given("printed", dossier.dwelling.rls, field="dwelling.rls")
    if found is None:
        return ReductionView(printed, None, None, None), r
    view = ReductionView(
        printed, found.amount, found.ceiling, found.monthly_resources, base.estimated
    )
    return view, r
