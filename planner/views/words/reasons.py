"""Words for the reasons of a proposal, of a refusal, of a line left out of the sums.

Each reason is a sentence with a verb of action. ``id!name`` is the sentence to use when the value
of that name is not known.
"""

from __future__ import annotations

from collections.abc import Mapping

from planner.views.i18n import N_
from planner.views.words import fsl, over_indebtedness

__all__ = ["DETAILS", "LIMITS", "MISSING", "REASONS", "REFUSALS", "STATES", "WHY_NOT"]

REASONS: Mapping[str, str] = {
    **over_indebtedness.REASONS,
    # Any proposal
    "request_under_way": N_("La demande est {state} ({on})."),
    "request_under_way!on": N_("La demande est {state}."),
    "request_granted": N_("L’aide a été accordée le {on} : {amount}."),
    "request_granted!on": N_("L’aide a été accordée : {amount}."),
    "request_granted!amount": N_("L’aide a été accordée le {on}."),
    "request_granted!amount,on": N_("L’aide a été accordée."),
    "request_refused": N_(
        "Une demande a été refusée le {on} : un recours ou une nouvelle demande reste possible."
    ),
    "request_refused!on": N_(
        "Une demande a été refusée : un recours ou une nouvelle demande reste possible."
    ),
    # The payment plan
    "debt_not_known": N_("Demander au bailleur le décompte : le montant n’est pas encore connu."),
    "no_debt": N_("Aucune dette de loyer n’est à rembourser."),
    "only_disputed_debt": N_(
        "Ne rien reconnaître : tout ce qui est réclamé ({prescribed}) a plus de trois ans."
    ),
    "earlier_debts_may_not_be_paid": N_(
        "Le dossier de surendettement est recevable depuis le {since} : la loi interdit de payer "
        "les dettes d’avant ({amount}), sauf les pensions alimentaires."
    ),
    "later_debt_may_be_paid": N_(
        "Rembourser la dette née après la recevabilité reste permis : {amount}."
    ),
    "settled_by_the_measures": N_(
        "Suivre les mesures de surendettement du {since} : elles règlent cette dette."
    ),
    "file_under_way": N_(
        "Attendre la décision : un dossier de surendettement est déposé depuis le {since}."
    ),
    "would_be_forbidden": N_(
        "Attendre : un plan signé maintenant deviendrait interdit dès la recevabilité du dossier "
        "de surendettement."
    ),
    "schedule_holds": N_(
        "Payer {instalment} par mois pendant {months}, jusqu’au {ends}, laisse de quoi vivre "
        "chaque mois ({schedule})."
    ),
    "family_figure_kept": N_("Garder le chiffre dit par le ménage ({amount}) : il tiendra."),
    "plan_longer_than_usual": N_(
        "Chercher une aide pour une partie de la dette : {months}, c’est plus que les {limit} mois "
        "habituels."
    ),
    "nothing_holds": N_(
        "Aucune mensualité ne tient aujourd’hui : en {month}, il manque {missing} pour vivre."
    ),
    "average_would_break": N_(
        "Ne pas signer sur la moyenne ({average}) : en {month}, il ne reste que {left}."
    ),
    "small_instalment_with_review": N_(
        "Verser une petite somme ({amount}) avec une clause de révision : elle tient {months} sur "
        "{horizon}."
    ),
    "allowance_first": N_("Obtenir d’abord l’aide au logement : {amount} de plus par mois."),
    "back_payment_first": N_(
        "Faire rétablir l’aide au logement : {amount} de rappel laisseraient une dette de {left}."
    ),
    "signed_plan_protects_allowance": N_(
        "Signer un plan protège l’aide au logement : l’impayé est constitué (seuil {threshold})."
    ),
    "full_rent_before_hearing": N_(
        "Payer le loyer entier ({rent}) avant l’audience du {hearing} : le juge peut alors donner "
        "des délais."
    ),
    "protocol_after_judgment": N_(
        "Signer un protocole de cohésion sociale avec le bailleur : {amount} par mois sur "
        "{months}, puis {more_months} de plus au besoin ; un nouveau bail suit s’il est respecté."
    ),
    "lease_ended_landlord_decides": N_(
        "Demander un nouveau bail : l’ancien est résilié depuis le {since}, le bailleur décide."
    ),
    "plan_on_the_rest": N_(
        "Rembourser ce que l’aide ne couvre pas ({amount}) : {instalment} par mois pendant "
        "{months}."
    ),
    "dispute_fees": N_("Demander au bailleur de retirer {amount} de frais qui ne sont pas dus."),
    # The FSL
    "fsl_no_debt": N_("Il n’y a pas de dette que le fonds pourrait prendre."),
    "fsl_no_territory": N_("Indiquer la commune : chaque département a son fonds."),
    "fsl_no_profile": N_(
        "Demander le règlement du fonds : celui du département {department} n’est pas connu ici."
    ),
    "fsl_profile": N_("Règlement lu : {profile} ({version}). La commission décide."),
    "fsl_can_pay_alone": N_("Le ménage peut rembourser seul en {months}."),
    "fsl_alone_is_long": N_("Sans le fonds, le remboursement prendrait {months}."),
    "fsl_criterion_met": N_("Condition remplie : {criterion}{facts}."),
    "fsl_criterion_not_met": N_("Condition non remplie : {criterion}{facts}."),
    "fsl_criterion_to_prove": N_("Condition à prouver : {criterion}{facts}."),
    "fsl_criterion_unknown": N_("Condition à vérifier : {criterion}."),
    "fsl_possible_from": N_(
        "Déposer la demande en {month} : {months} de loyer repris seront alors prouvés."
    ),
    "fsl_urgent_path": N_("Une voie d’urgence existe : {text}"),
    "fsl_amount": N_("Demander {amount} sur une dette de {total}."),
    "fsl_grant": N_("Dont une aide à ne pas rembourser : {amount}."),
    "fsl_loan": N_("Dont un prêt sans intérêt : {amount}."),
    "fsl_remainder": N_("Il resterait {amount} à rembourser."),
    "fsl_after_over_indebtedness": N_(
        "Attendre la décision de surendettement : beaucoup de fonds le demandent."
    ),
    "fsl_loan_forbidden": N_(
        "Ne pas prendre de prêt du fonds : un dossier de surendettement l’interdit."
    ),
    "fsl_students_often_left_out": N_(
        "Demander d’abord au CROUS : plusieurs fonds ne prennent pas les étudiants."
    ),
    **fsl.REASONS,
    # The ASLL
    "asll_running": N_("Un accompagnement est en cours jusqu’au {until}."),
    "asll_review_late": N_("Écrire le bilan de l’accompagnement, prévu le {on}."),
    "asll_needs_agreement": N_("Proposer sans imposer : l’accompagnement demande un libre accord."),
    "asll_household_wants_it": N_("Le ménage souhaite cet accompagnement."),
    "asll_household_refuses": N_("Le ménage ne souhaite pas cet accompagnement : c’est son choix."),
    "asll_household_thinks": N_("Le ménage y réfléchit : en reparler au prochain rendez-vous."),
    "asll_no_need": N_("Le ménage tient ses démarches et son budget sans accompagnement."),
    "asll_need_procedure": N_("Être accompagné dans la procédure : {event} du {on}."),
    "asll_need_procedure!on": N_("Être accompagné dans la procédure : {event}."),
    "asll_need_over_indebtedness": N_("Être accompagné pendant le dossier de surendettement."),
    "asll_need_long_arrears": N_("Être accompagné : la dette dure depuis {months}."),
    "asll_need_chosen": N_("Être accompagné : objectifs choisis avec le ménage ({count})."),
    "asll_need_several_debts": N_("Être accompagné : {count} dettes sont à suivre."),
    # Over-indebtedness
    "oi_nothing_to_settle": N_("Il n’y a pas de dette à traiter."),
    "oi_rent_debt_only": N_(
        "La dette de loyer est la seule : un plan ou le fonds viennent d’abord."
    ),
    "oi_screen_clear": N_("Les dettes peuvent être remboursées en {months}."),
    "oi_no_capacity": N_("Le budget ne laisse aucune capacité de remboursement."),
    "oi_no_capacity_but_temporary": N_(
        "Le budget ne laisse rien aujourd’hui, mais la situation peut changer : rouvrir les droits "
        "d’abord."
    ),
    "oi_arrears_too_long": N_(
        "Rembourser le loyer seul prendrait {months} (repère : {limit} mois)."
    ),
    "oi_debts_too_long": N_(
        "Rembourser toutes les dettes prendrait {months} (repère : {limit} mois)."
    ),
    "oi_creditors_without_agreement": N_(
        "{count} créanciers n’ont pas donné d’accord (repère : {limit})."
    ),
    "oi_seizure": N_("Une saisie est en cours : le dossier peut la suspendre ({count})."),
    "oi_judgment": N_("Un créancier a obtenu un jugement ({count})."),
    "oi_without_instalments": N_(
        "Sans les mensualités de crédit, le budget laisserait {after} par mois au lieu de {before}."
    ),
    "oi_resume_rent_first": N_(
        "Payer d’abord le loyer du mois en entier ({rent}), avant les crédits."
    ),
    "oi_household_refuses": N_("Le ménage ne souhaite pas déposer de dossier : c’est son choix."),
    "oi_professional_debts": N_("Les dettes professionnelles relèvent d’une autre procédure."),
    "oi_filed": N_("Le dossier est déposé depuis le {since} : payer le loyer du mois."),
    "oi_admissible": N_(
        "Le dossier est recevable depuis le {since} : ne plus payer les dettes d’avant, payer le "
        "loyer du mois."
    ),
    "oi_measures": N_("Les mesures sont fixées depuis le {since} : payer comme elles le disent."),
    "oi_lapsed": N_(
        "La recevabilité du {since} a plus de {limit} mois : demander où en est le dossier."
    ),
    "oi_lapsed!limit": N_(
        "La recevabilité du {since} est ancienne : demander où en est le dossier."
    ),
    "oi_closed": N_("Le dossier est clos depuis le {since}."),
    # Rights
    "al_claim_now": N_(
        "Demander {benefit} ce mois-ci : {amount} par mois selon le calcul ; le droit ne remonte "
        "pas avant la demande."
    ),
    "al_cannot_be_computed": N_(
        "Compléter le dossier : l’aide au logement n’a pas pu être calculée."
    ),
    "al_have_it_restored": N_(
        "Demander le rétablissement de l’aide suspendue depuis {since} : {amount} à rappeler."
    ),
    "al_have_it_restored!amount": N_(
        "Demander le rétablissement de l’aide suspendue depuis {since}."
    ),
    "al_have_it_restored!since": N_("Demander le rétablissement de l’aide : {amount} à rappeler."),
    "al_have_it_restored!amount,since": N_("Demander le rétablissement de l’aide suspendue."),
    "al_ask_the_payer": N_(
        "Demander à la caisse d’où vient l’écart : {computed} calculés, {notified} notifiés "
        "({gap})."
    ),
    "direct_payment": N_("Demander le versement de l’aide ({amount}) directement au bailleur."),
    "direct_payment!amount": N_("Demander le versement de l’aide directement au bailleur."),
    "rsa_when_income_stops": N_(
        "Demander le RSA en {month}, dès la fin de « {kind} » : il restera {resources} de "
        "ressources (repère : {limit})."
    ),
    "disability_pension_maybe": N_("Demander à la CPAM si une pension d’invalidité est possible."),
    "credit_insurance": N_(
        "Relire les assurances des crédits : l’arrêt de travail peut être couvert."
    ),
    "student_aid": N_("Demander l’aide spécifique du CROUS."),
    "legal_aid": N_("Demander l’aide juridictionnelle : {event} du {on}."),
    "legal_aid!on": N_("Demander l’aide juridictionnelle : {event}."),
    "dalo": N_("Déposer un recours DALO : le ménage est menacé d’expulsion sans relogement."),
    "bank_fee_cap": N_("Demander à la banque le plafonnement des frais ({amount} par mois)."),
    "energy_fund": N_("Demander l’aide du fonds pour l’énergie : {debt}."),
}

