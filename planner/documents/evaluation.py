"""The report of a scheme as a spreadsheet, a CSV and a PDF with its charts.

The three hold the same rows (``views.evaluation``): each figure with its definition, what is hidden
left empty and said so. The same report gives the same bytes.
"""

from __future__ import annotations

import csv
from datetime import UTC, date, datetime, time
from io import BytesIO, StringIO
from typing import Any

from planner.calc.protocols.evaluation import Report
from planner.documents.engine import pdf
from planner.documents.letterhead import Letterhead
from planner.views.evaluation import HIDDEN, Told, hidden_note, told, told_period
from planner.views.formats import flat
from planner.views.i18n import _, speaking
from planner.views.words.protocols import called

__all__ = ["evaluation_csv", "evaluation_pdf", "evaluation_xlsx"]

_FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""What a spreadsheet would take for a formula at the head of a cell."""


def evaluation_csv(report: Report) -> bytes:
    """One row for each figure, then one for each of its lines; UTF-8 with its mark, semicolons.

    A hidden number is left empty and its row says so; the last rows say why. A text that a
    spreadsheet would compute is written after an apostrophe.
    """
    out = StringIO()
    rows = csv.writer(out, delimiter=";", lineterminator="\r\n")
    rows.writerow([_("Chiffre"), _("Ligne"), _("Nombre"), _("Sur"), _("Caché"), _("Définition")])
    for one in told(report):
        hidden = _("oui") if one.count is None else ""
        count, whole = ("" if n is None else n for n in (one.count, one.of))
        rows.writerow(_safe([one.label, "", count, whole, hidden, one.definition]))
        for line in one.lines:
            hidden = _("oui") if line.count is None else ""
            rows.writerow(
                _safe([one.label, line.label, "" if line.count is None else line.count, "", hidden])
            )
    for note in hidden_note(report, told(report)):
        rows.writerow(_safe([note.text, "", "", "", "", ""]))
    return out.getvalue().encode("utf-8-sig")


def _safe(cells: list[Any]) -> list[Any]:
    return [
        f"'{cell}"
        if isinstance(cell, str) and cell.startswith(_FORMULA)
        else flat(cell)
        if isinstance(cell, str)
        else cell
        for cell in cells
    ]


def evaluation_xlsx(report: Report) -> bytes:
    """Three sheets: the figures, their lines with a chart for each, the definitions."""
    import xlsxwriter

    out = BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties(
        {
            "title": called(report.protocol),
            "created": datetime.combine(report.last, time(), UTC),
        }
    )
    title = book.add_format({"bold": True, "font_size": 14})
    head = book.add_format({"bold": True, "bottom": 1})
    wrap = book.add_format({"text_wrap": True, "valign": "top"})
    every = told(report)
    sheet = book.add_worksheet(_("Chiffres"))
    sheet.set_column(0, 0, 48)
    sheet.set_column(1, 2, 12)
    sheet.set_column(3, 3, 44)
    sheet.write_string(0, 0, flat(called(report.protocol)), title)
    sheet.write_string(1, 0, flat(told_period(report.first, report.last)))
    for column, text in enumerate((_("Chiffre"), _("Nombre"), _("Sur"), _("Valeur"))):
        sheet.write_string(3, column, text, head)
    for row, one in enumerate(every, 4):
        sheet.write_string(row, 0, flat(one.label))
        if one.count is None:
            sheet.write_string(row, 1, HIDDEN)
        else:
            sheet.write_number(row, 1, one.count)
        if one.of is not None:
            sheet.write_number(row, 2, one.of)
        sheet.write_string(row, 3, flat(one.value))
    lines = book.add_worksheet(_("Détail"))
    lines.set_column(0, 0, 48)
    lines.set_column(1, 1, 12)
    row = 0
    for one in every:
        if one.lines:
            row = _with_chart(book, lines, row, one, title)
    meaning = book.add_worksheet(_("Définitions"))
    meaning.set_column(0, 0, 44)
    meaning.set_column(1, 1, 90)
    for row, one in enumerate(every):
        meaning.write_string(row, 0, flat(one.label), wrap)
        meaning.write_string(row, 1, flat(one.definition), wrap)
    for row, note in enumerate(hidden_note(report, every), len(every) + 1):
        meaning.write_string(row, 1, flat(note.text), wrap)
    book.close()
    return out.getvalue()


_CHART_ROWS = 12


def _with_chart(book: Any, sheet: Any, row: int, one: Told, title: Any) -> int:
    """The lines of a figure and their chart beside them; the next free row."""
    sheet.write_string(row, 0, flat(one.label), title)
    first = row + 1
    for place, line in enumerate(one.lines, first):
        sheet.write_string(place, 0, flat(line.label))
        if line.count is None:
            sheet.write_string(place, 1, HIDDEN)
        else:
            sheet.write_number(place, 1, line.count)
    last = first + len(one.lines) - 1
    chart = book.add_chart({"type": "bar"})
    name = sheet.get_name()
    chart.add_series(
        {
            "categories": [name, first, 0, last, 0],
            "values": [name, first, 1, last, 1],
            "data_labels": {"value": True},
        }
    )
    chart.set_title({"name": flat(one.label), "name_font": {"size": 10}})
    chart.set_legend({"none": True})
    chart.set_y_axis({"reverse": True})
    chart.set_size({"width": 460, "height": 20 * _CHART_ROWS})
    sheet.insert_chart(row, 3, chart, {"description": flat(one.label)})
    return row + max(_CHART_ROWS, len(one.lines)) + 2


def evaluation_pdf(report: Report, letterhead: Letterhead, on: date) -> bytes:
    """The report to hand on: figures, bars beside their numbers, definitions. In French.

    ``on`` is the day on which it was counted.
    """
    with speaking("fr"):
        every = told(report)
        data = {
            "title": f"Bilan : {called(report.protocol)}",
            "organisation": letterhead.data(),
            "period": told_period(report.first, report.last),
            "footer": letterhead.footer(on, "", 0),
            "page_word": "page",
            "columns": ["Chiffre", "Valeur"],
            "plain": [[one.label, one.value] for one in every if not one.lines],
            "tables": [_bars(one) for one in every if one.lines],
            "bar_columns": ["", "Nombre", ""],
            "definitions_heading": "Définitions",
            "definitions": [[one.label, one.definition] for one in every],
            "sources": [
                f"Protocole : {report.protocol.source}.",
                *(note.text for note in hidden_note(report, every)),
            ],
        }
    return pdf("evaluation", data, on)


def _bars(one: Told) -> dict[str, Any]:
    """Lines with the length of their bar, in thousandths of the longest."""
    longest = max((line.count or 0 for line in one.lines), default=0)
    return {
        "title": f"{one.label} : {one.value}",
        "lines": [
            {
                "label": line.label,
                "count": HIDDEN if line.count is None else str(line.count),
                "bar": 1000 * (line.count or 0) // longest if longest else 0,
            }
            for line in one.lines
        ],
    }
