"""The sender's own workbook with its bad cells coloured and commented, and a sheet that lists what is to be checked."""

import io
import tempfile
import zipfile
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

from catalog.problems import Language, Problem
from etl.clean.text import normal
from etl.grid import Grid, grid_of
from etl.list_sheet import LIST_MARKS, LIST_SHEET, is_list
from etl.marked.listing import Heading
from etl.marked.markup import NotEditableError
from etl.marked.package import Package, workbook_types
from etl.marked.plain_copy import fits, write_plain_copy
from etl.marked.remarks import Remark, remarks
from etl.marked.workbook import mark_workbook
from etl.read import Unreadable, read_file
from etl.sources import nfc

__all__ = ["WrongOutputError", "is_list", "marked_suffix", "write_marked"]


class WrongOutputError(ValueError):
    """The name asked for would not open in Excel, or is that of the sender's file."""


def write_marked(
    path: Path, problems: Sequence[Problem], out: Path, language: Language = "ko", file: str | None = None
) -> None:
    """Write the workbook to `out`, whose suffix must be `marked_suffix(path)`; `path` is never changed. `file` is its name as
    sent, where it is kept under another.

    `problems` are those of this file. An xlsx or xlsm file is returned as it is but for the marks; of any other file a
    copy of its cells is made, and the list says so. Raises WrongOutputError, and OSError where `out` cannot be written.
    """
    if out.exists() and out.samefile(path):
        raise WrongOutputError(f"'{out.name}'은 원본입니다. 다른 이름을 적어 주십시오.")
    if out.suffix.lower() != marked_suffix(path):
        raise WrongOutputError(f"'{out.name}'의 끝을 {marked_suffix(path)}로 적어 주십시오.")
    content = _marked(path, file or nfc(path.name), problems, language)
    with tempfile.NamedTemporaryFile(dir=out.parent, prefix=".marked-", delete=False) as aside:
        try:
            aside.write(content)
            aside.close()
            Path(aside.name).chmod(0o644)
            Path(aside.name).replace(out)
        except BaseException:
            Path(aside.name).unlink(missing_ok=True)
            raise


def marked_suffix(path: Path) -> str:
    """What the marked workbook's name must end with: .xlsm where it keeps the sender's macros, else .xlsx."""
    return ".xlsm" if b"sheet.macroEnabled.main+xml" in (workbook_types(path) or b"") else ".xlsx"


def _marked(path: Path, file: str, problems: Sequence[Problem], language: Language) -> bytes:
    """The bytes of the marked workbook: the sender's own, else a copy of the cells, else the list alone."""
    try:
        grids = read_file(path, file)
    except Unreadable as fault:
        told = remarks(problems or [fault.problem], ())
        return _copy(told, [_empty_list(language)], path, Heading.of_unreadable(file, language), language)
    about = remarks(problems, grids)
    if workbook_types(path):
        # What is not marked in place, for strangers' programs write many things, is copied as other formats are.
        with suppress(NotEditableError, KeyError, ValueError):
            return _with_marks(path, about, grids, Heading.of_own(file, language), language)
    heading = Heading.of_copy(file, language, cut=not all(map(fits, grids)))
    return _copy(about, grids or [_empty_list(language)], path, heading, language)


def _empty_list(language: Language) -> Grid:
    """A sheet that the list takes the place of."""
    return grid_of([[LIST_MARKS[language]]], LIST_SHEET[language])


def _with_marks(
    path: Path, about: Sequence[Remark], grids: Sequence[Grid], heading: Heading, language: Language
) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(path) as archive:
        package = Package(archive)
        mark_workbook(package, about, grids, heading, language)
        package.save(written)
    return written.getvalue()


def _copy(about: Sequence[Remark], grids: Sequence[Grid], path: Path, heading: Heading, language: Language) -> bytes:
    """The cells as they were read, in a workbook of our own, which is then marked as any other."""
    with tempfile.TemporaryDirectory() as folder:
        plain = Path(folder) / "copy.xlsx"
        names = write_plain_copy(grids, plain, macros=marked_suffix(path) == ".xlsm")
        renamed = [replace(grid, sheet=normal(name)) for grid, name in zip(grids, names, strict=True)]
        return _with_marks(plain, about, renamed, heading, language)
