"""Says in a figure's SVG which mark is which number, so that a slide can open its passport and follow one dong.

Plotly writes the marks of each trace in the order of its data and leaves out those without a value. Each assignment is
checked against where the mark was drawn; a trace that does not fit stays as it is, for a wrong number is worse than none.
"""

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import Any
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from plotly import graph_objects as go

SVG = "http://www.w3.org/2000/svg"
PLACE, PERIOD = "data-place", "data-period"
_MOVED = re.compile(r"translate\(([-\d.]+),([-\d.]+)\)")
_STARTS = re.compile(r"M([-\d.]+),([-\d.]+)")

Key = tuple[str, str]  # place, period
ElementTree.register_namespace("", SVG)
ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")


def with_keys(figure: go.Figure, svg: bytes, name: str) -> str:
    """The SVG with `data-place` and `data-period` on the marks of numbers, and ids that begin with `name`.

    Several of them can then stand in one document.
    """
    root = ElementTree.fromstring(svg)  # noqa: S314  written by our own browser
    for kind, marked in (("scatter", _mark_scatter), ("bars", _mark_bars)):
        drawn = [group for group in root.iter(f"{{{SVG}}}g") if _is_trace(group, kind)]
        traces = [trace for trace in figure.data if trace.type == ("bar" if kind == "bars" else kind)]
        traces = [trace for trace in traces if trace.visible is not False and _points(trace)]
        if len(drawn) == len(traces):
            for trace, group in zip(traces, drawn, strict=True):
                marked(trace, group)
    return _renamed(ElementTree.tostring(root, encoding="unicode"), name)


def _is_trace(group: Element, kind: str) -> bool:
    return (group.get("class") or "").split()[:2] == ["trace", kind]


def _points(trace: Any) -> list[tuple[Any, Any, Key | None]]:
    """The points of a trace that are drawn: x, y and the number's key where it has one."""
    if trace.x is None or trace.y is None:
        return []
    keys = trace.customdata if trace.customdata is not None else [None] * len(trace.x)
    return [
        (x, y, _key(key))
        for x, y, key in zip(trace.x, trace.y, keys, strict=True)
        if x is not None and y is not None and y == y  # noqa: PLR0124  NaN is not drawn either
    ]


def _key(said: Sequence[Any] | None) -> Key | None:
    return (str(said[0]), str(said[1])) if said is not None and len(said) >= 2 and said[0] is not None else None


def _mark_scatter(trace: Any, group: Element) -> None:
    points = _points(trace)
    drawn = list(group.iterfind(f"{{{SVG}}}g[@class='points']/*"))
    words = list(group.iterfind(f"{{{SVG}}}g[@class='text']/*"))
    places = [_moved(element) for element in drawn]
    if drawn and len(drawn) == len(points) and _in_order(points, places):
        _write(drawn, points)
        _mark_lines(group, dict(zip(places, (key for _, _, key in points), strict=True)))
    if len(words) == len(points):
        _write(words, points)


def _mark_bars(trace: Any, group: Element) -> None:
    points = _points(trace)
    drawn = list(group.iterfind(f"{{{SVG}}}g[@class='points']/*"))
    if len(drawn) == len(points):
        _write(drawn, points)


def _write(elements: Sequence[Element], points: Sequence[tuple[Any, Any, Key | None]]) -> None:
    for element, (_, _, key) in zip(elements, points, strict=True):
        if key:
            element.set(PLACE, key[0])
            element.set(PERIOD, key[1])


def _mark_lines(group: Element, keys: dict[tuple[float, float] | None, Key | None]) -> None:
    """A stretch of a line belongs to the place of the point that it starts from."""
    for line in group.iterfind(f"{{{SVG}}}g[@class='lines']/*"):
        start = _STARTS.match(line.get("d") or "")
        key = keys.get((float(start[1]), float(start[2]))) if start else None
        if key:
            line.set(PLACE, key[0])


def _moved(element: Element) -> tuple[float, float] | None:
    found = _MOVED.search(element.get("transform") or "")
    return (float(found[1]), float(found[2])) if found else None


def _in_order(points: Sequence[tuple[Any, Any, Key | None]], places: Sequence[tuple[float, float] | None]) -> bool:
    """Whether larger values were drawn higher up: else these are not the marks of these points."""
    if any(place is None for place in places):
        return False
    numbers = [(y, place[1]) for (_, y, _), place in zip(points, places, strict=True) if place and _is_number(y)]
    heights = [height for _, height in sorted(numbers, key=lambda pair: (pair[0], -pair[1]))]
    return all(later <= earlier for earlier, later in pairwise(heights))


def _is_number(value: Any) -> bool:
    return isinstance(value, (int, float)) and not isinstance(value, bool)


def _renamed(svg: str, name: str) -> str:
    """Every id, and whatever points to one, begins with `name`."""
    svg = re.sub(r'\bid="', f'id="{name}-', svg)
    svg = re.sub(r"url\((['\"]?|&quot;)#", rf"url(\1#{name}-", svg)
    return re.sub(r'href="#', f'href="#{name}-', svg)
