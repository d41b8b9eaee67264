"""One small fixture for each mess that an office's sheets are known to hold; the name of a test says what is expected."""

import unicodedata
from collections.abc import Sequence

import pytest

from catalog.load import load_catalog
from etl.grid import Merge, grid_of
from etl.recognise import Recognised, recognise

VOCABULARY = load_catalog().vocabulary
_: object = None
Rows = Sequence[Sequence[object]]


def read(rows: Rows, *, merges: Sequence[Merge] = (), sheet: str = "Sheet1", file: str = "자료.xlsx") -> Recognised:
    return recognise([grid_of(rows, sheet, merges)], VOCABULARY, file)


def said(recognised: Recognised, *columns: str) -> dict[str, list[tuple[object, ...]]]:
    """Cell → the asked columns of each of its numbers."""
    found: dict[str, list[tuple[object, ...]]] = {}
    for row in recognised.readings.to_pylist():
        if row["kind"] == "number":
            found.setdefault(row["cell"], []).append(tuple(row[column] for column in columns))
    return found


# --- periods


@pytest.mark.parametrize(
    ("printed", "start", "end"),
    [
        ("'16", "2016", "2016"),
        ("'16~'19", "2016", "2019"),
        ("16년도", "2016", "2016"),
        ("2016년", "2016", "2016"),
        ("2016학년도", "2016", "2016"),
        ("2016. 1. 1.", "2016-01-01", "2016-01-01"),
        ("2016.1.1", "2016-01-01", "2016-01-01"),
        ("2016-01", "2016-01", "2016-01"),
        ("2016년 상반기", "2016-H1", "2016-H1"),
        ("2016년 3/4분기", "2016-Q3", "2016-Q3"),
        ("2016.3/4", "2016-Q3", "2016-Q3"),
        ("2016년 7월", "2016-07", "2016-07"),
        ("2016~2019", "2016", "2019"),
        ("２０１６년", "2016", "2016"),
        ("2016 년", "2016", "2016"),
    ],
)
def test_a_period_in_the_stub_is_read_in_every_printed_form(printed: str, start: str, end: str) -> None:
    rows: Rows = [["기간", "동명", "수료인원"], [printed, "양동", 5], [printed, "양3동", 7]]
    assert said(read(rows), "value", "period_start", "period_end")["C3"] == [(7.0, start, end)]


@pytest.mark.parametrize(
    "printed", ["2018년 교육 실적", "교육 실적(2018)", "교육 실적 ('18년)", "교육 실적 (2018년 기준)"]
)
def test_a_title_dates_the_figures_that_have_no_date(printed: str) -> None:
    rows: Rows = [[printed, _], ["동명", "수료인원"], ["양동", 5], ["양3동", 7]]
    assert said(read(rows), "period_start")["B3"] == [("2018",)]


def test_the_sheets_name_dates_where_the_title_does_not() -> None:
    rows: Rows = [["동명", "수료인원"], ["양동", 5], ["양3동", 7]]
    assert said(read(rows, sheet="2018년"), "period_start")["B2"] == [("2018",)]


def test_the_files_name_dates_last_of_all() -> None:
    rows: Rows = [["동명", "수료인원"], ["양동", 5], ["양3동", 7]]
    assert said(read(rows, file="2018년 실적.xlsx"), "period_start")["B2"] == [("2018",)]


def test_a_wrong_year_in_the_files_name_is_told_and_the_content_holds() -> None:
    rows: Rows = [["2017년 교육 실적", _], ["동명", "수료인원"], ["양동", 5], ["양3동", 7]]
    recognised = read(rows, file="2018년 실적.xlsx")
    assert said(recognised, "period_start")["B3"] == [("2017",)]
    assert [problem.code for problem in recognised.problems] == ["period_conflict"]


def test_no_year_anywhere_gives_no_period() -> None:
    rows: Rows = [["동명", "수료인원"], ["양동", 5], ["양3동", 7]]
    assert said(read(rows), "period_start")["B2"] == [(None,)]


