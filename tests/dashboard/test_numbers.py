"""Numbers are written as Korean and English readers write them."""

import doctest

import pytest

from dashboard import numbers, periods
from dashboard.numbers import scale_for, show, show_change, show_value, ticks
from tests.dashboard.figure_frames import BUDGET, RATE, SELECTED


def test_the_examples_in_the_modules_hold() -> None:
    assert [doctest.testmod(module).failed for module in (numbers, periods)] == [0, 0]


@pytest.mark.parametrize(
    ("won", "korean", "english"),
    [
        (176_800_000, "1억 7,680만원", "176.8 million won"),
        (370_000_000, "3억 7천만원", "370 million won"),
        (195_000_000, "1억 9,500만원", "195 million won"),
        (1_200_000_000_000, "12,000억원", "1,200 billion won"),
        (900_000_000, "9억원", "900 million won"),
        (12_400_000, "1,240만원", "12.4 million won"),
        (15_432_000, "15,432천원", "15.43 million won"),
        (500_000, "50만원", "500,000 won"),
        (12_345, "12,345원", "12,345 won"),
        (0, "0원", "0 won"),
        (-30_000_000, "−3천만원", "−30 million won"),
    ],
)
def test_won_is_written_in_its_usual_units(won: float, korean: str, english: str) -> None:
    assert show(won, "원", 0, "ko") == korean
    assert show(won, "won", 0, "en") == english


def test_a_sum_of_nearly_a_hundred_million_does_not_round_into_an_odd_form() -> None:
    assert show(199_999_999, "원", 0, "ko") == "2억원"


@pytest.mark.parametrize(
    ("value", "unit", "decimals", "qualifier", "korean"),
    [
        (60, "명", 0, "at least", "60여 명"),
        (190_000_000, "원", 0, "at least", "1억 9천여만원"),
        (396_000_000, "원", 0, "at least", "3억 9,600여만원"),
        (900_000_000, "원", 0, "at least", "9억여원"),
        (33.0, "%", 1, "at least", "33.0% 이상"),
        (98, "개", 0, "approximate", "약 98개"),
        (30, "명", 0, "at most", "30명 이하"),
        (4, "개교", 0, "planned", "4개교(계획)"),
        (12, "명", 0, "ambiguous", "12명(확인 필요)"),
    ],
)
def test_a_qualifier_is_said_as_the_source_said_it(
    value: float, unit: str, decimals: int, qualifier: str, korean: str
) -> None:
    assert show(value, unit, decimals, "ko", qualifier) == korean


def test_english_says_qualifiers_in_words() -> None:
    said = [show(60, "people", 0, "en", q) for q in ("at least", "at most", "approximate", "planned")]
    assert said == ["over 60 people", "at most 60 people", "about 60 people", "60 people (planned)"]


def test_one_of_something_is_singular_in_english() -> None:
    assert [show(1, unit, 0, "en") for unit in ("people", "projects", "assemblies")] == [
        "1 person",
        "1 project",
        "1 assembly",
    ]
    assert show(1, "per 1,000", 1, "en") == "1.0 per 1,000"


@pytest.mark.parametrize("missing", [None, float("nan")])
def test_what_is_missing_is_a_dash_and_never_a_zero(missing: float | None) -> None:
    assert show(missing, "명", 0, "ko") == "–"
    assert show_change(missing, "명", 0, "ko") == "–"
    assert scale_for([1], SELECTED, "ko").write(missing) == "–"


@pytest.mark.parametrize(
    ("change", "unit", "decimals", "korean"),
    [(8, "개", 0, "+8개"), (-41, "명", 0, "−41명"), (0.62, "%", 1, "+0.6%p"), (0.01, "%", 1, "0.0%p")],
)
def test_a_change_carries_its_sign(change: float, unit: str, decimals: int, korean: str) -> None:
    assert show_change(change, unit, decimals, "ko") == korean


@pytest.mark.parametrize(
    ("largest", "unit", "written"),
    [
        (2.5e10, "억원", "250.0"),
        (1.5e9, "백만원", "1,500"),
        (1.768e8, "천원", "176,800"),
        (99_999, "원", "99,999"),
    ],
)
def test_one_unit_serves_a_whole_table_of_won(largest: float, unit: str, written: str) -> None:
    scale = scale_for([largest, None, 1000], BUDGET, "ko")
    assert (scale.unit, scale.write(largest)) == (unit, written)


def test_a_value_of_an_indicator_takes_its_unit_and_decimals() -> None:
    assert show_value(18.98, RATE, "ko") == "19.0%"
    assert show_value(59, SELECTED, "en") == "59 projects"


def test_axes_count_in_ten_thousands_and_hundred_millions() -> None:
    assert ticks(0, 250_000_000, "ko", at_most=4) == ([0, 1e8, 2e8], ["0", "1억", "2억"])
    assert ticks(0, 60, "ko", at_most=4)[1] == ["0", "20", "40", "60"]
    assert ticks(0, 35_515, "en")[1] == ["0", "10,000", "20,000", "30,000"]


def test_an_axis_of_whole_things_has_no_halves() -> None:
    assert ticks(0, 2.2, "ko", least_step=1)[1] == ["0", "1", "2"]


def test_an_axis_without_height_still_has_a_tick() -> None:
    assert ticks(5, 5, "ko") == ([5], ["5"])


@pytest.mark.parametrize(
    ("period", "korean", "english"),
    [
        ("2019", "2019년", "2019"),
        ("2023-H1", "2023년 상반기", "first half of 2023"),
        ("2023-Q3", "2023년 3분기", "Q3 2023"),
        ("2023-07", "2023년 7월", "Jul 2023"),
        ("2022-11-14", "2022. 11. 14.", "14 Nov 2022"),
        ("2016/2019", "2016~2019년", "2016–2019"),
        ("2019-10/2019-12", "2019년 10월~2019년 12월", "Oct 2019–Dec 2019"),
        ("/2019", "~2019년", "–2019"),
        ("", "기간 없음", "No period"),
    ],
)
def test_periods_are_written_out(period: str, korean: str, english: str) -> None:
    assert (periods.show_period(period, "ko"), periods.show_period(period, "en")) == (korean, english)


def test_periods_are_drawn_together_only_where_none_is_missing() -> None:
    assert periods.list_periods(["2016", "2018", "2017", "2020"], "ko") == "2016~2018년, 2020년"
    assert periods.show_periods(["2016/2019", "2017"], "ko") == "2016~2019년"
