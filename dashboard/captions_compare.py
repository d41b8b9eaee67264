"""The words around figures that set periods against each other or add them up: values only."""

from collections.abc import Iterable, Mapping, Sequence

from catalog.load import Catalog
from catalog.model import Event, Indicator
from dashboard.figures.marks import Mark
from dashboard.figures.reasons import reason
from dashboard.numbers import show_value
from dashboard.pairs import Pair
from dashboard.periods import grain_of, say_when, show_date, show_month, show_period
from dashboard.reason_words import reason_words
from dashboard.running import PER_YEAR, part_of
from dashboard.text import say
from dashboard.views import Grain, Language

_NAMED = 3  # so many places are named; of more, only the number is told
_YEARS_TOLD = 3


def against_title(pairs: Sequence[Pair], chosen: Sequence[str], indicator: Indicator, language: Language) -> str:
    """Both values of the first place chosen, else of the district. "서구 교육 참여 인원: 2019년 2,361명, 2023년 2,122명"."""
    name = name_of(indicator, language)
    by_id = {pair.place: pair for pair in pairs}
    subjects = [*(by_id[place] for place in chosen if place in by_id), *(pair for pair in pairs if pair.is_district)]
    if not subjects:
        return name
    marks = (subjects[0].before, subjects[0].after)
    values = [_dated(mark, mark.period, mixed(marks), indicator, language) for mark in marks]
    return say(language)("{place} {name}: {values}", place=subjects[0].label, name=name, values=", ".join(values))


def against_notes(pairs: Sequence[Pair], language: Language) -> tuple[str, ...]:
    """How many changes were judged and found, or that none is judged; then who is not compared, and why."""
    speak = say(language)
    judged = [pair.verdict for pair in pairs if pair.verdict is not None and pair.verdict.q is not None]
    found = sum(verdict.is_finding for verdict in judged)
    notes = []
    if judged and found:
        notes.append(
            speak("변화 {count}건을 함께 판단해 {found}건이 평소 변동보다 컸습니다.", count=len(judged), found=found)
        )
    elif judged:
        notes.append(speak("변화 {count}건을 함께 판단했고 평소 변동을 벗어난 것은 없습니다.", count=len(judged)))
    elif any(pair.difference is not None for pair in pairs) and not any(pair.verdict for pair in pairs):
        notes.append(speak("바로 앞 해와의 변화만 평소 변동과 견줍니다. 여기서는 값의 차이만 적습니다."))
    apart: dict[str, list[str]] = {}
    for pair in pairs:
        if pair.difference is None and pair.reason is not None:
            apart.setdefault(reason_words(pair.reason, language), []).append(pair.label)
    listed = [
        speak("{place}({reason})", place=place_words(labels, language), reason=why) for why, labels in apart.items()
    ]
    if listed:
        notes.append(speak("비교하지 않은 곳: {list}.", list=", ".join(listed)))
    return tuple(notes)


def cumulative_title(
    years: Mapping[str, Sequence[Mark]], grain: Grain, indicator: Indicator, language: Language
) -> str:
    """The sums up to the latest year's last month, of that year and of those before that reach as far."""
    latest = years[max(years)][-1]
    reached = part_of(latest.period)
    same = [mark for own in years.values() for mark in own if part_of(mark.period) == reached][-_YEARS_TOLD:]
    values = ", ".join(_dated(mark, mark.period[:4], mixed(same), indicator, language) for mark in same)
    speak = say(language)
    words = {"place": latest.label, "name": name_of(indicator, language), "values": values}
    if grain == "month":
        return speak("{place} {name}: {month}까지 {values}", month=show_month(reached, language), **words)
    until = speak("상반기까지" if reached == 1 else "한 해 전체")
    return speak("{place} {name}: {until} {values}", until=until, **words)


def cumulative_notes(
    years: Mapping[str, Sequence[Mark]],
    marks: Sequence[Mark],
    grain: Grain,
    catalog: Catalog,
    language: Language,
    chosen: Sequence[str] = (),
) -> tuple[str, ...]:
    """What was added up, who of those chosen has nothing to add up, and how far the years reach that are not complete."""
    speak = say(language)
    covered = {year: own[-1].covers for year, own in years.items()}
    names = [
        catalog.programmes[one]
        for one in sorted({o for c in covered.values() for o in c.split(",")})
        if one in catalog.programmes
    ]
    notes = []
    if names:
        listed = ", ".join(one.label.ko if language == "ko" else one.label.en for one in names)
        notes.append(speak("달이나 반기마다 값이 있는 사업만 더했습니다: {list}.", list=listed))
    if len(set(covered.values())) > 1:
        notes.append(speak("해마다 더한 사업이 같지 않아 서로 견주지 않습니다."))
    place = next(iter(years.values()))[0].place
    own = [mark for mark in marks if mark.place == place and grain_of(mark.period) == grain]
    without = {mark.place: mark.label for mark in marks if mark.place in chosen and mark.place != place}
    if without and place not in chosen:
        sentence = "{place:은/는} 1월부터 빠짐없이 있는 값이 없어 그리지 않았습니다."
        notes.append(speak(sentence, place=", ".join(without.values())))
    for year in sorted({mark.period[:4] for mark in own}):
        reached = part_of(years[year][-1].period) if year in years else 0
        stopped = next((m for m in own if m.period[:4] == year and m.value is None and m.missing), None)
        if stopped is not None and reached < PER_YEAR.get(grain, 12):
            sentence = "{period}부터 더하지 않았습니다({reason})."
            period = show_period(stopped.period, language)
            notes.append(speak(sentence, period=period, reason=reason(stopped, speak)))
    return tuple(notes)


def event_lines(events: Sequence[Event], language: Language) -> list[str]:
    """`1) 2018. 5. 10. 주민자치회 조례 2차 개정`, by the numbers on the figure."""
    lines = []
    for number, event in enumerate(events, start=1):
        days = show_date(event.since, language)
        if event.until is not None:
            days += f" ~ {show_date(event.until, language)}"
        lines.append(f"{number}) {days} {event.label.ko if language == 'ko' else event.label.en}")
    return lines


def mixed(marks: Iterable[Mark]) -> bool:
    """Whether real and made-up figures stand side by side; then each made-up one says what it is."""
    return len({mark.demonstration for mark in marks if mark.value is not None}) > 1


def told(mark: Mark, indicator: Indicator, language: Language, *, say_made_up: bool = False) -> str:
    """The value in words; a sum over some dongs says so at once, and a missing one why."""
    speak = say(language)
    if mark.value is None:
        return reason(mark, speak)
    value = show_value(mark.value, indicator, language, mark.qualifier)
    if say_made_up and mark.demonstration:
        value = speak("{value}(예시)", value=value)
    if not mark.partial:
        return value
    return speak("{value}({of}개 동 중 {parts}개 동)", value=value, of=mark.parts_of, parts=mark.parts)


def _dated(mark: Mark, period: str, say_made_up: bool, indicator: Indicator, language: Language) -> str:
    return say_when(told(mark, indicator, language, say_made_up=say_made_up), period, language)


def place_words(labels: Sequence[str], language: Language) -> str:
    """Places by name where they are few, else their number."""
    return ", ".join(labels) if len(labels) <= _NAMED else say(language)("{count}곳", count=len(labels))


def name_of(indicator: Indicator, language: Language) -> str:
    """The indicator's name on screen."""
    return indicator.label.ko if language == "ko" else indicator.label.en
