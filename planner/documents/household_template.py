"""The sheet that a family fills at home: four columns, the usual lines, nothing to compute."""

from __future__ import annotations

from datetime import UTC, datetime
from io import BytesIO

from planner.views.formats import flat
from planner.views.words.sheet import PERIODS, TEMPLATE, TITLES

__all__ = ["household_template"]

_HEADS = ("Ligne", "Montant", "Combien de fois", "Remarque")
_HOW = (
    "Écrivez seulement ce que vous connaissez, comme c’est sur le papier. Une ligne vide ne compte "
    "pas. Ajoutez des lignes si besoin, sous « Ce qui entre » ou « Ce qui sort »."
)
_DEBTS = "Sous « Mes dettes », écrivez à qui et combien il reste à payer."
_EPOCH = datetime(2026, 1, 1, tzinfo=UTC)
"""The day that the file says it was made, so that it is the same one each time."""
_ROOM = 6
"""Empty lines left for debts."""


def household_template() -> bytes:
    """The template as XLSX, in French; always the same bytes."""
    import xlsxwriter

    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"title": "Le budget de la famille", "created": _EPOCH})
    sheet = book.add_worksheet("Mon budget")
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    strong = book.add_format({"bold": True, "font_size": 13, "top": 1})
    head = book.add_format({"bold": True, "bottom": 1})
    money = book.add_format({"num_format": "#,##0.00"})
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 14, money)
    sheet.set_column(2, 2, 18)
    sheet.set_column(3, 3, 40)
    sheet.merge_range("A1:D1", flat(f"{_HOW} {_DEBTS}"), wrap)
    sheet.set_row(0, 48)
    for column, title in enumerate(_HEADS):
        sheet.write_string(1, column, title, head)
    sheet.freeze_panes(2, 0)
    row = 2
    for part, lines in TEMPLATE.items():
        title = next(title for title, known in TITLES.items() if known == part)
        sheet.write_string(row, 0, flat(title), strong)
        row += 1
        for line in (*lines, *([""] * (0 if lines else _ROOM))):
            sheet.write_string(row, 0, flat(line))
            if part in ("incomes", "charges"):
                sheet.data_validation(
                    row, 2, row, 2, {"validate": "list", "source": list(PERIODS),
                                     "error_type": "information"},
                )  # fmt: skip
            row += 1
    book.close()
    return out.getvalue()
