"""The catalogue of errors: for each code, the smallest input that gives it and what is said.

A case is a command line, the files it needs (in a folder of its own) and the beginning of each
sentence, in order. The sentences are looked at with plain spaces and hyphens.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

Files = dict[str, bytes]


@dataclass(frozen=True)
class Case:
    """One refusal. ``arguments`` may hold ``{dir}``, the folder of the case's files."""

    code: str
    arguments: tuple[str, ...]
    sentences: tuple[str, ...]
    files: Files = field(default_factory=dict)
    status: int = 1
    name: str = ""

    @property
    def id(self) -> str:
        """How pytest calls it."""
        return f"{self.code}{'-' + self.name if self.name else ''}"


def _dossier(code: str, tree: Any, *sentences: str, name: str = "") -> Case:
    """A dossier file that is refused."""
    data = tree if isinstance(tree, bytes) else json.dumps(tree, ensure_ascii=False).encode()
    return Case(code, ("plan", "{dir}/d.json"), sentences, {"d.json": data}, name=name)


def _statement(code: str, data: bytes, *sentences: str) -> Case:
    """A landlord's file that is refused."""
    return Case(code, ("statement", "{dir}/r.csv"), sentences, {"r.csv": data})


def _usage(code: str, *arguments: str, said: str) -> Case:
    """A command line that is not understood."""
    return Case(code, arguments, (said,), status=2, name="-".join(arguments) or "alone")


def _organisation(code: str, text: str, said: str) -> Case:
    """Choices of the organisation that cannot be used."""
    files = {"home/organisation.toml": text.encode(), "d.json": b"{}"}
    return Case(code, ("plan", "{dir}/d.json"), (said,), files, name="organisation")


def _overlay(code: str, text: str, said: str) -> Case:
    """Local rules that cannot be used."""
    files = {
        "home/organisation.toml": b'overlay = "{dir}/local"',
        "local/regles.toml": text.encode(),
        "d.json": b"{}",
    }
    return Case(code, ("plan", "{dir}/d.json"), (said,), files, name="overlay")


WAGE = {"kind": "wage", "amount": "100.00"}

USAGE = (
    _usage("no_terminal", said="L’écran de planner a besoin d’un terminal."),
    _usage("unknown_language", "--lang", "klingon", "plan", said="« --lang » demande une langue"),
    _usage("unknown_language", "--lang", said="« --lang » demande une langue"),
    _usage(
        "unknown_command", "pln", said="« planner » ne connaît pas la commande « pln » (plan ?)"
    ),
    _usage("unknown_command", "help", "pln", said="« planner » ne connaît pas la commande « pln »"),
    _usage("unknown_command", "pln", "-h", said="« planner » ne connaît pas la commande « pln »"),
    _usage("unknown_command", "law", "chek", said="« planner law » ne connaît pas la commande"),
    _usage("missing_command", "law", said="Il manque une commande après « planner law »"),
    _usage(
        "missing_command",
        "commission",
        said="Il manque une commande après « planner commission » : agenda, minutes, decide, ask.",
    ),
    _usage("unknown_command", "log", "dance", said="« planner log » ne connaît pas la commande"),
    _usage("missing_argument", "plan", said="Il manque DOSSIER.json après « planner plan »."),
    _usage("unknown_option", "plan", "x", "--jsn", said="« planner plan » ne connaît pas l’option"),
    _usage("bad_option", "plan", "x", "--on", said="L’option « --on » est mal écrite"),
    _usage("too_many", "--version", "x", said="« planner » a reçu plus de mots"),
    _usage("too_many", "plan", "x", "y", said="« planner plan » a reçu plus de mots"),
    _usage("unknown_function", "calc", "nothing", said="« planner calc » demande une de ces"),
    _usage("unknown_function", "calc", said="« planner calc » demande une de ces fonctions"),
    _usage("unknown_schema", "schema", "nothing", said="Il n’y a pas de schéma « nothing »."),
    _usage("missing_figure", "explain", "x.json", said="Il manque le nom d’un chiffre."),
    _usage("nothing_to_export", "export", "d.json", said="Dites ce qu’il faut écrire :"),
)

