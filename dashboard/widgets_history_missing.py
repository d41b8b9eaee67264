"""A grid of dongs and years: what is blank is given a reason by pressing it."""

from dataclasses import replace
from html import escape

import streamlit as st

from dashboard.history_facts import measure_words, said_words
from dashboard.history_grid import Grid, Series, gaps, grid, read_about
from dashboard.history_words import table_words
from dashboard.listing import missing_words
from dashboard.office import ledger
from dashboard.periods import show_period
from dashboard.refused import RefusedHereError
from dashboard.widgets_controls import seed
from dashboard.widgets_history_corrections import choose_reason
from dashboard.widgets_jobs import decide
from dashboard.widgets_markup import badge, heading, jump, markup
from dashboard.widgets_signed import act, outcome, sign, signed
from dashboard.widgets_stage import Stage, choose, link
from ledger.decisions import Correct
from ledger.entries import Said


def missing_cards(stage: Stage) -> None:
    """The grid, and beside it the form for the cells that are picked."""
    asked, place, year = read_about(stage.screen.about)
    series = _choose_series(stage, asked)
    if series is None:
        return
    if series != asked:  # what the link meant is not there, and its cell is none of this table
        place = year = ""
    shown = grid(stage.release, series, demonstration=stage.screen.view.demonstration)
    left, right = st.columns([2.2, 1])
    with left, st.container(border=True, key="card-grid"):
        _grid(stage, shown, place, year)
    with right, st.container(border=True, key="card-reason"):
        _form(stage, shown, place, year)


def _choose_series(stage: Stage, asked: Series | None) -> Series | None:
    """A table, and one of its measures and programmes; those with most blanks stand first."""
    catalog, language = stage.release.catalog, stage.screen.language
    found = gaps(stage.release, stage.screen.view.demonstration)
    if not found:
        markup(f"<p>{escape(stage.say('동별로 해마다 받는 값이 아직 없습니다.'))}</p>")
        return None
    shown = asked if asked and asked in found else next(iter(found))
    tables = list(dict.fromkeys(series.table for series in found))
    seed("missing-table", shown.table)
    seed("missing-series", shown)
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.selectbox(
            stage.say("표"),
            tables,
            format_func=lambda name: table_words(name, catalog, language),
            key="missing-table",
            width=260,
            on_change=lambda: _turn(str(next(one for one in found if one.table == st.session_state["missing-table"]))),
        )
        st.selectbox(
            stage.say("값"),
            [series for series in found if series.table == shown.table],
            format_func=lambda one: stage.say("{what} (빈칸 {count})", what=series_words(stage, one), count=found[one]),
            key="missing-series",
            width=420,
            on_change=lambda: _turn(str(st.session_state["missing-series"])),
        )
    return shown


def series_words(stage: Stage, series: Series) -> str:
    """`수료인원 · 마을학교`."""
    catalog, language = stage.release.catalog, stage.screen.language
    about = {"table_name": series.table, "measure": series.measure}
    programme = catalog.programmes.get(series.programme)
    label = "" if programme is None else programme.label.ko if language == "ko" else programme.label.en
    return " · ".join(part for part in (measure_words(about, catalog, language), label or series.programme) if part)


def _turn(about: str) -> None:
    choose(lambda screen: replace(screen, about=about))


