"""The sections that are plain fields: the dwelling, what each one proposes, the notes."""

from __future__ import annotations

from collections.abc import Iterator

from planner.calc.dossier.casework import Wish
from planner.calc.dossier.dossier import Dossier
from planner.calc.dossier.dwelling import AllowanceStatus, LandlordKind, PaidTo, Payer
from planner.tui.entry.cells import (
    DAY,
    MONEY,
    MONEY_OR_ZERO,
    MONTH,
    NOTE,
    TEXT,
    choice,
    field,
    yes_no,
)
from planner.tui.entry.fields import ChoiceKind, DateKind, NumberKind, TextKind
from planner.tui.entry.rows import Page, Row
from planner.views.i18n import N_, _

__all__ = ["dwelling", "notes", "offers"]


def dwelling(_dossier: Dossier, _page: Page) -> Iterator[Row]:
    """The rent, the landlord, the housing allowance as notified."""
    yield field(
        "dwelling.rent",
        N_("Loyer sans les charges, par mois"),
        MONEY,
        N_("Avis d’échéance : ligne « loyer » ou « loyer principal »."),
    )
    yield field(
        "dwelling.charges",
        N_("Charges, par mois"),
        MONEY_OR_ZERO,
        N_("Avis d’échéance : « provisions sur charges »."),
    )
    yield field(
        "dwelling.allowance.amount",
        N_("Aide au logement, par mois"),
        MONEY,
        N_(
            "Notification de la CAF ou de la MSA : « montant mensuel ». "
            "Suspendue : le montant d’avant."
        ),
    )
    yield field("dwelling.allowance.status", N_("État de l’aide"), choice(AllowanceStatus))
    yield field("dwelling.allowance.suspended_since", N_("Suspendue depuis"), MONTH)
    yield field("dwelling.allowance.paid_to", N_("Versée à qui"), choice(PaidTo))
    yield field("dwelling.allowance.payer", N_("Caisse"), choice(Payer))
    yield field(
        "dwelling.allowance.resource_base",
        N_("Base de ressources, par an"),
        MONEY,
        N_("Attestation de la caisse : « ressources retenues »."),
    )
    yield field("dwelling.allowance.withheld", N_("Retenue de la caisse, par mois"), MONEY_OR_ZERO)
    yield field("dwelling.rls", N_("Réduction de loyer (RLS), par mois"), MONEY_OR_ZERO)
    yield field("dwelling.sls", N_("Surloyer (SLS), par mois"), MONEY_OR_ZERO)
    yield field("dwelling.landlord.kind", N_("Bailleur"), choice(LandlordKind))
    yield field("dwelling.landlord.name", N_("Nom du bailleur"), TEXT)
    yield field("dwelling.landlord.phone", N_("Téléphone du bailleur"), TEXT)
    yield field("dwelling.conventioned", N_("Logement conventionné"), yes_no())
    yield field(
        "dwelling.commune",
        N_("Commune (code INSEE)"),
        TextKind(empty=None, longest=5),
        N_("Le code INSEE à 5 chiffres, et non le code postal : 33063 est Bordeaux."),
    )
    zones = ChoiceKind(
        empty=None, answers=lambda _c: [(n, _("zone {n}").format(n=n)) for n in (1, 2, 3)]
    )
    yield field("dwelling.zone", N_("Zone"), zones)
    yield field("dwelling.rent_day", N_("Jour du loyer"), NumberKind(empty=5, low=1, high=31))
    signed = DateKind(first_year=1900)
    yield field("dwelling.lease_signed", N_("Bail signé le"), signed)
    yield field("dwelling.lease_ended", N_("Bail résilié le"), DAY)
    yield field("dwelling.furnished", N_("Meublé"), yes_no())
    yield field("dwelling.flat_share", N_("Colocation"), yes_no())
    yield field("dwelling.whole_rent", N_("Loyer entier de la colocation"), MONEY)


def offers(_dossier: Dossier, _page: Page) -> Iterator[Row]:
    """What each one proposes, what was decided."""
    yield field(
        "casework.household_offer",
        N_("Ce que la famille propose, par mois"),
        MONEY,
        N_("Le chiffre dit par la personne, avant de montrer le calcul."),
    )
    yield field("casework.landlord_demand", N_("Ce que le bailleur demande, par mois"), MONEY)
    yield field("casework.landlord_months", N_("… ou en combien de mois"), NumberKind(high=1200))
    yield field("casework.chosen_instalment", N_("Mensualité choisie ensemble"), MONEY)
    yield field("casework.first_due", N_("Première échéance"), DAY)
    yield field("casework.rent_resumed_since", N_("Loyer repris en entier depuis"), MONTH)
    yield field("casework.floor", N_("Minimum à garder, par mois"), MONEY)
    yield field("casework.asll_wish", N_("Accompagnement (ASLL) : avis"), choice(Wish, empty=None))
    yield field(
        "casework.over_indebtedness_wish", N_("Surendettement : avis"), choice(Wish, empty=None)
    )
    yield field("casework.cause", N_("Ce qui s’est passé"), NOTE)


def notes(_dossier: Dossier, _page: Page) -> Iterator[Row]:
    """What stays on the counsellor's side."""
    yield field("reference", N_("Référence du dossier"), TEXT)
    yield field("casework.counsellor", N_("Personne qui reçoit"), TEXT)
    yield field("casework.met_on", N_("Rendez-vous du"), DAY)
    yield field("casework.private_notes", N_("Notes privées (jamais imprimées)"), NOTE)
