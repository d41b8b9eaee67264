"""What was published: by whom and when, the way to the changed numbers, and that it was undone where somebody undid it."""

from html import escape

import streamlit as st

from dashboard.figures.marks import MOST_HIGHLIGHTS
from dashboard.history_words import moment_words
from dashboard.office import ledger
from dashboard.upload_batch import Batch
from dashboard.upload_changes import example
from dashboard.upload_published import Published, published
from dashboard.widgets_markup import heading, items, jump, markup
from dashboard.widgets_stage import link
from dashboard.widgets_upload_charts import values_shown
from dashboard.widgets_upload_desk import Desk
from ledger.book import Deed

LINKS = 6


def published_card(desk: Desk, batch: Batch) -> None:
    """Once nothing is left open."""
    told = published(batch, ledger())
    if told is None:
        return
    speak = desk.say
    with st.container(border=True, key="card-published"):
        title = speak("게시했습니다: 릴리스 {number}", number=told.release or "")
        if told.all_undone:
            title = speak("거둬들인 자료입니다")
        markup(heading(title, [escape(", ".join(told.files.values()))]))
        markup(items(map(escape, _happened(desk, told))))
        if not told.undone and (links := _links(desk)):
            markup(f"<p>{escape(speak('바뀐 숫자 보기'))}</p>" + items(links))
        ways = [jump(link(page="upload", batch="", cell=""), speak("다른 자료 올리기")), *_histories(desk, told)]
        markup(f'<div class="actions">{"".join(ways)}</div>')


def _happened(desk: Desk, told: Published) -> list[str]:
    """Who published it and when, whose request came too late, and who undid it."""
    speak, when = desk.say, moment_words(told.at, desk.language)
    lines = [speak("{by:이/가} {when}에 게시했습니다.", by=told.by, when=when)]
    if told.undone:
        lines[0] = speak(
            "{by:이/가} {when}에 게시했습니다(릴리스 {number}).", by=told.by, when=when, number=told.release
        )
    for by in dict.fromkeys(told.late):
        lines.append(speak("{by}의 게시 요청은 그 뒤에 들어와, 아무것도 다시 하지 않았습니다.", by=by))
    lines += [_undone(desk, told, deed) for deed in told.undone]
    if told.all_undone:
        lines.append(speak("이 자료로 바뀌었던 숫자는 모두 앞의 값으로 돌아갔습니다."))
    elif told.undone:
        lines.append(speak("거둬들인 파일로 바뀌었던 숫자는 앞의 값으로 돌아갔습니다."))
    return lines


def _undone(desk: Desk, told: Published, deed: Deed) -> str:
    signature = {"by": deed.by, "when": moment_words(deed.at, desk.language), "why": deed.reason}
    if len(told.files) == 1:
        return desk.say("{by:이/가} {when}에 거둬들였습니다. 까닭: {why}", **signature)
    file = told.files[deed.upload]
    return desk.say("{by:이/가} {when}에 ‘{file}’ 파일을 거둬들였습니다. 까닭: {why}", file=file, **signature)


def _histories(desk: Desk, told: Published) -> list[str]:
    """The links to the history of each file; of several, each with its name."""
    several, words = len(told.files) > 1, desk.say("이력에서 보기")
    return [
        jump(link(page="history", about=upload, part="uploads"), words + (f": {file[:40]}" if several else ""))
        for upload, file in list(told.files.items())[:LINKS]
    ]


def _links(desk: Desk) -> list[str]:
    found = desk.batch.found if desk.batch else None
    if found is None or found.consequences is None or desk.release is None:
        return []
    values = values_shown(desk, found, found.consequences)
    links = []
    for name in list(dict.fromkeys(value.number.indicator for value in values))[:LINKS]:
        own = [value for value in values if value.number.indicator == name]
        places = dict.fromkeys(v.number.place for v in own if v.number.place != desk.catalog.district.id)
        href = link(page="trends", tab="figure", kind="trend", indicator=name, period="", release=0, grain="year",
                    indicators=(), highlight=tuple(places)[:MOST_HIGHLIGHTS])  # fmt: skip
        links.append(
            jump(
                href,
                example(own[0]),
                look="word",
            )
        )
    return links
