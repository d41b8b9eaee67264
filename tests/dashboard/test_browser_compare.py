"""The comparison page in a real browser: the funnel leads to passports, the evidence opens, and nothing is cut on a phone."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.dashboard.serving import settle, visit

pytestmark = pytest.mark.browser
RATE = "?page=compare&indicator=trainees_per_1000&period=2024"


def test_a_click_on_a_dong_in_the_funnel_opens_its_passport(page: Page, served: str) -> None:
    visit(page, f"{served}{RATE}", charts=2)
    mark = page.locator(".st-key-card-funnel .js-plotly-plot .scatterlayer .point").first
    mark.scroll_into_view_if_needed()
    box = mark.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_role("dialog")).to_contain_text("주민 1,000명당 교육 참여 인원 =")


def test_why_opens_the_test_behind_the_funnel_and_closes_again(page: Page, served: str) -> None:
    visit(page, f"{served}{RATE}", charts=2)
    press = page.locator(".st-key-why-funnel button")
    press.focus()
    page.keyboard.press("Enter")
    evidence = page.locator("[data-testid=stPopoverBody]")
    expect(evidence).to_contain_text("우연히 95% 한계를 벗어날 곳")
    expect(evidence).to_contain_text("많아야 0.9곳쯤")
    page.keyboard.press("Escape")
    expect(evidence).to_have_count(0)


def test_similar_dongs_can_be_put_in_colour_together(page: Page, served: str) -> None:
    visit(page, f"{served}{RATE}&highlight=yang", charts=2)
    page.get_by_role("link", name="이 동들을 함께 강조하기").click()
    settle(page)
    expect(page.locator(".st-key-card-funnel .annotation-text", has_text="양동")).to_be_visible()
    expect(page).to_have_url(re.compile(r"highlight=yang%2C\w+%2C\w+%2C\w+"))


@pytest.mark.parametrize("query", [f"{RATE}&highlight=yang", f"{RATE}&lang=en&theme=dark"])
def test_on_a_phone_nothing_stands_beyond_the_edge(page: Page, served: str, query: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, f"{served}{query}", charts=2)
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    for name in ("rank", "funnel"):
        box = page.locator(f".st-key-card-{name} .js-plotly-plot").bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= 390
