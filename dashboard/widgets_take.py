"""Taking one view away: as CSV at once, as a picture or office file from the worker, and as a link."""

import streamlit as st

from dashboard import engine
from dashboard.briefing.prepared import slide_of
from dashboard.comments import told_in
from dashboard.finished import finished_words, judged_of
from dashboard.listing import in_view
from dashboard.listing_csv import as_csv
from dashboard.office import data_folder, ledger
from dashboard.targets_listed import aims
from dashboard.views import View
from dashboard.widgets_files import files, kind_words
from dashboard.widgets_pin import signed
from dashboard.widgets_stage import Stage
from ledger.exports import Kind, ask_view

TAKEN, ASKED = "take-view", "take-asked"
KINDS: tuple[Kind, ...] = ("png", "svg", "pptx", "xlsx", "csv")


def download(stage: Stage, view: View) -> None:
    """The press on a card."""
    st.button(
        stage.say("내려받기"),
        type="tertiary",
        icon=":material/download:",
        key=f"download-{view.kind}",
        on_click=_take,
        args=(view,),
    )


def taking_dialog(stage: Stage) -> None:
    """What the view that was pressed last can be taken away as."""
    view: View | None = st.session_state.get(TAKEN)
    if view is not None and stage.screen.number is None and stage.screen.tab == "figure":
        st.dialog(stage.say("내려받기"), on_dismiss=_forget)(_choices)(stage, view)


def _take(view: View) -> None:
    st.session_state[TAKEN], st.session_state[ASKED] = view, {}


def _forget() -> None:
    st.session_state.pop(TAKEN, None)


def _choices(stage: Stage, view: View) -> None:
    say = stage.say
    with st.container(horizontal=True, key="take-kinds"):
        if not view.indicators and view.kind != "cumulative":
            _plain_csv(stage, view)
        for kind in KINDS:
            st.button(kind_words(say)[kind], key=f"take-{kind}", on_click=_ask, args=(stage, view, kind))
    if numbers := tuple(st.session_state.get(ASKED, {}).values()):
        files(stage, numbers)
    st.caption(say("이 화면의 링크입니다. 자료가 바뀌어도 릴리스 {number}의 숫자를 보여 줍니다.", number=view.release))
    st.code(_address(stage, view), language=None, wrap_lines=True)


def _ask(stage: Stage, view: View, kind: Kind) -> None:
    query = slide_of(view).view
    number = ask_view(ledger(), data_folder(), kind, query, view.release, stage.screen.language, signed())
    st.session_state[ASKED] = {**st.session_state.get(ASKED, {}), kind: number}


def _address(stage: Stage, view: View) -> str:
    """The page as it is now, pinned to its release."""
    return (st.context.url or "").partition("?")[0] + stage.screen.showing(release=view.release).link()


def _plain_csv(stage: Stage, view: View) -> None:
    """Exactly this view as CSV."""
    st.download_button(
        stage.say("CSV"),
        data=lambda: csv_of(stage, view),
        file_name=f"{view.indicator}_{view.kind}_{view.period or 'all'}.csv",
        mime="text/csv",
        key="take-plain-csv",
        on_click="ignore",
    )


def csv_of(stage: Stage, view: View) -> bytes:
    """The CSV of a view of one indicator, with what has to be known of it above the figures."""
    language, opened = stage.screen.language, engine.release(view.release)
    indicator, frame = opened.indicator(view.indicator), engine.frame(view, language)
    words, say = finished_words(view, language), stage.say
    notes = [
        words.subtitle,
        say("릴리스 {number}", number=opened.number),
        indicator.why.ko if language == "ko" else indicator.why.en,
        *words.notes,
    ]
    if in_view(view, frame)["demonstration"].any():
        notes.append(say("이 파일에는 지어낸 예시 자료가 들어 있습니다. '예시 자료' 열을 보십시오."))
    told = told_in(view, frame, stage.comments)
    aimed = aims(view, frame, indicator, stage.targets, language)
    return as_csv(view, frame, indicator, opened.catalog, language, notes, judged_of(view), told, aimed)
