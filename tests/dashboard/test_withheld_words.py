"""Small counts of persons come out through no sentence that tells what stands in a cell."""

from pathlib import Path
from typing import Any

import pytest

from catalog.load import load_catalog
from catalog.problems import Problem
from dashboard import engine
from dashboard.release import Release
from dashboard.views import View
from dashboard.withheld_words import Told, told_problems, told_rows, untold
from etl.found_words import found_problem
from tests.dashboard.small_release import make_facts, make_release
from tests.dashboard.test_pages import run, words


def about(row: dict[str, Any], found: str, expected: str) -> Problem:
    where = (str(row["file"]), str(row["sheet"]), str(row["cell"]))
    return Problem("value_conflict", *where, expected, found, (("other", "다른.xlsx › 실적!B4"),))


def stands(release: Release, where: str) -> dict[str, Any]:
    asked = f"select * from facts where {where} and superseded is null order by row limit 1"
    result = release.connection.cursor().execute(asked)
    return dict(zip([column[0] for column in result.description or ()], result.fetchone() or (), strict=True))


SMALL = "table_name = 'trainees' and programme = 'village_school' and value between 2 and 4"
LARGE = "table_name = 'trainees' and programme = 'leader_training' and value > 50 and demonstration"
PROJECTS = "measure = 'selected_projects' and value between 2 and 4 and demonstration"


def shown(release: Release, problem: Problem) -> str:
    return told_problems([release], [found_problem(problem)])[0].ko


def test_a_conflict_about_a_small_count_names_the_cells_alone(small: Release) -> None:
    row = stands(small, SMALL)
    told = shown(small, about(row, f"{row['value']:.0f}", "61"))
    assert told == "같은 값이 두 곳에서 다릅니다: ※ ≠ ※ (다른.xlsx › 실적!B4). 나중 자료를 보여 줍니다."
    hint = told_problems([small], [found_problem(about(row, "3", "61"))])[0].hint_en
    assert hint.endswith("※ stands for a number of people too small to be shown.")


def test_a_count_that_is_shown_is_told_unless_the_other_side_is_small(small: Release) -> None:
    row = stands(small, LARGE)
    assert ": 120 ≠ 121 (" in shown(small, about(row, "120", "121"))
    assert ": ※ ≠ ※ (" in shown(small, about(row, "120", "3명"))
    assert ": ※ ≠ ※ (" in shown(small, about(row, "120", "남12,3"))
    assert ": 1,204 ≠ 121 (" in shown(small, about(row, "1,204", "121"))


def test_what_would_give_a_small_count_away_is_not_told_either(small: Release) -> None:
    row = stands(small, SMALL)
    frame = engine.frame(View("trend", "trainees", grain="month"))
    own = frame[(frame["period"] == row["period_start"]) & (frame["kind"] == "dong") & frame["numerator_rows"].notna()]
    withheld = {place for place, missing in zip(own["place"], own["missing"], strict=True) if missing == "small_count"}
    said = {
        place: stands(small, f"row = {rows[0]}")
        for place, rows in zip(own["place"], own["numerator_rows"], strict=True)
    }
    told = [Told(one["file"], one["sheet"], one["cell"], ("17",)) for one in said.values()]
    assert len(withheld) >= 2
    assert withheld <= {list(said)[i] for i in untold([small], told)}


def test_counts_of_projects_and_of_what_was_published_are_told(small: Release) -> None:
    assert ": 2 ≠ 3 (" in shown(small, about(stands(small, PROJECTS), "2", "3"))
    published = stands(small, "table_name = 'trainees' and origin = 'published'")
    assert ": 2 ≠ 3 (" in shown(small, about(published, "2", "3"))


def test_of_a_cell_that_nothing_was_read_from_only_small_numbers_are_left_out(small: Release) -> None:
    unread = {"file": "새.xlsx", "sheet": "실적", "cell": "D3"}
    assert untold(
        [small], [Told(*unread.values(), (words,)) for words in ("3명", "3.0", "약4", "3~20", "３", "수료 세 명")]
    ) == {*range(6)}
    large = ("241명", "1,2O4", "12,400", "0", "5명", "20", "D4", "", "미제출", "두 해째 한 번", "열한 명")
    assert untold([small], [Told(*unread.values(), (words,)) for words in large]) == frozenset()
    assert untold([], [Told(*unread.values(), ("3명",))]) == {0}


def test_problems_of_a_file_without_figures_stay_as_they_are(small: Release) -> None:
    rows = engine.warnings(small)
    assert told_rows(small, rows) == list(rows)


def test_no_page_tells_a_small_count_in_a_sentence(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    months = [one for one in make_facts(load_catalog()).rows if one["programme"] == "village_school"]
    row = next(one for one in months if one["table_name"] == "trainees" and one["value"] == 3)
    make_release(tmp_path, more=[about(row, "3", "4")])
    monkeypatch.setenv("DONGNE_DATA", str(tmp_path))
    number = f"trainees,{row['place']},{row['period_start']}"
    pages = [run(), run(page="history", about=str(row["upload"])), run(page="trends", number=number)]
    for page in map(words, pages):
        assert "같은 값이 두 곳에서 다릅니다: ※ ≠ ※ (다른.xlsx › 실적!B4)" in page
        assert "3 ≠ 4" not in page
