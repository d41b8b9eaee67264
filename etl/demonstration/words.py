"""The words that the forms print: programmes, column headers with their units, ways to write a year or a dong."""

import re
from datetime import date

from etl.demonstration.places import CATALOG, DONGS

MARK = "※ 예시 자료(지어낸 값)입니다."

PROGRAMMES: dict[str, str] = {name: programme.label.ko for name, programme in CATALOG.programmes.items()}

# (table, measure): header word
HEADERS: dict[tuple[str, str], str] = {
    ("trainees", "target_people"): "대상인원",
    ("trainees", "applied_people"): "신청인원",
    ("trainees", "attended_people"): "참여인원",
    ("trainees", "completed_people"): "수료인원",
    ("trainees", "visitors"): "견학인원",
    ("workshops", "lectures"): "강의 수(강)",
    ("workshops", "hours"): "교육시간(시간)",
    ("workshops", "times"): "운영 횟수(회)",
    ("contest_selections", "applied_projects"): "신청 건수",
    ("contest_selections", "selected_projects"): "선정 건수",
    ("agenda_pipeline", "proposals"): "제안 건수",
    ("agenda_pipeline", "chosen_items"): "반영 건수",
    ("budgets", "budget_krw"): "예산액",
    ("budgets", "revised_krw"): "예산현액",
    ("budgets", "settled_krw"): "결산액",
    ("staffing", "people"): "배치인원",
    ("councils", "council_type"): "유형",
    ("councils", "formed_on"): "구성일",
    ("councils", "quota"): "정원",
    ("councils", "members"): "현원",
    ("councils", "advisers"): "고문",
    ("councils", "status"): "추진상태",
    ("assemblies", "assemblies_held"): "총회 개최 횟수(회)",
    ("assemblies", "eligible_voters"): "선거인 수(명)",
    ("assemblies", "voters"): "투표 참여 인원(명)",
    ("assemblies", "turnout"): "투표율(%)",
    ("assemblies", "agenda_items"): "의제 건수(건)",
    ("assemblies", "schools_completed"): "완료 학교 수",
    ("facilities", "sites"): "개소 수",
    ("publications", "copies"): "발간 부수",
    ("approvals", "favour_share"): "찬성률(%)",
    ("milestones", "event"): "추진일",
    ("population", "residents"): "인구수",
}

YEAR_STYLES = {"2016년": "{}년", "2016년도": "{}년도", "'16년": "'{short}년", "2016": "{}"}


def year_word(year: int, style: str) -> str:
    """A year as forms write it.

    >>> year_word(2016, "'16년"), year_word(2020, "2016년도")
    ("'16년", '2020년도')
    """
    return YEAR_STYLES[style].format(year, short=f"{year % 100:02}")


def dong_word(dong: str, spaced: str = "") -> str:
    """A dong's name as forms write it: plain, with a blank before its end ("end"), or between all letters ("all").

    >>> dong_word("yang", "end"), dong_word("hwajeong1", "end"), dong_word("yang3", "all")
    ('양 동', '화정 1동', '양 3 동')
    """
    name = DONGS[dong]
    if spaced == "all":
        return " ".join(name)
    return re.sub(r"(\d?동)$", r" \1", name) if spaced == "end" else name


def day_word(day: date) -> str:
    """A day as the offices write it.

    >>> day_word(date(2016, 3, 1))
    '2016.3.1.'
    """
    return f"{day.year}.{day.month}.{day.day}."
