"""The clock of an entry: what its protocol asks for, by when, what is late and what was waived.

Each step has one state on a day. It runs only once what it waits for has happened and its condition
holds; before that, its day is only *expected*. A late step stays late until it is done, waived, or
left undone by the exit (*missed*): time alone never takes it away. What is dated after the day
looked at has not happened yet. A step that comes back is waived one time only: it comes back again.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from enum import StrEnum

from planner.calc.dossier.followup import Contact, Followup, SchemeEntry, Waiver
from planner.calc.dossier.followup_kinds import VISITS, ContactResult
from planner.calc.protocols.delays import act_by, ends
from planner.calc.protocols.happened import Doing, Happened
from planner.calc.protocols.order import in_order
from planner.calc.protocols.protocol import (
    END,
    ENTRY,
    EXIT,
    Condition,
    Delay,
    Protocol,
    Role,
    Step,
)
from planner.calc.protocols.states import measure_end, terms
from planner.calc.values import dataclass

__all__ = ["StepDue", "StepState", "clock"]


class StepState(StrEnum):
    """Where a step stands. ``due`` is to do and in time; ``waiting`` hangs on another step."""

    WAITING = "waiting"
    DUE = "due"
    LATE = "late"
    DONE = "done"
    DONE_LATE = "done_late"
    WAIVED = "waived"
    SKIPPED = "skipped"
    NOT_NEEDED = "not_needed"
    MISSED = "missed"
    ENDED = "ended"

    @property
    def open(self) -> bool:
        """Whether it is still to be done."""
        return self in (StepState.DUE, StepState.LATE)


_UNDECIDED = (StepState.WAITING, StepState.DUE, StepState.LATE, StepState.WAIVED)
"""States that decide nothing for the steps that hang on this one: they go on waiting, in sight."""


@dataclass(frozen=True, slots=True)
class StepDue:
    """A step on a day. ``since`` is what its delay runs from, ``on`` its last day, ``act_by`` the
    working day to act by; None without a delay or before anything is known.

    ``done_on`` and ``outcome`` are of the last time; a step that comes back counts its ``times``
    and how many were late. ``early``: it was done before its condition held, to be checked.
    ``unsafe``: no home visit may be made. ``same_hour``: a visit was made at the hour of the one
    before, or at an hour that nobody noted, and does not count.
    """

    step: Step
    state: StepState
    since: date | None = None
    on: date | None = None
    act_by: date | None = None
    done_on: date | None = None
    outcome: str | None = None
    reason: str = ""
    times: int = 0
    times_late: int = 0
    early: bool = False
    unsafe: bool = False
    same_hour: bool = False


def clock(
    entry: SchemeEntry,
    protocol: Protocol,
    followup: Followup,
    on: date,
    department: str | None = None,
) -> tuple[StepDue, ...]:
    """Every step of the protocol for one entry, in the order of the protocol.

    ``department`` is that of the dwelling, for the holidays of Moselle and Alsace.
    """
    run = _Run(Happened(entry, followup, on), protocol, department)
    found = {step.id: run.step(step) for step in in_order(protocol)}
    return tuple(found[step.id] for step in protocol.steps)


@dataclass(frozen=True, slots=True)
class _Start:
    """The day from which a delay runs (or should), and whether the step runs yet.

    ``needed`` is None while it is not known whether the step will be taken at all.
    """

    day: date | None
    runs: bool
    needed: bool | None


class _Run:
    """The steps of one entry, taken in the order in which they hang on one another."""

    def __init__(self, happened: Happened, protocol: Protocol, department: str | None) -> None:
        self.facts = happened
        self.decisions = frozenset(
            one.id for one in (protocol.commission.decisions if protocol.commission else ())
        )
        self.beyond = {EXIT}
        self.entry = happened.entry
        self.on = happened.on
        self.department = department
        self.dues: dict[str, StepDue] = {}
        self.doings: dict[str, list[Doing]] = {}

    def step(self, step: Step) -> StepDue:
        """The step's state, remembered for those that hang on it."""
        if self.beyond & {*step.after, *(condition.step for condition in step.when)}:
            self.beyond.add(step.id)
        due = self._found(step)
        if due.state.open and VISITS & set(step.contacts) and self.facts.unsafe(self.on):
            due = replace(due, unsafe=True)
        self.dues[step.id] = due
        return due

    def _found(self, step: Step) -> StepDue:
        start = self._start(step)
        doings, same_hour = self.facts.recorded(step), False
        if not doings and start.runs and start.day is not None:
            if step.passages:
                doings = self.facts.done_by_passages(step, start.day)
            elif step.contacts:
                left = self.facts.exit if step.id not in self.beyond else None
                doings, same_hour = self.facts.done_by_contacts(
                    step, start.day, self._visit(step), left.on if left is not None else None
                )
        self.doings[step.id] = doings
        last = self._last(start.day, step.within)
        plain = StepDue(
            step, StepState.WAITING, start.day, last, self._act_by(last, start.day),
            same_hour=same_hour,
        )  # fmt: skip
        if END in step.after:
            return self._at_each_end(plain, start, doings)
        if step.repeat is not None and start.runs:
            return self._repeated(plain, step.repeat, doings)
        if doings:
            return self._done(plain, start, doings)
        return self._undone(plain, start)

    # A step done, to do, left undone

    def _done(self, plain: StepDue, start: _Start, doings: Sequence[Doing]) -> StepDue:
        done = doings[0]
        early = not start.runs or (start.day is not None and done.on < start.day)
        late = plain.on is not None and not early and done.on > plain.on and not plain.step.optional
        return replace(
            plain,
            state=StepState.DONE_LATE if late else StepState.DONE,
            done_on=done.on,
            outcome=done.outcome,
            times=len(doings),
            times_late=int(late),
            early=early,
            same_hour=False,
        )

    def _undone(self, plain: StepDue, start: _Start) -> StepDue:
        if start.needed is False:
            return StepDue(plain.step, StepState.NOT_NEEDED)
        waivers = self._waivers(plain.step)
        if waivers:
            return replace(plain, state=StepState.WAIVED, reason=waivers[0].reason)
        return self._open(plain, runs=start.runs)

    def _waivers(self, step: Step) -> list[Waiver]:
        """Those decided by that day, the oldest first."""
        found = (one for one in self.entry.waivers if one.step == step.id and one.on <= self.on)
        return sorted(found, key=lambda one: one.on)

    def _turns(self, step: Step, doings: Sequence[Doing]) -> list[Doing | Waiver]:
        """The times a step that comes back was done or waived, the oldest first."""
        return sorted([*doings, *self._waivers(step)], key=lambda turn: turn.on)

    def _open(self, plain: StepDue, *, runs: bool) -> StepDue:
        """A step to do: due or late; waiting for another; skipped; closed by the exit."""
        left = self.facts.exit
        last, optional = plain.on, plain.step.optional
        if left is not None and EXIT not in plain.step.after:
            missed = runs and last is not None and last < left.on and not optional
            return replace(plain, state=StepState.MISSED if missed else StepState.ENDED)
        if not runs:
            return plain
        late = last is not None and last < self.on
        if late and optional:
            return replace(plain, state=StepState.SKIPPED)
        return replace(plain, state=StepState.LATE if late else StepState.DUE)

    def _repeated(self, plain: StepDue, every: Delay, doings: Sequence[Doing]) -> StepDue:
        """A step that comes back: each time has its own last day, counted from the time before.

        A time that was waived is passed over, from its own last day when it was waived ahead; the
        reason stays until the step is done again. The meetings of a measure that was signed are
        counted from its first day.
        """
        start = plain.since or self.entry.entered_on
        begun = self.entry.measure_from
        if plain.step.role is Role.APPOINTMENT and begun is not None:
            start = max(start, begun)
        last = self._last(start, plain.step.within or every)
        late, reason = 0, ""
        for turn in self._turns(plain.step, doings):
            if isinstance(turn, Doing):
                late += last is not None and turn.on > last
                start, reason = turn.on, ""
            else:
                start, reason = max(turn.on, last or turn.on), turn.reason
            last = self._last(start, every)
        due = replace(
            plain, since=start, on=last, act_by=self._act_by(last, start),
            times=len(doings), times_late=late, reason=reason,
        )  # fmt: skip
        if doings:
            due = replace(due, done_on=doings[-1].on, outcome=doings[-1].outcome)
        over = measure_end(self.entry, self.on)
        if over is not None and last is not None and last > over and EXIT not in plain.step.after:
            return replace(due, state=StepState.ENDED)
        return self._open(due, runs=True)

    def _at_each_end(self, plain: StepDue, start: _Start, doings: Sequence[Doing]) -> StepDue:
        """A step due at the end of each term of a measure: a renewal does not undo the first."""
        ended = terms(self.entry, self.on)
        turns = self._by_term(self._turns(plain.step, doings), ended)
        late = sum(
            isinstance(turn, Doing) and turn.on > self._due_at(end, plain.step)
            for turn, end in zip(turns, ended)  # noqa: B905 - the terms still to come have no turn
        )
        done = replace(plain, times=len(doings), times_late=late)
        if doings:
            done = replace(done, done_on=doings[-1].on, outcome=doings[-1].outcome)
        if not ended and not doings:
            return self._undone(done, start)
        if start.needed is False and not doings:
            return StepDue(plain.step, StepState.NOT_NEEDED)
        if len(turns) >= len(ended):
            last = self._due_at(ended[-1], plain.step) if ended else None
            done = replace(done, on=last, act_by=last)
            if isinstance(turns[-1], Waiver):
                return replace(done, state=StepState.WAIVED, reason=turns[-1].reason)
            was_late = last is not None and late and turns[-1].on > last
            return replace(done, state=StepState.DONE_LATE if was_late else StepState.DONE)
        end = ended[len(turns)]
        last = self._due_at(end, plain.step)
        due = replace(
            done, since=end, on=last, act_by=act_by(last, self.entry.entered_on, self.department)
        )
        return self._open(due, runs=start.runs)

    def _by_term(
        self, turns: Sequence[Doing | Waiver], ended: Sequence[date]
    ) -> list[Doing | Waiver]:
        """What settled each term: what was done for a term that had been waived takes its place."""
        found: list[Doing | Waiver] = []
        for turn in turns:
            before = len(found) - 1
            if before >= 0 and isinstance(found[before], Waiver) and isinstance(turn, Doing):
                near = before < len(ended) and (
                    len(found) >= len(ended)
                    or abs(turn.on - ended[before]) <= abs(ended[before + 1] - turn.on)
                )
                if near:
                    found[before] = turn
                    continue
            found.append(turn)
        return found

    # When a step begins to run

    def _start(self, step: Step) -> _Start:
        """From when the step runs: the first thing it hangs on, or its condition when later.

        Later facts never move that day, so that a late step cannot become timely again.
        """
        anchors = [self._anchor(name) for name in step.after]
        happened = [day for day, there in anchors if there and day is not None]
        held, needed = self._held(step.when)
        if happened and held is not None:
            return _Start(max(min(happened), held), runs=True, needed=True)
        expected = [day for day, _there in anchors if day is not None]
        waits = needed is None or needed
        return _Start(max(expected) if expected and waits else None, runs=False, needed=needed)

    def _anchor(self, name: str) -> tuple[date | None, bool]:
        """The day of what a step hangs on, or its expected day; whether it happened."""
        if name == ENTRY:
            return self.entry.entered_on, self.entry.entered_on <= self.on
        if name == EXIT:
            left = self.facts.exit
            return (left.on, True) if left is not None else (None, False)
        if name == END:
            end = measure_end(self.entry, self.on)
            return end, end is not None
        if self.doings[name]:
            return self.doings[name][0].on, True
        due = self.dues[name]
        return (due.on if due.state in _UNDECIDED else None), False

    def _held(self, when: Sequence[Condition]) -> tuple[date | None, bool | None]:
        """The first day on which a condition held, and whether one does: None, not known yet."""
        if not when:
            return self.entry.entered_on, True
        found = [self._whole(condition) for condition in when]
        days = [day for day, holds in found if holds and day is not None]
        if days:
            return min(days), True
        return None, (None if any(holds is None for _day, holds in found) else False)

    def _whole(self, condition: Condition) -> tuple[date | None, bool | None]:
        if condition.advised is not None and condition.advised not in self.entry.advised:
            return None, False
        if condition.topic is not None and condition.topic not in self.entry.topics:
            return None, False
        entered = self.entry.entered_on
        if condition.step is None:
            return entered, True
        wanted = condition.outcomes
        if condition.step == ENTRY:
            return entered, not wanted or self.entry.designated_by in wanted
        if condition.step == EXIT:
            left = self.facts.exit
            if left is None:
                return None, None
            return left.on, not wanted or left.kind in wanted
        doings = self.doings.get(condition.step, [])
        fits = [one for one in doings if not wanted or one.outcome in wanted]
        if fits:
            return fits[0].on, True
        due = self.dues[condition.step]
        if any(not self._decides(due.step, one) for one in doings):
            return None, None
        undecided = due.state in _UNDECIDED or (due.step.repeat is not None and due.state.open)
        return None, (None if undecided else False)

    def _decides(self, step: Step, doing: Doing) -> bool:
        """Whether what came of a step is one of those that may: else what is next is unknown."""
        if doing.outcome is None or doing.outcome == ContactResult.SENT:
            return False
        known = {outcome.id for outcome in step.outcomes}
        if step.passages:
            known |= self.decisions
        return not known or doing.outcome in known

    # Days

    def _visit(self, step: Step) -> Contact | None:
        """The visit that did the step this one hangs on."""
        done = [doing for name in step.after for doing in self.doings.get(name, ())]
        return next((doing.contact for doing in reversed(done) if doing.contact), None)

    def _last(self, since: date | None, within: Delay | None) -> date | None:
        if since is None or within is None:
            return None
        return ends(since, within, self.department)

    def _due_at(self, end: date, step: Step) -> date:
        return self._last(end, step.within) or end

    def _act_by(self, last: date | None, since: date | None) -> date | None:
        if last is None or since is None:
            return None
        return act_by(last, since, self.department)
