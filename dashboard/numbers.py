"""How numbers are written, in Korean and in English: won in 억 and 만, 만 on axes, 약 and 여 where the source says so.

Korean stands here as grammar, not as text of the screen, so this module is apart from text/en.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass

from catalog.model import Indicator
from dashboard.views import Language

MISSING = "–"
WON = frozenset({"원", "won"})
MINUS = "−"
_SINGULAR = {"people": "person", "assemblies": "assembly"}
_LONG = {
    "approximate": ("약 {}", "about {}"),
    "at least": ("{} 이상", "over {}"),
    "at most": ("{} 이하", "at most {}"),
    "planned": ("{}(계획)", "{} (planned)"),
    "ambiguous": ("{}(확인 필요)", "{} (to be confirmed)"),
}
_SHORT = {
    "approximate": ("약 {}", "≈{}"),
    "at least": ("{} 이상", "≥{}"),
    "at most": ("{} 이하", "≤{}"),
    "planned": ("{}(계획)", "{} (plan)"),
    "ambiguous": ("{}(?)", "{} (?)"),
}


def show(value: float | None, unit: str, decimals: int, language: Language, qualifier: str = "exact") -> str:
    """A value with its unit and qualifier. `unit` is in the same language; a missing value is a dash.

    >>> show(1284, "명", 0, "ko"), show(176_800_000, "원", 0, "ko"), show(98, "개", 0, "ko", "approximate")
    ('1,284명', '1억 7,680만원', '약 98개')
    >>> show(60, "명", 0, "ko", "at least"), show(60, "people", 0, "en", "at least")
    ('60여 명', 'over 60 people')
    """
    if value is None or math.isnan(value):
        return MISSING
    if language == "ko":
        return _korean(value, unit, decimals, qualifier)
    return _english(value, unit, decimals, qualifier)


def show_value(value: float | None, indicator: Indicator, language: Language, qualifier: str = "exact") -> str:
    """A value of an indicator, in the indicator's own unit and decimals."""
    return show(
        value, indicator.unit.ko if language == "ko" else indicator.unit.en, indicator.decimals, language, qualifier
    )


def show_change(change: float | None, unit: str, decimals: int, language: Language) -> str:
    """A difference with its sign: +8개, −41명, +0.6%p. No claim that it means anything.

    >>> show_change(-41, "명", 0, "ko"), show_change(0.62, "%", 1, "ko")
    ('−41명', '+0.6%p')
    """
    if change is None or math.isnan(change):
        return MISSING
    if unit == "%":
        written = f"{abs(change):,.{decimals}f}" + ("%p" if language == "ko" else " points")
    else:
        written = show(abs(change), unit, decimals, language)
    sign = "" if round(change, decimals) == 0 else "+" if change > 0 else MINUS
    return sign + written


@dataclass(frozen=True)
class Scale:
    """The unit in which a whole chart or table is printed: the stored value divided by `divisor`, `unit` said once."""

    divisor: float
    unit: str
    decimals: int

    def write(self, value: float | None, qualifier: str = "exact", language: Language = "ko") -> str:
        """The bare number, with 약 or 여 where that belongs to it; short enough for a cell."""
        if value is None or math.isnan(value):
            return MISSING
        korean, english = _SHORT.get(qualifier, ("{}", "{}"))
        return (korean if language == "ko" else english).format(_plain(value / self.divisor, self.decimals))


def around(qualifier: str, language: Language) -> tuple[str, str]:
    """What stands before and behind a number in a cell.

    >>> around("approximate", "ko"), around("exact", "ko")
    (('약 ', ''), ('', ''))
    """
    korean, english = _SHORT.get(qualifier, ("{}", "{}"))
    before, _, behind = (korean if language == "ko" else english).partition("{}")
    return before, behind


def scale_for(values: Iterable[float | None], indicator: Indicator, language: Language) -> Scale:
    """One unit for all values of a chart: won as 천원, 백만원 or 억원 so that the largest stays within seven characters."""
    unit = indicator.unit.ko if language == "ko" else indicator.unit.en
    if unit not in WON:
        return Scale(1, unit, indicator.decimals)
    largest = max((abs(v) for v in values if v is not None and not math.isnan(v)), default=0)
    steps = (
        (1e10, 1e8, "억원", "hundred million won", 1),
        (1e9, 1e6, "백만원", "million won", 0),
        (1e5, 1e3, "천원", "thousand won", 0),
    )
    for least, divisor, korean, english, decimals in steps:
        if largest >= least:
            return Scale(divisor, korean if language == "ko" else english, decimals)
    return Scale(1, unit, 0)


