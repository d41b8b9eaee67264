"""No figure is given to a measure in silence that its sheet does not name: what is not said is asked, listed, or left out."""

from pathlib import Path

import pytest

from tests.etl.sheets import PERSONS, TRAINING, Row, conformed, proposed, training

ABOUT = "2023년 양동 마을리더 전문교육 교육실적"
WON: Row = (None, None, None, "(단위: 천원)")

ELSE_THAN_COMPLETED = [
    "미수료 인원", "신청 대기 인원", "전년도 수료 인원", "목표 인원", "목표 수료 인원", "누적 참여 인원", "수료인원 누계",
    "수료 예정 인원", "신청 취소", "수료 포기자", "불참 인원", "비참여 인원", "여성 수료", "65세 이상 참여자", "1월 수료인원",
    "순위", "수료인원(목표)", "수료인원 (전년)", "신청·수료 인원", "수료 및 신청 인원", "전년 대비 수료인원", "평균",
    "만족도(점)", "면적(㎡)", "강사료(천원)", "남", "소계",
]  # fmt: skip


@pytest.mark.parametrize("heading", ELSE_THAN_COMPLETED)
def test_a_heading_that_says_more_than_a_measure_never_gives_its_figure(tmp_path: Path, heading: str) -> None:
    found = conformed(tmp_path / "실적.xlsx", *training(heading))
    assert proposed(found, "measure", "cell") == {("attended_people", "B4"), ("attended_people", "B5")}
    assert {"C4", "C5"} <= {entry.cell for entry in found.leftovers} or found.held


OTHER_MONEY = [
    "예산 증감",
    "전년도 예산액",
    "강사료",
    "국비",
    "집행잔액",
    "미집행액",
    "예산 요구액",
    "1인당 예산",
    "사업비 소계",
    "집행률",
]


@pytest.mark.parametrize("heading", OTHER_MONEY)
def test_money_of_another_kind_beside_the_budget_is_no_budget(tmp_path: Path, heading: str) -> None:
    rows: tuple[Row, ...] = (
        ("2023년 양동 예산 집행 현황",),
        WON,
        ("사업명", "예산액", heading),
        ("마을학교", 2000, 12),
    )
    found = conformed(tmp_path / "예산.xlsx", *rows)
    assert proposed(found, "measure", "value") == {("budget_krw", 2_000_000.0)}


@pytest.mark.parametrize("heading", ["결원", "여성 위원 수", "해촉 위원 수", "전 현원", "순위", "평균"])
def test_other_persons_beside_the_seats_of_a_council_are_no_members(tmp_path: Path, heading: str) -> None:
    rows: tuple[Row, ...] = (
        ("2023년 주민자치회 구성 현황",), PERSONS, ("동", "정원", heading), ("양동", 30, 3), ("양3동", 25, 4),
    )  # fmt: skip
    assert {m for (m,) in proposed(conformed(tmp_path / "현황.xlsx", *rows), "measure")} == {"quota"}


@pytest.mark.parametrize("heading", ["계획 수료인원", "주민총회 수료인원", "공모 신청", "예산 신청", "인구 수료"])
def test_words_of_other_subjects_do_not_explain_a_heading(tmp_path: Path, heading: str) -> None:
    found = conformed(tmp_path / "실적.xlsx", *training(heading))
    assert found.held or proposed(found, "measure") == {("attended_people",)}


PARTS = [("1기", "2기"), ("20대", "30대"), ("오전반", "오후반"), ("신규", "재참여")]


@pytest.mark.parametrize(("one", "other"), PARTS)
def test_equal_figures_of_two_rows_that_are_parts_are_not_taken_for_one(tmp_path: Path, one: str, other: str) -> None:
    """Twice fifteen is thirty; the file must not say fifteen."""
    rows: tuple[Row, ...] = ((ABOUT,), PERSONS, ("구분", "참여인원", "수료인원"), (one, 20, 15), (other, 20, 15))
    assert conformed(tmp_path / "실적.xlsx", *rows).held


def test_items_of_a_budget_of_equal_size_are_not_taken_for_one(tmp_path: Path) -> None:
    title = "2023년 양동 마을학교 예산 집행 현황"
    rows: tuple[Row, ...] = ((title,), WON, ("비목", "예산액", "집행액"), ("강사료", 500, 300), ("재료비", 500, 300))
    assert conformed(tmp_path / "예산.xlsx", *rows).held


@pytest.mark.parametrize("other", ["전년도", "목표", "계획", "20대", "여성"])
def test_a_row_that_is_not_this_years_whole_is_not_shown_as_it(tmp_path: Path, other: str) -> None:
    rows: tuple[Row, ...] = ((ABOUT,), PERSONS, ("구분", "참여인원", "수료인원"), (other, 20, 15), ("실적", "-", "-"))
    found = conformed(tmp_path / "실적.xlsx", *rows)
    assert found.held or ("completed_people", 15.0, "exact") not in proposed(found, "measure", "value", "qualifier")


