"""What the terminal interface asks of the rest: the list, one opened dossier, its documents.

``home`` paints the list with the standard library alone; ``work`` opens a dossier, keeps every step
and computes its plan; ``papers`` previews and writes what is printed; ``kinds`` says what a line of
the budget means and where to read it.
"""
