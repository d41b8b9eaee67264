"""One slide with its frame: title, subtitle, sign for made-up figures, footer with number, notes, and the room for its figure."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE, PP_PLACEHOLDER
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Emu, Pt

from dashboard.export.pptx_template import FOOT, MARGIN, SUBTITLE, TITLE, Template
from dashboard.export.wording import Fitted, fit, fit_source, without_controls
from dashboard.figures.paint import LIGHT

LABEL = 22  # pixels of a label on a slide that is 1,920 pixels wide; none is smaller than 20
TITLES = ((52, 2), (44, 2), (40, 3))  # pixels and lines
SUBTITLES = ((26, 1), (22, 1), (20, 2))


@dataclass(frozen=True)
class Box:
    """A part of a slide, in pixels of 1,920 across."""

    left: float
    top: float
    width: float
    height: float


class Page:
    """A new slide in a template's file. Everything is placed in pixels of a slide 1,920 pixels wide, whatever its real width."""

    def __init__(self, template: Template) -> None:
        self.template = template
        self.slide = template.file.slides.add_slide(template.layout)
        self.pixel = template.file.slide_width / 1920
        self.height = template.file.slide_height / self.pixel
        self._footers()

    @property
    def room(self) -> Box:
        """Where the figure stands: between the subtitle and the footer."""
        top = self._below_title() + SUBTITLE[1] + 8
        return Box(self._left, top, self._width, self._above_footer() - top - 8)

    def title(self, text: str, part: str = "") -> Fitted:
        """Put the title into its placeholder, with `part` behind it; returned is what of it is shown."""
        holder = self.slide.shapes.title
        width = self._width if holder is None else holder.width / self.pixel - 20
        fitted = fit(text, width - 90 * bool(part), TITLES)
        if holder is None:
            self.text(Box(MARGIN, TITLE[0], width, TITLE[1]), fitted.text + part, size=fitted.size, bold=True)
        else:
            self._fill(holder, fitted.text + part, fitted.size)
        return fitted

    def subtitle(self, text: str) -> None:
        """Put what is measured under the title: into the template's placeholder, else into a box of its own."""
        holder = self._holder(PP_PLACEHOLDER.BODY)
        if not text and holder is not None:
            holder._element.getparent().remove(holder._element)
            return
        fitted = fit(text, self._width - 240, SUBTITLES)
        if holder is not None:
            self._fill(holder, fitted.text, fitted.size)
        else:
            box = Box(self._left, self._below_title(), self._width - 240, SUBTITLE[1])
            self.text(box, fitted.text, size=fitted.size, colour=LIGHT.muted)

    def footer(self, text: str) -> None:
        """The source line: in the footer placeholder, else in a box at the foot."""
        holder = self._holder(PP_PLACEHOLDER.FOOTER)
        if holder is None:
            box = Box(self._left, self.height - 60, self._width - 160, FOOT[1])
            self.text(box, fit_source(text, box.width), size=20, colour=LIGHT.muted)
        else:
            self._fill(holder, fit_source(text, holder.width / self.pixel - 30), 20)

    def sign(self, text: str) -> None:
        """The framed sign at the right, that figures are made up."""
        box = Box(self._left + self._width - 236, self._below_title() + 2, 236, SUBTITLE[1] - 6)
        shape = self._shape(MSO_SHAPE.RECTANGLE, box)
        shape.fill.background()
        shape.line.color.rgb = colour_of(LIGHT.axis)
        shape.line.width = self.pt(2)
        self.write(shape.text_frame, text, size=20, align=PP_ALIGN.CENTER)
        shape.text_frame.word_wrap = False

    def notes(self, text: str) -> None:
        """The presenter's notes."""
        frame = self.slide.notes_slide.notes_text_frame
        if frame is not None:
            frame.text = without_controls(text)
            for paragraph in frame.paragraphs:
                for run in paragraph.runs:
                    self.dress(run.font)

    def text(
        self,
        box: Box,
        text: str,
        *,
        size: int = LABEL,
        bold: bool = False,
        colour: str = LIGHT.ink,
        align: PP_ALIGN = PP_ALIGN.LEFT,
    ) -> None:
        """A text without a frame."""
        shape = self.slide.shapes.add_textbox(*self.place(box))
        shape.text_frame.word_wrap = True
        shape.text_frame.vertical_anchor = MSO_ANCHOR.TOP
        self.write(shape.text_frame, text, size=size, bold=bold, colour=colour, align=align)

    def write(
        self,
        frame: Any,
        text: str,
        *,
        size: int = LABEL,
        bold: bool = False,
        colour: str = LIGHT.ink,
        align: PP_ALIGN = PP_ALIGN.LEFT,
    ) -> None:
        """Put lines of text into a frame of no margin."""
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        for number, line in enumerate(without_controls(text).split("\n")):
            paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
            paragraph.alignment = align
            run = paragraph.add_run()
            run.text = line
            run.font.bold = bold
            run.font.color.rgb = colour_of(colour)
            self.dress(run.font, size)

    def dress(self, font: Any, size: int = 0) -> None:
        """The template's fonts for latin and east-asian letters; `size` in pixels, 0 leaves it."""
        if size:
            font.size = self.pt(size)
        set_fonts(font._element, self.template)

    def pt(self, pixels: float) -> Pt:
        """Pixels of this slide as points."""
        return Pt(round(pixels * self.pixel / 12700, 1))

    def place(self, box: Box) -> tuple[Emu, Emu, Emu, Emu]:
        """A box in the file's own unit."""
        left, top, width, height = (
            Emu(round(self.pixel * value)) for value in (box.left, box.top, box.width, box.height)
        )
        return left, top, width, height

    def _shape(self, kind: MSO_SHAPE, box: Box) -> Any:
        shape = self.slide.shapes.add_shape(kind, *self.place(box))
        make_plain(shape)
        return shape

    @property
    def _left(self) -> float:
        title = self.slide.shapes.title
        return title.left / self.pixel if title is not None else MARGIN

    @property
    def _width(self) -> float:
        return 1920 - 2 * self._left

    def _below_title(self) -> float:
        title = self.slide.shapes.title
        return SUBTITLE[0] if title is None else float((title.top + title.height) / self.pixel + 6)

    def _above_footer(self) -> float:
        holder = self._holder(PP_PLACEHOLDER.FOOTER)
        return float(holder.top / self.pixel) if holder is not None else self.height - 60

    def _holder(self, kind: PP_PLACEHOLDER) -> Any | None:
        return next((one for one in self.slide.placeholders if one.placeholder_format.type == kind), None)

    def _fill(self, holder: Any, text: str, size: int) -> None:
        paragraph = holder.text_frame.paragraphs[0]
        run = paragraph.add_run()
        run.text = without_controls(text)
        self.dress(run.font, size)

    def _footers(self) -> None:
        """python-pptx leaves footer and number out of a new slide: they are taken over from its layout."""
        for holder in self.template.layout.placeholders:
            if holder.placeholder_format.type not in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
                continue
            copied = deepcopy(holder._element)
            if holder.placeholder_format.type == PP_PLACEHOLDER.FOOTER:
                for run in list(copied.iter(qn("a:r"))):
                    run.getparent().remove(run)
            for properties in copied.iter(qn("a:rPr"), qn("a:defRPr")):
                set_fonts(properties, self.template)
            self.slide.shapes._spTree.append(copied)
        for number, element in enumerate(self.slide.shapes._spTree.iter(qn("p:cNvPr")), 1):
            element.set("id", str(number))


def make_plain(shape: Any) -> None:
    """Take the theme's style off a shape: no shadow, no colours but its own."""
    style = shape._element.find(qn("p:style"))
    if style is not None:
        shape._element.remove(style)


def set_fonts(properties: Any, template: Template) -> None:
    """Name the fonts in a:rPr or a:defRPr, which keeps its children in a fixed order."""
    for name, typeface in (("a:latin", template.latin), ("a:ea", template.east_asian)):
        for known in properties.findall(qn(name)):
            properties.remove(known)
        font = properties.makeelement(qn(name), {"typeface": typeface})
        after = [child for child in properties if child.tag in (qn("a:cs"), qn("a:sym"), qn("a:hlinkClick"))]
        if after:
            after[0].addprevious(font)
        else:
            properties.append(font)


def colour_of(colour: str) -> RGBColor:
    """#rrggbb for python-pptx."""
    return RGBColor.from_string(colour[1:].upper())
