"""Releases as they lie on the disk: which there are, which is the current one, and whether one is still what was published.

A release is written once and then sealed: the list of hashes in it is what `sha256sum --check SHA256SUMS` reads.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

POINTER, SEAL, NOTE = "CURRENT", "SHA256SUMS", "release.json"
BLOCK = 1 << 20


def pointed_to(curated: Path) -> int | None:
    """The number that the pointer names; None where there is no pointer, or none that can be read."""
    try:
        number = int((curated / POINTER).read_text(encoding="ascii"))
    except (OSError, ValueError):
        return None
    return number if number > 0 else None


def numbers(curated: Path) -> list[int]:
    """The numbers of all releases of which there is a folder, newest first."""
    return sorted((int(folder.name) for folder in curated.glob("[0-9]*") if folder.name.isdigit()), reverse=True)


def to_be_shown(curated: Path) -> Iterator[int]:
    """The current release, then all before it, newest first; all that there are where the pointer cannot be read.

    The first that can be read is the one to go by.
    """
    named = pointed_to(curated)
    if named is not None:
        yield named
    yield from (number for number in numbers(curated) if named is None or number < named)


def current_is_damaged(curated: Path) -> bool:
    """Whether there are releases, and the current one cannot be read or told."""
    named = pointed_to(curated)
    return bool(numbers(curated)) if named is None else first_damaged(curated / str(named)) is not None


def seal(folder: Path) -> None:
    """Write down the hash of every file of a folder that will not be written again."""
    names = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    lines = "".join(f"{_hash(folder / name)}  {name}\n" for name in names)
    (folder / SEAL).write_text(lines, encoding="utf-8")


def is_sealed(folder: Path) -> bool:
    """Whether a release says what its files were; those of earlier versions do not."""
    return (folder / SEAL).is_file()


def first_damaged(folder: Path) -> str | None:
    """The first file that is gone or no longer what was sealed, None where all are there.

    Of what was never sealed only the note can be looked at.
    """
    if not _is_note(folder / NOTE):
        return NOTE
    if not is_sealed(folder):
        return None
    for line in (folder / SEAL).read_bytes().decode("utf-8", "replace").splitlines() or [""]:
        told, _, name = line.partition("  ")
        try:
            whole = _hash(folder / name) == told
        except (OSError, ValueError):  # a name that is none
            whole = False
        if not whole:
            return name or SEAL
    return None


def _is_note(path: Path) -> bool:
    try:
        return isinstance(json.loads(path.read_bytes()), dict)
    except (OSError, ValueError):
        return False


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as stream:
        while block := stream.read(BLOCK):
            digest.update(block)
    return digest.hexdigest()
