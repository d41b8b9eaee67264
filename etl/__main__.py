"""The command line: `python -m etl COMMAND`. Exit codes: 0 done, 1 critical problems, 2 misuse, 3 no table, 4 files left out."""

import signal
import sys

from catalog.refused import RefusedError
from etl.arguments import parser
from etl.build import NothingToBuildError, data_folder
from etl.command_releases import MISUSE, NO_TABLE
from etl.system_words import refused_by_system


def main() -> int:
    """Parse what was typed and do it."""
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `… | head` ends quietly
    asked = parser(__doc__).parse_args()
    try:
        return int(asked.do(data_folder(), asked))
    except NothingToBuildError as fault:
        print(fault, file=sys.stderr)
        return NO_TABLE
    except RefusedError as fault:
        print(fault, file=sys.stderr)
        return MISUSE
    except Exception as fault:
        refused = refused_by_system(fault)
        if refused is None:
            raise
        print(refused, file=sys.stderr)
        return MISUSE


if __name__ == "__main__":
    sys.exit(main())
