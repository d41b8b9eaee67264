"""What the system refuses: a file that cannot be opened, a full disk, in a sentence instead of the system's own words."""

import errno

from catalog.refused import RefusedError
from ledger.storage import disk_full

NO_ROOM = (
    "저장 공간이 부족해 마치지 못했습니다. 자료는 앞의 그대로입니다. 공간을 비우고 다시 해 주십시오.",
    "There is no room left on the disk, so it was not finished. The data are as they were. Free some space and try again.",
)
WHY = {
    errno.ENOENT: ("없습니다", "there is no such file or folder"),
    errno.EISDIR: ("파일이 아니라 폴더입니다", "it is a folder"),
    errno.ENOTDIR: ("경로에 폴더가 아닌 것이 있습니다", "a part of the path is no folder"),
    errno.EACCES: ("열 권한이 없습니다", "it may not be opened"),
    errno.EPERM: ("열 권한이 없습니다", "it may not be opened"),
    errno.EROFS: ("쓸 수 없는 장치에 있습니다", "it is on a device that cannot be written to"),
    errno.ENAMETOOLONG: ("이름이 너무 깁니다", "its name is too long"),
}
MOST = 120  # characters of a name that are told


def refused_by_system(fault: Exception) -> RefusedError | None:
    """The same fault as a refusal; None where it is no fault of the system that anybody can do something about."""
    if disk_full(fault):
        return RefusedError(*NO_ROOM)
    if not isinstance(fault, OSError) or fault.errno not in WHY:
        return None
    (ko, en), name = WHY[fault.errno], str(fault.filename or "")[:MOST]
    return RefusedError(f"'{name}': {ko}.", f"'{name}': {en}.")