FILES = (
    Case(
        "no_such_file",
        ("plan", "{dir}/absent.json"),
        ("Le fichier « {dir}/absent.json » n’existe pas.",),
    ),
    Case(
        "unreadable_file",
        ("plan", "{dir}"),
        ("Le fichier « {dir} » n’a pas pu être lu (c’est un répertoire, pas un fichier).",),
    ),
    Case("bad_path", ("plan", "a\0b"), ("Ce nom de fichier n’est pas utilisable.",)),
    Case(
        "bad_date",
        ("plan", "{dir}/d.json", "--on", "31/02/2026"),
        ("« 31/02/2026 » n’existe pas dans le calendrier.",),
        {"d.json": b"{}"},
    ),
    Case(
        "not_written",
        ("plan", "{dir}/d.json", "--contract", "{dir}/absent/c.pdf"),
        ("Le fichier « {dir}/absent/c.pdf » n’a pas pu être écrit (ce répertoire n’existe pas)",),
        {"d.json": b"{}"},
    ),
    Case(
        "not_written",
        ("plan", "{dir}/d.json", "--contract", ""),
        ("Le fichier « . » n’a pas pu être écrit (c’est un répertoire, pas un fichier)",),
        {"d.json": b"{}"},
        name="no-name",
    ),
    Case(
        "would_replace_dossier",
        ("plan", "{dir}/d.json", "--contract", "{dir}/d.json"),
        ("Le fichier « {dir}/d.json » contient un dossier : un document ne le remplace pas",),
        {"d.json": b"{}"},
    ),
    Case(
        "unknown_figure",
        ("explain", "{dir}/d.json", "budget.capacit"),
        ("Ce plan n’a pas de chiffre « budget.capacit ». Les plus proches : budget.capacity",),
        {"d.json": b"{}"},
    ),
    Case("unknown_dossier", ("delete", "nobody"), ("Il n’y a pas de dossier « nobody » ici.",)),
)

