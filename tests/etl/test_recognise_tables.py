"""Ordinary office tables: what each number is said to be."""

from collections.abc import Sequence

import pyarrow as pa
import pytest

from catalog.load import load_catalog
from etl.grid import Merge, grid_of
from etl.recognise import Recognised, recognise

VOCABULARY = load_catalog().vocabulary
_: object = None


def read(
    rows: Sequence[Sequence[object]], *, merges: Sequence[Merge] = (), sheet: str = "Sheet1", file: str = "자료.xlsx"
) -> Recognised:
    return recognise([grid_of(rows, sheet, merges)], VOCABULARY, file)


def said(recognised: Recognised, *columns: str) -> dict[str, object]:
    """Cell → the asked columns of its (first) number."""
    found: dict[str, object] = {}
    numbers: pa.Table = recognised.readings
    for row in numbers.to_pylist():
        if row["kind"] == "number":
            found.setdefault(
                row["cell"], row[columns[0]] if len(columns) == 1 else tuple(row[column] for column in columns)
            )
    return found


def codes(recognised: Recognised) -> list[tuple[str, str | None]]:
    return [(problem.code, problem.cell) for problem in recognised.problems]


def test_title_unit_line_two_row_heading_and_total() -> None:
    recognised = read(
        [
            ["2020년 주민자치 교육 실적", _, _, _, _],
            ["※ 예시 자료(지어낸 값)입니다.", _, _, _, "(단위: 명)"],
            ["동명", "마을리더 전문교육", _, "마을학교", _],
            [_, "신청", "수료", "신청", "수료"],
            ["양동", 10, 8, 5, 4],
            ["양3동", 12, 9, 6, 5],
            ["합계", 22, 17, 11, 9],
        ],
        merges=[Merge(0, 0, 0, 4), Merge(2, 0, 3, 0), Merge(2, 1, 2, 2), Merge(2, 3, 2, 4)],
    )
    assert said(recognised, "value", "unit", "period_start", "place", "column_labels")["C6"] == (
        9.0, "명", "2020", "양3동", ["마을리더 전문교육", "수료"],
    )  # fmt: skip
    assert said(recognised, "total") == {cell: cell.endswith("7") for cell in said(recognised, "total")}
    assert recognised.demonstration
    assert recognised.islands[0].title == "2020년 주민자치 교육 실적"
    assert not recognised.problems


def test_blanks_in_an_upper_band_take_the_label_at_their_left() -> None:
    rows = [
        ["동명", "교육인원", _, "예산", _],
        [_, "신청", "수료", "본예산", "추경"],
        ["양동", 7, 2, 3, 4],
        ["양3동", 5, 9, 3, 4],
    ]
    assert said(read(rows), "column_labels")["C3"] == ["교육인원", "수료"]
    assert said(read(rows), "column_labels")["E4"] == ["예산", "추경"]


@pytest.mark.parametrize("heads", [[2018, 2019], ["2018년", "2019년"], ["'18년", "'19년"], ["2018", "2019"]])
def test_years_across_are_periods_in_every_spelling(heads: list[object]) -> None:
    recognised = read([["구분", *heads], ["예산", 100, 200], ["결산", 90, 190]])
    assert said(recognised, "period_start", "row_labels") == {
        "B2": ("2018", ["예산"]), "C2": ("2019", ["예산"]), "B3": ("2018", ["결산"]), "C3": ("2019", ["결산"]),
    }  # fmt: skip


def test_months_under_merged_years() -> None:
    rows = [["구분", "2020년", _, "2021년", _], [_, "1월", "계", "1월", "계"], ["신청", 3, 30, 5, 50]]
    recognised = read(rows, merges=[Merge(0, 0, 1, 0), Merge(0, 1, 0, 2), Merge(0, 3, 0, 4)])
    assert said(recognised, "period_start") == {"B3": "2020-01", "C3": "2020", "D3": "2021-01", "E3": "2021"}
    assert said(recognised, "total") == {"B3": False, "C3": True, "D3": False, "E3": True}


def test_months_take_the_year_of_the_title() -> None:
    recognised = read([["2020년도 월별 현황", _], ["월", "참가(명)"], ["01월", 10], ["02월", 20], ["합계", 30]])
    assert said(recognised, "period_start") == {"B3": "2020-01", "B4": "2020-02", "B5": "2020"}


