"""Words for what a fund asks, gives and waits for."""

from __future__ import annotations

from collections.abc import Mapping

from planner.views.i18n import N_

__all__ = ["BANDS", "CRITERIA", "FIGURES", "FILERS", "REASONS", "SERVICES", "STANDINGS", "STATES"]

REASONS: Mapping[str, str] = {
    "fsl_not_read": N_("À vérifier auprès du fonds, non lu dans son règlement : {criteria}."),
    "fsl_possible_by_band": N_("{band} : {months} de loyer repris, demande possible en {month}."),
    "fsl_waits_until": N_("Attendre {month} : {criterion}."),
    "fsl_loan_terms": N_("Le prêt se rembourse par {instalment} par mois pendant {months}."),
    "fsl_least": N_(
        "Une aide de {amount} suffit : le reste se rembourse au bailleur par {instalment} par "
        "mois pendant {months}."
    ),
    "fsl_least_is_all": N_("Il faut {amount} pour que le budget tienne : toute la dette."),
    "fsl_least_out_of_reach": N_(
        "L’aide la plus grande que permet le règlement laisse un reste que le budget ne porte pas."
    ),
    "fsl_until_pay_rent": N_("D’ici là, payer le loyer entier pendant encore {months}."),
    "fsl_until_loan_repaid": N_("D’ici là, finir de rembourser le prêt précédent du fonds."),
    "fsl_until_step": N_("Réunir la preuve avant l’envoi : {criterion}."),
    "fsl_filed_by": N_("La demande est déposée par {filer}."),
    "fsl_complete_within": N_("Compléter le dossier dans les {days} jours de son dépôt."),
    "fsl_utilities": N_("{service} : demander {amount} sur une dette de {total}."),
    "fsl_utilities!amount": N_(
        "{service} : demander une aide au fonds pour une dette de {total} ; le montant maximal "
        "n’a pas été lu."
    ),
    "fsl_above_effort": N_("Ce que dit alors le règlement : {text}"),
    "fsl_decided_within": N_("Le fonds répond en {days} jours environ."),
    "fsl_agreement_within": N_("Renvoyer l’accord signé dans les {days} jours."),
    "fsl_derogation": N_("Une dérogation peut se demander : {text}"),
    "fsl_utilities_closed": N_(
        "{service} : le fonds n’aide pas, condition non remplie ({criteria})."
    ),
    "fsl_utilities_later": N_("{service} : possible en {month}, attendre pour : {criteria}."),
    "fsl_utilities_form": N_("{service} : {grant} à ne pas rembourser et {loan} de prêt."),
    "fsl_utilities_loan": N_(
        "{service} : le prêt se rembourse par {instalment} par mois pendant {months}."
    ),
    "fsl_utilities_least": N_(
        "{service} : une aide de {amount} suffit, le reste se payant au fournisseur par "
        "{instalment} par mois pendant {months}."
    ),
    "fsl_utilities_all": N_("{service} : il faut {amount} pour que le budget tienne."),
    "fsl_utilities_alone": N_(
        "{service} : le budget peut payer cette dette sans aide, en plus du plan du loyer."
    ),
    "fsl_utilities_out_of_reach": N_(
        "{service} : même l’aide la plus grande laisse un reste que le budget ne porte pas."
    ),
    "fsl_utilities_rest": N_(
        "{service} : ce que l’aide laisse se paie par {instalment} par mois pendant {months}."
    ),
    "fsl_supply_kept": N_(
        "La fourniture continue tant que le fonds n’a pas répondu ; le débit du téléphone et "
        "d’internet peut être réduit."
    ),
    "fsl_preferred_met": N_("Souhaité par le fonds, et fait : {criterion}."),
    "fsl_preferred_not_met": N_("Souhaité par le fonds, et qui manque : {criterion}."),
    "fsl_preferred_to_prove": N_("Souhaité par le fonds, à montrer : {criterion}."),
    "fsl_loan_charged": N_("Dont un prêt avec intérêt : {amount}."),
    "fsl_loan_interest": N_(
        "L’intérêt du prêt serait de {amount} en tout, compté chaque mois sur ce qui reste dû : "
        "à vérifier auprès du fonds."
    ),
    "fsl_utilities_only": N_(
        "Le loyer est à jour : demander au fonds pour les autres factures du logement."
    ),
    "pairing_plan_alone": N_("Le plan avec le bailleur suffit : {months}."),
    "pairing_rest_by_plan": N_("Le fonds prend une part, le plan rembourse le reste : {amount}."),
    "pairing_fund_pays_all": N_("Le fonds prend toute la dette."),
    "pairing_by_the_commission": N_("La commission de surendettement règle toutes les dettes."),
    "pairing_debt_not_settled": N_("À soi seul, cela ne rembourse pas la dette."),
    "pairing_rights_first": N_(
        "Ouvrir d’abord les droits : ils changent tous les autres chiffres."
    ),
    "pairing_debt_frozen": N_(
        "La loi interdit de payer la dette d’avant la recevabilité ({amount})."
    ),
    "pairing_fund_excludes_a_file": N_(
        "Choisir : ce fonds n’aide pas un ménage qui a un dossier de surendettement."
    ),
    "pairing_nothing_left_to_plan": N_("Choisir : l’aide du fonds ne laisse rien à échelonner."),
    "pairing_part_not_open": N_("{aid} : {verdict} aujourd’hui."),
}

