"""③ What will change: in one sentence, by table, value by value, as a chart before and after, and what would go."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from dashboard.listing import missing_words
from dashboard.office import ledger
from dashboard.release import Release
from dashboard.small_counts import SMALL
from dashboard.upload_changes import ChangedValue, headline, table_rows
from dashboard.upload_problems import fault_of
from dashboard.widgets_markup import badge, heading, jump, markup, plain_table
from dashboard.widgets_stage import link
from dashboard.widgets_upload_charts import before_and_after, opened_trial, values_shown
from dashboard.widgets_upload_desk import Desk, look_again
from dashboard.widgets_upload_wrong import fault_table
from dashboard.withheld_words import Told, told_problems, untold
from ledger.consequences import Consequences, Removal
from ledger.errors import LedgerError
from ledger.found import Found
from ledger.found_problem import FoundProblem

SHOWN, GONE_SHOWN = 20, 200


def changes_card(desk: Desk, found: Found, told: Consequences) -> None:
    """All that publishing would do, before it does."""
    speak = desk.say
    values = values_shown(desk, found, told)
    with st.container(border=True, key="card-changes"):
        markup('<a id="step-changes"></a>' + heading(speak("③ 바뀌는 것"), []))
        markup(f'<p class="sentence">{escape(headline(told, values, desk.catalog, desk.language))}</p>')
        _by_table(desk, told)
        _blocking(desk, found, told)
        removals(desk, found, told)
        _values(desk, told, values)
        before_and_after(desk, found, told, values)
        _problems(desk, found, told, told.conflicts, speak("같은 값이 두 곳에서 다릅니다. 나중 자료를 씁니다."))
        _problems(desk, found, told, told.totals, speak("합계가 부분의 합과 다릅니다."))
        _problems(
            desk, found, told, told.warnings, speak("게시하면 새로 생기는 주의입니다. 맞는 값인지 확인해 주십시오.")
        )


def _by_table(desk: Desk, told: Consequences) -> None:
    speak = desk.say
    rows = [tuple(map(escape, row)) for row in table_rows(told, desk.catalog, desk.language)]
    if rows:
        markup(plain_table([speak("표"), speak("새 값"), speak("바뀜"), speak("없어짐")], rows, look="counts"))


def _values(desk: Desk, told: Consequences, values: Sequence[ChangedValue]) -> None:
    """The values of indicators that change; those that had another value before stand first."""
    speak = desk.say
    if not values:
        return
    made_up = [value for value in values if value.demonstration]
    names = [speak("언제"), speak("어디"), speak("지표"), speak("지금"), speak("게시 뒤")]
    rows = [_line(desk, value, mark=len(made_up) < len(values)) for value in values]
    if len(made_up) == len(values):
        markup(badge(speak("모두 예시 자료")))
    markup(plain_table(names, rows[:SHOWN], look="changed"))
    if len(rows) > SHOWN:
        with st.expander(speak("{count}건 더 보기", count=f"{len(rows) - SHOWN:,}"), key="more-values"):
            markup(plain_table(names, rows[SHOWN:], look="changed"))
    if told.indicators_changed > len(rows):
        counts = {"count": f"{told.indicators_changed:,}", "shown": f"{len(rows):,}"}
        markup(f'<p class="quiet">{escape(speak("모두 {count}건 가운데 {shown}건만 적었습니다.", **counts))}</p>')


def _line(desk: Desk, value: ChangedValue, *, mark: bool) -> list[str]:
    made_up = " " + badge(desk.say("예시 자료")) if mark and value.demonstration else ""
    label, name = escape(value.label), value.number.indicator
    if desk.release is not None and name in desk.release.catalog.indicators:
        label = jump(
            link(page="trends", tab="figure", kind="trend", indicator=name, release=0), value.label, look="word"
        )
    return [
        escape(value.period),
        escape(value.place) + made_up,
        label,
        escape(value.before),
        f"<b>{escape(value.after)}</b>",
    ]


def _problems(desk: Desk, found: Found, told: Consequences, problems: Sequence[FoundProblem], title: str) -> None:
    """As every reader will see them: they tell of other files too."""
    if problems:
        listed = [fault_of(found, problem) for problem in told_problems(_releases(desk, found, told), problems)]
        markup(heading(title, [], level=3) + fault_table(desk, listed[:SHOWN]))
        if len(listed) > SHOWN:
            with st.expander(desk.say("{count}건 더 보기", count=len(listed) - SHOWN), key=f"more-{title[:6]}"):
                markup(fault_table(desk, listed[SHOWN:]))


def _releases(desk: Desk, found: Found, told: Consequences) -> list[Release]:
    """What is known of cells: by the release as it is, and as it would be."""
    return [opened for opened in (desk.release, opened_trial(found, told)) if opened]


def _blocking(desk: Desk, found: Found, told: Consequences) -> None:
    _problems(desk, found, told, told.blocking, desk.say("게시를 막는 것이 있습니다."))


def removals(desk: Desk, found: Found, told: Consequences) -> None:
    """What a resubmission leaves out: it is replaced only when somebody says so, or stays beside."""
    drafts = {draft.number: draft for draft in desk.batch.open} if desk.batch else {}
    names = {file.draft: file.file for file in found.files}
    for number, gone in removals_by_file(told).items():
        _removal(desk, names.get(number, ""), gone, _releases(desk, found, told))
    for number, draft in drafts.items():
        if draft.beside:
            with st.container(key=f"quiet-beside-{number}", horizontal=True, vertical_alignment="center"):
                markup(
                    f"<p>{escape(desk.say('{file}: 앞선 자료를 그대로 두고 나란히 싣습니다.', file=draft.file))}</p>",
                    "content",
                )
                st.button(
                    desk.say("앞선 자료를 바꾸기로"),
                    key=f"replace-{number}",
                    type="tertiary",
                    on_click=_beside,
                    args=(desk, number, False),
                )


def removals_by_file(told: Consequences) -> dict[int, list[Removal]]:
    """What each file, by its draft, would take away."""
    found: dict[int, list[Removal]] = {}
    for removal in told.removals:
        found.setdefault(removal.draft, []).append(removal)
    return found


def _removal(desk: Desk, file: str, gone: Sequence[Removal], releases: Sequence[Release]) -> None:
    speak, number = desk.say, gone[0].draft
    title = speak("{file}: 앞서 올린 값 {count}개가 이 파일에는 없습니다.", file=file, count=f"{len(gone):,}")
    markup(
        heading(
            title, [escape(speak("수정본이면 없어져도 되는지 확인하고, 앞의 자료도 맞으면 나란히 두십시오."))], level=3
        )
    )
    names = [speak("표"), speak("어디"), speak("적힌 값"), speak("앞선 파일의 칸")]
    hidden = untold(releases, [Told(one.file, one.sheet, one.cell, (one.printed,)) for one in gone])
    rows = [_gone(desk, one, hidden=i in hidden) for i, one in enumerate(gone)]
    with st.expander(speak("없어지는 값 {count}개 보기", count=f"{len(gone):,}"), key=f"gone-{number}"):
        markup(plain_table(names, rows[:GONE_SHOWN]))
        if len(rows) > GONE_SHOWN:
            counts = {"count": f"{len(rows):,}", "shown": GONE_SHOWN}
            markup(f'<p class="quiet">{escape(speak("모두 {count}건 가운데 {shown}건만 적었습니다.", **counts))}</p>')
    st.checkbox(speak("없어지는 값을 확인했습니다. 이 파일로 바꿉니다."), key=confirmed(gone))
    with st.container(key=f"quiet-gone-{number}", horizontal=True, vertical_alignment="center"):
        st.button(
            speak("앞의 자료도 맞습니다. 나란히 둡니다"),
            key=f"beside-{number}",
            on_click=_beside,
            args=(desk, number, True),
        )


def confirmed(gone: Sequence[Removal]) -> str:
    """Under which name the session keeps that the removals of a file were seen: these, and no others found by a later check."""
    return f"upload-gone-{gone[0].draft}-{hash(tuple(gone))}"


def _gone(desk: Desk, one: Removal, *, hidden: bool) -> list[str]:
    table, place = desk.catalog.tables.get(one.table), desk.catalog.places.get(one.place)
    where = " › ".join(part for part in (one.file, "!".join(filter(None, (one.sheet, one.cell)))) if part)
    labels = (desk.word(table.label) if table else one.table, desk.word(place.label) if place else one.place)
    printed = escape(missing_words(SMALL, desk.catalog, desk.language)) if hidden else f"<q>{escape(one.printed)}</q>"
    return [*map(escape, labels), printed, escape(where)]


def _beside(desk: Desk, draft: int, beside: bool) -> None:
    try:
        ledger().drafts.stand_beside(draft, beside=beside)
    except LedgerError:  # it was published or taken out meanwhile, and the page shows that
        return
    look_again(desk)
