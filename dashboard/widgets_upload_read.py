"""① What was read: each sheet drawn as it was understood, and the questions that only a person can answer."""

from dataclasses import dataclass, replace
from html import escape

import streamlit as st

from dashboard.office import data_folder
from dashboard.text import Say
from dashboard.upload_answers import open_questions
from dashboard.upload_problems import sentence
from dashboard.upload_sheet import drawn, faults_on, table_lines
from dashboard.widgets_markup import heading, items, markup
from dashboard.widgets_stage import choose
from dashboard.widgets_upload_desk import Desk
from dashboard.widgets_upload_questions import questions
from dashboard.widgets_upload_sheet import legend, sheet_grid
from ledger.found import Found, FoundFile
from ledger.found_sheet import Sheet, read_cells


@dataclass(frozen=True)
class Looked:
    """The sheet that is looked at, and the cell in it, "" for none."""

    file: FoundFile
    sheet: Sheet
    cell: str


def looked_at(found: Found, cell: str) -> Looked | None:
    """What a link names, `draft:sheet:address`; else the first sheet with a table, the first one at all; None without any."""
    draft, _, rest = cell.partition(":")
    sheet, _, address = rest.partition(":")
    pairs = [(file, one) for file in found.files for one in file.sheets]
    for file, one in pairs:
        if (str(file.draft), str(one.number)) == (draft, sheet):
            return Looked(file, one, address)
    tabled = [(file, one) for file, one in pairs if any(table.sheet == one.name for table in file.tables)]
    return Looked(*(tabled or pairs)[0], "") if pairs else None


def read_card(desk: Desk, found: Found) -> None:
    """The sheet on the left, the questions beside it where there are any."""
    speak, asked = desk.say, open_questions(found)
    looked = looked_at(found, desk.screen.cell)
    with st.container(border=True, key="card-read"):
        markup('<a id="step-read"></a>' + heading(speak("① 읽은 내용"), []))
        _unread(desk, found)
        if asked:
            left, right = st.columns([1.7, 1])
            with right:
                questions(desk, found, asked)
        else:
            left = st.container()
        if looked is not None:
            with left:
                _sheet(desk, found, looked)


def _unread(desk: Desk, found: Found) -> None:
    """Files of which nothing can be drawn, with the one reason."""
    lines = [
        _told(file.file, sentence(problem, desk.language))
        for file in found.files
        if not file.readable or file.refused
        for problem in file.problems[:1]
    ]
    if lines:
        markup(items(lines))


def _told(file: str, words: str) -> str:
    """The sentence, with the file's name before it unless it says that itself."""
    return escape(words) if file in words else f"<b>{escape(file)}</b> {escape(words)}"


def _sheet(desk: Desk, found: Found, looked: Looked) -> None:
    speak, file, sheet = desk.say, looked.file, looked.sheet
    _choose_sheet(desk, found, looked)
    lines = table_lines(file, sheet.name, speak, desk.language)
    markup(items(map(escape, lines or [speak("이 시트에서는 표를 찾지 못했습니다.")])))
    cells = read_cells(data_folder(), found.batch, found.job, file.draft, sheet.number)
    if not cells:
        markup(f"<p>{escape(speak('이 시트의 그림은 다시 확인하면 나타납니다.'))}</p>")
        return
    faulty = [problem.cell for problem in faults_on(file, sheet.name) if problem.cell]
    shaped = drawn(sheet, cells, faulty, speak, desk.language)
    markup(legend(shaped.taken, speak) + sheet_grid(shaped, looked.cell, f"{file.file} › {sheet.name}"))
    if sheet.capped:
        markup(f'<p class="quiet">{escape(_capped(sheet, speak))}</p>')


def _capped(sheet: Sheet, speak: Say) -> str:
    return speak(
        "{rows}행 {columns}열 가운데 처음 {drawn_rows}행 {drawn_columns}열만 그렸습니다. 읽기는 모두 읽었습니다.",
        rows=f"{sheet.rows:,}",
        columns=f"{sheet.columns:,}",
        drawn_rows=sheet.drawn_rows,
        drawn_columns=sheet.drawn_columns,
    )


def _choose_sheet(desk: Desk, found: Found, looked: Looked) -> None:
    """Which sheet of which file is drawn."""
    named = {f"{file.draft}:{one.number}": _sheet_words(desk, file, one) for file in found.files for one in file.sheets}
    shown = f"{looked.file.draft}:{looked.sheet.number}"
    if len(named) == 1:
        markup(f'<p class="quiet">{escape(named[shown])}</p>')
        return
    st.session_state["upload-sheet"] = shown
    st.selectbox(
        desk.say("시트"),
        list(named),
        format_func=lambda key: named.get(key, key),
        key="upload-sheet",
        label_visibility="collapsed",
        on_change=lambda: choose(lambda screen: replace(screen, cell=f"{st.session_state['upload-sheet']}:")),
    )


def _sheet_words(desk: Desk, file: FoundFile, sheet: Sheet) -> str:
    tables = sum(table.sheet == sheet.name for table in file.tables)
    told = desk.say("표 {count}개", count=tables) if tables else desk.say("표 없음")
    hidden = desk.say(" (숨긴 시트)") if sheet.hidden else ""
    return f"{file.file} › {sheet.name}{hidden} · {told}"
