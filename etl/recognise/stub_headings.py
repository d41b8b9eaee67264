"""One heading for each row, from what the columns of its stub say."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from catalog.vocabulary import squeeze
from etl.clean.period import Period
from etl.clean.places import Place
from etl.recognise.headings import Heading, combined
from etl.recognise.roles import Role


@dataclass(frozen=True, eq=False)
class Stub:
    """The headings of rows: `which[i]` is the place in `headings` of body row i."""

    headings: tuple[Heading, ...]
    which: npt.NDArray[np.int64]

    def of(self, position: int) -> Heading:
        return self.headings[int(self.which[position])]


def joined(said: list[tuple[Role, list[Heading]]], codes: list[npt.NDArray[np.int64]]) -> Stub:
    """One heading for each combination of stub values that occurs."""
    first, key = _numbered(codes[0])
    for (_, values), found in zip(said[1:], codes[1:], strict=True):
        first, key = _numbered(key * (len(values) + 1) + found)
    headings = tuple(
        _together([(role, values[int(found[row])]) for (role, values), found in zip(said, codes, strict=True)])
        for row in first
    )
    return Stub(headings or (Heading(),), key)


def _numbered(key: npt.NDArray[np.int64]) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64]]:
    """Where each distinct value of a key first stands, and for every position the number of its value, in that order."""
    _, first, number = np.unique(key, return_index=True, return_inverse=True)
    order = np.argsort(first)
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    return first[order], rank[number]


def _together(values: list[tuple[Role, Heading]]) -> Heading:
    """The heading of a row from those of its stub cells, outer to inner."""
    labels: list[str] = []
    totals: list[str] = []
    period: Period | None = None
    place: Place | None = None
    unit: str | None = None
    for _, value in values:
        labels += [label for label in value.labels if not labels or labels[-1] != label]
        totals += [word for word in value.total_words if word not in totals]
        period = combined(period, value.period)
        unit = value.unit or unit
        if value.place:
            place = _below(place, value.place)
    return Heading(tuple(labels), period, place, unit, tuple(totals))


def _below(outer: Place | None, inner: Place) -> Place:
    if outer is None or squeeze(outer.name) == squeeze(inner.name):
        return inner
    above = tuple(name for name in (*outer.parents, outer.name) if name not in inner.parents)
    return Place(inner.name, (*above, *inner.parents), inner.code)
