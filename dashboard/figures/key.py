"""The quiet lines around a figure: the demonstration mark, the unit, and what its signs mean."""

from collections.abc import Iterable, Sequence

from plotly import graph_objects as go

from catalog.model import Indicator
from dashboard.figures.marks import Mark, denominator_apart, part_year
from dashboard.figures.paint import SMALL_SIZE, Paint

KEY_LINE = 17  # pixels from line to line
TOP_ROW = 30  # pixels above the plot for mark and unit
_KEY_WIDTH = 330  # a key line fits a phone
_ROW_ABOVE = 24  # pixels for a further row above the plot
_PHONE = 220  # pixels beside the names on a phone


def text_width(text: str, size: int = SMALL_SIZE) -> float:
    """Pixels that a text takes, near enough for a margin: Hangul is about as wide as high, the rest about half."""
    return sum(size * (0.95 if letter > "\u2e7f" else 0.58) for letter in text)


def signs(mark: Mark, indicator: Indicator) -> str:
    """What follows a number: ○ or △ for a sum over some dongs, an asterisk for another date than the year's end."""
    part = ("△" if mark.demonstration else "○") if mark.partial else ""
    return part + ("*" if denominator_apart(mark, indicator) or part_year(mark, indicator) else "")


def meanings(marks: Sequence[Mark], indicator: Indicator, paint: Paint) -> list[str]:
    """What the signs on these marks mean, for the line below the figure."""
    say, found = paint.say, []
    if any(mark.demonstration for mark in marks) and not all(mark.demonstration for mark in marks):
        found.append(say("◇ 예시 자료, ● 실제 자료"))
    found += sorted(
        {say("△ 예시 자료로 일부 동의 합" if m.demonstration else "○ 일부 동의 합") for m in marks if m.partial}
    )
    if any(denominator_apart(mark, indicator) for mark in marks):
        found.append(say("* 분모가 연말 값이 아님"))
    if any(part_year(mark, indicator) for mark in marks):
        found.append(say("* 그해 12월 이전의 값"))
    return found


def mark_demonstration(figure: go.Figure, marks: Iterable[Mark], paint: Paint, above: int = 8) -> None:
    """The small framed sign at the top left, `above` pixels over the plot, whenever a drawn value is made up."""
    if not any(mark.demonstration for mark in marks):
        return
    colours = paint.palette
    figure.add_annotation(
        name="demonstration",
        text=paint.say("◇ 예시 자료"),
        **_above(0, "left", above),
        xshift=2,
        font={"size": SMALL_SIZE, "color": colours.ink},
        bordercolor=colours.axis,
        borderwidth=1,
        borderpad=3,
        bgcolor=colours.surface,
    )


def write_unit(figure: go.Figure, text: str, above: int = 8) -> None:
    """The unit at the top right, said once for the whole figure; written last, when the right margin is known."""
    shift = max((figure.layout.margin.r or 0) - 8, 0)
    figure.add_annotation(name="unit", text=text, **_above(1, "right", above), xshift=shift)


def write_head(figure: go.Figure, unit: str, marks: Sequence[Mark], paint: Paint, above: int = 8) -> None:
    """The unit and the sign for made-up figures; where they would meet on a phone, the sign stands a row higher."""
    made_up = any(mark.demonstration for mark in marks)
    meet = made_up and text_width(unit) + text_width(paint.say("◇ 예시 자료")) + 20 > _PHONE
    higher = _ROW_ABOVE if meet else 0
    figure.layout.margin.t += higher
    figure.layout.height += higher
    mark_demonstration(figure, marks, paint, above + higher)
    write_unit(figure, unit, above)


def write_key(figure: go.Figure, items: Sequence[str], below: int, width: float = _KEY_WIDTH) -> None:
    """The meanings of signs under the figure, `below` pixels under the plot, on lines of `width`; makes room for itself."""
    if not items:
        return
    lines = wrap(items, width, " · ")
    figure.add_annotation(
        name="key",
        text="<br>".join(lines),
        x=0,
        y=0,
        xref="paper",
        yref="paper",
        xanchor="left",
        yanchor="top",
        yshift=-below,
        align="left",
    )
    figure.layout.margin.b = below + KEY_LINE * len(lines) + 6


def wrap(items: Sequence[str], width: float, joint: str) -> list[str]:
    """Items put on as few lines as fit the width in pixels."""
    lines: list[str] = []
    for item in items:
        if lines and text_width(lines[-1] + joint + item) <= width:
            lines[-1] += joint + item
        else:
            lines.append(item)
    return lines


def _above(x: int, side: str, above: int) -> dict[str, object]:
    return {
        "x": x,
        "y": 1,
        "xref": "paper",
        "yref": "paper",
        "xanchor": side,
        "yanchor": "bottom",
        "yshift": above,
    }
