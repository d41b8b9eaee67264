"""What each format hides from a fast reader: percents, units in formats, errors, hidden rows, merges. One form, five formats."""

import random
import unicodedata
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from catalog.load import load_catalog
from etl.grid import Grid, Kind
from etl.read import Unreadable, read_file
from etl.recognise import Recognised, recognise
from tests.etl.binary_workbooks import write_binary_workbook

FIXTURES = Path(__file__).parent.parent / "fixtures"


def shown(grid: Grid) -> list[list[str]]:
    return [[grid.shown(r, c) for c in range(grid.shape[1])] for r in range(grid.shape[0])]


def read(path: Path) -> Recognised:
    return recognise(read_file(path), load_catalog().vocabulary, unicodedata.normalize("NFC", path.name))


def values(path: Path, *columns: str) -> dict[str, tuple[object, ...]]:
    rows = read(path).readings.to_pylist()
    return {row["cell"]: tuple(row[column] for column in columns) for row in rows if row["kind"] == "number"}


@pytest.mark.parametrize("name", ["forms.ods", "forms.xls"])
def test_percents_and_units_in_formats_are_as_shown(name: str) -> None:
    grid = read_file(FIXTURES / name)[0]
    assert shown(grid)[2][:4] == ["양동", "30명", "12.3%", "1204"]
    assert grid.numbers[2, 2] == 12.3


@pytest.mark.parametrize("name", ["forms.ods", "forms.xls"])
def test_error_cells_are_errors_and_formulas_give_their_values(name: str) -> None:
    grid = read_file(FIXTURES / name)[0]
    assert (grid.kinds[2, 4], grid.texts[2, 4]) == (Kind.ERROR, "#DIV/0!")
    assert grid.numbers[3, 4] == 10.0


@pytest.mark.parametrize("name", ["forms.ods", "forms.xls"])
def test_hidden_rows_columns_sheets_and_merges_are_known(name: str) -> None:
    grid, hidden = read_file(FIXTURES / name)
    assert (grid.hidden_rows, grid.hidden_columns, hidden.hidden) == (frozenset({3}), frozenset({3}), True)
    assert [(m.top, m.left, m.bottom, m.right) for m in grid.merges] == [(0, 0, 0, 5)]


@pytest.mark.parametrize("name", ["forms.ods", "forms.xls"])
def test_a_number_under_a_year_format_is_asked_about_and_never_read(name: str) -> None:
    recognised = read(FIXTURES / name)
    asked = [problem for problem in recognised.problems if problem.code == "number_or_date"]
    assert [(p.cell, p.found) for p in asked] == [("F3", "1955년 / 20161")]
    assert "F3" not in recognised.readings["cell"].to_pylist()


@pytest.mark.parametrize("name", ["forms.ods", "forms.xls"])
def test_a_date_shown_by_its_year_is_a_year(name: str) -> None:
    assert [row[5] for row in shown(read_file(FIXTURES / name)[0])[3:]] == ["2016년", "2017년 3월"]


@pytest.mark.parametrize("name", ["forms.ods", "forms.xls"])
def test_the_form_is_read_the_same_from_every_format(name: str) -> None:
    found = values(FIXTURES / name, "value", "unit", "place")
    assert found["B3"] == (30.0, "명", "양동")
    assert found["C5"] == (25.0, "%", "농성1동")


@pytest.mark.parametrize(("name", "called"), [("forms.ods", "실적.xls"), ("forms.xls", "실적.xlsx")])
def test_a_workbook_is_read_whatever_its_name_ends_in(name: str, called: str, tmp_path: Path) -> None:
    misnamed = tmp_path / called
    misnamed.write_bytes((FIXTURES / name).read_bytes())
    assert shown(read_file(misnamed)[0]) == shown(read_file(FIXTURES / name)[0])


@pytest.mark.parametrize("name", ["forms.ods", "forms.xls"])
def test_the_year_that_is_asked_about_dates_nothing(name: str) -> None:
    assert values(FIXTURES / name, "period_start")["B3"][0] in {None, "2024"}


def test_a_binary_workbook_gives_percents_units_errors_hidden_rows_and_merges(tmp_path: Path) -> None:
    rows: list[list[object]] = [
        ["동명", "인원", "율"],
        ["양동", 30.0, 0.123],
        ["양3동", 40.0, None],
        ["합계", 70.0, 0.5],
    ]
    path = write_binary_workbook(
        tmp_path / "자료.xlsb",
        rows,
        {(1, 1): '0"명"', (1, 2): "0.0%", (3, 2): "0.0%"},
        hidden_row=2,
        merge=(0, 0, 0, 1),
    )
    (grid,) = read_file(path)
    assert shown(grid)[1] == ["양동", "30명", "12.3%"]
    assert (grid.texts[2, 2], grid.hidden_rows, len(grid.merges)) == ("#DIV/0!", frozenset({2}), 1)


