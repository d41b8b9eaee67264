"""In a real browser: a department's comment is written in a number's passport and stands on the chart when that is closed."""

from pathlib import Path
from shutil import copytree

from playwright.sync_api import Page

from tests.dashboard.serving import serving, settle, visit


def test_a_comment_written_in_the_passport_stands_on_the_chart_and_in_the_history(
    small_data: Path, tmp_path: Path, page: Page
) -> None:
    copytree(small_data, tmp_path, dirs_exist_ok=True)
    with serving(tmp_path) as address:
        visit(page, f"{address}?page=trends&indicator=trainees&highlight=pungam&number=trainees,pungam,2024")
        dialog = page.get_by_role("dialog")
        dialog.get_by_text("의견 쓰기").click()
        dialog.locator("textarea").fill("신규 아파트 입주로 강좌를 늘림")
        dialog.get_by_label("이름").first.fill("풍암동 김주무관")
        dialog.get_by_role("button", name="의견 남기기").click()
        dialog.get_by_text("의견 1건").wait_for()
        page.keyboard.press("Escape")
        settle(page)
        page.locator(".js-plotly-plot").get_by_text("①").wait_for()
        assert "① 풍암동 2024년: 신규 아파트 입주로 강좌를 늘림 (풍암동 김주무관, " in page.inner_text(".comments")

        page.get_by_role("link", name="자료 이력").click()
        page.get_by_role("link", name="교육.xlsx", exact=True).click()
        settle(page)
        assert page.get_by_label("이름").first.input_value() == "풍암동 김주무관"  # asked once
        assert "이 자료에서 온 값 180개가 모두 없어집니다." in page.inner_text("body")
        page.go_back()
        settle(page)
        page.get_by_text("받은 자료 11개").wait_for()
        page.goto("about:blank")  # the server goes first
