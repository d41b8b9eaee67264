"""The trends in a real browser: several indicators, two periods, sums within the year; nothing overlaps and nothing is cut off."""

import re

import pytest
from playwright.sync_api import Page, expect

from tests.dashboard.serving import resize, settle, visit

pytestmark = pytest.mark.browser

WAYS = {
    "one": ("", 1),
    "index": ("&indicator=turnout&measured=index&highlight=pungam", 1),
    "several": ("&indicators=turnout,residents,selected_projects", 4),
    "against": ("&kind=against&against=2018&period=2022", 1),
    "cumulative": ("&kind=cumulative&highlight=pungam", 1),
}
# Words of one figure that lie upon each other, those outside it, and elements wider than the page.
FAULTS = """() => {
  const found = [];
  for (const plot of document.querySelectorAll('.js-plotly-plot')) {
    const frame = plot.querySelector('.main-svg').getBoundingClientRect();
    const words = [...plot.querySelectorAll('.annotation-text, .xtick text, .ytick text')]
      .map(word => ({text: word.textContent, box: word.getBoundingClientRect()})).filter(word => word.box.width);
    for (const [number, one] of words.entries()) {
      if (one.box.left < frame.left - 1 || one.box.right > frame.right + 1 || one.box.top < frame.top - 1 || one.box.bottom > frame.bottom + 1)
        found.push('cut off: ' + one.text);
      for (const other of words.slice(number + 1))
        if (Math.min(one.box.right, other.box.right) - Math.max(one.box.left, other.box.left) > 2
          && Math.min(one.box.bottom, other.box.bottom) - Math.max(one.box.top, other.box.top) > 4)
          found.push(one.text + ' upon ' + other.text);
    }
  }
  const main = document.querySelector('[data-testid=stMain]');
  if (main.scrollWidth > main.clientWidth) found.push('page scrolls sideways');
  return found;
}"""


@pytest.mark.parametrize("way", WAYS)
def test_nothing_overlaps_and_nothing_is_cut_off(page: Page, served: str, way: str) -> None:
    """Opened on a wide screen and narrowed, and opened on a phone and widened."""
    query, charts = WAYS[way]
    for language, theme, opened, then in (("ko", "light", 1440, 390), ("en", "dark", 390, 1440)):
        page.set_viewport_size({"width": opened, "height": 900})
        visit(page, f"{served}?page=trends{query}&lang={language}&theme={theme}", charts=charts)
        for width in (opened, then):
            resize(page, width)
            assert page.evaluate(FAULTS) == [], (language, theme, opened, width)


def test_two_periods_stand_side_by_side_and_a_number_leads_to_its_passport(page: Page, served: str) -> None:
    visit(
        page, f"{served}?page=trends&kind=against&indicator=selected_projects&against=2017&period=2018&demonstration=0"
    )
    expect(page.locator("h2").first).to_have_text("서구 좋은마을만들기 선정 사업 수: 2017년 59개, 2018년 65개")
    expect(page.locator("table.against tbody tr").first).to_contain_text(re.compile("59개.*65개.*\\+6개"))
    page.get_by_role("link", name="65개", exact=True).click()
    expect(page.get_by_role("dialog")).to_contain_text("서구 · 2018년 · 좋은마을만들기 선정 사업 수 = 65개")


def test_choosing_another_period_changes_page_and_address(page: Page, served: str) -> None:
    visit(page, f"{served}?page=trends&kind=against&indicator=selected_projects&demonstration=0", charts=1)
    page.get_by_role("combobox", name="앞 기간").click()
    page.get_by_role("option", name="2017년").click()
    expect(page).to_have_url(re.compile("against=2017"))
    expect(page.locator("h2").first).to_contain_text("2017년 59개, 2025년 약 98개")


def test_an_indicator_put_beside_another_has_a_figure_of_its_own_over_the_same_years(page: Page, served: str) -> None:
    visit(page, f"{served}?page=trends", charts=1)
    page.get_by_role("combobox", name="함께 볼 지표").fill("주민등록")
    page.get_by_role("option", name="주민등록인구").click()
    page.keyboard.press("Escape")
    expect(page).to_have_url(re.compile("indicators=residents"))
    page.wait_for_function("document.querySelectorAll('.js-plotly-plot').length === 2")
    years = page.evaluate(
        "[...document.querySelectorAll('.js-plotly-plot')].map(plot => plot._fullLayout.xaxis.range.join())"
    )
    assert years[0] == years[1]


def test_choosing_a_measure_divides_and_the_passport_opens_both_sides(page: Page, served: str) -> None:
    visit(page, f"{served}?page=trends", charts=1)
    page.get_by_role("combobox", name="견주는 방법").click()
    page.get_by_role("option", name="담당 인력으로 나눔").click()
    expect(page.locator("h2").first).to_contain_text("담당 인력 1명당 교육 참여 인원")
    expect(page).to_have_url(re.compile("measured=per_officer"))
    settle(page)
    page.get_by_role("link", name="이 숫자는 어디서?").click()
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("명 ÷ 67명")
    expect(dialog).to_contain_text("2019_사례보고서.xlsx › 인력 › D4")


def test_a_press_on_a_dot_of_the_year_to_date_opens_its_sum(page: Page, served: str) -> None:
    visit(page, f"{served}?page=trends&kind=cumulative", charts=1)
    box = page.locator(".js-plotly-plot .scatterlayer .trace .point").nth(4).bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    expect(page.get_by_role("dialog")).to_contain_text("서구 · 2023년 5월 · 교육 참여 인원 누계 =")


def test_turning_to_the_year_to_date_and_back_keeps_the_indicator(page: Page, served: str) -> None:
    visit(page, f"{served}?page=trends&indicator=training_hours", charts=1)
    page.get_by_role("radio", name="그해 누계").click()
    expect(page.locator("h2").first).to_contain_text("교육 시간 누계: 한 해 전체 2024년")
    settle(page)
    page.get_by_role("radio", name="시간에 따라").click()
    expect(page.locator("h2").first).to_contain_text("교육 시간")
    expect(page).to_have_url(re.compile("indicator=training_hours"))
