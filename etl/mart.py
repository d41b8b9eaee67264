"""Builds mart.duckdb: the facts, their dimensions, and the indicator cube that every view reads.

A mart grows out of the one before: its file starts as a copy, and only what the facts that differ touch is made anew. What
comes out is what an empty file would hold in the end, in the same order.
"""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb
import pyarrow as pa

from catalog.facts import FACTS
from catalog.load import Catalog
from etl.dimensions import dimensions

QUERIES = Path(__file__).parent.parent / "queries"
OBSERVATIONS, NO_CUBE, DIFFERING, CUBE = (
    (QUERIES / f"{name}.sql").read_text(encoding="utf-8") for name in ("observations", "no_cube", "differing", "cube")
)
FILE = "mart.duckdb"
MANY = 1_000_000


def strings(names: str) -> list[tuple[str, pa.DataType]]:
    return [(name, pa.string()) for name in names.split()]


UPLOADS = pa.schema(
    [
        *strings("upload file sha256 origin giver source title dated licence address note received"),
        ("facts", pa.int64()),
        ("state", pa.string()),
    ]
)
GRIDS = pa.schema([*strings("upload file sheet"), ("row", pa.int32()), ("column", pa.int32()), ("shown", pa.string())])


@contextmanager
def mart_in(folder: Path, rows: int, earlier: Path | None = None) -> Iterator[duckdb.DuckDBPyConnection]:
    """The database of a release in its folder, for so many facts; a new one starts as a copy of the one in folder `earlier`.

    Let it be none that was made by other code, or of another catalog: what is taken over would be theirs.
    """
    if earlier is not None:
        shutil.copyfile(earlier / FILE, folder / FILE)
    with _opened(folder / FILE, rows) as connection:
        yield connection


def in_memory(rows: int) -> duckdb.DuckDBPyConnection:
    """An empty database for so many facts."""
    return _opened(":memory:", rows)


def _opened(database: Path | str, rows: int) -> duckdb.DuckDBPyConnection:
    """Two threads that wait for each other cost half as much again where facts are few."""
    return duckdb.connect(database, config={"threads": 1} if rows < MANY else {})


def fill_mart(connection: duckdb.DuckDBPyConnection, catalog: Catalog, facts: pa.Table, uploads: pa.Table) -> None:
    """Let a database that is empty, or holds an earlier mart, hold facts, dimensions, the observations view and the cube."""
    connection.execute("begin")
    create(connection, "uploads", uploads.cast(UPLOADS))
    for name, table in dimensions(catalog).items():
        create(connection, name, table)
    if not connection.execute("from duckdb_tables() where table_name = 'cube'").fetchall():
        create(connection, "facts", FACTS.empty_table())
        connection.execute(NO_CUBE)
    _bring_up_to_date(connection, facts.cast(FACTS))
    connection.execute("commit")


def _bring_up_to_date(connection: duckdb.DuckDBPyConnection, facts: pa.Table) -> None:
    connection.register("coming", facts)
    connection.execute(DIFFERING)
    if connection.execute("from differing where was limit 1").fetchall():
        connection.execute("create or replace table facts as from coming")
    else:
        connection.execute("insert into facts from coming where row > (select count(*) from facts) order by row")
    connection.unregister("coming")
    connection.execute(OBSERVATIONS)
    connection.execute(CUBE)


def create(connection: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    """Create a table, or put it in the place of one of that name."""
    connection.register("created", table)
    connection.execute(f"create or replace table {name} as from created")
    connection.unregister("created")
