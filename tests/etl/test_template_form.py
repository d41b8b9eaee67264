"""The form itself: what it asks, what it shows of last year, what it refuses, and how it tells."""

import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from catalog.facts import FACTS
from catalog.load import load_catalog
from catalog.model import Measure, Programme, Table
from etl.mart import UPLOADS, fill_mart
from etl.template import UnknownPlaceError, UnknownTableError, write_template

CATALOG = load_catalog()
YEAR = 2026
DONGS = [dong.id for dong in CATALOG.dongs]
HEAD_ROW, YEAR_ROW, FIRST_ROW = 5, 6, 7
Row = dict[str, object]


def fact(measure: str, value: float | None, **more: object) -> Row:
    """One real figure of 양동's trainees in 2025, but for what is said otherwise."""
    table = CATALOG.tables[str(more.get("table_name", "trainees"))]
    return {
        "table_name": table.table,
        "programme": "leader_training",
        "place": "yang",
        "period_start": "2025",
        "period_end": more.get("period_start", "2025"),
        "attributes": "",
        "measure": measure,
        "value": value,
        "unit": table.measure(measure).unit,
        "qualifier": "exact",
        "total": False,
        "origin": "submitted",
        "demonstration": False,
        **more,
    }


def release_of(folder: Path, facts: Sequence[Row]) -> Path:
    """A release folder that holds these facts."""
    folder.mkdir(exist_ok=True)
    rows = [row | {"row": number} for number, row in enumerate(facts, start=1)]
    with duckdb.connect(str(folder / "mart.duckdb")) as mart:
        fill_mart(mart, CATALOG, pa.Table.from_pylist(rows, schema=FACTS), UPLOADS.empty_table())
    return folder


def last_years_figures() -> list[Row]:
    """Figures of every table: real ones, made-up ones and reasons, by turns over the dongs."""
    facts: list[Row] = []
    for table in CATALOG.tables.values():
        for programme in usual_programmes(table):
            for number, dong in enumerate(DONGS):
                made_up = number % 3 == 1
                shared = {"table_name": table.table, "programme": programme.id, "place": dong, "demonstration": made_up}
                shared |= {"origin": "demonstration" if made_up else "submitted"}
                shared["attributes"] = "; ".join(f"{attribute.id}=동 복지" for attribute in table.attributes)
                facts += [fact(m.id, **last_year_of(m, number), **shared) for m in table.measures]
    return facts


def usual_programmes(table: Table) -> list[Programme]:
    return [p for p in CATALOG.programmes.values() if not table.groups or p.group in table.groups][:2]


def last_year_of(measure: Measure, number: int) -> Row:
    if measure.type in ("text", "date", "event"):
        return {"value": None, "value_text": "운영 중" if measure.type == "text" else "2025-03-02"}
    if number % 3 == 2:
        return {"value": None, "missing": "not_submitted"}
    return {"value": 1000.0 * number if measure.type == "money" else 10.0 + number}


def form(folder: Path, table: str = "trainees", release: Path | None = None, place: str | None = None) -> Workbook:
    path = folder / "양식.xlsx"
    write_template(CATALOG, release, table, YEAR, path, place)
    return load_workbook(path)


def column_of(sheet: Worksheet, heading: str) -> int:
    return next(cell.column for cell in sheet[HEAD_ROW] if cell.value == heading)


def rows_of(sheet: Worksheet, column: int) -> list[str]:
    return [str(sheet.cell(row, column).value) for row in range(FIRST_ROW, sheet.max_row + 1)]


def drawn(folder: Path) -> dict[str, str]:
    """The text boxes of the form, by the cell they stand in."""
    with zipfile.ZipFile(folder / "양식.xlsx") as archive:
        if "xl/drawings/drawing1.xml" not in archive.namelist():
            return {}
        xml = archive.read("xl/drawings/drawing1.xml").decode()
    found = {}
    for anchor in xml.split("<xdr:twoCellAnchor")[1:]:
        column, row = (int(re.search(rf"<xdr:from>.*?<xdr:{what}>(\d+)<", anchor)[1]) for what in ("col", "row"))
        found[f"{chr(65 + column)}{row + 1}"] = "".join(re.findall(r"<a:t>([^<]*)<", anchor))
    return found


# --- what it asks


def test_the_title_names_year_and_table(tmp_path: Path) -> None:
    assert form(tmp_path)["입력"]["A1"].value == "2026년 교육 인원"


