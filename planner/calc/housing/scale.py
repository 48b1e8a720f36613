"""The figures of the rental allowance in force in a month, read once from the law.

The order of 27/09/2019 sets them by zone and by family. The cells of the rent caps stop at one
dependant, those of the family rate and of the flat deduction at six.

Overseas (Guadeloupe, Guyane, Martinique, La Réunion, Mayotte) its article 46 sets other flat
charges, other family rates, up to seven dependants, and another deduction for one dependant; every
other figure is that of the mainland. Families were cut off at six dependants there until the end
of 2022: the overseas scale is known from January 2023, when the cut was lifted.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from planner.calc.calendar import Month
from planner.calc.housing.family import FamilyCells, family_cells
from planner.calc.law import Law, LawValue
from planner.calc.money import Rate
from planner.calc.operations import Number
from planner.calc.values import dataclass

__all__ = ["RentalScale", "SharedCharges", "Slices", "rental_scale"]


@dataclass(frozen=True, slots=True)
class SharedCharges:
    """Flat charges of a flat-sharer: half the base for a single person, all of it for a couple."""

    single: LawValue
    couple: LawValue
    dependant: LawValue


class Slices(NamedTuple):
    """The marginal rates on the rent: nothing up to the first bound, then one rate, then another.

    ``by`` are the dated values that the bounds and the rates come from.
    """

    bounds: tuple[Number, Number]
    rates: tuple[Rate, Rate, Rate]
    by: tuple[LawValue, ...]


@dataclass(frozen=True, slots=True)
class RentalScale:
    """Every dated figure that the rental allowance of one month may need.

    ``caps`` and the two multiples of a dear rent are in order of zone: 1, 2, 3.
    """

    caps: tuple[FamilyCells, FamilyCells, FamilyCells]
    room: LawValue
    flat_share: LawValue
    charges: LawValue
    charges_dependant: LawValue
    shared_charges: SharedCharges
    participation_rate: LawValue
    participation_floor: LawValue
    family_rate: FamilyCells
    rent_slices: Slices
    deduction: FamilyCells
    fading_from: tuple[LawValue, LawValue, LawValue]
    nothing_from: tuple[LawValue, LawValue, LawValue]
    flat_cut: LawValue
    threshold_apl: LawValue
    threshold_al: LawValue
    crds: LawValue
    rls_share: LawValue


@dataclass(frozen=True, slots=True)
class _Territory:
    """Where the figures that are not the same everywhere stand: ids of parameters.

    ``charges`` and ``shared_charges`` are base and supplement, single, couple and supplement;
    ``rates`` the prefix and the cells of the family rate; ``one_dependant`` the deduction of a
    household with one dependant.
    """

    charges: tuple[str, str]
    shared_charges: tuple[str, str, str]
    rates: tuple[str, tuple[str, ...]]
    one_dependant: str


def _cells_up_to(dependants: int) -> tuple[str, ...]:
    return ("isole", "couple", *(f"pac{number}" for number in range(1, dependants + 1)))


_MAINLAND = _Territory(
    ("al.locatif.charges.base", "al.locatif.charges.pac"),
    (
        "al.locatif.charges.coloc_isole",
        "al.locatif.charges.coloc_couple",
        "al.locatif.charges.coloc_pac",
    ),
    ("al.locatif.tf", _cells_up_to(6)),
    "al.locatif.r0.pac1",
)
_OVERSEAS = _Territory(
    ("al.dom.charges.cas_general", "al.dom.charges.majoration_par_enfant"),
    (
        "al.dom.charges_coloc.beneficiaire_isole",
        "al.dom.charges_coloc.couple_sans_enfant",
        "al.dom.charges_coloc.majoration_par_enfant",
    ),
    ("al.dom.tf", _cells_up_to(7)),
    "al.dom.r0.pac1",
)


@lru_cache(maxsize=256)
def rental_scale(law: Law, month: Month, *, overseas: bool = False) -> RentalScale:
    """The scale in force on the 1st of a month of entitlement, mainland or overseas.

    Raises ``MissingParameter`` before the first known value: October 2020 for the mainland,
    January 2023 overseas.
    """
    day = month.first_day
    there = _OVERSEAS if overseas else _MAINLAND

    def read(name: str) -> LawValue:
        return law.value(name, day)

    def caps(zone: int) -> FamilyCells:
        return family_cells(law, f"al.locatif.plafond_loyer.zone{zone}", _CAP_CELLS, day)

    def by_zone(name: str) -> tuple[LawValue, LawValue, LawValue]:
        return read(f"{name}.zone1"), read(f"{name}.zone2"), read(f"{name}.zone3")

    bounds = read("al.locatif.tl.seuil1"), read("al.locatif.tl.seuil2")
    rates = read("al.locatif.tl.taux2"), read("al.locatif.tl.taux3")
    deduction = family_cells(law, "al.locatif.r0", _cells_up_to(6), day)
    one_dependant = read(there.one_dependant)
    return RentalScale(
        caps=(caps(1), caps(2), caps(3)),
        room=read("al.locatif.coef_chambre"),
        flat_share=read("al.locatif.coef_colocation"),
        charges=read(there.charges[0]),
        charges_dependant=read(there.charges[1]),
        shared_charges=SharedCharges(*(read(id) for id in there.shared_charges)),
        participation_rate=read("al.locatif.p0_taux"),
        participation_floor=read("al.locatif.p0_min"),
        family_rate=family_cells(law, *there.rates, day),
        rent_slices=Slices(
            (bounds[0].bare, bounds[1].bare),
            (Rate(0), rates[0].rate, rates[1].rate),
            (*bounds, *rates),
        ),
        deduction=replace(deduction, dependants=(one_dependant, *deduction.dependants[1:])),
        fading_from=by_zone("al.locatif.degressivite"),
        nothing_from=by_zone("al.locatif.suppression"),
        flat_cut=read("al.locatif.minoration_forfaitaire"),
        threshold_apl=read("al.locatif.seuil_versement.apl"),
        threshold_al=read("al.locatif.seuil_versement.al"),
        crds=read("crds.taux"),
        rls_share=read("rls.fraction"),
    )


_CAP_CELLS = ("personne_seule", "couple", "un_pac")
