"""Pictures of finished figures: their size, their letters, and what is said where they cannot be drawn."""

import os
import re
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from plotly import graph_objects as go

from dashboard.export import fonts, image
from dashboard.export.errors import NoBrowserError, NoGlyphsError
from dashboard.figures.paint import Paint
from dashboard.finished import figure_of
from dashboard.release import Release
from dashboard.views import View

PAINT = Paint("ko", dark=False)
needs_font = pytest.mark.skipif(not fonts.REGULAR.is_file(), reason="the Pretendard font could not be fetched")


@pytest.fixture
def drawing() -> Iterator[None]:
    """A browser that ends with the test."""
    yield
    image.close()


def sized(text: str = "양동", height: int = 400) -> go.Figure:
    return go.Figure(layout={"height": height, "margin": {"t": 40, "b": 20}, "annotations": [{"text": text}]})


def test_labels_on_a_slide_are_twenty_pixels_high() -> None:
    size = image.on_slide(sized(height=400), 1760, 760)
    assert (size.width * size.scale, size.height * size.scale) == pytest.approx((1760, 760))
    assert 12 * size.scale == pytest.approx(20)


def test_more_rows_than_a_slide_holds_make_the_whole_figure_smaller() -> None:
    size = image.on_slide(sized(height=1000), 1760, 760)
    assert size.height == pytest.approx(60 + 940 * image.CLOSER_ROWS)
    assert size.height * size.scale == pytest.approx(760)


def test_without_a_browser_it_is_said_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONGNE_CHROMIUM", "/nowhere/chromium")
    with pytest.raises(NoBrowserError) as fault:
        image.picture(sized(), image.Size(400, 300, 1), "svg")
    assert fault.value.words("ko").startswith(
        "서버에 그림을 그릴 브라우저가 없습니다. Chromium이나 Chrome을 설치하거나"
    )
    assert "PPTX, XLSX and CSV can be made without one" in fault.value.words("en")


def test_letters_without_a_font_are_refused_and_named() -> None:
    with pytest.raises(NoGlyphsError) as fault:
        image.picture(sized("양동 \U0010fffd"), image.Size(400, 300, 1), "svg")
    assert "글자(\U0010fffd)가 있어 그림을 만들지 않았습니다" in fault.value.words("ko")


def test_without_any_korean_font_no_picture_is_made(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(fonts, "REGULAR", tmp_path / "none.otf")
    monkeypatch.setattr(fonts, "_in_system", lambda _: False)
    with pytest.raises(NoGlyphsError) as fault:
        fonts.check_letters(["양동"])
    assert fault.value.words("en").startswith("No picture was made, for the server has no font for Korean.")


@needs_font
@pytest.mark.skipif(shutil.which("fc-match") is None, reason="fontconfig's commands are not installed")
def test_the_browser_is_shown_our_font(tmp_path: Path) -> None:
    environment = os.environ | {"FONTCONFIG_FILE": str(fonts.configure(tmp_path))}
    asked = ["fc-match", "-f", "%{file}", "Pretendard:bold"]
    assert subprocess.check_output(asked, env=environment, text=True) == str(fonts.BOLD)


@needs_font
@pytest.mark.browser
@pytest.mark.usefixtures("drawing")
def test_a_figure_becomes_svg_with_its_words_and_png_of_its_size(small: Release) -> None:
    figure = figure_of(View("rank", "trainees", period="2024", release=small.number), PAINT)
    size = image.on_slide(figure, 1760, 760)
    svg = image.picture(figure, size, "svg").decode()
    assert re.search(r'width="1760" height="76\d".* viewBox="0 0 \d+ \d+"', svg)
    assert "풍암동" in svg
    png = image.picture(figure, size, "png")
    assert png[:8] == b"\x89PNG\r\n\x1a\n"
    assert int.from_bytes(png[16:20], "big") == 1760
