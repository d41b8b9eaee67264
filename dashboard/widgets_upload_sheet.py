"""Draws a sheet as it was understood: column letters, row numbers, and every cell by what it was taken for."""

from collections.abc import Iterable
from html import escape

from dashboard.sheet import column_letters
from dashboard.text import Say
from dashboard.upload_sheet import DrawnCell, DrawnSheet, taken_words
from ledger.found_sheet import Taken


def legend(taken: Iterable[Taken], speak: Say) -> str:
    """What the looks of the cells mean; only of those that the sheet has."""
    words = taken_words(speak)
    marks = "".join(f'<li><span class="tk {one}">{_sign(one)}</span>{escape(words[one])}</li>' for one in taken)
    return f'<ul class="legend" aria-label="{escape(speak("칸의 뜻"))}">{marks}</ul>'


def _sign(taken: Taken) -> str:
    return {"question": "?", "total": "Σ", "ignored": "×", "missing": "–"}.get(taken, "가")


def sheet_grid(sheet: DrawnSheet, meant: str, name: str) -> str:
    """The grid. `meant` is the address of the cell that is looked at; `name` says which sheet it is, to screen readers."""
    letters = "".join(
        f'<th scope="col"{_hidden(column in sheet.hidden_columns)}>{column_letters(column)}</th>'
        for column in range(1, sheet.columns + 1)
    )
    body = "".join(
        f'<tr{_hidden(row in sheet.hidden_rows)}><th scope="row">{row}</th>'
        f"{''.join(_cell(cell, cell.cell == meant and bool(meant)) for cell in cells)}</tr>"
        for row, cells in sheet.rows
    )
    return (
        f'<div class="roll sheet read" tabindex="0" role="region" aria-label="{escape(name)}">'
        f"<table><thead><tr><th></th>{letters}</tr></thead><tbody>{body}</tbody></table></div>"
    )


def _hidden(hidden: bool) -> str:
    return ' class="hidden"' if hidden else ""


def _cell(cell: DrawnCell, meant: bool) -> str:
    marks = [f"tk {cell.taken}"] if cell.taken else []
    marks += ["faulty"] * cell.faulty + ["meant"] * meant
    size = "".join(
        f' {name}="{count}"' for name, count in (("rowspan", cell.rows), ("colspan", cell.columns)) if count > 1
    )
    shown = f' class="{" ".join(marks)}"' if marks else ""
    sought = f' data-cell="{escape(cell.cell)}"' if meant else ""
    title = f' title="{escape(cell.title)}"' if cell.title else ""
    return f"<td{shown}{sought}{size}{title}>{escape(cell.text)}</td>"
