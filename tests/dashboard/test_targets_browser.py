"""Setting a target in a real browser: typed into the table, saved, and then a line and a distance on the screen."""

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.dashboard.serving import resize, settle, visit

pytestmark = pytest.mark.browser
ROW, HEAD = 36, 54  # pixels of a row of the table, and down to the middle of its first one
COLUMNS = {"value": (1, 130), "baseline": (2, 230), "baseline_year": (3, 330)}


def type_into(page: Page, column: str, row: int, words: str) -> None:
    """Type into a cell as one would: move there, press, type, confirm. What the table then holds is looked at."""
    number, x = COLUMNS[column]
    table = page.locator(".st-key-card-editor canvas").first
    cell = page.locator(f"#glide-cell-{number}-{row}")
    for _ in range(5):
        table.scroll_into_view_if_needed()
        box = table.bounding_box()
        assert box is not None
        where = (box["x"] + x, box["y"] + HEAD + ROW * row)
        page.mouse.move(where[0] - 9, where[1] - 4)
        page.wait_for_timeout(100)
        page.mouse.move(*where)
        page.mouse.click(*where, delay=60)
        page.wait_for_timeout(200)
        page.keyboard.type(words, delay=40)
        page.keyboard.press("Enter")
        page.wait_for_timeout(250)
        if cell.text_content() == words:
            return
        page.keyboard.press("Escape")
    expect(cell).to_have_text(words)


def save(page: Page) -> None:
    page.get_by_role("textbox", name="정하는 사람").fill("김주무관")
    page.get_by_role("textbox", name="까닭").fill("2025년 업무계획")
    page.get_by_role("button", name="목표 저장").click()
    settle(page)


def test_a_target_that_is_typed_and_saved_is_a_line_and_a_distance(page: Page, office: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 1600})
    visit(page, f"{office}?page=targets&indicator=trainees&period=2025", charts=1)
    expect(page.locator(".st-key-card-standing")).to_contain_text("정한 목표가 없습니다")
    type_into(page, "value", 0, "9,999")
    type_into(page, "value", 1, "many")
    save(page)
    wrong = page.locator(".st-key-card-wrong-editor")
    expect(wrong).to_contain_text("저장하지 않았습니다. 고칠 곳 1곳")
    expect(wrong).to_contain_text("양동 · 목표값 (명) ‘many’는 수가 아닙니다.")
    type_into(page, "value", 1, "1")
    save(page)
    expect(page.locator(".st-key-card-editor")).to_contain_text("목표 2건을 저장했습니다.")
    first = page.locator(".st-key-card-standing tbody tr").first
    expect(first).to_contain_text("9,999명")
    expect(first).to_contain_text("일부만 더한 값이라 목표와 견주지 않습니다")  # one dong has not sent its own
    expect(first).to_contain_text("김주무관이")
    second = page.locator(".st-key-card-standing tbody tr").nth(1)
    expect(second).to_contain_text("목표 달성(+")
    expect(second).to_contain_text("예시 값")
    expect(page.locator(".st-key-card-trend .js-plotly-plot")).to_contain_text("목표 9,999")
    visit(page, f"{office}?page=trends&indicator=trainees", charts=1)
    expect(page.locator(".js-plotly-plot").first).to_contain_text("목표 9,999")
    visit(page, f"{office}?page=compare&indicator=trainees&period=2025", charts=1)
    expect(page.locator(".st-key-card-rank .js-plotly-plot")).to_contain_text("양동 목표 1")


@pytest.mark.parametrize(("theme", "language", "widths"), [("dark", "en", (1440, 390)), ("light", "ko", (390, 1440))])
def test_the_page_stands_at_every_width_in_both_languages_and_themes(
    page: Page, office: str, theme: str, language: str, widths: tuple[int, int]
) -> None:
    page.set_viewport_size({"width": widths[0], "height": 900})
    visit(page, f"{office}?page=targets&indicator=trainees&period=2025&lang={language}&theme={theme}", charts=1)
    expect(page.locator("h1")).to_have_text({"ko": "목표", "en": "Targets"}[language])
    for width in widths:
        resize(page, width)
        assert_stands(page, width)


def assert_stands(page: Page, width: int) -> None:
    """Nothing reaches beyond the edge."""
    assert page.evaluate("document.documentElement.scrollWidth") == width
    cards = page.locator("[class*='st-key-card-']").all()
    assert len(cards) >= 4
    for card in cards:
        box = card.bounding_box()
        assert box is not None
        assert box["x"] >= 0
        assert box["x"] + box["width"] <= width


def test_the_form_is_handed_out(page: Page, office: str, tmp_path: Path) -> None:
    visit(page, f"{office}?page=targets&indicator=trainees&period=2026")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="2026년 목표 양식 받기").click()
    waiting.value.save_as(tmp_path / "form.xlsx")
    assert waiting.value.suggested_filename == "targets_2026.xlsx"
    assert (tmp_path / "form.xlsx").read_bytes()[:2] == b"PK"
