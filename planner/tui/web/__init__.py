"""The same screens in a browser of this machine: a second screen, a tablet on a cable.

    server.py    what is served, to whom: this machine alone, behind a secret address
    page/        our own page: nothing in it is fetched from anywhere else
    __main__.py  the program that each page of the browser talks to

The screens are those of the terminal, run by ``textual-serve``: one process for each page, which
ends with it; the dossier is saved at each key as ever.
"""
