"""The fixed sentences of the support measure's papers, in French."""

from __future__ import annotations

from planner.calc.dossier.support import Next
from planner.calc.schemes.asll_measure import OtherMeasure
from planner.views.words.support import GOALS, REACHED

__all__ = [
    "DECIDED",
    "FREE",
    "GOALS",
    "HOUSEHOLD",
    "NOTICE",
    "NO_OTHER",
    "OTHERS",
    "PROPOSED",
    "REACHED",
    "SHARED",
    "STOPPED_BY_THE_HOUSEHOLD",
    "WORKER",
]

OTHERS = {
    OtherMeasure.AVDL: "AVDL (accompagnement vers et dans le logement, financé par l’État) : à "
    "demander si la situation dépasse ce que cette mesure peut porter.",
    OtherMeasure.DALO: "Recours DALO : possible pour un ménage menacé d’expulsion sans relogement.",
    OtherMeasure.OVER_INDEBTEDNESS: "Dossier de surendettement : proposé en parallèle.",
}
PROPOSED = {
    Next.GO_ON: "Continuer l’accompagnement jusqu’au {end} : il reste du temps pour les objectifs.",
    Next.STOP: "Arrêter l’accompagnement : tous les objectifs sont atteints.",
    Next.RENEW: "Renouveler l’accompagnement : des objectifs avancent, et la convention le permet "
    "jusqu’au {until}.",
    Next.REDIRECT: "Orienter vers une autre mesure : celle-ci n’avance plus, ou ne peut plus être "
    "renouvelée.",
}
STOPPED_BY_THE_HOUSEHOLD = "Arrêter l’accompagnement : le ménage le demande, c’est son droit."
DECIDED = {
    Next.GO_ON: "continuer",
    Next.STOP: "arrêter",
    Next.RENEW: "renouveler",
    Next.REDIRECT: "orienter vers une autre mesure",
}
NO_OTHER = "Rien dans le dossier ne désigne une autre mesure : à chercher avec le ménage."

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
