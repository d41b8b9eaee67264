"""The reader: a large workbook against calamine alone, a real-shaped csv against its limit, and ten times the rows."""

import csv
import random
import subprocess
import sys
import tempfile
from pathlib import Path

import xlsxwriter

from bench.measure import ROOT, command, line

_ROWS = 100_000
_HEADS = ("연번", "시도", "시군구", "읍면동", "연도", "월", "구분", "신청인원", "참여인원", "수료인원", "예산(천원)", "수료율(%)")  # fmt: skip
_AGES = ("총인구수", "연령구간인구수", *(f"{age}~{age + 9}세" for age in range(0, 100, 10)), "100세 이상")


def main() -> None:
    """Print the lines about reading; each reader runs in a process of its own, imports included."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        large = write_workbook(root / "large" / "실적.xlsx", _ROWS)
        small = write_workbook(root / "small" / "실적.xlsx", _ROWS // 10)
        ours = command(("-m", "bench.read_one", str(large)), {}, lambda: None)
        calamine = command(("-m", "bench.plain_calamine", str(large.parent)), {}, lambda: None)
        pandas = command(("-m", "bench.plain_pandas", str(large.parent)), {}, lambda: None, runs=1)
        name = "read and understand a workbook of 100,000 × 12"
        line(name, ours.seconds, "s", calamine.seconds, "calamine reads its values, no more (limit ×4)")
        line(name, ours.seconds, "s", pandas.seconds, "plain pandas + openpyxl script")
        line(f"{name}: memory", ours.megabytes, "MB", calamine.megabytes, "calamine's (limit ×4)")
        line(
            "ten times the rows, imports aside",
            _inside(large),
            "s",
            11 * _inside(small),
            "11 × the time of a tenth (limit)",
        )
        population = write_population(root / "행정동별 연령별 인구.csv", 3_900)
        read = command(("-m", "bench.read_one", str(population)), {}, lambda: None)
        line("read and understand a csv of 150,000 numbers", read.seconds, "s", 3, "limit")


def _inside(path: Path) -> float:
    """The least of three times that reading alone took, in seconds."""
    asked = (sys.executable, "-m", "bench.read_one", str(path))
    times = (subprocess.run(asked, cwd=ROOT, check=True, capture_output=True, text=True).stdout for _ in range(3))
    return min(float(said.split()[0]) for said in times)


def write_workbook(path: Path, rows: int) -> Path:
    """A list of made-up results with as many rows, twelve columns wide."""
    path.parent.mkdir()
    chance = random.Random(rows)
    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet("현황")
        sheet.write_row(0, 0, _HEADS)
        for row in range(rows):
            dong = f"{'가나다라마바사아'[row % 8]}{row // 8 % 40 + 1}동"
            names = ("광주광역시", "서구", dong, 2016 + row // 1000 % 10, f"{row % 12 + 1}월", "남여"[row % 2])
            counts = (chance.randint(1, most) for most in (9999, 9999, 999, 99999))
            sheet.write_row(row + 1, 0, (row + 1, *names, *counts, round(chance.random() * 100, 1)))
    return path


def write_population(path: Path, rows: int) -> Path:
    """A made-up register of all dongs by age and sex: name and code in one cell, commas in the numbers, in CP949."""
    chance = random.Random(rows)
    heads = [f"2023년01월_{sex}_{age}" for sex in "계남여" for age in _AGES]
    with path.open("w", encoding="cp949", newline="") as file:
        writer = csv.writer(file, quoting=csv.QUOTE_ALL)
        writer.writerow(["행정구역", *heads])
        for row in range(rows):
            code = 1_100_000_000 + row * 50_000
            place = f"가나{'다라마바사'[row % 5]}도 {'가나다라마'[row // 5 % 5]}구 사아{row % 97}동({code})"
            writer.writerow([place, *(f"{chance.randint(0, 99999):,}" for _ in heads)])
    return path


if __name__ == "__main__":
    main()
