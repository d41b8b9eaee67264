"""Cells that list dates or places: one reading each, or their count."""

import re

from catalog.vocabulary import squeeze
from etl.clean.period import Period
from etl.clean.period_search import Found
from etl.clean.places import places_in
from etl.clean.text import without_bullet
from etl.recognise.said import Grammar, Part


def dates(printed: str, periods: list[Found]) -> tuple[Part, ...]:
    """A cell of dates and hardly anything else: one reading for each date."""
    if not periods:
        return ()
    rest = printed
    for found in reversed(periods):
        rest = rest[: found.start] + " " + rest[found.end :]
    words = re.sub(r"[\s,.()\[\]→~/·:-]+", " ", rest).strip()
    if len(words) > 10 or re.search(r"\d", words) or (words and periods[0].period.day is None):
        return ()
    context = (words,) if words else ()
    return tuple(
        Part("date", text=_span_text(found.period), period=found.period, context=context)
        for found in periods
        if found.period.complete
    )


def _span_text(period: Period) -> str | None:
    start, end = period.written()
    return start if start == end or end is None else f"{start}/{end}"


def places_by_periods(printed: str, periods: list[Found], grammar: Grammar) -> tuple[Part, ...]:
    """`금부초등학교 학교총회(2018, 2019)`: each place in each period."""
    match = re.search(r"\(([^()]*)\)\s*$", printed)
    if not match or not periods or periods[0].start <= match.start():
        return ()
    inside = match[1]
    for found in reversed(periods):
        start, end = found.start - match.start(1), found.end - match.start(1)
        inside = inside[:start] + inside[end:]
    names = places_in(printed[: match.start()], grammar.places)
    if re.sub(r"[\s,·/]+", "", inside) or not names or names[0][0] != 0:
        return ()
    rest = re.sub(r"^[\s,·및]+", "", printed[names[-1][1] : match.start()]).strip()
    return tuple(
        Part(
            "places",
            1.0,
            place=squeeze(name),
            places=(squeeze(name),),
            period=found.period,
            context=(rest,) if rest else (),
        )
        for _, _, name in names
        for found in periods
    )


def places_only(printed: str, periods: list[Found], grammar: Grammar) -> tuple[Part, ...]:
    """`선정 : 상무2동, 동천동`: a list of places and at most a few words before it."""
    names = places_in(printed, grammar.places)
    if not names:
        return ()
    first, last = names[0][0], names[-1][1]
    between = printed[first:last]
    for _, _, name in names:
        between = between.replace(name, "", 1)
    before, behind = printed[:first], printed[last:]
    marked = not before.strip() or re.search(r"[:→(]\s*$", before)
    if re.sub(r"[\s,·/및과와]+", "", between) or re.sub(r"[\s.)]+", "", behind) or not marked or len(names) > 30:
        return ()
    words = without_bullet(before).lstrip(" :→\n-").rstrip(" :→\n-(")
    if not words and len(names) == 1:
        return ()
    period = periods[0].period if len(periods) == 1 and periods[0].period.complete else None
    found = tuple(squeeze(name) for _, _, name in names)
    return (
        Part(
            "places",
            float(len(found)),
            places=found,
            period=period,
            context=(" ".join(words.split()),) if words else (),
        ),
    )
