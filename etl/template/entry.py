"""Writes the sheet 입력: headings, rows, input cells with their rules, and last year's figures beside them.

Last year's figures are drawn over grey cells as text boxes, not typed into them. A cell would be read: as a figure of the
new year, or as last year's once more, and then a form made before a correction would undo that correction. A text box is
no cell, stays with its row, and cannot be copied into an input cell either.

There is no row of totals. A sheet filled in by a program that does not calculate would hand in totals without a value,
an untouched form a total of 0, and a half-filled one a partial sum that reads as the printed figure of the district.
"""

from dataclasses import dataclass

from xlsxwriter import Workbook
from xlsxwriter.utility import xl_rowcol_to_cell
from xlsxwriter.worksheet import Worksheet

from catalog.load import Catalog
from catalog.model import Attribute
from etl.recognise.column_kinds import KEY_HEADINGS
from etl.template.geometry import (
    ATTRIBUTES,
    FIRST_ROW,
    HEAD_ROW,
    PLACE,
    PROGRAMME,
    SERIAL,
    YEAR_ROW,
    Geometry,
    pixels,
)
from etl.template.notes import deadline, invitation
from etl.template.page import PIXELS_A_ROW, set_sizes, set_up
from etl.template.paper import FONT, GREY, Paper
from etl.template.plan import Asked, Plan, Row
from etl.template.rules import Rule, name_rule, reasons, rule_for

SHEET = "입력"
LONGEST_MESSAGE, LONGEST_TITLE = 255, 32
NO_FIGURE = "–"


def write_entry(workbook: Workbook, paper: Paper, plan: Plan, catalog: Catalog, listed: str | None) -> None:
    """Fill the sheet; `listed` is where the names of programmes stand, for the drop-downs of open rows."""
    sheet, place = workbook.get_worksheet_by_name(SHEET), Geometry(plan)
    set_sizes(sheet, place)
    rules = tuple(rule_for(asked, plan.year, reasons(catalog)) for asked in plan.asked)
    _Entry(sheet, paper, plan, place, rules, listed).write()
    set_up(sheet, place)


