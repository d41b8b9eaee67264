"""Why something is not there, in words: a measure that gives no value, data still to be sent, a link that asks for what is not."""

from collections.abc import Iterable, Mapping, Sequence

from catalog.load import Catalog
from dashboard.captions_compare import name_of, place_words
from dashboard.figures.marks import Mark, by_place
from dashboard.figures.reasons import reason
from dashboard.nearest import Changed
from dashboard.periods import list_periods, show_period
from dashboard.reach import Needed
from dashboard.text import say
from dashboard.views import Language

_STRETCHES = 3  # so many different stretches of years are told one by one
MEASURES = {
    "plain": "값 그대로",
    "index": "지수(첫 해 = 100)",
    "per_resident": "주민 수로 나눔",
    "per_officer": "담당 인력으로 나눔",
    "per_budget": "사업 예산으로 나눔",
}
GRAINS = {"year": "연도별", "half": "반기별", "month": "월별"}


def unanswered(marks: Iterable[Mark], language: Language) -> str:
    """Which places and years have no figure in this measure, and why; empty where all have one."""
    speak = say(language)
    found: dict[str, dict[str, list[str]]] = {}
    for place, own in by_place(mark for mark in marks if mark.value is None and mark.missing).items():
        for mark in own:
            found.setdefault(mark.missing, {}).setdefault(place, []).append(mark.period)
    labels = {mark.place: mark.label for mark in marks}
    listed = [
        speak(
            "{place}({reason})",
            place=_stretches(places, labels, language),
            reason=reason(Mark("", "", "", "", missing=why), speak),
        )
        for why, places in found.items()
    ]
    return speak("값을 내지 않은 곳: {list}.", list=", ".join(listed)) if listed else ""


def needed_words(needed: Needed, catalog: Catalog, language: Language) -> tuple[str, ...]:
    """Which tables would have to be sent, with which measures, and by which dongs."""
    speak = say(language)
    korean = language == "ko"
    tables = [
        (catalog.tables[table].label, catalog.tables[table].measure(measure).label)
        for table, measure in needed.measures
    ]
    listed = ", ".join(
        f"{table.ko}({measure.ko})" if korean else f"{table.en} ({measure.en})" for table, measure in tables
    )
    lines = [speak("필요한 자료: {list}.", list=listed)]
    names = [catalog.places[dong].label.ko if korean else catalog.places[dong].label.en for dong in needed.dongs]
    if names and len(names) < len(catalog.dongs):
        lines.append(speak("값이 없는 동: {list}.", list=", ".join(names)))
    elif names:
        lines.append(speak("동별 값은 {count}개 동 모두 없습니다.", count=len(names)))
    return tuple(lines)


def changed_words(changed: Sequence[Changed], catalog: Catalog, language: Language) -> str:
    """One sentence for what a link asked for and is not there."""
    if not changed:
        return ""
    told = ", ".join(_changed(one, catalog, language) for one in changed)
    return say(language)("링크가 찾는 것이 없어 가장 가까운 것을 보여 드립니다: {list}.", list=told)


def _changed(one: Changed, catalog: Catalog, language: Language) -> str:
    speak = say(language)

    def name(value: str) -> str:
        if not value:
            return speak("뺌")
        if one.what == "indicator":
            return name_of(catalog.indicators[value], language) if value in catalog.indicators else f"‘{value}’"
        if one.what == "period":
            try:
                return show_period(value, language)
            except ValueError:
                return f"‘{value}’"
        words = MEASURES | GRAINS
        return speak(words[value]) if value in words else f"‘{value}’"

    return f"{name(one.asked)} → {name(one.shown)}"


def _stretches(places: Mapping[str, Sequence[str]], labels: Mapping[str, str], language: Language) -> str:
    """`서구·양동 2016~2018년`: places of the same periods together."""
    together: dict[str, list[str]] = {}
    for place, periods in places.items():
        dated = [period for period in periods if period]
        together.setdefault(list_periods(dated, language) if dated else "", []).append(labels[place])
    if len(together) > _STRETCHES:
        return place_words([labels[place] for place in places], language)
    return ", ".join(f"{place_words(names, language)} {periods}".strip() for periods, names in together.items())
