"""What the codes of dashboard.stats are called on screen: reasons, kinds of verdict, where a place stands, and the status signs."""

from dataclasses import dataclass
from typing import Literal

from dashboard.stats import reasons
from dashboard.stats.reasons import Reason
from dashboard.text import say
from dashboard.views import Language

Kind = Literal[
    "rise",
    "fall",
    "no_clear_difference",
    "not_judged",
    "not_comparable",
    "rising",
    "falling",
    "no_clear_direction",
    "too_short",
    "broken",
    "not_yearly",
    "inside",
    "outside_95",
    "outside_998",
    "above",
    "below",
    "on",
]
_UPWARD, _DOWNWARD = frozenset({"rise", "rising", "above"}), frozenset({"fall", "falling", "below"})
_ALIKE = frozenset({"no_clear_difference", "no_clear_direction", "inside", "on"})

# A few words each, to stand after "비교하지 않음:" or on a card; then a whole sentence, for whoever asks why.
_REASONS: dict[Reason, tuple[str, str]] = {
    "no_model": (
        "판단할 모형 없음",
        "우연히 얼마나 달라지는 값인지 정해 둔 모형이 없는 지표라서, 값만 보여 드리고 판단하지 않습니다.",
    ),
    "no_value": ("값이 없음", "값이 없습니다."),
    "no_earlier_value": ("앞선 해의 값이 없음", "견줄 앞선 해의 값이 없습니다."),
    "no_denominator": (
        "나눌 수가 없음",
        "크기가 다른 곳의 개수를 그대로 견줄 수는 없습니다. 주민 수처럼 나눌 수가 있어야 합니다.",
    ),
    "zero_denominator": ("나눌 수가 0", "나눌 수(분모)가 0이라 비율이 없습니다."),
    "more_than_all": ("부분이 전체보다 큼", "부분이 전체보다 커서 원자료를 확인해야 합니다."),
    "not_a_count": ("0보다 작은 값", "0보다 작은 값은 개수로 볼 수 없습니다."),
    "break": ("집계 방식이 바뀜", "그 사이에 방법이나 구역, 정의가 바뀌어 앞뒤를 견줄 수 없습니다."),
    "part_year": ("한 해가 다 차지 않음", "한 해가 다 차지 않은 값은 다른 해와 견주지 않습니다."),
    "partial_dongs": ("일부 동만 더한 값", "일부 동만 더한 값은 전체와 견주지 않습니다."),
    "owed": ("일부 사업의 값이 빠짐", "아직 받지 못한 사업이 있어 그만큼 작은 값입니다."),
    "mixed_origin": ("한쪽만 예시 자료", "지어낸 예시 자료와 실제 자료는 서로 견주지 않습니다."),
    "different_programmes": ("포함된 사업이 다름", "더한 사업이 서로 달라 견줄 수 없습니다."),
    "inexact": (
        "어림값",
        "원자료에 어림이나 계획으로 적혀 있거나 확인이 필요한 값이라, 차이가 우연인지 판단하지 않습니다.",
    ),
    "span": ("여러 해를 합친 값", "여러 해를 합친 값 하나라서 해마다의 값과 견줄 수 없습니다."),
    "not_a_year": ("한 해의 값이 아님", "철마다 달라지는 값이라 앞 기간과 견주지 않습니다."),
    "variation_unknown": (
        "평소 변동을 모름",
        "사람은 무리 지어 참여하므로 평소 변동의 크기를 알아야 하는데, 그것을 알 만큼 앞선 해의 값이 없습니다.",
    ),
    "too_few_events": ("건수가 너무 적음", "건수가 너무 적어 우연과 가려낼 수 없습니다."),
    "too_few_places": ("견줄 곳이 너무 적음", "값이 있는 곳이 너무 적어 서로 견줄 수 없습니다."),
    "no_variation": ("모두 같음", "모든 곳이 하나도 없거나 모두 다여서 견줄 차이가 없습니다."),
}
_KINDS: dict[Kind, str] = {
    "rise": "평소 변동보다 크게 늘었습니다",
    "fall": "평소 변동보다 크게 줄었습니다",
    "no_clear_difference": "평소 변동 안",
    "not_judged": "판단하지 않음",
    "not_comparable": "비교하지 않음",
    "rising": "늘었습니다",
    "falling": "줄었습니다",
    "no_clear_direction": "뚜렷한 방향 없음",
    "too_short": "판단하기에 해가 적음",
    "broken": "이어서 견줄 수 없음",
    "not_yearly": "해마다의 값이 아님",
    "inside": "우연한 차이의 범위 안",
    "outside_95": "우연한 차이의 범위 밖",
    "outside_998": "우연한 차이의 범위를 크게 벗어남",
    "above": "전체보다 높음",
    "below": "전체보다 낮음",
    "on": "전체와 같음",
}


@dataclass(frozen=True)
class Status:
    """How something stands: a sign that is told apart by its shape, and what it means.

    `name` is one of the four states; or `more` and `less` where neither direction is the better one, and `stated` where a number
    is only told.
    """

    name: Literal["better", "no_clear_difference", "worse", "not_comparable", "more", "less", "stated"]

    @property
    def mark(self) -> str:
        """▲ better, ▼ worse, ● no clear difference, – not compared; arrows where neither direction is better."""
        return _STATUSES[self.name][0]

    def words(self, language: Language) -> str:
        """`나아짐`, `평소 변동 안` …"""
        return say(language)(_STATUSES[self.name][1])


_STATUSES: dict[str, tuple[str, str]] = {
    "better": ("▲", "나아짐"),
    "no_clear_difference": ("●", "평소 변동 안"),
    "worse": ("▼", "나빠짐"),
    "not_comparable": ("–", "비교하지 않음"),
    "more": ("↗", "늘어남"),
    "less": ("↘", "줄어듦"),
    "stated": ("–", "판단하지 않음"),
}


def reason_words(reason: Reason, language: Language) -> str:
    """A few words.

    >>> reason_words("no_model", "ko"), reason_words("break", "en")
    ('판단할 모형 없음', 'counted in another way')
    """
    return say(language)(_REASONS[reason][0])


def reason_sentence(reason: Reason, language: Language) -> str:
    """A whole sentence."""
    return say(language)(_REASONS[reason][1])


def kind_words(kind: Kind, language: Language) -> str:
    """What a verdict, or a place in a funnel, is called."""
    return say(language)(_KINDS[kind])


def status_of(kind: Kind, status: reasons.Status | None = None) -> Status:
    """The sign for a verdict: `kind` and `status` as the verdict has them.

    >>> status_of("fall", "better").mark, status_of("fall").mark, status_of("inside").mark, status_of("too_short").mark
    ('▲', '↘', '●', '–')
    """
    if status is not None:
        return Status(status)
    if kind in _ALIKE:
        return Status("no_clear_difference")
    if kind in _UPWARD | _DOWNWARD:
        return Status("more" if kind in _UPWARD else "less")
    return Status("not_comparable" if kind in ("not_comparable", "broken") else "stated")
