"""The commands about one file: read, check, load. Each returns the exit code."""

import json
import shutil
import sys
from pathlib import Path

from catalog.load import Catalog, load_catalog
from etl.build import build
from etl.command_releases import CRITICAL, DONE, NO_TABLE, say_problems, tell
from etl.conform import Conformed, Conformer
from etl.read import Unreadable, read_file
from etl.reading import ReadingCache
from etl.recognise import recognise
from etl.recognise.explain import explain
from etl.recognise.lines import json_lines
from etl.release import BuildBlockedError
from etl.sources import Sidecar, Source, nfc, sha256_of
from ledger.book import Ledger, open_ledger


def run_read(path: Path, drawing: Path | None = None) -> int:
    """Print one JSON line for every number read, or draw what was understood into `drawing`; 3 where there is no table."""
    try:
        grids = read_file(path)
        recognised = recognise(grids, load_catalog().vocabulary, nfc(path.name))
    except Unreadable as fault:
        print(f"{path.name}: {fault.problem.sentence()} {fault.problem.hint()}", file=sys.stderr)
        return NO_TABLE
    if drawing:
        drawing.write_text(explain(grids, recognised, nfc(path.name)), encoding="utf-8")
        print(drawing)
        return DONE
    lines = list(json_lines(recognised))
    if not lines:
        print(f"{path.name}: 표를 찾지 못했습니다.", file=sys.stderr)
        return NO_TABLE
    sys.stdout.write("".join(f"{line}\n" for line in lines))
    return CRITICAL if any(p.severity == "critical" for p in recognised.problems) else DONE


def run_check(data: Path, path: Path) -> int:
    """Print the problems that taking the file in would meet, as JSON lines."""
    conformed = _dry_run(data, path, load_catalog(), None)
    for problem in conformed.problems:
        fields = {name: value for name, value in vars(problem).items() if name != "details"}
        told = {"severity": problem.severity, "ko": problem.sentence("ko"), "en": problem.sentence("en")}
        print(json.dumps(fields | told, ensure_ascii=False))
    return CRITICAL if any(p.severity == "critical" for p in conformed.problems) else DONE


def run_load(data: Path, path: Path, sender: str, place: str | None) -> int:
    """Check a file, take it in, build and release. A file that would block the release is put back."""
    conformed = _dry_run(data, path, load_catalog(), place)
    if any(p.severity == "critical" for p in conformed.problems) or not conformed.facts:
        say_problems(conformed.problems)
        print(f"{path.name}: 싣지 않았습니다.", file=sys.stderr)
        return CRITICAL
    ledger, source = open_ledger(data), conformed.source
    stored = Path("raw") / "submitted" / source.upload / source.file
    (data / stored).parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(path, data / stored)
    ledger.accept(source.file, source.sha256, stored.as_posix(), sender, place)
    print(f"{source.upload}: {source.file}, 값 {len(conformed.facts):,}개")
    return _build_or_put_back(data, ledger, source.upload)


def _build_or_put_back(data: Path, ledger: Ledger, upload: str) -> int:
    try:
        return tell(build(data))
    except BuildBlockedError as blocked:
        ledger.withdraw(upload, "검사", "릴리스를 막는 자료")
        say_problems(blocked.problems)
        print(f"{upload}: 이 자료가 릴리스를 막아 되돌렸습니다.", file=sys.stderr)
        return CRITICAL


def _dry_run(data: Path, path: Path, catalog: Catalog, place: str | None) -> Conformed:
    source = Source(path, nfc(path.name), sha256_of(path), Sidecar(origin="submitted", place=place))
    return Conformer(catalog).conform(ReadingCache(data / "cache", catalog.vocabulary).read(source))