def test_quarters_under_a_merged_year_are_quarters_of_that_year() -> None:
    rows: Rows = [
        ["동명", "2019년", _, _, _],
        [_, "1분기", "2분기", "3분기", "4분기"],
        ["양동", 1, 2, 3, 4],
        ["양3동", 5, 6, 7, 8],
    ]
    found = said(read(rows, merges=[Merge(0, 1, 0, 4), Merge(0, 0, 1, 0)]), "period_start")
    assert [found[f"{c}3"][0][0] for c in "BCDE"] == ["2019-Q1", "2019-Q2", "2019-Q3", "2019-Q4"]


def test_half_years_across_are_half_years() -> None:
    rows: Rows = [["동명", "2019년 상반기", "2019년 하반기"], ["양동", 1, 2], ["양3동", 5, 6]]
    assert said(read(rows), "period_start")["C2"] == [("2019-H2",)]


# --- numbers


@pytest.mark.parametrize(
    ("typed", "numbers"),
    [
        ("20여명", [(20.0, "명", "at least", None)]),
        ("연110여명", [(110.0, "명", "at least", "yearly")]),
        ("30(고문2)", [(30.0, None, "exact", None), (2.0, None, "exact", None)]),
        ("△1,234", [(-1234.0, None, "exact", None)]),
        ("▲1,234", [(-1234.0, None, "exact", None)]),
        ("1만2천", [(12000.0, None, "exact", None)]),
        ("2만1018명", [(21018.0, "명", "exact", None)]),
        ("6만4000여명", [(64000.0, "명", "at least", None)]),
        ("6,978(33%)", [(6978.0, None, "exact", None), (33.0, "%", "exact", None)]),
        ("１,２３４", [(1234.0, None, "exact", None)]),
        ("１，２３４", [(1234.0, None, "exact", None)]),
        ("1,234\u00a0", [(1234.0, None, "exact", None)]),
        ("\u30001,234", [(1234.0, None, "exact", None)]),
        ("0", [(0.0, None, "exact", None)]),
        ("12.5", [(12.5, None, "exact", None)]),
        ("약 30명", [(30.0, "명", "approximate", None)]),
        ("30명 이하", [(30.0, "명", "at most", None)]),
    ],
)
def test_a_figure_in_a_column_of_numbers(typed: str, numbers: list[tuple[object, ...]]) -> None:
    rows: Rows = [["동명", "인원"], ["양동", 10], ["양3동", 12], ["농성1동", 9], ["농성2동", 8], ["광천동", typed]]
    assert said(read(rows), "value", "unit", "qualifier", "basis")["B6"] == numbers


@pytest.mark.parametrize(
    ("typed", "value", "unit"),
    [
        ("3억 9천6백만원", 396_000_000.0, "원"),
        ("37천만원", 370_000_000.0, "원"),
        ("1억 9,500만원", 195_000_000.0, "원"),
        ("176,800천원", 176_800.0, "천원"),
        ("25백만원", 25.0, "백만원"),
    ],
)
def test_money_in_korean_words(typed: str, value: float, unit: str) -> None:
    rows: Rows = [["사업명", "예산액"], ["마을학교", "12,000천원"], ["마을리더", typed]]
    assert said(read(rows), "value", "unit")["B3"] == [(value, unit)]


@pytest.mark.parametrize("typed", ["-", "–", "미실시", "해당없음", "비공개", "미제출", "없음", "…"])
def test_a_word_for_missing_is_no_number_and_no_zero(typed: str) -> None:
    rows: Rows = [["동명", "인원"], ["양동", 10], ["양3동", 12], ["농성1동", 9], ["농성2동", typed]]
    recognised = read(rows)
    assert "B5" not in said(recognised, "value")
    assert [(r["cell"], r["kind"]) for r in recognised.readings.to_pylist()][-1] == ("B5", "missing")


def test_a_number_in_brackets_is_asked_about_and_ambiguous() -> None:
    rows: Rows = [["동명", "증감"], ["양동", 10], ["양3동", 12], ["농성1동", "(1,234)"]]
    assert said(read(rows), "value", "qualifier")["B4"] == [(-1234.0, "ambiguous")]


