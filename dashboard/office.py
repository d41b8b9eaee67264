"""The ledger of this installation, as the pages look into it and write in it."""

import os
from functools import lru_cache
from pathlib import Path

from ledger.book import Ledger, open_ledger


def data_folder() -> Path:
    """Where the installation's data live."""
    return Path(os.environ.get("DONGNE_DATA", "data"))


def ledger_address() -> str:
    """The ledger's address where it is no file under the data folder, else empty."""
    return os.environ.get("DONGNE_LEDGER", "")


def ledger() -> Ledger:
    """The ledger, to be written into."""
    return _ledger(data_folder(), ledger_address())


def ledger_if_any() -> Ledger | None:
    """The ledger, to be looked into: looking does not make one where there is none."""
    if not ledger_address() and not (data_folder() / "ledger.sqlite").is_file():
        return None
    return ledger()


@lru_cache(maxsize=8)
def _ledger(data: Path, _address: str) -> Ledger:
    return open_ledger(data)
