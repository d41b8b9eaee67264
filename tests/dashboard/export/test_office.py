"""The office files opened by LibreOffice: every slide and sheet becomes a page, with its Hangul."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from dashboard.briefing.prepared import prepare
from dashboard.export.slides import slides
from dashboard.export.workbook import workbook
from dashboard.figures.paint import Paint
from dashboard.release import Release
from tests.dashboard.export.briefs import ONE_OF_EACH, brief

pytestmark = [
    pytest.mark.soak,
    pytest.mark.skipif("DONGNE_SOAK" not in os.environ, reason="make soak"),
    pytest.mark.skipif(
        not (shutil.which("soffice") and shutil.which("pdftotext")),
        reason="LibreOffice or poppler is not installed: apt-get install libreoffice-impress libreoffice-calc poppler-utils",
    ),
]
PAINT = Paint("ko", dark=False)


def pages(file: Path) -> list[str]:
    """The text of each page of the PDF that LibreOffice makes of a file."""
    profile = f"-env:UserInstallation=file://{file.parent / 'profile'}"
    convert = ["soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(file.parent), str(file)]
    subprocess.run(convert, check=True, capture_output=True, timeout=180)
    text = subprocess.check_output(["pdftotext", "-layout", str(file.with_suffix(".pdf")), "-"], text=True)
    return text.split("\f")[:-1]


def test_every_slide_opens_as_a_page(small: Release, tmp_path: Path) -> None:
    prepared = prepare(brief(ONE_OF_EACH, small.number))
    file = tmp_path / "briefing.pptx"
    file.write_bytes(slides(prepared, PAINT, tmp_path))
    found = pages(file)
    assert len(found) == len(ONE_OF_EACH)
    for page, slide in zip(found, prepared, strict=True):
        assert "".join(slide.subtitle.split())[:20] in "".join(page.split())
    assert "치평동" in found[1]


def test_every_sheet_opens_as_a_page(small: Release, tmp_path: Path) -> None:
    prepared = prepare(brief(ONE_OF_EACH, small.number))
    file = tmp_path / "briefing.xlsx"
    file.write_bytes(workbook(prepared, "보고", small.number, PAINT))
    found = "".join("".join(page.split()) for page in pages(file))
    for slide in prepared:
        assert "".join(slide.title.split())[:20] in found
