"""The figures of a scheme over a period, counted from its cases.

Each figure has one rule and one only, in this module; its words and its definition are in the
views. A *household* is a dossier, counted once however often it entered; a *situation* is an entry.
A period holds its first and its last day. A situation is *followed* in it when it had entered by
its last day and had not left before its first: the exits of the period are among those followed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, timedelta

from planner.calc.protocols.cases import MET, Case, Span, met_by
from planner.calc.protocols.counted import Cell, Counted
from planner.calc.protocols.protocol import Protocol
from planner.calc.protocols.suppression import hidden
from planner.calc.values import dataclass

__all__ = ["Report", "evaluate"]


UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Report:
    """The figures that a protocol publishes, in its order, over one period.

    ``internal`` says that nothing is hidden: it does not leave the service. ``unread`` dossiers
    could not be read: no figure holds them.
    """

    protocol: Protocol
    first: date
    last: date
    figures: tuple[Counted, ...]
    internal: bool = False
    unread: int = 0

    def figure(self, id: str) -> Counted:
        """The figure of that name; ``KeyError`` when the protocol does not publish it."""
        for one in self.figures:
            if one.id == id:
                return one
        raise KeyError(id)


def evaluate(
    cases: Iterable[Case], protocol: Protocol, first: date, last: date, *, internal: bool = False
) -> Report:
    """Every published figure. Small cells of a breakdown by a trait are hidden unless ``internal``.

    Errors: ``ValueError`` when the period ends before it begins.
    """
    if last < first:
        raise ValueError("the period ends before it begins")
    own = [case for case in cases if case.protocol == protocol.id]
    over = _Over(own, protocol, first, last)
    figures = [_RULES[figure.id](over) for figure in protocol.evaluation.figures]
    if not internal:
        few = len(over.households) < protocol.evaluation.hidden_below
        figures = [hidden(figure, protocol.evaluation.hidden_below, few=few) for figure in figures]
    return Report(protocol, first, last, tuple(figures), internal)


class _Over:
    """The cases of a scheme over a period, sorted once."""

    def __init__(self, cases: Sequence[Case], protocol: Protocol, first: date, last: date) -> None:
        self.protocol = protocol
        self.days = (first, last)
        self.first, self.last = first.isoformat(), last.isoformat()
        self.followed = [
            case
            for case in cases
            if case.entered <= self.last and (not case.left or case.left >= self.first)
        ]
        self.entered = [case for case in cases if self.holds(case.entered)]
        self.left = [case for case in self.followed if case.left and case.left <= self.last]
        self.households = list({case.dossier: case for case in self.followed}.values())

    def holds(self, day: str) -> bool:
        return self.first <= day <= self.last

    def ran(self, spans: Iterable[Span]) -> bool:
        """Whether one of the spans ran on a day of the period."""
        return any(
            since <= self.last and (not until or until > self.first) for since, until in spans
        )

    def sign(self, case: Case) -> str:
        kind = self.protocol.exit_kind(case.exit)
        return kind.sign.value if kind is not None else "neutral"


def _table(
    id: str, counts: Mapping[str, int], order: Iterable[str], *, parts: bool = True
) -> Counted:
    """A figure shared out in lines, in an order; keys that it does not hold come after."""
    keys = list(dict.fromkeys([*order, *sorted(counts)]))
    cells = tuple(Cell(key, counts.get(key, 0)) for key in keys)
    return Counted(id, sum(counts.values()), cells=cells, parts=parts)


def _states(over: _Over) -> Counted:
    counts: Counter[str] = Counter()
    for case in over.followed:
        if case.left and case.left <= over.last:
            counts[over.sign(case)] += 1
        elif any(
            since <= over.last and (not until or over.last < until) for since, until in case.watches
        ):
            counts["on_watch"] += 1
        else:
            counts["ongoing"] += 1
    return _table("states", counts, ("positive", "on_watch", "negative", "neutral", "ongoing"))


def _exits(over: _Over) -> Counted:
    """A kind that the protocol does not know is told as such: a report never repeats a dossier."""
    kinds = [kind.id for kind in over.protocol.exits]
    counts = Counter(case.exit if case.exit in kinds else UNKNOWN for case in over.left)
    return _table("exits_by_kind", counts, kinds)


def _durations(over: _Over) -> Counted:
    bands = over.protocol.evaluation.duration_bands
    counts: Counter[str] = Counter()
    for case in over.followed:
        end = case.left if case.left and case.left <= over.last else over.last
        months = _whole_months(case.entered, end)
        counts[str(max((band for band in bands if band <= months), default=0))] += 1
    return _table("durations", counts, ("0", *map(str, bands)))


def _whole_months(first: str, last: str) -> int:
    """Completed months between two days: the 31st to the 30th of a short month is not one."""
    years, months = int(last[:4]) - int(first[:4]), int(last[5:7]) - int(first[5:7])
    return 12 * years + months - (last[8:] < first[8:])


def _lengths(over: _Over) -> Counted:
    measure = over.protocol.measure
    order = [str(months) for months in measure.durations] if measure else []
    counts = Counter(str(case.months) if case.months else "none" for case in over.followed)
    return _table("lengths_asked", counts, order)


def _met(over: _Over) -> Counted:
    met = sum(met_by(case, over.last) for case in over.entered)
    return Counted("met", met, len(over.entered))


def _contacts(over: _Over) -> Counted:
    counts: Counter[str] = Counter()
    for case in over.followed:
        for day, channel, result in case.contacts:
            if over.holds(day):
                empty = channel == "home_visit" and result not in MET
                counts["home_visit_in_vain" if empty else channel] += 1
    order = ("letter", "telephone", "message", "home_visit", "home_visit_in_vain", "meeting")
    return _table("contacts", counts, order)


def _on_time(over: _Over) -> Counted:
    timed = [
        late
        for case in over.followed
        for _role, on, _outcome, kept, late in case.done
        if kept and over.holds(on)
    ]
    return Counted("on_time", timed.count(False), len(timed))


_NOT_SIGNED = frozenset({"declined", "refused"})


def _aid_plans(over: _Over) -> Counted:
    plans = sum(
        role == "contract" and over.holds(on) and outcome not in _NOT_SIGNED
        for case in over.followed
        for role, on, outcome, _timed, _late in case.done
    )
    return Counted("aid_plans", plans)


def _asll(over: _Over) -> Counted:
    """Requests are the household's: those of two entries of one dossier are counted once."""
    counts = Counter({"advised": sum("asll" in case.advised for case in over.entered)})
    for case in over.households:
        for day, state in case.asll:
            if over.holds(day):
                counts["asked"] += 1
                counts["granted"] += state == "granted"
    table = _table("asll", counts, ("advised", "asked", "granted"), parts=False)
    return Counted("asll", counts["granted"], cells=table.cells)


