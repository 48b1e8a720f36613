"""How a figure was made: a sentence for each operation of the vocabulary, and each rounding.

``{formula}`` is the operation with its numbers, ``{terms}`` its terms in words.
"""

from __future__ import annotations

from planner.calc.money import Rounding
from planner.views.i18n import N_

__all__ = ["ALONE", "HOW", "ROUNDINGS"]

HOW = {
    "given": N_("donné dans le dossier"),
    "parameter": N_("valeur fixée par un texte"),
    "sum": N_("somme : {formula}"),
    "difference": N_("différence : {formula}"),
    "minimum": N_("le plus petit de {terms}"),
    "maximum": N_("le plus grand de {terms}"),
    "at_least_zero": N_("jamais au-dessous de zéro : {formula}"),
    "product": N_("produit : {formula}"),
    "times": N_("produit : {formula}"),
    "part": N_("fraction : {formula}"),
    "quotient": N_("division : {formula}"),
    "ratio": N_("proportion : {formula}"),
    "slices": N_("par tranches de {terms}, chacune à son taux"),
    "up_to": N_("{terms}, porté au multiple supérieur de {step}"),
    "down_to": N_("{terms}, ramené au multiple inférieur de {step}"),
    "fading": N_("réduit à mesure que le loyer approche du seuil de fin : {formula}"),
    "reaching": N_("versé parce que {measured} atteint le seuil de {threshold}"),
    "round": N_("{terms}, rendu en centimes entiers"),
    "choice": N_("valeur retenue : {because}"),
}

ALONE = {
    "sum": N_("le même montant"),
    "difference": N_("le même montant"),
    "minimum": N_("le même montant"),
    "maximum": N_("le même montant"),
    "reaching": N_("rien n’est versé : {measured} n’atteint pas le seuil de {threshold}"),
}
"""The other sentence of an operation: a single term, or a threshold that is not reached."""

ROUNDINGS = {
    Rounding.HALF_UP: N_("arrondi au plus proche"),
    Rounding.DOWN: N_("arrondi par défaut"),
    Rounding.UP: N_("arrondi par excès"),
}
