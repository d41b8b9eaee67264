"""Marking what other programs write: prefixed and strict parts, threads, controls; and the copies of all other formats."""

import re
import unicodedata
import zipfile
from pathlib import Path

import openpyxl
import pytest

from catalog.load import load_catalog
from etl.grid import Grid
from etl.read import read_file
from etl.recognise import recognise
from tests.etl.hangul_documents import table, write_document
from tests.etl.marked_workbooks import (
    budget_workbook,
    cell,
    comment,
    listed,
    marked,
    parts,
    problem,
    with_parts,
    worksheet,
)

FIXTURES = Path(__file__).parent.parent / "fixtures"
MAIN = b"http://schemas.openxmlformats.org/spreadsheetml/2006/main"


@pytest.fixture
def budget(tmp_path: Path) -> Path:
    return budget_workbook(tmp_path / "예산.xlsx")


def prefixed(part: bytes) -> bytes:
    """The part with every element of the main namespace written as <x:…>."""
    named = re.sub(rb"<(/?)(?![?/!]|\w+:)(\w)", rb"<\1x:\2", part)
    return named.replace(b'xmlns="' + MAIN, b'xmlns:x="' + MAIN)


def shown(grid: Grid) -> list[list[str]]:
    return [[grid.shown(row, column) for column in range(grid.shape[1])] for row in range(grid.shape[0])]


def test_parts_written_with_prefixes_are_marked_in_place(budget: Path) -> None:
    names = ("xl/worksheets/sheet1.xml", "xl/styles.xml", "xl/workbook.xml", "xl/comments1.xml")
    with_parts(budget, {name: prefixed(parts(budget)[name]) for name in names})
    out = marked(budget, problem("C5"), problem("D12"), problem("B6"))
    assert comment(out, "C5").startswith("주의:")
    assert comment(out, "D12").startswith("주의:")
    assert comment(out, "B6").startswith("담당자가 손으로 더함")
    assert "xl/charts/chart1.xml" in parts(out)
    assert listed(out)[0]["셀"] == "C5"


def test_a_strict_workbook_gets_strict_relations(budget: Path) -> None:
    strict = {
        name: part.replace(MAIN, b"http://purl.oclc.org/ooxml/spreadsheetml/main").replace(
            b"http://schemas.openxmlformats.org/officeDocument/2006/relationships",
            b"http://purl.oclc.org/ooxml/officeDocument/relationships",
        )
        for name, part in parts(budget).items()
        if name.endswith((".xml", ".rels"))
    }
    after = parts(marked(with_parts(budget, strict), problem("A1", sheet="현황")))
    assert "xl/charts/chart1.xml" in after
    assert b"purl.oclc.org/ooxml/officeDocument/relationships/comments" in after["xl/worksheets/_rels/sheet2.xml.rels"]
    assert b'xmlns="http://purl.oclc.org/ooxml/spreadsheetml/main"' in after["xl/worksheets/sheet3.xml"]


def test_cells_and_rows_without_addresses_are_counted(budget: Path) -> None:
    sheet = parts(budget)["xl/worksheets/sheet1.xml"]
    bare = re.sub(rb'<row r="[3-6]" ', b"<row ", re.sub(rb'<c r="[A-C][3-6]"', b"<c", sheet))
    out = marked(with_parts(budget, {"xl/worksheets/sheet1.xml": re.sub(rb'(<row) (spans="1:3">.{0,20}<c s="1" t="s"><v>1<)', rb'\1 r="3" \2', bare)}), problem("C5"), problem("E4"))  # fmt: skip
    assert (cell(out, "C5").value, cell(out, "C5").fill.fill_type) == ("8,1OO", "solid")
    assert comment(out, "E4").startswith("주의:")


def test_a_part_of_unusual_make_is_copied_instead_and_the_list_says_so(budget: Path) -> None:
    name = "xl/worksheets/sheet1.xml"
    unusual = parts(budget)[name].replace(b"<worksheet", b"<!DOCTYPE worksheet>\n<worksheet", 1)
    out = marked(with_parts(budget, {name: unusual}), problem("C5"))
    assert "사본" in str(worksheet(out, "확인할 것")["A2"].value)
    assert comment(out, "C5").startswith("주의:")


