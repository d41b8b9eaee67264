"""A title claims a direction only where the test found one, and every statement opens to its evidence."""

from datetime import date

import pandas as pd
import pytest

from catalog.model import Indicator
from dashboard import engine
from dashboard.release import Release
from dashboard.statements import Statement, state
from dashboard.views import Language, View
from tests.dashboard.figure_frames import BUDGET, EVENTS, RATE, SELECTED, frame, good_villages, row, view

TODAY = date(2026, 11, 22)
GROWTH = (10, 12, 15, 16, 19, 21, 22, 25)
NOISE = (20, 14, 19, 15, 21, 16, 18, 17)


def years(*values: float, start: int = 2016, place: str = "yang", **more: object) -> pd.DataFrame:
    return frame(*(row(place, str(start + i), value, **more) for i, value in enumerate(values)))


def stated(rows: pd.DataFrame, indicator: Indicator = SELECTED, language: Language = "ko", **more: object) -> Statement:
    return state(view(**more), rows, indicator, EVENTS, TODAY, language)  # type: ignore[arg-type]


def test_a_rise_is_claimed_from_where_to_where() -> None:
    said = stated(years(*GROWTH))
    assert said.kind == "rising"
    assert said.sentence == "양동 선정 사업 수가 늘었습니다: 2016년 10개 → 2023년 25개"
    english = stated(years(*GROWTH), language="en").sentence
    assert english == "Selected projects, 양동, rose: 10 projects in 2016 → 25 projects in 2023"


def test_a_fall_is_claimed_only_of_the_years_that_were_judged() -> None:
    rows = frame(*(row("yang", str(2016 + i), v) for i, v in enumerate(reversed(GROWTH))), row("yang", "2026", 99))
    said = stated(rows)
    assert said.sentence == "양동 선정 사업 수가 줄었습니다: 2016년 25개 → 2023년 10개"
    assert ("빼놓은 값", "2026년(한 해가 다 차지 않음)") in said.evidence.lines


def test_a_rise_whose_last_year_fell_back_below_the_first_is_told_as_a_tendency() -> None:
    said = stated(years(10, 12, 15, 16, 19, 21, 22, 25, 9))
    assert said.kind == "rising"
    assert said.sentence == "양동 선정 사업 수는 늘어나는 흐름입니다: 2022년 22개, 2023년 25개, 2024년 9개"


def test_what_goes_up_and_down_lies_within_ordinary_variation() -> None:
    said = stated(years(*NOISE))
    assert said.sentence == "양동 선정 사업 수는 평소 변동 안입니다: 2021년 16개, 2022년 18개, 2023년 17개"
    assert said.status is not None
    assert (said.status.mark, said.standing) == ("●", "평소 변동 안")


def test_three_years_are_told_and_not_judged() -> None:
    said = stated(good_villages())
    assert said.sentence == "서구 선정 사업 수: 2017년 59개, 2018년 65개, 2019년 63개"
    assert said.status is not None
    assert (said.status.mark, said.standing) == ("–", "판단하기에 해가 적음")
    assert ("견준 해", "2017~2019년(3개 해)") in said.evidence.lines
    assert "5개 이상" in said.evidence.assumptions[0]


def test_a_break_keeps_a_rise_from_being_claimed() -> None:
    rows = years(*GROWTH[:6], start=2020)
    assert stated(rows).kind == "rising"
    said = stated(rows, RATE)
    assert said.kind == "broken"
    assert "늘" not in said.sentence
    assert ("끊긴 곳", "2024~2025년 사이(집계 방식이 바뀜)") in said.evidence.lines


def test_made_up_years_do_not_lend_a_direction_to_real_ones() -> None:
    rows = frame(*(row("yang", str(2016 + i), v, demonstration=i < 4) for i, v in enumerate(GROWTH)))
    said = stated(rows)
    assert said.kind == "broken"
    assert "늘었" not in said.sentence


@pytest.mark.parametrize(
    ("direction", "name", "mark", "words"),
    [("higher", "better", "▲", "나아짐"), ("lower", "worse", "▼", "나빠짐"), ("neither", "more", "↗", "늘어남")],
)
def test_a_rise_is_good_bad_or_neither_as_the_catalog_says(direction: str, name: str, mark: str, words: str) -> None:
    said = stated(years(*GROWTH), SELECTED.model_copy(update={"direction": direction}))
    assert said.status is not None
    assert (said.status.name, said.status.mark, said.standing) == (name, mark, words)


def test_the_evidence_of_a_trend_has_its_numbers_in_words() -> None:
    lines = dict(stated(years(*GROWTH)).evidence.lines)
    assert lines == {
        "견준 해": "2016~2023년(8개 해)",
        "오른 짝에서 내린 짝을 뺀 수(S)": "+28(모두 28쌍)",
        "순서만으로 이만큼 치우칠 가능성(p)": "0.1% 미만, 기준 5% 이하",
        "한 해에 달라진 크기(기울기)": "+2개",
    }


def test_slopes_have_limits_only_where_a_model_is_declared() -> None:
    modelled = SELECTED.model_copy(update={"model": "poisson"})
    assert "기울기의 95% 범위" in dict(stated(years(*GROWTH), modelled).evidence.lines)
    assert "기울기의 95% 범위" not in dict(stated(years(*GROWTH)).evidence.lines)


def test_won_has_a_slope_in_won() -> None:
    rows = years(*(value * 1e7 for value in GROWTH))
    assert dict(stated(rows, BUDGET).evidence.lines)["한 해에 달라진 크기(기울기)"] == "+2천만원"


def test_maps_and_tables_tell_values_and_that_nothing_was_tested() -> None:
    for kind in ("heat", "tiles"):
        said = stated(years(*GROWTH), kind=kind)
        assert (said.kind, said.status) == ("values", None)
        assert "늘" not in said.sentence
        assert "살피지 않았습니다" in said.evidence.assumptions[0]


def test_over_a_whole_release_a_title_claims_a_direction_exactly_where_the_test_does(small: Release) -> None:
    claimed = 0
    for name, indicator in small.catalog.indicators.items():
        for place in ("", *(dong.id for dong in small.catalog.dongs)):
            asked = View("trend", name, highlight=(place,) if place else ())
            said = state(asked, engine.frame(asked), indicator, small.catalog.events, small.as_of, "ko")
            claims = any(word in said.sentence for word in ("늘었", "줄었", "늘어나는", "줄어드는"))
            assert claims == (said.kind in ("rising", "falling")), said.sentence
            claimed += claims
    assert claimed
