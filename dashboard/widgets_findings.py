"""What a release found out about its own data: open warnings, and what the build said."""

from html import escape

import streamlit as st

from dashboard import engine
from dashboard.engine import Row
from dashboard.widgets_markup import badge, heading, items, markup
from dashboard.widgets_stage import Stage

SHOWN = 6


def findings_card(stage: Stage) -> None:
    """Open warnings with the way out of each, gravest first."""
    found = engine.warnings(stage.release, stage.screen.view.demonstration)
    with st.container(border=True, key="card-findings", height="stretch"):
        anchor = '<span id="findings"></span>'
        title = stage.say("확인할 것 ({count})", count=len(found)) if found else stage.say("확인할 것")
        markup(anchor + heading(title, [escape(stage.say("자료를 읽고 검사하면서 찾은 것입니다."))]))
        if not found:
            markup(f"<p>{escape(stage.say('지금은 없습니다.'))}</p>")
        markup(items(_finding(stage, one) for one in found[:SHOWN]))
        if len(found) > SHOWN:
            with st.expander(stage.say("{count}건 더 보기", count=len(found) - SHOWN)):
                markup(items(_finding(stage, one) for one in found[SHOWN:]))


def _finding(stage: Stage, one: Row) -> str:
    language = stage.screen.language
    where = " › ".join(part for part in (one["file"], one["sheet"], one["cell"]) if part)
    mark = badge(
        stage.say("막음") if one["severity"] == "critical" else stage.say("주의"), plain=one["severity"] != "critical"
    )
    hint = one[f"hint_{language}"]
    quiet = " · ".join(escape(part) for part in (where, hint) if part)
    return f"{mark} {escape(one[language] or one['ko'])}" + (f'<br><span class="quiet">{quiet}</span>' if quiet else "")


def summary_card(stage: Stage) -> None:
    """What changed since the release before, by table."""
    with st.container(border=True, key="card-summary", height="stretch"):
        changes = stage.release.changes
        lines = [_change(stage, table, counts) for table, counts in changes.items()]
        nothing = stage.say("앞 릴리스와 달라진 값이 없습니다.")
        markup(heading(stage.say("이번 릴리스에서 달라진 것"), []) + items(lines or [escape(nothing)]))


def _change(stage: Stage, table: str, counts: dict[str, int]) -> str:
    """교육 인원: 더해짐 34, 바뀜 2."""
    names = {"added": stage.say("더해짐"), "changed": stage.say("바뀜"), "removed": stage.say("없어짐")}
    declared = stage.release.catalog.tables.get(table)
    label = table if declared is None else declared.label.ko if stage.screen.language == "ko" else declared.label.en
    return escape(f"{label}: " + ", ".join(f"{names[change]} {number:,}" for change, number in counts.items()))
