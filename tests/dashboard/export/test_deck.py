"""The deck: one file that shows, without any network, what the release has."""

import base64
import gzip
import json
import re
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dashboard import engine
from dashboard.briefing.prepared import prepare_slide
from dashboard.export import image
from dashboard.export.deck import deck
from dashboard.export.deck_passports import passports
from dashboard.release import Release
from ledger.briefings import Briefing, Slide

LONG = "<b>굵게</b> " + "가" * 394
SLIDES = (
    Slide("kind=trend&indicator=trainees&highlight=pungam", note="첫 장의 메모"),
    Slide("kind=rank&indicator=turnout&period=2025", headline=LONG),
    Slide("kind=trend&indicator=gone"),
    Slide("kind=trend&indicator=trainees&indicators=turnout"),
)


@pytest.fixture(scope="module")
def written(small_data: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The deck of a briefing over the small release, as a file."""
    path = tmp_path_factory.mktemp("deck") / "발표.html"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("DONGNE_DATA", str(small_data))
        number = engine.release().number
        path.write_bytes(deck(Briefing("x", 1, "보고", number, "ko", False, SLIDES, "김주무관", datetime.now(UTC))))
        image.close()
    return path


def numbers_in(written: Path) -> dict[str, dict[str, str]]:
    packed = re.search(r'id="passports">([^<]+)<', written.read_text(encoding="utf-8"))
    assert packed
    found: dict[str, dict[str, str]] = json.loads(gzip.decompress(base64.b64decode(packed[1])))
    return found


def test_every_number_drawn_can_be_asked_where_it_comes_from(written: Path) -> None:
    text, numbers = written.read_text(encoding="utf-8"), numbers_in(written)
    marks = re.findall(r'data-numbers="([\w.]+)"|data-place="(\w+)" data-period="([\w-]+)"', text)
    indicator, asked = "", set()
    for own, place, period in marks:
        indicator = own or indicator
        asked |= {f"{indicator},{place},{period}"} if place else set()
    assert len(asked) > 100
    assert asked <= numbers.keys()


def test_a_passport_tells_value_and_cell_as_the_release_has_them(written: Path, small: Release) -> None:
    found = numbers_in(written)["turnout,yang,2025"]
    asked = "select value from cube where indicator = 'turnout' and place = 'yang' and period = '2025'"
    (row,) = small.connection.cursor().execute(asked).fetchall()
    assert found["title"] == f"양동 · 2025년 · 주민총회 참여율 = {row[0]:.1f}%"
    assert found["sources"][0][3].startswith("투표.xlsx › 실적 › ")


def test_a_number_is_told_as_its_own_slide_shows_it_where_another_leaves_made_up_data_out(small: Release) -> None:
    both = (
        Slide("kind=rank&indicator=residents&period=2023"),
        Slide("kind=rank&indicator=residents&period=2023&demonstration=0"),
    )
    found = passports([prepare_slide(slide, small.number, "ko") for slide in both], "ko")
    told = {name: one["value"] for name, one in found.items() if name.endswith(",seogu,2023")}
    assert told == {"residents,seogu,2023": "344,700명", "residents (real),seogu,2023": "35,515명"}


def test_a_deck_asks_nobody_for_anything(written: Path) -> None:
    text = written.read_text(encoding="utf-8")
    assert re.findall(r'(?:src|href)="(?!#|data:)[^"]*"|url\((?!#|&quot;#|data:)[^)]*\)|@import', text) == []


def test_a_long_headline_is_shortened_on_the_slide_and_whole_in_the_notes(written: Path) -> None:
    text = written.read_text(encoding="utf-8")
    (shown,) = re.findall(r"<h1[^>]*>(&lt;b&gt;굵게[^<]*)</h1>", text)
    assert 90 < len(shown) < 130
    assert shown.endswith("…")
    assert f"<p>{LONG.replace('<', '&lt;').replace('>', '&gt;')}</p>" in text


def test_a_deck_is_presented_from_a_file_with_the_network_cut(page: Page, written: Path) -> None:
    page.context.set_offline(True)
    page.goto(written.as_uri())
    expect(page.locator("h1:visible")).to_have_text(re.compile("풍암동 교육 참여 인원"))
    assert page.evaluate("document.fonts.check('700 40px Pretendard')")
    page.keyboard.press("PageDown")  # as a clicker does
    page.keyboard.press("ArrowRight")
    expect(page.locator(".gone:visible")).to_have_text("이 장이 찾는 지표나 기간이 릴리스 1에 없습니다.")
    page.keyboard.press("End")
    expect(page.locator("figcaption:visible")).to_have_count(2)
    page.keyboard.press("Home")

    page.keyboard.press("/")
    page.keyboard.type("양")
    page.keyboard.press("Enter")
    expect(page.locator("dialog[open] [role=status]")).to_have_text("그렇게 시작하는 동이 여럿입니다: 양동, 양3동")
    page.keyboard.type("동")
    page.keyboard.press("Enter")
    expect(page.locator("path.followed.point")).not_to_have_count(0)
    expect(page.locator(".spot-word").last).to_have_text(re.compile("^양동 [0-9]+명$"))
    page.keyboard.press("Escape")
    expect(page.locator(".spot")).to_have_count(0)

    page.locator("section:not([hidden]) path.point[data-place=pungam][data-period='2024']").click(force=True)
    expect(page.locator("dialog[open] h2")).to_have_text(re.compile("^풍암동 · 2024년 · 교육 참여 인원 = [0-9]+명$"))
    expect(page.locator("dialog[open] td.meant")).to_have_text(re.compile("^[0-9]+$"))
    page.keyboard.press("Escape")

    with page.expect_popup() as opened:
        page.keyboard.press("p")
    expect(opened.value.locator("#told")).to_contain_text("첫 장의 메모")


def test_the_overview_leads_to_a_slide(browser: Browser, written: Path) -> None:
    page = browser.new_page()
    page.goto(written.as_uri())
    page.keyboard.press("o")
    page.locator("#all button").nth(1).click()
    expect(page.locator("h1:visible")).to_have_text(re.compile("^<b>굵게"))
    page.close()
