"""What several tests of the exports stand on."""

from pathlib import Path

import pytest

from dashboard.office import ledger
from dashboard.release import Release
from ledger.targets import Goal


@pytest.fixture
def aimed(small: Release, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> int:
    """The small release with targets of a dong, of a year whose sum is partial, and of a year ahead; handed back is its number."""
    monkeypatch.setenv("DONGNE_LEDGER", f"sqlite:///{tmp_path / 'ledger.sqlite'}")
    wanted = [("yang", 2024, 40), ("seogu", 2025, 2000.5), ("seogu", 2027, 2500)]
    ledger().targets.change([Goal("trainees", *one) for one in wanted], "김주무관", "업무계획")
    return small.number
