"""The drawing of what was understood: every sheet as a grid of cells, each coloured by what it was taken for.

One page that needs nothing from outside: no script, no font, no picture; light and dark, on paper too.
"""

from collections.abc import Iterator, Sequence
from html import escape

import pyarrow.compute as pc

from etl.grid import Grid, Kind, column_letters
from etl.recognise import Recognised
from etl.recognise.explain_style import STYLE
from etl.recognise.taken import Cell, Mark, Taken, marks, readings_of, tables_of
from etl.recognise.told import told

MAX_ROWS, MAX_COLUMNS, MAX_LISTED = 200, 60, 400
MAX_NAMED = 100
_WITHIN = (MAX_ROWS, MAX_COLUMNS)
_LONG = 80


def explain(grids: Sequence[Grid], recognised: Recognised, file_name: str) -> str:
    """The whole page as HTML. Of a large sheet the first rows and columns are drawn, and the page says so."""
    body = [f"<h1>{escape(file_name)}</h1>", _summary(grids, recognised), _legend(), _problems(recognised)]
    body += [_sheet(number, grid, recognised) for number, grid in enumerate(grids, start=1)]
    return (
        '<!DOCTYPE html>\n<html lang="ko"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(file_name)}: 읽은 모습</title><style>{STYLE}</style></head>"
        f"<body><main>{''.join(body)}</main></body></html>\n"
    )


def _summary(grids: Sequence[Grid], recognised: Recognised) -> str:
    kinds = recognised.readings["kind"].to_pylist()
    asked = recognised.readings.num_rows - recognised.readings["question"].null_count
    return (
        f"<p>시트 {len(grids)}개에서 표 {len(recognised.islands)}개, 값 {kinds.count('number'):,}개, "
        f"값 없음 {kinds.count('missing'):,}개를 읽었습니다. 물어볼 것은 {asked:,}개입니다. "
        "칸에 마우스를 올리면 까닭이 보입니다.</p>"
    )


def _legend() -> str:
    items = "".join(f'<li class="{_class(taken)}">{taken.value}</li>' for taken in Taken)
    return f'<ul class="legend" aria-label="색의 뜻">{items}</ul>'


def _class(taken: Taken) -> str:
    return taken.name.lower()


def _problems(recognised: Recognised) -> str:
    """What a person should look at: questions first, then faults."""
    rows = recognised.readings
    asked = rows.filter(pc.is_valid(rows["question"])).select(["question", "sheet", "cell"]).to_pylist()
    items = [f"<strong>{escape(row['question'])}</strong>{_where(row['sheet'], row['cell'])}" for row in asked]
    items += [escape(problem.sentence()) + _where(problem.sheet, problem.cell) for problem in recognised.problems]
    if not items:
        return ""
    rest = [f"그 밖에 {len(items) - MAX_NAMED:,}개"] if len(items) > MAX_NAMED else []
    return f"<h2>살펴볼 것</h2><ul>{''.join(f'<li>{item}</li>' for item in [*items[:MAX_NAMED], *rest])}</ul>"


def _where(sheet: str | None, cell: str | None) -> str:
    where = " ".join(part for part in (sheet, cell) if part)
    return f' <span class="where">{escape(where)}</span>' if where else ""


def _sheet(number: int, grid: Grid, recognised: Recognised) -> str:
    found = marks(grid, recognised, _WITHIN)
    hidden = " (숨긴 시트)" if grid.hidden else ""
    head = f"<h2>{escape(grid.sheet)}{hidden}</h2>"
    if not found:
        return f"<section>{head}<p>빈 시트입니다.</p></section>"
    height, width = max(row for row, _ in found) + 1, max(column for _, column in found) + 1
    rows = int((grid.kinds != Kind.EMPTY).any(axis=1).nonzero()[0][-1]) + 1
    columns = int((grid.kinds != Kind.EMPTY).any(axis=0).nonzero()[0][-1]) + 1
    cut = f"<p>{rows:,}행 {columns:,}열 가운데 처음 {height}행 {width}열만 그렸습니다.</p>"
    told_cut = cut if rows > height or columns > width else ""
    return (
        f"<section>{head}{_tables_told(grid, recognised)}{told_cut}"
        f'<div class="sheet">{_grid(number, grid, found, height, width)}</div>{_list(number, grid, recognised)}</section>'
    )


