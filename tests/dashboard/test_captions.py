"""Words around a figure state values and say what must be known; unjudged, they never claim a direction."""

from datetime import date

import pytest

from catalog.load import load_catalog
from catalog.model import Indicator
from dashboard.captions import caveats, headline, subtitle
from dashboard.caveats import caveats_of
from dashboard.figures.alt import alt
from dashboard.figures.marks import Mark
from dashboard.judgements import judge
from dashboard.views import View
from tests.dashboard.figure_frames import (
    BUDGET,
    EVENTS,
    PER_RESIDENT,
    RATE,
    SELECTED,
    frame,
    good_villages,
    rates,
    row,
    view,
)


def test_a_short_course_is_told_whole() -> None:
    assert (
        headline(view(), good_villages(), SELECTED, "ko") == "서구 선정 사업 수: 2017년 59개, 2018년 65개, 2019년 63개"
    )
    assert (
        headline(view(), good_villages(), SELECTED, "en")
        == "Selected projects, 서구: 59 projects in 2017, 65 projects in 2018, 63 projects in 2019"
    )


def test_a_long_course_is_told_by_its_latest_three() -> None:
    years = frame(*(row("yang", str(year), year - 2010) for year in range(2016, 2022)))
    assert headline(view(), years, SELECTED, "ko") == "양동 선정 사업 수: 2019년 9개, 2020년 10개, 2021년 11개"


def test_the_title_is_about_the_place_chosen() -> None:
    assert headline(view(highlight=("pungam",)), rates(), RATE, "ko") == "풍암동 참여율: 2023년 30.0%, 2024년 33.0%"


def test_where_there_is_only_a_span_the_title_tells_the_span() -> None:
    trainees = frame(row("seogu", "2016/2019", 565))
    assert headline(view(), trainees, SELECTED, "ko") == "서구 선정 사업 수: 2016~2019년 565개"


def test_a_ranking_is_titled_by_its_bounds_and_the_district() -> None:
    assert headline(view("rank"), rates(), RATE, "ko") == "2024년 참여율: 동별 12.5~33.0%, 서구 21.5%"
    assert headline(view("tiles", period="2023"), rates(), RATE, "ko") == "2023년 참여율: 동별 10.0~30.0%, 서구 20.0%"


def test_bounds_in_won_share_the_unit_of_the_bars() -> None:
    won = frame(row("yang", "2024", 176_800_000), row("yang3", "2024", 12_400_000))
    assert headline(view("rank"), won, BUDGET, "ko") == "2024년 예산: 동별 1,240만원~1억 7,680만원"
    assert headline(view("rank"), won, BUDGET, "en") == "Budget, 2024: dongs 12.4 million won to 176.8 million won"


def test_a_sum_over_some_dongs_is_never_told_as_the_districts_own() -> None:
    rows = frame(row("seogu", "2019", 30, parts=5, parts_of=18), row("seogu", "2020", 90))
    assert headline(view(), rows, SELECTED, "ko") == "서구 선정 사업 수: 2019년 30개(18개 동 중 5개 동), 2020년 90개"


def test_a_district_known_by_one_dong_alone_gives_way_to_that_dong() -> None:
    residents = frame(
        *(row("seogu", year, n, parts=1, parts_of=18) for year, n in (("2017", 39_827), ("2023", 35_515))),
        *(row("pungam", year, n) for year, n in (("2017", 39_827), ("2023", 35_515))),
    )
    assert headline(view(), residents, SELECTED, "ko") == "풍암동 선정 사업 수: 2017년 39,827개, 2023년 35,515개"


def test_many_places_without_a_district_are_told_by_their_bounds() -> None:
    rows = frame(row("yang", "2024", 3), row("yang3", "2024", 5))
    assert headline(view(), rows, SELECTED, "ko") == "2024년 선정 사업 수: 동별 3~5개"
    assert headline(view(), rows, SELECTED, "en") == "Selected projects, 2024: dongs 3 to 5 projects"
    schools = frame(row("geumbu-elementary", "2019", 1), row("geumho-middle", "2019", 2))
    assert headline(view("rank"), schools, SELECTED, "ko") == "2019년 선정 사업 수: 학교별 1~2개"


