"""An office that sends sheets: rows saved as workbooks, read beside the catalog, loaded into an installation and looked up."""

import shutil
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import duckdb
from openpyxl import Workbook

from catalog.load import Catalog, load_catalog
from catalog.problems import Problem
from etl import command_files
from etl.conform import Conformed, Conformer
from etl.conform.memory import Memory
from etl.intake import Examined, examine
from etl.reading import ReadingCache
from etl.release import release_folder
from etl.sources import Sidecar, Source, sha256_of

Row = Sequence[str | int | float | date | None]
CATALOG = load_catalog()
PERSONS: Row = (None, None, None, "(단위: 명)")
TRAINING = "2023년 양동 주민자치 교육 실적"


def saved(path: Path, *rows: Row, sheet: str = "실적") -> Path:
    """One workbook of one sheet."""
    return saved_sheets(path, {sheet: rows})


def saved_sheets(path: Path, sheets: dict[str, Sequence[Row]]) -> Path:
    """One workbook of several sheets."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = Workbook()
    for name, rows in sheets.items():
        page = book.create_sheet(name)
        for row in rows:
            page.append(list(row))
    del book[book.sheetnames[0]]
    book.save(path)
    return path


def training(*headings: str, title: str = TRAINING) -> tuple[Row, ...]:
    """A training report of two courses, with further columns."""
    first, second = ([10 * n + 2 + k for k in range(len(headings))] for n in (1, 2))
    return (
        (title,),
        PERSONS,
        ("사업명", "참여인원", *headings),
        ("마을리더 전문교육", 20, *first),
        ("마을학교", 30, *second),
    )


def conformed(
    path: Path, *rows: Row, place: str | None = None, memory: Memory | None = None, catalog: Catalog = CATALOG
) -> Conformed:
    """What one sent sheet gives beside the catalog alone."""
    saved(path, *rows)
    source = Source(path, path.name, sha256_of(path), Sidecar(origin="submitted", place=place))
    return Conformer(catalog, memory).conform(ReadingCache(path.parent / "cache", catalog.vocabulary).read(source))


def proposed(entry: Conformed, *names: str) -> set[tuple[Any, ...]]:
    """The figures a file would give, as the columns named."""
    return {tuple(fact[name] for name in names) for fact in entry.proposed}


def told(problems: Sequence[Problem]) -> dict[str, Problem]:
    """Problems by code; of several the first."""
    return {problem.code: problem for problem in reversed(problems)}


@dataclass(frozen=True)
class Office:
    """An installation, with what a person types."""

    data: Path

    def copied(self, data: Path) -> "Office":
        """Another installation that holds the same, for what a test changes."""
        shutil.copytree(self.data, data)
        return Office(data)

    def check(self, path: Path, place: str | None = None) -> Examined:
        """What `check` finds."""
        return examine(self.data, path, place)

    def codes(self, path: Path, place: str | None = None) -> list[str]:
        """The critical problems of a file."""
        return [p.code for p in self.check(path, place).problems if p.severity == "critical"]

    def asked(self, path: Path, code: str, place: str | None = None) -> str:
        """The name of the open question of a kind."""
        return next(p.ask.id for p in self.check(path, place).questions if p.code == code and p.ask)

    def answer(self, path: Path, code: str, answer: str, place: str | None = None) -> str:
        """Answer the first question of a kind; returns its name."""
        question = self.asked(path, code, place)
        command_files.run_answer(self.data, path, place, question, answer, "김주무관")
        return question

    def load(self, path: Path, place: str | None = None, *, replacing: bool = False, beside: bool = False) -> int:
        """The exit code of `load`."""
        return command_files.run_load(self.data, path, "김주무관", place, replacing=replacing, beside=beside)

    def query(self, sql: str) -> list[tuple[Any, ...]]:
        """What the current release says."""
        folder = release_folder(self.data / "curated")
        with duckdb.connect(str(folder / "mart.duckdb"), read_only=True) as connection:
            return connection.execute(sql).fetchall()

    def shown(self, measure: str) -> list[tuple[Any, ...]]:
        """The figures shown of a measure: place, year and value."""
        where = f"measure = '{measure}' and superseded is null and not total"
        return self.query(f"select place, period_start, value from facts where {where} order by all")
