"""The dashboard in a real browser: values on the screen, links that restore views, and no request to anyone else."""

import csv
import io
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.dashboard.serving import serving, settle, visit
from tests.dashboard.small_release import make_release

pytestmark = pytest.mark.browser


def test_the_overview_shows_cards_four_figures_and_warnings(page: Page, served: str) -> None:
    visit(page, served, charts=4)
    expect(page.locator("h1")).to_have_text("2025년 서구 주민자치 성과")
    expect(page.locator(".kpi")).to_have_count(4)
    expect(page.locator(".kpi").nth(1)).to_contain_text("약 98개")
    expect(page.locator(".st-key-card-findings")).to_contain_text("교육: 합계와 동별 합이 다릅니다.")
    expect(page.locator("html")).to_have_attribute("lang", "ko")


def test_choosing_a_year_moves_the_page_and_its_address(page: Page, served: str) -> None:
    visit(page, served, charts=4)
    page.get_by_role("combobox", name="연도").click()
    page.get_by_role("option", name="2018년").click()
    expect(page.locator("h1")).to_have_text("2018년 서구 주민자치 성과")
    expect(page.locator(".kpi").nth(1)).to_contain_text("65개")
    expect(page).to_have_url(re.compile(r"period=2018"))


def test_published_figures_stand_in_the_table_without_demonstration(page: Page, served: str) -> None:
    visit(page, f"{served}?page=trends&indicator=selected_projects&demonstration=0&tab=table")
    expect(page.locator("table tbody tr").first).to_contain_text(re.compile(r"서구\s*59\s*65\s*63"))


def test_a_click_on_a_bar_opens_its_passport_and_so_does_a_second_one(page: Page, served: str) -> None:
    visit(page, f"{served}?page=compare&indicator=residents&period=2023", charts=1)
    for _ in range(2):
        press(page, ".js-plotly-plot .barlayer .point path")
        dialog = page.get_by_role("dialog")
        expect(dialog).to_contain_text("2023년 · 주민등록인구 =")
        expect(dialog.locator("td.meant")).to_be_visible()
        expect(page).to_have_url(re.compile(r"number=residents"))
        page.keyboard.press("Escape")
        expect(dialog).to_have_count(0)
        expect(page).not_to_have_url(re.compile(r"number="))
        settle(page)


def press(page: Page, mark: str) -> None:
    """Press on a mark of a figure; Plotly takes presses through a sheet that lies over its marks."""
    box = page.locator(mark).first.bounding_box()
    assert box is not None
    page.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)


def test_a_number_in_a_table_leads_to_its_passport_by_keyboard(page: Page, served: str) -> None:
    visit(page, f"{served}?page=trends&indicator=residents&tab=table")
    page.get_by_role("link", name="35,515", exact=True).focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("풍암동 · 2023년 · 주민등록인구 = 35,515명")
    expect(dialog).to_contain_text("<b>=2020_동</b>&실적.xlsx › 인구 › C4")


def test_a_link_opens_a_passport_and_inside_it_another_number_can_be_chosen(page: Page, served: str) -> None:
    visit(page, f"{served}?number=selected_projects,seogu,2017")
    dialog = page.get_by_role("dialog")
    expect(dialog).to_contain_text("‘17년 59개’")
    dialog.get_by_role("combobox", name="기간").click()
    page.get_by_role("option", name="2018년").click()
    expect(dialog).to_contain_text("서구 · 2018년 · 좋은마을만들기 선정 사업 수 = 65개")
    expect(page).to_have_url(re.compile(r"number=selected_projects%2Cseogu%2C2018"))


def test_table_and_sources_of_a_card_open_beside_it(page: Page, served: str) -> None:
    visit(page, f"{served}?indicator=residents&period=2023", charts=4)
    page.locator(".st-key-card-rank").get_by_role("link", name="표", exact=True).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.locator("tbody tr")).to_have_count(19)
    page.keyboard.press("Escape")
    expect(dialog).to_have_count(0)
    page.locator(".st-key-card-trend").get_by_role("link", name="출처").click()
    expect(dialog).to_contain_text("<b>=2020_동</b>&실적.xlsx")


