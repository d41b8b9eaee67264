"""Files kept by their hash: which may be kept, under which name they are handed back, and how they are written for good."""

import hashlib
import re
import unicodedata
from pathlib import Path

from ledger.durable import write_durably
from ledger.errors import LedgerError

FOLDER = "attachments"
MOST_BYTES = 20 * 1024**2
LONGEST_NAME = 120
ZIP, OLE = (b"PK\x03\x04",), (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",)
# How a file of each kind begins: one that says it is a photo and is none is not taken.
BEGINNINGS: dict[str, tuple[bytes, ...]] = {
    "pdf": (b"%PDF",),
    "jpg": (b"\xff\xd8\xff",),
    "jpeg": (b"\xff\xd8\xff",),
    "png": (b"\x89PNG\r\n\x1a\n",),
    "hwp": (*OLE, b"HWP Document"),
    "hwpx": ZIP,
    "doc": OLE,
    "docx": ZIP,
    "xls": OLE,
    "xlsx": ZIP,
    "ppt": OLE,
    "pptx": ZIP,
}
_UNWANTED = re.compile(r'[\x00-\x1f\x7f\u200e\u200f\u202a-\u202e\u2066-\u2069<>:"/\\|?*]')


def tidy_name(name: str) -> str:
    """The name under which a file is handed back: no path, no control signs, not too long, its ending kept.

    >>> tidy_name("../../계획/2025 <계획>.pdf"), tidy_name(""), len(tidy_name("가" * 300 + ".pdf"))
    ('2025 _계획_.pdf', '이름 없음', 120)
    """
    last = unicodedata.normalize("NFC", name).replace("\\", "/").rpartition("/")[2]
    tidy = _UNWANTED.sub("_", last).strip(" .") or "이름 없음"
    stem, dot, ending = tidy.rpartition(".")
    if len(tidy) <= LONGEST_NAME:
        return tidy
    return stem[: LONGEST_NAME - len(dot + ending)] + dot + ending if stem else tidy[:LONGEST_NAME]


def refuse_unfit(name: str, content: bytes) -> None:
    """Raise LedgerError, saying what is allowed, where a file is of no kind that is kept, too large, or empty."""
    ending = tidy_name(name).rpartition(".")[2].lower()
    if ending not in BEGINNINGS:
        raise LedgerError(
            f"이 종류의 파일은 보관하지 않습니다. 보관하는 것: {', '.join(BEGINNINGS)}",
            f"Files of this kind are not kept. Kept are: {', '.join(BEGINNINGS)}",
        )
    if not content:
        raise LedgerError("빈 파일입니다. 파일을 확인해 주십시오.", "The file is empty. Please check it.")
    if len(content) > MOST_BYTES:
        raise LedgerError(
            f"파일은 {MOST_BYTES // 1024**2}MB까지 보관합니다. 나누거나 줄여서 올려 주십시오.",
            f"Files of up to {MOST_BYTES // 1024**2} MB are kept. Please split or shrink it.",
        )
    if not content.startswith(BEGINNINGS[ending]):
        raise LedgerError(
            f"이름은 {ending}인데 내용은 그렇지 않습니다. 파일을 확인해 주십시오.",
            f"Its name says {ending}, its content does not. Please check the file.",
        )


def stored_path(data: Path, sha256: str) -> Path:
    """Where the bytes of that hash lie."""
    return data / FOLDER / sha256[:2] / sha256


def store(data: Path, content: bytes) -> str:
    """Write bytes for good and return their hash; killed at any moment, there is the whole file or none.

    Raises LedgerError where the disk takes no more.
    """
    sha256 = hashlib.sha256(content).hexdigest()
    path = stored_path(data, sha256)
    try:
        if not path.is_file():
            write_durably(path, content)
    except OSError as fault:
        raise LedgerError(
            f"파일을 보관하지 못했습니다({fault.strerror}). 디스크의 빈 자리를 확인해 주십시오.",
            f"The file could not be kept ({fault.strerror}). Check the free space of the disk.",
        ) from fault
    return sha256
