"""What a department head asks next: what has changed, what is to be looked at, and what is still missing from whom."""

from datetime import date
from functools import lru_cache
from html import escape

import streamlit as st

from dashboard import engine
from dashboard.periods import show_date, show_period
from dashboard.release import Release, Row
from dashboard.scorecard_owed import Owed, gap_words, owed, place_words
from dashboard.scorecard_words import Told, tell
from dashboard.widgets_kept import kept_markup
from dashboard.widgets_markup import badge, heading, items, jump, markup
from dashboard.widgets_scorecard import KEPT, scorecard_of
from dashboard.widgets_stage import Stage, link
from dashboard.withheld_words import told_rows

SHOWN = 3


def changes_card(stage: Stage) -> None:
    """The changes of dongs that chance does not easily explain, each with its grounds and its chart; or that there are none."""
    with st.container(border=True, key="card-changes", height="stretch"):
        markup(_changes(stage))


@kept_markup
def _changes(stage: Stage) -> str:
    card, say = scorecard_of(stage), stage.say
    title, year = say("이번에 달라진 것"), show_period(card.year, stage.screen.language)
    told = [tell(finding, stage.release.catalog, stage.screen.language) for finding in card.findings]
    if not told:
        return heading(title, []) + f"<p>{escape(_no_change(stage, card.looked_at))}</p>"
    line = say(
        "{year} 동별 변화 {count}건을 함께 살펴 우연으로 보기 어려운 것만 {found}건",
        year=year,
        count=card.looked_at,
        found=len(told),
    )
    more = say("{count}건 더 보기", count=len(told) - SHOWN)
    return heading(title, [escape(line)]) + _some([_told(stage, one) for one in told], more)


def _no_change(stage: Stage, looked_at: int) -> str:
    if looked_at:
        return stage.say(
            "살펴본 동별 변화 {count}건 가운데 우연으로 보기 어려운 것은 없습니다. 값의 차이는 모두 평소 변동 안입니다.",
            count=looked_at,
        )
    return stage.say(
        "살펴볼 수 있는 동별 변화가 없습니다. 판단할 모형이 있는 지표의 동별 값이 올해와 지난해 모두 있어야 합니다."
    )


def _told(stage: Stage, one: Told) -> str:
    """`▼ 풍암동 교육 참여 인원이 줄었습니다 (252명 → 58명) [근거] [추이]`."""
    say = stage.say
    view = {"indicator": one.last.indicator, "highlight": (one.last.place,), "period": "", "grain": "year"}
    chart = link(page="trends", tab="figure", kind="trend", measured="plain", **view)
    marks = " " + badge(say("예시 자료")) if one.demonstration else ""
    values = f"{jump(link(number=one.first), one.before)} → {jump(link(number=one.last), one.after)}"
    return (
        f'<div class="told"><span class="sign" aria-hidden="true">{one.status.mark}</span> '
        f"{escape(one.sentence)} ({values}){marks} "
        f'<a class="jump word" href="{escape(chart)}">{escape(say("추이"))}</a>'
        f"<details><summary>{escape(say('근거'))}</summary>"
        f'<p class="quiet">{escape(one.grounds)}</p></details></div>'
    )


def findings_card(stage: Stage) -> None:
    """Open warnings with the way out of each, gravest first."""
    with st.container(border=True, key="card-findings", height="stretch"):
        markup(_findings(stage))


@kept_markup
def _findings(stage: Stage) -> str:
    found = told_rows(stage.release, engine.warnings(stage.release, stage.screen.view.demonstration))
    title = stage.say("확인할 것 ({count})", count=len(found)) if found else stage.say("확인할 것")
    head = heading(title, [escape(stage.say("자료를 읽고 검사하면서 찾은 것입니다."))])
    body = f"<p>{escape(stage.say('지금은 없습니다.'))}</p>"
    if found:
        more = stage.say("{count}건 더 보기", count=len(found) - SHOWN)
        body = _some([_finding(stage, one) for one in found], more)
    return f'<span id="findings"></span>{head}{body}'


def _some(lines: list[str], more: str) -> str:
    """The first few lines, and the others behind a press; on paper all of them."""
    rest = f"<details><summary>{escape(more)}</summary>{items(lines[SHOWN:])}</details>" if len(lines) > SHOWN else ""
    return items(lines[:SHOWN]) + rest


