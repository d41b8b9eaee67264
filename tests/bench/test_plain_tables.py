"""The script that the build of many files is timed against gives the same figures: they are told from quite another side."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pandas as pd

from bench.plain_tables import KEY, facts
from bench.small_workbooks import write_small_workbooks
from catalog.load import load_catalog
from etl.conform.memory import Memory
from etl.conforming import ConformedCache
from etl.settle import settle
from etl.sources import Sidecar, Source, nfc, sha256_of

EVERY = 7  # of the workbooks: some of each form


def test_the_plain_script_gives_the_figures_that_a_build_gives(tmp_path: Path) -> None:
    write_small_workbooks(tmp_path / "raw")
    for number, path in enumerate(sorted((tmp_path / "raw").iterdir())):
        if number % EVERY:
            path.unlink()
    plain = {tuple(key): value for *key, value in _rows(facts(tmp_path / "raw")[[*KEY, "value"]])}
    assert len(plain) > 1_500
    assert plain == _built(tmp_path)


def _built(folder: Path) -> dict[tuple[str, ...], float | None]:
    """The figures of a build that are no totals."""
    paths = sorted((folder / "raw").iterdir())
    sources = [Source(path, nfc(path.name), sha256_of(path), Sidecar(origin="submitted")) for path in paths]
    catalog = load_catalog()
    conformed = ConformedCache(folder / "cache", catalog, Memory()).conform_all(sources)
    built = settle(conformed, catalog).facts.to_pandas().query("not total")
    columns = ["place", "programme", "period_start", "measure", "value"]
    return {tuple(key): value for *key, value in _rows(built[columns])}


def _rows(frame: pd.DataFrame) -> Iterator[tuple[Any, ...]]:
    return frame.astype(object).where(frame.notna(), None).itertuples(index=False)
