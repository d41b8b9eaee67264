"""What a sender finds in the workbook that comes back: their own file, with the bad cells coloured, commented and listed."""

import re
from pathlib import Path

import openpyxl
import pytest
import xlsxwriter

from catalog.problems import Ask, Choice
from etl.marked import WrongOutputError, marked_suffix, write_marked
from etl.read import read_file
from tests.etl.marked_workbooks import (
    budget_workbook,
    cell,
    comment,
    listed,
    looks,
    marked,
    parts,
    problem,
    with_parts,
    worksheet,
)

TOUCHED = {
    "xl/styles.xml",
    "xl/worksheets/sheet1.xml",
    "xl/comments1.xml",
    "xl/drawings/vmlDrawing1.vml",
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "[Content_Types].xml",
}


@pytest.fixture
def budget(tmp_path: Path) -> Path:
    return budget_workbook(tmp_path / "예산.xlsx")


def test_a_bad_cell_is_coloured_and_keeps_its_value_number_format_and_border(budget: Path) -> None:
    found = cell(marked(budget, problem("C5")), "C5")
    assert (found.value, found.number_format, found.border.left.style) == ("8,1OO", "#,##0", "thin")
    assert found.fill.fill_type == "solid"
    assert found.fill.fgColor.rgb != cell(budget, "C5").fill.fgColor.rgb


def test_the_other_cells_look_as_before(budget: Path) -> None:
    before, after = looks(budget), looks(marked(budget, problem("C5")))
    assert {at for at in before if before[at] != after[at]} == {"C5"}


def test_the_comment_begins_with_the_severity_and_says_what_to_do(budget: Path) -> None:
    text = comment(marked(budget, problem("C5")), "C5")
    assert text.startswith("주의: 집행액이 이상합니다. ('8,1OO')\n→ 이 칸을 확인해 주십시오.")


def test_the_comment_is_signed(budget: Path) -> None:
    note = cell(marked(budget, problem("C5")), "C5").comment
    assert note is not None
    assert note.author == "동네지표"


def test_every_part_that_holds_no_mark_has_the_same_bytes(budget: Path) -> None:
    before, after = parts(budget), parts(marked(budget, problem("C5")))
    assert {"xl/charts/chart1.xml", "xl/media/image1.png", "xl/drawings/drawing1.xml"} <= before.keys() - TOUCHED
    assert {name: after[name] for name in before.keys() - TOUCHED} == {
        name: before[name] for name in before.keys() - TOUCHED
    }
    assert after.keys() - before.keys() == {"xl/worksheets/sheet3.xml"}


def test_the_senders_file_is_not_changed(budget: Path) -> None:
    before = budget.read_bytes()
    marked(budget, problem("C5"))
    assert budget.read_bytes() == before


def test_a_comment_that_was_there_is_kept_with_ours_behind_it(budget: Path) -> None:
    out = marked(budget, problem("B6", "합이 다릅니다."))
    assert comment(out, "B6").startswith("담당자가 손으로 더함")
    assert "주의: 합이 다릅니다." in comment(out, "B6")


def test_a_comment_elsewhere_is_kept(budget: Path) -> None:
    assert comment(marked(budget, problem("C5")), "B6") == "담당자가 손으로 더함"


def test_two_problems_in_one_cell_are_one_comment_and_the_graver_colour(budget: Path) -> None:
    grave = problem("C5", "너무 큽니다.", code="rule_failed")
    out = marked(budget, problem("C5"), grave)
    text = comment(out, "C5")
    assert text.index("막음: 너무 큽니다.") < text.index("주의: 집행액이")
    assert [row["심각도"] for row in listed(out)] == ["막음", "주의"]
    both = cell(out, "C5").fill.fgColor.rgb
    assert both == cell(marked(budget, grave), "C5").fill.fgColor.rgb