def _finding(stage: Stage, one: Row) -> str:
    language = stage.screen.language
    where = " › ".join(part for part in (one["file"], one["sheet"], one["cell"]) if part)
    mark = badge(
        stage.say("막음") if one["severity"] == "critical" else stage.say("주의"), plain=one["severity"] != "critical"
    )
    hint = one[f"hint_{language}"]
    quiet = " · ".join(escape(part) for part in (where, hint) if part)
    return f"{mark} {escape(one[language] or one['ko'])}" + (f'<br><span class="quiet">{quiet}</span>' if quiet else "")


@lru_cache(maxsize=KEPT)
def finished_owed(opened: Release, year: str, demonstration: bool) -> tuple[Owed, ...]:
    """What is owed for a year."""
    return owed(opened.ask("owed", year=year, demonstration=demonstration), year, opened.catalog)


def owed_card(stage: Stage) -> None:
    """The tables in which dongs have nothing for the year, who sends them and by when; and the figures that have a reason."""
    with st.container(border=True, key="card-owed", height="stretch"):
        markup(_all_owed(stage))


@kept_markup
def _all_owed(stage: Stage) -> str:
    say, view = stage.say, stage.screen.view
    found = finished_owed(stage.release, view.period, view.demonstration)
    open_ones = [one for one in found if not one.complete]
    year = show_period(view.period, stage.screen.language)
    told = say("동에서 내는 표 {count}개 가운데 빠진 값이 있는 표 {open}개", count=len(found), open=len(open_ones))
    line = escape(told) if open_ones else ""
    marks = [badge(say("예시 자료도 받은 것으로 셌습니다"))] if any(one.demonstration for one in found) else []
    head = heading(say("{year} 아직 없는 자료", year=year), [" ".join([line, *marks])])
    if not open_ones:
        return head + f"<p>{escape(say('모든 동의 값이 있습니다.'))}</p>"
    return head + f'<ul class="owed">{"".join(_owed(stage, one) for one in open_ones)}</ul>'


def _owed(stage: Stage, one: Owed) -> str:
    """`예산 미제출: 양3동 (동 주민센터 · 기한 2026. 1. 31.)`, and under it the figures that have a reason."""
    say, catalog, language = stage.say, stage.release.catalog, stage.screen.language
    label = one.table.label.ko if language == "ko" else one.table.label.en
    by = one.table.owed_by
    quiet = " · ".join([*([by.ko if language == "ko" else by.en] if by else []), _due(stage, one.due)])
    absent = say("미제출: {places}", places=place_words(one.absent, one.of, catalog, language)) if one.absent else ""
    gaps = "".join(f"<br>{escape(gap_words(gap, one.table, catalog, language))}" for gap in one.gaps)
    return f'<li><b>{escape(label)}</b> {escape(absent)} <span class="quiet">({escape(quiet)})</span>{gaps}</li>'


def _due(stage: Stage, due: date) -> str:
    """When it was or is to be handed in, seen from the day the release was built."""
    day = show_date(due, stage.screen.language)
    built = date.fromisoformat(stage.release.built_at[:10])
    return stage.say("기한 {date}", date=day) if due < built else stage.say("기한 {date}(아직 남음)", date=day)


def summary_card(stage: Stage) -> None:
    """What changed since the release before, by table; where that could not be read, since which one."""
    with st.container(border=True, key="card-summary", height="stretch"):
        opened = stage.release
        lines = [_change(stage, table, counts) for table, counts in opened.changes.items()]
        quiet = [escape(opened.anew[stage.screen.language])] if opened.anew else []
        markup(heading(stage.say("이번 릴리스에서 달라진 것"), quiet) + items(lines or [escape(_nothing(stage))]))


def _nothing(stage: Stage) -> str:
    """Why no change is told: there was nothing to compare with, or it is the same."""
    opened, say = stage.release, stage.say
    if opened.follows is None:
        return say("견줄 앞 릴리스가 없습니다.")
    if opened.follows != opened.number - 1:
        return say("릴리스 {number:과/와} 달라진 값이 없습니다.", number=opened.follows)
    return say("앞 릴리스와 달라진 값이 없습니다.")


def _change(stage: Stage, table: str, counts: dict[str, int]) -> str:
    """교육 인원: 더해짐 34, 바뀜 2."""
    names = {"added": stage.say("더해짐"), "changed": stage.say("바뀜"), "removed": stage.say("없어짐")}
    declared = stage.release.catalog.tables.get(table)
    label = table if declared is None else declared.label.ko if stage.screen.language == "ko" else declared.label.en
    return escape(f"{label}: " + ", ".join(f"{names[change]} {number:,}" for change, number in counts.items()))
