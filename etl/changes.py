"""What changed between two releases: fact by fact, counted by table, and in the values of indicators."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

QUERIES = Path(__file__).parent.parent / "queries"
DIFF = (QUERIES / "diff.sql").read_text(encoding="utf-8")
INDICATORS = (QUERIES / "changed_indicators.sql").read_text(encoding="utf-8")
COMPARED = ("facts", "cube")


@contextmanager
def compared(earlier: Path | None, later: Path) -> Iterator[duckdb.DuckDBPyConnection]:
    """The releases in two folders, attached as `earlier` and `later`; where there is no earlier one it holds nothing."""
    with duckdb.connect() as connection:
        _attach(connection, "later", later)
        if earlier is not None:
            _attach(connection, "earlier", earlier)
        else:
            connection.execute("attach ':memory:' as earlier")
            for table in COMPARED:
                connection.execute(f"create table earlier.{table} as from later.{table} limit 0")
        yield connection


@contextmanager
def differences(earlier: Path, later: Path) -> Iterator[duckdb.DuckDBPyRelation]:
    """Every fact that was added, removed or changed between the releases in two folders (queries/diff.sql)."""
    with compared(earlier, later) as connection:
        yield connection.sql(DIFF)


def count_changes(earlier: Path, later: Path) -> dict[str, dict[str, int]]:
    """By table: how many facts were added, changed and removed."""
    with differences(earlier, later) as found:
        return counted(found)


def counted(found: duckdb.DuckDBPyRelation) -> dict[str, dict[str, int]]:
    """Differences by table."""
    counts: dict[str, dict[str, int]] = {}
    for table, change, number in found.aggregate("table_name, change, count(*)").order("1, 2").fetchall():
        counts.setdefault(table, {})[change] = number
    return counts


def _attach(connection: duckdb.DuckDBPyConnection, name: str, folder: Path) -> None:
    address = (folder / "mart.duckdb").as_posix().replace("'", "''")
    connection.execute(f"attach '{address}' as {name} (read_only)")