def test_month_numbers_beside_the_word_month_are_months() -> None:
    recognised = read([["2020년", _, _, _], ["월", 1, 2, 3], ["참가", 10, 20, 30]])
    assert said(recognised, "period_start") == {"B3": "2020-01", "C3": "2020-02", "D3": "2020-03"}


def test_months_below_a_year_are_months_of_that_year() -> None:
    recognised = read(
        [["2018 통계연보", _], ["연별 및 월별", "계"], [2016, 10], [2017, 12], ["1월 January", 1], ["2월 February", 2]]
    )
    assert said(recognised, "period_start") == {"B3": "2016", "B4": "2017", "B5": "2017-01", "B6": "2017-02"}


def test_a_total_over_years_has_no_year_not_even_the_titles() -> None:
    recognised = read(
        [
            ["2012~2014 설치 현황", _, _, _],
            ["기관명", "소계", "2012년", "2013년"],
            ["양동", 3, 1, 2],
            ["양3동", 7, 3, 4],
        ]
    )
    assert said(recognised, "period_start")["B3"] is None
    assert said(recognised, "period_start")["C3"] == "2012"


def test_before_a_year_is_no_year() -> None:
    recognised = read([["동명", "2011년 이전", "2012년"], ["양동", 3, 1], ["양3동", 7, 3]])
    assert said(recognised, "period_start", "period_end", "column_labels")["B2"] == (None, "2011", ["2011년 이전"])


def test_a_count_that_looks_like_a_year_is_a_count() -> None:
    assert said(read([["동명", "인원"], ["양동", 2005], ["양3동", 2010]]), "value") == {"B2": 2005.0, "B3": 2010.0}


def test_a_column_of_years_under_its_name_is_no_data() -> None:
    recognised = read([["연도", "동명", "인원"], [2019, "양동", 3], [2020, "양동", 4]])
    assert said(recognised, "value", "period_start", "place") == {
        "C2": (3.0, "2019", "양동"),
        "C3": (4.0, "2020", "양동"),
    }


def test_serial_numbers_and_codes_are_no_data() -> None:
    recognised = read(
        [["연번", "행정동코드", "동명", "인구"], [1, "2914057500", "양동", 4000], [2, "2914059000", "양3동", 5000]]
    )
    assert said(recognised, "value") == {"D2": 4000.0, "D3": 5000.0}


def test_a_label_in_the_first_row_of_its_block_holds_for_the_block() -> None:
    rows = [
        ["구분", "동", "인원"],
        ["갑", "양동", 1],
        [_, "양3동", 3],
        [_, "소계", 4],
        ["을", "농성1동", 5],
        [_, "농성2동", 7],
        ["합계", _, 16],
    ]
    labels = said(read(rows), "row_labels", "place", "total")
    assert labels["C3"] == (["갑"], "양3동", False)
    assert labels["C4"] == (["갑"], None, True)
    assert labels["C7"] == ([], None, True)


def test_a_row_that_is_no_place_keeps_its_label_and_the_place_above() -> None:
    rows = [
        ["자치구", "동", "인원"],
        ["종로구", "사직동", 1],
        ["종로구", "기타", 3],
        ["종로구", "소계", 4],
        ["중구", "명동", 5],
    ]
    assert said(read(rows), "place", "row_labels", "total") == {
        "C2": ("사직동", [], False), "C3": ("종로구", ["기타"], False), "C4": ("종로구", [], True), "C5": ("명동", [], False),
    }  # fmt: skip


def test_dongs_across_are_places() -> None:
    recognised = read([["구분", "양동", "양3동", "농성1동", "계"], ["신청", 1, 2, 3, 6]])
    assert said(recognised, "place") == {"B2": "양동", "C2": "양3동", "D2": "농성1동", "E2": None}


def test_the_dong_only_in_the_files_name() -> None:
    recognised = read(
        [["2021년 실적", _], ["사업명", "수료인원(명)"], ["마을리더 전문교육", 10]], file="2021_실적_양3동.xlsx"
    )
    assert said(recognised, "place", "evidence") == {"B3": ("양3동", "period: title, place: file")}


