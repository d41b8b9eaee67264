"""Where a file's name says another period or place than its content: the content is followed, and it is told."""

from collections.abc import Sequence

from catalog.problems import Problem
from catalog.vocabulary import squeeze
from etl.clean.period import Period
from etl.recognise.table import Table


def name_conflicts(tables: Sequence[Table], file_name: str) -> list[Problem]:
    """Problems for a file whose name disagrees with all of its tables."""
    if not tables:
        return []
    source = tables[0].around.sources[-1]
    problems = []
    years = {year for table in tables for year in _years(table)}
    if source.period and years and not years & set(_span(source.period)):
        printed = ", ".join(str(year) for year in sorted(years)[:4])
        problems.append(Problem("period_conflict", file_name, expected=f"{printed}년", found=f"{source.period.year}년"))
    places = {squeeze(name) for table in tables for name in _places(table)}
    if source.place and len(places) == 1 and squeeze(source.place.name) not in places:
        only = next(iter(places))
        if not only.endswith(("시", "군", "구")):
            problems.append(Problem("place_conflict", file_name, expected=only, found=source.place.name))
    return problems


def _span(period: Period) -> range:
    first = period.year or 0
    return range(first, (period.until.year or first) + 1 if period.until else first + 1)


def _years(table: Table) -> list[int]:
    """Years that the content itself prints: headings, stub, title, sheet name."""
    body = {column.index for column in table.body}
    periods = [heading.period for index, heading in table.headings.items() if index in body]
    periods += [heading.period for heading in table.stub.headings]
    periods += [source.period for source in table.around.sources[:-1]]
    return [year for period in periods if period and period.year for year in _span(period)]


def _places(table: Table) -> list[str]:
    found = [heading.place.name for heading in (*table.stub.headings, *table.headings.values()) if heading.place]
    found += [source.place.name for source in table.around.sources[:-1] if source.place]
    return found
