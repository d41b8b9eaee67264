"""Two releases compared: every figure that is new, gone or another, before and after, each with its cell."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal

from catalog.declared import Catalog
from dashboard import engine
from dashboard.history_facts import fact_words, said_words
from dashboard.history_releases import attached
from dashboard.history_withheld import withheld_rows
from dashboard.listing import harmless
from dashboard.release import Release, Row, query_text
from dashboard.small_counts import SMALL
from dashboard.text import say
from dashboard.views import Language, number_in

Kind = Literal["added", "changed", "removed"]


@dataclass(frozen=True)
class Side:
    """What a release said: in words (empty where it said nothing), the cell, the upload and the correction behind it."""

    words: str
    cell: str
    upload: str
    correction: int | None


@dataclass(frozen=True)
class Difference:
    """One figure that is not the same in both releases. `about` says in words what it is of."""

    kind: Kind
    table: str
    place: str
    about: str
    before: Side
    after: Side
    demonstration: bool


@lru_cache(maxsize=8)
def differences(earlier: Release, later: Release, language: Language) -> tuple[Difference, ...]:
    """All differences between two releases in the words of the later one's catalog. Raises duckdb.Error where one was made
    otherwise."""
    rows = _rows(earlier.folder, later.folder)
    hidden = (withheld_rows(earlier), withheld_rows(later))
    return tuple(_difference(row, later.catalog, language, hidden) for row in rows)


def _rows(earlier: Path, later: Path) -> list[Row]:
    with attached(earlier=earlier, later=later) as connection:
        result = connection.execute(query_text("diff"))
        names = [column[0] for column in result.description or ()]
        return [dict(zip(names, row, strict=True)) for row in result.fetchall()]


def _difference(
    row: Row, catalog: Catalog, language: Language, hidden: tuple[frozenset[int], frozenset[int]]
) -> Difference:
    # A figure withheld on one side is on both: what it was would tell what it is.
    covered = row["row_before"] in hidden[0] or row["row_after"] in hidden[1]
    return Difference(
        kind=row["change"],
        table=row["table_name"],
        place=row["place"],
        about=fact_words(row, catalog, language),
        before=_side(row, "before", catalog, language, hidden=covered),
        after=_side(row, "after", catalog, language, hidden=covered),
        demonstration=bool(row["demonstration"]),
    )


def _side(row: Row, side: str, catalog: Catalog, language: Language, *, hidden: bool) -> Side:
    if row[f"row_{side}"] is None:
        return Side("", "", "", None)
    told = {name: row[f"{name}_{side}"] for name in ("value", "missing", "qualifier")}
    told |= {"value_text": row[f"text_{side}"], "unit": row["unit"]}
    if hidden:
        told |= {"value": None, "value_text": None, "missing": SMALL}
    cell = " › ".join(part for part in (row[f"file_{side}"], row[f"sheet_{side}"], row[f"cell_{side}"]) if part)
    return Side(said_words(told, catalog, language), cell, row[f"upload_{side}"] or "", row[f"correction_{side}"])


def picked(found: Iterable[Difference], *, table: str = "", place: str = "", kind: str = "") -> list[Difference]:
    """Those of a table, a place and a kind; empty means all."""
    return [
        one
        for one in found
        if (not table or one.table == table) and (not place or one.place == place) and (not kind or one.kind == kind)
    ]


def as_csv(found: Sequence[Difference], catalog: Catalog, language: Language, notes: Sequence[str]) -> bytes:
    """The differences as UTF-8 CSV that spreadsheets open; notes first, each after a `#`."""
    speak, text = say(language), io.StringIO()
    kinds = kind_words(language)
    writer = csv.writer(text)
    writer.writerows([harmless(f"# {note}")] for note in notes)
    writer.writerow(
        [speak(name) for name in ("바뀐 방식", "표", "무엇", "앞 값", "뒤 값", "앞 칸", "뒤 칸", "예시 자료")]
    )
    for one in found:
        label = catalog.tables[one.table].label if one.table in catalog.tables else None
        table = (label.ko if language == "ko" else label.en) if label else one.table
        words = [kinds[one.kind], table, one.about, one.before.words, one.after.words, one.before.cell, one.after.cell]
        writer.writerow([*map(harmless, words), speak("예시 자료") if one.demonstration else ""])
    return b"\xef\xbb\xbf" + text.getvalue().encode("utf-8")


def kind_words(language: Language) -> dict[Kind, str]:
    """How a figure may differ."""
    speak = say(language)
    return {"added": speak("더해짐"), "changed": speak("바뀜"), "removed": speak("없어짐")}


def pair_of(about: str) -> tuple[int, int] | None:
    """The two releases that a link names, `3,5`.

    >>> pair_of("3,5"), pair_of("x"), pair_of("")
    ((3, 5), None, None)
    """
    first, _, second = about.partition(",")
    pair = number_in(first), number_in(second)
    return (pair[0], pair[1]) if pair[0] is not None and pair[1] is not None else None


def open_pair(pair: tuple[int, int]) -> tuple[Release, Release]:
    """Both releases, the earlier first. Raises NoReleaseError."""
    first, second = sorted(pair)
    return engine.release(first), engine.release(second)
