"""Marks of an earlier check are taken off again when a marked workbook comes back: a cell that was mended is not marked."""

import re
from collections.abc import Iterator, Sequence
from html import unescape

from etl.marked.boxes import without_boxes
from etl.marked.comments import AUTHOR, BETWEEN
from etl.marked.markup import Edits, Element, named, scan
from etl.marked.package import Package
from etl.marked.remarks import SEVERITY_WORDS
from etl.marked.sheet_part import Cell, cell_at

_WORDS = "|".join(word for words in SEVERITY_WORDS.values() for word in words.values())
_OURS = re.compile(rf"(?:{_WORDS}): .*\n→ ", re.DOTALL)


def take_off_comments(package: Package, part: str) -> None:
    """Remove our comments from a sheet, and what we put behind those of the sender's."""
    relations = {relation.kind: relation.target for relation in package.relations(part)}
    if "comments" in relations:
        removed = _take_off(package, relations["comments"])
        if "vmlDrawing" in relations and removed:
            name = relations["vmlDrawing"]
            package.write(name, without_boxes(package.read(name).decode("utf-8"), removed).encode("utf-8"))
    if "threadedComment" in relations:
        _take_off_answers(package, relations["threadedComment"])


def _take_off(package: Package, name: str) -> frozenset[Cell]:
    edits = Edits(package.read(name))
    elements = scan(edits.content, named("comment", "text", "r", "t"))
    removed = set()
    for comment, *inside in _by_comment(elements):
        cell = cell_at(comment.attributes.get("ref", ""))
        if cell and _OURS.match(_text(edits.content, inside)):
            edits.replace(comment.start, comment.end, b"")
            removed.add(cell)
            continue
        for start, end in _added(edits.content, inside):
            edits.replace(start, end, b"")
    package.write(name, edits.result())
    return frozenset(removed)


def _by_comment(elements: Sequence[Element]) -> list[list[Element]]:
    """Each comment, followed by what is inside it."""
    found: list[list[Element]] = []
    for element in elements:
        if element.name == "comment":
            found.append([])
        found[-1].append(element)
    return found


def _added(content: bytes, inside: Sequence[Element]) -> Iterator[tuple[int, int]]:
    """From the run that names us to the end of the text."""
    text = next((e for e in inside if e.name == "text"), None)
    for run in (e for e in inside if e.name == "r"):
        if text and BETWEEN in _text(content, [e for e in inside if run.holds(e)]):
            yield run.start, text.closing
            return


def _text(content: bytes, elements: Sequence[Element]) -> str:
    return unescape("".join(content[e.opened : e.closing].decode("utf-8") for e in elements if e.name == "t"))


def _take_off_answers(package: Package, name: str) -> None:
    persons = next((r.target for r in package.relations("xl/workbook.xml") if r.kind == "person"), None)
    if persons is None:
        return
    ours = {
        e.attributes.get("id")
        for e in scan(package.read(persons), named("person"))
        if e.attributes.get("displayName") == AUTHOR
    }
    edits = Edits(package.read(name))
    for element in scan(edits.content, named("threadedComment")):
        if element.attributes.get("personId") in ours:
            edits.replace(element.start, element.end, b"")
    package.write(name, edits.result())
