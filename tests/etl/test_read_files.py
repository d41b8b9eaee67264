"""From files to Grids: what is kept, what is refused, and in which words."""

import csv
import io
import random
import shutil
import zipfile
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from etl.grid import Kind, address, grid_of
from etl.read import Unreadable, read_file
from etl.read.number_formats import NumberFormat, read_format

ROWS = [["동명", "인원"], ["양동", "1,204"], ["양3동", "줄\n바꿈"]]


def text_of(rows: list[list[str]], delimiter: str = ",") -> str:
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(rows)
    return out.getvalue()


def refused(path: Path) -> str:
    with pytest.raises(Unreadable) as caught:
        read_file(path)
    problem = caught.value.problem
    assert problem.sentence().strip()
    assert problem.hint().strip()
    return problem.code


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp949", "utf-16"])
@pytest.mark.parametrize("delimiter", [",", "\t", ";", "|"])
def test_delimited_text_in_every_encoding(tmp_path: Path, encoding: str, delimiter: str) -> None:
    path = tmp_path / "실적.csv"
    path.write_bytes(text_of(ROWS, delimiter).encode(encoding))
    (grid,) = read_file(path)
    assert [[grid.texts[r, c] for c in range(2)] for r in range(3)] == ROWS
    assert grid.sheet == "실적"


def test_the_content_decides_and_not_the_suffix(tmp_path: Path) -> None:
    path = tmp_path / "자료.xlsx"
    path.write_text(text_of(ROWS), encoding="cp949")
    assert read_file(path)[0].texts[1, 0] == "양동"


def test_an_html_page_saved_as_xls(tmp_path: Path) -> None:
    path = tmp_path / "자료.xls"
    cells = "<tr><th rowspan=2>동명</th><th colspan=2>인원</th></tr><tr><th>신청</th><th>수료</th></tr><tr><td>양동<td>10<td>8</tr>"
    path.write_text(f"<html><body><table>{cells}</table></body></html>", encoding="utf-8")
    (grid,) = read_file(path)
    assert grid.shape == (3, 3)
    assert [grid.texts[2, c] for c in range(3)] == ["양동", "10", "8"]
    assert len(grid.merges) == 2


@pytest.fixture
def workbook(tmp_path: Path) -> Path:
    path = tmp_path / "자료.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet("현황")
    sheet.write_row(0, 0, ["동명", "인원", "율"])
    sheet.write_row(1, 0, ["양동", 1204])
    sheet.write_number(1, 2, 0.123, book.add_format({"num_format": "0.0%"}))
    sheet.write_number(2, 1, 30, book.add_format({"num_format": '#,##0"명"'}))
    sheet.write_number(2, 2, 1234567, book.add_format({"num_format": "#,##0,"}))
    sheet.merge_range("A4:B4", "합계")
    sheet.set_row(2, None, None, {"hidden": True})
    sheet.set_column("C:C", None, None, {"hidden": True})
    book.add_worksheet("숨김").hide()
    book.close()
    return path


def test_number_formats_say_what_is_shown(workbook: Path) -> None:
    grid = read_file(workbook)[0]
    assert [grid.shown(1, 1), grid.shown(1, 2), grid.shown(2, 1), grid.shown(2, 2)] == [
        "1204",
        "12.3%",
        "30명",
        "1234.567",
    ]
    assert grid.numbers[1, 2] == 12.3


def test_hidden_rows_columns_and_sheets_and_merges_are_known(workbook: Path) -> None:
    grid, hidden = read_file(workbook)
    assert (grid.hidden_rows, grid.hidden_columns, hidden.hidden) == ({2}, {2}, True)
    assert [(m.top, m.left, m.bottom, m.right) for m in grid.merges] == [(3, 0, 3, 1)]


def test_formulas_without_a_value_and_error_cells_are_not_blanks(tmp_path: Path) -> None:
    path = tmp_path / "자료.xlsx"
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    sheet["A1"], sheet["A2"], sheet["B2"], sheet["C2"] = "동명", "양동", '=IF(A1<>"","a",SUM(1,1))', "#REF!"
    sheet["C2"].data_type = "e"
    book.save(path)
    (grid,) = read_file(path)
    assert (grid.kinds[1, 1], grid.kinds[1, 2], grid.texts[1, 2]) == (Kind.NO_VALUE, Kind.ERROR, "#REF!")
    assert grid.formulas == {(1, 1): '=IF(A1<>"","a",SUM(1,1))'}


