"""The figures of the rental allowance in force in a month, read once from the law.

The order of 27/09/2019 sets them by zone and by family. The cells of the rent caps stop at one
dependant, those of the family rate and of the flat deduction at six.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from planner.calc.calendar import Month
from planner.calc.housing.family import FamilyCells, family_cells
from planner.calc.law import Law, LawValue
from planner.calc.money import Rate
from planner.calc.operations import Number

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


@lru_cache(maxsize=256)
def rental_scale(law: Law, month: Month) -> RentalScale:
    """The scale in force on the 1st of a month of entitlement, metropolitan France.

    Raises ``MissingParameter`` before the first known value (the rent caps begin in
    October 2020).
    """
    day = month.first_day

    def read(name: str) -> LawValue:
        return law.value(name, day)

    def caps(zone: int) -> FamilyCells:
        return family_cells(law, f"al.locatif.plafond_loyer.zone{zone}", _CAP_CELLS, day)

    def by_zone(name: str) -> tuple[LawValue, LawValue, LawValue]:
        return read(f"{name}.zone1"), read(f"{name}.zone2"), read(f"{name}.zone3")

    bounds = read("al.locatif.tl.seuil1"), read("al.locatif.tl.seuil2")
    rates = read("al.locatif.tl.taux2"), read("al.locatif.tl.taux3")
    return RentalScale(
        caps=(caps(1), caps(2), caps(3)),
        room=read("al.locatif.coef_chambre"),
        flat_share=read("al.locatif.coef_colocation"),
        charges=read("al.locatif.charges.base"),
        charges_dependant=read("al.locatif.charges.pac"),
        shared_charges=SharedCharges(
            read("al.locatif.charges.coloc_isole"),
            read("al.locatif.charges.coloc_couple"),
            read("al.locatif.charges.coloc_pac"),
        ),
        participation_rate=read("al.locatif.p0_taux"),
        participation_floor=read("al.locatif.p0_min"),
        family_rate=family_cells(law, "al.locatif.tf", _FAMILY_CELLS, day),
        rent_slices=Slices(
            (bounds[0].bare, bounds[1].bare),
            (Rate(0), rates[0].rate, rates[1].rate),
            (*bounds, *rates),
        ),
        deduction=family_cells(law, "al.locatif.r0", _FAMILY_CELLS, day),
        fading_from=by_zone("al.locatif.degressivite"),
        nothing_from=by_zone("al.locatif.suppression"),
        flat_cut=read("al.locatif.minoration_forfaitaire"),
        threshold_apl=read("al.locatif.seuil_versement.apl"),
        threshold_al=read("al.locatif.seuil_versement.al"),
        crds=read("crds.taux"),
        rls_share=read("rls.fraction"),
    )


_CAP_CELLS = ("personne_seule", "couple", "un_pac")
_FAMILY_CELLS = ("isole", "couple", *(f"pac{number}" for number in range(1, 7)))
