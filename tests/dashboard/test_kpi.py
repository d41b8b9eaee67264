"""A card states a change as a plain number, and only between figures that may be compared."""

import pytest

from dashboard import engine
from dashboard.engine import Release
from dashboard.kpi import Kpi, kpi
from dashboard.sparkline import sparkline
from dashboard.views import View


def card(small: Release, indicator: str, year: str, *, demonstration: bool = True) -> Kpi:
    frame = engine.frame(View("trend", indicator, demonstration=demonstration))
    return kpi(frame, small.catalog.indicators[indicator], year, small.catalog, "ko")


def test_a_comparable_change_is_a_number(small: Release) -> None:
    shown = card(small, "selected_projects", "2018")
    assert (shown.value, shown.change, shown.demonstration) == ("65개", "2017년보다 +6개", False)


@pytest.mark.parametrize(
    ("indicator", "year", "reason"),
    [
        ("turnout", "2025", "주민총회 투표 방식 변경(1인 1표·본인 확인, 축제와 분리)"),
        ("selected_projects", "2020", "한쪽만 예시 자료입니다"),
        ("trainees", "2023", "포함된 사업이 다릅니다"),
        ("trainees", "2025", "자료를 낸 동의 수가 다릅니다"),
    ],
)
def test_what_may_not_be_compared_is_not(small: Release, indicator: str, year: str, reason: str) -> None:
    assert card(small, indicator, year).change == f"비교하지 않음: {reason}"


def test_a_year_without_one_before_says_so(small: Release) -> None:
    shown = card(small, "selected_projects", "2025", demonstration=False)
    assert (shown.value, shown.change) == ("약 98개", "2024년 값이 없어 비교하지 않습니다")


def test_a_year_without_a_value_tells_where_there_is_one(small: Release) -> None:
    shown = card(small, "selected_projects", "2021", demonstration=False)
    assert (shown.value, shown.change, shown.number) == ("자료 없음", "값이 있는 해: 2017~2019년, 2025년", None)


def test_the_line_is_cut_where_figures_are_not_comparable(small: Release) -> None:
    runs = card(small, "trainees", "2025").line
    assert [[year for year, _ in run] for run in runs][-3:] == [["2023"], ["2024"], ["2025"]]


def test_a_sparkline_begins_at_the_first_year_of_the_axis() -> None:
    years = ["2016", "2017", "2018", "2019"]
    late = sparkline([[("2018", 1.0), ("2019", 2.0)]], years, "#256ef4")
    assert 'd="M198.3 39 L295.0 5"' in late
    assert "<path" not in sparkline([], years, "#256ef4")
