"""The catalog's models: frozen, strict about keys, and wary of texts that were left to be written later."""

import re
from datetime import date
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field

Identifier = Annotated[str, Field(pattern=r"^[a-z][a-z0-9_-]*$")]
PLACEHOLDER = re.compile(
    r"\b(todo|tbd|fixme|lorem|xxx+|placeholder)\b|^[\s.…?_-]*$|추후\s*(작성|입력)|미정$", re.IGNORECASE
)


def refuse_placeholder(text: str) -> str:
    """Texts reach the screen: one that only holds a place is an error of the catalog."""
    if PLACEHOLDER.search(text):
        raise ValueError(f"placeholder text {text!r}: write what is meant, or leave the key out")
    return text


Words = Annotated[str, AfterValidator(refuse_placeholder)]


class Model(BaseModel):
    """Frozen, and no unknown key."""

    model_config = ConfigDict(frozen=True, extra="forbid", defer_build=True)


class Text(Model):
    """One text in both languages of the screen."""

    ko: Words
    en: Words


class Code(Model):
    """An official ten-digit code and the days on which it held. `confirmed`: seen in an official list, not derived."""

    code: Annotated[str, Field(pattern=r"^\d{10}$")]
    name: Text | None = None
    since: date | None = None
    until: date | None = None
    confirmed: bool = True


class Place(Model):
    """A district, a dong, a school, or all dong offices taken together.

    `tile` is (column, row) of the equal-tile map. `parent` is the place whose figures this one is part of. One that is no
    more has the last day it was there in `until`, and the places that took its area over in `successors`.
    """

    id: Identifier
    kind: Literal["district", "dong", "school", "dong_offices"]
    label: Text
    parent: Identifier | None = None
    codes: tuple[Code, ...] = ()
    statistics_code: str | None = None
    aliases: tuple[Words, ...] = ()
    tile: tuple[int, int] | None = None
    until: date | None = None
    successors: tuple[Identifier, ...] = ()


ProgrammeGroup = Literal["training", "contest", "council", "assembly", "budget", "care", "register"]


class Programme(Model):
    """A programme, and what a bare unit means in its row: `{명: staffing.people}` where the programme employs people."""

    id: Identifier
    label: Text
    group: ProgrammeGroup
    aliases: tuple[Words, ...] = ()
    means: dict[str, str] = {}


class Measure(Model):
    """What one number of a table is.

    `type` count, money, share (per cent), range, text, date, or event (the cell holds the day on which it happened).
    `scope` tells how periods add up: a flow needs all parts of a year, a stock is a state at a date, events add as they come.
    `lists` tells what a list of places in a cell means: one fact for each place, or one fact counting them.
    `personal` marks counts of persons by group, to which the small-number rule applies.
    """

    id: Identifier
    type: Literal["count", "money", "share", "text", "date", "event"]
    label: Text
    unit: str | None = None
    units: tuple[str, ...] = ()
    synonyms: tuple[Words, ...] = ()
    scope: Literal["flow", "stock", "event"] = "flow"
    lists: Literal["each", "count"] = "count"
    range: tuple[float, float] | None = None
    personal: bool = False
    whole: bool = True

    @property
    def all_units(self) -> tuple[str, ...]:
        """The unit it is stored in and those it may be printed in."""
        return (*((self.unit,) if self.unit else ()), *self.units)


class Attribute(Model):
    """A further key column of a table, such as the post in staffing."""

    id: Identifier
    label: Text
    synonyms: tuple[Words, ...] = ()
    values: dict[Identifier, tuple[Words, ...]] = {}


class Table(Model):
    """One table: its measures, its key, and how a new file replaces an old one.

    `words` are names by which a sheet of this table is known, `groups` the kinds of programme it is usually about. `owed_by` and `due` (MM-DD of the next year) say who sends it.
    """

    table: Identifier
    label: Text
    words: tuple[Words, ...] = ()
    groups: tuple[ProgrammeGroup, ...] = ()
    measures: tuple[Measure, ...]
    attributes: tuple[Attribute, ...] = ()
    replaces: Literal["key", "place_period", "whole"] = "key"
    owed_by: Text | None = None
    due: Annotated[str, Field(pattern=r"^\d\d-\d\d$")] | None = None
    not_above: tuple[tuple[Identifier, Identifier], ...] = ()
    caveats: tuple[Text, ...] = ()

    def measure(self, name: str) -> Measure:
        """The measure of that id; KeyError where there is none."""
        for measure in self.measures:
            if measure.id == name:
                return measure
        raise KeyError(name)


class Part(Model):
    """Numerator or denominator: the sum of a table's measure, over the named programmes or all but those excluded."""

    table: Identifier
    measure: Identifier
    programmes: tuple[Identifier, ...] = ()
    excluding: tuple[Identifier, ...] = ()
    at: Literal["period", "year_end"] = "period"


class Indicator(Model):
    """What is shown: a sum, or a sum divided by another and scaled.

    `model` is the sampling model on which intervals may stand; none means that no interval is ever drawn.
    `breaks` name events after which figures are not comparable with those before.
    """

    indicator: Identifier
    label: Text
    group: Literal["training", "contest", "budget", "staffing", "council", "assembly", "participation", "people"]
    numerator: Part
    denominator: Part | None = None
    scale: float = 1
    unit: Text
    decimals: Annotated[int, Field(ge=0, le=3)] = 0
    direction: Literal["higher", "lower", "neither"]
    model: Literal["none", "binomial", "poisson", "clumped_counts"] = "none"
    why: Text
    caveats: tuple[Text, ...] = ()
    breaks: tuple[Identifier, ...] = ()
    headline: int | None = None


class Event(Model):
    """Something that happened and belongs on a time axis."""

    id: Identifier
    since: date
    until: date | None = None
    kind: Literal["ordinance", "briefing", "call", "break", "renaming"]
    label: Text
    source: Words


class ReasonWords(Model):
    """The words by which a reason for a missing value is printed, and its name on screen.

    `nothing`: there was nothing to count, so a sum is whole without it; otherwise a figure is owed and a sum is partial.
    """

    label: Text
    nothing: bool = False
    words: tuple[str, ...]


class WordList(Model):
    """Words that carry meaning in any sheet: totals, missing values with their reasons, units and their spellings."""

    total: tuple[Words, ...]
    missing: dict[Identifier, ReasonWords]
    units: dict[str, tuple[str, ...]]
    scales: dict[str, float]
    demonstration: tuple[Words, ...]
    excluding: tuple[Words, ...]
    generic: tuple[Words, ...]
    derived: tuple[Words, ...] = ()
    parts: tuple[Words, ...] = ()
    planned: tuple[Words, ...] = ()