def _tables_told(grid: Grid, recognised: Recognised) -> str:
    items = []
    for table in tables_of(grid, recognised):
        area, around = table.layout.area, table.around
        said = [
            f"{grid.address(area.top, area.left)}:{grid.address(area.bottom, area.right)}",
            f"제목 '{around.title}'" if around.title else "제목 없음",
            f"단위 {', '.join(around.units)}" if around.units else "",
            f"머리 {len(table.layout.header_rows)}행",
        ]
        items.append(f"<li>표 {escape(' · '.join(part for part in said if part))}</li>")
    return f"<ul>{''.join(items)}</ul>" if items else "<p>이 시트에서는 표를 읽지 않았습니다.</p>"


def _grid(number: int, grid: Grid, found: dict[Cell, Mark], height: int, width: int) -> str:
    spans, covered = _spans(grid, height, width)
    letters = "".join(f'<th scope="col">{column_letters(column)}</th>' for column in range(width))
    lines = [f"<table><thead><tr><th></th>{letters}</tr></thead><tbody>"]
    for row in range(height):
        hidden = ' class="hidden"' if row in grid.hidden_rows else ""
        cells = (
            _cell(number, grid, (row, column), found.get((row, column)), spans.get((row, column), (1, 1)))
            for column in range(width)
            if (row, column) not in covered
        )
        lines.append(f'<tr{hidden}><th scope="row">{row + 1}</th>{"".join(cells)}</tr>')
    return "".join(lines) + "</tbody></table>"


def _spans(grid: Grid, height: int, width: int) -> tuple[dict[Cell, tuple[int, int]], set[Cell]]:
    """Merged cells within what is drawn: the rows and columns that a corner spans, and the cells it covers."""
    spans: dict[Cell, tuple[int, int]] = {}
    covered: set[Cell] = set()
    for merge in grid.merges:
        bottom, right = min(merge.bottom, height - 1), min(merge.right, width - 1)
        if merge.top > bottom or merge.left > right:
            continue
        spans[merge.top, merge.left] = (bottom - merge.top + 1, right - merge.left + 1)
        covered |= {(r, c) for r in range(merge.top, bottom + 1) for c in range(merge.left, right + 1)}
        covered.discard((merge.top, merge.left))
    return spans, covered


def _cell(number: int, grid: Grid, cell: Cell, mark: Mark | None, span: tuple[int, int]) -> str:
    text = grid.shown(*cell)
    if grid.kinds[cell] == Kind.NO_VALUE:
        text = "(계산 안 됨)"
    size = "".join(f' {name}="{count}"' for name, count in zip(("rowspan", "colspan"), span, strict=True) if count > 1)
    kind = f' class="{_class(mark.taken)}"' if mark else ""
    why = f' title="{escape(f"{grid.address(*cell)} {mark.taken.value}: {mark.why}")}"' if mark else ""
    cut = text if len(text) <= _LONG else text[:_LONG] + "…"
    return f'<td id="s{number}-{grid.address(*cell)}"{size}{kind}{why}>{escape(cut)}</td>'


def _list(number: int, grid: Grid, recognised: Recognised) -> str:
    """The readings one below another, for paper and for screen readers."""
    found = readings_of(grid, recognised, _WITHIN)
    if not found:
        return ""
    lines = list(_listed(number, grid, found, recognised))
    rest = sum(map(len, found.values())) - len(lines)
    more = f"<p>그린 칸 가운데 그 밖에 {rest:,}개를 더 읽었습니다.</p>" if rest else ""
    head = "<thead><tr><th>칸</th><th>적힌 대로</th><th>읽은 것과 까닭</th></tr></thead>"
    return (
        f'<details open><summary>읽은 값 {rest + len(lines):,}개</summary><table class="list">{head}'
        f"<tbody>{''.join(lines)}</tbody></table>{more}</details>"
    )


def _listed(
    number: int, grid: Grid, found: dict[Cell, list[dict[str, object]]], recognised: Recognised
) -> Iterator[str]:
    readings = [(cell, reading) for cell, readings in found.items() for reading in readings]
    for cell, reading in readings[:MAX_LISTED]:
        why = told(reading, recognised.tables[int(str(reading["island"]))])
        asked = f"<br><strong>{escape(str(reading['question']))}</strong>" if reading["question"] else ""
        where = grid.address(*cell)
        yield (
            f'<tr><td><a href="#s{number}-{where}">{where}</a></td><td>{escape(str(reading["raw"]))}</td>'
            f"<td>{escape(why)}{asked}</td></tr>"
        )
