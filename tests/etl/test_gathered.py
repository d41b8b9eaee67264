"""What many files gave is opened at once, and nothing comes of it that would not come of each file alone."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from etl.conform import Conformed, gathered
from etl.conform import kept as kept_files
from etl.conform.memory import Told
from etl.conforming import ConformedCache
from etl.kept import load_kept
from etl.sources import Sidecar, Source, sha256_of
from tests.etl.sheets import saved, training
from tests.etl.test_conforming import cache_in, no_conforming, values, write_file

COUNT = 6


@pytest.fixture(autouse=True)
def no_file_is_few(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(gathered, "FEW", 0)
    kept_files._seen.clear()


@pytest.fixture
def sources(tmp_path: Path) -> list[Source]:
    return [write_file(tmp_path, number) for number in range(COUNT)]


def anew(cache: ConformedCache, sources: Sequence[Source]) -> list[Conformed]:
    """What a process that has nothing in memory is given."""
    kept_files._seen.clear()
    return cache.conform_all(sources)


def gathered_by(cache: ConformedCache, sources: Sequence[Source]) -> list[Conformed]:
    """What they give; it is gathered when they come the second time, and all are opened."""
    anew(cache, sources)
    return anew(cache, sources)


def together(folder: Path) -> Path:
    """The one file."""
    (found,) = (folder / "cache").glob("conformed-*/gathered.arrow")
    return found


def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The files of the cache that are opened one by one from now on."""
    names: list[str] = []

    def noting(place: Path, count: int) -> object:
        names.append(place.name)
        return load_kept(place, count)

    monkeypatch.setattr(kept_files, "load_kept", noting)
    return names


def test_files_that_were_gathered_are_not_opened_one_by_one_and_give_the_same(
    tmp_path: Path, sources: list[Source], monkeypatch: pytest.MonkeyPatch
) -> None:
    asking = saved(tmp_path / "양동.xlsx", *training("수료인언"))
    sources.append(Source(asking, asking.name, sha256_of(asking), Sidecar(origin="submitted")))
    first = gathered_by(cache_in(tmp_path), sources)
    no_conforming(monkeypatch)
    alone = opened(monkeypatch)
    again = anew(cache_in(tmp_path), list(reversed(sources)))[::-1]
    assert not alone
    assert [problem.code for problem in again[-1].problems] == ["measure_unsure"]
    for one, other in zip(first, again, strict=True):
        assert one.table.equals(other.table)
        assert one.shown.equals(other.shown)
        assert (one.problems, one.heard, one.mark) == (other.problems, other.heard, other.mark)


def test_one_more_file_is_opened_alone_until_there_are_many(
    tmp_path: Path, sources: list[Source], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(gathered, "FEW", 1)
    cache = cache_in(tmp_path)
    gathered_by(cache, sources[:4])
    anew(cache, sources[:5])
    alone = opened(monkeypatch)
    anew(cache, sources[:5])
    assert alone == [cache.task(sources[4]).kept.name]
    gathered_by(cache, sources)
    alone.clear()
    anew(cache, sources)
    assert not alone


def test_a_file_of_the_cache_that_was_deleted_is_made_anew(
    tmp_path: Path, sources: list[Source], monkeypatch: pytest.MonkeyPatch
) -> None:
    cache = cache_in(tmp_path)
    gathered_by(cache, sources)
    cache.task(sources[2]).kept.unlink()
    made: list[Source] = []
    monkeypatch.setattr(cache, "make", lambda task: (made.append(task.source), ConformedCache.make(cache, task))[1])
    assert [values(entry)[0] for entry in anew(cache, sources)] == list(range(COUNT))
    assert made == [sources[2]]


def test_what_was_gathered_before_an_answer_is_not_taken_after_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = saved(tmp_path / "양동.xlsx", *training("수료인언"))
    source = Source(path, path.name, sha256_of(path), Sidecar(origin="submitted"))
    (before,) = gathered_by(cache_in(tmp_path), [source])
    ask = before.problems[0].ask
    assert ask
    said = Told(ask.kind, ask.subject, ask.form, "trainees.completed_people")
    monkeypatch.setattr(gathered, "FEW", 1)
    (after,) = anew(cache_in(tmp_path, said), [source])
    assert after.table["measure"].to_pylist().count("completed_people") == 2
    no_conforming(monkeypatch)
    assert anew(cache_in(tmp_path, said), [source])[0].table.equals(after.table)


@pytest.mark.parametrize("torn", [lambda b: b[:-9], lambda b: b[:500] + bytes(len(b) - 500), lambda _: b""])
def test_one_that_is_not_whole_is_nothing_and_made_anew(tmp_path: Path, sources: list[Source], torn: object) -> None:
    cache = cache_in(tmp_path)
    gathered_by(cache, sources)
    place = together(tmp_path)
    whole = place.read_bytes()
    place.write_bytes(torn(whole))  # type: ignore[operator]
    assert [values(entry)[0] for entry in anew(cache, sources)] == list(range(COUNT))
    assert place.read_bytes() == whole


STEPS = st.lists(
    st.tuples(
        st.sets(st.integers(0, COUNT - 1), min_size=1),  # the files there are
        st.sets(st.integers(0, COUNT - 1)),  # those whose file of the cache is deleted before
        st.sampled_from(["kept", "deleted", "torn"]),  # the one file for all
    ),
    min_size=2,
    max_size=6,
)


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(STEPS)
def test_whatever_is_added_taken_away_deleted_or_torn_changes_no_number(
    tmp_path_factory: pytest.TempPathFactory, steps: list[tuple[set[int], set[int], str]]
) -> None:
    folder = tmp_path_factory.mktemp("steps")
    sources, cache = [write_file(folder, number) for number in range(COUNT)], cache_in(folder)
    for there, gone, one in steps:
        for number in gone:
            cache.task(sources[number]).kept.unlink(missing_ok=True)
        for place in (folder / "cache").glob("conformed-*/gathered.arrow"):
            if one == "deleted":
                place.unlink()
            elif one == "torn":
                place.write_bytes(place.read_bytes()[:-1])
        asked = sorted(there)
        found = anew(cache, [sources[number] for number in asked])
        assert [set(values(entry)) for entry in found] == [{float(number)} for number in asked]
        assert [entry.source.file for entry in found] == [sources[number].file for number in asked]
