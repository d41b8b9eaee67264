"""What an export job asks for, read and made: a briefing or one view, of which a file of its kind becomes."""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dashboard.briefing.prepared import Prepared, prepare
from dashboard.export.browser import Format
from dashboard.export.csvs import csvs, file_name
from dashboard.export.deck import deck
from dashboard.export.errors import ExportError
from dashboard.export.framed import framed_pictures
from dashboard.export.slides import slides
from dashboard.export.workbook import workbook
from dashboard.figures.paint import Paint
from ledger.book import Ledger
from ledger.briefings import Briefing, Slide

Told = Callable[[float], None]


@dataclass(frozen=True)
class Order:
    """A briefing to be made into a file; `data` is the folder in which the office's template may lie."""

    briefing: Briefing
    data: Path

    @property
    def paint(self) -> Paint:
        return Paint(self.briefing.language, dark=False)


@dataclass(frozen=True)
class Made:
    """A file that was made: its content, and what its name ends with."""

    content: bytes
    ending: str


def read_order(about: Mapping[str, Any], ledger: Ledger, data: Path) -> Order:
    """The order of a job: a briefing of the ledger, or one view as a briefing of one slide. Raises LedgerError for an unknown one."""
    if "briefing" in about:
        return Order(ledger.briefings.find(about["briefing"], about["version"]), data)
    slide, at = Slide(about["view"]), datetime.now(UTC)
    alone = Briefing("", 0, "", about["release"], about["language"], True, (slide,), "", at)
    title = prepare(alone)[0].title
    return Order(Briefing("", 0, title, about["release"], about["language"], True, (slide,), "", at), data)


def make(kind: str, order: Order, told: Told) -> tuple[Made, str]:
    """The file and its name. Raises ExportError where it cannot be made."""
    made = MAKERS[kind](order, told)
    return made, f"{file_name(order.briefing.name)}.{made.ending}"


def _deck(order: Order, _told: Told) -> Made:
    return Made(deck(order.briefing), "html")


def _pptx(order: Order, told: Told) -> Made:
    return Made(slides(prepare(order.briefing), order.paint, order.data, told), "pptx")


def _xlsx(order: Order, told: Told) -> Made:
    return Made(
        workbook(prepare(order.briefing), order.briefing.name, order.briefing.release, order.paint, told), "xlsx"
    )


def _csv(order: Order, _told: Told) -> Made:
    briefing = order.briefing
    return Made(csvs(prepare(briefing), briefing.name, briefing.release, briefing.language), "zip")


def _pictures(form: Format) -> Callable[[Order, Told], Made]:
    """One picture as it is; of several, each in a zip."""

    def made(order: Order, told: Told) -> Made:
        shown = [slide for slide in prepare(order.briefing) if not slide.gone]
        found: list[bytes] = []
        for number, slide in enumerate(shown, 1):
            found += _drawn(slide, order, form)
            told(number / len(shown))
        if not found:
            raise ExportError("그릴 값이 없어 그림을 만들지 않았습니다.")
        return Made(found[0], form) if len(found) == 1 else Made(_packed(found, form), "zip")

    return made


def _drawn(slide: Prepared, order: Order, form: Format) -> list[bytes]:
    return framed_pictures(slide, order.paint, form)


def _packed(pictures: list[bytes], form: Format) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for number, content in enumerate(pictures, 1):
            packed.writestr(f"{number:03}.{form}", content)
    return out.getvalue()


MAKERS: Mapping[str, Callable[[Order, Told], Made]] = {
    "deck": _deck,
    "pptx": _pptx,
    "xlsx": _xlsx,
    "csv": _csv,
    "svg": _pictures("svg"),
    "png": _pictures("png"),
}
