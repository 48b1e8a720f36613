"""How often, in words."""

from __future__ import annotations

from planner.calc.calendar import Frequency
from planner.views.i18n import N_

__all__ = ["OFTEN"]

OFTEN = {
    Frequency.DAY: N_("par jour"),
    Frequency.WEEK: N_("par semaine"),
    Frequency.FORTNIGHT: N_("par quinzaine"),
    Frequency.FOUR_WEEKS: N_("toutes les 4 semaines"),
    Frequency.MONTH: N_("par mois"),
    Frequency.TWO_MONTHS: N_("tous les 2 mois"),
    Frequency.QUARTER: N_("par trimestre"),
    Frequency.HALF_YEAR: N_("par semestre"),
    Frequency.YEAR: N_("par an"),
    Frequency.ONCE: N_("une fois"),
}
