"""Next year's form of a table as .xlsx: what is typed into it loads without a question, right to the last number."""

from io import BytesIO
from pathlib import Path

from xlsxwriter import Workbook

from catalog.load import Catalog
from catalog.model import Place, Table
from catalog.refused import RefusedError
from catalog.vocabulary import squeeze
from etl.template import entry, how_to
from etl.template.paper import Paper
from etl.template.past import read_history
from etl.template.plan import make_plan
from ledger.durable import write_durably

__all__ = ["TemplateError", "UnknownPlaceError", "UnknownTableError", "write_template"]
LAST_YEAR = 2099


class TemplateError(RefusedError):
    """No form can be made of what was asked for."""


class UnknownTableError(TemplateError):
    """The catalog has no such table; the message lists those it has."""

    def __init__(self, table: str, catalog: Catalog) -> None:
        ko, en = (
            ", ".join(f"{t.table}({getattr(t.label, one)})" for t in catalog.tables.values()) for one in ("ko", "en")
        )
        super().__init__(f"'{table}'이라는 표는 없습니다. 있는 표: {ko}", f"There is no table '{table}'. Known: {en}")


class UnknownPlaceError(TemplateError):
    """The district has no such dong; the message lists those it has."""

    def __init__(self, place: str, catalog: Catalog) -> None:
        ko, en = (", ".join(getattr(dong.label, one) for dong in catalog.dongs) for one in ("ko", "en"))
        super().__init__(f"'{place}'이라는 동은 없습니다. 있는 동: {ko}", f"There is no dong '{place}'. Known: {en}")


def write_template(
    catalog: Catalog, release: Path | None, table: str, year: int, out: Path, place: str | None = None
) -> None:
    """Write the form of `table` for `year` to `out`, for all dongs or for the one named (by id or any of its names).

    `release` is the folder of the current release, which tells what was sent in the last two years; None where there is
    none. Raises UnknownTableError, UnknownPlaceError, TemplateError for a year that is none, and OSError; nothing is written then.
    """
    if not 1900 <= year <= LAST_YEAR:
        raise TemplateError(
            f"{str(year)[:20]}년의 서식은 만들 수 없습니다. 1900~{LAST_YEAR} 사이의 해를 적어 주십시오.",
            f"There is no form for {str(year)[:20]}. Write a year from 1900 to {LAST_YEAR}.",
        )
    declared = _table(catalog, table)
    dong = _dong(catalog, place) if place else None
    plan = make_plan(catalog, declared, read_history(release, declared), year, dong)
    written = BytesIO()
    with Workbook(written, {"in_memory": True}) as workbook:
        workbook.set_properties({"title": plan.title})
        paper = Paper(workbook)
        for sheet in (entry.SHEET, how_to.SHEET):
            workbook.add_worksheet(sheet)
        listed = how_to.write_how_to(workbook, paper, plan, catalog)
        entry.write_entry(workbook, paper, plan, catalog, listed)
    write_durably(out, written.getvalue())


def _table(catalog: Catalog, name: str) -> Table:
    for table in catalog.tables.values():
        if name in {table.table, table.label.ko}:
            return table
    raise UnknownTableError(name, catalog)


def _dong(catalog: Catalog, name: str) -> Place:
    known = catalog.places.get(name) or catalog.places.get(catalog.vocabulary.places.get(squeeze(name), ""))
    if known is None or known.kind != "dong":
        raise UnknownPlaceError(name, catalog)
    return known
