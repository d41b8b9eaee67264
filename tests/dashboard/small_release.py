"""A small release with every kind of figure that a page must show, made through the same functions that a build uses."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from shutil import copytree, ignore_patterns

import duckdb
import pyarrow as pa
import pyarrow.parquet as pq

from catalog.facts import FACTS
from catalog.load import Catalog, load_catalog
from catalog.problems import Problem
from etl.mart import GRIDS, UPLOADS, fill_mart
from etl.release import ReleaseNote, building, publish
from etl.told import Verdict, add_findings

ROOT = Path(__file__).parents[2]
UNFRIENDLY_FILE = "<b>=2020_동</b>&실적.xlsx"
YEARS = range(2016, 2026)
FIRST_ROW, FIRST_COLUMN = 4, 2


@dataclass
class Sheet:
    """One made-up sheet: a row for each place, a column for each period."""

    upload: str
    file: str
    sheet: str
    title: str
    places: list[str]
    periods: list[str]


class Facts:
    """Collects facts and the cells they would have been read from."""

    def __init__(self, catalog: Catalog) -> None:
        self.catalog = catalog
        self.rows: list[dict[str, object]] = []
        self.cells: list[dict[str, object]] = []

    def sheet(self, sheet: Sheet, table: str, programme: str, measure: str, *, unit: str = "명") -> "Filler":
        """Lay out the headings of a sheet and hand back what fills its cells."""
        self._cell(sheet, 1, 1, sheet.title)
        self._cell(sheet, 2, 1, f"(단위: {unit})")
        self._cell(sheet, FIRST_ROW - 1, 1, "동")
        for number, period in enumerate(sheet.periods):
            self._cell(sheet, FIRST_ROW - 1, FIRST_COLUMN + number, period)
        for number, place in enumerate(sheet.places):
            self._cell(sheet, FIRST_ROW + number, 1, self.catalog.places[place].label.ko)
        return Filler(self, sheet, table, programme, measure, unit)

    def _cell(self, sheet: Sheet, row: int, column: int, shown: str) -> None:
        self.cells.append(
            {
                "upload": sheet.upload,
                "file": sheet.file,
                "sheet": sheet.sheet,
                "row": row,
                "column": column,
                "shown": shown,
            }
        )


@dataclass
class Filler:
    """Writes figures into one sheet: each is a fact and a cell."""

    facts: Facts
    sheet: Sheet
    table: str
    programme: str
    measure: str
    unit: str

    def put(self, place: str, period: str, value: float | None, **more: object) -> None:
        """One figure; `more` overrides what a fact says by default."""
        row = FIRST_ROW + self.sheet.places.index(place)
        column = FIRST_COLUMN + self.sheet.periods.index(period)
        start, _, end = period.partition("/")
        printed = more.get("printed_value") or (f"{value:,.0f}" if value is not None else "미제출")
        origin = "demonstration" if self.sheet.upload.startswith("demo") else "published"
        self.facts._cell(self.sheet, row, column, str(printed))
        self.facts.rows.append(
            {
                "row": len(self.facts.rows) + 1,
                "table_name": self.table,
                "programme": self.programme,
                "place": place,
                "period_start": start,
                "period_end": end or start,
                "attributes": "",
                "measure": self.measure,
                "value": value,
                "unit": self.unit,
                "qualifier": "exact",
                "missing": None if value is not None else "not_submitted",
                "total": False,
                "printed_value": printed,
                "printed_unit": self.unit,
                "origin": origin,
                "demonstration": origin == "demonstration",
                "upload": self.sheet.upload,
                "file": self.sheet.file,
                "sheet": self.sheet.sheet,
                "cell": f"{_letter(column)}{row}",
                **more,
            }
        )


def _letter(column: int) -> str:
    head, tail = divmod(column - 1, 26)
    return (chr(64 + head) if head else "") + chr(65 + tail)


def make_facts(catalog: Catalog, *, scale: float = 1) -> Facts:
    """All figures of the small release; `scale` changes the made-up trainees, so that two releases can differ."""
    facts = Facts(catalog)
    dongs = [dong.id for dong in catalog.dongs]
    _published(facts)
    _demonstration(facts, dongs, scale)
    return facts


def _published(facts: Facts) -> None:
    contest = Sheet(
        "report", "2019_사례보고서.xlsx", "총괄", "주민자치 사업 현황", ["seogu"], ["2017", "2018", "2019", "2025"]
    )
    selected = facts.sheet(contest, "contest_selections", "good_village", "selected_projects", unit="개")
    for period, count in (("2017", 59), ("2018", 65), ("2019", 63)):
        selected.put("seogu", period, count, printed_value=f"{period[2:]}년 {count}개")
    selected.put("seogu", "2025", 98, qualifier="approximate", printed_value="약 98개")
    people = Sheet("residents", UNFRIENDLY_FILE, "인구", "주민등록인구", ["pungam"], ["2017-12", "2023-12"])
    residents = facts.sheet(people, "population", "resident_register", "residents")
    residents.put("pungam", "2017-12", 39827)
    residents.put("pungam", "2023-12", 35515)
    targets = Sheet("report", "2019_사례보고서.xlsx", "대상", "교육 대상", ["seogu"], ["2016/2019"])
    facts.sheet(targets, "trainees", "leader_training", "target_people").put(
        "seogu", "2016/2019", 565, printed_value="대상인원 565명"
    )
    schools = ["geumbu-elementary", "sangmu-elementary"]
    school = Sheet("report", "2019_사례보고서.xlsx", "학교", "학교총회", schools, ["2018", "2019"])
    held = facts.sheet(school, "assemblies", "school_assembly", "assemblies_held", unit="회")
    for place in schools:
        held.put(place, "2019", 1)
    held.put("geumbu-elementary", "2018", 1)
    posts = Sheet(
        "report",
        "2019_사례보고서.xlsx",
        "인력",
        "인력 배치",
        ["seogu"],
        ["2019-01", "2019-02", "2019-03", "2019-04", "2019-05"],
    )
    staff = facts.sheet(posts, "staffing", "care_fusion", "people")
    for number, (post, count) in enumerate((("팀장", 1), ("주무관", 1), ("동장", 14), ("복지", 37), ("간호", 14))):
        staff.put(
            "seogu", f"2019-0{number + 1}", count, period_start="2019", period_end="2019", attributes=f"post={post}"
        )


def _demonstration(facts: Facts, dongs: list[str], scale: float) -> None:
    chance = Random(7)
    years = [str(year) for year in YEARS]
    size = {dong: 3000 + 1900 * number for number, dong in enumerate(dongs)}

    def fill(
        name: str, table: str, programme: str, measure: str, unit: str, figures: object, periods: list[str]
    ) -> None:
        layout = Sheet(f"demo-{name}", f"{name}.xlsx", "실적", f"예시 자료: {name}", dongs, periods)
        filler = facts.sheet(layout, table, programme, measure, unit=unit)
        for dong in dongs:
            for period in periods:
                filler.put(dong, period, figures(dong, period))  # type: ignore[operator]

    def around(rate: float) -> object:
        return lambda dong, period: round(
            size[dong] * rate * chance.uniform(0.7, 1.3) * (1 + (int(period[:4]) - 2016) / 30)
        )

    fill(
        "인구",
        "population",
        "resident_register",
        "residents",
        "명",
        lambda dong, _: size[dong],
        [f"{y}-12" for y in years],
    )
    fill("교육", "trainees", "leader_training", "attended_people", "명", around(0.004 * scale), years)
    fill("투표", "assemblies", "resident_assembly", "voters", "명", around(0.05), years)
    fill(
        "선거인",
        "assemblies",
        "resident_assembly",
        "eligible_voters",
        "명",
        lambda dong, _: round(size[dong] * 0.8),
        years,
    )
    fill(
        "선정", "contest_selections", "good_village", "selected_projects", "개", lambda *_: chance.randint(0, 7), years
    )
    fill("예산", "budgets", "village_school", "revised_krw", "원", lambda dong, _: size[dong] * 1000, years)
    fill(
        "집행",
        "budgets",
        "village_school",
        "settled_krw",
        "원",
        lambda dong, _: round(size[dong] * chance.uniform(800, 990)),
        years,
    )
    months = [f"2023-{month:02d}" for month in range(1, 13)]
    fill("마을학교", "trainees", "village_school", "attended_people", "명", lambda *_: chance.randint(0, 30), months)
    halves = ["2024-H1", "2024-H2"]
    fill("시간", "workshops", "village_school", "hours", "시간", lambda *_: chance.randint(4, 40), halves)
    _missing(facts)


def _missing(facts: Facts) -> None:
    """One dong that has not sent its trainees."""
    for fact in facts.rows:
        if (fact["table_name"], fact["place"], fact["period_start"]) == ("trainees", "yang3", "2025"):
            fact.update(value=None, missing="not_submitted", printed_value="미제출")


def make_release(
    data: Path, *, scale: float = 1, problems: bool = True, rows_from: int = 1, more: Sequence[Problem] = ()
) -> int:
    """Publish one release under `data`, with `more` found wrong, and return its number."""
    catalog = load_catalog()
    facts = make_facts(catalog, scale=scale)
    for number, fact in enumerate(facts.rows, start=rows_from):
        fact["row"] = number
    told = (("ko", "교육: 합계와 동별 합이 다릅니다."), ("en", "Training: the total differs."))
    broken = Problem("rule_warned", UNFRIENDLY_FILE, "교육", "C9", found="120", details=told)
    faults = [*([Problem("sidecar_missing", file=UNFRIENDLY_FILE), broken] if problems else []), *more]
    verdicts = [
        Verdict(
            "total_matches",
            "trainees",
            "warning",
            False,
            1,
            "교육: 합계와 동별 합이 다릅니다.",
            "Training: the total differs.",
        ),
        Verdict("rows_exist", "trainees", "critical", True, 0, "교육: 자료가 있습니다.", "Training: rows exist."),
    ]

    def fill(folder: Path, number: int) -> ReleaseNote:
        connection = duckdb.connect(folder / "mart.duckdb")
        fill_mart(
            connection,
            catalog,
            pa.Table.from_pylist(facts.rows, schema=FACTS),
            pa.Table.from_pylist(_uploads(facts), schema=UPLOADS),
        )
        add_findings(connection, faults, verdicts)
        connection.close()
        pq.write_table(pa.Table.from_pylist(facts.cells, schema=GRIDS), folder / "grids.parquet")
        copytree(ROOT / "catalog", folder / "catalog", ignore=ignore_patterns("*.py", "__pycache__"))
        made_up = sum(bool(fact["demonstration"]) for fact in facts.rows)
        return ReleaseNote(
            number=number,
            built_at="2026-01-20T09:00:00+09:00",
            inputs="i",
            catalog="c",
            files=len({str(cell["file"]) for cell in facts.cells}),
            facts=len(facts.rows),
            demonstration_share=made_up / len(facts.rows),
            problems={"critical": 0, "warning": len(faults), "info": 0},
            summary=(),
            changes={"trainees": {"added": 34, "changed": 2}},
        )

    curated = data / "curated"
    with building(curated):
        return publish(curated, fill).number


def _uploads(facts: Facts) -> list[dict[str, object]]:
    files = {str(cell["upload"]): str(cell["file"]) for cell in facts.cells}
    return [
        {
            "upload": upload,
            "file": file,
            "sha256": "0" * 64,
            "origin": "demonstration" if upload.startswith("demo") else "published",
            "giver": "서구청",
            "source": "서구 주민자치 사례 보고서",
            "title": file,
            "dated": "2019-12",
            "licence": "unknown",
            "state": "accepted",
            "received": "2026-01-02",
            "facts": sum(fact["upload"] == upload for fact in facts.rows),
        }
        for upload, file in files.items()
    ]
