"""The drawing of a sheet: every cell says what it was taken for, and nothing comes from outside."""

import re
from pathlib import Path

import pytest

from catalog.load import load_catalog
from etl.command_files import run_read
from etl.grid import Grid, Merge, grid_of
from etl.recognise import recognise
from etl.recognise.explain import MAX_ROWS, explain
from etl.recognise.taken import Taken, marks

_: object = None
ROWS: list[list[object]] = [
    ["2019년 주민자치 교육 실적", _, "(단위: 명)"],
    ["동명", "신청인원", "수료인원"],
    ["양동", 10, 8],
    ["양3동", "-", "20여명"],
    ["합계", 10, 28],
    ["※ 출처: 동 행정복지센터", _, _],
]


def draw(*grids: Grid, file: str = "자료.xlsx") -> str:
    return explain(grids, recognise(grids, load_catalog().vocabulary, file), file)


def taken(grid: Grid) -> dict[tuple[int, int], Taken]:
    found = marks(grid, recognise([grid], load_catalog().vocabulary, "자료.xlsx"), (100, 100))
    return {cell: mark.taken for cell, mark in found.items()}


def test_every_kind_of_cell_is_told_apart() -> None:
    found = taken(grid_of(ROWS))
    assert {cell: found[cell] for cell in ((0, 0), (0, 2), (1, 1), (2, 0), (2, 1), (3, 1), (4, 1), (5, 0))} == {
        (0, 0): Taken.TITLE,
        (0, 2): Taken.UNIT,
        (1, 1): Taken.HEADER,
        (2, 0): Taken.PLACE,
        (2, 1): Taken.VALUE,
        (3, 1): Taken.MISSING,
        (4, 1): Taken.TOTAL,
        (5, 0): Taken.NOTE,
    }


def test_years_across_are_drawn_as_periods_and_years_fused_with_a_name_as_headings() -> None:
    assert taken(grid_of([["동", "2019", "2020"], ["양동", 1, 2], ["양3동", 3, 4]]))[0, 1] == Taken.PERIOD
    fused = grid_of([["동", "2019년_인구수", "2020년_인구수"], ["양동", 1, 2], ["양3동", 3, 4]])
    assert taken(fused)[0, 1] == Taken.HEADER


def test_a_cell_says_where_its_period_place_and_unit_come_from() -> None:
    page = draw(grid_of(ROWS))
    assert "기간 2019(제목에서)" in page
    assert "단위 명(단위 표시에서)" in page
    assert "곳 양동(행·열 이름에서)" in page


def test_a_question_and_a_fault_are_named_and_marked() -> None:
    grid = grid_of([["동", "명", "건"], ["양동", 5, 1], ["양3동", "1O2", 3]])
    page = draw(grid)
    assert "살펴볼 것" in page
    assert taken(grid)[2, 1] == Taken.QUESTION


def test_the_page_fetches_nothing_and_runs_nothing() -> None:
    page = draw(grid_of([["동", '<script src="http://a.b/c.js">'], ["양동", 5], ["양3동", 7]]), file="<b>.xlsx")
    assert "<script" not in page
    assert "<b>" not in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)
    assert "url(" not in page


def test_a_merged_cell_is_drawn_once() -> None:
    page = draw(grid_of(ROWS, merges=[Merge(0, 0, 0, 1)]))
    assert '<td id="s1-A1" colspan="2"' in page
    assert 'id="s1-B1"' not in page


def test_of_a_long_sheet_the_beginning_is_drawn_and_the_page_says_so() -> None:
    page = draw(grid_of([["동", "인원"], *([f"{n}통", n] for n in range(1000))]))
    assert f"1,001행 2열 가운데 처음 {MAX_ROWS}행" in page
    assert page.count("<tr") < 3 * MAX_ROWS


def test_a_sheet_without_a_table_is_drawn_too_with_the_reason() -> None:
    page = draw(grid_of([["안녕하십니까", _], [_, "감사합니다"]]), grid_of([], "빈 시트"))
    assert "표로 보이지 않아 읽지 않았습니다." in page
    assert "빈 시트입니다." in page


def test_the_command_writes_the_page_and_prints_where(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source, out = tmp_path / "양동.csv", tmp_path / "그림.html"
    source.write_text("연도,인원\n2019,5\n2020,7\n", encoding="utf-8")
    assert run_read(source, out) == 0
    assert capsys.readouterr().out.strip() == str(out)
    assert "양동" in out.read_text(encoding="utf-8")