def test_a_figure_of_no_period_is_told_without_one() -> None:
    timeless = frame(row("yang", "", 3) | {"period": None})
    assert headline(view("rank"), timeless, SELECTED, "ko") == "선정 사업 수: 양동 3개"
    assert subtitle(view("tiles"), timeless, SELECTED, "ko") == "선정 사업 수(개), 양동"


def test_equal_values_are_no_range() -> None:
    equal = frame(row("yang", "2024", 3), row("yang3", "2024", 3))
    assert headline(view("rank"), equal, SELECTED, "ko") == "2024년 선정 사업 수: 동별 3개"


def test_the_subtitle_names_measure_unit_places_and_periods() -> None:
    assert subtitle(view(), good_villages(), SELECTED, "ko") == "선정 사업 수(개), 서구, 2017~2019년"
    assert subtitle(view(), rates(), RATE, "ko") == "참여율(%), 서구, 3개 동, 2023~2024년"


def test_a_ranking_without_a_model_says_that_it_is_a_plain_order_and_why() -> None:
    judged = judge(view("rank"), rates(), RATE, EVENTS, date(2026, 11, 22))
    said = subtitle(view("rank"), rates(), RATE, "ko", judged)
    assert "불확실성은 나타내지 않습니다(판단할 모형 없음)" in said
    assert "우연일 수 있습니다" in said
    chosen = view("rank", highlight=("pungam",))
    assert (
        headline(chosen, rates(), RATE, "ko", judged)
        == "2024년 참여율: 동별 12.5~33.0%, 서구 21.5%, 풍암동 33.0%(2개 동 중 1위)"
    )


def test_without_values_the_title_is_the_measure() -> None:
    assert headline(view(), frame(), SELECTED, "ko") == "선정 사업 수"
    assert caveats(view(), frame(), SELECTED, EVENTS, "ko") == ()
    assert alt(view(), frame(), SELECTED, "ko") == "꺾은선 그림: 보여 줄 값이 없습니다."


@pytest.mark.parametrize(
    ("kind", "indicator", "rows", "sentence"),
    [
        (
            "trend",
            SELECTED,
            (row("yang", "2020", 1, demonstration=True), row("yang", "2021", 2, demonstration=True)),
            "보이는 값 2개는 모두 예시 자료입니다. 실제 값이 아닙니다.",
        ),
        (
            "trend",
            SELECTED,
            (row("yang", "2020", 1), row("yang", "2021", 2, demonstration=True)),
            "보이는 값 2개 중 1개(50%)는 예시 자료입니다. 실제 값과 더하지 않았습니다.",
        ),
        (
            "trend",
            RATE,
            (row("yang", "2024", 1), row("yang", "2025", 2)),
            "투표 방식 변경(1인 1표): 2025. 1. 1. 앞뒤의 값은 서로 견줄 수 없습니다.",
        ),
        (
            "trend",
            SELECTED,
            (row("yang", "2018", 1), row("yang", "2019", 2, covers="expo,good_village")),
            "양동: 2019년에 더한 사업이 그 앞과 달라 이어서 견줄 수 없습니다.",
        ),
        (
            "trend",
            SELECTED,
            (row("seogu", "2018", 9, parts=18, parts_of=18), row("seogu", "2019", 3, parts=5, parts_of=18)),
            "서구 값은 일부 동의 합입니다: 2019년은 18개 동 중 5개 동.",
        ),
        (
            "rank",
            PER_RESIDENT,
            (row("yang", "2019", 1, denominator_period="2020-02"),),
            "2019년 값의 분모는 연말이 아니라 2020년 2월의 주민 수입니다.",
        ),
        (
            "trend",
            SELECTED,
            (row("yang", "2026", 1, denominator_period="2026-07"),),
            "2026년 값은 연말이 아니라 2026년 7월의 값입니다.",
        ),
        (
            "trend",
            SELECTED,
            (row("seogu", "2016/2019", 565),),
            "2016~2019년 값은 그 기간 전체의 값 하나이며 해마다 나누지 않았습니다.",
        ),
        (
            "heat",
            SELECTED,
            (row("yang", "2022", 98, qualifier="approximate"),),
            "양동 2022년: 원자료에 ‘약’으로 적힌 어림값입니다.",
        ),
        (
            "rank",
            SELECTED,
            (row("yang", "2022", 9), row("yang3", "2022", None, missing="not_held")),
            "값이 없는 곳: 양3동(미실시).",
        ),
        (
            "rank",
            SELECTED,
            (row("yang", "2022", 9), row("yang3", "2022", 5, covers="expo"), row("pungam", "2022", 7)),
            "양3동: 더한 사업이 다른 동과 다릅니다.",
        ),
        (
            "rank",
            SELECTED,
            (row("seogu", "2022", 30, covers="expo,good_village"), row("yang", "2022", 9), row("yang3", "2022", 5)),
            "서구 값에는 동별로 나뉘지 않은 사업도 들어 있어, 동별 값의 합과 다릅니다.",
        ),
    ],
)
def test_what_must_be_known_is_said(
    kind: str, indicator: Indicator, rows: tuple[dict[str, object], ...], sentence: str
) -> None:
    assert caveats(view(kind), frame(*rows), indicator, EVENTS, "ko") == (sentence,)


