"""A FSL regulation that an organisation writes: a file to start from, and every fault of a file.

A profile is read by the same strict models as the package's own. What the models cannot see is
looked at here: shares that do not make a whole, bands that go back, a ceiling without its divisor,
a second regulation for the same territory and day.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import TYPE_CHECKING

from planner.calc.schemes.fsl_profile import FslProfile, profile_for
from planner.calc.schemes.fsl_rules import LoanTerms, Shares
from planner.errors import Phrase, PlannerError, Problem
from planner.law.loader import parse
from planner.law.records import read_records
from planner.law.schema import Reader

if TYPE_CHECKING:
    from planner.calc.law import Law

__all__ = ["check_profiles", "new_profile"]

_TABLE = "fsl_profile"
_WHOLE = 1_000_000
_RISING = Phrase("écrivez les tranches de la plus petite à la plus grande.")


def check_profiles(name: str, data: bytes, law: Law) -> tuple[FslProfile, ...]:
    """The regulations of a file; PlannerError with every problem and its path otherwise."""
    raw = parse(name, data)
    problems: list[Problem] = []
    reader = Reader(name, problems)
    reader.unknown_keys(raw, {_TABLE}, name)
    found: list[FslProfile] = []
    if _TABLE in raw:
        found = read_records(_TABLE, raw[_TABLE], reader)
    else:
        reader.refuse("missing_field", _TABLE, "écrivez le règlement sous [[fsl_profile]].")
    for profile in found:
        for field, text in _incoherent(profile):
            reader.refuse("inconsistent", f"{profile.id}.{field}", text)
        _check_alone(profile, found, law, reader)
    if problems:
        raise PlannerError(*problems)
    return tuple(found)


def _incoherent(profile: FslProfile) -> Iterator[tuple[str, Phrase]]:
    aid, loan = profile.aid, profile.loan
    if profile.valid_from and profile.valid_to and profile.valid_to < profile.valid_from:
        yield "valid_to", Phrase("la fin précède le début.")
    yield from _incoherent_shares("aid", aid)
    bills = profile.utilities
    if bills is not None:
        yield from _incoherent_shares("utilities.aid", bills.aid)
        yield from _incoherent_loan("utilities.loan", bills.loan)
        if bills.window_months is not None and not any(
            (bills.energy_max, bills.water_max, bills.phone_max)
        ):
            yield "utilities.window_months", Phrase("écrivez aussi le montant maximal.")
    if profile.resumption is not None:
        bands = profile.resumption.bands
        if not _growing([band.max_amount for band in bands]) or any(
            two.months < one.months for one, two in pairwise(bands)
        ):
            yield (
                "resumption.bands",
                _RISING,
            )
    yield from _incoherent_loan("loan", loan)


def _incoherent_shares(path: str, aid: Shares | None) -> Iterator[tuple[str, Phrase]]:
    if aid is None:
        return
    known = [share.millionths for share in (aid.grant_share, aid.loan_share) if share is not None]
    if len(known) == 2 and sum(known) != _WHOLE:
        yield path, Phrase("la part accordée et la part prêtée doivent faire 1 (100 %).")
    if not _growing([band.max_amount for band in aid.bands]):
        yield f"{path}.bands", _RISING


def _incoherent_loan(path: str, loan: LoanTerms | None) -> Iterator[tuple[str, Phrase]]:
    if loan is None or loan.max_months is None:
        return
    if loan.max_months < (loan.min_months or 0):
        yield (
            f"{path}.max_months",
            Phrase("la durée maximale est plus courte que la minimale."),
        )


def _growing(amounts: list[object]) -> bool:
    """Amounts from the smallest to the largest, the last one alone without a bound."""
    known = [amount for amount in amounts if amount is not None]
    ordered = all(one < two for one, two in pairwise(known))  # type: ignore[operator]
    return ordered and None not in amounts[:-1]


def _check_alone(profile: FslProfile, found: list[FslProfile], law: Law, reader: Reader) -> None:
    """Whether the regulation is the one chosen for its territory on the day it was checked."""
    code = profile.territory.code
    day = max(profile.checked, profile.valid_from or profile.checked)
    if code is None or profile.example or not profile.in_force_on(day):
        return
    ids = {one.id for one in found}
    known = [one for one in law.records(FslProfile) if one.id not in ids]
    commune = profile.territory.communes[0] if profile.territory.communes else None
    try:
        best = profile_for((*known, *found), code, day, commune)
        other = best.id if best is not None and best.id not in ids else None
    except PlannerError as error:
        other = next((id for id in error.problems[0].values.values() if id != profile.id), None)
    if other is not None:
        reader.refuse(
            "inconsistent",
            f"{profile.id}.territory",
            "un autre règlement ({other}) vaut pour le même territoire et serait choisi à sa "
            "place ; reprenez son identifiant pour le remplacer, ou donnez une date plus récente "
            "(valid_from).",
            other=other,
        )


def new_profile(code: str, name: str, on: str, review_by: str) -> str:
    """The text of a regulation to fill in: what is required, then each criterion as a comment."""
    return _START.format(code=code, name=name, low=code.lower(), on=on, review_by=review_by)


_START = """\
# Règlement du FSL. Gardez seulement ce que vous avez lu : ce qui n’est pas écrit est « non connu »,
# jamais « sans condition ». Retirez le # des lignes utiles. Montants en euros, parts de 0 à 1.
# Vérifiez ensuite ce fichier : planner fsl check FICHIER.toml

