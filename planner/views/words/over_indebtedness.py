"""Words for what an over-indebtedness file would change, and for the commission's flat amounts."""

from __future__ import annotations

from collections.abc import Mapping

from planner.views.i18n import N_

__all__ = ["FIGURES", "REASONS"]

REASONS: Mapping[str, str] = {
    "oi_effect_delay": N_("Un dossier déposé reçoit une décision sous {months}."),
    "oi_effect_payments": N_(
        "Dès la recevabilité, les dettes d’avant ({amount}) ne se paient plus, sauf les pensions "
        "alimentaires ; le loyer du mois se paie."
    ),
    "oi_effect_outside": N_(
        "Les pensions alimentaires, amendes et réparations ({amount}) restent à payer."
    ),
    "oi_effect_seizures": N_("Les saisies en cours ({count}) sont suspendues, {months} au plus."),
    "oi_effect_hearing": N_(
        "Si le loyer du mois est payé en entier ({rent}), le juge donne du temps jusqu’aux mesures "
        "de la commission."
    ),
    "oi_effect_eviction": N_(
        "L’expulsion n’est pas arrêtée par le dossier : un juge peut la suspendre, {months} au "
        "plus, à la demande de la commission."
    ),
    "oi_effect_allowance": N_(
        "L’aide au logement est maintenue le temps de l’orientation ({months}), puis si le loyer "
        "est payé."
    ),
    "oi_effect_plan": N_("Le plan déjà signé s’arrête à la recevabilité."),
    "oi_effect_guarantor": N_("Les créanciers peuvent encore demander à la caution."),
    "oi_effect_register": N_("Le ménage est inscrit au fichier des incidents de crédit (FICP)."),
    "oi_against_agreed": N_(
        "Contre un dépôt : des créanciers ont déjà donné leur accord ({count})."
    ),
    "oi_against_fund": N_(
        "Contre un dépôt : beaucoup de fonds de solidarité attendent la décision de la commission."
    ),
    "oi_debts_before": N_(
        "Ne plus payer les dettes nées avant le {since} ({amount}) : la commission décide."
    ),
    "oi_debts_after": N_("Payer les dettes nées depuis le {since} ({amount})."),
    "oi_debts_undated": N_(
        "Demander de quand datent les autres dettes ({count}) : la date dit si elles se paient."
    ),
}

FIGURES: Mapping[str, str] = {
    "flat_capacity.further_persons": N_("personnes du ménage après la première"),
    "flat_capacity.flat_base": N_("forfait de base de la commission"),
    "flat_capacity.flat_base_supplement": N_("supplément du forfait de base"),
    "flat_capacity.flat_dwelling": N_("forfait d’habitation de la commission"),
    "flat_capacity.flat_dwelling_supplement": N_("supplément du forfait d’habitation"),
    "flat_capacity.flat_heating": N_("forfait de chauffage de la commission"),
    "flat_capacity.flat_heating_supplement": N_("supplément du forfait de chauffage"),
    "flat_capacity.flat_amounts": N_("forfaits de la commission"),
    "flat_capacity.real_charges": N_("charges comptées pour leur montant réel"),
    "flat_capacity.capacity": N_("capacité selon le barème de la commission"),
    "flat_capacity.charges_by_flat_amounts": N_("charges selon le barème de la commission"),
}
