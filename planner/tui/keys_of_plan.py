"""The keys of the pages of the plan, of the contract and of its follow-up, and of the family."""

from __future__ import annotations

from planner.tui.key import CONTRACT, FAMILY, FOLLOW, PLAN, Key
from planner.views.i18n import N_

__all__ = ["KEYS_OF_PLAN"]

KEYS_OF_PLAN: tuple[Key, ...] = (
    Key(
        "less", ("left", "minus"), "instalment(-1)", N_("Moins"), PLAN,
        N_("Baisser la mensualité de 5 €, ou finir plus tôt ; scénario précédent."),
    ),
    Key(
        "more", ("right", "plus"), "instalment(1)", N_("Plus"), PLAN,
        N_("Augmenter la mensualité de 5 €, ou finir plus tard ; scénario suivant."),
    ),
    Key(
        "switch", ("space",), "switch", N_("Oui ou non"), PLAN,
        N_("Parmi les scénarios : compter ce changement, ou ne plus le compter."),
    ),
    Key(
        "plan_amount", ("m",), "part('amount')", N_("Montant"), PLAN,
        N_("La courbe : montant, durée, mois le plus serré, et l’échéancier."),
    ),
    Key(
        "plan_levers", ("s",), "part('levers')", N_("Scénarios"), PLAN,
        N_("Ce qui peut changer, et les situations côte à côte."),
    ),
    Key(
        "plan_table", ("q",), "part('table')", N_("Qui tient ?"), PLAN,
        N_("Les montants demandés, proposés, calculés : lequel tient, jusqu’à quand, pourquoi."),
    ),
    Key(
        "plan_shocks", ("v",), "part('shocks')", N_("Si la vie change"), PLAN,
        N_("Le mois où le plan casse si un revenu baisse, et ce qui le répare d’abord."),
    ),
    Key(
        "by_end", ("f",), "by_end", N_("Montant ou fin"), PLAN,
        N_("Les flèches changent la date de fin, ou de nouveau le montant."),
    ),
    Key(
        "shortest", ("p",), "shortest", N_("Le plus court"), PLAN,
        N_("Choisir le plan le plus court qui garde le minimum chaque mois."),
    ),
    Key(
        "mend", ("r",), "mend", N_("Réparer"), PLAN,
        N_("Mettre dans le scénario le moins de changements qui suffisent."),
    ),
    Key(
        "lever", ("i",), "lever", N_("Étudier un changement"), PLAN,
        N_("Ajouter une remise, un droit ou un logement moins cher, et voir son effet."),
    ),
    Key(
        "scenario_more", ("a",), "scenario(1)", N_("Un scénario de plus"), PLAN,
        N_("Ajouter un scénario, copie du précédent : quatre colonnes au plus."),
    ),
    Key(
        "scenario_less", ("e",), "scenario(-1)", N_("Un scénario de moins"), PLAN,
        N_("Enlever le scénario sous le curseur."),
    ),
    Key(
        "family_less", ("left", "minus"), "move(-1)", N_("Moins"), FAMILY,
        N_("Baisser la mensualité de 5 € : les phrases suivent."),
    ),
    Key(
        "family_more", ("right", "plus"), "move(1)", N_("Plus"), FAMILY,
        N_("Augmenter la mensualité de 5 € : les phrases suivent."),
    ),
    Key(
        "paper", ("p",), "paper", N_("Autre papier"), CONTRACT,
        N_("Montrer un autre papier, tel qu’il s’imprimera."),
    ),
    Key(
        "signed_paper", ("s",), "signed_paper", N_("Papier signé"), CONTRACT,
        N_("Écrire le PDF tel qu’il a été signé, et dire où il est."),
    ),
    Key(
        "usual", ("u",), "usual", N_("Engagements habituels"), CONTRACT,
        N_("Écrire les engagements habituels dans le dossier, pour les changer."),
    ),
    Key(
        "commitment", ("a",), "commitment", N_("Un engagement"), CONTRACT,
        N_("Ajouter un engagement dans ses propres mots."),
    ),
    Key(
        "remove_commitment", ("ctrl+d",), "remove_commitment", N_("Retirer"), CONTRACT,
        N_("Retirer l’engagement sous le curseur ; Ctrl+Z le remet."),
    ),
    Key(
        "payment", ("p",), "payment", N_("Un paiement"), FOLLOW,
        N_("Noter un paiement ; Entrée corrige celui sous le curseur."),
    ),
    Key(
        "meeting", ("r",), "meeting", N_("Un rendez-vous"), FOLLOW,
        N_("Noter un rendez-vous ou un bilan ; Entrée change celui sous le curseur."),
    ),
    Key(
        "amendment", ("v",), "amendment", N_("Avenant"), FOLLOW,
        N_("Préparer un avenant sur ce qui reste de la dette, et l’écrire en PDF."),
    ),
    Key(
        "sign", ("s",), "sign", N_("Signature"), FOLLOW,
        N_("Noter que le contrat imprimé, ou l’avenant préparé, a été signé."),
    ),
    Key(
        "followed_support", ("a",), "support", N_("Accompagnement"), FOLLOW,
        N_("L’accompagnement ASLL : objectifs, signature, bilans."),
    ),
    Key(
        "remove_followed", ("ctrl+d",), "remove_followed", N_("Retirer"), FOLLOW,
        N_("Retirer le paiement ou le rendez-vous sous le curseur ; Ctrl+Z le remet."),
    ),
    Key(
        "as_proposed", ("ctrl+k",), "as_proposed", N_("Mensualité calculée"), PLAN,
        N_("Revenir à la mensualité calculée."), footer=True,
    ),
)  # fmt: skip
