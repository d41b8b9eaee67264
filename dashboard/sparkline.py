"""A line of one value over the years as an SVG image: small, sharp at any width, and drawn without a chart library."""

from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

WIDTH, HEIGHT = 300.0, 44.0
ASIDE, ABOVE = 12.0, 5.0  # room for the last dot, also where the image is narrow


@dataclass(frozen=True)
class Stroke:
    """Comparable (year, value) that a line may run through. Made-up ones are dashed; those and partial ones have hollow dots."""

    points: tuple[tuple[str, float], ...]
    made_up: bool = False
    partial: bool = False


def sparkline(
    strokes: Sequence[Stroke], years: Sequence[str], colour: str, ground: str, aim: float | None = None
) -> str:
    """SVG of the strokes. `years` are all years of the axis, so that every line on a page begins at the same one.

    Between two strokes there is no line; the last point is a dot. `aim` is a target, a faint dotted line across.
    """
    values = [value for stroke in strokes for _, value in stroke.points] + ([] if aim is None else [aim])
    low, high = min(values, default=0.0), max(values, default=0.0)
    across = {year: _across(number, len(years)) for number, year in enumerate(years)}
    drawn = [
        (stroke, [(across[year], _down(value, low, high)) for year, value in stroke.points if year in across])
        for stroke in strokes
    ]
    lines = "".join(_line(dots, stroke, ground) for stroke, dots in drawn if dots)
    end = _dot(drawn[-1][1][-1], 8, drawn[-1][0], ground) if drawn and drawn[-1][1] else ""
    wanted = "" if aim is None else _level(_down(aim, low, high))
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" preserveAspectRatio="none">'
        f'<g fill="none" color="{colour}" stroke="{colour}" stroke-width="2" stroke-linecap="round" '
        f'stroke-linejoin="round">{wanted}{lines}{end}</g></svg>'
    )


def as_image(svg: str) -> str:
    """The SVG as the address of an image."""
    return f"data:image/svg+xml,{quote(svg)}"


def _across(number: int, count: int) -> float:
    return ASIDE + number * (WIDTH - 2 * ASIDE) / max(count - 1, 1)


def _down(value: float, low: float, high: float) -> float:
    share = (value - low) / (high - low) if high > low else 0.5
    return round(HEIGHT - ABOVE - share * (HEIGHT - 2 * ABOVE), 1)


def _level(y: float) -> str:
    return (
        f'<path d="M0 {y:g} H{WIDTH:g}" stroke-width="1" stroke-dasharray="1 4" stroke-opacity="0.8" '
        'vector-effect="non-scaling-stroke"/>'
    )


def _line(dots: Sequence[tuple[float, float]], stroke: Stroke, ground: str) -> str:
    if len(dots) == 1:
        return _dot(dots[0], 6, stroke, ground)
    path = " L".join(f"{x:.1f} {y:g}" for x, y in dots)
    below = f"M{dots[0][0]:.1f} {HEIGHT:g} L{path} L{dots[-1][0]:.1f} {HEIGHT:g} Z"
    shade = "" if stroke.made_up else f'<path d="{below}" fill="currentColor" fill-opacity="0.1" stroke="none"/>'
    dashes = ' stroke-dasharray="5 4"' if stroke.made_up else ""
    return f'{shade}<path d="M{path}"{dashes} vector-effect="non-scaling-stroke"/>'


def _dot(place: tuple[float, float], size: int, stroke: Stroke, ground: str) -> str:
    """A round dot: a line without length, so that it stays round when the image is stretched; hollow by a smaller one on it."""
    x, y = place
    dot = f'<path d="M{x:.1f} {y:g} h0.01" stroke-width="{{}}"{{}} vector-effect="non-scaling-stroke"/>'
    inner = dot.format(size - 4, f' stroke="{ground}"') if stroke.made_up or stroke.partial else ""
    return dot.format(size, "") + inner
