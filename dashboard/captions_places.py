"""Words for places beside one another: between which values they lie, their ranks, and which of them chance does not explain."""

from collections.abc import Iterable, Sequence

from catalog.model import Indicator
from dashboard.figures.marks import Mark, at_period, by_place, highlighted, looked_at
from dashboard.judgements import Places
from dashboard.numbers import WON, scale_for, show_value
from dashboard.periods import show_period
from dashboard.reason_words import kind_words, reason_words
from dashboard.stats.funnel import Funnel, Position
from dashboard.stats.ranks import Rank, Ranking
from dashboard.text import say
from dashboard.views import Language, View

_NAMED = 3  # so many places are named; of more, only the number is told


def at_one_period(
    view: View,
    marks: Sequence[Mark],
    indicator: Indicator,
    name: str,
    language: Language,
    places: Places | None = None,
) -> str:
    """Between which values the places lie at the period looked at, then the district and the places chosen, with their ranks."""
    at, period = at_period(view, marks), looked_at(view, marks)
    below = [mark for mark in at if mark.value is not None and not mark.is_district]
    chosen = [mark for place in highlighted(view, below) for mark in below if mark.place == place]
    named = [mark for mark in at if mark.is_district and mark.value is not None]
    named += below if len(below) == 1 else chosen
    values = [_bounds(below, indicator, language)] if len(below) > 1 else []
    values += [_ranked(mark, indicator, language, places) for mark in named]
    if not period:  # the source gives no time
        return f"{name}: {', '.join(values)}"
    speak, shown = say(language), show_period(period, language)
    return speak("{period} {name}: {values}", period=shown, name=name, values=", ".join(values))


def told_value(mark: Mark, indicator: Indicator, language: Language) -> str:
    """A value as a title tells it: a sum over some dongs says so at once."""
    value = show_value(mark.value, indicator, language, mark.qualifier)
    if not mark.partial:
        return value
    return say(language)("{value}({of}개 동 중 {parts}개 동)", value=value, of=mark.parts_of, parts=mark.parts)


def rank_words(rank: Rank, places: Places, language: Language) -> str:
    """`18개 동 중 3~9위`; `18개 동 중 3위` in a plain order."""
    speak, of = say(language), len(places.ranking.ranks)
    sentence = "학교 {of}곳 중 {rank}위" if places.schools else "{of}개 동 중 {rank}위"
    return speak(sentence, of=of, rank=short_rank(rank, language))


def short_rank(rank: Rank, language: Language) -> str:
    """`3~9`, or `3`."""
    if rank.low is None or rank.low == rank.high:
        return str(rank.rank)
    return say(language)("{low}~{high}", low=rank.low, high=rank.high)


def ranking_words(ranking: Ranking, language: Language) -> str:
    """Whether ranks are ranges, or else that they are a plain order, and why."""
    speak = say(language)
    if ranking.plain is None:
        return speak("가는 선은 값의 95% 범위이고, 순위는 우연한 변동을 헤아린 범위입니다.")
    return speak(
        "값의 순서일 뿐 불확실성은 나타내지 않습니다({reason}). 작은 차이는 우연일 수 있습니다.",
        reason=reason_words(ranking.plain, language),
    )


def outside_words(places: Places, marks: Sequence[Mark], name: str, language: Language) -> str:
    """Which places lie outside what chance allows. "2025년 …: 양동(전체보다 높음)만 우연한 차이의 범위 밖, 17개 동은 범위 안"."""
    if not isinstance(places.funnel, Funnel):
        raise ValueError("there is no funnel to be worded")
    speak, labels = say(language), {place: own[0].label for place, own in by_place(marks).items()}
    outside = [position for position in places.funnel.positions if position.outside != "inside"]
    words = {"period": show_period(places.period, language), "name": name}
    inside = len(places.funnel.positions) - len(outside)
    if not outside:
        return speak("{period} {name}: {count}개 동 모두 우연한 차이의 범위 안", **words, count=inside)
    if len(outside) > _NAMED:
        sentence = "{period} {name}: {outside}개 동은 우연한 차이의 범위 밖, {count}개 동은 범위 안"
        return speak(sentence, **words, outside=len(outside), count=inside)
    told = ", ".join(
        speak("{place}({reason})", place=labels[one.place], reason=kind_words(one.side, language)) for one in outside
    )
    sentence = "{period} {name}: {places:은/는} 우연한 차이의 범위 밖, {count}개 동은 범위 안"
    return speak(sentence, **words, places=told, count=inside)


def short_position(position: Position, language: Language) -> str:
    """Where a place stands, for a table: `범위 안`, `범위 밖(높음)`."""
    words = {
        "inside": "범위 안",
        "outside_95": "범위 밖({side})",
        "outside_998": "크게 벗어남({side})",
    }[position.outside]
    speak = say(language)
    return speak(words, side=speak("높음" if position.side == "above" else "낮음"))


def position_words(position: Position, language: Language) -> str:
    """The same in full: that it is within what chance allows, or outside and on which side."""
    where = kind_words(position.outside, language)
    return where if position.outside == "inside" else f"{where} · {kind_words(position.side, language)}"


def funnel_notes(places: Places, language: Language) -> Iterable[str]:
    """How many lie outside by chance alone, by how much the limits are widened, and which places are not drawn."""
    found, speak = places.funnel, say(language)
    if not isinstance(found, Funnel):
        return
    yield speak(
        "{of}개 동이면 서로 다르지 않더라도 많아야 {count}개쯤은 우연히 95% 한계를 벗어날 수 있습니다.",
        of=len(found.positions),
        count=max(1, round(found.expected_95)),
    )
    if found.widened:
        yield speak(
            "동마다 값이 모형보다 크게 흩어져 있어(분산 {phi}배) 그만큼 한계를 넓혔습니다.",
            phi=f"{found.dispersion.phi:,.1f}",
        )


def _ranked(mark: Mark, indicator: Indicator, language: Language, places: Places | None) -> str:
    words = f"{mark.label} {told_value(mark, indicator, language)}"
    rank = places.ranks.get(mark.place) if places else None
    if places is None or rank is None or len(places.ranking.ranks) < 2:
        return words
    return say(language)("{value}({rank})", value=words, rank=rank_words(rank, places, language))


def _bounds(marks: Sequence[Mark], indicator: Indicator, language: Language) -> str:
    lowest, highest = min(marks, key=lambda m: m.value or 0), max(marks, key=lambda m: m.value or 0)
    short = language == "en" or all(round(mark.value or 0) % 10_000 == 0 for mark in (lowest, highest))
    if (
        indicator.unit.ko in WON and short
    ):  # in prose as the district's own value beside it, not in thousands of a table
        low, high = (show_value(mark.value, indicator, language, mark.qualifier) for mark in (lowest, highest))
        return say(language)("동별 {value}", value=_span(low, high, language))
    scale = scale_for([lowest.value, highest.value], indicator, language)
    low, high = (scale.write(mark.value, mark.qualifier, language) for mark in (lowest, highest))
    values = _span(low, high, language)
    gap = "" if language == "ko" or scale.unit == "%" else " "
    schools = all(mark.kind == "school" for mark in marks)
    return say(language)("학교별 {value}" if schools else "동별 {value}", value=f"{values}{gap}{scale.unit}")


def _span(low: str, high: str, language: Language) -> str:
    return low if low == high else say(language)("{low}~{high}", low=low, high=high)
