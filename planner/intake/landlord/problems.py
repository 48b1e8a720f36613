"""The sentences said about a landlord's file: about the file, about a row, about what it tells.

Each template is a French sentence and the key of the catalogues; ``problem`` fills one in. Codes
are stable: other programs may test them.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from planner.errors import Problem

__all__ = ["ALERTS", "DOUBTS", "FILE", "ROWS", "problem"]


def problem(which: Problem, **values: Any) -> Problem:
    """A sentence with its values."""
    return replace(which, values=values)


FILE = {
    each.code: each
    for each in (
        Problem(
            "empty_file",
            "Le fichier « {name} » est vide. Demandez au bailleur de renvoyer le relevé.",
        ),
        Problem(
            "file_too_large",
            "Le fichier « {name} » pèse {size} Mo ; un relevé de compte locatif en pèse moins de "
            "{most} Mo. Vérifiez que c’est le bon fichier.",
        ),
        Problem(
            "too_many_lines",
            "Le fichier « {name} » a {lines} lignes ; le compte d’un locataire en a moins de "
            "{most}. Demandez au bailleur l’export de ce seul locataire.",
        ),
        Problem(
            "not_text",
            "Le fichier « {name} » n’est pas un fichier CSV : c’est {what}. Ouvrez-le dans un "
            "tableur et enregistrez-le en CSV, ou demandez l’export CSV au bailleur.",
        ),
        Problem(
            "damaged_text",
            "Le fichier « {name} » contient des caractères illisibles à la ligne {row} : il est "
            "abîmé ou n’est pas du texte. Demandez au bailleur de le renvoyer.",
        ),
        Problem(
            "unreadable_csv",
            "Le fichier « {name} » ne se lit pas comme un tableau : la ligne {row} est bien trop "
            "longue. Vérifiez que c’est le bon fichier.",
        ),
        Problem(
            "decimal_comma_splits",
            "Dans « {name} », la virgule sépare à la fois les colonnes et les centimes : les "
            "montants sont coupés en deux (ligne {row}). Enregistrez le fichier en CSV avec le "
            "point-virgule.",
        ),
        Problem(
            "not_a_statement",
            "Aucun mouvement de compte n’a été trouvé dans « {name} » : il y faut une date, un "
            "libellé et des montants par ligne. Vérifiez que c’est bien le relevé du bailleur.",
        ),
        Problem(
            "no_amount_column",
            "« {name} » n’a pas de colonne de montants lisible (Débit, Crédit, Montant…). Ajoutez "
            "une ligne d’en-tête, ou demandez un autre export.",
        ),
        Problem(
            "no_label_column",
            "« {name} » a des montants mais pas de colonne de libellés : on ne peut pas savoir ce "
            "que chaque ligne paie. Demandez un export avec les libellés.",
        ),
        Problem(
            "columns_unclear",
            "« {name} » n’a pas d’en-tête et ses colonnes de montants peuvent se lire de plusieurs "
            "façons. Ajoutez une première ligne, par exemple Date;Libellé;Débit;Crédit;Solde.",
        ),
        Problem(
            "bank_statement",
            "« {name} » ressemble à un relevé bancaire et non au compte tenu par le bailleur : "
            "aucun loyer n’y est appelé. Importez le relevé de compte locataire.",
        ),
        Problem(
            "sign_not_proved",
            "Dans « {name} », rien ne prouve le sens des montants : ni un solde qui suit les "
            "lignes, ni un loyer appelé qui augmente la dette. Demandez un relevé avec le solde, "
            "ou avec des colonnes Débit et Crédit.",
        ),
        Problem(
            "signs_contradict",
            "Dans « {name} », les signes se contredisent : certaines lignes vont à l’inverse de "
            "ce que dit leur libellé (lignes {rows}), et rien ne prouve lesquelles. Demandez au "
            "bailleur un relevé corrigé, avec le solde après chaque ligne.",
        ),
        Problem(
            "nothing_understood",
            "Aucune ligne de « {name} » n’a pu être comprise. {first}",
        ),
    )
}

ROWS = {
    each.code: each
    for each in (
        Problem(
            "bad_amount",
            "Ligne {row} : « {text} » n’est pas un montant. Corrigez-le dans le fichier ou "
            "saisissez la ligne à la main.",
        ),
        Problem(
            "doubtful_amount",
            "Ligne {row} : « {text} » peut se lire {first} ou autrement. Écrivez-le comme "
            "1 234,00 ou comme 1,23 d’après le papier.",
        ),
        Problem(
            "bad_date",
            "Ligne {row} : « {text} » n’est pas une date du calendrier. Saisissez la ligne à la "
            "main d’après le papier.",
        ),
        Problem(
            "no_year",
            "Ligne {row} : « {text} » n’a pas d’année, et le fichier n’en donne aucune. Ajoutez "
            "l’année.",
        ),
        Problem(
            "no_date",
            "Ligne {row} : aucune date. Saisissez la ligne à la main d’après le papier.",
        ),
        Problem(
            "no_amount",
            "Ligne {row} : aucun montant lisible. Saisissez la ligne à la main d’après le papier.",
        ),
        Problem(
            "no_sense",
            "Ligne {row} : rien ne dit si « {label} » augmente ou diminue la dette. Saisissez la "
            "ligne à la main d’après le papier.",
        ),
        Problem(
            "shifted_columns",
            "Ligne {row} : il y a plus de cellules que de colonnes ; les montants sont décalés. "
            "Saisissez la ligne à la main d’après le papier.",
        ),
        Problem(
            "unknown_column",
            "Ligne {row} : la colonne « {text} » ne dit pas si c’est un appel ou un versement. "
            "Saisissez ce montant à la main.",
        ),
    )
}

DOUBTS = {
    each.code: each
    for each in (
        Problem(
            "unknown_label",
            "« {label} » n’est pas un libellé connu : ce peut être du loyer, des frais, un "
            "versement… À décider avec la personne.",
        ),
        Problem(
            "no_date",
            "La date manque ; celle de la ligne précédente est proposée. À vérifier sur le papier.",
        ),
        Problem(
            "odd_date",
            "L’année de cette ligne est loin de celles des lignes voisines : sans doute une faute "
            "de frappe. À vérifier sur le papier.",
        ),
        Problem(
            "doubtful_amount",
            "« {text} » peut se lire de deux façons ; le reste du fichier donne la valeur montrée. "
            "À vérifier sur le papier.",
        ),
        Problem(
            "sls_survey",
            "Indemnité pour enquête SLS sans réponse (CCH L.441-9) : ce n’est pas un frais de "
            "relance rayé par l’article 4. Un ménage qui reçoit l’APL n’a pas à répondre à "
            "l’enquête : demander l’annulation.",
        ),
        Problem(
            "allowance_recovered",
            "La CAF reprend une aide déjà versée : ce débit n’est ni du loyer ni des charges ; il "
            "diminue l’aide du mois concerné. Demander la notification à la CAF.",
        ),
        Problem(
            "deposit",
            "Dépôt de garantie : ce n’est ni du loyer ni des charges, et il ne fait pas partie de "
            "la dette de loyer.",
        ),
        Problem(
            "letting_fees",
            "Honoraires : dus seulement dans les cas et sous les plafonds de l’article 5 de la loi "
            "du 6 juillet 1989. À vérifier avec le bail.",
        ),
        Problem(
            "interest",
            "Intérêts : dus seulement si un juge ou une mise en demeure les a fait courir. "
            "Demander le titre.",
        ),
        Problem(
            "bailiff",
            "Frais de commissaire de justice ou de procédure : demander l’acte et la décision qui "
            "les met à la charge du locataire.",
        ),
        Problem(
            "rent_rise",
            "« {label} » peut être une hausse du loyer ou une pénalité, que la loi raye. À "
            "vérifier avec le bail.",
        ),
        Problem(
            "refund",
            "Un remboursement au débit : savoir quelle somme a été rendue, et à qui.",
        ),
        Problem(
            "insurance",
            "Assurance prise par le bailleur : due seulement après une mise en demeure restée sans "
            "effet (loi du 6 juillet 1989, article 7 g). Demander la lettre.",
        ),
        Problem(
            "receipt_on_debit",
            "Un versement inscrit du côté qui augmente la dette, sans le mot rejet : demander au "
            "bailleur ce que c’est.",
        ),
        Problem(
            "credit_on_debit",
            "« {label} » diminue d’ordinaire la dette et l’augmente ici : demander au bailleur ce "
            "que c’est.",
        ),
        Problem(
            "debit_on_credit",
            "« {label} » augmente d’ordinaire la dette et la diminue ici : sans doute une "
            "annulation. À vérifier avec le bailleur.",
        ),
        Problem(
            "reversal_on_credit",
            "Un rejet inscrit du côté qui diminue la dette : demander au bailleur ce que c’est.",
        ),
        Problem(
            "nothing_to_cancel",
            "Aucun versement antérieur du même montant n’est sur ce relevé : le rejet ne peut pas "
            "être rapproché. Demander le relevé précédent.",
        ),
    )
}

ALERTS = {
    each.code: each
    for each in (
        Problem(
            "opening_unknown",
            "Le relevé commence par un solde de {amount} dont le contenu n’est pas connu (frais ? "
            "sommes prescrites ?). Demander le relevé précédent ; ce solde n’est pas compté comme "
            "du loyer.",
        ),
        Problem(
            "opening_implied",
            "Aucun solde antérieur n’est imprimé, mais le premier solde en suppose un de {amount}. "
            "Demander le relevé précédent.",
        ),
        Problem(
            "printed_differs",
            "Ligne {row} : le relevé imprime {printed} et les lignes donnent {computed}, soit "
            "{difference} d’écart. Demander au bailleur une explication.",
        ),
        Problem(
            "sign_corrected",
            "Ligne {row} : le signe imprimé est contredit par le solde ; le solde a fait foi.",
        ),
        Problem(
            "inverted_view",
            "Ce relevé est vu du bailleur : le loyer y est en négatif. Les montants sont montrés "
            "ici du côté de la dette.",
        ),
        Problem(
            "quotes_repaired",
            "Des guillemets sont mal fermés dans le fichier : chaque ligne a été lue à part. "
            "Comparer le nombre de lignes avec le papier.",
        ),
        Problem(
            "year_completed",
            "Des dates sans année ont été complétées d’après le titre ou les lignes voisines. "
            "Vérifier la première et la dernière.",
        ),
        Problem(
            "rows_out_of_order",
            "Des lignes ne sont pas dans l’ordre des dates ; le compte les remet dans l’ordre.",
        ),
        Problem(
            "sls_with_allowance",
            "Un supplément de loyer (SLS) est appelé à un ménage qui reçoit l’aide au logement : "
            "demander son annulation au bailleur.",
        ),
        Problem(
            "rls_missing",
            "L’APL est versée chez un bailleur social et aucune réduction de loyer de solidarité "
            "(RLS) n’apparaît : vérifier si le ménage y a droit.",
        ),
        Problem(
            "waste_tax_without_proof",
            "La taxe d’ordures ménagères est demandée (ligne {row}, {amount}) : demander au "
            "bailleur son avis de taxe foncière.",
        ),
        Problem(
            "rent_raised",
            "Le loyer passe de {before} à {after} en {month} : vérifier la hausse avec le bail et "
            "l’indice de référence des loyers (IRL).",
        ),
        Problem(
            "allowance_not_yet_credited",
            "L’aide au logement est inscrite jusqu’en {month} : chaque mois est versé le mois "
            "suivant, et la dette affichée ne déduit pas encore les mois d’après.",
        ),
        Problem(
            "allowance_stopped",
            "L’aide au logement n’est plus inscrite depuis {month} : demander à la CAF si elle est "
            "suspendue.",
        ),
        Problem(
            "fees_struck",
            "{amount} de frais ou de pénalités sont comptés dans le solde du bailleur et ne sont "
            "pas dus (loi du 6 juillet 1989, article 4).",
        ),
        Problem(
            "fee_given_back",
            "Ligne {row} : le bailleur rend {amount} de frais qui n’étaient pas dus ; cette remise "
            "ne diminue pas la dette de loyer.",
        ),
        Problem(
            "court_costs_to_check",
            "Ligne {row} : {amount} de frais de justice. Demander l’acte ; d’autres frais que le "
            "coût du commandement ne sont dus que si le juge le dit.",
        ),
        Problem(
            "third_party_payment",
            "Ligne {row} : un versement semble venir d’un tiers. Demander à la personne qui l’a "
            "aidée.",
        ),
        Problem(
            "rent_and_charges_together",
            "Le loyer et les charges sont dans un seul montant : les séparer d’après le bail.",
        ),
        Problem(
            "day_of_receipt_unknown",
            "Des versements n’ont pas de jour : ils sont datés du dernier jour de leur mois.",
        ),
        Problem(
            "several_accounts",
            "Le fichier contient {count} comptes ; ils ne sont jamais additionnés. Choisir celui "
            "du ménage.",
        ),
        Problem(
            "closing_not_printed",
            "Le relevé n’imprime aucun solde final : celui qui est montré est calculé.",
        ),
    )
}
