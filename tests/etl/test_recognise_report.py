"""The cells of the report as printed, and the small grammar of free text."""

from typing import Any

import pytest

from catalog.load import load_catalog
from etl.grid import Merge, grid_of
from etl.recognise import recognise
from etl.recognise.figures import read_text
from etl.recognise.number_texts import read_number_text
from etl.recognise.said import Grammar, Part

VOCABULARY = load_catalog().vocabulary
GRAMMAR = Grammar(VOCABULARY.units, VOCABULARY.places)
_: object = None


def rows_of(rows: list[list[object]], merges: tuple[Merge, ...] = ()) -> list[dict[str, Any]]:
    return recognise([grid_of(rows, merges=merges)], VOCABULARY, "자료.xlsx").readings.to_pylist()


def figures(text: str) -> list[tuple[float | None, str | None]]:
    return [(part.value, part.unit) for part in read_text(text, GRAMMAR).parts]


def only(text: str) -> Part:
    parts = read_text(text, GRAMMAR).parts
    assert len(parts) == 1
    return parts[0]


@pytest.mark.parametrize(
    ("text", "value", "unit", "qualifier"),
    [
        ("37천만원", 370_000_000, "원", "exact"),
        ("1억 9천여만원", 190_000_000, "원", "at least"),
        ("1억 9,500만원", 195_000_000, "원", "exact"),
        ("3억 9,600여만원", 396_000_000, "원", "at least"),
        ("675,931백만원", 675_931, "백만원", "exact"),
        ("6만4000여명", 64_000, "명", "at least"),
        ("2만1018명", 21_018, "명", "exact"),
        ("약 98개", 98, "개", "approximate"),
        ("80여건", 80, "건", "at least"),
        ("6시간 이상", 6, "시간", "at least"),
        ("18개 동 모두 전환", 18, "개동", "exact"),
        ("100건 = 77+8+8+5+2", 100, "건", "exact"),
        ("물품공유센터 1개 추가 설치", 1, "개", "planned"),
    ],
)
def test_one_figure(text: str, value: float, unit: str, qualifier: str) -> None:
    part = only(text)
    assert (part.value, part.unit, part.qualifier) == (value, unit, qualifier)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("5개소 / 176,800천원", [(5, "개소"), (176_800, "천원")]),
        ("교육·토론(6강 11h)", [(6, "강"), (11, "시간")]),
        ("교육·토론(10강18h)", [(10, "강"), (18, "시간")]),
        ("20여명 / 168,667천원", [(20, "명"), (168_667, "천원")]),
        ("우수사례 4년 연속 최다 선정 지자체(19년도 9건)", [(4, "년"), (9, "건")]),
    ],
)
def test_several_figures_in_a_cell(text: str, found: list[tuple[float, str]]) -> None:
    assert figures(text) == found


@pytest.mark.parametrize(
    "text",
    ["제3회 주민총회", "상무2동", "1인 1표", "2층 대회의실", "3부터 시작", "뉴스1 5562485", "2020-12", "10세 미만"],
)
def test_digits_that_are_no_figures(text: str) -> None:
    assert [part for part in read_text(text, GRAMMAR).parts if part.kind == "number"] == []


def test_a_period_binds_to_the_figure_beside_it() -> None:
    parts = read_text("17년 59개, 18년 65개, 19년 63개 선정", GRAMMAR).parts
    assert [(p.value, p.period.written()[0]) for p in parts if p.period] == [(59, "2017"), (65, "2018"), (63, "2019")]
    assert {p.context for p in parts} == {("선정",)}


def test_a_leading_period_holds_for_a_list() -> None:
    parts = read_text("2019년 4개 완료, 4개 예정", GRAMMAR).parts
    assert [(p.context, p.qualifier, p.period and p.period.year) for p in parts] == [
        (("완료",), "exact", 2019), (("예정",), "planned", 2019),
    ]  # fmt: skip


def test_years_in_a_row_end_with_the_year_in_brackets() -> None:
    four, nine = read_text("우수사례 4년 연속 최다 선정 지자체(19년도 9건)", GRAMMAR).parts
    assert four.period is None
    assert four.ends_at is not None
    assert (four.ends_at.year, nine.period and nine.period.year, four.context[0]) == (2019, 2019, "우수사례")


def test_yearly_figures_say_so() -> None:
    part = only("박람회 우수사례 견학(연110여명)")
    assert (part.value, part.basis, part.qualifier, part.context) == (
        110,
        "yearly",
        "at least",
        ("박람회 우수사례 견학",),
    )


@pytest.mark.parametrize("text", ["20명 이상 30명 이내", "20명~30명", "20~30명"])
def test_a_range_is_one_figure_with_two_ends(text: str) -> None:
    part = only(text)
    assert (part.value, part.low, part.high, part.text, part.unit) == (None, 20, 30, "20-30", "명")


def test_a_total_printed_with_parts_that_differ_is_told() -> None:
    assert read_text("100건 = 77+8+8+5", GRAMMAR).mismatch == (100, 98)


