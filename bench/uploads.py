"""Uploads at a warm worker: one more beside ten and beside a thousand, and one of ten thousand rows."""

import subprocess
import sys
import tempfile
from pathlib import Path

from bench.dong_reports import take_in, write_long_list, write_reports
from bench.measure import ROOT, line

MANY, FEW, NEW = 1_000, 10, 7


def main() -> None:
    """Print the lines about uploads."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        for number, (path, _) in enumerate(write_reports(root / "all", MANY + NEW)):
            if number >= MANY:
                (root / "new").mkdir(exist_ok=True)
                path.rename(root / "new" / path.name)
        few, many = (_warm("reports", _stored(root, count), root / "new")[0] for count in (FEW, MANY))
        line(f"publish one upload beside {MANY:,}", many, "s", few, f"beside {FEW} (limit ×1.50)")
        problems, published = _warm("large", root / str(MANY), write_long_list(root / "교육 실적.xlsx"))
        line("10,000 rows to their problems", problems, "s", 5, "limit")
        line("10,000 rows to problems, trial and release", published, "s", 10, "limit")


def _stored(root: Path, count: int) -> Path:
    """An installation with so many uploads."""
    take_in(root / str(count), write_reports(root / f"of {count}", count))
    return root / str(count)


def _warm(what: str, data: Path, files: Path) -> list[float]:
    asked = (sys.executable, "-m", "bench.warm_worker", what, str(data), str(files))
    said = subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [float(seconds) for seconds in said.split()[-2 if what == "large" else -1 :]]


if __name__ == "__main__":
    main()
