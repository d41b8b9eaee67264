"""Workbooks on education: trainees by year, month and dong, workshops by year and half-year."""

from dataclasses import replace

from etl.demonstration import forms, heads
from etl.demonstration.books import Book, Sheet
from etl.demonstration.education import (
    HALF_YEARLY,
    HALF_YEARS,
    LESSONS,
    MONTHLY_PROGRAMMES,
    MONTHLY_YEARS,
    PEOPLE,
    PLANS,
)
from etl.demonstration.forms import Topic
from etl.demonstration.places import DONGS, YEARS
from etl.demonstration.words import PROGRAMMES

COURSES = tuple(PLANS)
SHORT = {"committee_workshop": "역량강화 워크숍", "leader_training": "마을리더", "village_school": "마을학교"}
TRAINED = heads.measures("trainees", *PEOPLE)
TARGET_AND_TRAINED = heads.measures("trainees", "target_people", *PEOPLE)
LESSON_COLUMNS = heads.measures("workshops", *LESSONS)
RESULTS = Topic("주민자치 교육 실적", "명", "trainees")
OWN_COURSES = "※ 동에서 자체 운영한 과정을 포함합니다."
QUIET = "※ 미실시: 감염병 확산으로 과정을 열지 않은 동입니다."

# one dong filled in the form of the year before and left its year in the file's name: see faults.py
OLD_NAME = {"yudeok": "2023_주민자치 교육실적_유덕동.xlsx"}


def books() -> tuple[Book, ...]:
    """All workbooks on education."""
    return (_early(), _listed(), _wide(), *_single_dongs(), _latest(), _monthly(), _lessons())


def _early() -> Book:
    def sheet(year: int) -> Sheet:
        running = heads.programmes(*(name for name, plan in PLANS.items() if plan.since <= year))
        form = forms.of_one_year(RESULTS, year, heads.cross(heads.with_total(running, "계"), TRAINED))
        return Sheet(f"{year}년", (replace(form, notes=(OWN_COURSES,)),))

    title = "2016~2019 주민자치 교육 실적"
    return Book(f"{title}.xlsx", title, "2020-01-20", tuple(map(sheet, range(2016, 2020))))


def _listed() -> Book:
    rows = heads.cross(heads.years((2020, 2021), "2016년도"), heads.cross(heads.dongs(), heads.programmes(*COURSES)))
    topic = replace(RESULTS, title=f"2020~2021년도 {RESULTS.title}")
    form = replace(forms.register(topic, ("연도", "동명", "사업명"), rows, TRAINED), band="repeated", notes=(QUIET,))
    name = "주민자치교육_실적목록_2020-2021"
    return Book(f"{name}.csv", topic.title, "2022-01-18", (Sheet(name, (form,)),))


def _wide() -> Book:
    columns = heads.cross(heads.years((2022, 2023), "'16년"), TRAINED)

    def sheet(programme: str) -> Sheet:
        topic = Topic(f"{PROGRAMMES[programme]} 교육 실적", "명", "trainees", programme)
        form = forms.wide(topic, columns, forms.all_dongs("end", "합 계"))
        return Sheet(SHORT[programme], (replace(form, notes=(OWN_COURSES,)),), left=2)

    title = "'22~'23 과정별 교육 실적"
    return Book("과정별 교육실적(22-23년).xlsx", title, "2024-01-16", tuple(map(sheet, COURSES)))


def _single_dongs() -> tuple[Book, ...]:
    def book(dong: str, name: str) -> Book:
        form = forms.of_one_dong(RESULTS, dong, 2024, TARGET_AND_TRAINED)
        file = OLD_NAME.get(dong, f"2024_주민자치 교육실적_{name}.xlsx")
        return Book(file, form.title, "2025-01-15", (Sheet("실적", (form,)),))

    return tuple(book(dong, name) for dong, name in DONGS.items())


def _latest() -> Book:
    courses = heads.programmes(*COURSES)
    by_course = heads.cross(heads.dongs(), courses)
    rows = (*heads.cross(heads.dongs(), heads.with_total(courses, "소계")), heads.total("합계", by_course))
    form = forms.register_of_one_year(RESULTS, 2025, rows, TARGET_AND_TRAINED)
    return Book("2025년 주민자치 교육실적(종합).xls", form.title, "2026-01-14", (Sheet("종합", (form,)),))


def _monthly() -> Book:
    def sheet(year: int) -> Sheet:
        return Sheet(str(year), tuple(forms.by_month(programme, year) for programme in MONTHLY_PROGRAMMES))

    title = "마을학교ㆍ마을리더 월별 교육 실적 2023~2025"
    return Book("월별 교육실적_2023~2025.xlsx", title, "2026-01-14", tuple(map(sheet, MONTHLY_YEARS)))


def _lessons() -> Book:
    def of_years(programme: str) -> Sheet:
        topic = Topic(f"{PROGRAMMES[programme]} 교육 운영 현황", "강, 시간, 회", "workshops", programme)
        years = heads.years(range(PLANS[programme].since, YEARS[-1] + 1), "2016년")
        return Sheet(SHORT[programme], (forms.wide(topic, heads.cross(years, LESSON_COLUMNS)),))

    halves = [
        Sheet(f"{year} 반기별", (forms.by_half(programme, year),)) for programme in HALF_YEARLY for year in HALF_YEARS
    ]
    title = "주민자치 교육 운영 현황"
    return Book(f"{title}.xlsx", title, "2026-01-14", (*map(of_years, COURSES), *halves))
