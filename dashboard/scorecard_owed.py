"""What is missing in a year and who owes it: each table that is owed, with the dongs that have nothing in it and the reasons given."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from catalog.load import Catalog
from catalog.model import Table
from dashboard.release import Row
from dashboard.scorecard import Standing, dongs_of
from dashboard.text import say
from dashboard.views import Language


@dataclass(frozen=True)
class Gap:
    """A figure without a value: `reason` is a key of the catalog's missing words, and says why."""

    place: str
    programme: str
    measure: str
    reason: str


@dataclass(frozen=True)
class Owed:
    """One owed table in a year. `absent`: dongs with no figure in it. `gaps`: single figures that have a reason instead.

    `due` is the day it was or is to be handed in. `demonstration`: made-up figures count among those that are there.
    """

    table: Table
    due: date
    of: int
    absent: tuple[str, ...]
    gaps: tuple[Gap, ...]
    demonstration: bool

    @property
    def complete(self) -> bool:
        return not self.absent and not self.gaps


def owed(rows: Sequence[Row], year: str, catalog: Catalog) -> tuple[Owed, ...]:
    """Every table that somebody owes. `rows`: queries/owed.sql."""
    dongs = [dong.id for dong in dongs_of(year, catalog)]
    found = []
    for name, table in catalog.tables.items():
        if table.owed_by is None or table.due is None:
            continue
        own = [row for row in rows if row["table_name"] == name]
        there = {row["place"] for row in own if row["figures"] or row["missing"]}
        found.append(
            Owed(
                table,
                date(int(year) + 1, *map(int, table.due.split("-"))),
                len(dongs),
                tuple(dong for dong in dongs if dong not in there),
                _gaps(own, catalog),
                any(row["demonstration"] and row["figures"] for row in own),
            )
        )
    return tuple(found)


def _gaps(rows: Sequence[Row], catalog: Catalog) -> tuple[Gap, ...]:
    """Figures that are owed. What had nothing to count (미실시, 해당없음) is told, and so owes nothing."""
    known = catalog.words.missing
    return tuple(
        Gap(row["place"], row["programme"] or "", row["measure"], row["missing"])
        for row in rows
        if row["missing"] and row["missing"] in known and not known[row["missing"]].nothing
    )


def gap_words(gap: Gap, table: Table, catalog: Catalog, language: Language) -> str:
    """`양3동 좋은마을만들기 결산: 미제출`."""
    labels = [
        catalog.places[gap.place].label,
        *([catalog.programmes[gap.programme].label] if gap.programme in catalog.programmes else []),
        table.measure(gap.measure).label,
    ]
    reason = catalog.words.missing[gap.reason].label
    what = " ".join(label.ko if language == "ko" else label.en for label in labels)
    return f"{what}: {reason.ko if language == 'ko' else reason.en}"


def place_words(places: Sequence[str], of: int, catalog: Catalog, language: Language) -> str:
    """The dongs by name, or all of them as such."""
    if len(places) == of:
        return say(language)("{count}개 동 모두", count=of)
    labels = [catalog.places[place].label for place in places]
    return ", ".join(label.ko if language == "ko" else label.en for label in labels)


def needed_words(standing: Standing, catalog: Catalog, language: Language) -> str:
    """Which tables, and of which dongs, a figure would need: `필요한 자료: 총회(투표 인원, 선거인) · 18개 동 모두`."""
    wanted: dict[str, list[str]] = {}
    for part in (standing.indicator.numerator, standing.indicator.denominator):
        if part is not None:
            label = catalog.tables[part.table].measure(part.measure).label
            wanted.setdefault(part.table, []).append(label.ko if language == "ko" else label.en)
    speak, tables = say(language), []
    for name, measures in wanted.items():
        label = catalog.tables[name].label
        table = label.ko if language == "ko" else label.en
        tables.append(speak("{table}({measures})", table=table, measures=", ".join(measures)))
    needed = speak("필요한 자료: {tables}", tables=", ".join(tables))
    return f"{needed} · {lacking_words(standing, catalog, language)}" if standing.lacking else needed


def lacking_words(standing: Standing, catalog: Catalog, language: Language) -> str:
    """The dongs without a figure of the year."""
    return place_words(standing.lacking, len(dongs_of(standing.year, catalog)), catalog, language)