def test_each_severity_has_a_colour_of_its_own(budget: Path) -> None:
    ask = Ask("cell", "집행!B4", "u-1", (Choice("leave_out", "이 값은 싣지 않음", "Leave it out"),))
    settled = problem("B4", settled="leave_out", ask=ask)
    grave = problem("B5", "너무 큽니다.", code="rule_failed")
    out = marked(budget, problem("C5"), settled, grave)
    assert len({cell(out, at).fill.fgColor.rgb for at in ("C5", "B4", "B5")}) == 3
    assert comment(out, "B4").startswith("참고:")
    assert "정해진 답: 이 값은 싣지 않음" in comment(out, "B4")


def test_white_writing_stays_readable_on_the_mark(budget: Path) -> None:
    found = cell(marked(budget, problem("C3")), "C3")
    red, green, blue = bytes.fromhex(str(found.fill.fgColor.rgb)[2:])
    assert found.font.color is not None
    assert found.font.color.rgb == "FFFFFFFF"
    assert 0.299 * red + 0.587 * green + 0.114 * blue < 120


@pytest.mark.parametrize("address", ["C2", "D4", "H5", "E12", "B40"])
def test_a_cell_that_the_file_does_not_hold_is_made_and_marked(budget: Path, address: str) -> None:
    out = marked(budget, problem(address))
    assert cell(out, address).fill.fill_type == "solid"
    assert comment(out, address).startswith("주의:")
    sheet = parts(out)["xl/worksheets/sheet1.xml"].decode()
    rows = [int(number) for number in re.findall(r'<row [^>]*?r="(\d+)"', sheet)]
    assert rows == sorted(set(rows))
    assert read_file(out)[0].shown(4, 2) == "8,1OO"


def test_many_absent_cells_stand_in_the_order_of_the_sheet(budget: Path) -> None:
    out = marked(budget, *(problem(at) for at in ("E5", "D5", "A9", "C12", "B12", "D3")))
    sheet = parts(out)["xl/worksheets/sheet1.xml"].decode()
    assert re.findall(r'<c r="([A-Z]+(?:3|5|9|12))"', sheet) == [
        "A3", "B3", "C3", "D3", "A5", "B5", "C5", "D5", "E5", "A9", "B12", "C12"
    ]  # fmt: skip


def test_a_long_sheet_keeps_all_its_rows_in_order(tmp_path: Path) -> None:
    path = tmp_path / "긴 표.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("집행")
        for row in range(0, 3000, 3):
            sheet.write_number(row, 1, row)
    out = marked(path, *(problem(at) for at in ("B1", "B301", "C302", "B1503", "A2998", "B2999", "B3500")))
    before, after = read_file(path)[0], read_file(out)[0]
    assert [after.shown(row, 1) for row in range(before.shape[0])] == [
        before.shown(row, 1) for row in range(before.shape[0])
    ]
    rows = [int(number) for number in re.findall(rb'<row r="(\d+)"', parts(out)["xl/worksheets/sheet1.xml"])]
    assert rows == sorted({*range(1, 3000, 3), 302, 1503, 2999, 3500})
    assert [at for at in ("B301", "C302", "B1503", "B3500") if comment(out, at)] == ["B301", "C302", "B1503", "B3500"]


def test_a_sheet_without_any_cell_can_be_marked(tmp_path: Path) -> None:
    path = tmp_path / "빈 표.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("집행")
    out = marked(path, problem("B2"), problem("A3"))
    assert comment(out, "A3").startswith("주의:")
    assert comment(out, "B2").startswith("주의:")


def test_a_cell_made_in_a_column_with_a_format_keeps_that_format(tmp_path: Path) -> None:
    path = tmp_path / "서식.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        sheet = workbook.add_worksheet("집행")
        sheet.set_column("C:C", 12, workbook.add_format({"num_format": "0.0%"}))
        sheet.write("A1", "동")
    assert cell(marked(path, problem("C9")), "C9").number_format == "0.0%"


def test_a_problem_inside_merged_cells_is_shown_at_their_corner(budget: Path) -> None:
    out = marked(budget, problem("B1"))
    assert comment(out, "A1").startswith("주의:")
    assert listed(out)[0]["셀"] == "B1"


