"""Every workbook of a folder all the way into DuckDB: found, read, understood, conformed and settled, nothing kept before.

Usage: python -m bench.read_many FOLDER WORK; the cache comes to lie in WORK, the facts in memory, where the peer has its cells.
Prints how many facts there are.
"""

import sys
from pathlib import Path

from etl.reading_pool import start_readers


def main(folder: Path, work: Path) -> None:
    """Read all workbooks below `folder` into a DuckDB table."""
    start_readers()  # they import the reader while this process imports what it needs itself
    from concurrent.futures import ThreadPoolExecutor  # noqa: PLC0415

    from catalog.load import load_catalog  # noqa: PLC0415
    from etl.conform.memory import Memory  # noqa: PLC0415
    from etl.conforming import ConformedCache  # noqa: PLC0415
    from etl.sources import Sidecar, Source, nfc, sha256_of  # noqa: PLC0415

    catalog = load_catalog()
    sidecar = Sidecar(origin="submitted")
    sources = [Source(path, nfc(path.name), sha256_of(path), sidecar) for path in sorted(folder.glob("*.xlsx"))]
    with ThreadPoolExecutor() as meanwhile:
        reading = meanwhile.submit(ConformedCache(work / "cache", catalog, Memory()).conform_all, sources)
        from etl.without_pandas import spare_pandas  # noqa: PLC0415

        spare_pandas()
        import duckdb  # noqa: PLC0415

        from etl.settle import settle  # noqa: PLC0415

        database = duckdb.connect(config={"threads": 1})
        conformed = reading.result()
    facts = settle(conformed, catalog).facts
    database.from_arrow(facts).create("facts")
    print(facts.num_rows)


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
