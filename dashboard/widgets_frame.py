"""The frame of every page: search and switches above, title and standing, and what is said where there is nothing to show."""

from dataclasses import replace
from datetime import date
from html import escape

import streamlit as st

from dashboard import engine, search
from dashboard.periods import last_day, show_date
from dashboard.release import Release
from dashboard.screen import Page, Screen
from dashboard.sparkline import as_image
from dashboard.text import Say, say
from dashboard.widgets_markup import badge, heading, jump, markup
from dashboard.widgets_stage import Stage, choose, link

SUN = '<circle cx="12" cy="12" r="4"/><path d="M12 2v2m0 16v2M2 12h2m16 0h2M5 5l1.4 1.4m11.2 11.2L19 19M5 19l1.4-1.4M17.6 6.4 19 5"/>'
MOON = '<path d="M20 14.5A8 8 0 0 1 9.5 4a8 8 0 1 0 10.5 10.5z"/>'


def page_names(speak: Say) -> dict[Page, str]:
    """The pages and what they are called."""
    return {
        "overview": speak("종합 현황"),
        "trends": speak("추이"),
        "compare": speak("동 비교"),
        "targets": speak("목표"),
        "briefing": speak("발표"),
        "upload": speak("자료 올리기"),
        "history": speak("자료 이력"),
        "settings": speak("설정"),
    }


def top(stage: Stage) -> None:
    """The pages on the left; search, language and theme on the right."""
    with st.container(key="top", horizontal=True, vertical_alignment="center"):
        current = stage.screen.page
        links = "".join(
            jump(
                link(page=page, tab="figure", kind="trend"),
                words,
                more='aria-current="page"' if page == current else "",
            )
            for page, words in page_names(stage.say).items()
        )
        markup(f'<nav class="pages" aria-label="{escape(stage.say("화면"))}">{links}</nav>', "stretch")
        _search(stage)
        switches = _languages(stage.screen) + _theme(stage)
        markup(f'<nav class="switches" aria-label="{escape(stage.say("화면 설정"))}">{switches}</nav>', "content")


def _languages(screen: Screen) -> str:
    current = screen.language
    links = [
        jump(
            link(language=language),
            words,
            more=f'lang="{language}" aria-current="{"true" if current == language else "false"}"',
        )
        for language, words in (("ko", say("ko")("한국어")), ("en", "English"))
    ]
    return "".join(links)


def _theme(stage: Stage) -> str:
    words = stage.say("밝은 화면으로") if stage.dark else stage.say("어두운 화면으로")
    svg = (
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke-width="2" stroke-linecap="round" '
        f'stroke="{stage.paint.palette.muted}">{SUN if stage.dark else MOON}</svg>'
    )
    icon = f'<img src="{as_image(svg)}" alt="">'
    href = link(theme="light" if stage.dark else "dark")
    return jump(href, icon, inner=True, more=f'title="{escape(words)}" aria-label="{escape(words)}"')


def _search(stage: Stage) -> None:
    found = {entry.kind + entry.id: entry for entry in _entries(stage)}
    kinds = {"dong": stage.say("동"), "indicator": stage.say("지표"), "programme": stage.say("사업")}

    def words(key: str) -> str:
        return f"{found[key].label} · {kinds[found[key].kind]}" if key in found else key

    st.selectbox(
        stage.say("찾기"),
        list(found),
        index=None,
        format_func=words,
        placeholder=stage.say("동·지표·사업 찾기"),
        label_visibility="collapsed",
        accept_new_options=True,
        width=250,
        key="search",
        on_change=_go_to_found,
        args=(stage,),
    )
    if missed := st.session_state.pop("missed", ""):
        st.toast(stage.say("'{words}'에 맞는 동·지표·사업이 없습니다.", words=missed))


def _entries(stage: Stage) -> tuple[search.Entry, ...]:
    return search.entries(stage.release, stage.screen.view.demonstration, stage.screen.language)


def _go_to_found(stage: Stage) -> None:
    """Lead to what was picked or typed: a dong is put in colour, an indicator or programme opens its trend."""
    words = st.session_state["search"]
    st.session_state["search"] = None
    entries = _entries(stage)
    entry = next((one for one in entries if one.kind + one.id == words), None) or search.find(entries, words or "")
    if entry is None:
        st.session_state["missed"] = words or ""
        return
    if entry.place:
        choose(lambda screen: screen.showing(highlight=(entry.place,)))
    else:
        choose(
            lambda screen: replace(screen, page="trends", tab="figure").showing(
                kind="trend", indicator=entry.indicator, period="", grain="year"
            )
        )


def title(stage: Stage, words: str) -> None:
    """The page's title, and under it where its numbers stand: as-of date, release, share of made-up data, open warnings."""
    release, speak = stage.release, stage.say
    open_warnings = len(engine.warnings(release, stage.screen.view.demonstration))
    standing = [
        escape(speak("기준 {date}", date=show_date(as_of(stage), stage.screen.language))),
        escape(speak("릴리스 {number}", number=release.number)),
        _share(stage),
        jump(
            link(page="overview", tab="figure", kind="trend") + "#findings",
            speak("확인할 것 {count}건", count=open_warnings) if open_warnings else speak("확인할 것 없음"),
            more='style="text-decoration: underline; text-underline-offset: 3px"',
        ),
    ]
    markup(heading(words, [" · ".join(standing)], level=1))


def _share(stage: Stage) -> str:
    if not stage.screen.view.demonstration:
        return escape(stage.say("예시 자료 제외"))
    share = stage.release.demonstration_share
    if not share:
        return escape(stage.say("예시 자료 없음"))
    return badge(
        stage.say("예시 자료 {share}%", share=f"{max(share * 100, 0.1):.0f}" if share >= 0.01 else f"{share * 100:.1f}")
    )


def as_of(stage: Stage) -> date:
    """The end of the period looked at, but never after the release was built."""
    built = date.fromisoformat(stage.release.built_at[:10])
    period = stage.screen.view.period
    return min(last_day(period), built) if period else built


def nothing_released(screen: Screen) -> None:
    """What the first visitor reads before anything was built."""
    speak = say(screen.language)
    if screen.view.release:
        body = heading(
            speak("릴리스 {number:이/가} 없습니다.", number=screen.view.release),
            [jump("?", speak("지금 릴리스 보기"))],
            level=1,
        )
    else:
        first = jump(link(page="upload"), speak("자료 올리기"), look="word")
        body = heading(
            speak("아직 보여 드릴 자료가 없습니다."),
            [escape(speak("엑셀 파일을 올려 게시하면 이 화면에 나타납니다.")) + " " + first],
            level=1,
        )
        body += f'<p class="quiet">{escape(speak("관리자는 파일을 data/raw 폴더에 넣고 다음을 실행해도 됩니다:"))} <code>python -m etl build</code></p>'
    bare_top(screen)
    with st.container(border=True, key="card-empty"):
        markup(body)


def bare_top(screen: Screen) -> None:
    """What stands on top where there is no release: the languages alone."""
    markup(f'<nav class="switches">{_languages(screen)}</nav>')


def footer(stage: Stage) -> None:
    """What the release says of itself."""
    release: Release = stage.release
    built = show_date(date.fromisoformat(release.built_at[:10]), stage.screen.language)
    words = stage.say(
        "릴리스 {number} · {date} 만듦 · 파일 {files}개 · 값 {facts}개",
        number=release.number,
        date=built,
        files=f"{release.files:,}",
        facts=f"{release.facts:,}",
    )
    markup(f'<p class="quiet">{escape(words)}</p>')
