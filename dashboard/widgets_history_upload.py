"""One file: all that is known of it, its original, the papers behind it, and the way to take it out or bring it back."""

from html import escape

import streamlit as st

from dashboard.history_originals import original
from dashboard.history_undo import Undoing, undoing
from dashboard.history_uploads import Entry, find
from dashboard.history_words import given_words, moment_words, when_words
from dashboard.office import data_folder, ledger, ledger_if_any
from dashboard.release import Row
from dashboard.widgets_attachments import attachments
from dashboard.widgets_history import origin_mark, state_mark
from dashboard.widgets_jobs import asked_already, remember
from dashboard.widgets_markup import heading, items, jump, markup, plain_table
from dashboard.widgets_signed import act, forget_outcome, outcome, sign, signed
from dashboard.widgets_stage import Stage, link
from dashboard.withheld_words import told_rows
from ledger.attachments import about_upload
from ledger.requests import ask_redo, ask_undo

SHOWN = 12


def upload_cards(stage: Stage) -> None:
    """The file that the link names."""
    entry = find(stage.release, ledger_if_any(), stage.screen.about)
    markup(f'<div class="actions">{jump(link(about=""), stage.say("← 받은 자료 모두"))}</div>')
    if entry is None:
        with st.container(border=True, key="card-upload-none"):
            markup(f"<p>{escape(stage.say('그런 자료가 없습니다.'))}</p>")
        return
    left, right = st.columns([1.2, 1])
    with left:
        _told_card(stage, entry)
        _problems_card(stage, entry)
    with right:
        _undo_card(stage, entry)
        with st.container(border=True, key="card-attachments"):
            attachments(stage, about_upload(entry.upload))


def _told_card(stage: Stage, entry: Entry) -> None:
    say, language = stage.say, stage.screen.language
    with st.container(border=True, key="card-upload-told"):
        given = given_words(entry, stage.release.catalog, language)
        if entry.replaced:
            given += " " + say("(그 가운데 {count}개는 뒤 자료로 바뀜)", count=f"{entry.replaced:,}")
        lines = [
            (say("상태"), state_mark(entry.state, stage)),
            (say("자료 구분"), origin_mark(entry, stage)),
            (say("보낸 곳"), escape(entry.giver)),
            (say("받은 때"), escape(when_words(entry, language))),
            (say("출처"), escape(" · ".join(part for part in (entry.source, entry.title) if part))),
            (say("자료 날짜"), "" if entry.received else escape(entry.dated)),
            (say("이용 조건"), escape(entry.licence)),
            (say("비고"), escape(entry.note)),
            (say("담긴 표와 값"), escape(given or say("없음"))),
            (say("지나온 일"), _deeds(stage, entry)),
        ]
        pairs = "".join(f"<dt>{escape(name)}</dt><dd>{words}</dd>" for name, words in lines if words)
        markup(f"{heading(entry.file, [])}<dl>{pairs}</dl>")
        _download(stage, entry)


def _deeds(stage: Stage, entry: Entry) -> str:
    say = stage.say
    acts = {
        "accept": say("게시함"),
        "withdraw": say("거둬들임"),
        "restore": say("되살림"),
        "beside": say("앞선 자료 곁에 둠"),
    }
    lines = [
        " · ".join(
            part
            for part in (
                moment_words(deed.at, stage.screen.language),
                acts.get(deed.act, deed.act),
                deed.by,
                deed.reason,
            )
            if part
        )
        for deed in entry.deeds
    ]
    return items(map(escape, lines)) if lines else ""


def _download(stage: Stage, entry: Entry) -> None:
    path = original(entry, data_folder())
    if path is None:
        markup(f'<p class="quiet">{escape(stage.say("원본 파일이 보관 폴더에 없습니다."))}</p>')
        return
    st.download_button(
        stage.say("원본 받기"),
        data=path.read_bytes,
        file_name=entry.file,
        mime="application/octet-stream",
        icon=":material/download:",
        key="history-original",
        on_click="ignore",
    )


def _problems_card(stage: Stage, entry: Entry) -> None:
    """What was found while it was read."""
    found = told_rows(stage.release, stage.release.ask("file_problems", file=entry.file))
    if not found or entry.state == "withdrawn":
        return
    with st.container(border=True, key="card-upload-problems"):
        markup(heading(stage.say("읽으면서 찾은 것 {count}건", count=len(found)), []))
        markup(items(_problem(stage, row) for row in found[:SHOWN]))
        if len(found) > SHOWN:
            with st.expander(stage.say("{count}건 더 보기", count=len(found) - SHOWN)):
                markup(items(_problem(stage, row) for row in found[SHOWN:]))