def test_only_date_formats_make_dates() -> None:
    assert read_format('0"시"') == NumberFormat(unit="시")
    assert read_format("yyyy-mm-dd") == NumberFormat()
    assert read_format("[Red]#,##0;△#,##0") == NumberFormat()


def test_a_damaged_a_truncated_and_an_empty_file(workbook: Path, tmp_path: Path) -> None:
    content = workbook.read_bytes()
    for name, kept in (
        ("잘림.xlsx", content[: len(content) // 2]),
        ("깨짐.xlsx", content[:200] + b"\x00" * 400 + content[600:]),
    ):
        (tmp_path / name).write_bytes(kept)
        assert refused(tmp_path / name) == "file_damaged"
    (tmp_path / "빈.xlsx").write_bytes(b"")
    assert refused(tmp_path / "빈.xlsx") == "file_empty"


@pytest.mark.parametrize(
    ("head", "code"),
    [
        (b"\x9b DRMONE  This Document is encrypted and protected by Fasoo DRM", "file_drm"),
        (b"SCDSA002" + bytes(64), "file_drm"),
        (b"<DOCUMENT SAFER MarkAny>", "file_drm"),
        (b"HWP Document File V3.00 \x1a", "file_hwp"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + "EncryptedPackage".encode("utf-16-le"), "file_password"),
        (bytes.fromhex("D0CF11E0A1B11AE1") + b"HWP Document File", "file_hwp"),
        (b"%PDF-1.7", "file_unknown"),
        (
            b'<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">',
            "file_xml_spreadsheet",
        ),
        (bytes(range(256)) * 8, "file_unknown"),
    ],
)
def test_locked_and_foreign_files_are_told_apart(tmp_path: Path, head: bytes, code: str) -> None:
    path = tmp_path / "자료.xlsx"
    path.write_bytes(head)
    assert refused(path) == code


def test_a_file_of_hancell(tmp_path: Path) -> None:
    path = tmp_path / "자료.cell"
    path.write_bytes(bytes.fromhex("D0CF11E0A1B11AE1") + bytes(600))
    assert refused(path) == "file_cell"


def test_a_zip_bomb_is_not_unpacked(tmp_path: Path) -> None:
    path = tmp_path / "자료.xlsx"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        with archive.open("xl/worksheets/sheet1.xml", "w") as part:
            for _ in range(220):
                part.write(bytes(1_000_000))
    assert refused(path) == "file_too_large"


def test_two_cells_in_far_corners_do_not_take_the_memory(tmp_path: Path) -> None:
    path = tmp_path / "자료.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet = book.add_worksheet()
    sheet.write(0, 0, 1)
    sheet.write(1_048_575, 16_383, 2)
    book.close()
    assert refused(path) == "file_too_large"


def test_an_archive_that_is_no_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "묶음.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("a.txt", "x")
    assert refused(path) == "file_unknown"


def test_a_grid_made_by_hand_has_addresses_like_a_spreadsheet() -> None:
    grid = grid_of([["가", 1.0], [None, 2.5]])
    assert (grid.shown(1, 1), address(1, 27)) == ("2.5", "AB2")


def test_reading_leaves_the_file_as_it_was(workbook: Path, tmp_path: Path) -> None:
    copy = shutil.copy(workbook, tmp_path / "사본.xlsx")
    read_file(workbook)
    assert workbook.read_bytes() == Path(copy).read_bytes()


@pytest.mark.parametrize("seed", range(40))
def test_a_file_with_bytes_changed_is_read_or_refused_and_never_crashes(
    workbook: Path, tmp_path: Path, seed: int
) -> None:
    chance = random.Random(seed)
    content = bytearray(workbook.read_bytes())
    for _ in range(chance.choice((1, 5, 50))):
        content[chance.randrange(len(content))] = chance.randrange(256)
    path = tmp_path / "변형.xlsx"
    path.write_bytes(content)
    try:
        grids = read_file(path)
    except Unreadable:
        return
    assert all(grid.kinds.shape == grid.texts.shape for grid in grids)
