"""Words of the schemes: states, people, topics, and the name and definition of each figure.

The words of a protocol itself (its steps, exits, members) are in its file, in both languages.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Protocol as Shape

from planner.calc.outcomes import Missing, NotApplicable
from planner.calc.protocols.eligibility import Eligible
from planner.views import formats
from planner.views.i18n import FRENCH, N_, _, language

__all__ = [
    "ACTORS",
    "CELLS",
    "CHANNELS",
    "DEFINITIONS",
    "DOUBTS",
    "ENTRY_STATES",
    "FIGURES",
    "MATTERS",
    "RESULTS",
    "STEP_STATES",
    "WAYS",
    "called",
    "cell",
    "doubt",
    "followed",
    "word",
]


class Named(Shape):
    """Anything that a protocol names in both languages."""

    @property
    def label(self) -> str:
        """In French."""
        ...

    @property
    def label_en(self) -> str:
        """In English."""
        ...


def called(named: Named) -> str:
    """The name that a protocol gives, in the language in force."""
    return named.label if language() == FRENCH else named.label_en


def word(table: Mapping[str, str], id: str) -> str:
    """The word of an id; the id itself when the table has none."""
    return _(table[id]) if id in table else id


STEP_STATES = {
    "waiting": N_("attend une autre étape"),
    "due": N_("à faire"),
    "late": N_("en retard"),
    "done": N_("fait"),
    "done_late": N_("fait en retard"),
    "waived": N_("levé"),
    "skipped": N_("laissé de côté"),
    "not_needed": N_("sans objet"),
    "missed": N_("non fait avant la sortie"),
    "ended": N_("terminé"),
}

ENTRY_STATES = {
    "not_yet": N_("pas encore entré"),
    "ongoing": N_("en cours"),
    "on_watch": N_("en veille"),
    "positive": N_("sortie positive"),
    "negative": N_("sortie négative"),
    "neutral": N_("autre sortie"),
}

ACTORS = {
    "ccas": N_("CCAS"),
    "department": N_("département"),
    "household": N_("ménage"),
    "landlord": N_("bailleur"),
    "commission": N_("commission"),
    "partner": N_("partenaire"),
}

CHANNELS = {
    "letter": N_("courriers"),
    "telephone": N_("appels"),
    "message": N_("messages"),
    "home_visit": N_("visites à domicile"),
    "home_visit_in_vain": N_("visites sans personne ou refusées"),
    "meeting": N_("rendez-vous"),
}

WAYS = {
    "letter": N_("par courrier"),
    "telephone": N_("par téléphone"),
    "message": N_("par message"),
    "home_visit": N_("visite à domicile"),
    "meeting": N_("rendez-vous au service ou ailleurs"),
}

RESULTS = {
    "sent": N_("envoyé, sans réponse encore"),
    "met": N_("ménage rencontré"),
    "spoken": N_("ménage joint"),
    "absent": N_("personne"),
    "no_answer": N_("pas de réponse"),
    "refused": N_("refus du ménage"),
}

MATTERS = {
    "identity": N_("Nom"),
    "address": N_("Adresse"),
    "household": N_("Ménage"),
    "arrears": N_("Dette de loyer"),
    "neighbourhood": N_("Voisinage"),
    "upkeep": N_("Entretien du logement"),
    "health": N_("Santé et bien-être"),
    "administrative": N_("Démarches administratives"),
    "actions": N_("Ce qui est engagé"),
    "pursuit": N_("Poursuites du bailleur"),
    "decision": N_("Décision"),
}

FIGURES = {
    "entries": N_("Entrées"),
    "followed": N_("Ménages suivis"),
    "tenants": N_("Adultes des ménages suivis"),
    "persons": N_("Personnes des ménages suivis"),
    "states": N_("Où en sont les situations à la fin"),
    "exits_by_kind": N_("Sorties, par genre"),
    "durations": N_("Durée des accompagnements"),
    "prolonged": N_("Mesures prolongées"),
    "lengths_asked": N_("Durée prévue des mesures"),
    "goals": N_("Objectifs"),
    "met": N_("Ménages rencontrés"),
    "contacts": N_("Contacts avec les ménages"),
    "unsafe": N_("Ménages sans visite possible, par sécurité"),
    "on_time": N_("Étapes faites dans leur délai"),
    "aid_plans": N_("Plans d’aide signés"),
    "asll": N_("Mesures d’ASLL accordées"),
    "court_procedures": N_("Assignations depuis la désignation"),
    "better_known": N_("Situations inconnues, connues depuis"),
    "households": N_("Ménages suivis, par composition"),
    "earners": N_("Ménages suivis où quelqu’un travaille"),
    "topics": N_("Difficultés des situations suivies"),
    "designators": N_("Situations suivies, par origine"),
    "priorities": N_("Entrées, par cas d’éligibilité"),
    "passages": N_("Passages en commission"),
    "pursuit": N_("Situations aux poursuites suspendues"),
    "hand_overs": N_("Orientations et relais"),
    "accompanied_after_exit": N_("Sorties négatives encore accompagnées"),
}

DEFINITIONS = {
    "entries": N_("désignations datées de la période ; un ménage qui revient compte à nouveau."),
    "followed": N_(
        "ménages entrés au plus tard le dernier jour et non sortis avant le premier ; chacun "
        "compte une fois."
    ),
    "tenants": N_("adultes notés au dossier des ménages suivis."),
    "persons": N_("adultes et enfants notés au dossier des ménages suivis."),
    "states": N_(
        "chaque situation suivie est dans un seul état au dernier jour ; une sortie compte dès "
        "son jour."
    ),
    "exits_by_kind": N_("sorties datées de la période, selon les genres du protocole."),
    "durations": N_(
        "mois entiers de l’entrée à la sortie, ou au dernier jour pour les situations en cours."
    ),
    "prolonged": N_("mesures suivies dont une prolongation a été décidée dans la période."),
    "lengths_asked": N_("durée fixée à l’entrée des mesures suivies, sans les prolongations."),
    "goals": N_("objectifs des situations suivies, dans l’état noté au dossier."),
    "met": N_(
        "parmi les entrées de la période, celles où quelqu’un a été vu ou joint au plus tard le "
        "dernier jour."
    ),
    "contacts": N_("contacts datés de la période avec les ménages suivis."),
    "unsafe": N_("ménages suivis dont une consigne de sécurité a couru dans la période."),
    "on_time": N_("parmi les étapes à délai faites dans la période, celles faites à temps."),
    "aid_plans": N_("contrats signés dans la période."),
    "asll": N_(
        "demandes accordées dans la période ; à côté, les entrées où le plan d’aide conseille "
        "l’ASLL et les demandes envoyées."
    ),
    "court_procedures": N_(
        "assignations des ménages suivis, dans la période et depuis leur désignation ; à côté, "
        "celles des mêmes ménages pendant une durée égale avant leur désignation."
    ),
    "better_known": N_(
        "parmi les entrées de la période inconnues du département, celles dont l’évaluation est "
        "faite au plus tard le dernier jour."
    ),
    "households": N_("composition notée au dossier."),
    "earners": N_("parmi les ménages dont la situation d’un adulte est notée."),
    "topics": N_("une situation peut en avoir plusieurs."),
    "designators": N_("qui a désigné le ménage."),
    "priorities": N_("premier cas du protocole que les faits du dossier remplissent."),
    "passages": N_("situations décidées en commission dans la période, à chaque passage."),
    "pursuit": N_("situations suivies dont le bailleur a suspendu ses poursuites."),
    "hand_overs": N_("orientations vers un autre service et relais datés de la période."),
    "accompanied_after_exit": N_(
        "parmi les sorties négatives de la période, celles d’un genre que le CCAS accompagne "
        "encore."
    ),
}

CELLS: Mapping[str, Mapping[str, str]] = {
    "states": {
        "positive": N_("sorties positives"),
        "on_watch": N_("en veille"),
        "negative": N_("sorties négatives"),
        "neutral": N_("autres sorties"),
        "ongoing": N_("en cours"),
    },
    "exits_by_kind": {"unknown": N_("sortie que le protocole ne connaît pas")},
    "goals": {
        "reached": N_("atteints"),
        "partly": N_("atteints en partie"),
        "not_reached": N_("non atteints"),
        "open": N_("en cours"),
    },
    "asll": {
        "advised": N_("conseillées par le plan d’aide"),
        "asked": N_("demandées"),
        "granted": N_("accordées"),
    },
    "contacts": CHANNELS,
    "households": {
        "alone": N_("personnes sans enfant ni conjoint"),
        "couple": N_("couples sans enfant"),
        "lone_parent": N_("parents seuls avec enfants"),
        "family": N_("couples avec enfants"),
        "unknown": N_("composition non notée"),
    },
    "topics": {
        "rent_arrears": N_("dette de loyer"),
        "neighbourhood": N_("troubles du voisinage"),
        "upkeep": N_("entretien du logement"),
        "health": N_("santé"),
        "well_being": N_("bien-être"),
        "administrative": N_("démarches administratives"),
        "family": N_("famille"),
        "access": N_("accès à un logement"),
    },
    "designators": {
        "landlord": N_("bailleur"),
        "commission": N_("commission"),
        "ccas": N_("CCAS"),
        "social_worker": N_("travailleur social"),
        "department": N_("département"),
        "caf": N_("CAF ou MSA"),
        "household": N_("ménage"),
        "other": N_("autre"),
    },
    "hand_overs": {"referral": N_("orientations"), "hand_over": N_("relais")},
    "lengths_asked": {"none": N_("durée non fixée")},
    "priorities": {"none": N_("aucun cas, ou faits à compléter")},
}


NOT_FOLLOWED = {
    "designated_by_nobody_expected": N_("désigné par quelqu’un que le protocole n’attend pas"),
    "no_such_topic": N_("aucune des difficultés que ce dispositif demande"),
    "no_case": N_("aucun des cas que ce dispositif suit"),
}

FACTS = {
    "topics": N_("les difficultés de la situation"),
    "known": N_("connu ou non du service social du département"),
    "asks": N_("demande ou non une intervention"),
    "supported": N_("déjà accompagné ou non pour ses impayés"),
    "isolated": N_("la composition du ménage"),
}


DOUBTS = {
    "unknown_step": N_("une étape notée n’est pas du protocole : {value}."),
    "unknown_outcome": N_("une issue notée n’est pas du protocole : {value}."),
    "no_outcome": N_("l’issue d’une étape n’est pas notée : {value}. La suite en dépend."),
    "unknown_exit": N_("la sortie notée n’est pas du protocole : {value}."),
    "no_agreement": N_("la sortie se fait d’un commun accord : qui l’a donné n’est pas noté."),
    "unknown_decision": N_("une décision notée n’est pas du protocole : {value}."),
    "unknown_partner": N_("un partenaire noté n’est pas de la commission : {value}."),
    "more_than_it_may_have": N_(
        "le partage noté avec {value} dépasse ce qu’il peut recevoir : le reste ne lui est pas dit."
    ),
    "odd_contact": N_(
        "un contact ({value}) se contredit : ce résultat ne va pas avec cette façon de joindre le "
        "ménage."
    ),
    "exit_before_entry": N_("la sortie précède l’entrée. Vérifiez les dates."),
    "no_length": N_("la durée de la mesure n’est pas notée : son bilan n’a pas de date."),
    "other_length": N_("la durée notée ({value} mois) n’est pas une de celles du protocole."),
    "too_many_renewals": N_("la mesure est renouvelée {value} fois, plus que le protocole."),
    "early_step": N_("{value} : notée avant ce qu’elle attend. Vérifiez les dates."),
    "same_hour": N_(
        "{value} : la visite notée ne compte pas, son heure n’est pas assez différente ou n’est "
        "pas notée."
    ),
}


def doubt(id: str, value: str) -> str:
    """What is to be checked in an entry, as a sentence."""
    return word(DOUBTS, id).format(value=value)


def followed(found: Eligible | Missing | NotApplicable) -> str:
    """Whether a scheme follows a situation: its case, what is lacking, or why not."""
    if isinstance(found, Missing):
        facts = formats.listed([word(FACTS, name) for name in found.fields])
        return _("à compléter : {facts}").format(facts=facts)
    if isinstance(found, NotApplicable):
        why = word(NOT_FOLLOWED, found.reason)
        return _("ne relève pas du dispositif : {why}").format(why=why)
    if found.rule is None:
        return ""
    return _("{case} (priorité {rank})").format(case=called(found.rule), rank=found.rule.priority)


def cell(figure: str, key: str) -> str:
    """The words of a line of a figure; the key itself when it is the protocol's own."""
    return word(CELLS.get(figure, {}), key)
