"""The line under a slide: where its figures come from, of which release they are, and as of when."""

from collections.abc import Sequence
from datetime import date

import pandas as pd

from dashboard.figures.marks import Mark
from dashboard.passport import row_numbers
from dashboard.periods import last_day, show_date
from dashboard.release import Release
from dashboard.text import say
from dashboard.views import Language

_NAMED = 2  # so many sources are named; of more, only the number is told


def source_line(opened: Release, frame: pd.DataFrame, marks: Sequence[Mark], language: Language) -> str:
    """`출처: 서구 주민자치 사례 보고서(2019) · 릴리스 41 · 기준 2025. 12. 31.` for the marks drawn of a frame."""
    speak = say(language)
    names = _sources(opened, frame, marks)
    listed = ", ".join(names[:_NAMED])
    if len(names) > _NAMED:
        listed = speak("{list} 외 {count}건", list=listed, count=len(names) - _NAMED)
    parts = [
        speak("출처: {list}", list=listed) if listed else "",
        speak("릴리스 {number}", number=opened.number),
        speak("기준 {date}", date=show_date(_as_of(opened, marks), language)),
    ]
    return " · ".join(part for part in parts if part)


def _sources(opened: Release, frame: pd.DataFrame, marks: Sequence[Mark]) -> list[str]:
    """The titles of the sources, those of most figures first; of one without a title what its giver calls it, else its file."""
    drawn = {(mark.place, mark.period) for mark in marks}
    here = [key in drawn for key in zip(frame["place"], frame["period"].fillna(""), strict=True)]
    cells = [cell for name in ("numerator_rows", "denominator_rows") for cell in frame.loc[here, name]]
    rows = sorted({row for cell in cells for row in row_numbers(cell)})
    found = opened.ask("sources", rows=rows) if rows else []
    return list(dict.fromkeys(_name(source["title"], source["source"], source["file"]) for source in found))


def _name(*known: str | None) -> str:
    return next((words for words in known if words and words != "unknown"), "")


def _as_of(opened: Release, marks: Sequence[Mark]) -> date:
    """The end of the last period drawn, but never after the release was built."""
    ends = [last_day(mark.period) for mark in marks if mark.period]
    return min(max(ends, default=opened.as_of), opened.as_of)
