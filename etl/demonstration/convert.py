"""The one .xls: an .xlsx converted by LibreOffice.

The committed .xls is such a converted file. LibreOffice writes other bytes each time, so it is converted again only
where its cells are not those of the .xlsx; without LibreOffice the committed file stays as it is.
"""

import logging
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory

import python_calamine

log = logging.getLogger(__name__)


def write_xls(path: Path, write_xlsx: Callable[[Path], None]) -> None:
    """Bring the .xls at `path` to the cells that `write_xlsx` writes."""
    with TemporaryDirectory() as folder:
        xlsx = Path(folder, path.with_suffix(".xlsx").name)
        write_xlsx(xlsx)
        if path.exists() and _cells(path) == _cells(xlsx):
            return
        soffice = shutil.which("soffice")
        if soffice is None:
            log.warning("LibreOffice is missing: %s was not converted anew", path.name)
            return
        profile = f"-env:UserInstallation={Path(folder, 'profile').as_uri()}"
        command = [soffice, profile, "--headless", "--convert-to", "xls", "--outdir", folder, str(xlsx)]
        # the command is put together from fixed words and a temporary path
        subprocess.run(command, check=True, capture_output=True, timeout=180)  # noqa: S603
        shutil.copyfile(xlsx.with_suffix(".xls"), path)


def _cells(path: Path) -> list[object]:
    workbook = python_calamine.load_workbook(str(path))
    sheets = [workbook.get_sheet_by_name(name) for name in workbook.sheet_names]
    return [(sheet.name, sheet.to_python(skip_empty_area=False), sheet.merged_cell_ranges) for sheet in sheets]
