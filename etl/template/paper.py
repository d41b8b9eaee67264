"""How a form looks: fonts, colours, borders."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format

FONT = "Malgun Gothic"
INK, GREY, LINE = "#1F2933", "#5F6B7A", "#B8C0CC"
HEAD, YELLOW, WHITE, SHADE = "#E3EAF4", "#FFF7CC", "#FFFFFF", "#F1F3F5"
NUMBER, WHOLE, DAY = (
    "#,##0.######",
    "#,##0",
    "yyyy-mm-dd",
)  # a file of text holds numbers as they are shown: never rounded


@dataclass(frozen=True)
class Paper:
    """The formats of one workbook."""

    workbook: Workbook

    def _format(self, **properties: Any) -> Format:
        return self.workbook.add_format(
            {"font_name": FONT, "font_size": 10, "font_color": INK, "valign": "vcenter"} | properties
        )

    def _cell(self, **properties: Any) -> Format:
        return self._format(border=1, border_color=LINE, **properties)

    @cached_property
    def title(self) -> Format:
        return self._format(bold=True, font_size=16)

    @cached_property
    def note(self) -> Format:
        return self._format(font_size=9, font_color=GREY)

    @cached_property
    def head(self) -> Format:
        return self._cell(bold=True, bg_color=HEAD, align="center", text_wrap=True)

    @cached_property
    def head_beside(self) -> Format:
        return self._cell(bg_color=SHADE, font_color=GREY, align="center", text_wrap=True, font_size=9)

    @cached_property
    def stub(self) -> Format:
        return self._cell(bold=True)

    @cached_property
    def name(self) -> Format:
        return self._cell()

    @cached_property
    def stub_again(self) -> Format:
        """The same dong in its further rows."""
        return self._cell(font_color=GREY)

    @cached_property
    def serial(self) -> Format:
        return self._cell(align="center", font_color=GREY)

    @cached_property
    def beside(self) -> Format:
        return self._cell(bg_color=SHADE)

    @cached_property
    def _inputs(self) -> dict[tuple[str, bool], Format]:
        styles: dict[str, dict[str, Any]] = {
            "number": {"num_format": NUMBER},
            "day": {"num_format": DAY, "align": "center"},
            "words": {"text_wrap": True},
        }
        return {
            (shape, usual): self._cell(locked=False, bg_color=YELLOW if usual else WHITE, **style)
            for shape, style in styles.items()
            for usual in (True, False)
        }

    def input(self, shape: str, usual: bool) -> Format:
        """An unlocked cell for a number, a day or words: yellow where an entry is expected."""
        return self._inputs[shape, usual]

    @cached_property
    def whole(self) -> Format:
        """Laid over a whole number, which else would end in a decimal point."""
        return self.workbook.add_format({"num_format": WHOLE})

    @cached_property
    def refused(self) -> Format:
        """Laid over what was pasted against the rule."""
        return self.workbook.add_format({"bg_color": "#FFD6D1", "font_color": "#9B1C1C"})

    @cached_property
    def heading(self) -> Format:
        return self._format(bold=True, font_size=11, bottom=1, bottom_color=LINE)

    @cached_property
    def text(self) -> Format:
        return self._format(text_wrap=True, valign="top")

    @cached_property
    def strong(self) -> Format:
        return self._format(bold=True)

    @cached_property
    def plain(self) -> Format:
        return self._format()
