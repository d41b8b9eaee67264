"""Pinning from three pages and putting the slides in order, in a real browser and with the keyboard."""

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.dashboard.serving import settle, visit

pytestmark = pytest.mark.browser


def pin(page: Page, kind: str) -> None:
    """Press the pin of a card and wait for what comes of it."""
    page.locator(f".st-key-pin-{kind} button").click()
    settle(page)


def order(page: Page) -> list[str]:
    """The generated captions of the slides from top to bottom."""
    boxes = page.get_by_label("번째 장의 제목")
    return [boxes.nth(number).get_attribute("placeholder") or "" for number in range(boxes.count())]


def expect_order(page: Page, captions: list[str]) -> None:
    """Wait until the slides stand in this order; a page may take its time on a busy machine."""
    for number, caption in enumerate(captions):
        expect(page.get_by_label("번째 장의 제목").nth(number)).to_have_attribute("placeholder", caption)


def press(button: Locator) -> None:
    """Reach a button and press it with the keyboard alone."""
    button.focus()
    button.press("Enter")
    settle(button.page)


def test_views_pinned_on_three_pages_are_put_in_order_and_their_headlines_checked(page: Page, office: str) -> None:
    visit(page, f"{office}?indicator=settled_budget&period=2025", charts=2)
    pin(page, "heat")
    expect(page.get_by_test_id("stToast")).to_contain_text("1번째 장으로 담았습니다")
    page.get_by_role("link", name="동 비교").click()
    settle(page)
    pin(page, "rank")
    page.get_by_role("link", name="추이").click()
    settle(page)
    pin(page, "trend")
    page.get_by_test_id("stToast").filter(has_text="3번째 장").get_by_role("link").click()
    expect(page.get_by_label("3번째 장의 제목")).to_be_visible()
    settle(page)
    heat, rank, trend = order(page)
    assert trend.startswith("서구 주민자치 사업 집행액은 평소 변동 안입니다")

    up = page.get_by_role("button", name="위로")
    press(up.nth(2))
    expect_order(page, [heat, trend, rank])
    expect(up.nth(1)).to_be_focused()
    page.keyboard.press("Enter")
    expect_order(page, [trend, heat, rank])
    expect(page.get_by_role("button", name="아래로").first).to_be_focused()

    page.get_by_label("1번째 장의 제목").fill("집행액 증가")
    page.keyboard.press("Tab")
    expect(page.get_by_text("‘증가’라고 쓰셨지만 변동 범위 안입니다.")).to_be_visible()
    page.reload()
    expect(page.get_by_label("1번째 장의 제목")).to_have_value("집행액 증가")
    expect_order(page, [trend, heat, rank])
    page.wait_for_function("() => document.querySelectorAll('.js-plotly-plot').length >= 3")
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
