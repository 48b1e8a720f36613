"""How often, as people say it or type it with one letter: j, s, q, b, m, t, a.

``s`` is *semaine*; a half-year is written *semestre*. ``sem`` may be either and ``bimensuel``
is said for twice a month and for every two months: both are doubtful.
"""

from __future__ import annotations

import re

from planner.calc.calendar import Frequency
from planner.intake.words import folded

__all__ = ["frequencies_of"]

_WORDS: dict[Frequency, str] = {
    Frequency.DAY: "j|jour|jours|quotidien|quotidienne|journalier|journaliere",
    Frequency.WEEK: "s|semaine|semaines|hebdo|hebdomadaire|7 jours|sept jours",
    Frequency.FORTNIGHT: "q|quinzaine|14 jours|quatorze jours|15 jours|quinze jours|"
    "2 semaines|deux semaines|2s",
    Frequency.FOUR_WEEKS: "4s|4 semaines|quatre semaines|28 jours",
    Frequency.MONTH: "m|mois|mensuel|mensuelle|1 mois",
    Frequency.TWO_MONTHS: "b|2m|2 mois|deux mois|bimestre|bimestriel|bimestrielle",
    Frequency.QUARTER: "t|3m|trim|trimestre|trimestriel|trimestrielle|3 mois|trois mois",
    Frequency.HALF_YEAR: "6m|semestre|semestriel|semestrielle|6 mois|six mois",
    Frequency.YEAR: "a|an|ans|annee|annuel|annuelle|12 mois|1 an",
    Frequency.ONCE: "u|1x|une fois|1 fois|une seule fois|unique|ponctuel|ponctuelle",
}
_ONE_READING = {
    word: (frequency,) for frequency, words in _WORDS.items() for word in words.split("|")
}
_SEVERAL = {
    "sem": (Frequency.WEEK, Frequency.HALF_YEAR),
    "bimensuel": (Frequency.FORTNIGHT, Frequency.TWO_MONTHS),
    "bimensuelle": (Frequency.FORTNIGHT, Frequency.TWO_MONTHS),
}
_BEFORE = re.compile(
    r"(?:/ ?|une fois par |1 fois par |par |chaque |tous les |toutes les |"
    r"le |la |l'|a l'|a la |au )"
)


def frequencies_of(text: str) -> tuple[Frequency, ...]:
    """The readings of a frequency: one when understood, two when doubtful, none when unknown."""
    words = folded(text).rstrip(".")
    found = _ONE_READING.get(words) or _SEVERAL.get(words)
    if found is None and (before := _BEFORE.match(words)):
        rest = words[before.end() :]
        found = _ONE_READING.get(rest) or _SEVERAL.get(rest)
    return found or ()
