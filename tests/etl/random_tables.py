"""Random office tables: facts laid out in any shape that offices use, and where each fact came to stand."""

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise, product

from etl.grid import Grid, Merge, address, grid_of

DONGS = ("양동", "양3동", "농성1동", "농성2동", "광천동", "유덕동", "치평동", "상무1동", "화정1동", "서창동", "풍암동")
DISTRICTS = ("종로구", "중구", "용산구", "성동구", "광진구", "동대문구", "중랑구", "성북구", "강북구", "도봉구")
MEASURES = (("신청인원", "명"), ("수료인원", "명"), ("예산액", "천원"), ("개최횟수", "회"), ("의제 건수", "건"))
HEADINGS = {
    "place": ("동명", "행정동", "자치구", "동별"),
    "period": ("연도", "기간", "시기"),
    "measure": ("구분", "항목"),
}
TOTALS = ("합계", "계", "합     계", "총계", "소계")


@dataclass(frozen=True)
class Fact:
    """What a reader must say of one cell."""

    value: float
    place: str | None
    period: str | None
    measure: str
    unit: str | None
    total: bool = False


@dataclass
class RandomTable:
    """A grid, the file's name, and the facts by cell."""

    grid: Grid
    file: str
    facts: dict[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True)
class _Item:
    """A value of a dimension: as printed, and as it must be read."""

    printed: object
    read: str | None
    total: bool = False


def random_table(seed: int) -> RandomTable:
    """The table of a seed."""
    return _Maker(random.Random(seed)).make()


