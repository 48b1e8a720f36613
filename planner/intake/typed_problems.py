"""The sentences that answer a typed text which was not understood: what, why, how to write it.

Each template is a French sentence and the key of the catalogues. ``text`` is what was typed,
shortened when it is long: the person sees their own words again, nothing else.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.calc.calendar import Frequency
from planner.calc.money import Money
from planner.errors import Problem
from planner.intake.days import DayFault
from planner.intake.echo import euros, frequency_in_words
from planner.intake.numbers import Fault

__all__ = ["amount_problem", "day_problem", "frequency_problem", "month_problem", "text_problem"]

_AMOUNT = {
    Fault.EMPTY: Problem(
        "missing_field", "Aucun montant n’est écrit. Tapez un montant, par exemple 412,30."
    ),
    Fault.EITHER: Problem(
        "doubtful_amount",
        "« {text} » peut se lire {first} ou {second}. Écrivez les milliers avec une espace et les "
        "centimes avec une virgule, par exemple 1 234 ou 12,50.",
    ),
    Fault.DECIMALS: Problem(
        "bad_amount",
        "« {text} » a plus de deux chiffres après la virgule. Écrivez des euros et des centimes, "
        "par exemple 12,50.",
    ),
    Fault.NOT_A_NUMBER: Problem(
        "bad_amount",
        "« {text} » n’est pas un montant. Écrivez des chiffres, par exemple 412,30 ; 1 234,56 ; "
        "ou une somme, 45+12,30.",
    ),
    Fault.LEADING_ZERO: Problem(
        "bad_amount",
        "« {text} » commence par un zéro de trop. Écrivez le montant sans ce zéro, par exemple "
        "9,50.",
    ),
    Fault.TOO_BIG: Problem(
        "out_of_range",
        "« {text} » dépasse 999 999 999,99 €. Vérifiez le nombre de chiffres.",
    ),
    Fault.UNFINISHED: Problem(
        "bad_amount",
        "« {text} » n’est pas terminé : il manque un montant à côté d’un signe. Écrivez par "
        "exemple 45+12,30.",
    ),
    Fault.BELOW_ZERO: Problem(
        "out_of_range",
        "« {text} » donne un montant au-dessous de zéro, qui n’a pas de sens ici. Écrivez le "
        "montant sans signe moins.",
    ),
}

_DAY = {
    DayFault.EMPTY: Problem(
        "missing_field", "Aucune date n’est écrite. Tapez le jour d’abord, par exemple 03/11/26."
    ),
    DayFault.FORM: Problem(
        "bad_date",
        "« {text} » n’est pas une date. Écrivez le jour, le mois et l’année, par exemple "
        "03/11/26 ou 3 nov 2026.",
    ),
    DayFault.NO_YEAR: Problem(
        "bad_date", "« {text} » n’a pas d’année. Ajoutez-la, par exemple 03/11/26."
    ),
    DayFault.MONTH_ONLY: Problem(
        "bad_date", "« {text} » est un mois sans jour. Ajoutez le jour, par exemple 03/11/26."
    ),
    DayFault.NO_SUCH_DAY: Problem(
        "bad_date",
        "« {text} » n’existe pas dans le calendrier. Le jour s’écrit en premier : 03/11/26 est "
        "le 3 novembre 2026.",
    ),
    DayFault.WEEKDAY: Problem(
        "doubtful_date",
        "« {text} » : le jour de la semaine ne va pas avec la date, qui est le {first}. Vérifiez "
        "sur le papier.",
    ),
    DayFault.CENTURY: Problem(
        "doubtful_date",
        "« {text} » peut être le {first} ou le {second}. Écrivez l’année avec quatre chiffres.",
    ),
    DayFault.NOT_BORN: Problem(
        "out_of_range",
        "« {text} » ne peut pas être une date de naissance : le jour est à venir ou trop ancien. "
        "Écrivez l’année avec quatre chiffres.",
    ),
    DayFault.RANGE: Problem(
        "out_of_range",
        "« {text} » est hors des années {first} à {second}. Vérifiez l’année.",
    ),
}

_MONTH = {
    DayFault.EMPTY: Problem(
        "missing_field", "Aucun mois n’est écrit. Tapez par exemple 11/2026 ou nov 2026."
    ),
    DayFault.FORM: Problem(
        "bad_month",
        "« {text} » n’est pas un mois. Écrivez le mois et l’année, par exemple 11/2026 ou "
        "nov 2026.",
    ),
    DayFault.NO_YEAR: Problem(
        "bad_month", "« {text} » n’a pas d’année. Ajoutez-la, par exemple nov 2026."
    ),
    DayFault.NO_SUCH_DAY: Problem(
        "bad_month",
        "« {text} » n’existe pas dans le calendrier. Les mois vont de 01 à 12, par exemple "
        "11/2026.",
    ),
    DayFault.DAY_GIVEN: Problem(
        "bad_month",
        "« {text} » est un jour, et c’est un mois qui est demandé. Écrivez par exemple 11/2026.",
    ),
    DayFault.RANGE: Problem(
        "out_of_range", "« {text} » est hors des années 1990 à 2099. Vérifiez l’année."
    ),
}

_FREQUENCY_UNKNOWN = Problem(
    "unknown_value",
    "« {text} » : « {often} » n’est pas une fréquence connue. Écrivez j (jour), s (semaine), "
    "q (quinzaine), m (mois), b (deux mois), t (trimestre), a (an), ou « par semestre ».",
)
_FREQUENCY_DOUBTFUL = Problem(
    "doubtful_frequency",
    "« {text} » : « {often} » peut se lire {first} ou {second}. Écrivez l’un des deux en entier.",
)
_FREQUENCY_MISSING = Problem(
    "missing_field",
    "Aucune fréquence n’est écrite. Écrivez par exemple m (mois) ou s (semaine).",
)

_TEXT = {
    "too_long": Problem(
        "out_of_range", "Ce texte est trop long : {longest} caractères au plus. Raccourcissez-le."
    ),
    "unreadable": Problem(
        "wrong_type",
        "Ce texte contient un caractère qui ne peut pas être affiché. Effacez-le et retapez.",
    ),
}


def _shown(text: str) -> str:
    return text if len(text) <= 40 else text[:39] + "…"


def _filled(problem: Problem, field: str | None, **values: Any) -> Problem:
    return replace(problem, field=field, values=values)


def amount_problem(
    fault: Fault, text: str, field: str | None, readings: tuple[Money, ...] = ()
) -> Problem:
    """What to say of a text that is not one amount."""
    shown = dict(zip(("first", "second"), map(euros, readings), strict=False))
    return _filled(_AMOUNT[fault], field, text=_shown(text), **shown)


def day_problem(
    fault: DayFault, text: str, field: str | None, shown: tuple[Any, ...] = ()
) -> Problem:
    """What to say of a text that is not one day."""
    values = dict(zip(("first", "second"), shown, strict=False))
    return _filled(_DAY[fault], field, text=_shown(text), **values)


def month_problem(fault: DayFault, text: str, field: str | None) -> Problem:
    """What to say of a text that is not one month."""
    return _filled(_MONTH[fault], field, text=_shown(text))


def frequency_problem(
    text: str, often: str, readings: tuple[Frequency, ...], field: str | None
) -> Problem:
    """What to say of a frequency that is unknown or has two readings."""
    if not often.strip():
        return _filled(_FREQUENCY_MISSING, field)
    if len(readings) < 2:
        return _filled(_FREQUENCY_UNKNOWN, field, text=_shown(text), often=_shown(often))
    first, second = (frequency_in_words(each) for each in readings[:2])
    return _filled(
        _FREQUENCY_DOUBTFUL, field, text=_shown(text), often=_shown(often), first=first,
        second=second,
    )  # fmt: skip


def text_problem(what: str, field: str | None, longest: int) -> Problem:
    """What to say of a name or a note that cannot be kept."""
    return _filled(_TEXT[what], field, longest=longest)
