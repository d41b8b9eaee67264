"""The overview in a real browser: scorecard, findings, what is owed and the printed page; and that anyone can read them."""

import re
import shutil
import subprocess
from itertools import product
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.dashboard.serving import ROOT, resize, settle, visit

pytestmark = pytest.mark.browser

AXE = ROOT / ".venv" / "axe.min.js"
WIDTHS = {1440, 390}
LOOKS = [("ko", "light", 1440), ("ko", "dark", 390), ("en", "light", 390), ("en", "dark", 1440)]


def test_the_scorecard_has_a_row_for_every_indicator_and_a_number_opens_its_passport(page: Page, served: str) -> None:
    visit(page, f"{served}?period=2018&demonstration=0", charts=1)
    row = page.locator("table.score tr", has_text="좋은마을만들기 선정 사업 수")
    expect(row).to_contain_text(re.compile(r"65개\s*\+6개.*판단할 모형 없음", re.DOTALL))
    needed = page.locator("table.score tr", has_text="주민총회 참여율")
    expect(needed).to_contain_text("필요한 자료: 주민총회·학교총회(투표 참여 인원, 선거인 수) · 18개 동 모두")
    row.get_by_role("link", name="65개").click()
    expect(page.get_by_role("dialog")).to_contain_text("서구 · 2018년 · 좋은마을만들기 선정 사업 수 = 65개")


def test_the_name_in_a_row_leads_to_its_trend(page: Page, served: str) -> None:
    visit(page, served, charts=4)
    page.locator("table.score").get_by_role("link", name="주민등록인구", exact=True).click()
    expect(page.locator("h1")).to_have_text("추이")
    expect(page).to_have_url(re.compile("indicator=residents"))


def test_what_is_owed_and_what_changed_stand_in_their_cards(page: Page, served: str) -> None:
    visit(page, served, charts=4)
    expect(page.locator(".st-key-card-changes")).to_contain_text(re.compile(r"동별 변화 \d+건"))
    owed = page.locator(".st-key-card-owed")
    expect(owed).to_contain_text("양3동 마을리더 전문교육 참여인원: 미제출")
    expect(owed).to_contain_text("기한 2026. 1. 31.")


@pytest.mark.parametrize(("language", "theme", "opened"), LOOKS)
def test_nothing_overlaps_or_is_cut_off(page: Page, served: str, language: str, theme: str, opened: int) -> None:
    """Opened at one width, and made as wide or narrow as the other."""
    page.set_viewport_size({"width": opened, "height": 900})
    visit(page, f"{served}?lang={language}&theme={theme}", charts=4)
    for width in (opened, *WIDTHS - {opened}):
        resize(page, width)
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
        assert page.evaluate(CUT_OFF) == []
        assert page.evaluate(OVERLAPPING) == []


# Words of ours that are wider than the box they stand in, or reach beyond their card.
CUT_OFF = """() => [...document.querySelectorAll("[class*=st-key-card] .dn *")]
    .filter(one => one.getClientRects().length && !one.closest(".roll") && getComputedStyle(one).clipPath === "none")
    .filter(one => {
        const box = one.getBoundingClientRect(), card = one.closest("[class*=st-key-card]").getBoundingClientRect()
        const hidden = getComputedStyle(one).overflowX !== "visible" && one.scrollWidth > one.clientWidth + 1
        return hidden || (!one.closest("thead") && (box.right > card.right + 1 || box.left < card.left - 1))
    })
    .map(one => one.outerHTML.slice(0, 120))"""

# Cells of one row of the scorecard that lie upon each other.
OVERLAPPING = """() => [...document.querySelectorAll("table.score tbody tr")].flatMap(row => {
    const boxes = [...row.children].filter(cell => cell.getClientRects().length).map(cell => cell.getBoundingClientRect())
    const meet = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1
    return boxes.some((box, at) => boxes.slice(at + 1).some(other => meet(box, other))) ? [row.innerText] : []
})"""


def test_the_print_button_only_calls_the_browsers_print(page: Page, served: str) -> None:
    page.add_init_script("window.printed = 0; window.print = () => { window.printed += 1 }")
    visit(page, served, charts=4)
    page.get_by_role("button", name="인쇄").click()
    assert page.evaluate("window.printed") == 1


