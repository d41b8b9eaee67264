"""Words on coloured ground, as traces that can be pointed at and clicked."""

from collections.abc import Sequence
from dataclasses import dataclass

from plotly import graph_objects as go

from dashboard.figures.marks import Mark

CELLS = "labels"  # what their traces are called


@dataclass(frozen=True)
class Label:
    """A mark's text at a place of the figure, in the ink that can be read there."""

    mark: Mark
    x: float | str
    y: float | str
    text: str
    ink: str
    hover: str


def label_traces(labels: Sequence[Label], size: int, reach: int = 0) -> list[go.Scatter]:
    """One trace for each ink: only so can a label that is not chosen keep its ink when another one is.

    `reach` is the size in pixels of an unseen square around each text that can be pointed at too.
    """
    inks = dict.fromkeys(label.ink for label in labels)
    return [_trace([label for label in labels if label.ink == ink], ink, size, reach) for ink in inks]


def _trace(labels: Sequence[Label], ink: str, size: int, reach: int) -> go.Scatter:
    return go.Scatter(
        name=CELLS,
        x=[label.x for label in labels],
        y=[label.y for label in labels],
        mode="markers+text" if reach else "text",
        marker={"symbol": "square", "size": reach or 1, "opacity": 0},
        text=[label.text for label in labels],
        textposition="middle center",
        textfont={"size": size, "color": ink},
        unselected={"textfont": {"color": ink}, "marker": {"opacity": 0}},
        selected={"textfont": {"color": ink}, "marker": {"opacity": 0}},
        customdata=[label.mark.key for label in labels],
        hovertext=[label.hover for label in labels],
        hovertemplate="%{hovertext}<extra></extra>",
    )
