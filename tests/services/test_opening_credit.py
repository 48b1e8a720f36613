"""A statement that opens in the tenant's favour never overstates the debt."""

from __future__ import annotations

from planner.calc.dossier import AccountKind
from planner.calc.money import Money
from planner.intake.statement import read_statement
from planner.services.statements import rent_account

CSV = """Date;Libellé;Débit;Crédit;Solde
01/10/2026;SOLDE ANTERIEUR;;;-80,00
01/10/2026;LOYER;400,00;;320,00
05/10/2026;VIREMENT;;200,00;120,00
"""


def test_an_opening_balance_in_favour_of_the_tenant_is_money_already_paid() -> None:
    (statement,) = read_statement(CSV.encode(), name="releve.csv")
    assert statement.opening_balance == Money.parse("-80.00")
    account = rent_account(statement)
    assert account.opening_balance is None
    debits = Money.sum(line.amount for line in account.lines if line.kind is AccountKind.RENT)
    credits = Money.sum(line.amount for line in account.lines if line.kind is AccountKind.PAYMENT)
    assert debits - credits == statement.closing_balance == Money.parse("120.00")
    assert account.lines[0].label == "Solde antérieur en faveur du locataire"
