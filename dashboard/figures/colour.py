"""Colours as numbers: mixing along a scale, and which ink can be read on which ground (WCAG 2.2)."""

from collections.abc import Sequence


def contrast(one: str, other: str) -> float:
    """The contrast ratio of two #rrggbb colours, from 1 (the same) to 21 (black on white)."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def along(scale: Sequence[str], fraction: float) -> str:
    """The colour at `fraction` (0 to 1) of an evenly spaced scale, mixed as Plotly mixes it."""
    where = min(max(fraction, 0.0), 1.0) * (len(scale) - 1)
    below = min(int(where), len(scale) - 2)
    return _hex(
        [a + (b - a) * (where - below) for a, b in zip(_rgb(scale[below]), _rgb(scale[below + 1]), strict=True)]
    )


def ink_on(ground: str) -> str:
    """White where it can be read at 4.5:1, else black: one of the two can on any ground; near-black could not."""
    return "#ffffff" if contrast("#ffffff", ground) >= 4.5 else "#000000"


def see_through(colour: str, opacity: float) -> str:
    """The colour as rgba()."""
    red, green, blue = _rgb(colour)
    return f"rgba({red:.0f},{green:.0f},{blue:.0f},{opacity:g})"


def _rgb(colour: str) -> list[float]:
    return [int(colour[start : start + 2], 16) for start in (1, 3, 5)]


def _hex(channels: Sequence[float]) -> str:
    return "#" + "".join(f"{round(channel):02x}" for channel in channels)


def _luminance(colour: str) -> float:
    shares = [channel / 255 for channel in _rgb(colour)]
    red, green, blue = (s / 12.92 if s <= 0.04045 else ((s + 0.055) / 1.055) ** 2.4 for s in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
