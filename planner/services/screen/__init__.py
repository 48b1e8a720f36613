"""What the terminal interface asks beside the session: the list, the documents, the kinds of lines.

``home`` paints the list with the standard library alone; ``papers`` previews and writes what is
printed; ``kinds`` says what a line of the budget means and where to read it; ``edits`` reads and
changes one place of a dossier.
"""