DETAILS: Mapping[str, str] = {
    "housing_allowance": N_("l’aide au logement"),
    "direct_payment": N_("le versement de l’aide au bailleur"),
    "rsa": N_("le RSA"),
    "ppa": N_("la prime d’activité"),
    "c2s": N_("la complémentaire santé solidaire"),
    "energy_voucher": N_("le chèque énergie"),
    "asf": N_("l’allocation de soutien familial"),
    "af": N_("les allocations familiales"),
    "cf": N_("le complément familial"),
    "paje_base": N_("l’allocation de base de la PAJE"),
    "ars": N_("l’allocation de rentrée scolaire"),
    "rls": N_("la réduction de loyer de solidarité (RLS)"),
    "aah": N_("l’allocation aux adultes handicapés"),
    "aspa": N_("le minimum vieillesse (ASPA)"),
    "disability_pension": N_("la pension d’invalidité"),
    "credit_insurance": N_("l’assurance des crédits"),
    "student_aid": N_("l’aide du CROUS"),
    "legal_aid": N_("l’aide juridictionnelle"),
    "dalo": N_("le droit au logement opposable (DALO)"),
    "bank_fee_cap": N_("le plafonnement des frais bancaires"),
    "energy_fund": N_("l’aide pour l’énergie"),
}

STATES = {
    "prepared": N_("préparée"),
    "sent": N_("envoyée"),
    "granted": N_("accordée"),
    "refused": N_("refusée"),
}

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
    "already_withheld": N_("déjà retenue sur le revenu noté"),
    "not_in_the_average": N_("hors d’un mois moyen, comptée dans le calendrier"),
}

REFUSALS: Mapping[str, str] = {
    "not_covered": N_("montant non calculé : les règles de ce territoire ne sont pas couvertes."),
    "owner": N_("montant non calculé : l’accession à la propriété n’est pas couverte."),
    "too_many_dependants": N_("montant non calculé : plus de vingt personnes à charge."),
}

MISSING: Mapping[str, str] = {
    "missing": N_("montant non calculé ; il manque : {fields}."),
    "room_and_flat_share": N_("montant non calculé : choisir entre chambre et colocation."),
    "no_parameter": N_("montant non calculé : pas de valeur légale connue pour « {parameter} »."),
}
