"""The disk and the ledger's file when they take no more: in a sentence for whoever was about to write something down."""

import errno

from sqlalchemy.engine import ExceptionContext

from ledger.errors import LedgerError

FULL = (errno.ENOSPC, errno.EDQUOT)
SAY_FULL = ("no space left", "disk is full", "disk full")
SAY_UNUSABLE = ("disk i/o error", "unable to open database", "readonly database", "disk image is malformed")
NO_ROOM = (
    "저장 공간이 부족해 적어 두지 못했습니다. 자료는 앞의 그대로입니다. 관리자에게 알려 주십시오.",
    "There is no room left on the disk, so nothing was written down. The data are as they were. Please tell the administrator.",
)
UNUSABLE = (
    "장부 파일을 읽거나 쓸 수 없습니다. 저장 공간과 저장 장치, 파일 권한을 살피도록 관리자에게 알려 주십시오.",
    "The ledger's file cannot be read or written. Please ask the administrator to check the disk, its free space and the file's permissions.",
)


class LedgerUnusableError(LedgerError):
    """The ledger could not be read or written; what was to be entered was not."""


def disk_full(fault: BaseException) -> bool:
    """Whether it is the disk that takes no more, whoever says so: the system, SQLite, PostgreSQL or DuckDB."""
    return (isinstance(fault, OSError) and fault.errno in FULL) or any(said in str(fault).lower() for said in SAY_FULL)


def tell_unusable(context: ExceptionContext) -> None:
    """Raise LedgerUnusableError where a database refuses for want of room, or cannot get at its file (`handle_error` of an engine)."""
    fault = context.original_exception
    if disk_full(fault):
        raise LedgerUnusableError(*NO_ROOM) from fault
    if any(said in str(fault).lower() for said in SAY_UNUSABLE):
        raise LedgerUnusableError(*UNUSABLE) from fault
