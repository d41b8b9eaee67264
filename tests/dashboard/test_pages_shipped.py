"""The pages over the shipped data: figures that a reader of the report would look for, and nothing made up unasked."""

import re
from pathlib import Path

import pytest

from tests.dashboard.test_pages import PAGES, run, words


@pytest.fixture(autouse=True)
def _over_the_shipped_data(shipped_data: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DONGNE_DATA", str(shipped_data))


def test_the_staff_of_2019_are_67_and_the_parts_stand_beside_them() -> None:
    shown = words(run(demonstration="0", number="staff,seogu,2019"))
    assert "= 67명" in shown
    assert "67 = 1 + 1 + 14 + 37 + 14" in shown
    assert "주민자치·돌봄 융합.xlsx › 인력배치 › B9" in shown


def test_pungam_had_39827_residents_in_2017_and_35515_in_2023() -> None:
    shown = words(run(page="trends", tab="table", indicator="residents", highlight="pungam", demonstration="0"))
    (row,) = (re.sub("<[^>]*>", " ", row) for row in re.findall("<tr.*?</tr>", shown, re.DOTALL) if "풍암동" in row)
    assert re.search(r"풍암동.*39,827.*35,515", row, re.DOTALL)


@pytest.mark.parametrize("page", PAGES)
def test_with_demonstration_data_left_out_no_made_up_figure_stays_on_any_page(page: str) -> None:
    shown = words(run(page=page, demonstration="0"))
    assert "예시 자료 제외" in shown
    assert not re.search(r'class="[^"]*\bbadge\b[^>]*>[^<]*예시 자료(?! 제외)', shown)
    assert re.search(r'class="[^"]*\bbadge\b[^>]*>[^<]*예시 자료', words(run(page=page, demonstration="1")))