@pytest.mark.parametrize("typed", ["1,2O4", "12,34", "1..5", "l23"])
def test_what_is_nearly_a_number_is_told_with_its_cell(typed: str) -> None:
    rows: Rows = [["동명", "인원"], ["양동", 10], ["양3동", 12], ["농성1동", 9], ["농성2동", typed]]
    recognised = read(rows)
    assert "B5" not in said(recognised, "value")
    assert [(problem.code, problem.cell) for problem in recognised.problems] == [("number_mistyped", "B5")]


def test_a_count_between_1900_and_2100_is_a_count() -> None:
    rows: Rows = [["동명", "인원"], ["양동", 2005], ["양3동", 2018], ["농성1동", 1999]]
    assert said(read(rows), "value", "period_start")["B2"] == [(2005.0, None)]


def test_half_persons_stay_half() -> None:
    rows: Rows = [["동명", "배치인원"], ["양동", 1.5], ["양3동", 2], ["농성1동", 0.5]]
    assert said(read(rows), "value")["B4"] == [(0.5,)]


def test_error_cells_are_told_and_not_read() -> None:
    rows: Rows = [["동명", "인원"], ["양동", 10], ["양3동", "#REF!"], ["농성1동", "#DIV/0!"], ["농성2동", 4]]
    assert set(said(read(rows), "value")) == {"B2", "B5"}


# --- places


@pytest.mark.parametrize(
    "printed", ["양동", "양 동", " 양동 ", "양\u3000동", "서구 양동", "광주광역시 서구 양동", "양동(2914055000)"]
)
def test_a_dong_is_the_same_however_it_is_printed(printed: str) -> None:
    rows: Rows = [["동명", "인원"], [printed, 10], ["화정1동", 12], ["농성1동", 9]]
    assert said(read(rows), "place")["B2"] == [("양동",)]


@pytest.mark.parametrize("dot", "·ㆍ․.")
def test_a_dong_with_any_kind_of_dot_in_its_name_is_a_place_as_printed(dot: str) -> None:
    rows: Rows = [["행정동", "인원"], [f"종로5{dot}6가동", 10], ["사직동", 12], ["삼청동", 9]]
    assert said(read(rows), "place")["B2"] == [(f"종로5{dot}6가동",)]


def test_names_in_decomposed_hangul_are_composed() -> None:
    rows: Rows = [[unicodedata.normalize("NFD", cell) if isinstance(cell, str) else cell for cell in row]
            for row in (["동명", "인원"], ["양동", 10], ["양3동", 12])]  # fmt: skip
    assert said(read(rows), "place", "column_labels")["B2"] == [("양동", ["인원"])]


def test_the_same_dong_in_two_districts_is_told_apart_by_the_district_above() -> None:
    rows: Rows = [
        ["자치구", "행정동", "인원"],
        ["관악구", "신사동", 10],
        [_, "신림동", 11],
        ["강남구", "신사동", 12],
        [_, "논현동", 13],
    ]
    found = said(read(rows), "place", "place_parents")
    assert found["C2"] == [("신사동", ["관악구"])]
    assert found["C4"] == [("신사동", ["강남구"])]


def test_rows_that_are_no_place_keep_their_words_and_are_no_dong() -> None:
    rows: Rows = [["구분", "인원"], ["양동", 10], ["양3동", 12], ["본청", 3], ["기타", 4]]
    found = said(read(rows), "place", "row_labels")
    assert found["B4"][0][1] == ["본청"]
    assert found["B5"][0] != ("기타", [])


@pytest.mark.parametrize("where", ["title", "sheet", "file"])
def test_a_form_says_its_dong_in_title_sheet_or_file(where: str) -> None:
    title = "광천동 교육 실적" if where == "title" else "교육 실적"
    recognised = read([[title, _], ["사업명", "수료인원"], ["마을학교", 5], ["마을리더", 7]],
                      sheet="광천동" if where == "sheet" else "실적",
                      file="실적_광천동.xlsx" if where == "file" else "실적.xlsx")  # fmt: skip
    assert said(recognised, "place")["B3"] == [("광천동",)]


