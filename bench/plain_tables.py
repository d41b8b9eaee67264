"""The peer for many files: the script of an analyst who knows each of the forms of bench/small_workbooks.

pandas and openpyxl, a function for each form, the same figures in DuckDB. It breaks where a form changes; it keeps no totals,
no word where a number is missing, no address of a cell, and checks nothing.
Usage: python -m bench.plain_tables FOLDER
"""

import re
import sys
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import duckdb
import pandas as pd

PLACES = {
    "양동": "yang",
    "양3동": "yang3",
    "농성1동": "nongseong1",
    "농성2동": "nongseong2",
    "광천동": "gwangcheon",
    "유덕동": "yudeok",
    "치평동": "chipyeong",
    "상무1동": "sangmu1",
    "상무2동": "sangmu2",
    "화정1동": "hwajeong1",
    "화정2동": "hwajeong2",
    "화정3동": "hwajeong3",
    "화정4동": "hwajeong4",
    "서창동": "seochang",
    "금호1동": "geumho1",
    "금호2동": "geumho2",
    "풍암동": "pungam",
    "동천동": "dongcheon",
}
PROGRAMMES = {
    "주민자치위원 역량강화 워크숍": "committee_workshop",
    "마을리더 전문교육": "leader_training",
    "「설레임」 마을학교": "village_school",
    "주민주도 좋은마을만들기": "good_village",
    "주민참여예산": "participatory_budget",
    "주민총회": "resident_assembly",
    "마을공동체 공모": "community_contest",
}
MEASURES = {
    "신청인원": "applied_people",
    "참여인원": "attended_people",
    "수료인원": "completed_people",
    "강의 수(강)": "lectures",
    "교육시간(시간)": "hours",
    "운영 횟수(회)": "times",
    "예산액": "budget_krw",
    "예산현액": "revised_krw",
    "결산액": "settled_krw",
    "신청 건수": "applied_projects",
    "선정 건수": "selected_projects",
}
KEY = ["place", "programme", "period", "measure"]

Found = re.Match[str]
_read = partial(pd.read_excel, engine="openpyxl")


def facts(folder: Path) -> pd.DataFrame:
    """Every figure of the forms in a folder. Whatever is no dong, programme, period or measure is a total or a note and goes."""
    found = [(form.fullmatch(path.name), path, read) for path in sorted(folder.glob("*.xlsx")) for form, read in FORMS]
    long = pd.concat([frame for name, path, read in found if name for frame in read(path, name)], ignore_index=True)
    long["place"] = long["place"].str.replace(" ", "").map(PLACES)
    long["programme"] = long["programme"].map(PROGRAMMES)
    long["measure"] = long["measure"].map(MEASURES)
    long["value"] = pd.to_numeric(long["value"].astype(str).str.replace(",", ""), errors="coerce")
    long.loc[long["measure"].str.endswith("_krw", na=False), "value"] *= 1_000
    return long.dropna(subset=KEY)


def _crossed(path: Path, outer: str, inner: str, place: int = 0) -> pd.DataFrame:
    """A table with two rows of headings, one figure a row."""
    frame = _read(path, header=[2, 3], index_col=place)
    return frame.stack(level=[0, 1], future_stack=True).rename_axis(["place", outer, inner]).reset_index(name="value")


def _melted(frame: pd.DataFrame) -> pd.DataFrame:
    """A table with one row of headings and the places at the left, one figure a row."""
    return frame.rename(columns={frame.columns[0]: "place"}).melt(id_vars="place", var_name="measure")


def _one_dong(path: Path, name: Found) -> Iterator[pd.DataFrame]:
    frame = _read(path, header=2).rename(columns={"사업명": "programme"})
    yield frame.melt(id_vars="programme", var_name="measure").assign(period=name[1], place=name[2])


def _all_courses(path: Path, name: Found) -> Iterator[pd.DataFrame]:
    yield _crossed(path, "programme", "measure").assign(period=name[1])


def _two_years(path: Path, name: Found) -> Iterator[pd.DataFrame]:
    long = _crossed(path, "period", "measure", place=1)
    yield long.assign(period=long["period"].str.removesuffix("년도"), programme=name[1])


def _months(path: Path, name: Found) -> Iterator[pd.DataFrame]:
    long = _crossed(path, "measure", "period")
    months = {f"{month}월": f"{name[2]}-{month:02}" for month in range(1, 13)}
    yield long.assign(period=long["period"].map(months), programme=name[1])


def _halves(path: Path, name: Found) -> Iterator[pd.DataFrame]:
    long = _crossed(path, "period", "measure")
    halves = {"상반기": f"{name[2]}-H1", "하반기": f"{name[2]}-H2"}
    yield long.assign(period=long["period"].map(halves), programme=name[1])


def _listed(path: Path, name: Found) -> Iterator[pd.DataFrame]:
    frame = _read(path, header=2).rename(columns={"동명": "place", "사업명": "programme"})
    frame["place"] = frame["place"].ffill()
    yield frame.melt(id_vars=["place", "programme"], var_name="measure").assign(period=name[1])


def _contest(path: Path, name: Found) -> Iterator[pd.DataFrame]:
    yield _melted(_read(path, header=3)).assign(period=name[1], programme="마을공동체 공모")


def _sheet_a_year(path: Path, name: Found) -> Iterator[pd.DataFrame]:
    for sheet, frame in _read(path, sheet_name=None, header=2).items():
        yield _melted(frame).assign(period=str(sheet).removesuffix("년"), programme=name[1])


def _two_tables(path: Path, name: Found) -> Iterator[pd.DataFrame]:
    frame = _read(path, header=2)
    second = frame.index[frame["동명"] == "동명"][0]
    contest = frame.iloc[second + 1 :, :3].set_axis(frame.iloc[second, :3], axis=1)
    yield _melted(frame.iloc[:second]).assign(period=name[1], programme="「설레임」 마을학교")
    yield _melted(contest).assign(period=name[1], programme="마을공동체 공모")


FORMS: tuple[tuple[re.Pattern[str], Callable[[Path, Found], Iterator[pd.DataFrame]]], ...] = (
    (re.compile(r"(\d{4})_주민자치 교육실적_(\S+)\.xlsx"), _one_dong),
    (re.compile(r"(\d{4})년 주민자치 교육 실적\.xlsx"), _all_courses),
    (re.compile(r"(.+) \d{4}-\d{4}\.xlsx"), _two_years),
    (re.compile(r"(.+) 월별_(\d{4})\.xlsx"), _months),
    (re.compile(r"(.+) 운영현황 (\d{4})\.xlsx"), _halves),
    (re.compile(r"예산집행내역_(\d{4})\.xlsx"), _listed),
    (re.compile(r"마을공동체_공모결과_(\d{4})\.xlsx"), _contest),
    (re.compile(r"(.+) 예산 \d{4}~\d{4}\.xlsx"), _sheet_a_year),
    (re.compile(r"마을학교와 공모 (\d{4})\.xlsx"), _two_tables),
)


if __name__ == "__main__":
    with duckdb.connect() as connection:
        connection.from_df(facts(Path(sys.argv[1]))).create("facts")
