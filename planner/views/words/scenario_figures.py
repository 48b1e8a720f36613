"""Words for the figures of scenarios, of the referee and of the plan once signed."""

from __future__ import annotations

from planner.views.i18n import N_

__all__ = ["FIGURES"]

FIGURES = {
    "scenario.months": N_("mois du calendrier"),
    "scenario.left_of_all_months": N_("somme de ce que laissent les mois du calendrier"),
    "scenario.left_average": N_("ce qui reste par mois, en moyenne du calendrier"),
    "scenario.left_after_plan": N_("ce qui reste par mois, mensualité du plan payée"),
    "scenario.balance": N_("{at}, solde dû"),
    "scenario.other_debts": N_("autres dettes que rien ne rembourse encore"),
    "scenario.total_debts": N_("ensemble des dettes"),
    "scenario.frozen": N_("dettes qui ne doivent plus être payées"),
    "scenario.change": N_("écart avec la situation d’aujourd’hui"),
    "referee.share": N_("dette partagée sur la durée que le juge peut accorder"),
    "referee.rounded": N_("part arrondie au centime supérieur"),
    "referee.regular": N_("mensualité de délais du juge"),
    "living.debt": N_("dette signée"),
    "living.imputed": N_("part d’un paiement, mensualité n° {at}"),
    "living.paid": N_("payé sur le plan"),
    "living.remaining": N_("reste de la dette signée"),
    "living.due": N_("mensualité n° {at}"),
    "living.paid_of": N_("payé sur la mensualité n° {at}"),
    "living.fallen_due": N_("mensualités échues"),
    "living.paid_of_due": N_("payé sur les mensualités échues"),
    "living.overdue": N_("en retard à ce jour"),
    "living.ahead": N_("payé d’avance"),
}