def test_a_form_that_names_no_dong_has_no_place() -> None:
    assert said(read([["사업명", "수료인원"], ["마을학교", 5], ["마을리더", 7]]), "place")["B2"] == [(None,)]


# --- headings and stubs


def test_pandas_unnamed_headings_say_nothing() -> None:
    rows: Rows = [["동명", "신청", "Unnamed: 2"], ["양동", 1, 2], ["양3동", 3, 4]]
    assert said(read(rows), "column_labels")["C2"] == [([],)]


def test_spaced_out_headings_are_words() -> None:
    rows: Rows = [["구  분", "신 청 인 원", "수 료 인 원"], ["양동", 1, 2], ["양3동", 3, 4], ["합     계", 4, 6]]
    found = said(read(rows), "total")
    assert found["B4"] == [(True,)]
    assert found["B2"] == [(False,)]


def test_a_line_break_inside_a_heading_is_a_blank() -> None:
    rows: Rows = [["동명", "신청\n인원"], ["양동", 1], ["양3동", 3]]
    assert said(read(rows), "column_labels")["B2"] == [(["신청 인원"],)]


def test_a_merge_of_one_cell_changes_nothing() -> None:
    rows: Rows = [["동명", "인원"], ["양동", 1], ["양3동", 3]]
    plain, merged = read(rows), read(rows, merges=[Merge(r, c, r, c) for r in range(3) for c in range(2)])
    assert plain.readings.equals(merged.readings)


def test_a_year_merged_over_all_rows_dates_them_all() -> None:
    rows: Rows = [["기간", "동명", "인원"], ["2017", "양동", 1], *([_, f"화정{n}동", n] for n in (1, 2, 3, 4))]
    found = said(read(rows, merges=[Merge(1, 0, 5, 0)]), "period_start")
    assert {period for readings in found.values() for (period,) in readings} == {"2017"}


def test_labels_of_two_levels_are_filled_down() -> None:
    rows: Rows = [
        ["구분", "성별", "동명", "인원"],
        ["교육", "남", "양동", 1],
        [_, _, "양3동", 2],
        [_, "여", "양동", 3],
        [_, _, "양3동", 4],
    ]
    assert said(read(rows), "row_labels")["D5"] == [(["교육", "여"],)]


def test_three_heading_rows_by_repetition() -> None:
    rows: Rows = [
        ["동", "인구", "인구", "인구"],
        ["동", "계", "한국인", "외국인"],
        ["동", "계", "남", "남"],
        ["양동", 9, 5, 4],
        ["양3동", 8, 6, 2],
    ]
    assert said(read(rows), "column_labels", "total")["C4"] == [(["인구", "한국인", "남"], False)]
    assert said(read(rows), "total")["B4"] == [(True,)]


def test_trailing_empty_rows_and_columns_do_not_matter() -> None:
    rows: Rows = [["동명", "인원", _, _], ["양동", 1, _, _], ["양3동", 3, _, _], *[[_] * 4] * 30]
    assert set(said(read(rows), "value")) == {"B2", "B3"}


def test_two_title_rows_are_one_title() -> None:
    rows: Rows = [["광주광역시 서구", _], ["2019년 교육 실적", _], ["동명", "인원"], ["양동", 1], ["양3동", 3]]
    assert read(rows).islands[0].title == "광주광역시 서구 / 2019년 교육 실적"


# --- units


@pytest.mark.parametrize(
    "rows",
    [
        [["교육 실적", _], ["(단위: 건)", _], ["동명", "접수"], ["양동", 1], ["양3동", 3]],
        [["교육 실적", _], [_, "[단위 : 건]"], ["동명", "접수"], ["양동", 1], ["양3동", 3]],
        [["단위", "건"], [_, _], ["동명", "접수"], ["양동", 1], ["양3동", 3]],
        [[_, _], [_, _], ["동명", "접수(건)"], ["양동", 1], ["양3동", 3]],
        [[_, _], [_, _], ["동명", "접수"], ["양동", "1건"], ["양3동", "3건"]],
        [["교육 실적", "(단위：건)"], [_, _], ["동명", "접수"], ["양동", 1], ["양3동", 3]],
    ],
)
def test_a_unit_is_found_in_each_place_where_offices_print_it(rows: Rows) -> None:
    assert said(read(rows), "unit")["B5"] == [("건",)]


