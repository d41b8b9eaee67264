"""A file of the cache: tables of arrow one after the other, and what else is known as JSON. None is ever half there."""

import json
import os
import threading
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pyarrow as pa

from catalog.problems import Ask, Choice, Problem

LARGE = 20_000  # rows; a small table is read back three times as fast when it is not compressed


def write_kept(place: Path, tables: Sequence[pa.Table], about: Mapping[str, Any]) -> None:
    """Keep tables and `about` (plain JSON) at `place`: written aside and renamed."""
    place.parent.mkdir(parents=True, exist_ok=True)
    first = tables[0].replace_schema_metadata({"about": json.dumps(about)})
    compression = "zstd" if max(table.num_rows for table in tables) > LARGE else None
    options = pa.ipc.IpcWriteOptions(compression=compression)
    kept = pa.BufferOutputStream()  # the file is written in one go, not buffer by buffer
    for table in (first, *tables[1:]):
        with pa.ipc.new_stream(kept, table.schema, options=options) as stream:
            stream.write_table(table)
    aside = place.with_suffix(f".{os.getpid()}-{threading.get_ident()}")
    aside.write_bytes(kept.getvalue())
    aside.replace(place)


def load_kept(content: bytes, count: int) -> tuple[list[pa.Table], dict[str, Any]]:
    """The `count` tables in the bytes of a file of the cache, and what else is known."""
    kept = pa.BufferReader(content)
    first, *others = (pa.ipc.open_stream(kept).read_all() for _ in range(count))
    return [first.replace_schema_metadata(None), *others], json.loads(first.schema.metadata[b"about"])


def problem_of(raw: dict[str, Any]) -> Problem:
    """The problem that `dataclasses.asdict` made plain."""
    ask = raw["ask"] and Ask(**{**raw["ask"], "choices": tuple(Choice(**choice) for choice in raw["ask"]["choices"])})
    return Problem(**{**raw, "details": tuple(map(tuple, raw["details"])), "ask": ask})
