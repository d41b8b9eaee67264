"""A workbook's package with its bad cells marked and the list of problems added as its last sheet."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from catalog.problems import Language
from etl.clean.text import normal
from etl.grid import Grid
from etl.list_sheet import LIST_SHEET, is_list
from etl.marked.boxes import draw_boxes
from etl.marked.comments import add_comments
from etl.marked.earlier import take_off_comments
from etl.marked.listing import Heading, list_sheet
from etl.marked.markup import Edits, NotEditableError, attribute, first, named, scan
from etl.marked.package import Package
from etl.marked.plain_copy import free_name
from etl.marked.remarks import GRAVEST_FIRST, Remark, comment
from etl.marked.sheet_part import Cell, SheetPart
from etl.marked.style_sheet import StyleSheet

_WORKBOOK = "xl/workbook.xml"
_SHEET_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"


@dataclass(frozen=True)
class _Sheet:
    """A sheet of the workbook: its name as written there, and its part."""

    name: str
    part: str


def mark_workbook(
    package: Package, about: Sequence[Remark], grids: Sequence[Grid], heading: Heading, language: Language
) -> None:
    """Colour and comment the cells that the remarks name, and add the list; raises NotEditableError before any change
    reaches a file."""
    sheets = _sheets(package)
    by_grid = _by_grid(sheets, grids)
    earlier = [by_grid[number].part for number, grid in enumerate(grids) if number in by_grid and is_list(grid)]
    for sheet in sheets if earlier else ():
        take_off_comments(package, sheet.part)
    styles_part = next((r.target for r in package.relations(_WORKBOOK) if r.kind == "styles"), "xl/styles.xml")
    styles = StyleSheet(package.read(styles_part), restore=bool(earlier))
    for number, cells in _by_cell(about).items():
        if number not in by_grid:
            raise NotEditableError(f"no sheet {grids[number].sheet}")
        _mark_sheet(package, by_grid[number].part, cells, styles, language)
    names = {number: sheet.name for number, sheet in by_grid.items()}
    content = list_sheet(about, names, heading, styles, package.main_namespace, language)
    if earlier:
        package.write(earlier[0], content)
    else:
        _add_sheet(package, free_name(LIST_SHEET[language], [sheet.name for sheet in sheets]), content)
    package.write(styles_part, styles.result())


def _sheets(package: Package) -> list[_Sheet]:
    targets = {relation.id: relation.target for relation in package.relations(_WORKBOOK)}
    elements = [(e.attributes, e.relation()) for e in scan(package.read(_WORKBOOK), named("sheet"))]
    return [_Sheet(tags["name"], targets[i]) for tags, i in elements if i in targets and "name" in tags]


def _by_grid(sheets: Sequence[_Sheet], grids: Sequence[Grid]) -> dict[int, _Sheet]:
    by_name = {normal(sheet.name): sheet for sheet in reversed(sheets)}
    return {number: by_name[grid.sheet] for number, grid in enumerate(grids) if grid.sheet in by_name}


def _by_cell(about: Sequence[Remark]) -> dict[int, dict[Cell, list[Remark]]]:
    """The remarks of each cell by sheet, gravest first."""
    found: dict[int, dict[Cell, list[Remark]]] = {}
    for remark in about:
        if remark.grid is not None and remark.cell is not None:
            found.setdefault(remark.grid, {}).setdefault(remark.cell, []).append(remark)
    return found


def _mark_sheet(
    package: Package, part: str, cells: Mapping[Cell, list[Remark]], styles: StyleSheet, language: Language
) -> None:
    sheet = SheetPart(package.read(part), frozenset(cells))
    gravest = {cell: min((r.problem.severity for r in about), key=GRAVEST_FIRST.index) for cell, about in cells.items()}
    sheet.restyle({cell: styles.marked(sheet.style(cell), severity) for cell, severity in gravest.items()})
    texts = {cell: comment(about, language) for cell, about in cells.items()}
    longer = add_comments(package, part, texts)
    new = {cell: text for cell, text in texts.items() if cell not in longer}
    draw_boxes(package, part, sheet, new, {cell: texts[cell] for cell in longer})
    package.write(part, sheet.result())


def _add_sheet(package: Package, name: str, content: bytes) -> None:
    """A worksheet behind the others: the numbers by which names and views know their sheets stay right."""
    part = package.unused("xl/worksheets/sheet{}.xml")
    package.write(part, content)
    package.declare(part, _SHEET_TYPE)
    relation = package.relate(_WORKBOOK, "worksheet", part)
    edits = Edits(package.read(_WORKBOOK))
    elements = scan(edits.content, named("sheets", "sheet"))
    number = max((int(e.attributes.get("sheetId", 0)) for e in elements), default=0) + 1
    parent = first(elements, "sheets")
    tag = (
        f'<{parent.prefix}sheet xmlns:r="{package.office_namespace}" name="{attribute(name)}" sheetId="{number}" '
        f'r:id="{relation}"/>'
    )
    edits.append_child(parent, tag.encode())
    package.write(_WORKBOOK, edits.result())
