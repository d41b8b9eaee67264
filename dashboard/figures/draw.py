"""One call for every kind of view."""

from datetime import date

import pandas as pd
from plotly import graph_objects as go

from catalog.load import Catalog
from catalog.model import Indicator
from dashboard.figures.funnel import funnel
from dashboard.figures.heat import heat
from dashboard.figures.paint import Paint
from dashboard.figures.rank import rank
from dashboard.figures.tiles import tiles
from dashboard.figures.trend import Setting, trend
from dashboard.judgements import NOTHING_JUDGED, Judged
from dashboard.views import View
from ledger.targets import Target


def draw(
    view: View,
    frame: pd.DataFrame,
    indicator: Indicator,
    paint: Paint,
    catalog: Catalog,
    as_of: date | None = None,
    judged: Judged = NOTHING_JUDGED,
    targets: tuple[Target, ...] = (),
) -> go.Figure:
    """The figure that the view asks for; breaks and tile positions come from the release's catalog. A year that ends after
    `as_of` is not over. `judged` is what the tests say of the view, `targets` are those that trends and rankings draw."""
    if view.kind == "trend":
        return trend(
            view, frame, indicator, paint, events=catalog.events, setting=Setting(as_of=as_of, targets=targets)
        )
    if view.kind == "tiles":
        return tiles(view, frame, indicator, paint, places=catalog.places)
    if view.kind == "rank":
        return rank(view, frame, indicator, paint, judged=judged, targets=targets)
    if view.kind == "funnel":
        return funnel(view, frame, indicator, paint, judged=judged, catalog=catalog)
    return heat(view, frame, indicator, paint)
