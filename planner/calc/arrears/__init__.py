"""The rent account: what is owed, since when, and whether it counts as unpaid rent."""
