"""Briefings: versions that are only added to, two people at once, and the releases that have to stay."""

from dataclasses import replace
from pathlib import Path
from threading import Thread

import pytest

from ledger.book import Ledger, open_ledger
from ledger.briefings import Briefings, OvertakenError, Slide
from ledger.errors import LedgerError

TREND, RANK = Slide("kind=trend&indicator=trainees"), Slide("kind=rank&indicator=trainees", "제목", "메모")


@pytest.fixture
def briefings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Briefings:
    monkeypatch.delenv("DONGNE_LEDGER", raising=False)
    return open_ledger(tmp_path).briefings


def test_a_briefing_is_found_again_as_it_was_made(briefings: Briefings) -> None:
    made = briefings.make("의회 보고", 41, "김주무관", slides=[TREND, RANK])
    found = briefings.find(made.id)
    assert (found.name, found.release, found.language, found.staffing) == ("의회 보고", 41, "ko", False)
    assert (found.slides, found.version, found.by) == ((TREND, RANK), 1, "김주무관")
    assert briefings.all() == (found,)


def test_every_version_stays_written(briefings: Briefings) -> None:
    first = briefings.make("의회 보고", 41, "김주무관", slides=[TREND, RANK])
    second = briefings.save(replace(first, name=" 업무 보고 ", slides=(RANK, TREND)), "이주무관")
    assert (second.name, second.version) == ("업무 보고", 2)
    assert briefings.find(first.id).slides == (RANK, TREND)
    assert briefings.find(first.id, 1).name == "의회 보고"


def test_the_second_of_two_people_at_once_is_told(briefings: Briefings) -> None:
    seen = briefings.make("의회 보고", 41, "김주무관", slides=[TREND])
    briefings.save(replace(seen, name="업무 보고"), "이주무관")
    with pytest.raises(OvertakenError, match="이주무관"):
        briefings.save(replace(seen, name="주간 보고"), "김주무관")
    with pytest.raises(OvertakenError):
        briefings.remove(seen, "김주무관")
    assert briefings.find(seen.id).name == "업무 보고"


def test_pins_of_many_people_at_once_are_all_kept(briefings: Briefings, tmp_path: Path) -> None:
    made = briefings.make("의회 보고", 41, "김주무관")
    others = [open_ledger(tmp_path).briefings for _ in range(4)]
    threads = [Thread(target=one.pin, args=(made.id, TREND, "가")) for one in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    found = briefings.find(made.id)
    assert (found.slides, found.version) == ((TREND,) * 4, 5)


def test_a_briefing_is_frozen_with_its_first_slide_and_again_only_when_asked(briefings: Briefings) -> None:
    made = briefings.make("의회 보고", 41, "김주무관")
    first = briefings.pin(made.id, TREND, "김주무관")
    second = briefings.pin(made.id, RANK, "김주무관")
    renamed = briefings.save(replace(second, name="업무 보고"), "김주무관")
    assert made.at < first.at == first.frozen == second.frozen == renamed.frozen
    assert briefings.duplicate(made.id, "둘째", "가").frozen == briefings.find(made.id).frozen == first.frozen
    moved = briefings.save(replace(renamed, frozen=None), "김주무관")
    assert moved.frozen == moved.at > renamed.at


def test_a_copy_goes_its_own_way(briefings: Briefings) -> None:
    made = briefings.make("의회 보고", 41, "김주무관", "en", [TREND])
    copy = briefings.duplicate(made.id, "의회 보고 2", "이주무관")
    briefings.pin(copy.id, RANK, "이주무관")
    assert (copy.release, copy.language, copy.version) == (41, "en", 1)
    assert briefings.find(made.id).slides == (TREND,)
    assert [one.name for one in briefings.all()] == ["의회 보고 2", "의회 보고"]


def test_what_was_removed_is_neither_listed_nor_found_nor_pinned_to(briefings: Briefings) -> None:
    made = briefings.make("의회 보고", 41, "김주무관")
    briefings.remove(made, "김주무관")
    assert briefings.all() == ()
    for ask in (
        lambda: briefings.find(made.id),
        lambda: briefings.pin(made.id, TREND, "가"),
        lambda: briefings.find("x"),
    ):
        with pytest.raises(LedgerError, match="찾는 발표가 없습니다"):
            ask()


def test_releases_that_a_briefing_shows_or_has_shown_are_kept(briefings: Briefings) -> None:
    moved = briefings.make("의회 보고", 41, "김주무관")
    briefings.save(replace(moved, release=43), "김주무관")
    gone = briefings.make("주간 보고", 42, "김주무관")
    assert briefings.pinned_releases() == {41, 42, 43}
    briefings.remove(gone, "김주무관")
    assert briefings.pinned_releases() == {41, 43}


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"name": "  "}, "이름을 적어"),
        ({"name": "가" * 101}, "100자까지"),
        ({"slides": (TREND,) * 201}, "200장까지"),
        ({"slides": (replace(TREND, headline="가" * 401),)}, "400자"),
        ({"slides": (replace(TREND, note="가" * 4001),)}, "4,000자"),
    ],
)
def test_what_no_briefing_may_have_is_refused_and_nothing_changes(
    briefings: Briefings, changes: dict[str, object], sentence: str
) -> None:
    made = briefings.make("의회 보고", 41, "김주무관")
    with pytest.raises(LedgerError, match=sentence):
        briefings.save(replace(made, **changes), "김주무관")  # type: ignore[arg-type]
    assert briefings.find(made.id) == made


def test_a_ledger_from_before_gets_the_table(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DONGNE_LEDGER", raising=False)
    old: Ledger = open_ledger(tmp_path)
    with old.engine.begin() as connection:
        connection.exec_driver_sql("drop table briefings")
    assert open_ledger(tmp_path).briefings.all() == ()


def test_a_briefing_from_before_is_frozen_at_its_last_version(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DONGNE_LEDGER", raising=False)
    old = open_ledger(tmp_path)
    made = old.briefings.make("의회 보고", 41, "김주무관", slides=[TREND])
    with old.engine.begin() as connection:
        connection.exec_driver_sql("alter table briefings drop column frozen")
    assert open_ledger(tmp_path).briefings.find(made.id) == made
