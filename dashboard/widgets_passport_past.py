"""The passport's past: what the checks said, and what the figure was in earlier releases and why it changed."""

from collections.abc import Sequence
from html import escape

from dashboard.history_number import Course, Stand, course_of
from dashboard.history_uploads import Entry, entries
from dashboard.history_words import built_words, when_words
from dashboard.listing import missing_words
from dashboard.measured import split
from dashboard.numbers import show_value
from dashboard.office import ledger_if_any
from dashboard.passport import Passport
from dashboard.passport_checks import checks_of
from dashboard.release import Row
from dashboard.widgets_markup import heading, items, jump, markup
from dashboard.widgets_stage import Stage, link


def checks(stage: Stage, found: Passport) -> None:
    """How many checks were passed, and what was found at the cells."""
    say, told = stage.say, checks_of(stage.release, found)
    counts = [say("통과한 검사 {count}개", count=told.passed)]
    if told.failed:
        counts.append(say("같은 표에서 걸린 검사 {count}개", count=len(told.failed)))
    lines = [_problem(stage, row) for row in told.found]
    if not told.found:
        counts.append(say("이 숫자의 칸에서 찾은 문제는 없습니다"))
    markup(heading(say("검사"), [escape(" · ".join(counts))]) + (items(lines) if lines else ""))


def _problem(stage: Stage, row: Row) -> str:
    where = " › ".join(part for part in (row["file"], row["sheet"], row["cell"]) if part)
    return f'{escape(row[stage.screen.language] or row["ko"])}<br><span class="quiet">{escape(where)}</span>'


def course(stage: Stage, found: Passport) -> None:
    """The releases in which the figure became another one, newest first, each with the upload or correction that did it."""
    say, number = stage.say, found.number
    told = course_of(stage.release, number, demonstration=stage.screen.view.demonstration)
    if not told.stands:
        return
    if len(told.stands) == 1 and told.whole:
        first = told.stands[0]
        when = built_words(first.built_at, stage.screen.language)
        line = say("릴리스 {number}({date})부터 그대로입니다.", number=first.release, date=when)
        markup(heading(say("이력"), [escape(line), *_damaged(stage, told)]))
        return
    base, way = split(number.indicator)
    label = stage.release.catalog.indicators[base].label
    quiet = [escape(label.ko if stage.screen.language == "ko" else label.en)] if way else []
    known = {entry.upload: entry for entry in entries(stage.release, ledger_if_any())}
    befores: list[Stand | None] = [*told.stands[1:], None]
    lines = [_stand(stage, base, now, before, known) for now, before in zip(told.stands, befores, strict=True)]
    if not told.whole:
        lines.append(f'<span class="quiet">{escape(say("더 앞의 릴리스는 보지 않았습니다."))}</span>')
    markup(heading(say("이력"), [*quiet, *_damaged(stage, told)]) + items(lines))


def _damaged(stage: Stage, told: Course) -> list[str]:
    """The releases that could not be looked into."""
    words = stage.say("파일이 손상되어 보지 못한 릴리스: {list}", list=", ".join(map(str, told.damaged)))
    return [escape(words)] if told.damaged else []


def _stand(stage: Stage, base: str, now: Stand, before: Stand | None, known: dict[str, Entry]) -> str:
    say, language = stage.say, stage.screen.language
    when = say("릴리스 {number} ({date})", number=now.release, date=built_words(now.built_at, language))
    values = [_value(stage, base, one) for one in (before, now) if one]
    told = f"{escape(when)}: <b>{escape(' → '.join(values))}</b>"
    if before is None:
        return told
    pair = f"{before.release},{now.release}"
    difference = jump(link(page="history", part="compare", about=pair), say("차이 보기"), look="word")
    why = " · ".join(_reasons(stage, now, known)) or escape(say("표나 지표를 셈하는 방법이 바뀜"))
    return f'{told} {difference}<br><span class="quiet">{why}</span>'


def _value(stage: Stage, base: str, one: Stand) -> str:
    if one.value is not None:
        return show_value(one.value, stage.release.catalog.indicators[base], stage.screen.language, one.qualifier)
    return missing_words(one.missing, stage.release.catalog, stage.screen.language) or stage.say("없음")


def _reasons(stage: Stage, now: Stand, known: dict[str, Entry]) -> list[str]:
    """The corrections and files that came, and those that went, as markup."""
    say = stage.say
    book = ledger_if_any()
    held = {one.number: one for one in book.corrections.in_force()} if book and now.corrections else {}
    said = [say("정정 {number}번", number=number) for number in now.corrections if number not in held]
    said += [
        say("정정 {number}번: {by}, {why}", number=number, by=held[number].by, why=held[number].reason)
        for number in now.corrections
        if number in held
    ]
    told = [escape(words) for words in said]
    told += [say("{file} 들어옴", file=words) for words in _files(stage, now.came, known)]
    return told + [say("{file} 빠짐", file=words) for words in _files(stage, now.went, known)]


def _files(stage: Stage, uploads: Sequence[str], known: dict[str, Entry]) -> list[str]:
    """Each with who sent it and when, leading to the history."""
    found = [known[name] for name in uploads if name in known]
    return [
        jump(link(page="history", about=one.upload), one.file, look="word")
        + escape(f" ({', '.join(part for part in (one.giver, when_words(one, stage.screen.language)) if part)})")
        for one in found
    ]