DOSSIERS = (
    _dossier("too_big", b" " * 8_000_001, "Le fichier « d.json » pèse 8 Mo"),
    _dossier("empty_file", b" \n", "Le fichier « d.json » est vide."),
    _dossier("has_bom", b"\xef\xbb\xbf{}", "Le fichier « d.json » commence par une marque"),
    _dossier("bad_encoding", b'{"id": "\xe9"}', "Le fichier « d.json » n’est pas écrit en UTF-8"),
    _dossier("not_json", b"{,}", "Le fichier « d.json » n’est pas du JSON lisible"),
    _dossier(
        "too_deep", b'{"a":' * 60 + b"1" + b"}" * 60, "Le fichier « d.json » emboîte plus de 24"
    ),
    _dossier("not_an_object", [], "Le fichier « d.json » contient [] là où un dossier"),
    _dossier("other_schema", {"schema": "planner/dossier/9"}, "Le fichier « d.json » annonce le"),
    _dossier("unknown_field", {"incomme": []}, "« incomme » n’est pas un champ connu."),
    _dossier("missing_field", {"incomes": [{"kind": "wage"}]}, "« incomes[0].amount » manque."),
    _dossier("wrong_type", {"incomes": {}}, "« incomes » vaut {} : écrivez ici une liste"),
    _dossier(
        "wrong_type",
        b'{"incomes": [{"kind": "wage", "amount": 12.5}]}',
        "« incomes[0].amount » vaut 12.5, qui n’est pas un nombre accepté ici.",
        name="number",
    ),
    _dossier(
        "bad_amount",
        {"incomes": [{**WAGE, "amount": "12,50"}]},
        "« incomes[0].amount » vaut « 12,50 », qui n’est pas un montant lisible.",
    ),
    _dossier(
        "out_of_range",
        {"incomes": [{**WAGE, "amount": "-1.00"}]},
        "« incomes[0].amount » vaut « -1.00 » : un montant négatif n’est pas possible ici.",
    ),
    _dossier(
        "bad_date",
        {"dwelling": {"lease_signed": "2026-02-30"}},
        "« dwelling.lease_signed » vaut 2026-02-30, qui n’est pas une date",
    ),
    _dossier(
        "out_of_range",
        {"account": {"statement_on": "1889-01-01"}},
        "« account.statement_on » vaut « 1889-01-01 » : l’année doit être comprise entre 1990 et",
        name="year",
    ),
    _dossier(
        "bad_month",
        {"incomes": [{**WAGE, "until": "2026-13"}]},
        "« incomes[0].until » vaut « 2026-13 », qui n’est pas un mois.",
    ),
    _dossier(
        "unknown_value",
        {"incomes": [{**WAGE, "kind": "wages"}]},
        "« incomes[0].kind » vaut « wages », qui n’est pas une",
    ),
    _dossier(
        "inconsistent",
        {"incomes": [{**WAGE, "whose": "bob"}]},
        "« incomes[0].whose » vaut « bob », qui ne désigne personne du foyer.",
    ),
    _dossier("bad_id", {"id": "É"}, "« id » vaut « É » : un identifiant s’écrit en minuscules"),
    _dossier(
        "bad_commune",
        {"dwelling": {"commune": "Caen"}},
        "« dwelling.commune » vaut « Caen », qui n’est pas un code de commune.",
    ),
    _dossier(
        "bad_text", b'{"reference": "\\ud800"}', "« reference » contient un caractère invisible"
    ),
    _dossier("duplicate_field", b'{"id": "a", "id": "b"}', "« id » est écrit plusieurs fois."),
    _dossier(
        "unknown_field",
        {"incomes": [{"kind": "wage", "amount": "1,5"}], "nom": "x"},
        "« incomes[0].amount » vaut « 1,5 »",
        "« nom » n’est pas un champ connu.",
        name="all-at-once",
    ),
)

STATEMENTS = (
    _statement("empty_file", b"", "Le fichier « r.csv » est vide."),
    _statement("not_text", b"%PDF-1.7\n", "Le fichier « r.csv » n’est pas un fichier CSV"),
    _statement("damaged_text", b"Date;Libelle\n01/01/26;a\x00b\n", "Le fichier « r.csv » contient"),
    _statement("not_a_statement", b"bonjour\nau revoir\n", "Aucun mouvement de compte n’a été"),
    _statement(
        "sign_not_proved",
        b"Date;Libelle;Montant\n01/01/2026;regularisation;400,00\n05/01/2026;divers;200,00\n",
        "Dans « r.csv », rien ne prouve le sens des montants",
    ),
)

