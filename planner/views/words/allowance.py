"""Words for the housing allowance: its resource base, each income of it, and the RLS."""

from __future__ import annotations

from collections.abc import Mapping

from planner.views.i18n import N_

__all__ = ["FIGURES", "QUESTIONS", "REASONS", "REASONS_OF_CHOICE", "SITUATIONS", "STATES"]

FIGURES: Mapping[str, str] = {
    # The resource base
    "resource_base.given": N_("base de ressources retenue par la caisse"),
    "resource_base.income": N_("{at}, montant du papier"),
    "resource_base.yearly": N_("{at}, sur les douze mois regardés"),
    "resource_base.nothing_counts": N_("aucune ressource comptée"),
    "resource_base.wages": N_("salaires et indemnités de l’année, {at}"),
    "resource_base.earned": N_("salaires de l’année, {at}"),
    "resource_base.tenth": N_("dixième pour frais professionnels, {at}"),
    "resource_base.at_least": N_("frais professionnels, au moins le minimum, {at}"),
    "resource_base.work_expenses": N_("frais professionnels déduits, {at}"),
    "resource_base.wages_kept": N_("salaires et indemnités retenus, {at}"),
    "resource_base.earnings": N_("salaires de l’année, {at}"),
    "resource_base.earnings_less_expenses": N_("salaires moins les frais, {at}"),
    "resource_base.earnings_kept": N_("salaires après les frais, {at}"),
    "resource_base.expenses_less_earnings": N_("frais moins les salaires, {at}"),
    "resource_base.expenses_after_earnings": N_("frais qui restent à déduire, {at}"),
    "resource_base.unemployment": N_("indemnités de chômage de l’année, {at}"),
    "resource_base.unemployment_less_expenses": N_("indemnités de chômage moins les frais, {at}"),
    "resource_base.unemployment_kept": N_("indemnités de chômage après les frais, {at}"),
    "resource_base.expenses_less_unemployment": N_("frais moins les indemnités, {at}"),
    "resource_base.expenses_after_unemployment": N_("frais qui restent à déduire, {at}"),
    "resource_base.daily": N_("indemnités journalières de l’année, {at}"),
    "resource_base.daily_less_expenses": N_("indemnités journalières moins les frais, {at}"),
    "resource_base.daily_kept": N_("indemnités journalières après les frais, {at}"),
    "resource_base.expenses_less_daily": N_("frais moins les indemnités journalières, {at}"),
    "resource_base.expenses_after_daily": N_("frais qui restent à déduire, {at}"),
    "resource_base.earnings_abatement": N_("abattement de 30 % sur les salaires, {at}"),
    "resource_base.earnings_after_abatement": N_("salaires après abattement, {at}"),
    "resource_base.benefit_abatement": N_("abattement de 30 % sur le chômage, {at}"),
    "resource_base.unemployment_after_abatement": N_("chômage après abattement, {at}"),
    "resource_base.neutralised": N_("salaires et chômage neutralisés, {at}"),
    "resource_base.pensions": N_("pensions de l’année"),
    "resource_base.pension_tenth": N_("dixième des pensions, {at}"),
    "resource_base.pension_at_least": N_("dixième des pensions, au moins le minimum, {at}"),
    "resource_base.pension_deductions": N_("abattements sur les pensions"),
    "resource_base.pension_deduction": N_("abattement sur les pensions"),
    "resource_base.pensions_kept": N_("pensions retenues"),
    "resource_base.saving": N_("{at}"),
    "resource_base.savings": N_("ensemble de l’épargne"),
    "resource_base.savings_counted": N_("épargne comptée, au-dessus du seuil"),
    "resource_base.notional_income": N_("revenu forfaitaire de l’épargne (3 %)"),
    "resource_base.resources_kept": N_("ressources retenues"),
    "resource_base.months_of_the_year": N_("mois de l’année"),
    "resource_base.working_from": N_("salaires à partir desquels une personne travaille, {at}"),
    "resource_base.both_working": N_("ressources moins l’abattement de double activité"),
    "resource_base.base": N_("base de ressources calculée"),
    "resource_base.student_amount": N_("forfait de ressources des étudiants"),
    # The social rent reduction
    "rls.printed": N_("RLS de l’avis d’échéance"),
    "rls.resources": N_("ressources de l’année retenues par la caisse"),
    "rls.months_of_the_year": N_("mois de l’année"),
    "rls.monthly_resources": N_("ressources par mois"),
    "rls.ceiling": N_("plafond de ressources de la RLS, par mois"),
    "rls.ceiling_further_dependants": N_("personnes à charge en plus"),
    "rls.ceiling_supplement": N_("supplément du plafond"),
    "rls.below_ceiling": N_("écart au plafond, par mois"),
    "rls.below_ceiling_over_a_year": N_("écart au plafond, sur l’année"),
    "rls.scale_amount": N_("montant de la RLS sous le plafond"),
    "rls.scale_amount_further_dependants": N_("personnes à charge en plus"),
    "rls.scale_amount_supplement": N_("supplément de RLS"),
    "rls.one_cent": N_("un centime : les ressources doivent être sous le plafond"),
    "rls.amount": N_("RLS due selon le barème"),
}

