"""A briefing as Excel: a first sheet that says what all of it is, and a sheet for each view with its figures and a native chart."""

import io
import math
import re
from collections.abc import Callable, Iterator, Sequence

from xlsxwriter import Workbook

from dashboard.briefing.prepared import Prepared
from dashboard.export.facts import facts_of, made_up_words, plain_subtitle, release_facts, sources_of
from dashboard.export.xlsx_courses import write_course
from dashboard.export.xlsx_formats import HEAD, LINK, PLAIN, QUIET, TOP, WORDS
from dashboard.export.xlsx_funnel import add_funnel
from dashboard.export.xlsx_pairs import write_pairs
from dashboard.export.xlsx_sheet import Book, Sheet
from dashboard.export.xlsx_standings import write_standings
from dashboard.figures.key import text_width
from dashboard.figures.paint import Paint
from dashboard.listing import harmless

Told = Callable[[float], None]
_LONGEST = 31  # letters of a sheet's name
_LINE, _LETTERS, _ROOM = (
    18,
    12,
    775.0,
)  # of the first sheet: points from line to line, pixels of letters and of their column


def workbook(prepared: Sequence[Prepared], name: str, release: int, paint: Paint, told: Told = lambda _: None) -> bytes:
    """The .xlsx."""
    out = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with Workbook(out, options) as file:
        book = Book(file)
        file.formats[0].set_font_name(PLAIN["font_name"])
        file.formats[0].set_font_size(PLAIN["font_size"])
        cover = Sheet(book, paint.say("안내"))
        named = list(_named(prepared, paint))
        _write_cover(cover, prepared, [sheet for sheet, *_ in named], name, release, paint)
        for number, (sheet, panel, slide) in enumerate(named, 1):
            own = Sheet(book, sheet)
            _write(own, panel, slide, paint)
            own.finish()
            told(number / len(named))
        _write_sources(Sheet(book, paint.say("원본 파일")), prepared, paint)
    return out.getvalue()


def _named(prepared: Sequence[Prepared], paint: Paint) -> Iterator[tuple[str, Prepared, Prepared]]:
    """The name of every sheet with its view, and the slide that it is of."""
    for number, slide in enumerate(prepared, 1):
        for at, panel in enumerate(slide.panels or (slide,), 1):
            place = f"{number}-{at}" if slide.panels else str(number)
            label = panel.indicator.label if panel.indicator else None
            words = (label.ko if paint.language == "ko" else label.en) if label else paint.say("값 없음")
            yield re.sub(r"[\[\]:*?/\\']", " ", f"{place} {words}")[:_LONGEST].strip(), panel, slide


def _write(sheet: Sheet, panel: Prepared, slide: Prepared, paint: Paint) -> None:
    share = panel.demonstration_in_frame
    made_up = paint.say("기울여 쓴 파란 칸은 지어낸 예시 자료입니다. 실제 값이 아닙니다.") if share != "none" else ""
    subtitle = plain_subtitle(panel, paint.language) if panel.subtitle != panel.title else ""
    sheet.head(slide.title, [subtitle, *panel.notes, panel.source or slide.source, panel.gone], made_up)
    if panel.gone:
        return
    if panel.view.kind == "against":
        write_pairs(sheet, panel, paint)
    elif panel.view.kind in ("rank", "tiles", "funnel"):
        write_standings(sheet, panel, paint)
        if panel.view.kind == "funnel":
            add_funnel(sheet, panel, paint)
    else:
        write_course(sheet, panel, paint)


def _write_cover(
    sheet: Sheet, prepared: Sequence[Prepared], names: Sequence[str], name: str, release: int, paint: Paint
) -> None:
    """Release, day and made-up values; then what is known of each slide, with links to its sheets."""
    sheet.head(name, [], made_up_words(prepared, paint.language))
    for heading, words in release_facts(release, paint.language):
        sheet.words(sheet.row, 0, heading, HEAD)
        sheet.words(sheet.row, 1, words, WORDS)
        sheet.row += 1
    sheet.row += 1
    for number, slide in enumerate(prepared, 1):
        for own in (one for one in names if one.split(" ")[0].split("-")[0] == str(number)):
            link = sheet.book.look(LINK)
            sheet.sheet.write_url(sheet.row, 0, f"internal:'{own}'!A1", link, harmless(own))
            sheet.row += 1
        for heading, words in facts_of(slide, paint.language):
            sheet.words(sheet.row, 0, heading, QUIET | TOP)
            sheet.words(sheet.row, 1, words, PLAIN | TOP | {"text_wrap": True})
            sheet.sheet.set_row(sheet.row, _LINE * max(1, math.ceil(text_width(words, _LETTERS) / _ROOM)))
            sheet.row += 1
        sheet.row += 1
    sheet.sheet.set_column(0, 0, 24)
    sheet.sheet.set_column(1, 1, 110)
    sheet.sheet.fit_to_pages(1, 0)
    sheet.sheet.print_area(0, 0, sheet.row, 1)


def _write_sources(sheet: Sheet, prepared: Sequence[Prepared], paint: Paint) -> None:
    """The files behind all figures, and the slides that each is behind."""
    say = paint.say
    sheet.head(say("원본 파일"), [], "")
    heads = ["파일", "제공·출처", "자료", "자료 날짜", "이용 조건", "예시 자료", "쓰인 장"]
    for column, head in enumerate(heads):
        sheet.words(sheet.row, column, say(head), HEAD)
    for row, source in enumerate(sources_of(prepared, paint.language), sheet.row + 1):
        made_up = say("예시 자료") if source.made_up else ""
        slides = ", ".join(str(number) for number in source.slides)
        told = (source.file, source.giver, source.title, source.dated, source.licence, made_up, slides)
        for column, text in enumerate(told):
            sheet.words(row, column, text, WORDS)
    for column, width in enumerate((44, 50, 44, 14, 16, 12, 24)):
        sheet.sheet.set_column(column, column, width)
    sheet.sheet.fit_to_pages(1, 0)
