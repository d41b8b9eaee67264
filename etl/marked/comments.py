"""The comments of a sheet: ours added, the sender's kept, a thread of the sender's answered in the thread."""

import uuid
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

from etl.grid import address
from etl.marked.markup import Edits, Element, attribute, first, named, scan, words
from etl.marked.package import Package
from etl.marked.sheet_part import Cell, cell_at

AUTHOR = "동네지표"
BETWEEN = f"— {AUTHOR} —"  # stands between a comment of the sender's and ours
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml"
_NEW = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<comments xmlns="{}"><authors></authors><commentList></commentList></comments>'
)
_LOOK = '<{p}sz val="9"/><{p}color indexed="81"/><{p}rFont val="맑은 고딕"/><{p}family val="3"/><{p}charset val="129"/>'


def add_comments(package: Package, part: str, texts: Mapping[Cell, str]) -> frozenset[Cell]:
    """Add comments to a sheet; returns the cells that carried one before, to which ours was appended."""
    name = next((r.target for r in package.relations(part) if r.kind == "comments"), None)
    if name is None:
        name = package.unused("xl/comments{}.xml")
        package.write(name, _NEW.format(package.main_namespace).encode())
        package.declare(name, _TYPE)
        package.relate(part, "comments", name)
    edits = Edits(package.read(name))
    elements = scan(
        edits.content, named("authors", "author", "commentList", "comment", "text", "t", "rPh", "phoneticPr")
    )
    prefix = first(elements, "commentList").prefix
    author = _author(edits, elements)
    there = dict(_texts(elements))
    for cell in texts.keys() & there.keys():
        _append(edits, elements, there[cell], _run(texts[cell], prefix, f"\n\n{BETWEEN}\n"))
    new = [
        f'<{prefix}comment ref="{address(*cell)}" authorId="{author}"><{prefix}text>{_run(texts[cell], prefix)}'
        f"</{prefix}text></{prefix}comment>"
        for cell in sorted(texts.keys() - there.keys())
    ]
    edits.append_child(first(elements, "commentList"), "".join(new).encode())
    package.write(name, edits.result())
    _answer_threads(package, part, texts)
    return frozenset(texts.keys() & there.keys())


def _author(edits: Edits, elements: list[Element]) -> int:
    """The number of our name among the authors."""
    authors = [e for e in elements if e.name == "author"]
    for number, element in enumerate(authors):
        if edits.content[element.opened : element.closing].decode() == AUTHOR:
            return number
    parent = first(elements, "authors")
    edits.append_child(parent, f"<{parent.prefix}author>{AUTHOR}</{parent.prefix}author>".encode())
    return len(authors)


def _texts(elements: list[Element]) -> Iterator[tuple[Cell, Element]]:
    """The text of each comment by its cell."""
    cell = None
    for element in elements:
        if element.name == "comment":
            cell = cell_at(element.attributes.get("ref", ""))
        elif element.name == "text" and cell:
            yield cell, element


def _append(edits: Edits, elements: list[Element], text: Element, run: str) -> None:
    """Put a run behind the runs of a comment; a text without runs is made into one, for they do not mix."""
    inside = [e for e in elements if text.holds(e)]
    p = text.prefix
    for plain in (e for e in inside if e.name == "t" and e.depth == text.depth + 1):
        edits.insert(plain.start, f"<{p}r>".encode())
        edits.insert(plain.end, f"</{p}r>".encode())
    reading = next((e for e in inside if e.name in {"rPh", "phoneticPr"} and e.depth == text.depth + 1), None)
    if reading is None:
        edits.append_child(text, run.encode())
    else:
        edits.insert(reading.start, run.encode())


def _run(text: str, p: str, before: str = "") -> str:
    """A text whose first word, the severity, is bold."""
    head, colon, rest = text.partition(":")
    look, space = _LOOK.format(p=p), 'xml:space="preserve"'
    return (
        f"<{p}r><{p}rPr><{p}b/>{look}</{p}rPr><{p}t {space}>{words(before + head)}</{p}t></{p}r>"
        f"<{p}r><{p}rPr>{look}</{p}rPr><{p}t {space}>{words(colon + rest)}</{p}t></{p}r>"
    )


def _answer_threads(package: Package, part: str, texts: Mapping[Cell, str]) -> None:
    """A cell with a thread shows nothing but its thread in new versions of Excel: ours is an answer there."""
    name = next((r.target for r in package.relations(part) if r.kind == "threadedComment"), None)
    persons = next((r.target for r in package.relations("xl/workbook.xml") if r.kind == "person"), None)
    if name is None or persons is None:
        return
    edits = Edits(package.read(name))
    elements = scan(edits.content, named("ThreadedComments", "threadedComment"))
    roots = {cell_at(e.attributes.get("ref", "")): e for e in reversed(elements) if "parentId" not in e.attributes}
    answered = [(cell, roots[cell]) for cell in sorted(texts) if cell in roots and "id" in roots[cell].attributes]
    if not answered:
        return
    person = _person(package, persons)
    when = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%S.00")
    for cell, root in answered:
        p = root.prefix
        edits.append_child(
            elements[0],
            f'<{p}threadedComment ref="{address(*cell)}" dT="{when}" personId="{person}" id="{_identity()}" '
            f'parentId="{attribute(root.attributes["id"])}"><{p}text>{words(texts[cell])}</{p}text>'
            f"</{p}threadedComment>".encode(),
        )
    package.write(name, edits.result())


def _person(package: Package, part: str) -> str:
    """Our id among the persons of the workbook, where we are entered if need be."""
    edits = Edits(package.read(part))
    elements = scan(edits.content, named("personList", "person"))
    for element in elements:
        if element.attributes.get("displayName") == AUTHOR:
            return element.attributes["id"]
    identity, parent = _identity(), first(elements, "personList")
    tag = f'<{parent.prefix}person displayName="{AUTHOR}" id="{identity}" userId="{AUTHOR}" providerId="None"/>'
    edits.append_child(parent, tag.encode())
    package.write(part, edits.result())
    return identity


def _identity() -> str:
    return f"{{{str(uuid.uuid4()).upper()}}}"
