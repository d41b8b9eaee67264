"""The command line: `python -m dashboard worker` makes the files that pages ask for. Exit codes: 0 done, 2 misuse."""

import argparse
import os
import sys
from pathlib import Path

from dashboard.worker import run
from ledger.errors import LedgerError

MISUSE = 2


def main() -> int:
    """Parse what was typed and do it."""
    parser = argparse.ArgumentParser(prog="python -m dashboard", description=__doc__)
    parser.add_argument("command", choices=["worker"], help="take export jobs until the parent process ends")
    parser.parse_args()
    try:
        run(Path(os.environ.get("DONGNE_DATA", "data")).resolve())
    except (LedgerError, KeyboardInterrupt) as fault:
        print(fault or "", file=sys.stderr)
        return MISUSE if isinstance(fault, LedgerError) else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