class _Maker:
    def __init__(self, chance: random.Random) -> None:
        self.chance = chance
        self.unit_at = chance.choice(("label", "line", "none"))
        self.blank_repeats = chance.random() < 0.5
        self.merged = self.blank_repeats and chance.random() < 0.5
        self.as_text = chance.random() < 0.3
        self.places = chance.sample(chance.choice((DONGS, DISTRICTS)), chance.randint(2, 6))
        self.measures = chance.sample(MEASURES, chance.randint(1, 3))
        if self.unit_at == "line" and len({unit for _, unit in self.measures}) > 1:
            self.unit_at = "label"
        self.year = chance.randint(2005, 2022)

    def make(self) -> RandomTable:
        periods, self.title_words = self._periods()
        places = [_Item(place, place) for place in self.places]
        measures = [_Item(self._measure(name, unit), name) for name, unit in self.measures]
        dimensions = {"place": places, "period": periods, "measure": measures}
        outside = self._outside(dimensions)
        inside = [name for name in dimensions if name not in outside]
        self.chance.shuffle(inside)
        rows = inside[: self.chance.randint(1, max(1, len(inside) - 1))]
        columns = [name for name in inside if name not in rows]
        if not columns:
            columns = ["measure"] if "measure" not in rows else []
            rows = [name for name in rows if name not in columns] or ["place"]
        self._add_total(dimensions, rows, columns)
        return self._laid_out(dimensions, rows, columns, outside)

    def _measure(self, name: str, unit: str) -> str:
        return f"{name}({unit})" if self.unit_at == "label" else name

    def _periods(self) -> tuple[list[_Item], str]:
        """Periods across, and what the title must say for them to be whole."""
        count, year = self.chance.randint(2, 4), self.year
        kind = self.chance.choice(("years", "months", "quarters", "whole months"))
        if kind == "years":
            form = self.chance.choice(("{}년", "{}", "'{:.2s}년", "{}년도", "number"))
            years = [str(year + i) for i in range(count)]
            printed = {"number": [int(y) for y in years], "'{:.2s}년": [f"'{y[2:]}년" for y in years]}
            return [
                _Item(p, y) for p, y in zip(printed.get(form, [form.format(y) for y in years]), years, strict=True)
            ], ""
        if kind == "quarters":
            return [_Item(f"{q}분기", f"{year}-Q{q}") for q in range(1, count + 1)], f"{year}년 "
        form = "{y}년 {m}월" if kind == "whole months" and self.chance.random() < 0.5 else "{y}.{m:02}"
        if kind == "whole months":
            return [_Item(form.format(y=year, m=m), f"{year}-{m:02}") for m in range(1, count + 1)], ""
        return [_Item(f"{m:02}월", f"{year}-{m:02}") for m in range(1, count + 1)], f"{year}년 "

    def _outside(self, dimensions: dict[str, list[_Item]]) -> dict[str, _Item]:
        """Dimensions of a single value, which only the title or the file's name tells."""
        outside: dict[str, _Item] = {}
        if self.chance.random() < 0.3:
            outside["period"] = _Item(f"{self.year}년", str(self.year))
            self.title_words = f"{self.year}년 "
        if self.chance.random() < 0.2 and self.places[0] in DONGS:
            outside["place"] = dimensions["place"][0]
        return outside

    def _add_total(self, dimensions: dict[str, list[_Item]], rows: Sequence[str], columns: Sequence[str]) -> None:
        """A total over the places, where these are the only rows or the only columns."""
        if (list(rows) == ["place"] or list(columns) == ["place"]) and self.chance.random() < 0.6:
            total = _Item(self.chance.choice(TOTALS), None, total=True)
            dimensions["place"].insert(self.chance.choice((0, len(dimensions["place"]))), total)

    def _laid_out(
        self, dimensions: dict[str, list[_Item]], rows: list[str], columns: list[str], outside: dict[str, _Item]
    ) -> RandomTable:
        row_items = list(product(*(dimensions[name] for name in rows)))
        column_items = list(product(*(dimensions[name] for name in columns)))
        stub, depth = len(rows), max(1, len(columns))
        above = self._lines(stub + len(column_items))
        sheet: list[list[object]] = [*above]
        merges: list[Merge] = []
        for level in range(depth):
            heads = [self.heading[name] for name in rows] if level == 0 or not self.blank_repeats else [None] * stub
            labels = [items[level].printed for items in column_items] if columns else ["값"]
            if level < depth - 1 and self.blank_repeats:
                keys = [items[: level + 1] for items in column_items]
                labels = [label if i == 0 or keys[i] != keys[i - 1] else None for i, label in enumerate(labels)]
                merges += self._merged_runs(len(sheet), stub, labels) if self.merged else []
            sheet.append([*heads, *labels])
        if self.merged and depth > 1:
            merges += [Merge(len(above), c, len(above) + depth - 1, c) for c in range(stub)]
        facts = self._body(sheet, row_items, column_items, (rows, columns), outside)
        if self.chance.random() < 0.3:
            sheet.append(["※ 잠정치임"])
        place = outside.get("place")
        file = f"실적_{place.printed}.xlsx" if place else "실적.xlsx"
        return RandomTable(grid_of(sheet, merges=merges), file, facts)

    def _lines(self, width: int) -> list[list[object]]:
        self.heading = {name: self.chance.choice(words) for name, words in HEADINGS.items()}
        lines: list[list[object]] = [[f"{self.title_words}운영 현황"]]
        if self.unit_at == "line":
            lines.append([None] * (width - 1) + [f"(단위: {self.measures[0][1]})"])
        if self.chance.random() < 0.3:
            lines.append([])
        return lines

    @staticmethod
    def _merged_runs(row: int, left: int, labels: Sequence[object]) -> list[Merge]:
        starts = [i for i, label in enumerate(labels) if label is not None] + [len(labels)]
        return [Merge(row, left + a, row, left + b - 1) for a, b in pairwise(starts) if b - a > 1]

    def _body(
        self,
        sheet: list[list[object]],
        row_items: list[tuple[_Item, ...]],
        column_items: list[tuple[_Item, ...]],
        names: tuple[list[str], list[str]],
        outside: dict[str, _Item],
    ) -> dict[str, Fact]:
        """Appends the rows of values; a total holds the sum of its parts."""
        cells = [(r, c) for r in range(len(row_items)) for c in range(len(column_items))]
        said = {
            (r, c): {
                **outside,
                **dict(zip(names[0], row_items[r], strict=True)),
                **dict(zip(names[1], column_items[c], strict=True)),
            }
            for r, c in cells
        }
        values = {cell: float(self.chance.choice((0, 7, 2011, self.chance.randint(1, 99_999)))) for cell in cells}
        for cell, items in said.items():
            if items["place"].total:
                rest = {name: item for name, item in items.items() if name != "place"}
                values[cell] = sum(
                    values[other]
                    for other, others in said.items()
                    if not others["place"].total and all(others[name] == item for name, item in rest.items())
                )
        facts, top, units = {}, len(sheet), dict(self.measures)
        for r, items in enumerate(row_items):
            stub: list[object] = [item.printed for item in items]
            if self.blank_repeats and r and len(items) > 1 and items[0] == row_items[r - 1][0]:
                stub[0] = None
            numbers = [values[r, c] for c in range(len(column_items))]
            sheet.append([*stub, *(f"{number:,.0f}" if self.as_text else number for number in numbers)])
            for c, number in enumerate(numbers):
                place, period, measure = (
                    said[r, c].get(name, _Item("", None)) for name in ("place", "period", "measure")
                )
                unit = units[str(measure.read)] if self.unit_at != "none" else None
                cell = address(top + r, len(items) + c)
                facts[cell] = Fact(number, place.read, period.read, str(measure.read), unit, place.total)
        return facts
