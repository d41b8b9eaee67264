"""A block copied from a spreadsheet and pasted."""

import pytest

from catalog.load import load_catalog
from etl.read import read_pasted
from etl.recognise import recognise


def test_cells_are_cut_by_tabs_and_quoted_line_breaks_stay_inside() -> None:
    grid = read_pasted('동명\t"신청\n인원"\t비고\r\n양동\t1,204\t"그는 ""예""라고"\r\n')
    assert grid.texts.tolist() == [["동명", "신청\n인원", "비고"], ["양동", "1,204", '그는 "예"라고']]


def test_a_pasted_table_is_read_like_any_other() -> None:
    grid = read_pasted("2019년 교육 실적\t\n동명\t수료인원(명)\n양동\t20여명\n양3동\t1,204\n")
    rows = recognise([grid], load_catalog().vocabulary, "").readings.to_pylist()
    assert [(r["cell"], r["value"], r["unit"], r["period_start"], r["place"], r["qualifier"]) for r in rows] == [
        ("B3", 20.0, "명", "2019", "양동", "at least"),
        ("B4", 1204.0, "명", "2019", "양3동", "exact"),
    ]


def test_lines_of_unequal_length_are_filled_with_blanks() -> None:
    assert read_pasted("동\t2018\t2019\n양동\t5\n").shape == (2, 3)


@pytest.mark.parametrize("text", ["", "\n\n", "\t\t\n", "\x00"])
def test_a_block_without_any_text_has_no_cells(text: str) -> None:
    grid = read_pasted(text)
    assert grid.shape == (0, 0)
    assert recognise([grid], load_catalog().vocabulary, "").problems[0].code == "no_table"


def test_a_block_without_tabs_is_cut_at_its_commas() -> None:
    assert read_pasted("동,인원\n양동,5\n").texts[1, 1] == "5"


def test_an_open_quote_does_not_lose_what_follows() -> None:
    grid = read_pasted('동\t설명\n양동\t"열린 따옴표\n양3동\t5\n')
    assert "양3동" in "".join(grid.texts.ravel())
