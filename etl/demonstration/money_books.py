"""Workbooks on contests, the participatory budget, and the money of the programmes."""

from dataclasses import replace

from etl.demonstration import forms, heads
from etl.demonstration.books import Book, Sheet
from etl.demonstration.budgets import SINCE
from etl.demonstration.contests import CONTESTS, PROPOSALS
from etl.demonstration.forms import Topic
from etl.demonstration.words import PROGRAMMES

MONEY = heads.measures("budgets", "budget_krw", "revised_krw", "settled_krw")
PROJECTS = heads.measures("contest_selections", "applied_projects", "selected_projects")
ITEMS = heads.measures("agenda_pipeline", "proposals", "chosen_items")
MONEY_NOTE = "※ 예산현액은 추가경정예산을 반영한 금액입니다."


def books() -> tuple[Book, ...]:
    """All workbooks on contests and money."""
    return (_good_village(), _community_contest(), _proposals(), _early_budgets(), _wide_budgets(), _late_budgets())


def _good_village() -> Book:
    topic = Topic("주민주도 좋은마을만들기 공모 결과", "건", "contest_selections", "good_village")
    form = forms.wide(topic, heads.cross(heads.years(CONTESTS["good_village"], "'16년"), PROJECTS))
    return Book(f"{topic.title}(2016~2025).xlsx", topic.title, "2026-01-09", (Sheet("공모 결과", (form,)),))


def _community_contest() -> Book:
    topic = Topic("마을공동체 공모 결과", "건", "contest_selections", "community_contest")

    def sheet(year: int) -> Sheet:
        form = forms.of_one_year(topic, year, PROJECTS, forms.all_dongs("all", "합     계"))
        return Sheet(f"{year}년도", (replace(form, stub=("구분",)),), top=2)

    sheets = tuple(map(sheet, CONTESTS["community_contest"]))
    return Book("마을공동체_공모결과_연도별.xlsx", topic.title, "2026-01-09", sheets)


def _proposals() -> Book:
    topic = Topic("주민참여예산 제안 및 반영 현황", "건", "agenda_pipeline", "participatory_budget")
    form = forms.wide(topic, heads.cross(ITEMS, heads.with_total(heads.years(PROPOSALS, "2016"), "합계")))
    return Book(f"{topic.title}.xlsx", topic.title, "2025-12-22", (Sheet("제안반영", (form,)),))


def _early_budgets() -> Book:
    topic = Topic("동별 주민자치사업 예산 및 결산 현황", "천원", "budgets")

    def sheet(year: int) -> Sheet:
        running = heads.programmes(*(name for name, since in SINCE.items() if since <= year))
        form = forms.of_one_year(topic, year, heads.cross(heads.with_total(running, "계"), MONEY))
        return Sheet(f"{year}년", (replace(form, notes=(MONEY_NOTE,), printing=forms.THOUSAND_WON),))

    file = "주민자치사업 예산결산_2016~2020.xlsx"
    return Book(file, topic.title, "2021-03-12", tuple(map(sheet, range(2016, 2021))))


def _wide_budgets() -> Book:
    columns = heads.cross(heads.years((2021, 2022, 2023), "2016년도"), MONEY)

    def sheet(programme: str) -> Sheet:
        topic = Topic(f"{PROGRAMMES[programme]} 예산 집행 현황", "천원", "budgets", programme)
        form = replace(forms.wide(topic, columns), band="blank", notes=(MONEY_NOTE,), printing=forms.THOUSAND_WON)
        return Sheet(PROGRAMMES[programme], (form,))

    title = "사업별 예산 집행 현황 2021~2023"
    return Book("사업별_예산집행현황_2021-2023.xlsx", title, "2024-03-08", tuple(map(sheet, SINCE)))


def _late_budgets() -> Book:
    topic = Topic("동별ㆍ사업별 예산 집행 내역", "천원", "budgets")
    programmes = heads.programmes(*SINCE)
    lines = heads.cross(heads.dongs(), heads.with_total(programmes, "소계"))
    rows = (heads.total("총계", heads.cross(heads.dongs(), programmes)), *lines)

    def sheet(year: int) -> Sheet:
        form = forms.register_of_one_year(topic, year, rows, MONEY)
        return Sheet(str(year), (replace(form, notes=(MONEY_NOTE,), printing=forms.TYPED_THOUSAND_WON),))

    title = f"{topic.title} 2024~2025"
    return Book("예산집행내역_2024~2025.xlsx", title, "2026-02-06", tuple(map(sheet, (2024, 2025))))
