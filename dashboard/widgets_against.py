"""Two periods side by side, and sums within the year, as cards."""

from dataclasses import replace
from html import escape

import streamlit as st
from plotly import graph_objects as go

from dashboard import measured, reach
from dashboard.captions_compare import mixed, name_of, told
from dashboard.captions_missing import needed_words
from dashboard.compared import (
    finished_against,
    finished_cumulative,
    finished_pairs,
    noted_beside,
    told_against,
    told_cumulative,
)
from dashboard.figures.marks import Mark
from dashboard.finished import finished_words
from dashboard.measured import identifier, shown_id
from dashboard.numbers import show_change
from dashboard.pairs import Pair
from dashboard.periods import show_period
from dashboard.reason_words import kind_words, reason_words
from dashboard.views import View
from dashboard.widgets_card import actions, sources, table
from dashboard.widgets_comments import comment_lines
from dashboard.widgets_controls import choose_tab
from dashboard.widgets_markup import heading, markup
from dashboard.widgets_pin import pin
from dashboard.widgets_plot import chart
from dashboard.widgets_stage import Stage
from dashboard.widgets_take import download
from dashboard.widgets_trends import nothing, number_link, of_indicator, quiet


def against_card(stage: Stage) -> None:
    """Two periods: the figure, and the table beside it."""
    asked, language = stage.screen.view, stage.screen.language
    inner = of_indicator(stage, shown_id(stage.release.catalog, asked.indicator, asked.measured))
    view = inner.view("against", against=asked.against, highlight=asked.highlight)
    pairs = finished_pairs(view, language) if view.against and view.period else ()
    if not any(pair.before.value is not None or pair.after.value is not None for pair in pairs):
        with st.container(border=True, key="card-against"):
            nothing(
                inner,
                view,
                stage.say("{indicator}: 견줄 두 기간의 값이 없습니다.", indicator=name_of(inner.indicator, language)),
            )
        return
    words, unit = told_against(view, language), _unit(inner)
    both = [show_period(period, language) for period in (view.against, view.period)]
    left, right = st.columns([1, 1.15])
    with left, st.container(border=True, key="card-against"):
        label = name_of(inner.indicator, language)
        subtitle = stage.say(
            "{name}({unit}), {earlier:과/와} {later}", name=label, unit=unit, earlier=both[0], later=both[1]
        )
        markup(heading(words.title, [escape(subtitle)]))
        noted = noted_beside(view, language, stage.comments)
        _chart(finished_against(view, stage.paint, noted), view, f"{words.title}. {' '.join(words.notes)}")
        quiet(" ".join(words.notes))
        if noted:
            markup(comment_lines(stage, noted))
        with st.container(key="quiet-against", horizontal=True):
            download(inner, view)
            pin(inner, view)
    with right, st.container(border=True, key="card-against-table"):
        markup(_table(inner, view, pairs, both))
        quiet(" ".join(words.caveats))


def cumulative_card(stage: Stage) -> None:
    """The sums within each year."""
    asked, language, catalog = stage.screen.view, stage.screen.language, stage.release.catalog
    name = name_of(stage.indicator, language)
    refused = measured.refusal(catalog, stage.indicator, "cumulative")
    with st.container(border=True, key="card-cumulative"):
        if refused:
            sentence = stage.say(
                "비율은 달마다 더할 수 없습니다."
                if refused == "already_divided"
                else "그때의 수를 센 값이라 달마다 더하지 않습니다."
            )
            markup(heading(name, []) + f"<p>{escape(sentence)}</p>")
            return
        inner = of_indicator(stage, identifier(asked.indicator, "cumulative"))
        view = inner.view("cumulative")
        words = told_cumulative(view, language)
        if words is None:
            markup(
                heading(name, [])
                + f"<p>{escape(stage.say('달이나 반기마다의 값이 1월부터 빠짐없이 있는 해가 없습니다.'))}</p>"
            )
            quiet(
                " ".join(
                    needed_words(reach.needed(stage.release, view.indicator, [], view.demonstration), catalog, language)
                )
            )
            return
        lines = replace(view, kind="trend")
        markup(heading(words.title, [escape(finished_words(lines, language).subtitle)]))
        choose_tab(inner)
        if stage.screen.tab == "figure":
            noted = noted_beside(view, language, stage.comments)
            _chart(finished_cumulative(view, stage.paint, noted), view, f"{words.title}. {' '.join(words.notes)}")
            if noted:
                markup(comment_lines(stage, noted))
        else:
            (table if stage.screen.tab == "table" else sources)(inner, lines)
        quiet(" ".join((*words.notes, *words.caveats)))
        with st.container(key="quiet-cumulative", horizontal=True):
            actions(inner, lines, pinned=view)


def _chart(drawn: go.Figure, view: View, alt: str) -> None:
    chart(drawn, f"figure-{view.kind}-{st.session_state.get('turn', 0)}", view.indicator, alt)


def _table(stage: Stage, view: View, pairs: tuple[Pair, ...], both: list[str]) -> str:
    say = stage.say
    judged = any(pair.verdict is not None or pair.reason is not None for pair in pairs)
    marked = mixed(mark for pair in pairs for mark in (pair.before, pair.after))
    heads = ["", *both, say("차이"), *([say("판단")] if judged else [])]
    head = "".join(f"<th scope='col'>{escape(one)}</th>" for one in heads)
    rows = "".join(
        f"<tr><th scope='row'>{escape(pair.label)}</th>{_cell(stage, view, pair.before, marked)}{_cell(stage, view, pair.after, marked)}"
        f"<td>{escape(_change(stage, pair))}</td>{f'<td>{escape(said(stage, pair))}</td>' if judged else ''}</tr>"
        for pair in pairs
    )
    return f'<div class="roll whole wide"><table class="against"><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table></div>'


def _cell(stage: Stage, view: View, mark: Mark, say_made_up: bool) -> str:
    words = told(mark, stage.indicator, stage.screen.language, say_made_up=say_made_up)
    known = mark.value is not None or mark.missing
    return f"<td>{number_link(view, mark.place, mark.period, words) if known else escape(words)}</td>"


def _change(stage: Stage, pair: Pair) -> str:
    return show_change(pair.difference, _unit(stage), stage.indicator.decimals, stage.screen.language)


def said(stage: Stage, pair: Pair) -> str:
    """What may be said of the change; why no more than the number."""
    language = stage.screen.language
    if pair.verdict is not None and pair.verdict.q is not None:
        return kind_words(pair.verdict.kind, language)
    if pair.reason is None:
        return kind_words("not_judged", language)
    kind = kind_words("not_comparable" if pair.difference is None else "not_judged", language)
    return f"{kind}: {reason_words(pair.reason, language)}"


def _unit(stage: Stage) -> str:
    unit = stage.indicator.unit
    return unit.ko if stage.screen.language == "ko" else unit.en
