"""What a reading says, in one line of Korean: the value, and where unit, period and place were taken from."""

from collections.abc import Mapping
from typing import Any

import numpy as np

from etl.recognise.table import Table

_SOURCES = {"title": "제목에서", "sheet": "시트 이름에서", "file": "파일 이름에서"}
_QUALIFIERS = {
    "at least": "이 수 이상",
    "at most": "이 수 이하",
    "approximate": "어림수",
    "planned": "예정",
    "ambiguous": "뜻이 두 가지일 수 있음",
}


def told(reading: Mapping[str, Any], table: Table) -> str:
    """All that a reading says, in one line of Korean, with where it was taken from.

    A period or place that no heading tells comes from the title, the sheet's or the file's name.
    """
    sources = dict(part.split(": ", 1) for part in (reading["evidence"] or "").split(", ") if ": " in part)
    labels = [*reading["row_labels"], *reading["column_labels"], *reading["context"]]
    period = period_words(reading["period_start"], reading["period_end"])
    said = [
        _value(reading),
        f"단위 {reading['unit']}({_unit_source(reading, table)})" if reading["unit"] else "",
        f"기간 {period}({_period_source(reading, table, sources.get('period'))})" if period else "",
        f"곳 {reading['place']}({_SOURCES.get(sources.get('place', ''), '행·열 이름에서')})"
        if reading["place"]
        else "",
        f"항목 {' › '.join(labels)}" if labels else "",
        f"합계({', '.join(reading['total_words'])})" if reading["total"] else "",
        _QUALIFIERS.get(reading["qualifier"] or "", ""),
        "해마다" if reading["basis"] == "yearly" else "",
        f"{reading['filled_from']}에서 내려 채움" if reading["filled_from"] else "",
    ]
    return " · ".join(part for part in said if part)


def _period_source(reading: Mapping[str, Any], table: Table, source: str | None) -> str:
    if source is None:
        return "행·열 이름이나 칸에서"
    position = int(np.searchsorted(table.layout.body_rows, reading["row"] - 1))
    heading = table.headings.get(reading["column"] - 1)
    part = table.stub.of(position).period or (heading and heading.period)
    return f"행·열 이름과 {_SOURCES[source]}" if part else _SOURCES[source]


def _value(reading: Mapping[str, Any]) -> str:
    if reading["kind"] == "missing":
        return f"값 없음({reading['value_text'] or reading['raw']})"
    if reading["value"] is not None and reading["kind"] == "number":
        return f"{reading['value']:,.10g}" if abs(reading["value"]) < 1e10 else f"{reading['value']:,.0f}"
    return str(reading["value_text"] or ", ".join(reading["places"]) or "")


def _unit_source(reading: Mapping[str, Any], table: Table) -> str:
    heading = table.headings.get(reading["column"] - 1)
    if heading and heading.unit == reading["unit"]:
        return "열 이름에서"
    if any(stub.unit == reading["unit"] for stub in table.stub.headings):
        return "행 이름에서"
    if reading["unit"] in table.around.units or any(unit == reading["unit"] for _, unit in table.layout.units):
        return "단위 표시에서"
    return "칸에서" if reading["unit"] in reading["raw"] else "통합문서의 설명·항목의 뜻에서"


def period_words(start: str | None, end: str | None) -> str:
    """A period for a person; an open end stays open.

    >>> period_words("2019", "2019"), period_words("2016", "2019"), period_words(None, "2019")
    ('2019', '2016~2019', '~2019')
    """
    return (start or "") if start == end else f"{start or ''}~{end or ''}"