def ticks(
    low: float, high: float, language: Language, at_most: int = 6, least_step: float = 0
) -> tuple[list[float], list[str]]:
    """Round values from `low` to `high` for an axis, and their words; no closer than `least_step`.

    >>> ticks(0, 35_515, "ko")
    ([0.0, 10000.0, 20000.0, 30000.0], ['0', '1만', '2만', '3만'])
    >>> ticks(0, 110_000_000, "ko")[1]
    ['0', '2,500만', '5,000만', '7,500만', '1억']
    >>> ticks(52, 63, "ko", least_step=1)[1]
    ['55', '60']
    """
    step = max(_round_step((high - low) / max(at_most - 1, 1), least_step), least_step)
    first = math.ceil(low / step - 1e-9)
    values = [round(number * step, 10) for number in range(first, math.floor(high / step + 1e-9) + 1)]
    largest = max((abs(value) for value in values), default=0)
    return values, [_tick(value, largest, language) for value in values]


def _korean(value: float, unit: str, decimals: int, qualifier: str) -> str:
    counted = decimals == 0 and unit != "%"
    more = "여" if qualifier == "at least" and counted else ""
    written = _won(value, more) if unit in WON else f"{_plain(value, decimals)}{more}{' ' if more else ''}{unit}"
    return written if more else _qualified(written, qualifier, "ko")


def _english(value: float, unit: str, decimals: int, qualifier: str) -> str:
    number = _plain(value, decimals)
    if unit in WON and abs(value) >= 1e6:
        divisor, word = (1e9, "billion") if abs(value) >= 1e9 else (1e6, "million")
        number = f"{value / divisor:,.4g} {word}".replace("-", MINUS)
    elif number == "1" and unit.endswith(("s", "people")):
        unit = _SINGULAR.get(unit, unit.removesuffix("s"))
    return _qualified(number + ("" if unit == "%" else " ") + unit, qualifier, "en")


def _qualified(written: str, qualifier: str, language: Language) -> str:
    korean, english = _LONG.get(qualifier, ("{}", "{}"))
    return (korean if language == "ko" else english).format(written)


def _won(value: float, more: str = "") -> str:
    """Won in 억 and 만; from 억 upwards rounded to 만, below that exact.

    >>> _won(190_000_000, "여"), _won(900_000_000, "여"), _won(15_432_000), _won(30_000_000)
    ('1억 9천여만원', '9억여원', '15,432천원', '3천만원')
    """
    if value < 0:
        return MINUS + _won(-value, more)
    won = round(value)
    if won >= 1e8:
        hundred_million, ten_thousands = divmod(round(won / 1e4), 10_000)
        head = f"{hundred_million:,}억"
        return f"{head} {_ten_thousands(ten_thousands)}{more}만원" if ten_thousands else f"{head}{more}원"
    if won and won % 10_000 == 0:
        return f"{_ten_thousands(won // 10_000)}{more}만원"
    return f"{won // 1000:,}{more}천원" if won >= 10_000 and won % 1000 == 0 else f"{won:,}{more}원"


def _ten_thousands(count: int) -> str:
    return f"{count // 1000}천" if count % 1000 == 0 else f"{count:,}"


def _plain(value: float, decimals: int) -> str:
    written = f"{abs(value):,.{decimals}f}"
    return MINUS + written if value < 0 and float(written.replace(",", "")) else written


def _tick(value: float, largest: float, language: Language) -> str:
    if language == "ko" and abs(value) >= 1e4:
        divisor, word = (1e8, "억") if abs(value) >= 1e8 else (1e4, "만")
    else:
        divisor, word = (1e6, " million") if largest >= 1e6 and language == "en" else (1, "")
    return f"{round(value / divisor, 4):,g}{word}".replace("-", MINUS) if value else "0"


def _round_step(rough: float, least: float) -> float:
    """The next of 1, 2, 2.5, 5, 10 … times a power of ten. 2.5 only where it is so many of the least: there are no half people."""
    if rough <= 0:
        return 1.0
    power = 10 ** math.floor(math.log10(rough))
    steps = (1, 2, 2.5, 5, 10) if not least or (2.5 * power / least) % 1 < 1e-9 else (1, 2, 5, 10)
    return float(next(m for m in steps if m * power >= rough * (1 - 1e-9)) * power)
