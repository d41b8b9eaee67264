"""Hangul documents made by hand, for tests: paragraphs and tables → .hwpx."""

import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from xml.sax.saxutils import escape

_OPEN = '<hs:sec xmlns:hs="http://www.hancom.co.kr/hwpml/2011/section" xmlns:hp="http://www.hancom.co.kr/hwpml/2011/paragraph">'


@dataclass(frozen=True)
class TableXml:
    """The XML of a table, to stand in a paragraph or a cell."""

    xml: str


def paragraph(text: str) -> str:
    return f"<hp:p><hp:run><hp:t>{escape(text)}</hp:t></hp:run></hp:p>"


def table(
    rows: Sequence[Sequence[str | TableXml | None]], spans: dict[tuple[int, int], tuple[int, int]] | None = None
) -> TableXml:
    """A table; None is a cell covered by a span, `spans` are rows and columns that a cell takes."""
    lines = []
    for r, row in enumerate(rows):
        cells = (
            _cell(r, c, value, (spans or {}).get((r, c), (1, 1))) for c, value in enumerate(row) if value is not None
        )
        lines.append(f"<hp:tr>{''.join(cells)}</hp:tr>")
    return TableXml(f"<hp:tbl>{''.join(lines)}</hp:tbl>")


def _cell(row: int, column: int, value: str | TableXml, span: tuple[int, int]) -> str:
    inside = (
        f"<hp:p><hp:run>{value.xml}</hp:run></hp:p>"
        if isinstance(value, TableXml)
        else "".join(map(paragraph, value.split("\n")))
    )
    return (
        f'<hp:tc><hp:subList>{inside}</hp:subList><hp:cellAddr colAddr="{column}" rowAddr="{row}"/>'
        f'<hp:cellSpan colSpan="{span[1]}" rowSpan="{span[0]}"/></hp:tc>'
    )


def write_document(path: Path, *sections: Sequence[str | TableXml], raw: str | None = None) -> Path:
    """A document of sections, each of paragraphs and tables; `raw` stands for the first section's XML as it is."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/hwp+zip")
        for number, section in enumerate(sections):
            body = "".join(
                f"<hp:p><hp:run>{part.xml}</hp:run></hp:p>" if isinstance(part, TableXml) else paragraph(part)
                for part in section
            )
            archive.writestr(f"Contents/section{number}.xml", f"{_OPEN}{body}</hs:sec>")
        if raw is not None:
            archive.writestr("Contents/section0.xml", raw)
    return path
