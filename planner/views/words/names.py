"""The name of each thing that a plan holds: a figure, a parameter, a verdict, a kind of line."""

from __future__ import annotations

import re
from typing import Any

from planner.calc.dossier.casework import AidKind
from planner.calc.dossier.dossier import Dossier
from planner.calc.figure import Figure
from planner.calc.law import Law
from planner.calc.results import Deadline, Proposal, Verdict
from planner.views import formats
from planner.views.i18n import FRENCH, N_, _, language
from planner.views.words.deadlines import DEADLINES, EVENTS, RULES
from planner.views.words.figures import FIGURES, NUMBERS, REASONS_OF_CHOICE
from planner.views.words.kinds import CHARGES, DEBTS, INCOMES, PLAIN
from planner.views.words.places import at
from planner.views.words.reasons import (
    DETAILS,
    LIMITS,
    WHY_NOT,
)
from planner.views.words.tables import elided
from planner.views.words.verdicts import (
    AIDS,
    CERTAINTIES,
    EVIDENCE,
    SCHEDULES,
    VERDICTS,
)

__all__ = [
    "aid",
    "because",
    "certainty",
    "charge",
    "deadline",
    "debt",
    "detail",
    "event",
    "evidence",
    "figure",
    "figure_name",
    "formula",
    "income",
    "is_share",
    "kind",
    "limit",
    "parameter",
    "plain_kind",
    "proposal_title",
    "record",
    "rule",
    "schedule",
    "unit",
    "value",
    "verdict",
    "why_not",
]

_LABEL = re.compile(r"(?P<base>[^\[]+)(?:\[(?P<index>.+)\])?(?P<rest>\.[a-z_.]+)?")

_UNITS = {
    "EUR/month": N_("par mois"),
    "EUR/year": N_("par an"),
    "EUR/day": N_("par jour"),
    "EUR/hour": N_("de l’heure"),
}


def figure(shown: Figure, dossier: Dossier | None = None, law: Law | None = None) -> str:
    """The name of a figure; one that is a legal value as it stands has the name of the value."""
    if shown.parameter is not None:
        return parameter(shown.parameter.parameter, law)
    return figure_name(shown.label, dossier)


def figure_name(label: str, dossier: Dossier | None = None) -> str:
    """The name of a figure by its label."""
    template = FIGURES.get(label)
    if template is not None:
        return _(template)
    match = _LABEL.fullmatch(label)
    if match is None:
        return label
    template = FIGURES.get(match["base"] + (match["rest"] or ""))
    if template is None:
        return label
    return elided(_(template).format(at=at(match["index"] or "", dossier)))


def value(shown: Figure, *, short: bool = False) -> str:
    """The value of a figure; ``short`` leaves the cents out when there are none."""
    base = shown.label.partition("[")[0]
    if shown.unit == "rate" and (base in NUMBERS or _plain_number(shown)):
        return formats.number(_ratio(shown), 4)
    text = formats.figure(shown)
    if short and shown.unit == "eur":
        text = text.replace(f",00{formats.NO_BREAK}", formats.NO_BREAK).removesuffix(".00")
    return text


def _ratio(shown: Figure) -> Any:
    from fractions import Fraction

    return Fraction(shown.raw) / 1_000_000


def _plain_number(shown: Figure) -> bool:
    return shown.parameter is not None and not is_share(shown.parameter.unit)


def parameter(id: str, law: Law | None = None) -> str:
    """The words of a legal parameter, or its id when no law is at hand."""
    if law is None:
        return id
    try:
        return _(law.parameter(id).label)
    except KeyError:
        return id


def record(kept: Any) -> str:
    """The words of a record of law or usage, which carries them in both languages."""
    return str(kept.label if language() == FRENCH else kept.label_en)


def unit(name: str) -> str:
    """The period of an amount: ``par mois``."""
    return _(_UNITS[name]) if name in _UNITS else ""


def is_share(name: str) -> bool:
    """Whether a rate of that unit is a share, said in percent."""
    return name in ("ratio", "percent")


def because(id: str) -> str:
    """Why a value was chosen among several."""
    return _(REASONS_OF_CHOICE.get(id, id))


def verdict(said_of_it: Verdict) -> str:
    """What the plan says of a proposal, in a word or two."""
    return _(VERDICTS[said_of_it])


def aid(asked: AidKind) -> str:
    """What may be asked for."""
    return _(AIDS[asked])


def proposal_title(proposal: Proposal, law: Law | None = None) -> str:
    """What is proposed, with the right when the kind alone does not say it."""
    if proposal.kind is not AidKind.RIGHTS or not proposal.detail:
        return aid(proposal.kind)
    return _("Droit : {right}").format(right=detail(proposal.detail, law))


def detail(id: str, law: Law | None = None) -> str:
    """The words of a right, or of a fund, which its record carries."""
    if id in DETAILS or law is None:
        return _(DETAILS.get(id, id))
    from planner.calc.schemes.fsl_profile import FslProfile

    found = law.record(FslProfile, id)
    return id if found is None else record(found)


def deadline(due: Deadline) -> str:
    """What falls on a legal date."""
    return _(DEADLINES.get(due.name, due.name))


def event(kept: str) -> str:
    """An act or a date of the procedure."""
    return _(EVENTS.get(kept, kept))


def rule(id: str) -> str:
    """The rule that makes a legal date, such as ``6-weeks-before``."""
    number, _dash, unit_ = id.partition("-")
    if number.isdigit() and unit_ in RULES:
        return _(RULES[unit_]).format(n=number)
    return _(RULES.get(id, id))


def certainty(id: str) -> str:
    """How sure a reading is."""
    return _(CERTAINTIES.get(id, id))


def evidence(status: str) -> str:
    """Declared, seen or copied."""
    return _(EVIDENCE.get(status, status))


def schedule(id: str) -> str:
    """Whose schedule it is."""
    return _(SCHEDULES.get(id, id))


def income(id: str) -> str:
    """A kind of income."""
    return _(INCOMES.get(id, id))


def charge(id: str) -> str:
    """A kind of charge."""
    return _(CHARGES.get(id, id))


def debt(id: str) -> str:
    """A kind of debt."""
    return _(DEBTS.get(id, id))


def kind(id: str) -> str:
    """A kind of line, whatever its family."""
    return _(INCOMES.get(id) or CHARGES.get(id) or DEBTS.get(id) or id)


def plain_kind(id: str) -> str:
    """The word of a family for a kind of line."""
    return _(PLAIN[id]) if id in PLAIN else kind(id)


def formula(id: str, law: Law | None = None) -> str:
    """The words of a reste à vivre formula, which its record carries; its id without the law."""
    if law is None:
        return id
    from planner.calc.budget.formula import ResteAVivreFormula

    known = (kept for kept in law.records(ResteAVivreFormula) if kept.id == id)
    found = next(known, None)
    return id if found is None else record(found)


def why_not(id: str) -> str:
    """Why a line of the budget is shown and not added."""
    return _(WHY_NOT.get(id, id))


def limit(id: str) -> str:
    """Which limit of the commission's capacity binds."""
    return _(LIMITS.get(id, id))
