"""The commands about what people decided: answers, corrections, additions to the catalog, templates. Each returns the exit code."""

import csv
import sys
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import duckdb

from catalog.additions import Addition, Alias, MeasureWord, NewProgramme, extended
from catalog.load import CatalogError, load_catalog
from catalog.model import Programme, Text
from etl.acts import acts_in
from etl.command_releases import DONE, run_build
from etl.correct import key_of
from etl.release import ReleaseError, release_folder
from etl.template import TemplateError, write_template
from ledger.book import LedgerError, open_ledger
from ledger.corrections import FactKey

ROW = "select * from facts where row = ?"
SHOWN = """
select * from facts
where superseded is null and table_name = ? and measure = ? and programme is not distinct from ?
    and place = ? and period_start = ? and period_end = ? and attributes = ?
order by demonstration limit 1
"""


def run_answers(data: Path) -> int:
    """List the answers in force as CSV."""
    found = open_ledger(data).answers.in_force()
    rows = ((a.id, a.kind, a.subject, a.answer, a.file, a.by, f"{a.at:%Y-%m-%d %H:%M}") for a in found)
    return _print(("question", "kind", "subject", "answer", "file", "by", "at"), rows)


def run_forget(data: Path, question: str, by: str) -> int:
    """Forget the answer to a question, so that it is asked again."""
    answers = open_ledger(data).answers
    found = [answer for answer in answers.in_force() if answer.id == question]
    if not found:
        raise LedgerError(f"{question}에 대한 답이 없습니다.")
    answers.forget(found[0], by)
    print(f"잊었습니다: {found[0].subject} → {found[0].answer}")
    return run_build(data)


def run_correct(data: Path, what: list[str], *, value: float | None, missing: str | None, by: str, why: str) -> int:
    """Correct a value, or give the reason why there is none, and build.

    `what` is the row number of a fact, or table.measure, programme, place and period where there may be none.
    """
    if missing is not None and missing not in load_catalog().words.missing:
        raise LedgerError(f"'{missing}'(이)라는 까닭이 없습니다. 있는 것: {', '.join(load_catalog().words.missing)}")
    fact, key = _fact(data, what)
    source = fact["printed_value"] if fact else None
    number = open_ledger(data).corrections.add(key, value=value, missing=missing, source=source, by=by, reason=why)
    print(f"{number}번 정정을 적어 두었습니다.")
    return run_build(data)


def _fact(data: Path, what: list[str]) -> tuple[dict[str, Any] | None, FactKey]:
    """The fact that is meant, None where there is none, and its key. Raises ReleaseError where it cannot be told."""
    if len(what) == 1 and what[0].isdigit():
        fact = _first(data, ROW, [int(what[0])])
        if fact is None:
            raise ReleaseError(f"{what[0]}번 값이 없습니다.")
        return fact, key_of(fact)
    if len(what) != 4 or "." not in what[0]:
        raise ReleaseError("값의 번호(row) 하나, 또는 표.값 · 사업 · 곳 · 기간 넷을 적어 주십시오.")
    (name, programme, place, period), catalog = what, load_catalog()
    table, _, measure = name.partition(".")
    if table not in catalog.tables or place not in catalog.places:
        raise ReleaseError(f"{name} · {place}: 그런 표나 곳이 없습니다.")
    catalog.tables[table].measure(measure)
    start, _, end = period.partition("/")
    found = _first(data, SHOWN, [table, measure, programme, place, start, end or start, ""])
    return found, key_of(found) if found else FactKey(table, programme, place, start, end or start, "", measure, False)


def _first(data: Path, sql: str, values: list[Any]) -> dict[str, Any] | None:
    folder = release_folder(data / "curated")
    with duckdb.connect(str(folder / "mart.duckdb"), read_only=True) as connection:
        result = connection.execute(sql, values)
        names = [column[0] for column in result.description or ()]
        row = result.fetchone()
    return dict(zip(names, row, strict=True)) if row else None


def run_corrections(data: Path) -> int:
    """List the corrections in force as CSV."""
    names = ("number", "table", "measure", "programme", "place", "period", "value", "missing", "source", "by", "why")
    rows = (
        (c.number, *_about(c.key), c.value, c.missing, c.source, c.by, c.reason)
        for c in open_ledger(data).corrections.in_force()
    )
    return _print(names, rows)


def _about(key: FactKey) -> tuple[str | None, ...]:
    return key.table_name, key.measure, key.programme, key.place, key.period_start


def run_lift(data: Path, number: int, by: str, why: str) -> int:
    """Lift a correction and build: the source's own value is shown again."""
    open_ledger(data).corrections.lift(number, by, why)
    return run_build(data)


def run_add(data: Path, what: str, words: list[str], by: str) -> int:
    """Add a programme (id, Korean name, English name, group), an alias (of, name) or a word (table.measure, word), and build."""
    try:
        addition = _addition(what, words)
    except ValueError as fault:
        raise CatalogError(f"더할 수 없습니다: {fault}") from None
    ledger = open_ledger(data)
    extended(load_catalog(), (*(added.addition for added in acts_in(ledger).additions), addition))
    print(f"{ledger.additions.add(addition, by)}번으로 더했습니다.")
    return run_build(data)


def _addition(what: str, words: list[str]) -> Addition:
    """What was typed, as an addition. ValueError where there are too few or too many words."""
    if what == "programme":
        name, korean, english, group = words
        entry = {"id": name, "label": Text(ko=korean, en=english), "group": group}
        return NewProgramme(programme=Programme.model_validate(entry))
    of, word = words
    return Alias(of=of, name=word) if what == "alias" else MeasureWord(of=of, word=word)


def run_added(data: Path) -> int:
    """List the additions in force as CSV."""
    rows = ((a.number, a.addition.model_dump_json(), a.by, a.reason) for a in open_ledger(data).additions.in_force())
    return _print(("number", "addition", "by", "why"), rows)


def run_remove(data: Path, number: int, by: str) -> int:
    """Take an addition out again and build."""
    open_ledger(data).additions.remove(number, by)
    return run_build(data)


def run_template(data: Path, table: str, year: int | None, place: str | None, out: Path | None) -> int:
    """Write the form of a table for a year, this one by default, with last year's values where there is a release."""
    additions = (added.addition for added in acts_in(open_ledger(data)).additions)
    catalog = extended(load_catalog(), additions)
    wanted = year or datetime.now(UTC).year
    try:
        release = release_folder(data / "curated")
    except ReleaseError:
        release = None
    path = out or Path(f"{wanted}_{table}{f'_{place}' if place else ''}.xlsx")
    try:
        write_template(catalog, release, table, wanted, path, place)
    except TemplateError as fault:
        raise LedgerError(str(fault)) from None
    print(path)
    return DONE


def _print(names: Iterable[str], rows: Iterable[Iterable[object]]) -> int:
    writer = csv.writer(sys.stdout)
    writer.writerow(names)
    writer.writerows(rows)
    return DONE
