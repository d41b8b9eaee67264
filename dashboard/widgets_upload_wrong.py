"""② What is wrong: the problems by cell, gravest first, with a filter, and the office's own workbook with its cells marked."""

from functools import partial
from html import escape

import streamlit as st

from dashboard.office import ledger
from dashboard.upload_problems import SEVERITIES, Fault, counts, faults, hint, sentence, severity_words
from dashboard.views import Language
from dashboard.widgets_markup import heading, jump, markup
from dashboard.widgets_stage import link
from dashboard.widgets_upload_desk import Desk
from dashboard.widgets_upload_given import answers_given
from dashboard.widgets_upload_made import made_file
from ledger.found import Found
from ledger.found_problem import FoundProblem
from ledger.requests import ask_marked

SHOWN, NAMED = 30, 40


def wrong_card(desk: Desk, found: Found) -> None:
    """The problems of the files, those picked by severity and file."""
    speak = desk.say
    with st.container(border=True, key="card-wrong"):
        markup('<a id="step-wrong"></a>' + heading(speak("② 확인할 것"), [escape(_summary(desk, found))]))
        severities, drafts = _filter(desk, found)
        _marked(desk, found)
        listed = faults(found, severities, drafts)
        markup(fault_table(desk, listed[:SHOWN]))
        if len(listed) > SHOWN:
            with st.expander(speak("{count}건 더 보기", count=len(listed) - SHOWN)):
                markup(fault_table(desk, listed[SHOWN:]))


def _marked(desk: Desk, found: Found) -> None:
    """The sender's own workbook with its cells marked, for each file that has anything to mark."""
    files = [file for file in found.files if file.problems and file.sheets]
    with st.container(key="quiet-marked", horizontal=True, vertical_alignment="center"):
        for file in files:
            label = desk.say("표시한 엑셀 받기") + (f": {file.file[:NAMED]}" if len(files) > 1 else "")
            stem = desk.say("{file} 확인할 것", file=file.file.rpartition(".")[0] or file.file)
            made_file(
                desk,
                f"marked-{found.job}-{file.draft}",
                label,
                stem,
                partial(_ask_marked, desk, found.batch, file.draft),
            )


def _ask_marked(desk: Desk, batch: str, draft: int) -> int:
    return ask_marked(ledger(), batch, draft, desk.language, desk.by)


def _summary(desk: Desk, found: Found) -> str:
    words, told = severity_words(desk.say), counts(found)
    parts = [
        desk.say("{severity} {count}건", severity=words[severity], count=told[severity])
        for severity in SEVERITIES
        if told[severity]
    ]
    meaning = desk.say("'막음'은 고치거나 답해야 게시할 수 있고, '주의'는 확인만 하면 됩니다.")
    return " · ".join([*parts, meaning])


def _filter(desk: Desk, found: Found) -> tuple[list[str], list[int]]:
    """Which severities and files are shown; nothing picked means all."""
    words, told = severity_words(desk.say), counts(found)
    with st.container(key="quiet-wrong", horizontal=True, vertical_alignment="center"):
        severities = st.pills(
            desk.say("심각도"),
            [severity for severity in SEVERITIES if told[severity]],
            selection_mode="multi",
            format_func=lambda severity: f"{words[severity]} {told[severity]}",
            key="wrong-severity",
            label_visibility="collapsed",
        )
        drafts: list[int] = []
        files = {file.draft: file.file for file in found.files if file.problems}
        if len(files) > 1:
            drafts = st.multiselect(
                desk.say("파일"),
                list(files),
                format_func=lambda draft: files.get(draft, str(draft)),
                key="wrong-files",
                placeholder=desk.say("모든 파일"),
                label_visibility="collapsed",
                width=320,
            )
    return list(severities or []), drafts


def fault_table(desk: Desk, listed: list[Fault]) -> str:
    """Severity, cell, value as printed, what is wrong and what to do. A press on a cell shows it in the grid."""
    many, words = len({fault.draft for fault in listed}) > 1, severity_words(desk.say)
    rows = "".join(
        f'<li><span class="severity {fault.problem.severity}">{escape(words[fault.problem.severity])}</span>'
        f"<div><p>{_where(fault, many, desk.language)}{_printed(fault, desk)} {escape(sentence(fault.problem, desk.language))}</p>"
        f'<p class="quiet">{escape(_way_out(fault.problem, desk))}</p></div></li>'
        for fault in listed
    )
    return f'<ul class="faults">{rows}</ul>'


def _way_out(problem: FoundProblem, desk: Desk) -> str:
    """What to do about it; of what was answered the answer, and where to change that."""
    if problem.answered is None:
        return hint(problem, desk.language)
    answer = problem.answered.ko if desk.language == "ko" else problem.answered.en
    if answers_given(desk):
        return desk.say("답: {answer} · 아래 ‘이 자료에 한 답’이나 자료 이력에서 바꿀 수 있습니다.", answer=answer)
    return desk.say("답: {answer} · 자료 이력에서 바꿀 수 있습니다.", answer=answer)


def _where(fault: Fault, many: bool, language: Language) -> str:
    named = (many or not fault.where) and fault.file not in sentence(fault.problem, language)
    words = " › ".join(part for part in (fault.file if named else "", fault.where) if part)
    if not fault.place:
        return f"<b>{escape(words)}</b>" if words else ""
    return jump(link(cell=fault.place) + "#step-read", words, look="word where")


def _printed(fault: Fault, desk: Desk) -> str:
    """The value as printed, where the sentence does not say it already."""
    printed = fault.problem.found if fault.problem.cell else None
    return f" <q>{escape(printed)}</q>" if printed and printed not in sentence(fault.problem, desk.language) else ""
