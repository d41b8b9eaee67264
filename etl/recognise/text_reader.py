"""One cell of words or dates → what it says, by the grammar of free text and by what its row and column are."""

from dataclasses import dataclass, field

from catalog.problems import Problem
from catalog.vocabulary import Vocabulary
from etl.clean.numbers import looks_mistyped
from etl.clean.period import Period
from etl.clean.text import normal, one_line
from etl.recognise.cells import Sort
from etl.recognise.emit import Emitter, Row, Source
from etl.recognise.figures import read_text
from etl.recognise.number_texts import read_number_text
from etl.recognise.roles import Column, Role
from etl.recognise.said import Grammar, Part, Said, words_part
from etl.recognise.table import Table


@dataclass
class TextReadings:
    """What the cells of text gave: readings (as mappings) and faults."""

    rows: list[Row] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


@dataclass
class Reader:
    """Reads the rows of one table."""

    table: Table
    busy: tuple[Column, ...]
    emitter: Emitter
    file_name: str
    vocabulary: Vocabulary
    grammar: Grammar
    out: TextReadings

    def read_row(self, position: int, row: int, shift: int | None) -> None:
        heads = self._row_period(row)
        for column in self.busy if shift is None else self.table.columns:
            if column.role == Role.BODY:
                self._read_body(position, row, column, heads, shift)
            elif column.role == Role.PERIOD:
                self._read_event(position, row, column)
            elif column.role == Role.LABEL and not (shift is not None and self._is_empty(row, column)):
                self._read_label(
                    position, row, column, heads
                )  # what a shifted row leaves blank is not filled from above

    def _is_empty(self, row: int, column: Column) -> bool:
        return bool(self.table.cells.sorts[row, column.index] == Sort.EMPTY)

    def _row_period(self, row: int) -> Period | None:
        """`'16~'19 / 대상인원 565명` heads its row."""
        for column in self.busy:
            if column.role == Role.BODY and self.table.cells.sorts[row, column.index] == Sort.WORDS:
                text = self._typed(row, column.index)
                if "/" in text and (heads := read_text(text, self.grammar).heads):
                    return heads
        return None

    def _read_body(self, position: int, row: int, column: Column, heads: Period | None, shift: int | None) -> None:
        sort = self.table.cells.sorts[row, column.index]
        if shift is not None:
            self._read_shifted(position, row, column, heads, shift)
        elif sort == Sort.DATE:
            self._emit(Source(position, row, column, heads), self._said(row, column))
        elif sort == Sort.WORDS:
            self._read_words(position, row, column, heads)
        elif sort == Sort.EMPTY and column.mostly in {Sort.WORDS, Sort.DATE}:
            self._fill_down(position, row, column, heads)

    def _read_words(self, position: int, row: int, column: Column, heads: Period | None) -> None:
        said = self._said(row, column)
        if said.mismatch:
            self._problem("total_mismatch", row, column, f"{said.mismatch[0]:g}", f"{said.mismatch[1]:g}", parts="같은")
        text = self._typed(row, column.index)
        if not said.parts and column.figures and any(letter.isdigit() for letter in text):
            code = "number_mistyped" if looks_mistyped(text) else "cell_not_understood"
            self._problem(code, row, column, one_line(text))
            return
        self._emit(Source(position, row, column, heads), said)

    def _said(self, row: int, column: Column) -> Said:
        text = self._typed(row, column.index)
        numeric = column.figures or self._figures_under(column)
        said = read_number_text(text, self.grammar) if numeric and len(text) <= 60 else read_text(text, self.grammar)
        return (
            said
            if said.parts
            else Said((words_part(text),), said.heads)
            if not self._is_mistyped(column, text)
            else said
        )

    def _figures_under(self, column: Column) -> bool:
        return self.table.headings[column.index].unit is not None

    def _is_mistyped(self, column: Column, text: str) -> bool:
        """Digits in a column of figures that are no figure: told, never handed on."""
        return column.figures and any(letter.isdigit() for letter in text)

    def _read_event(self, position: int, row: int, column: Column) -> None:
        """A date column in a table of texts: that its row happened then is the fact."""
        if self.table.has_numbers or self.table.headings[column.index].last not in self.vocabulary.measure_words:
            return
        if self.table.cells.sorts[row, column.index] not in {Sort.WORDS, Sort.DATE} or self._all_figures():
            return
        said = read_text(self._typed(row, column.index), self.grammar)
        dates = tuple(part for part in said.parts if part.kind == "date")
        if dates:
            self._emit(Source(position, row, column), Said(dates))

    def _all_figures(self) -> bool:
        """Whether a column of figures in words stands in the table: its rows are counts, not events."""
        return any(
            self.table.headings[column.index].last in self.vocabulary.measure_words and self._mostly_figures(column)
            for column in self.table.body
        )

    def _mostly_figures(self, column: Column) -> bool:
        rows = self.table.layout.body_rows[:40]
        texts = [
            self._typed(int(r), column.index)
            for r in rows
            if self.table.cells.sorts[int(r), column.index] == Sort.WORDS
        ]
        figures = sum(any(part.kind == "number" for part in read_text(text, self.grammar).parts) for text in texts)
        return bool(texts) and figures >= 0.5 * len(texts)

    def _read_label(self, position: int, row: int, column: Column, heads: Period | None) -> None:
        """A label that is a fact too, and figures inside the names of a table of texts: `워크숍(연1회)`."""
        if self.table.cells.sorts[row, column.index] == Sort.WORDS:
            text = self._typed(row, column.index)
            if column.also_read:
                self._emit(Source(position, row, column, heads), Said((words_part(text),)))
            elif not self.table.has_numbers and "(" in text:
                said = read_text(text, self.grammar)
                parts = tuple(
                    part for part in said.parts if part.kind == "number" and part.unit in {"회", "강", "시간", "명"}
                )
                self._emit(Source(position, row, column, heads), Said(parts))
        elif column.also_read and self.table.cells.sorts[row, column.index] == Sort.EMPTY:
            self._fill_down(position, row, column, heads)

    def _fill_down(self, position: int, row: int, column: Column, heads: Period | None) -> None:
        """A blank below a text or a date is read as if merged, and marked; never in a total row, never a number."""
        heading = self.table.headings[column.index]
        if (
            heading.last not in self.vocabulary.measure_words
            or position == 0
            or self.table.stub.of(position).total_words
        ):
            return
        source, merged = self.table.words_above(row, position, column.index)
        if source is None or self._figures_under(column):
            return
        said = self._said(source, column)
        parts = tuple(part for part in said.parts if part.kind in {"text", "date"})
        if parts and len(parts) == len(said.parts):
            self._emit(
                Source(position, row, column, heads, self.table.cells.grid.address(source, column.index), merged),
                Said(parts),
            )

    def _read_shifted(self, position: int, row: int, column: Column, heads: Period | None, shift: int) -> None:
        """A row that fits its columns only if moved one to the left: nothing in it is certain."""
        sort = self.table.cells.sorts[row, column.index]
        if sort == Sort.EMPTY:
            return
        before = self.table.headings[column.index - 1] if column.index >= shift else None
        own = self.table.headings[column.index]
        labels = own.labels
        if before and column.index == shift:
            labels = before.labels
        elif before and sort == Sort.NUMBER:
            labels = ("|".join((*before.labels[-1:], *own.labels[-1:])),)
        if sort == Sort.NUMBER:
            value = float(self.table.cells.numbers[row, column.index])
            said = Said((Part("number", value),))
        else:
            said = self._said(row, column)
        self._emit(Source(position, row, column, heads, labels=labels), said)

    def _emit(self, source: Source, said: Said) -> None:
        self.out.rows += self.emitter.readings(source, said)

    def _typed(self, row: int, column: int) -> str:
        """The words of a cell, with their line breaks."""
        return normal(self.table.cells.grid.shown(row, column))

    def _problem(
        self, code: str, row: int, column: Column, found: str, expected: str | None = None, **details: str
    ) -> None:
        sheet, cell = self.table.cells.grid.sheet, self.table.cells.grid.address(row, column.index)
        self.out.problems.append(Problem(code, self.file_name, sheet, cell, expected, found, tuple(details.items())))
