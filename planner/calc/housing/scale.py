"""The figures of the rental allowance in force in a month, read once from the law.

The order of 27/09/2019 sets them by zone and by family. "By family" always has the same shape:
a cell for a single person, one for a couple, then one for each number of dependants up to some
number, and a supplement for each dependant beyond it. Rent caps stop at one dependant, the
family rate and the flat deduction at six.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from planner.calc.calendar import Month
from planner.calc.law import Law, LawValue

__all__ = ["FamilyCells", "RentalScale", "rental_scale"]


@dataclass(frozen=True, slots=True)
class FamilyCells:
    """One figure for each family.

    ``dependants[0]`` is the cell of one dependant; ``further`` is added for each dependant beyond
    the last cell.
    """

    single: LawValue
    couple: LawValue
    dependants: tuple[LawValue, ...]
    further: LawValue


@dataclass(frozen=True, slots=True)
class SharedCharges:
    """Flat charges of a flat-sharer: half the base for a single person, all of it for a couple."""

    single: LawValue
    couple: LawValue
    dependant: LawValue


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
    rent_bounds: tuple[LawValue, LawValue]
    rent_rates: tuple[LawValue, LawValue]
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

    def cells(prefix: str, *, names: tuple[str, ...]) -> FamilyCells:
        return FamilyCells(
            read(f"{prefix}.{names[0]}"),
            read(f"{prefix}.{names[1]}"),
            tuple(read(f"{prefix}.{name}") for name in names[2:]),
            read(f"{prefix}.pac_supp"),
        )

    def caps(zone: int) -> FamilyCells:
        return cells(f"al.locatif.plafond_loyer.zone{zone}", names=_CAP_CELLS)

    def by_zone(name: str) -> tuple[LawValue, LawValue, LawValue]:
        return read(f"{name}.zone1"), read(f"{name}.zone2"), read(f"{name}.zone3")

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
        family_rate=cells("al.locatif.tf", names=_FAMILY_CELLS),
        rent_bounds=(read("al.locatif.tl.seuil1"), read("al.locatif.tl.seuil2")),
        rent_rates=(read("al.locatif.tl.taux2"), read("al.locatif.tl.taux3")),
        deduction=cells("al.locatif.r0", names=_FAMILY_CELLS),
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
