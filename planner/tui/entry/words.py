"""Words of the entry page: answers of its choices, rhythms, titles."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from planner.calc.calendar import Frequency, Month
from planner.calc.dossier.account import AccountKind, Imputation
from planner.calc.dossier.answers import HowHoused, OtherParent
from planner.calc.dossier.casework import Side, Wish
from planner.calc.dossier.common import EvidenceStatus
from planner.calc.dossier.debts import DebtStage
from planner.calc.dossier.dwelling import AllowanceStatus, LandlordKind, PaidTo, Payer
from planner.calc.dossier.household import Custody, PersonStatus, ProtectionKind, Role
from planner.calc.dossier.procedure import EventKind
from planner.views import formats
from planner.views.i18n import N_, _
from planner.views.words import elided
from planner.views.words.often import OFTEN

__all__ = ["ANSWERS", "answers", "frequency", "months_of_the_year"]

ANSWERS: Mapping[type[StrEnum], Mapping[Any, str]] = {
    Role: {
        Role.APPLICANT: N_("personne reçue"),
        Role.PARTNER: N_("conjoint"),
        Role.CHILD: N_("enfant"),
        Role.OTHER_DEPENDANT: N_("autre personne à charge"),
        Role.OTHER_ADULT: N_("autre adulte"),
    },
    PersonStatus: {
        PersonStatus.EMPLOYED: N_("en emploi"),
        PersonStatus.SELF_EMPLOYED: N_("indépendant"),
        PersonStatus.UNEMPLOYED_PAID: N_("chômage indemnisé"),
        PersonStatus.UNEMPLOYED_UNPAID: N_("chômage non indemnisé"),
        PersonStatus.STUDENT: N_("étudiant"),
        PersonStatus.GRANT_HOLDER: N_("boursier"),
        PersonStatus.RETIRED: N_("retraité"),
        PersonStatus.DISABLED: N_("invalidité ou handicap"),
        PersonStatus.LONG_SICK: N_("longue maladie"),
        PersonStatus.RSA: N_("reçoit le RSA"),
        PersonStatus.AAH: N_("reçoit l’AAH"),
        PersonStatus.AEEH: N_("ouvre droit à l’AEEH"),
        PersonStatus.PREGNANT: N_("enceinte"),
    },
    Custody: {
        Custody.FULL: N_("vit ici"),
        Custody.ALTERNATING: N_("garde alternée"),
        Custody.VISITING: N_("droit de visite"),
    },
    HowHoused: {
        HowHoused.TENANT: N_("locataire"),
        HowHoused.FREE: N_("hébergé gratuitement"),
        HowHoused.PAYING: N_("propriétaire avec un prêt, ou hébergé contre paiement"),
    },
    OtherParent: {
        OtherParent.PAYS_ENOUGH: N_("une pension d’au moins l’ASF"),
        OtherParent.PAYS_LESS: N_("une pension plus petite que l’ASF"),
        OtherParent.DOES_NOT_PAY: N_("rien"),
        OtherParent.BOTH_ABSENT: N_("aucun des deux parents n’est là"),
    },
    LandlordKind: {
        LandlordKind.SOCIAL: N_("bailleur social"),
        LandlordKind.PRIVATE_PERSON: N_("particulier"),
        LandlordKind.PRIVATE_COMPANY: N_("société privée"),
    },
    Payer: {Payer.CAF: N_("CAF"), Payer.MSA: N_("MSA")},
    PaidTo: {
        PaidTo.LANDLORD: N_("au bailleur"),
        PaidTo.TENANT: N_("au locataire"),
        PaidTo.NONE: N_("à préciser"),
    },
    AllowanceStatus: {
        AllowanceStatus.PAID: N_("versée"),
        AllowanceStatus.SUSPENDED: N_("suspendue"),
        AllowanceStatus.CLAIMED: N_("demandée"),
        AllowanceStatus.NOT_CLAIMED: N_("non demandée"),
        AllowanceStatus.REFUSED: N_("refusée"),
    },
    EvidenceStatus: {
        EvidenceStatus.DECLARED: N_("déclaré"),
        EvidenceStatus.SEEN: N_("vu"),
        EvidenceStatus.COPIED: N_("copié"),
    },
    DebtStage: {
        DebtStage.AMICABLE: N_("amiable"),
        DebtStage.FORMAL_NOTICE: N_("mise en demeure"),
        DebtStage.JUDGMENT: N_("jugement"),
        DebtStage.SEIZURE: N_("saisie"),
    },
    AccountKind: {
        AccountKind.RENT: N_("loyer"),
        AccountKind.CHARGES: N_("charges"),
        AccountKind.REGULARISATION: N_("régularisation de charges"),
        AccountKind.SLS: N_("surloyer"),
        AccountKind.REPAIRS: N_("réparations"),
        AccountKind.FEE: N_("frais"),
        AccountKind.COURT_COSTS: N_("frais d’acte ou de justice"),
        AccountKind.PENALTY: N_("pénalité"),
        AccountKind.PAYMENT: N_("versement"),
        AccountKind.HOUSING_BENEFIT: N_("aide au logement reçue"),
        AccountKind.RLS: N_("réduction de loyer (RLS)"),
        AccountKind.FSL: N_("versement du FSL"),
        AccountKind.REMISSION: N_("remise"),
    },
    Imputation: {
        Imputation.OLDEST: N_("le mois le plus ancien d’abord"),
        Imputation.CURRENT_FIRST: N_("le mois en cours d’abord"),
    },
    Side: {
        Side.HOUSEHOLD: N_("le ménage s’engage à"),
        Side.CCAS: N_("le CCAS s’engage à"),
        Side.DEPARTMENT: N_("le département s’engage à"),
        Side.LANDLORD: N_("le bailleur s’engage à"),
    },
    ProtectionKind: {
        ProtectionKind.SAFEGUARD: N_("sauvegarde de justice"),
        ProtectionKind.CURATELLE: N_("curatelle"),
        ProtectionKind.CURATELLE_RENFORCEE: N_("curatelle renforcée"),
        ProtectionKind.TUTELLE: N_("tutelle"),
        ProtectionKind.FAMILY_HABILITATION: N_("habilitation familiale"),
        ProtectionKind.FUTURE_MANDATE: N_("mandat de protection future"),
    },
    Wish: {
        Wish.YES: N_("oui"),
        Wish.NO: N_("non"),
        Wish.THINKING: N_("y réfléchit"),
    },
    EventKind: {
        EventKind.COMMANDEMENT: N_("commandement de payer"),
        EventKind.ASSIGNATION: N_("assignation"),
        EventKind.HEARING: N_("audience"),
        EventKind.JUDGMENT: N_("jugement"),
        EventKind.LEAVE_ORDER: N_("commandement de quitter les lieux"),
        EventKind.FORCE_REQUESTED: N_("concours de la force publique demandé"),
        EventKind.FORCE_GRANTED: N_("concours de la force publique accordé"),
        EventKind.FORMAL_NOTICE: N_("mise en demeure"),
        EventKind.LANDLORD_REPORT: N_("signalement du bailleur à la caisse"),
        EventKind.ALLOWANCE_SUSPENDED: N_("aide au logement suspendue"),
        EventKind.CCAPEX: N_("saisine de la CCAPEX"),
        EventKind.DIAGNOSIS_REFERRAL: N_("diagnostic social et financier demandé"),
        EventKind.CONTRACT_REFERRAL: N_("protocole ou contrat proposé"),
        EventKind.OVER_INDEBTEDNESS_FILED: N_("surendettement : dossier déposé"),
        EventKind.OVER_INDEBTEDNESS_ADMISSIBLE: N_("surendettement : dossier recevable"),
        EventKind.OVER_INDEBTEDNESS_MEASURES: N_("surendettement : mesures"),
        EventKind.OVER_INDEBTEDNESS_CLOSED: N_("surendettement : dossier clos"),
    },
}

_SHORT = {
    Frequency.DAY: N_("/ jour"),
    Frequency.WEEK: N_("/ sem."),
    Frequency.FORTNIGHT: N_("/ 15 j"),
    Frequency.FOUR_WEEKS: N_("/ 4 sem."),
    Frequency.MONTH: "",
    Frequency.TWO_MONTHS: N_("/ 2 mois"),
    Frequency.QUARTER: N_("/ trim."),
    Frequency.HALF_YEAR: N_("/ 6 mois"),
    Frequency.YEAR: N_("/ an"),
    Frequency.ONCE: N_("une fois"),
}

_TYPED = {
    Frequency.DAY: "j",
    Frequency.WEEK: "s",
    Frequency.FORTNIGHT: "q",
    Frequency.FOUR_WEEKS: "4s",
    Frequency.MONTH: "m",
    Frequency.TWO_MONTHS: "b",
    Frequency.QUARTER: "t",
    Frequency.HALF_YEAR: "6m",
    Frequency.YEAR: "a",
    Frequency.ONCE: "u",
}


def answers(kind: type[StrEnum]) -> list[tuple[Any, str]]:
    """The answers of a choice, with their words."""
    return [(value, _(label)) for value, label in ANSWERS[kind].items()]


def frequency(how_often: Frequency | None, *, short: bool = False, typed: bool = False) -> str:
    """How often, in words, shortly, or by the letter that one types."""
    known = how_often or Frequency.MONTH
    if typed:
        return _TYPED[known]
    return _((_SHORT if short else OFTEN)[known])


def months_of_the_year(months: Sequence[int]) -> str:
    """``en janvier``, ``en juin et décembre``, ``4 fois par an``."""
    if len(months) > 2:
        return _("{n} fois par an").format(n=len(months))
    names = [formats.month(Month(2026, number)).split(" ")[0] for number in months]
    return elided(_("en {months}").format(months=formats.listed(names)))