def _grid(stage: Stage, shown: Grid, place: str, year: str) -> None:
    say = stage.say
    hint = say("빈칸을 누르면 까닭을 적을 수 있습니다. 까닭이 적힌 칸은 다시 고를 수 있습니다.")
    quiet = [escape(hint)]
    made_up = {bool(fact["demonstration"]) for fact in shown.cells.values()}
    if made_up == {True}:
        quiet.append(badge(say("모두 예시 자료")))
    elif True in made_up:
        quiet.append(badge(say("예")) + " " + escape(say("예시 자료")))
    title = say("{what}: 빈칸 {count}개", what=series_words(stage, shown.series), count=shown.blanks)
    head = "".join(
        f"<th scope='col'>{escape(show_period(one, stage.screen.language))}</th>" for one in ("", *shown.years) if one
    )
    body = ""
    for dong in shown.dongs:
        label = dong.label.ko if stage.screen.language == "ko" else dong.label.en
        cells = "".join(
            _cell(stage, shown, (dong.id, one), meant=(dong.id, one) == (place, year), mark=len(made_up) > 1)
            for one in shown.years
        )
        body += f"<tr><th scope='row'>{escape(label)}</th>{cells}</tr>"
    table = f"<table><thead><tr><th></th>{head}</tr></thead><tbody>{body}</tbody></table>"
    markup(heading(title, quiet) + f'<div class="roll whole wide gaps">{table}</div>')


def _cell(stage: Stage, shown: Grid, where: tuple[str, str], *, meant: bool, mark: bool) -> str:
    """`mark`: made-up values are told from real ones."""
    fact, frame = shown.cells.get(where), ' class="meant"' if meant else ""
    words = "＋" if fact is None else said_words(fact, stage.release.catalog, stage.screen.language)
    if not shown.open_to_reason(*where):
        made_up = badge(stage.say("예")) + " " if mark and fact and fact["demonstration"] else ""
        return f"<td{frame}>{made_up}{escape(words)}</td>"
    title = f'title="{escape(stage.say("까닭 적기"))}"'
    kind = "blank" if fact is None else "reason"
    href = link(about=",".join((str(shown.series), *where)))
    return f"<td{frame}>{jump(href, words, more=f'{title} data-kind={kind}')}</td>"


def _form(stage: Stage, shown: Grid, place: str, year: str) -> None:
    say, language = stage.say, stage.screen.language
    markup(heading(say("값이 없는 까닭 적기"), []))
    outcome("missing")
    if year not in shown.years:
        markup(f"<p>{escape(say('표에서 빈칸을 눌러 주십시오.'))}</p>")
        return
    names = {dong.id: dong.label.ko if language == "ko" else dong.label.en for dong in shown.dongs}
    able = [name for name in names if shown.open_to_reason(name, year)]
    key = f"missing-{shown.series}-{year}-{place}"
    with st.form(f"form-{key}", border=False):
        markup(f"<p>{escape(show_period(year, language))} · {escape(series_words(stage, shown.series))}</p>")
        st.multiselect(
            say("동"),
            able,
            default=[place] if place in able else [],
            format_func=names.__getitem__,
            placeholder=say("동을 고르십시오"),
            key=f"{key}-dongs",
        )
        choose_reason(stage, f"{key}-missing")
        sign(stage, "missing", example=say("예: 그해에는 열지 않음"))
        st.form_submit_button(say("까닭 저장"), type="primary", on_click=_save, args=(stage, shown, year, key, _seen()))


def _said(shown: Grid, dong: str, year: str, reason: str) -> Said:
    source = shown.cells.get((dong, year), {}).get("printed_value")
    return Said(shown.key(dong, year), missing=reason, source=source)


def _seen() -> int:
    return ledger().corrections.last()


def _save(stage: Stage, shown: Grid, year: str, key: str, seen: int) -> None:
    """A reason for each of the dongs: for all of them or for none."""
    (by, why), state = signed("missing"), st.session_state
    dongs, reason = state[f"{key}-dongs"], state[f"{key}-missing"]

    def do() -> str:
        if not dongs:
            raise RefusedHereError(stage.say("동을 고르십시오"))
        said = tuple(_said(shown, dong, year, reason) for dong in dongs)
        asked = decide(stage, Correct(said=said, seen=seen), by, why)
        words = missing_words(reason, stage.release.catalog, stage.screen.language)
        told = stage.say(
            "{count}개 동의 {year} 값: ‘{reason}’",
            count=len(dongs),
            year=show_period(year, stage.screen.language),
            reason=words,
        )
        return f"{told} · {asked}"

    if act(stage, "missing", do, needs=(by, why)):
        _turn(str(shown.series))
