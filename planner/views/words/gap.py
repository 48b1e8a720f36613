"""Words for the gap between the allowance computed and the one notified, and for its suspension."""

from __future__ import annotations

from collections.abc import Mapping

from planner.views.i18n import N_

__all__ = [
    "CAUSES",
    "CHANGES",
    "CONDITIONS",
    "CONSEQUENCES",
    "FIGURES",
    "QUESTIONS",
    "REGIMES",
    "STANDINGS",
    "VERDICTS",
]

FIGURES: Mapping[str, str] = {
    "housing_allowance.if": N_("aide calculée avec {at}"),
    "housing_allowance.gap_effect": N_("effet sur l’aide : {at}"),
    "housing_allowance.withheld": N_("retenue de la caisse pour un trop-perçu"),
    "housing_allowance.less_withheld": N_("aide calculée moins la retenue"),
    "housing_allowance.restored": N_("ce que l’aide calculée ajoute à l’aide versée"),
    "housing_allowance.net_rent_restored": N_("loyer à charge avec l’aide calculée"),
    "housing_allowance.reste_a_vivre_restored": N_("reste à vivre avec l’aide calculée"),
    "housing_allowance.current_expense_exact": N_("loyer et charges moins l’aide"),
    "housing_allowance.current_expense": N_("dépense de logement à payer chaque mois"),
    "housing_allowance.half_expense": N_("moitié de la dépense de logement à payer"),
}

CAUSES: Mapping[str, str] = {
    "household": N_("Composition du ménage"),
    "resource_period": N_("Ressources et période"),
    "zone": N_("Zone de la commune"),
    "rent_cap": N_("Logement et plafond de loyer"),
    "rls": N_("Réduction de loyer de solidarité"),
    "overpayment": N_("Retenue d’un trop-perçu"),
    "suspension": N_("Suspension"),
}

CHANGES: Mapping[str, str] = {
    "one_dependant_less": N_("une personne à charge de moins"),
    "one_dependant_more": N_("une personne à charge de plus"),
    "single": N_("une personne seule"),
    "couple": N_("un couple"),
    "aah_or_aeeh": N_("une AAH ou une AEEH"),
    "no_aah_or_aeeh": N_("ni AAH ni AEEH"),
    "base_of_the_incomes": N_("la base calculée avec les revenus"),
    "base_of_the_previous_quarter": N_("la base du trimestre précédent"),
    "zone_1": N_("la zone 1"),
    "zone_2": N_("la zone 2"),
    "zone_3": N_("la zone 3"),
    "previous_scale": N_("le barème d’avant la dernière revalorisation"),
    "furnished": N_("un logement meublé"),
    "unfurnished": N_("un logement vide"),
    "room": N_("une chambre"),
    "not_a_room": N_("un logement entier"),
    "flat_share": N_("une colocation"),
    "not_shared": N_("un logement sans colocation"),
    "rls_due": N_("la RLS du barème"),
    "no_rls": N_("aucune RLS"),
    "withheld": N_("la retenue déduite"),
    "suspended": N_("une aide suspendue"),
}

QUESTIONS: Mapping[str, str] = {
    "household": N_("quelles personnes la caisse compte-t-elle dans le foyer, et depuis quand ?"),
    "resource_period": N_("quelle base de ressources et quels mois la caisse a-t-elle retenus ?"),
    "zone": N_("quelle zone la caisse a-t-elle retenue pour la commune ?"),
    "rent_cap": N_("quel loyer, quel type de logement et quel barème la caisse a-t-elle retenus ?"),
    "rls": N_("quelle RLS la caisse a-t-elle prise en compte ?"),
    "overpayment": N_("une somme est-elle retenue chaque mois, pour quel trop-perçu ?"),
    "suspension": N_("l’aide est-elle suspendue, depuis quand et pour quel motif ?"),
}
"""The question to put to the CAF or the MSA."""

VERDICTS: Mapping[str, str] = {
    "explained": N_("une seule donne le montant notifié"),
    "several": N_("plusieurs donneraient le montant notifié"),
    "not_explained": N_("aucune ne donne le montant notifié, l’écart n’est pas expliqué"),
}

CONSEQUENCES: Mapping[str, str] = {
    "net_rent": N_("loyer à charge"),
    "reste_a_vivre": N_("reste à vivre"),
    "fsl_base": N_("ressources au sens du FSL (l’aide n’y compte pas)"),
    "rsa": N_("RSA, selon le calcul"),
    "ppa": N_("prime d’activité, selon le calcul"),
}

REGIMES: Mapping[str, str] = {
    "payer": N_("jusqu’au 31 décembre 2026, la caisse décide"),
    "ccapex": N_("à partir du 1er janvier 2027, la CCAPEX décide"),
}

STANDINGS: Mapping[str, str] = {
    "not_at_risk": N_("pas d’impayé : l’aide n’est pas menacée"),
    "protected": N_("impayé, mais l’aide est maintenue"),
    "at_risk": N_("impayé : l’aide peut être suspendue"),
    "unknown": N_("on ne sait pas si l’impayé est constitué : demander le décompte"),
    "suspended": N_("l’aide est suspendue ; une de ces conditions remplie la rétablirait"),
    "liftable": N_("l’aide est suspendue ; demander maintenant son rétablissement"),
}

CONDITIONS: Mapping[str, str] = {
    "approved_plan_and_rent": N_("un plan approuvé par la caisse et le loyer courant payé"),
    "current_expense_paid": N_("la dépense de logement du mois payée en entier"),
    "hardship_and_half": N_("une situation sociale difficile et la moitié de la dépense payée"),
    "judge_schedule_kept": N_("l’échéancier du juge respecté"),
    "indemnity_paid": N_("bail résilié : l’indemnité d’occupation et les charges payées"),
    "file_oriented": N_("un dossier de surendettement recevable"),
    "measures_and_rent": N_("les mesures de surendettement et le loyer courant payé"),
    "good_faith": N_("la bonne foi : loyer repris ou plan suivi, réponses aux rendez-vous"),
}
