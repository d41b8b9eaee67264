"""What is written in a cell about a target, read: which indicator, which place, which year, which number. Nothing is guessed."""

import re
from collections.abc import Iterable, Mapping
from difflib import get_close_matches

from catalog.declared import Catalog, place_names
from catalog.model import Indicator
from catalog.vocabulary import squeeze
from dashboard.text import Say
from dashboard.views import Language

YEARS = (1990, 2100)
_NEAREST = 3
_PERCENT = "%"
_YEAR = re.compile(r"(\d{4})(\uB144\uB3C4?)?")  # with the word for year behind it or without
_NUMBER = re.compile(r"[+-]?(\d{1,3}(,\d{3})+|\d+)(\.\d+)?")


class NotReadError(ValueError):
    """A cell cannot be understood; the message says why in the reader's language."""


def read_indicator(text: str, catalog: Catalog, speak: Say) -> Indicator:
    """The indicator of that name. Raises NotReadError with the nearest names."""
    return catalog.indicators[_named(text, _indicator_names(catalog), _indicator_labels(catalog), speak("지표"), speak)]


def read_place(text: str, catalog: Catalog, speak: Say) -> str:
    """The id of the district or dong of that name. Raises NotReadError with the nearest names."""
    allowed = (catalog.district, *catalog.dongs)
    names = {squeeze(name): place.id for place in allowed for name in (place.id, place.label.en, *place_names(place))}
    return _named(text, names, [place.label.ko for place in allowed], speak("동"), speak)


def read_year(cell: object, speak: Say) -> int:
    """A year written 2026, 2026년 or 2026년도. Raises NotReadError."""
    text = written(cell)
    found = _YEAR.fullmatch(squeeze(text))
    if not found or not YEARS[0] <= int(found[1]) <= YEARS[1]:
        raise NotReadError(speak("{found:은/는} 연도가 아닙니다. 2026처럼 네 자리로 적어 주십시오.", found=f"‘{text}’"))
    return int(found[1])


def read_number(cell: object, indicator: Indicator, catalog: Catalog, speak: Say, unit: str = "") -> float:
    """A number in the indicator's own unit, or, of money, in one that can be turned into it. Raises NotReadError.

    `unit` is the one that stands beside the cell. A per cent of 1 or less without its sign is refused: a spreadsheet keeps
    90 % as 0.9, and nothing in the cell tells the two apart.
    """
    text = squeeze(written(cell))
    found = _NUMBER.match(text)
    if not found:
        raise NotReadError(speak("{found:은/는} 수가 아닙니다.", found=f"‘{written(cell)}’"))
    value, behind = float(found[0].replace(",", "")), text[found.end() :]
    factor = _factor(behind or squeeze(unit), indicator, catalog, speak)
    if indicator.unit.ko == _PERCENT and not behind and 0 < abs(value) <= 1:
        raise NotReadError(
            speak(
                "{found:은/는} {hundred}%인지 {found}%인지 알 수 없습니다. {hundred}%면 {hundred}, {found}%면 ‘{found}%’라고 적어 주십시오.",
                **_percents(value),
            )
        )
    _refuse_out_of_sense(value, indicator, speak)
    return value * factor


def _percents(value: float) -> dict[str, str]:
    return {"found": f"{value:g}", "hundred": f"{value * 100:g}"}


def _refuse_out_of_sense(value: float, indicator: Indicator, speak: Say) -> None:
    if value < 0:
        raise NotReadError(speak("0보다 작은 목표는 둘 수 없습니다."))
    if indicator.unit.ko == _PERCENT and value > 100:
        raise NotReadError(speak("비율은 0에서 100 사이로 적어 주십시오."))


def _factor(unit: str, indicator: Indicator, catalog: Catalog, speak: Say) -> float:
    """What a number in this unit is multiplied by to be in the indicator's own."""
    own = indicator.unit.ko
    known = catalog.vocabulary.units.get(unit, unit)
    if not known or squeeze(own) == known or squeeze(indicator.unit.en) == known:
        return 1.0
    scales: Mapping[str, float] = catalog.words.scales
    if own in scales and known in scales:
        return scales[known] / scales[own]
    raise NotReadError(
        speak("단위 {found:은/는} 쓸 수 없습니다. 이 지표의 단위는 {unit}입니다.", found=f"‘{unit}’", unit=own)
    )


def written(cell: object) -> str:
    """A cell as it is seen: 2026.0 is 2026.

    >>> written(2026.0), written(None), written(" 양동 ")
    ('2026', '', '양동')
    """
    if cell is None:
        return ""
    if isinstance(cell, float):
        return f"{cell:.10g}" if abs(cell) < 1e10 else f"{cell:.0f}"
    return str(cell).strip()


def typed(value: float, indicator: Indicator) -> str:
    """A number as one would type it, to be read again by read_number."""
    digits = f"{value:,.6f}".rstrip("0").rstrip(".")
    return f"{digits}%" if indicator.unit.ko == _PERCENT else digits


def label(indicator: Indicator, language: Language) -> str:
    """The indicator's name on screen."""
    return indicator.label.ko if language == "ko" else indicator.label.en


def _indicator_names(catalog: Catalog) -> dict[str, str]:
    return {
        squeeze(name): one.indicator
        for one in catalog.indicators.values()
        for name in (one.indicator, one.label.en, one.label.ko)
    }


def _indicator_labels(catalog: Catalog) -> list[str]:
    return [one.label.ko for one in catalog.indicators.values()]


def _named(text: str, names: Mapping[str, str], labels: Iterable[str], kind: str, speak: Say) -> str:
    if found := names.get(squeeze(text)):
        return found
    near = _near(text, labels)
    if not near:
        raise NotReadError(speak("‘{found}’: 그런 {kind:이/가} 없습니다.", found=text, kind=kind))
    raise NotReadError(
        speak("‘{found}’: 그런 {kind:이/가} 없습니다. 비슷한 것: {near}", found=text, kind=kind, near=", ".join(near))
    )


def _near(text: str, labels: Iterable[str]) -> list[str]:
    """The names nearest to a text: those that hold it or that it holds first, then those spelt alike."""
    squeezed = {squeeze(name): name for name in labels}
    wanted = squeeze(text)
    within = [name for key, name in squeezed.items() if wanted and (wanted in key or key in wanted)]
    alike = [squeezed[key] for key in get_close_matches(wanted, squeezed, n=_NEAREST, cutoff=0.5)]
    return list(dict.fromkeys([*alike, *within]))[:_NEAREST]
