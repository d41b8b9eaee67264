"""How the columns of a form are called, in Excel and in the browser, so that what is typed under them is read without a question."""

from collections.abc import Iterable

from catalog.model import Measure

FORM_MONEY = "천원"  # offices write amounts in thousands of won
COUNTS_PLACES = frozenset({"개동", "개교"})  # what only the district can count
NAMES_A_DAY = ("시기", "일자")


def asked_of_dongs(measures: Iterable[Measure]) -> list[Measure]:
    """The measures that a form asks for. Words stand behind the figures: in front of them a reader takes them for row names."""
    order = {"date": 1, "text": 2}
    asked = [measure for measure in measures if measure.unit not in COUNTS_PLACES]
    return sorted(asked, key=lambda measure: order.get(measure.type, 0))


def form_unit(measure: Measure) -> str | None:
    """The unit in which a form asks for a measure."""
    return FORM_MONEY if measure.type == "money" and FORM_MONEY in measure.all_units else measure.unit


def form_heading(measure: Measure) -> str:
    """The heading of a measure's column, with its unit."""
    if measure.type == "event":  # its heading has to name a day, or the days are taken for words about something else
        days = [word for word in (measure.label.ko, *measure.synonyms) if word.endswith(NAMES_A_DAY)]
        return max(days, key=len) if days else measure.label.ko
    unit = form_unit(measure)
    return f"{measure.label.ko}({unit})" if unit else measure.label.ko
