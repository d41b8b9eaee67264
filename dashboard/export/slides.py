"""A briefing as PowerPoint: one view a slide, native charts that can be edited, and in the notes all that a slide cannot hold."""

import io
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from dashboard.briefing.prepared import Prepared
from dashboard.export.grids import grids_of
from dashboard.export.pptx_figure import add_figure, add_grid
from dashboard.export.pptx_page import Box, Page
from dashboard.export.pptx_template import Template, open_template
from dashboard.figures.key import text_width
from dashboard.figures.paint import LIGHT, Paint

Told = Callable[[float], None]  # is told how much of the work is done, 0 to 1
Drawing = Callable[[Page, Box], None]
_NOTE, _NOTE_LINES, _LINE = 20, 2, 28  # the notes under a figure: pixels of letters, lines, pixels from line to line


def slides(prepared: Sequence[Prepared], paint: Paint, data: Path, told: Told = lambda _: None) -> bytes:
    """The .pptx. Raises ExportError where the office's template cannot be read."""
    template = open_template(data)
    for number, slide in enumerate(prepared):
        for part, drawing in _drawings(slide, paint):
            _add(template, slide, part, drawing, paint)
        told((number + 1) / len(prepared))
    out = io.BytesIO()
    template.file.save(out)
    return out.getvalue()


def _drawings(slide: Prepared, paint: Paint) -> Iterator[tuple[str, Drawing | None]]:
    """What is drawn on how many slides: nothing where the data are gone, a large heat map in parts."""
    if slide.gone:
        yield "", None
    elif slide.view.kind == "heat":
        grids = list(grids_of(slide, paint))
        for number, grid in enumerate(grids, 1):
            part = f" ({number}/{len(grids)})" if len(grids) > 1 else ""
            yield part, lambda page, box, grid=grid: add_grid(page, box, grid, slide.alt)  # type: ignore[misc]
    else:
        yield "", lambda page, box: add_figure(page, box, slide, paint)


def _add(template: Template, slide: Prepared, part: str, drawing: Drawing | None, paint: Paint) -> None:
    page, say = Page(template), paint.say
    title = page.title(slide.title, part)
    page.subtitle(slide.subtitle)
    page.footer(slide.source or say("릴리스 {number}", number=slide.view.release))
    if slide.demonstration != "none":
        page.sign(say("◇ 예시 자료"))
    if drawing is not None:
        notes = _notes_on(slide, page.room.width, paint)
        drawing(page, _leave(page.room, _LINE * _NOTE_LINES if notes else 0))
        if notes:
            page.text(_foot(page.room, _LINE * _NOTE_LINES), notes, size=_NOTE, colour=LIGHT.muted)
    elif slide.title != slide.gone:
        page.text(page.room, slide.gone, size=28, colour=LIGHT.muted)
    page.notes(_spoken(slide, title.shortened, paint))


def _leave(room: Box, below: float) -> Box:
    return Box(room.left, room.top, room.width, room.height - below)


def _foot(room: Box, height: float) -> Box:
    return Box(room.left, room.top + room.height - height, room.width, height)


def _notes_on(slide: Prepared, width: float, paint: Paint) -> str:
    """The sentences that must be known, gravest first, as many as fit under the figure; then where the others are."""
    more = paint.say("나머지는 발표자 메모에 있습니다.")
    shown: list[str] = []
    said = (*slide.notes, *slide.comments)
    for note in said:
        last = len(shown) + 1 == len(said)
        if text_width(" ".join([*shown, note, *([] if last else [more])]), _NOTE) > width * (_NOTE_LINES - 0.15):
            return " ".join([*shown, more])
        shown.append(note)
    return " ".join(shown)


def _spoken(slide: Prepared, shortened: bool, paint: Paint) -> str:
    """The presenter's note, then all that the slide could not hold, and where its figures come from."""
    full = paint.say("제목 전체: {title}", title=slide.title) if shortened else ""
    parts = (slide.note, full, slide.subtitle, "\n".join((*slide.notes, *slide.comments)), slide.gone, slide.source)
    return "\n\n".join(part for part in parts if part)