REASONS_OF_CHOICE: Mapping[str, str] = {
    "no_grant": N_("étudiant sans bourse"),
    "rsa": N_("le ménage reçoit le RSA : salaires et chômage ne comptent pas"),
    "unemployed_unpaid": N_(
        "chômage sans indemnité depuis deux mois : salaires et chômage ne comptent pas"
    ),
}

SITUATIONS: Mapping[str, str] = {
    "given": N_("base donnée dans le dossier"),
    "student": N_("forfait des étudiants de moins de 28 ans"),
    "rsa": N_("ménage au RSA"),
    "steady": N_("revenus de toute l’année"),
    "changed": N_("revenus qui ont changé dans l’année, mois par mois"),
}

STATES: Mapping[str, str] = {
    "known": N_("connu"),
    "estimated": N_("estimé"),
    "missing": N_("manque"),
    "neutralised": N_("mis à zéro"),
    "replaced": N_("remplacé par le forfait"),
    "not_counted": N_("non compté"),
}

REASONS: Mapping[str, str] = {
    "declared": N_("dit sans papier"),
    "student": N_("le forfait des étudiants en tient lieu"),
    "other_adults": N_("revenu d’un autre occupant : il ne compte qu’au-dessus d’un seuil"),
    "outside_the_year": N_("hors des douze mois regardés"),
    "rsa": N_("le ménage reçoit le RSA"),
    "unemployed_unpaid": N_("chômage sans indemnité"),
    "tax_notice": N_("seul l’avis d’impôt le dit"),
    "irregular": N_("irrégulier ou non détaillé : apporter les bulletins des douze mois"),
    "since_when": N_("demander depuis quel mois"),
    "changed_income": N_("a commencé ou cessé dans l’année : dire ce qui précède ou ce qui suit"),
    "unsettled": N_("demander depuis quand dure la situation"),
    "birth": N_("la date de naissance manque"),
    "no_adult": N_("personne n’est inscrit dans le ménage"),
    "no_income": N_("aucun revenu n’est inscrit"),
    "no_parameter": N_("pas de valeur légale connue à cette date"),
}
"""Why an income is in its state, or why no base is computed from the incomes."""

QUESTIONS: Mapping[str, str] = {
    "assets": N_("biens : y a-t-il plus de 30 000 € d’épargne ou un bien immobilier ?"),
    "other_resources_of_the_tax_notice": N_("avis d’impôt : y a-t-il d’autres revenus ?"),
    "other_adults": N_("un autre adulte vit-il là depuis plus de six mois, avec quel revenu ?"),
    "partner_without_income": N_("le conjoint a-t-il eu un revenu dans l’année ?"),
    "since_when": N_("depuis quand chaque revenu court-il ?"),
    "net_taxable": N_("quel est le net imposable ? Il est un peu plus haut que le net payé"),
    "maintenance_paid": N_("quelle pension alimentaire versée figure sur l’avis d’impôt ?"),
    "before_rsa": N_("y avait-il d’autres ressources avant le RSA ?"),
    "savings_already_taxed": N_("quelle part de l’épargne est déjà imposée ?"),
}
"""What to ask before trusting a base computed from the incomes."""
