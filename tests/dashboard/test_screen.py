"""A link restores the whole screen, and a link that means nothing does no harm."""

from dataclasses import replace

import hypothesis.strategies as st
from hypothesis import given

from dashboard.screen import Number, Screen
from dashboard.views import View

words = st.text("abcdefgh_0123456789", min_size=1, max_size=12)
views = st.builds(
    View,
    kind=st.sampled_from(["trend", "against", "cumulative", "rank", "heat", "tiles"]),
    indicator=st.just("") | words,
    period=st.sampled_from(["", "2023", "2023-07", "2016/2019"]),
    grain=st.sampled_from(["year", "half", "month"]),
    highlight=st.lists(words, max_size=4, unique=True).map(tuple),
    demonstration=st.booleans(),
    release=st.integers(0, 99),
    indicators=st.lists(words, max_size=7, unique=True).map(tuple),
    measured=st.sampled_from(["plain", "index", "per_resident", "per_officer", "per_budget"]),
    against=st.sampled_from(["", "2019", "2023-07"]),
    events=st.booleans(),
)
screens = st.builds(
    Screen,
    page=st.sampled_from(["overview", "trends", "compare"]),
    view=views,
    language=st.sampled_from(["ko", "en"]),
    theme=st.sampled_from([None, "light", "dark"]),
    tab=st.sampled_from(["figure", "table", "source"]),
    number=st.none() | st.builds(Number, words, words, st.sampled_from(["", "2023", "2016/2019"])),
    part=st.sampled_from(["uploads", "compare", "corrections", "missing", "answers"]),
    about=st.just("") | words,
)


@given(screens)
def test_a_screen_comes_back_from_its_link(screen: Screen) -> None:
    assert Screen.from_query(screen.query(), Screen()) == screen


@given(
    st.dictionaries(
        st.sampled_from(["page", "lang", "theme", "tab", "number", "grain", "release", "period"]), st.text()
    )
)
def test_any_query_gives_a_screen_that_can_be_linked_to(query: dict[str, str]) -> None:
    screen = Screen.from_query(query, Screen())
    assert Screen.from_query(screen.query(), Screen()) == screen


def test_what_is_at_its_default_is_left_out() -> None:
    assert Screen().query() == {}
    assert Screen().link() == "?"


def test_a_screen_is_told_in_plain_words() -> None:
    screen = Screen(
        "trends", View("trend", "residents", highlight=("yang", "pungam"), demonstration=False), language="en"
    )
    assert screen.query() == {
        "page": "trends",
        "lang": "en",
        "indicator": "residents",
        "highlight": "yang,pungam",
        "demonstration": "0",
    }


def test_the_files_dropped_together_stand_in_the_link_of_their_page_alone() -> None:
    screen = Screen("upload", batch="b0123456789", cell="3:1:C17")
    assert screen.query() == {"page": "upload", "batch": "b0123456789", "cell": "3:1:C17"}
    assert Screen.from_query(screen.query(), Screen()) == screen
    assert "batch" not in replace(screen, page="trends").query()