def test_a_number_in_brackets_beside_a_number_is_a_second_figure() -> None:
    assert [(p.value, p.unit, p.context) for p in read_number_text("26(고문2)", GRAMMAR).parts] == [
        (26, None, ()), (2, None, ("고문",)),
    ]  # fmt: skip
    assert [(p.value, p.unit) for p in read_number_text("6,978(33%)", GRAMMAR).parts] == [(6978, None), (33, "%")]


def test_dates_in_a_row_are_one_reading_each() -> None:
    parts = read_text("(2016.11.01.), (2018.8.20.) → 개정", GRAMMAR).parts
    assert [(p.kind, p.text, p.context) for p in parts] == [
        ("date", "2016-11-01", ("개정",)),
        ("date", "2018-08-20", ("개정",)),
    ]


def test_each_school_in_each_year() -> None:
    parts = read_text("금부초등학교, 상무초등학교 학교총회(2018, 2019)", GRAMMAR).parts
    assert [(p.place, p.period and p.period.year, p.value) for p in parts] == [
        ("금부초등학교", 2018, 1), ("금부초등학교", 2019, 1), ("상무초등학교", 2018, 1), ("상무초등학교", 2019, 1),
    ]  # fmt: skip


def test_a_list_of_dongs_counts_them() -> None:
    part = only("선정 : 상무2동, 동천동")
    assert (part.kind, part.value, part.places, part.context) == ("places", 2, ("상무2동", "동천동"), ("선정",))


def test_dongs_in_brackets_behind_a_count_are_named_with_it() -> None:
    assert only("2개동 운영 (화정2동, 동천동)").places == ("화정2동", "동천동")


def test_a_period_that_opens_a_cell_heads_its_row() -> None:
    rows = rows_of(
        [
            ["사업명", "사업내용", "특이사항"],
            ["역량강화 워크숍(연1회)", "- 교육·토론(6강 11h)\n- 견학", "'16~'19 / 대상인원 565명"],
        ]
    )
    numbers = {(r["value"], r["unit"]): (r["period_start"], r["period_end"]) for r in rows if r["kind"] == "number"}
    assert numbers == dict.fromkeys([(1.0, "회"), (6.0, "강"), (11.0, "시간"), (565.0, "명")], ("2016", "2019"))
    assert {tuple(row["row_labels"]) for row in rows} == {("역량강화 워크숍",)}


def council() -> list[dict[str, Any]]:
    return rows_of(
        [
            ["구분", "유형", "구성일", "정원", "현원", "비고"],
            ["금호1동", "행안부형", "2016.3.1", 30, 29, "전환 추진중\n→ 상무2동, 동천동"],
            ["풍암동", _, _, 30, "26(고문2)", _],
            ["금호2동", "광주형", "2017.3.2", 30, 28, _],
            ["치평동", _, _, "2019.1.1", 30, _],
        ]
    )


def test_blanks_below_a_type_and_a_date_are_filled_and_marked() -> None:
    filled = {
        row["cell"]: (row["value_text"], row["qualifier"], row["filled_from"], row["raw"])
        for row in council()
        if row["filled_from"]
    }
    assert filled["B3"] == ("행안부형", "ambiguous", "B2", "")
    assert filled["C3"] == ("2016-03-01", "ambiguous", "C2", "")


def test_a_shifted_row_is_ambiguous_and_names_both_columns() -> None:
    shifted = {row["cell"]: row for row in council() if row["place"] == "치평동" and not row["filled_from"]}
    assert (shifted["D5"]["kind"], shifted["D5"]["value_text"], shifted["D5"]["column_labels"]) == (
        "date",
        "2019-01-01",
        ["구성일"],
    )
    assert (shifted["E5"]["value"], shifted["E5"]["column_labels"]) == (30.0, ["정원|현원"])
    assert {row["qualifier"] for row in shifted.values()} == {"ambiguous"}


def test_a_bracketed_count_is_a_reading_of_its_own() -> None:
    found = [(row["part"], row["value"], row["context"]) for row in council() if row["cell"] == "E3"]
    assert found == [(0, 26.0, []), (1, 2.0, ["고문"])]


def test_a_cell_merged_over_rows_is_filled_without_doubt() -> None:
    rows = rows_of([["동", "유형", "정원"], ["양동", "광주형", 30], ["양3동", _, 28]], merges=(Merge(1, 1, 2, 1),))
    assert [(r["cell"], r["qualifier"]) for r in rows if r["kind"] == "text"] == [("B2", "exact"), ("B3", "exact")]


def test_a_date_column_beside_texts_tells_events() -> None:
    rows = rows_of(
        [["사업", "추진사항", "시기", "내용"], ["주민총회", "설명회 개최", "2019. 2. 11.", "가이드라인 제시"]]
    )
    events = [
        (row["cell"], row["value_text"], row["period_start"], row["row_labels"])
        for row in rows
        if row["kind"] == "date"
    ]
    assert events == [("C2", "2019-02-11", "2019-02-11", ["주민총회", "설명회 개최"])]
