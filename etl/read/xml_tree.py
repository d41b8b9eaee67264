"""XML from strangers → a tree: no document type, so no entities; a limit on how deep it goes."""

from xml.etree import ElementTree

_MAX_DEPTH = 300
_CHUNK = 1 << 20


class TooDeep(Exception):  # noqa: N818 - it says what the XML is
    """XML that declares a document type, is nested without end, or lays out more cells than a document can hold."""


class _Guard(ElementTree.TreeBuilder):
    """A tree builder that stops at a document type and at depth."""

    def __init__(self) -> None:
        super().__init__()
        self._depth = 0

    def doctype(self, *declared: str | None) -> None:
        raise TooDeep(str(declared))

    def start(self, tag: str, attrs: dict[str, str], /) -> ElementTree.Element:
        self._depth += 1
        if self._depth > _MAX_DEPTH:
            raise TooDeep(tag)
        return super().start(tag, attrs)

    def end(self, tag: str, /) -> ElementTree.Element:
        self._depth -= 1
        return super().end(tag)


def parse(content: bytes) -> ElementTree.Element:
    """The root element; raises TooDeep for hostile XML and ElementTree.ParseError for broken XML."""
    parser = ElementTree.XMLParser(target=_Guard())  # noqa: S314 - the guard refuses what makes XML dangerous
    for start in range(0, len(content), _CHUNK):
        parser.feed(content[start : start + _CHUNK])
    root: ElementTree.Element = parser.close()
    return root
