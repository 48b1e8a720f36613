"""Rights perhaps not claimed: indicators that raise a question, never an amount they do not know.

Each module looks at one family of rights and answers nothing, *to check* or *recommended*. An
amount is given only where a coded rule computes it (the housing allowance, and what the review of
rights computes); everywhere else the reason names the fact that raises the question, and the payer
answers it.
"""
