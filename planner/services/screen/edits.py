"""Reading and changing one place of a dossier by its path: ``incomes[2].amount``.

A change gives another dossier; nothing is checked here but what would make the dossier incoherent
by our own doing: a person or a debt that goes takes away what referred to it.
"""

from __future__ import annotations

import re
from typing import Any

from planner.calc.dossier import (
    COMMON,
    AccountLine,
    Address,
    Charge,
    Commitment,
    Consent,
    CoTenant,
    Debt,
    Dossier,
    Guarantor,
    Income,
    Model,
    Person,
    ProcedureEvent,
    Protection,
    Saving,
)
from planner.calc.dossier.common import Evidence, EvidenceStatus
from planner.calc.money import Money
from planner.calc.results import Plan
from planner.views.words import kept_schedule

__all__ = [
    "CONSENTS",
    "STEP",
    "born",
    "has",
    "moved",
    "proved",
    "put",
    "remove",
    "stepped",
    "value",
]

_STEP = re.compile(r"([a-z_][a-z0-9_]*)(?:\[(\d+)\])?")
_ABSENT: dict[str, Model] = {"address": Address(), "guarantor": Guarantor(name="")}

STEP = Money(500)
"""What one press of an arrow moves the instalment by."""

CONSENTS: dict[str, tuple[str, str]] = {
    "landlord": ("le plan de paiement, sans le budget", "le bailleur"),
    "department": ("la situation et le plan d’aide", "le département (service social, FSL)"),
    "fund": ("la situation de l’aide au logement", "la CAF ou la MSA"),
    "ccapex": ("ce qui est utile pour éviter l’expulsion", "la CCAPEX"),
}
"""What may be shared and with whom, as it is printed (in French, like the contract)."""

_ITEMS: dict[str, type[Model]] = {
    "incomes": Income,
    "charges": Charge,
    "debts": Debt,
    "savings": Saving,
    "events": ProcedureEvent,
    "account.lines": AccountLine,
    "household.persons": Person,
    "household.cotenants": CoTenant,
    "household.protections": Protection,
    "casework.commitments": Commitment,
    "casework.consents": Consent,
}


def _steps(path: str) -> list[tuple[str, int | None]]:
    found: list[tuple[str, int | None]] = []
    for part in path.split("."):
        match = _STEP.fullmatch(part)
        if match is None:
            raise KeyError(path)
        found.append((match[1], int(match[2]) if match[2] else None))
    return found


def value(dossier: Dossier, path: str) -> Any:
    """What stands at a path; None where a part on the way is absent; KeyError for no such place."""
    here: Any = dossier
    for name, index in _steps(path):
        if here is None:
            return None
        if not hasattr(here, name):
            raise KeyError(path)
        here = getattr(here, name)
        if index is not None:
            if index >= len(here):
                raise KeyError(path)
            here = here[index]
    return here


def has(dossier: Dossier, path: str) -> bool:
    """Whether there is such a place."""
    try:
        value(dossier, path)
    except KeyError:
        return False
    return True


def put(dossier: Dossier, path: str, new: Any) -> Dossier:
    """The dossier with another value at a path; the parts on the way are made if absent."""
    changed = _put(dossier, _steps(path), new)
    if not isinstance(changed, Dossier):
        raise KeyError(path)
    return changed


def _put(here: Any, steps: list[tuple[str, int | None]], new: Any) -> Any:
    if not steps:
        return new
    (name, index), rest = steps[0], steps[1:]
    inside = getattr(here, name)
    if index is not None:
        items = list(inside)
        items[index] = _put(items[index], rest, new)
        return here.but(**{name: tuple(items)})
    if inside is None and rest:
        inside = _ABSENT[name]
    return here.but(**{name: _put(inside, rest, new)})


def born(dossier: Dossier, part: str, values: dict[str, Any]) -> Model:
    """A new item for a list, with an id of its own where its kind needs one."""
    if part in ("household.persons", "debts"):
        taken = {item.id for item in value(dossier, part)}
        values = {"id": _free_id("p" if part == "household.persons" else "d", taken), **values}
    return _ITEMS[part](**values)


def _free_id(letter: str, taken: set[str]) -> str:
    number = 1
    while f"{letter}{number}" in taken:
        number += 1
    return f"{letter}{number}"


def remove(dossier: Dossier, path: str) -> Dossier:
    """The dossier without an item, and without what referred to it."""
    part, index = path.rsplit("[", 1)
    place = int(index.rstrip("]"))
    items = list(value(dossier, part))
    gone = items.pop(place)
    dossier = put(dossier, part, tuple(items))
    if isinstance(gone, Person):
        return _without_person(dossier, gone.id)
    if isinstance(gone, Debt):
        charges = tuple(
            line.but(debt=None) if line.debt == gone.id else line for line in dossier.charges
        )
        return dossier.but(charges=charges)
    return dossier


def _without_person(dossier: Dossier, id: str) -> Dossier:
    def common(lines: Any) -> Any:
        return tuple(line.but(whose=COMMON) if line.whose == id else line for line in lines)

    kept = tuple(each for each in dossier.household.protections if each.person != id)
    return dossier.but(
        incomes=common(dossier.incomes),
        charges=common(dossier.charges),
        debts=common(dossier.debts),
        savings=common(dossier.savings),
        household=dossier.household.but(protections=kept),
    )


def proved(evidence: Evidence, status: EvidenceStatus, on: Any) -> Evidence:
    """The evidence with another status, dated of the day a paper was seen."""
    if status is EvidenceStatus.DECLARED:
        return evidence.but(status=status, on=None)
    return evidence.but(status=status, on=evidence.on or on)


def moved(dossier: Dossier, plan: Plan, steps: int, step: Money = STEP) -> Dossier:
    """The dossier with the chosen instalment moved by so many steps."""
    return put(dossier, "casework.chosen_instalment", stepped(dossier, plan, steps, step))


def stepped(dossier: Dossier, plan: Plan, steps: int, step: Money = STEP) -> Money:
    """The chosen instalment moved by so many steps, never below one step.

    It starts from the one chosen, else from that of the plan; what does not fall on a whole step
    goes to the next one in the direction of the move. It never exceeds the debt.
    """
    schedule = kept_schedule(plan)
    chosen = dossier.casework.chosen_instalment
    start = chosen or (schedule.instalment.money if schedule is not None else Money(0))
    whole, rest = divmod(start.cents, step.cents)
    if rest and steps < 0:
        whole += 1
    cents = max(step.cents, (whole + steps) * step.cents)
    debt = plan.arrears.payable.money.cents
    if debt > 0:
        cents = min(cents, max(step.cents, -(-debt // step.cents) * step.cents))
    return Money(cents)