@dataclass(frozen=True)
class _Entry:
    """The sheet of one form while its cells are written. `rules` are those of the asked measures."""

    sheet: Worksheet
    paper: Paper
    plan: Plan
    place: Geometry
    rules: tuple[Rule, ...]
    listed: str | None

    def write(self) -> None:
        self._lines()
        self._headings()
        for number, row in enumerate(self.plan.rows):
            self._stub(FIRST_ROW + number, number + 1, row)
            self._inputs(FIRST_ROW + number, row)
        self._marks()

    def _lines(self) -> None:
        due, more = deadline(self.plan), "자세한 것은 '작성 방법' 시트에 있습니다."
        self.sheet.write_string(0, 0, self.plan.title, self.paper.title)
        self.sheet.write_string(1, 0, f"※ {invitation(self.plan)}", self.paper.note)
        self.sheet.write_string(2, 0, f"※ {due} {more}" if due else f"※ {more}", self.paper.note)

    def _headings(self) -> None:
        stub = (("동명", "동명"), ("연번", "연번"), ("사업명", "사업명"), *map(_names_of, self.plan.attributes))
        for column, (word, below) in enumerate(stub):
            self._head(column, word, below)
        for number, asked in enumerate(self.plan.asked):
            self._asked(self.place.column(number), asked)

    def _head(self, column: int, word: str, below: str) -> None:
        """A heading of two lines, or of one that stands over both rows."""
        if word == below:
            self.sheet.merge_range(HEAD_ROW, column, YEAR_ROW, column, word, self.paper.head)
        else:
            self.sheet.write_string(HEAD_ROW, column, word, self.paper.head)
            self.sheet.write_string(YEAR_ROW, column, below, self.paper.head)

    def _asked(self, column: int, asked: Asked) -> None:
        """The measure over the years. With its year below, a blank under a word is a blank, not that word once more."""
        if asked.measure.type == "event":
            self._head(column, asked.heading, asked.heading)
        else:
            self._head(column, asked.heading, f"{self.plan.year}년")
        if self.plan.beside:
            self.sheet.merge_range(HEAD_ROW, column, HEAD_ROW, column + 1, asked.heading, self.paper.head)
            self.sheet.write_string(YEAR_ROW, column + 1, f"{self.plan.year - 1}년(참고)", self.paper.head_beside)

    def _stub(self, at: int, serial: int, row: Row) -> None:
        again = serial > 1 and self.plan.rows[serial - 2].place == row.place
        self.sheet.write_string(at, PLACE, row.place.label.ko, self.paper.stub_again if again else self.paper.stub)
        self.sheet.write_number(at, SERIAL, serial, self.paper.serial)
        if row.programme is None or row.attributes is None:
            self._open(at)
            return
        self.sheet.write_string(at, PROGRAMME, row.programme.label.ko, self.paper.name)
        for number, value in enumerate(row.attributes):
            self.sheet.write_string(at, ATTRIBUTES + number, value, self.paper.name)

    def _open(self, at: int) -> None:
        """The cells of a stub that the sender fills in."""
        rule = name_rule()
        chosen = {"validate": "list", "source": self.listed}
        self._input(at, PROGRAMME, True, rule, chosen | _said("사업명", "목록에서 사업을 고릅니다."))
        for number, attribute in enumerate(self.plan.attributes):
            checked = _check(rule, at, ATTRIBUTES + number)
            self._input(at, ATTRIBUTES + number, True, rule, checked | _said(attribute.label.ko, rule.allowed))

    def _inputs(self, at: int, row: Row) -> None:
        for number, (asked, rule) in enumerate(zip(self.plan.asked, self.rules, strict=True)):
            column, last_year = self.place.column(number), row.last_year[number] if row.last_year else None
            if asked.measure.id in row.apart:
                for blank in range(column, column + self.place.step):
                    self.sheet.write_blank(at, blank, None, self.paper.beside)
                continue
            said = _said(asked.heading, rule.told, _last_year(self.plan.year - 1, last_year, asked))
            usual = row.programme is None or asked.measure.id in row.usual
            self._input(at, column, usual, rule, _check(rule, at, column) | said)
            if self.plan.beside:
                self.sheet.write_blank(at, column + 1, None, self.paper.beside)
                self._draw(at, column + 1, last_year or NO_FIGURE)

    def _input(self, at: int, column: int, usual: bool, rule: Rule, check: dict[str, object]) -> None:
        self.sheet.write_blank(at, column, None, self.paper.input(rule.shape, usual))
        self.sheet.data_validation(at, column, at, column, check)

    def _draw(self, at: int, column: int, text: str) -> None:
        """A text box within its cell, moving and growing with it."""
        box = {
            "width": pixels(self.place.beside) - 2,
            "height": PIXELS_A_ROW - 2,
            "x_offset": 1,
            "y_offset": 1,
            "object_position": 1,
            "fill": {"none": True},
            "line": {"none": True},
            "align": {"vertical": "middle", "text": "right"},
            "font": {"name": FONT, "size": 9, "color": GREY},
            "description": f"{self.plan.year - 1}년 값 {text}",
        }
        self.sheet.insert_textbox(at, column, text, box)

    def _marks(self) -> None:
        """A colour for what was pasted against its rule, and no decimal point behind whole numbers."""
        for number, rule in enumerate(self.rules):
            column = self.place.column(number)
            cell = xl_rowcol_to_cell(FIRST_ROW, column)
            marks = [(f'=AND({cell}<>"",NOT({rule.formula.format(cell=cell)}))', self.paper.refused)]
            if rule.shape == "number":
                marks.append((f"=IF(ISNUMBER({cell}),{cell}=INT({cell}),FALSE)", self.paper.whole))
            for formula, form in marks:
                mark = {"type": "formula", "criteria": formula, "format": form}
                self.sheet.conditional_format(FIRST_ROW, column, self.place.last_row, column, mark)


def _names_of(attribute: Attribute) -> tuple[str, str]:
    """The two lines of an attribute's heading; the lower one is a word by which readers know what names a row."""
    words = (attribute.label.ko, *attribute.synonyms)
    return attribute.label.ko, next((word for word in words if word in KEY_HEADINGS), attribute.label.ko)


def _check(rule: Rule, at: int, column: int) -> dict[str, object]:
    if rule.choices:
        return {"validate": "list", "source": list(rule.choices), "error_type": "warning"}
    return {"validate": "custom", "value": "=" + rule.formula.format(cell=xl_rowcol_to_cell(at, column))}


def _said(name: str, told: str, before: str = "") -> dict[str, object]:
    """What a cell says when it is chosen (`before` comes first), and when something else is typed."""
    return {
        "input_title": name[:LONGEST_TITLE],
        "input_message": (before + told)[:LONGEST_MESSAGE],
        "error_title": name[:LONGEST_TITLE],
        "error_message": told[:LONGEST_MESSAGE],
    }


def _last_year(year: int, figure: str | None, asked: Asked) -> str:
    if figure is None:
        return ""
    unit = asked.unit or "" if figure[-1].isdigit() else ""
    return f"{year}년 값: {figure}{unit}\n"
