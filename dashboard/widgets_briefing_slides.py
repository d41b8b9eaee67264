"""The slides of a briefing, put in order and into words."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from hashlib import sha256
from html import escape

import streamlit as st

from dashboard import engine
from dashboard.briefing.drawn import drawn
from dashboard.briefing.entered_since import Since, entered_since
from dashboard.briefing.headline import doubts
from dashboard.briefing.prepared import Prepared, pinned_view, prepare_slide
from dashboard.entered import entered
from dashboard.figures.paint import Paint
from dashboard.screen import Page, Screen
from dashboard.widgets_briefing import keep
from dashboard.widgets_briefing_moved import slide_entered, slide_moved
from dashboard.widgets_controls import seed
from dashboard.widgets_markup import badge, items, jump, markup
from dashboard.widgets_plot import QUIET_CHART, room_for
from dashboard.widgets_stage import SCREEN, Stage
from ledger.briefings import LONGEST_HEADLINE, LONGEST_NOTE, Briefing, Slide

TALL, LOW, PANEL = 470, 280, 175  # pixels: where every dong has its row, elsewhere, and of several one below the other
AT_ONCE = 6  # so many slides are on the page; figures of two hundred would be slow on any machine


def slides_cards(stage: Stage, briefing: Briefing) -> None:
    """A card for each slide; of many those of one sheet."""
    if not briefing.slides:
        with st.container(border=True, key="card-empty"):
            markup(
                f"<p>{escape(stage.say('아직 담은 그림이 없습니다. 다른 화면의 그림 아래에서 ‘발표에 담기’를 누르십시오.'))}</p>"
            )
        return
    first = _sheet(stage, briefing)
    names = _names(briefing.slides)
    beside, since = entered(briefing.frozen), entered_since(briefing, stage.screen.language)
    for number in range(first, min(first + AT_ONCE, len(briefing.slides))):
        shown = prepare_slide(briefing.slides[number], briefing.release, briefing.language, beside)
        _card(stage, briefing, shown, since[number], (number, names[number]))


def _sheet(stage: Stage, briefing: Briefing) -> int:
    """The number of the first slide shown, and the choice of another sheet."""
    starts = list(range(0, len(briefing.slides), AT_ONCE))
    if len(starts) == 1:
        return 0
    key, last = f"briefing-sheet-{briefing.id}", len(briefing.slides)
    if st.session_state.get(key) not in starts:
        st.session_state[key] = 0
    chosen = st.selectbox(
        stage.say("보이는 장"),
        starts,
        key=key,
        width=180,
        format_func=lambda at: stage.say("{first}~{last}장", first=at + 1, last=min(at + AT_ONCE, last)),
    )
    return int(chosen or 0)


def _names(slides: Sequence[Slide]) -> list[str]:
    """A name for each slide that goes with it when it is moved."""
    seen: Counter[str] = Counter()
    names = []
    for slide in slides:
        mark = sha256(slide.view.encode()).hexdigest()[:10]
        seen[mark] += 1
        names.append(f"{mark}-{seen[mark]}")
    return names


def _card(stage: Stage, briefing: Briefing, shown: Prepared, since: Since, at: tuple[int, str]) -> None:
    number, name = at
    with st.container(border=True, key=f"card-slide-{name}"):
        left, right = st.columns([1, 1.25], gap="medium")
        with left:
            _figure(stage, briefing, shown, name)
        with right:
            _standing(stage, briefing, shown, number)
            _words(stage, briefing, shown, at)
            slide_moved(stage, briefing, briefing.slides[number])
            slide_entered(stage, since)
            _presses(stage, briefing, shown, at)


def _figure(stage: Stage, briefing: Briefing, shown: Prepared, name: str) -> None:
    """The slide small, and nothing to be pressed in it."""
    if shown.gone:
        markup(f'<p role="status">{escape(shown.gone)}</p>')
        return
    figures = drawn(shown, Paint(briefing.language, stage.dark))
    for part, figure in enumerate(figures):
        key = f"preview-{name}-{part}"
        with room_for(figure, key):
            st.plotly_chart(
                figure,
                key=key,
                height=TALL if shown.view.kind in ("rank", "heat", "against") else LOW if len(figures) == 1 else PANEL,
                theme=None,
                config=QUIET_CHART | {"staticPlot": True},
                alt=shown.panels[part].alt if shown.panels else shown.alt,
            )


def _standing(stage: Stage, briefing: Briefing, shown: Prepared, number: int) -> None:
    say = stage.say
    words = say("{number} / {of}", number=number + 1, of=len(briefing.slides))
    marks = {"none": [], "some": [badge(say("예시 자료 섞임"))], "all": [badge(say("모두 예시 자료"))]}[
        shown.demonstration
    ]
    if shown.staffing and not briefing.staffing:
        marks.append(badge(say("인력 자료: 발표에서 빠짐"), plain=True))
    markup(f'<p class="quiet"><b>{escape(words)}</b> {escape(shown.subtitle)} {" ".join(marks)}</p>')


def _words(stage: Stage, briefing: Briefing, shown: Prepared, at: tuple[int, str]) -> None:
    """Headline and note, and between them what is to be doubted in the headline."""
    say, slide, (number, name) = stage.say, shown.slide, at
    headline, note = f"headline-{name}", f"note-{name}"
    seed(headline, slide.headline)
    seed(note, slide.note)
    st.text_input(
        say("{number}번째 장의 제목", number=number + 1),
        key=headline,
        max_chars=LONGEST_HEADLINE,
        placeholder=shown.caption,
        on_change=lambda: _rewrite(stage, briefing, number, headline=st.session_state[headline].strip()),
    )
    if slide.headline:
        markup(f'<p class="quiet">{escape(say("자료가 말하는 것: {caption}", caption=shown.caption))}</p>')
    found = doubts(shown, stage.screen.language)
    marked = [
        (badge(say("확인")) if one.gravity == "claim" else badge(say("참고"), plain=True)) + f" {escape(one.sentence)}"
        for one in found
    ]
    if marked:
        markup(f'<div role="status" class="doubts">{items(marked)}</div>')
    st.text_area(
        say("발표자 메모"),
        key=note,
        max_chars=LONGEST_NOTE,
        height=68,
        on_change=lambda: _rewrite(stage, briefing, number, note=st.session_state[note].strip()),
    )


def _presses(stage: Stage, briefing: Briefing, shown: Prepared, at: tuple[int, str]) -> None:
    """Up, down, twice, away; and the page that the view comes from."""
    say, (number, name), slides = stage.say, at, briefing.slides
    with st.container(key=f"quiet-slide-{name}", horizontal=True, vertical_alignment="center"):
        for words, key, changed, off in (
            (say("위로"), "up", _swapped(slides, number - 1), number == 0),
            (say("아래로"), "down", _swapped(slides, number), number == len(slides) - 1),
            (say("복제"), "twice", (*slides[: number + 1], *slides[number:]), False),
            (say("빼기"), "away", (*slides[:number], *slides[number + 1 :]), False),
        ):
            st.button(
                words,
                key=f"{key}-{name}",
                type="tertiary",
                disabled=off,
                on_click=keep,
                args=(stage, replace(briefing, slides=changed)),
            )
        if not shown.gone:
            markup(f'<div class="actions">{jump(_home(briefing, shown.slide), say("원래 화면"))}</div>', "content")


def _swapped(slides: Sequence[Slide], number: int) -> tuple[Slide, ...]:
    """With that slide and the next one changed over; as they were at either end."""
    if number < 0 or number + 1 >= len(slides):
        return tuple(slides)
    return (*slides[:number], slides[number + 1], slides[number], *slides[number + 2 :])


def _rewrite(stage: Stage, briefing: Briefing, number: int, **words: str) -> None:
    slides = list(briefing.slides)
    slides[number] = replace(slides[number], **words)
    keep(stage, replace(briefing, slides=tuple(slides)))


def _home(briefing: Briefing, slide: Slide) -> str:
    """The page on which the view stands, in the briefing's release where that is not the newest."""
    pinned = pinned_view(slide)
    page: Page = "trends" if pinned.kind in ("trend", "against", "cumulative") else "compare"
    if pinned.kind in ("heat", "tiles"):
        page = "overview"
    release = briefing.release if briefing.release != engine.current_number() else 0
    view = replace(pinned, kind=pinned.kind if page == "trends" else "trend", release=release)
    screen: Screen = st.session_state[SCREEN]
    return replace(screen, page=page, view=view, tab="figure", number=None).link()
