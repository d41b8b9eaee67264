"""200 small workbooks of the kinds that the dongs of a district send: each of another form, year or dong, with its own numbers.

The forms are those of the made-up data: headings of two rows, merged, repeated or blank; the unit in a line or a heading;
totals at the end, at the top and in between; numbers typed as text; words where a number is missing; names spaced out;
several sheets, several tables on a sheet; notes. No two tell the same figure.
"""

import random
from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

from etl.demonstration import forms, heads
from etl.demonstration.books import Sheet
from etl.demonstration.figures import NOT_HELD, NOTHING, Figure, Key
from etl.demonstration.forms import Topic
from etl.demonstration.layout import Form
from etl.demonstration.places import DONGS
from etl.demonstration.words import PROGRAMMES
from etl.demonstration.write import write_xlsx

_COURSES = ("committee_workshop", "leader_training", "village_school")
_PAID = ("good_village", "participatory_budget", "resident_assembly", "leader_training")
_PEOPLE = heads.measures("trainees", "applied_people", "attended_people", "completed_people")
_LESSONS = heads.measures("workshops", "lectures", "hours", "times")
_MONEY = heads.measures("budgets", "budget_krw", "revised_krw", "settled_krw")
_PROJECTS = heads.measures("contest_selections", "applied_projects", "selected_projects")
_RESULTS = Topic("주민자치 교육 실적", "명", "trainees")
_SPENDING = Topic("동별ㆍ사업별 예산 집행 내역", "천원", "budgets")
_CONTEST = Topic("마을공동체 공모 결과", "건", "contest_selections", "community_contest")
_LARGEST = {"budgets": 90_000_000, "trainees": 400, "contest_selections": 40, "workshops": 60}
_NOTE = "※ 동에서 자체 운영한 과정을 포함합니다."

Book = tuple[str, tuple[Sheet, ...]]


class AnyFigure(dict[Key, Figure]):
    """A figure for whatever is asked, the same whenever the same is asked."""

    def __missing__(self, key: Key) -> Figure:
        chance = random.Random(repr(key))
        value = float(chance.randint(1, _LARGEST[key.table]))
        missing = chance.choice((NOT_HELD, NOTHING)) if chance.random() < 0.03 else None
        self[key] = Figure(key, None if missing else value, missing=missing)
        return self[key]


def write_small_workbooks(folder: Path) -> int:
    """Write the 200 workbooks into a new folder; returns how many they are."""
    folder.mkdir(parents=True)
    books = list(_books())
    for file, sheets in books:
        write_xlsx(folder / file, {sheet.name: sheet.cells(AnyFigure()) for sheet in sheets})
    return len(books)


def _books() -> Iterator[Book]:
    yield from (_one_dong(dong, year) for year, dong in product(range(2016, 2022), DONGS))
    yield from map(_all_courses, range(2006, 2016))
    yield from (_two_years(name, first) for first, name in product(range(1992, 2006, 2), _COURSES))
    yield from (_months(name, year) for year, name in product(range(2022, 2026), _COURSES))
    yield from (_halves(name, year) for year, name in product(range(2016, 2026), _COURSES[1:]))
    yield from map(_listed, range(2017, 2026))
    yield from map(_spaced, range(2016, 2026))
    yield from (_sheet_a_year(name, first) for first, name in product((2012, 2007), _PAID))
    yield from (_two_tables(year) for year in (2014, 2015))


def _one_dong(dong: str, year: int) -> Book:
    """The dong's name stands in the file's name alone."""
    form = forms.of_one_dong(_RESULTS, dong, year, _PEOPLE)
    return f"{year}_주민자치 교육실적_{DONGS[dong]}.xlsx", (Sheet("실적", (form,)),)


def _all_courses(year: int) -> Book:
    """Courses across, each with its measures, and a total over them."""
    columns = heads.cross(heads.with_total(heads.programmes(*_COURSES), "계"), _PEOPLE)
    form = replace(forms.of_one_year(_RESULTS, year, columns), notes=(_NOTE,))
    return f"{year}년 주민자치 교육 실적.xlsx", (Sheet(f"{year}년", (form,)),)


def _two_years(programme: str, first: int) -> Book:
    """Years across, the label of each printed once and not merged; the table begins in the second column."""
    topic = Topic(f"{PROGRAMMES[programme]} 교육 실적", "명", "trainees", programme)
    columns = heads.cross(heads.years((first, first + 1), "2016년도"), _PEOPLE)
    form = replace(forms.wide(topic, columns, forms.all_dongs("end", "합 계")), band="blank")
    return f"{PROGRAMMES[programme]} {first}-{first + 1}.xlsx", (Sheet("실적", (form,), left=2),)


def _months(programme: str, year: int) -> Book:
    return f"{PROGRAMMES[programme]} 월별_{year}.xlsx", (Sheet(str(year), (forms.by_month(programme, year),)),)


def _halves(programme: str, year: int) -> Book:
    name = f"{PROGRAMMES[programme]} 운영현황 {year}.xlsx"
    return name, (Sheet("반기별", (forms.by_half(programme, year),)),)


def _listed(year: int) -> Book:
    """A list with the dong in the first of its rows only, 소계 in between, 총계 at the top, thousands typed as text."""
    programmes = heads.programmes(*_PAID[:3])
    lines = heads.cross(heads.dongs(), heads.with_total(programmes, "소계"))
    rows = (heads.total("총계", heads.cross(heads.dongs(), programmes)), *lines)
    form = forms.register_of_one_year(_SPENDING, year, rows, _MONEY)
    form = replace(form, band="blank", printing=forms.TYPED_THOUSAND_WON)
    return f"예산집행내역_{year}.xlsx", (Sheet("내역", (form,)),)


def _spaced(year: int) -> Book:
    form = forms.of_one_year(_CONTEST, year, _PROJECTS, forms.all_dongs("all", "합     계"))
    return f"마을공동체_공모결과_{year}.xlsx", (Sheet(f"{year}년도", (replace(form, stub=("구분",)),), top=2),)


def _sheet_a_year(programme: str, first: int) -> Book:
    """The money of one programme, five years on five sheets."""

    def form(year: int) -> Form:
        topic = Topic(f"{PROGRAMMES[programme]} 예산 집행 현황", "천원", "budgets", programme)
        return replace(forms.of_one_year(topic, year, _MONEY), printing=forms.THOUSAND_WON)

    sheets = tuple(Sheet(f"{year}년", (form(year),)) for year in range(first, first + 5))
    return f"{PROGRAMMES[programme]} 예산 {first}~{first + 4}.xlsx", sheets


def _two_tables(year: int) -> Book:
    """Two unlike tables, one below the other."""
    lessons = Topic(f"{PROGRAMMES['village_school']} 교육 운영 현황", "강, 시간, 회", "workshops", "village_school")
    tables = (forms.of_one_year(lessons, year, _LESSONS), forms.of_one_year(_CONTEST, year, _PROJECTS))
    return f"마을학교와 공모 {year}.xlsx", (Sheet("현황", tables),)
