"""The one card around every view: headline, figure, what has to be said about it, table, sources, passport, download."""

from dataclasses import replace
from html import escape

import streamlit as st

from catalog.model import Indicator
from dashboard import reach
from dashboard.comments import signs_by_figure
from dashboard.finished import figure_of, finished_words, judged_of, noted_in
from dashboard.listing import in_view, listing
from dashboard.passport import row_numbers
from dashboard.periods import list_periods
from dashboard.screen import Tab
from dashboard.views import Kind, View
from dashboard.widgets_comments import comment_lines, noted_on
from dashboard.widgets_kept import kept_markup
from dashboard.widgets_markup import badge, heading, items, jump, listing_table, markup, plain_table
from dashboard.widgets_pin import pin
from dashboard.widgets_plot import chart
from dashboard.widgets_stage import Stage, choose, link
from dashboard.widgets_take import download
from dashboard.widgets_why import standing, why


def card(stage: Stage, kind: Kind) -> None:
    """A view with all that belongs to it, the table and the sources behind a press."""
    view = stage.view(kind)
    with st.container(border=True, key=f"card-{kind}", height="stretch"):
        headline(stage, view)
        figure(stage, view)
        notes(stage, view)
        with st.container(key=f"quiet-{kind}", horizontal=True, gap="small", vertical_alignment="center"):
            actions(stage, view, aside=True)


def headline(stage: Stage, view: View) -> None:
    """What the tests allow to say, and under it measure, unit, place and periods, and how it stands."""
    words = finished_words(view, stage.screen.language)
    markup(heading(words.title, [escape(words.subtitle), standing(words.statement)] if words.first else []))


def figure(stage: Stage, view: View) -> None:
    """The figure, or what is missing. A click on a mark opens its passport."""
    words = finished_words(view, stage.screen.language)
    if not words.drawn:
        markup(f"<p>{escape(nothing_here(stage, view))}</p>")
        return
    key = f"figure-{view.kind}-{st.session_state.get('turn', 0)}"
    chart(figure_of(view, stage.paint, stage.entered), key, view.indicator, words.alt)


def nothing_here(stage: Stage, view: View) -> str:
    """Which figures there are where the view has none."""
    say, opened, within = stage.say, stage.release, stage.screen.view.demonstration
    label = stage.indicator.label.ko if stage.screen.language == "ko" else stage.indicator.label.en
    if finished_words(view, stage.screen.language).first:
        return say("{indicator}: 이 시점에는 구 전체 값만 있고 동별 값은 없습니다.", indicator=label)
    periods = reach.periods(opened, view.indicator, view.grain, within) + reach.spans(opened, view.indicator, within)
    if periods:
        known = list_periods(periods, stage.screen.language)
        return say(
            "{indicator}: 이 시점의 값이 없습니다. 값이 있는 기간은 {periods}입니다.", indicator=label, periods=known
        )
    if not within and reach.grains(opened, view.indicator, True):
        return say(
            "{indicator}: 실제 자료가 아직 없습니다. '예시 자료 포함'을 켜면 지어낸 값으로 볼 수 있습니다.",
            indicator=label,
        )
    return say("{indicator}: 아직 받은 자료가 없습니다.", indicator=label)


def notes(stage: Stage, view: View) -> None:
    """What has to be said about these figures: partial sums, breaks, dates, made-up rows."""
    said = finished_words(view, stage.screen.language).notes
    if said:
        markup(f'<p class="quiet">{escape(" ".join(said))}</p>')
    if comments := noted_in(view, stage.screen.language, stage.comments):
        markup(comment_lines(stage, comments))


def actions(stage: Stage, view: View, *, aside: bool = False, pinned: View | None = None) -> None:
    """One quiet row: table and sources (where they stand aside), the passport of the number in front, the download, the pin.

    `pinned` is what goes into a briefing where that is not `view`.
    """
    first = finished_words(view, stage.screen.language).first
    if first is None:
        return
    say = stage.say
    links = [jump(link(number=first), say("이 숫자는 어디서?"))]
    if aside:
        tabs: dict[Tab, str] = {"table": say("표"), "source": say("출처")}
        links = [jump(link(tab=tab, kind=view.kind), words) for tab, words in tabs.items()] + links
    markup(f'<div class="actions">{"".join(links)}</div>', "content")
    why(stage, view)
    download(stage, pinned or view)
    pin(stage, pinned or view)


def aside_dialog(stage: Stage) -> None:
    """The table or the sources of one of several cards, opened by the URL."""
    shows = {"table": table, "source": sources}
    if stage.screen.tab in shows and stage.screen.number is None:
        view = stage.view(stage.screen.view.kind)
        title = finished_words(view, stage.screen.language).subtitle
        st.dialog(title, width="large", on_dismiss=_close_aside)(shows[stage.screen.tab])(stage, view)


def _close_aside() -> None:
    choose(lambda screen: replace(screen.showing(kind="trend"), tab="figure"))


def table(stage: Stage, view: View) -> None:
    """The view as a table, every number with its passport behind it."""
    markup(_table(stage, view))


@kept_markup
def _table(stage: Stage, view: View) -> str:
    catalog, language = stage.release.catalog, stage.screen.language
    said = noted_on(stage, view)
    listed = listing(
        view, stage.frame(view), stage.indicator, catalog, language, judged_of(view), signs_by_figure(said)
    )
    return listing_table(stage, listed) + comment_lines(stage, said)


def sources(stage: Stage, view: View) -> None:
    """The files behind the view, and what the indicator means."""
    shown = in_view(view, stage.frame(view))
    rows = sorted(
        {
            row
            for column in ("numerator_rows", "denominator_rows")
            for cell in shown[column]
            for row in row_numbers(cell)
        }
    )
    found = stage.release.ask("sources", rows=rows)
    say = stage.say
    lines = [
        (
            escape(source["file"]) + (" " + badge(say("예시 자료")) if source["origin"] == "demonstration" else ""),
            escape(" · ".join(part for part in (source["giver"], source["source"], source["title"]) if part)),
            escape(known(stage, source["dated"])),
            escape(known(stage, source["licence"])),
            f"{source['figures']:,}",
        )
        for source in found
    ]
    markup(definition(stage, stage.indicator))
    markup(plain_table([say("파일"), say("제공·출처"), say("자료 날짜"), say("이용 조건"), say("값")], lines))


def known(stage: Stage, words: str | None) -> str:
    """What a source says of itself; `unknown` in the reader's language."""
    return stage.say("알 수 없음") if not words or words == "unknown" else words


def definition(stage: Stage, indicator: Indicator) -> str:
    """Why the indicator is shown and what it is not, as markup."""
    texts = [indicator.why, *indicator.caveats]
    return items(escape(text.ko if stage.screen.language == "ko" else text.en) for text in texts)
