"""A figure over the releases: what it was, and which upload or correction made it another."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

import duckdb

from dashboard.history_releases import Past, is_readable, releases
from dashboard.measured import split
from dashboard.release import Release, open_mart, query_text
from dashboard.screen import Number
from dashboard.small_counts import SMALL, Key
from dashboard.withheld import hidden_now

MOST = 24  # releases looked into; only those in which something of the figure's tables changed


@dataclass(frozen=True)
class Stand:
    """What a figure was from a release on. `value` None with `missing` says why there was none; both None, that it was not there.

    `came` are the uploads that it stands on and did not before, `went` those it no longer stands on, `corrections` new ones.
    """

    release: int
    built_at: str
    value: float | None
    missing: str | None
    qualifier: str
    came: tuple[str, ...] = ()
    went: tuple[str, ...] = ()
    corrections: tuple[int, ...] = ()


@dataclass(frozen=True)
class _Found:
    """One release's answer: the figure, and what it stands on."""

    value: float | None
    missing: str | None
    qualifier: str
    uploads: frozenset[str]
    corrections: frozenset[int]


_NOTHING = _Found(None, None, "exact", frozenset(), frozenset())


@dataclass(frozen=True)
class Course:
    """The stands of a figure, newest first. `whole`: all releases with changes were looked into, but for the `damaged` ones."""

    stands: tuple[Stand, ...]
    whole: bool
    damaged: tuple[int, ...] = ()


def course_of(opened: Release, number: Number, *, demonstration: bool) -> Course:
    """How a figure went up to the release on the screen. Of an indicator in another measure that of the figure itself."""
    base, _ = split(number.indicator)
    about = replace(number, indicator=base)
    pasts = _candidates(opened, base)
    looked = [(past, _found(past, about, demonstration)) for past in pasts[:MOST] if is_readable(past)]
    stands = [_withheld(opened, past, about, stand) for past, stand in _stands(looked[::-1])]
    damaged = tuple(past.number for past in pasts[:MOST] if not is_readable(past))
    return Course(tuple(reversed(stands)), len(pasts) <= MOST, damaged)


def _candidates(opened: Release, indicator: str) -> list[Past]:
    """The releases in which the figure may have changed, newest first: those that changed its tables or the catalog, or were not
    compared with the one before; and the first."""
    declared = opened.catalog.indicators[indicator]
    tables = {part.table for part in (declared.numerator, declared.denominator) if part}
    known = [past for past in releases() if past.number <= opened.number]
    before = [*known[1:], None]
    return [
        past
        for past, earlier in zip(known, before, strict=True)
        if earlier is None
        or past.number == opened.number
        or tables & past.changed_tables
        or past.catalog != earlier.catalog
        or past.follows != earlier.number
    ]


@lru_cache(maxsize=1024)
def _found(past: Past, number: Number, demonstration: bool) -> _Found | None:
    """What a past release says; None where it has no such figure."""
    asked = {"indicator": number.indicator, "place": number.place, "period": number.period}
    try:
        with open_mart(past.folder) as connection:
            row = connection.execute(query_text("figure"), asked | {"demonstration": demonstration}).fetchone()
            if row is None:
                return None
            value, missing, qualifier, rows = row
            behind = connection.execute(query_text("behind"), {"rows": rows}).fetchall()
    except duckdb.Error:  # made by another version
        return None
    uploads = frozenset(upload for upload, _ in behind)
    return _Found(value, missing, qualifier, uploads, frozenset(number for _, number in behind if number is not None))


def _withheld(opened: Release, past: Past, number: Number, stand: Stand) -> Stand:
    """A small count of persons is not told of a past release either."""
    if (number.place, number.period) in _hidden(opened, past, number.indicator):
        return replace(stand, value=None, missing=SMALL)
    return stand


@lru_cache(maxsize=256)
def _hidden(opened: Release, past: Past, indicator: str) -> frozenset[Key]:
    """The release's own mart under the catalog of today: what is withheld today was never to be shown."""
    with open_mart(past.folder) as connection:
        then = replace(opened, number=past.number, folder=past.folder, connection=connection)
        return hidden_now(then, indicator)


def _stands(looked: Sequence[tuple[Past, _Found | None]]) -> Iterator[tuple[Past, Stand]]:
    """Oldest first: one for each time that the figure became another one."""
    before: _Found | None = None
    for past, found in looked:
        if found and (before is None or _shown(found) != _shown(before)):
            yield past, _stand(past, found, before or _NOTHING)
        elif found is None and before is not None:
            yield past, _stand(past, _NOTHING, before)
        before = found


def _stand(past: Past, found: _Found, before: _Found) -> Stand:
    came, went = (tuple(sorted(names)) for names in (found.uploads - before.uploads, before.uploads - found.uploads))
    new = tuple(sorted(found.corrections - before.corrections))
    return Stand(past.number, past.built_at, found.value, found.missing, found.qualifier, came, went, new)


def _shown(found: _Found) -> tuple[object, ...]:
    return found.value, found.missing, found.qualifier