def test_a_planned_figure_is_not_shown_where_the_actual_one_is_not_yet_known(tmp_path: Path) -> None:
    rows: tuple[Row, ...] = (
        (TRAINING,), PERSONS, ("사업명", "수료인원", None), (None, "계획", "실적"),
        ("마을리더 전문교육", 20, None), ("마을학교", 25, "-"),
    )  # fmt: skip
    found = conformed(tmp_path / "실적.xlsx", *rows)
    exact = {fact["value"] for fact in found.proposed if fact["qualifier"] == "exact"}
    assert found.held or not exact & {20.0, 25.0}


@pytest.mark.parametrize("title", ["2024년 양동 주민자치 교육 계획(안)", "2024년 양동 교육 수료 목표"])
def test_a_sheet_of_plans_gives_no_achieved_figures(tmp_path: Path, title: str) -> None:
    found = conformed(tmp_path / "자료.xlsx", *training("수료인원", title=title))
    assert found.held or {fact["qualifier"] for fact in found.proposed} == {"planned"}


def test_two_tables_side_by_side_share_the_title_above_them(tmp_path: Path) -> None:
    rows: tuple[Row, ...] = (
        (TRAINING,), PERSONS, ("사업명", "참여인원", "수료인원", None, "사업명", "참여인원", "수료인원"),
        ("마을리더 전문교육", 20, 12, None, "마을학교", 30, 15),
    )  # fmt: skip
    found = conformed(tmp_path / "실적.xlsx", *rows)
    facts = proposed(found, "programme", "place", "period_start", "value")
    assert found.held or ("village_school", "yang", "2023", 15.0) in facts
    assert found.held or ("village_school", "seogu", None, 15.0) not in facts


def test_a_figure_without_any_period_is_asked_about(tmp_path: Path) -> None:
    found = conformed(tmp_path / "실적.xlsx", *training("수료인원", title="양동 주민자치 교육 실적"))
    assert found.held


def test_tables_side_by_side_of_two_years_keep_to_their_own_title(tmp_path: Path) -> None:
    rows: tuple[Row, ...] = (
        ("2022년 양동 교육 실적", None, None, None, "2023년 양동 교육 실적"),
        ("사업명", "참여인원", "수료인원", None, "사업명", "참여인원", "수료인원"),
        ("마을학교", 20, 12, None, "마을학교", 30, 15),
    )
    facts = proposed(conformed(tmp_path / "실적.xlsx", *rows), "period_start", "measure", "value")
    assert {("2022", "completed_people", 12.0), ("2023", "completed_people", 15.0)} <= facts


def test_plan_and_result_side_by_side_are_kept_apart(tmp_path: Path) -> None:
    rows: tuple[Row, ...] = (
        ("2023년 양동 교육 계획", None, None, None, "2023년 양동 교육 실적"),
        ("사업명", "참여인원", "수료인원", None, "사업명", "참여인원", "수료인원"),
        ("마을학교", 20, 12, None, "마을학교", 30, 15),
    )
    found = conformed(tmp_path / "실적.xlsx", *rows)
    assert not found.held
    facts = proposed(found, "measure", "value", "qualifier")
    assert {("completed_people", 12.0, "planned"), ("completed_people", 15.0, "exact")} <= facts


def test_a_header_repeated_in_the_middle_changes_nothing(tmp_path: Path) -> None:
    rows = training("수료인원")
    found = conformed(tmp_path / "실적.xlsx", *rows[:4], rows[2], rows[4])
    assert not found.held
    assert ("village_school", "completed_people", 22.0) in proposed(found, "programme", "measure", "value")


def test_a_header_repeated_with_its_columns_exchanged_keeps_the_file_out(tmp_path: Path) -> None:
    rows = training("수료인원")
    assert conformed(tmp_path / "실적.xlsx", *rows[:4], ("사업명", "수료인원", "참여인원"), ("마을학교", 15, 30)).held


def test_a_row_of_averages_is_listed_and_not_loaded(tmp_path: Path) -> None:
    found = conformed(tmp_path / "실적.xlsx", *training("수료인원"), ("평균", 25, 17))
    assert [(entry.cell, entry.why) for entry in found.leftovers] == [("B6", "derived"), ("C6", "derived")]


def test_men_and_women_below_the_persons_are_parts_and_the_whole_is_taken(tmp_path: Path) -> None:
    rows: tuple[Row, ...] = (
        (TRAINING,), PERSONS, ("사업명", "수료인원", None, None), (None, "계", "남", "여"), ("마을학교", 20, 12, 8),
    )  # fmt: skip
    found = conformed(tmp_path / "실적.xlsx", *rows)
    assert {entry.why for entry in found.leftovers} == {"part"}
    assert proposed(found, "measure", "value") == {("completed_people", 20.0)}
    assert not found.held


def test_money_in_a_column_of_persons_keeps_the_file_out(tmp_path: Path) -> None:
    rows = training("수료인원")
    assert conformed(tmp_path / "실적.xlsx", *rows[:4], ("마을학교", "20천원", 12)).held