def test_the_list_is_the_last_sheet_and_names_problems_without_a_cell(budget: Path) -> None:
    about_file = problem(None, "해가 다릅니다.", None, "2024년")
    out = marked(budget, problem("C5"), about_file, problem(None, "숨은 행이 있습니다.", "현황", "3", settled="둠"))
    assert openpyxl.load_workbook(out).sheetnames == ["집행", "현황", "확인할 것"]
    rows = listed(out)
    assert [(row["번호"], row["심각도"], row["시트"], row["셀"]) for row in rows] == [
        ("1", "주의", "'집행'", "C5"), ("2", "주의", "", ""), ("3", "참고", "'현황'", "")
    ]  # fmt: skip
    assert (rows[0]["적힌 값"], rows[1]["적힌 값"]) == ("'8,1OO'", "'2024년'")
    assert rows[1]["무엇이 문제인지"] == "해가 다릅니다. ('2024년')"


def test_the_list_says_that_it_is_no_data_and_what_to_do(budget: Path) -> None:
    top = [
        row[0] for row in worksheet(marked(budget, problem("C5")), "확인할 것").iter_rows(max_row=3, values_only=True)
    ]
    assert str(top[0]).startswith("동네지표가 만든 확인 목록입니다. 자료가 아니며")
    assert top[1:] == [
        "보내신 '예산.xlsx'입니다. 문제가 있는 칸에 색과 메모를 붙였고 나머지는 그대로입니다. 고쳐서 이 파일을 다시 올려 주십시오.",
        "막음 0, 주의 1, 참고 0",
    ]


def test_a_click_on_the_list_leads_to_the_cell_and_to_the_parts_of_a_total(tmp_path: Path) -> None:
    path = budget_workbook(tmp_path / "예산.xlsx", sheet="'25년 서구's 집행".strip("'"))
    out = marked(path, problem("B6", "합이 다릅니다.", "25년 서구's 집행"))
    row = next(row for row in worksheet(out, "확인할 것").iter_rows() if row[0].value == "1")
    assert [cell.hyperlink.location for cell in row if cell.hyperlink] == [
        "'25년 서구''s 집행'!B6",
        "'25년 서구''s 집행'!B4:B5",
    ]
    assert "주의: 합이 다릅니다." in comment(out, "B6", "25년 서구's 집행")


def test_a_list_of_that_name_that_is_the_senders_own_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "확인.xlsx"
    with xlsxwriter.Workbook(path) as workbook:
        workbook.add_worksheet("확인할 것").write("A1", "우리 동 확인 사항")
    out = marked(path, problem("A1", sheet="확인할 것"))
    assert openpyxl.load_workbook(out).sheetnames == ["확인할 것", "확인할 것 (2)"]
    assert cell(out, "A1", "확인할 것").value == "우리 동 확인 사항"


def test_a_question_lists_its_choices(budget: Path) -> None:
    ask = Ask(
        "measure", "집행액", "form", (Choice("settled", "결산", "Settled"), Choice("due", "원인행위액", "Committed"))
    )
    asked = problem("C4", ask=ask)
    out = marked(budget, asked)
    assert "고를 수 있는 답:\n· 결산\n· 원인행위액" in comment(out, "C4")
    assert listed(out)[0]["어떻게 고치는지"].endswith("· 결산\n· 원인행위액")


def test_hostile_texts_stay_texts(budget: Path) -> None:
    evil = '=HYPERLINK("http://x")</t><f>1</f>&\x07_x0041_]]>'
    out = marked(budget, problem("A40", found=evil))
    assert '=HYPERLINK("http://x")</t><f>1</f>&\ufffd' in comment(out, "A40")
    written = next(row for row in worksheet(out, "확인할 것").iter_rows() if row[0].value == "1")[5]
    assert (written.data_type, str(written.value)[:12]) == ("s", "'=HYPERLINK(")
    stored = parts(out)["xl/worksheets/sheet3.xml"].decode()
    assert "<f>" not in stored
    assert "_x005F_x0041_]]&gt;" in stored


