"""Reports of dongs, one workbook for a dong and a quarter: people of every course month by month. Sent, and taken in.

No two tell the same figure. And one list of ten thousand rows, the dong in the first of its rows only, thousands typed as
text, the total at the top.
"""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

from bench.small_workbooks import AnyFigure
from etl.demonstration import heads
from etl.demonstration.books import Sheet
from etl.demonstration.layout import Form, Head
from etl.demonstration.places import DONGS
from etl.demonstration.printing import Printing
from etl.demonstration.write import write_xlsx
from etl.sources import sha256_of
from ledger.book import Ledger, open_ledger

_COURSES = ("committee_workshop", "leader_training", "village_school")
_YEARS = range(2011, 2026)
_PEOPLE = heads.measures("trainees", "applied_people", "attended_people", "completed_people")


def write_reports(folder: Path, count: int) -> Iterator[tuple[Path, str]]:
    """Write reports into a folder, 1,080 at most; yields each with its dong."""
    folder.mkdir(parents=True, exist_ok=True)
    for (year, quarter, dong), _ in zip(product(_YEARS, range(4), DONGS), range(count), strict=False):
        path = folder / f"{year}_{quarter + 1}분기 교육실적_{DONGS[dong]}.xlsx"
        write_xlsx(path, {"실적": Sheet("실적", (_report(year, quarter, dong),)).cells(AnyFigure())})
        yield path, dong


def dong_of(report: Path) -> str:
    """The dong that a report is from."""
    return next(dong for dong, name in DONGS.items() if report.stem.endswith(f"_{name}"))


def take_in(data: Path, reports: Iterator[tuple[Path, str]]) -> None:
    """Put reports into the ledger of an installation, as if each had been sent, and build nothing."""
    ledger = open_ledger(data)
    for path, dong in reports:
        accept(data, ledger, path, dong)


def accept(data: Path, ledger: Ledger, path: Path, dong: str | None) -> None:
    """Take in one file."""
    sha256 = sha256_of(path)
    stored = Path("raw") / "submitted" / sha256[:12] / path.name
    (data / stored).parent.mkdir(parents=True)
    shutil.copyfile(path, data / stored)
    ledger.accept(path.name, sha256, stored.as_posix(), "bench", dong)


def write_long_list(path: Path) -> Path:
    """A workbook of 10,045 rows: every dong, month and course of fifteen and a half years."""
    months = [month for year in (*_YEARS, 2010) for month in heads.months(year)][:186]
    named = tuple(Head((f"{head.fields['period'][:4]}년 {head.labels[0]}",), head.fields) for head in months)
    lines = heads.cross(heads.dongs(), heads.cross(named, heads.programmes(*_COURSES)))
    rows = (heads.total("총계", lines), *lines)
    form = Form("주민자치 교육 실적", "명", ("동명", "기간", "과정명"), rows, _PEOPLE, {"table": "trainees"})
    form = replace(form, band="blank", printing=Printing(commas=True))
    write_xlsx(path, {"실적": Sheet("실적", (form,), top=2).cells(AnyFigure())})
    return path


def _report(year: int, quarter: int, dong: str) -> Form:
    title = f"{year}년 {quarter + 1}분기 주민자치 교육 실적"
    months = heads.months(year)[3 * quarter : 3 * quarter + 3]
    fields = {"table": "trainees", "place": dong}
    rows = heads.with_total(heads.programmes(*_COURSES), "합계")
    return Form(title, "명", ("과정명",), rows, heads.cross(_PEOPLE, months), fields)
