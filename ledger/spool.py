"""Takes in the bytes of a dropped file so that neither a reload nor a power cut loses them."""

import hashlib
import re
import unicodedata
import uuid
from pathlib import Path

from ledger.book import Ledger
from ledger.drafts import Draft, batch_folder, draft_folder, write_draft
from ledger.durable import sync, write_durably
from ledger.errors import LedgerError
from ledger.limits import MOST_BYTES, MOST_FILES
from ledger.storage import LedgerUnusableError, disk_full

LONGEST_NAME = 200  # characters
DISK_FULL = (
    "저장 공간이 부족해 받지 못했습니다. 파일은 저장되지 않았습니다. 관리자에게 알려 주십시오.",
    "There is no room left to store it. The file was not saved. Please tell the administrator.",
)


def spool(data: Path, ledger: Ledger, batch: str, file: str, content: bytes, by: str) -> Draft:
    """Keep a dropped file and enter it in its batch: when this returns, it is on the disk and in the ledger, or neither.

    The same bytes dropped twice into a batch are one draft. Raises LedgerError with a sentence for whoever dropped it: too
    large, too many, no room on the disk.
    """
    batch_folder(data, batch)  # a name from an address may be anything
    if len(content) > MOST_BYTES:
        raise LedgerError(
            f"파일이 {MOST_BYTES >> 20}MB보다 큽니다. 나누어서 올려 주십시오.",
            f"The file is larger than {MOST_BYTES >> 20} MB. Please split it.",
        )
    if len(ledger.drafts.open_in(batch)) >= MOST_FILES:
        raise LedgerError(
            f"한 번에 {MOST_FILES}개까지 올릴 수 있습니다. 나머지는 게시한 뒤에 올려 주십시오.",
            f"At most {MOST_FILES} files at once. Upload the others after publishing these.",
        )
    aside = data / "drafts" / f".new-{uuid.uuid4().hex}"
    try:
        write_durably(aside, content)
        return _enter(data, ledger, batch, file_name(file), aside, content, by)
    except (OSError, LedgerUnusableError) as fault:
        if disk_full(fault) or disk_full(fault.__cause__ or fault):
            raise LedgerError(*DISK_FULL) from fault
        raise
    finally:
        aside.unlink(missing_ok=True)


def file_name(sent: str) -> str:
    """A file's name as it is shown: without folders and control characters, and not without end.

    >>> file_name("../../etc/2023 실적.xlsx")
    '2023 실적.xlsx'
    """
    plain = re.sub(r"[\x00-\x1f\x7f]", "", unicodedata.normalize("NFC", sent))
    name = re.split(r"[/\\]", plain)[-1].strip() or "이름 없는 파일"
    suffix = Path(name).suffix[:20]
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - len(suffix)] + suffix


def _enter(data: Path, ledger: Ledger, batch: str, file: str, aside: Path, content: bytes, by: str) -> Draft:
    """The bytes are in place before the entry holds: an entry without them would be a lost file."""
    sha256 = hashlib.sha256(content).hexdigest()
    with ledger.engine.begin() as connection:
        draft = write_draft(connection, batch, file, sha256, len(content), by)
        folder = draft_folder(data, draft.number)
        folder.mkdir(exist_ok=True)
        aside.replace(draft.original(data))
        sync(folder)
        sync(folder.parent)
        return draft