def _court(over: _Over) -> Counted:
    """Assignations of those followed: since their designation, and in as long before it."""
    first, last = over.days
    since = before = 0
    for case in over.households:
        entered = date.fromisoformat(case.entered)
        start = (entered - (last - first) - timedelta(days=1)).isoformat()
        since += sum(over.holds(day) and day >= case.entered for day in case.court)
        before += sum(start <= day < case.entered for day in case.court)
    return Counted("court_procedures", since, len(over.households), before=before)


def _better_known(over: _Over) -> Counted:
    unknown = [case for case in over.entered if case.known is False]
    found = sum(
        any(
            role == "diagnosis" and on <= over.last
            for role, on, _outcome, _timed, _late in case.done
        )
        for case in unknown
    )
    return Counted("better_known", found, len(unknown))


def _topics(over: _Over) -> Counted:
    counts = Counter(topic for case in over.followed for topic in set(case.topics))
    table = _table("topics", counts, (), parts=False)
    return Counted("topics", len(over.followed), cells=table.cells)


def _goals(over: _Over) -> Counted:
    counts = Counter(goal for case in over.followed for goal in case.goals)
    return _table("goals", counts, ("reached", "partly", "not_reached", "open"))


def _accompanied(over: _Over) -> Counted:
    negative = [case for case in over.left if over.sign(case) == "negative"]
    kinds = {kind.id for kind in over.protocol.exits if kind.accompanied}
    return Counted(
        "accompanied_after_exit", sum(case.exit in kinds for case in negative), len(negative)
    )


def _earners(over: _Over) -> Counted:
    known = [case for case in over.households if case.earner is not None]
    return Counted("earners", sum(bool(case.earner) for case in known), len(known))


def _hand_overs(over: _Over) -> Counted:
    counts = Counter(
        kind for case in over.followed for day, kind in case.hand_overs if over.holds(day)
    )
    return _table("hand_overs", counts, ("referral", "hand_over"))


_MAKEUPS = ("alone", "couple", "lone_parent", "family", "unknown")

_RULES: Mapping[str, Callable[[_Over], Counted]] = {
    "entries": lambda over: Counted("entries", len(over.entered)),
    "followed": lambda over: Counted("followed", len(over.households)),
    "tenants": lambda over: Counted("tenants", sum(one.adults for one in over.households)),
    "persons": lambda over: Counted(
        "persons", sum(one.adults + one.children for one in over.households)
    ),
    "states": _states,
    "exits_by_kind": _exits,
    "durations": _durations,
    "prolonged": lambda over: Counted(
        "prolonged", sum(any(map(over.holds, case.renewals)) for case in over.followed)
    ),
    "lengths_asked": _lengths,
    "goals": _goals,
    "met": _met,
    "contacts": _contacts,
    "unsafe": lambda over: Counted(
        "unsafe", sum(over.ran(case.unsafe) for case in over.households)
    ),
    "on_time": _on_time,
    "aid_plans": _aid_plans,
    "asll": _asll,
    "court_procedures": _court,
    "better_known": _better_known,
    "households": lambda over: _table(
        "households", Counter(case.makeup for case in over.households), _MAKEUPS
    ),
    "earners": _earners,
    "topics": _topics,
    "designators": lambda over: _table(
        "designators",
        Counter(case.designated_by for case in over.followed),
        over.protocol.entry.designated_by,
    ),
    "priorities": lambda over: _table(
        "priorities",
        Counter(case.priority or "none" for case in over.entered),
        [rule.id for rule in over.protocol.entry.eligible],
    ),
    "passages": lambda over: Counted(
        "passages", sum(over.holds(day) for case in over.followed for day, _what in case.passages)
    ),
    "pursuit": lambda over: Counted(
        "pursuit", sum(over.ran(case.pursuit) for case in over.followed)
    ),
    "hand_overs": _hand_overs,
    "accompanied_after_exit": _accompanied,
}
"""The rule of each figure."""
