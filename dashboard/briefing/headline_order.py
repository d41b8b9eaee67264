"""Extremes and ranks in a headline: the highest of the places, the highest of the years, the third of eighteen."""

from collections.abc import Iterable, Iterator, Sequence

from dashboard.briefing.carried import carried, in_years, marks_at, own_marks, places_at
from dashboard.briefing.claims import Claim, Mention, nearest, over_time, quoted
from dashboard.briefing.numerals import years
from dashboard.briefing.prepared import Prepared
from dashboard.captions_places import rank_words
from dashboard.figures.marks import ONE_PERIOD, Mark
from dashboard.judgements import Places
from dashboard.numbers import show_value
from dashboard.periods import show_period, show_periods
from dashboard.stats.ranks import Rank
from dashboard.text import say
from dashboard.views import Language


def order_doubts(
    made: Sequence[Claim], slide: Prepared, text: str, places: Sequence[Mention], language: Language
) -> Iterator[str]:
    """A sentence for each extreme or rank that the slide does not carry. Of several indicators side by side nothing is told."""
    if slide.panels or slide.indicator is None:
        return
    for claim in made:
        if claim.negated:
            continue
        if claim.kind == "ever":
            yield _ever(claim, slide, language)
        elif claim.kind == "rank":
            yield from _rank(claim, slide, text, nearest(places, claim.start), language)
        elif claim.kind in ("highest", "lowest"):
            yield from _extreme(claim, slide, text, places, language)


def _ever(claim: Claim, slide: Prepared, language: Language) -> str:
    periods = show_periods([mark.period for mark in slide.marks], language)
    sentence = "{words:이라고/라고} 쓰셨지만 이 그림은 {periods}의 값만 보입니다. 그 밖의 때와 견줄 수 없습니다."
    return say(language)(sentence, words=quoted(claim.words, language), periods=periods)


def _extreme(claim: Claim, slide: Prepared, text: str, places: Sequence[Mention], language: Language) -> Iterator[str]:
    """Over the years where the text says so or the figure shows one place only, else among the places."""
    place = nearest(places, claim.start)
    below = place in {mark.place for mark in slide.marks if not mark.is_district}
    if slide.view.kind not in ONE_PERIOD and (over_time(text) or not below):
        yield from _of_years(claim, slide, text, place, language)
    elif slide.view.kind in ONE_PERIOD and over_time(text) and not years(text):
        sentence = "{words:이라고/라고} 쓰셨지만 이 그림은 한 시점의 값이라 다른 때와 견줄 수 없습니다."
        yield say(language)(sentence, words=quoted(claim.words, language))
    elif below and place:
        yield from _of_places(claim, slide, text, place, language)


def _of_years(claim: Claim, slide: Prepared, text: str, place: str | None, language: Language) -> Iterator[str]:
    own = in_years(own_marks(slide, place))
    if len(own) < 2:
        return
    most = _most(claim, own)
    named = nearest([Mention(year, start) for year, start, _ in years(text)], claim.start)
    meant = next((mark for mark in own if mark.period == named), own[-1])
    speak, words = say(language), {"words": quoted(claim.words, language)}
    if meant.value != most.value:
        sentence = "{words:이라고/라고} 쓰셨지만 이 그림에서 {place}의 가장 큰 값은 {period} {value}입니다."
        if claim.kind == "lowest":
            sentence = "{words:이라고/라고} 쓰셨지만 이 그림에서 {place}의 가장 작은 값은 {period} {value}입니다."
        period = show_period(most.period, language)
        yield speak(sentence, place=most.label, period=period, value=_value(most, slide, language), **words)
    elif carried(slide, place).direction == "broken":
        yield speak("{words:이라고/라고} 쓰셨지만 그 사이에 집계 방식이 바뀌어 모든 해를 견줄 수 없습니다.", **words)


def _of_places(claim: Claim, slide: Prepared, text: str, place: str, language: Language) -> Iterator[str]:
    order = _order(slide, text, claim)
    own = marks_at(slide, order.period) if order else ()
    meant = next((mark for mark in own if mark.place == place), None)
    if order is None or meant is None:
        return
    speak, words, most = say(language), quoted(claim.words, language), _most(claim, own)
    rank = order.ranks.get(place)
    if meant.value != most.value:
        sentence = "{words:이라고/라고} 쓰셨지만 이 그림에서 값이 가장 큰 곳은 {place}({value})입니다."
        if claim.kind == "lowest":
            sentence = "{words:이라고/라고} 쓰셨지만 이 그림에서 값이 가장 작은 곳은 {place}({value})입니다."
        yield speak(sentence, words=words, place=most.label, value=_value(most, slide, language))
    elif rank is not None and rank.low != rank.high:
        yield _a_range(words, meant.label, rank, order, language)


def _rank(claim: Claim, slide: Prepared, text: str, place: str | None, language: Language) -> Iterator[str]:
    order = _order(slide, text, claim)
    if order is None or place is None or not any(mark.place == place for mark in marks_at(slide, order.period)):
        return
    label = next(mark.label for mark in marks_at(slide, order.period) if mark.place == place)
    words, rank = quoted(claim.words, language), order.ranks.get(place)
    if rank is None:
        yield say(language)(
            "{words:이라고/라고} 쓰셨지만 {place:은/는} 순위를 매기지 않았습니다.", words=words, place=label
        )
    elif rank.low != rank.high:
        yield _a_range(words, label, rank, order, language)
    elif rank.rank != (claim.rank or len(order.ranks)):
        known = rank_words(rank, order, language)
        sentence = "{words:이라고/라고} 쓰셨지만 {place:은/는} {rank}입니다."
        yield say(language)(sentence, words=words, place=label, rank=known)


def _a_range(words: str, place: str, rank: Rank, order: Places, language: Language) -> str:
    sentence = "{words:이라고/라고} 쓰셨지만 우연을 헤아리면 {place:은/는} {rank}입니다."
    return say(language)(sentence, words=words, place=place, rank=rank_words(rank, order, language))


def _order(slide: Prepared, text: str, claim: Claim) -> Places | None:
    named = nearest([Mention(year, start) for year, start, _ in years(text)], claim.start)
    return places_at(slide, named)


def _most(claim: Claim, marks: Iterable[Mark]) -> Mark:
    return (max if claim.kind == "highest" else min)(marks, key=lambda mark: mark.value or 0)


def _value(mark: Mark, slide: Prepared, language: Language) -> str:
    if slide.indicator is None:
        raise ValueError("a slide with an order has an indicator")
    return show_value(mark.value, slide.indicator, language, mark.qualifier)
