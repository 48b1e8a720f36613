"""What can be wrong with a household's sheet, as sentences."""

from __future__ import annotations

from typing import Any

from planner.errors import PlannerError, Problem

__all__ = ["refusal", "told"]

_TEMPLATES = {
    item.code: item
    for item in (
        Problem("sheet_empty", "Le fichier « {name} » est vide. Choisissez la feuille remplie."),
        Problem(
            "sheet_too_big",
            "Le fichier « {name} » est trop grand pour être la feuille d’un ménage. Vérifiez que "
            "c’est le bon, ou gardez-en seulement les lignes du budget.",
        ),
        Problem(
            "sheet_wrong_type",
            "Le fichier « {name} » n’est pas une feuille de calcul lisible. Enregistrez-le en "
            "XLSX, en ODS ou en CSV, puis recommencez.",
        ),
        Problem(
            "sheet_old_type",
            "Le fichier « {name} » est d’un ancien format (XLS) ou protégé par un mot de passe. "
            "Enregistrez-le sans mot de passe en XLSX, en ODS ou en CSV.",
        ),
        Problem(
            "sheet_macros",
            "Le fichier « {name} » contient des macros : il n’est pas ouvert. Enregistrez-le sans "
            "macros, en XLSX ou en ODS, puis recommencez.",
        ),
        Problem(
            "sheet_damaged",
            "Le fichier « {name} » est abîmé et n’a pas pu être lu en entier. Enregistrez-le de "
            "nouveau depuis le tableur.",
        ),
        Problem(
            "sheet_without_amounts",
            "La feuille « {name} » n’a pas de colonne « Montant ». Écrivez « Ligne » et "
            "« Montant » en tête de deux colonnes, ou partez du modèle : « planner sheet new "
            "feuille.xlsx ».",
        ),
        Problem(
            "sheet_without_name",
            "« {amount} » n’a pas de nom à côté. Écrivez ce que c’est dans la colonne « Ligne ».",
        ),
        Problem(
            "sheet_unknown_line",
            "« {line} » n’est pas une ligne connue. La compter comme « autre », ou changer son "
            "nom dans la feuille ?",
        ),
        Problem(
            "sheet_unknown_part",
            "« {line} » n’est pas une ligne connue, et rien au-dessus ne dit si elle entre ou "
            "sort. Mettez-la sous « Ce qui entre » ou « Ce qui sort ».",
        ),
        Problem(
            "sheet_formula",
            "« {line} » vient d’une formule : {amount} est le dernier résultat gardé par le "
            "tableur. Est-ce bien ce montant ?",
        ),
        Problem(
            "sheet_formula_empty",
            "« {line} » vient d’une formule sans résultat gardé. Écrivez le montant lui-même.",
        ),
        Problem(
            "sheet_twice",
            "« {line} » est deux fois dans la feuille. Laquelle garder ?",
        ),
        Problem(
            "sheet_not_monthly",
            "« {line} » s’écrit par mois ici. Convertissez le montant, ou ôtez la période.",
        ),
    )
}


def told(code: str, **values: Any) -> Problem:
    """One problem, its holes filled."""
    return Problem(code, _TEMPLATES[code].template, None, values)


def refusal(code: str, name: str) -> PlannerError:
    """Why a whole file is refused."""
    return PlannerError(told(code, name=name))
