"""An indicator in another measure: as an index, divided by residents, officers or its programmes' budget, or added up over a year.

Such an indicator has an id of its own, `<indicator>.<way>`, and so has whatever is keyed by an id: frames, figures, passports, links.
"""

from dataclasses import dataclass
from typing import Literal, get_args

from catalog.load import Catalog
from catalog.model import Indicator, Part, Text
from dashboard.numbers import WON
from dashboard.text import say
from dashboard.views import Language, Measured

Way = Literal["index", "per_resident", "per_officer", "per_budget", "cumulative"]
Refusal = Literal["already_divided", "itself", "not_added_up"]


@dataclass(frozen=True)
class Divisor:
    """What a way divides by: a table's measure, for how many of its units a figure is told, and the decimals that this needs."""

    table: str
    measure: str
    scale: float
    decimals: int
    at: Literal["period", "year_end"] = "year_end"


DIVISORS: dict[Way, Divisor] = {
    "per_resident": Divisor("population", "residents", 1_000, 2),
    "per_officer": Divisor("staffing", "people", 1, 1),
    "per_budget": Divisor("budgets", "budget_krw", 1_000_000, 2, at="period"),
}
_LABELS: dict[Way, str] = {
    "index": "{indicator} 지수",
    "per_resident": "주민 1,000명당 {indicator}",
    "per_officer": "담당 인력 1명당 {indicator}",
    "per_budget": "사업 예산 100만원당 {indicator}",
    "cumulative": "{indicator} 누계",
}


def identifier(indicator: str, way: Way) -> str:
    """The id of an indicator in another measure."""
    return f"{indicator}.{way}"


def split(name: str) -> tuple[str, Way | None]:
    """An id as indicator and way; a plain indicator has none.

    >>> split("trainees.per_officer"), split("trainees")
    (('trainees', 'per_officer'), ('trainees', None))
    """
    base, _, way = name.partition(".")
    return (base, way) if way in get_args(Way) else (name, None)  # type: ignore[return-value]


def indicator_in(catalog: Catalog, name: str) -> Indicator | None:
    """The indicator of that id, in whatever measure; None where there is none, or where it cannot be measured so."""
    base, way = split(name)
    plain = catalog.indicators.get(base)
    if plain is None or way is None or refusal(catalog, plain, way):
        return plain if way is None else None
    labels = {language: _label(plain, way, language) for language in get_args(Language)}
    units = {language: _unit(plain, way, language) for language in get_args(Language)}
    return plain.model_copy(
        update={
            "indicator": name,
            "label": Text(**labels),
            "unit": Text(**units),
            "decimals": _decimals(plain, way),
            # who divides by residents counts rates of events; any other quotient, and a sum of months, is a number only
            "model": plain.model if way == "per_resident" else "none",
            "direction": plain.direction if way in ("per_resident", "index") else "neither",
            **_division(plain, way),
        }
    )


def refusal(catalog: Catalog, plain: Indicator, way: Way) -> Refusal | None:
    """Why an indicator is not measured in that way, or None."""
    if way == "index":
        return None
    if plain.denominator is not None:
        return "already_divided"
    if way == "cumulative":
        table = catalog.tables[plain.numerator.table]
        return "not_added_up" if table.measure(plain.numerator.measure).scope == "stock" else None
    return "itself" if plain.numerator.table == DIVISORS[way].table else None


def shown_id(catalog: Catalog, indicator: str, measured: Measured) -> str:
    """What is shown for an indicator in the measure chosen: the catalog's own rate where it declares one, else a derived id.

    An indicator that is not measured so is shown as it is.
    """
    if measured == "plain":
        return indicator
    if measured == "per_resident" and (own := twin(catalog, indicator)):
        return own if catalog.indicators[own].denominator is not None else indicator
    plain = catalog.indicators[indicator]
    return indicator if refusal(catalog, plain, measured) else identifier(indicator, measured)


def twin(catalog: Catalog, indicator: str) -> str:
    """The other side of `per resident or not`: same numerator with the residents as denominator, or without; else empty."""
    this = catalog.indicators[indicator]
    for other in catalog.indicators.values():
        if other.numerator != this.numerator or other.indicator == indicator:
            continue
        if {_divides(other.denominator), _divides(this.denominator)} == {"nothing", "residents"}:
            return other.indicator
    return ""


def per_resident(catalog: Catalog, indicator: str) -> bool:
    """Whether the catalog declares the indicator as divided by the residents."""
    return _divides(catalog.indicators[indicator].denominator) == "residents"


def divisor_indicator(catalog: Catalog, way: Way) -> str:
    """The indicator whose figures are divided by; empty where the catalog has none."""
    wanted = DIVISORS[way]
    for other in catalog.indicators.values():
        numerator = other.numerator
        if other.denominator is None and (numerator.table, numerator.measure) == (wanted.table, wanted.measure):
            return other.indicator
    return ""


def scale_of(plain: Indicator, way: Way) -> float:
    """For how many residents, officers or won the quotient is told; won are told for one resident."""
    return 1 if way == "per_resident" and plain.unit.ko in WON else DIVISORS[way].scale


def _divides(denominator: Part | None) -> Literal["nothing", "residents", "something"]:
    if denominator is None:
        return "nothing"
    return "residents" if denominator.table == DIVISORS["per_resident"].table else "something"


def _label(plain: Indicator, way: Way, language: Language) -> str:
    name = plain.label.ko if language == "ko" else plain.label.en
    if way == "per_resident" and scale_of(plain, way) == 1:
        return say(language)("주민 1명당 {indicator}", indicator=name)
    return say(language)(_LABELS[way], indicator=name)


def _unit(plain: Indicator, way: Way, language: Language) -> str:
    """What is divided is told in its own unit: the label says for whom."""
    if way == "index":
        return say(language)("포인트")
    return plain.unit.ko if language == "ko" else plain.unit.en


def _decimals(plain: Indicator, way: Way) -> int:
    if way == "index":
        return 1
    if way == "cumulative" or plain.unit.ko in WON:
        return plain.decimals
    return DIVISORS[way].decimals


def _division(plain: Indicator, way: Way) -> dict[str, object]:
    if way == "cumulative":
        return {}
    if way == "index":
        return {"scale": 100, "denominator": plain.numerator.model_copy(update={"at": "period"})}
    divisor = DIVISORS[way]
    part = Part(table=divisor.table, measure=divisor.measure, at=divisor.at)
    return {"scale": scale_of(plain, way), "denominator": part}
