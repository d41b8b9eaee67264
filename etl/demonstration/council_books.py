"""Workbooks on councils and assemblies, and on the steps by which dongs came to have a council."""

from collections.abc import Iterable
from dataclasses import replace

from etl.demonstration import forms, heads
from etl.demonstration.assemblies import OTHER_SCHOOLS, SCHOOL_YEARS
from etl.demonstration.books import Book, Sheet
from etl.demonstration.figures import Key
from etl.demonstration.forms import Topic
from etl.demonstration.printing import Printing

SEATS = ("council_type", "formed_on", "quota", "members", "advisers", "status")
COUNCILS = Topic("주민자치회 전환 추진 현황", "명", "councils", "council_transition")
ASSEMBLY = ("assemblies_held", "eligible_voters", "voters", "turnout", "agenda_items")
ASSEMBLIES = Topic("주민총회 개최 결과", "회, 명, %, 건", "assemblies", "resident_assembly")
NOT_YET = "※ 미실시: 총회를 열지 않은 동입니다. 2019년부터 모든 동이 엽니다."
NEW_METHOD = "※ 1인 1표로 투표 방식이 바뀌어 전년도와 직접 비교할 수 없습니다."


def books(keys: Iterable[Key]) -> tuple[Book, ...]:
    """All of them; the milestones among `keys` are the rows of the last."""
    years = (_early_councils(), _late_councils(), _early_assemblies(), _wide_assemblies(), _latest_assembly())
    return (*years, _schools(), _steps(keys))


def _early_councils() -> Book:
    def sheet(year: int) -> Sheet:
        return Sheet(f"{year}년", (forms.of_one_year(COUNCILS, year, heads.measures("councils", *SEATS)),), left=2)

    title = f"{COUNCILS.title} 2016~2019"
    return Book("주민자치회 전환현황(16-19).xlsx", title, "2020-01-20", tuple(map(sheet, range(2016, 2020))))


def _late_councils() -> Book:
    topic = replace(COUNCILS, title=f"{COUNCILS.title} 2020~2025")
    rows = heads.cross(heads.years(range(2020, 2026), "2016년"), heads.dongs())
    columns = heads.measures("councils", *(measure for measure in SEATS if measure != "advisers"))
    form = forms.register(topic, ("연도", "동명"), rows, columns)
    form = replace(form, printing=Printing(advisers_beside=True, real_dates=True))
    return Book("주민자치회_전환현황_2020~2025.xlsx", topic.title, "2026-01-12", (Sheet("전환현황", (form,)),))


def _assembly(year: int, note: str) -> Sheet:
    form = forms.of_one_year(ASSEMBLIES, year, heads.measures("assemblies", *ASSEMBLY))
    return Sheet(f"{year}년", (replace(form, notes=(note,)),))


def _early_assemblies() -> Book:
    sheets = tuple(_assembly(year, NOT_YET) for year in range(2016, 2020))
    title = f"{ASSEMBLIES.title} 2016~2019"
    return Book("주민총회 개최결과_2016~2019.xlsx", title, "2019-12-20", sheets)


def _wide_assemblies() -> Book:
    topic = replace(ASSEMBLIES, title=f"{ASSEMBLIES.title} 2020~2024")
    columns = heads.cross(heads.measures("assemblies", *ASSEMBLY), heads.years(range(2020, 2025), "'16년"))
    sheet = Sheet("개최 결과", (forms.wide(topic, columns),))
    return Book("주민총회_개최결과_20-24년.xlsx", topic.title, "2024-12-18", (sheet,))


def _latest_assembly() -> Book:
    sheet = _assembly(2025, NEW_METHOD)
    return Book("2025년 주민총회 개최결과.xlsx", sheet.forms[0].title, "2025-12-17", (sheet,))


def _schools() -> Book:
    topic = Topic("학교별 마을총회 개최 결과", "회, 명, 건", "assemblies", "school_assembly")
    held = heads.measures("assemblies", "assemblies_held", "eligible_voters", "voters", "agenda_items")
    columns = heads.cross(heads.years(SCHOOL_YEARS, "2016년"), held)
    by_school = forms.wide(topic, columns, heads.with_total(heads.schools(), "합계"))
    completed = heads.measures("assemblies", "schools_completed")
    columns = heads.cross(completed, heads.years(OTHER_SCHOOLS, "2016년"))
    by_dong = forms.wide(Topic("학교별 마을총회 동별 추진 현황", "개교", "assemblies", "school_assembly"), columns)
    sheets = (Sheet("시범학교", (replace(by_school, stub=("학교명",)),)), Sheet("동별", (by_dong,)))
    return Book("학교별 마을총회 결과.xlsx", topic.title, "2025-12-17", sheets)


def _steps(keys: Iterable[Key]) -> Book:
    rows = heads.steps(key for key in keys if key.table == "milestones")
    topic = Topic("주민자치회 전환 추진 일정", "", "milestones", "council_transition")
    form = forms.register(topic, ("동명", "내용"), rows, heads.measures("milestones", "event"))
    sheet = Sheet("추진일정", (replace(form, band="repeated"),))
    return Book("주민자치회 전환 추진일정.xlsx", topic.title, "2024-01-15", (sheet,))
