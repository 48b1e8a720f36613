"""What an over-indebtedness commission could ask: by real charges, and by its own scale."""

from __future__ import annotations

from datetime import date

from planner.calc.results import CapacityView
from planner.views import words
from planner.views.blocks import KeyFigure
from planner.views.doubts import noted
from planner.views.i18n import N_, _

__all__ = ["NO_SCALE", "commission"]

NO_SCALE = N_(
    "le barème des forfaits de la commission n’est pas connu à cette date : sa capacité repose ici "
    "sur les charges réelles et le minimum pour vivre."
)


def commission(view: CapacityView, on: date) -> list[KeyFigure]:
    """The capacity with the limit that binds, what real charges leave, and the flat amounts."""
    left = view.limits["resources_minus_charges"]
    limit = _("limite : {limit}").format(limit=words.limit(view.binding))
    items = [
        KeyFigure(
            _("Capacité au sens du surendettement"),
            words.value(view.commission_capacity),
            noted(limit, view.commission_capacity, on),
            view.commission_capacity.label,
        ),
        KeyFigure(
            _("Ce que laissent les charges réelles"),
            words.value(left),
            noted("", left, on),
            left.label,
        ),
    ]
    flat = view.flat
    if flat is not None:
        note = _("limite : {limit}").format(limit=words.limit(flat.binding))
        items.append(
            KeyFigure(
                _("Capacité selon le barème de la commission"),
                words.value(flat.capacity),
                noted(note, flat.capacity, on),
                flat.capacity.label,
            )
        )
    return items
