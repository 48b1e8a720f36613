"""What the parties of a payment plan agree on, in French: the fixed clauses, in their order."""

from __future__ import annotations

__all__ = ["AFTER_THE_ACT", "AFTER_THE_DELAY", "CLAUSES", "JUDGMENT"]

AFTER_THE_DELAY = "après un commandement de payer resté sans effet pendant {delay}"
AFTER_THE_ACT = (
    "après un commandement de payer resté sans effet pendant le délai qu’il indique (six semaines, "
    "ou deux mois pour un bail conclu avant le 29 juillet 2023)"
)

_ORDER = (
    "Chaque paiement règle d’abord le loyer et les charges du mois, puis la dette, en commençant "
    "par le mois le plus ancien (C. civ., article 1342-10)."
)
_ALLOWANCE = (
    "Si l’aide au logement change, ce que le locataire paie chaque mois est recalculé ; la "
    "mensualité de la dette reste la même, sauf accord. Un rappel d’aide versé au bailleur vient "
    "en déduction de la dette."
)
_FASTER = "Le locataire peut payer plus vite, en tout ou partie, sans frais."
_REVIEW = (
    "Si les ressources ou la composition du ménage changent, les parties se revoient dans le mois "
    "et adaptent le plan par écrit."
)
_MISSED = (
    "Le bailleur écrit au locataire, avec copie au service social si le locataire l’accepte. Si "
    "l’échéance n’est pas payée, ou un nouvel accord trouvé, dans les quinze jours, le plan prend "
    "fin. La clause résolutoire du bail ne peut jouer qu’{clause}."
)
_LANDLORD = (
    "Tant que le plan est respecté et le loyer payé, le bailleur n’engage ni ne poursuit de "
    "procédure, ne demande ni frais de relance ni pénalité, et délivre un décompte à jour sur "
    "demande."
)
_PAYER = (
    "Le plan est transmis à la CAF ou à la MSA, qui l’approuve (CCH, article R.824-7) ; la CCAPEX "
    "en est informée. Il protège l’aide au logement tant qu’il est respecté."
)
_FILE = (
    "Si un dossier de surendettement est déclaré recevable, les remboursements de la dette née "
    "avant s’arrêtent de plein droit (code de la consommation, L.722-5) ; le loyer du mois reste "
    "dû."
)

CLAUSES = (
    ("Ordre des paiements", _ORDER),
    ("Aide au logement", _ALLOWANCE),
    ("Remboursement plus rapide", _FASTER),
    ("Révision", _REVIEW),
    ("Si une échéance n’est pas payée", _MISSED),
    ("Engagement du bailleur", _LANDLORD),
    ("Organisme payeur", _PAYER),
    ("Surendettement", _FILE),
)
JUDGMENT = (
    "Décision de justice",
    "Ce plan ne remplace pas l’échéancier fixé par le juge, qui s’applique d’abord.",
)
