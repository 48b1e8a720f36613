"""The whole appointment line by line, for a screen reader or a braille line.

    talk.py      what is said and what is answered: plain lines, numbered menus, orders after a /
    home.py      the list of dossiers: open, new, example, import, remove
    work.py      one opened dossier: its menu, the order words that work at every question
    entry.py     a section, a line, a field: one question each, the value understood said back
    saying.py    a row of the page in one line
    statement.py the landlord's statement, put in the account after a yes
    sheet.py     the household's own sheet, its differences, applied after a yes
    plan.py      the instalment and its schedule
    whatif.py    the amounts on the table, what may change, what if life changes
    follow.py    the signed plan: signature, payments, meetings, amendment
    pages.py     diagnosis, proposals, why, the family's view, restore points
    paper.py     the contract: what it says, what it leaves out; every paper written

A terminal gives a screen reader no meaning, only characters: nothing here is drawn, coloured or
placed. Each thing is said once, from top to bottom, and stays said. The model of the page of entry
and the services are the very ones of the full screen, so that both doors keep the same dossier, the
same undo and the same place to begin again.
"""
