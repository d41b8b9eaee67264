"""A heat map as a table of cells: what each says, on which ground and with which ink. In pages, where it is too large for a slide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TypeVar

from dashboard import engine
from dashboard.briefing.prepared import Prepared
from dashboard.comments import signs_by_figure
from dashboard.figures.colour import along, ink_on
from dashboard.figures.heat import grid_of, is_coloured
from dashboard.figures.key import meanings, signs
from dashboard.figures.marks import Mark, in_grain, read_marks
from dashboard.figures.paint import Paint
from dashboard.figures.reasons import reason_keys, reason_sign
from dashboard.figures.shade import Shade, shade_for
from dashboard.numbers import Scale, scale_for
from dashboard.periods import grain_of, show_period

Item = TypeVar("Item")

MOST_ROWS, MOST_COLUMNS = 26, 14  # of one slide


@dataclass(frozen=True)
class Cell:
    """A cell with its words and colours."""

    text: str
    ground: str
    ink: str


@dataclass(frozen=True)
class Grid:
    """Headings of columns, rows with their names, the unit, and what the colours and signs mean."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[Cell, ...]], ...]
    unit: str
    key: str


def grids_of(slide: Prepared, paint: Paint) -> Iterator[Grid]:
    """The heat map, cut into as few tables as slides hold."""
    indicator = slide.indicator
    if indicator is None:
        return
    grid = grid_of(in_grain(slide.view, read_marks(engine.frame(slide.view, paint.language))))
    flat = [mark for row in grid for mark in row]
    valued = [mark for mark in flat if mark.value is not None]
    shade = shade_for([mark.value for mark in flat if is_coloured(mark, grid)], paint)
    scale = scale_for([mark.value for mark in valued], indicator, paint.language)
    mixed = len({mark.demonstration for mark in valued}) > 1
    comments = signs_by_figure(slide.noted)
    key = " · ".join([shade.words, *meanings(valued, indicator, paint), *reason_keys(flat, paint.say)])

    def cell(mark: Mark) -> Cell:
        if mark.value is None:
            return Cell(reason_sign(mark) + comments.get(mark.about, ""), paint.palette.absent, paint.palette.muted)
        words = scale.write(mark.value, mark.qualifier, paint.language) + signs(mark, indicator)
        words += "◇" if mixed and mark.demonstration else ""
        words += comments.get(mark.about, "")
        return Cell(words, *_colours(mark, grid, shade, paint))

    for rows in _parts(grid, MOST_ROWS):
        for columns in _parts(range(len(grid[0])), MOST_COLUMNS):
            yield Grid(
                tuple(_heading(grid[0][at].period, paint) for at in columns),
                tuple((row[0].label, tuple(cell(row[at]) for at in columns)) for row in rows),
                _unit(scale, paint),
                key,
            )


def _colours(mark: Mark, grid: Sequence[Sequence[Mark]], shade: Shade, paint: Paint) -> tuple[str, str]:
    if mark.value is None or not is_coloured(mark, grid):  # type: ignore[arg-type]
        return paint.palette.surface, paint.palette.ink
    ground = along(shade.colours, shade.share(mark.value))
    return ground, ink_on(ground)


def _unit(scale: Scale, paint: Paint) -> str:
    return paint.say("단위: {unit}", unit=scale.unit)


def _heading(period: str, paint: Paint) -> str:
    return period if grain_of(period) == "year" else show_period(period, paint.language)


def _parts(items: Sequence[Item], most: int) -> list[Sequence[Item]]:
    """As few parts of about the same length as have `most` items at most."""
    count = -(-len(items) // most)
    length = -(-len(items) // count)
    return [items[start : start + length] for start in range(0, len(items), length)]
