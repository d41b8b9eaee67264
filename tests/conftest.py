"""What several tests share: one release of the shipped raw data, and builds whose rules are not what is tested."""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.expectations.plain_rules import run_plainly

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="session")
def shipped_data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A data folder holding the shipped raw data and one release of them, built by the command a user would type."""
    own = tmp_path_factory.getbasetemp()
    data = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shipped"
    with data.with_suffix(".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not (data / "curated" / "CURRENT").exists():
            shutil.copytree(ROOT / "data" / "raw", data / "raw", dirs_exist_ok=True)
            build = [sys.executable, "-m", "etl", "build"]
            subprocess.run(build, cwd=ROOT, env={**os.environ, "DONGNE_DATA": str(data)}, check=True, timeout=300)
    return data


@pytest.fixture(scope="session")
def shipped(shipped_data: Path) -> Path:
    """The folder of the release of the shipped raw data."""
    curated = shipped_data / "curated"
    return curated / (curated / "CURRENT").read_text(encoding="ascii")


@pytest.fixture(scope="module")
def plain_rules() -> Iterator[None]:
    """Builds judge by the same rules without Great Expectations, for tests that ask what is read and kept."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("etl.making.run_rules", run_plainly)
        yield
