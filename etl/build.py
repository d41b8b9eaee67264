"""A build is a function of the raw files, the catalog and the ledger. Where none of them changed, nothing is done."""

import os
from dataclasses import dataclass
from pathlib import Path

import catalog as catalog_package
from catalog.refused import RefusedError
from etl.followed import followed
from etl.inputs import find_inputs
from etl.release import ReleaseNote, building

CATALOG_FOLDER = Path(catalog_package.__file__).parent


class NothingToBuildError(RefusedError):
    """There is no raw file at all."""


@dataclass(frozen=True)
class Built:
    """The outcome of a build: what the release says of itself, and whether it is new."""

    note: ReleaseNote
    new: bool


def data_folder() -> Path:
    """Where the installation's data live: $DONGNE_DATA, ./data by default."""
    return Path(os.environ.get("DONGNE_DATA", "data"))


def build(data: Path, catalog_folder: Path = CATALOG_FOLDER) -> Built:
    """Make the next release of what is in `data`, or return the current one where nothing has changed and it can be read.

    Raises CatalogError, NothingToBuildError, or BuildBlockedError where a critical rule fails or a check breaks.
    """
    with building(data / "curated"):
        return build_locked(data, catalog_folder)


def build_locked(data: Path, catalog_folder: Path = CATALOG_FOLDER) -> Built:
    """The same, for whoever is inside `building` already."""
    inputs = find_inputs(data, catalog_folder)
    if not inputs.sources:
        raise NothingToBuildError(
            f"{data / 'raw'}에 읽을 자료가 없습니다. 엑셀이나 CSV 파일을 넣어 주십시오.",
            f"There is nothing to read in {data / 'raw'}. Put Excel or CSV files there.",
        )
    current = followed(data / "curated", inputs.mart_hash).current
    if current and current.inputs == inputs.hash:
        return Built(current, new=False)
    from etl.making import make_release  # noqa: PLC0415  heavy, and most builds have nothing to do

    return Built(make_release(data, inputs), new=True)
