"""The fixed sentences of the support measure's papers, in French."""

from __future__ import annotations

from planner.calc.schemes.asll_measure import GoalKind, OtherMeasure

__all__ = ["FREE", "GOALS", "HOUSEHOLD", "INDICATORS", "NOTICE", "OTHERS", "SHARED", "WORKER"]

GOALS = {
    GoalKind.REHOUSING: "Trouver un logement et préparer le départ",
    GoalKind.STOP_ARREARS: "Payer de nouveau le loyer entier",
    GoalKind.RIGHTS: "Demander tous les droits du ménage",
    GoalKind.BUDGET: "Équilibrer le budget du mois le plus serré",
    GoalKind.PROCEDURE: "Répondre à la procédure et renouer avec le bailleur",
    GoalKind.OVER_INDEBTEDNESS: "Constituer le dossier de surendettement",
    GoalKind.CLEAR_DEBT: "Rembourser la dette selon le plan",
    GoalKind.CHEAPER_DWELLING: "Chercher un logement adapté aux ressources",
}
INDICATORS = {
    GoalKind.REHOUSING: "demandes déposées et suivies, solution trouvée",
    GoalKind.STOP_ARREARS: "{target} mois de loyer entier payés de suite",
    GoalKind.RIGHTS: "{target} demande(s) déposée(s), accusés de réception au dossier",
    GoalKind.BUDGET: "au moins {amount} pour vivre chaque mois",
    GoalKind.PROCEDURE: "présence aux rendez-vous et à l’audience, contact repris avec le bailleur",
    GoalKind.OVER_INDEBTEDNESS: "dossier déposé à la Banque de France",
    GoalKind.CLEAR_DEBT: "dette ramenée à {amount} au plus",
    GoalKind.CHEAPER_DWELLING: "demande de logement social ou de mutation enregistrée",
}
OTHERS = {
    OtherMeasure.AVDL: "AVDL (accompagnement vers et dans le logement, financé par l’État) : à "
    "demander si la situation dépasse ce que cette mesure peut porter.",
    OtherMeasure.DALO: "Recours DALO : possible pour un ménage menacé d’expulsion sans relogement.",
    OtherMeasure.OVER_INDEBTEDNESS: "Dossier de surendettement : proposé en parallèle.",
}
HOUSEHOLD = (
    "Venir aux rendez-vous, ou prévenir.",
    "Apporter le courrier du bailleur, de la CAF et des créanciers.",
    "Dire ce qui change : travail, santé, famille, budget. Dire seulement ce qu’il souhaite dire.",
)
WORKER = (
    "Rencontrer le ménage aux dates prévues, chez lui ou au service, comme il préfère.",
    "L’aider dans les démarches sans les faire à sa place, et les écrire avec lui.",
    "Ne rien transmettre sans son accord ; faire le bilan avec lui, à mi-parcours et à la fin.",
)
FREE = (
    "L’accompagnement est libre : il ne se fait qu’avec l’accord du ménage, qui peut l’arrêter à "
    "tout moment par un mot écrit ou dit. L’arrêter ne lui retire aucun droit (loi 90-449, "
    "articles 6 et 6-3)."
)
SHARED = (
    "Avec le financeur (département, FSL) : les objectifs, les dates et le bilan.",
    "Avec le bailleur : l’existence de l’accompagnement et la reprise des paiements.",
    "Avec la CCAPEX : ce qui est utile pour éviter l’expulsion.",
)
NOTICE = (
    "{organisation} enregistre ces informations pour cet accompagnement. Ses agents sont tenus au "
    "secret professionnel (code de l’action sociale et des familles, L.133-5). Elles sont gardées "
    "deux ans après le dernier contact. Le ménage peut les consulter, les faire corriger ou s’y "
    "opposer, et saisir la CNIL (www.cnil.fr)."
)