LOCAL = (
    _organisation("bad_organisation", "name = ", "Le fichier « {dir}/home/organisation.toml »"),
    _organisation("unknown_field", 'nam = "x"', "Fichier « {dir}/home/organisation.toml » : « nam"),
    _organisation("wrong_type", "name = 3", "Fichier « {dir}/home/organisation.toml » : « name »"),
    _organisation("bad_amount", 'floor_per_day = "x"', "Fichier « {dir}/home/organisation.toml »"),
    _organisation("bad_text", 'name = "a\\u0007"', "Fichier « {dir}/home/organisation.toml »"),
    Case(
        "overlay_not_found",
        ("plan", "{dir}/d.json"),
        ("Le dossier de réglages locaux « {dir}/absent » n’existe pas.",),
        {"home/organisation.toml": b'overlay = "{dir}/absent"', "d.json": b"{}"},
    ),
    _overlay("not_toml", "id =", "Fichier regles.toml, contenu : ce n’est pas du TOML lisible"),
    _overlay("unknown_field", "[[parametre]]", "Fichier regles.toml, « regles.toml.parametre »"),
    _overlay("wrong_type", "parameter = 3", "Fichier regles.toml, « parameter »"),
    _overlay(
        "missing_field",
        "[[parameter]]\nid = 'a.b'\nlabel = 'x'\nnature = 'usage'\nunit = 'EUR'\n"
        "review_by = 2027-01-01\n",
        "Fichier regles.toml, « a.b.value » : il faut au moins une période",
    ),
    _overlay(
        "overlap",
        "[[parameter]]\nid = 'a.b'\nlabel = 'x'\nnature = 'usage'\nunit = 'EUR'\n"
        "review_by = 2027-01-01\n"
        + "[[parameter.value]]\nfrom = 2026-01-01\namount = 1.00\nstatus = 'in_force'\n"
        "reference = 'r'\nsource = 's'\nchecked = 2026-11-22\n" * 2,
        "Fichier regles.toml, « a.b",
    ),
    _overlay(
        "inconsistent",
        "[[parameter]]\nid = 'a.b'\nlabel = 'x'\nnature = 'usage'\nunit = 'EUR'\n"
        "review_by = 2027-01-01\n[[parameter.value]]\nfrom = 2026-01-01\nstatus = 'in_force'\n"
        "reference = 'r'\nsource = 's'\nchecked = 2026-11-22\n",
        "Fichier regles.toml, « a.b.value[0] » : une période porte exactement une valeur",
    ),
)

DOCUMENTS = (
    _usage(
        "unknown_document", "document", "poeme", "d.json", "-o", "p.pdf",
        said="Il n’y a pas de document « poeme ».",
    ),
    _usage(
        "annex_without_contract", "plan", "d.json", "--annex",
        said="L’annexe se joint au contrat : ajoutez « --contract SORTIE.pdf ».",
    ),
    _usage("not_xlsx", "sheet", "new", "feuille.ods", said="Le modèle est une feuille XLSX :"),
    Case(
        "bad_department",
        ("fsl", "new", "Rennes"),
        ("« Rennes » n’est pas un code de département.",),
    ),
    Case(
        "file_exists",
        ("fsl", "new", "35", "-o", "{dir}/d.json"),
        ("Le fichier « {dir}/d.json » existe déjà",),
        {"d.json": b"{}"},
    ),
    Case(
        "report_not_text",
        ("document", "fsl", "{dir}/d.json", "-o", "{dir}/p.pdf", "--report", "{dir}/r.txt"),
        ("Le rapport « {dir}/r.txt » n’est pas un texte",),
        {"d.json": b'{"schema": "planner/dossier/1"}', "r.txt": b"\xff\xfe\x00"},
    ),
)  # fmt: skip


def _dossier_file(**parts: Any) -> Files:
    """A household behind on its rent, with what a case changes in it."""
    lines = [{"date": "2026-06-01", "kind": "rent", "amount": "900.00"}]
    tree = {
        "schema": "planner/dossier/1",
        "household": {"persons": [{"id": "p1", "role": "applicant"}]},
        "incomes": [WAGE | {"amount": "1000.00"}],
        "dwelling": {"rent": "400.00"},
        "account": {"lines": lines},
        "events": [{"kind": "commandement", "date": "2026-11-02"}],
    }
    return {"d.json": json.dumps(tree | parts).encode()}


def _measured(**fields: Any) -> Files:
    """The same household with a support measure signed."""
    kept = {
        "convention": "asll-usuel",
        "first_day": "2026-11-02",
        "for_months": 3,
        "goals": [{"kind": "stop_arrears", "by": "2027-02-02", "target": 3}],
    }
    return _dossier_file(casework={"asll": kept | fields})


