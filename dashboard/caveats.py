"""What must be known beside a figure, in sentences: made-up values, part sums, other dates, breaks, spans, qualifiers."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import pairwise

from catalog.model import Event, Indicator
from dashboard.figures.marks import ONE_PERIOD, Mark, by_place, denominator_apart, part_year
from dashboard.figures.reasons import reason
from dashboard.figures.series import breaks_within
from dashboard.periods import follows, grain_of, list_periods, show_date, show_period
from dashboard.text import Say, say
from dashboard.views import Language, View

_CHANGES_TOLD = 4  # so many periods are told one by one
_NAMED = 3  # so many places are named; of more, only the number is told


def caveats_of(
    view: View, marks: Sequence[Mark], indicator: Indicator, events: Mapping[str, Event], language: Language
) -> tuple[str, ...]:
    """The sentences for these marks, gravest first. Those without a value are named last."""
    speak = say(language)
    missing, marks = [mark for mark in marks if mark.value is None], [mark for mark in marks if mark.value is not None]
    over_time, beside = view.kind in ("trend", "heat"), view.kind in ONE_PERIOD
    return (
        *_demonstration(marks, speak),
        *(_breaks(marks, indicator, events, language) if over_time else ()),
        *(_covers(marks, language) if over_time else ()),
        *(_covers_beside(marks, speak) if beside else ()),
        *_partial(marks, language),
        *_owed(marks, language),
        *_dates(marks, indicator, language),
        *_spans(marks, language),
        *_qualifiers(marks, language),
        *_missing(missing, speak),
    )


def _demonstration(marks: Sequence[Mark], speak: Say) -> Iterable[str]:
    made_up = sum(mark.demonstration for mark in marks)
    if made_up and made_up == len(marks):
        yield speak("보이는 값 {count}개는 모두 예시 자료입니다. 실제 값이 아닙니다.", count=made_up)
    elif made_up:
        yield speak(
            "보이는 값 {count}개 중 {made_up}개({share}%)는 예시 자료입니다. 실제 값과 더하지 않았습니다.",
            count=len(marks),
            made_up=made_up,
            share=max(1, round(100 * made_up / len(marks))),
        )


def _breaks(
    marks: Sequence[Mark], indicator: Indicator, events: Mapping[str, Event], language: Language
) -> Iterable[str]:
    for event in breaks_within(indicator, events, marks):
        label = event.label.ko if language == "ko" else event.label.en
        sentence = "{label}: {day} 앞뒤의 값은 서로 견줄 수 없습니다."
        yield say(language)(sentence, label=label, day=show_date(event.since, language))


def _covers(marks: Sequence[Mark], language: Language) -> Iterable[str]:
    changes: dict[str, list[str]] = {}
    for own in by_place(marks).values():
        for before, after in pairwise(mark for mark in own if grain_of(mark.period) != "span"):
            if before.covers != after.covers and follows(before.period, after.period):
                changes.setdefault(after.period, []).append(after.label)
    if len(changes) > _CHANGES_TOLD:
        yield say(language)("더한 사업이 시점마다 달라, 줄이 끊긴 곳의 앞뒤는 이어서 견줄 수 없습니다.")
        return
    for label, periods in _grouped(changes, language).items():
        sentence = "{places}: {periods}에 더한 사업이 그 앞과 달라 이어서 견줄 수 없습니다."
        yield say(language)(sentence, places=label, periods=list_periods(periods, language))


def _covers_beside(marks: Sequence[Mark], speak: Say) -> Iterable[str]:
    """Of places side by side: whose figures are of other programmes than most, and what only the district's holds."""
    dongs = [mark for mark in marks if not mark.is_district]
    usual = Counter(mark.covers for mark in dongs).most_common(1)
    apart = [mark.label for mark in dongs if mark.covers != usual[0][0] and not mark.missing]
    if apart:
        places = ", ".join(apart) if len(apart) <= _NAMED else speak("{count}곳", count=len(apart))
        yield speak("{places}: 더한 사업이 다른 동과 다릅니다.", places=places)
    known = {name for mark in dongs for name in mark.covers.split(",")}
    for mark in marks:
        if dongs and mark.is_district and not known.issuperset(mark.covers.split(",")):
            yield speak(
                "{place} 값에는 동별로 나뉘지 않은 사업도 들어 있어, 동별 값의 합과 다릅니다.", place=mark.label
            )


