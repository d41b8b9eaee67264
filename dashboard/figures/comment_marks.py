"""Comments in a figure: the sign of each beside its mark, and its words under the pointer."""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, Literal

from plotly import graph_objects as go

from dashboard.comments import Noted
from dashboard.figures.layers import CELLS
from dashboard.figures.paint import Paint

_LINE = 46  # signs of a line under the pointer
_APART = "\u2002"
Key = tuple[str, str]
Side = Literal["left", "right"]
NO_SIDES: Mapping[Key, Side] = MappingProxyType({})


def add_comments(figure: go.Figure, found: Sequence[Noted], paint: Paint, sides: Mapping[Key, Side] = NO_SIDES) -> None:
    """Mark the figures that have comments. A figure that is not drawn gets no mark.

    A sign stands at the upper right of its mark, or on the side that is free by `sides`; in a cell it follows the number.
    """
    wanted: dict[Key, list[Noted]] = {}
    for one in found:
        wanted.setdefault(one.comment.about[1:], []).append(one)
    places = _tell(figure, wanted, paint) if wanted else {}
    if places:
        figure.add_scatter(
            name="comments",
            x=[x for x, _ in places.values()],
            y=[y for _, y in places.values()],
            mode="text",
            text=[_spaced("".join(one.sign for one in wanted[key]), sides.get(key)) for key in places],
            textposition=[f"middle {sides[key]}" if key in sides else "top right" for key in places],
            textfont={"size": 15, "color": paint.palette.highlights[1]},
            hoverinfo="skip",
            cliponaxis=False,
            showlegend=False,
        )


def _spaced(signs: str, side: Side | None) -> str:
    """With the width of a mark between them and its middle."""
    return {"left": f"{signs}{_APART}", "right": f"{_APART}{signs}", None: signs}[side]


def _tell(figure: go.Figure, wanted: dict[Key, list[Noted]], paint: Paint) -> dict[Key, tuple[Any, Any]]:
    """Let the marks say their comments under the pointer; handed back is where those stand that are no cells."""
    places: dict[Key, tuple[Any, Any]] = {}
    for trace in figure.data:
        if trace.type not in ("scatter", "bar") or trace.customdata is None or trace.hovertext is None:
            continue
        hover = list(trace.hovertext)
        for number, key in enumerate(_keys(trace.customdata)):
            if key in wanted:
                hover[number] = "<br>".join([hover[number], *_lines(wanted[key], paint)])
                if trace.name == CELLS:
                    trace.text = _with_sign(trace.text, number, wanted[key])
                else:
                    places.setdefault(key, (trace.x[number], trace.y[number]))
        trace.hovertext = hover
    return places


def _with_sign(texts: Sequence[str], number: int, found: Sequence[Noted]) -> list[str]:
    signs = "".join(one.sign for one in found)
    return [f"{text}{signs}" if at == number else text for at, text in enumerate(texts)]


def _keys(customdata: Iterable[Any]) -> Iterable[Key]:
    return ((str(one[0]), str(one[1])) for one in customdata)


def _lines(found: Sequence[Noted], paint: Paint) -> list[str]:
    """`① 의견: …`, broken into lines; the words are a person's, and no markup."""
    return [line for one in found for line in _broken(f"{one.sign} {paint.say('의견')}: {one.comment.text}")]


def _broken(words: str) -> list[str]:
    plain = " ".join(words.replace("<", "‹").replace(">", "›").split())
    return [plain[start : start + _LINE] for start in range(0, len(plain), _LINE)]