def test_a_workbook_with_a_damaged_picture_is_copied_instead(budget: Path) -> None:
    with zipfile.ZipFile(budget, "a", zipfile.ZIP_STORED) as archive:
        archive.writestr("xl/media/image9.png", b"a picture in one piece")
    budget.write_bytes(budget.read_bytes().replace(b"in one piece", b"in two piece"))
    out = marked(budget, problem("C5"))
    assert "사본" in str(worksheet(out, "확인할 것")["A2"].value)
    assert comment(out, "C5").startswith("주의:")


def test_a_sheet_named_in_decomposed_hangul_is_found(tmp_path: Path) -> None:
    sheet = unicodedata.normalize("NFD", "집행")
    out = marked(budget_workbook(tmp_path / "맥.xlsx", sheet), problem("C5", sheet="집행"))
    assert comment(out, "C5", sheet).startswith("주의:")
    row = next(row for row in worksheet(out, "확인할 것").iter_rows() if row[0].value == "1")
    assert row[3].hyperlink.location == f"'{sheet}'!C5"


def thread(budget: Path) -> Path:
    """The note at B6 as a thread of comments, as new versions of Excel write it."""
    spaces = b'xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"'
    office = b"http://schemas.microsoft.com/office/2017/10/relationships/"
    there = parts(budget)
    rels, book = "xl/worksheets/_rels/sheet1.xml.rels", "xl/_rels/workbook.xml.rels"
    relation = b'<Relationship Id="rId%d" Type="' + office + b'%s" Target="%s"/></Relationships>'
    return with_parts(
        budget,
        {
            "xl/threadedComments/threadedComment1.xml": b"<ThreadedComments " + spaces + b'><threadedComment ref="B6" '
            b'dT="2026-01-05T09:00:00.00" personId="{P1}" id="{T1}"><text>sum?</text></threadedComment></ThreadedComments>',
            "xl/persons/person.xml": b"<personList " + spaces + b'><person displayName="Kim" id="{P1}" userId="k" '
            b'providerId="None"/></personList>',
            rels: there[rels].replace(
                b"</Relationships>", relation % (9, b"threadedComment", b"../threadedComments/threadedComment1.xml")
            ),
            book: there[book].replace(b"</Relationships>", relation % (99, b"person", b"persons/person.xml")),
        },
    )


def test_a_thread_is_kept_and_answered(budget: Path) -> None:
    after = parts(marked(thread(budget), problem("B6"), problem("C5")))
    told = after["xl/threadedComments/threadedComment1.xml"].decode()
    assert "<text>sum?</text>" in told
    assert re.findall(r'ref="(\w+)"[^>]*parentId="\{T1\}"><text>(주의)', told) == [("B6", "주의")]
    assert 'displayName="동네지표"' in after["xl/persons/person.xml"].decode()


def test_boxes_of_other_things_stay_and_ids_are_not_used_twice(budget: Path) -> None:
    drawing = "xl/drawings/vmlDrawing1.vml"
    before = parts(budget)[drawing].decode()
    after = parts(marked(budget, problem("C5"), problem("A5"), problem("A1", sheet="현황")))
    ids = [
        number
        for name, part in after.items()
        if name.endswith(".vml")
        for number in re.findall(r'id="_x0000_s(\d+)"', part.decode())
    ]
    assert before.removesuffix("</v:shape></xml>").split("<v:shape ")[1] in after[drawing].decode()
    assert len(ids) == len(set(ids)) == 4


def test_the_box_of_a_long_comment_is_taller(budget: Path) -> None:
    def height(says: str) -> float:
        drawing = parts(marked(budget, problem("C5", says)))["xl/drawings/vmlDrawing1.vml"].decode()
        return float(re.findall(r"height:([\d.]+)pt", drawing)[-1])

    assert height("짧은 말.") < height("길게 이어지는 설명입니다. " * 12)


