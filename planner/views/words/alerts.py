"""Words for the alerts: a question to put, facts at odds, what is coming, a limit of a result."""

from __future__ import annotations

from collections.abc import Mapping

from planner.views.i18n import N_

__all__ = ["ALERTS"]

ALERTS: Mapping[str, str] = {
    "nobody_in_household": N_("personne n’est inscrit dans le ménage : le calcul en compte une."),
    "birth_unknown": N_(
        "une date de naissance manque ({line}) : cette personne compte comme un adulte."
    ),
    "rent_unknown": N_("le loyer n’est pas connu : le budget n’en compte pas."),
    "allowance_amount_unknown": N_(
        "le montant de l’aide au logement n’est pas connu : le budget n’en compte pas."
    ),
    "account_unknown": N_("le compte locatif n’est pas connu : demander le décompte au bailleur."),
    "account_rough": N_(
        "la dette ({amount}) est annoncée en gros : demander le décompte au bailleur."
    ),
    "opening_balance_unknown": N_(
        "le solde antérieur ({amount}) n’est pas détaillé : demander le décompte d’avant."
    ),
    "statement_old": N_("le décompte du bailleur date du {on} : en demander un plus récent."),
    "declared_zero": N_("« {kind} » est à zéro : vérifier s’il n’y a vraiment rien."),
    "rough_line": N_("« {kind} » ({amount}) est donné en gros : le préciser plus tard."),
    "due_month_unknown": N_(
        "le mois où tombe « {kind} » n’est pas connu : il est réparti sur l’année."
    ),
    "formula_unknown": N_(
        "la formule du reste à vivre « {formula} » n’existe pas : la formule habituelle sert."
    ),
    "formula_without_floor": N_(
        "la formule « {formula} » n’a pas de minimum pour vivre : celui de « {used} » sert."
    ),
    "deadline_facts_missing": N_("pour calculer les dates de « {event} », il manque : {field}."),
    "law_to_review": N_(
        "des valeurs légales utilisées ont dépassé leur date de relecture ({count}) : vérifier les "
        "montants avant de signer."
    ),
    "no_parameter": N_("aucune valeur légale connue à cette date pour « {parameter} »."),
    "debt_birth_unknown": N_(
        "la date de naissance d’une dette manque ({line}) : elle dit si elle peut être payée."
    ),
    "allowance_told_as_income": N_(
        "l’aide au logement est aussi parmi les revenus : elle n’est comptée qu’une fois."
    ),
    "rls_told_as_income": N_("la RLS est parmi les revenus : elle réduit seulement le loyer."),
    "earmarked_income": N_("« {kind} » paie une aide à domicile : ce n’est pas compté pour vivre."),
    "counted_with_dwelling": N_(
        "« {kind} » est déjà dans le logement : la ligne n’est comptée qu’une fois."
    ),
    "living_costs_above_floor": N_(
        "les dépenses de la vie courante déclarées ({declared}) dépassent le minimum ({floor})."
    ),
    "withheld_before_or_after": N_(
        "une retenue de {amount} est déduite du revenu : vérifier qu’il est noté avant la retenue."
    ),
    "seizure_above_portion": N_(
        "{taken} par mois sont saisis sur un salaire de {wage}, dont {seizable} seulement sont "
        "saisissables (C. trav. L.3252-2) : le faire vérifier par le commissaire de justice."
    ),
    "seizure_below_minimum": N_(
        "{taken} par mois sont saisis : il reste {left} du salaire, sous le minimum que même une "
        "pension alimentaire doit laisser ({floor}, C. trav. L.3252-5 et R.3252-5)."
    ),
    "instalment_told_twice": N_(
        "une mensualité de {amount} est dans les charges et dans les dettes : comptée une fois."
    ),
    "allowance_above_rent": N_("l’aide au logement ({allowance}) dépasse le loyer ({rent})."),
    "resumption_at_odds": N_(
        "reprise du loyer : {told} selon le ménage, {account} selon le compte."
    ),
    "events_out_of_order": N_(
        "« {event} » ({on}) est avant « {earlier_event} » ({earlier_on}) : vérifier les dates, les "
        "délais en dépendent."
    ),
    "summons_before_delay": N_(
        "l’assignation ({on}) précède la fin du délai du commandement ({expires}) : à vérifier et "
        "à dire à un avocat ou à l’ADIL avant l’audience."
    ),
    "summons_after_prefect_delay": N_(
        "l’assignation ({on}) suit le {latest}, dernier jour pour la notifier au préfet avant "
        "l’audience du {hearing} : à vérifier et à dire à un avocat ou à l’ADIL avant l’audience."
    ),
    "truce_set_by_prefect": N_(
        "outre-mer, le préfet fixe les dates de la trêve des expulsions, trois mois et demi par "
        "an : les lui demander."
    ),
    "rsa_of_mayotte": N_(
        "à Mayotte le RSA a un montant plus bas : la portion saisissable et la capacité, calculées "
        "avec celui de métropole, sont à vérifier."
    ),
    "seizable_partner": N_(
        "si le conjoint a moins que le RSA, la portion saisissable est plus basse."
    ),
    "income_ends": N_("« {kind} » ({amount}) s’arrête en {month} : préparer la suite."),
    "charge_ends": N_("« {kind} » ({amount}) s’arrête en {month}."),
    "lump_makes_lowest": N_(
        "« {kind} » ({amount}) fait le mois le plus serré, {month} : étalé en {monthly} par mois, "
        "la capacité passe de {capacity} à {if_spread}."
    ),
    "overdraft_exceeded": N_(
        "en {month}, le compte descendrait à {balance}, au-delà du découvert autorisé ({limit})."
    ),
    "formula_not_applied": N_(
        "la formule de reste à vivre « {formula} » n’existe pas ou ne va pas si loin : celle par "
        "défaut est prise, avec son minimum. Choisissez-en une autre."
    ),
    "deficit": N_("en {month}, les dépenses dépassent les ressources de {missing}."),
    "below_floor": N_("en {month}, il reste {left}, sous le minimum pour vivre ({floor})."),
    "effort_high": N_("le logement prend {ratio} des ressources (repère : {limit})."),
    "fees_struck": N_(
        "{amount} de frais réclamés ne sont pas dus : demander au bailleur de les retirer."
    ),
    "prescribed_apart": N_("{amount} ont plus de trois ans : ne pas les reconnaître sans conseil."),
    "account_in_credit": N_("le compte est créditeur de {amount} : demander le remboursement."),
    "unpaid_rent_constituted": N_(
        "l’impayé est constitué depuis le {since} (seuil : {threshold}) : l’aide au logement peut "
        "être suspendue sans plan signé."
    ),
    "unpaid_rent_by_the_other_rule": N_(
        "selon l’autre règle, l’impayé est constitué depuis le {since} (seuil : {threshold})."
    ),
    "allowance_suspended": N_(
        "l’aide au logement est suspendue depuis {since} : demander ce qui la rétablit."
    ),
    "allowance_suspended!since": N_(
        "l’aide au logement est suspendue : demander depuis quand et ce qui la rétablit."
    ),
    "allowance_not_claimed": N_(
        "l’aide au logement n’est pas demandée (calcul : {amount} par mois) : la demander ce "
        "mois-ci."
    ),
    "allowance_not_claimed!amount": N_(
        "l’aide au logement n’est pas demandée : vérifier le droit et la demander ce mois-ci."
    ),
    "allowance_gap": N_(
        "l’aide calculée ({computed}) n’est pas celle notifiée ({notified}) : écart de {gap}, à "
        "demander à la caisse."
    ),
    "zone_several": N_(
        "cette commune réunit d’anciennes communes de zones différentes ({zones}) : lire la zone "
        "sur la notification de la caisse."
    ),
    "zone_unknown": N_(
        "la zone de cette commune n’est pas connue : la lire sur la notification de la caisse."
    ),
    "zone_at_odds": N_(
        "la zone indiquée ({declared}) n’est pas celle connue pour la commune ({zones}) : la "
        "vérifier sur la notification de la caisse."
    ),
    "rls_missing": N_(
        "une RLS de {due} par mois serait due et l’avis d’échéance n’en montre pas : la demander "
        "au bailleur et à la caisse."
    ),
    "rls_at_odds": N_(
        "la RLS de l’avis ({printed}) n’est pas celle du barème ({due}) : à demander au bailleur "
        "et à la caisse."
    ),
    "landlord_demand_breaks": N_(
        "la mensualité du bailleur ({instalment}) casse en {month} : il manque {missing}."
    ),
    "household_offer_breaks": N_(
        "la mensualité proposée par le ménage ({instalment}) casse en {month} : il manque "
        "{missing}."
    ),
    "chosen_breaks": N_(
        "la mensualité choisie ({instalment}) casse en {month} : il manque {missing}."
    ),
    "debts_not_to_be_paid": N_(
        "surendettement recevable depuis le {since} : {amount} de dettes ne doivent pas être payés."
    ),
    "instalment_not_to_be_paid": N_(
        "la mensualité de {amount} ({line}) ne doit plus être payée : dossier recevable."
    ),
    "admissibility_lapsed": N_(
        "la recevabilité du {since} a plus de deux ans : demander où en est le dossier."
    ),
}
"""``id!name`` is the sentence to use when the value of that name is not known."""
