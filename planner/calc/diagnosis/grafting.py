"""A recorder that keeps one derivation through several rules.

Each rule reads its facts by its own names (``rent``, ``lines[3].amount``). Inside a plan those
facts are places of the dossier, or figures that another rule has made: the explanation of the
repayment capacity must go down to the payslips, not stop at a total. This recorder gives a fact
the path it has in the dossier, or puts in its place the figure that made it.
"""

from __future__ import annotations

from collections.abc import Mapping

from planner.calc.figure import Figure, WithDerivation
from planner.calc.money import Money, Rate

__all__ = ["Grafting"]


class Grafting(WithDerivation):
    """``paths`` maps the beginning of a rule's field to a place of the dossier; ``figures`` maps
    the id of a fact to the figure that made it.
    """

    def __init__(
        self,
        prefix: str,
        references: Mapping[str, str] | None = None,
        *,
        paths: Mapping[str, str] | None = None,
        figures: Mapping[str, Figure] | None = None,
    ) -> None:
        super().__init__(prefix, references)
        self._paths = dict(paths or {})
        self._grafts = dict(figures or {})

    def given(self, id: str, value: Money | Rate | int, *, field: str | None = None) -> Figure:
        made = self._grafts.get(id)
        if made is not None and made.value == value:
            return made
        return super().given(id, value, field=self._path(field))

    def _path(self, field: str | None) -> str | None:
        if field is None:
            return None
        for start, path in self._paths.items():
            if field.startswith(start):
                return path + field[len(start) :]
        return field
