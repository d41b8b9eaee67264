"""A part's XML, edited in place: what is not touched keeps its bytes, its prefixes and its unknown extensions.

A tree that is parsed and written again would lose prefixes that attributes refer to (`mc:Ignorable`), and with them what
newer programs stored. So elements are only located, and the edits are cut into the bytes.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from xml.parsers import expat

_OPENING = re.compile(rb"<(?:[^>\"']|\"[^\"]*\"|'[^']*')*>")
_NAME = re.compile(rb"<[^\s/>]+")
_ATTRIBUTE = re.compile(rb"\s+([^\s=]+)\s*=\s*(?:\"[^\"]*\"|'[^']*')")
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
_LOOKS_ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")

Wanted = Callable[[str, Mapping[str, str], int], bool]


class NotEditableError(Exception):
    """A workbook of an unusual make, which cannot be edited without the risk of losing something."""


@dataclass(frozen=True, slots=True)
class Element:
    """Where an element stands in the bytes of its part; `prefix` ends with its colon or is empty, the root has depth 1."""

    name: str
    prefix: str
    attributes: Mapping[str, str]
    depth: int
    start: int
    opened: int
    closing: int
    end: int

    @property
    def is_empty(self) -> bool:
        """Whether it was written as one tag: <row r="3"/>."""
        return self.opened == self.end

    def holds(self, other: "Element") -> bool:
        return self.start < other.start and other.end <= self.end

    def relation(self) -> str | None:
        """The id of the relationship it names (r:id, whatever the prefix)."""
        return next((value for key, value in self.attributes.items() if key.endswith(":id")), None)


def scan(content: bytes, wanted: Wanted) -> list[Element]:
    """The elements for which `wanted(local name, attributes, depth)` holds, as they begin in the document."""
    found: list[Element | None] = []
    open_tags: list[int | None] = []
    begun: dict[int, tuple[str, Mapping[str, str], int, int]] = {}
    parser = expat.ParserCreate()

    def start(tag: str, attributes: dict[str, str]) -> None:
        open_tags.append(None)
        if wanted(tag.rpartition(":")[2], attributes, len(open_tags)):
            open_tags[-1] = len(found)
            begin = parser.CurrentByteIndex
            begun[len(found)] = (tag, attributes, begin, _opening_end(content, begin))
            found.append(None)

    def end(_: str) -> None:
        depth, index = len(open_tags), open_tags.pop()
        if index is None:
            return
        tag, attributes, begin, opened = begun.pop(index)
        prefix, colon, name = tag.rpartition(":")
        alone = content.endswith(b"/>", begin, opened)
        closing = opened if alone else parser.CurrentByteIndex
        after = opened if alone else content.index(b">", closing) + 1
        found[index] = Element(name, prefix + colon, attributes, depth, begin, opened, closing, after)

    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.StartDoctypeDeclHandler, parser.XmlDeclHandler = _refuse_document_type, _refuse_encoding
    try:
        parser.Parse(content, True)
    except expat.ExpatError as fault:
        raise NotEditableError(str(fault)) from fault
    return [element for element in found if element is not None]


def named(*names: str) -> Wanted:
    """The elements of these local names."""
    wanted = frozenset(names)
    return lambda name, _attributes, _depth: name in wanted


def _opening_end(content: bytes, start: int) -> int:
    tag = _OPENING.match(content, start)
    if tag is None:
        raise NotEditableError("an encoding whose bytes are not those of its letters")
    return tag.end()


def _refuse_document_type(*_: object) -> None:
    raise NotEditableError("a document type")


def _refuse_encoding(_version: str, encoding: str | None, _standalone: int) -> None:
    if encoding and encoding.lower() not in {"utf-8", "utf8", "us-ascii"}:
        raise NotEditableError(encoding)


@dataclass
class Edits:
    """Changes to the bytes of one part; positions are those of the bytes as they came."""

    content: bytes
    _changes: list[tuple[int, int, bytes]] = field(default_factory=list)

    def replace(self, start: int, end: int, new: bytes) -> None:
        self._changes.append((start, end, new))

    def insert(self, at: int, new: bytes) -> None:
        self._changes.append((at, at, new))

    def append_child(self, parent: Element, new: bytes) -> None:
        """Put an element at the end of its parent, which is opened if it was written as one tag."""
        if parent.is_empty:
            tag = self.content[parent.start : parent.opened].rstrip(b"/> \t\r\n")
            closing = b"</" + (parent.prefix + parent.name).encode() + b">"
            self.replace(parent.start, parent.opened, tag + b">" + new + closing)
        else:
            self.insert(parent.closing, new)

    def set_attributes(self, element: Element, **values: str | None) -> None:
        """Change, add or (None) remove attributes of an element."""
        tag = with_attributes(self.content[element.start : element.opened], values)
        self.replace(element.start, element.opened, tag)

    def result(self) -> bytes:
        pieces, position = [], 0
        for start, end, new in sorted(self._changes, key=lambda change: change[:2]):
            pieces += [self.content[position:start], new]
            position = end
        return b"".join([*pieces, self.content[position:]])


def with_attributes(tag: bytes, values: Mapping[str, str | None]) -> bytes:
    """An opening tag with attributes changed, added behind the others, or (None) removed.

    >>> with_attributes(b'<x:c r="B2" s="1"/>', {"s": "7"}), with_attributes(b'<c r="B2" t="s">', {"s": "7", "t": None})
    (b'<x:c r="B2" s="7"/>', b'<c r="B2" s="7">')
    """
    name = _NAME.match(tag)
    if name is None:
        raise NotEditableError("no tag")
    new = {key.encode(): f' {key}="{attribute(v)}"'.encode() if v is not None else b"" for key, v in values.items()}
    there = list(_ATTRIBUTE.finditer(tag, name.end()))
    kept = b"".join(new.pop(match[1], b"") if match[1] in new else match[0] for match in there)
    end = there[-1].end() if there else name.end()
    return name[0] + kept + b"".join(new.values()) + tag[end:]


def words(text: str) -> str:
    """Text for the inside of a spreadsheet's <t>: whatever it holds, it is shown as it is.

    >>> words("a<b&c"), words("_x0041_")
    ('a&lt;b&amp;c', '_x005F_x0041_')
    """
    legal = _ILLEGAL.sub("\ufffd", text.replace("\r\n", "\n").replace("\r", "\n"))
    return _escape(_LOOKS_ESCAPED.sub("_x005F_", legal))


def attribute(text: str) -> str:
    """Text for the inside of an attribute in double quotes."""
    return _escape(_ILLEGAL.sub("\ufffd", text)).replace('"', "&quot;").replace("\n", "&#10;")


def _escape(text: str) -> str:
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def first(elements: Sequence[Element], name: str) -> Element:
    """The first element of this name; a part without it is of an unusual make."""
    for element in elements:
        if element.name == name:
            return element
    raise NotEditableError(f"no {name}")
