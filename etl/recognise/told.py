"""What a reading says, in one line: the value, and where unit, period and place were taken from."""

from collections.abc import Mapping
from typing import Any, Literal

import numpy as np

from etl.recognise.table import Table

Language = Literal["ko", "en"]
_WORDS: Mapping[Language, Mapping[str, str]] = {
    "ko": {
        "title": "제목에서",
        "sheet": "시트 이름에서",
        "file": "파일 이름에서",
        "labels": "행·열 이름에서",
        "labels or cell": "행·열 이름이나 칸에서",
        "labels and": "행·열 이름과 {}",
        "heading": "열 이름에서",
        "stub": "행 이름에서",
        "unit line": "단위 표시에서",
        "cell": "칸에서",
        "elsewhere": "통합문서의 설명·항목의 뜻에서",
        "at least": "이 수 이상",
        "at most": "이 수 이하",
        "approximate": "어림수",
        "planned": "예정",
        "ambiguous": "뜻이 두 가지일 수 있음",
        "missing": "값 없음({})",
        "unit": "단위 {}({})",
        "period": "기간 {}({})",
        "place": "곳 {}({})",
        "item": "항목 {}",
        "total": "합계({})",
        "yearly": "해마다",
        "filled": "{}에서 내려 채움",
    },
    "en": {
        "title": "from the title",
        "sheet": "from the sheet's name",
        "file": "from the file's name",
        "labels": "from row and column names",
        "labels or cell": "from row and column names, or the cell",
        "labels and": "from row and column names and {}",
        "heading": "from the column's name",
        "stub": "from the row's name",
        "unit line": "from the unit line",
        "cell": "from the cell",
        "elsewhere": "from the workbook's notes or the meaning",
        "at least": "at least",
        "at most": "at most",
        "approximate": "approximate",
        "planned": "planned",
        "ambiguous": "may mean two things",
        "missing": "no value ({})",
        "unit": "unit {} ({})",
        "period": "period {} ({})",
        "place": "place {} ({})",
        "item": "item {}",
        "total": "total ({})",
        "yearly": "each year",
        "filled": "filled down from {}",
    },
}


def told(reading: Mapping[str, Any], table: Table, language: Language = "ko") -> str:
    """All that a reading says, in one line, with where it was taken from.

    A period or place that no heading tells comes from the title, the sheet's or the file's name.
    """
    words = _WORDS[language]
    sources = dict(part.split(": ", 1) for part in (reading["evidence"] or "").split(", ") if ": " in part)
    labels = [*reading["row_labels"], *reading["column_labels"], *reading["context"]]
    period = period_words(reading["period_start"], reading["period_end"])
    from_period = _period_source(reading, table, sources.get("period"), words)
    unit, place, filled = reading["unit"], reading["place"], reading["filled_from"]
    said = [
        _value(reading, words),
        words["unit"].format(unit, words[_unit_source(reading, table)]) if unit else "",
        words["period"].format(period, from_period) if period else "",
        words["place"].format(place, words[sources.get("place", "labels")]) if place else "",
        words["item"].format(" › ".join(labels)) if labels else "",
        words["total"].format(", ".join(reading["total_words"])) if reading["total"] else "",
        words.get(reading["qualifier"] or "", ""),
        words["yearly"] if reading["basis"] == "yearly" else "",
        words["filled"].format(filled) if filled else "",
    ]
    return " · ".join(part for part in said if part)


def _period_source(reading: Mapping[str, Any], table: Table, source: str | None, words: Mapping[str, str]) -> str:
    if source is None:
        return words["labels or cell"]
    position = int(np.searchsorted(table.layout.body_rows, reading["row"] - 1))
    heading = table.headings.get(reading["column"] - 1)
    part = table.stub.of(position).period or (heading and heading.period)
    return words["labels and"].format(words[source]) if part else words[source]


def _value(reading: Mapping[str, Any], words: Mapping[str, str]) -> str:
    if reading["kind"] == "missing":
        return words["missing"].format(reading["value_text"] or reading["raw"])
    if reading["value"] is not None and reading["kind"] == "number":
        return f"{reading['value']:,.10g}" if abs(reading["value"]) < 1e10 else f"{reading['value']:,.0f}"
    return str(reading["value_text"] or ", ".join(reading["places"]) or "")


def _unit_source(reading: Mapping[str, Any], table: Table) -> str:
    heading = table.headings.get(reading["column"] - 1)
    if heading and heading.unit == reading["unit"]:
        return "heading"
    if any(stub.unit == reading["unit"] for stub in table.stub.headings):
        return "stub"
    if reading["unit"] in table.around.units or any(unit == reading["unit"] for _, unit in table.layout.units):
        return "unit line"
    return "cell" if reading["unit"] in reading["raw"] else "elsewhere"


def period_words(start: str | None, end: str | None) -> str:
    """A period for a person; an open end stays open.

    >>> period_words("2019", "2019"), period_words("2016", "2019"), period_words(None, "2019")
    ('2019', '2016~2019', '~2019')
    """
    return (start or "") if start == end else f"{start or ''}~{end or ''}"