CRITERIA: Mapping[str, str] = {
    "landlord_share": N_("la part laissée par le bailleur"),
    "aid_must_matter": N_("une aide qui réduit vraiment la dette"),
    "utility_cap": N_("le montant maximal pour ce service"),
    "debt_certified": N_("la dette certifiée par le fournisseur"),
    "direct_request": N_("une demande faite par le ménage lui-même"),
    "loan_terms": N_("les conditions du prêt"),
    "loan_duration": N_("la durée minimale du prêt, en mois"),
    "debt": N_("les dettes prises en charge"),
    "prior_steps": N_("les démarches à faire avant"),
    "exclusions": N_("les personnes laissées de côté"),
}

BANDS: Mapping[str, str] = {
    "amount": N_("Selon le montant de la dette"),
    "residual_rents": N_("Selon le nombre de loyers à charge"),
}

FILERS: Mapping[str, str] = {
    "household": N_("le ménage"),
    "landlord": N_("le bailleur"),
    "social_worker": N_("un travailleur social"),
    "household_or_social_worker": N_("le ménage ou un travailleur social"),
}

SERVICES: Mapping[str, str] = {
    "energy": N_("Énergie"),
    "water": N_("Eau"),
    "phone": N_("Téléphone et internet"),
}

STATES: Mapping[str, str] = {
    "met": N_("remplie"),
    "not_met": N_("non remplie"),
    "to_prove": N_("à prouver"),
    "unknown": N_("non connue"),
}

STANDINGS: Mapping[str, str] = {
    "open": N_("toutes les conditions lues sont remplies"),
    "to_prove": N_("des conditions restent à prouver"),
    "later": N_("possible plus tard"),
    "closed": N_("une condition lue n’est pas remplie"),
}

FIGURES: Mapping[str, str] = {
    "fsl.ran_some_months": N_("part des mois regardés"),
    "fsl.effort_rls": N_("réduction de loyer de solidarité (RLS)"),
    "fsl.landlord_share": N_("part laissée par le bailleur"),
    "fsl.landlord_part": N_("somme laissée par le bailleur"),
    "fsl.without_landlord_part": N_("dette sans la part du bailleur"),
    "fsl.asll_above": N_("dette à partir de laquelle un accompagnement est demandé"),
    "fsl.loan_months": N_("durée maximale du prêt, en mois"),
    "fsl.loan_share": N_("prêt partagé en parts égales"),
    "fsl.loan_share_rounded": N_("part du prêt arrondie au centime"),
    "fsl.loan_least": N_("mensualité minimale du prêt"),
    "fsl.loan_at_least_each": N_("mensualité du prêt, au moins la minimale"),
    "fsl.loan_most": N_("mensualité maximale, autres prêts du fonds déduits"),
    "fsl.loan_within_most": N_("mensualité du prêt, sous la maximale"),
    "fsl.loan_share_with_interest": N_("plus petite mensualité qui finit à temps, intérêt compris"),
    "fsl.loan_first_interest": N_("intérêt du premier mois"),
    "fsl.loan_with_interest": N_("prêt et intérêt du premier mois"),
    "fsl.loan_left": N_("ce qui reste du prêt"),
    "fsl.loan_interest_of_month": N_("intérêt du mois"),
    "fsl.loan_interest": N_("intérêt du prêt en tout"),
    "fsl.before_aid": N_("reste à vivre, échéances déjà convenues rendues"),
    "fsl.lowest_beside": N_("ce que laisse le mois le plus serré, à côté des autres plans"),
    "fsl.loan_instalment": N_("mensualité du prêt du fonds"),
    "fsl.least_found": N_("plus petite aide trouvée, en euros entiers"),
    "fsl.least": N_("plus petite aide qui fait tenir le plan"),
    "fsl.rest_asked": N_("mensualité gardée pour le bailleur"),
    "fsl.rest_instalment": N_("mensualité du bailleur après l’aide"),
    "fsl.left_after_aid": N_("reste à vivre après l’aide"),
    "fsl.lowest_after_aid": N_("ce que laisse le mois le plus serré après l’aide"),
    "fsl.utility_balance": N_("dette au fournisseur"),
    "fsl.utility_debt": N_("dette d’énergie, d’eau ou de téléphone"),
    "fsl.utility_cap": N_("montant maximal du fonds pour ce service"),
    "fsl.utility_room": N_("montant maximal moins les aides déjà reçues"),
    "fsl.utility_left": N_("ce qui reste du montant maximal pour ce service"),
    "fsl.utility_amount": N_("montant à demander pour ce service"),
    "fsl.utility_remainder": N_("reste dû au fournisseur"),
    "schedule.needed": N_("minimum pour vivre et mensualité ensemble, {at}"),
    "schedule.missing": N_("ce qui manque au premier mois qui casse, {at}"),
    "payment_plan.missing": N_("ce qui manque ce mois-là pour garder le minimum"),
    "payment_plan.left_with_allowance": N_("ce qui reste, aide au logement à venir comprise"),
    "payment_plan.margin_of_the_month": N_("ce que le mois laisse au-dessus du minimum"),
    "payment_plan.small_instalment": N_("petite mensualité que ces mois portent"),
    "payment_plan.protocol_share": N_("dette partagée sur la durée du protocole"),
    "payment_plan.protocol_instalment": N_("mensualité du protocole, au centime supérieur"),
    "rights.bank_fees": N_("frais bancaires du mois"),
}
