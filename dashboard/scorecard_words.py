"""The words of the scorecard: what the groups of indicators are called, and what is said of a change that is a finding."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import get_args

from catalog.load import Catalog
from catalog.model import Indicator
from dashboard.numbers import show_value
from dashboard.reason_words import Status, status_of
from dashboard.scorecard import Finding, Scorecard, Standing
from dashboard.screen import Number
from dashboard.text import say
from dashboard.views import Language

_GROUPS = {
    "training": "교육",
    "contest": "공모",
    "budget": "예산",
    "staffing": "인력",
    "council": "주민자치회",
    "assembly": "주민총회",
    "participation": "참여예산",
    "people": "인구",
}


@dataclass(frozen=True)
class Told:
    """A finding in words: `먼저 값 → 나중 값` with the numbers they are, and the grounds on which it is called one."""

    status: Status
    sentence: str
    before: str
    after: str
    first: Number
    last: Number
    grounds: str
    demonstration: bool


def group_words(group: str, language: Language) -> str:
    """What a group of indicators is called."""
    return say(language)(_GROUPS[group])


def by_group(card: Scorecard) -> Iterable[tuple[str, list[Standing]]]:
    """The groups that have indicators, in the catalog's order, with their standings."""
    for group in get_args(Indicator.model_fields["group"].annotation):
        own = [one for one in card.standings if one.indicator.group == group]
        if own:
            yield group, own


def tell(finding: Finding, catalog: Catalog, language: Language) -> Told:
    """`화정4동 교육 수료 인원이 늘었습니다`, and all that belongs to it."""
    speak, indicator = say(language), finding.indicator
    label, place = indicator.label, catalog.places[finding.after.place].label
    named = {
        "place": place.ko if language == "ko" else place.en,
        "indicator": label.ko if language == "ko" else label.en,
    }
    rise = finding.verdict.kind == "rise"
    sentence = (
        speak("{place} {indicator:이/가} 늘었습니다", **named)
        if rise
        else speak("{place} {indicator:이/가} 줄었습니다", **named)
    )
    return Told(
        status=status_of(finding.verdict.kind, finding.verdict.status),
        sentence=sentence,
        before=show_value(finding.before.value, indicator, language),
        after=show_value(finding.after.value, indicator, language),
        first=Number(indicator.indicator, finding.before.place, finding.before.period),
        last=Number(indicator.indicator, finding.after.place, finding.after.period),
        grounds=grounds(finding, language),
        demonstration=finding.after.demonstration,
    )


def grounds(finding: Finding, language: Language) -> str:
    """Against what the change was held, and how likely such a choice is to be mistaken."""
    speak, verdict = say(language), finding.verdict
    variation = verdict.change.variation
    parts = []
    if variation is not None and variation.observations:
        parts.append(
            speak(
                "동별 값이 해마다 달라진 정도(변화 {count}개)를 평소 변동으로 보고 견주었습니다.",
                count=variation.observations,
            )
        )
    share = max((verdict.q or 0) * 100, 0.1)
    parts.append(
        speak(
            "이 화면의 변화 {family}건을 함께 살펴, 우연을 변화로 잘못 고르는 비율을 5% 아래로 두었습니다. 이 변화까지 고를 때의 비율은 {share}% 이하입니다.",
            family=verdict.family,
            share=f"{share:.1f}",
        )
    )
    return " ".join(parts)
