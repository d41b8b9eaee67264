"""A presenter's headline held against what its slide carries. What claims more is marked with the reason, and never forbidden."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Literal

from catalog.load import Catalog
from dashboard import engine
from dashboard.briefing.carried import Carried, Direction, carried
from dashboard.briefing.claims import Claim, Mention, claims, mentions, nearest, quoted, without
from dashboard.briefing.headline_beside import beside_doubts
from dashboard.briefing.headline_numbers import number_doubts
from dashboard.briefing.headline_order import order_doubts
from dashboard.briefing.prepared import Prepared
from dashboard.text import Say, say
from dashboard.views import Language

_WHY: dict[Direction, str] = {
    "within": "{words:이라고/라고} 쓰셨지만 변동 범위 안입니다.",
    "too_short": "{words:이라고/라고} 쓰셨지만 견줄 수 있는 해가 5개보다 적어 방향을 말할 수 없습니다.",
    "broken": "{words:이라고/라고} 쓰셨지만 그 사이에 집계 방식이 바뀌어 이어서 견줄 수 없습니다.",
    "not_yearly": "{words:이라고/라고} 쓰셨지만 해마다의 값이 아니어서 방향을 살피지 않았습니다.",
    "not_judged": "{words:이라고/라고} 쓰셨지만 우연한 차이인지 살피지 않은 값입니다. 값만 적어 주십시오.",
    "not_compared": "{words:이라고/라고} 쓰셨지만 두 값은 서로 견줄 수 없습니다.",
    "one_period": "{words:이라고/라고} 쓰셨지만 이 그림은 한 시점의 값이라 늘거나 준 것을 보이지 않습니다.",
    "not_here": "{words:이라고/라고} 쓰셨지만 그곳의 값은 이 그림에 없습니다.",
}


@dataclass(frozen=True)
class Doubt:
    """Something in a headline that the data do not carry. A `hint` is milder: it may hold, but not by these figures."""

    sentence: str
    gravity: Literal["claim", "hint"] = "claim"


def doubts(slide: Prepared, language: Language) -> tuple[Doubt, ...]:
    """What is to be doubted in the slide's own headline, in the order it is written. Nothing in a generated caption."""
    text = slide.slide.headline.strip()
    if not text or text == slide.caption or slide.gone:
        return ()
    catalog = engine.release(slide.view.release).catalog
    places = mentions(text, place_names(catalog))
    bare = without(text, (*place_names(catalog), *_labels(slide)))
    made = claims(bare)
    found = [doubt for claim in made for doubt in _of_claim(claim, slide, text, places, language)]
    found += [Doubt(one) for one in order_doubts(made, slide, bare, places, language)]
    found += [Doubt(one) for one in beside_doubts(made, slide, places, language)]
    found += [Doubt(one) for one in number_doubts(bare, slide, places, language)]
    return tuple(dict.fromkeys(found))


def place_names(catalog: Catalog) -> Mapping[str, str]:
    """Every name of every place → its id."""
    return {
        name: place.id
        for place in (catalog.district, *catalog.dongs)
        for name in (place.label.ko, place.label.en, *place.aliases)
    }


def _labels(slide: Prepared) -> list[str]:
    """What the indicators of the slide are called."""
    found = [one.indicator.label for one in (slide.panels or (slide,)) if one.indicator]
    return [name for label in found for name in (label.ko, label.en)]


def _of_claim(
    claim: Claim, slide: Prepared, text: str, places: Iterable[Mention], language: Language
) -> Iterator[Doubt]:
    if claim.kind == "cause":
        if not claim.negated:
            hint = "{words}: 이 숫자만으로는 까닭을 알 수 없습니다. 까닭의 근거를 메모에 적어 두십시오."
            yield Doubt(say(language)(hint, words=quoted(claim.words, language)), "hint")
        return
    if claim.kind not in ("up", "down", "better", "worse", "steady"):
        return
    own = [_told(claim, carried(one, nearest(places, claim.start)), language) for one in _meant(claim, slide, text)]
    if all(own):  # of several indicators one is enough that carries it
        yield from (doubt for doubt in own[:1] if doubt)


def _meant(claim: Claim, slide: Prepared, text: str) -> tuple[Prepared, ...]:
    """The indicators that a claim may be about: of several side by side the one named nearest, else all."""
    if not slide.panels:
        return (slide,)
    names = {
        name: one.view.indicator
        for one in slide.panels
        if one.indicator
        for name in (one.indicator.label.ko, one.indicator.label.en)
    }
    named = nearest(mentions(text, names), claim.start)
    shown = tuple(one for one in slide.panels if not one.gone)
    return tuple(one for one in shown if one.view.indicator == named) or shown


def _told(claim: Claim, found: Carried, language: Language) -> Doubt | None:
    """The doubt about one claim of a direction; None where the data carry it, or it claims none."""
    speak, words = say(language), {"words": quoted(claim.words, language), "place": found.place}
    if claim.kind == "steady" or claim.negated:
        return _denied(claim, found, speak, words)
    if claim.kind in ("better", "worse"):
        if found.direction in ("up", "down") and found.status is None:
            return Doubt(speak("{words:이라고/라고} 쓰셨지만 느는 것이 좋은지 나쁜지 정하지 않은 지표입니다.", **words))
        if found.direction in ("up", "down") and found.status == claim.kind:
            return _too_strong(claim, speak, words)
    elif found.direction == claim.kind:
        return _too_strong(claim, speak, words)
    if found.direction in ("up", "down"):
        return _opposite(found, speak, words)
    return Doubt(speak(_WHY[found.direction], **words))


def _denied(claim: Claim, found: Carried, speak: Say, words: Mapping[str, str]) -> Doubt | None:
    """`No rise` where there is one; that nothing was found to rise is never doubted."""
    denied = {"steady": ("up", "down"), "better": (), "worse": ()}.get(claim.kind, (claim.kind,))
    return _opposite(found, speak, words) if found.direction in denied else None


def _opposite(found: Carried, speak: Say, words: Mapping[str, str]) -> Doubt:
    sentence = "{words:이라고/라고} 쓰셨지만 이 그림에서 {place:은/는} 줄었습니다."
    if found.direction == "up":
        sentence = "{words:이라고/라고} 쓰셨지만 이 그림에서 {place:은/는} 늘었습니다."
    return Doubt(speak(sentence, **words))


def _too_strong(claim: Claim, speak: Say, words: Mapping[str, str]) -> Doubt | None:
    if not claim.strong:
        return None
    hint = "{words}: 방향은 맞지만 얼마나 크게 달라졌는지는 살피지 않았습니다. 숫자를 함께 적어 주십시오."
    return Doubt(speak(hint, **words), "hint")
