"""What the law's records say of a kind of line: the words, the usual rhythm, where to read it."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from planner.calc.calendar import Frequency
from planner.calc.dossier.kinds import BudgetKind, ChargeKind, DebtKind, IncomeKind, LineKind
from planner.calc.law import Law
from planner.views.i18n import FRENCH, language

__all__ = ["KindWords", "kind_words", "kinds_of"]

_TYPES: dict[str, type[LineKind]] = {
    "incomes": IncomeKind,
    "charges": ChargeKind,
    "debts": DebtKind,
}


class KindWords(NamedTuple):
    """The words of a kind of line in the language of now."""

    id: str
    label: str
    plain: str
    paper: str
    hint: str
    when: str
    frequency: Frequency
    months: tuple[int, ...] | None
    in_dwelling: bool


@lru_cache(maxsize=8)
def kinds_of(law: Law, part: str) -> dict[str, LineKind]:
    """The kinds of a part (``incomes``, ``charges``, ``debts``) in the order of the records."""
    return {kind.id: kind for kind in law.records(_TYPES[part])}


def kind_words(law: Law, part: str, id: str) -> KindWords | None:
    """What is said of one kind; None when no record knows it."""
    kind = kinds_of(law, part).get(id)
    if kind is None:
        return None
    french = language() == FRENCH
    budget = kind if isinstance(kind, BudgetKind) else None
    return KindWords(
        id,
        kind.label if french else kind.label_en,
        (kind.plain or "") if french else "",
        kind.paper if french else kind.paper_en,
        kind.hint if french else kind.hint_en,
        (budget.when if french else budget.when_en) if budget else "",
        budget.frequency if budget else Frequency.MONTH,
        budget.months if budget else None,
        isinstance(kind, ChargeKind) and kind.in_dwelling,
    )
