"""The fixed sentences of the documents, in French: legal documents have no other language here."""

from __future__ import annotations

from planner.calc.dossier import AidKind, ProtectionKind, Side

HEADINGS = {
    "parties": "Qui signe ce contrat",
    "dwelling": "Le logement",
    "diagnosis": "Où en est le budget",
    "debt": "La dette de loyer",
    "objectives": "Nos objectifs",
    "commitments": "Ce que chacun s’engage à faire",
    "schedule": "Ce qu’il y a à payer, mois par mois",
    "requests": "Ce que nous demandons",
    "reviews": "Quand nous nous revoyons",
    "consents": "Votre accord pour partager",
    "notice": "Vos données",
    "limits": "Ce qui reste à vérifier",
    "signatures": "Signatures",
}

SIDES = {
    Side.HOUSEHOLD: "Le ménage",
    Side.CCAS: "Le CCAS",
    Side.DEPARTMENT: "Le département",
    Side.LANDLORD: "Le bailleur",
}

PROTECTIONS = {
    ProtectionKind.SAFEGUARD: "mandataire spécial (sauvegarde de justice)",
    ProtectionKind.CURATELLE: "curateur",
    ProtectionKind.CURATELLE_RENFORCEE: "curateur (curatelle renforcée)",
    ProtectionKind.TUTELLE: "tuteur",
    ProtectionKind.FAMILY_HABILITATION: "personne habilitée (habilitation familiale)",
    ProtectionKind.FUTURE_MANDATE: "mandataire (mandat de protection future)",
}

OBJECTIVES = (
    "Payer chaque mois le loyer en cours.",
    "Faire cesser la dette de loyer sans manquer de l’essentiel.",
    "Ouvrir tous les droits du ménage.",
)

DEFAULT_COMMITMENTS: dict[Side, tuple[tuple[AidKind | str | None, str], ...]] = {
    Side.HOUSEHOLD: (
        (None, "Payer le loyer du mois en entier, au plus tard le {day} de chaque mois."),
        ("instalment", "Verser {instalment} de plus chaque mois pour la dette, selon le tableau."),
        (None, "Prévenir le CCAS dès qu’un mois s’annonce difficile, avant l’échéance."),
        (None, "Apporter les papiers de la liste et ouvrir le courrier du bailleur et de la CAF."),
    ),
    Side.CCAS: (
        (None, "Suivre le plan avec le ménage et le refaire si la situation change."),
        (AidKind.FSL, "Constituer et envoyer la demande au fonds de solidarité pour le logement."),
        (AidKind.ASLL, "Demander l’accompagnement social lié au logement, si le ménage le veut."),
        (AidKind.OVER_INDEBTEDNESS, "Aider à remplir le dossier de surendettement."),
        (AidKind.RIGHTS, "Aider à demander les droits cités dans ce contrat."),
        (
            AidKind.PAYMENT_PLAN,
            "Proposer le plan de paiement au bailleur, avec l’accord du ménage.",
        ),
    ),
    Side.DEPARTMENT: (),
    Side.LANDLORD: (),
}

CONSENTS = (
    "Avec le bailleur : le plan de paiement, sans le budget",
    "Avec le département (service social, FSL) : la situation et le plan d’aide",
    "Avec la CAF ou la MSA : la situation de l’aide au logement",
    "Avec la CCAPEX : ce qui est utile pour éviter l’expulsion",
)

_NOTICE_PURPOSE = (
    "{organisation} enregistre les informations de ce contrat pour vous accompagner, dans le cadre "
    "de sa mission d’intérêt public. Ses agents sont tenus au secret professionnel (code de "
    "l’action sociale et des familles, L.133-5). Seul ce qui est strictement nécessaire est "
    "partagé, avec votre accord, ligne par ligne ci-dessus."
)
_NOTICE_RIGHTS = (
    "Les informations sont gardées deux ans après votre dernier contact avec le service, puis "
    "effacées ou archivées selon la loi. Vous pouvez les consulter, les faire corriger, en limiter "
    "l’usage ou vous y opposer en écrivant au service ou à son délégué à la protection des "
    "données, et saisir la CNIL (www.cnil.fr)."
)
NOTICE = (_NOTICE_PURPOSE, _NOTICE_RIGHTS)
