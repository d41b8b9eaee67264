"""Resubmissions: what a later file of the same table leaves out is taken away, as the table's declaration says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

import duckdb
import pyarrow as pa

from catalog.load import Catalog
from catalog.model import Table

REPLACED = (Path(__file__).parent.parent / "queries" / "replaced.sql").read_text(encoding="utf-8")
FILES = pa.schema([("upload", pa.string()), ("received", pa.string()), ("beside", pa.bool_())])
REPLACING = pa.schema([("table_name", pa.string()), ("whole", pa.bool_())])
GONE = """
select upload, file, sheet, cell, printed_value, by_upload, place, table_name
from replaced join facts using (row) where gone order by number
"""


@dataclass(frozen=True)
class Removal:
    """A figure of an earlier upload that a later one of its table no longer has."""

    upload: str
    file: str
    sheet: str
    cell: str
    printed: str
    by: str
    place: str
    table: str


@dataclass(frozen=True)
class Came:
    """When an upload came, None for a file that lies in data/raw. `beside`: it replaces nothing."""

    upload: str
    received: str | None
    beside: bool


def replace_in(connection: duckdb.DuckDBPyConnection, catalog: Catalog, files: Iterable[Came]) -> list[Removal]:
    """Create table `replaced` (row, superseded) beside a table `facts`; returns what later files no longer have.

    Only what was sent replaces, and only what was sent is replaced.
    """
    replacing = [{"table_name": t.table, "whole": t.replaces == "whole"} for t in _replacing(catalog)]
    connection.register("files", pa.Table.from_pylist([vars(file) for file in files], schema=FILES))
    connection.register("replacing", pa.Table.from_pylist(replacing, schema=REPLACING))
    connection.execute(REPLACED)
    return [Removal(*row) for row in connection.execute(GONE).fetchall()]


def _replacing(catalog: Catalog) -> Iterator[Table]:
    return (table for table in catalog.tables.values() if table.replaces != "key")
