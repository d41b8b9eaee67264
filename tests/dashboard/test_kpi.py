"""A card states a change as a plain number, and only between figures that may be compared."""

from datetime import UTC, datetime

import pytest

from dashboard.kpi import Kpi, kpi
from dashboard.release import Release
from dashboard.sparkline import Stroke, sparkline
from ledger.targets import Target
from tests.dashboard.scorecards import judged

BLUE, WHITE = "#256ef4", "#ffffff"


def card(small: Release, indicator: str, year: str, target: Target | None = None, *, demonstration: bool = True) -> Kpi:
    standing = judged(small, year, demonstration=demonstration).standing(indicator)
    return kpi(standing, target, small.catalog, "ko")


def goal(indicator: str, value: float) -> Target:
    at = datetime(2018, 1, 2, tzinfo=UTC)
    return Target(indicator, "seogu", 2018, value, number=1, by="담당", reason="업무계획", at=at)


def test_a_comparable_change_is_a_number_and_without_a_model_nothing_more(small: Release) -> None:
    shown = card(small, "selected_projects", "2018")
    assert (shown.value, shown.change, shown.demonstration) == ("65개", "2017년보다 +6개", False)
    assert (shown.judgement, shown.status and shown.status.mark) == ("판단할 모형 없음", "–")


def test_a_change_within_ordinary_variation_is_called_so(small: Release) -> None:
    shown = card(small, "turnout", "2022")
    assert shown.change.startswith("2021년보다 ")
    assert (shown.judgement, shown.status and shown.status.mark) == ("평소 변동 안", "●")


@pytest.mark.parametrize(
    ("indicator", "year", "reason"),
    [
        ("turnout", "2025", "주민총회 투표 방식 변경(1인 1표·본인 확인, 축제와 분리)"),
        ("selected_projects", "2020", "한쪽만 예시 자료"),
        ("trainees", "2023", "포함된 사업이 다름"),
        ("trainees", "2025", "일부 동만 더한 값"),
    ],
)
def test_what_may_not_be_compared_is_not(small: Release, indicator: str, year: str, reason: str) -> None:
    shown = card(small, indicator, year)
    assert shown.judgement == f"비교하지 않음: {reason}"
    assert (shown.change, shown.difference) == ("", "")


def test_a_sum_over_some_dongs_says_of_how_many(small: Release) -> None:
    assert card(small, "trainees", "2025").notes == ("18개 동 중 17개",)


def test_an_approximate_figure_without_one_before_says_so(small: Release) -> None:
    shown = card(small, "selected_projects", "2025", demonstration=False)
    assert (shown.value, shown.judgement) == ("약 98개", "비교하지 않음: 앞선 해의 값이 없음")


def test_a_year_without_a_value_tells_where_there_is_one(small: Release) -> None:
    shown = card(small, "selected_projects", "2021", demonstration=False)
    assert (shown.value, shown.change, shown.number) == ("자료 없음", "값이 있는 해: 2017~2019년", None)
    assert (shown.status, shown.judgement) == (None, "")


def test_a_target_stands_beside_the_figure_with_its_distance(small: Release) -> None:
    aim = card(small, "selected_projects", "2018", goal("selected_projects", 70)).aim
    assert aim is not None
    assert (aim.shown, aim.distance) == ("70개", "목표와의 차이 −5개")


def test_the_line_is_cut_where_figures_are_not_comparable(small: Release) -> None:
    strokes = card(small, "trainees", "2025").line
    assert [[year for year, _ in stroke.points] for stroke in strokes][-3:] == [["2023"], ["2024"], ["2025"]]
    assert [stroke.partial for stroke in strokes][-2:] == [False, True]


def test_a_sparkline_begins_at_the_first_year_of_the_axis() -> None:
    years = ["2016", "2017", "2018", "2019"]
    late = sparkline([Stroke((("2018", 1.0), ("2019", 2.0)))], years, BLUE, WHITE)
    assert 'd="M196.0 39 L288.0 5"' in late
    assert "dasharray" not in late
    assert WHITE not in late
    assert "<path" not in sparkline([], years, BLUE, WHITE)


def test_made_up_years_are_dashed_and_end_in_a_hollow_dot() -> None:
    drawn = sparkline([Stroke((("2018", 1.0), ("2019", 2.0)), made_up=True)], ["2018", "2019"], BLUE, WHITE)
    assert 'stroke-dasharray="5 4"' in drawn
    assert f'stroke="{WHITE}"' in drawn


def test_a_target_is_a_dotted_line_that_the_values_make_room_for() -> None:
    drawn = sparkline([Stroke((("2018", 1.0), ("2019", 2.0)))], ["2018", "2019"], BLUE, WHITE, aim=3.0)
    assert 'd="M0 5 H300"' in drawn
    assert "L288.0 22" in drawn
