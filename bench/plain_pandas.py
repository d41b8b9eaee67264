"""The peer for a build: what an analyst would write. Every sheet with pandas and openpyxl, melted, into DuckDB.

It understands nothing: no headers, units, periods, places or totals, no address of a cell, no checks.
Usage: python -m bench.plain_pandas FOLDER
"""

import sys
from pathlib import Path

import duckdb
import pandas as pd


def sheets(path: Path) -> dict[str, pd.DataFrame]:
    """All sheets of one file as they stand."""
    if path.suffix == ".csv":
        return {path.stem: pd.read_csv(path, header=None, encoding="cp949", names=range(40), dtype=str)}
    engine = "openpyxl" if path.suffix == ".xlsx" else "calamine"
    return pd.read_excel(path, sheet_name=None, header=None, engine=engine)


def main(folder: Path) -> None:
    """Read everything below `folder` into one DuckDB table."""
    frames = []
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".xlsx", ".xls", ".csv")):
        for name, frame in sheets(path).items():
            long = frame.melt(ignore_index=False).reset_index()
            frames.append(long.astype(str).assign(file=path.name, sheet=name))
    everything = pd.concat(frames)
    with duckdb.connect() as connection:
        connection.from_df(everything).create("cells")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
