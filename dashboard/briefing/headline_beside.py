"""One place set beside another, or beside all of them, in a headline: above the average, lower than the neighbours."""

from collections.abc import Iterator, Sequence

from dashboard.briefing.carried import marks_at, places_at
from dashboard.briefing.claims import Claim, Mention, quoted
from dashboard.briefing.prepared import Prepared
from dashboard.captions_places import position_words
from dashboard.figures.marks import ONE_PERIOD, Mark
from dashboard.judgements import Places
from dashboard.stats.funnel import Funnel
from dashboard.text import say
from dashboard.views import Language


def beside_doubts(
    made: Sequence[Claim], slide: Prepared, places: Sequence[Mention], language: Language
) -> Iterator[str]:
    """A sentence for each comparison of places that a slide of one period does not carry."""
    order = places_at(slide, None) if slide.view.kind in ONE_PERIOD else None
    if order is None:
        return
    own = {mark.place: mark for mark in marks_at(slide, order.period)}
    for claim in made:
        if claim.kind in ("above", "below") and not claim.negated:
            subject, other = _compared(claim, places)
            if subject in own:
                yield from _doubts(claim, own[subject], own.get(other or ""), (order, slide), language)


def _compared(claim: Claim, places: Sequence[Mention]) -> tuple[str | None, str | None]:
    """Who is compared with whom: the first named before the claim with the last, in English also with the next after it."""
    before = [mention.what for mention in places if mention.start < claim.start]
    after = [mention.what for mention in places if mention.start > claim.start]
    if not before:
        return None, None
    return before[0], (before[-1] if len(before) > 1 else next(iter(after), None))


def _doubts(
    claim: Claim, mark: Mark, other: Mark | None, where: tuple[Places, Prepared], language: Language
) -> Iterator[str]:
    order, slide = where
    speak, words = say(language), {"words": quoted(claim.words, language), "place": mark.label}
    against = other or next((one for one in slide.rows if one.is_district and one.period == order.period), None)
    if against is not None and _turned(claim, mark, against):
        yield speak("{words:이라고/라고} 쓰셨지만 이 그림의 값은 그렇지 않습니다.", words=words["words"])
    elif other is not None and _overlap(mark, other, order):
        sentence = "{words:이라고/라고} 쓰셨지만 {place:과/와} {other}의 95% 범위가 겹쳐 차이를 말할 수 없습니다."
        yield speak(sentence, **words, other=other.label)
    elif other is None and isinstance(order.funnel, Funnel):
        position = next((one for one in order.funnel.positions if one.place == mark.place), None)
        if position is not None and position.outside == "inside":
            told = position_words(position, language)
            yield speak("{words:이라고/라고} 쓰셨지만 {place:은/는} {position}입니다.", **words, position=told)


def _turned(claim: Claim, mark: Mark, other: Mark) -> bool:
    """Whether the values stand the other way round, or are the same."""
    one, two = mark.value or 0, other.value or 0
    return one <= two if claim.kind == "above" else one >= two


def _overlap(mark: Mark, other: Mark, order: Places) -> bool:
    """Whether both have an interval, and these overlap."""
    one, two = order.intervals.get(mark.place), order.intervals.get(other.place)
    return one is not None and two is not None and one.low <= two.high and two.low <= one.high
