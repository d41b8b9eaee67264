"""What differs between the facts that were loaded and those that the form tells, in lines a person can read."""

from calendar import monthrange
from collections.abc import Iterable, Mapping

from tests.forms.truth import Fact, File, Meaning

Loaded = Mapping[str, object]
Days = tuple[str, str]
Key = tuple[str, str | None, str | None, Days | None, str]


def days(period: str) -> Days:
    """First and last day of a period, so that a half-year is the same however it is written.

    >>> days("2024-H1") == days("2024-01/2024-06"), days("2024-Q2"), days("2024-02")
    (True, ('2024-04-01', '2024-06-30'), ('2024-02-01', '2024-02-29'))
    """
    start, _, end = period.partition("/")
    return _months(start)[0], _months(end or start)[1]


def _months(period: str) -> Days:
    year, _, rest = period.partition("-")
    if len(rest) == 5:
        return period, period
    first, last = {
        "": (1, 12), "H1": (1, 6), "H2": (7, 12), "Q1": (1, 3), "Q2": (4, 6), "Q3": (7, 9), "Q4": (10, 12)
    }.get(rest) or (int(rest), int(rest))  # fmt: skip
    return f"{year}-{first:02}-01", f"{year}-{last:02}-{monthrange(int(year), last)[1]}"


def _loaded_key(fact: Loaded) -> Key:
    start, end = fact["period_start"], fact["period_end"]
    span = (days(str(start))[0], days(str(end))[1]) if start and end else None
    measure = f"{fact['table_name']}.{fact['measure']}"
    return measure, _text(fact["programme"]), _text(fact["place"]), span, str(fact["attributes"] or "")


def _text(value: object) -> str | None:
    return None if value is None else str(value)


def _keys(meaning: Meaning) -> list[Key]:
    about = meaning.measure, meaning.programme, meaning.place
    return [(*about, days(period), meaning.attributes) for period in meaning.period.split("|")]


def _content(fact: Loaded) -> tuple[float | str | None, str | None]:
    """The value (a text for dates and words) and the reason why there is none."""
    missing = _text(fact["missing"])
    if missing:
        return None, missing
    value = fact["value"]
    return (_text(fact["value_text"]) if value is None else round(float(str(value)), 6)), None


def _where(fact: Loaded) -> str:
    return f"{fact['sheet']}!{fact['cell']}"


def _told(fact: Fact) -> str:
    meaning = fact.told.meaning
    place = " ".join(filter(None, (meaning.programme, meaning.place, meaning.period, meaning.attributes)))
    return f"{fact.sheet}!{fact.cell} {fact.told.shown!r} = {meaning.measure} of {place}"


def difference(file: File, loaded: Iterable[Loaded]) -> list[str]:
    """One line for each fact that is missing, extra, of another value or of another cell; none where all is right."""
    current = [fact for fact in loaded if fact.get("superseded") is None]
    unread = {index: _loaded_key(fact) for index, fact in enumerate(current) if not fact["total"]}
    lines = []
    for fact in file.facts():
        keys = _keys(fact.told.meaning)
        found = [index for index, key in unread.items() if key in keys]
        if not found:
            lines.append(f"missing  {_told(fact)}")
            continue
        here = next((index for index in found if _where(current[index]) == f"{fact.sheet}!{fact.cell}"), found[0])
        lines.extend(_wrong(fact, current[here]))
        del unread[here]
    lines.extend(
        f"extra    {_where(current[index])} {_content(current[index])} = {key}" for index, key in unread.items()
    )
    return lines + _wrong_totals(file, [fact for fact in current if fact["total"]])


def _wrong(fact: Fact, loaded: Loaded) -> list[str]:
    lines = []
    if _content(loaded) != (fact.told.value, fact.told.missing):
        lines.append(f"value    {_told(fact)}: {(fact.told.value, fact.told.missing)}, loaded {_content(loaded)}")
    if _where(loaded) != f"{fact.sheet}!{fact.cell}":
        lines.append(f"cell     {_told(fact)}: loaded from {_where(loaded)}")
    return lines


def _wrong_totals(file: File, loaded: list[Loaded]) -> list[str]:
    printed = file.totals()
    return [
        f"total    {_where(fact)} kept as a total of {_content(fact)}, printed {printed.get(place)}"
        for fact in loaded
        if (place := (str(fact["sheet"]), str(fact["cell"]))) not in printed or _content(fact) != (printed[place], None)
    ]
