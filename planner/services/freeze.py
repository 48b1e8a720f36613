"""What was signed, kept as it was signed.

A contract is worth what its figures were on the day, under the law of the day, by the program of
the day. Its record holds them all: every published figure with its whole derivation (each step
once, so that it can be run again), the dated values of the law and the fingerprint of the law they
came from, the version of the program, the shared dossier it was made of, and the SHA-256 of the PDF
that people signed. Nothing in it is computed again when it is read.
"""

from __future__ import annotations

import json
from datetime import date
from fractions import Fraction
from hashlib import sha256
from typing import Any

import planner
from planner.calc.dossier import Dossier
from planner.calc.figure import Figure, walk
from planner.calc.law import LawValue
from planner.calc.living.amendment import Amendment
from planner.calc.living.follow import schedule_of
from planner.calc.money import Rounding
from planner.calc.outcomes import Missing
from planner.calc.results import Plan, ScheduleView
from planner.errors import Problem
from planner.intake.dossier_file import tree_of
from planner.storage.repository import Contract
from planner.views.words import kept_schedule

__all__ = ["SCHEMA", "checked", "frozen"]

SCHEMA = "planner/contract/1"


def frozen(
    dossier: Dossier,
    plan: Plan,
    pdf: bytes,
    signed_on: date,
    amendment: Amendment | None = None,
) -> bytes:
    """The record of a signed contract, canonical JSON: the same signature gives the same bytes.

    ``dossier`` and ``plan`` are those of the shared view: what the PDF itself was made of. With an
    ``amendment``, its plan is what binds, and what it changes is said beside.
    """
    steps = _Steps()
    published = {label: steps.number(figure) for label, figure in plan.figures.items()}
    chosen = kept_schedule(plan)
    tree: dict[str, Any] = {
        "schema": SCHEMA,
        "dossier_id": dossier.id,
        "signed_on": signed_on.isoformat(),
        "computed_on": plan.on.isoformat(),
        "software": f"planner {planner.__version__}",
        "pdf_sha256": sha256(pdf).hexdigest(),
        "law": {
            "fingerprint": plan.law_fingerprint,
            "unverified": list(plan.unverified),
            "stale": list(plan.stale),
            "values": [value.described() for value in plan.parameters],
        },
        "proposals": [
            {"kind": proposal.kind.value, "verdict": proposal.verdict.value}
            for proposal in plan.proposals
        ],
        "schedule": _schedule(chosen) if chosen is not None else None,
        "figures": published,
        "steps": steps.lines,
        "dossier": tree_of(dossier),
    }
    if amendment is not None:
        tree |= {"schedule": _amended(amendment), "amendment": _changes(amendment)}
    text = json.dumps(tree, ensure_ascii=False, separators=(",", ":"))
    return (text + "\n").encode()


def checked(contract: Contract) -> tuple[Problem, ...]:
    """What no longer agrees between a kept record and its PDF; nothing when all is well."""
    values = {"number": contract.number}
    try:
        record = json.loads(contract.record)
        expected = record["pdf_sha256"]
        known = record["schema"] == SCHEMA
    except (ValueError, KeyError, TypeError):
        known, expected = False, ""
    if not known:
        return (
            Problem(
                "unreadable_contract",
                "Le contrat n° {number} ne peut plus être relu : son enregistrement est abîmé. "
                "Reprenez-le d’une sauvegarde.",
                None,
                values,
            ),
        )
    if sha256(contract.pdf).hexdigest() != expected:
        return (
            Problem(
                "changed_contract",
                "Le PDF du contrat n° {number} n’est plus celui qui a été signé : il a été "
                "modifié ou remplacé. Reprenez-le d’une sauvegarde.",
                None,
                values,
            ),
        )
    return ()


class _Steps:
    """Every step of every derivation, once, terms before what they make."""

    def __init__(self) -> None:
        self.lines: list[dict[str, Any]] = []
        self._numbers: dict[int, int] = {}
        self._kept: list[Figure] = []

    def number(self, figure: Figure) -> int:
        for node in walk(figure):
            if id(node) not in self._numbers:
                self._numbers[id(node)] = len(self.lines)
                self._kept.append(node)
                self.lines.append(self._line(node))
        return self._numbers[id(figure)]

    def _line(self, node: Figure) -> dict[str, Any]:
        values = ((node.parameter,) if node.parameter else ()) + node.scale
        line: dict[str, Any] = {
            "figure": node.label,
            "raw": _setting(node.raw),
            "unit": node.unit,
            "operation": node.operation,
            "terms": [self._numbers[id(term)] for term in node.terms],
            "settings": [_setting(setting) for setting in node.settings],
            "reference": node.reference,
            "field": node.field,
            "because": node.because,
            "law": [_named(value) for value in values],
        }
        return {key: item for key, item in line.items() if item not in (None, [])}


def _named(value: LawValue) -> list[str]:
    return [value.parameter, value.start.isoformat()]


def _setting(value: Any) -> Any:
    """A setting in plain data: a fraction as ``"1/3"``, a rounding by its name."""
    if isinstance(value, Fraction):
        return f"{value.numerator}/{value.denominator}"
    if isinstance(value, Rounding):
        return value.value
    if isinstance(value, tuple):
        return [_setting(item) for item in value]
    return value


def _amended(amendment: Amendment) -> dict[str, Any] | None:
    """The instalments left, once the amendment is signed."""
    schedule = schedule_of(amendment.plan)
    if isinstance(schedule, Missing):
        return None
    return {
        "id": "amended",
        "debt": str(amendment.plan.debt),
        "instalment": str(schedule.regular),
        "holds": None,
        "lines": [
            {
                "n": line.n,
                "due": line.due.isoformat(),
                "instalment": str(line.amount),
                "remaining": str(line.remaining),
            }
            for line in schedule.lines
        ],
    }


def _changes(amendment: Amendment) -> dict[str, Any]:
    """The plan that it replaces and each term that is another."""
    amended = amendment.plan.amends
    return {
        "amends": None if amended is None else amended.isoformat(),
        "changes": [
            {
                "term": change.term,
                "before": None if change.before is None else str(change.before),
                "after": None if change.after is None else str(change.after),
            }
            for change in amendment.changes
        ],
        "reasons": [reason.id for reason in amendment.reasons],
    }


def _schedule(view: ScheduleView) -> dict[str, Any]:
    return {
        "id": view.id,
        "debt": str(view.debt.money),
        "instalment": str(view.instalment.money),
        "holds": view.holds,
        "lines": [
            {
                "n": line.n,
                "due": line.due.isoformat(),
                "current": str(line.current),
                "instalment": str(line.instalment),
                "to_pay": str(line.to_pay),
                "remaining": str(line.remaining),
            }
            for line in view.lines
        ],
    }
