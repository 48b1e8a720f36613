"""Words for the proposals: what is proposed, what is said of it, how sure a thing is."""

from __future__ import annotations

from planner.calc.dossier.casework import AidKind
from planner.calc.results import Verdict
from planner.views.i18n import N_

__all__ = ["AIDS", "CERTAINTIES", "EVIDENCE", "SCHEDULES", "SHORT_AIDS", "STATUSES", "VERDICTS"]

VERDICTS = {
    Verdict.RECOMMENDED: N_("recommandé"),
    Verdict.POSSIBLE: N_("possible"),
    Verdict.NOT_NOW: N_("pas maintenant"),
    Verdict.NOT_APPLICABLE: N_("sans objet"),
    Verdict.REFUSED: N_("refusé par la loi"),
    Verdict.IN_PROGRESS: N_("en cours"),
    Verdict.TO_CHECK: N_("à vérifier"),
}

AIDS = {
    AidKind.PAYMENT_PLAN: N_("Plan d’apurement avec le bailleur"),
    AidKind.FSL: N_("Aide du FSL (fonds de solidarité pour le logement)"),
    AidKind.ASLL: N_("Accompagnement social lié au logement (ASLL)"),
    AidKind.OVER_INDEBTEDNESS: N_("Dossier de surendettement"),
    AidKind.RIGHTS: N_("Droits à vérifier"),
}

SHORT_AIDS = {
    AidKind.PAYMENT_PLAN: N_("plan avec le bailleur"),
    AidKind.FSL: N_("FSL"),
    AidKind.ASLL: N_("accompagnement (ASLL)"),
    AidKind.OVER_INDEBTEDNESS: N_("dossier de surendettement"),
    AidKind.RIGHTS: N_("droits"),
}

SCHEDULES = {
    "proposed": N_("Plan proposé"),
    "chosen": N_("Plan choisi"),
    "landlord": N_("Demande du bailleur"),
    "household": N_("Proposition du ménage"),
    "cohesion_protocol": N_("Protocole de cohésion sociale : deux ans"),
    "statutory": N_("Repère légal : 36 mensualités égales"),
}

EVIDENCE = {
    "declared": N_("déclaré"),
    "seen": N_("vu"),
    "copied": N_("copié"),
}

CERTAINTIES = {
    "settled": N_("établi"),
    "disputed": N_("lectures divergentes"),
    "printed": N_("délai imprimé dans l’acte"),
    "prudent": N_("lecture prudente"),
    "local": N_("usage local"),
    "indicative": N_("indicatif"),
    "unverified": N_("non vérifié"),
}

STATUSES = {
    "in_force": N_("en vigueur"),
    "announced": N_("annoncé"),
    "unverified": N_("non vérifié"),
}