[[fsl_profile]]
id = 'fsl-{low}-local'
label = 'FSL {name}'
label_en = 'FSL {name}'
version = 'règlement intérieur du …'
# valid_from = {on}
status = 'unverified'            # in_force quand deux personnes l’ont relu
confidence = 'S'                 # S : texte de l’autorité ; S2 : autre source
source_kind = 'local'            # official, code, press, archive, secondary, local
reference = 'loi 90-449 art. 6 et 6-1 ; règlement intérieur du FSL'
source = 'adresse ou référence du document lu'
checked = {on}
review_by = {review_by}
territory = {{code = '{code}', name = '{name}'}}
# over_indebtedness = 'coordinate'   # exclude, coordinate, after_plan
# exclusions = ['student_without_job', 'minor_not_emancipated']
# papers = ['formulaire FSL', 'justificatifs de ressources', 'décompte locatif détaillé']
# landlord_share = {{private = 0.10}}  # part laissée par le bailleur : public, private

# [fsl_profile.resource_base]
# period = 'average_3_months'      # previous_month, average_3_months, declared
# exclude = ['housing_allowance', 'ars']
# deduct = ['child_support_paid']

# [fsl_profile.ceiling]
# divided_by = 'nothing'           # nothing, persons, units, parts
# strict = false                   # true si le texte dit « inférieur à »
# numerator = ['resources']        # et plus_housing_aid, minus_rent, minus_charges (quotient)
# tolerance = 0.05
# derogation = 'au-dessus : cas urgent, avec un rapport social'
# rows = [{{by_persons = true, start = 1, amounts = [1015, 1525, 2030], per_extra = 500}}]
# share_of = {{of = 'rsa', share = 1.20}}   # rsa, smic, poverty_line (avec year = 2016)

# [fsl_profile.effort_ratio]
# rent = 'rent_and_charges'        # rent, rent_and_charges, rent_and_charges_without_energy
# less_housing_aid = true
# maximum = 0.35

# [fsl_profile.dwelling]
# occupancies = ['tenant']         # tenant, subtenant, hostel_resident, owner
# decent = true
# size_adapted = true
# main_residence = true

# [fsl_profile.debt]
# min_months = 2
# max_amount = 5000
# max_age_months = 24
# max_residual_rents = 24          # dette au plus, en loyers à charge
# excluded = ['penalties', 'fees']

# [fsl_profile.resumption]
# consecutive = true
# months = 3                       # ou des tranches : bands = [{{max_amount = 750, months = 3}}]

# [[fsl_profile.prior_steps]]
# step = 'payment_plan'
# required = false                 # seulement souhaité : ne ferme rien

# [fsl_profile.aid]
# max_amount = 4000
# grant_share = 0.30
# loan_share = 0.70
# grant_max = 1200
# rolling = {{max_amount = 3000, window_months = 24, max_aids = 2}}

# [fsl_profile.loan]
# rate = 0                         # taux annuel, de 0 à 1 ; compté chaque mois pour un douzième
# min_months = 12
# max_months = 36
# min_instalment = 20
# max_cumulated_instalments = 75

# [fsl_profile.frequency]
# min_months_between = 12
# previous_loan_repaid = true

# [fsl_profile.procedure]
# filed_by = 'social_worker'       # household, landlord, social_worker, household_or_social_worker
# complete_within_days = 20
# urgent_path = 'voie d’urgence après une assignation'

# [fsl_profile.asll]
# required_above = 2000

# [fsl_profile.utilities]
# energy_max = 500
# water_max = 300
# phone_max = 100
# window_months = 12               # ces maximums valent sur tant de mois
# direct_request = false           # true si le ménage peut demander seul

# [fsl_profile.utilities.aid]      # forme de l’aide pour ces dettes : celle du loyer n’y vaut pas
# grant_share = 0.50
# [fsl_profile.utilities.loan]
# max_months = 24
# [fsl_profile.utilities.frequency]
# min_months_between = 12

# [fsl_profile.utilities.ceiling]
# divided_by = 'nothing'
# rows = [{{by_persons = true, start = 1, amounts = [900, 1050, 1200], per_extra = 200}}]
"""
