"""Every page works in both languages, with and without demonstration data, and stands in its frame."""

import re
import shutil
from itertools import product
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from dashboard.release import Release
from ledger.book import open_ledger
from tests.dashboard.small_release import make_release

APP = Path(__file__).parents[2] / "app.py"
PAGES = ("overview", "trends", "compare", "targets")


def run(**query: str) -> AppTest:
    app = AppTest.from_file(str(APP), default_timeout=60)
    for name, value in query.items():
        app.query_params[name] = value
    app.run()
    assert not app.exception
    return app


def words(app: AppTest) -> str:
    """All markup on the page."""
    return "\n".join(element.proto.body for element in app.get("html"))


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(("page", "language", "demonstration"), list(product(PAGES, ("ko", "en"), ("1", "0"))))
def test_a_page_stands_in_its_frame(page: str, language: str, demonstration: str) -> None:
    shown = words(run(page=page, lang=language, demonstration=demonstration))
    frame = {
        "ko": ("기준 2025. 12. 31.", "릴리스 1", "확인할 것 2건", "예시 자료 99%", "예시 자료 제외"),
        "en": (
            "As of 31 Dec 2025",
            "Release 1",
            "2 to look at",
            "Demonstration data 99%",
            "Without demonstration data",
        ),
    }[language]
    assert all(text in shown for text in frame[:3])
    assert frame[3 if demonstration == "1" else 4] in shown


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("page", PAGES)
def test_every_indicator_has_something_to_say_on_every_page(page: str, small: Release) -> None:
    for indicator, demonstration in product(small.catalog.indicators, ("1", "0")):
        shown = words(run(page=page, indicator=indicator, demonstration=demonstration))
        assert small.catalog.indicators[indicator].label.ko in shown


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize("page", PAGES)
def test_without_demonstration_a_page_says_what_is_missing(page: str) -> None:
    shown = words(run(page=page, indicator="trainees", demonstration="0"))
    assert "교육 참여 인원: 실제 자료가 아직 없습니다." in shown


@pytest.mark.usefixtures("small")
def test_cards_show_values_with_plain_changes() -> None:
    shown = words(run(period="2018", demonstration="0"))
    assert "65개" in shown
    assert "2017년보다 +6개" in shown


@pytest.mark.usefixtures("small")
def test_a_heat_map_is_no_narrower_than_its_numbers_however_narrow_the_screen() -> None:
    least = [
        int(px) for px in re.findall(r"st-key-figure-heat-0 \{ min-width: (\d+)px", words(run(indicator="trainees")))
    ]
    assert least[0] > 390


@pytest.mark.usefixtures("small")
def test_what_was_made_for_one_viewer_carries_no_choice_of_his_to_another() -> None:
    first = words(run(period="2018", highlight="pungam", lang="en"))
    second = words(run(period="2018"))
    assert "highlight=pungam" in first
    assert "2018년 성과표" in second
    assert "highlight=pungam" not in second
    assert second.count("lang=en") == 1  # the switch itself


@pytest.mark.usefixtures("small")
def test_words_from_data_are_never_markup() -> None:
    for query in (
        {},
        {"page": "trends", "tab": "source", "indicator": "residents"},
        {"number": "residents,pungam,2023"},
    ):
        shown = words(run(**query))
        assert "&lt;b&gt;=2020_동&lt;/b&gt;&amp;실적.xlsx" in shown
        assert "<b>=2020" not in shown


@pytest.mark.usefixtures("small")
@pytest.mark.parametrize(
    "query",
    [
        {"indicator": "nonsense", "highlight": "nowhere", "period": "1999"},
        {"page": "nonsense", "grain": "week", "tab": "x", "lang": "fr", "theme": "blue"},
        {"page": "trends", "grain": "half", "indicator": "turnout"},
        {"page": "compare", "period": "zzz"},
        {"number": "a,b,c"},
        {"number": "<script>alert(1)</script>,b,c"},
        {"release": "77"},
        {"release": "9" * 5000},
    ],
)
def test_a_link_that_means_nothing_does_no_harm(query: dict[str, str]) -> None:
    assert "<script>" not in words(run(**query))


def test_with_nothing_released_the_page_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONGNE_DATA", str(tmp_path))
    shown = words(run())
    assert "아직 보여 드릴 자료가 없습니다." in shown
    assert "python -m etl build" in shown


@pytest.mark.parametrize("page", ["overview", "upload", "history"])
def test_a_damaged_release_is_told_of_and_has_itself_made_anew(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, page: str
) -> None:
    monkeypatch.setenv("DONGNE_DATA", str(tmp_path))
    make_release(tmp_path)
    assert make_release(tmp_path) == 2
    (tmp_path / "curated" / "2" / "mart.duckdb").write_bytes(b"")
    told = "The current release 2 is damaged and cannot be read. Shown in its place is the earlier release 1"
    assert told in words(run(page=page, lang="en"))
    shutil.rmtree(tmp_path / "curated" / "1")
    shown = words(run(page=page))
    assert "릴리스의 파일이 모두 손상되어 보여 드릴 수 있는 숫자가 없습니다." in shown
    assert "관리자에게 알려 주십시오." in shown
    assert [job.about for job in open_ledger(tmp_path).jobs.unfinished("etl")] == [{"damaged": 2}]


@pytest.mark.usefixtures("small")
def test_widgets_write_the_link_and_the_link_fills_the_widgets() -> None:
    app = run(page="trends", highlight="pungam", indicator="trainees_per_1000")
    assert app.multiselect(key="highlight").value == ["pungam"]
    assert app.selectbox(key="indicator").value == "trainees"
    assert app.selectbox(key="measured").value == "per_resident"
    app.selectbox(key="measured").set_value("plain").run()
    app.toggle(key="demonstration").set_value(False).run()
    assert not app.exception
    written = {"page": "trends", "highlight": "pungam", "indicator": "trainees", "demonstration": "0"}
    assert {name: app.query_params[name] for name in app.query_params} == written


@pytest.mark.usefixtures("small")
def test_the_passport_tells_the_computation_the_cells_and_the_release() -> None:
    shown = words(run(number="staff,seogu,2019"))
    for text in (
        "67 = 1 + 1 + 14 + 37 + 14",
        "2019_사례보고서.xlsx › 인력 › D4",
        "‘14’",
        "주민자치·돌봄 융합",
        "실제 자료",
    ):
        assert text in shown
    assert 'class="meant">1</td>' in shown
