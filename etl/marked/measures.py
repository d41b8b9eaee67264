"""How large a comment's box must be for its text, and over which cells it then lies."""

import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

LINE_PIXELS = 17
_BOX_WIDTH, _MARGIN = 300, 16
_TALLEST = 620
_LAST_COLUMN = 16_383
_COLUMNS_WIDE = 8  # about what a box spans; to the left of the cell where the sheet ends first
_PIXELS_PER_POINT = 4 / 3


def text_height(text: str) -> int:
    """The pixels that a text takes in a box, its lines broken at the box's width."""
    inner = _BOX_WIDTH - _MARGIN
    lines = sum(-(-max(text_width(line), 1) // inner) for line in text.split("\n"))
    return min(lines * LINE_PIXELS + _MARGIN, _TALLEST)


def text_width(line: str) -> int:
    """Pixels at nine points: a Hangul letter is as wide as two Latin ones."""
    return sum(12 if unicodedata.east_asian_width(letter) in "WF" else 7 for letter in line)


@dataclass(frozen=True)
class Measures:
    """Widths of columns and heights of rows of a sheet, in pixels, where they differ from the sheet's own default."""

    column: int = 64
    row: int = 20
    columns: tuple[tuple[int, int, int], ...] = ()  # first, last (0-based), pixels
    rows: Mapping[int, int] = field(default_factory=dict)

    @classmethod
    def of(
        cls, columns: Iterable[Mapping[str, str]], defaults: Mapping[str, str], heights: Mapping[int, float]
    ) -> "Measures":
        """From the attributes of the sheet's <col> and <sheetFormatPr>, and heights of rows in points."""
        wide = [
            (
                int(tag["min"]) - 1,
                int(tag["max"]) - 1,
                0 if tag.get("hidden") in {"1", "true"} else _column_pixels(float(tag["width"])),
            )
            for tag in columns
            if "width" in tag
        ]
        return cls(
            _column_pixels(float(defaults.get("defaultColWidth", 8.43))),
            max(round(float(defaults.get("defaultRowHeight", 15)) * _PIXELS_PER_POINT), 1),
            tuple(wide),
            {row: round(height * _PIXELS_PER_POINT) for row, height in heights.items()},
        )

    def anchor(self, row: int, column: int, text: str) -> str:
        """Where the box of a cell's comment lies: column, pixels into it, row, pixels, then the same for its far corner."""
        left = column + 1 if column + _COLUMNS_WIDE <= _LAST_COLUMN else max(column - _COLUMNS_WIDE, 0)
        right, right_rest = self._across(left, 15 + _BOX_WIDTH)
        bottom, bottom_rest = self._down(row, 4 + text_height(text))
        return f"{left}, 15, {row}, 4, {right}, {right_rest}, {bottom}, {bottom_rest}"

    def _across(self, column: int, pixels: int) -> tuple[int, int]:
        while pixels >= (width := self._column(column)) and column < _LAST_COLUMN:
            pixels, column = pixels - width, column + 1
        return column, min(pixels, width)

    def _down(self, row: int, pixels: int) -> tuple[int, int]:
        while pixels >= (height := self.rows.get(row, self.row)):
            pixels, row = pixels - height, row + 1
        return row, pixels

    def _column(self, column: int) -> int:
        return next((pixels for first, last, pixels in self.columns if first <= column <= last), self.column)


def _column_pixels(width: float) -> int:
    return int(width * 7 + 5)
