"""A file of the cache: tables of arrow one after the other, and what else is known as JSON. One that is not whole is none.

It begins with its hash: where the machine stopped before all of it was on the disk, zeros read as if there were no more rows.
"""

import hashlib
import json
import os
import threading
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pyarrow as pa

from catalog.problems import Ask, Choice, Problem

LARGE = 20_000  # rows; a small table is read back three times as fast when it is not compressed
HASH = hashlib.sha256().digest_size


@dataclass(frozen=True)
class Kept:
    """What a file of the cache holds, and the hash of it in hexadecimal."""

    tables: list[pa.Table]
    about: dict[str, Any]
    sha256: str


def write_kept(place: Path, tables: Sequence[pa.Table], about: Mapping[str, Any]) -> str:
    """Keep tables and `about` (plain JSON) at `place`: written aside and renamed. Returns the hash of it in hexadecimal."""
    place.parent.mkdir(parents=True, exist_ok=True)
    first = tables[0].replace_schema_metadata({"about": json.dumps(about)})
    compression = "lz4" if max(table.num_rows for table in tables) > LARGE else None
    options = pa.ipc.IpcWriteOptions(compression=compression)
    kept = pa.BufferOutputStream()  # the file is written in one go, not buffer by buffer
    for table in (first, *tables[1:]):
        with pa.ipc.new_stream(kept, table.schema, options=options) as stream:
            stream.write_table(table)
    aside = place.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
    content = memoryview(kept.getvalue())
    digest = hashlib.sha256(content)
    with aside.open("wb") as file:
        file.writelines((digest.digest(), content))
    aside.replace(place)
    return digest.hexdigest()


def load_kept(place: Path, count: int) -> Kept | None:
    """The `count` tables kept at `place`, and what else is known; None where there is nothing, or not the whole of it."""
    try:
        content = memoryview(place.read_bytes())
    except FileNotFoundError:
        return None
    digest = hashlib.sha256(content[HASH:])
    if digest.digest() != content[:HASH]:
        return None
    kept, alone = pa.BufferReader(content[HASH:]), pa.ipc.IpcReadOptions(use_threads=False)
    first, *others = (pa.ipc.open_stream(kept, options=alone).read_all() for _ in range(count))
    tables = [first.replace_schema_metadata(None), *others]
    return Kept(tables, json.loads(first.schema.metadata[b"about"]), digest.hexdigest())


def problem_of(raw: dict[str, Any]) -> Problem:
    """The problem that `dataclasses.asdict` made plain."""
    ask = raw["ask"] and Ask(**{**raw["ask"], "choices": tuple(Choice(**choice) for choice in raw["ask"]["choices"])})
    return Problem(**{**raw, "details": tuple(map(tuple, raw["details"])), "ask": ask})
