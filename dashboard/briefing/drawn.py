"""The figures of a slide: one, or one for each of its panels."""

from plotly import graph_objects as go

from dashboard.briefing.prepared import Prepared
from dashboard.compared import finished_against, finished_cumulative, finished_panels
from dashboard.figures.paint import Paint
from dashboard.finished import figure_of
from dashboard.targets import targets_shown


def drawn(slide: Prepared, paint: Paint) -> tuple[go.Figure, ...]:
    """The figures; none where the data are gone. They are shared: never change them, copy them first."""
    if slide.gone:
        return ()
    if slide.panels:
        names = tuple(panel.view.indicator for panel in slide.panels)
        held = tuple(one for panel in slide.panels for one in targets_shown(panel.view, slide.entered.targets))
        noted = tuple(panel.noted for panel in slide.panels)
        return finished_panels(slide.panels[0].view, names, paint, held, noted)
    if slide.view.kind in ("against", "cumulative"):
        compared = finished_against if slide.view.kind == "against" else finished_cumulative
        return (compared(slide.view, paint, slide.noted),)
    return (figure_of(slide.view, paint, slide.entered),)
