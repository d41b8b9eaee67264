"""Many files at once: 200 small messy workbooks from nothing all the way into DuckDB, in whole processes."""

import tempfile
from pathlib import Path

from bench.measure import command, line
from bench.small_workbooks import write_small_workbooks


def main() -> None:
    """Print the lines about many files: against a script that gives the same figures, and one that only heaps up cells."""
    with tempfile.TemporaryDirectory() as folder:
        raw, work = Path(folder) / "raw", Path(folder) / "work"
        count = write_small_workbooks(raw)
        ours = command(("-m", "bench.read_many", str(raw), str(work)), {}, lambda: _put_aside(work), runs=5)
        tables = command(("-m", "bench.plain_tables", str(raw)), {}, lambda: None, runs=5)
        cells = command(("-m", "bench.plain_pandas", str(raw)), {}, lambda: None, runs=5)
        name = f"{count} small messy workbooks into DuckDB, from nothing"
        line(
            name, ours.seconds, "s", tables.seconds, "plain pandas + openpyxl script for the same tables (limit ×0.50)"
        )
        line(name, ours.seconds, "s", cells.seconds, "pandas + openpyxl, the cells as they stand")


def _put_aside(work: Path) -> None:
    """What an earlier run kept is not deleted now: the disk would still be at it while the next run is timed."""
    if work.exists():
        work.rename(work.with_name(f"earlier {len(list(work.parent.iterdir()))}"))


if __name__ == "__main__":
    main()
