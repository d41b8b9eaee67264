"""The boxes in which comments are shown: a VML drawing, the one thing that all versions of Excel take for them."""

import math
import re
from collections.abc import Iterator, Mapping

from etl.marked.markup import NotEditableError
from etl.marked.measures import LINE_PIXELS, Measures, text_height
from etl.marked.package import Package
from etl.marked.sheet_part import Cell, SheetPart

_TYPE = "application/vnd.openxmlformats-officedocument.vmlDrawing"
_SPACES = ("urn:schemas-microsoft-com:vml", "urn:schemas-microsoft-com:office:office", "urn:schemas-microsoft-com:office:excel")  # fmt: skip
_NEW = (
    f'<xml xmlns:v="{_SPACES[0]}" xmlns:o="{_SPACES[1]}" xmlns:x="{_SPACES[2]}">'
    '<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data=""/></o:shapelayout></xml>'
)
_SHAPE_TYPE = (
    '<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">'
    '<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>'
)
_SHAPE = (
    '<v:shape id="_x0000_s{id}" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;'
    'width:225pt;height:{height}pt;z-index:{z};visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto">'
    '<v:fill color2="#ffffe1"/><v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>'
    '<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>'
    '<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>{anchor}</x:Anchor>'
    "<x:AutoFill>False</x:AutoFill><x:Row>{row}</x:Row><x:Column>{column}</x:Column></x:ClientData></v:shape>"
)
_IDS = re.compile(r'(<o:idmap\b[^>]*?\bdata=)(["\'])([\d,\s]*)\2')
_ONE_SHAPE = re.compile(r"<v:shape\s.*?</v:shape>", re.DOTALL)
_ANCHOR = re.compile(r"(<x:Anchor>\s*(?:\d+\s*,\s*){6})(\d+)")
_CLUSTER = 1024


def draw_boxes(
    package: Package, part: str, sheet: SheetPart, new: Mapping[Cell, str], longer: Mapping[Cell, str]
) -> None:
    """Boxes for new comments, and larger ones for comments of the sender's to which a text was added."""
    name = next((r.target for r in package.relations(part) if r.id == sheet.boxes), None) if sheet.boxes else None
    if sheet.boxes and name is None:
        raise NotEditableError(f"no drawing {sheet.boxes}")
    drawing = package.read(name).decode("utf-8") if name else _NEW
    if any(f'"{space}"' not in drawing and f"'{space}'" not in drawing for space in _SPACES) or "</xml>" not in drawing:
        raise NotEditableError("a drawing of comments of unusual make")
    for cell, text in longer.items():
        drawing = _enlarged(drawing, cell, text)
    if new:
        drawing = _with_shapes(drawing, package, sheet.measures, new)
    if name is None and new:
        name = package.unused("xl/drawings/vmlDrawing{}.vml")
        package.declare_ending("vml", _TYPE)
        sheet.hang_boxes(package.relate(part, "vmlDrawing", name), package.office_namespace)
    if name:
        package.write(name, drawing.encode("utf-8"))


def _with_shapes(drawing: str, package: Package, measures: Measures, new: Mapping[Cell, str]) -> str:
    """The drawing with a shape for each comment, under ids that no drawing of the workbook uses."""
    clusters = -(-len(new) // (_CLUSTER - 1))
    start = max(_clusters(package), default=0) + 1
    ids = (n for c in range(start, start + clusters) for n in range(c * _CLUSTER + 1, (c + 1) * _CLUSTER))
    shapes = [
        _SHAPE.format(
            id=number,
            height=round(text_height(text) * 0.75),
            z=z,
            anchor=measures.anchor(*cell, text),
            row=cell[0],
            column=cell[1],
        )
        for z, (number, (cell, text)) in enumerate(zip(ids, sorted(new.items()), strict=False), start=1)
    ]
    if 'id="_x0000_t202"' not in drawing and "id='_x0000_t202'" not in drawing:
        shapes.insert(0, _SHAPE_TYPE)
    own = ",".join(map(str, range(start, start + clusters)))
    drawing = _IDS.sub(lambda m: m[1] + m[2] + ",".join(filter(None, [m[3].strip(), own])) + m[2], drawing, count=1)
    before, _, after = drawing.rpartition("</xml>")
    return f"{before}{''.join(shapes)}</xml>{after}"


def _clusters(package: Package) -> Iterator[int]:
    """The blocks of a thousand ids that the drawings of the workbook use."""
    for part in package.parts():
        if part.lower().endswith(".vml"):
            for match in _IDS.finditer(package.read(part).decode("utf-8", errors="replace")):
                yield from (int(number) for number in re.findall(r"\d+", match[3]))


def without_boxes(drawing: str, cells: frozenset[Cell]) -> str:
    """The drawing without the boxes of these cells' comments."""
    return _ONE_SHAPE.sub(lambda shape: "" if _cell_of(shape[0]) in cells else shape[0], drawing)


def _cell_of(shape: str) -> Cell | None:
    """The cell whose comment a shape is; other shapes (buttons, lists) have none."""
    row, column = (re.search(rf"<x:{name}>\s*(\d+)", shape) for name in ("Row", "Column"))
    return (int(row[1]), int(column[1])) if row and column and 'ObjectType="Note"' in shape else None


def _enlarged(drawing: str, cell: Cell, text: str) -> str:
    """The box of a comment that is there, with room below for a text that was added."""
    more = math.ceil(text_height(text) / LINE_PIXELS)

    def taller(shape: re.Match[str]) -> str:
        if _cell_of(shape[0]) != cell:
            return shape[0]
        return _ANCHOR.sub(lambda anchor: f"{anchor[1]}{int(anchor[2]) + more}", shape[0])

    return _ONE_SHAPE.sub(taller, drawing)
