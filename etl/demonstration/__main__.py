"""`python -m etl.demonstration [OUT_DIR] [--seed N]` writes the demonstration workbooks and says how many."""

import argparse
import sys
from pathlib import Path

from etl.demonstration.world import DEFAULT_SEED
from etl.demonstration.write import write_all


def main(arguments: list[str]) -> int:
    """Write all workbooks into OUT_DIR."""
    parser = argparse.ArgumentParser(prog="python -m etl.demonstration", description=__doc__)
    parser.add_argument("out_dir", nargs="?", type=Path, default=Path("data/raw/demonstration"))
    parser.add_argument("--seed", type=int, default=DEFAULT_SEED)
    given = parser.parse_args(arguments)
    written = write_all(given.out_dir, given.seed)
    sys.stdout.write(f"예시 자료 {len(written)}개 파일을 {given.out_dir}에 썼습니다.\n")
    return 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
