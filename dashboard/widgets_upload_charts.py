"""Before and after: the trend of one indicator as it is, and as it would be once the batch is published."""

from collections.abc import Sequence
from dataclasses import replace

import streamlit as st
from plotly import graph_objects as go

from dashboard import engine
from dashboard.figures.marks import MOST_HIGHLIGHTS
from dashboard.figures.same_axis import with_same_axis
from dashboard.finished import figure_of
from dashboard.office import data_folder
from dashboard.passport import grain_of_number
from dashboard.release import NoReleaseError, Release
from dashboard.screen import Number
from dashboard.upload_changes import ChangedValue, changed_values, drawable, hidden_in
from dashboard.views import Grain, View
from dashboard.widgets_markup import badge, heading, markup
from dashboard.widgets_plot import QUIET_CHART
from dashboard.widgets_upload_desk import Desk
from ledger.consequences import Consequences
from ledger.drafts import batch_folder
from ledger.found import Found


def before_and_after(desk: Desk, found: Found, told: Consequences, values: Sequence[ChangedValue]) -> None:
    """Two figures with one axis; the second is marked as what it is, for it is no release."""
    trial, names = opened_trial(found, told), drawable(told, values, desk.catalog)
    if trial is None or not names:
        return
    indicator = _choose(desk, names)
    own = [value.number for value in values if value.number.indicator == indicator]
    places = dict.fromkeys(number.place for number in own if number.place != desk.catalog.district.id)
    view = View("trend", indicator, grain=_grain(own), highlight=tuple(places)[:MOST_HIGHLIGHTS], events=False)
    after = _figure(desk, view, trial)
    before = _figure(desk, view, desk.release) if desk.release else None
    if before is not None:
        before, after = with_same_axis(before, after)
    left, right = st.columns(2)
    if before is not None and desk.release is not None:
        with left:
            number = desk.say("릴리스 {number}", number=desk.release.number)
            markup(heading(desk.say("지금"), [badge(number, plain=True)], level=3))
            st.plotly_chart(before, key="upload-before", theme=None, config=QUIET_CHART)
    with right if before is not None else st.container():
        markup(heading(desk.say("게시 뒤"), [badge(desk.say("게시 전 미리보기"))], level=3))
        st.plotly_chart(after, key="upload-after", theme=None, config=QUIET_CHART)


def _choose(desk: Desk, names: Sequence[str]) -> str:
    """The indicator to be drawn; the one told first where nothing was picked."""
    labels = {name: desk.word(desk.catalog.indicators[name].label) for name in names}
    picked = st.selectbox(
        desk.say("그림으로 볼 지표"),
        names,
        format_func=lambda name: labels.get(name, name),
        key="upload-indicator",
        width=420,
    )
    return picked if picked in names else names[0]


def _grain(numbers: Sequence[Number]) -> Grain:
    """Years, unless only halves or only months change: then the years would show nothing of it."""
    grains = {grain_of_number(number) for number in numbers}
    return grains.pop() if len(grains) == 1 else "year"


def _figure(desk: Desk, view: View, opened: Release) -> go.Figure | None:
    """The trend in one release; None where that release does not know the indicator."""
    if view.indicator not in opened.catalog.indicators:
        return None
    return figure_of(replace(view, release=opened.number), desk.paint)


def values_shown(desk: Desk, found: Found, told: Consequences) -> list[ChangedValue]:
    """The values that change, in words, without what the current release or the would-be one withholds."""
    hidden = hidden_in(told, (desk.release, opened_trial(found, told)))
    return changed_values(told, desk.catalog, desk.language, hidden)


def opened_trial(found: Found, told: Consequences) -> Release | None:
    """The would-be release of a batch, None where none was written or it is gone."""
    if told.trial is None:
        return None
    try:
        return engine.trial(batch_folder(data_folder(), found.batch) / told.trial)
    except NoReleaseError:
        return None