def about_to_print(page: Page) -> None:
    """What a browser does before it prints; the shades of a dark page are then told as they are on paper."""
    expect(page.get_by_role("button", name="인쇄")).to_be_visible()
    expect(page.locator(".st-key-card-tiles")).to_contain_text("큰 값")
    page.evaluate("window.dispatchEvent(new Event('beforeprint'))")
    expect(page.locator(".st-key-card-tiles")).to_contain_text("진할수록 큰 값")


A4_WIDE, A4_HIGH = 710, 1016  # what the margins leave of a sheet, in CSS pixels


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_on_paper_cards_are_light_fit_their_sheet_and_have_no_controls(page: Page, served: str, theme: str) -> None:
    visit(page, f"{served}?theme={theme}", charts=4)
    about_to_print(page)
    page.set_viewport_size({"width": A4_WIDE, "height": A4_HIGH})
    page.emulate_media(media="print")
    for words in ("내려받기", "강조할 동", "더 보기", "인쇄", "English"):
        assert [one for one in page.get_by_text(words).all() if one.is_visible()] == []
    cards = page.locator("[class*=st-key-card]")
    assert cards.count() > 10
    for card in cards.all():
        box = card.bounding_box()
        assert box is not None
        assert (box["width"] <= A4_WIDE, box["height"] < A4_HIGH) == (True, True)
        assert card.evaluate("card => getComputedStyle(card).backgroundColor") == "rgb(255, 255, 255)"
    assert page.locator("h1").evaluate("title => getComputedStyle(title).color") == "rgb(30, 33, 36)"


def test_printing_leaves_the_page_as_it_was(page: Page, served: str) -> None:
    visit(page, f"{served}?theme=dark", charts=4)
    about_to_print(page)
    page.evaluate("window.dispatchEvent(new Event('afterprint'))")
    expect(page.locator(".st-key-card-tiles")).to_contain_text("밝을수록 큰 값")
    expect(page.locator("svg.main-svg[viewBox], .dn details[open]")).to_have_count(0)


@pytest.mark.skipif(
    shutil.which("pdftotext") is None,
    reason="pdftotext (poppler-utils) is not there: the words of the PDF are NOT tested",
)
def test_every_sheet_says_what_it_is(page: Page, served: str, tmp_path: Path) -> None:
    visit(page, served, charts=4)
    page.pdf(path=tmp_path / "page.pdf", prefer_css_page_size=True, print_background=True)
    sheets = words_of(tmp_path / "page.pdf")
    assert 3 <= len(sheets) <= 7
    for number, sheet in enumerate(sheets, start=1):
        assert sheet.startswith("서구 · 2025년 · 기준 2025. 12. 31. · 릴리스 1 예시 자료 포함")
        assert re.search(rf"{number} ?/ ?{len(sheets)}$", sheet)


def words_of(pdf: Path) -> list[str]:
    """The text of each sheet."""
    told = subprocess.run(["pdftotext", "-layout", str(pdf), "-"], capture_output=True, check=True, text=True)
    return [" ".join(sheet.split()) for sheet in told.stdout.split("\f") if sheet.strip()]


@pytest.fixture(scope="session")
def axe() -> str:
    """The source of axe-core."""
    if not AXE.is_file():
        pytest.skip(
            f"axe-core is not there: accessibility is NOT tested. `sh .ci/axe {AXE.relative_to(ROOT)}` fetches it."
        )
    return AXE.read_text(encoding="utf-8")


@pytest.mark.parametrize(("query", "theme"), list(product(("?", "?page=trends"), ("light", "dark"))))
def test_axe_finds_nothing_serious(page: Page, served: str, axe: str, query: str, theme: str) -> None:
    visit(page, f"{served}{query}&theme={theme}", charts=1)
    settle(page)
    page.evaluate(axe)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']})")["violations"]
    grave = [one for one in found if one["impact"] in ("serious", "critical")]
    assert [f"{one['id']}: {node['html'][:160]}" for one in grave for node in one["nodes"]] == []
