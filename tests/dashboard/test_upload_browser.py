"""One upload in a real browser from the dropped file to the changed chart, and back: nobody needs more than what is on the screen."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from openpyxl import Workbook
from playwright.sync_api import FilePayload, Locator, Page, expect

from ledger.book import open_ledger
from tests.dashboard.serving import serving, settle, visit
from tests.etl.sheets import Office, Row, saved, training

pytestmark = pytest.mark.browser
TITLE = "2023년 양동 주민자치 교육 실적 (예시 자료)"
NAME = "2023 양동 '실적' <script>alert(1)&.xlsx"
TREND = "page=trends&indicator=completions&highlight=yang"
WITHIN = 60_000  # milliseconds that a job of the worker may take while other tests run


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory, plain_rules: None) -> Path:  # noqa: ARG001
    """An office in which 34 people of one dong completed, in two years each."""
    folder = tmp_path_factory.mktemp("office") / "data"
    for title in (TITLE.replace("2023", "2022"), TITLE):
        assert Office(folder).load(saved(folder.parent / f"{title}.xlsx", *training("수료인원", title=title))) == 0
    return folder


@pytest.fixture(scope="module")
def office(data: Path) -> Iterator[str]:
    """The address of a server with its worker."""
    with serving(data, "serve.py") as address:
        yield address


def workbook(*rows: Row) -> FilePayload:
    """A sent file, under a name that is harmless only as text."""
    book, content = Workbook(), io.BytesIO()
    for row in ((TITLE,), (None, None, None, "(단위: 명)"), ("사업명", "참여인원", "다닌 사람"), *rows):
        book.worksheets[0].append(list(row))
    book.save(content)
    return {"name": NAME, "mimeType": "application/octet-stream", "buffer": content.getvalue()}


def drop(page: Page, file: FilePayload) -> None:
    page.set_input_files("[data-testid=stFileUploaderDropzoneInput]", [file])


def chart(page: Page, office: str) -> None:
    visit(page, f"{office}?{TREND}", charts=1)


def card(page: Page, name: str) -> Locator:
    """A card of the page; while it is being made anew the earlier one may still stand above it."""
    return page.locator(f".st-key-card-{name}").last


def test_from_a_dropped_file_to_the_changed_chart_and_back(page: Page, office: str, data: Path) -> None:
    chart(page, office)
    expect(page.locator(".js-plotly-plot").first).to_contain_text(
        "양동3434"
    )  # the labels of both years, as they stand one after the other

    visit(page, f"{office}?page=upload")
    page.get_by_label("올리는 사람").fill("김주무관")
    page.keyboard.press("Tab")
    settle(page)
    drop(page, workbook(("마을리더 전문교육", 20, 12), ("마을학교", 30, "2O")))
    asked, read = card(page, "questions"), card(page, "read")
    expect(asked).to_contain_text("'다닌 사람'이(가) 어떤 값인지 확실하지 않습니다", timeout=WITHIN)
    expect(read.locator("td.tk.header", has_text="다닌 사람")).to_be_visible()
    expect(card(page, "ways")).to_contain_text(NAME)
    asked.get_by_text("교육 인원 › 수료인원").click()
    asked.get_by_role("button", name="답하기").click()

    expect(asked).to_contain_text("C5 칸의 '2O'은 숫자처럼 보이지만 숫자가 아닙니다.", timeout=WITHIN)
    asked.get_by_role("link", name="Sheet!C5").click()
    expect(read.locator("td.meant")).to_have_text("2O")
    page.reload()
    expect(read.locator("td.meant")).to_have_text("2O", timeout=WITHIN)

    page.get_by_text("자료 더 넣기").click()
    drop(page, workbook(("마을리더 전문교육", 20, 12), ("마을학교", 30, 29)))
    changes = card(page, "changes")
    expect(changes).to_contain_text("2023년 양동 교육 수료 인원 34명 → 41명", timeout=WITHIN)
    expect(card(page, "ways")).to_contain_text("같은 이름의 파일을 이것으로 바꾸었습니다")
    expect(changes.locator(".js-plotly-plot")).to_have_count(2)
    expect(changes).to_contain_text("게시 전 미리보기")
    assert Office(data).query("select max(value) from facts where measure = 'completed_people'") == [
        (22.0,)
    ]  # as it was

    page.get_by_label("올리는 까닭").fill("수정본 제출")
    page.keyboard.press("Tab")
    settle(page)
    page.get_by_role("button", name="게시", exact=True).click()
    published = card(page, "published")
    expect(published).to_contain_text("게시했습니다: 릴리스 3", timeout=WITHIN)
    published.get_by_role("link", name="34명 → 41명").click()
    expect(page.locator(".js-plotly-plot").first).to_contain_text("양동3441")

    visit(page, f"{office}?{TREND}&number=completions,yang,2023")
    passport = page.get_by_role("dialog")
    expect(passport).to_contain_text("= 41명")
    expect(passport).to_contain_text(f"{NAME} › Sheet › C5")

    last = open_ledger(data).uploads()[-1]
    assert (last.file, last.sender) == (NAME, "김주무관")
    visit(page, f"{office}?page=history&about={last.upload}")
    undo = card(page, "undo")
    undo.get_by_role("textbox").nth(0).fill("김주무관")
    undo.get_by_role("textbox").nth(1).fill("잘못 올림")
    undo.get_by_role("button", name="이 자료 거둬들이기").click()
    settle(page)
    expect(page.locator("p.quiet", has_text="릴리스 4").last).to_be_visible(timeout=WITHIN)
    chart(page, office)
    expect(page.locator(".js-plotly-plot").first).to_contain_text(
        "양동3434"
    )  # the labels of both years, as they stand one after the other
