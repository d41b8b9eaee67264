"""The old binary container (.xls and others): a small file system whose streams are chains of sectors."""

import struct
from collections.abc import Iterator, Sequence
from itertools import islice

_END = 0xFFFFFFFA  # this and above are no sector numbers


class BrokenContainer(ValueError):  # noqa: N818 - it says what the file is
    """A container whose chains lead nowhere."""


def stream(content: bytes, names: Sequence[str]) -> bytes:
    """The first stream of one of these names; raises BrokenContainer where there is none or the chains are broken."""
    try:
        return _stream(content, names)
    except (struct.error, IndexError) as fault:
        raise BrokenContainer(str(fault)) from fault


def _stream(content: bytes, names: Sequence[str]) -> bytes:
    size, small_size = 1 << content[30], 1 << content[32]
    if size not in {512, 4096}:
        raise BrokenContainer("sector size")
    directory_start, cutoff, small_start, more_start = (
        struct.unpack_from("<I", content, offset)[0] for offset in (48, 56, 60, 68)
    )
    table = _table(content, size, more_start)
    directory = _chain(content, table, directory_start, size, size)
    entries = {_name(directory[at : at + 128]): directory[at : at + 128] for at in range(0, len(directory) - 127, 128)}
    entry = next((entries[name] for name in names if name in entries), None)
    if entry is None:
        raise BrokenContainer("no such stream")
    start, length = struct.unpack_from("<II", entry, 116)
    if length >= cutoff:
        return _chain(content, table, start, size, size)[:length]
    root = directory[:128]
    small = _chain(content, table, struct.unpack_from("<I", root, 116)[0], size, size)
    small_table = _numbers(_chain(content, table, small_start, size, size))
    return _chain(small, small_table, start, small_size, 0)[:length]


def _name(entry: bytes) -> str:
    length = struct.unpack_from("<H", entry, 64)[0]
    return entry[: max(length - 2, 0)].decode("utf-16-le", errors="replace")


def _table(content: bytes, size: int, more_start: int) -> tuple[int, ...]:
    """The allocation table: for each sector the next one of its chain."""
    sectors = [number for number in struct.unpack_from("<109I", content, 76) if number < _END]
    following, seen = more_start, 0
    while following < _END and seen <= len(content) // size:
        block = _numbers(content[size * (following + 1) : size * (following + 2)])
        sectors += [number for number in block[:-1] if number < _END]
        following, seen = block[-1], seen + 1
    return _numbers(b"".join(content[size * (number + 1) : size * (number + 2)] for number in sectors))


def _numbers(content: bytes) -> tuple[int, ...]:
    return struct.unpack(f"<{len(content) // 4}I", content[: len(content) // 4 * 4])


def _chain(content: bytes, table: tuple[int, ...], start: int, size: int, header: int) -> bytes:
    def sectors(number: int) -> Iterator[int]:
        while number < _END:
            yield number
            number = table[number]

    limit = len(content) // size + 1  # a chain longer than the file runs in a circle
    return b"".join(content[header + size * n : header + size * (n + 1)] for n in islice(sectors(start), limit))
