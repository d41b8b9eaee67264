"""The file that slides are put into: the office's own where one is placed, else a calm 16:9 one of ours."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.enum.shapes import PP_PLACEHOLDER
from pptx.opc.constants import RELATIONSHIP_TYPE as RELATION
from pptx.oxml import parse_xml
from pptx.oxml.ns import qn
from pptx.presentation import Presentation as Opened
from pptx.slide import SlideLayout

from dashboard.export.errors import ExportError
from dashboard.figures.paint import LIGHT

FONT = "맑은 고딕"  # the one that every office PC has
WIDTH, HEIGHT = 12_192_000, 6_858_000  # 16:9 in EMU
PIXEL = WIDTH // 1920  # of a slide that is 1,920 pixels wide
MARGIN, TITLE, SUBTITLE, FOOT = 80, (48, 150), (204, 42), (1018, 40)  # pixels: left and right; then top and height
_SUBTITLE = """<p:sp xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main"
 xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"><p:nvSpPr><p:cNvPr id="20" name="Subtitle"/><p:cNvSpPr>
<a:spLocks noGrp="1"/></p:cNvSpPr><p:nvPr><p:ph type="body" sz="quarter" idx="13"/></p:nvPr></p:nvSpPr><p:spPr/><p:txBody>
<a:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="ctr"><a:normAutofit/></a:bodyPr><a:lstStyle><a:lvl1pPr marL="0" indent="0">
<a:buNone/><a:defRPr sz="1200"><a:solidFill><a:srgbClr val="{colour}"/></a:solidFill></a:defRPr></a:lvl1pPr></a:lstStyle>
<a:p><a:endParaRPr lang="ko-KR"/></a:p></p:txBody></p:sp>"""


@dataclass(frozen=True)
class Template:
    """An opened file, the layout of its slides, and its fonts for latin and east-asian letters."""

    file: Opened
    layout: SlideLayout
    latin: str
    east_asian: str


def open_template(data: Path) -> Template:
    """The first of `data`/templates/*.pptx, emptied of its slides, else ours. Raises ExportError where the office's is broken."""
    placed = sorted((data / "templates").glob("*.pptx"))
    if not placed:
        return _ours()
    try:
        return _theirs(Presentation(str(placed[0])))
    except Exception as fault:  # whatever python-pptx stumbles over, the file is the reason
        raise ExportError(
            "서식 파일({name})을 열 수 없습니다. PowerPoint에서 다시 저장하거나 templates 폴더에서 빼 주십시오.",
            name=placed[0].name,
        ) from fault


def _theirs(file: Opened) -> Template:
    listed = file.slides._sldIdLst
    for entry in list(listed):
        file.part.drop_rel(entry.rId)
        listed.remove(entry)
    layout = min(file.slide_layouts, key=_unfit)
    own = _theme_font(layout)
    return Template(file, layout, "+mn-lt", "+mn-ea" if own else FONT)


def _unfit(layout: SlideLayout) -> tuple[bool, bool, int]:
    """Small for a layout with a title and little else."""
    kinds = [shape.placeholder_format.type for shape in layout.placeholders]
    title = PP_PLACEHOLDER.TITLE in kinds
    return (not title, layout._element.get("type") != "titleOnly", len(kinds))


def _theme_font(layout: SlideLayout) -> str:
    """The east-asian font of the theme; empty where it names none."""
    theme = etree.fromstring(layout.slide_master.part.part_related_by(RELATION.THEME).blob)
    found = theme.find(f".//{qn('a:minorFont')}/{qn('a:ea')}")
    return "" if found is None else str(found.get("typeface", ""))


def _ours() -> Template:
    file = Presentation()
    file.slide_width, file.slide_height = WIDTH, HEIGHT
    layout = next(one for one in file.slide_layouts if one.name == "Title Only")
    for other in list(file.slide_layouts):
        if other is not layout:
            file.slide_layouts.remove(other)
    master = file.slide_master
    _set_fonts(master)
    for shape in (*master.placeholders, *layout.placeholders):
        _place(shape)
    _set_title_style(master)
    layout.name = "Dongne"
    layout.shapes._spTree.append(parse_xml(_SUBTITLE.format(colour=LIGHT.muted[1:])))
    _put(layout.placeholders[-1], MARGIN, 1920 - 2 * MARGIN, SUBTITLE)
    return Template(file, layout, FONT, FONT)


def _set_fonts(master: Any) -> None:
    part = master.part.part_related_by(RELATION.THEME)
    theme = part.blob.decode("utf-8")
    theme = re.sub(r'(<a:(?:latin|ea) typeface=")[^"]*', rf"\g<1>{FONT}", theme)
    part._blob = theme.encode("utf-8")


def _place(shape: Any) -> None:
    """Where a placeholder of master and layout stands."""
    kind = shape.placeholder_format.type
    if kind == PP_PLACEHOLDER.TITLE:
        _put(shape, MARGIN, 1920 - 2 * MARGIN, TITLE)
    elif kind == PP_PLACEHOLDER.FOOTER:
        _put(shape, MARGIN, 1600, FOOT)
    elif kind == PP_PLACEHOLDER.SLIDE_NUMBER:
        _put(shape, 1920 - MARGIN - 140, 140, FOOT)
    elif kind == PP_PLACEHOLDER.DATE:
        shape._element.getparent().remove(shape._element)
    else:
        _put(shape, MARGIN, 1920 - 2 * MARGIN, (260, 720))


def _put(shape: Any, left: int, width: int, rows: tuple[int, int]) -> None:
    top, height = rows
    shape.left, shape.top, shape.width, shape.height = (PIXEL * pixels for pixels in (left, top, width, height))
    body = shape._element.find(f".//{qn('a:bodyPr')}")
    for side in ("lIns", "tIns", "rIns", "bIns"):
        body.set(side, "0")


def _set_title_style(master: Any) -> None:
    """Titles stand left, bold and dark; footers small and grey."""
    style = master._element.find(f".//{qn('p:titleStyle')}/{qn('a:lvl1pPr')}")
    style.set("algn", "l")
    style.find(qn("a:defRPr")).set("b", "1")
    style.find(qn("a:defRPr")).set("sz", "2600")
    for shape in master.placeholders:
        kind, element = shape.placeholder_format.type, shape._element
        if kind == PP_PLACEHOLDER.TITLE:
            element.find(f".//{qn('a:bodyPr')}").set("anchor", "t")
        if kind in (PP_PLACEHOLDER.FOOTER, PP_PLACEHOLDER.SLIDE_NUMBER):
            element.find(f".//{qn('a:lvl1pPr')}").set("algn", "l" if kind == PP_PLACEHOLDER.FOOTER else "r")
            element.find(f".//{qn('a:defRPr')}").set("sz", "1000")
