"""The command line: `python -m dashboard worker` makes the files that pages ask for. It ends with the process that started it."""

import argparse
import os
import sys
from contextlib import suppress
from pathlib import Path

from dashboard.worker import run


def main() -> int:
    """Parse what was typed and do it."""
    parser = argparse.ArgumentParser(prog="python -m dashboard", description=__doc__)
    parser.add_argument("command", choices=["worker"], help="take export jobs until the parent process ends")
    parser.parse_args()
    with suppress(KeyboardInterrupt):
        run(Path(os.environ.get("DONGNE_DATA", "data")).resolve())
    return 0


if __name__ == "__main__":
    sys.exit(main())
