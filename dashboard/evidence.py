"""The numbers behind a statement in plain words: which test, what it found, and what it takes for granted."""

from collections.abc import Iterable
from dataclasses import dataclass

from catalog.model import Indicator
from dashboard.judgements import Places
from dashboard.numbers import show_change, show_value
from dashboard.periods import list_periods, show_period, show_periods
from dashboard.reason_words import reason_sentence, reason_words
from dashboard.stats.discoveries import RATE, ChangeVerdict
from dashboard.stats.dispersion import Dispersion
from dashboard.stats.points import Point
from dashboard.stats.reasons import Model, Reason, Refused
from dashboard.stats.trend import LEAST_YEARS, LEVEL, SeriesVerdict
from dashboard.text import say
from dashboard.views import Language

Line = tuple[str, str]
_MODELS: dict[Model, str] = {
    "none": "없음",
    "binomial": "몇 명 중 몇 명(이항 모형)",
    "poisson": "드문 일의 건수(포아송 모형)",
    "clumped_counts": "무리 지어 오는 사람의 수(넓힌 포아송 모형)",
}


@dataclass(frozen=True)
class Evidence:
    """`test` is its name, `lines` are (what it is, its number), `assumptions` are sentences."""

    test: str
    lines: tuple[Line, ...] = ()
    assumptions: tuple[str, ...] = ()


def of_series(verdict: SeriesVerdict, indicator: Indicator, language: Language) -> Evidence:
    """The trend test, or why there was none."""
    speak = say(language)
    return Evidence(
        speak("해마다의 방향 검정(만-켄달 검정)"),
        (*_trend_lines(verdict, indicator, language), *_course_lines(verdict, language)),
        (
            speak(
                "견줄 수 있는 해가 {years}개 이상이고 그 사이에 방식이 바뀌지 않았을 때만 방향을 말합니다.",
                years=LEAST_YEARS,
            ),
            speak("한 해의 사정이 다음 해로 이어지지 않는다고 보았습니다."),
        ),
    )


def of_ranking(places: Places, indicator: Indicator, language: Language) -> Evidence:
    """How the ranges of the ranks were found, or that the order is a plain one and why."""
    speak, order = say(language), places.ranking
    counted = (speak("견준 곳"), speak("{count}곳", count=len(order.ranks)))
    left_out = tuple(_left_out(order.left_out, language))
    if order.plain:
        return Evidence(speak("값의 순서"), (counted, *left_out), (reason_sentence(order.plain, language),))
    return Evidence(
        speak("순위의 범위(모의 추첨)"),
        (counted, *_model_lines(indicator, places.variation, language), *left_out),
        (
            speak("같은 형편에서 나올 수 있는 값을 만 번 뽑아 순위를 매기고, 그 가운데 95%가 든 범위를 적었습니다."),
            speak("동끼리 서로 영향을 주지 않는다고 보았습니다."),
        ),
    )


def of_funnel(places: Places, indicator: Indicator, language: Language) -> Evidence:
    """The funnel's limits, or why there is none."""
    speak, found = say(language), places.funnel
    if isinstance(found, Refused):
        return Evidence(speak("깔때기 그림"), (), (reason_sentence(found.reason, language),))
    outside = sum(position.outside != "inside" for position in found.positions)
    far = sum(position.outside == "outside_998" for position in found.positions)
    lines = (
        (speak("견준 곳"), speak("{count}곳", count=len(found.positions))),
        (speak("모두 합한 값"), show_value(found.rate, indicator, language)),
        *_model_lines(indicator, found.dispersion, language),
        (speak("95% 한계 밖"), speak("{count}곳", count=outside)),
        (speak("그중 99.8% 한계 밖"), speak("{count}곳", count=far)),
        (
            speak("우연히 95% 한계를 벗어날 곳"),
            speak("많아야 {count}곳쯤", count=f"{found.expected_95:.1f}"),
        ),
        *_left_out(found.left_out, language),
    )
    assumption = "동마다 형편이 같다면 값이 이만큼은 흩어진다고 보고 한계를 그렸습니다. 작은 동일수록 한계가 넓습니다."
    return Evidence(speak("깔때기 그림의 한계"), lines, (speak(assumption),))


def of_change(verdict: ChangeVerdict, indicator: Indicator, language: Language) -> Evidence:
    """The test of a change on the year before, among all those of its page."""
    speak, change = say(language), verdict.change
    unit = indicator.unit.ko if language == "ko" else indicator.unit.en
    lines: list[Line] = []
    if change.difference is not None:
        difference = show_change(change.difference, unit, indicator.decimals, language)
        lines.append((speak("앞선 해와의 차이"), difference))
    if change.p is None or verdict.q is None:
        reason = [reason_sentence(change.reason, language)] if change.reason else []
        return Evidence(speak("앞선 해와의 차이"), tuple(lines), tuple(reason))
    lines += [
        (speak("우연히 이만큼 달라질 가능성(p)"), chance(change.p, language)),
        (speak("화면에서 함께 살핀 변화"), speak("{count}개", count=verdict.family)),
        (speak("함께 살핀 것을 헤아린 값(q)"), _against(verdict.q, RATE, language)),
        *_model_lines(indicator, change.variation, language),
    ]
    assumption = (
        "여럿을 한꺼번에 살피면 우연히 튀는 것이 섞이므로, 찾았다고 한 것 중 우연인 것이 5%를 넘지 않게 하였습니다."
    )
    return Evidence(speak("앞선 해와의 차이 검정"), tuple(lines), (speak(assumption),))


