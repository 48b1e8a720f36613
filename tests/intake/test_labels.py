"""The words of landlords: each label of the profession on each side of the account."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import planner.intake
from planner.intake.landlord.entries import MarkKind, mark_kind
from planner.intake.landlord.labels import vocabulary
from planner.intake.landlord.model import CREDIT_KINDS, Sense
from planner.intake.landlord.problems import DOUBTS
from planner.intake.landlord.verdict import leaning, verdict
from planner.intake.words import tokens

DEBIT = {
    "rent": ["LOYER", "Loyer principal", "loyer nu", "LOYER CC", "Terme 09/26", "prorata loyer",
             "QUITTANCEMENT LOYER PRINCIPAL", "Appel de loyer août 2026", "GARAGE", "Parking n° 4",
             "BOX 12", "Indemnité d'occupation", "LOYER HORS CHARGES", "Loyer + charges",
             "loyer et provisions sur charges", "APPEL LOYER, PRELEVEMENT LE 5", "Loyers",
             "Rappel de loyer 2026", "RÉVISION LOYER IRL"],
    "charges": ["CHARGES", "PROVISION CHARGES GENERALES", "Provisions pour charges",
                "PROV. EAU FROIDE",
                "ACOMPTE CHAUFFAGE COLLECTIF", "acompte eau", "Eau chaude", "ASCENSEUR",
                "antenne TV",
                "Gardien", "TEOM 2026", "Taxe d'enlèvement des ordures ménagères 2026",
                "Entretien chaudière", "Appel provision sur charges juin 2026"],
    "regularisation": ["REGUL. CHARGES EXERCICE 2025", "Régularisation de charges 2025",
                       "Arrêté des charges", "décompte annuel de charges", "Régul eau froide",
                       "SOLDE DE CHARGES 2025"],
    "sls": ["SLS FORFAITAIRE 01/26", "Surloyer", "Supplément de loyer de solidarité", "S.L.S."],
    "repairs": ["Réparations locatives", "REMISE EN ETAT LOGEMENT", "Serrurier", "vitre cassée",
                "Dégradations"],
    "fee": ["LETTRE DE RELANCE", "Honoraires de relance", "Mise en demeure LRAR", "FRAIS DE REJET",
            "FRAIS DE REJET PRELEVEMENT", "Frais d'impayé", "frais de gestion", "Frais de dossier",
            "FRAIS CONTENTIEUX", "Recouvrement amiable", "Frais de quittance", "RELANCE IMPAYE"],
    "penalty": ["Clause pénale 10 %", "Pénalités de retard", "MAJORATION", "Amende",
                "25 € par semaine de retard"],
    "court_costs": ["COMMANDEMENT DE PAYER", "CDT DE PAYER", "Assignation",
                    "Signification jugement",
                    "Dépens", "ARTICLE 700", "Droit de plaidoirie", "FRAIS COMMANDEMENT"],
}  # fmt: skip
CREDIT = {
    "payment": ["PRELEVEMENT SEPA", "PRLV", "TIP", "Virement M. BENALI", "VIRT", "Chèque n° 4417",
                "CB", "Espèces", "MANDAT CASH", "Acompte reçu", "Versement locataire", "UDAF 76",
                "Plan d'apurement 3/12", "Virement tiers (mère)", "Caution M. Roy", "VISALE",
                "Garantme", "Loyer septembre", "LOYER ET CHARGES", "VERSEMENT CB ESPACE LOCATAIRE",
                "REMISE DE CHEQUE", "reçu de Mme R.", "Règlement quittance octobre",
                "VIR AL MANSOURI", "Virement acompte", "indemnité d'occupation"],
    "housing_benefit": ["APL CAF 08/2026", "A.P.L. 08/2026", "AL 09/2026", "ALF directe", "ALS",
                        "CAF", "MSA", "Aide au logement", "TIERS PAYANT", "RAPPEL APL 10-11/25",
                        "VIREMENT CAF", "Régul APL"],
    "rls": ["RLS", "R.L.S. 09/26", "REDUC. LOYER SOLIDARITE", "Réduction de loyer de solidarité"],
    "fsl": ["VERSEMENT FSL MAINTIEN", "Fonds de solidarité pour le logement",
            "Versement Conseil départemental"],
    "remission": ["REMISE GRACIEUSE", "Avoir", "Abandon de créance", "Geste commercial",
                  "ANNULATION LOYER 09/2026", "ANNUL. SLS 01 ET 02/26 - ENQUETE RECUE",
                  "Régul. charges 2025", "Décompte annuel", "SLS 01/26",
                  "Annulation frais de rejet"],
}  # fmt: skip
DOUBTFUL = {
    (Sense.DEBIT, "allowance_recovered"): ["INDU APL 12/25 RETENU PAR CAF", "Trop-perçu CAF retenu",
                                           "Régul. APL débitrice", "APL 09/2026"],
    (Sense.DEBIT, "deposit"): ["COMPLEMENT DEPOT DE GARANTIE", "DG", "Complément DG", "Caution",
                               "caution versée"],
    (Sense.CREDIT, "deposit"): ["Dépôt de garantie", "Caution versée"],
    (Sense.DEBIT, "letting_fees"): ["Honoraires de location", "ETAT DES LIEUX DE SORTIE"],
    (Sense.DEBIT, "interest"): ["Intérêts légaux"],
    (Sense.DEBIT, "bailiff"): ["Droit proportionnel", "Frais d'huissier"],
    (Sense.DEBIT, "sls_survey"): ["FRAIS DOSSIER ENQUETE SLS"],
    (Sense.DEBIT, "receipt_on_debit"): ["PRELEVEMENT SEPA", "VIREMENT LOYER"],
    (Sense.DEBIT, "credit_on_debit"): ["RLS", "REMISE GRACIEUSE", "VERSEMENT FSL"],
    (Sense.CREDIT, "debit_on_credit"): ["FRAIS DE RELANCE", "PROVISION CHARGES", "Appel de loyer"],
    (Sense.CREDIT, "reversal_on_credit"): ["REJET PRELEVEMENT", "ANNULATION REJET PRLV"],
    (Sense.DEBIT, "unknown_label"): ["Divers", "OD 4412", "", "M. LOYAL", "Apla SARL"],
    (Sense.CREDIT, "unknown_label"): ["Mme Dupont", "OD", "AL AMRANI"],
}  # fmt: skip
REJECTS = [
    "REJET PRELEVEMENT - PROVISION INSUFFISANTE",
    "Impayé prélèvement",
    "CHEQUE IMPAYE",
    "Rejet virement loyer",
    "EXTOURNE VIREMENT",
    "Annulation règlement",
    "PRLV REJETE",
]


def pairs(table: dict[str, list[str]]) -> list[tuple[str, str]]:
    return [(kind, label) for kind, labels in table.items() for label in labels]


@pytest.mark.parametrize(("kind", "label"), pairs(DEBIT))
def test_what_a_label_is_when_it_raises_the_debt(kind: str, label: str) -> None:
    assert verdict(label, Sense.DEBIT, False).kind == kind
    assert leaning(label) >= 0


@pytest.mark.parametrize(("kind", "label"), pairs(CREDIT))
def test_what_a_label_is_when_it_lowers_the_debt(kind: str, label: str) -> None:
    assert verdict(label, Sense.CREDIT, False).kind == kind


@pytest.mark.parametrize(
    ("sense", "doubt", "label"),
    [(sense, doubt, label) for (sense, doubt), labels in DOUBTFUL.items() for label in labels],
)
def test_what_is_never_understood_without_the_person(sense: Sense, doubt: str, label: str) -> None:
    found = verdict(label, sense, False)
    assert (found.kind, found.doubt) == (None, doubt)


@pytest.mark.parametrize("label", REJECTS)
def test_a_reject_takes_a_receipt_back(label: str) -> None:
    assert verdict(label, Sense.DEBIT, False).cancels == "payment"


def test_a_reject_that_names_the_allowance_takes_the_allowance_back() -> None:
    assert verdict("ANNULATION APL 09/2026", Sense.DEBIT, False).cancels == "housing_benefit"


@pytest.mark.parametrize("kind", ["rent", "charges", "regularisation", "sls", "fee"])
def test_a_negative_debit_gives_the_debit_up(kind: str) -> None:
    found = verdict(DEBIT[kind][0], Sense.CREDIT, True)
    assert (found.kind, found.offsets) == ("remission", kind)


def test_a_negative_receipt_takes_a_receipt_back() -> None:
    assert verdict("VIREMENT", Sense.DEBIT, True).cancels == "payment"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("SOLDE ANTERIEUR", MarkKind.OPENING), ("Report à nouveau", MarkKind.OPENING),
        ("Ancien solde", MarkKind.OPENING), ("A NOUVEAU", MarkKind.OPENING),
        ("A REPORTER", MarkKind.CARRIED), ("REPORT", MarkKind.CARRIED),
        ("Report page 2", MarkKind.CARRIED), ("TOTAUX", MarkKind.TOTAL),
        ("Total du mois", MarkKind.TOTAL), ("Sous-total", MarkKind.TOTAL),
        ("NET A PAYER", MarkKind.CLOSING), ("SOLDE AU 31/03/26", MarkKind.CLOSING),
        ("Solde", MarkKind.CLOSING), ("TOTAL QUI RESTE DU", MarkKind.CLOSING),
        ("Reste dû", MarkKind.CLOSING), ("Solde débiteur", MarkKind.CLOSING),
        ("SOLDE DE CHARGES 2025", None), ("Report d'échéance", None), ("Virement solde", None),
        ("Solde loyer septembre", None), ("Loyer", None), ("", None), ("de la", None),
    ],
)  # fmt: skip
def test_the_words_of_a_row_that_is_no_movement(text: str, kind: MarkKind | None) -> None:
    assert mark_kind(text) is kind


def data() -> dict[str, list[dict[str, object]]]:
    path = Path(planner.intake.__file__).with_name("labels.toml")
    found: dict[str, list[dict[str, object]]] = tomllib.loads(path.read_text("utf-8"))
    return found


def test_the_table_of_labels_is_sound() -> None:
    kinds = set(DEBIT) | CREDIT_KINDS
    known = {"id", "kind", "doubt", "likely", "action", "debit", "credit", "leans", "alone",
             "together", "words"}  # fmt: skip
    for group in data()["label"]:
        assert set(group) <= known
        assert group.get("kind", "rent") in kinds
        assert ("kind" in group) + ("doubt" in group) + ("action" in group) == 1, group["id"]
        assert group.get("doubt", "deposit") in DOUBTS
        assert group["leans"] in (-1, 0, 1)
        assert group.get("debit") or group.get("credit")


def test_no_words_say_two_different_things_with_the_same_strength() -> None:
    met: dict[tuple[str, tuple[str, ...], object], object] = {}
    for group in data()["label"]:
        words = group["words"]
        assert isinstance(words, list)
        for text in words:
            phrase = tuple(w for part in text.split("*") for w in tokens(part))
            assert phrase, text
            assert phrase != ("loyer",) or group["id"] == "rent", (group["id"], text)
            for side in ("debit", "credit"):
                if group.get(side):
                    key = side, phrase, group[side]
                    assert met.setdefault(key, group["id"]) == group["id"], (text, group["id"])


def test_every_doubt_has_its_sentence() -> None:
    for group in data()["label"]:
        if "doubt" in group:
            assert str(group["doubt"]) in DOUBTS
    assert vocabulary() is vocabulary()


@given(st.text(max_size=40), st.sampled_from(Sense), st.booleans())
def test_any_label_has_one_verdict_on_each_side(label: str, sense: Sense, reversed_: bool) -> None:
    found = verdict(label, sense, reversed_)
    assert sum(each is not None for each in (found.kind, found.doubt, found.cancels)) == 1
    if found.kind:
        assert (found.kind in CREDIT_KINDS) == (sense is Sense.CREDIT)


@given(st.sampled_from([label for _, label in pairs(DEBIT)]), st.booleans())
def test_accents_case_and_spaces_change_nothing(label: str, upper: bool) -> None:
    plain = label.translate(str.maketrans("éèêàâîôûç", "eeeaaiouc"))
    other = plain.upper() if upper else f"  {plain.lower()} "
    assert verdict(other, Sense.DEBIT, False) == verdict(label, Sense.DEBIT, False)
