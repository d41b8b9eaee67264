"""What is meant by the words typed after `correct`, and whether a value may stand there."""

from pathlib import Path
from typing import Any

import duckdb

from catalog.declared import Catalog
from catalog.periods import is_period
from etl.clean.periods import whole_period
from etl.correct import key_of
from etl.release import NoReleaseYetError, ReleaseError, release_folder
from ledger.entries import FactKey
from ledger.errors import LedgerError

NO_PROGRAMME, MOST_DIGITS = "-", 18
ROW = "select * from facts where row = ?"
SHOWN = """
select * from facts
where superseded is null and table_name = ? and measure = ? and programme is not distinct from ?
    and place = ? and period_start = ? and period_end = ? and attributes = ?
order by demonstration limit 1
"""


def meant(data: Path, catalog: Catalog, what: list[str]) -> tuple[dict[str, Any] | None, FactKey]:
    """The fact that is meant, None where there is none, and its key. Raises LedgerError or ReleaseError where it cannot be told."""
    if len(what) == 1 and is_row(what[0]):
        fact = _first(data, ROW, [int(what[0])])
        if fact is None:
            raise ReleaseError(f"{what[0]}번 값이 없습니다.", f"There is no value {what[0]}.")
        return fact, key_of(fact)
    if len(what) != 4 or "." not in what[0]:
        raise ReleaseError(
            "값의 번호(row) 하나, 또는 표.값 · 사업 · 곳 · 기간 넷을 적어 주십시오.",
            "Write one row number, or four: table.measure, programme, place, period.",
        )
    (name, programme, place, period), (table, _, measure) = what, what[0].partition(".")
    if table not in catalog.tables or measure not in {m.id for m in catalog.tables[table].measures}:
        raise LedgerError(
            f"'{name}'(이)라는 값이 없습니다. trainees.completed_people처럼 표.값으로 적어 주십시오.",
            f"There is no measure '{name}'. Write table.measure, as in trainees.completed_people.",
        )
    if programme != NO_PROGRAMME and programme not in catalog.programmes:
        raise LedgerError(
            f"'{programme}'(이)라는 사업이 없습니다. 있는 것: {', '.join(catalog.programmes)}",
            f"There is no programme '{programme}'. Known: {', '.join(catalog.programmes)}",
        )
    if place not in catalog.places:
        raise LedgerError(
            f"'{place}'(이)라는 곳이 없습니다. 있는 것: {', '.join(catalog.places)}",
            f"There is no place '{place}'. Known: {', '.join(catalog.places)}",
        )
    (start, end), about = _period(period), None if programme == NO_PROGRAMME else programme
    found = _first(data, SHOWN, [table, measure, about, place, start, end, ""])
    return found, key_of(found) if found else FactKey(table, about, place, start, end, "", measure, False)


def is_row(text: str) -> bool:
    """Whether somebody typed the number of a row: no release has one of more than eighteen digits."""
    return text.isascii() and text.isdecimal() and len(text) <= MOST_DIGITS


def _first(data: Path, sql: str, values: list[Any]) -> dict[str, Any] | None:
    try:
        folder = release_folder(data / "curated")
    except NoReleaseYetError:
        return None
    with duckdb.connect(str(folder / "mart.duckdb"), read_only=True) as connection:
        result = connection.execute(sql, values)
        names = [column[0] for column in result.description or ()]
        row = result.fetchone()
    return dict(zip(names, row, strict=True)) if row else None


def _period(text: str) -> tuple[str, str]:
    """Start and end as a release writes them (2023, 2023-H1, 2023-Q3, 2023-05, or two of them with / between), or as people do.

    >>> _period("2023"), _period("2023-Q3"), _period("2021/2023"), _period("2023년 하반기")
    (('2023', '2023'), ('2023-Q3', '2023-Q3'), ('2021', '2023'), ('2023-H2', '2023-H2'))
    """
    first, _, last = text.strip().partition("/")
    start, end = (first, last or first) if is_period(first) else _printed(text)
    if not (is_period(start) and is_period(end) and len(start) == len(end) and start <= end):
        raise LedgerError(
            f"'{text}'을(를) 기간으로 읽을 수 없습니다. 2023, 2023-H1, 2023-Q3, 2023-05처럼 적어 주십시오.",
            f"'{text}' is no period. Write it as 2023, 2023-H1, 2023-Q3 or 2023-05.",
        )
    return start, end


def _printed(text: str) -> tuple[str, str]:
    """Start and end of a period as people write it, empty where it is none or has an open end."""
    start, end = period.written() if (period := whole_period(text)) else (None, None)
    return start or "", end or ""
