"""Indicators in another measure, reckoned slowly and plainly from what `python -m etl query` tells of a release."""

import csv
import io
import os
import subprocess
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from dashboard.periods import show_period

ROOT = Path(__file__).parents[3]
Row = dict[str, str]
Told = dict[tuple[str, str, str], float]
# Complete before partial, real before made up: as the pages choose. An empty cell is null.
CHOSEN = """
select c.indicator, l.place, l.label_ko, l.kind, c.period, c.grain, c.value, c.numerator, c.missing, c.covers, c.demonstration::int as made_up,
    coalesce(c.parts < c.parts_of, false)::int as partial
from cube c join places l on l.place = c.place
where l.kind <> 'dong_offices' and c.grain in ('year', 'half', 'month')
qualify row_number() over (
    partition by c.indicator, c.place, c.period order by coalesce(c.parts < c.parts_of, false), c.demonstration
) = 1
"""
STATES = """
select indicator, place, period, numerator, demonstration::int as made_up from cube
where indicator in ('residents', 'staff') and numerator is not null and not coalesce(parts < parts_of, false)
    and (grain in ('month', 'day') or (grain = 'year' and denominator_period is null))
"""
BUDGETS = """
select programme, place, period_start as period, value, total::int as total, demonstration::int as made_up from facts
where table_name = 'budgets' and measure = 'budget_krw' and superseded is null and value is not null
    and qualifier not in ('planned', 'ambiguous') and period_start = period_end and length(period_start) = 4
"""
DONGS = "select place, parent from places where kind = 'dong'"
STATE_OF = {"per_resident": "residents", "per_officer": "staff"}


@cache
def asked(data: Path, release: int, sql: str) -> list[Row]:
    """The rows of the command."""
    command = [sys.executable, "-m", "etl", "query", sql, "--release", str(release)]
    output = subprocess.check_output(command, cwd=ROOT, env={**os.environ, "DONGNE_DATA": str(data)}, text=True)
    return list(csv.DictReader(io.StringIO(output)))


def measured(
    data: Path,
    release: int,
    *,
    in_won: frozenset[str],
    breaks: dict[str, list[date]],
    as_of: date,
    withheld: frozenset[tuple[str, str, str]],
) -> Told:
    """Every quotient and every index, by id, place and period as they stand in files. `in_won` are told for one resident."""
    chosen = [row for row in asked(data, release, CHOSEN) if row["numerator"]]
    states, budgets = asked(data, release, STATES), _budgets(asked(data, release, BUDGETS), asked(data, release, DONGS))
    told: Told = {}
    for row in (one for one in chosen if one["partial"] == "0"):
        for way, scale in (("per_resident", 1 if row["indicator"] in in_won else 1000), ("per_officer", 1)):
            if divisor := _nearest(row, [one for one in states if one["indicator"] == STATE_OF[way]]):
                told[_name(row, way)] = float(row["numerator"]) * scale / divisor
        parts = [budgets.get((one, row["place"], row["period"])) for one in row["covers"].split(",")]
        if row["grain"] == "year" and all(parts):
            told[_name(row, "per_budget")] = float(row["numerator"]) * 1_000_000 / sum(map(float, parts))  # type: ignore[arg-type]
    return told | dict(_indexes(chosen, breaks, as_of, withheld))


def _name(row: Row, way: str) -> tuple[str, str, str]:
    return f"{row['indicator']}.{way}", row["label_ko"], show_period(row["period"], "ko")


def _end(period: str) -> date:
    """The last day of a year, a half or a month; a day itself."""
    if len(period) == 10:
        return date.fromisoformat(period)
    month = {"H1": 6, "H2": 12, "": 12}.get(period[5:]) or int(period[5:])
    return date(int(period[:4]) + month // 12, month % 12 + 1, 1) - timedelta(days=1)


def _nearest(row: Row, states: list[Row]) -> float:
    """The state nearest to the end of the row's period, real before made up; 0 where there is none within 183 days."""
    own = [
        (one["made_up"], abs((_end(one["period"]) - _end(row["period"])).days), -_end(one["period"]).toordinal(), one)
        for one in states
        if one["place"] == row["place"]
    ]
    near = sorted((one for one in own if one[1] <= 183), key=lambda one: one[:3])
    return float(near[0][3]["numerator"]) if near else 0


def _budgets(facts: list[Row], dongs: list[Row]) -> dict[tuple[str, str, str], float]:
    """Budget by programme, place and year: the total where one is printed; a district's is its own or that of all its dongs."""
    printed: dict[tuple[str, str, str, str], float] = {}
    for made_up in ("1", "0"):
        for key in {(one["programme"], one["place"], one["period"]) for one in facts if one["made_up"] == made_up}:
            own = [
                one
                for one in facts
                if (one["programme"], one["place"], one["period"], one["made_up"]) == (*key, made_up)
            ]
            totals = [float(one["value"]) for one in own if one["total"] == "1"]
            printed[*key, made_up] = max(totals) if totals else sum(float(one["value"]) for one in own)
    found: dict[tuple[str, str, str], float] = {}
    district = dongs[0]["parent"]
    for made_up in ("1", "0"):  # the real ones last, so that they stay
        for programme, year in {(key[0], key[2]) for key in printed if key[3] == made_up}:
            parts = [printed.get((programme, one["place"], year, made_up)) for one in dongs]
            if all(part is not None for part in parts):
                found[programme, district, year] = sum(part or 0 for part in parts)
        found |= {key[:3]: value for key, value in printed.items() if key[3] == made_up}
    return found


def _indexes(
    chosen: list[Row], breaks: dict[str, list[date]], as_of: date, withheld: frozenset[tuple[str, str, str]]
) -> Iterator[tuple[tuple[str, str, str], float]]:
    """Of each place the years after the first comparable one, which is a hundred; every cut begins anew."""
    years = [one for one in chosen if one["grain"] == "year" and one["value"]]
    for about in sorted({(one["indicator"], one["place"]) for one in years}):
        base: float | None = None
        last: Row | None = None
        own = [
            one
            for one in years
            if (one["indicator"], one["place"]) == about and (*about, one["period"]) not in withheld
        ]
        for row in sorted(own, key=lambda one: one["period"]):
            flawed = row["partial"] == "1" or bool(row["missing"]) or _end(row["period"]) > as_of
            if last is None or _cut(last, row, breaks.get(about[0], [])):
                base = None if flawed or not float(row["value"]) else float(row["value"])
            last = row
            if base and not flawed:
                yield _name(row, "index"), 100 * float(row["value"]) / base


def _cut(before: Row, after: Row, breaks: list[date]) -> bool:
    crossed = any(date(int(before["period"]), 1, 1) < day <= _end(after["period"]) for day in breaks)
    return crossed or (before["covers"], before["made_up"]) != (after["covers"], after["made_up"])
