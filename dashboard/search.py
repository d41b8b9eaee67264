"""What can be looked up by name: dongs, indicators and programmes, and the screen that each one leads to."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from catalog.declared import place_names
from catalog.load import Catalog
from catalog.model import Text
from catalog.vocabulary import squeeze
from dashboard import engine, reach
from dashboard.release import Release
from dashboard.views import Language


@dataclass(frozen=True)
class Entry:
    """One thing that can be found. `names` are all its spellings, squeezed; It leads to `place` in colour, or to the trend of `indicator`."""

    id: str
    kind: Literal["dong", "indicator", "programme"]
    label: str
    names: tuple[str, ...]
    place: str = ""
    indicator: str = ""


@lru_cache(maxsize=2 * engine.KEPT_OPEN)
def entries(opened: Release, demonstration: bool, language: Language) -> tuple[Entry, ...]:
    """Everything that can be found in a release: dongs, then indicators, then programmes that an indicator shows."""
    return (
        *_dongs(opened.catalog, language),
        *_indicators(opened, language),
        *_programmes(opened, demonstration, language),
    )


def find(found: Sequence[Entry], words: str) -> Entry | None:
    """The best match for words as they are typed: the same name, else one that begins with them, else one that holds them."""
    typed = squeeze(words).lower()
    if not typed:
        return None
    for fits in (str.__eq__, str.startswith, str.__contains__):
        for entry in found:
            if any(fits(name, typed) for name in entry.names):
                return entry
    return None


def _dongs(catalog: Catalog, language: Language) -> list[Entry]:
    return [
        Entry(
            dong.id,
            "dong",
            _label(dong.label, language),
            _spellings(*place_names(dong), dong.label.en),
            place=dong.id,
        )
        for dong in catalog.dongs
    ]


def _indicators(opened: Release, language: Language) -> list[Entry]:
    return [
        Entry(
            name,
            "indicator",
            _label(indicator.label, language),
            _spellings(indicator.label.ko, indicator.label.en),
            indicator=name,
        )
        for name, indicator in opened.catalog.indicators.items()
    ]


def _programmes(opened: Release, demonstration: bool, language: Language) -> list[Entry]:
    shown: dict[str, list[str]] = {}
    breadth: dict[str, int] = {}
    for row in opened.ask("covered", demonstration=demonstration):
        shown.setdefault(row["programme"], []).append(row["indicator"])
        breadth[row["indicator"]] = breadth.get(row["indicator"], 0) + 1
    return [
        Entry(
            name,
            "programme",
            _label(programme.label, language),
            _spellings(programme.label.ko, programme.label.en, *programme.aliases),
            # the indicator that says most about this programme is the one that covers the fewest others
            indicator=min(
                shown[name], key=lambda indicator: (breadth[indicator], reach.per_resident(opened, indicator))
            ),
        )
        for name, programme in opened.catalog.programmes.items()
        if name in shown
    ]


def _spellings(*names: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(squeeze(name).lower() for name in names))


def _label(text: Text, language: Language) -> str:
    return text.ko if language == "ko" else text.en