def test_a_workbook_with_macros_is_read_and_its_macros_are_not(tmp_path: Path) -> None:
    path = tmp_path / "자료.xlsm"
    book = xlsxwriter.Workbook(tmp_path / "plain.xlsx")
    book.add_worksheet().write_column(0, 0, ["동명", "양동"])
    book.close()
    with zipfile.ZipFile(tmp_path / "plain.xlsx") as plain, zipfile.ZipFile(path, "w") as macros:
        for name in plain.namelist():
            content = plain.read(name).replace(
                b"openxmlformats-officedocument.spreadsheetml.sheet.main", b"ms-excel.sheet.macroEnabled.main"
            )
            macros.writestr(name, content)
        macros.writestr("xl/vbaProject.bin", b"\x00" * 100)
    assert shown(read_file(path)[0]) == [["동명"], ["양동"]]


def test_a_very_hidden_sheet_is_told_and_not_read(tmp_path: Path) -> None:
    path = tmp_path / "자료.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in (["동명", "인원"], ["양동", 5], ["양3동", 7]):
        sheet.append(row)
    secret = book.create_sheet("비밀")
    secret.append(["동명", "인원"])
    secret.append(["양동", 999])
    secret.sheet_state = "veryHidden"
    book.save(path)
    recognised = read(path)
    assert set(recognised.readings["sheet"].to_pylist()) == {"Sheet"}
    assert [(p.code, p.sheet) for p in recognised.problems] == [("hidden_sheet", "비밀")]


def test_hidden_rows_are_read_and_told(tmp_path: Path) -> None:
    path = tmp_path / "자료.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    for r, row in enumerate([["동명", "인원"], ["양동", 5], ["양3동", 7], ["농성1동", 9]]):
        sheet.write_row(r, 0, row)
    sheet.set_row(2, None, None, {"hidden": True})
    book.close()
    assert values(path, "value")["B3"] == (7.0,)
    assert [(p.code, p.found) for p in read(path).problems] == [("hidden_rows", "1")]


def test_a_workbook_whose_used_range_reaches_the_last_row(tmp_path: Path) -> None:
    path = tmp_path / "자료.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    for r, row in enumerate([["동명", "인원"], ["양동", 5], ["양3동", 7]]):
        sheet.write_row(r, 0, row)
    sheet.write_string(1_048_575, 1, " ")
    book.close()
    assert values(path, "value") == {"B2": (5.0,), "B3": (7.0,)}


def test_a_declared_size_that_is_too_small_loses_nothing(tmp_path: Path) -> None:
    source, path = tmp_path / "원본.xlsx", tmp_path / "자료.xlsx"
    book = xlsxwriter.Workbook(source)
    book.add_worksheet().write_column(0, 0, ["동명", "양동", "양3동"])
    book.close()
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(path, "w") as after:
        for name in before.namelist():
            after.writestr(name, before.read(name).replace(b'ref="A1:A3"', b'ref="A1"'))
    assert len(shown(read_file(path)[0])) == 3


def test_names_of_files_and_sheets_in_decomposed_hangul_are_composed(tmp_path: Path) -> None:
    path = tmp_path / unicodedata.normalize("NFD", "2019년 양동.xlsx")
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet(unicodedata.normalize("NFD", "교육"))
    rows: list[list[object]] = [["사업명", "수료인원"], ["마을학교", 5], ["마을리더", 7]]
    for r, row in enumerate(rows):
        sheet.write_row(r, 0, [unicodedata.normalize("NFD", cell) if isinstance(cell, str) else cell for cell in row])
    book.close()
    found = values(path, "place", "period_start", "row_labels", "sheet")
    assert found["B2"] == ("양동", "2019", ["마을학교"], "교육")


def test_entities_declared_in_a_workbook_are_not_blown_up(tmp_path: Path) -> None:
    source, path = tmp_path / "원본.xlsx", tmp_path / "자료.xlsx"
    book = xlsxwriter.Workbook(source)
    book.add_worksheet().write(0, 0, "동명")
    book.close()
    bomb = b'<!DOCTYPE b [<!ENTITY a "' + b"x" * 1000 + b'"><!ENTITY c "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    with zipfile.ZipFile(source) as before, zipfile.ZipFile(path, "w") as after:
        for name in before.namelist():
            content = before.read(name)
            if name.endswith("sharedStrings.xml"):
                content = content.replace(b"<sst", bomb + b"<sst", 1).replace("동명".encode(), b"&c;" * 100)
            after.writestr(name, content)
    try:
        grid = read_file(path)[0]
    except Unreadable:
        return
    assert len(str(grid.texts[0, 0])) < 1000


@pytest.mark.parametrize("name", ["forms.ods", "forms.xls"])
@pytest.mark.parametrize("seed", range(15))
def test_a_fixture_with_bytes_changed_is_read_or_refused(name: str, seed: int, tmp_path: Path) -> None:
    chance = random.Random(seed)
    content = bytearray((FIXTURES / name).read_bytes())
    for _ in range(chance.choice((1, 5, 50))):
        content[chance.randrange(len(content))] = chance.randrange(256)
    path = tmp_path / name
    path.write_bytes(content)
    try:
        grids = read_file(path)
    except Unreadable:
        return
    assert all(grid.kinds.shape == grid.texts.shape for grid in grids)
