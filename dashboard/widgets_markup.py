"""Pieces of markup that Streamlit has no element for. Everything that comes from data is escaped here, and only here."""

from collections.abc import Iterable, Sequence
from functools import cache
from html import escape
from pathlib import Path
from typing import Literal

import streamlit as st

from dashboard.figures.colour import see_through
from dashboard.figures.paint import LIGHT, Palette
from dashboard.listing import Cell, Listing
from dashboard.sheet import Neighbourhood, column_letters
from dashboard.widgets_stage import Stage, link

STYLE = Path(__file__).parent / "style.css"
PRINT = Path(__file__).parent / "print.css"
# Figures drawn for the dark page are turned light on paper; turning the hue back leaves blue blue.
TURNED = ".js-plotly-plot, .dn .spark { filter: invert(1) hue-rotate(180deg); }"
FONT = Path(__file__).parent.parent / "static" / "fonts" / "PretendardVariable.woff2"
FONT_FACE = (
    "@font-face { font-family: Pretendard; font-weight: 45 920; font-display: swap; "
    "src: url(app/static/fonts/PretendardVariable.woff2) format('woff2'); }"
)


def style(palette: Palette, dark: bool) -> None:
    """The style sheet with the palette's colours, on paper always the light ones; the font only where set-up has fetched it."""
    st.html(_sheet(palette, dark))


@cache
def _sheet(palette: Palette, dark: bool) -> str:
    face = FONT_FACE if FONT.is_file() else ""
    sheets = STYLE.read_text(encoding="utf-8") + PRINT.read_text(encoding="utf-8")
    paper = f"@media print {{ {_colours(LIGHT, dark=False)} {TURNED if dark else ''} }}"
    return f"<style>{face} {_colours(palette, dark)} {sheets} {paper}</style>"


def _colours(palette: Palette, dark: bool) -> str:
    names = {
        "canvas": "#0f1623" if dark else "#f1f5f9",
        "chosen": "#27364f" if dark else "#dde6f2",
        "card": palette.surface,
        "line": palette.grid,
        "muted": palette.muted,
        "accent": palette.accent,
        "accent-ink": palette.accent if dark else "#0b50d0",
        "absent": palette.absent,
        "link": palette.highlights[0],
        "badge": see_through(palette.highlights[1], 0.2 if dark else 0.13),
        "fault": "#f48771" if dark else "#c22c0e",
        "tk-place": palette.highlights[2],
        "tk-period": palette.highlights[3],
        "badge-ink": palette.highlights[1] if dark else "#8a4500",
    }
    return ":root { " + " ".join(f"--{name}: {value};" for name, value in names.items()) + " }"


def markup(body: str, width: Literal["stretch", "content"] = "stretch") -> None:
    """A block of our own markup."""
    st.html(f'<div class="dn">{body}</div>', width=width)


def jump(href: str, words: str, *, inner: bool = False, more: str = "", look: str = "") -> str:
    """A link that stays in the app. `words` are escaped unless they are markup already (`inner`); `look` is one more class."""
    return f'<a class="{f"jump {look}".strip()}" href="{escape(href)}" {more}>{words if inner else escape(words)}</a>'


def badge(words: str, *, plain: bool = False) -> str:
    """A small mark beside a text."""
    return f'<span class="badge{" plain" if plain else ""}">{escape(words)}</span>'


def heading(title: str, lines: Iterable[str], level: int = 2) -> str:
    """A title with quiet lines under it; the lines are markup."""
    quiet = "".join(f'<p class="quiet">{line}</p>' for line in lines if line)
    return f"<h{level}>{escape(title)}</h{level}>{quiet}"


def items(lines: Iterable[str]) -> str:
    """A list; the lines are markup."""
    return "<ul>" + "".join(f"<li>{line}</li>" for line in lines) + "</ul>"


def listing_table(stage: Stage, listing: Listing) -> str:
    """A view's table. Every number in it leads to its passport; made-up ones are marked, or all of them at once."""
    say, mixed = stage.say, listing.demonstration == "some"
    head = "".join(f"<th scope='col'>{escape(heading)}</th>" for heading in ("", *listing.headings))
    head += "".join(f"<th scope='col'>{escape(heading)}</th>" for heading in listing.beside_headings)
    beside = listing.beside or ((),) * len(listing.rows)
    body = "".join(
        f"<tr><th scope='row'>{escape(label)}</th>{''.join(_figure(stage, cell, mixed) for cell in cells)}"
        f"{''.join(f'<td>{escape(words)}</td>' for words in more)}</tr>"
        for (label, cells), more in zip(listing.rows, beside, strict=True)
    )
    unit = escape(say("단위: {unit}", unit=listing.unit))
    if listing.demonstration == "all":
        unit += " · " + badge(say("모두 예시 자료"))
    if mixed:
        unit += " · " + badge(say("예")) + " " + escape(say("예시 자료"))
    size = "roll" if len(listing.headings) > 1 else "roll whole wide"
    table = f"<table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>"
    return f'<p class="quiet">{unit}</p><div class="{size}">{table}</div>'


def _figure(stage: Stage, cell: Cell, mark: bool) -> str:
    if cell.number is None or not cell.text:
        return "<td></td>"
    marks = badge(stage.say("예")) + " " if mark and cell.demonstration else ""
    if cell.partial:
        marks += badge(cell.partial, plain=True) + " "
    signs = f'<sup title="{escape(stage.say("의견"))}">{cell.noted}</sup>' if cell.noted else ""
    return f"<td>{marks}{jump(link(number=cell.number), cell.text)}{signs}</td>"


def plain_table(headings: Sequence[str], rows: Iterable[Sequence[str]], look: str = "") -> str:
    """A table of words; the cells are markup, `look` is one more class. One that `folds` is a block a row on a narrow screen."""
    head = "".join(f"<th scope='col'>{escape(heading)}</th>" for heading in headings)
    names = [f' data-name="{escape(heading)}"' if look == "folds" else "" for heading in headings]
    body = "".join(
        "<tr>" + "".join(f"<td{name}>{cell}</td>" for name, cell in zip(names, row, strict=True)) + "</tr>"
        for row in rows
    )
    return f'<div class="{f"roll words wide {look}".strip()}"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def sheet_table(piece: Neighbourhood) -> str:
    """A piece of a sheet with its row numbers and column letters; the cell that is meant is framed, leaps are dotted."""
    head = "<th></th>" + "".join(
        f"<th scope='col'{_leap(piece.columns, number, 'left')}>{column_letters(column)}</th>"
        for number, column in enumerate(piece.columns)
    )
    body = "".join(
        f"<tr{_leap(piece.rows, number, 'top')}><th scope='row'>{row}</th>{''.join(_sheet_cell(piece, row, column) for column in piece.columns)}</tr>"
        for number, row in enumerate(piece.rows)
    )
    return f'<div class="roll sheet"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


def _leap(places: Sequence[int], number: int, side: str) -> str:
    """Marks the first row or column after some that are left out."""
    return f' class="leap-{side}"' if number and places[number] > places[number - 1] + 1 else ""


def _sheet_cell(piece: Neighbourhood, row: int, column: int) -> str:
    meant = ' class="meant"' if (row, column) == (piece.row, piece.column) else ""
    return f"<td{meant}>{escape(piece.cells.get((row, column), ''))}</td>"
