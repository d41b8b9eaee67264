"""The dashboard over the shipped data, in a real browser: the figures that a reader of the report would look for."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.dashboard.serving import serving, visit

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def shipped_address(shipped_data: Path) -> Iterator[str]:
    with serving(shipped_data) as address:
        yield address


def test_the_selected_projects_of_2017_to_2019_are_59_65_and_63(page: Page, shipped_address: str) -> None:
    visit(page, f"{shipped_address}?page=trends&indicator=selected_projects&demonstration=0", charts=1)
    expect(page.locator("h2").first).to_have_text(re.compile("2017년 59개, 2018년 65개, 2019년 63개"))
    drawn = page.locator(".js-plotly-plot").first
    for value in ("59", "65", "63"):
        expect(drawn.get_by_text(value, exact=True).first).to_be_visible()


def test_the_switch_brings_them_back_and_marks_them(page: Page, shipped_address: str) -> None:
    visit(page, f"{shipped_address}?demonstration=0")
    page.locator("label", has_text="예시 자료 포함").click()
    expect(page.locator(".kpi").first).to_contain_text("예시 자료")


def test_the_open_warnings_name_the_cells_of_the_planted_faults_that_are_not_settled(
    page: Page, shipped_address: str
) -> None:
    visit(page, shipped_address, charts=4)
    findings = page.locator(".st-key-card-findings")
    expect(findings).to_contain_text("C108")  # still to be confirmed
    expect(findings).not_to_contain_text("화정5동")  # somebody decided to leave its row out


def test_the_other_language_leaves_no_korean_but_names(page: Page, shipped_address: str) -> None:
    visit(page, f"{shipped_address}?page=trends&lang=en&indicator=selected_projects&demonstration=0", charts=1)
    expect(page.locator("h1")).to_have_text("Trends")
    words = page.locator("main, .stMain").first.inner_text()
    korean = set(re.findall(r"[가-힣]+", words)) - {"한국어", "동네지표"}
    assert korean == set()
