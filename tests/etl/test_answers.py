"""Every figure of the report and every later public figure comes out of the published workbooks, and leads back to its cell."""

import csv
import re
from pathlib import Path
from typing import Any

import duckdb
import pytest

ANSWERS = Path(__file__).parent.parent / "answers"

# The answer key describes measures in English sentences; these are the catalog's names for them.
MEASURES = {
    "lectures per year": "lectures",
    "hours per year": "hours",
    "times per year": "times",
    "people the programme was for (대상인원) over the whole period": "target_people",
    "visitors per year": "visitors",
    "best-practice selections": "selected_projects",
    "selected projects": "selected_projects",
    "selected groups": "selected_projects",
    "applications": "applied_projects",
    "budget": "budget_krw",
    "sites": "sites",
    "centres": "sites",
    "further centres": "sites",
    "people": "people",
    "people in all": "people",
    "copies": "copies",
    "councils with entrusted work": "entrusted_councils",
    "councils in operation": "councils_operating",
    "type": "council_type",
    "quota": "quota",
    "quota before the ordinance was revised": "quota",
    "quota after the ordinance was revised": "quota",
    "quota or members": "quota|members",
    "members": "members",
    "advisers": "advisers",
    "formed on": "formed_on",
    "status": "status",
    "training required of candidates": "required_training_hours",
    "share in favour": "favour_share",
    "dongs required to hold one": "dongs_required",
    "dongs that held one": "dongs_held",
    "dongs with a council": "dongs_converted",
    "held": "assemblies_held",
    "completed": "schools_completed",
    "planned": "schools_planned",
    "years in a row with the most selections of any local government": "years_in_a_row",
    "proposals for the 2020 budget": "proposals",
    "proposals for the 2025 budget": "proposals",
    "proposals for the 2026 budget": "proposals",
    "projects chosen for the 2025 budget": "chosen_items",
    "projects chosen for the 2026 budget": "chosen_items",
    "sub-committees": "subcommittees",
    "voters": "voters",
    "votes": "votes",
    "agenda items": "agenda_items",
    "share of residents": "turnout",
    "residents": "residents",
    "residents (거주자)": "residents",
    "registered (주민등록)": "registered",
    "officials": "people",
    "officials in the dongs": "people",
}
STARTING = {
    "dongs briefed": "dongs",
    "call for dongs": "dongs",
    "pilot dongs": "pilot_dongs",
    "stage:": "stage",
    "votes for the first item": "first_item_votes",
}
EVENTS = (
    "ordinance",
    "dong chosen",
    "scheme in operation",
    "briefing on",
    "method changed",
    "광주광역시 서구 (2914000000)",
)
POSTS = {"주민자치 총괄담당", "복지정책 전담인력", "동 주민자치", "동 복지", "동 간호"}
# In the key under other families than the catalog's tables, for the catalog keeps applications with selections.
TABLES = {"contest_applications": "contest_selections"}
IN_WON = {"천원": 1000, "백만원": 1_000_000, "원": 1}


def answers() -> list[dict[str, str]]:
    rows = []
    for name in ("report_facts.csv", "public_facts.csv"):
        with (ANSWERS / name).open(encoding="utf-8") as stream:
            rows += list(csv.DictReader(stream))
    return rows


def measure_of(answer: dict[str, str]) -> str:
    words = answer["measure"]
    if (answer["family"], words) == ("agenda_pipeline", "members"):
        return "committee_members"
    if words in POSTS:
        return "people"
    if words.startswith(EVENTS):
        return "event"
    begun = (name for start, name in STARTING.items() if words.startswith(start))
    return MEASURES.get(words) or next(begun)


@pytest.fixture(scope="module")
def observations(shipped: Path) -> list[dict[str, Any]]:
    with duckdb.connect(str(shipped / "mart.duckdb"), read_only=True) as connection:
        result = connection.execute("select * from observations where origin = 'published'")
        names = [column[0] for column in result.description or []]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def same_period(answer: dict[str, str], found: dict[str, Any]) -> bool:
    start, end = answer["period_start"], answer["period_end"] or answer["period_start"]
    return (found["period_start"] or "", found["period_end"] or "") == (start, end)


def same_value(answer: dict[str, str], found: dict[str, Any]) -> bool:
    value = answer["value"]
    if re.fullmatch(r"\d+-\d+", value):
        low, high = map(float, value.split("-"))
        return (found["value_low"], found["value_high"], found["value_text"]) == (low, high, value)
    if re.fullmatch(r"\d+(\.\d+)?", value):
        return bool(found["value"] == float(value) * IN_WON.get(answer["unit"], 1))
    if not value:
        return answer["printed"] in found["printed_value"]
    return bool(found["value_text"] == value)


def candidates(answer: dict[str, str], observations: list[dict[str, Any]]) -> list[dict[str, Any]]:
    table = TABLES.get(answer["family"], answer["family"])
    return [
        found
        for found in observations
        if found["table_name"] == table and found["programme"] == answer["programme"] and found["place"] == answer["dong"]
        and found["measure"] == measure_of(answer) and same_period(answer, found) and same_value(answer, found)
        and found["qualifier"] == answer["qualifier"]
        and (answer["measure"] not in POSTS or squeezed(answer["measure"]) in squeezed(found["attributes"]))
    ]  # fmt: skip


def squeezed(text: str) -> str:
    return re.sub(r"\s", "", text).replace("洞", "동")


@pytest.mark.parametrize("answer", answers(), ids=lambda answer: answer["id"])
def test_a_figure_of_the_answer_key_comes_out(answer: dict[str, str], observations: list[dict[str, Any]]) -> None:
    found = candidates(answer, observations)
    assert len(found) == 1, [
        {
            k: o[k]
            for k in (
                "programme",
                "place",
                "period_start",
                "period_end",
                "value",
                "value_text",
                "qualifier",
                "cell",
                "attributes",
            )
        }
        for o in observations
        if o["measure"] == measure_of(answer) and o["programme"] == answer["programme"]
    ]


def test_the_answer_key_has_120_rows() -> None:
    assert len(answers()) == 120
