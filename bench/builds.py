"""Builds: the shipped raw data from nothing, nothing changed, and one changed file of 200."""

import shutil
import tempfile
from pathlib import Path

from openpyxl import load_workbook

from bench.measure import ROOT, command, line

BUILD = ("-m", "etl", "build")


def main() -> None:
    """Print the lines about builds."""
    with tempfile.TemporaryDirectory() as folder:
        data = Path(folder)
        shutil.copytree(ROOT / "data" / "raw", data / "raw")
        environment = {"DONGNE_DATA": folder}
        raw = str(data / "raw")

        full = command(BUILD, environment, lambda: _forget(data))
        calamine = command(("-m", "bench.plain_calamine", raw), {}, lambda: None)
        pandas = command(("-m", "bench.plain_pandas", raw), {}, lambda: None)
        line(
            "full build of the shipped raw data",
            full.seconds,
            "s",
            calamine.seconds,
            "calamine reads the same files, no more",
        )
        line("full build of the shipped raw data", full.seconds, "s", pandas.seconds, "plain pandas + openpyxl script")
        line("full build of the shipped raw data", full.seconds, "s", 20, "limit")
        line("full build: peak memory", full.megabytes, "MB", pandas.megabytes, "plain pandas + openpyxl script")
        same = command(BUILD, environment, lambda: None)
        line("nothing changed", same.seconds, "s", 1.5, "limit")
        _one_of_200(data, environment)


def _one_of_200(data: Path, environment: dict[str, str]) -> None:
    """200 uploads of one dong's form, of which one changes."""
    form = next((ROOT / "data" / "raw" / "demonstration").glob("2024_*.xlsx"))
    shutil.rmtree(data / "raw")
    folder = data / "raw" / "demonstration"
    folder.mkdir(parents=True)
    for number in range(200):
        _copy_with(form, folder / f"{form.stem}_{number:03}.xlsx", number)
    _forget(data)
    whole = command(BUILD, environment, lambda: None, runs=1)
    changes = iter(range(1000, 1100))
    changed = command(BUILD, environment, lambda: _copy_with(form, folder / f"{form.stem}_007.xlsx", next(changes)))
    line("one changed file of 200", changed.seconds, "s", whole.seconds, "all 200 read anew")


def _copy_with(form: Path, copy: Path, number: int) -> None:
    """The form with another number in its title, so that its bytes differ."""
    workbook = load_workbook(form)
    sheet = workbook.worksheets[0]
    sheet["A1"] = f"{sheet['A1'].value} {number}"
    workbook.save(copy)
    shutil.copyfile(form.with_name(form.name + ".yaml"), copy.with_name(copy.name + ".yaml"))


def _forget(data: Path) -> None:
    for name in ("cache", "curated"):
        shutil.rmtree(data / name, ignore_errors=True)
