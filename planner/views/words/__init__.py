"""Words for every id that the rules emit: figures, verdicts, reasons, alerts, papers, deadlines.

The rules know ids and values; the French (and English) sentence is here, and only here. Reasons
are sentences with a verb of action and the person as their subject: nothing judges, nothing is
called insufficient, and what is not verified says so. An id without words comes back as it is, so
that nothing breaks in front of a family; a test holds every id to have its words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from planner.calc.calendar import Month
from planner.calc.dossier.casework import AidKind
from planner.calc.dossier.dossier import Dossier
from planner.calc.figure import Figure
from planner.calc.law import Law
from planner.calc.money import ZERO, Money, Rate
from planner.calc.outcomes import Missing, NotApplicable
from planner.calc.results import Alert, Deadline, Paper, Proposal, Reason, Verdict
from planner.views import formats
from planner.views.i18n import FRENCH, N_, _, language
from planner.views.words.alerts import ALERTS
from planner.views.words.criteria import CRITERIA
from planner.views.words.deadlines import DEADLINES, EVENTS, RULES
from planner.views.words.figures import FIGURES, NUMBERS, REASONS_OF_CHOICE
from planner.views.words.kinds import CHARGES, DEBTS, INCOMES, PLAIN
from planner.views.words.papers import PAPERS
from planner.views.words.places import at, field, line, line_kind, whose, with_own_name
from planner.views.words.reasons import (
    DETAILS,
    LIMITS,
    MISSING,
    REASONS,
    REFUSALS,
    STATES,
    WHY_NOT,
)
from planner.views.words.sentences import (
    allowance_in_words,
    certificate,
    family_actions,
    kept_schedule,
    left_to_live,
    no_schedule,
    to_pay,
)
from planner.views.words.tables import elided
from planner.views.words.verdicts import (
    AIDS,
    CERTAINTIES,
    EVIDENCE,
    SCHEDULES,
    STATUSES,
    VERDICTS,
)

__all__ = [
    "AIDS",
    "STATUSES",
    "VERDICTS",
    "aid",
    "alert",
    "allowance_in_words",
    "because",
    "certainty",
    "certificate",
    "charge",
    "deadline",
    "debt",
    "detail",
    "doubtful",
    "elided",
    "event",
    "evidence",
    "family_actions",
    "field",
    "figure",
    "figure_name",
    "formula",
    "income",
    "is_share",
    "kept_schedule",
    "kind",
    "left_to_live",
    "limit",
    "line",
    "line_kind",
    "missing",
    "no_schedule",
    "outdated",
    "paper",
    "parameter",
    "plain_kind",
    "proposal_title",
    "reason",
    "record",
    "refusal",
    "rule",
    "said",
    "schedule",
    "stale_parameter",
    "to_pay",
    "unit",
    "unverified_parameter",
    "value",
    "verdict",
    "whose",
    "why_not",
    "with_own_name",
]

_LABEL = re.compile(r"(?P<base>[^\[]+)(?:\[(?P<index>.+)\])?(?P<rest>\.[a-z_.]+)?")

_UNITS = {
    "EUR/month": N_("par mois"),
    "EUR/year": N_("par an"),
    "EUR/day": N_("par jour"),
    "EUR/hour": N_("de l’heure"),
}


def said(something: Any) -> str:
    """A value of a reason or an alert, as it is said."""
    match something:
        case Money():
            return formats.money(something)
        case Rate():
            return formats.percent(something)
        case Month():
            return formats.month(something)
        case date():
            return formats.day(something)
        case Figure():
            return value(something)
        case bool():
            return _("oui") if something else _("non")
        case int():
            return formats.number(something, 0)
        case tuple() | list():
            return formats.listed([said(each) for each in something])
    return str(something)


class _Values(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return "…"


def _sentence(table: Mapping[str, str], id: str, values: Mapping[str, Any], known: _Known) -> str:
    """The sentence of an id with its values; the one made for unknown values when some are."""
    absent = ",".join(sorted(name for name, each in values.items() if each is None))
    template = table.get(f"{id}!{absent}") or table.get(id)
    if template is None:
        return id
    told = _Values(
        {name: _value(name, each, known) for name, each in values.items() if each is not None}
    )
    return elided(_(template).format_map(told))


@dataclass(frozen=True, slots=True)
class _Known:
    """What gives words to the places and records that values name."""

    dossier: Dossier | None
    law: Law | None


_MONTHS = frozenset({"months", "more_months", "told", "account"})
_CRITERIA_IN_MONTHS = frozenset({"debt_age", "resumption", "frequency", "debt_minimum_months"})
_CRITERIA_AT_LEAST = frozenset(
    {"resumption", "frequency", "debt_minimum", "debt_minimum_months", "debt_residual_rents"}
)
_LOOKED_UP: Mapping[str, Mapping[str, str]] = {
    "detail": DETAILS,
    "criterion": CRITERIA,
    "state": STATES,
}


def _value(name: str, each: Any, known: _Known) -> str:
    """A value of a sentence; the ids that some values hold have words of their own."""
    if name in _MONTHS and type(each) is int:
        return formats.count_of_months(each)
    if not isinstance(each, str):
        return said(each)
    if name in _LOOKED_UP:
        return _(_LOOKED_UP[name].get(each, each))
    if "[" in each:
        return field(each, known.dossier)
    if name in _WORDED:
        return _WORDED[name](each, known)
    return each


_WORDED: Mapping[str, Callable[[str, _Known], str]] = {
    "line": lambda each, known: line(each, known.dossier),
    "field": lambda each, known: field(each, known.dossier),
    "kind": lambda each, _known: kind(each),
    "debt": lambda each, _known: kind(each),
    "event": lambda each, _known: event(each),
    "schedule": lambda each, _known: schedule(each),
    "formula": lambda each, known: formula(each, known.law),
    "used": lambda each, known: formula(each, known.law),
    "profile": lambda each, known: detail(each, known.law),
    "parameter": lambda each, known: parameter(each, known.law),
}


def figure(shown: Figure, dossier: Dossier | None = None) -> str:
    """The name of a figure."""
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

    found = next((kept for kept in law.records(FslProfile) if kept.id == id), None)
    return id if found is None else record(found)


def reason(
    why: Reason,
    dossier: Dossier | None = None,
    law: Law | None = None,
    *,
    indicative: bool = True,
) -> str:
    """A reason as a sentence, with its article when it has one.

    ``indicative`` is False where what is said around it already says that somebody else decides.
    """
    values = dict(why.values)
    if "criterion" in values:
        values["facts"] = _facts(
            str(values["criterion"]), values.pop("value", None), values.pop("limit", None)
        )
    if "path" in values:
        values["text"] = values.pop("path")
    text = _sentence(REASONS, why.id, values, _Known(dossier, law))
    if why.certainty not in ("", "settled") and (indicative or why.certainty != "indicative"):
        text = _("{sentence} ({certainty}).").format(
            sentence=text.removesuffix("."), certainty=certainty(why.certainty)
        )
    if why.reference:
        text = _("{sentence} [{reference}]").format(sentence=text, reference=why.reference)
    return text


def _facts(criterion: str, found: Any, limit: Any) -> str:
    """What was found and what the fund asks, after the name of a condition."""

    def shown(value: Any) -> str:
        if type(value) is int and criterion in _CRITERIA_IN_MONTHS:
            return formats.count_of_months(value)
        return said(value)

    parts = [] if found is None else [shown(found)]
    if limit is not None:
        template = (
            N_("demandé : {limit}") if criterion in _CRITERIA_AT_LEAST else N_("limite : {limit}")
        )
        parts.append(_(template).format(limit=shown(limit)))
    return f" ({', '.join(parts)})" if parts else ""


def alert(seen: Alert, dossier: Dossier | None = None, law: Law | None = None) -> str:
    """An alert as a sentence."""
    values = dict(seen.values)
    below = values.get("left")
    if isinstance(below, Money) and below < ZERO:
        values["missing"] = -below
    if seen.path is not None:
        values.setdefault("line", seen.path)
    return _sentence(ALERTS, seen.id, values, _Known(dossier, law))


def missing(lacking: Missing, dossier: Dossier | None = None, law: Law | None = None) -> str:
    """What is needed before the allowance can be computed."""
    reason_, _colon, id = lacking.reason.partition(":")
    template = MISSING.get(reason_, MISSING["missing"])
    fields = formats.listed([field(path, dossier) for path in lacking.fields])
    return _(template).format(fields=fields, parameter=parameter(id, law))


def paper(wanted: Paper, dossier: Any = None) -> str:
    """A paper to bring, with the line it proves."""
    text = _(PAPERS.get(wanted.id, wanted.id))
    known = dossier if isinstance(dossier, Dossier) else None
    if wanted.path is None or known is None or "[" not in wanted.path:
        return text
    return _("{paper} ({line})").format(paper=text, line=line_kind(wanted.path, known))


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


def refusal(refused: NotApplicable) -> str:
    """Why a rule does not concern the household."""
    text = _(REFUSALS.get(refused.reason, refused.reason))
    if refused.reference:
        return _("{sentence} [{reference}]").format(sentence=text, reference=refused.reference)
    return text


def doubtful(names: Sequence[str]) -> str:
    """The sentence that says which values used are not verified."""
    return _("ce résultat repose sur des valeurs non vérifiées : {values}.").format(
        values=formats.listed(names)
    )


def outdated(names: Sequence[str]) -> str:
    """The sentence that says which values used are past their review date."""
    return _("ces valeurs ont dépassé leur date de relecture : {values}.").format(
        values=formats.listed(names)
    )


def unverified_parameter(id: str, law: Law | None = None) -> str:
    """The sentence that says that a value used is not verified."""
    return _("Valeur non vérifiée : {name}.").format(name=parameter(id, law))


def stale_parameter(id: str, law: Law | None = None) -> str:
    """The sentence that says that a value used is past its review date."""
    return _("Valeur à relire, sa date de révision est passée : {name}.").format(
        name=parameter(id, law)
    )
