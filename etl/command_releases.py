"""The commands about releases: build, withdraw, list, compare, query. Each returns the exit code."""

import csv
import sys
from collections.abc import Iterable, Sequence
from itertools import chain
from pathlib import Path

import duckdb

from catalog.problems import Problem
from catalog.refused import RefusedError
from etl.build import Built, NothingToBuildError, build
from etl.changes import differences
from etl.command_meant import is_row
from etl.decide import decide
from etl.publication import undo
from etl.release import BuildBlockedError, read_note, release_folder
from etl.trace import trace_number, trace_row
from ledger.decisions import Decision
from ledger.entries import Signed
from ledger.errors import LedgerError
from ledger.published import numbers, pointed_to

CHANGES = {"added": "더해짐", "changed": "바뀜", "removed": "없어짐"}
DONE, CRITICAL, MISUSE, NO_TABLE, LEFT_OUT = 0, 1, 2, 3, 4


def run_build(data: Path) -> int:
    """Build and say what came of it: 4 where a file had to be left out, 1 where the release was blocked."""
    try:
        built = build(data)
    except BuildBlockedError as blocked:
        print("릴리스를 만들지 않았습니다. 앞의 릴리스가 그대로 쓰입니다.", file=sys.stderr)
        say_problems(blocked.problems)
        return CRITICAL
    return tell(built)


def run_decide(data: Path, decision: Decision, signed: Signed, told: str) -> int:
    """Enter a decision and release with it; `told` says that it was done. Before there is any file entering is all there is to do."""
    try:
        built = decide(data, decision, signed)
    except BuildBlockedError as blocked:
        print("검사에서 막혀 넣지 않았습니다. 모두 앞의 그대로입니다.", file=sys.stderr)
        say_problems(blocked.problems)
        return CRITICAL
    except NothingToBuildError:
        print(f"{told}\n아직 실은 자료가 없어 릴리스는 만들지 않았습니다. 자료를 올리면 함께 쓰입니다.")
        return DONE
    print(told)
    return tell(built)


def run_releases(data: Path) -> int:
    """List the releases, newest first; the current one is marked."""
    curated = data / "curated"
    if not numbers(curated):
        release_folder(curated)  # says what to do
    current = pointed_to(curated)
    for number in numbers(curated):
        print(f"{'→' if number == current else ' '} {number:>4}  {_told_of(curated, number)}")
    return DONE


def _told_of(curated: Path, number: int) -> str:
    try:
        note = read_note(release_folder(curated, number))
    except RefusedError as fault:
        return str(fault)
    return f"{note.built_at}  파일 {note.files:,}  값 {note.facts:,}  예시 {note.demonstration_share:.0%}"


def run_withdraw(data: Path, upload: str, by: str, reason: str) -> int:
    """Withdraw an upload and build without it."""
    known = _uploads_of_release(data)
    if upload not in known:
        raise LedgerError(
            f"{upload}(이)라는 자료가 지금 릴리스에 없습니다.", f"The current release has no upload {upload}."
        )
    try:
        built = undo(data, upload, by, reason)
    except BuildBlockedError as blocked:
        print("되돌리지 않았습니다. 앞의 릴리스가 그대로 쓰입니다.", file=sys.stderr)
        say_problems(blocked.problems)
        return CRITICAL
    print(f"{upload} ({known[upload]})을(를) 거둬들였습니다.")
    return tell(built)


def run_diff(data: Path, before: int, after: int) -> int:
    """Print, as CSV, every fact that was added, removed or changed between two releases."""
    earlier, later = (release_folder(data / "curated", number) for number in (before, after))
    with differences(earlier, later) as found:
        return _write_csv(found.columns, found.fetchall())


def run_query(data: Path, sql: str, release: int | None) -> int:
    """Run a reader's SQL over a release, read-only and shut off from every other file, and print CSV."""
    folder = release_folder(data / "curated", release)
    with duckdb.connect(str(folder / "mart.duckdb"), read_only=True) as connection:
        connection.execute("set enable_external_access=false")
        connection.execute("set lock_configuration=true")
        try:
            return _print_csv(connection, sql)
        except duckdb.Error as fault:
            print(f"질의를 실행하지 못했습니다: {fault}", file=sys.stderr)
            return MISUSE


def _print_csv(connection: duckdb.DuckDBPyConnection, sql: str) -> int:
    result = connection.execute(sql)
    if result is None:  # DuckDB has nothing to do
        print("질의가 비어 있습니다.", file=sys.stderr)
        return MISUSE
    batches = iter(lambda: result.fetchmany(1000), [])
    return _write_csv([column[0] for column in result.description or []], chain.from_iterable(batches))


def _write_csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    writer = csv.writer(sys.stdout)
    writer.writerow(columns)
    writer.writerows(rows)
    return DONE


def _uploads_of_release(data: Path) -> dict[str, str]:
    folder = release_folder(data / "curated")
    with duckdb.connect(str(folder / "mart.duckdb"), read_only=True) as connection:
        return dict(connection.execute("select upload, file from uploads").fetchall())


def run_trace(data: Path, what: list[str]) -> int:
    """Print the passport of a fact (its row) or of an indicator's value (indicator, place, period); the exit code."""
    if len(what) == 1 and is_row(what[0]):
        lines = trace_row(data, int(what[0]))
    elif len(what) == len(("indicator", "place", "period")):
        lines = trace_number(data, *what)
    else:
        print("trace에는 값의 번호(row) 하나, 또는 지표·동·기간 셋을 적어 주십시오.", file=sys.stderr)
        return MISUSE
    for line in lines:
        print(line)
    return DONE


def tell(built: Built) -> int:
    """Say what came of a build."""
    note = built.note
    state = "새로 만들었습니다" if built.new else "바뀐 것이 없습니다"
    print(
        f"릴리스 {note.number}: {state}. 파일 {note.files:,}개, 값 {note.facts:,}개, 예시 자료 {note.demonstration_share:.0%}"
    )
    if built.new and note.anew:
        print(note.anew[0])
    counts = note.problems
    print(f"확인할 것: 막음 {counts.get('critical', 0)}, 주의 {counts.get('warning', 0)}, 참고 {counts.get('info', 0)}")
    for table, counts in note.changes.items() if built.new else ():
        print(f"  {table}: " + ", ".join(f"{CHANGES[change]} {number:,}" for change, number in counts.items()))
    for line in note.summary:
        print(line, file=sys.stderr)
    return LEFT_OUT if note.summary else DONE


def say_problems(problems: Sequence[Problem]) -> None:
    """Say each problem with its place and the way out."""
    for problem in problems:
        print(f"{problem.where()}: {problem.sentence()} {problem.hint()}", file=sys.stderr)
