"""Two releases side by side: every figure that is new, gone or another, before and after, with both cells."""

from collections.abc import Sequence
from dataclasses import replace
from html import escape

import duckdb
import streamlit as st

from dashboard.history_diff import Difference, Side, as_csv, differences, kind_words, open_pair, pair_of, picked
from dashboard.history_releases import Past, releases
from dashboard.history_words import built_words, table_words
from dashboard.release import NoReleaseError
from dashboard.widgets_controls import seed
from dashboard.widgets_markup import badge, heading, markup, plain_table
from dashboard.widgets_stage import Stage, choose

SHOWN = 200


def compare_card(stage: Stage) -> None:
    """Choose two releases, then what to see of their differences."""
    pasts = releases()
    with st.container(border=True, key="card-compare"):
        if len(pasts) < 2:
            told = stage.say("릴리스가 아직 하나라 견줄 것이 없습니다. 자료를 올리거나 고치면 다음 릴리스가 나옵니다.")
            markup(f"<p>{escape(told)}</p>")
            return
        pair = _choose_pair(stage, pasts)
        try:
            earlier, later = open_pair(pair)
            found = differences(earlier, later, stage.screen.language)
        except (NoReleaseError, duckdb.Error):
            told = stage.say(
                "두 릴리스 가운데 파일이 손상되었거나 다른 판에서 만들어진 것이 있어 견줄 수 없습니다. 다른 릴리스를 골라 주십시오."
            )
            markup(f'<p role="alert">{escape(told)}</p>')
            return
        _differences(stage, pair, found)


def _choose_pair(stage: Stage, pasts: Sequence[Past]) -> tuple[int, int]:
    known = {past.number: past for past in pasts}
    asked = pair_of(stage.screen.about)
    pair = asked if asked and set(asked) <= known.keys() else (pasts[1].number, pasts[0].number)
    pair = (min(pair), max(pair))  # what is called earlier is the earlier one, whichever was picked first
    seed("compare-before", pair[0])
    seed("compare-after", pair[1])

    def words(number: int) -> str:
        day = built_words(known[number].built_at, stage.screen.language)
        return stage.say("릴리스 {number} · {date}", number=number, date=day)

    with st.container(horizontal=True, vertical_alignment="bottom"):
        for label, key in ((stage.say("앞 릴리스"), "compare-before"), (stage.say("뒤 릴리스"), "compare-after")):
            st.selectbox(label, list(known), format_func=words, key=key, width=260, on_change=_turn)
    return pair[0], pair[1]


def _turn() -> None:
    pair = (st.session_state["compare-before"], st.session_state["compare-after"])
    choose(lambda screen: replace(screen, about=f"{pair[0]},{pair[1]}"))


def _differences(stage: Stage, pair: tuple[int, int], found: Sequence[Difference]) -> None:
    say, language, catalog = stage.say, stage.screen.language, stage.release.catalog
    if not found:
        markup(f"<p>{escape(say('두 릴리스의 값이 모두 같습니다.'))}</p>")
        return
    table, place = _choose_some(stage, found)
    shown = picked(found, table=table, place=place)
    kinds = kind_words(language)
    counts = " · ".join(f"{words} {sum(one.kind == kind for one in shown):,}" for kind, words in kinds.items())
    markup(heading(say("다른 값 {count}개", count=f"{len(shown):,}"), [escape(counts)]))
    names = [say("바뀐 방식"), say("표"), say("무엇"), say("앞"), say("뒤")]
    markup(plain_table(names, [_line(stage, one) for one in shown[:SHOWN]], "folds"))
    if len(shown) > SHOWN:
        markup(
            f'<p class="quiet">{escape(say("앞의 {count}개만 보였습니다. 모두는 내려받아 보십시오.", count=SHOWN))}</p>'
        )
    first, second = sorted(pair)
    notes = [say("릴리스 {first:과/와} 릴리스 {second}의 차이", first=first, second=second)]
    if any(one.demonstration for one in shown):
        notes.append(say("이 파일에는 지어낸 예시 자료가 들어 있습니다. '예시 자료' 열을 보십시오."))
    st.download_button(
        say("내려받기"),
        data=lambda: as_csv(shown, catalog, language, notes),
        file_name=f"diff_{first}_{second}.csv",
        mime="text/csv",
        type="tertiary",
        icon=":material/download:",
        key="compare-download",
        on_click="ignore",
    )


def _choose_some(stage: Stage, found: Sequence[Difference]) -> tuple[str, str]:
    """A table and a dong, empty for all."""
    catalog, language = stage.release.catalog, stage.screen.language
    tables, places = sorted({one.table for one in found}), {one.place for one in found}
    names = {place.id: place.label for place in catalog.places.values()}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        table = st.selectbox(
            stage.say("표"),
            tables,
            index=None,
            format_func=lambda name: table_words(name, catalog, language),
            placeholder=stage.say("모두"),
            key="compare-table",
            width=260,
        )
        place = st.selectbox(
            stage.say("동"),
            [name for name in names if name in places],
            index=None,
            format_func=lambda name: names[name].ko if language == "ko" else names[name].en,
            placeholder=stage.say("모두"),
            key="compare-place",
            width=260,
        )
    return table or "", place or ""


def _line(stage: Stage, one: Difference) -> list[str]:
    mark = " " + badge(stage.say("예시 자료")) if one.demonstration else ""
    return [
        escape(kind_words(stage.screen.language)[one.kind]),
        escape(table_words(one.table, stage.release.catalog, stage.screen.language)),
        escape(one.about) + mark,
        _side(stage, one.before),
        _side(stage, one.after),
    ]


def _side(stage: Stage, side: Side) -> str:
    if not side.words:
        return f'<span class="quiet">{escape(stage.say("없음"))}</span>'
    mark = " " + badge(stage.say("정정함"), plain=True) if side.correction is not None else ""
    return f'{escape(side.words)}{mark}<br><span class="quiet">{escape(side.cell)}</span>'