def _problem(stage: Stage, row: Row) -> str:
    where = "!".join(part for part in (row["sheet"], row["cell"]) if part)
    hint = row[f"hint_{stage.screen.language}"] or ""
    quiet = " · ".join(escape(part) for part in (where, hint) if part)
    return escape(row[stage.screen.language] or row["ko"]) + (
        f'<br><span class="quiet">{quiet}</span>' if quiet else ""
    )


def _undo_card(stage: Stage, entry: Entry) -> None:
    """What taking it out would change, and the button; of one that is out, the way back."""
    gone = entry.state == "withdrawn"
    kind = "redo" if gone else "undo"
    waiting = asked_already(kind, {"upload": entry.upload})
    with st.container(border=True, key="card-undo"):
        if gone:
            hint = stage.say("되살리면 이 자료를 다시 넣어 새 릴리스를 만듭니다. 그 뒤에 받은 자료는 그대로 둡니다.")
            markup(heading(stage.say("되살리기"), [escape(hint)]))
        else:
            hint = stage.say(
                "이 자료만 뺀 새 릴리스를 만듭니다. 그 뒤에 받은 자료는 그대로 두고, 언제든 되살릴 수 있습니다."
            )
            markup(
                heading(stage.say("거둬들이기"), [escape(hint)]) + _undoing(stage, undoing(stage.release, entry.upload))
            )
        if waiting:
            told = stage.say("{by:이/가} 이미 요청해 차례를 기다립니다.", by=waiting.by)
            markup(f'<p role="status">{escape(told)}</p>')
            forget_outcome("undo")  # else it would be told once more under what comes after it
            return
        with st.form(f"form-{kind}", border=False):
            sign(stage, "undo", example=stage.say("예: 옛 양식으로 잘못 올림"))
            label = stage.say("되살리기") if gone else stage.say("이 자료 거둬들이기")
            st.form_submit_button(label, type="primary", on_click=_ask, args=(stage, entry, kind))
        outcome("undo")


def _undoing(stage: Stage, change: Undoing) -> str:
    say, language = stage.say, stage.screen.language
    if not change.figures:
        return f"<p>{escape(say('지금 릴리스에 이 자료에서 온 값이 없어 화면의 숫자는 바뀌지 않습니다.'))}</p>"
    if not change.returning:
        told = say("이 자료에서 온 값 {figures}개가 모두 없어집니다.", figures=f"{change.figures:,}")
    elif not change.going:
        told = say("이 자료에서 온 값 {figures}개가 모두 다른 자료의 값으로 돌아갑니다.", figures=f"{change.figures:,}")
    else:
        told = say(
            "이 자료에서 온 값 {figures}개 가운데 {going}개가 없어지고 {returning}개는 다른 자료의 값으로 돌아갑니다.",
            figures=f"{change.figures:,}",
            going=f"{change.going:,}",
            returning=f"{change.returning:,}",
        )
    if not change.touched:
        return f"<p>{escape(told)} {escape(say('화면의 지표는 바뀌지 않습니다.'))}</p>"
    count = say(
        "지표 {indicators}개의 숫자 {values}개가 바뀌거나 없어집니다.",
        indicators=len(change.touched),
        values=f"{change.values:,}",
    )
    rows = []
    for one in change.touched[:SHOWN]:
        label = stage.release.catalog.indicators[one.indicator].label
        years = one.first if one.first == one.last else f"{one.first}–{one.last}"
        name = jump(
            link(page="trends", indicator=one.indicator, kind="trend", period=""),
            label.ko if language == "ko" else label.en,
        )
        rows.append((name, f"{one.places:,}", f"{one.figures:,}", escape(years)))
    names = [say("지표"), say("곳"), say("숫자"), say("기간")]
    return f"<p>{escape(told)} {escape(count)}</p>" + plain_table(names, rows)


def _ask(stage: Stage, entry: Entry, kind: str) -> None:
    """The worker does it. Two people at once: the second one is told."""
    by, why = signed("undo")
    about = {"upload": entry.upload}

    def do() -> str:
        if first := asked_already(kind, about):
            return stage.say("{by:이/가} 이미 요청해 차례를 기다립니다.", by=first.by)
        remember((ask_redo if kind == "redo" else ask_undo)(ledger(), entry.upload, by, why))
        return stage.say("요청했습니다. 처리되면 새 릴리스가 나옵니다.")

    act(stage, "undo", do, needs=(by, why))
