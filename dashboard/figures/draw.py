"""One call for every kind of view."""

import pandas as pd
from plotly import graph_objects as go

from catalog.load import Catalog
from catalog.model import Indicator
from dashboard.figures.heat import heat
from dashboard.figures.paint import Paint
from dashboard.figures.rank import rank
from dashboard.figures.tiles import tiles
from dashboard.figures.trend import trend
from dashboard.views import View


def draw(view: View, frame: pd.DataFrame, indicator: Indicator, paint: Paint, catalog: Catalog) -> go.Figure:
    """The figure that the view asks for; breaks and tile positions come from the release's catalog."""
    if view.kind == "trend":
        return trend(view, frame, indicator, paint, events=catalog.events)
    if view.kind == "tiles":
        return tiles(view, frame, indicator, paint, places=catalog.places)
    return (rank if view.kind == "rank" else heat)(view, frame, indicator, paint)
