"""One file → Grid → Readings, and nothing else. Usage: python -m bench.read_one FILE; prints the seconds it took, imports aside."""

import sys
import time
from pathlib import Path

from catalog.load import load_catalog
from etl.read import read_file
from etl.recognise import recognise
from etl.without_pandas import spare_pandas


def main(path: Path) -> None:
    """Read and understand the file once."""
    spare_pandas()
    vocabulary = load_catalog().vocabulary
    start = time.perf_counter()
    readings = recognise(read_file(path), vocabulary, path.name).readings
    print(f"{time.perf_counter() - start:.3f} {readings.num_rows}")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