def test_plain_figures_need_no_caveat() -> None:
    assert caveats(view(), good_villages(), SELECTED, EVENTS, "ko") == ()


def test_a_break_before_the_first_figure_is_not_told() -> None:
    after = frame(row("yang", "2025", 1), row("yang", "2026", 2))
    assert caveats(view(), after, RATE, EVENTS, "ko") == ()


def test_denominators_of_the_years_end_are_not_told() -> None:
    settled = frame(*(row("yang", "2019", 1, denominator_period=at) for at in ("2019", "2019-12", "2019-12-31")))
    assert caveats(view("rank"), settled, PER_RESIDENT, EVENTS, "ko") == ()


def test_caveats_are_about_what_is_drawn() -> None:
    rows = frame(row("seogu", "2019", 30, parts=5, parts_of=18), row("yang", "2019", 6))
    assert caveats(view(highlight=("yang",)), rows, SELECTED, EVENTS, "ko") == ()


def test_many_places_are_counted_and_not_listed() -> None:
    places = ("yang", "yang3", "nongseong1", "nongseong2")
    rows = frame(*(row(place, "2022", 9, qualifier="approximate") for place in places))
    assert caveats(view("heat"), rows, SELECTED, EVENTS, "ko") == ("4곳 2022년: 원자료에 ‘약’으로 적힌 어림값입니다.",)


def test_no_caption_claims_a_direction() -> None:
    rising = frame(*(row("yang", str(year), year - 2000) for year in range(2010, 2026)))
    for kind in ("trend", "rank", "heat", "tiles"):
        said = " ".join((headline(view(kind), rising, SELECTED, "ko"), subtitle(view(kind), rising, SELECTED, "ko")))
        assert not any(word in said for word in ("늘", "줄", "증가", "감소", "상승", "하락"))


def test_the_text_alternative_tells_kind_measure_and_values() -> None:
    told = alt(view("rank"), rates(), RATE, "ko")
    assert told.startswith("막대 그림. 참여율(%), 서구, 2개 동, 2024년.")
    assert told.endswith("값(%): 서구 21.5; 양동 12.5; 풍암동 33.0.")
    assert "59 projects" in alt(view(), good_villages(), SELECTED, "en")


def test_the_text_alternative_says_that_figures_are_made_up() -> None:
    assert "예시 자료가 들어 있습니다" in alt(view(), frame(row("yang", "2020", 1, demonstration=True)), SELECTED, "ko")


def test_a_value_to_which_a_figure_is_owed_says_so() -> None:
    mark = Mark("yang3", "dong", "양3동", "2025", value=79.1, missing="not_submitted")
    indicator = load_catalog().indicators["execution_rate"]
    told = caveats_of(View("rank", "execution_rate"), [mark], indicator, {}, "ko")
    assert "양3동 2025년: 일부 사업의 값이 없어(미제출) 그만큼 빠진 값입니다." in told