def test_a_link_restores_the_whole_view(page: Page, served: str) -> None:
    link = "?page=trends&indicator=trainees&grain=month&highlight=pungam,yang&lang=en&theme=dark"
    visit(page, served + link, charts=1)
    expect(page.locator("h2").first).to_contain_text("Pungam-dong")
    expect(page.get_by_role("radio", name="Months")).to_be_checked()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    ground = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    ink = page.evaluate("getComputedStyle(document.querySelector('h1')).color")
    assert ground == "rgb(15, 22, 35)"
    assert ink == "rgb(238, 242, 248)"


def test_language_turns_over_and_back_steps_lead_back(page: Page, served: str) -> None:
    visit(page, f"{served}?page=compare", charts=1)
    page.get_by_role("link", name="English").click()
    expect(page.locator("h1")).to_have_text("Compare dongs")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    page.go_back()
    expect(page.locator("h1")).to_have_text("동 비교")
    page.get_by_role("link", name="추이", exact=True).click()
    expect(page.locator("h1")).to_have_text("추이")
    page.go_back()
    expect(page.locator("h1")).to_have_text("동 비교")


def test_one_switch_turns_page_and_figures_together(page: Page, served: str) -> None:
    visit(page, served, charts=4)
    assert inks(page) == {"rgb(30, 33, 36)"}
    page.get_by_role("link", name="어두운 화면으로").click()
    page.get_by_role("link", name="밝은 화면으로").wait_for()
    page.wait_for_function("document.querySelectorAll('.js-plotly-plot .ytick').length > 18")
    assert inks(page) == {"rgb(238, 242, 248)"}
    page.goto(served)  # the choice is kept
    page.get_by_role("link", name="밝은 화면으로").wait_for()


def inks(page: Page) -> set[str]:
    """The colours of the page's title and of the ranking's names."""
    return set(
        page.evaluate(
            """() => [getComputedStyle(document.querySelector('h1')).color,
            ...[...document.querySelectorAll('.st-key-card-rank .ytick text')].map(text => getComputedStyle(text).fill)]"""
        )
    )


def test_the_systems_theme_turning_takes_page_and_figures_along(page: Page, served: str) -> None:
    visit(page, served, charts=4)
    page.emulate_media(color_scheme="dark")
    page.get_by_role("link", name="밝은 화면으로").wait_for()
    page.wait_for_function("document.querySelectorAll('.js-plotly-plot .ytick').length > 18")
    assert inks(page) == {"rgb(238, 242, 248)"}


def test_search_leads_to_the_trend_of_what_was_typed(page: Page, served: str) -> None:
    visit(page, served, charts=4)
    page.get_by_role("combobox", name="찾기").fill("설레임")
    page.get_by_role("option", name=re.compile("마을학교")).first.click()
    expect(page.locator("h1")).to_have_text("추이")
    page.get_by_role("combobox", name="찾기").fill("풍암")
    expect(page.get_by_role("option", name="찾기: 풍암")).to_be_visible()  # Streamlit itself says Add
    page.get_by_role("option", name=re.compile("풍암동")).first.click()
    expect(page).to_have_url(re.compile(r"highlight=pungam"))


def test_the_download_is_the_view(page: Page, served: str, tmp_path: Path) -> None:
    visit(page, f"{served}?page=trends&indicator=selected_projects&demonstration=0", charts=1)
    page.get_by_role("button", name="내려받기").click()
    with page.expect_download() as download:
        page.get_by_role("button", name="CSV", exact=True).click()
    download.value.save_as(tmp_path / "view.csv")
    lines = list(csv.reader(io.StringIO((tmp_path / "view.csv").read_text(encoding="utf-8-sig"))))
    assert [line[2] for line in lines if line[0] == "서구"] == ["59", "65", "63", "98"]


@pytest.mark.parametrize("query", ["", "?page=trends&tab=table", "?page=compare", "?page=trends&lang=en&theme=dark"])
def test_nothing_is_cut_off_on_a_phone(page: Page, served: str, query: str) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    visit(page, served + query)
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390


def test_a_new_release_is_seen_at_the_next_choice(page: Page, tmp_path: Path) -> None:
    make_release(tmp_path)
    with serving(tmp_path) as address:
        visit(page, f"{address}?page=compare", charts=1)
        expect(page.locator("h1 + p")).to_contain_text("릴리스 1")
        make_release(tmp_path, scale=2)
        page.get_by_role("link", name="추이", exact=True).click()
        expect(page.locator("h1 + p")).to_contain_text("릴리스 2")
        page.goto("about:blank")  # or it would miss the server