def test_the_form_of_one_dong_names_it_and_holds_no_other(tmp_path: Path) -> None:
    sheet = form(tmp_path, place="상무1동")["입력"]
    assert sheet["A1"].value == "2026년 상무1동 교육 인원"
    assert set(rows_of(sheet, 1)) == {"상무1동"}


def test_a_dong_is_found_by_its_id_too(tmp_path: Path) -> None:
    assert form(tmp_path, place="sangmu1")["입력"]["A7"].value == "상무1동"


def test_without_a_release_every_dong_has_a_row_for_each_programme_of_the_tables_groups(tmp_path: Path) -> None:
    sheet = form(tmp_path)["입력"]
    training = [p.label.ko for p in CATALOG.programmes.values() if p.group == "training"]
    assert rows_of(sheet, 1) == [dong.label.ko for dong in CATALOG.dongs for _ in training]
    assert rows_of(sheet, 3) == training * len(DONGS)


def test_programmes_and_measures_of_the_last_two_years_are_asked_for(tmp_path: Path) -> None:
    figures = [fact("completed_people", 40), fact("applied_people", 50, programme="expo", period_start="2024")]
    figures += [fact("visitors", 9, programme="eoullim", period_start="2023")]
    sheet = form(tmp_path, release=release_of(tmp_path / "1", figures), place="양동")["입력"]
    assert rows_of(sheet, 3) == ["마을리더 전문교육", "전국주민자치박람회 참여 지원"]
    assert [cell.value for cell in sheet[HEAD_ROW] if cell.value] == [
        "동명", "연번", "사업명", "신청인원(명)", "수료인원(명)"
    ]  # fmt: skip


def test_a_row_for_each_post_that_had_figures(tmp_path: Path) -> None:
    posts = [fact("people", 2, table_name="staffing", programme="care_fusion", attributes=f"post={post}")
             for post in ("동 복지", "동 간호")]  # fmt: skip
    posts += [fact("people", 4, table_name="staffing", programme="care_fusion", total=True)]
    sheet = form(tmp_path, "staffing", release_of(tmp_path / "1", posts), "양동")["입력"]
    assert rows_of(sheet, 4) == ["동 간호", "동 복지"]


def test_a_table_of_events_leaves_its_rows_to_the_sender(tmp_path: Path) -> None:
    book = form(tmp_path, "milestones", place="양동")
    sheet = book["입력"]
    assert [sheet.cell(FIRST_ROW, column).protection.locked for column in (1, 2, 3, 4, 5)] == [True, True, *[False] * 3]
    drop_down = next(rule for rule in sheet.data_validations.dataValidation if "C7" in str(rule.sqref))
    first, last = re.findall(r"\$B\$(\d+)", drop_down.formula1)
    listed = [book["작성 방법"].cell(row, 2).value for row in range(int(first), int(last) + 1)]
    assert listed == [programme.label.ko for programme in CATALOG.programmes.values()]


def test_what_only_the_district_counts_is_not_asked_of_a_dong(tmp_path: Path) -> None:
    figures = [fact("schools_completed", 2, table_name="assemblies", programme="school_assembly"),
               fact("voters", 300, table_name="assemblies", programme="resident_assembly")]  # fmt: skip
    sheet = form(tmp_path, "assemblies", release_of(tmp_path / "1", figures), "양동")["입력"]
    assert [cell.value for cell in sheet[HEAD_ROW] if cell.value][3:] == ["투표 참여 인원(명)"]
    assert rows_of(sheet, 3) == ["주민총회"]


def test_without_a_release_too_no_dongs_are_counted_by_a_dong(tmp_path: Path) -> None:
    headings = [str(cell.value) for cell in form(tmp_path, "assemblies")["입력"][HEAD_ROW]]
    assert "투표 참여 인원(명)" in headings
    assert not [heading for heading in headings if "개동" in heading or "개교" in heading]


def test_cells_that_had_no_figure_lately_are_white(tmp_path: Path) -> None:
    figures = [fact("completed_people", 40), fact("visitors", 9, programme="expo")]
    sheet = form(tmp_path, release=release_of(tmp_path / "1", [*figures]), place="양동")["입력"]
    completed = column_of(sheet, "수료인원(명)")
    colours = [sheet.cell(row, completed).fill.fgColor.rgb for row in (FIRST_ROW, FIRST_ROW + 1)]
    assert colours == ["FFFFF7CC", "FFFFFFFF"]
    assert not sheet.cell(FIRST_ROW + 1, completed).protection.locked


