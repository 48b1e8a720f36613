"""The regulation of one *fonds de solidarité pour le logement* (FSL), as data.

The loi 90-449 of 31 May 1990 (art. 6 and 6-1) gives each département, or the Métropole de Lyon, its
own FSL and leaves it to write its regulation: who is eligible, for which debt, after how many
months of resumed rent, as a grant or a loan. A profile holds what has been read of one regulation.
Every criterion is optional and ``None`` means **not known**: an evaluation says so and never takes
it for "no rule". A profile is indicative, since the commission decides.

Kinds of incomes and charges are the ids of ``planner.calc.dossier.kind_ids``. Where a profile says
nothing of the resource base, that of the décret 2005-212 (art. 5) applies: every resource of every
occupant but the housing allowance, the ARS, the AEEH with its complements and irregular aid.
"""

from collections.abc import Iterable
from datetime import date
from typing import Annotated

from pydantic import Field

from planner.calc.dossier.common import Model
from planner.calc.dossier.record import Percent, Record, Text
from planner.calc.schemes.fsl_rules import (
    Abatement,
    Aid,
    AidBand,
    AsllLink,
    Ceiling,
    CeilingRow,
    DebtRule,
    DwellingRule,
    EffortRatio,
    FrequencyRule,
    LoanTerms,
    Procedure,
    ReferenceShare,
    ResourceBase,
    Resumption,
    ResumptionBand,
    Rolling,
    Step,
    Utilities,
)
from planner.calc.schemes.fsl_words import (
    Confidence,
    Exclusion,
    LandlordType,
    OverIndebtedness,
    SourceKind,
)
from planner.errors import PlannerError, Problem

__all__ = [
    "Abatement",
    "Aid",
    "AidBand",
    "AsllLink",
    "Ceiling",
    "CeilingRow",
    "DebtRule",
    "DwellingRule",
    "EffortRatio",
    "FrequencyRule",
    "FslProfile",
    "LoanTerms",
    "Procedure",
    "ReferenceShare",
    "ResourceBase",
    "Resumption",
    "ResumptionBand",
    "Rolling",
    "Step",
    "Territory",
    "Utilities",
    "profile_for",
]

InseeCode = Annotated[str, Field(pattern=r"^[0-9AB]{5}$")]


class Territory(Model):
    """Where the fund is. ``code`` is the département's ("02", "2A") or that of a métropole
    ("69M"), None when unknown. ``communes`` are the INSEE codes of a territory that is not a whole
    département; ``excludes`` the codes of territories carved out of this one.
    """

    code: Annotated[str, Field(pattern=r"^[0-9AB]{2,3}[A-Z]?$")] | None = None
    name: Text
    communes: tuple[InseeCode, ...] = ()
    excludes: tuple[str, ...] = ()


class FslProfile(Record):
    """One regulation, in one version. See the module for what ``None`` means.

    ``obsolete`` profiles are kept to be read, not to be relied on; an ``example`` belongs to no
    known territory and is never chosen for a household.
    """

    territory: Territory
    version: Text
    valid_from: date | None = None
    valid_to: date | None = None
    source_kind: SourceKind
    confidence: Confidence
    obsolete: bool = False
    example: bool = False
    resource_base: ResourceBase | None = None
    ceiling: Ceiling | None = None
    effort_ratio: EffortRatio | None = None
    dwelling: DwellingRule | None = None
    debt: DebtRule | None = None
    resumption: Resumption | None = None
    prior_steps: tuple[Step, ...] | None = None
    over_indebtedness: OverIndebtedness | None = None
    aid: Aid | None = None
    loan: LoanTerms | None = None
    frequency: FrequencyRule | None = None
    exclusions: tuple[Exclusion, ...] | None = None
    procedure: Procedure | None = None
    landlord_share: dict[LandlordType, Percent] | None = None
    asll: AsllLink | None = None
    utilities: Utilities | None = None
    papers: tuple[Text, ...] | None = None
    notes: tuple[Text, ...] = ()

    def in_force_on(self, on: date) -> bool:
        """Whether the version runs that day, as far as its dates are known."""
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )


def profile_for(
    profiles: Iterable[FslProfile], department: str, on: date, commune: str | None = None
) -> FslProfile | None:
    """The profile of a household's territory on a day; None when none is known.

    A territory that lists the commune (a métropole) comes before the département; ``commune`` is
    an INSEE code, without which a carved-out territory is never chosen. Of several versions the
    latest in force wins. PlannerError when two profiles claim the territory with the same date.
    """
    known = [p for p in profiles if not p.example and p.in_force_on(on)]
    found = [p for p in known if commune is not None and commune in p.territory.communes]
    if not found:
        found = [p for p in known if p.territory.code == department and not p.territory.communes]
    if not found:
        return None
    found.sort(key=lambda p: (not p.obsolete, p.valid_from or date.min))
    best = found[-1]
    twins = [
        p for p in found[:-1] if (p.obsolete, p.valid_from) == (best.obsolete, best.valid_from)
    ]
    if twins:
        raise PlannerError(
            Problem(
                "inconsistent",
                "Deux règlements FSL ({first} et {second}) valent pour le même territoire à la "
                "même date. Retirez-en un, ou donnez-leur des dates.",
                "territory",
                {"first": twins[-1].id, "second": best.id},
            )
        )
    return best