def test_the_content_beats_the_files_name_and_it_is_told() -> None:
    recognised = read([["2024년 실적", _], ["사업명", "인원"], ["마을리더 전문교육", 10]], file="2023_실적.xlsx")
    assert said(recognised, "period_start") == {"B3": "2024"}
    assert [code for code, _ in codes(recognised)] == ["period_conflict"]


@pytest.mark.parametrize(
    ("rows", "cell"),
    [
        ([["(단위: 명)", _], ["동명", "인원"], ["양동", 10], ["양3동", 12]], "B3"),
        ([[_, "단위 : 명"], ["동명", "인원"], ["양동", 10], ["양3동", 12]], "B3"),
        ([["단위", "명"], [_, _], ["동명", "인원"], ["양동", 10], ["양3동", 12]], "B4"),
        ([["동명", "인원(명)"], ["양동", 10], ["양3동", 12]], "B2"),
        ([["동명", "인원", "금액"], [_, "(명)", "(원)"], ["양동", 10, 5], ["양3동", 12, 5]], "B3"),
        ([["동명", "인원"], ["양동", "10명"], ["양3동", "12명"]], "B2"),
        ([["항목", "2020"], ["신청 (명)", 10], ["수료 (명)", 12]], "B2"),
        ([["구분(단위:명)", "2020"], ["신청", 10], ["수료", 12]], "B2"),
        ([["구분", "단위", "2020"], ["신청", "명", 10], ["수료", "명", 12]], "C2"),
    ],
)  # fmt: skip
def test_the_unit_is_found_wherever_it_is_printed(rows: list[list[object]], cell: str) -> None:
    assert said(read(rows), "value", "unit")[cell] == (10.0, "명")


def test_a_unit_stated_on_the_sheet_of_metadata_holds_for_the_workbook() -> None:
    table = grid_of([["시도별", "2023"], ["서울특별시", 5], ["부산광역시", 6]], "데이터")
    meta = grid_of([["○ 통계표명", "기관 현황"], ["○ 자료다운일자", "2025.06.09 15:04"], ["○ 단위", "개"]], "메타정보")
    recognised = recognise([table, meta], VOCABULARY, "자료.xlsx")
    assert said(recognised, "unit", "sheet") == {"B2": ("개", "데이터"), "B3": ("개", "데이터")}


def test_two_units_are_told_apart_by_sense() -> None:
    recognised = read(
        [[_, _, "(단위: 명, 천원)"], ["동명", "수료인원", "집행액"], ["양동", 10, 500], ["양3동", 12, 600]]
    )
    assert said(recognised, "unit", "question") == {
        "B3": ("명", None), "C3": ("천원", None), "B4": ("명", None), "C4": ("천원", None),
    }  # fmt: skip


def test_two_units_without_a_sense_are_asked_about_once() -> None:
    recognised = read([[_, "(단위: 명, 천원)"], ["항목", "2020년"], ["공상", 10], ["질병", 12]])
    questions = recognised.readings["question"].to_pylist()
    assert [bool(question) for question in questions] == [True, False]
    assert said(recognised, "unit") == {"B3": None, "B4": None}


def test_a_unit_line_further_down_holds_from_there() -> None:
    rows = [
        ["(단위: 명)", _],
        ["구분", "2019"],
        ["신청", 1],
        ["수료", 2],
        ["(단위: 천원)", _],
        ["예산", 5],
        ["집행", 4],
    ]
    assert said(read(rows), "unit") == {"B3": "명", "B4": "명", "B6": "천원", "B7": "천원"}


@pytest.mark.parametrize("gap", [[[_, _, _]], []])
def test_tables_one_below_another_are_two(gap: list[list[object]]) -> None:
    rows = [
        ["1. 교육 현황 (2020년)", _, _], ["동명", "신청", "수료"], ["양동", 10, 8], ["양3동", 12, 9], *gap,
        ["2. 예산 현황 (2021년)", _, _], ["동명", "예산(천원)", "집행(천원)"], ["양동", 1000, 900], ["양3동", 2000, 1800],
    ]  # fmt: skip
    recognised = read(rows)
    assert [island.title for island in recognised.islands] == ["1. 교육 현황 (2020년)", "2. 예산 현황 (2021년)"]
    last = list(said(recognised, "value", "unit", "period_start").values())[-1]
    assert last == (1800.0, "천원", "2021")


