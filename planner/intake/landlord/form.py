"""The JSON form of a statement, as ``planner statement --json`` prints it.

Amounts are strings with two decimals, always above zero in rows; days are ``YYYY-MM-DD``. Fields
may be added, never renamed. A file with several accounts gives ``{"accounts": […]}``.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from planner.errors import Problem
from planner.intake.landlord.model import Cancelled, Check, Doubt, Line, Statement

__all__ = ["statement_form"]


def statement_form(statements: Sequence[Statement]) -> dict[str, Any]:
    """The JSON object of a file: one account as it is, several under ``accounts``."""
    if len(statements) == 1:
        return _account(statements[0])
    return {"accounts": [_account(statement) for statement in statements]}


def _account(statement: Statement) -> dict[str, Any]:
    opening = statement.opening_balance
    printed = statement.printed_closing
    day = statement.closing_date
    form: dict[str, Any] = {
        "file": statement.file,
        "account": statement.account,
        "encoding": statement.encoding,
        "separator": statement.separator,
        "amounts": str(statement.amounts),
        "decimal": statement.decimal,
        "dates": statement.dates,
        "header_row": statement.header_row,
        "signs": str(statement.evidence),
        "opening_balance": str(opening) if opening is not None else None,
        "opening_implied": statement.opening_implied,
        "lines": [_line(line) for line in statement.lines],
        "cancelled": [_cancelled(each) for each in statement.cancelled],
        "doubtful": [_doubt(each) for each in statement.doubtful],
        "ignored": [{"row": each.row, "why": each.why} for each in statement.ignored],
        "refused": [
            {"row": each.row, "code": each.problem.code, "why": str(each.problem)}
            for each in statement.refused
        ],
        "closing_balance": str(statement.closing_balance),
        "printed_closing_balance": str(printed) if printed is not None else None,
        "closing_date": day.isoformat() if day else None,
        "struck_total": str(statement.struck_total),
        "legal_balance": str(statement.legal_balance),
        "checks": [_check(each) for each in statement.checks],
        "alerts": [_said(each) for each in statement.alerts],
    }
    return form


def _line(line: Line) -> dict[str, Any]:
    form: dict[str, Any] = {
        "row": line.row,
        "date": line.date.isoformat(),
        "kind": line.kind,
        "amount": str(line.amount),
        "label": line.label,
    }
    if line.for_month:
        form["for_month"] = str(line.for_month)
    if line.third_party:
        form["third_party"] = True
    if line.offsets:
        form["offsets"] = line.offsets
    return form


def _cancelled(each: Cancelled) -> dict[str, Any]:
    return {
        "row": each.row,
        "date": each.date.isoformat(),
        "amount": str(each.amount),
        "kind": each.kind,
        "sense": str(each.sense),
        "label": each.label,
        "with_row": each.other_row,
    }


def _doubt(each: Doubt) -> dict[str, Any]:
    return {
        "row": each.row,
        "date": each.date.isoformat(),
        "amount": str(each.amount),
        "sense": str(each.sense),
        "label": each.label,
        "code": each.why.code,
        "why": str(each.why),
        "likely": each.likely,
    }


def _check(each: Check) -> dict[str, Any]:
    return {
        "row": each.row,
        "what": each.what,
        "printed": str(each.printed),
        "computed": str(each.computed),
        "difference": str(each.difference),
    }


def _said(each: Problem) -> dict[str, Any]:
    return {"code": each.code, "text": str(each)}
