"""The comparison page: the funnel or why there is none, ranges of rank, similar dongs, and why it is said."""

import pytest

from tests.dashboard.test_pages import run, words

pytestmark = pytest.mark.usefixtures("small")


def test_a_rate_with_a_model_has_a_funnel_its_table_and_its_note() -> None:
    shown = words(run(page="compare", indicator="trainees_per_1000", period="2024", highlight="pungam"))
    assert "18개 동이면 서로 다르지 않더라도 많아야 1개쯤은 우연히 95% 한계를 벗어날 수 있습니다." in shown
    assert "어디에 있나" in shown
    assert "순위 범위(18곳 중)" in shown
    assert "풍암동: 우연한 차이의 범위" in shown


def test_without_a_model_the_card_says_why_and_ranks_are_plain() -> None:
    shown = words(run(page="compare", indicator="selected_projects", period="2024"))
    assert "깔때기 그림을 그리지 않았습니다: 판단할 모형 없음" in shown
    assert "순위(18곳 중)" in shown
    assert "어디에 있나" not in shown


def test_a_count_leads_to_the_rate_that_can_be_compared() -> None:
    shown = words(run(page="compare", indicator="trainees", period="2024"))
    assert "깔때기 그림을 그리지 않았습니다: 나눌 수가 없음" in shown
    assert "indicator=trainees_per_1000" in shown


def test_similar_dongs_stand_below_for_the_dong_chosen() -> None:
    assert "동을 고르면 그 동과 주민 수가 비슷한 동을" in words(run(page="compare", indicator="turnout"))
    shown = words(run(page="compare", indicator="turnout", period="2024", highlight="yang"))
    assert "양동과 비슷한 동" in shown
    assert "이 동들을 함께 강조하기" in shown
    assert "2024년 주민 수" in shown
    assert "number=residents%2Cyang%2C2024" in shown


@pytest.mark.parametrize(("language", "press"), [("ko", "왜 이렇게 말합니까?"), ("en", "Why is this said?")])
def test_every_card_opens_to_why_it_is_said(language: str, press: str) -> None:
    for page, cards in (("overview", 4), ("trends", 1), ("compare", 2)):
        app = run(page=page, indicator="trainees_per_1000", period="2024", lang=language)
        popovers = [block for block in app.main if getattr(block, "type", "") == "popover"]
        found = str(app.main).count(press)
        assert found >= cards or len(popovers) >= cards, page


def test_the_evidence_on_the_page_has_the_numbers_of_the_test() -> None:
    shown = words(run(page="trends", indicator="selected_projects", highlight="hwajeong1"))
    assert "해마다의 방향 검정(만-켄달 검정)" in shown
    assert "오른 짝에서 내린 짝을 뺀 수(S)" in shown
    assert "순서만으로 이만큼 치우칠 가능성(p)" in shown
