"""What each command does, how to write it, an example: the text of ``--help``."""

from __future__ import annotations

from planner.cli.help_schemes import TOPICS_OF_SCHEMES
from planner.cli.topic import FLAT as _FLAT
from planner.cli.topic import JSON as _JSON
from planner.cli.topic import ON as _ON
from planner.cli.topic import Topic
from planner.views.blocks import Block, Blocks, Column, Heading, List, Paragraph, Row, Table
from planner.views.i18n import N_, _

__all__ = ["COMMANDS", "TOPICS", "Topic", "help_blocks"]


_PAPERS = (
    *("landlord-plan", "fsl", "fsl-report", "fsl-utilities"),
    *("asll", "asll-review", "contract", "family"),
)
_NEW = ("-o NOUVEAU.json", N_("Le dossier à écrire ; celui qui est lu n’est pas changé."))
_START = ("--start DATE", N_("Le premier jour ; le premier jour ouvré du mois suivant sinon."))
_MONTHS = ("--months MOIS", N_("La durée, une de celles de la convention."))

TOPICS: dict[tuple[str, ...], Topic] = {
    ("plan",): Topic(
        "planner plan DOSSIER.json [--on DATE] [--json] [--contract SORTIE.pdf [--annex]]",
        N_("Calculer le diagnostic, les propositions et l’échéancier d’un dossier."),
        (
            _ON,
            _JSON,
            ("--contract SORTIE.pdf", N_("Écrire aussi le contrat d’aide, en PDF.")),
            ("--annex", N_("Joindre au contrat l’explication de chaque chiffre.")),
            _FLAT,
        ),
        "planner plan dossier.json --contract contrat.pdf",
    ),
    ("export",): Topic(
        "planner export DOSSIER.json [--on DATE] [--xlsx BUDGET.xlsx] [--ics DATES.ics]",
        N_("Écrire le budget et l’échéancier pour un tableur, les dates pour un agenda."),
        (
            _ON,
            ("--xlsx BUDGET.xlsx", N_("Le budget, ses mois et l’échéancier, avec leurs formules.")),
            ("--ics DATES.ics", N_("Les paiements, les dates à tenir et les rendez-vous.")),
        ),
        "planner export dossier.json --xlsx budget.xlsx --ics dates.ics",
    ),
    ("scenarios",): Topic(
        "planner scenarios DOSSIER.json [--on DATE]",
        N_("Comparer les montants, ce qui les ferait tenir, les coups durs et les dettes."),
        (_ON, _FLAT),
        "planner scenarios dossier.json",
    ),
    ("explain",): Topic(
        "planner explain DOSSIER.json [FIGURE] [--annex]",
        N_("Dire d’où vient un chiffre : ses termes, sa règle, son texte, ses dates."),
        (
            ("--list", N_("Donner le nom de tous les chiffres.")),
            ("--annex", N_("Écrire l’annexe à imprimer : chaque chiffre, ses textes, ses dates.")),
            _ON,
            _JSON,
            _FLAT,
        ),
        "planner explain dossier.json budget.capacity",
    ),
    ("statement",): Topic(
        "planner statement RELEVE.csv [--json]",
        N_("Lire le relevé de compte d’un bailleur : ce qui est compris, douteux ou refusé."),
        (_JSON, _FLAT),
        "planner statement releve.csv",
    ),
    ("calc",): Topic(
        "planner calc FONCTION < demandes.jsonl > reponses.jsonl",
        N_("Répondre à des demandes de calcul, une ligne de JSON par demande."),
        (),
        "planner calc housing-allowance < demandes.jsonl",
    ),
    ("schema",): Topic(
        "planner schema [NOM]",
        N_("Donner le schéma JSON d’un dossier ou d’une fonction ; sans nom, la liste."),
        (),
        "planner schema dossier",
    ),
    ("document",): Topic(
        "planner document GENRE DOSSIER.json -o SORTIE [--on DATE] [--report RAPPORT.txt]",
        N_("Écrire un document : plan du bailleur, demande au FSL, contrat, page du ménage."),
        (
            (
                "GENRE",
                ", ".join(_PAPERS),
            ),
            ("-o SORTIE", N_("Le fichier à écrire : un PDF, ou un texte pour fsl-report.")),
            ("--report RAPPORT.txt", N_("Votre rapport social, à la place du brouillon (fsl).")),
            _ON,
        ),
        "planner document landlord-plan dossier.json -o plan.pdf",
    ),
    ("asll", "plan"): Topic(
        "planner asll plan DOSSIER.json [--on DATE] [--start DATE] [--months MOIS]",
        N_("Montrer l’accompagnement en cours, ou celui qui pourrait être signé."),
        (_START, _MONTHS, _ON, _FLAT),
        "planner asll plan dossier.json",
    ),
    ("asll", "sign"): Topic(
        "planner asll sign DOSSIER.json -o NOUVEAU.json [--start DATE] [--months MOIS]",
        N_("Écrire le dossier avec l’accompagnement signé : objectifs, durée, dette au départ."),
        (_NEW, _START, _MONTHS, _ON),
        "planner asll sign dossier.json -o dossier-signe.json",
    ),
    ("asll", "review"): Topic(
        "planner asll review DOSSIER.json -o NOUVEAU.json [--reached OBJECTIF=ETAT]…",
        N_("Écrire le dossier avec un bilan de plus, et dire la suite qu’il propose."),
        (
            _NEW,
            ("--reached OBJECTIF=ETAT", N_("Un objectif : yes, partly ou no. À répéter.")),
            ("--done TEXTE", N_("Ce qui a été fait, imprimé sur le bilan.")),
            ("--says TEXTE", N_("Ce qu’en dit le ménage, imprimé sur le bilan.")),
            ("--stops", N_("Le ménage demande l’arrêt.")),
            _ON,
            _FLAT,
        ),
        "planner asll review dossier.json -o dossier-bilan.json --reached stop_arrears=yes",
    ),
    ("asll", "renew"): Topic(
        "planner asll renew DOSSIER.json -o NOUVEAU.json [--months MOIS]",
        N_("Écrire le dossier avec l’accompagnement renouvelé, si sa convention le permet."),
        (_NEW, _MONTHS, _ON),
        "planner asll renew dossier.json -o dossier-renouvele.json",
    ),
    ("asll", "stop"): Topic(
        "planner asll stop DOSSIER.json -o NOUVEAU.json [--redirect]",
        N_("Écrire le dossier avec l’accompagnement arrêté ce jour."),
        (_NEW, ("--redirect", N_("Une autre mesure prend le relais.")), _ON),
        "planner asll stop dossier.json -o dossier-arrete.json",
    ),
    ("fsl", "check"): Topic(
        "planner fsl check REGLEMENT.toml",
        N_("Vérifier un règlement de FSL écrit par votre organisation."),
        (),
        "planner fsl check reglages/territories/35/fsl.toml",
    ),
    ("fsl", "new"): Topic(
        "planner fsl new CODE [--name NOM] [-o REGLEMENT.toml]",
        N_("Commencer le règlement de FSL d’un département, à remplir."),
        (
            ("--name NOM", N_("Le nom du département.")),
            ("-o REGLEMENT.toml", N_("Le fichier à écrire ; l’écran sinon.")),
        ),
        "planner fsl new 35 --name Ille-et-Vilaine -o fsl.toml",
    ),
    ("law", "check"): Topic(
        "planner law check [--on DATE] [--json]",
        N_("Vérifier les valeurs légales : à relire, non vérifiées, qui se recouvrent."),
        (_ON, _JSON, _FLAT),
        "planner law check",
    ),
    ("law", "diff"): Topic(
        "planner law diff DATE1 DATE2 [--dossier DOSSIER.json] [--json]",
        N_("Dire quelles valeurs légales changent entre deux dates."),
        (
            ("--dossier DOSSIER.json", N_("Dire plutôt ce qui change pour ce ménage.")),
            _JSON,
            _FLAT,
        ),
        "planner law diff 2026-12-31 2027-01-01",
    ),
    ("sheet", "new"): Topic(
        "planner sheet new FEUILLE.xlsx",
        N_("Écrire la feuille que le ménage remplit chez lui."),
        (),
        "planner sheet new feuille.xlsx",
    ),
    ("sheet", "read"): Topic(
        "planner sheet read FEUILLE",
        N_("Lire la feuille d’un ménage (XLSX, ODS ou CSV) : compris, à vérifier, non lu."),
        (_FLAT,),
        "planner sheet read feuille.xlsx",
    ),
    ("sheet", "apply"): Topic(
        "planner sheet apply FEUILLE IDENTIFIANT [--yes]",
        N_("Montrer ce que la feuille change dans un dossier, puis l’y mettre."),
        (("--yes", N_("Ne pas demander de confirmation.")), _FLAT),
        "planner sheet apply feuille.xlsx martin-2026",
    ),
    **TOPICS_OF_SCHEMES,
    ("texte",): Topic(
        "planner texte [DOSSIER]",
        N_("Tout le rendez-vous ligne par ligne, pour un lecteur d’écran ou une plage braille."),
        (),
        "planner texte dossier.json",
    ),
    ("web",): Topic(
        "planner web [--port PORT]",
        N_("Ouvrir les mêmes écrans dans un navigateur de cette machine, et d’elle seule."),
        (("--port PORT", N_("Le port à écouter ; un port libre sinon.")),),
        "planner web",
    ),
    ("delete",): Topic(
        "planner delete IDENTIFIANT",
        N_("Supprimer un dossier enregistré, ses versions et sa ligne dans la liste."),
        (("--yes", N_("Ne pas demander de confirmation.")),),
        "planner delete martin-2026",
    ),
    ("demo",): Topic(
        "planner demo",
        N_("Calculer le plan d’un ménage d’exemple et écrire son contrat."),
        (("--no-screen", N_("Ne pas proposer d’ouvrir l’écran.")), _FLAT),
        "planner demo",
    ),
}

