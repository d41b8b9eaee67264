"""A sheet as it was understood, shaped for drawing: rows of cells, each with what it was taken for."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from dashboard.text import Say
from dashboard.views import Language
from ledger.found import FoundFile
from ledger.found_problem import FoundProblem
from ledger.found_sheet import Cell, Sheet, Taken

LONGEST = 60  # characters of a cell; the whole stands in its title
ORDER: tuple[Taken, ...] = (
    "title", "header", "unit", "place", "period", "label", "value", "total", "missing", "words", "note", "ignored", "question"
)  # fmt: skip


@dataclass(frozen=True)
class DrawnCell:
    """One cell: its text cut to size, the words of its hover, and how many rows and columns it spans."""

    cell: str
    text: str
    taken: Taken | None
    title: str
    rows: int = 1
    columns: int = 1
    faulty: bool = False


@dataclass(frozen=True)
class DrawnSheet:
    """Rows of cells with their numbers; `columns` and `hidden` count from 1. Covered cells of a merged range are left out."""

    columns: int
    rows: tuple[tuple[int, tuple[DrawnCell, ...]], ...]
    hidden_rows: frozenset[int]
    hidden_columns: frozenset[int]
    taken: tuple[Taken, ...]


def taken_words(speak: Say) -> dict[Taken, str]:
    """What a cell can be taken for, as the legend calls it."""
    return {
        "title": speak("제목"),
        "unit": speak("단위"),
        "header": speak("항목 이름"),
        "place": speak("동"),
        "period": speak("기간"),
        "label": speak("행 이름"),
        "value": speak("값"),
        "total": speak("합계(대조에 씀)"),
        "words": speak("글·날짜"),
        "missing": speak("값 없음"),
        "note": speak("주석·출처"),
        "ignored": speak("읽지 않음"),
        "question": speak("물어볼 것"),
    }


def drawn(sheet: Sheet, cells: Sequence[Cell], faulty: Iterable[str], speak: Say, language: Language) -> DrawnSheet:
    """The drawn part of a sheet. `faulty` are addresses of cells that a problem names."""
    by_place = {(cell.row, cell.column): cell for cell in cells}
    spans, covered = _spans(sheet)
    words, named = taken_words(speak), frozenset(faulty)
    rows = tuple(
        (row, tuple(_row(row, sheet.drawn_columns, by_place, spans, covered, words, named, language)))
        for row in range(1, sheet.drawn_rows + 1)
    )
    seen = {cell.taken for cell in cells}
    taken = tuple(one for one in ORDER if one in seen)
    return DrawnSheet(sheet.drawn_columns, rows, frozenset(sheet.hidden_rows), frozenset(sheet.hidden_columns), taken)


def _row(
    row: int,
    columns: int,
    by_place: dict[tuple[int, int], Cell],
    spans: dict[tuple[int, int], tuple[int, int]],
    covered: set[tuple[int, int]],
    words: dict[Taken, str],
    faulty: frozenset[str],
    language: Language,
) -> Iterable[DrawnCell]:
    for column in range(1, columns + 1):
        if (row, column) in covered:
            continue
        height, width = spans.get((row, column), (1, 1))
        cell = by_place.get((row, column))
        if cell is None:
            yield DrawnCell("", "", None, "", height, width)
            continue
        text = cell.shown if len(cell.shown) <= LONGEST else cell.shown[:LONGEST] + "…"
        title = _hover(cell, words[cell.taken], language)
        yield DrawnCell(cell.cell, text, cell.taken, title, height, width, cell.cell in faulty)


def _hover(cell: Cell, taken: str, language: Language) -> str:
    """`D7 · 값: 2023년 · 화정1동 · 수료 인원 180명`, and why."""
    said = [one.ko if language == "ko" else one.en for one in (*cell.says, cell.why)]
    return "\n".join([f"{cell.cell} · {taken}", *dict.fromkeys(filter(None, said))])


def _spans(sheet: Sheet) -> tuple[dict[tuple[int, int], tuple[int, int]], set[tuple[int, int]]]:
    """Of merged ranges within what is drawn: how far a corner reaches, and the cells it covers."""
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    covered: set[tuple[int, int]] = set()
    for merge in sheet.merges:
        bottom, right = min(merge.bottom, sheet.drawn_rows), min(merge.right, sheet.drawn_columns)
        if merge.top > bottom or merge.left > right:
            continue
        spans[merge.top, merge.left] = (bottom - merge.top + 1, right - merge.left + 1)
        covered |= {(row, column) for row in range(merge.top, bottom + 1) for column in range(merge.left, right + 1)}
        covered.discard((merge.top, merge.left))
    return spans, covered


def faults_on(file: FoundFile, sheet: str) -> list[FoundProblem]:
    """The open problems that name a cell of a sheet."""
    return [one for one in file.problems if one.sheet == sheet and one.cell and one.severity != "info"]


def table_lines(file: FoundFile, sheet: str, speak: Say, language: Language) -> list[str]:
    """What was made of the tables of a sheet, a line each: `A4:H24 → 예산, 값 34개: C열 ‘집행액’ → 결산 …`."""
    lines = []
    for table in (one for one in file.tables if one.sheet == sheet):
        label = table.label.ko if language == "ko" else table.label.en
        columns = [
            speak(
                "‘{heading}’ → {measure}",
                heading=column.heading or column.cell,
                measure=column.label.ko if language == "ko" else column.label.en,
            )
            for column in table.columns
        ]
        head = speak("{range} → {table} 표, 값 {count}개", range=table.range, table=label, count=f"{table.figures:,}")
        lines.append(f"{head}: {', '.join(dict.fromkeys(columns))}" if columns else head)
    return lines
