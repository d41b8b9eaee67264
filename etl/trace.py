"""The passport of a number on the command line: value, how it was computed, and the cells it came from."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import duckdb

from etl.grid import column_index
from etl.release import ReleaseError, release_folder

SOURCE_OF = """
select o.*, f.correction from observations o join facts f on f.row = o.row
where o.row in (select unnest(?::bigint[])) order by o.row
"""
CORRECTION = "select * from corrections where number = ?"
AROUND = """
select g.row, g.column, g.shown from read_parquet(?) g
where g.upload = ? and g.sheet = ? and abs(g.row - ?) <= 2 and abs(g.column - ?) <= 3 order by g.row, g.column
"""
CUBE = """
select * from cube where indicator = ? and place = ? and period = ?
order by demonstration, parts is not null and parts < parts_of
"""


def trace_row(data: Path, row: int) -> Iterator[str]:
    """Lines about one fact, by its row number. Raises ReleaseError where there is none."""
    folder = release_folder(data / "curated")
    with duckdb.connect(str(folder / "mart.duckdb"), read_only=True) as connection:
        yield from _facts(connection, folder, [row])


def trace_number(data: Path, indicator: str, place: str, period: str) -> Iterator[str]:
    """Lines about an indicator's value for a place and period, and about every fact in it."""
    folder = release_folder(data / "curated")
    with duckdb.connect(str(folder / "mart.duckdb"), read_only=True) as connection:
        found = _rows(connection, CUBE, [indicator, place, period])
        if not found:
            raise ReleaseError(
                f"{indicator} · {place} · {period}: 그런 값이 없습니다.",
                f"{indicator} · {place} · {period}: there is no such value.",
            )
        for number in found:
            mark = " [예시 자료]" if number["demonstration"] else ""
            yield f"{indicator} · {place} · {period} = {number['value']} ({number['qualifier']}){mark}"
            for role in ("numerator", "denominator"):
                if rows := number[f"{role}_rows"]:
                    yield f"{role}: {number[role]}"
                    yield from _facts(connection, folder, rows)


def _facts(connection: duckdb.DuckDBPyConnection, folder: Path, rows: list[int]) -> Iterator[str]:
    facts = _rows(connection, SOURCE_OF, [rows])
    if not facts:
        raise ReleaseError(f"{rows[0]}번 값이 없습니다.", f"There is no value {rows[0]}.")
    for fact in facts:
        period = "~".join(dict.fromkeys(p for p in (fact["period_start"], fact["period_end"]) if p)) or "기간 없음"
        value = fact["value"] if fact["value"] is not None else fact["value_text"] or fact["missing"]
        yield f"  {fact['row']}  {fact['programme']} · {fact['place']} · {period} · {fact['measure']} = {value} {fact['unit'] or ''}"
        yield f"      {fact['file']} › {fact['sheet']}!{fact['cell']}  '{fact['printed_value']}'  {fact['qualifier']} · {fact['origin']}"
        yield from _correction(connection, fact)
        yield from _neighbourhood(connection, folder, fact)


def _correction(connection: duckdb.DuckDBPyConnection, fact: dict[str, Any]) -> Iterator[str]:
    """That what is shown is not what the cell says: what it said, who put which value in its place, when and why."""
    for entry in _rows(connection, CORRECTION, [fact["correction"]]) if fact["correction"] else ():
        before = f"'{entry['source']}'" if entry["source"] is not None else "없음"
        now = entry["missing"] if entry["value"] is None else f"{entry['value']:.12g}"
        yield f"      정정 {entry['number']}번: 원본 {before} → {now} · {entry['person']} · {entry['corrected_at']} · {entry['reason']}"


def _neighbourhood(connection: duckdb.DuckDBPyConnection, folder: Path, fact: dict[str, Any]) -> Iterator[str]:
    row, column = _position(fact["cell"])
    lines: dict[int, list[str]] = {}
    grids = str(folder / "grids.parquet")
    for r, c, shown in connection.execute(AROUND, [grids, fact["upload"], fact["sheet"], row, column]).fetchall():
        text = " ".join(shown.split())[:24]
        lines.setdefault(r, []).append(f"[{text}]" if (r, c) == (row, column) else text)
    for number, cells in lines.items():
        yield f"      {number:>5} | {' | '.join(cells)}"


def _position(cell: str) -> tuple[int, int]:
    """Row and column, from 1, of an address; of a text document's table the address says them (T3R2C4).

    >>> _position("D7"), _position("T3R2C4")
    ((7, 4), (2, 4))
    """
    if table := re.search(r"R(\d+)C(\d+)$", cell):
        return int(table[1]), int(table[2])
    letters = cell.rstrip("0123456789")
    return int(cell[len(letters) :]), column_index(letters) + 1


def _rows(connection: duckdb.DuckDBPyConnection, sql: str, values: list[Any]) -> list[dict[str, Any]]:
    result = connection.execute(sql, values)
    names = [column[0] for column in result.description or []]
    return [dict(zip(names, row, strict=True)) for row in result.fetchall()]
