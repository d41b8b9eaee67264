"""The command line: `python -m etl COMMAND`. Exit codes: 0 done, 1 critical problems, 2 misuse, 3 no table, 4 files left out."""

import argparse
import getpass
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from catalog.load import CatalogError
from etl import command_releases as releases
from etl.build import NothingToBuildError, data_folder
from etl.release import ReleaseError
from etl.trace import trace_number, trace_row
from ledger.book import LedgerError


def main() -> int:
    """Parse what was typed and do it."""
    signal.signal(signal.SIGPIPE, signal.SIG_DFL)  # `… | head` ends quietly
    asked = _parser().parse_args()
    try:
        return int(asked.do(data_folder(), asked))
    except (CatalogError, LedgerError, ReleaseError, FileNotFoundError) as fault:
        print(fault, file=sys.stderr)
        return releases.MISUSE
    except NothingToBuildError as fault:
        print(fault, file=sys.stderr)
        return releases.NO_TABLE


def _files() -> ModuleType:
    """The commands about files know the reader, which takes most of a second to import."""
    from etl import command_files  # noqa: PLC0415

    return command_files


def _drawing(asked: argparse.Namespace) -> Path | None:
    """Where `read --explain` draws: the file named, else the sheet's own name in the current folder."""
    if asked.explain is None:
        return None
    return Path(f"{asked.file.stem}.html") if asked.explain == Path() else asked.explain


def _trace(data: Path, what: list[str]) -> int:
    if len(what) == 1 and what[0].isdigit():
        lines = trace_row(data, int(what[0]))
    elif len(what) == 3:
        lines = trace_number(data, *what)
    else:
        print("trace에는 값의 번호(row) 하나, 또는 지표·동·기간 셋을 적어 주십시오.", file=sys.stderr)
        return releases.MISUSE
    for line in lines:
        print(line)
    return releases.DONE


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m etl", description=__doc__)
    command = parser.add_subparsers(required=True)

    def add(name: str, tells: str, do: Callable[[Path, argparse.Namespace], int]) -> argparse.ArgumentParser:
        one = command.add_parser(name, help=tells)
        one.set_defaults(do=do)
        return one

    add("build", "raw files and ledger → a new release", lambda data, _: releases.run_build(data))
    read = add("read", "one JSON line per number", lambda _, asked: _files().run_read(asked.file, _drawing(asked)))
    check = add("check", "problems as JSON lines", lambda data, asked: _files().run_check(data, asked.file))
    load = add("load", "check, take in, build, release",
               lambda data, asked: _files().run_load(data, asked.file, asked.by, asked.place))  # fmt: skip
    for one in (read, check, load):
        one.add_argument("file", type=Path)
    read.add_argument(
        "--explain", nargs="?", type=Path, const=Path(), metavar="OUT.html", help="draw the sheets as understood"
    )
    load.add_argument("--place", help="the dong that sends it, where the file does not say")
    add("releases", "list the releases", lambda data, _: releases.run_releases(data))
    withdraw = add("withdraw", "take an upload out again",
                   lambda data, asked: releases.run_withdraw(data, asked.upload, asked.by, asked.reason))  # fmt: skip
    withdraw.add_argument("upload")
    withdraw.add_argument("--reason", default="거둬들임")
    for one in (load, withdraw):
        one.add_argument("--by", default=getpass.getuser(), help="who does it")
    diff = add(
        "diff",
        "what changed between two releases",
        lambda data, asked: releases.run_diff(data, asked.before, asked.after),
    )
    diff.add_argument("before", type=int)
    diff.add_argument("after", type=int)
    trace = add(
        "trace",
        "where a number comes from: ROW, or INDICATOR PLACE PERIOD",
        lambda data, asked: _trace(data, asked.what),
    )
    trace.add_argument("what", nargs="+")
    query = add(
        "query",
        "read-only SQL over a release, as CSV",
        lambda data, asked: releases.run_query(data, asked.sql, asked.release),
    )
    query.add_argument("sql")
    query.add_argument("--release", type=int)
    return parser


if __name__ == "__main__":
    sys.exit(main())
