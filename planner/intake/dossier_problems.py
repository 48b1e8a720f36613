"""What the model refused in a dossier, said in sentences: one problem a place, in file order.

pydantic says ``Input should be a valid tuple``; a counsellor needs the place, what stands there
and how to write it. The codes are those of the interface of the calculation functions.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from difflib import get_close_matches
from typing import Any

from pydantic_core import ErrorDetails

from planner.calc.dossier.kind_ids import CHARGE_KINDS, DEBT_KINDS, INCOME_KINDS
from planner.errors import Problem
from planner.intake.model_paths import Step, fields_at, path_text
from planner.intake.strict_json import shortened

__all__ = ["problem_at", "problem_of"]

_KINDS: Mapping[str, frozenset[str]] = {
    "income": INCOME_KINDS,
    "charge": CHARGE_KINDS,
    "debt": DEBT_KINDS,
}

_SENTENCES: Mapping[str, Problem] = {
    "missing": Problem(
        "missing_field",
        "« {field} » manque. Ajoutez ce champ, ou retirez la ligne qui devait le contenir.",
    ),
    "unknown_field": Problem(
        "unknown_field",
        "« {field} » n’est pas un champ connu. Retirez-le ou corrigez son nom ; les champs "
        "possibles ici sont : {choices}.",
    ),
    "unknown_field_near": Problem(
        "unknown_field",
        "« {field} » n’est pas un champ connu. Vouliez-vous écrire « {near} » ?",
    ),
    "text": Problem(
        "wrong_type", "« {field} » vaut {value} : écrivez ici un texte entre guillemets."
    ),
    "whole": Problem(
        "wrong_type", "« {field} » vaut {value} : écrivez ici un nombre entier, sans guillemets."
    ),
    "truth": Problem(
        "wrong_type", "« {field} » vaut {value} : écrivez ici true ou false, sans guillemets."
    ),
    "object": Problem(
        "wrong_type",
        "« {field} » vaut {value} : écrivez ici un objet entre accolades, avec ses champs.",
    ),
    "list": Problem(
        "wrong_type", "« {field} » vaut {value} : écrivez ici une liste entre crochets."
    ),
    "number": Problem(
        "wrong_type",
        "« {field} » vaut {value}, qui n’est pas un nombre accepté ici. Un montant ou un taux "
        'se met entre guillemets, avec un point ("412.30") ; un nombre entier s’écrit sans virgule '
        "ni exposant.",
    ),
    "bad_amount": Problem(
        "bad_amount",
        "« {field} » vaut « {value} », qui n’est pas un montant lisible. Écrivez-le entre "
        'guillemets, avec un point et deux décimales, sans espace ni symbole : "412.30".',
    ),
    "negative": Problem(
        "out_of_range",
        "« {field} » vaut « {value} » : un montant négatif n’est pas possible ici. Écrivez le "
        "montant sans signe ; la rubrique dit déjà s’il entre ou s’il sort.",
    ),
    "bad_date": Problem(
        "bad_date",
        "« {field} » vaut {value}, qui n’est pas une date du calendrier. Écrivez année-mois-jour, "
        'par exemple "2026-11-22".',
    ),
    "bad_month": Problem(
        "bad_month",
        "« {field} » vaut « {value} », qui n’est pas un mois. Écrivez année-mois, par exemple "
        '"2026-11".',
    ),
    "year": Problem(
        "out_of_range",
        "« {field} » vaut « {value} » : l’année doit être comprise entre {first} et 2099. "
        "Corrigez la date.",
    ),
    "at_least": Problem(
        "out_of_range", "« {field} » vaut {value} : la plus petite valeur possible est {limit}."
    ),
    "at_most": Problem(
        "out_of_range", "« {field} » vaut {value} : la plus grande valeur possible est {limit}."
    ),
    "too_many": Problem(
        "out_of_range", "« {field} » contient plus de {limit} lignes. Retirez-en, ou regroupez-les."
    ),
    "too_few": Problem(
        "out_of_range", "« {field} » est une liste vide. Retirez le champ, ou remplissez la liste."
    ),
    "too_long": Problem(
        "out_of_range",
        "« {field} » dépasse {limit} caractères : « {value} ». Raccourcissez le texte.",
    ),
    "empty_text": Problem(
        "missing_field", "« {field} » est vide. Écrivez ici quelques mots, ou retirez la ligne."
    ),
    "bad_rate": Problem(
        "out_of_range",
        "« {field} » vaut « {value} », qui n’est pas un taux annuel. Écrivez une part de 1 entre "
        'guillemets, avec un point : "0.199" pour 19,9 %.',
    ),
    "bad_text": Problem(
        "bad_text",
        "« {field} » contient un caractère invisible qui ne s’imprime pas : « {value} ». Écrivez "
        "ce texte de nouveau à la main.",
    ),
    "bad_id": Problem(
        "bad_id",
        "« {field} » vaut « {value} » : un identifiant s’écrit en minuscules sans accent, "
        'chiffres, tirets et soulignés, 40 caractères au plus, par exemple "lea".',
    ),
    "bad_commune": Problem(
        "bad_commune",
        "« {field} » vaut « {value} », qui n’est pas un code de commune. Écrivez les cinq "
        'caractères du code INSEE (ce n’est pas le code postal), par exemple "14118" pour Caen.',
    ),
    "unknown_value": Problem(
        "unknown_value",
        "« {field} » vaut « {value} », qui n’est pas une valeur connue. Valeurs possibles : "
        "{choices}.",
    ),
    "unknown_kind": Problem(
        "unknown_value",
        "« {field} » vaut « {value} », qui n’est pas une nature de ligne connue. La commande "
        "« planner schema dossier » donne la liste.",
    ),
    "unknown_value_near": Problem(
        "unknown_value",
        "« {field} » vaut « {value} », qui n’est pas une valeur connue. Vouliez-vous écrire "
        "« {near} » ?",
    ),
    "until_before_start": Problem(
        "inconsistent",
        "« {field} » se termine avant d’avoir commencé. Corrigez start ou until.",
    ),
    "once_without_month": Problem(
        "inconsistent",
        "« {field} » n’arrive qu’une fois (once) mais ne dit pas en quel mois. Ajoutez start, par "
        'exemple "2026-12".',
    ),
    "settles_on_debit": Problem(
        "inconsistent",
        "« {field} » dit quel mois elle règle (settles), mais c’est une somme due et non un "
        "paiement. Retirez settles, ou corrigez kind.",
    ),
    "same_id_twice": Problem(
        "inconsistent",
        "« {field} » vaut « {value} », déjà pris par une ligne précédente. Donnez à chacune un "
        "identifiant différent.",
    ),
    "unknown_person": Problem(
        "inconsistent",
        "« {field} » vaut « {value} », qui ne désigne personne du foyer. Écrivez l’identifiant "
        "d’une personne : {choices}.",
    ),
    "unknown_debt": Problem(
        "inconsistent",
        "« {field} » vaut « {value} », qui ne désigne aucune dette du dossier. Écrivez "
        "l’identifiant d’une dette, ou retirez ce champ.",
    ),
    "twice": Problem(
        "duplicate_field",
        "« {field} » est écrit plusieurs fois. Gardez une seule ligne, la bonne.",
    ),
    "refused": Problem(
        "wrong_type",
        "« {field} » vaut {value}, ce qui n’est pas accepté ici. La commande « planner schema "
        "dossier » dit ce qui peut s’écrire à cet endroit.",
    ),
}

_PLAIN: Mapping[str, str] = {
    "missing": "missing",
    "bad_amount": "bad_amount",
    "negative_amount": "negative",
    "bad_month": "bad_month",
    "date_type": "bad_date",
    "date_parsing": "bad_date",
    "string_type": "text",
    "int_type": "whole",
    "int_parsing": "whole",
    "int_from_float": "whole",
    "int_parsing_size": "whole",
    "bool_type": "truth",
    "model_type": "object",
    "model_attributes_type": "object",
    "tuple_type": "list",
    "bad_rate": "bad_rate",
    "string_unicode": "bad_text",
    "string_too_short": "empty_text",
    "until_before_start": "until_before_start",
    "once_without_month": "once_without_month",
    "settles_on_debit": "settles_on_debit",
}
_LIMITS: Mapping[str, tuple[str, str]] = {
    "greater_than_equal": ("at_least", "ge"),
    "less_than_equal": ("at_most", "le"),
    "too_long": ("too_many", "max_length"),
    "too_short": ("too_few", "min_length"),
    "string_too_long": ("too_long", "max_length"),
    "year_out_of_range": ("year", "first"),
}


def problem_at(sentence: str, steps: Sequence[Step], value: object = None, **more: Any) -> Problem:
    """The problem of that name at a place, with the value met there, shortened."""
    field = path_text(steps)
    values = {"field": field or "dossier", "value": shortened(value), **more}
    return replace(_SENTENCES[sentence], field=field or None, values=values)


def problem_of(error: ErrorDetails) -> Problem:
    """The problem that one pydantic error stands for."""
    kind, steps, met = error["type"], error["loc"], error["input"]
    context = error.get("ctx", {})
    if steps[-1:] == ("zone",) and kind in _LIMITS:  # a choice of three, not a range
        return problem_at("unknown_value", steps, met, choices="1, 2, 3")
    if kind in _PLAIN:
        return problem_at(_PLAIN[kind], steps, met)
    if kind in _LIMITS:
        name, limit = _LIMITS[kind]
        key = "first" if name == "year" else "limit"
        return problem_at(name, steps, met, **{key: context[limit]})
    if kind == "extra_forbidden":
        known = fields_at(steps[:-1])
        near = get_close_matches(str(steps[-1]), known, n=1, cutoff=0.6)
        if near:
            return problem_at("unknown_field_near", steps, met, near=near[0])
        return problem_at("unknown_field", steps, met, choices=", ".join(known))
    if kind == "unknown_kind":
        near = get_close_matches(str(met), sorted(_KINDS[context["family"]]), n=1, cutoff=0.6)
        name = "unknown_value_near" if near else "unknown_kind"
        return problem_at(name, steps, met, near="".join(near))
    if kind in ("enum", "literal_error"):
        choices = re.findall(r"'([^']*)'", context["expected"])
        if not isinstance(met, str):
            return problem_at("text", steps, met)
        near = get_close_matches(met, choices, n=1, cutoff=0.6)
        name = "unknown_value_near" if near else "unknown_value"
        return problem_at(name, steps, met, near="".join(near), choices=", ".join(choices))
    if kind == "string_pattern_mismatch":
        return problem_at(_pattern_of(steps, context["pattern"]), steps, met)
    return problem_at("refused", steps, met)


def _pattern_of(steps: Sequence[Step], pattern: str) -> str:
    if r"\x00" in pattern:
        return "bad_text"
    if steps and steps[-1] == "commune":
        return "bad_commune"
    return "bad_rate" if steps and steps[-1] == "rate" else "bad_id"
