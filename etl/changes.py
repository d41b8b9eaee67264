"""What changed between two releases: fact by fact, or counted by table."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import duckdb

DIFF = (Path(__file__).parent.parent / "queries" / "diff.sql").read_text(encoding="utf-8")


@contextmanager
def differences(earlier: Path, later: Path) -> Iterator[duckdb.DuckDBPyRelation]:
    """Every fact that was added, removed or changed between the releases in two folders (queries/diff.sql)."""
    with duckdb.connect() as connection:
        for name, folder in (("earlier", earlier), ("later", later)):
            address = (folder / "mart.duckdb").as_posix().replace("'", "''")
            connection.execute(f"attach '{address}' as {name} (read_only)")
        yield connection.sql(DIFF)


def count_changes(earlier: Path, later: Path) -> dict[str, dict[str, int]]:
    """By table: how many facts were added, changed and removed."""
    counts: dict[str, dict[str, int]] = {}
    with differences(earlier, later) as found:
        for table, change, number in found.aggregate("table_name, change, count(*)").order("1, 2").fetchall():
            counts.setdefault(table, {})[change] = number
    return counts
