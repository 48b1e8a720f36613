"""Words for the dates of the eviction clock: what falls on that day, and what to do before it."""

from __future__ import annotations

from planner.views.i18n import N_

__all__ = ["DEADLINES", "EVENTS", "FAMILY_TO_DO", "PLAIN", "RULES", "TO_DO"]

DEADLINES = {
    "commandement_expires": N_("fin du délai du commandement de payer"),
    "guarantor_notified": N_("dernier jour pour signifier le commandement à la caution"),
    "prefect_notified": N_("dernier jour pour notifier l’assignation au préfet"),
    "diagnosis_sent": N_("envoi du diagnostic social et financier au juge"),
    "diagnosis_interview_offered": N_("entretien du diagnostic social et financier à proposer"),
    "hearing": N_("audience"),
    "leave_order_expires": N_("fin du délai du commandement de quitter les lieux"),
    "winter_truce_starts": N_("début de la trêve hivernale"),
    "winter_truce_ends": N_("fin de la trêve hivernale"),
    "eviction_not_before": N_("pas d’expulsion avant ce jour"),
    "home_visit": N_("visite à domicile"),
    "second_meeting": N_("deuxième entretien"),
    "aid_plan_contract": N_("signature du contrat d’aide"),
    "partners_informed": N_("information des partenaires"),
    "landlord_report": N_("dernier jour du bailleur pour signaler l’impayé à la caisse"),
    "plan_found": N_("fin du délai pour trouver un plan d’apurement"),
    "fsl_scheme": N_("sans plan, fin du délai du FSL saisi par la caisse"),
    "fsl_answer": N_("réponse attendue du FSL"),
    "plan_checked": N_("contrôle du plan par la caisse, au plus tard"),
    "judge_delays_end": N_("fin des délais que le juge peut donner, au plus tard"),
    "oi_decision": N_("décision attendue de la commission de surendettement"),
    "oi_suspension_ends": N_("fin de la suspension des poursuites, au plus tard"),
    "force_publique_silence": N_("silence du préfet qui vaut refus de la force publique"),
}

TO_DO = {
    "commandement_expires": N_("payer, ou signer un plan avec le bailleur et demander le FSL"),
    "guarantor_notified": N_("demander si la caution a reçu l’acte"),
    "prefect_notified": N_("vérifier la notification : sans elle l’assignation est irrecevable"),
    "diagnosis_sent": N_("rencontrer le service chargé du diagnostic et apporter les papiers"),
    "diagnosis_interview_offered": N_("répondre à la proposition d’entretien"),
    "hearing": N_("venir à l’audience, avec le loyer du mois payé en entier"),
    "leave_order_expires": N_("demander des délais au juge de l’exécution et un relogement"),
    "winter_truce_ends": N_("préparer le relogement ou le protocole avec le bailleur"),
    "eviction_not_before": N_("demander des délais au juge de l’exécution et un relogement"),
    "home_visit": N_("prendre rendez-vous avec le ménage"),
    "second_meeting": N_("préparer le diagnostic à deux"),
    "aid_plan_contract": N_("relire le contrat et le signer"),
    "partners_informed": N_("informer les partenaires, avec l’accord du ménage"),
    "landlord_report": N_("signer un plan avec le bailleur : il protège l’aide au logement"),
    "plan_found": N_("signer un plan avec le bailleur et l’envoyer à la caisse"),
    "fsl_scheme": N_("apporter au FSL les papiers et la preuve du loyer repris"),
    "fsl_answer": N_("demander au FSL où en est la demande"),
    "plan_checked": N_("tenir les preuves de chaque paiement, loyer et mensualité"),
    "judge_delays_end": N_(
        "payer chaque mois le loyer et l’échéancier : un impayé les fait tomber"
    ),
    "oi_decision": N_("payer le loyer du mois et répondre aux demandes de la commission"),
    "oi_suspension_ends": N_("demander à la commission où en sont les mesures"),
    "force_publique_silence": N_("écrire au préfet la situation du ménage et les démarches"),
}