def test_no_unit_anywhere_is_no_unit() -> None:
    assert said(read([["동명", "접수"], ["양동", 1], ["양3동", 3]]), "unit")["B2"] == [(None,)]


# --- totals


def test_overlapping_groups_are_no_parts_of_the_total() -> None:
    rows: Rows = [["동명", "계", "0~19세", "20~64세", "65세이상", "60~69세", "70세이상"],
            ["양동", 100, 20, 60, 20, 12, 13], ["양3동", 200, 40, 120, 40, 24, 26]]  # fmt: skip
    assert not [problem for problem in read(rows).problems if problem.severity == "critical"]


def test_a_subtotal_row_belongs_to_its_block() -> None:
    rows: Rows = [
        ["구분", "동명", "인원"],
        ["가권", "양동", 1],
        [_, "양3동", 2],
        [_, "소계", 3],
        ["나권", "화정1동", 4],
        [_, "화정2동", 5],
        [_, "소계", 9],
        ["합계", _, 12],
    ]
    recognised = read(rows)
    assert {cell for cell, ((total,),) in said(recognised, "total").items() if total} == {"C4", "C7", "C8"}
    assert not recognised.problems


def test_a_mean_beside_counts_is_not_added_up() -> None:
    rows: Rows = [["동명", "참여", "평균연령(세)"], ["양동", 10, 50], ["양3동", 20, 60], ["계", 30, 56.7]]
    assert not read(rows).problems


# --- around the table


@pytest.mark.parametrize("note", ["※ 출처: 동 행정복지센터", "주) 2019년 말 현재", "* 3명 제외", "자료: 통계청, 2018"])
def test_a_note_below_is_kept_and_no_figure_of_it_is_read(note: str) -> None:
    rows: Rows = [["동명", "인원"], ["양동", 1], ["양3동", 3], [note, _]]
    recognised = read(rows)
    assert recognised.islands[0].notes == (note,)
    assert set(said(recognised, "value")) == {"B2", "B3"}


def test_two_unrelated_tables_keep_their_own_titles_and_units() -> None:
    rows: Rows = [["2018년 교육", "(단위: 명)"], ["동명", "수료"], ["양동", 1], ["양3동", 2], [_, _],
            ["2019년 예산", "(단위: 천원)"], ["사업", "예산"], ["마을학교", 10], ["마을리더", 20]]  # fmt: skip
    found = said(read(rows), "unit", "period_start")
    assert (found["B3"], found["B8"]) == ([("명", "2018")], [("천원", "2019")])


def test_a_workbook_of_several_sheets_keeps_them_apart() -> None:
    rows: Rows = [["동명", "인원"], ["양동", 1], ["양3동", 2]]
    recognised = recognise([grid_of(rows, "2018"), grid_of(rows, "2019")], VOCABULARY, "자료.xlsx")
    found = {(r["sheet"], r["period_start"]) for r in recognised.readings.to_pylist()}
    assert found == {("2018", "2018"), ("2019", "2019")}


def test_serial_numbers_in_front_are_no_figures() -> None:
    rows: Rows = [["연번", "동명", "인원"], [1, "양동", 5], [2, "양3동", 6], [3, "농성1동", 7]]
    assert set(said(read(rows), "value")) == {"C2", "C3", "C4"}


def test_telephone_numbers_are_no_figures() -> None:
    rows: Rows = [
        ["동명", "인원", "전화번호"],
        ["양동", 5, "062-350-4101"],
        ["양3동", 6, "062-350-4102"],
        ["농성1동", 7, "062-350-4103"],
    ]
    assert set(said(read(rows), "value")) == {"B2", "B3", "B4"}
