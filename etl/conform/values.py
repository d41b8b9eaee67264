"""The value of a reading in the unit of its measure, or the Problem that keeps it out."""

from typing import Any, NamedTuple

from catalog.declared import Catalog
from catalog.model import Measure
from catalog.problems import Problem
from catalog.vocabulary import squeeze

Reading = dict[str, Any]


class Value(NamedTuple):
    """What is stored of a figure."""

    value: float | None = None
    low: float | None = None
    high: float | None = None
    text: str | None = None
    missing: str | None = None


def answered_value(answer: str, reading: Reading, measure: Measure, catalog: Catalog) -> Value | Problem:
    """What a person said stands in a cell: `value:412` in the unit printed there, or `missing:` and a reason."""
    kind, _, told = answer.partition(":")
    if kind == "missing":
        return Value(missing=told, text=reading["raw"] or None)
    low_high = {"value_low": None, "value_high": None, "value_text": None}
    return _number(reading | {"value": float(told)} | low_high, measure, catalog)


def value_of(reading: Reading, measure: Measure, catalog: Catalog) -> Value | Problem:
    """Bring a reading into the unit of its measure."""
    if reading["kind"] == "missing":
        word = squeeze(reading["value_text"] or reading["raw"] or "")
        return Value(missing=catalog.vocabulary.missing_words.get(word, "none"), text=reading["value_text"] or None)
    if measure.type in ("text", "date"):
        return Value(text=reading["value_text"] or " ".join(reading["context"]) or reading["raw"])
    if measure.type == "event":
        return Value(value=1.0, text=reading["value_text"])
    if reading["kind"] == "places":
        return Value(value=float(reading["value"] or len(reading["places"])))
    return _number(reading, measure, catalog)


def _number(reading: Reading, measure: Measure, catalog: Catalog) -> Value | Problem:
    factor = 1.0
    if measure.type == "money":
        if reading["unit"] is None:
            return Problem("unit_missing", found=reading["raw"])
        factor = catalog.words.scales[reading["unit"]]
    value, low, high = reading["value"], reading["value_low"], reading["value_high"]
    scaled = Value(_times(value, factor), _times(low, factor), _times(high, factor), reading["value_text"])
    return _outside(scaled, measure, reading["raw"], reading["total"]) or scaled


def _times(value: float | None, factor: float) -> float | None:
    """Multiplied, and rid of the binary dust that 1.1 × 1,000 leaves."""
    return None if value is None else round(value * factor, 6)


def _outside(value: Value, measure: Measure, raw: str, total: bool) -> Problem | None:
    told = [number for number in (value.value, value.low, value.high) if number is not None]
    if told and measure.range and not total and not measure.range[0] <= min(told) <= max(told) <= measure.range[1]:
        low, high = measure.range
        return Problem("out_of_range", expected=f"{low:,.0f}~{high:,.0f}", found=raw)
    if measure.type == "count" and measure.whole and not all(map(float.is_integer, told)):
        return Problem("not_whole", found=raw)
    return None