def test_only_the_input_cells_can_be_written_in(tmp_path: Path) -> None:
    sheet = form(tmp_path, place="양동")["입력"]
    assert sheet.protection.sheet
    unlocked = {cell.column for row in sheet.iter_rows() for cell in row if not cell.protection.locked}
    assert unlocked == {4, 5, 6, 7, 8}
    assert all(sheet.cell(FIRST_ROW, column).value is None for column in unlocked)


def test_no_format_of_an_input_cell_rounds_what_is_typed(tmp_path: Path) -> None:
    sheet = form(tmp_path, "budgets", place="양동")["입력"]
    assert sheet["D7"].number_format == "#,##0.######"


# --- last year's figures


def test_last_years_real_figure_stands_beside_its_cell(tmp_path: Path) -> None:
    form(tmp_path, release=release_of(tmp_path / "1", [fact("completed_people", 1412)]), place="양동")
    assert drawn(tmp_path) == {"E7": "1,412"}


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        ({"value": 98, "qualifier": "approximate"}, "약 98"),
        ({"value": 20, "qualifier": "at least"}, "20 이상"),
        ({"value": None, "missing": "not_submitted"}, "미제출"),
        ({"value": 0}, "0"),
        ({"value": 3}, "5 미만"),
    ],
)
def test_last_years_figure_keeps_what_was_said_of_it(said: Row, shown: str, tmp_path: Path) -> None:
    figure = fact("completed_people", **{"value": None, **said})
    form(tmp_path, release=release_of(tmp_path / "1", [figure]), place="양동")
    assert drawn(tmp_path)["E7"] == shown


def test_amounts_are_shown_in_thousands_to_the_last_won(tmp_path: Path) -> None:
    figure = fact("budget_krw", 12_345_678, table_name="budgets")
    sheet = form(tmp_path, "budgets", release_of(tmp_path / "1", [figure]), "양동")["입력"]
    assert sheet["D5"].value == "예산(천원)"
    assert drawn(tmp_path)["E7"] == "12,345.678"


def test_a_years_months_are_added_up_only_where_all_are_there(tmp_path: Path) -> None:
    months = [fact("completed_people", 10, period_start=f"2025-{month:02}") for month in range(1, 13)]
    some = [fact("applied_people", 10, period_start=f"2025-{month:02}") for month in range(1, 6)]
    form(tmp_path, release=release_of(tmp_path / "1", [*months, *some]), place="양동")
    assert drawn(tmp_path) == {"E7": "–", "G7": "120"}


def test_the_latest_state_of_a_stock_is_shown(tmp_path: Path) -> None:
    states = [fact("residents", value, table_name="population", programme="resident_register", period_start=month)
              for value, month in ((4100, "2025-06"), (4050, "2025-12"))]  # fmt: skip
    form(tmp_path, "population", release_of(tmp_path / "1", states), "양동")
    assert drawn(tmp_path) == {"E7": "4,050"}


def test_made_up_figures_are_shown_nowhere_in_a_form(tmp_path: Path) -> None:
    made_up = [fact("completed_people", 7654, demonstration=True, origin="demonstration")]
    book = form(tmp_path, release=release_of(tmp_path / "1", made_up), place="양동")
    assert drawn(tmp_path) == {}
    assert "2025년 값은 실제로 낸 자료가 없어 보여 주지 않습니다." in [c.value for c in book["작성 방법"]["B"]]
    with zipfile.ZipFile(tmp_path / "양식.xlsx") as archive:
        assert [name for name in archive.namelist() if re.search(r"7,?654", archive.read(name).decode())] == []


def test_beside_real_figures_made_up_ones_stay_blank(tmp_path: Path) -> None:
    figures = [fact("completed_people", 40), fact("completed_people", 7654, place="yang3", demonstration=True)]
    form(tmp_path, release=release_of(tmp_path / "1", figures))
    assert (drawn(tmp_path)["E7"], drawn(tmp_path)["E8"]) == ("40", "–")


def test_a_chosen_cell_tells_last_years_figure_and_what_may_be_typed(tmp_path: Path) -> None:
    release = release_of(tmp_path / "1", [fact("completed_people", 412)])
    sheet = form(tmp_path, release=release, place="양동")["입력"]
    (rule,) = sheet.data_validations.dataValidation
    assert rule.prompt.startswith("2025년 값: 412명\n0~50,000 사이의 정수(명)를 적습니다.")
    assert rule.error.startswith("0~50,000 사이의 정수(명)를 적습니다. 값이 없으면 까닭(미실시, 미제출,")


# --- what it refuses


