"""Two figures of the same measure side by side: one axis for both, or a small change looks like a large one."""

from plotly import graph_objects as go


def with_same_axis(first: go.Figure, second: go.Figure) -> tuple[go.Figure, go.Figure]:
    """Copies of both with an axis that holds what either shows, and with the ticks of the one that reaches further."""
    ranges = [figure.layout.yaxis.range for figure in (first, second)]
    if any(one is None for one in ranges):
        return first, second
    whole = (min(low for low, _ in ranges), max(high for _, high in ranges))
    further = max((first, second), key=lambda figure: figure.layout.yaxis.range[1] - figure.layout.yaxis.range[0])
    ticks = {name: further.layout.yaxis[name] for name in ("tickvals", "ticktext")}
    copies = [go.Figure(figure).update_yaxes(range=whole, **ticks) for figure in (first, second)]
    return copies[0], copies[1]
