"""Jobs: taken once, in order, and again after a worker died, but not for ever."""

from pathlib import Path

import pytest

from ledger.book import open_ledger
from ledger.errors import LedgerError
from ledger.jobs import GIVEN_UP, Jobs


@pytest.fixture
def jobs(tmp_path: Path) -> Jobs:
    return open_ledger(tmp_path).jobs


def test_the_oldest_job_of_a_queue_is_taken_first_and_only_once(jobs: Jobs) -> None:
    first = jobs.ask("etl", "check", {"draft": 1}, "김주무관")
    jobs.ask("export", "pptx", {"briefing": "b"}, "박주무관")
    second = jobs.ask("etl", "check", {"draft": 2}, "김주무관")

    taken = [jobs.take("etl"), jobs.take("etl"), jobs.take("etl")]

    assert [job.number if job else None for job in taken] == [first, second, None]
    assert taken[0] is not None
    assert (taken[0].about, taken[0].state, taken[0].by) == ({"draft": 1}, "running", "김주무관")


def test_a_job_tells_how_far_it_is_and_what_came_of_it(jobs: Jobs) -> None:
    number = jobs.ask("etl", "check", {}, "김주무관")
    jobs.take("etl")

    jobs.tell(number, 0.4, "표를 읽고 있습니다")
    halfway = jobs.find(number)
    jobs.finish(number, {"release": 3})

    assert (halfway.progress, halfway.words, halfway.over) == (0.4, "표를 읽고 있습니다", False)
    assert (jobs.find(number).state, jobs.find(number).result) == ("done", {"release": 3})


def test_a_job_that_cannot_be_done_says_why(jobs: Jobs) -> None:
    number = jobs.ask("etl", "publish", {}, "김주무관")

    jobs.fail(number, "그사이 다른 분이 게시했습니다.", {"release": 4})

    assert (jobs.find(number).state, jobs.find(number).words) == ("failed", "그사이 다른 분이 게시했습니다.")
    assert jobs.find(number).result == {"release": 4}


def test_what_a_dead_worker_was_at_is_taken_up_again_and_given_up_the_second_time(jobs: Jobs) -> None:
    number = jobs.ask("etl", "check", {}, "김주무관")

    jobs.take("etl")
    jobs.take_up_again("etl")
    again = jobs.take("etl")
    jobs.take_up_again("etl")

    assert again is not None
    assert (again.number, again.tries) == (number, 2)
    assert (jobs.find(number).state, jobs.find(number).words) == ("failed", GIVEN_UP)


def test_what_a_person_decided_is_never_given_up(jobs: Jobs) -> None:
    number = jobs.ask("etl", "publish", {}, "김주무관")

    for _ in range(5):
        jobs.take("etl")
        jobs.take_up_again("etl", {"publish"})

    assert (jobs.find(number).state, jobs.find(number).tries) == ("waiting", 5)


def test_a_job_that_was_stopped_for_no_fault_of_its_own_waits_as_if_not_tried(jobs: Jobs) -> None:
    number = jobs.ask("etl", "check", {}, "김주무관")
    jobs.take("etl")

    jobs.put_back(number, blameless=True)

    assert (jobs.find(number).state, jobs.find(number).tries) == ("waiting", 0)


def test_whoever_waits_is_told_how_many_come_first(jobs: Jobs) -> None:
    numbers = [jobs.ask("etl", "check", {}, "김주무관") for _ in range(3)]
    jobs.finish(numbers[0], {})

    assert jobs.ahead_of(jobs.find(numbers[2])) == 1


def test_a_job_that_is_not_there_is_named(jobs: Jobs) -> None:
    with pytest.raises(LedgerError, match="7번 작업이 없습니다"):
        jobs.find(7)


def test_what_waits_and_what_is_being_done_is_told_and_what_is_over_is_not(jobs: Jobs) -> None:
    numbers = [jobs.ask("etl", "undo", {"upload": f"u-{n}"}, "김주무관") for n in range(3)]
    jobs.ask("export", "pptx", {}, "박주무관")
    jobs.take("etl")
    jobs.finish(numbers[0], {})
    jobs.take("etl")
    assert [(job.number, job.state) for job in jobs.unfinished("etl")] == [
        (numbers[1], "running"),
        (numbers[2], "waiting"),
    ]
