"""Workbooks on residents, staff, and what programmes leave behind: sites, copies, visits, approvals."""

from dataclasses import replace

from etl.demonstration import forms, heads
from etl.demonstration.assets import APPROVALS, CASEBOOK_COPIES, SHARING_CENTRES, SHARING_YEARS
from etl.demonstration.books import Book, Sheet
from etl.demonstration.forms import Topic
from etl.demonstration.places import YEARS
from etl.demonstration.residents import PUBLISHED_YEARS
from etl.demonstration.staffing import CARE_POSTS, CARE_YEARS, GRADES


def books() -> tuple[Book, ...]:
    """All of them."""
    return (_residents(), _staff(), _assets())


def _residents() -> Book:
    topic = Topic("동별 주민등록인구(연말 기준)", "명", "population", "resident_register")
    counted = heads.december(year for year in YEARS if year not in PUBLISHED_YEARS)
    form = forms.wide(topic, heads.cross(heads.measures("population", "residents"), counted), forms.all_dongs("end"))
    sheet = Sheet("연말인구", (replace(form, stub=("행정동",)),))
    return Book(f"{topic.title}.xlsx", topic.title, "2026-01-07", (sheet,))


def _staff() -> Book:
    people = heads.measures("staffing", "people")
    officials = Topic("서구청 동 주민센터 직급별 인력 배치 현황", "명", "staffing", "district_office")
    by_grade = heads.cross(people, heads.with_total(heads.posts(GRADES), "계"))
    grades = [Sheet(f"직급별 {year}", (forms.of_one_year(officials, year, by_grade),)) for year in YEARS]
    topic = Topic("주민자치ㆍ돌봄 융합 담당 인력 배치 현황", "명", "staffing", "care_fusion")
    by_post = heads.cross(people, heads.cross(heads.years(CARE_YEARS, "2016년"), heads.posts(CARE_POSTS)))
    sheets = (Sheet("담당 인력", (forms.wide(topic, by_post),)), *grades)
    return Book("동 인력 배치 현황.xlsx", "동 인력 배치 현황", "2025-12-30", sheets)


def _assets() -> Book:
    visitors = heads.cross(heads.measures("trainees", "visitors"), heads.years(YEARS, "2016년"))
    copies = heads.cross(heads.measures("publications", "copies"), heads.years(CASEBOOK_COPIES, "2016년"))
    sites = heads.measures("facilities", "sites")
    spaces = heads.cross(sites, heads.years(YEARS, "'16년"))
    centres = heads.cross(sites, heads.years(SHARING_YEARS, "2016년"))
    expo = Topic("전국주민자치박람회 참여 지원 견학 실적", "명", "trainees", "expo")
    space = Topic("마을커뮤니티공간 조성사업(마을품) 누적 개소 현황", "개소", "facilities", "community_space")
    casebook = Topic("서구마을 토크 주민자치활동사례집 발간 현황", "부", "publications", "casebook")
    centre = Topic("물품공유센터 개소 현황", "개소", "facilities", "sharing_centre")
    sheets = (
        Sheet("박람회 견학", (forms.wide(expo, visitors),)),
        Sheet("커뮤니티공간", (forms.wide(space, spaces),)),
        Sheet("사례집", (forms.wide(casebook, copies),)),
        Sheet("물품공유센터", (forms.wide(centre, centres, heads.dongs(only=SHARING_CENTRES)),)),
        Sheet("주민추천제", (forms.register(APPROVAL, ("연도", "동명"), _approved(), FAVOUR),)),
    )
    return Book("주민자치 기반 현황.xlsx", "주민자치 기반 현황", "2026-01-12", sheets)


APPROVAL = Topic("동장 주민추천제 주민의견 수렴 결과", "%", "approvals", "head_recommendation")
FAVOUR = heads.measures("approvals", "favour_share")


def _approved() -> heads.Heads:
    return tuple(
        row
        for year, dongs in APPROVALS.items()
        for row in heads.cross(heads.years((year,), "2016년"), heads.dongs(only=dongs))
    )
