"""What a plan says, as sentences: reasons, alerts, papers, what is missing or not sure."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import Any

from planner.calc.calendar import Month
from planner.calc.dossier.dossier import Dossier
from planner.calc.figure import Figure
from planner.calc.law import Law
from planner.calc.money import ZERO, Money, Rate
from planner.calc.outcomes import Missing, NotApplicable
from planner.calc.results import Alert, Paper, Reason
from planner.calc.values import dataclass
from planner.views import formats
from planner.views.i18n import N_, _
from planner.views.words import fsl, rights
from planner.views.words.alerts import ALERTS
from planner.views.words.criteria import CRITERIA
from planner.views.words.names import (
    certainty,
    detail,
    event,
    formula,
    kind,
    parameter,
    schedule,
    value,
)
from planner.views.words.papers import PAPERS
from planner.views.words.places import field, line, line_kind
from planner.views.words.reasons import (
    DETAILS,
    MISSING,
    REASONS,
    REFUSALS,
    STATES,
)
from planner.views.words.tables import elided
from planner.views.words.verdicts import AIDS, VERDICTS

__all__ = [
    "alert",
    "doubtful",
    "missing",
    "outdated",
    "paper",
    "reason",
    "refusal",
    "said",
    "stale_parameter",
    "unverified_parameter",
]


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
            # In a running sentence a fraction of a cent is noise: « pourquoi » has it whole.
            return (
                formats.raw(something.raw, "eur", 2)
                if something.unit == "eur"
                else value(something)
            )
        case bool():
            return _("oui") if something else _("non")
        case int():
            return formats.number(something, 0)
        case tuple() | list():
            return formats.listed([said(each) for each in something])
    return str(something)


UNKNOWN = "[?]"
"""What stands for a value that did not come with its sentence; a test sees that none does."""


class _Values(dict[str, str]):
    def __missing__(self, key: str) -> str:
        return UNKNOWN


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
    "criteria": CRITERIA,
    "state": STATES,
    "aid": {kind.value: text for kind, text in AIDS.items()},
    "verdict": {kind.value: text for kind, text in VERDICTS.items()},
    "band": fsl.BANDS,
    "filer": fsl.FILERS,
    "service": fsl.SERVICES,
}


def _value(name: str, each: Any, known: _Known) -> str:
    """A value of a sentence; the ids that some values hold have words of their own."""
    if name in _MONTHS and type(each) is int:
        return formats.count_of_months(each)
    if isinstance(each, tuple) and name in _LOOKED_UP:
        return formats.listed([_value(name, one, known) for one in each])
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
    "earlier_event": lambda each, _known: event(each),
    "schedule": lambda each, _known: schedule(each),
    "formula": lambda each, known: formula(each, known.law),
    "used": lambda each, known: formula(each, known.law),
    "profile": lambda each, known: detail(each, known.law),
    "parameter": lambda each, known: parameter(each, known.law),
}

_OF_RIGHTS = frozenset({*rights.REASONS, *rights.NOTES, *rights.QUESTIONS})
"""The ids of the review of rights, which words them itself; a test sees that none is shared."""


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
    if why.id in _OF_RIGHTS:
        text = elided(rights.told(why))
    else:
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