def _partial(marks: Sequence[Mark], language: Language) -> Iterable[str]:
    speak = say(language)
    part = [mark for mark in marks if mark.partial]
    listed = [
        speak(
            "{period:은/는} {of}개 동 중 {parts}개 동",
            period=show_period(m.period, language),
            of=m.parts_of,
            parts=m.parts,
        )
        for m in part
    ]
    if listed:
        yield speak("{place} 값은 일부 동의 합입니다: {list}.", place=part[0].label, list=", ".join(listed))


def _owed(marks: Sequence[Mark], language: Language) -> Iterable[str]:
    """A value that stands although a figure of one of its programmes is owed."""
    speak = say(language)
    for why in sorted({mark.missing for mark in marks if mark.missing}):
        found: dict[str, list[str]] = {}
        for mark in marks:
            if mark.missing == why:
                found.setdefault(mark.period, []).append(mark.label)
        listed = [f"{places} {list_periods(at, language)}" for places, at in _grouped(found, language).items()]
        reason_words = reason(next(mark for mark in marks if mark.missing == why), speak)
        yield speak(
            "{list}: 일부 사업의 값이 없어({reason}) 그만큼 빠진 값입니다.", list=", ".join(listed), reason=reason_words
        )


def _dates(marks: Sequence[Mark], indicator: Indicator, language: Language) -> Iterable[str]:
    residents = indicator.denominator is not None and indicator.denominator.table == "population"
    dated = "{periods} 값의 분모는 연말이 아니라 {dates}의 주민 수입니다."
    for sentence, apart in (
        (dated if residents else "{periods} 값은 연말이 아니라 {dates}의 값으로 나누었습니다.", denominator_apart),
        ("{periods} 값은 연말이 아니라 {dates}의 값입니다.", part_year),
    ):
        found = [mark for mark in marks if apart(mark, indicator)]
        for counted in sorted({mark.denominator_period for mark in found}):
            periods = [mark.period for mark in found if mark.denominator_period == counted]
            dates = show_period(counted, language)
            yield say(language)(sentence, periods=list_periods(periods, language), dates=dates)


def _spans(marks: Sequence[Mark], language: Language) -> Iterable[str]:
    periods = {mark.period for mark in marks if grain_of(mark.period) == "span"}
    if periods:
        told = ", ".join(show_period(period, language) for period in sorted(periods))
        yield say(language)("{periods} 값은 그 기간 전체의 값 하나이며 해마다 나누지 않았습니다.", periods=told)


def _qualifiers(marks: Sequence[Mark], language: Language) -> Iterable[str]:
    for qualifier, sentence in (
        ("approximate", "{list}: 원자료에 ‘약’으로 적힌 어림값입니다."),
        ("at least", "{list}: 원자료에 ‘여’·‘이상’으로 적혀 실제 값은 더 클 수 있습니다."),
        ("at most", "{list}: 원자료에 ‘이하’로 적혀 실제 값은 더 작을 수 있습니다."),
        ("planned", "{list}: 계획한 값입니다."),
        ("ambiguous", "{list}: 원자료가 분명하지 않아 확인이 필요한 값입니다."),
    ):
        found: dict[str, list[str]] = {}
        for mark in marks:
            if mark.qualifier == qualifier:
                found.setdefault(mark.period, []).append(mark.label)
        listed = [
            f"{places} {list_periods(periods, language)}" for places, periods in _grouped(found, language).items()
        ]
        if listed:
            yield say(language)(sentence, list=", ".join(listed))


def _missing(marks: Sequence[Mark], speak: Say) -> Iterable[str]:
    if marks:
        listed = ", ".join(speak("{place}({reason})", place=mark.label, reason=reason(mark, speak)) for mark in marks)
        yield speak("값이 없는 곳: {list}.", list=listed)


def _grouped(labels: Mapping[str, Sequence[str]], language: Language) -> dict[str, list[str]]:
    """Places named or counted → their periods."""
    found: dict[str, list[str]] = {}
    for period, names in labels.items():
        words = ", ".join(names) if len(names) <= _NAMED else say(language)("{count}곳", count=len(names))
        found.setdefault(words, []).append(period)
    return found
