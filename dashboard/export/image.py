"""Finished figures as SVG and PNG. Drawn small and enlarged, so that every gap grows with the letters."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from threading import Lock
from typing import Any

from plotly import graph_objects as go

from dashboard.export.browser import Browser, Format
from dashboard.export.fonts import check_letters
from dashboard.figures.paint import SMALL_SIZE

LEAST_LABEL = 20  # pixels of the smallest label on a slide that is 1,920 pixels wide
CLOSER_ROWS, FLATTER = 0.62, 0.4  # so low may a plot be against its page: one of rows of places, one of lines


@dataclass(frozen=True)
class Size:
    """The pixels in which a figure is laid out, and how many times that the picture is large."""

    width: float
    height: float
    scale: float


def on_slide(figure: go.Figure, width: float, height: float, lower: float = CLOSER_ROWS) -> Size:
    """How a figure fills a box of a 1,920 pixels wide slide, its labels no smaller than 20 pixels.

    Only where its plot would be less than `lower` of what it is on its page, and rows would lie upon each other, is it laid
    out higher and its labels become smaller.
    """
    scale = LEAST_LABEL / SMALL_SIZE
    around = (figure.layout.margin.t or 0) + (figure.layout.margin.b or 0)
    least = around + ((figure.layout.height or 0) - around) * lower
    if least > height / scale:
        scale = height / least
    return Size(width / scale, height / scale, scale)


def pictures(figures: Sequence[tuple[go.Figure, Size]], form: Format) -> list[bytes]:
    """The figures as pictures. Raises NoBrowserError where nothing can draw them, NoGlyphsError where letters would be boxes."""
    check_letters(text for figure, _ in figures for text in texts(figure))
    drawings = [(figure, _options(size, form)) for figure, size in figures]
    # one at a time: the tabs of the browser are shared
    with _drawing:
        return _browser().draw(drawings)


def picture(figure: go.Figure, size: Size, form: Format) -> bytes:
    """One figure as a picture; raises as `pictures` does."""
    return pictures([(figure, size)], form)[0]


def texts(figure: go.Figure) -> Iterator[str]:
    """Every text that a figure may show."""
    yield from _strings(figure.to_dict())


def close() -> None:
    """End the browser, if there is one; the next picture starts another."""
    while _opened:
        _opened.pop().close()


def _options(size: Size, form: Format) -> dict[str, Any]:
    return {"format": form, "width": round(size.width), "height": round(size.height), "scale": size.scale}


_drawing = Lock()
_opened: list[Browser] = []


def _browser() -> Browser:
    if not _opened:
        _opened.append(Browser())
    return _opened[0]


def _strings(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _strings(inner)
    elif isinstance(value, (list, tuple)):
        for inner in value:
            yield from _strings(inner)
