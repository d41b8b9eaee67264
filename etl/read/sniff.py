"""What a file is, by its content: the suffix is not believed."""

import zipfile
import zlib
from enum import Enum
from pathlib import Path

from etl.read.unreadable import unreadable

_OLE = bytes.fromhex("D0CF11E0A1B11AE1")
# What document security puts at the head of the files that it locks.
_LOCKS = {
    b"DRMONE": "Fasoo",
    b"Fasoo": "Fasoo",
    b"SCDSA": "SoftCamp",
    b"SOFTCAMP": "SoftCamp",
    b"MarkAny": "MarkAny",
    b"MARKANY": "MarkAny",
    b"DocumentSAFER": "MarkAny",
    b"Document SAFER": "MarkAny",
    b"NASCA DRM": "NASCA",
}
_MAX_UNPACKED = 2_000_000_000
_MAX_RATIO = 400


class Format(Enum):
    """The kinds of content that are told apart."""

    WORKBOOK = "workbook"  # whatever the fast reader opens: xlsx, xlsm, xlsb, xls, ods
    TEXT = "text"
    HTML = "html"
    HANGUL = "hwpx"


def sniff(path: Path) -> Format:
    """The format of a file; raises Unreadable for what is locked, damaged, empty or no spreadsheet."""
    with path.open("rb") as file:
        head = file.read(8192)
    if not head.strip(b"\x00 \r\n\t\xef\xbb\xbf\xff\xfe"):
        raise unreadable("file_empty", path)
    _refuse_locked(path, head)
    if head.startswith(_OLE):
        return _compound(path)
    if head.startswith(b"PK"):
        return _archive(path)
    if head.startswith(b"HWP Document File"):
        raise unreadable("file_hwp", path)
    if head.startswith((b"%PDF", b"{\\rtf", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"7z\xbc\xaf", b"Rar!", b"\x1f\x8b")):
        raise unreadable("file_unknown", path)
    return _text(path, head)


def _refuse_locked(path: Path, head: bytes) -> None:
    if head.startswith(b"PK"):  # an ordinary package may hold such words inside
        return
    for mark, maker in _LOCKS.items():
        if mark in head[:2048]:
            raise unreadable("file_drm", path, maker)


def _compound(path: Path) -> Format:
    """The old binary container: .xls, a password-protected .xlsx, .hwp, .doc, 한셀."""
    content = path.read_bytes()

    def holds(stream: str) -> bool:
        return stream.encode("utf-16-le") in content

    if holds("EncryptedPackage") or holds("EncryptionInfo"):
        raise unreadable("file_password", path)
    if b"HWP Document File" in content:
        raise unreadable("file_hwp", path)
    if holds("DRMContent") or holds("DRMTransform"):
        raise unreadable("file_drm", path, "IRM")
    if holds("Workbook") or holds("Book"):
        return Format.WORKBOOK
    if holds("HCell") or holds("HNC") or path.suffix.lower() == ".cell":
        raise unreadable("file_cell", path)
    raise unreadable("file_unknown", path)


def _archive(path: Path) -> Format:
    try:
        with zipfile.ZipFile(path) as archive:
            entries = archive.infolist()
            names = {entry.filename for entry in entries}
            kind = archive.read("mimetype")[:100] if "mimetype" in names else b""
            manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, NotImplementedError, RuntimeError) as fault:
        raise unreadable("file_damaged", path) from fault
    unpacked = sum(entry.file_size for entry in entries)
    packed = max(path.stat().st_size, 1)
    if unpacked > _MAX_UNPACKED or (unpacked > 200_000_000 and unpacked / packed > _MAX_RATIO):
        raise unreadable("file_too_large", path)
    if any(name.startswith("xl/workbook.") for name in names):
        return Format.WORKBOOK
    if b"spreadsheet" in kind:
        if b"encryption-data" in manifest:
            raise unreadable("file_password", path)
        return Format.WORKBOOK
    if b"hwp" in kind:
        return Format.HANGUL
    raise unreadable("file_cell" if path.suffix.lower() == ".cell" else "file_unknown", path)


def _text(path: Path, head: bytes) -> Format:
    start = head.lstrip(b"\xef\xbb\xbf \r\n\t").lower()[:1024]
    if start.startswith(b"<?xml") and b"office:spreadsheet" in head:
        raise unreadable("file_xml_spreadsheet", path)
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<meta", b"<head", b"<body", b"<style")):
        return Format.HTML
    if b"\x00" in head and not head.startswith((b"\xff\xfe", b"\xfe\xff")) and not _looks_like_utf16(head):
        raise unreadable("file_cell" if path.suffix.lower() == ".cell" else "file_unknown", path)
    return Format.TEXT


def _looks_like_utf16(head: bytes) -> bool:
    """UTF-16 without a mark: every second byte of ASCII text is zero."""
    zeros = (head[0::2].count(0), head[1::2].count(0))
    return max(zeros) > len(head) * 0.15 and min(zeros) < len(head) * 0.02
