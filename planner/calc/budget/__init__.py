"""The budget: monthly equivalents, month-by-month cash flow, reste à vivre, capacity."""
