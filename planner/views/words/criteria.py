"""Words for the conditions of a fund, as its regulation sets them."""

from __future__ import annotations

from collections.abc import Mapping

from planner.views.i18n import N_
from planner.views.words import fsl

__all__ = ["CRITERIA"]

CRITERIA: Mapping[str, str] = {
    "ceiling": N_("le plafond de ressources"),
    "effort_ratio": N_("le taux d’effort"),
    "occupancy": N_("le titre d’occupation du logement"),
    "dwelling": N_("un logement décent, adapté et gardé"),
    "debt_minimum": N_("le montant minimal de la dette"),
    "debt_minimum_months": N_("le nombre minimal de mois de dette"),
    "debt_maximum": N_("le montant maximal de la dette"),
    "debt_residual_rents": N_("la dette comptée en loyers à charge"),
    "debt_age": N_("l’ancienneté de la dette"),
    "resumption": N_("la reprise du loyer, mois complets"),
    "over_indebtedness": N_("l’absence de dossier de surendettement"),
    "frequency": N_("le délai depuis la dernière aide"),
    "loan_repaid": N_("le prêt précédent remboursé"),
    "rolling_cap": N_("le montant maximal sur la période"),
    "asll_required": N_("un accompagnement (ASLL) accepté"),
    **fsl.CRITERIA,
    "prior_step.ccapex_or_benefit_stop": N_("la CCAPEX saisie ou l’aide suspendue"),
    "prior_step.ccapex_informed": N_("la CCAPEX informée"),
    "prior_step.caf_informed": N_("la CAF informée de l’impayé"),
    "prior_step.payment_plan": N_("un plan d’apurement signé"),
    "prior_step.payment_plan_kept": N_("un plan d’apurement respecté"),
    "prior_step.negotiation_or_plan": N_("une négociation ou un plan avec le bailleur"),
    "prior_step.benefit_paid_to_landlord": N_("l’aide au logement versée au bailleur"),
    "prior_step.guarantor_unusable": N_("une caution qui ne peut pas payer"),
    "prior_step.action_logement_asked": N_("Action Logement sollicité d’abord"),
    "prior_step.new_lease_if_terminated": N_("un nouveau bail si l’ancien est résilié"),
    "prior_step.rights_claimed": N_("tous les droits demandés"),
    "prior_step.back_payment_deducted": N_("le rappel d’aide au logement déduit"),
    "exclusion.student": N_("ne pas être étudiant"),
    "exclusion.student_without_job": N_("ne pas être étudiant sans emploi"),
    "exclusion.minor_not_emancipated": N_("ne pas être mineur non émancipé"),
    "exclusion.housed_free": N_("ne pas être hébergé gratuitement"),
    "exclusion.homeless": N_("avoir un logement"),
    "exclusion.insalubrity_order": N_("un logement sans arrêté d’insalubrité"),
    "exclusion.misfit_size_unless_leaving": N_("un logement de taille adaptée, sauf départ"),
    "exclusion.move_for_convenience": N_("un déménagement nécessaire"),
    "exclusion.irregular_stay": N_("un séjour régulier"),
}
