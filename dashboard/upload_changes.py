"""What publishing would change, in words: one sentence, the changed values, and what would go."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from catalog.declared import Catalog
from catalog.model import Indicator
from dashboard.listing import missing_words
from dashboard.numbers import show_value
from dashboard.periods import show_period
from dashboard.release import Release
from dashboard.screen import Number
from dashboard.small_counts import SMALL
from dashboard.text import say
from dashboard.views import Language
from dashboard.withheld import hidden_figures
from ledger.consequences import ChangedIndicator, Consequences, IndicatorStanding

Key = tuple[str, str, str]  # indicator, place, period
Sort = Literal["changed", "new", "gone"]
SORTS: tuple[Sort, ...] = ("changed", "gone", "new")
GRAINS = ("year", "span", "half", "quarter", "month", "day", "none")


@dataclass(frozen=True)
class ChangedValue:
    """One value of an indicator before and after, in words. `number` is its passport's name."""

    sort: Sort
    label: str
    place: str
    period: str
    before: str
    after: str
    demonstration: bool
    number: Number


def sort_of(change: ChangedIndicator) -> Sort:
    """A value that is another one, one that was not there, or one that would be no more."""
    if change.before is None:
        return "new"
    return "gone" if change.after is None else "changed"


def changed_values(
    found: Consequences, catalog: Catalog, language: Language, hidden: Collection[Key] = frozenset()
) -> list[ChangedValue]:
    """The values that change: another value before a new one, years before parts of years, dongs before the district.

    Those `hidden` in either release are withheld in both: what a small count of persons was would tell what it is.
    """
    known = [one for one in found.indicators if one.indicator in catalog.indicators and one.place in catalog.places]
    latest_first = sorted(known, key=lambda one: one.period, reverse=True)
    ranked = sorted(latest_first, key=lambda one: _rank(one, catalog))
    return [_value(_covered(one) if _key(one) in hidden else one, catalog, language) for one in ranked]


def hidden_in(found: Consequences, releases: Iterable[Release | None]) -> frozenset[Key]:
    """The changed figures that are withheld in any of the releases."""
    names = {one.indicator for one in found.indicators}
    return frozenset().union(*(hidden_figures(opened, names) for opened in releases if opened))


def _key(change: ChangedIndicator) -> Key:
    return change.indicator, change.place, change.period


def _covered(change: ChangedIndicator) -> ChangedIndicator:
    """Without its values."""
    small = IndicatorStanding(value=None, missing=SMALL, qualifier=None)
    return change.model_copy(
        update={"before": change.before and small, "after": change.after and small},
    )


def _rank(change: ChangedIndicator, catalog: Catalog) -> tuple[object, ...]:
    """What is told first: counts before rates, for they are what the sheet says."""
    indicator = catalog.indicators[change.indicator]
    return (
        SORTS.index(sort_of(change)),
        GRAINS.index(change.grain) if change.grain in GRAINS else len(GRAINS),
        indicator.denominator is not None,
        change.place == catalog.district.id,
        list(catalog.indicators).index(change.indicator),
        list(catalog.places).index(change.place),
    )


def _value(change: ChangedIndicator, catalog: Catalog, language: Language) -> ChangedValue:
    indicator, place = catalog.indicators[change.indicator], catalog.places[change.place]
    return ChangedValue(
        sort_of(change),
        indicator.label.ko if language == "ko" else indicator.label.en,
        place.label.ko if language == "ko" else place.label.en,
        show_period(change.period, language),
        standing_words(change.before, indicator, catalog, language),
        standing_words(change.after, indicator, catalog, language),
        change.demonstration,
        Number(change.indicator, change.place, change.period),
    )


def standing_words(
    standing: IndicatorStanding | None, indicator: Indicator, catalog: Catalog, language: Language
) -> str:
    """A value with its unit, the reason why there is none, or that there is none."""
    if standing is None:
        return say(language)("없음")
    if standing.value is None:
        return missing_words(standing.missing, catalog, language) or say(language)("없음")
    return show_value(standing.value, indicator, language, standing.qualifier or "exact")


def headline(found: Consequences, values: Sequence[ChangedValue], catalog: Catalog, language: Language) -> str:
    """`지표 7개가 3개 동에서 바뀝니다: 2023년 화정1동 수료 인원 412명 → 421명`."""
    speak = say(language)
    if not found.indicators_changed:
        return speak("값 {count}개가 바뀌지만, 지표로 보이는 숫자는 그대로입니다.", count=f"{found.facts_changed:,}")
    count = len(found.touched_indicators)
    where = _where(found, catalog, language)
    if values and all(value.sort == "new" for value in values):
        told = speak("지표 {count}개에 새 값이 생깁니다({where})", count=count, where=where)
    else:
        told = speak("지표 {count}개가 {where}에서 바뀝니다", count=count, where=where)
    return f"{told}: {example(values[0])}" if values else told


def _where(found: Consequences, catalog: Catalog, language: Language) -> str:
    """`3개 동`; the district where no dong is touched."""
    district = catalog.district
    if dongs := [place for place in found.touched_places if place != district.id]:
        return say(language)("{count}개 동", count=len(dongs))
    return district.label.ko if language == "ko" else district.label.en


def example(value: ChangedValue) -> str:
    """`2023년 화정1동 수료 인원 412명 → 421명`."""
    return f"{value.period} {value.place} {value.label} {value.before} → {value.after}"


def table_rows(found: Consequences, catalog: Catalog, language: Language) -> list[tuple[str, str, str, str]]:
    """For each table of the catalog how many figures are new, changed and gone."""
    rows = []
    for one in found.tables:
        label = catalog.tables[one.table].label if one.table in catalog.tables else None
        name = one.table if label is None else label.ko if language == "ko" else label.en
        rows.append((name, f"{one.added:,}", f"{one.changed:,}", f"{one.removed:,}"))
    return rows


def drawable(found: Consequences, values: Sequence[ChangedValue], catalog: Catalog) -> list[str]:
    """The indicators of which before and after can be drawn, the one told first in front."""
    first = [value.number.indicator for value in values]
    return [name for name in dict.fromkeys([*first, *found.touched_indicators]) if name in catalog.indicators]
