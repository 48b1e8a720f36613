"""The help of one command, and the options that many share."""

from __future__ import annotations

from dataclasses import dataclass

from planner.views.i18n import N_

__all__ = ["FLAT", "JSON", "ON", "Topic"]


@dataclass(frozen=True, slots=True)
class Topic:
    """The help of one command."""

    usage: str
    summary: str
    options: tuple[tuple[str, str], ...] = ()
    example: str = ""


JSON = ("--json", N_("Écrire des données JSON au lieu d’un texte."))
FLAT = ("--flat", N_("Écrire ligne par ligne, sans tableau, pour un lecteur d’écran."))
ON = ("--on DATE", N_("Calculer à cette date (2026-11-22 ou 22/11/2026) ; aujourd’hui sinon."))
