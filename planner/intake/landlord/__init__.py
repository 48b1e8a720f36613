"""A landlord's statement, from the bytes of a CSV file to movements of a rent account.

The door is ``planner.intake.statement``. The way in, one module a step: bytes → text
(``decode``) → rows (``grid``) → columns (``columns``, ``guess``) → entries and marks (``ledger``,
``wide``, ``lines``) → accounts (``accounts``) → signs proved (``signs``) → movements named
(``labels``, ``movements``) → totals checked (``checks``) and things to tell (``alerts``).
"""
