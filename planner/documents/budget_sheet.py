"""The budget, its months and the schedule as a spreadsheet that goes on computing.

Each amount is written to the cent, as a number with a format; each sum of the screen stands as a
formula, so that a figure changed in the sheet moves what rests on it. A sum that rounding keeps
from being the sum of the lines shown is written as the number it is. A label is always text: one
that begins with ``=`` computes nothing. ``dossier`` and ``plan`` are those of the shared view.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time
from decimal import Decimal
from io import BytesIO
from typing import TYPE_CHECKING, Any

from planner.calc.dossier import Dossier
from planner.calc.money import ZERO, Money
from planner.calc.results import BudgetItem, Plan, ScheduleView, Side
from planner.documents.letterhead import stale_words
from planner.views import formats, words
from planner.views.i18n import speaking

if TYPE_CHECKING:
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

__all__ = ["budget_sheet"]

_SIDES = {
    Side.INCOME: ("Ce qui entre, sans l’aide au logement", "Total de ce qui entre"),
    Side.HOUSING: ("Le logement, aide déduite", "Loyer et charges, aide déduite"),
    Side.CHARGE: ("Les autres dépenses", "Total des autres dépenses"),
}
_TAKEN_OFF = ("rls", "housing_allowance")
"""Lines of the dwelling that lower what is paid."""


def budget_sheet(dossier: Dossier, plan: Plan) -> bytes:
    """The three sheets as XLSX, in French; the same plan gives the same bytes."""
    import xlsxwriter

    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties(
        {"title": "Budget et échéancier", "created": datetime.combine(plan.on, time(), UTC)}
    )
    with speaking("fr"):
        paint = _Paint(book)
        _budget(paint, book.add_worksheet("Budget"), dossier, plan)
        _months(paint, book.add_worksheet("Mois par mois"), plan)
        _schedule(paint, book.add_worksheet("Échéancier"), plan)
        if plan.stale:
            late = f"À vérifier : {stale_words(len(plan.stale))}. {', '.join(plan.stale)}"
            paint.text(book.add_worksheet("À relire"), 0, 0, late)
    book.close()
    return out.getvalue()


class _Paint:
    """The few formats, and how a cell of each kind is written."""

    def __init__(self, book: Workbook) -> None:
        euros = '#,##0.00 "€"'
        self.title = book.add_format({"bold": True, "font_size": 14})
        self.head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
        self.plain = book.add_format({"text_wrap": True, "valign": "top"})
        self.strong = book.add_format({"bold": True, "text_wrap": True})
        self.money = book.add_format({"num_format": euros, "valign": "top"})
        self.total = book.add_format({"num_format": euros, "bold": True, "top": 1})
        self.day = book.add_format({"num_format": "dd/mm/yyyy", "align": "left"})

    def text(self, sheet: Worksheet, row: int, column: int, text: str, how: Any = None) -> None:
        sheet.write_string(row, column, formats.flat(text), how or self.plain)

    def heads(self, sheet: Worksheet, row: int, titles: Sequence[str]) -> None:
        for column, title in enumerate(titles):
            self.text(sheet, row, column, title, self.head)

    def amount(self, sheet: Worksheet, row: int, column: int, amount: Money) -> None:
        sheet.write_number(row, column, _exact(amount), self.money)

    def result(
        self, sheet: Worksheet, row: int, column: int, formula: str, amount: Money, found: Money,
        *, strong: bool = False,
    ) -> None:  # fmt: skip
        """A formula that gives ``amount``, or ``amount`` itself when it would give another one."""
        how = self.total if strong else self.money
        if amount == found:
            sheet.write_formula(row, column, formula, how, _exact(amount))
        else:
            sheet.write_number(row, column, _exact(amount), how)


def _exact(amount: Money) -> Decimal:
    return Decimal(amount.cents).scaleb(-2)


def _added(amounts: Sequence[Money]) -> Money:
    return Money(sum(amount.cents for amount in amounts))


def _budget(paint: _Paint, sheet: Worksheet, dossier: Dossier, plan: Plan) -> None:
    view = plan.budget
    sheet.set_column(0, 0, 48)
    sheet.set_column(1, 1, 16)
    sheet.set_column(2, 2, 14)
    paint.text(sheet, 0, 0, f"Budget d’un mois moyen, au {formats.day(plan.on)}", paint.title)
    paint.heads(sheet, 2, ("", "Par mois", "Preuve"))
    totals = {
        Side.INCOME: view.resources,
        Side.HOUSING: view.net_rent,
        Side.CHARGE: view.other_charges,
    }
    row, cells = 3, {}
    for side, (title, total) in _SIDES.items():
        paint.text(sheet, row, 0, title, paint.strong)
        first = row = row + 1
        items = [item for item in view.items if item.side is side and item.counted]
        for item in items:
            paint.text(sheet, row, 0, _name(item, dossier))
            paint.amount(sheet, row, 1, _signed(item))
            paint.text(sheet, row, 2, words.evidence(item.evidence))
            row += 1
        found = _added([_signed(item) for item in items])
        formula = f"=SUM(B{first + 1}:B{row})" if items else "=0"
        paint.text(sheet, row, 0, total, paint.strong)
        paint.result(sheet, row, 1, formula, totals[side].money, found, strong=True)
        cells[side] = f"B{row + 1}"
        row += 2
    left = view.reste_a_vivre.money
    found = Money(
        totals[Side.INCOME].money.cents
        - totals[Side.HOUSING].money.cents
        - totals[Side.CHARGE].money.cents
    )
    formula = f"={cells[Side.INCOME]}-{cells[Side.HOUSING]}-{cells[Side.CHARGE]}"
    paint.text(sheet, row, 0, "Ce qui reste pour vivre", paint.strong)
    paint.result(sheet, row, 1, formula, left, found, strong=True)
    row += 2
    apart = [item for item in view.items if not item.counted]
    if apart:
        paint.text(sheet, row, 0, "Lignes connues qui ne sont pas additionnées", paint.strong)
        for item in apart:
            row += 1
            paint.text(sheet, row, 0, f"{_name(item, dossier)} ({words.why_not(item.why_not)})")
            paint.amount(sheet, row, 1, _signed(item))


def _name(item: BudgetItem, dossier: Dossier) -> str:
    name = words.with_own_name(item.kind, item.label)
    if item.whose != "common" and len(dossier.household.persons) > 1:
        return f"{name}, {words.whose(item.whose, dossier)}"
    return name


def _signed(item: BudgetItem) -> Money:
    return -item.monthly.money if item.kind in _TAKEN_OFF else item.monthly.money


def _months(paint: _Paint, sheet: Worksheet, plan: Plan) -> None:
    sheet.set_column(0, 0, 22)
    sheet.set_column(1, 6, 16)
    paint.text(sheet, 0, 0, "Mois par mois", paint.title)
    heads = (
        "Mois",
        "Ressources",
        "Loyer, aide déduite",
        "Charges",
        "Reste",
        "Dette",
        "Après la dette",
    )
    paint.heads(sheet, 2, heads)
    paid = _paid(_kept(plan))
    for row, month in enumerate(plan.budget.months, 3):
        resources, rent, charges = (
            month.resources.money, month.net_rent.money, month.charges.money,
        )  # fmt: skip
        paint.text(sheet, row, 0, formats.month(month.month))
        for column, amount in enumerate((resources, rent, charges), 1):
            paint.amount(sheet, row, column, amount)
        at = row + 1
        found = Money(resources.cents - rent.cents - charges.cents)
        left = month.left.money
        paint.result(sheet, row, 4, f"=B{at}-C{at}-D{at}", left, found)
        instalment = paid.get((month.month.year, month.month.number), ZERO)
        paint.amount(sheet, row, 5, instalment)
        after = Money(left.cents - instalment.cents)
        paint.result(sheet, row, 6, f"=E{at}-F{at}", after, after)


def _kept(plan: Plan) -> ScheduleView | None:
    kept = words.kept_schedule(plan)
    return kept if kept is not None and kept.lines and kept.holds else None


def _paid(kept: ScheduleView | None) -> dict[tuple[int, int], Money]:
    lines = kept.lines if kept is not None else ()
    return {(line.due.year, line.due.month): line.instalment for line in lines}


def _schedule(paint: _Paint, sheet: Worksheet, plan: Plan) -> None:
    sheet.set_column(0, 0, 10)
    sheet.set_column(1, 5, 18)
    paint.text(sheet, 0, 0, "Échéancier", paint.title)
    kept = _kept(plan)
    if kept is None:
        paint.text(sheet, 2, 0, words.no_schedule(plan, words.kept_schedule(plan)))
        return
    paint.text(sheet, 2, 1, "Dette à rembourser", paint.strong)
    paint.amount(sheet, 2, 5, kept.debt.money)
    paint.heads(
        sheet,
        4,
        ("N°", "Échéance", "Loyer et charges", "Remboursement", "À payer", "Dette restante"),
    )
    before, owed = "F3", kept.debt.money
    for row, line in enumerate(kept.lines, 5):
        at = row + 1
        sheet.write_number(row, 0, line.n, paint.plain)
        sheet.write_datetime(row, 1, line.due, paint.day)
        paint.amount(sheet, row, 2, line.current)
        paint.amount(sheet, row, 3, line.instalment)
        found = Money(line.current.cents + line.instalment.cents)
        paint.result(sheet, row, 4, f"=C{at}+D{at}", line.to_pay, found)
        found = Money(owed.cents - line.instalment.cents)
        paint.result(sheet, row, 5, f"={before}-D{at}", line.remaining, found)
        before, owed = f"F{at}", line.remaining
    row = 5 + len(kept.lines)
    paid = _added([line.instalment for line in kept.lines])
    paint.text(sheet, row, 1, "Total remboursé", paint.strong)
    paint.result(sheet, row, 3, f"=SUM(D6:D{row})", paid, paid, strong=True)
