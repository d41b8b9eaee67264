"""The passports that a deck carries: value, definition, computation, cells and the piece of the sheet around the first of them."""

from collections.abc import Iterable, Sequence
from typing import Any

from dashboard import engine
from dashboard.briefing.prepared import Prepared
from dashboard.computation import computation
from dashboard.listing import missing_words
from dashboard.numbers import MISSING, show, show_value
from dashboard.passport import Passport, Source, find_all
from dashboard.periods import show_period
from dashboard.release import Release
from dashboard.sheet import Neighbourhood, column_letters, neighbourhoods
from dashboard.text import say
from dashboard.views import Language, View

MOST_SOURCES = 8  # the others are counted

Written = dict[str, Any]  # goes into the deck as JSON; deck.js reads it


def passports(slides: Iterable[Prepared], language: Language) -> dict[str, Written]:
    """Every number drawn on the slides, by the name of its figure, its place and its period."""
    found: dict[str, Written] = {}
    for single in (single for slide in slides for single in slide.panels or (slide,)):
        if single.indicator is None or single.gone:
            continue
        opened = engine.release(single.view.release)
        drawn = {(mark.place, mark.period) for mark in single.marks}
        frame = engine.frame(single.view, language)
        here = [key in drawn for key in zip(frame["place"], frame["period"].fillna(""), strict=True)]
        own = find_all(opened, single.indicator, frame[here], language)
        pieces = neighbourhoods(opened, [first for one in own if (first := _first(one))])
        found |= {
            f"{figure_name(single.view)},{one.number.place},{one.number.period}": _written(
                one, pieces, opened, language
            )
            for one in own
        }
    return found


def figure_name(view: View) -> str:
    """What the numbers of a figure go by: one slide may leave made-up data out where another shows them."""
    return view.indicator if view.demonstration else f"{view.indicator} (real)"


def _first(found: Passport) -> Source | None:
    return next((one for one in (*found.numerator, *found.denominator) if one.cell), None)


def _written(found: Passport, pieces: dict[int, Neighbourhood], opened: Release, language: Language) -> Written:
    sources = (*found.numerator, *found.denominator, *found.parts)
    first = _first(found)
    piece = pieces.get(first.row) if first else None
    written: Written = {
        "place": found.figure["label"],
        "value": _value(found, opened, language),
        "title": _title(found, opened, language),
        "about": _about(found, language),
        "computed": computation(found, opened, language),
        "made_up": bool(found.figure["demonstration"]),
        "sources": [_source(one, opened, language) for one in sources[:MOST_SOURCES]],
        "more": max(0, len(sources) - MOST_SOURCES),
    }
    return written | ({"piece": _piece(piece)} if piece else {})


def _value(found: Passport, opened: Release, language: Language) -> str:
    row = found.figure
    value = show_value(row["value"], found.indicator, language, row["qualifier"])
    return missing_words(row["missing"], opened.catalog, language) if value == MISSING and row["missing"] else value


def _title(found: Passport, opened: Release, language: Language) -> str:
    """`화정1동 · 2023년 · 교육 수료 인원 = 421명`."""
    label = found.indicator.label.ko if language == "ko" else found.indicator.label.en
    period = show_period(found.number.period, language)
    return f"{found.figure['label']} · {period} · {label} = {_value(found, opened, language)}"


def _about(found: Passport, language: Language) -> list[str]:
    texts = (found.indicator.why, *found.indicator.caveats)
    return [text.ko if language == "ko" else text.en for text in texts]


def _source(one: Source, opened: Release, language: Language) -> list[str]:
    """What it is, its value, the words as printed, and the cell."""
    what = (one.place, show_period(one.period, language), one.programme, one.measure, one.attributes)
    whole = one.value is None or float(one.value).is_integer()
    value = show(one.value, one.unit, 0 if whole else 2, language)
    if one.value is None:
        value = missing_words(one.missing, opened.catalog, language)
    printed = f"‘{one.printed}’" if one.printed else ""
    where = " › ".join(part for part in (one.file, one.sheet, one.cell) if part)
    mark = f" ({say(language)('예시 자료')})" if one.demonstration else ""
    return [" · ".join(part for part in what if part) + mark, value, printed, where]


def _piece(piece: Neighbourhood) -> Written:
    cells: Sequence[Sequence[str]] = [
        [piece.cells.get((row, column), "") for column in piece.columns] for row in piece.rows
    ]
    return {
        "columns": [column_letters(column) for column in piece.columns],
        "rows": list(piece.rows),
        "cells": cells,
        "meant": [piece.rows.index(piece.row), piece.columns.index(piece.column)],
    }
