"""Comments in a figure: the sign of each beside its mark, and its words under the pointer."""

from collections.abc import Iterable, Sequence
from typing import Any

from plotly import graph_objects as go

from dashboard.comments import Noted
from dashboard.figures.paint import Paint

_LINE = 46  # signs of a line under the pointer
Key = tuple[str, str]


def add_comments(figure: go.Figure, found: Sequence[Noted], paint: Paint) -> None:
    """Mark the figures that have comments. A figure that is not drawn gets no mark."""
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
            text=["".join(one.sign for one in wanted[key]) for key in places],
            textposition="top right",
            textfont={"size": 15, "color": paint.palette.highlights[1]},
            hoverinfo="skip",
            cliponaxis=False,
            showlegend=False,
        )


def _tell(figure: go.Figure, wanted: dict[Key, list[Noted]], paint: Paint) -> dict[Key, tuple[Any, Any]]:
    """Let the marks say their comments under the pointer; handed back is where they stand."""
    places: dict[Key, tuple[Any, Any]] = {}
    for trace in figure.data:
        if trace.type not in ("scatter", "bar") or trace.customdata is None or trace.hovertext is None:
            continue
        hover = list(trace.hovertext)
        for number, key in enumerate(_keys(trace.customdata)):
            if key in wanted:
                hover[number] = "<br>".join([hover[number], *_lines(wanted[key], paint)])
                places.setdefault(key, (trace.x[number], trace.y[number]))
        trace.hovertext = hover
    return places


def _keys(customdata: Iterable[Any]) -> Iterable[Key]:
    return ((str(one[0]), str(one[1])) for one in customdata)


def _lines(found: Sequence[Noted], paint: Paint) -> list[str]:
    """`① 의견: …`, broken into lines; the words are a person's, and no markup."""
    return [line for one in found for line in _broken(f"{one.sign} {paint.say('의견')}: {one.comment.text}")]


def _broken(words: str) -> list[str]:
    plain = " ".join(words.replace("<", "‹").replace(">", "›").split())
    return [plain[start : start + _LINE] for start in range(0, len(plain), _LINE)]
