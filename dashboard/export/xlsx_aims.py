"""Targets in sheets: beside the figures of a ranking, and as a table of their own under those of a trend."""

from collections.abc import Sequence

from catalog.model import Indicator
from dashboard.export.pptx_template import FONT
from dashboard.export.xlsx_formats import BESIDE, HEAD, LACKING, NUMBER_HEAD, QUIET, WORDS, number_shape, value_look
from dashboard.export.xlsx_sheet import Sheet, letters
from dashboard.figures.key import signs
from dashboard.figures.paint import LIGHT, Paint
from dashboard.periods import show_period
from dashboard.targets_listed import Aim

_PERIOD, _VALUE, _TARGET, _WORDS = 1, 2, 3, 5  # columns behind the place; the difference follows the target


def write_aims(sheet: Sheet, found: Sequence[Aim], indicator: Indicator, paint: Paint) -> None:
    """A row for each target: place, year, value, target, difference and what it means. Nothing where there is none."""
    if not found:
        return
    say, top = paint.say, sheet.row
    heads = [say("장소"), say("기간"), say("값"), say("목표값"), say("차이"), say("거리")]
    for column, head in enumerate(heads):
        sheet.words(top, column, head, NUMBER_HEAD if _PERIOD < column < _WORDS else HEAD)
    for row, aim in enumerate(found, top + 1):
        sheet.words(row, 0, aim.mark.label, WORDS | {"bold": aim.mark.is_district})
        sheet.words(row, _PERIOD, show_period(aim.period, paint.language), WORDS)
        _write_value(sheet, row, aim, indicator, paint)
        write_aim(sheet, row, _TARGET, aim, _VALUE, indicator)
        sheet.words(row, _WORDS, aim.words, BESIDE)
    sheet.row = top + len(found) + 2


def _write_value(sheet: Sheet, row: int, aim: Aim, indicator: Indicator, paint: Paint) -> None:
    mark = aim.mark
    if mark.value is None:
        sheet.words(row, _VALUE, "", LACKING)
        return
    after = signs(mark, indicator)
    look = value_look(indicator, mark.qualifier, paint.language, made_up=mark.demonstration, after=after)
    sheet.number(row, _VALUE, mark.value, look)


def write_aim(sheet: Sheet, row: int, column: int, aim: Aim | None, value: int, indicator: Indicator) -> None:
    """The target, and behind it its difference from the cell in the column `value`: a formula, where the two are compared."""
    look = WORDS | {"num_format": _shape(aim, indicator), "align": "right"}
    if aim is None:
        sheet.words(row, column, "", WORDS)
    else:
        sheet.number(row, column, aim.target.value, look)
    if aim is None or aim.gap is None:
        sheet.words(row, column + 1, "" if aim is None else "–", LACKING)
        return
    shape = _shape(aim, indicator).partition(";")[0]
    signed = sheet.book.look(look | {"num_format": f'+{shape};"△"{shape};0'})
    sheet.sheet.write_formula(
        row, column + 1, f"={letters(value)}{row + 1}-{letters(column)}{row + 1}", signed, aim.gap
    )


def add_goal(sheet: Sheet, chart: object, at: tuple[int, int, int], goal: tuple[str, int, float], count: int) -> None:
    """A target as a dash across its year, with its words."""
    (top, beside, number), (name, at_column, value) = at, goal
    column = beside + 1 + number
    sheet.words(top, column, name, QUIET)
    sheet.number(top + 1 + at_column, column, value, QUIET)
    labels = [{"value": name} if here == at_column else {"delete": True} for here in range(count)]
    colour = {"color": LIGHT.highlights[1]}
    chart.add_series(  # type: ignore[attr-defined]
        {
            "name": [sheet.name, top, column],
            "categories": sheet.range(beside, top + 1, top + count),
            "values": sheet.range(column, top + 1, top + count),
            "line": {"none": True},
            "marker": {"type": "long_dash", "size": 14, "fill": colour, "border": colour},
            "data_labels": {
                "value": True,
                "position": "above",
                "custom": labels,
                "font": {"name": FONT, "size": 9} | colour,
            },
        }
    )


def _shape(aim: Aim | None, indicator: Indicator) -> str:
    """The indicator's own, with as many decimals as the target was set with."""
    wanted = aim.target.value if aim else 0.0
    decimals = next((more for more in range(indicator.decimals, 6) if round(wanted, more) == wanted), 6)
    return number_shape(indicator.model_copy(update={"decimals": decimals}))
