"""What a link asks of the trends, brought to the nearest that there is; what had to be changed is told."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import Literal, get_args

from dashboard import measured, reach
from dashboard.figures.small_multiples import MOST_PANELS
from dashboard.periods import first_day
from dashboard.release import Release
from dashboard.views import Grain, Kind, Measured, View

What = Literal["indicator", "grain", "measured", "period"]
KINDS: tuple[Kind, ...] = ("trend", "against", "cumulative")
_DEFAULTS: dict[What, str] = {"grain": "year", "measured": "plain"}
WITHIN_YEAR: tuple[Grain, ...] = ("month", "half")


@dataclass(frozen=True)
class Changed:
    """What was asked for and is not there, and what is shown instead; empty where it is left out."""

    what: What
    asked: str
    shown: str


def nearest(view: View, opened: Release, default: str) -> tuple[View, tuple[Changed, ...]]:
    """The view that can be shown, and what differs from the one asked for. `default` is the indicator where none is near."""
    view, changed = _indicators(view, opened, default)
    view = replace(view, kind=view.kind if view.kind in KINDS else "trend")
    view, more = _measured(view, opened)
    changed += more
    view, more = _grain(view, opened)
    changed += more
    if view.kind == "against":
        view, more = _periods(view, opened)
        changed += more
    return view, tuple(changed)


def misread(query: Mapping[str, str]) -> tuple[Changed, ...]:
    """Words of a link that mean nothing, so that their defaults are shown."""
    known = {"grain": get_args(Grain), "measured": get_args(Measured)}
    wrong = {name: query[name] for name in known if query.get(name) and query[name] not in known[name]}
    return tuple(Changed(what, wrong[what], _DEFAULTS[what]) for what in _DEFAULTS if what in wrong)


def grains_of(view: View, opened: Release) -> list[Grain]:
    """The grains that can be chosen: years only for a quotient or an index, parts of a year only for what comes together in one."""
    there = reach.grains(opened, view.indicator, view.demonstration)
    if view.kind == "cumulative":
        return [grain for grain in there if grain in WITHIN_YEAR]
    return there if view.measured == "plain" else [grain for grain in there if grain == "year"]


def _indicators(view: View, opened: Release, default: str) -> tuple[View, list[Changed]]:
    changed: list[Changed] = []
    shown = _known(view.indicator, opened)
    if view.indicator and not shown:
        shown = _alike(view.indicator, opened) or default
        changed.append(Changed("indicator", view.indicator, shown))
    base, way = measured.split(shown or default)
    if base in opened.catalog.indicators and measured.per_resident(opened.catalog, base):
        # of a pair with and without `per resident` the plain one is listed, and the measure turns it over
        twin = measured.twin(opened.catalog, base)
        base, way = (twin, "per_resident") if twin else (base, way)
    known: list[str] = []
    for name in view.indicators:
        other = _known(name, opened) or _alike(name, opened)
        if other != name:
            changed.append(Changed("indicator", name, other))
        if other and other not in (base, *known):
            known.append(other)
    chosen = view.measured if way in (None, "cumulative") else way
    return replace(view, indicator=base, indicators=tuple(known[: MOST_PANELS - 1]), measured=chosen), changed  # type: ignore[arg-type]


def _known(name: str, opened: Release) -> str:
    return name if measured.indicator_in(opened.catalog, name) is not None else ""


def _alike(name: str, opened: Release) -> str:
    """An indicator whose id is nearly the one asked for."""
    return next(iter(get_close_matches(name, list(opened.catalog.indicators), 1, 0.7)), "")


def _measured(view: View, opened: Release) -> tuple[View, list[Changed]]:
    """Divided or not; a sum within the year is only ever plain."""
    if view.measured == "plain":
        return view, []
    refused = not measurable(view.indicator, view.measured, opened)
    if view.kind == "cumulative" or refused:
        return replace(view, measured="plain"), [Changed("measured", view.measured, "plain")]
    return view, []


def measurable(indicator: str, way: str, opened: Release) -> bool:
    """Whether an indicator can be shown in that measure."""
    catalog = opened.catalog
    if way == "plain" or (way == "per_resident" and measured.twin(catalog, indicator)):
        return True
    known = measured.split(measured.identifier(indicator, way))[1]  # type: ignore[arg-type]
    return known is not None and measured.refusal(catalog, catalog.indicators[indicator], known) is None


def _grain(view: View, opened: Release) -> tuple[View, list[Changed]]:
    there = grains_of(view, opened)
    if view.grain in there or not there:
        return view, []
    shown = there[-1] if view.kind == "cumulative" else there[0]
    return replace(view, grain=shown), [] if view.grain == "year" else [Changed("grain", view.grain, shown)]


def _periods(view: View, opened: Release) -> tuple[View, list[Changed]]:
    """Two periods that there are: the nearest to those asked for; unasked, the latest one and the one before it."""
    there = reach.periods(opened, view.indicator, view.grain, view.demonstration)
    if not there:
        return view, []
    later = _near(view.period, there) or there[-1]
    before = [period for period in there if period < later] or there
    earlier = _near(view.against, there) or before[-1]
    changed = [
        Changed("period", asked, shown)
        for asked, shown in ((view.against, earlier), (view.period, later))
        if asked and asked != shown
    ]
    return replace(view, period=later, against=earlier), changed


def _near(asked: str, there: Sequence[str]) -> str:
    """The period whose beginning lies nearest; empty where none is asked for."""
    if not asked or asked in there:
        return asked
    try:
        day = first_day(asked)
    except ValueError:
        return ""
    return min(there, key=lambda period: abs((first_day(period) - day).days))
