"""Typing a table in, or pasting one: what comes of it is a file like any other."""

from html import escape

import pandas as pd
import streamlit as st

from catalog.model import Place, Table
from dashboard.office import ledger
from dashboard.upload_typed import (
    PLACE,
    PROGRAMME,
    TypedForm,
    filled_rows,
    pasted_cells,
    pasted_name,
    pasted_workbook,
    programmes_of,
    rows_to_fill,
    typed_form,
    typed_name,
    typed_workbook,
)
from dashboard.widgets_markup import markup
from dashboard.widgets_upload_desk import NAME, TURN, Desk, take
from dashboard.widgets_upload_made import made_file
from ledger.requests import ask_form

ALL_DONGS = "…"
ROW_HEIGHT, MOST_HEIGHT = 36, 640
YEARS_BACK, YEARS_AHEAD = 12, 1
BLOCK, TITLE = "pasted-block", "pasted-title"
FEWEST_CELLS = 4  # two rows and two columns: less is no table


def typing(desk: Desk, this_year: int) -> None:
    """A table of the catalog as an empty grid, for a year and for one dong or all."""
    speak, catalog = desk.say, desk.catalog
    with st.container(key="typed-which", horizontal=True, vertical_alignment="bottom"):
        table, year, place = _table(desk), _year(desk, this_year), _place(desk, with_district=True)
        programmes = {one.id: one for one in programmes_of(table, catalog)}
        chosen = st.multiselect(
            speak("사업"),
            list(programmes),
            format_func=lambda one: desk.word(programmes[one].label) if one in programmes else one,
            key=f"typed-programmes-{table.table}",
            placeholder=speak("고르지 않으면 모든 사업"),
            width=360,
        )
    form = typed_form(table, year)
    places = list(catalog.dongs) if place == ALL_DONGS else [catalog.places[place]]
    named = [programmes[one] for one in chosen or programmes]
    key = f"typed-{table.table}-{year}-{place}-{'-'.join(chosen)}-{st.session_state.get(TURN, 0)}"
    typed = _grid(desk, form, rows_to_fill(form, places, named), list(catalog.places.values()), key)
    _save(desk, form, typed)


def forms(desk: Desk, this_year: int) -> None:
    """The Excel form of a table, to be filled in elsewhere and sent back."""
    with st.container(key="form-which", horizontal=True, vertical_alignment="bottom"):
        table, year, place = _table(desk), _year(desk, this_year), _place(desk, with_district=False)
    where = None if place == ALL_DONGS else place
    hint = desk.say("이 양식에 적어 올리면 묻지 않고 읽습니다. 지난해에 보낸 값이 옆에 적혀 있습니다.")
    markup(f'<p class="quiet">{escape(hint)}</p>')
    named = "" if where is None else f"_{desk.catalog.places[where].label.ko}"
    stem = f"{year}_{table.label.ko}{named}"
    made_file(
        desk, f"form-{stem}", desk.say("양식 받기"), stem, lambda: ask_form(ledger(), table.table, year, where, desk.by)
    )


def _year(desk: Desk, this_year: int) -> int:
    years = range(this_year + YEARS_AHEAD, this_year - YEARS_BACK, -1)
    return int(st.selectbox(desk.say("연도"), years, index=YEARS_AHEAD + 1, key="typed-year", width=110) or this_year)


def _place(desk: Desk, *, with_district: bool) -> str:
    catalog = desk.catalog
    ids = [ALL_DONGS, *(dong.id for dong in catalog.dongs), *((catalog.district.id,) if with_district else ())]
    picked = st.selectbox(
        desk.say("어디"),
        ids,
        format_func=lambda one: desk.say("모든 동") if one == ALL_DONGS else desk.word(catalog.places[one].label),
        key=f"typed-place-{with_district}",
        width=150,
    )
    return picked or ALL_DONGS


