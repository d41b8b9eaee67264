"""The figures of a slide as a deck draws them: in the room that its words leave, with no line made for a phone."""

from collections.abc import Sequence

from plotly import graph_objects as go

from dashboard.export.deck_slide import GAP, WIDTH, column_width, columns
from dashboard.export.image import FLATTER, Size, on_slide
from dashboard.figures.key import KEY_LINE, TOP_ROW, wrap

CAPTION_LINE = 40.0  # pixels above each of several figures
KEY_WIDTH = 800.0  # pixels as the figure is laid out, which is smaller than it stands on the slide
NARROW = 120.0  # of a plot, likewise


def laid_out(figures: Sequence[go.Figure], room: float) -> list[tuple[go.Figure, Size]]:
    """The figures of one slide with their sizes, as deck.css lays them out in `room` pixels from top to bottom.

    They are copies where anything is otherwise: shared figures are never changed.
    """
    if len(figures) <= 1:
        return [(wide, on_slide(wide, WIDTH, room)) for wide in map(_with_wide_key, figures)]
    rows = -(-len(figures) // columns(len(figures)))
    width, height = column_width(len(figures)), (room - GAP * (rows - 1)) / rows - CAPTION_LINE
    sized = [(bare, on_slide(bare, width, height, FLATTER)) for bare in map(_without_top_row, figures)]
    return [(_with_fewer_ticks(bare, size.width), size) for bare, size in sized]


def _with_wide_key(figure: go.Figure) -> go.Figure:
    """What its signs mean on as few lines as a slide holds."""
    key = next((note for note in figure.layout.annotations if note.name == "key" and "<br>" in note.text), None)
    if key is None:
        return figure
    own = key.text.split("<br>")
    lines = wrap(own, KEY_WIDTH, " · ")
    wide, less = go.Figure(figure), KEY_LINE * (len(own) - len(lines))
    wide.update_annotations({"text": "<br>".join(lines)}, selector={"name": "key"})
    wide.layout.height -= less
    wide.layout.margin.b -= less
    return wide


def _without_top_row(figure: go.Figure) -> go.Figure:
    """Without unit and sign for made-up figures, which stand in the caption of each of several: the plot needs their row."""
    bare = go.Figure(figure)
    if not figure.data:  # a sentence that there is nothing to draw
        return bare
    bare.layout.annotations = [note for note in figure.layout.annotations if note.name not in ("unit", "demonstration")]
    bare.layout.height -= TOP_ROW
    bare.layout.margin.t -= TOP_ROW
    return bare


def _with_fewer_ticks(bare: go.Figure, width: float) -> go.Figure:
    """With fewer periods named where the plot is so narrow that Plotly's choice would run into one another."""
    if width - (bare.layout.margin.l or 0) - (bare.layout.margin.r or 0) < NARROW:
        bare.layout.xaxis.nticks = 2
    return bare