PLAIN = {
    "commandement_expires": N_("fin du délai donné par l’acte du commissaire de justice"),
    "prefect_notified": N_("le préfet doit être prévenu de l’audience"),
    "diagnosis_sent": N_("le juge reçoit le diagnostic de votre situation"),
    "diagnosis_interview_offered": N_("un entretien doit vous être proposé"),
    "hearing": N_("audience au tribunal"),
    "leave_order_expires": N_("fin du délai donné pour quitter le logement"),
    "winter_truce_starts": N_("début de la trêve d’hiver"),
    "winter_truce_ends": N_("fin de la trêve d’hiver"),
    "eviction_not_before": N_("pas d’expulsion avant ce jour"),
    "home_visit": N_("visite chez vous"),
    "second_meeting": N_("deuxième rendez-vous"),
    "aid_plan_contract": N_("signature du contrat d’aide"),
    "landlord_report": N_("le bailleur doit prévenir la caisse"),
    "plan_found": N_("fin du délai pour trouver un plan avec le bailleur"),
    "fsl_answer": N_("le fonds doit répondre à votre demande"),
    "plan_checked": N_("la caisse regarde si le plan est suivi"),
    "judge_delays_end": N_("fin du temps que le juge peut donner"),
    "oi_decision": N_("la commission décide de votre dossier"),
}
"""What falls on that day, in the words of the family's view."""

FAMILY_TO_DO = {
    "commandement_expires": N_("signer un plan avec le bailleur, ou payer ce que demande l’acte"),
    "diagnosis_sent": N_("rencontrer le service qui écrit au juge, avec vos papiers"),
    "diagnosis_interview_offered": N_("répondre à la proposition d’entretien"),
    "hearing": N_("venir à l’audience, avec le loyer du mois payé en entier"),
    "leave_order_expires": N_("demander avec nous du temps au juge et un autre logement"),
    "winter_truce_ends": N_("préparer avec nous la suite : un accord ou un autre logement"),
    "eviction_not_before": N_("demander avec nous du temps au juge et un autre logement"),
    "second_meeting": N_("venir au deuxième rendez-vous"),
    "aid_plan_contract": N_("relire le contrat, prendre le temps, puis signer"),
    "landlord_report": N_("signer un plan avec le bailleur : il protège l’aide au logement"),
    "plan_found": N_("signer un plan avec le bailleur"),
    "plan_checked": N_("payer chaque mois le loyer et la mensualité"),
    "judge_delays_end": N_("payer chaque mois le loyer et ce que le juge a fixé"),
    "oi_decision": N_("payer le loyer du mois et répondre à la commission"),
}
"""What the family itself does before that day."""

EVENTS = {
    "formal_notice": N_("mise en demeure"),
    "landlord_report": N_("signalement de l’impayé par le bailleur"),
    "allowance_suspended": N_("suspension de l’aide au logement"),
    "commandement": N_("commandement de payer"),
    "ccapex": N_("saisine de la CCAPEX"),
    "assignation": N_("assignation"),
    "diagnosis_referral": N_("demande de diagnostic social et financier"),
    "hearing": N_("audience"),
    "judgment": N_("jugement"),
    "leave_order": N_("commandement de quitter les lieux"),
    "force_publique_requested": N_("demande du concours de la force publique"),
    "force_publique_granted": N_("concours de la force publique accordé"),
    "contract_referral": N_("désignation pour le contrat d’aide"),
    "over_indebtedness_filed": N_("dépôt du dossier de surendettement"),
    "over_indebtedness_admissible": N_("recevabilité du dossier de surendettement"),
    "over_indebtedness_measures": N_("mesures de surendettement"),
    "over_indebtedness_closed": N_("clôture du dossier de surendettement"),
}

RULES = {
    "rent-resumed-before": N_("jusqu’à 36 mois de délais, si le loyer entier est repris avant"),
    "winter-truce": N_("du 1er novembre au 31 mars"),
    "after-order-and-truce": N_("après le délai pour partir et la trêve"),
    "days": N_("{n} jours"),
    "working-days": N_("{n} jours ouvrés"),
    "weeks": N_("{n} semaines"),
    "months": N_("{n} mois après"),
    "days-before": N_("{n} jours avant"),
    "working-days-before": N_("{n} jours ouvrés avant"),
    "weeks-before": N_("{n} semaines avant"),
}
"""A rule such as ``6-weeks-before`` is a number and one of these."""