def _table(desk: Desk) -> Table:
    tables = desk.catalog.tables
    owed_first = sorted(tables, key=lambda one: tables[one].owed_by is None)
    name = st.selectbox(
        desk.say("표"), owed_first, format_func=lambda one: desk.word(tables[one].label), key="typed-table", width=240
    )
    return tables[str(name)]


def _grid(desk: Desk, form: TypedForm, rows: list[dict[str, str]], places: list[Place], key: str) -> pd.DataFrame:
    """The grid to type in. What is copied from Excel can be pasted into its cells."""
    speak = desk.say
    named = [one.label.ko for one in programmes_of(form.table, desk.catalog)]
    columns = {
        PLACE: st.column_config.SelectboxColumn(speak("동"), options=[place.label.ko for place in places], pinned=True),
        PROGRAMME: st.column_config.SelectboxColumn(speak("사업"), options=named, pinned=True, width=190),
    }
    columns |= {name: st.column_config.TextColumn(name) for name in (*form.attributes, *form.headings)}
    hint = speak(
        "칸을 눌러 적거나, 엑셀에서 복사해 붙여 넣으십시오. 빈 줄은 읽지 않습니다. 값이 없으면 미제출, 미실시처럼 까닭을 적으십시오."
    )
    markup(f'<p class="quiet">{escape(hint)}</p>')
    return st.data_editor(
        pd.DataFrame(rows, columns=list(form.names)),
        key=key,
        hide_index=True,
        num_rows="dynamic",
        height=min(MOST_HEIGHT, ROW_HEIGHT * (len(rows) + 2) + 3),
        row_height=ROW_HEIGHT,
        column_config=columns,
        alt=speak("표를 직접 적는 칸"),
    )


def _save(desk: Desk, form: TypedForm, typed: pd.DataFrame) -> None:
    filled = filled_rows(form, typed.to_dict("records"))  # type: ignore[arg-type]
    words = desk.say("적은 줄 {count}개", count=len(filled)) if filled else desk.say("아직 적은 값이 없습니다.")
    if _keep_button(desk, "typed-save", words, bool(filled)):
        take(desk, [(typed_name(form), typed_workbook(form, filled))], desk.by)
        st.rerun()


def pasting(desk: Desk) -> None:
    """A block copied from a spreadsheet, with a title where year or dong do not stand in it."""
    speak = desk.say
    st.text_input(
        speak("제목(연도나 동이 표에 없으면 적어 주십시오)"),
        key=TITLE,
        max_chars=120,
        placeholder=speak("예: 2025년 화정1동 교육 실적 (단위: 명)"),
    )
    text = st.text_area(
        speak("엑셀에서 복사한 표를 머리글까지 붙여 넣으십시오"),
        key=f"{BLOCK}-{st.session_state.get(TURN, 0)}",
        height=220,
        placeholder="Ctrl+V",
    )
    cells, title = pasted_cells(text or ""), str(st.session_state.get(TITLE) or "")
    enough = sum(bool(cell) for row in cells for cell in row) >= FEWEST_CELLS
    words = speak("{rows}행 {columns}열", rows=len(cells), columns=max(map(len, cells), default=0)) if enough else ""
    if _keep_button(desk, "pasted-save", words or speak("아직 붙여 넣은 표가 없습니다."), enough):
        take(desk, [(pasted_name(title), pasted_workbook(title, cells))], desk.by)
        st.rerun()


def _keep_button(desk: Desk, key: str, words: str, ready: bool) -> bool:
    """The button that hands on what was typed; who does it has to be known."""
    speak = desk.say
    named = bool(str(st.session_state.get(NAME) or "").strip())
    with st.container(key=f"quiet-{key}", horizontal=True, vertical_alignment="center"):
        pressed = st.button(speak("확인하러 보내기"), key=key, type="primary", disabled=not (ready and named))
        told = words if named or not ready else speak("올리는 사람을 적어 주십시오.")
        markup(f'<p class="quiet">{escape(told)}</p>', "content")
    return pressed
