"""What is due in a dossier, in the words of the list: an act, a meeting, a payment that is late."""

from __future__ import annotations

from datetime import date

from planner.views import formats
from planner.views.i18n import FRENCH, N_, _, language, n_
from planner.views.words.deadlines import DEADLINES

__all__ = ["due_in_words", "due_name"]

_OURS = {
    "review": N_("rendez-vous"),
    "instalment": N_("mensualité du plan signé à recevoir"),
}
"""What is no date of a procedure."""


_STEP = "step:"
"""A step of a protocol: its French and English labels follow, apart by a bar."""


def due_name(what: str) -> str:
    """What falls due, by the name that the list gives it."""
    if what.startswith(_STEP):
        french, _bar, english = what.removeprefix(_STEP).partition("|")
        return french if language() == FRENCH else english
    return _(_OURS.get(what, DEADLINES.get(what, what)))


def due_in_words(on: str, what: str, left: int) -> str:
    """``il reste 43 jours, lundi 4 janvier 2027 : fin du délai du commandement``.

    ``on`` is ``YYYY-MM-DD``, ``what`` the name of the date, ``left`` the days until then; below
    zero it is a payment that has not come.
    """
    day = formats.short_day(date.fromisoformat(on))
    if left < 0:
        late = n_("en retard de {n} jour", "en retard de {n} jours", -left).format(n=-left)
        if what.startswith(_STEP):
            return _("{late}, {day} : {what}").format(late=late, day=day, what=due_name(what))
        return _("mensualité du plan signé non reçue, {late} (au {day})").format(late=late, day=day)
    count = _("aujourd’hui")
    if left:
        count = n_("il reste {n} jour", "il reste {n} jours", left).format(n=left)
    return _("{left}, {day} : {what}").format(left=count, day=day, what=due_name(what))
