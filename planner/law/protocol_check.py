"""What the models of a protocol cannot see: steps that hang in a circle, names that are not there.

An organisation writes its protocols by hand. Every fault is told at once, in French, with its
place: a step that waits for one that does not exist, an outcome that nobody can choose, a landlord
who would be told of somebody's health.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from planner.calc.dossier.common import Model
from planner.calc.dossier.followup_kinds import ContactResult, Designator
from planner.calc.protocols.ceilings import ceiling
from planner.calc.protocols.figure_ids import FIGURES
from planner.calc.protocols.order import depends_on, in_order
from planner.calc.protocols.protocol import (
    END,
    ENTRY,
    EXIT,
    Condition,
    Delay,
    Protocol,
    Step,
)
from planner.errors import PlannerError, Problem
from planner.law.loader import parse
from planner.law.records import read_records
from planner.law.schema import Reader

__all__ = ["check_protocols", "faults"]

_TABLE = "protocol"
_ANCHORS = (ENTRY, EXIT, END)
_ENTRY_ID = re.compile(r"[a-z0-9][a-z0-9_-]{0,39}", re.ASCII)
"""What an entry of a dossier can name."""
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_NEEDED = {"prolonged": "measure", "lengths_asked": "measure", "passages": "commission"}
_BY_CONTACT = tuple(result.value for result in ContactResult)


def check_protocols(name: str, data: bytes) -> tuple[Protocol, ...]:
    """The protocols of a file; ``PlannerError`` with every problem and its path otherwise."""
    raw = parse(name, data)
    problems: list[Problem] = []
    reader = Reader(name, problems)
    reader.unknown_keys(raw, {_TABLE}, name)
    found: list[Protocol] = []
    if _TABLE in raw:
        found = read_records(_TABLE, raw[_TABLE], reader)
    else:
        reader.refuse("missing_field", _TABLE, "écrivez le protocole sous [[protocol]].")
    if problems:
        raise PlannerError(*problems)
    return tuple(found)


def faults(protocol: Protocol, where: str, reader: Reader) -> None:
    """Refuse each fault of a protocol, with its place after ``where``."""
    _Check(protocol, where, reader).all()


class _Check:
    """The faults of one protocol, told to the reader of its file."""

    def __init__(self, protocol: Protocol, where: str, reader: Reader) -> None:
        self.protocol = protocol
        self.where = where
        self.reader = reader
        self.steps = sorted({step.id for step in protocol.steps})

    def all(self) -> None:
        if not _ENTRY_ID.fullmatch(self.protocol.id):
            self.reader.refuse(
                "inconsistent",
                self._at("id"),
                "écrivez 40 lettres minuscules, chiffres ou tirets au plus.",
            )
        self._texts("", self.protocol)
        self._twice("entry.eligible", [rule.id for rule in self.protocol.entry.eligible])
        self._twice("steps", [step.id for step in self.protocol.steps])
        self._twice("exits", [kind.id for kind in self.protocol.exits])
        for index, step in enumerate(self.protocol.steps):
            self._step(f"steps[{index}]", step)
        self._circle()
        self._commission()
        self._evaluation()

    def _texts(self, place: str, part: Model) -> None:
        """No text holds a character that a terminal would obey."""
        for name in type(part).model_fields:
            value, where = getattr(part, name), f"{place}{name}"
            for index, one in enumerate(value if isinstance(value, tuple) else (value,)):
                at = f"{where}[{index}]" if isinstance(value, tuple) else where
                if isinstance(one, Model):
                    self._texts(f"{at}.", one)
                elif isinstance(one, str) and _CONTROL.search(one):
                    self.reader.refuse(
                        "inconsistent",
                        self._at(at),
                        "ce texte contient un caractère invisible ; retapez-le.",
                    )

    def _at(self, place: str) -> str:
        return f"{self.where}.{place}"

    def _circle(self) -> None:
        if not all(depends_on(step) <= set(self.steps) for step in self.protocol.steps):
            return
        try:
            in_order(self.protocol)
        except ValueError:
            self.reader.refuse(
                "inconsistent",
                self._at("steps"),
                "des étapes s’attendent l’une l’autre, en boucle ; changez after.",
            )

    def _step(self, place: str, step: Step) -> None:
        if step.id in _ANCHORS:
            self.reader.refuse(
                "inconsistent",
                self._at(f"{place}.id"),
                "« {id} » est un nom réservé ; donnez un autre nom à l’étape.",
                id=step.id,
            )
        for name in step.after:
            if name not in self.steps and name not in _ANCHORS:
                self._unknown(f"{place}.after", name, (*_ANCHORS, *self.steps))
        if END in step.after and self.protocol.measure is None:
            self.reader.refuse(
                "inconsistent",
                self._at(f"{place}.after"),
                "« end » demande une durée : ajoutez [protocol.measure].",
            )
        for name, delay in (("within", step.within), ("repeat", step.repeat)):
            if delay is not None and _units(delay) != 1:
                self.reader.refuse(
                    "inconsistent",
                    self._at(f"{place}.{name}"),
                    "écrivez une seule unité : days, weeks, working_days ou months.",
                )
        if step.repeat is not None and _empty(step.repeat):
            self.reader.refuse(
                "inconsistent",
                self._at(f"{place}.repeat"),
                "une étape ne revient pas au bout de zéro jour.",
            )
        if END in step.after and step.repeat is not None:
            self.reader.refuse(
                "inconsistent",
                self._at(f"{place}.repeat"),
                "une étape de fin de mesure revient avec les termes.",
            )
        if not step.contacts and (step.met or step.apart_hours is not None):
            self.reader.refuse(
                "inconsistent",
                self._at(f"{place}.contacts"),
                "met et apart_hours demandent les contacts qui comptent.",
            )
        if step.passages and step.contacts:
            self.reader.refuse(
                "inconsistent",
                self._at(f"{place}.contacts"),
                "une étape se fait en commission ou par contact.",
            )
        if len(step.documents) != len(step.documents_en):
            self.reader.refuse(
                "inconsistent",
                self._at(f"{place}.documents_en"),
                "nommez chaque pièce dans les deux langues.",
            )
        self._twice(f"{place}.after", list(step.after))
        self._twice(f"{place}.outcomes", [outcome.id for outcome in step.outcomes])
        for index, condition in enumerate(step.when):
            self._condition(f"{place}.when[{index}]", condition)

    def _condition(self, place: str, condition: Condition) -> None:
        if condition == Condition():
            self.reader.refuse(
                "inconsistent", self._at(place), "cette condition est toujours vraie ; retirez-la."
            )
        if condition.step is None:
            if condition.outcomes:
                self.reader.refuse(
                    "inconsistent",
                    self._at(f"{place}.outcomes"),
                    "dites aussi de quelle étape (step).",
                )
            return
        possible = self._possible(condition.step)
        if possible is None:
            self._unknown(f"{place}.step", condition.step, (ENTRY, EXIT, *self.steps))
            return
        for outcome in condition.outcomes:
            if outcome not in possible:
                self._unknown(f"{place}.outcomes", outcome, possible)

    def _possible(self, id: str) -> tuple[str, ...] | None:
        """What may come of a step; None for a step that is not there."""
        if id == ENTRY:
            return tuple(who.value for who in Designator)
        if id == EXIT:
            return tuple(kind.id for kind in self.protocol.exits)
        step = self.protocol.step(id)
        if step is None:
            return None
        found = tuple(outcome.id for outcome in step.outcomes)
        if step.contacts:
            found += _BY_CONTACT
        if step.passages and self.protocol.commission is not None:
            found += tuple(decision.id for decision in self.protocol.commission.decisions)
        return found

    def _commission(self) -> None:
        commission = self.protocol.commission
        if commission is None:
            if any(step.passages for step in self.protocol.steps):
                self.reader.refuse(
                    "inconsistent",
                    self._at("commission"),
                    "une étape passe en commission : ajoutez [protocol.commission].",
                )
            return
        every = commission.every
        if every is not None and (_units(every) != 1 or _empty(every)):
            self.reader.refuse(
                "inconsistent",
                self._at("commission.every"),
                "écrivez un seul rythme, par exemple {{months = 2}}.",
            )
        self._twice("commission.members", [member.id for member in commission.members])
        self._twice("commission.decisions", [one.id for one in commission.decisions])
        for index, member in enumerate(commission.members):
            too_much = sorted(set(member.sees) - ceiling(member.kind))
            if too_much:
                self.reader.refuse(
                    "inconsistent",
                    self._at(f"commission.members[{index}].sees"),
                    "un partenaire de ce genre ({kind}) ne peut pas recevoir : {matters}. "
                    "Retirez-le.",
                    kind=member.kind.value,
                    matters=", ".join(too_much),
                )
        kinds = sorted({kind.id for kind in self.protocol.exits})
        for index, decision in enumerate(commission.decisions):
            if decision.exit is not None and decision.watch:
                self.reader.refuse(
                    "inconsistent",
                    self._at(f"commission.decisions[{index}].watch"),
                    "une décision met en veille ou fait sortir, pas les deux.",
                )
            if decision.exit is not None and decision.exit not in kinds:
                self._unknown(f"commission.decisions[{index}].exit", decision.exit, kinds)

    def _evaluation(self) -> None:
        for index, figure in enumerate(self.protocol.evaluation.figures):
            if figure.id not in FIGURES:
                self._unknown(f"evaluation.figures[{index}].id", figure.id, FIGURES)
            needed = _NEEDED.get(figure.id)
            if needed is not None and getattr(self.protocol, needed) is None:
                self.reader.refuse(
                    "inconsistent",
                    self._at(f"evaluation.figures[{index}].id"),
                    "ce chiffre demande [protocol.{part}].",
                    part=needed,
                )
        evaluation, measure = self.protocol.evaluation, self.protocol.measure
        self._twice("evaluation.figures", [figure.id for figure in evaluation.figures])
        for place, months in (
            ("evaluation.duration_bands", evaluation.duration_bands),
            ("evaluation.at_months", evaluation.at_months),
            ("measure.durations", measure.durations if measure is not None else ()),
        ):
            if list(months) != sorted(set(months)):
                self.reader.refuse(
                    "inconsistent", self._at(place), "écrivez les mois du plus petit au plus grand."
                )

    def _unknown(self, place: str, id: str, known: Iterable[str]) -> None:
        self.reader.refuse(
            "inconsistent",
            self._at(place),
            "« {id} » n’existe pas. Noms possibles : {known}.",
            id=id,
            known=", ".join(known),
        )

    def _twice(self, place: str, ids: list[str]) -> None:
        for id in dict.fromkeys(id for id in ids if ids.count(id) > 1):
            self.reader.refuse(
                "inconsistent", self._at(place), "« {id} » est écrit deux fois.", id=id
            )


def _units(delay: Delay) -> int:
    return sum(unit is not None for unit in _amounts(delay))


def _empty(delay: Delay) -> bool:
    return not any(_amounts(delay))


def _amounts(delay: Delay) -> tuple[int | None, ...]:
    return (delay.days, delay.weeks, delay.working_days, delay.months)