def test_tables_side_by_side_are_two() -> None:
    rows = [["동명", "신청", _, "동명", "예산"], ["양동", 10, _, "양동", 1], ["양3동", 12, _, "농성1동", 3]]
    recognised = read(rows)
    assert said(recognised, "place") == {"B2": "양동", "E2": "양동", "B3": "양3동", "E3": "농성1동"}
    assert len(recognised.islands) == 2


def test_label_columns_repeated_further_right_name_the_numbers_beside_them() -> None:
    rows = [
        ["2020년 현황", _, _, _],
        ["동명", "인원", "동명", "인원"],
        ["양동", 10, "화정1동", 20],
        ["양3동", 12, "화정2동", 22],
    ]
    recognised = read(rows)
    assert said(recognised, "place", "period_start") == {
        "B3": ("양동", "2020"), "D3": ("화정1동", "2020"), "B4": ("양3동", "2020"), "D4": ("화정2동", "2020"),
    }  # fmt: skip


def test_a_blank_row_inside_a_table_does_not_end_it() -> None:
    rows = [["동명", "인원(명)"], ["양동", 10], ["양3동", 12], [_, _], ["농성1동", 9], ["농성2동", 8]]
    assert said(read(rows), "place", "unit")["B6"] == ("농성2동", "명")


def test_a_heading_repeated_at_a_page_break_is_no_data() -> None:
    rows = [["동명", "인원"], ["양동", 10], ["양3동", 12], ["동명", "인원"], ["농성1동", 9], ["농성2동", 8]]
    assert said(read(rows), "value") == {"B2": 10.0, "B3": 12.0, "B5": 9.0, "B6": 8.0}


def test_rows_that_open_a_section_label_what_follows() -> None:
    rows = [["구분", "2019년"], ["□ 공모사업", _], ["신청", 1], ["□ 교육사업", _], ["신청", 5]]
    assert said(read(rows), "row_labels") == {"B3": ["공모사업", "신청"], "B5": ["교육사업", "신청"]}


def test_notes_and_sources_are_no_data_and_are_kept() -> None:
    rows = [["동명", "인원"], ["양동", 10], ["양3동", 12], ["※ 3명은 중복임", _], ["출처: 서구청 2020", _]]
    recognised = read(rows)
    assert said(recognised, "value") == {"B2": 10.0, "B3": 12.0}
    assert recognised.islands[0].notes == ("※ 3명은 중복임", "출처: 서구청 2020")


def test_a_reference_date_column_does_not_date_rows_that_have_years() -> None:
    recognised = read(
        [["연도", "동명", "인원", "데이터기준일자"], [2019, "양동", 3, "2023-01-31"], [2020, "양동", 4, "2023-01-31"]]
    )
    assert said(recognised, "period_start") == {"C2": "2019", "C3": "2020"}


def test_when_a_thing_was_built_does_not_date_its_figures() -> None:
    recognised = read([["시설명", "설치일자", "정원(명)"], ["가", "2001-02-03", 30], ["나", "2011-02-03", 40]])
    assert said(recognised, "period_start") == {"C2": None, "C3": None}


@pytest.mark.parametrize(
    ("typed", "value", "unit", "qualifier"),
    [
        ("1,204", 1204.0, None, "exact"),
        ("１２", 12.0, None, "exact"),
        ("△1,234", -1234.0, None, "exact"),
        ("20여명", 20.0, "명", "at least"),
        ("약 30", 30.0, None, "approximate"),
        ("1만2천", 12000.0, None, "exact"),
        ("12대", 12.0, "대", "exact"),
        ("50명 이상", 50.0, "명", "at least"),
        ("33.5%", 33.5, "%", "exact"),
    ],
)
def test_numbers_in_every_printed_form(typed: str, value: float, unit: str | None, qualifier: str) -> None:
    recognised = read([["동명", "인원"], ["양동", 10], ["양3동", 12], ["농성1동", 9], ["농성2동", typed]])
    assert said(recognised, "value", "unit", "qualifier")["B5"] == (value, unit, qualifier)