def of_values(language: Language, *, over_time: bool) -> Evidence:
    """Nothing was tested; of a course over time because no one place was chosen."""
    speak = say(language)
    shown = "적힌 값을 그대로 보여 드립니다. 색의 짙고 옅음은 값의 크기일 뿐, 우연한 차이인지는 살피지 않았습니다."
    many = "여러 곳의 값을 그대로 보여 드립니다. ‘강조할 동’에서 한 곳을 고르면 그곳의 방향을 살펴 드립니다."
    return Evidence(speak("살피지 않은 값"), (), (speak(many if over_time else shown),))


def chance(p: float, language: Language) -> str:
    """A probability in per cent: `1.7%`, `0.1% 미만`."""
    return say(language)("0.1% 미만") if p < 0.001 else f"{p * 100:.1f}%"


def _trend_lines(verdict: SeriesVerdict, indicator: Indicator, language: Language) -> Iterable[Line]:
    speak, found, run = say(language), verdict.trend, verdict.course.latest
    if run:
        periods = list_periods([point.period for point in run], language)
        yield speak("견준 해"), speak("{periods}({count}개 해)", periods=periods, count=len(run))
    if found is None:
        return
    pairs = found.n * (found.n - 1) // 2
    yield speak("오른 짝에서 내린 짝을 뺀 수(S)"), speak("{s}(모두 {pairs}쌍)", s=f"{found.s:+d}", pairs=pairs)
    yield speak("순서만으로 이만큼 치우칠 가능성(p)"), _against(found.p, LEVEL, language)
    yield speak("한 해에 달라진 크기(기울기)"), _slope(found.slope, indicator, language)
    if found.low is not None and found.high is not None:
        low, high = _slope(found.low, indicator, language), _slope(found.high, indicator, language)
        yield speak("기울기의 95% 범위"), speak("{low}~{high}", low=low, high=high)


def _course_lines(verdict: SeriesVerdict, language: Language) -> Iterable[Line]:
    speak, course = say(language), verdict.course
    if course.cuts:
        cuts = [
            speak(
                "{periods} 사이({reason})",
                periods=show_periods([cut.before.period, cut.after.period], language),
                reason=reason_words(cut.reason, language),
            )
            for cut in course.cuts
        ]
        yield speak("끊긴 곳"), ", ".join(cuts)
    if course.left_out:
        left_out = [
            speak("{place}({reason})", place=show_period(point.period, language), reason=reason_words(reason, language))
            for point, reason in course.left_out
        ]
        yield speak("빼놓은 값"), ", ".join(left_out)


def _model_lines(indicator: Indicator, variation: Dispersion | None, language: Language) -> Iterable[Line]:
    speak = say(language)
    yield speak("본 모형"), speak(_MODELS[indicator.model])
    if variation is None or variation.basis == "declared":
        return
    between = variation.basis == "between_places"
    name = "동 사이의 흩어짐(φ)" if between else "평소 해마다의 흩어짐(φ)"
    yield (
        speak(name),
        speak("모형의 {phi}배(값 {count}개에서)", phi=f"{variation.phi:,.1f}", count=variation.observations),
    )


def _left_out(left_out: Iterable[tuple[Point, Reason]], language: Language) -> Iterable[Line]:
    found: dict[Reason, int] = {}
    for _, reason in left_out:
        found[reason] = found.get(reason, 0) + 1
    if found:
        speak = say(language)
        told = [speak("{count}곳({reason})", count=n, reason=reason_words(why, language)) for why, n in found.items()]
        yield speak("빼놓은 곳"), ", ".join(told)


def _against(p: float, level: float, language: Language) -> str:
    sentence = "{p}, 기준 {level} 이하" if p <= level else "{p}, 기준 {level}보다 큼"
    return say(language)(sentence, p=chance(p, language), level=f"{level * 100:.0f}%")


def _slope(slope: float, indicator: Indicator, language: Language) -> str:
    """A change a year; a small one with one more decimal than the figures have."""
    unit = indicator.unit.ko if language == "ko" else indicator.unit.en
    decimals = indicator.decimals + (1 if abs(slope) < 10 and not float(slope).is_integer() else 0)
    return show_change(slope, unit, decimals, language)
