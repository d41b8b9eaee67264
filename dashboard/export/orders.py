"""What an export job asks for, read and made: a briefing or one view, of which a file of its kind becomes."""

import io
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from dashboard.briefing.prepared import prepare
from dashboard.export.browser import Format
from dashboard.export.csvs import csvs, file_name, label_of
from dashboard.export.deck import deck
from dashboard.export.errors import ExportError
from dashboard.export.framed import framed_pictures
from dashboard.export.slides import slides
from dashboard.export.workbook import workbook
from dashboard.figures.paint import Paint
from dashboard.periods import show_period
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
    (shown,) = prepare(alone)
    period = show_period(shown.view.period, alone.language) if shown.view.period else ""
    return Order(replace(alone, name=f"{label_of(shown, alone.language)} {period}".strip()), data)


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


def _pictures(*forms: Format) -> Callable[[Order, Told], Made]:
    """One picture as it is; several, or in several forms, in a zip."""

    def made(order: Order, told: Told) -> Made:
        shown = [(number, slide) for number, slide in enumerate(prepare(order.briefing), 1) if not slide.gone]
        found: dict[str, bytes] = {}
        for done, (number, slide) in enumerate(shown, 1):
            for form in forms:
                drawn = framed_pictures(slide, order.paint, form)
                name = f"{number:03}_{file_name(label_of(slide, order.briefing.language))}"
                ends = [""] if len(drawn) == 1 else [f"-{at}" for at in range(1, len(drawn) + 1)]
                found |= {f"{name}{end}.{form}": picture for end, picture in zip(ends, drawn, strict=True)}
            told(done / len(shown))
        if not found:
            raise ExportError("그릴 값이 없어 그림을 만들지 않았습니다.")
        return Made(next(iter(found.values())), forms[0]) if len(found) == 1 else Made(_packed(found), "zip")

    return made


def _packed(files: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in files.items():
            packed.writestr(name, content)
    return out.getvalue()


MAKERS: Mapping[str, Callable[[Order, Told], Made]] = {
    "deck": _deck,
    "pptx": _pptx,
    "xlsx": _xlsx,
    "csv": _csv,
    "image": _pictures("svg", "png"),
    "svg": _pictures("svg"),
    "png": _pictures("png"),
}
