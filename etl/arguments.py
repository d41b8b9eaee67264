"""What can be typed after `python -m etl`. The commands themselves are imported when they are asked for."""

import argparse
import getpass
from collections.abc import Callable
from pathlib import Path
from types import ModuleType

from etl import command_releases as releases

Do = Callable[[Path, argparse.Namespace], int]
Add = Callable[[str, str, Do], argparse.ArgumentParser]


def parser(description: str | None) -> argparse.ArgumentParser:
    """All commands; each carries what it does in `do`."""
    whole = argparse.ArgumentParser(prog="python -m etl", description=description)
    commands = whole.add_subparsers(required=True, metavar="COMMAND")

    def add(name: str, tells: str, do: Do) -> argparse.ArgumentParser:
        one = commands.add_parser(name, help=tells, description=tells)
        one.set_defaults(do=do)
        return one

    _about_files(add)
    _about_releases(add)
    _about_decisions(add)
    _about_catalog(add)
    return whole


def _files() -> ModuleType:
    """The commands about files know the reader, which takes most of a second to import."""
    from etl import command_files  # noqa: PLC0415

    return command_files


def _ledger() -> ModuleType:
    from etl import command_ledger  # noqa: PLC0415

    return command_ledger


def _worker(data: Path) -> int:
    from etl.worker import run_worker  # noqa: PLC0415

    return run_worker(data)


def _about_files(add: Add) -> None:
    read = add("read", "one JSON line per number", lambda _, a: _files().run_read(a.file, _drawing(a)))
    check = add(
        "check", "problems and questions as JSON lines", lambda d, a: _files().run_check(d, a.file, a.place, a.marked)
    )
    answer = add(
        "answer",
        "answer a question that check asks, or answer it anew",
        lambda d, a: _files().run_answer(d, a.file, a.place, a.question, a.answer, a.by),
    )
    load = add(
        "load",
        "check, take in, build, release",
        lambda d, a: _files().run_load(d, a.file, a.by, a.place, replacing=a.replace, beside=a.beside),
    )
    for one in (read, check, answer, load):
        one.add_argument("file", type=Path)
    for one in (check, answer, load):
        one.add_argument("--place", help="the dong that sends it, where the file does not say")
    read.add_argument(
        "--explain", nargs="?", type=Path, const=Path(), metavar="OUT.html", help="draw the sheets as understood"
    )
    check.add_argument("--marked", type=Path, metavar="OUT.xlsx", help="the sender's file with its faults marked")
    answer.add_argument("question", help="as `check` names it")
    answer.add_argument("answer", help="one of its choices; of a cell also value:NUMBER")
    kept = load.add_mutually_exclusive_group()
    kept.add_argument("--replace", action="store_true", help="what an earlier file says and this one lacks goes")
    kept.add_argument("--beside", action="store_true", help="what earlier files say stays")
    for one in (answer, load):
        _by(one)


def _drawing(asked: argparse.Namespace) -> Path | None:
    """Where `read --explain` draws: the file named, else the sheet's own name in the current folder."""
    if asked.explain is None:
        return None
    return Path(f"{asked.file.stem}.html") if asked.explain == Path() else asked.explain


def _about_releases(add: Add) -> None:
    add("build", "raw files and ledger → a new release", lambda d, _: releases.run_build(d))
    add("worker", "take the jobs of the pages until stopped", lambda d, _: _worker(d))
    add("releases", "list the releases", lambda d, _: releases.run_releases(d))
    withdraw = add(
        "withdraw", "take an upload out again", lambda d, a: releases.run_withdraw(d, a.upload, a.by, a.reason)
    )
    withdraw.add_argument("upload")
    withdraw.add_argument("--reason", default="거둬들임")
    _by(withdraw)
    diff = add("diff", "what changed between two releases", lambda d, a: releases.run_diff(d, a.before, a.after))
    diff.add_argument("before", type=int)
    diff.add_argument("after", type=int)
    trace = add(
        "trace", "where a number comes from: ROW, or INDICATOR PLACE PERIOD", lambda d, a: releases.run_trace(d, a.what)
    )
    trace.add_argument("what", nargs="+")
    query = add("query", "read-only SQL over a release, as CSV", lambda d, a: releases.run_query(d, a.sql, a.release))
    query.add_argument("sql")
    query.add_argument("--release", type=int)


def _about_decisions(add: Add) -> None:
    add("answers", "the answers in force, as CSV", lambda d, _: _ledger().run_answers(d))
    forget = add("forget", "forget an answer", lambda d, a: _ledger().run_forget(d, a.question, a.by))
    forget.add_argument("question")
    correct = add(
        "correct",
        "correct a value, or say why there is none",
        lambda d, a: _ledger().run_correct(d, a.what, value=a.value, missing=a.missing, by=a.by, why=a.why),
    )
    correct.add_argument("what", nargs="+", help="ROW, or TABLE.MEASURE PROGRAMME (- for none) PLACE PERIOD")
    said = correct.add_mutually_exclusive_group(required=True)
    said.add_argument("--value", type=float, help="in the measure's own unit: won, persons …")
    said.add_argument("--missing", help="not_held, not_submitted, …")
    add("corrections", "the corrections in force, as CSV", lambda d, _: _ledger().run_corrections(d))
    lift = add("lift", "lift a correction", lambda d, a: _ledger().run_lift(d, a.number, a.by, a.why))
    lift.add_argument("number", type=int)
    for one in (correct, lift):
        one.add_argument("--why", required=True)
    for one in (forget, correct, lift):
        _by(one)


def _about_catalog(add: Add) -> None:
    template = add(
        "template", "the form to fill in", lambda d, a: _ledger().run_template(d, a.table, a.year, a.place, a.out)
    )
    template.add_argument("table")
    template.add_argument("--year", type=int)
    template.add_argument("--place", help="a form for one dong")
    template.add_argument("--out", type=Path, metavar="OUT.xlsx")
    more = add(
        "add",
        "add a programme (ID 이름 NAME GROUP), an alias (OF 이름) or a word (TABLE.MEASURE 낱말)",
        lambda d, a: _ledger().run_add(d, a.what, a.words, a.by),
    )
    more.add_argument("what", choices=("programme", "alias", "word"))
    more.add_argument("words", nargs="+")
    add("added", "what was added to the catalog, as CSV", lambda d, _: _ledger().run_added(d))
    remove = add("remove", "take an addition out again", lambda d, a: _ledger().run_remove(d, a.number, a.by))
    remove.add_argument("number", type=int)
    for one in (more, remove):
        _by(one)


def _by(one: argparse.ArgumentParser) -> None:
    one.add_argument("--by", default=getpass.getuser(), help="who does it")