def _asll(code: str, verb: str, files: Files, said: str, *options: str) -> Case:
    """A support measure that is refused."""
    out = () if verb == "plan" else ("-o", "{dir}/n.json")
    return Case(code, ("asll", verb, "{dir}/d.json", *out, *options), (said,), files)


ONCE = {"on": "2026-11-10", "for_months": 3}

AIDS = (
    Case(
        "no_fsl_profile",
        ("document", "fsl", "{dir}/d.json", "-o", "{dir}/p.pdf"),
        ("La demande au FSL n’a pas été écrite : aucun règlement n’est connu",),
        _dossier_file(),
    ),
    Case(
        "fsl_nothing_to_ask",
        ("document", "fsl", "{dir}/d.json", "-o", "{dir}/p.pdf"),
        ("La demande au FSL n’a pas été écrite : le dossier n’a ni dette de loyer ni",),
        _dossier_file(account={}),
    ),
    Case(
        "fsl_no_rent_debt",
        ("document", "fsl", "{dir}/d.json", "-o", "{dir}/p.pdf"),
        ("La demande au FSL pour le loyer n’a pas été écrite",),
        _dossier_file(
            account={},
            dwelling={"rent": "400.00", "commune": "16015"},
            debts=[{"id": "e", "kind": "gas_debt", "balance": "90.00"}],
        ),
    ),
    Case(
        "fsl_no_utilities",
        ("document", "fsl-utilities", "{dir}/d.json", "-o", "{dir}/p.pdf"),
        ("La demande au FSL pour l’énergie, l’eau et le téléphone n’a pas été écrite",),
        _dossier_file(dwelling={"rent": "400.00", "commune": "16015"}),
    ),
    _usage(
        "bad_result", "asll", "review", "d.json", "-o", "n.json", "--reached", "bonheur=oui",
        said="« bonheur=oui » n’est pas un résultat.",
    ),
    _asll(
        "asll_refused", "plan", _dossier_file(casework={"asll_wish": "no"}),
        "L’accompagnement n’a pas été préparé : le ménage ne le souhaite pas",
    ),
    _asll(
        "asll_no_need", "plan",
        _dossier_file(account={}, events=[], incomes=[WAGE | {"amount": "3000.00"}]),
        "L’accompagnement n’a pas été préparé : rien dans le dossier",
    ),
    _asll(
        "asll_duration", "plan", _dossier_file(),
        "La convention ne prévoit pas 5 mois.", "--months", "5",
    ),
    _asll(
        "asll_none_signed", "review", _dossier_file(),
        "Ce dossier n’a pas d’accompagnement signé.",
    ),
    _asll(
        "asll_runs_already", "sign", _measured(),
        "L’accompagnement n’a pas été signé : un autre court jusqu’au 02/02/2027.",
    ),
    _asll(
        "asll_review_too_early", "review", _measured(first_day="2026-12-01"),
        "Le bilan n’a pas été fait : l’accompagnement commence le 01/12/2026.",
    ),
    _asll(
        "asll_goal_unknown", "review", _measured(),
        "L’accompagnement n’a pas l’objectif « rights ».", "--reached", "rights=yes",
    ),
    _asll(
        "asll_not_renewable", "renew", _measured(renewals=[ONCE]),
        "L’accompagnement n’a pas été renouvelé : la convention",
    ),
    Case(
        "asll_no_review",
        ("document", "asll-review", "{dir}/d.json", "-o", "{dir}/p.pdf"),
        ("Le bilan n’a pas été imprimé : aucun n’a encore été écrit.",),
        _measured(),
    ),
)  # fmt: skip

_FOLLOWED = json.dumps(
    {
        "schema": "planner/dossier/1",
        "id": "essai",
        "followup": {
            "entries": [
                {
                    "id": "p1",
                    "protocol": "plateforme-logement",
                    "entered_on": "2026-10-06",
                    "designated_by": "ccas",
                }
            ]
        },
    }
).encode()

