"""How a debt is repaid: one debt spread exactly, several debts under a budget that changes."""
