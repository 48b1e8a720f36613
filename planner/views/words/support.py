"""Words for a support measure (ASLL): its goals, their indicators, its reviews, what comes next."""

from __future__ import annotations

from collections.abc import Mapping

from planner.calc.dossier.support import GoalKind, Next, Reached
from planner.calc.schemes.asll_follow import ReviewKind
from planner.calc.schemes.asll_measure import Goal, OtherMeasure
from planner.views import formats
from planner.views.i18n import N_, _

__all__ = [
    "GOALS",
    "INDICATORS",
    "MEASURES",
    "NEXT",
    "REACHED",
    "REVIEWS",
    "goal_name",
    "indicator",
]

ONE_RIGHT = N_("une demande déposée, accusé de réception au dossier")

GOALS: Mapping[GoalKind, str] = {
    GoalKind.REHOUSING: N_("Trouver un logement et préparer le départ"),
    GoalKind.STOP_ARREARS: N_("Payer de nouveau le loyer entier"),
    GoalKind.RIGHTS: N_("Demander tous les droits du ménage"),
    GoalKind.BUDGET: N_("Équilibrer le budget du mois le plus serré"),
    GoalKind.PROCEDURE: N_("Répondre à la procédure et renouer avec le bailleur"),
    GoalKind.OVER_INDEBTEDNESS: N_("Constituer le dossier de surendettement"),
    GoalKind.CLEAR_DEBT: N_("Rembourser la dette selon le plan"),
    GoalKind.CHEAPER_DWELLING: N_("Chercher un logement adapté aux ressources"),
    GoalKind.MOVE: N_("Préparer un déménagement"),
    GoalKind.DWELLING_USE: N_("Entretenir le logement et maîtriser ses consommations"),
    GoalKind.NEIGHBOURHOOD: N_("Vivre en paix avec le voisinage et trouver sa place au quartier"),
}
INDICATORS: Mapping[GoalKind, str] = {
    GoalKind.REHOUSING: N_("demandes déposées et suivies, solution trouvée"),
    GoalKind.STOP_ARREARS: N_("{target} mois de loyer entier payés de suite"),
    GoalKind.RIGHTS: N_("{target} demandes déposées, accusés de réception au dossier"),
    GoalKind.BUDGET: N_("au moins {amount} pour vivre chaque mois"),
    GoalKind.PROCEDURE: N_(
        "présence aux rendez-vous et à l’audience, contact repris avec le bailleur"
    ),
    GoalKind.OVER_INDEBTEDNESS: N_("dossier déposé à la Banque de France"),
    GoalKind.CLEAR_DEBT: N_("dette ramenée à {amount} au plus"),
    GoalKind.CHEAPER_DWELLING: N_("demande de logement social ou de mutation enregistrée"),
    GoalKind.MOVE: N_("date fixée, préavis donné, état des lieux et contrats préparés"),
    GoalKind.DWELLING_USE: N_("visite sans dégradation relevée, consommations suivies"),
    GoalKind.NEIGHBOURHOOD: N_("plus de plainte, un lieu ou une personne du quartier connus"),
}
REACHED: Mapping[Reached, str] = {
    Reached.YES: N_("atteint"),
    Reached.PARTLY: N_("en partie"),
    Reached.NO: N_("non atteint"),
}
NEXT: Mapping[Next, str] = {
    Next.GO_ON: N_("continuer"),
    Next.STOP: N_("arrêter"),
    Next.RENEW: N_("renouveler"),
    Next.REDIRECT: N_("orienter vers une autre mesure"),
}
MEASURES: Mapping[OtherMeasure, str] = {
    OtherMeasure.AVDL: N_(
        "l’AVDL (accompagnement vers et dans le logement, financé par l’État), si la situation "
        "dépasse ce que cette mesure peut porter"
    ),
    OtherMeasure.DALO: N_("le recours DALO, pour un ménage menacé d’expulsion sans relogement"),
    OtherMeasure.OVER_INDEBTEDNESS: N_("le dossier de surendettement, en parallèle"),
}
REVIEWS: Mapping[ReviewKind, str] = {
    ReviewKind.MIDWAY: N_("bilan à mi-parcours"),
    ReviewKind.WRITTEN: N_("bilan écrit"),
    ReviewKind.CLOSING: N_("bilan final"),
}


def goal_name(goal: Goal) -> str:
    """A goal in its own words, else in the usual ones."""
    return goal.text or _(GOALS[goal.kind])


def indicator(goal: Goal) -> str:
    """How one knows that a goal is reached, in its own words, else with its number or its sum."""
    if goal.measured_by:
        return goal.measured_by
    if goal.kind is GoalKind.RIGHTS and goal.target == 1:
        return _(ONE_RIGHT)
    amount = formats.money(goal.amount) if goal.amount is not None else ""
    return _(INDICATORS[goal.kind]).format(target=goal.target, amount=amount)