COMMANDS = tuple(dict.fromkeys(path[0] for path in TOPICS))
"""The names of the commands, in the order of the help."""

STATUSES = (
    ("0", N_("c’est fait")),
    ("1", N_("refusé : une phrase par problème dit pourquoi")),
    ("2", N_("la commande n’a pas été comprise")),
    ("3", N_("erreur interne : un rapport sans donnée personnelle est gardé")),
)


def help_blocks(path: tuple[str, ...]) -> Blocks:
    """The help of a command, of a group of commands, or of the whole."""
    for length in (2, 1):
        topic = TOPICS.get(path[:length])
        if topic is not None:
            return _topic(topic)
    group = path[:1] if path and path[0] in COMMANDS else ()
    shown = {known: topic for known, topic in TOPICS.items() if known[: len(group)] == group}
    rows = [Row((" ".join(known), _(topic.summary))) for known, topic in shown.items()]
    found: list[Block] = [
        Heading("planner", 1),
        Paragraph(
            _(
                "Ce qu’il reste pour vivre à un ménage en retard de loyer, comment la dette peut "
                "être remboursée, quelles aides demander, et le contrat à signer."
            )
        ),
        Paragraph(_("Sans commande, « planner » ouvre l’écran dans un terminal.")),
        Table((Column(_("Commande")), Column(_("Ce qu’elle fait"), grows=True)), tuple(rows)),
        List(
            (
                _("« planner COMMANDE --help » donne les options et un exemple."),
                _("« --lang en » parle anglais ; la variable PLANNER_LANG le fait pour toujours."),
                _("« planner --version » donne la version."),
            )
        ),
        Table(
            (Column(_("Statut")), Column(_("Ce qu’il veut dire"), grows=True)),
            tuple(Row((code, _(text))) for code, text in STATUSES),
        ),
    ]
    return tuple(found)


def _topic(topic: Topic) -> Blocks:
    found: list[Block] = [Paragraph(topic.usage, strong=True), Paragraph(_(topic.summary))]
    if topic.options:
        rows = tuple(Row((name, _(text))) for name, text in topic.options)
        found.append(Table((Column(_("Option")), Column(_("Effet"), grows=True)), rows))
    if topic.example:
        found.append(Paragraph(_("Exemple : {command}").format(command=topic.example)))
    return tuple(found)
