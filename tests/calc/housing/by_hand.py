"""The scale computed a second time, in fractions of a euro and in the order of the law notes.

Nothing here comes from the program but the dated values: it is the other opinion that the tests
compare it with.
"""

from decimal import Decimal
from fractions import Fraction
from math import ceil, floor

from planner.law import load_law

LAW = load_law()


def half_up(value, decimals=2):
    return Fraction(floor(value * 10**decimals + Fraction(1, 2)), 10**decimals)


def down(value, decimals=2):
    return Fraction(floor(value * 10**decimals), 10**decimals)


def law(name, day):
    value = LAW.value(name, day)
    return Fraction(Decimal(str(value.content)))


def of_family(day, prefix, couple, dependants, names, change=lambda cell: cell):
    if dependants == 0:
        return change(law(f"{prefix}.{'couple' if couple else names[0]}", day))
    last = min(dependants, len(names) - 1)
    supplement = change(law(f"{prefix}.pac_supp", day))
    return change(law(f"{prefix}.{names[last]}", day)) + (dependants - last) * supplement


CAPS = ("personne_seule", "un_pac")
FAMILY = ("isole", "pac1", "pac2", "pac3", "pac4", "pac5", "pac6")
OVERSEAS_CHARGES = {
    "base": "charges.cas_general",
    "pac": "charges.majoration_par_enfant",
    "coloc_isole": "charges_coloc.beneficiaire_isole",
    "coloc_couple": "charges_coloc.couple_sans_enfant",
    "coloc_pac": "charges_coloc.majoration_par_enfant",
}


def paid_by_hand(month, tenancy):
    """Euros paid, as an exact fraction."""
    day = month.first_day
    n, couple = tenancy.dependants, tenancy.couple
    rent = Fraction(tenancy.rent.cents, 100)
    if tenancy.furnished:
        rent = half_up(rent * 2 / 3)
    caps = f"al.locatif.plafond_loyer.zone{tenancy.zone}"
    if tenancy.room:
        room = law("al.locatif.coef_chambre", day)
        cap = half_up(law(f"{caps}.personne_seule", day) * room)
    elif tenancy.flat_share:
        share = law("al.locatif.coef_colocation", day)
        cap = of_family(day, caps, couple, n, CAPS, lambda cell: half_up(cell * share))
    else:
        cap = of_family(day, caps, couple, n, CAPS)
    eligible = min(rent, cap)
    base, each = "base", "pac"
    if tenancy.flat_share:
        base, each = ("coloc_couple" if couple else "coloc_isole"), "coloc_pac"
    if tenancy.overseas:
        base, each = (f"al.dom.{OVERSEAS_CHARGES[name]}" for name in (base, each))
    else:
        base, each = f"al.locatif.charges.{base}", f"al.locatif.charges.{each}"
    charges = law(base, day) + n * law(each, day)
    rate = law("al.locatif.p0_taux", day)
    minimum = max(half_up(rate * (eligible + charges)), law("al.locatif.p0_min", day))
    reference = of_family(day, "al.locatif.plafond_loyer.zone2", couple, n, CAPS)
    ratio = half_up(eligible / reference, 4)
    low, high = law("al.locatif.tl.seuil1", day), law("al.locatif.tl.seuil2", day)
    tl = law("al.locatif.tl.taux2", day) * max(0, min(ratio, high) - low)
    tl += law("al.locatif.tl.taux3", day) * max(0, ratio - high)
    if tenancy.overseas:
        family = of_family(day, "al.dom.tf", couple, n, (*FAMILY, "pac7"))
    else:
        family = of_family(day, "al.locatif.tf", couple, n, FAMILY)
    rate = family + half_up(tl, 5)
    resources = ceil(Fraction(tenancy.annual_resources.cents, 10_000)) * 100
    deduction = of_family(day, "al.locatif.r0", couple, n, FAMILY)
    if tenancy.overseas and n == 1:
        deduction = law("al.dom.r0.pac1", day)
    participation = minimum + half_up(rate * max(0, resources - deduction))
    amount = max(Fraction(0), eligible + charges - participation)
    if not tenancy.aah_or_aeeh:
        start = half_up(law(f"al.locatif.degressivite.zone{tenancy.zone}", day) * cap)
        end = half_up(law(f"al.locatif.suppression.zone{tenancy.zone}", day) * cap)
        if rent > end:
            amount = Fraction(0)
        elif rent > start:
            amount = half_up(amount * (1 - (rent - start) / (end - start)))
    amount = max(Fraction(0), amount - law("al.locatif.minoration_forfaitaire", day))
    crds = law("crds.taux", day)
    tax = down(amount * crds)
    net = down(amount - tax, 0)
    gross = net + tax
    apl = tenancy.conventioned and not tenancy.overseas
    if apl and tenancy.social_landlord and tenancy.rls.cents:
        taken = half_up(Fraction(tenancy.rls.cents, 100) * law("rls.fraction", day))
        gross = max(Fraction(0), gross - taken)
        net = gross - down(gross * crds)
    if not apl and gross < law("al.locatif.seuil_versement.al", day):
        return Fraction(0)
    return net