@pytest.mark.parametrize("encoding", ["cp949", "utf-8-sig"])
def test_a_csv_comes_back_as_a_workbook_with_its_cells_as_typed(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "동별 집행.csv"
    path.write_text('동,집행액,번호\n양동,"1,2O4",007\n농성1동,=1+1,1-2\n', encoding=encoding)
    out = marked(path, problem("B2", sheet="동별 집행", found="1,2O4"))
    sheet = worksheet(out, "동별 집행")
    assert [[one.value for one in row] for row in sheet.iter_rows()] == [
        ["동", "집행액", "번호"], ["양동", "1,2O4", "007"], ["농성1동", "=1+1", "1-2"]
    ]  # fmt: skip
    assert {one.data_type for row in sheet.iter_rows() for one in row} == {"s"}
    assert comment(out, "B2", "동별 집행").startswith("주의:")
    assert worksheet(out, "확인할 것")["A2"].value == (
        "이 파일은 보내신 '동별 집행.csv'의 값을 옮겨 담은 사본입니다. 원본은 그대로이니, 고칠 곳은 원본에서 고쳐 주십시오."
    )


def test_a_name_too_long_for_a_sheet_is_cut_and_the_link_follows(tmp_path: Path) -> None:
    stem = "2025년 [서구] 열여덟 개 동 주민자치회 예산 집행 현황 최종본"
    path = tmp_path / f"{stem}.csv"
    path.write_text("동,집행액\n양동,1204\n", encoding="utf-8")
    out = marked(path, problem("B2", sheet=stem))
    sheet = openpyxl.load_workbook(out).sheetnames[0]
    assert sheet == "2025년 _서구_ 열여덟 개 동 주민자치회 예산 집행"
    assert comment(out, "B2", sheet).startswith("주의:")
    assert listed(out)[0]["시트"] == f"'{stem}'"


@pytest.mark.parametrize("name", ["forms.ods", "forms.xls"])
def test_the_copy_of_an_old_workbook_is_read_as_the_original_is(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes((FIXTURES / name).read_bytes())
    before = read_file(path)
    copied = read_file(marked(path, problem("B3", sheet=before[0].sheet)))
    assert [grid.sheet for grid in copied] == [*(grid.sheet for grid in before), "확인할 것"]
    for one, other in zip(copied, before, strict=False):
        assert shown(one) == shown(other)
        assert (one.merges, one.hidden_rows, one.hidden_columns, one.hidden) == (
            other.merges, other.hidden_rows, other.hidden_columns, other.hidden
        )  # fmt: skip


def test_a_table_of_a_hangul_document_is_marked_under_its_own_addresses(tmp_path: Path) -> None:
    path = tmp_path / "실적.hwpx"
    write_document(path, [table([["동", "인원"], ["양동", "30"]]), table([["동", "인원"], ["농성1동", "4O"]])])
    out = marked(path, problem("T2R2C2", sheet=None, found="4O"))
    name = read_file(path)[1].sheet
    sheets = openpyxl.load_workbook(out).sheetnames
    assert cell(out, "B2", sheets[1]).value == "4O"
    assert comment(out, "B2", sheets[1]).startswith("주의:")
    assert (listed(out)[0]["셀"], listed(out)[0]["적힌 값"], bool(name)) == ("T2R2C2", "'4O'", True)


def test_a_file_that_cannot_be_opened_gives_the_list_alone(tmp_path: Path) -> None:
    path = tmp_path / "깨진 파일.xlsx"
    path.write_bytes(b"PK\x03\x04 cut off")
    out = marked(path)
    assert openpyxl.load_workbook(out).sheetnames == ["확인할 것"]
    assert [row["심각도"] for row in listed(out)] == ["막음"]
    assert "깨진 파일.xlsx" in listed(out)[0]["무엇이 문제인지"]


def test_the_figures_read_from_a_marked_workbook_are_those_of_the_original(tmp_path: Path) -> None:
    vocabulary = load_catalog().vocabulary
    path = budget_workbook(tmp_path / "예산.xlsx", sheet="2024")
    out = marked(path, *(problem(at, sheet="2024") for at in ("B4", "B5", "B6")))

    def figures(path: Path) -> list[tuple[object, ...]]:
        rows = recognise(read_file(path), vocabulary, "예산.xlsx").readings.to_pylist()
        return [(row["sheet"], row["cell"], row["value"]) for row in rows]

    assert len(figures(path)) >= 5
    assert figures(out) == figures(path)
