"""xl/styles.xml with the marks' styles added: a marked cell keeps its number format, font, border and alignment."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from catalog.problems import Severity
from etl.marked.markup import Edits, Element, NotEditableError, attribute, first, named, scan, with_attributes

# No round numbers, so that they are known for ours when the workbook comes back. Under dark writing, and under writing so light that it would vanish on a light ground.
_GROUNDS: dict[tuple[Severity, bool], str] = {
    ("critical", False): "FFF3A581",
    ("critical", True): "FF9D2B15",
    ("warning", False): "FFFEDF8B",
    ("warning", True): "FF795301",
    ("info", False): "FFBED8F1",
    ("info", True): "FF1E4D78",
}
_LIGHT_THEME = frozenset({"0", "2"})
_LIGHT_INDEXED = frozenset({"1", "5", "7", "9", "13", "15"})
_XF = re.compile(rb"^<[^>]*>")

Role = Literal["title", "heading", "text", "link"]
_FONTS: dict[Role, str] = {
    "title": '<{p}b/><{p}sz val="12"/><{p}name val="맑은 고딕"/>',
    "heading": '<{p}b/><{p}sz val="10"/><{p}name val="맑은 고딕"/>',
    "text": '<{p}sz val="10"/><{p}name val="맑은 고딕"/>',
    "link": '<{p}u/><{p}sz val="10"/><{p}color rgb="FF0B57A4"/><{p}name val="맑은 고딕"/>',
}


_FILL_PARTS = ("patternFill", "fgColor", "bgColor")
_Colour = tuple[tuple[str, str], ...]  # the attributes of a colour: rgb, or theme and tint, or indexed


@dataclass(frozen=True)
class _Colours:
    """The colours of a solid fill; both None for other fills."""

    fore: _Colour | None = None
    back: _Colour | None = None


class StyleSheet:
    """The styles of a workbook, to which styles are added as they are asked for."""

    def __init__(self, content: bytes, *, restore: bool = False) -> None:
        """`restore` gives the cells that an earlier check marked the grounds that they had before."""
        self._content = content
        elements = scan(content, named("fonts", "font", "color", "fills", "fill", *_FILL_PARTS, "cellXfs", "xf"))
        self._fonts, self._fills, self._cell_formats = (first(elements, n) for n in ("fonts", "fills", "cellXfs"))
        self._font_tags = [e for e in elements if e.name == "font" and self._fonts.holds(e)]
        self._colours = [e for e in elements if e.name == "color" and self._fonts.holds(e)]
        self._fill_colours = _fill_colours(elements, self._fills)
        self._fill_count = len(self._fill_colours)
        formats = [e for e in elements if e.name == "xf" and self._cell_formats.holds(e)]
        self._formats = [content[e.start : e.end] for e in formats]
        self._format_fonts = [int(e.attributes.get("fontId", 0)) for e in formats]
        self._format_fills = [int(e.attributes.get("fillId", 0)) for e in formats]
        self._restored: list[tuple[Element, bytes]] = []
        if not formats:
            raise NotEditableError("no cell formats")
        self._new_fonts: list[str] = []
        self._new_fills: list[str] = []
        self._new_formats: list[bytes] = []
        self._known: dict[object, int] = {}
        if restore:
            self._restore(formats)

    def marked(self, style: int, severity: Severity) -> int:
        """The style of a cell, with the ground of a severity."""
        base = style if style < len(self._formats) else 0
        key = (base, severity)
        if key not in self._known:
            over = self._colours_of(self._format_fills[base]).fore
            fill = self._ground(severity, self._is_light(self._format_fonts[base]), over)
            self._known[key] = self._add(_with_fill(self._formats[base], fill))
        return self._known[key]

    def of_list(self, role: Role, severity: Severity | None = None) -> int:
        """A style of the list of problems."""
        key = (role, severity)
        if key not in self._known:
            p = self._cell_formats.prefix
            fill = self._ground(severity, False) if severity else 0
            wrap = "" if role == "title" else ' wrapText="1"'
            applied = 'applyFont="1" applyFill="1" applyAlignment="1"'
            xf = (
                f'<{p}xf numFmtId="0" fontId="{self._font(role)}" fillId="{fill}" borderId="0" {applied}>'
                f'<{p}alignment vertical="top"{wrap}/></{p}xf>'
            )
            self._known[key] = self._add(xf.encode())
        return self._known[key]

    def result(self) -> bytes:
        edits = Edits(self._content)
        self._grow(edits, self._fonts, len(self._font_tags), [font.encode() for font in self._new_fonts])
        self._grow(edits, self._fills, self._fill_count, [fill.encode() for fill in self._new_fills])
        self._grow(edits, self._cell_formats, len(self._formats), self._new_formats)
        for element, xf in self._restored:
            edits.replace(element.start, element.end, xf)
        return edits.result()

    def _grow(self, edits: Edits, parent: Element, count: int, new: Sequence[bytes]) -> None:
        if new:
            edits.set_attributes(parent, count=str(count + len(new)))
            edits.append_child(parent, b"".join(new))

    def _add(self, xf: bytes) -> int:
        self._new_formats.append(xf)
        return len(self._formats) + len(self._new_formats) - 1

    def _restore(self, formats: Sequence[Element]) -> None:
        """Formats with a ground of ours get back the colour that the ground keeps behind itself."""
        for number, element in enumerate(formats):
            colours = self._colours_of(self._format_fills[number])
            if dict(colours.fore or ()).get("rgb") in _GROUNDS.values():
                fill = 0 if dict(colours.back or ()).get("indexed") == "64" else self._fill(colours.back, None)
                self._format_fills[number] = fill
                self._formats[number] = _with_fill(self._formats[number], fill)
                self._restored.append((element, self._formats[number]))

    def _colours_of(self, fill: int) -> _Colours:
        return self._fill_colours[fill] if fill < len(self._fill_colours) else _Colours()

    def _ground(self, severity: Severity, under_light: bool, over: _Colour | None = None) -> int:
        """A solid fill. It shows its fore colour only: the colour that it hides is kept as its back colour."""
        return self._fill((("rgb", _GROUNDS[severity, under_light]),), over)

    def _fill(self, fore: _Colour | None, back: _Colour | None) -> int:
        key = ("fill", fore, back)
        if key not in self._known:
            p = self._fills.prefix
            self._new_fills.append(
                f'<{p}fill><{p}patternFill patternType="solid"><{p}fgColor{_written(fore)}/>'
                f"<{p}bgColor{_written(back)}/></{p}patternFill></{p}fill>"
            )
            self._fill_colours.append(_Colours(fore, back))
            self._known[key] = len(self._fill_colours) - 1
        return self._known[key]

    def _font(self, role: Role) -> int:
        key = ("font", role)
        if key not in self._known:
            p = self._fonts.prefix
            self._new_fonts.append(f"<{p}font>{_FONTS[role].format(p=p)}</{p}font>")
            self._known[key] = len(self._font_tags) + len(self._new_fonts) - 1
        return self._known[key]

    def _is_light(self, font: int) -> bool:
        if font >= len(self._font_tags):
            return False
        tags = [c.attributes for c in self._colours if self._font_tags[font].holds(c)]
        return any(_is_light(tag.get("rgb"), tag.get("theme"), tag.get("indexed")) for tag in tags)


def _fill_colours(elements: Sequence[Element], fills: Element) -> list[_Colours]:
    """The colours of each fill in order. A gradient or a pattern cannot be told in two colours, and has none here."""
    inside: list[dict[str, Mapping[str, str]]] = []
    for element in (e for e in elements if fills.holds(e)):
        if element.name == "fill":
            inside.append({})
        elif inside:
            inside[-1][element.name] = element.attributes
    return [_solid(fill) for fill in inside]


def _solid(fill: Mapping[str, Mapping[str, str]]) -> _Colours:
    if fill.get("patternFill", {}).get("patternType") != "solid" or "fgColor" not in fill:
        return _Colours()
    return _Colours(tuple(fill["fgColor"].items()), tuple(fill.get("bgColor", {}).items()) or None)


def _written(colour: _Colour | None) -> str:
    return "".join(f' {key}="{attribute(value)}"' for key, value in colour or (("indexed", "64"),))


def _with_fill(xf: bytes, fill: int) -> bytes:
    return _changed(xf, {"fillId": str(fill), "applyFill": "1"})


def _changed(xf: bytes, values: Mapping[str, str | None]) -> bytes:
    return _XF.sub(lambda tag: with_attributes(tag[0], values), xf, count=1)


def _is_light(rgb: str | None, theme: str | None, indexed: str | None) -> bool:
    """Whether writing of this colour needs a dark ground.

    >>> _is_light("FFFFFFFF", None, None), _is_light("FF1F2328", None, None), _is_light(None, "0", None)
    (True, False, True)
    """
    if rgb and re.fullmatch("[0-9A-Fa-f]{6,8}", rgb):
        red, green, blue = (int(rgb[-6:][i : i + 2], 16) for i in (0, 2, 4))
        return 0.299 * red + 0.587 * green + 0.114 * blue > 170
    return theme in _LIGHT_THEME or indexed in _LIGHT_INDEXED
