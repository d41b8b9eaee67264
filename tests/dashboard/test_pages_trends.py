"""The trends: every way of looking at them works, says what it shows, and a link restores it."""

from itertools import product

import pytest

from dashboard import reach
from dashboard.release import Release
from dashboard.views import View
from tests.dashboard.test_pages import run, words

WAYS = ("trend", "against", "cumulative")


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    ("kind", "measured", "language"),
    [
        (k, m, lang)
        for k, m, lang in product(WAYS, ("plain", "index", "per_resident", "per_officer", "per_budget"), ("ko", "en"))
    ],
)
def test_every_way_has_something_to_say_in_every_measure(kind: str, measured: str, language: str) -> None:
    shown = words(run(page="trends", kind=kind, measured=measured, lang=language))
    assert {"ko": "교육 참여 인원", "en": "eople in training"}[language] in shown


@pytest.mark.parametrize("kind", WAYS)
def test_every_indicator_has_something_to_say_in_every_way(kind: str, small: Release) -> None:
    for indicator, demonstration in product(small.catalog.indicators, ("1", "0")):
        shown = words(run(page="trends", kind=kind, indicator=indicator, demonstration=demonstration))
        # of a pair with and without `per resident`, sums within the year show the plain one
        names = {indicator, reach.twin(small, indicator)} - {""}
        assert any(small.catalog.indicators[name].label.ko in shown for name in names)


@pytest.mark.usefixtures("small")
def test_two_periods_stand_in_a_table_with_their_difference() -> None:
    shown = words(
        run(
            page="trends",
            kind="against",
            indicator="selected_projects",
            against="2017",
            period="2019",
            demonstration="0",
        )
    )
    for text in ("서구 좋은마을만들기 선정 사업 수: 2017년 59개, 2019년 63개", ">59개<", ">63개<", "<td>+4개</td>"):
        assert text in shown
    assert "number=selected_projects%2Cseogu%2C2017" in shown


@pytest.mark.usefixtures("small")
def test_changes_on_the_year_before_are_judged_and_others_are_not() -> None:
    judged = words(run(page="trends", kind="against", against="2024", period="2025"))
    assert "건을 함께 판단" in judged
    assert "양3동(값이 없음)" in judged
    assert "여기서는 값의 차이만 적습니다." in words(run(page="trends", kind="against", against="2018", period="2022"))


@pytest.mark.usefixtures("small")
def test_an_index_across_the_break_begins_anew_and_says_so() -> None:
    shown = words(run(page="trends", indicator="turnout", measured="index", tab="table"))
    assert "줄이 끊긴 곳마다 다시 100에서 시작합니다." in shown
    assert "이어서 견줄 해가 없음" in shown  # 2025, alone after the break


@pytest.mark.usefixtures("small")
def test_officers_are_known_for_one_year_and_the_others_say_why_not() -> None:
    shown = words(run(page="trends", measured="per_officer"))
    assert "담당 인력 1명당 교육 참여 인원" in shown
    assert "나눌 수가 없음" in shown


@pytest.mark.usefixtures("small")
def test_without_a_budget_the_page_names_what_would_be_needed() -> None:
    shown = words(run(page="trends", measured="per_budget"))
    assert "이 방법으로 낼 수 있는 값이 없습니다." in shown
    assert "필요한 자료: 교육 인원(참여인원), 예산(예산)." in shown


@pytest.mark.usefixtures("small")
def test_several_indicators_have_a_card_each() -> None:
    shown = words(run(page="trends", indicators="turnout,residents,training_hours", measured="per_officer"))
    for label in ("담당 인력 1명당 교육 참여 인원", "주민총회 참여율", "담당 인력 1명당 주민등록인구"):
        assert label in shown
    assert shown.count("이 지표만 보기") >= 2
    assert "이 지표는 ‘담당 인력으로 나눔’ 방법으로 낼 수 없어 값 그대로입니다." in shown


@pytest.mark.usefixtures("small")
def test_sums_within_the_year_name_what_was_added_and_the_passport_counts_its_cells() -> None:
    shown = words(run(page="trends", kind="cumulative"))
    assert "더했습니다: 「설레임」 마을학교." in shown
    passport = words(run(page="trends", number="trainees.cumulative,seogu,2023-03"))
    assert "서구 · 2023년 3월 · 교육 참여 인원 누계 =" in passport


@pytest.mark.usefixtures("small")
def test_a_dong_whose_small_counts_are_withheld_has_no_sum_within_the_year_and_the_page_says_so() -> None:
    shown = words(run(page="trends", kind="cumulative", highlight="pungam"))
    assert "풍암동은 1월부터 빠짐없이 있는 값이 없어 그리지 않았습니다." in shown
    assert "<h2>서구 교육 참여 인원 누계: " in shown


@pytest.mark.usefixtures("small")
def test_the_passport_of_an_index_divides_by_its_first_year_in_the_indicators_own_unit() -> None:
    shown = words(run(page="trends", number="selected_projects.index,seogu,2018", demonstration="0"))
    assert "좋은마을만들기 선정 사업 수 지수 = 110.2포인트" in shown
    assert "65개 ÷ 59개 × 100 · 분모는 2017년 값" in shown


@pytest.mark.usefixtures("small")
def test_events_can_be_left_out() -> None:
    assert "있었던 일: 1)" in words(run(page="trends"))
    assert "있었던 일: 1)" not in words(run(page="trends", events="0"))
    assert "있었던 일: 1)" not in words(run(page="overview"))


@pytest.mark.usefixtures("small")
def test_a_link_to_what_is_not_there_says_what_it_shows_instead() -> None:
    shown = words(run(page="trends", indicator="turnuot", grain="week", kind="against", against="1999"))
    assert "‘week’ → 연도별, ‘turnuot’ → 주민총회 참여율, 1999년 → 2016년" in shown


@pytest.mark.usefixtures("small")
def test_choices_write_the_link() -> None:
    app = run(page="trends")
    app.multiselect(key="beside").set_value(["turnout"]).run()
    app.selectbox(key="measured").set_value("index").run()
    app.toggle(key="events").set_value(False).run()
    assert not app.exception
    written = {name: app.query_params[name] for name in app.query_params}
    asked = View.from_query(
        {name: value if isinstance(value, str) else value[0] for name, value in written.items()}, View("trend", "")
    )
    assert (asked.indicators, asked.measured, asked.events) == (("turnout",), "index", False)
    app = run(page="trends", kind="against")
    app.selectbox(key="two-against").set_value("2018").run()
    assert not app.exception
    assert {name: app.query_params[name] for name in ("kind", "against", "period")} == {
        "kind": "against",
        "against": "2018",
        "period": "2025",
    }
