"""Words for the review of rights: each right, what is said of it, what to ask.

A sentence names what a counsellor can do; nothing here says that somebody did wrong. ``id!name`` is
the sentence to use when the value of that name is not known.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from planner.calc.calendar import Month
from planner.calc.figure import Figure
from planner.calc.money import Money
from planner.calc.results import Reason
from planner.calc.rights.finding import Period, RightFinding, Standing
from planner.views import formats
from planner.views.i18n import N_, _

__all__ = [
    "FIELDS",
    "MISSING",
    "NOTES",
    "PAYERS",
    "PERIODS",
    "QUESTIONS",
    "REASONS",
    "REFUSALS",
    "RIGHTS",
    "STANDINGS",
    "standing",
    "told",
]

RIGHTS: Mapping[str, str] = {
    "af": N_("allocations familiales"),
    "cf": N_("complément familial"),
    "paje_base": N_("allocation de base de la PAJE"),
    "asf": N_("allocation de soutien familial (ASF)"),
    "ars": N_("allocation de rentrée scolaire"),
    "rls": N_("réduction de loyer de solidarité (RLS)"),
    "aah": N_("allocation aux adultes handicapés (AAH)"),
    "aspa": N_("allocation de solidarité aux personnes âgées (ASPA)"),
    "rsa": N_("revenu de solidarité active (RSA)"),
    "ppa": N_("prime d’activité"),
    "c2s": N_("complémentaire santé solidaire (C2S)"),
    "energy_voucher": N_("chèque énergie"),
}

PAYERS: Mapping[str, str] = {
    "caf": N_("la CAF ou la MSA"),
    "mdph": N_("la MDPH"),
    "pension_fund": N_("la caisse de retraite"),
    "cpam": N_("la caisse d’assurance maladie"),
    "landlord": N_("le bailleur"),
    "state": N_("le service du chèque énergie"),
}

STANDINGS: Mapping[Standing, str] = {
    Standing.RECEIVED: N_("reçu, au montant calculé"),
    Standing.RECEIVED_LESS: N_("reçu, au-dessous du montant calculé"),
    Standing.RECEIVED_MORE: N_("reçu, au-dessus du montant calculé"),
    Standing.RECEIVED_UNCHECKED: N_("reçu, montant non vérifié"),
    Standing.NOT_TOLD: N_("dû selon le calcul, absent du dossier"),
    Standing.TO_CHECK: N_("à vérifier"),
    Standing.NOT_CONCERNED: N_("sans objet"),
    Standing.FACTS_MISSING: N_("non calculé : il manque des informations"),
}

PERIODS: Mapping[Period, str] = {
    Period.MONTH: N_("par mois"),
    Period.YEAR: N_("par an"),
    Period.NONE: "",
}

MISSING: Mapping[str, str] = {
    "missing": N_("Non calculé : il manque des informations."),
    "birth_unknown": N_("Non calculé : une date de naissance manque."),
    "no_parameter": N_("Non calculé : aucune valeur légale n’est connue à cette date."),
}

REFUSALS: Mapping[str, str] = {
    "overseas": N_("Non calculé : les règles d’outre-mer ne sont pas couvertes."),
    "fewer_than_two_children": N_("Il faut deux enfants à charge de moins de 20 ans."),
    "fewer_than_three_children_of_three": N_("Il faut trois enfants à charge de 3 ans ou plus."),
    "no_child_under_three": N_("Aucun enfant de moins de 3 ans n’est à charge."),
    "no_child_in_charge": N_("Aucun enfant à charge n’ouvre ce droit."),
    "no_child_at_school": N_("Aucun enfant n’a l’âge de la rentrée scolaire."),
    "not_a_lone_parent": N_("Ce droit est celui d’un parent qui vit seul."),
    "other_parent_pays": N_("L’autre parent verse une pension qui atteint ce montant."),
    "maintenance_reaches_asf": N_(
        "La pension reçue atteint ce montant, ou il manque moins de 15 €."
    ),
    "income_above_ceiling": N_("Le revenu d’il y a deux ans dépasse le plafond."),
    "cf_rather_than_paje": N_("Le complément familial, plus élevé, est versé à la place."),
    "paje_rather_than_cf": N_("L’allocation de base de la PAJE est versée à la place."),
    "nobody_disabled": N_("Aucun handicap n’est noté dans le dossier."),
    "pensions_reach_the_amount": N_("Les pensions atteignent le montant complet."),
    "nobody_of_the_age": N_("Personne n’a l’âge d’ouvrir ce droit."),
    "student": N_("Un étudiant n’ouvre pas ce droit, sauf s’il élève seul un enfant."),
    "under_25": N_("Avant 25 ans sans enfant, il faut 3 214 heures de travail en trois ans."),
    "student_earns_too_little": N_(
        "Un étudiant ou un apprenti doit gagner plus que le seuil chacun des trois mois."
    ),
    "resources_above_amount": N_("Les ressources comptées dépassent le montant du foyer."),
    "no_earned_income": N_("Aucun revenu d’activité n’est noté sur le trimestre."),
    "not_social_housing": N_("Le bailleur n’est pas un bailleur social."),
    "above_rls_ceiling": N_("Les ressources atteignent le plafond de la réduction."),
    "c2s_above_ceiling": N_("Les ressources de douze mois dépassent le plafond."),
    "energy_voucher_above_limit": N_("Le revenu par unité de consommation atteint la limite."),
}

REASONS: Mapping[str, str] = {
    "n2_income_unknown": N_(
        "Demander l’avis d’impôt sur les revenus de {year} : le montant entier est dû jusqu’à "
        "{limit}."
    ),
    "n2_income_unknown!limit": N_("Demander l’avis d’impôt sur les revenus de {year}."),
    "two_earners_unknown": N_(
        "Demander si chacun des deux travaillait il y a deux ans : le plafond en dépend."
    ),
    "alternating_custody": N_(
        "Demander à la caisse comment elle compte l’enfant en résidence alternée."
    ),
    "other_parent_unknown": N_("Demander si l’autre parent verse une pension, et combien."),
    "birthday_in_quarter": N_(
        "Un enfant a changé d’âge depuis quatre mois : le montant a pu changer en cours de route."
    ),
    "benefits_not_told": N_(
        "Une prestation familiale n’est pas notée : reçue, elle compterait dans les ressources."
    ),
    "allowance_not_told": N_("L’aide au logement n’est pas notée : son montant compte."),
    "allowance_claimed": N_("L’aide au logement est demandée : son montant comptera."),
    "allowance_suspended": N_(
        "L’aide au logement est suspendue : elle n’est pas comptée dans les ressources."
    ),
    "housing_not_told": N_("Demander comment le ménage est logé : un forfait en dépend."),
    "income_began": N_(
        "Un revenu a commencé pendant le trimestre : les mois d’avant ne sont pas notés."
    ),
    "income_stopped": N_(
        "Un revenu s’est arrêté sans être remplacé : la caisse peut ne plus le compter."
    ),
    "income_kind_unsure": N_("Un revenu compte ou non selon sa nature : les deux sont montrés."),
    "income_earned_or_not": N_(
        "Un revenu compte comme du travail ou non selon sa durée : les deux sont montrés."
    ),
    "total_not_detailed": N_("Un total de revenus n’est pas détaillé : ce qui compte en dépend."),
    "child_income": N_("Un enfant a un revenu : il compte dans le foyer ou en sort."),
    "other_dependant": N_("Une autre personne est à charge : elle compte dans le foyer ou non."),
    "self_employed": N_(
        "Le revenu d’un indépendant est évalué par le département ou la caisse : non calculé."
    ),
    "young_worker_hours": N_(
        "Avant 25 ans sans enfant, 3 214 heures de travail en trois ans ouvrent ce droit."
    ),
    "student_partner": N_("Un membre du couple étudie : la caisse peut ne pas le compter."),
    "parameters_changing": N_(
        "Un montant légal a changé depuis quatre mois : les deux lectures sont montrées."
    ),
    "net_social_amount": N_(
        "Regarder le « montant net social » des bulletins de paie : c’est lui qui compte."
    ),
    "whose_wage": N_("Noter à qui est chaque salaire : la bonification se calcule par personne."),
    "mdph_decides": N_("Seule la MDPH décide, selon le taux d’incapacité."),
    "aah_with_work_or_couple": N_(
        "Non calculé avec un salaire ou en couple : demander à la caisse."
    ),
    "unfit_for_work": N_("Dès 62 ans si la caisse de retraite reconnaît l’inaptitude au travail."),
    "savings_counted": N_("L’épargne est comptée pour 3 % par an."),
    "capital_not_asked": N_("Demander s’il y a de l’épargne : elle compte pour 3 % par an."),
    "conventioned_not_told": N_("Demander au bailleur si le logement est conventionné."),
    "c2s_with_rsa": N_("Avec le RSA, la C2S est gratuite et de droit : vérifier la carte."),
    "c2s_free": N_(
        "C2S gratuite très probable : {resources} sur douze mois, plafond de 2025 {limit}."
    ),
    "c2s_contribution": N_(
        "C2S très probable avec une participation de {amount} par mois : {resources} sur douze "
        "mois, plafond de 2025 {limit}."
    ),
    "c2s_contribution!amount": N_(
        "C2S très probable avec une participation : {resources} sur douze mois, plafond de 2025 "
        "{limit}."
    ),
    "c2s_between": N_(
        "Juste au-dessus du plafond de 2025 ({resources} pour {limit}) : celui de 2026 n’est pas "
        "connu."
    ),
    "c2s_incomes_changed": N_(
        "Les revenus ont changé depuis un an : la réponse dépend des douze mois comptés."
    ),
    "c2s_out_of_work": N_("Au chômage, une part des salaires passés n’est pas comptée."),
    "energy_voucher_likely": N_(
        "Chèque probable : {income} par unité de consommation, limite {limit}."
    ),
    "income_estimated": N_(
        "Le revenu fiscal est estimé sur les revenus d’aujourd’hui : l’avis d’impôt décide."
    ),
}

NOTES: Mapping[str, str] = {
    "rsa_changes_allowance": N_(
        "Le RSA peut augmenter l’aide au logement du mois suivant : ce n’est pas compté ici."
    ),
    "rsa_more_if_separated": N_(
        "Après une séparation de moins de 18 mois, le RSA majoré serait de {amount}."
    ),
    "rsa_set_for_three_months": N_(
        "Le montant est fixé pour trois mois : l’écart peut venir du trimestre de référence."
    ),
    "residence_condition": N_(
        "Pour un étranger, le droit au séjour compte : demander le titre à la caisse."
    ),
    "aspa_estate": N_(
        "À dire toujours : l’ASPA se récupère sur une succession au-dessus de {threshold}."
    ),
    "aspa_estate!threshold": N_(
        "À dire toujours : l’ASPA se récupère sur une succession au-dessus d’un seuil."
    ),
    "aspa_residence": N_(
        "Il faut vivre en France neuf mois par an, et dix ans de titre de séjour."
    ),
    "aspa_before_rsa": N_("À cet âge, demander d’abord l’ASPA : elle passe avant le RSA."),
    "asf_recovered": N_(
        "Si l’autre parent doit une pension, la caisse avance l’ASF et la lui réclame."
    ),
    "ars_paid_in_august": N_("Versée une fois, en août {year} ; elle reste à réclamer ensuite."),
    "c2s_old_ceilings": N_("Les plafonds connus valent jusqu’au {until} : les nouveaux manquent."),
    "energy_voucher_on_request": N_(
        "Le chèque n’est plus envoyé à tous : une demande sur le site de l’État peut être utile."
    ),
    "mva_maybe": N_("La majoration pour la vie autonome ({amount}) peut s’y ajouter."),
}

QUESTIONS: Mapping[str, str] = {
    "is_it_received": N_(
        "Interroger {payer} : {right} ({amount} selon le calcul) n’apparaît pas dans le dossier."
    ),
    "why_less": N_(
        "Interroger {payer} sur {gap} de moins que le calcul : {right}, {received} au lieu de "
        "{computed}."
    ),
    "why_more": N_(
        "Vérifier avec {payer}, pour éviter un trop-perçu : {right}, {received} au lieu de "
        "{computed}."
    ),
    "why_received": N_(
        "Vérifier avec {payer}, pour éviter un trop-perçu : {right}, {received} reçus et rien "
        "selon le calcul."
    ),
    "ask_n2_income": N_("Avez-vous l’avis d’impôt sur les revenus de {year} ? ({right})"),
    "ask_other_parent": N_("L’autre parent verse-t-il une pension pour les enfants ? Combien ?"),
    "ask_custody": N_("Chez qui l’enfant en résidence alternée est-il déclaré ? ({right})"),
    "ask_incomes": N_(
        "Qu’avez-vous reçu chaque mois de {first} à {last} ? L’arrêt est-il définitif, y a-t-il "
        "un remplacement ? ({right})"
    ),
    "ask_housing": N_(
        "Êtes-vous locataire, hébergé gratuitement ou contre paiement, propriétaire avec un prêt ?"
    ),
    "ask_allowance": N_("Combien recevez-vous d’aide au logement, à qui est-elle versée ?"),
    "ask_the_payer": N_("Interroger {payer}, ou faire la simulation : {right}."),
    "ask_mdph": N_("Avez-vous une décision de la MDPH ? Avec quel taux, jusqu’à quand ?"),
    "ask_pension_fund": N_("La caisse de retraite a-t-elle reconnu une inaptitude au travail ?"),
    "ask_hours": N_(
        "Avez-vous travaillé l’équivalent de deux ans dans les trois dernières années ?"
    ),
    "ask_births": N_("Quelle est la date de naissance de chaque enfant ?"),
    "ask_facts": N_("Compléter le dossier pour calculer : {right}."),
    "ask_conventioned": N_("Le logement est-il conventionné ? (bail ou bailleur)"),
    "ask_cover": N_("Avez-vous une complémentaire santé ? Laquelle, à quel prix ?"),
    "ask_tax_income": N_(
        "Quel est le revenu fiscal de référence du dernier avis d’impôt ? Avez-vous reçu un chèque "
        "énergie ?"
    ),
}

FIELDS: Mapping[str, str] = {
    "answers.net_taxable_n2": N_("revenu net imposable d’il y a deux ans"),
    "net_taxable_n2": N_("revenu net imposable d’il y a deux ans"),
    "answers.income_year": N_("année de ce revenu"),
    "answers.two_earners_n2": N_("deux revenus d’activité il y a deux ans"),
    "answers.reference_tax_income": N_("revenu fiscal de référence"),
    "answers.other_parent": N_("pension de l’autre parent"),
    "answers.recently_separated": N_("séparation de moins de 18 mois"),
    "answers.housing": N_("façon d’être logé"),
    "answers.young_worker": N_("heures de travail des trois dernières années"),
    "answers.unfit_for_work": N_("inaptitude au travail reconnue"),
    "dwelling.conventioned": N_("logement conventionné"),
}

_SENTENCES: Mapping[str, str] = {**REASONS, **NOTES, **QUESTIONS}


def told(reason: Reason) -> str:
    """A reason, a note or a question of a finding as a sentence; its id when it has no words."""
    absent = ",".join(sorted(name for name, each in reason.values.items() if each is None))
    template = _SENTENCES.get(f"{reason.id}!{absent}") or _SENTENCES.get(reason.id)
    if template is None:
        return reason.id
    values = {name: _said(name, each) for name, each in reason.values.items() if each is not None}
    return _(template).format(**values)


def _said(name: str, each: object) -> str:
    if isinstance(each, Money):
        return formats.money(each)
    if isinstance(each, Month):
        return formats.month(each)
    if isinstance(each, date):
        return formats.day(each)
    if name == "right":
        return _(RIGHTS.get(str(each), str(each)))
    if name == "payer":
        return _(PAYERS.get(str(each), str(each)))
    return formats.raw(each.raw, each.unit, 2) if isinstance(each, Figure) else str(each)


def standing(finding: RightFinding) -> str:
    """Where a right stands, in a few words."""
    return _(STANDINGS[finding.standing])
