"""What the dwelling really costs a month: the net rent.

Net rent = rent + charges + surloyer (SLS) − reduction of the social landlord (RLS) − housing
allowance in force. Whether the CAF pays the allowance to the landlord or to the tenant changes
nothing to it: it appears once, and never among the resources.

It does change what the household hands to its landlord (*rent to pay*): the net rent when the
landlord receives the allowance, the whole rent and charges otherwise. A tenant who receives the
allowance and pays the net rent alone makes a new debt each month.

Only an allowance that is *paid* is in force. One that is suspended, claimed, refused or not
claimed is worth nothing this month, which does not make it a zero right: the plan shows apart what
was notified and what is computed. What the CAF withholds for an overpayment does not arrive.
"""

from __future__ import annotations

from planner.calc.budget.sorting import ALLOWANCE_APART, Sorted
from planner.calc.calendar import Month
from planner.calc.dossier.common import Evidence
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.dwelling import AllowanceStatus, PaidTo
from planner.calc.figure import Figure, WithDerivation
from planner.calc.money import Money
from planner.calc.results import BudgetItem, Side
from planner.calc.values import dataclass

__all__ = ["NetRent", "net_rent"]


@dataclass(frozen=True, slots=True)
class NetRent:
    """The net rent with its parts; ``gross`` is rent + charges + SLS − RLS.

    ``to_pay`` is what the household hands to its landlord, never below zero. ``known`` is False
    when no rent was said anywhere: the net rent then counts none.
    """

    gross: Figure
    allowance: Figure
    net: Figure
    to_pay: Figure
    items: tuple[BudgetItem, ...]
    known: bool
    allowance_known: bool


def net_rent(r: WithDerivation, dossier: Dossier, lines: Sorted, month: Month) -> NetRent:
    """The net rent of the household, in euros a month."""
    dwelling = dossier.dwelling
    told = {
        kind: [line.monthly for line in lines.dwelling if line.kind == kind and line.runs_in(month)]
        for kind in ("rent", "rent_charges", "sls")
    }
    items: list[BudgetItem] = []

    def own(kind: str, field: str, amount: Figure, evidence: Evidence | None = None) -> Figure:
        items.append(
            BudgetItem(
                path=field,
                side=Side.HOUSING,
                kind=kind,
                label="",
                whose="common",
                monthly=amount,
                evidence=(evidence or dwelling.evidence).status.value,
            )
        )
        return amount

    parts: list[Figure] = []
    if dwelling.rent is not None:
        parts.append(own("rent", "dwelling.rent", _given(r, "rent", dwelling.rent)))
    parts += told["rent"]
    if dwelling.charges:
        parts.append(
            own("rent_charges", "dwelling.charges", _given(r, "charges", dwelling.charges))
        )
    parts += told["rent_charges"]
    if dwelling.sls:
        parts.append(own("sls", "dwelling.sls", _given(r, "sls", dwelling.sls)))
    parts += told["sls"]
    cost = r.sum("rent_and_charges", *parts)
    if dwelling.rls:
        reduction = own("rls", "dwelling.rls", _given(r, "rls", dwelling.rls))
        gross = r.difference("gross_rent", cost, reduction)
    else:
        gross = r.sum("gross_rent", cost)
    allowance, allowance_known = _in_force(r, dossier, lines, month)
    if allowance_known:  # else a zero that nobody told would stand among what was
        own(
            "housing_allowance",
            "dwelling.allowance.amount",
            allowance,
            dwelling.allowance.evidence,
        )
    net = r.difference("net_rent", gross, allowance)
    to_landlord = dwelling.allowance.paid_to is PaidTo.LANDLORD
    return NetRent(
        gross=gross,
        allowance=allowance,
        net=net,
        to_pay=r.at_least_zero("rent_to_pay", net if to_landlord else gross),
        items=tuple(items),
        known=dwelling.rent is not None or bool(told["rent"]),
        allowance_known=allowance_known,
    )


def _given(r: WithDerivation, name: str, amount: Money) -> Figure:
    return r.given(f"dwelling.{name}", amount, field=f"dwelling.{name}")


def _in_force(
    r: WithDerivation, dossier: Dossier, lines: Sorted, month: Month
) -> tuple[Figure, bool]:
    """The allowance that is paid, and whether the dossier says anything of one."""
    allowance = dossier.dwelling.allowance
    path = "dwelling.allowance.amount"
    if allowance.status is not AllowanceStatus.PAID:
        return r.sum("allowance_used"), True
    if allowance.amount is None:
        told = [
            line.monthly
            for line in lines.apart
            if line.why_not == ALLOWANCE_APART and line.runs_in(month)
        ]
        return r.sum("allowance_used", *told), bool(told)
    notified = r.given("allowance_notified", allowance.amount, field=path)
    if not allowance.withheld:
        return r.sum("allowance_used", notified), True
    withheld = r.given(
        "allowance_withheld", allowance.withheld, field="dwelling.allowance.withheld"
    )
    arriving = r.difference("allowance_arriving", notified, withheld)
    return r.at_least_zero("allowance_used", arriving), True
