"""What is printed around a table: its title, its unit line, the sheet's and the file's name, and what they say."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from catalog.vocabulary import Vocabulary, squeeze
from etl.clean.period import Period
from etl.clean.period_search import find_periods
from etl.clean.periods import whole_period
from etl.clean.places import Place, place_in_title
from etl.clean.text import normal, one_line
from etl.clean.units import unit_line, unit_named
from etl.grid import Grid, Kind
from etl.recognise.areas import Line
from etl.recognise.layout import Layout

_AS_OF = re.compile(
    r"(기준|현재)(일|임|입니다)?[\s.)\]]*$"
)  # "1. 15. 기준 정산 완료" tells when somebody worked, not of when
_DEMONSTRATION = ("예시자료", "지어낸값", "demonstration")


@dataclass(frozen=True)
class Source:
    """A name or title, and the period and place that it tells. `where` names it for a reader."""

    where: str
    text: str
    period: Period | None
    place: Place | None


@dataclass(frozen=True)
class Surroundings:
    """Sources by nearness (title, sheet, file) and the units of the unit line."""

    title: str | None
    sources: tuple[Source, ...]
    units: tuple[str, ...]
    notes: tuple[str, ...]
    demonstration: bool

    @property
    def period_source(self) -> Source | None:
        return next((source for source in self.sources if source.period), None)

    @property
    def place_source(self) -> Source | None:
        return next((source for source in self.sources if source.place), None)


def look_around(layout: Layout, grid: Grid, file_name: str, vocabulary: Vocabulary) -> Surroundings:
    """What stands around a table, nearest first."""
    lines = (*(Line(-1, 0, text) for text in grid.above), *layout.lines)
    titles = [line.text for line in lines if not line.is_note and unit_line(line.text) is None]
    titles = [text for text in titles if unit_named(text, vocabulary.units) is None and squeeze(text) != "단위"]
    notes = tuple(line.text for line in (*lines, *layout.notes) if line.is_note)
    around = (*lines, *layout.notes)
    dated = [line.text for line in around if line.is_note and len(line.text) <= 40 and _AS_OF.search(line.text)]
    title = " / ".join(titles) or None
    stem = normal(Path(file_name).stem)
    sources = (
        Source(
            "title",
            title or "",
            period_in([*titles, *dated]),
            place_in_title(title, vocabulary.places) if title else None,
        ),
        Source("sheet", grid.sheet, period_in([grid.sheet]), place_in_title(grid.sheet, vocabulary.places)),
        Source("file", stem, period_in([stem]), place_in_title(stem, vocabulary.places)),
    )
    return Surroundings(title, sources, _units(lines, vocabulary), notes, made_up([*titles, *notes, stem]))


def made_up(texts: Sequence[str]) -> bool:
    """Whether a sheet says of itself that its figures are made up."""
    return any(word in squeeze(text).lower() for text in texts for word in _DEMONSTRATION)


def period_in(texts: Sequence[str]) -> Period | None:
    """The one period that titles or names tell: a reference date before all, none where they tell several.

    >>> period_in(["2020년 현황 (2020. 12. 31. 기준)"]).written()
    ('2020-12-31', '2020-12-31')
    >>> period_in(["02_mois_202203"]).written(), period_in(["2017_in_2018_name"]), period_in(["2016~2019 실적"]).written()
    (('2022-03', '2022-03'), None, ('2016', '2019'))
    """
    found: list[Period] = []
    for text in texts:
        words = re.sub(r"_+", " ", normal(text))
        tokens = [
            period
            for token in words.split(" ")
            if re.fullmatch(r"\d{6}|\d{8}", token) and (period := whole_period(token))
        ]
        stated = [item for item in find_periods(words) if item.period.complete]
        referred = [
            item.period for item in stated if re.match(r"\s?(?:기준|현재|말\s?(?:기준|현재)|일자)", words[item.end :])
        ]
        if referred:
            return referred[0]
        found += tokens + [item.period for item in stated if not words[item.end :].lstrip().startswith("대비")]
    distinct = list(dict.fromkeys(found))
    if len(distinct) == 2 and _same_year(*distinct):
        return distinct[1]  # a year, and a month of it
    return distinct[0] if len(distinct) == 1 and not distinct[0].open_start else None


def _same_year(year: Period, month: Period) -> bool:
    return year.until is None and month.until is None and year.year == month.year and year.month is None


def _units(lines: Sequence[Line], vocabulary: Vocabulary) -> tuple[str, ...]:
    """The units of the nearest unit line, in normal spelling; also a cell 단위 with the unit in the next one."""
    units: tuple[str, ...] = ()
    for number, line in enumerate(lines):
        named = unit_line(line.text)
        if named is None and squeeze(line.text).strip("○*-:") == "단위" and number + 1 < len(lines):
            following = lines[number + 1]
            named = (following.text,) if following.row == line.row else None
        if named:
            units = tuple(unit_named(unit, vocabulary.units) or unit for unit in named)
    return units


def workbook_unit(grids: Sequence[Grid], vocabulary: Vocabulary) -> str | None:
    """The unit that a sheet of metadata states for the whole workbook: a cell `○ 단위` with the unit beside it."""
    found = set()
    for grid in grids:
        height, width = grid.shape
        if width > 6 or height > 200 or grid.table:
            continue
        for row in range(height):
            for column in range(width - 1):
                if (
                    grid.kinds[row, column] == Kind.TEXT
                    and squeeze(str(grid.texts[row, column])).strip("○*-:◦·") == "단위"
                ):
                    said = one_line(str(grid.texts[row, column + 1]))
                    found.add(unit_named(said, vocabulary.units))
    return found.pop() if len(found) == 1 else None
