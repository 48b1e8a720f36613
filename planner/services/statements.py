"""A landlord's statement put into the rent account of a dossier."""

from __future__ import annotations

from planner.calc.dossier import AccountKind, AccountLine, EvidenceStatus, RentAccount
from planner.calc.money import Money
from planner.intake.landlord.model import Statement
from planner.intake.statement import as_account_lines

__all__ = ["rent_account"]


def rent_account(statement: Statement, before: RentAccount | None = None) -> RentAccount:
    """The account that a statement shows, with the choices made on the account before it.

    The lines understood replace those of the account. An allowance pays the month that its label
    names (the one paid on 5 November is that of October: CCH L.832-1); what a landlord's label
    says of the tenant's own payments is not the tenant's choice, and is not kept as one. Doubtful
    rows and an opening balance of unknown content are not turned into rent: the former are left to
    the person, the latter is kept apart. An opening balance in the tenant's favour is money already
    paid: it is kept as a payment, or the debt would be overstated.
    """
    before = before or RentAccount()
    lines = tuple(
        AccountLine(
            date=line.date,
            kind=AccountKind(line.kind),
            amount=line.amount,
            settles=line.for_month if line.kind == AccountKind.HOUSING_BENEFIT else None,
            label=line.label,
            row=line.row,
        )
        for line in as_account_lines(statement)
    )
    opening = statement.opening_balance
    if opening is not None and opening.cents < 0:
        lines = (*_paid_in_advance(statement, -opening), *lines)
    return before.but(
        lines=lines,
        statement_on=statement.closing_date,
        opening_balance=opening if opening and opening.cents > 0 else None,
        rough_balance=None,
        evidence=before.evidence.but(status=EvidenceStatus.COPIED),
    )


def _paid_in_advance(statement: Statement, credit: Money) -> tuple[AccountLine, ...]:
    day = min((line.date for line in statement.lines), default=statement.closing_date)
    if day is None:
        return ()
    label = "Solde antérieur en faveur du locataire"
    return (AccountLine(date=day, kind=AccountKind.PAYMENT, amount=credit, label=label),)
