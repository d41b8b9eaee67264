"""Rows and columns of forms: years, months, halves, dongs, programmes, measures, and the totals over them."""

from collections.abc import Iterable, Sequence

from etl.demonstration.figures import Key
from etl.demonstration.layout import Head
from etl.demonstration.places import CATALOG, DONGS, SCHOOLS
from etl.demonstration.words import HEADERS, PROGRAMMES, dong_word, year_word

Heads = tuple[Head, ...]


def dongs(spaced: str = "", only: Iterable[str] = DONGS) -> Heads:
    """One head a dong."""
    return tuple(Head((dong_word(dong, spaced),), {"place": dong}) for dong in only)


def schools() -> Heads:
    """One head a school."""
    return tuple(Head((CATALOG.places[name].label.ko,), {"place": name}) for name in SCHOOLS)


def programmes(*names: str) -> Heads:
    """One head a programme."""
    return tuple(Head((PROGRAMMES[name],), {"programme": name}) for name in names)


def years(of: Iterable[int], style: str) -> Heads:
    """One head a year, written in one of the styles of words.YEAR_STYLES."""
    return tuple(Head((year_word(year, style),), {"period": str(year)}) for year in of)


def december(of: Iterable[int]) -> Heads:
    """The last month of each year."""
    return tuple(Head((f"{year}년 12월",), {"period": f"{year}-12"}) for year in of)


def months(year: int) -> Heads:
    """The twelve months of a year that the title names."""
    return tuple(Head((f"{month}월",), {"period": f"{year}-{month:02}"}) for month in range(1, 13))


def halves(year: int) -> Heads:
    """The two halves of a year that the title names."""
    return tuple(Head((f"{word}반기",), {"period": f"{year}-H{half}"}) for half, word in ((1, "상"), (2, "하")))


def posts(of: Iterable[str]) -> Heads:
    """One head a post or grade."""
    return tuple(Head((post,), {"attribute": post}) for post in of)


def measures(table: str, *names: str) -> Heads:
    """One head a measure, with the header word of words.HEADERS."""
    return tuple(Head((HEADERS[table, name],), {"measure": name}) for name in names)


def cross(outer: Sequence[Head], inner: Sequence[Head]) -> Heads:
    """Every inner head below every outer one; the parts of a total are crossed alike."""
    return tuple(_joined(above, below) for above in outer for below in inner)


def _joined(above: Head, below: Head) -> Head:
    parts: Heads = ()
    if above.parts or below.parts:
        parts = cross(above.parts or (above,), below.parts or (below,))
    return Head(above.labels + below.labels, {**above.fields, **below.fields}, parts)


def with_total(heads: Heads, word: str) -> Heads:
    """The heads and, last, their total."""
    return (*heads, total(word, heads))


def total(word: str, parts: Heads) -> Head:
    """One head that sums the given parts."""
    return Head((word,), {}, parts)


def steps(keys: Iterable[Key]) -> Heads:
    """One row a dated step, in the order of their days: the day itself is printed in the cell."""
    return tuple(
        Head(
            (dong_word(key.place), str(key.attribute)),
            {"place": key.place, "attribute": str(key.attribute), "period": key.period},
        )
        for key in sorted(keys, key=lambda key: (key.period, key.place))
    )