def rules_of(sheet: Worksheet) -> dict[str, str]:
    return {str(rule.sqref): f"{rule.type} {rule.formula1}" for rule in sheet.data_validations.dataValidation}


def test_a_count_is_a_whole_number_in_its_range_or_a_reason(tmp_path: Path) -> None:
    assert rules_of(form(tmp_path, place="양동")["입력"])["D7"] == (
        "custom IF(ISNUMBER(D7),AND(D7>=0,D7<=50000,D7=INT(D7)),"
        'OR(D7="미실시",D7="미제출",D7="해당없음",D7="비공개",D7="확인 필요"))'
    )


def test_the_range_of_an_amount_is_in_the_unit_of_the_form(tmp_path: Path) -> None:
    assert "D7>=0,D7<=2000000000)" in rules_of(form(tmp_path, "budgets", place="양동")["입력"])["D7"]


def test_a_share_is_a_number_up_to_a_hundred(tmp_path: Path) -> None:
    assert "AND(D7>=0,D7<=100)" in rules_of(form(tmp_path, "approvals", place="양동")["입력"])["D7"]


def test_a_day_is_a_date_not_after_the_year(tmp_path: Path) -> None:
    sheet = form(tmp_path, "councils", place="양동")["입력"]
    cell = sheet.cell(FIRST_ROW, column_of(sheet, "구성일")).coordinate
    assert f"{cell}<=DATE(2026,12,31)" in rules_of(sheet)[cell]


def test_words_that_were_really_given_before_are_offered(tmp_path: Path) -> None:
    said = {"table_name": "councils", "programme": "council_transition"}
    figures = [fact("status", None, value_text="운영 중", **said), fact("quota", 30, **said),
               fact("status", None, value_text="지어냄", demonstration=True, place="yang3", **said)]  # fmt: skip
    sheet = form(tmp_path, "councils", release_of(tmp_path / "1", figures), "양동")["입력"]
    cell = sheet.cell(FIRST_ROW, column_of(sheet, "상태")).coordinate
    assert rules_of(sheet)[cell] == 'list "운영 중,미실시,미제출,해당없음,비공개,확인 필요"'


def test_words_hold_no_digit_that_could_be_read_as_a_figure(tmp_path: Path) -> None:
    sheet = form(tmp_path, "agenda_pipeline", place="양동")["입력"]
    cell = sheet.cell(FIRST_ROW, column_of(sheet, "단계")).coordinate
    digits = f'SUMPRODUCT(--ISNUMBER(FIND(MID("0123456789(:",ROW($1:$12),1),{cell})))=0'
    assert rules_of(sheet)[cell] == f"custom AND(ISTEXT({cell}),LEN({cell})>=2,LEN({cell})<=20,{digits})"


@pytest.mark.parametrize("table", CATALOG.tables)
def test_no_rule_or_message_is_longer_than_a_spreadsheet_holds(table: str, tmp_path: Path) -> None:
    for rule in form(tmp_path, table)["입력"].data_validations.dataValidation:
        assert len(rule.formula1) <= 255
        assert len(rule.error) < 255, "cut off"
        assert len(rule.prompt) < 255, "cut off"


# --- how it tells


def test_the_notes_say_who_owes_it_until_when_and_what_to_beware_of(tmp_path: Path) -> None:
    told = [cell.value for cell in form(tmp_path)["작성 방법"]["B"] if cell.value]
    assert "동 주민센터에서 2027. 1. 31.까지 냅니다." in told
    assert CATALOG.tables["trainees"].caveats[0].ko in told
    assert "미제출  자료를 아직 내지 않았거나 받지 못했습니다." in told


def test_the_headings_are_printed_on_every_page_of_a4(tmp_path: Path) -> None:
    sheet = form(tmp_path)["입력"]
    assert (sheet.print_title_rows, sheet.page_setup.paperSize) == ("$5:$6", 9)
    assert sheet.freeze_panes == "D7"


def test_an_unknown_table_is_refused_with_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(UnknownTableError, match=r"'없는표'.*trainees"):
        write_template(CATALOG, None, "없는표", YEAR, tmp_path / "양식.xlsx")


@pytest.mark.parametrize("place", ["역삼동", "서구"])
def test_an_unknown_dong_is_refused_with_those_there_are(place: str, tmp_path: Path) -> None:
    with pytest.raises(UnknownPlaceError, match=rf"'{place}'.*상무1동"):
        write_template(CATALOG, None, "trainees", YEAR, tmp_path / "양식.xlsx", place)
    assert not (tmp_path / "양식.xlsx").exists()
