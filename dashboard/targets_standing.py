"""Where every place stands to its target: last year's figure, this year's, the target and the distance."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import pandas as pd

from catalog.declared import Catalog
from catalog.model import Indicator
from dashboard.figures.marks import Mark, part_year, read_marks
from dashboard.targets import Distance, distance, target_of
from dashboard.targets_cells import typed
from dashboard.targets_read import Fault, read_goal
from dashboard.text import Say
from dashboard.views import Language
from ledger.targets import Goal, Key, Target

TYPED = ("value", "baseline", "baseline_year", "note")


@dataclass(frozen=True)
class Standing:
    """One place in one year. A figure is None where the release says nothing of it."""

    place: str
    label: str
    before: Mark | None
    now: Mark | None
    target: Target | None
    distance: Distance | None


def standings(
    frame: pd.DataFrame,
    indicator: Indicator,
    catalog: Catalog,
    year: str,
    targets: Iterable[Target],
    language: Language,
) -> tuple[Standing, ...]:
    """The district and its dongs, each with its figures of `year` and of the year before, from a yearly frame."""
    marks = {(mark.place, mark.period): mark for mark in read_marks(frame)}
    held, rows = tuple(targets), []
    for place in (catalog.district, *catalog.dongs):
        now, before = marks.get((place.id, year)), marks.get((place.id, str(int(year) - 1)))
        target = target_of(held, indicator.indicator, place.id, year)
        name = place.label.ko if language == "ko" else place.label.en
        rows.append(Standing(place.id, name, before, now, target, distance_of(now, target, indicator, language)))
    return tuple(rows)


def distance_of(mark: Mark | None, target: Target | None, indicator: Indicator, language: Language) -> Distance | None:
    """The distance of a figure to its target; None where one of the two is missing."""
    if mark is None or mark.value is None or target is None:
        return None
    part = mark.partial or part_year(mark, indicator)
    return distance(
        mark.value,
        target,
        indicator,
        language,
        qualifier=mark.qualifier,
        partial=part,
        demonstration=mark.demonstration,
    )


def as_typed(standing: Standing, indicator: Indicator) -> dict[str, str]:
    """What stands in the cells to be filled in, by the names of TYPED."""
    target = standing.target
    if target is None:
        return dict.fromkeys(TYPED, "")
    return {
        "value": typed(target.value, indicator),
        "baseline": "" if target.baseline is None else typed(target.baseline, indicator),
        "baseline_year": str(target.baseline_year or ""),
        "note": target.note,
    }


@dataclass(frozen=True)
class Edited:
    """What somebody typed: goals to set, targets to take away, and what could not be read."""

    goals: tuple[Goal, ...]
    removed: tuple[Key, ...]
    faults: tuple[Fault, ...]


def edited(
    rows: Iterable[Standing],
    typed_in: Mapping[int, Mapping[str, object]],
    names: Mapping[str, str],
    about: tuple[Indicator, int],
    catalog: Catalog,
    speak: Say,
) -> Edited:
    """What the changed cells of the table ask for. `typed_in`: row number → column of TYPED → words; `names` of the columns."""
    indicator, year = about
    goals: list[Goal] = []
    removed: list[Key] = []
    faults: list[Fault] = []
    listed = list(rows)
    for number, cells in sorted(typed_in.items()):
        standing = listed[number]
        row = as_typed(standing, indicator) | {name: str(cell or "").strip() for name, cell in cells.items()}
        if not row["value"] and (standing.target or not any(row.values())):
            removed += [standing.target.key] if standing.target else []
            continue
        goal, found = read_goal(
            row | {"indicator": indicator.indicator, "place": standing.place, "year": year},
            lambda column, label=standing.label: f"{label} · {names.get(column, column)}",  # type: ignore[misc]
            catalog,
            speak,
        )
        faults += found
        goals += [goal] if goal else []
    return Edited(tuple(goals), tuple(removed), tuple(faults))
