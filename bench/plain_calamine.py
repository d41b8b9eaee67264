"""The lower bound for a build: calamine reading the same files and nothing else. Usage: python -m bench.plain_calamine FOLDER"""

import sys
from pathlib import Path

from python_calamine import CalamineWorkbook


def main(folder: Path) -> None:
    """Read every cell of every workbook below `folder` and drop it."""
    for path in sorted(p for p in folder.rglob("*") if p.suffix in (".xlsx", ".xls")):
        workbook = CalamineWorkbook.from_path(path)
        for name in workbook.sheet_names:
            workbook.get_sheet_by_name(name).to_python(skip_empty_area=False)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
