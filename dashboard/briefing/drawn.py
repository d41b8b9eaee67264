"""The figures of a slide: one, or one for each of its panels."""

from plotly import graph_objects as go

from dashboard.briefing.prepared import Prepared
from dashboard.compared import finished_against, finished_cumulative, finished_panels
from dashboard.figures.paint import Paint
from dashboard.finished import figure_of


def drawn(slide: Prepared, paint: Paint) -> tuple[go.Figure, ...]:
    """The figures; none where the data are gone. They are shared: never change them, copy them first."""
    if slide.gone:
        return ()
    if slide.panels:
        names = tuple(panel.view.indicator for panel in slide.panels)
        return finished_panels(slide.panels[0].view, names, paint)
    one = {"against": finished_against, "cumulative": finished_cumulative}.get(slide.view.kind, figure_of)
    return (one(slide.view, paint),)
