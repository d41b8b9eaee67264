"""Briefings as CSV in a zip."""

import csv
import io
import zipfile

from dashboard import engine
from dashboard.briefing.prepared import prepare
from dashboard.export.csvs import csvs
from dashboard.release import Release
from dashboard.views import View
from ledger.briefings import Briefing
from tests.dashboard.export.briefs import ONE_OF_EACH, brief


def made(briefing: Briefing) -> dict[str, str]:
    """File → its text."""
    content = csvs(prepare(briefing), briefing.name, briefing.release, briefing.language)
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        return {name: packed.read(name).decode("utf-8-sig") for name in packed.namelist()}


def lines(text: str) -> list[dict[str, str]]:
    """The figures of a CSV."""
    rows = [row for row in csv.reader(io.StringIO(text)) if not row[0].startswith(("#", "'#"))]
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_every_view_is_a_file_and_every_panel_one_of_its_own(small: Release) -> None:
    names = list(made(brief(ONE_OF_EACH, small.number)))
    assert names[0] == "001_교육 참여 인원.csv"
    assert [name for name in names if name.startswith("008-")] == [
        "008-1_교육 참여 인원.csv",
        "008-2_주민등록인구.csv",
        "008-3_주민총회 참여율.csv",
    ]
    assert names[-1] == "README.txt"


def test_a_file_holds_exactly_the_view(small: Release) -> None:
    found = lines(made(brief([View("rank", "trainees", period="2024")], small.number))["001_교육 참여 인원.csv"])
    frame = engine.frame(View("rank", "trainees", release=small.number))
    at = frame[frame["period"] == "2024"]
    assert {row["장소"]: float(row["값"]) for row in found} == dict(zip(at["label"], at["value"], strict=True))
    assert {row["예시 자료"] for row in found} == {"예시 자료"}


def test_targets_have_columns_of_their_own_and_a_line_where_their_year_has_no_figure(aimed: int) -> None:
    found = made(brief([View("trend", "trainees"), View("heat", "trainees")], aimed))
    rows = {(row["장소"], row["기간"]): row for row in lines(found["001_교육 참여 인원.csv"])}
    yang = rows["양동", "2024년"]
    assert (yang["목표값"], float(yang["목표와의 차이"])) == ("40", float(yang["값"]) - 40)
    assert yang["거리"].startswith("미달, 도달까지 ")
    assert (rows["양동", "2023년"]["목표값"], rows["서구", "2027년"]["값"]) == ("", "")
    assert rows["서구", "2027년"]["목표값"] == "2500"
    assert "목표값" not in found["002_교육 참여 인원.csv"]
    assert (
        "목표: 서구 2025년 목표 2,000.5명: 일부만 더한 값이라 목표와 견주지 않습니다 (김주무관" in found["README.txt"]
    )


def test_sums_within_the_year_are_all_there(small: Release) -> None:
    view = View("cumulative", "trainees.cumulative", grain="month")
    text = next(iter(made(brief([view], small.number)).values()))
    assert {"2023년 1월", "2023년 12월"} <= {row["기간"] for row in lines(text)}


def test_the_readme_names_release_day_definition_and_files(small: Release) -> None:
    readme = made(brief(ONE_OF_EACH, small.number))["README.txt"]
    for words in (
        f"릴리스: {small.number}",
        "릴리스를 만든 날: 2026. 1. 20.",
        "이 파일에는 지어낸 예시 자료가 들어 있습니다. 실제 값이 아닙니다.",
        "정의: 주민자치 교육이 얼마나 많은 주민에게 닿았는지 봅니다.",
        "교육.xlsx · 서구청",
    ):
        assert words in readme
    assert "\r\n" in readme


def test_english_briefings_are_english_all_through(small: Release) -> None:
    found = made(brief([View("trend", "trainees")], small.number, language="en"))
    assert lines(next(iter(found.values())))[0]["Place"]
    assert "Release: " in found["README.txt"]
