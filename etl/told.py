"""What a release tells of itself besides its figures: faults, what was left out, what people decided, what the rules said."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

import duckdb
import pyarrow as pa

from catalog.problems import Problem
from etl.acts import Acts
from etl.conform import Leftover
from etl.mart import create, strings
from ledger.entries import in_utc

VERDICTS = pa.schema(
    [
        *strings("expectation table_name severity"),
        ("passed", pa.bool_()),
        ("unexpected", pa.int64()),
        *strings("ko en"),
    ]
)
PROBLEMS = pa.schema(
    strings("code severity file sheet cell expected found ko en hint_ko hint_en settled question choices")
)
LEFTOVERS = pa.schema(strings("file sheet cell printed labels why"))
ANSWERS = pa.schema(strings("kind subject form answer file person answered_at"))
CORRECTIONS = pa.schema(
    [
        ("number", pa.int64()),
        *strings("table_name programme place period_start period_end attributes measure"),
        ("demonstration", pa.bool_()),
        ("value", pa.float64()),
        *strings("missing source person reason corrected_at"),
    ]
)


@dataclass(frozen=True)
class Verdict:
    """What one expectation said of one table: how many rows were unexpected, and the sentence for the screen."""

    expectation: str
    table_name: str
    severity: str
    passed: bool
    unexpected: int
    ko: str
    en: str


def add_findings(
    connection: duckdb.DuckDBPyConnection, problems: Sequence[Problem], verdicts: Sequence[Verdict]
) -> None:
    """Write down what was found wrong, so that a release tells its own faults."""
    create(connection, "problems", pa.Table.from_pylist([_problem(p) for p in problems], schema=PROBLEMS))
    create(connection, "verdicts", pa.Table.from_pylist([vars(v) for v in verdicts], schema=VERDICTS))


def add_decisions(connection: duckdb.DuckDBPyConnection, leftovers: Sequence[Leftover], acts: Acts) -> None:
    """Write down which figures were read and not loaded, and what people answered and corrected."""
    create(connection, "leftovers", pa.Table.from_pylist([vars(entry) for entry in leftovers], schema=LEFTOVERS))
    answers = [
        {"kind": a.kind, "subject": a.subject, "form": a.form, "answer": a.answer, "file": a.file}
        | {"person": a.by, "answered_at": _moment(a.at)}
        for a in acts.answers
    ]
    create(connection, "answers", pa.Table.from_pylist(answers, schema=ANSWERS))
    corrections = [
        vars(c.key) | {"number": c.number, "value": c.value, "missing": c.missing, "source": c.source}
        | {"person": c.by, "reason": c.reason, "corrected_at": _moment(c.at)}
        for c in acts.corrections
    ]  # fmt: skip
    create(connection, "corrections", pa.Table.from_pylist(corrections, schema=CORRECTIONS))


def _moment(at: datetime) -> str:
    return in_utc(at).isoformat(timespec="seconds")


def _problem(problem: Problem) -> dict[str, str | None]:
    ask = problem.ask
    names = ("code", "severity", "file", "sheet", "cell", "expected", "found", "settled")
    sentences = {
        "ko": problem.sentence("ko"),
        "en": problem.sentence("en"),
        "hint_ko": problem.hint("ko"),
        "hint_en": problem.hint("en"),
    }
    choices = json.dumps([vars(choice) for choice in ask.choices], ensure_ascii=False) if ask else None
    question = ask.id if ask and not problem.settled else None
    return {name: getattr(problem, name) for name in names} | sentences | {"question": question, "choices": choices}