def test_a_number_in_brackets_is_asked_about() -> None:
    recognised = read([["동명", "증감"], ["양동", 10], ["양3동", 12], ["농성1동", "(1,234)"]])
    value, question = said(recognised, "value", "question")["B4"]  # type: ignore[misc]
    assert value == -1234.0
    assert "음수" in question


def test_a_letter_among_digits_is_a_problem_and_no_reading() -> None:
    recognised = read([["동명", "인원"], ["양동", 10], ["양3동", "1,2O4"], ["농성1동", 9]])
    assert said(recognised, "value") == {"B2": 10.0, "B4": 9.0}
    assert codes(recognised) == [("number_mistyped", "B3")]


def test_missing_words_are_kept_as_printed_and_are_no_zero() -> None:
    recognised = read([["동명", "인원"], ["양동", 0], ["양3동", "미실시"], ["농성1동", "-"], ["농성2동", 4]])
    missing = [(row["cell"], row["value_text"]) for row in recognised.readings.to_pylist() if row["kind"] == "missing"]
    assert missing == [("B3", "미실시"), ("B4", "-")]
    assert said(recognised, "value") == {"B2": 0.0, "B5": 4.0}


def test_a_total_that_differs_from_its_parts_is_told_with_both_cells() -> None:
    recognised = read([["동명", "대상", "수료"], ["양동", 10, 5], ["양3동", 20, 10], ["계", 30, 16]])
    assert codes(recognised) == [("total_mismatch", "C4")]
    assert "C2~C3" in recognised.problems[0].sentence()


def test_a_rate_is_never_summed() -> None:
    rows = [["동명", "대상", "수료", "수료율(%)"], ["양동", 10, 5, 50], ["양3동", 20, 10, 50], ["계", 30, 15, 50]]
    assert not read(rows).problems


def test_a_sheet_without_a_heading_is_asked_about() -> None:
    recognised = read([["강남구", 4791], ["강동구", 1202], ["강북구", 1261], ["강서구", 1216]])
    assert [bool(question) for question in recognised.readings["question"].to_pylist()] == [True, False, False, False]


@pytest.mark.parametrize(
    "rows",
    [
        [[1, 2, 3, 4], ["가", "나", "다", "라"], ["마", "바", "사", "아"]],
        [["성명", "홍길동"], ["주소", "서구 상무대로 123"], ["전화", "062-123-4567"], ["나이", 45]],
        [
            ["2024년 3월", *[_] * 6],
            [*"일월화수목금토"],
            [*[_] * 5, 1, 2],
            [3, 4, 5, 6, 7, 8, 9],
            [10, 11, 12, 13, 14, 15, 16],
        ],
        [["○ 통계표ID", "DT_1B04005N"], ["○ 수록기간", "월, 년 2011 ~ 2017.02"], ["○ 주석", "8개의 면은 제외"]],
        [["안내문", _], ["주민총회를 엽니다.", _]],
        [[_]],
    ],
)
def test_a_drawing_a_form_a_calendar_and_metadata_are_no_table(rows: list[list[object]]) -> None:
    recognised = read(rows)
    assert recognised.readings.num_rows == 0
    assert codes(recognised) == [("no_table", None)]


def test_a_hidden_sheet_is_told_and_not_read() -> None:
    grid = grid_of([["동명", "인원"], ["양동", 10]], "숨김")
    hidden = type(grid)(grid.sheet, grid.kinds, grid.numbers, grid.texts, hidden=True)
    assert [problem.code for problem in recognise([hidden], VOCABULARY, "자료.xlsx").problems] == [
        "hidden_sheet",
        "no_table",
    ]


def test_ages_beside_a_place_are_labels_and_no_figures() -> None:
    rows = [
        ["년도", "연령별", "본부", "인원"],
        [2020, "10대", "광주", 3],
        [2020, "20대", "광주", 4],
        [2020, "10세\n미만", "광주", 5],
    ]
    assert said(read(rows), "row_labels", "place") == {
        "D2": (["10대"], "광주"), "D3": (["20대"], "광주"), "D4": (["10세 미만"], "광주"),
    }  # fmt: skip