SCHEMES = (
    Case(
        "unknown_protocol",
        ("evaluate", "poeme"),
        ("Il n’y a pas de protocole « poeme ». Protocoles : asll,",),
    ),
    Case(
        "no_commission",
        ("commission", "agenda", "asll"),
        ("Le protocole « asll » n’a pas de commission.",),
    ),
    Case(
        "unknown_partner",
        ("commission", "agenda", "plateforme-logement", "--partner", "x"),
        ("« x » n’est pas un membre de cette commission.",),
    ),
    _usage(
        "partner_needed", "commission", "minutes", "plateforme-logement",
        said="Un document se fait pour un partenaire,",
    ),
    _usage(
        "unknown_form", "evaluate", "asll", "-o", "bilan.doc",
        said="« bilan.doc » doit finir par .xlsx, .csv ou .pdf.",
    ),
    _usage(
        "unknown_form", "commission", "agenda", "plateforme-logement", "--partner", "ccas",
        "-o", "d.json", said="« d.json » doit finir par .pdf.",
    ),
    Case(
        "bad_period",
        ("evaluate", "asll", "--period", "2016-13"),
        ("« 2016-13 » n’est pas une période.",),
    ),
    Case(
        "bad_line",
        ("evaluate", "asll", "--from", "{dir}/d.jsonl"),
        (
            "Le fichier « d.jsonl », ligne 2, ne contient pas un dossier lisible.",
            "« nom » n’est pas un champ connu.",
        ),
        {"d.jsonl": b'{"id": "a"}\n{"nom": "x"}\n'},
    ),
    Case(
        "same_dossier_twice",
        ("evaluate", "asll", "--from", "{dir}/d.jsonl"),
        ("Le fichier « d.jsonl », ligne 2 : le dossier « a » y est déjà, ligne 1.",),
        {"d.jsonl": b'{"id": "a"}\n{"id": "a"}\n'},
    ),
    Case(
        "unknown_dossier",
        ("commission", "decide", "x", "go_on"),
        ("Il n’y a pas de dossier « x » ici.",),
        name="decision",
    ),
    Case(
        "missing_field",
        ("protocol", "check", "{dir}/p.toml"),
        ("Fichier p.toml, « protocol » : écrivez le protocole sous [[protocol]].",),
        {"p.toml": b""},
        name="protocol",
    ),
    *(
        Case(code, arguments, (said,), {"home/dossiers/essai/dossier.json": _FOLLOWED}, name="log")
        for code, said, *arguments_ in (
            ("empty_text", "--reason est vide.", "waive", "essai", "home_visit", "--reason", " "),
            ("text_too_long", "--by fait plus de 200 caractères.",
             "contact", "essai", "letter", "--by", "x" * 201),
            ("control_characters", "--note contient un caractère invisible",
             "danger", "essai", "--note", "\x1b[2J"),
            ("dates_out_of_order", "--until (01/11/2026) ne vient pas après --on (02/11/2026).",
             "danger", "essai", "--on", "2026-11-02", "--until", "2026-11-01"),
            ("already_inside", "Ce ménage est déjà suivi par ce dispositif, depuis le 06/10/2026.",
             "enter", "essai", "plateforme-logement", "--by", "ccas"),
            ("not_one_of", "--result vaut « – ». Écrivez l’un de ces mots : met, spoken,",
             "contact", "essai", "home_visit"),
        )
        for arguments in [("log", *arguments_)]
    ),
    Case(
        "outside_entry",
        ("commission", "decide", "essai", "go_on", "--on", "2026-10-05"),
        ("Le ménage n’était pas encore dans ce dispositif le 05/10/2026 : il y est entré le",),
        {"home/dossiers/essai/dossier.json": _FOLLOWED},
    ),
)  # fmt: skip

CASES = (*USAGE, *SCHEMES, *DOCUMENTS, *AIDS, *FILES, *DOSSIERS, *STATEMENTS, *LOCAL)
