"""A line of one value over the years as an SVG image: small, sharp at any width, and drawn without a chart library."""

from collections.abc import Sequence
from urllib.parse import quote

WIDTH, HEIGHT, MARGIN = 300.0, 44.0, 5.0


def sparkline(runs: Sequence[Sequence[tuple[str, float]]], years: Sequence[str], colour: str) -> str:
    """SVG for runs of (year, value). `years` are all years of the axis, so that every card begins at the same one.

    Between two runs there is no line; the last point is a dot.
    """
    values = [value for run in runs for _, value in run]
    low, high = min(values, default=0.0), max(values, default=0.0)
    across = {year: _across(number, len(years)) for number, year in enumerate(years)}
    dots = [[(across[year], _down(value, low, high)) for year, value in run if year in across] for run in runs]
    lines = "".join(_line(run) for run in dots if run)
    end = _dot(dots[-1][-1], 8) if dots and dots[-1] else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" preserveAspectRatio="none">'
        f'<g fill="none" color="{colour}" stroke="{colour}" stroke-width="2" stroke-linecap="round" '
        f'stroke-linejoin="round">{lines}{end}</g></svg>'
    )


def as_image(svg: str) -> str:
    """The SVG as the address of an image."""
    return f"data:image/svg+xml,{quote(svg)}"


def _across(number: int, count: int) -> float:
    return MARGIN + number * (WIDTH - 2 * MARGIN) / max(count - 1, 1)


def _down(value: float, low: float, high: float) -> float:
    share = (value - low) / (high - low) if high > low else 0.5
    return round(HEIGHT - MARGIN - share * (HEIGHT - 2 * MARGIN), 1)


def _line(dots: Sequence[tuple[float, float]]) -> str:
    if len(dots) == 1:
        return _dot(dots[0], 5)
    path = " L".join(f"{x:.1f} {y:g}" for x, y in dots)
    below = f"M{dots[0][0]:.1f} {HEIGHT:g} L{path} L{dots[-1][0]:.1f} {HEIGHT:g} Z"
    return (
        f'<path d="{below}" fill="currentColor" fill-opacity="0.1" stroke="none"/>'
        f'<path d="M{path}" vector-effect="non-scaling-stroke"/>'
    )


def _dot(place: tuple[float, float], size: int) -> str:
    """A round dot: a line without length, so that it stays round when the image is stretched."""
    x, y = place
    return f'<path d="M{x:.1f} {y:g} h0.01" stroke-width="{size}" vector-effect="non-scaling-stroke"/>'
