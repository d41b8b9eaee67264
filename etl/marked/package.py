"""The zip package of a workbook: its parts, what they are related to, and the package written anew with a few changed."""

import posixpath
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import IO

from etl.marked.markup import Edits, NotEditableError, attribute, first, named, scan

CONTENT_TYPES = "[Content_Types].xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_OFFICE_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships"
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_MAIN_STRICT = "http://purl.oclc.org/ooxml/spreadsheetml/main"
_DAMAGE = (zipfile.BadZipFile, zlib.error, EOFError, OSError, RuntimeError, NotImplementedError)
_NO_RELATIONS = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"></Relationships>'
)


@dataclass(frozen=True)
class Relation:
    """What a part refers to: the kind is the last word of its type (`comments`), the target a part's name."""

    id: str
    kind: str
    target: str


class Package:
    """The parts of an xlsx file. Names are found whatever their case, as the standard wants it."""

    def __init__(self, archive: zipfile.ZipFile) -> None:
        self._archive = archive
        self._names = {name.lower(): name for name in archive.namelist()}
        self._changed: dict[str, bytes] = {}
        if len(self._names) != len(archive.namelist()):
            raise NotEditableError("a part that occurs twice")
        self.strict = _MAIN_STRICT.encode() in self.read("xl/workbook.xml")[:4000]

    @property
    def main_namespace(self) -> str:
        return _MAIN_STRICT if self.strict else _MAIN

    @property
    def office_namespace(self) -> str:
        """The namespace of r:id, and what the types of relationships begin with."""
        return _OFFICE_STRICT if self.strict else _OFFICE

    def parts(self) -> list[str]:
        return list(self._names.values())

    def has(self, part: str) -> bool:
        return part.lower() in self._names

    def read(self, part: str) -> bytes:
        """The part as it stands now; raises NotEditableError where there is none."""
        name = self._names.get(part.lower())
        if name is None:
            raise NotEditableError(f"no {part}")
        return self._changed[name] if name in self._changed else self._stored(name)

    def _stored(self, name: str) -> bytes:
        """The part as it came; what cannot be unpacked cannot be handed on unchanged."""
        try:
            return self._archive.read(name)
        except _DAMAGE as fault:
            raise NotEditableError(name) from fault

    def write(self, part: str, content: bytes) -> None:
        """Change a part or add one."""
        self._changed[self._names.setdefault(part.lower(), part)] = content

    def unused(self, pattern: str) -> str:
        """A part's name that is free; `pattern` holds {} for its number."""
        number = 1
        while self.has(pattern.format(number)):
            number += 1
        return pattern.format(number)

    def relations(self, part: str) -> list[Relation]:
        """What a part refers to within the package."""
        if not self.has(_relations_of(part)):
            return []
        elements = scan(self.read(_relations_of(part)), named("Relationship"))
        return [
            Relation(
                tags["Id"],
                tags["Type"].rsplit("/", 1)[-1],
                posixpath.normpath(posixpath.join("/", posixpath.dirname(part), tags["Target"])).lstrip("/"),
            )
            for tags in (element.attributes for element in elements)
            if tags.get("TargetMode") != "External"
        ]

    def relate(self, part: str, kind: str, target: str) -> str:
        """Let a part refer to another one; returns the id of the new relationship."""
        name = _relations_of(part)
        edits = Edits(self.read(name) if self.has(name) else _NO_RELATIONS)
        elements = scan(edits.content, named("Relationships", "Relationship"))
        taken = {element.attributes.get("Id") for element in elements}
        identity = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
        root = first(elements, "Relationships")
        tag = f'<{root.prefix}Relationship Id="{identity}" Type="{self.office_namespace}/{kind}" Target="/{target}"/>'
        edits.append_child(root, tag.encode())
        self.write(name, edits.result())
        return identity

    def declare(self, part: str, content_type: str) -> None:
        """Say in the list of content types what a new part is."""
        self._declare("Override", "PartName", f"/{part}", content_type)

    def declare_ending(self, ending: str, content_type: str) -> None:
        """Say what all parts of an ending are."""
        self._declare("Default", "Extension", ending, content_type)

    def _declare(self, tag: str, key: str, value: str, content_type: str) -> None:
        edits = Edits(self.read(CONTENT_TYPES))
        elements = scan(edits.content, named("Types", tag))
        if any(element.attributes.get(key, "").lower() == value.lower() for element in elements):
            return
        root = first(elements, "Types")
        edits.append_child(
            root, f'<{root.prefix}{tag} {key}="{attribute(value)}" ContentType="{content_type}"/>'.encode()
        )
        self.write(CONTENT_TYPES, edits.result())

    def save(self, out: IO[bytes]) -> None:
        """The whole package; a part that was not changed has the same bytes as before."""
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as written:
            entries = self._archive.infolist()
            for entry in entries:
                written.writestr(_alike(entry), self.read(entry.filename))
            for name in self._changed.keys() - {entry.filename for entry in entries}:
                written.writestr(name, self._changed[name])


def workbook_types(path: Path) -> bytes | None:
    """What an xlsx or xlsm file says that its parts are; None for any other file."""
    try:
        with zipfile.ZipFile(path) as archive:
            return archive.read(CONTENT_TYPES) if "xl/workbook.xml" in archive.namelist() else None
    except (*_DAMAGE, KeyError):
        return None


def _relations_of(part: str) -> str:
    folder, name = posixpath.split(part)
    return posixpath.join(folder, "_rels", f"{name}.rels")


def _alike(entry: zipfile.ZipInfo) -> zipfile.ZipInfo:
    new = zipfile.ZipInfo(entry.filename, entry.date_time)
    new.compress_type = zipfile.ZIP_STORED if entry.compress_type == zipfile.ZIP_STORED else zipfile.ZIP_DEFLATED
    new.external_attr, new.create_system = entry.external_attr, entry.create_system
    return new
