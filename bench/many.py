"""Many files at once: 200 small messy workbooks from nothing all the way into DuckDB, in whole processes."""

import shutil
import tempfile
from pathlib import Path

from bench.measure import command, line
from bench.small_workbooks import write_small_workbooks


def main() -> None:
    """Print the line about many files."""
    with tempfile.TemporaryDirectory() as folder:
        raw, work = Path(folder) / "raw", Path(folder) / "work"
        count = write_small_workbooks(raw)
        ours = command(("-m", "bench.read_many", str(raw), str(work)), {}, lambda: _empty(work), runs=5)
        pandas = command(("-m", "bench.plain_pandas", str(raw)), {}, lambda: None, runs=5)
        name = f"{count} small messy workbooks into DuckDB, from nothing"
        line(name, ours.seconds, "s", pandas.seconds, "plain pandas + openpyxl script (limit ×0.50)")


def _empty(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir()


if __name__ == "__main__":
    main()