@pytest.mark.parametrize("cell_name", ["ZZZ9", "A9999999", "T3R2C4", "", "내용"])
def test_a_cell_that_does_not_exist_is_only_listed(budget: Path, cell_name: str) -> None:
    out = marked(budget, problem(cell_name))
    assert [row["셀"] for row in listed(out)] == [cell_name]
    assert parts(out)["xl/worksheets/sheet1.xml"] == parts(budget)["xl/worksheets/sheet1.xml"]


def test_english_is_spoken_where_it_is_asked_for(budget: Path, tmp_path: Path) -> None:
    out = tmp_path / "to look at.xlsx"
    write_marked(budget, [problem("C5")], out, "en")
    assert comment(out, "C5").startswith("Look at: Odd. ('8,1OO')")
    assert openpyxl.load_workbook(out).sheetnames[-1] == "To look at"


def test_the_original_cannot_be_overwritten(budget: Path) -> None:
    before = budget.read_bytes()
    with pytest.raises(WrongOutputError, match="원본"):
        write_marked(budget, [problem("C5")], budget)
    assert budget.read_bytes() == before


def test_a_failure_leaves_no_half_written_file(budget: Path, tmp_path: Path) -> None:
    (tmp_path / "out.xlsx").mkdir()
    with pytest.raises(IsADirectoryError):
        write_marked(budget, [problem("C5")], tmp_path / "out.xlsx")
    assert not list(tmp_path.glob(".marked-*"))


def test_macros_stay_and_want_a_name_that_excel_opens(budget: Path, tmp_path: Path) -> None:
    types = parts(budget)["[Content_Types].xml"].replace(
        b"openxmlformats-officedocument.spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"
    )
    path = with_parts(budget, {"[Content_Types].xml": types, "xl/vbaProject.bin": b"\xd0\xcf macros"})
    assert marked_suffix(path) == ".xlsm"
    with pytest.raises(WrongOutputError, match="xlsm"):
        write_marked(path, [problem("C5")], tmp_path / "out.xlsx")
    write_marked(path, [problem("C5")], tmp_path / "out.xlsm")
    assert parts(tmp_path / "out.xlsm")["xl/vbaProject.bin"] == b"\xd0\xcf macros"


def test_a_workbook_that_comes_back_mended_loses_its_earlier_marks(budget: Path, tmp_path: Path) -> None:
    once = marked(budget, problem("C5"), problem("C3"), problem("E9"), problem("B6"), problem("A1", sheet="현황"))
    again = tmp_path / "다시.xlsx"
    write_marked(once, [problem("B4", "새로 틀렸습니다.")], again)
    before, after = looks(budget), looks(again)
    assert {at for at in before if before[at] != after[at]} == {"B4"}
    assert cell(again, "E9").fill.fill_type is None
    notes = {
        one.coordinate: one.comment.text for row in worksheet(again, "집행").iter_rows() for one in row if one.comment
    }
    assert set(notes) == {"B4", "B6"}
    assert notes["B6"] == "담당자가 손으로 더함"
    assert parts(again)["xl/drawings/vmlDrawing1.vml"].count(b"<v:shape ") == 2


def test_a_list_that_came_back_is_written_anew(budget: Path, tmp_path: Path) -> None:
    again = tmp_path / "다시.xlsx"
    write_marked(marked(budget, problem("C5"), problem("C3")), [problem("B4", "새로 틀렸습니다.")], again)
    assert openpyxl.load_workbook(again).sheetnames == ["집행", "현황", "확인할 것"]
    assert [row["셀"] for row in listed(again)] == ["B4"]


def test_a_mark_that_comes_back_unmended_hides_the_same_colour_as_before(budget: Path, tmp_path: Path) -> None:
    twice, thrice = tmp_path / "둘.xlsx", tmp_path / "셋.xlsx"
    write_marked(marked(budget, problem("C3")), [problem("C3")], twice)
    write_marked(twice, [problem("B4")], thrice)
    assert comment(twice, "C3").count("주의:") == 1
    assert cell(thrice, "C3").fill.fgColor.rgb == "FF1F3864"
