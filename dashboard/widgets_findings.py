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
    found = engine.warnings(stage.release)
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
    """What the build of this release said, as it said it (in Korean)."""
    with st.container(border=True, key="card-summary", height="stretch"):
        title = stage.say("이번 릴리스")
        lines = [escape(line) for line in stage.release.summary] or [
            escape(stage.say("앞 릴리스와 달라진 것이 적혀 있지 않습니다."))
        ]
        markup(heading(title, []) + items(lines))
