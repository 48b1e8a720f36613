"""Words for the reasons of a proposal, of a refusal, of a line left out of the sums."""

from __future__ import annotations

from collections.abc import Mapping

from planner.views.i18n import N_

__all__ = ["DETAILS", "LIMITS", "REASONS", "REFUSALS", "WHY_NOT"]

REASONS: Mapping[str, str] = {}

DETAILS: Mapping[str, str] = {}

LIMITS = {
    "resources_minus_charges": N_("ce que laissent les charges"),
    "seizable_portion": N_("la portion saisissable"),
    "resources_minus_rsa": N_("le RSA du ménage à garder"),
}

WHY_NOT = {
    "allowance_apart": N_("déjà déduite du loyer"),
    "rent_reduction": N_("déjà déduite du loyer"),
    "earmarked": N_("payée pour une aide à domicile"),
    "counted_with_dwelling": N_("comptée avec le logement"),
    "living_cost": N_("payée avec le reste à vivre"),
    "frozen_debt": N_("dette qui ne doit plus être payée"),
    "not_in_the_average": N_("hors d’un mois moyen, comptée dans le calendrier"),
}

REFUSALS: Mapping[str, str] = {}
