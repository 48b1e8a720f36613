"""The help of the commands of the schemes."""

from __future__ import annotations

from planner.cli.topic import FLAT, JSON, ON, Topic
from planner.views.i18n import N_

__all__ = ["TOPICS_OF_SCHEMES"]

_FACTS = (
    ("--known, --unknown", N_("Connu ou non du service social du département.")),
    ("--asks, --asks-not", N_("Demande ou non une intervention.")),
    ("--supported, --unsupported", N_("Déjà accompagné ou non pour ses impayés.")),
    (
        "--asked-by-department, --asked-by-none",
        N_("Le département souhaite ou non notre intervention."),
    ),
    ("--arrears MONTANT", N_("La dette que dit le bailleur.")),
)

TOPICS_OF_SCHEMES: dict[tuple[str, ...], Topic] = {
    ("due",): Topic(
        "planner due [DOSSIER] [--on DATE] [--days JOURS] [--late] [--json]",
        N_("Dire ce qui est en retard et à faire dans tous les dossiers, ou dans un seul."),
        (
            ("DOSSIER", N_("Un fichier ou un identifiant : toutes ses étapes et ses dates.")),
            ("--days JOURS", N_("Ce qui tombe dans ce nombre de jours ; 30 sinon.")),
            ("--late", N_("Seulement ce qui est en retard.")),
            ON,
            JSON,
            FLAT,
        ),
        "planner due --days 14",
    ),
    ("commission", "agenda"): Topic(
        "planner commission agenda PROTOCOLE [--on DATE] [--partner MEMBRE [-o SORTIE.pdf]]",
        N_("L’ordre du jour d’une commission, pour un partenaire ou pour le service."),
        (
            ("--partner MEMBRE", N_("Ce que ce partenaire peut savoir, et rien d’autre.")),
            ("-o SORTIE.pdf", N_("L’écrire en PDF.")),
            ON,
            FLAT,
        ),
        "planner commission agenda plateforme-logement --on 2027-01-12 --partner bailleur-a",
    ),
    ("commission", "minutes"): Topic(
        "planner commission minutes PROTOCOLE --partner MEMBRE [--on DATE] [-o SORTIE.pdf]",
        N_("Le relevé des décisions d’un jour, pour un partenaire."),
        (
            ("--partner MEMBRE", N_("Ce que ce partenaire peut savoir, et rien d’autre.")),
            ("-o SORTIE.pdf", N_("L’écrire en PDF.")),
            ON,
            FLAT,
        ),
        "planner commission minutes plateforme-logement --on 2027-01-12 --partner bailleur-a",
    ),
    ("commission", "decide"): Topic(
        "planner commission decide IDENTIFIANT DECISION [--on DATE] [--entry ENTREE] "
        "[--text TEXTE] [--review DATE] [--agreed QUI]…",
        N_("Noter au dossier ce que la commission a décidé."),
        (
            ("--entry ENTREE", N_("L’entrée du dossier, s’il y en a plusieurs.")),
            ("--text TEXTE", N_("Les mots de la décision, lus par qui peut la connaître.")),
            ("--review DATE", N_("Le jour où la commission la revoit.")),
            ("--agreed QUI", N_("Qui est d’accord, pour une sortie d’un commun accord.")),
            ON,
        ),
        "planner commission decide martin-2026 go_on --on 2027-01-12",
    ),
    ("commission", "ask"): Topic(
        "planner commission ask IDENTIFIANT [--on DATE] [--entry ENTREE]",
        N_("Demander qu’une situation passe en commission un jour."),
        (("--entry ENTREE", N_("L’entrée du dossier, s’il y en a plusieurs.")), ON),
        "planner commission ask martin-2026 --on 2027-01-12",
    ),
    ("evaluate",): Topic(
        "planner evaluate PROTOCOLE [--period PERIODE] [--from DOSSIERS.jsonl] [-o BILAN.pdf]",
        N_("Compter les chiffres d’un dispositif sur une période, avec leurs définitions."),
        (
            (
                "--period PERIODE",
                N_(
                    "2016, 2016-03, 2016-01-01..2016-06-30 ou 2016-01-01+6 (mois) ; cette année "
                    "sinon."
                ),
            ),
            ("--from DOSSIERS.jsonl", N_("Un dossier par ligne, à la place des vôtres.")),
            ("-o BILAN", N_("Un fichier .xlsx, .csv ou .pdf, avec ses graphiques.")),
            ("--internal", N_("Ne cacher aucun petit nombre ; à ne pas diffuser.")),
            JSON,
            FLAT,
        ),
        "planner evaluate plateforme-logement --period 2026 -o bilan.xlsx",
    ),
    ("log", "enter"): Topic(
        "planner log enter IDENTIFIANT PROTOCOLE --by QUI [--on DATE] [--topic SUJET]… "
        "[--months MOIS] [--referent NOM] [--known] [--arrears MONTANT]",
        N_("Noter qu’un ménage est désigné à un dispositif."),
        (
            ("--by QUI", "landlord, commission, ccas, social_worker, department, caf, household"),
            ("--topic SUJET", "rent_arrears, neighbourhood, upkeep, health, well_being, access"),
            ("--months MOIS", N_("La durée prévue, pour une mesure.")),
            ("--referent NOM", N_("Qui suit le ménage.")),
            *_FACTS,
            ON,
        ),
        "planner log enter martin-2026 rencontre-impayes --by commission --on 2026-11-16",
    ),
    ("log", "facts"): Topic(
        "planner log facts IDENTIFIANT [--topic SUJET]… [--known] [--asks] [--supported] "
        "[--asked-by-department] [--arrears MONTANT] [--referent NOM] [--entry ENTREE]",
        N_("Compléter ce que l’on sait d’une situation désignée."),
        (
            ("--topic SUJET", "rent_arrears, neighbourhood, upkeep, health, well_being, access"),
            *_FACTS,
        ),
        "planner log facts martin-2026 --known --asks-not",
    ),
    ("log", "contact"): Topic(
        "planner log contact IDENTIFIANT GENRE [--result RESULTAT] [--on DATE] [--hour HEURE] "
        "[--entry ENTREE]",
        N_("Noter un courrier, un appel, une visite, un rendez-vous."),
        (
            ("GENRE", "letter, telephone, message, home_visit, meeting"),
            ("--result RESULTAT", "sent, met, spoken, absent, no_answer, refused"),
            ("--hour HEURE", N_("L’heure, de 0 à 23 : une seconde visite se fait à une autre.")),
            ON,
        ),
        "planner log contact martin-2026 home_visit --result absent --hour 10",
    ),
    ("log", "step"): Topic(
        "planner log step IDENTIFIANT ETAPE [--outcome ISSUE] [--on DATE] [--entry ENTREE]",
        N_("Noter une étape faite."),
        (ON,),
        "planner log step martin-2026 aid_plan_contract --outcome signed",
    ),
    ("log", "waive"): Topic(
        "planner log waive IDENTIFIANT ETAPE --reason RAISON [--on DATE] [--entry ENTREE]",
        N_("Noter qu’une étape ne sera pas faite, et pourquoi."),
        (ON,),
        "planner log waive martin-2026 home_visit --reason hospitalisation",
    ),
    ("log", "exit"): Topic(
        "planner log exit IDENTIFIANT SORTIE [--reason RAISON] [--on DATE] [--entry ENTREE] "
        "[--agreed QUI]…",
        N_("Noter la sortie d’un dispositif."),
        (("--agreed QUI", N_("Qui est d’accord, pour une sortie d’un commun accord.")), ON),
        "planner log exit martin-2026 debt_paid",
    ),
    ("log", "danger"): Topic(
        "planner log danger IDENTIFIANT [--on DATE] [--until DATE] [--note TEXTE]",
        N_("Noter qu’aucune visite ne se fait au domicile, pour la sécurité."),
        (ON,),
        "planner log danger martin-2026",
    ),
    ("log", "share"): Topic(
        "planner log share IDENTIFIANT MEMBRE --matter SUJET… [--on DATE] [--entry ENTREE]",
        N_("Noter ce qu’un partenaire peut savoir, et le jour où le ménage en est informé."),
        (
            (
                "--matter SUJET",
                "identity, address, household, arrears, neighbourhood, upkeep, health…",
            ),
            ON,
        ),
        "planner log share martin-2026 bailleur-a --matter identity --matter arrears",
    ),
    ("log", "tell"): Topic(
        "planner log tell IDENTIFIANT SUJET TEXTE [--entry ENTREE]",
        N_("Écrire ce que la commission lira sur un sujet."),
        (),
        "planner log tell martin-2026 upkeep 'logement encombré'",
    ),
    ("log", "renew"): Topic(
        "planner log renew IDENTIFIANT --months MOIS [--reason RAISON] [--on DATE]",
        N_("Noter que la mesure est prolongée, autant de fois que son protocole le permet."),
        (ON,),
        "planner log renew martin-2026 --months 6",
    ),
    ("log", "advise"): Topic(
        "planner log advise IDENTIFIANT AIDE [--entry ENTREE]",
        N_("Noter une aide que le plan d’aide conseille."),
        (("AIDE", "asll, fsl, payment_plan, over_indebtedness, rights"),),
        "planner log advise martin-2026 asll",
    ),
    ("log", "goal"): Topic(
        "planner log goal IDENTIFIANT TEXTE [--state ETAT] [--by DATE] [--entry ENTREE]",
        N_("Noter un objectif de l’accompagnement, ou où il en est."),
        (("--state ETAT", "open, reached, partly, not_reached"),),
        "planner log goal martin-2026 'payer le loyer du mois' --state reached",
    ),
    ("log", "suspend"): Topic(
        "planner log suspend IDENTIFIANT [--on DATE] [--until DATE] [--landlord NOM]",
        N_("Noter que le bailleur suspend ses poursuites."),
        (ON,),
        "planner log suspend martin-2026 --on 2026-11-20",
    ),
    ("log", "refer"): Topic(
        "planner log refer IDENTIFIANT SERVICE [--kind GENRE] [--on DATE] [--accepted DATE]",
        N_("Noter une orientation vers un autre service, ou un relais."),
        (("--kind GENRE", "referral, hand_over"), ON),
        "planner log refer martin-2026 'service social du département' --kind hand_over",
    ),
    ("protocol", "check"): Topic(
        "planner protocol check PROTOCOLE.toml",
        N_("Vérifier un protocole écrit par votre organisation."),
        (),
        "planner protocol check reglages/protocole.toml",
    ),
    ("protocol", "show"): Topic(
        "planner protocol show [PROTOCOLE]",
        N_("Lire un protocole : étapes, délais, sorties, commission ; sans nom, la liste."),
        (FLAT,),
        "planner protocol show rencontre-impayes",
    ),
}
